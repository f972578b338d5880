//! What ties items to each other and to where they stood before, and what a change of the plan does to these ties.

use chenbao_model::model::ArticleId;

use crate::shapes::item::Item;

/// A part of a series on an earlier page than the part before it, or two items apart that must stand together.
const PARTED: i64 = 50_000;
/// An item that stood on another page in the layout before (makeup.md §5.3: 2 a move).
const MOVED: i64 = 2000;

/// What ties items to each other and to the layout before. Items by index.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Links {
    /// Pairs that must stand on one page.
    pub(crate) together: Vec<(usize, usize)>,
    /// Pairs of which the second stands on no earlier page than the first.
    pub(crate) ordered: Vec<(usize, usize)>,
    /// The page each item stood on before.
    pub(crate) stood: Vec<Option<usize>>,
}

impl Links {
    /// The links among items.
    pub(crate) fn new(items: &[&Item], stood: Vec<Option<usize>>) -> Self {
        let mut links = Self { stood, ..Self::default() };
        for (at, item) in items.iter().enumerate() {
            let articles =
                |other: &Item, id: &ArticleId| other.pieces().any(|piece| piece.articles.iter().any(|a| a.id == *id));
            for id in &item.wishes.keep_with {
                links.together.extend(items.iter().position(|other| articles(other, id)).map(|other| (at, other)));
            }
            let Some((series, part)) = &item.wishes.series else { continue };
            for (other, later) in items.iter().enumerate() {
                if later.wishes.series.as_ref().is_some_and(|(name, other)| name == series && other > part) {
                    links.ordered.push((at, other));
                }
            }
        }
        links
    }

    /// What a plan costs for its links; items on no page yet are passed over.
    pub(super) fn cost(&self, page_of: &dyn Fn(usize) -> Option<usize>) -> i64 {
        let count = |pairs: &[(usize, usize)], is_bad: fn(usize, usize) -> bool| {
            let bad = |&&(a, b): &&(usize, usize)| page_of(a).zip(page_of(b)).is_some_and(|(a, b)| is_bad(a, b));
            i64::try_from(pairs.iter().filter(bad).count()).unwrap_or(i64::MAX)
        };
        let moved = self
            .stood
            .iter()
            .enumerate()
            .filter(|(item, stood)| stood.is_some_and(|stood| page_of(*item).is_some_and(|page| page != stood)));
        PARTED * (count(&self.together, |a, b| a != b) + count(&self.ordered, |a, b| b < a))
            + MOVED * i64::try_from(moved.count()).unwrap_or(i64::MAX)
    }

    /// What a change adds to the cost of a plan: only the links of the items that move matter.
    pub(super) fn gain(&self, page_of: &[usize], change: Change) -> i64 {
        let is_moved = |item: usize| item == change.item || Some(item) == change.other;
        let own = |pairs: &[(usize, usize)]| -> Vec<(usize, usize)> {
            pairs.iter().copied().filter(|&(a, b)| is_moved(a) || is_moved(b)).collect()
        };
        let stood = |item: usize| self.stood.get(item).copied().flatten();
        let links = Self { together: own(&self.together), ordered: own(&self.ordered), stood: Vec::new() };
        let after = |item: usize| match item {
            item if item == change.item => Some(change.to),
            item if Some(item) == change.other => Some(page_of[change.item]),
            item => page_of.get(item).copied(),
        };
        let before = |item: usize| page_of.get(item).copied();
        let moved = |page_of: &dyn Fn(usize) -> Option<usize>| {
            let items = [Some(change.item), change.other].into_iter().flatten();
            let away = items.filter(|&item| stood(item).is_some_and(|stood| page_of(item) != Some(stood)));
            MOVED * i64::try_from(away.count()).unwrap_or(i64::MAX)
        };
        links.cost(&after) - links.cost(&before) + moved(&after) - moved(&before)
    }
}

/// One item moved to another page, or two items swapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Change {
    /// The item that moves.
    pub(crate) item: usize,
    /// The page it goes to.
    pub(crate) to: usize,
    /// The item that takes its place.
    pub(crate) other: Option<usize>,
}

impl Change {
    /// Makes the change.
    pub(crate) fn apply(self, page_of: &mut [usize]) {
        if let Some(other) = self.other {
            page_of[other] = page_of[self.item];
        }
        page_of[self.item] = self.to;
    }
}

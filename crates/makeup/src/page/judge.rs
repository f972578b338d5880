//! The judge of a page. Takes trees of cuts; gives every arrangement of them as a choice for the whole page, with what it costs by the whole
//! objective, and the ways its items are filled that suit the page best.

use super::objective::page_terms;
use super::outline::Outline;
use super::shaped::Shaped;
use super::task::{Before, StoodModule, Task};
use super::terms::Terms;
use super::treatment::{Candidate, cover_collisions};
use super::trees::{PageTree, leaf_costs, patterned_trees};
use crate::cost;
use crate::shapes::item::Item;
use crate::slicing::{Arrangement, Placed, arrangements, pattern_of};
use crate::term::TermId;
use chenbao_model::model::{ArticleId, Kind};
use chenbao_model::units::GridRect;

/// Arrangements whose heads and pictures are chosen over again.
const REFINED_MOST: usize = 100;
/// Rounds of choosing over again.
const ROUNDS: usize = 2;
/// By how much the rectangles of the layout before may be dearer with the texts as they are and still be kept, in thousandths: about
/// one widow.
const KEEP_PLACES: i64 = 6000;
/// The same for its cuts.
const KEEP_CUTS: i64 = 9000;

/// A choice for the whole page: for each item its rectangle and which way it is filled.
#[derive(Debug, Clone)]
pub(super) struct PageChoice {
    pub(super) total: i64,
    pub(super) terms: Terms,
    pub(super) rects: Vec<GridRect>,
    pub(super) ways: Vec<usize>,
    pub(super) by_template: bool,
}

/// The outlines of all ways of an item for one size.
struct SizeOutlines {
    size: (u16, u16),
    ways: Vec<Outline>,
}

pub(super) struct Judge<'p, 'a> {
    pub(super) items: &'p [&'p Shaped<'a>],
    lead: Option<usize>,
    pub(super) task: Task<'p>,
    /// Where each item stood before.
    stood: Vec<Option<GridRect>>,
    outlines: Vec<Vec<SizeOutlines>>,
}

/// The item that leads the page: the one of rank 1.
pub(crate) fn lead_item(items: &[&Shaped]) -> Option<usize> {
    items.iter().position(|shaped| shaped.item.rank == 1)
}

/// Where an item stood before.
fn stood(item: &Item, before: &Before) -> Option<GridRect> {
    let own = |articles: &[ArticleId]| item.main.articles.iter().any(|article| articles.contains(&article.id));
    let is_its = |module: &&StoodModule| module.part == item.main.part && own(&module.articles);
    before.modules.iter().find(is_its).map(|module| module.rect)
}

impl<'p, 'a> Judge<'p, 'a> {
    pub(super) fn new(items: &'p [&'p Shaped<'a>], task: Task<'p>) -> Self {
        let stood = items.iter().map(|shaped| stood(&shaped.item, task.before?)).collect();
        Self { items, lead: lead_item(items), task, stood, outlines: items.iter().map(|_| Vec::new()).collect() }
    }

    /// The layout before with its texts set anew, where its rectangles, or at least its cuts, still fill the page about as well
    /// (makeup.md §5.7).
    pub(super) fn kept(&mut self, best: Option<&PageChoice>) -> Option<PageChoice> {
        let before = self.task.before?;
        // What a search finds is the measure: many small changes must not add up to a bad page.
        let least = best.map_or(before.total, |best| before.total.min(best.total));
        let lead = best.map_or(0, |best| best.terms.count(TermId::Lead));
        let is_good =
            |choice: &PageChoice, more: i64| choice.total <= least + more && choice.terms.count(TermId::Lead) <= lead;
        let rects: Option<Vec<GridRect>> = self.stood.iter().copied().collect();
        let rects = rects.filter(|rects| rects.len() == before.modules.len())?;
        let task = self.task;
        let shown = |rects: &[GridRect]| rects.iter().map(|&rect| task.in_region(rect)).collect::<Vec<_>>();
        let items: Vec<(usize, GridRect)> = shown(&rects).into_iter().enumerate().collect();
        let arrangement: Arrangement = items.iter().map(|&(item, rect)| Placed { item, rect }).collect();
        if let Some(choice) =
            self.in_place(&arrangement, before.by_template).filter(|choice| is_good(choice, KEEP_PLACES))
        {
            return Some(choice);
        }
        let pattern = pattern_of(&items, &shown(task.ads), cost::MOVED)?;
        let trees = patterned_trees(&pattern, &leaf_costs(self.items, &task), &task);
        let by_template = before.by_template;
        let trees: Vec<PageTree> = trees.into_iter().map(|tree| PageTree { tree, by_template }).collect();
        let (_, choices) = self.choices(&trees);
        let good = choices.into_iter().filter(|choice| is_good(choice, KEEP_CUTS));
        good.min_by_key(|choice| (choice.terms.count(TermId::Moved), choice.total))
    }

    /// The best choice for items that stand in given rectangles of the region.
    pub(super) fn in_place(&mut self, arrangement: &Arrangement, by_template: bool) -> Option<PageChoice> {
        let mut choice = self.choice(arrangement, by_template)?;
        self.cover(&mut choice);
        self.refine(&mut choice);
        Some(choice)
    }

    /// The best choices over all arrangements of all trees, best first, and how many arrangements there were.
    pub(super) fn choices(&mut self, trees: &[PageTree]) -> (usize, Vec<PageChoice>) {
        let must_lead = self.lead.filter(|&lead| self.task.region.lead_top_left || self.items[lead].item.wishes.lead);
        let mut choices = Vec::new();
        for PageTree { tree, by_template } in trees {
            for arrangement in arrangements(tree, must_lead) {
                choices.extend(self.choice(&arrangement, *by_template));
            }
        }
        let count = choices.len();
        choices.sort_by(|a, b| (a.total, &a.rects).cmp(&(b.total, &b.rects)));
        choices.truncate(REFINED_MOST);
        for choice in &mut choices {
            self.cover(choice);
            self.refine(choice);
        }
        choices.sort_by(|a, b| (a.total, &a.rects, &a.ways).cmp(&(b.total, &b.rects, &b.ways)));
        (count, choices)
    }

    fn choice(&mut self, arrangement: &Arrangement, by_template: bool) -> Option<PageChoice> {
        let mut rects = vec![GridRect::default(); self.items.len()];
        for &Placed { item, rect } in arrangement {
            rects[item] = GridRect { y: rect.y + self.task.region.top, ..rect };
            self.draw(item, rect);
        }
        let ways = vec![0; self.items.len()];
        let has_no_way = |(item, &rect): (usize, &GridRect)| self.outlines(item, rect).is_empty();
        if rects.iter().enumerate().any(has_no_way) || !self.is_lawful(&rects) {
            return None;
        }
        let terms = self.terms(&rects, &ways, by_template);
        Some(PageChoice { total: terms.total(), terms, rects, ways, by_template })
    }

    /// Whether nothing stands on an advertisement, and every pinned item in its rectangle.
    fn is_lawful(&self, rects: &[GridRect]) -> bool {
        let task = &self.task;
        let is_pinned = |(shaped, rect): (&&Shaped, &GridRect)| {
            let at = shaped.item.wishes.at.map(|at| task.in_region(at));
            at.is_none_or(|at| GridRect { y: at.y + task.region.top, ..at } == *rect)
        };
        rects.iter().all(|rect| task.ads.iter().all(|ad| !rect.intersects(*ad)))
            && self.items.iter().zip(rects).all(is_pinned)
    }

    /// Makes sure that the outlines of an item at this size are known.
    fn draw(&mut self, item: usize, rect: GridRect) {
        let size = (rect.w, rect.h);
        if self.outlines[item].iter().any(|known| known.size == size) {
            return;
        }
        let Shaped { item: copy, shapes } = self.items[item];
        let outline = |way| Outline::new(copy, shapes, way, rect.w, self.task.grid);
        let ways = shapes.ways(rect.w, rect.h).iter().map(outline).collect();
        self.outlines[item].push(SizeOutlines { size, ways });
    }

    fn outlines(&self, item: usize, rect: GridRect) -> &[Outline] {
        let known = self.outlines[item].iter().find(|known| known.size == (rect.w, rect.h));
        known.map_or(&[], |known| &known.ways)
    }

    fn candidate(&self, item: usize, rect: GridRect) -> Candidate<'_> {
        let ways = self.outlines(item, rect);
        Candidate { rank: self.items[item].item.rank, lead: self.lead == Some(item), rect, ways }
    }

    fn terms(&self, rects: &[GridRect], ways: &[usize], by_template: bool) -> Terms {
        let standing = |item: usize| self.candidate(item, rects[item]).standing(ways[item]);
        let items: Vec<_> = (0..rects.len()).map(standing).collect();
        let mut terms = page_terms(&items, self.task.region);
        let is_moved = |(rect, stood): &(&GridRect, &Option<GridRect>)| {
            stood.is_some_and(|stood| (stood.x, stood.y, stood.w) != (rect.x, rect.y, rect.w))
        };
        let moved = u32::try_from(rects.iter().zip(&self.stood).filter(is_moved).count()).unwrap_or(u32::MAX);
        terms.charge(TermId::Moved, moved);
        let fillers = self.items.iter().filter(|shaped| shaped.item.main.kind == Kind::Filler).count();
        let fillers = u32::try_from(fillers).unwrap_or(u32::MAX);
        terms.charge(TermId::Filler, fillers);
        if by_template {
            terms.add_signed(TermId::Template, 1, -i64::from(self.task.template.bonus));
        }
        terms
    }

    /// Chooses the ways that cover the collisions of heads.
    fn cover(&self, choice: &mut PageChoice) {
        let items: Vec<Candidate> =
            choice.rects.iter().enumerate().map(|(item, &rect)| self.candidate(item, rect)).collect();
        let ways = cover_collisions(&items, self.task.region);
        let terms = self.terms(&choice.rects, &ways, choice.by_template);
        if terms.total() < choice.total {
            (choice.total, choice.terms, choice.ways) = (terms.total(), terms, ways);
        }
    }

    /// Chooses for one item after the other the way that suits the page best.
    fn refine(&self, choice: &mut PageChoice) {
        for _ in 0..ROUNDS {
            let before = choice.total;
            for item in 0..choice.rects.len() {
                for way in 0..self.outlines(item, choice.rects[item]).len() {
                    let mut ways = choice.ways.clone();
                    ways[item] = way;
                    let terms = self.terms(&choice.rects, &ways, choice.by_template);
                    if terms.total() < choice.total {
                        (choice.total, choice.terms, choice.ways) = (terms.total(), terms, ways);
                    }
                }
            }
            if choice.total == before {
                return;
            }
        }
    }
}

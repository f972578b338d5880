//! What a page costs beyond its items. Takes where the items of a page stand and how each is filled; gives the terms of the
//! objective of makeup.md §6.5.

use super::outline::Outline;
use super::terms::Terms;
use crate::cost;
use crate::grid::GAP;
use crate::term::TermId;
use chenbao_model::units::GridRect;

/// The part of a page modules stand in. It ends one line below the type area: see [`crate::page::judge`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Region {
    /// Columns.
    pub(crate) columns: u16,
    /// The first line.
    pub(crate) top: u16,
    /// Lines, with the one below the type area.
    pub(crate) lines: u16,
    /// Whether the lead must stand at the top left.
    pub(crate) lead_top_left: bool,
}

/// An item where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standing<'o> {
    /// 1 lead, 2 second, 3 ordinary.
    pub(crate) rank: u8,
    /// Whether it is the page's lead.
    pub(crate) lead: bool,
    /// Its rectangle on the page.
    pub(crate) rect: GridRect,
    /// How it is filled.
    pub(crate) outline: &'o Outline,
}

impl Standing<'_> {
    fn on_page(&self, rect: GridRect) -> GridRect {
        GridRect { x: rect.x + self.rect.x, y: rect.y + self.rect.y, ..rect }
    }

    fn head(&self) -> GridRect {
        self.on_page(self.outline.head)
    }

    fn photos(&self) -> impl Iterator<Item = GridRect> + '_ {
        self.outline.photos.iter().map(|&photo| self.on_page(photo))
    }
}

/// All terms of a page.
pub(crate) fn page_terms(items: &[Standing], region: Region) -> Terms {
    let mut terms = Terms::default();
    for item in items {
        terms.add_all(&item.outline.own);
        if item.lead && (item.rect.x, item.rect.y) != (0, region.top) {
            terms.charge(TermId::Lead, 1);
        }
        terms.add(TermId::Zone, 1, cost::zone(item.rank, zone(item.rect, region)));
    }
    for (at, a) in items.iter().enumerate() {
        for b in &items[at + 1..] {
            pair_terms(a, b, region, &mut terms);
        }
    }
    terms.charge(TermId::Through, through_lines(items, region));
    let gutters = if items.len() > 1 { through_gutters(items, region) } else { 0 };
    terms.charge(TermId::Gutter, gutters);
    terms.charge(TermId::Boxes, items.iter().map(|item| item.outline.boxes).sum());
    picture_terms(items, region, &mut terms);
    terms
}

/// What two items cost each other.
pub(crate) fn pair_cost(a: &Standing, b: &Standing, region: Region) -> i64 {
    let mut terms = Terms::default();
    pair_terms(a, b, region, &mut terms);
    terms.total()
}

fn pair_terms(a: &Standing, b: &Standing, region: Region, terms: &mut Terms) {
    if bumps(a, b) || bumps(b, a) {
        terms.charge(TermId::Bump, 1);
    }
    if is_stacked(a, b) || is_stacked(b, a) {
        terms.charge(TermId::Stacked, 1);
    }
    let (strong, weak) = if a.rank <= b.rank { (a, b) } else { (b, a) };
    let is_smaller = strong.outline.size < weak.outline.size;
    if strong.rank < weak.rank && (is_smaller || zone(strong.rect, region) < zone(weak.rect, region)) {
        terms.charge(TermId::Inversion, 1);
    }
    for one in a.photos() {
        for other in b.photos() {
            if touch(one, other) {
                terms.charge(TermId::Touch, 1);
            }
        }
    }
}

/// V1: two heads side by side on the same lines, neither boxed, of much the same size.
fn bumps(left: &Standing, right: &Standing) -> bool {
    let (head, other) = (left.head(), right.head());
    let beside = left.rect.right() == right.rect.x && head.y < other.bottom() && other.y < head.bottom();
    beside && left.outline.open && right.outline.open && is_alike(left.outline.size, right.outline.size)
}

/// Whether two sizes of head are too near to tell the heads apart.
pub(crate) fn is_alike(one: i64, other: i64) -> bool {
    one.max(other) * 1000 < one.min(other) * cost::BUMP_RATIO
}

/// V2: a head under another story's head with fewer than three lines between.
fn is_stacked(above: &Standing, below: &Standing) -> bool {
    let (head, other) = (above.head(), below.head());
    let over = head.x < other.right() && other.x < head.right();
    over && other.y >= head.bottom() && other.y - head.bottom() < 3 && above.rect.bottom() <= below.rect.y
}

fn touch(one: GridRect, other: GridRect) -> bool {
    let same_lines = one.y < other.bottom() && other.y < one.bottom();
    let same_columns = one.x < other.right() && other.x < one.right();
    let beside = one.right() == other.x || other.right() == one.x;
    let below = one.bottom() + GAP == other.y || other.bottom() + GAP == one.y;
    same_lines && beside || same_columns && below
}

/// The strength of the zone the middle of a rectangle stands in, in thousandths (makeup.md §1.3).
fn zone(rect: GridRect, region: Region) -> u32 {
    let is_left = 2 * rect.x + rect.w <= region.columns;
    let is_top = 2 * (rect.y - region.top) + rect.h <= region.lines;
    match (is_top, is_left) {
        (true, true) => cost::ZONES[0],
        (true, false) => cost::ZONES[1],
        (false, false) => cost::ZONES[2],
        (false, true) => cost::ZONES[3],
    }
}

/// V3: lines no module crosses.
fn through_lines(items: &[Standing], region: Region) -> u32 {
    let mut lines: Vec<u16> = items.iter().map(|item| item.rect.y).filter(|&y| y > region.top).collect();
    lines.sort_unstable();
    lines.dedup();
    let crossed = |y: u16| items.iter().any(|item| item.rect.y < y && y < item.rect.bottom());
    u32::try_from(lines.into_iter().filter(|&y| !crossed(y)).count()).unwrap_or(u32::MAX)
}

/// H7: gutters no module crosses.
fn through_gutters(items: &[Standing], region: Region) -> u32 {
    let crossed = |x: u16| items.iter().any(|item| item.rect.x < x && x < item.rect.right());
    u32::try_from((1..region.columns).filter(|&x| !crossed(x)).count()).unwrap_or(u32::MAX)
}

fn picture_terms(items: &[Standing], region: Region, terms: &mut Terms) {
    let mut areas: Vec<u32> = items.iter().flat_map(|item| item.outline.picture_areas.iter().copied()).collect();
    areas.sort_unstable_by(|a, b| b.cmp(a));
    if let [largest, second, ..] = areas[..]
        && largest * 2 < second * 3
    {
        terms.charge(TermId::Dominance, 1);
    }
    let largest = |standing: &Standing| standing.outline.picture_areas.iter().copied().max().unwrap_or(0);
    let lead = items.iter().filter(|item| item.lead).map(largest).max().unwrap_or(0);
    if lead > 0 && areas.first().is_some_and(|&first| first > lead) {
        terms.charge(TermId::Upstaged, 1);
    }
    let page = u32::from(region.columns) * u32::from(region.lines).max(1);
    let share = areas.iter().sum::<u32>() * 1000 / page;
    terms.add(TermId::Share, share, cost::photo_share(share));
    for (at, a) in items.iter().enumerate() {
        for b in &items[at + 1..] {
            let mirrors = a.photos().flat_map(|one| b.photos().map(move |other| (one, other)));
            let count = mirrors.filter(|&(one, other)| is_mirrored(one, other, region.columns)).count();
            terms.charge(TermId::Mirror, u32::try_from(count).unwrap_or(u32::MAX));
        }
    }
}

/// V15: equal pictures on the same lines, mirrored about the axis of the page.
fn is_mirrored(one: GridRect, other: GridRect, columns: u16) -> bool {
    (one.y, one.w, one.h) == (other.y, other.w, other.h) && one.x + other.right() == columns && one.x != other.x
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGION: Region = Region { columns: 5, top: 0, lines: 73, lead_top_left: true };

    fn outline(columns: u16, size: i64) -> Outline {
        Outline {
            head: GridRect::new(0, 0, columns, 5),
            size,
            open: true,
            boxes: 0,
            photos: Vec::new(),
            picture_areas: Vec::new(),
            own: Terms::default(),
        }
    }

    fn count(items: &[Standing], name: TermId) -> i64 {
        page_terms(items, REGION).count(name)
    }

    fn standing(rank: u8, rect: (u16, u16, u16, u16), outline: &Outline) -> Standing<'_> {
        Standing { rank, lead: rank == 1, rect: GridRect::new(rect.0, rect.1, rect.2, rect.3), outline }
    }

    #[test]
    fn heads_of_one_size_side_by_side_bump() {
        let (big, small) = (outline(3, 36_000), outline(2, 20_000));
        let page = |left, right| [standing(1, (0, 0, 3, 73), left), standing(3, (3, 0, 2, 73), right)];
        assert_eq!(count(&page(&big, &big), TermId::Bump), 1);
        assert_eq!(count(&page(&big, &small), TermId::Bump), 0);
        let boxed = Outline { open: false, ..outline(2, 36_000) };
        assert_eq!(count(&page(&big, &boxed), TermId::Bump), 0);
    }

    #[test]
    fn lines_and_gutters_through_the_page_are_counted() {
        let any = outline(2, 20_000);
        let cross = [(0, 0, 2, 30), (2, 0, 3, 30), (0, 30, 2, 43), (2, 30, 3, 43)];
        let items: Vec<Standing> = cross.iter().map(|&rect| standing(3, rect, &any)).collect();
        assert_eq!((count(&items, TermId::Through), count(&items, TermId::Gutter)), (1, 1));
        let staggered = [(0, 0, 2, 30), (2, 0, 3, 30), (0, 30, 3, 43), (3, 30, 2, 43)];
        let items: Vec<Standing> = staggered.iter().map(|&rect| standing(3, rect, &any)).collect();
        assert_eq!((count(&items, TermId::Through), count(&items, TermId::Gutter)), (1, 0));
    }

    #[test]
    fn the_lead_stands_top_left_and_above_the_rest() {
        let any = outline(5, 20_000);
        let upside_down = [standing(1, (0, 40, 5, 33), &any), standing(3, (0, 0, 5, 40), &any)];
        assert_eq!((count(&upside_down, TermId::Lead), count(&upside_down, TermId::Inversion)), (1, 1));
        let right = [standing(1, (0, 0, 5, 33), &any), standing(3, (0, 33, 5, 40), &any)];
        assert_eq!((count(&right, TermId::Lead), count(&right, TermId::Inversion)), (0, 0));
    }

    #[test]
    fn pictures_of_two_stories_that_touch_are_counted() {
        let photo =
            |x| Outline { photos: vec![GridRect::new(x, 5, 1, 10)], picture_areas: vec![8], ..outline(2, 9_000) };
        let (right, left) = (photo(1), photo(0));
        let page = |b| [standing(2, (0, 0, 2, 73), &right), standing(3, (2, 0, 2, 73), b)];
        assert_eq!(count(&page(&left), TermId::Touch), 1);
        assert_eq!(count(&page(&right), TermId::Touch), 0);
        assert_eq!(count(&page(&left), TermId::Dominance), 1);
    }

    #[test]
    fn equal_pictures_mirrored_about_the_axis_are_counted() {
        assert!(is_mirrored(GridRect::new(0, 5, 2, 9), GridRect::new(3, 5, 2, 9), 5));
        assert!(!is_mirrored(GridRect::new(0, 5, 2, 9), GridRect::new(2, 5, 2, 9), 5));
    }

    #[test]
    fn a_head_right_under_a_head_is_stacked() {
        let any = outline(5, 20_000);
        let items = [standing(2, (0, 0, 5, 7), &any), standing(3, (0, 7, 5, 66), &any)];
        assert_eq!(count(&items, TermId::Stacked), 1);
    }

    #[test]
    fn boxes_beyond_the_first_cost() {
        let boxed = Outline { boxes: 1, open: false, ..outline(5, 9_000) };
        let items = [standing(3, (0, 0, 5, 30), &boxed), standing(3, (0, 30, 5, 43), &boxed)];
        let term = page_terms(&items, REGION).score().terms[&TermId::Boxes];
        assert_eq!((term.count, term.cost), (2, i64::from(cost::BOX_MORE)));
    }
}

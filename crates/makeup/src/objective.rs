//! What a page costs beyond its items. Takes where the items of a page stand and how each is filled; gives the terms of the
//! objective of makeup.md §6.5, each with its count and its cost.

use super::body::Body;
use super::cost;
use super::form::Form;
use super::grid::Grid;
use super::item::Item;
use super::layout::{Term, Treatment};
use super::measure::Setting;
use super::shape::{Boxes, Shapes, Way};
use chenbao_model::units::{GridRect, Length};

/// The names of the terms a page can have, in the order of [`Terms`].
pub const NAMES: [&str; COUNT] = [
    "head",
    "width",
    "form",
    "photo",
    "crop",
    "legs",
    "slack",
    "widow",
    "sidebar",
    "bump",
    "stacked",
    "through",
    "gutter",
    "lead",
    "inversion",
    "touch",
    "dominance",
    "boxes",
    "share",
    "zone",
    "mirror",
    "grey",
    "filler",
    "moved",
    "template",
    "upstaged",
];

/// How many terms there are.
const COUNT: usize = 26;

/// Which term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// Heads and the air above them.
    Head,
    /// Widths out of range.
    Width,
    /// Forms and head treatments other than the plain one.
    Form,
    /// Size and place of pictures.
    Photo,
    /// Crop.
    Crop,
    /// Deep and shallow legs.
    Legs,
    /// Blank lines at the feet of legs.
    Slack,
    /// Widows 孤行.
    Widow,
    /// Sidebars at the foot.
    Sidebar,
    /// V1 碰题.
    Bump,
    /// V2 叠题.
    Stacked,
    /// V3 断版.
    Through,
    /// H7 通线.
    Gutter,
    /// V5.
    Lead,
    /// V4.
    Inversion,
    /// V12: pictures that touch.
    Touch,
    /// V12: no dominant picture.
    Dominance,
    /// V14.
    Boxes,
    /// The share of pictures.
    Share,
    /// Strong items in strong zones.
    Zone,
    /// V15.
    Mirror,
    /// V11: text without relief.
    Grey,
    /// Fillers.
    Filler,
    /// Modules that stand elsewhere than in the layout before.
    Moved,
    /// The bonus of the template the page follows.
    Template,
    /// The largest picture stands with another story than the lead, which has one.
    Upstaged,
}

/// All terms of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terms([Term; COUNT]);

impl Terms {
    /// Adds to a term.
    pub fn add(&mut self, name: Name, count: u32, cost: u32) {
        let term = &mut self.0[name as usize];
        term.count += i64::from(count);
        term.cost += i64::from(cost);
    }

    /// Adds to a term what may be a bonus.
    pub fn add_signed(&mut self, name: Name, count: u32, cost: i64) {
        let term = &mut self.0[name as usize];
        term.count += i64::from(count);
        term.cost += cost;
    }

    /// How often a term applies.
    pub fn count(&self, name: Name) -> i64 {
        self.0[name as usize].count
    }

    /// The sum of all terms.
    pub fn total(&self) -> i64 {
        self.0.iter().map(|term| term.cost).sum()
    }

    /// Every term that applies, by name.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, Term)> + '_ {
        NAMES.into_iter().zip(self.0).filter(|(_, term)| *term != Term::default())
    }
}

/// The part of a page modules stand in. It ends one line below the type area: see [`super::page`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Columns.
    pub columns: u16,
    /// The first line.
    pub top: u16,
    /// Lines, with the one below the type area.
    pub lines: u16,
    /// Whether the lead must stand at the top left.
    pub lead_top_left: bool,
}

/// The outline of a way to fill a rectangle: what matters to its neighbours. Rectangles count basic columns and lines from the
/// module's corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// The head.
    pub head: GridRect,
    /// Its size in thousandths of a point.
    pub size: i64,
    /// Whether the head runs across the module, open: only such heads bump.
    pub open: bool,
    /// Boxes: itself and its sidebars.
    pub boxes: u32,
    /// Pictures with their captions.
    pub photos: Vec<GridRect>,
    /// Area of the pictures alone, each, in basic columns × lines.
    pub picture_areas: Vec<u32>,
    /// What the way costs, term by term.
    pub own: Terms,
}

impl Outline {
    /// The outline of a way over so many columns.
    pub fn new(item: &Item, shapes: &Shapes, way: &Way, columns: u16, grid: &Grid) -> Self {
        let boxed = way.treatment == Treatment::Box;
        let pad = if boxed { grid.box_pad } else { 0 };
        let body = shapes.body(way);
        let banner = body.filter(|_| way.treatment == Treatment::PhotoTop).and_then(Body::banner).unwrap_or(0);
        let is_side = way.treatment == Treatment::Side;
        let head = GridRect::new(0, pad + banner, if is_side { 1 } else { columns }, way.head.lines);
        let mut outline = Self {
            head,
            size: way.head.size.millipoints(),
            open: !boxed && !is_side,
            boxes: u32::from(boxed),
            photos: Vec::new(),
            picture_areas: Vec::new(),
            own: Terms::default(),
        };
        let flag = |cost: u32| u32::from(cost > 0);
        outline.own.add(Name::Head, flag(way.head.cost), way.head.cost);
        outline.own.add(Name::Width, flag(way.width_cost), way.width_cost);
        outline.own.add(Name::Form, flag(way.form_cost), way.form_cost);
        let forms = |columns: u16| item.main.forms.get(usize::from(columns) - 1);
        let Some(form) = forms(way.body_columns).and_then(|forms| forms.get(way.body_form)) else { return outline };
        let corner = if is_side { (1, 0) } else { (0, pad + if banner > 0 { 0 } else { way.head.lines }) };
        if let Some(body) = body {
            outline.add_body(body, form, corner, grid);
        }
        outline.add_boxes(item, shapes, way, pad + way.head.lines, grid);
        outline
    }

    fn add_boxes(&mut self, item: &Item, shapes: &Shapes, way: &Way, top: u16, grid: &Grid) {
        let (choices, left, line) = match &way.boxes {
            Boxes::None => return,
            Boxes::Foot(choices) => (choices.as_slice(), 0, top + way.body_lines + super::shape::SIDEBAR_GAP),
            Boxes::Beside(choice) => (std::slice::from_ref(choice), way.body_columns, top),
            Boxes::Inset(choice, _) => {
                let corner = (way.body_columns - choice.columns, top + way.body_lines - choice.lines);
                (std::slice::from_ref(choice), corner.0, corner.1)
            }
        };
        match &way.boxes {
            Boxes::Foot(_) => self.own.add(Name::Sidebar, 1, cost::SIDEBAR_FOOT),
            Boxes::Inset(..) => self.own.add(Name::Sidebar, 1, cost::SIDEBAR_INSET),
            Boxes::None | Boxes::Beside(_) => {}
        }
        let mut line = line;
        for (at, choice) in choices.iter().enumerate() {
            self.own.add(Name::Head, u32::from(choice.head.cost > 0), choice.head.cost);
            let form = item.sidebars[at].forms[usize::from(choice.columns) - 1].get(choice.form);
            if let (Some(body), Some(form)) = (shapes.box_body(at, choice), form) {
                self.add_body(body, form, (left, line + grid.box_pad + choice.head.lines), grid);
            }
            line += choice.lines + super::shape::SIDEBAR_GAP;
            self.boxes += 1;
        }
    }

    fn add_body(&mut self, body: &Body, form: &Form, (left, top): (u16, u16), grid: &Grid) {
        let flag = |cost: u32| u32::from(cost > 0);
        self.own.add(Name::Photo, flag(body.photo_cost), body.photo_cost);
        self.own.add(Name::Crop, flag(body.crop_cost), body.crop_cost);
        self.own.add(Name::Legs, flag(body.depth_cost), body.depth_cost);
        self.own.add(Name::Slack, u32::from(body.filled.slack), body.filled.slack_cost);
        self.own.add(Name::Widow, body.filled.widow_cost / cost::WIDOW, body.filled.widow_cost);
        if is_grey(body, form, grid) {
            self.own.add(Name::Grey, 1, cost::GREY);
        }
        for block in &body.photos {
            let rect = GridRect::new(block.x, block.y, block.span, block.lines + block.caption);
            let rect = form.columns.on_basic(rect);
            self.photos.push(GridRect { x: rect.x + left, y: rect.y + top, ..rect });
            self.picture_areas.push(block.area() * u32::from(form.columns.grid) / u32::from(form.columns.text));
        }
    }
}

/// V11: whether a note of 156 × 66 mm laid somewhere on the text, either way, touches no head, picture or crosshead.
fn is_grey(body: &Body, form: &Form, grid: &Grid) -> bool {
    if form.columns.setting == Setting::Boxed || form.flow.has_breaks() {
        return false;
    }
    let legs: Vec<(u16, u16, u16)> = body.legs().collect();
    let lies_on = |width: Length, height: Length| {
        let enough = (1..=form.columns.text).find(|&columns| grid.text_width(form.columns, columns) >= width);
        let Some(columns) = enough else { return false };
        legs.windows(usize::from(columns)).any(|legs| {
            let top = legs.iter().map(|leg| leg.1).max().unwrap_or(0);
            let foot = legs.iter().map(|leg| leg.1 + leg.2).min().unwrap_or(0);
            top < foot && grid.depth(foot - top) >= height
        })
    };
    let (long, short) = (Length::from_mm(cost::NOTE_MM.0), Length::from_mm(cost::NOTE_MM.1));
    lies_on(long, short) || lies_on(short, long)
}

/// An item where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'o> {
    /// 1 lead, 2 second, 3 ordinary.
    pub rank: u8,
    /// Whether it is the page's lead.
    pub lead: bool,
    /// Its rectangle on the page.
    pub rect: GridRect,
    /// How it is filled.
    pub outline: &'o Outline,
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
pub fn terms(items: &[Standing], region: Region) -> Terms {
    let mut terms = Terms::default();
    for item in items {
        for (sum, own) in terms.0.iter_mut().zip(item.outline.own.0) {
            sum.count += own.count;
            sum.cost += own.cost;
        }
        if item.lead && (item.rect.x, item.rect.y) != (0, region.top) {
            terms.add(Name::Lead, 1, cost::LEAD_POSITION);
        }
        terms.add(Name::Zone, 1, cost::zone(item.rank, zone(item.rect, region)));
    }
    for (at, a) in items.iter().enumerate() {
        for b in &items[at + 1..] {
            pair_terms(a, b, region, &mut terms);
        }
    }
    let through = through_lines(items, region);
    terms.add(Name::Through, through, through.saturating_sub(1) * cost::THROUGH_LINE);
    let gutters = if items.len() > 1 { through_gutters(items, region) } else { 0 };
    terms.add(Name::Gutter, gutters, gutters * cost::THROUGH_GUTTER);
    let boxes: u32 = items.iter().map(|item| item.outline.boxes).sum();
    terms.add(Name::Boxes, boxes, boxes.saturating_sub(1) * cost::BOX_MORE);
    picture_terms(items, region, &mut terms);
    terms
}

/// What two items cost each other.
pub fn pair_cost(a: &Standing, b: &Standing, region: Region) -> i64 {
    let mut terms = Terms::default();
    pair_terms(a, b, region, &mut terms);
    terms.total()
}

fn pair_terms(a: &Standing, b: &Standing, region: Region, terms: &mut Terms) {
    if bumps(a, b) || bumps(b, a) {
        terms.add(Name::Bump, 1, cost::BUMP);
    }
    if is_stacked(a, b) || is_stacked(b, a) {
        terms.add(Name::Stacked, 1, cost::STACKED_HEADS);
    }
    let (strong, weak) = if a.rank <= b.rank { (a, b) } else { (b, a) };
    let is_smaller = strong.outline.size < weak.outline.size;
    if strong.rank < weak.rank && (is_smaller || zone(strong.rect, region) < zone(weak.rect, region)) {
        terms.add(Name::Inversion, 1, cost::INVERSION);
    }
    for one in a.photos() {
        for other in b.photos() {
            if touch(one, other) {
                terms.add(Name::Touch, 1, cost::PHOTO_TOUCH);
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
pub fn is_alike(one: i64, other: i64) -> bool {
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
    let gap = super::shape::GAP;
    let below = one.bottom() + gap == other.y || other.bottom() + gap == one.y;
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
        terms.add(Name::Dominance, 1, cost::NO_DOMINANT_PHOTO);
    }
    let largest = |of: &Standing| of.outline.picture_areas.iter().copied().max().unwrap_or(0);
    let lead = items.iter().filter(|item| item.lead).map(largest).max().unwrap_or(0);
    if lead > 0 && areas.first().is_some_and(|&first| first > lead) {
        terms.add(Name::Upstaged, 1, cost::UPSTAGED);
    }
    let page = u32::from(region.columns) * u32::from(region.lines).max(1);
    let share = areas.iter().sum::<u32>() * 1000 / page;
    terms.add(Name::Share, share, cost::photo_share(share));
    for (at, a) in items.iter().enumerate() {
        for b in &items[at + 1..] {
            let mirrors = a.photos().flat_map(|one| b.photos().map(move |other| (one, other)));
            let count = mirrors.filter(|&(one, other)| is_mirrored(one, other, region.columns)).count();
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            terms.add(Name::Mirror, count, count * cost::MIRROR);
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

    fn count(items: &[Standing], name: &str) -> i64 {
        terms(items, REGION).named().find(|(known, _)| *known == name).map_or(0, |(_, term)| term.count)
    }

    fn standing(rank: u8, rect: (u16, u16, u16, u16), outline: &Outline) -> Standing<'_> {
        Standing { rank, lead: rank == 1, rect: GridRect::new(rect.0, rect.1, rect.2, rect.3), outline }
    }

    #[test]
    fn heads_of_one_size_side_by_side_bump() {
        let (big, small) = (outline(3, 36_000), outline(2, 20_000));
        let page = |left, right| [standing(1, (0, 0, 3, 73), left), standing(3, (3, 0, 2, 73), right)];
        assert_eq!(count(&page(&big, &big), "bump"), 1);
        assert_eq!(count(&page(&big, &small), "bump"), 0);
        let boxed = Outline { open: false, ..outline(2, 36_000) };
        assert_eq!(count(&page(&big, &boxed), "bump"), 0);
    }

    #[test]
    fn lines_and_gutters_through_the_page_are_counted() {
        let any = outline(2, 20_000);
        let cross = [(0, 0, 2, 30), (2, 0, 3, 30), (0, 30, 2, 43), (2, 30, 3, 43)];
        let items: Vec<Standing> = cross.iter().map(|&rect| standing(3, rect, &any)).collect();
        assert_eq!((count(&items, "through"), count(&items, "gutter")), (1, 1));
        let staggered = [(0, 0, 2, 30), (2, 0, 3, 30), (0, 30, 3, 43), (3, 30, 2, 43)];
        let items: Vec<Standing> = staggered.iter().map(|&rect| standing(3, rect, &any)).collect();
        assert_eq!((count(&items, "through"), count(&items, "gutter")), (1, 0));
    }

    #[test]
    fn the_lead_stands_top_left_and_above_the_rest() {
        let any = outline(5, 20_000);
        let upside_down = [standing(1, (0, 40, 5, 33), &any), standing(3, (0, 0, 5, 40), &any)];
        assert_eq!((count(&upside_down, "lead"), count(&upside_down, "inversion")), (1, 1));
        let right = [standing(1, (0, 0, 5, 33), &any), standing(3, (0, 33, 5, 40), &any)];
        assert_eq!((count(&right, "lead"), count(&right, "inversion")), (0, 0));
    }

    #[test]
    fn pictures_of_two_stories_that_touch_are_counted() {
        let photo =
            |x| Outline { photos: vec![GridRect::new(x, 5, 1, 10)], picture_areas: vec![8], ..outline(2, 9_000) };
        let (right, left) = (photo(1), photo(0));
        let page = |b| [standing(2, (0, 0, 2, 73), &right), standing(3, (2, 0, 2, 73), b)];
        assert_eq!(count(&page(&left), "touch"), 1);
        assert_eq!(count(&page(&right), "touch"), 0);
        assert_eq!(count(&page(&left), "dominance"), 1);
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
        assert_eq!(count(&items, "stacked"), 1);
    }

    #[test]
    fn boxes_beyond_the_first_cost() {
        let boxed = Outline { boxes: 1, open: false, ..outline(5, 9_000) };
        let items = [standing(3, (0, 0, 5, 30), &boxed), standing(3, (0, 30, 5, 43), &boxed)];
        let term = terms(&items, REGION).named().find(|(name, _)| *name == "boxes").unwrap().1;
        assert_eq!((term.count, term.cost), (2, i64::from(cost::BOX_MORE)));
    }
}

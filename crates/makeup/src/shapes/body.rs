//! The bodies a text and its pictures can take in some columns. Takes a piece in one of its forms; gives for every depth, every
//! place of the pictures and every size of the largest the cheapest body: pictures at the head of the legs, the text around and
//! below them.

use super::flow::Flow;
use super::form::Form;
use super::legs::{COLUMNS_MAX, Filled, fill_legs};
use super::pictures::TowerQuery;
use super::piece::Piece;
use super::towers::{PhotoBlock, Towers};
use crate::cost;
use crate::grid::Grid;
use chenbao_model::model::Kind;

/// Where the pictures stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    /// No pictures, or pictures over all columns.
    Whole,
    /// At the right.
    Right,
    /// At the left.
    Left,
}

/// The sides, in order of preference.
const SIDES: [Side; 3] = [Side::Whole, Side::Right, Side::Left];

/// From which areas in columns × lines the largest picture counts as middling and as large: a page wants one large picture and
/// no second one near it (V12).
const LARGE_FROM: [u32; 2] = [18, 36];

/// What tells two bodies of one depth apart: where the pictures stand, and how large the largest is (0 to 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pose {
    /// Where the pictures stand.
    pub(crate) side: Side,
    /// How large the largest is.
    pub(crate) size: u8,
}

impl Pose {
    /// All poses there are.
    const COUNT: usize = SIDES.len() * (LARGE_FROM.len() + 1);

    const fn index(self) -> usize {
        self.side as usize * (LARGE_FROM.len() + 1) + self.size as usize
    }
}

/// The place of a box at the lower right of a text, with the blank line above it; nothing by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Inset {
    /// Columns of the text.
    pub(crate) columns: u16,
    /// Lines.
    pub(crate) lines: u16,
}

impl Inset {
    /// The lines it takes at the foot of a column of a text of so many columns.
    const fn at(self, column: u16, columns: u16) -> u16 {
        if column + self.columns >= columns { self.lines } else { 0 }
    }
}

/// Where a leg stands in its body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LegPlace {
    /// The column of the text.
    pub(crate) column: u16,
    /// The first line of the body.
    pub(crate) top: u16,
    /// Lines.
    pub(crate) depth: u16,
}

impl LegPlace {
    /// The line below its last.
    pub(crate) const fn foot(self) -> u16 {
        self.top + self.depth
    }
}

/// A body: legs and pictures in some columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Body {
    /// Columns of the text.
    pub(crate) columns: u16,
    /// Its depth in lines.
    pub(crate) lines: u16,
    /// Where the pictures stand and how large they are.
    pub(crate) pose: Pose,
    /// The pictures.
    pub(crate) photos: Vec<PhotoBlock>,
    /// The lines pictures and captions take at the head of each column.
    pub(crate) tops: [u16; COLUMNS_MAX],
    /// The box at its lower right.
    pub(crate) inset: Inset,
    /// The text in the legs, left to right; columns wholly taken by pictures have none.
    pub(crate) filled: Filled,
    /// What the size of the pictures costs.
    pub(crate) photo_cost: u32,
    /// What their crop costs.
    pub(crate) crop_cost: u32,
    /// What the depth of the legs costs.
    pub(crate) depth_cost: u32,
}

impl Body {
    /// All it costs.
    pub(crate) fn cost(&self) -> u32 {
        self.photo_cost + self.crop_cost + self.depth_cost + self.filled.slack_cost + self.filled.widow_cost
    }

    /// The legs, left to right.
    pub(crate) fn legs(&self) -> impl Iterator<Item = LegPlace> + '_ {
        let leg = |(column, top): (u16, u16)| {
            let depth = self.lines.saturating_sub(top + self.inset.at(column, self.columns));
            LegPlace { column, top, depth }
        };
        (0..self.columns).zip(self.tops).map(leg).filter(|leg| leg.depth > 0)
    }

    /// The depth of pictures that stand over all columns alike, above all text.
    pub(crate) fn banner(&self) -> Option<u16> {
        let tops = &self.tops[..usize::from(self.columns)];
        let top = tops[0];
        (top > 0 && top < self.lines && tops.iter().all(|&other| other == top)).then_some(top)
    }

    /// Columns × lines the text has.
    pub(crate) fn room(&self) -> u32 {
        self.legs().map(|leg| u32::from(leg.depth)).sum()
    }
}

/// The cheapest bodies of a form: for every depth one for each pose.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bodies {
    by_lines: Vec<[Option<Box<Body>>; Pose::COUNT]>,
}

impl Bodies {
    /// All bodies.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Body> {
        self.by_lines.iter().flatten().filter_map(|body| body.as_deref())
    }

    /// The body of this depth and pose.
    pub(crate) fn get(&self, lines: u16, pose: Pose) -> Option<&Body> {
        self.by_lines.get(usize::from(lines))?[pose.index()].as_deref()
    }
}

/// All bodies of a piece in one of its forms, at most `most` lines deep.
pub(crate) fn bodies(piece: &Piece, form: &Form, rank: u8, most: u16, grid: &Grid, inset: Inset) -> Bodies {
    if usize::from(form.columns.text) > COLUMNS_MAX {
        return Bodies::default();
    }
    let by_lines = vec![[const { None }; Pose::COUNT]; usize::from(most) + 1];
    let mut maker = BodyMaker { kind: piece.kind, flow: &form.flow, columns: form.columns.text, most, inset, by_lines };
    if piece.photos.is_empty() {
        maker.text_around(&Towers { sizes: Vec::new(), blocks: Vec::new(), crop_cost: 0, photo_cost: 0 });
    }
    for towers in (TowerQuery { piece, columns: form.columns, rank, most }).towers(grid) {
        maker.text_around(&towers);
    }
    Bodies { by_lines: maker.by_lines }
}

struct BodyMaker<'p> {
    kind: Kind,
    flow: &'p Flow,
    columns: u16,
    most: u16,
    inset: Inset,
    by_lines: Vec<[Option<Box<Body>>; Pose::COUNT]>,
}

impl BodyMaker<'_> {
    /// Tries every depth of the body around towers of pictures.
    fn text_around(&mut self, towers: &Towers) {
        let columns = u32::from(self.columns);
        let (depth, text) = (towers.depth(), self.flow.lines());
        let taken = towers.area() + u32::from(self.inset.columns) * u32::from(self.inset.lines);
        let least = u16::try_from((text + taken).div_ceil(columns)).unwrap_or(u16::MAX).max(depth);
        let is_full = towers.sizes.iter().all(|size| size.depth == depth) && towers.width() == self.columns;
        // The text leaves whole columns to the pictures only if the body is as deep as they are.
        if !is_full && text + taken <= columns * u32::from(depth) {
            self.offer(towers, depth, cost::PHOTO_TO_FOOT);
        }
        let more = if self.flow.has_solid() { 4 } else { 2 };
        for lines in least..=least.saturating_add(more).min(self.most) {
            if lines > depth || is_full {
                self.offer(towers, lines, 0);
            }
        }
    }

    fn offer(&mut self, towers: &Towers, lines: u16, extra: u32) {
        if lines > self.most {
            return;
        }
        let largest = towers.blocks.iter().map(PhotoBlock::area).max().unwrap_or(0);
        let size = u8::try_from(LARGE_FROM.iter().filter(|&&from| largest >= from).count()).unwrap_or(u8::MAX);
        let is_whole = towers.width() == 0 || towers.width() == self.columns;
        let sides = if is_whole { &SIDES[..1] } else { &SIDES[1..] };
        let depth_cost = if self.flow.is_empty() { 0 } else { cost::leg_depth(lines) };
        let photo_cost = towers.photo_cost + extra;
        for &side in sides {
            let pose = Pose { side, size };
            let slot = &self.by_lines[usize::from(lines)][pose.index()];
            let known = slot.as_ref().map_or(u32::MAX, |body| body.cost());
            if towers.crop_cost + photo_cost + depth_cost >= known {
                continue;
            }
            let tops = self.tops(towers, side);
            let Some(filled) = self.fill_legs(&tops, lines) else { continue };
            if towers.crop_cost + photo_cost + depth_cost + filled.slack_cost + filled.widow_cost < known {
                let left = if side == Side::Right { self.columns - towers.width() } else { 0 };
                let photos = towers.blocks.iter().map(|block| PhotoBlock { x: block.x + left, ..*block }).collect();
                let (columns, crop_cost) = (self.columns, towers.crop_cost);
                let inset = self.inset;
                let body =
                    Body { columns, lines, pose, photos, tops, inset, filled, photo_cost, crop_cost, depth_cost };
                self.by_lines[usize::from(lines)][pose.index()] = Some(Box::new(body));
            }
        }
    }

    /// The lines taken at the head of each column.
    fn tops(&self, towers: &Towers, side: Side) -> [u16; COLUMNS_MAX] {
        let mut tops = [0; COLUMNS_MAX];
        let mut column = usize::from(if side == Side::Right { self.columns - towers.width() } else { 0 });
        for size in &towers.sizes {
            tops[column..column + usize::from(size.width)].fill(size.depth);
            column += usize::from(size.width);
        }
        tops
    }

    fn fill_legs(&self, tops: &[u16; COLUMNS_MAX], lines: u16) -> Option<Filled> {
        let mut depths = [0; COLUMNS_MAX];
        let mut legs = 0;
        for (column, &top) in (0..self.columns).zip(tops) {
            let depth = lines.checked_sub(top + self.inset.at(column, self.columns))?;
            // Above a box there is text, or a picture that reaches down to it.
            if depth == 0 && top > 0 {
                continue;
            }
            if depth < self.least_leg(top > 0) {
                return None;
            }
            depths[legs] = depth;
            legs += 1;
        }
        if legs == 0 {
            let empty = Filled { ends: [0; COLUMNS_MAX], slack: 0, slack_cost: 0, widow_cost: 0 };
            return self.flow.is_empty().then_some(empty);
        }
        fill_legs(self.flow, &depths[..legs])
    }

    /// The shallowest leg allowed. A text too short for a leg of four lines is allowed one of its own.
    fn least_leg(&self, below_photo: bool) -> u16 {
        let text = u16::try_from(self.flow.lines()).unwrap_or(u16::MAX);
        let least = match self.kind {
            Kind::Photo | Kind::Filler | Kind::Guide => cost::LEG_USED_LEAST,
            _ if below_photo => cost::LEG_LEAST_BELOW_PHOTO,
            _ => cost::LEG_LEAST,
        };
        least.min(text.max(1))
    }
}

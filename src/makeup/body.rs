//! The bodies a text and its pictures can take over some number of columns. Takes a piece; gives for every depth and every
//! place of the pictures the cheapest body: pictures in rows at the head of the legs, the text around and below them.

use super::cost;
use super::item::Piece;
use super::legs::{COLUMNS_MAX, Filled, fill};
use crate::model::Kind;

/// The most rows of pictures one above the other.
const ROWS_MAX: usize = 3;
/// The most pictures put into rows in every way there is; a crowd of more stands in even rows.
const PICTURES_FREE: usize = 6;

/// Where the pictures stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// No pictures, or pictures over all columns.
    Whole,
    /// At the right.
    Right,
    /// At the left.
    Left,
}

/// The sides, in order of preference.
const SIDES: [Side; 3] = [Side::Whole, Side::Right, Side::Left];

/// A picture in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhotoCell {
    /// Which of the piece's pictures.
    pub photo: usize,
    /// Over how many columns.
    pub span: u16,
}

/// Pictures side by side, all of one height.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoRow {
    /// The pictures, left to right.
    pub cells: Vec<PhotoCell>,
    /// Lines of each picture.
    pub picture_lines: u16,
    /// Lines of the highest caption.
    pub caption_lines: u16,
}

impl PhotoRow {
    /// The height of the row.
    pub fn lines(&self) -> u16 {
        self.picture_lines + self.caption_lines
    }
}

/// A body: legs and pictures over some columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Columns.
    pub columns: u16,
    /// Its depth in lines.
    pub lines: u16,
    /// Where the pictures stand.
    pub side: Side,
    /// The pictures.
    pub rows: Vec<PhotoRow>,
    /// The columns the pictures span.
    pub photo_columns: u16,
    /// The text in the legs, left to right; columns wholly taken by pictures have none.
    pub filled: Filled,
    /// What the size of the pictures costs.
    pub photo_cost: u32,
    /// What their crop costs.
    pub crop_cost: u32,
    /// What the depth of the legs costs.
    pub depth_cost: u32,
}

impl Body {
    /// All it costs.
    pub fn cost(&self) -> u32 {
        self.photo_cost + self.crop_cost + self.depth_cost + self.filled.slack_cost + self.filled.widow_cost
    }

    /// Lines of all rows of pictures.
    pub fn photo_lines(&self) -> u16 {
        self.rows.iter().map(PhotoRow::lines).sum()
    }

    /// The legs, left to right: column, first line, depth.
    pub fn legs(&self) -> Vec<(u16, u16, u16)> {
        let (from, to) = self.photo_span();
        let photo_lines = self.photo_lines();
        (0..self.columns)
            .map(|column| if (from..to).contains(&column) { (column, photo_lines) } else { (column, 0) })
            .filter(|&(_, top)| top < self.lines)
            .map(|(column, top)| (column, top, self.lines - top))
            .collect()
    }

    /// The columns the pictures stand in: from, to (exclusive).
    pub fn photo_span(&self) -> (u16, u16) {
        match self.side {
            Side::Right => (self.columns - self.photo_columns, self.columns),
            Side::Left | Side::Whole => (0, self.photo_columns),
        }
    }
}

/// The cheapest bodies of a piece over some columns: for every depth one for each side.
#[derive(Debug, Clone, Default)]
pub struct Bodies {
    by_lines: Vec<[Option<Body>; 3]>,
}

impl Bodies {
    /// The bodies of this depth, in order of [`Side`].
    pub fn of(&self, lines: u16) -> impl Iterator<Item = &Body> {
        self.by_lines.get(usize::from(lines)).into_iter().flatten().flatten()
    }

    /// The depths there are bodies of.
    pub fn depths(&self) -> impl Iterator<Item = u16> {
        let depths = self.by_lines.iter().enumerate().filter(|(_, bodies)| bodies.iter().any(Option::is_some));
        depths.map(|(lines, _)| u16::try_from(lines).unwrap_or(u16::MAX))
    }

    /// The body of this depth and side.
    pub fn get(&self, lines: u16, side: Side) -> Option<&Body> {
        self.by_lines.get(usize::from(lines))?[side as usize].as_ref()
    }
}

/// All bodies of a piece over so many columns, at most `most` lines deep.
pub fn bodies(piece: &Piece, columns: u16, rank: u8, most: u16) -> Bodies {
    if usize::from(columns) > COLUMNS_MAX {
        return Bodies::default();
    }
    let mut maker = Maker { piece, columns, most, bodies: vec![[const { None }; 3]; usize::from(most) + 1] };
    if piece.photos.is_empty() {
        maker.text_around(0, &Arrangement::default());
    }
    for arrangement in arrangements(piece, columns, rank) {
        maker.text_around(arrangement.columns, &arrangement);
    }
    Bodies { by_lines: maker.bodies }
}

/// Rows of pictures with their columns, before the depth is chosen.
#[derive(Debug, Clone, Default)]
struct Arrangement {
    columns: u16,
    rows: Vec<Vec<PhotoCell>>,
    cost: u32,
}

/// All ways to put the pictures of a piece, in their order, into rows of equal width.
fn arrangements(piece: &Piece, columns: u16, rank: u8) -> Vec<Arrangement> {
    let mut found = Vec::new();
    if piece.photos.is_empty() {
        return found;
    }
    let count = piece.photos.len();
    let rows_most = ROWS_MAX.max(count.div_ceil(usize::from(columns)));
    for width in 1..=columns {
        let mut visit = |rows: &[Vec<PhotoCell>]| {
            let cost = arrangement_cost(piece, rows, columns, rank);
            found.extend(cost.map(|cost| Arrangement { columns: width, rows: rows.to_vec(), cost }));
        };
        if count <= PICTURES_FREE {
            stack_rows(count, width, 0, rows_most, &mut Vec::new(), &mut visit);
        } else {
            (count.div_ceil(usize::from(width))..=rows_most).for_each(|rows| visit(&even_rows(count, width, rows)));
        }
    }
    found
}

/// So many pictures in rows of as nearly equal numbers and widths as can be, the rows of fewer first.
fn even_rows(pictures: usize, width: u16, rows: usize) -> Vec<Vec<PhotoCell>> {
    let mut photo = 0;
    (0..rows)
        .map(|row| {
            let count = (pictures + row) / rows;
            let cell = |at| {
                let span = (usize::from(width) + count - 1 - at) / count;
                PhotoCell { photo: photo + at, span: u16::try_from(span).unwrap_or(u16::MAX) }
            };
            let cells = (0..count).map(cell).collect();
            photo += count;
            cells
        })
        .collect()
}

/// All ways to put `pictures` pictures, in their order, into rows of so many columns.
fn stack_rows(
    pictures: usize,
    width: u16,
    from: usize,
    rows_left: usize,
    rows: &mut Vec<Vec<PhotoCell>>,
    visit: &mut dyn FnMut(&[Vec<PhotoCell>]),
) {
    let left = pictures - from;
    if left == 0 {
        visit(rows);
        return;
    }
    if left > rows_left * usize::from(width) {
        return;
    }
    for count in 1..=left.min(usize::from(width)) {
        split_row(width, from, count, &mut Vec::new(), &mut |cells| {
            rows.push(cells.to_vec());
            stack_rows(pictures, width, from + count, rows_left - 1, rows, visit);
            rows.pop();
        });
    }
}

/// All ways to share `width` columns among `count` pictures.
fn split_row(width: u16, from: usize, count: usize, cells: &mut Vec<PhotoCell>, visit: &mut dyn FnMut(&[PhotoCell])) {
    if count == 1 {
        cells.push(PhotoCell { photo: from, span: width });
        visit(cells);
        cells.pop();
        return;
    }
    for span in 1..width {
        if usize::from(width - span) < count - 1 {
            break;
        }
        cells.push(PhotoCell { photo: from, span });
        split_row(width - span, from + 1, count - 1, cells, visit);
        cells.pop();
    }
}

/// What the columns of the pictures cost; none where they are not allowed: a lead's main picture is not narrow.
fn arrangement_cost(piece: &Piece, rows: &[Vec<PhotoCell>], columns: u16, rank: u8) -> Option<u32> {
    let main = rows.first()?.first()?;
    if rank == 1 && columns >= 3 && main.span < 2 {
        return None;
    }
    let is_brief = piece.kind == Kind::Brief;
    let narrow = if !is_brief && columns >= 3 && main.span == 1 { cost::PHOTO_NARROW } else { 0 };
    let large = rows.iter().flatten().filter(|cell| cell.span >= 4 || (is_brief && cell.span >= 3)).count();
    let more_rows = u32::try_from(rows.len() - 1).ok()? * cost::PHOTO_SECOND_ROW;
    Some(narrow + more_rows + u32::try_from(large).ok()? * cost::PHOTO_LARGE)
}

/// One depth of a row of pictures with its cost.
#[derive(Clone, Copy)]
struct RowDepth {
    picture_lines: u16,
    crop: u32,
    size: u32,
}

/// The depths all pictures of a row can have together.
fn row_depths(piece: &Piece, cells: &[PhotoCell], columns: u16) -> Vec<RowDepth> {
    let Some(first) = cells.first() else { return Vec::new() };
    let depths = piece.photos[first.photo].depths(columns, first.span);
    let together =
        |lines| cells.iter().map(|cell| piece.photos[cell.photo].cost(columns, cell.span, lines)).sum::<Option<u32>>();
    let deep = |lines: u16| if lines > cost::PHOTO_DEEP { cost::PHOTO_LARGE } else { 0 };
    let depth = |lines| Some(RowDepth { picture_lines: lines, crop: together(lines)?, size: deep(lines) });
    depths.iter().filter_map(|own| depth(own.lines)).collect()
}

struct Maker<'p, 'a> {
    piece: &'p Piece<'a>,
    columns: u16,
    most: u16,
    bodies: Vec<[Option<Body>; 3]>,
}

impl Maker<'_, '_> {
    /// Tries every depth of the pictures of an arrangement.
    fn text_around(&mut self, photo_columns: u16, arrangement: &Arrangement) {
        let caption = |cells: &Vec<PhotoCell>| {
            let lines = cells.iter().map(|cell| self.piece.photos[cell.photo].captions[usize::from(cell.span) - 1]);
            lines.max().unwrap_or(0)
        };
        let captions: Vec<u16> = arrangement.rows.iter().map(caption).collect();
        let depths: Vec<Vec<RowDepth>> =
            arrangement.rows.iter().map(|cells| row_depths(self.piece, cells, self.columns)).collect();
        for chosen in cheapest_stacks(&depths, self.most) {
            let rows = arrangement.rows.iter().zip(&captions).zip(&chosen).map(|((cells, &caption_lines), depth)| {
                PhotoRow { cells: cells.clone(), picture_lines: depth.picture_lines, caption_lines }
            });
            let crop = chosen.iter().map(|depth| depth.crop).sum();
            let size: u32 = chosen.iter().map(|depth| depth.size).sum();
            let rows: Vec<PhotoRow> = rows.collect();
            self.try_depths(photo_columns, &rows, crop, arrangement.cost + size);
        }
    }

    /// Tries every depth of the body around rows of pictures.
    fn try_depths(&mut self, photo_columns: u16, rows: &[PhotoRow], crop_cost: u32, photo_cost: u32) {
        let photo_lines: u16 = rows.iter().map(PhotoRow::lines).sum();
        let taken = u32::from(photo_columns) * u32::from(photo_lines);
        let columns = u32::from(self.columns);
        let least = (self.piece.flow.lines() + taken).div_ceil(columns);
        let least = u16::try_from(least).unwrap_or(u16::MAX).max(photo_lines);
        // The text leaves whole columns to the pictures only if the body is as deep as they are.
        let text_columns = columns - u32::from(photo_columns);
        if text_columns > 0 && self.piece.flow.lines() <= text_columns * u32::from(photo_lines) {
            self.offer(photo_columns, rows, photo_lines, (crop_cost, photo_cost + cost::PHOTO_TO_FOOT));
        }
        let more = if self.piece.flow.has_solid() { 4 } else { 2 };
        for lines in least..=least.saturating_add(more).min(self.most) {
            if lines > photo_lines || text_columns == 0 {
                self.offer(photo_columns, rows, lines, (crop_cost, photo_cost));
            }
        }
    }

    fn offer(&mut self, photo_columns: u16, rows: &[PhotoRow], lines: u16, costs: (u32, u32)) {
        if lines > self.most {
            return;
        }
        let is_whole = photo_columns == 0 || photo_columns == self.columns;
        let sides = if is_whole { &SIDES[..1] } else { &SIDES[1..] };
        for &side in sides {
            let known = self.bodies[usize::from(lines)][side as usize].as_ref().map_or(u32::MAX, Body::cost);
            let depth_cost = if self.piece.flow.is_empty() { 0 } else { cost::leg_depth(lines) };
            if costs.0 + costs.1 + depth_cost >= known {
                continue;
            }
            let mut body = Body {
                columns: self.columns,
                lines,
                side,
                rows: Vec::new(),
                photo_columns,
                filled: Filled { ends: [0; COLUMNS_MAX], slack: 0, slack_cost: 0, widow_cost: 0 },
                photo_cost: costs.1,
                crop_cost: costs.0,
                depth_cost,
            };
            let photo_lines = rows.iter().map(PhotoRow::lines).sum();
            let Some(filled) = self.fill_legs(&body, photo_lines) else { continue };
            body.filled = filled;
            if body.cost() < known {
                body.rows = rows.to_vec();
                self.bodies[usize::from(lines)][side as usize] = Some(body);
            }
        }
    }

    fn fill_legs(&self, body: &Body, photo_lines: u16) -> Option<Filled> {
        let (from, to) = body.photo_span();
        let mut depths = [0; COLUMNS_MAX];
        let mut legs = 0;
        for column in 0..body.columns {
            let below = (from..to).contains(&column);
            let depth = if below { body.lines.checked_sub(photo_lines)? } else { body.lines };
            if below && depth == 0 {
                continue;
            }
            if depth < self.least_leg(below && photo_lines > 0) {
                return None;
            }
            depths[legs] = depth;
            legs += 1;
        }
        if legs == 0 {
            let empty = Filled { ends: [0; COLUMNS_MAX], slack: 0, slack_cost: 0, widow_cost: 0 };
            return self.piece.flow.is_empty().then_some(empty);
        }
        fill(&self.piece.flow, &depths[..legs])
    }

    /// The shallowest leg allowed. A text too short for a leg of four lines is allowed one of its own.
    fn least_leg(&self, below_photo: bool) -> u16 {
        let text = u16::try_from(self.piece.flow.lines()).unwrap_or(u16::MAX);
        if matches!(self.piece.kind, Kind::Photo | Kind::Filler | Kind::Guide) {
            return 1;
        }
        let least = if below_photo { cost::LEG_LEAST_BELOW_PHOTO } else { cost::LEG_LEAST };
        least.min(text.max(1))
    }
}

/// For every height of the whole stack the cheapest choice of a depth for each row.
fn cheapest_stacks(rows: &[Vec<RowDepth>], most: u16) -> Vec<Vec<RowDepth>> {
    let mut stacks: Vec<(u16, u32, Vec<RowDepth>)> = vec![(0, 0, Vec::new())];
    for depths in rows {
        let mut best: Vec<Option<(u32, usize, RowDepth)>> = vec![None; usize::from(most) + 1];
        for (at, (lines, cost, _)) in stacks.iter().enumerate() {
            for depth in depths {
                let Some(slot) = best.get_mut(usize::from(lines + depth.picture_lines)) else { continue };
                let cost = cost + depth.crop + depth.size;
                if slot.is_none_or(|(known, ..)| cost < known) {
                    *slot = Some((cost, at, *depth));
                }
            }
        }
        let longer = |(lines, slot): (usize, &Option<(u32, usize, RowDepth)>)| {
            let (cost, at, depth) = (*slot)?;
            let chosen = stacks[at].2.iter().copied().chain([depth]).collect();
            Some((u16::try_from(lines).ok()?, cost, chosen))
        };
        let next = best.iter().enumerate().filter_map(longer).collect();
        stacks = next;
    }
    stacks.into_iter().map(|(_, _, chosen)| chosen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stacks(pictures: usize, width: u16, rows: usize) -> Vec<Vec<Vec<PhotoCell>>> {
        let mut found = Vec::new();
        stack_rows(pictures, width, 0, rows, &mut Vec::new(), &mut |rows| found.push(rows.to_vec()));
        found
    }

    #[test]
    fn few_pictures_are_put_into_rows_in_every_way() {
        assert_eq!(stacks(2, 3, 3).len(), 3, "two ways side by side, one above the other");
        assert_eq!(stacks(4, 1, 3).len(), 0, "four pictures do not fit in three rows of one");
        let most = (1..=COLUMNS_MAX).map(|width| stacks(PICTURES_FREE, u16::try_from(width).unwrap(), ROWS_MAX).len());
        assert!(most.max().unwrap() < 2500);
    }

    #[test]
    fn a_crowd_of_pictures_stands_in_even_rows() {
        let rows = even_rows(34, 5, 7);
        assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [4, 5, 5, 5, 5, 5, 5]);
        assert!(rows.iter().all(|row| row.iter().map(|cell| cell.span).sum::<u16>() == 5));
        let photos: Vec<usize> = rows.iter().flatten().map(|cell| cell.photo).collect();
        assert_eq!(photos, (0..34).collect::<Vec<_>>());
    }
}

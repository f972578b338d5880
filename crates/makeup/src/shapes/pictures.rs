//! The ways to put a piece's pictures at the head of its legs. Takes the pictures and the columns of the text; gives towers of
//! pictures with their widths and depths, and what their size and crop cost.
//!
//! A tower is a stack of rows of pictures; the pictures of a row are of one height. Two towers side by side have heights of their
//! own, so that one picture can dominate the other.

use super::photo::Sizes;
use super::piece::Piece;
use crate::cost;
use crate::grid::Grid;
use crate::measure::Columns;
use chenbao_model::model::Kind;

/// The most rows of pictures one above the other.
const ROWS_MAX: usize = 3;
/// The most pictures put into rows in every way there is; a crowd of more stands in even rows.
const PICTURES_FREE: usize = 6;
/// The most pictures put into two towers.
const TOWERS_PICTURES_MOST: usize = 3;
/// The most depths of a tower tried beside another tower.
const TOWER_DEPTHS_MOST: usize = 5;

/// A picture in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PhotoCell {
    /// Which of the piece's pictures.
    pub(crate) photo: usize,
    /// Over how many of the text's columns.
    pub(crate) span: u16,
}

/// A picture at the head of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PhotoBlock {
    /// Which of the piece's pictures.
    pub(crate) photo: usize,
    /// The column of the text it begins at.
    pub(crate) x: u16,
    /// The line of the body it begins at.
    pub(crate) y: u16,
    /// Over how many of the text's columns.
    pub(crate) span: u16,
    /// Lines of the picture.
    pub(crate) lines: u16,
    /// Lines of the captions of its row.
    pub(crate) caption: u16,
}

impl PhotoBlock {
    /// The area of the picture in columns × lines.
    pub(crate) fn area(&self) -> u32 {
        u32::from(self.span) * u32::from(self.lines)
    }
}

/// A stack of rows over some columns, before its depth is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tower {
    width: u16,
    rows: Vec<Vec<PhotoCell>>,
}

/// The size of a tower, captions included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TowerSize {
    /// Columns of the text.
    pub(crate) width: u16,
    /// Lines.
    pub(crate) depth: u16,
}

/// Towers side by side with all depths chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Towers {
    /// The size of each.
    pub(crate) sizes: Vec<TowerSize>,
    /// The pictures, counted from the first tower's corner.
    pub(crate) blocks: Vec<PhotoBlock>,
    /// What the crop costs.
    pub(crate) crop_cost: u32,
    /// What widths and depths cost.
    pub(crate) photo_cost: u32,
}

impl Towers {
    /// The columns all towers take together.
    pub(crate) fn width(&self) -> u16 {
        self.sizes.iter().map(|size| size.width).sum()
    }

    /// The depth of the deepest.
    pub(crate) fn depth(&self) -> u16 {
        self.sizes.iter().map(|size| size.depth).max().unwrap_or(0)
    }

    /// The area they take with their captions.
    pub(crate) fn area(&self) -> u32 {
        self.sizes.iter().map(|size| u32::from(size.width) * u32::from(size.depth)).sum()
    }
}

/// One depth of a row of pictures with its cost.
#[derive(Clone, Copy)]
struct RowDepth {
    picture_lines: u16,
    crop: u32,
    size: u32,
}

/// One depth of a tower: a depth for each of its rows.
#[derive(Clone)]
struct Stack {
    rows: Vec<RowDepth>,
    captions: Vec<u16>,
}

impl Stack {
    fn lines(&self) -> u16 {
        self.rows.iter().zip(&self.captions).map(|(row, caption)| row.picture_lines + caption).sum()
    }

    fn cost(&self) -> u32 {
        self.rows.iter().map(|row| row.crop + row.size).sum()
    }
}

/// What towers are asked for: those of a piece's pictures in a text of these columns, at most `most` lines deep.
pub(crate) struct TowerQuery<'p, 'a> {
    pub(crate) piece: &'p Piece<'a>,
    pub(crate) columns: Columns,
    pub(crate) rank: u8,
    pub(crate) most: u16,
}

impl TowerQuery<'_, '_> {
    /// All towers; none for a piece without pictures.
    pub(crate) fn towers(&self, grid: &Grid) -> Vec<Towers> {
        let &Self { piece, columns, rank, most } = self;
        if piece.photos.is_empty() {
            return Vec::new();
        }
        let table = piece
            .photos
            .iter()
            .map(|photo| (1..=columns.text).map(|span| photo.sizes(columns, span, grid)).collect())
            .collect();
        let maker = TowerMaker { piece, columns: columns.text, rank, most, table };
        let mut found = maker.single();
        found.extend(maker.pairs());
        found.extend(maker.colonnades());
        found
    }
}

struct TowerMaker<'p, 'a> {
    piece: &'p Piece<'a>,
    columns: u16,
    rank: u8,
    most: u16,
    /// The sizes of every picture by columns − 1.
    table: Vec<Vec<Option<&'p Sizes>>>,
}

impl TowerMaker<'_, '_> {
    /// All pictures in one tower, in every way to share out its rows.
    fn single(&self) -> Vec<Towers> {
        let count = self.piece.photos.len();
        let rows_most = ROWS_MAX.max(count.div_ceil(usize::from(self.columns)));
        let mut shapes = Vec::new();
        for width in 1..=self.columns {
            let mut visit = |rows: &[Vec<PhotoCell>]| shapes.push(Tower { width, rows: rows.to_vec() });
            if count <= PICTURES_FREE {
                stack_rows(count, width, 0, rows_most, &mut Vec::new(), &mut visit);
            } else {
                (count.div_ceil(usize::from(width))..=rows_most).for_each(|rows| visit(&even_rows(count, width, rows)));
            }
        }
        let mut found = Vec::new();
        for tower in shapes {
            let Some(cost) = self.shape_cost(std::slice::from_ref(&tower)) else { continue };
            for stack in self.stacks(&tower) {
                found.push(self.raised(&[(&tower, &stack)], cost));
            }
        }
        found
    }

    /// Two towers of single pictures side by side, each with its own depth.
    fn pairs(&self) -> Vec<Towers> {
        let count = self.piece.photos.len();
        let mut found = Vec::new();
        if !(2..=TOWERS_PICTURES_MOST).contains(&count) || self.piece.kind == Kind::Brief {
            return found;
        }
        for first in 1..count {
            for left in 1..self.columns {
                for right in 1..=self.columns - left {
                    let tower = |from: usize, to: usize, width: u16| Tower {
                        width,
                        rows: (from..to).map(|photo| vec![PhotoCell { photo, span: width }]).collect(),
                    };
                    let towers = [tower(0, first, left), tower(first, count, right)];
                    self.add_pair(&towers, &mut found);
                }
            }
        }
        found
    }

    /// Three towers or more of one width, each with its own pictures: for pictures whose shapes do not go together in rows.
    fn colonnades(&self) -> Vec<Towers> {
        let count = self.piece.photos.len();
        let mut found = Vec::new();
        if count < 2 || (count <= TOWERS_PICTURES_MOST && self.piece.kind != Kind::Brief) {
            return found;
        }
        for width in 1..=self.columns / 2 {
            let most = count.min(usize::from(self.columns / width));
            for number in 2..=most {
                self.add_colonnade(width, number, &mut found);
            }
        }
        found
    }

    /// So many towers with pictures shared out evenly, at depths as near to each other as can be.
    fn add_colonnade(&self, width: u16, number: usize, found: &mut Vec<Towers>) {
        let count = self.piece.photos.len();
        let towers: Vec<Tower> = (0..number)
            .map(|at| {
                let photos = count * at / number..count * (at + 1) / number;
                Tower { width, rows: photos.map(|photo| vec![PhotoCell { photo, span: width }]).collect() }
            })
            .collect();
        let Some(cost) = self.shape_cost(&towers) else { return };
        let stacks: Vec<Vec<Stack>> = towers.iter().map(|tower| self.stacks(tower)).collect();
        let depths = || stacks.iter().flatten().map(Stack::lines);
        let (Some(least), Some(most)) = (depths().min(), depths().max()) else { return };
        let mut before: Option<Towers> = None;
        for target in least..=most {
            let nearest = |stacks: &'_ Vec<Stack>| -> Option<usize> {
                let key = |&at: &usize| (stacks[at].lines().abs_diff(target), stacks[at].cost());
                (0..stacks.len()).min_by_key(key)
            };
            let Some(chosen) = stacks.iter().map(nearest).collect::<Option<Vec<usize>>>() else { return };
            let parts: Vec<(&Tower, &Stack)> =
                towers.iter().zip(&stacks).zip(&chosen).map(|((tower, stacks), &at)| (tower, &stacks[at])).collect();
            let raised = self.raised(&parts, cost);
            if before.as_ref() != Some(&raised) {
                found.push(raised.clone());
            }
            before = Some(raised);
        }
    }

    fn add_pair(&self, towers: &[Tower; 2], found: &mut Vec<Towers>) {
        let Some(cost) = self.shape_cost(towers) else { return };
        let best = |tower: &Tower| {
            let mut stacks = self.stacks(tower);
            stacks.sort_by_key(|stack| (stack.cost(), stack.lines()));
            stacks.truncate(TOWER_DEPTHS_MOST);
            stacks
        };
        let (left, right) = (best(&towers[0]), best(&towers[1]));
        for one in &left {
            for other in &right {
                found.push(self.raised(&[(&towers[0], one), (&towers[1], other)], cost));
            }
        }
    }

    /// Towers with their depths, as blocks.
    fn raised(&self, towers: &[(&Tower, &Stack)], shape_cost: u32) -> Towers {
        let mut raised = Towers { sizes: Vec::new(), blocks: Vec::new(), crop_cost: 0, photo_cost: shape_cost };
        let mut left = 0;
        for (tower, stack) in towers {
            let mut y = 0;
            for ((cells, depth), &caption) in tower.rows.iter().zip(&stack.rows).zip(&stack.captions) {
                let mut x = left;
                for cell in cells {
                    let (photo, span, lines) = (cell.photo, cell.span, depth.picture_lines);
                    raised.blocks.push(PhotoBlock { photo, x, y, span, lines, caption });
                    x += cell.span;
                }
                raised.crop_cost += depth.crop;
                raised.photo_cost += depth.size;
                y += depth.picture_lines + caption;
            }
            raised.sizes.push(TowerSize { width: tower.width, depth: y });
            left += tower.width;
        }
        raised.photo_cost += self.evenness(&raised.blocks);
        raised
    }

    /// What it costs that no picture of a story dominates the others.
    fn evenness(&self, blocks: &[PhotoBlock]) -> u32 {
        let mut areas: Vec<u32> = blocks.iter().map(PhotoBlock::area).collect();
        areas.sort_unstable_by(|a, b| b.cmp(a));
        match areas[..] {
            [largest, second, ..] if largest * 2 < second * 3 && self.piece.kind != Kind::Brief => cost::EVEN_PICTURES,
            _ => 0,
        }
    }

    /// What the columns of the pictures cost; none where a picture cannot have its columns.
    fn shape_cost(&self, towers: &[Tower]) -> Option<u32> {
        let cells = || towers.iter().flat_map(|tower| tower.rows.iter().flatten());
        let main = cells().next()?;
        if cells().any(|cell| self.sizes(cell).is_none()) {
            return None;
        }
        let is_brief = self.piece.kind == Kind::Brief;
        let picture = self.piece.photos[main.photo].picture();
        let (wanted, portrait) = (picture.columns.is_some(), picture.pixels.1 > picture.pixels.0);
        let narrow = match main.span {
            1 if self.columns < 3 || is_brief || wanted => 0,
            1 if self.rank == 1 && !portrait => cost::PHOTO_NARROW_LEAD,
            1 => cost::PHOTO_NARROW,
            _ => 0,
        };
        let large = cells().filter(|cell| cell.span >= 4 || (is_brief && cell.span >= 3)).count();
        let rows: usize = towers.iter().map(|tower| tower.rows.len() - 1).sum();
        Some(
            narrow
                + u32::try_from(rows).ok()? * cost::PHOTO_SECOND_ROW
                + u32::try_from(large).ok()? * cost::PHOTO_LARGE,
        )
    }

    fn sizes(&self, cell: &PhotoCell) -> Option<&Sizes> {
        self.table[cell.photo][usize::from(cell.span) - 1]
    }

    /// For every height of a tower the cheapest choice of a depth for each row.
    fn stacks(&self, tower: &Tower) -> Vec<Stack> {
        let caption = |cells: &Vec<PhotoCell>| {
            cells.iter().filter_map(|cell| self.sizes(cell)).map(|sizes| sizes.caption).max().unwrap_or(0)
        };
        let captions: Vec<u16> = tower.rows.iter().map(caption).collect();
        let depths: Vec<Vec<RowDepth>> = tower.rows.iter().map(|cells| self.row_depths(cells)).collect();
        let stacks = cheapest_stacks(&depths, self.most);
        stacks.into_iter().map(|rows| Stack { rows, captions: captions.clone() }).collect()
    }

    /// The depths all pictures of a row can have together.
    fn row_depths(&self, cells: &[PhotoCell]) -> Vec<RowDepth> {
        let Some(first) = cells.first().and_then(|cell| self.sizes(cell)) else { return Vec::new() };
        let together = |lines| cells.iter().map(|cell| self.sizes(cell)?.cost(lines)).sum::<Option<u32>>();
        let deep = |lines: u16| if lines > cost::PHOTO_DEEP { cost::PHOTO_LARGE } else { 0 };
        let depth = |lines| Some(RowDepth { picture_lines: lines, crop: together(lines)?, size: deep(lines) });
        first.depths.iter().filter_map(|own| depth(own.lines)).collect()
    }
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
    use crate::shapes::legs::COLUMNS_MAX;

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

//! The ways to put a piece's pictures at the head of its legs. Takes the pictures and the columns of the text; gives towers of
//! pictures with their widths and depths, and what their size and crop cost.
//!
//! A tower is a stack of rows of pictures; the pictures of a row are of one height. Two towers side by side have heights of their
//! own, so that one picture can dominate the other.

use super::photo::Sizes;
use super::piece::Piece;
use super::rows::{PICTURES_FREE, PhotoCell, ROWS_MAX, even_rows, stack_rows};
use super::stack::{RowDepth, Stack, cheapest_stacks};
use super::towers::{PhotoBlock, Tower, TowerSize, Towers};
use crate::cost;
use crate::grid::Grid;
use crate::measure::Columns;
use chenbao_model::model::Kind;

/// The most pictures put into two towers.
const TOWERS_PICTURES_MOST: usize = 3;
/// The most depths of a tower tried beside another tower.
const TOWER_DEPTHS_MOST: usize = 5;

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
            let nearest = stacks.iter().map(|stacks| nearest_stack(stacks, target)).collect::<Option<Vec<&Stack>>>();
            let Some(nearest) = nearest else { return };
            let parts: Vec<(&Tower, &Stack)> = towers.iter().zip(nearest).collect();
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

/// The stack nearest to a height, and of several the cheapest.
fn nearest_stack(stacks: &[Stack], lines: u16) -> Option<&Stack> {
    stacks.iter().min_by_key(|stack| (stack.lines().abs_diff(lines), stack.cost()))
}

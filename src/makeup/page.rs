//! One page. Takes its items with their shapes; gives the cheapest layout of the page by the whole objective.
//!
//! The page is solved one line deeper than its type area: every module carries a blank line at its foot, and that of the modules
//! at the foot of the page falls into the line below the type area.

use super::flip::{Arrangement, arrangements};
use super::grid::Grid;
use super::item::Item;
use super::layout::{Placement, Score};
use super::objective::{Outline, Region, Standing, Terms, terms};
use super::place::place;
use super::search::{Cut, Effort, LeafCosts, Tree, k_best};
use super::shape::Shapes;
use crate::units::GridRect;

/// Arrangements whose heads and pictures are chosen over again.
const REFINED_MOST: usize = 100;
/// Rounds of choosing over again.
const ROUNDS: usize = 2;

/// An item with its shapes.
#[derive(Debug, Clone)]
pub struct Shaped<'a> {
    /// The item.
    pub item: Item<'a>,
    /// Its shapes.
    pub shapes: Shapes,
}

/// A solved page.
#[derive(Debug, Clone)]
pub struct Solution {
    /// The modules in reading order.
    pub modules: Vec<Placement>,
    /// What the page costs.
    pub score: Score,
    /// `H`, `V` or nothing.
    pub root_cut: &'static str,
}

/// A choice for the whole page: for each item its rectangle and which way it is filled.
#[derive(Debug, Clone)]
struct Choice {
    total: i64,
    terms: Terms,
    rects: Vec<GridRect>,
    ways: Vec<usize>,
    root_cut: &'static str,
}

/// The outlines of all ways of an item for one size.
struct Outlines {
    size: (u16, u16),
    ways: Vec<Outline>,
}

struct Judge<'p, 'a> {
    items: &'p [&'p Shaped<'a>],
    lead: Option<usize>,
    region: Region,
    grid: &'p Grid,
    outlines: Vec<Vec<Outlines>>,
}

/// The item that leads the page: the one of rank 1.
pub fn lead(items: &[&Shaped]) -> Option<usize> {
    items.iter().position(|shaped| shaped.item.rank == 1)
}

/// The cheapest layout of a page; none where its items do not fill it exactly.
pub fn solve(items: &[&Shaped], region: Region, grid: &Grid, effort: Effort) -> Option<Solution> {
    let trees = trees(items, region, effort);
    if trees.is_empty() {
        return None;
    }
    let outlines = items.iter().map(|_| Vec::new()).collect();
    let mut judge = Judge { items, lead: lead(items), region, grid, outlines };
    let best = judge.best(&trees)?;
    judge.solution(&best)
}

/// Whether the items of a page fill it exactly in any way; cheaper than [`solve`].
pub fn is_solvable(items: &[&Shaped], region: Region) -> bool {
    !trees(items, region, Effort { keep: 1, roots: 1 }).is_empty()
}

fn trees(items: &[&Shaped], region: Region, effort: Effort) -> Vec<Tree> {
    let leaves: Vec<LeafCosts> = items.iter().map(|shaped| leaf_costs(&shaped.shapes, region)).collect();
    let search = |any_root| k_best(&leaves, region.columns, region.lines, effort, any_root);
    let mut found = search(false);
    if found.is_empty() {
        found = search(true);
    }
    found.into_iter().map(|(_, tree)| tree).collect()
}

fn leaf_costs(shapes: &Shapes, region: Region) -> LeafCosts {
    let of_width = |columns| (0..=region.lines).map(|lines| shapes.cost(columns, lines).unwrap_or(u32::MAX)).collect();
    LeafCosts { costs: (1..=region.columns).map(of_width).collect() }
}

impl Judge<'_, '_> {
    /// The best choice over all arrangements of all trees.
    fn best(&mut self, trees: &[Tree]) -> Option<Choice> {
        let must_lead = self.lead.filter(|&lead| self.region.lead_top_left || self.items[lead].item.lead);
        let mut choices = Vec::new();
        for tree in trees {
            let root_cut = match tree.cut() {
                None => "",
                Some(Cut::Horizontal) => "H",
                Some(Cut::Vertical) => "V",
            };
            for arrangement in arrangements(tree, must_lead) {
                choices.push(self.choice(&arrangement, root_cut));
            }
        }
        choices.sort_by(|a, b| (a.total, &a.rects).cmp(&(b.total, &b.rects)));
        choices.truncate(REFINED_MOST);
        for choice in &mut choices {
            self.refine(choice);
        }
        choices.into_iter().min_by(|a, b| (a.total, &a.rects, &a.ways).cmp(&(b.total, &b.rects, &b.ways)))
    }

    fn choice(&mut self, arrangement: &Arrangement, root_cut: &'static str) -> Choice {
        let mut rects = vec![GridRect::default(); self.items.len()];
        for &(item, rect) in arrangement {
            rects[item] = GridRect { y: rect.y + self.region.top, ..rect };
            self.draw(item, rect);
        }
        let ways = vec![0; self.items.len()];
        let terms = self.terms(&rects, &ways);
        Choice { total: terms.total(), terms, rects, ways, root_cut }
    }

    /// Makes sure that the outlines of an item at this size are known.
    fn draw(&mut self, item: usize, rect: GridRect) {
        let size = (rect.w, rect.h);
        if self.outlines[item].iter().any(|known| known.size == size) {
            return;
        }
        let Shaped { item: copy, shapes } = self.items[item];
        let outline = |way| Outline::new(copy, shapes, way, rect.w, self.grid.box_pad);
        let ways = shapes.ways(rect.w, rect.h).iter().map(outline).collect();
        self.outlines[item].push(Outlines { size, ways });
    }

    fn outlines(&self, item: usize, rect: GridRect) -> &[Outline] {
        let known = self.outlines[item].iter().find(|known| known.size == (rect.w, rect.h));
        known.map_or(&[], |known| &known.ways)
    }

    fn terms(&self, rects: &[GridRect], ways: &[usize]) -> Terms {
        let standing = |item: usize| Standing {
            rank: self.items[item].item.rank,
            lead: self.lead == Some(item),
            rect: rects[item],
            outline: &self.outlines(item, rects[item])[ways[item]],
        };
        let items: Vec<Standing> = (0..rects.len()).map(standing).collect();
        terms(&items, self.region)
    }

    /// Chooses for one item after the other the way that suits the page best.
    fn refine(&self, choice: &mut Choice) {
        for _ in 0..ROUNDS {
            let before = choice.total;
            for item in 0..choice.rects.len() {
                for way in 0..self.outlines(item, choice.rects[item]).len() {
                    let mut ways = choice.ways.clone();
                    ways[item] = way;
                    let terms = self.terms(&choice.rects, &ways);
                    if terms.total() < choice.total {
                        *choice = Choice { total: terms.total(), terms, ways, ..choice.clone() };
                    }
                }
            }
            if choice.total == before {
                return;
            }
        }
    }

    fn solution(&self, choice: &Choice) -> Option<Solution> {
        let bottom = self.region.top + self.region.lines;
        let mut modules = Vec::new();
        for (item, shaped) in self.items.iter().enumerate() {
            let rect = choice.rects[item];
            let way = shaped.shapes.ways(rect.w, rect.h).get(choice.ways[item])?;
            modules.push(place(&shaped.item, &shaped.shapes, way, rect, rect.bottom() == bottom, self.grid)?);
        }
        modules.sort_by_key(|module| (module.rect.y, module.rect.x));
        let terms = choice.terms.named().map(|(name, term)| (name.to_owned(), term)).collect();
        Some(Solution { modules, score: Score { total: choice.total, terms }, root_cut: choice.root_cut })
    }
}

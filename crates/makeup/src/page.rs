//! One page. Takes its items with their shapes; gives the layouts of the page, cheapest first by the whole objective.
//!
//! The page is solved one line deeper than its type area: every module carries a blank line at its foot, and that of the modules
//! at the foot of the page falls into the line below the type area.

use super::bundle::k_best_many;
use super::fixed::{Fixed, k_best_around};
use super::flip::{Arrangement, arrangements};
use super::grid::Grid;
use super::item::Item;
use super::layout::{Alternative, AlternativeModule, Placement, Score, SearchEffort};
use super::measure::Part;
use super::objective::{Name, Outline, Region, Terms, terms};
use super::pattern::{Pattern, k_best_of, pattern_of};
use super::place::place;
use super::search::{Effort, ITEMS_MAX, LeafCosts, Tree, k_best};
use super::shape::Shapes;
use super::template::{PageTemplate, Traits};
use super::treatment::{Candidate, cover};
use super::{cost, shape};
use chenbao_model::model::{ArticleId, Kind};
use chenbao_model::units::GridRect;

/// Arrangements whose heads and pictures are chosen over again.
const REFINED_MOST: usize = 100;
/// Rounds of choosing over again.
const ROUNDS: usize = 2;
/// Layouts kept beside the one taken (makeup.md §5.4).
pub const ALTERNATIVES: usize = 3;
/// By how much the rectangles of the layout before may be dearer with the texts as they are and still be kept, in thousandths: about
/// one widow.
const KEEP_PLACES: i64 = 6000;
/// The same for its cuts.
const KEEP_CUTS: i64 = 9000;

/// An item with its shapes.
#[derive(Debug, Clone)]
pub struct Shaped<'a> {
    /// The item.
    pub item: Item<'a>,
    /// Its shapes.
    pub shapes: Shapes,
}

impl Shaped<'_> {
    /// What templates ask of it.
    pub fn traits(&self) -> Traits {
        Traits {
            rank: self.item.rank,
            kind: self.item.main.kind,
            photos: self.item.main.photos.len(),
            group: self.item.is_group(),
            slot: self.item.wishes.slot.clone(),
        }
    }
}

/// A page to be solved.
#[derive(Debug, Clone, Copy)]
pub struct Task<'t> {
    /// The part of the page modules stand in.
    pub region: Region,
    /// The grid.
    pub grid: &'t Grid,
    /// How hard to search.
    pub effort: Effort,
    /// The page's template.
    pub template: &'t PageTemplate,
    /// Whether nothing but the template will do.
    pub forced: bool,
    /// Whether the first cut may be vertical: a gutter through the page (H7), better only than no page at all.
    pub any_root: bool,
    /// Advertisements that do not run across the page, in columns and lines of the page.
    pub ads: &'t [GridRect],
    /// The modules and the score of the layout before.
    pub before: Option<&'t Before>,
}

/// The layout a page had before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Before {
    /// Where its modules stood: their articles, their part, and their rectangle as a layout holds it.
    pub modules: Vec<(Vec<ArticleId>, Option<Part>, GridRect)>,
    /// What it cost.
    pub total: i64,
    /// Whether it followed the page's template.
    pub by_template: bool,
}

/// A solved page.
#[derive(Debug, Clone)]
pub struct Solution {
    /// The modules in reading order.
    pub modules: Vec<Placement>,
    /// What the page costs.
    pub score: Score,
    /// `H`, `V` or nothing.
    pub root_cut: String,
    /// Whether it follows the page's template.
    pub by_template: bool,
    /// How it was found.
    pub effort: SearchEffort,
    /// The layouts that come next.
    pub alternatives: Vec<Alternative>,
}

/// A tree of cuts and where it comes from.
struct Plan {
    tree: Tree,
    by_template: bool,
}

/// A choice for the whole page: for each item its rectangle and which way it is filled.
#[derive(Debug, Clone)]
struct Choice {
    total: i64,
    terms: Terms,
    rects: Vec<GridRect>,
    ways: Vec<usize>,
    by_template: bool,
}

/// The outlines of all ways of an item for one size.
struct Outlines {
    size: (u16, u16),
    ways: Vec<Outline>,
}

struct Judge<'p, 'a> {
    items: &'p [&'p Shaped<'a>],
    lead: Option<usize>,
    task: Task<'p>,
    /// Where each item stood before.
    stood: Vec<Option<GridRect>>,
    outlines: Vec<Vec<Outlines>>,
}

/// The item that leads the page: the one of rank 1.
pub fn lead(items: &[&Shaped]) -> Option<usize> {
    items.iter().position(|shaped| shaped.item.rank == 1)
}

/// The cheapest layout of a page, or the `alternative`th of them (from 1); none where its items do not fill it exactly.
pub fn solve(items: &[&Shaped], task: Task, alternative: u16) -> Option<Solution> {
    let mut judge = Judge::new(items, task);
    let plans = plans(items, &task);
    let (arranged, choices) = judge.choices(&plans);
    let kept = judge.kept(choices.first());
    let wanted = usize::from(alternative.max(1) - 1).min(choices.len().saturating_sub(1));
    let mode = match (&kept, choices.get(wanted)) {
        (Some(_), _) => "fixed-cut",
        (None, Some(choice)) if choice.by_template => "template",
        (None, _) => "free",
    };
    let effort = effort(mode, plans.len(), arranged);
    judge.solution(kept, choices, alternative, &effort)
}

/// The layout of a page whose items stand in given rectangles, blank lines at their feet included; none where one does not fill its
/// rectangle.
pub fn solve_in_place(items: &[&Shaped], rects: &[GridRect], task: Task) -> Option<Solution> {
    let mut judge = Judge::new(items, task);
    let top = task.region.top;
    let arrangement: Arrangement =
        rects.iter().map(|&rect| GridRect { y: rect.y - top.min(rect.y), ..rect }).enumerate().collect();
    let choice = judge.in_place(&arrangement, false)?;
    judge.solution(Some(choice), Vec::new(), 1, &effort("locked", 1, 1))
}

/// Whether the items of a page fill it exactly in any way; cheaper than [`solve`].
pub fn is_solvable(items: &[&Shaped], task: Task) -> bool {
    !plans(items, &Task { effort: Effort { keep: 1, roots: 1 }, ..task }).is_empty()
}

fn effort(mode: &str, trees: usize, arrangements: usize) -> SearchEffort {
    let count = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    SearchEffort { mode: mode.to_owned(), trees: count(trees), arrangements: count(arrangements) }
}

/// The trees that fill the page: those of its template first.
fn plans(items: &[&Shaped], task: &Task) -> Vec<Plan> {
    let traits: Vec<Traits> = items.iter().map(|shaped| shaped.traits()).collect();
    let leaves = leaves(items, task);
    let pattern = task.template.pattern(&traits).filter(|_| fixed(items, task).is_empty());
    let mut found: Vec<Plan> = pattern
        .map(|pattern| patterned(&pattern, &leaves, task))
        .unwrap_or_default()
        .into_iter()
        .map(|tree| Plan { tree, by_template: true })
        .collect();
    if found.is_empty() || !(task.forced && task.template.has_tree()) {
        let free = free_trees(items, &leaves, task).into_iter();
        found.extend(free.map(|tree| Plan { tree, by_template: false }));
    }
    found
}

fn patterned(pattern: &Pattern, leaves: &[LeafCosts], task: &Task) -> Vec<Tree> {
    let found = k_best_of(pattern, leaves, task.region.columns, task.region.lines, task.effort);
    found.into_iter().map(|(_, tree)| tree).collect()
}

fn free_trees(items: &[&Shaped], leaves: &[LeafCosts], task: &Task) -> Vec<Tree> {
    let fixed = fixed(items, task);
    let small = small(items);
    let (columns, lines) = (task.region.columns, task.region.lines);
    let found = if !fixed.is_empty() {
        k_best_around(leaves, columns, lines, &fixed, task.effort, task.any_root)
    } else if leaves.len() > ITEMS_MAX {
        k_best_many(leaves, &small, columns, lines, task.effort, task.any_root)
    } else {
        k_best(leaves, columns, lines, task.effort, task.any_root)
    };
    found.into_iter().map(|(_, tree)| tree).collect()
}

/// What the rectangles cost the items.
fn leaves(items: &[&Shaped], task: &Task) -> Vec<LeafCosts> {
    let of_item = |shaped: &&Shaped| {
        let wanted = shaped.item.wishes.at.map(|rect| in_region(rect, task));
        let cost = |columns, lines| match wanted {
            Some(rect) if (rect.w, rect.h) != (columns, lines) => u32::MAX,
            _ => shaped.shapes.cost(columns, lines).unwrap_or(u32::MAX),
        };
        let of_width = |columns| (0..=task.region.lines).map(|lines| cost(columns, lines)).collect();
        LeafCosts { costs: (1..=task.region.columns).map(of_width).collect() }
    };
    items.iter().map(of_item).collect()
}

/// A rectangle of the page as the search sees it: from the region's head; at the foot of the page one line deeper.
fn in_region(rect: GridRect, task: &Task) -> GridRect {
    let is_at_foot = rect.bottom() == task.grid.lines;
    let deeper = if is_at_foot { shape::GAP } else { 0 };
    GridRect { y: rect.y.saturating_sub(task.region.top), h: rect.h + deeper, ..rect }
}

/// The rectangles that may stand in one place only.
fn fixed(items: &[&Shaped], task: &Task) -> Vec<Fixed> {
    let pinned = items.iter().enumerate().filter_map(|(at, shaped)| Some((at, shaped.item.wishes.at?)));
    let pinned = pinned.map(|(item, rect)| (Some(item), rect));
    let ads = task.ads.iter().map(|&rect| (None, rect));
    pinned.chain(ads).map(|(item, rect)| Fixed { rect: in_region(rect, task), item }).collect()
}

/// The items that may be bundled with others, the smallest first.
fn small(items: &[&Shaped]) -> Vec<usize> {
    let may = |&at: &usize| {
        let item = &items[at].item;
        item.rank > 1 && item.wishes.at.is_none() && !item.is_group()
    };
    let mut found: Vec<usize> = (0..items.len()).filter(may).collect();
    found.sort_by_key(|&at| (items[at].shapes.comfortable_area(), at));
    found
}

/// The direction of the first cut of a page: horizontal where a line runs between its modules from side to side.
fn root_cut_of(rects: &[GridRect]) -> &'static str {
    let crosses = |y: u16| rects.iter().any(|rect| rect.y < y && y < rect.bottom());
    let top = rects.iter().map(|rect| rect.y).min().unwrap_or(0);
    match rects {
        [] | [_] => "",
        _ if rects.iter().any(|rect| rect.y > top && !crosses(rect.y)) => "H",
        _ => "V",
    }
}

impl<'p, 'a> Judge<'p, 'a> {
    fn new(items: &'p [&'p Shaped<'a>], task: Task<'p>) -> Self {
        let before = |shaped: &&Shaped| {
            let own =
                |articles: &[ArticleId]| shaped.item.main.articles.iter().any(|article| articles.contains(&article.id));
            let mut modules = task.before?.modules.iter();
            modules.find(|(articles, part, _)| *part == shaped.item.main.part && own(articles)).map(|(.., rect)| *rect)
        };
        let stood = items.iter().map(before).collect();
        Self { items, lead: lead(items), task, stood, outlines: items.iter().map(|_| Vec::new()).collect() }
    }

    /// The layout before with its texts set anew, where its rectangles, or at least its cuts, still fill the page about as well
    /// (makeup.md §5.7).
    fn kept(&mut self, best: Option<&Choice>) -> Option<Choice> {
        let before = self.task.before?;
        // What a search finds is the measure: many small changes must not add up to a bad page.
        let least = best.map_or(before.total, |best| before.total.min(best.total));
        let lead = best.map_or(0, |best| best.terms.count(Name::Lead));
        let is_good =
            |choice: &Choice, more: i64| choice.total <= least + more && choice.terms.count(Name::Lead) <= lead;
        let rects: Option<Vec<GridRect>> = self.stood.iter().copied().collect();
        let rects = rects.filter(|rects| rects.len() == before.modules.len())?;
        let task = self.task;
        let shown = |rects: &[GridRect]| rects.iter().map(|&rect| in_region(rect, &task)).collect::<Vec<_>>();
        let items: Vec<(usize, GridRect)> = shown(&rects).into_iter().enumerate().collect();
        if let Some(choice) = self.in_place(&items, before.by_template).filter(|choice| is_good(choice, KEEP_PLACES)) {
            return Some(choice);
        }
        let pattern = pattern_of(&items, &shown(task.ads), cost::MOVED)?;
        let trees = patterned(&pattern, &leaves(self.items, &task), &task);
        let by_template = before.by_template;
        let plans: Vec<Plan> = trees.into_iter().map(|tree| Plan { tree, by_template }).collect();
        let (_, choices) = self.choices(&plans);
        let good = choices.into_iter().filter(|choice| is_good(choice, KEEP_CUTS));
        good.min_by_key(|choice| (choice.terms.count(Name::Moved), choice.total))
    }

    /// The best choice for items that stand in given rectangles of the region.
    fn in_place(&mut self, arrangement: &Arrangement, by_template: bool) -> Option<Choice> {
        let plan = Plan { tree: Tree::Blank(self.task.region.columns, self.task.region.lines), by_template };
        let mut choice = self.choice(arrangement, &plan)?;
        self.cover(&mut choice);
        self.refine(&mut choice);
        Some(choice)
    }

    /// The best choices over all arrangements of all trees, best first, and how many arrangements there were.
    fn choices(&mut self, plans: &[Plan]) -> (usize, Vec<Choice>) {
        let must_lead = self.lead.filter(|&lead| self.task.region.lead_top_left || self.items[lead].item.wishes.lead);
        let mut choices = Vec::new();
        for plan in plans {
            for arrangement in arrangements(&plan.tree, must_lead) {
                choices.extend(self.choice(&arrangement, plan));
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

    fn choice(&mut self, arrangement: &Arrangement, plan: &Plan) -> Option<Choice> {
        let mut rects = vec![GridRect::default(); self.items.len()];
        for &(item, rect) in arrangement {
            rects[item] = GridRect { y: rect.y + self.task.region.top, ..rect };
            self.draw(item, rect);
        }
        let ways = vec![0; self.items.len()];
        let has_no_way = |(item, &rect): (usize, &GridRect)| self.outlines(item, rect).is_empty();
        if rects.iter().enumerate().any(has_no_way) || !self.is_lawful(&rects) {
            return None;
        }
        let terms = self.terms(&rects, &ways, plan.by_template);
        Some(Choice { total: terms.total(), terms, rects, ways, by_template: plan.by_template })
    }

    /// Whether nothing stands on an advertisement, and every pinned item in its rectangle.
    fn is_lawful(&self, rects: &[GridRect]) -> bool {
        let task = &self.task;
        let is_pinned = |(shaped, rect): (&&Shaped, &GridRect)| {
            let at = shaped.item.wishes.at.map(|at| in_region(at, task));
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
        self.outlines[item].push(Outlines { size, ways });
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
        let mut terms = terms(&items, self.task.region);
        let is_moved = |(rect, stood): &(&GridRect, &Option<GridRect>)| {
            stood.is_some_and(|stood| (stood.x, stood.y, stood.w) != (rect.x, rect.y, rect.w))
        };
        let moved = u32::try_from(rects.iter().zip(&self.stood).filter(is_moved).count()).unwrap_or(u32::MAX);
        terms.add(Name::Moved, moved, moved * cost::MOVED);
        let fillers = self.items.iter().filter(|shaped| shaped.item.main.kind == Kind::Filler).count();
        let fillers = u32::try_from(fillers).unwrap_or(u32::MAX);
        terms.add(Name::Filler, fillers, fillers * cost::FILLER);
        if by_template {
            terms.add_signed(Name::Template, 1, -i64::from(self.task.template.bonus));
        }
        terms
    }

    /// Chooses the ways that cover the collisions of heads.
    fn cover(&self, choice: &mut Choice) {
        let items: Vec<Candidate> =
            choice.rects.iter().enumerate().map(|(item, &rect)| self.candidate(item, rect)).collect();
        let ways = cover(&items, self.task.region);
        let terms = self.terms(&choice.rects, &ways, choice.by_template);
        if terms.total() < choice.total {
            (choice.total, choice.terms, choice.ways) = (terms.total(), terms, ways);
        }
    }

    /// Chooses for one item after the other the way that suits the page best.
    fn refine(&self, choice: &mut Choice) {
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

    /// The layout kept, or the one asked for among those that look different; and the others with their numbers.
    fn solution(
        &self,
        kept: Option<Choice>,
        choices: Vec<Choice>,
        alternative: u16,
        effort: &SearchEffort,
    ) -> Option<Solution> {
        let mut different: Vec<Choice> = Vec::new();
        for choice in choices {
            if different.len() <= ALTERNATIVES && !different.iter().any(|known| is_alike(known, &choice)) {
                different.push(choice);
            }
        }
        let mut numbered: Vec<(u16, Choice)> = (1..).zip(different).collect();
        let taken = match kept {
            Some(kept) => {
                numbered.retain(|(_, choice)| !is_alike(choice, &kept));
                kept
            }
            None => {
                let wanted = usize::from(alternative.max(1) - 1).min(numbered.len().checked_sub(1)?);
                numbered.remove(wanted).1
            }
        };
        numbered.truncate(ALTERNATIVES);
        let others = numbered.iter().map(|(number, choice)| self.alternative(*number, choice));
        let alternatives = others.collect::<Option<Vec<_>>>()?;
        Some(Solution {
            modules: self.modules(&taken)?,
            score: score(&taken),
            root_cut: root_cut_of(&taken.rects).to_owned(),
            by_template: taken.by_template,
            effort: effort.clone(),
            alternatives,
        })
    }

    fn modules(&self, choice: &Choice) -> Option<Vec<Placement>> {
        let bottom = self.task.grid.lines + shape::GAP;
        let mut modules = Vec::new();
        for (item, shaped) in self.items.iter().enumerate() {
            let rect = choice.rects[item];
            let way = shaped.shapes.ways(rect.w, rect.h).get(choice.ways[item])?;
            modules.push(place(&shaped.item, &shaped.shapes, way, rect, rect.bottom() == bottom, self.task.grid)?);
        }
        modules.sort_by_key(|module| (module.rect.y, module.rect.x));
        Some(modules)
    }

    fn alternative(&self, number: u16, choice: &Choice) -> Option<Alternative> {
        let module =
            |module: Placement| AlternativeModule { id: module.id, rect: module.rect, treatment: module.treatment };
        let modules = self.modules(choice)?.into_iter().map(module).collect();
        Some(Alternative { number, score: score(choice), modules })
    }
}

fn score(choice: &Choice) -> Score {
    let terms = choice.terms.named().map(|(name, term)| (name.to_owned(), term)).collect();
    Score { total: choice.total, terms }
}

/// Whether two choices look the same to an editor: every item over the same columns, in the same order down the page.
fn is_alike(one: &Choice, other: &Choice) -> bool {
    let order = |choice: &Choice| {
        let mut items: Vec<usize> = (0..choice.rects.len()).collect();
        items.sort_by_key(|&item| (choice.rects[item].x, choice.rects[item].y));
        items
    };
    let same_columns = one.rects.iter().zip(&other.rects).all(|(one, other)| (one.x, one.w) == (other.x, other.w));
    same_columns && order(one) == order(other)
}

//! Makeup 编排: where every item of an issue goes. Takes the issue, the typesetter's measures and the page templates; gives a
//! [`Layout`] in whole columns and lines, and findings where copy and pages do not match.
//!
//! The search reckons in integers only: no typst, no fonts, no files, no clock. What it hands over for `layout.json` has three
//! floats, each worked out from whole numbers and rounded once, and never compared in the search: the crop window of a picture,
//! its aspect, and its printed size in millimetres. Same input, same layout, whatever the number of threads or the order
//! of the articles.

mod around;
pub mod body;
pub mod bundle;
pub mod copyfit;
pub mod cost;
pub mod fixed;
pub mod flatplan;
pub mod flip;
pub mod flow;
mod grammar;
pub mod grid;
pub mod item;
mod kbest;
pub mod layout;
pub mod legs;
pub mod measure;
pub mod metrics;
pub mod objective;
pub mod page;
pub mod pattern;
pub mod photo;
pub mod place;
mod report;
pub mod resolution;
pub mod search;
pub mod shape;
mod slot;
mod slots;
mod table;
pub mod template;
pub mod trim;

use rayon::prelude::*;

use crate::diag::Finding;
use crate::model::{Issue, Kind};
use crate::units::GridRect;
use copyfit::{Fitted, fit};
use flatplan::{Demand, Planner, Space, allowed, items_on};
use grid::Grid;
use item::{Item, gather};
use layout::{Layout, PageLayout, Reserved, Score};
use measure::Measure;
use objective::Region;
use page::{Shaped, Solution, is_solvable, solve};
use search::{Effort, ITEMS_MAX};
use shape::Shapes;
use template::{PageTemplate, Widths};

/// Changes of the flatplan tried for a page that has no solution.
const REPAIRS_MOST: usize = 8;

/// What the caller may choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Lines of the nameplate on page 1, where the page's template does not say.
    pub nameplate_lines: u16,
    /// Trees kept for every state of the search.
    pub keep: usize,
    /// Trees kept for every page.
    pub roots: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { nameplate_lines: 14, keep: 32, roots: 160 }
    }
}

/// A layout, and where copy and pages do not match.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Where everything goes.
    pub layout: Layout,
    /// What does not fit.
    pub findings: Vec<Finding>,
}

/// One page before and after its items are placed.
struct Page<'i> {
    plan: &'i crate::model::PagePlan,
    template: PageTemplate,
    reserved: u16,
    region: Region,
}

/// What became of a page.
struct Attempt<'a> {
    /// Its items, with the ranks they have on it.
    items: Vec<Shaped<'a>>,
    /// Items beyond the most a page is searched with.
    left_out: Vec<Shaped<'a>>,
    /// Items that fit in no rectangle, whatever its width.
    shapeless: Vec<Shaped<'a>>,
    solution: Option<Solution>,
    /// Lines taken from or added to each item, where the page could not be solved as it was.
    lines: Vec<i64>,
}

struct Maker<'m> {
    grid: &'m Grid,
    measure: &'m dyn Measure,
    options: &'m Options,
}

/// Makes up an issue.
pub fn make_up(
    issue: &Issue,
    measure: &dyn Measure,
    templates: &[PageTemplate],
    grid: &Grid,
    options: &Options,
) -> Outcome {
    let maker = Maker { grid, measure, options };
    // 1. Measure all copy and find the shapes every item can take.
    let items = gather(issue, grid, measure);
    let shaped: Vec<Shaped> = items.into_par_iter().map(|item| maker.shape(item, &Widths::default())).collect();
    // 2. Plan which item stands on which page.
    let pages: Vec<Page> = issue.pages.iter().map(|plan| maker.page(plan, templates)).collect();
    let last = pages.len().saturating_sub(1);
    let spaces: Vec<Space> =
        pages.iter().enumerate().map(|(at, page)| Space::new(page.plan, page.room(), at == last)).collect();
    if spaces.is_empty() {
        return Outcome { layout: Layout { grid: grid.clone(), pages: Vec::new() }, findings: Vec::new() };
    }
    let demands: Vec<Demand> = shaped.iter().map(demand).collect();
    let planner = Planner {
        pages: &spaces,
        demands: &demands,
        priorities: shaped.iter().map(|shaped| if shaped.item.lead { 1 } else { shaped.item.priority }).collect(),
        leads: shaped.iter().map(|shaped| shaped.item.lead).collect(),
        stories: shaped.iter().map(|shaped| can_lead(&shaped.item)).collect(),
        allowed: shaped.iter().map(|shaped| allowed(&shaped.item, &spaces)).collect(),
    };
    let mut page_of = planner.plan();
    // 3. Solve every page as planned.
    let on_page = |page_of: &[usize], page: usize| -> Vec<&Shaped> {
        items_on(page_of, page).into_iter().map(|item| &shaped[item]).collect()
    };
    let solve_page = |page: usize, page_of: &[usize]| maker.solve_page(&pages[page], &on_page(page_of, page));
    let mut results: Vec<Attempt> = (0..pages.len()).into_par_iter().map(|page| solve_page(page, &page_of)).collect();
    // 4. Where a page has no solution, move or swap items with pages that may take them.
    for page in 0..pages.len() {
        if results[page].solution.is_some() {
            continue;
        }
        let mut changes = planner.changes(&page_of, Some(page));
        changes.sort();
        for (_, change) in changes.into_iter().take(REPAIRS_MOST) {
            let mut changed = page_of.clone();
            change.apply(&mut changed);
            let is_good = |page: usize| maker.is_solvable(&pages[page], &on_page(&changed, page));
            if results[change.to].solution.is_some() && is_good(page) && is_good(change.to) {
                page_of = changed;
                results[page] = solve_page(page, &page_of);
                results[change.to] = solve_page(change.to, &page_of);
                break;
            }
        }
    }
    // 5. Where that does not help, find how much copy is too much or too little.
    results.par_iter_mut().zip(&pages).filter(|(result, _)| result.solution.is_none()).for_each(|(result, page)| {
        maker.fit_page(page, result);
    });
    // 6. Write it down.
    let mut findings = report::findings(&pages, &results, &spaces, grid);
    let pages = pages.iter().zip(results).map(|(page, result)| page.layout(result.solution, grid)).collect();
    let layout = Layout { grid: grid.clone(), pages };
    findings.extend(report::pin_findings(&layout, issue));
    let loose = report::loose_findings(&layout, &findings);
    findings.extend(loose);
    Outcome { layout, findings }
}

impl Page<'_> {
    /// Its room in column-lines.
    fn room(&self) -> u32 {
        u32::from(self.region.columns) * u32::from(self.region.lines)
    }

    fn layout(&self, solution: Option<Solution>, grid: &Grid) -> PageLayout {
        let kind = if self.plan.number.get() == 1 { "nameplate" } else { "blank" };
        let rect = GridRect::new(0, 0, grid.cols, self.reserved);
        let reserved = (self.reserved > 0).then(|| Reserved { kind: kind.to_owned(), ad: None, rect });
        let (modules, score, root_cut) = match solution {
            Some(solution) => (solution.modules, solution.score, solution.root_cut),
            None => (Vec::new(), Score::default(), ""),
        };
        PageLayout {
            no: self.plan.number,
            section: self.plan.section.clone(),
            template: String::new(),
            fingerprint: String::new(),
            effort: layout::SearchEffort::default(),
            alternatives: Vec::new(),
            guide: Vec::new(),
            root_cut: root_cut.to_owned(),
            score,
            reserved: reserved.into_iter().collect(),
            modules,
        }
    }
}

fn demand(shaped: &Shaped) -> Demand {
    let (least, most) = shaped.shapes.areas().unwrap_or_default();
    Demand { least, comfortable: shaped.shapes.comfortable_area().unwrap_or_default(), most }
}

fn can_lead(item: &Item) -> bool {
    matches!(item.main.kind, Kind::Story | Kind::Photo)
}

/// The item that leads a page: the one pinned there, else the most important story, the larger first.
fn leading(items: &[&Shaped]) -> Option<usize> {
    let rank = |&at: &usize| {
        let shaped = items[at];
        let is_story = can_lead(&shaped.item);
        let area = std::cmp::Reverse(shaped.shapes.comfortable_area());
        (!shaped.item.lead, !is_story, shaped.item.priority, area, at)
    };
    (0..items.len()).min_by_key(rank)
}

impl<'m> Maker<'m> {
    fn page<'i>(&self, plan: &'i crate::model::PagePlan, templates: &[PageTemplate]) -> Page<'i> {
        let template = PageTemplate::choose(templates, plan.number, plan.template.as_deref());
        let nameplate = if plan.number.get() == 1 { self.options.nameplate_lines } else { 0 };
        let reserved = template.reserved.unwrap_or(nameplate).min(self.grid.lines);
        let region = Region {
            columns: self.grid.cols,
            top: reserved,
            lines: self.grid.lines - reserved + shape::GAP,
            lead_top_left: template.lead_top_left,
        };
        Page { plan, template, reserved, region }
    }

    fn shape<'a>(&self, item: Item<'a>, widths: &Widths) -> Shaped<'a> {
        let shapes = Shapes::new(&item, self.grid, widths, self.grid.lines + shape::GAP);
        Shaped { item, shapes }
    }

    /// The items with the ranks they have on their page.
    fn ranked<'a>(&self, items: &[&Shaped<'a>], widths: &Widths) -> Vec<Shaped<'a>> {
        let lead = leading(items);
        let rank = |(at, shaped): (usize, &&Shaped<'a>)| {
            let rank = if Some(at) == lead { 1 } else { shaped.item.priority.max(2) };
            let same_widths = widths.range(&shaped.item) == Widths::default().range(&shaped.item);
            if rank == shaped.item.rank && same_widths {
                return Shaped::clone(shaped);
            }
            self.shape(shaped.item.clone().with_rank(rank, self.grid, self.measure), widths)
        };
        items.iter().enumerate().map(rank).collect()
    }

    /// The items a page is searched with, and those beyond the most it can be searched with: the least important and smallest.
    fn admitted<'a, 's>(&self, items: &[&'s Shaped<'a>]) -> (Vec<&'s Shaped<'a>>, Vec<Shaped<'a>>) {
        if items.len() <= ITEMS_MAX {
            return (items.to_vec(), Vec::new());
        }
        let mut order: Vec<usize> = (0..items.len()).collect();
        let weight = |&at: &usize| {
            let item = &items[at].item;
            (!item.is_pinned(), item.priority, std::cmp::Reverse(item.main.flow.lines()), at)
        };
        order.sort_by_key(weight);
        let mut kept = order[..ITEMS_MAX].to_vec();
        kept.sort_unstable();
        let left_out = order[ITEMS_MAX..].iter().map(|&at| items[at].clone()).collect();
        (kept.into_iter().map(|at| items[at]).collect(), left_out)
    }

    fn solve_page<'a>(&self, page: &Page, items: &[&Shaped<'a>]) -> Attempt<'a> {
        let (items, left_out) = self.admitted(items);
        let items = self.ranked(&items, &page.template.widths);
        let (items, shapeless): (Vec<Shaped>, Vec<Shaped>) =
            items.into_iter().partition(|shaped| shaped.shapes.areas().is_some());
        let items = if shapeless.is_empty() { items } else { self.ranked(&refs(&items), &page.template.widths) };
        let solution = solve(&refs(&items), page.region, self.grid, self.effort(items.len()));
        Attempt { items, left_out, shapeless, solution, lines: Vec::new() }
    }

    fn is_solvable(&self, page: &Page, items: &[&Shaped]) -> bool {
        items.len() <= ITEMS_MAX && is_solvable(&refs(&self.ranked(items, &page.template.widths)), page.region)
    }

    fn fit_page(&self, page: &Page, result: &mut Attempt) {
        let effort = self.effort(result.items.len());
        let fitted = fit(&refs(&result.items), page.region, self.grid, &page.template.widths, effort);
        if let Some(Fitted { solution, lines }) = fitted {
            result.solution = Some(solution);
            result.lines = lines;
        }
    }

    /// A page of many items is searched with fewer trees, for the time grows threefold with every item.
    fn effort(&self, items: usize) -> Effort {
        let keep = match items {
            0..=7 => self.options.keep,
            8 => self.options.keep.min(12),
            _ => self.options.keep.min(6),
        };
        Effort { keep, roots: self.options.roots }
    }
}

fn refs<'s, 'a>(items: &'s [Shaped<'a>]) -> Vec<&'s Shaped<'a>> {
    items.iter().collect()
}

//! An issue being made up: its pages, its items and what has become of them. Takes the issue, the measures and the templates;
//! gives the steps that [`super::make_up`] goes through.

use rayon::prelude::*;

use super::Options;
use super::copyfit::{Fitted, fit};
use super::fingerprint::fingerprints;
use super::flatplan::{Demand, Links, Planner, Space, allowed, items_on};
use super::grid::Grid;
use super::item::{Item, fillers, gather};
use super::layout::{Layout, PageLayout, Placement, Reserved};
use super::locked;
use super::measure::Measure;
use super::objective::Region;
use super::page::{Before, Shaped, Solution, Task, is_solvable, solve};
use super::search::Effort;
use super::shape::{self, Shapes};
use super::spread;
use super::template::{PageTemplate, Widths};
use chenbao_model::model::{ArticleId, Issue, Kind, PagePlan};
use chenbao_model::units::GridRect;

/// The mode of a page that was solved without its pins.
pub const UNPINNED: &str = "unpinned";

/// The most items a page takes, bundled where they are many.
pub const PAGE_ITEMS_MAX: usize = 24;

/// One page before its items are placed.
#[derive(Debug, Clone)]
pub struct Page<'i> {
    /// What its editor planned.
    pub plan: &'i PagePlan,
    /// Its template.
    pub template: PageTemplate,
    /// Lines of the nameplate, or kept free by the template.
    pub reserved: u16,
    /// Lines of the guide below them.
    pub guide: u16,
    /// The part of the page modules stand in.
    pub region: Region,
    /// Advertisements inside the region.
    pub ads: Vec<GridRect>,
}

/// What became of a page.
#[derive(Debug, Clone, Default)]
pub struct Attempt<'a> {
    /// Its items, with the ranks they have on it.
    pub items: Vec<Shaped<'a>>,
    /// Items beyond the most a page takes.
    pub left_out: Vec<Shaped<'a>>,
    /// Items that fit in no rectangle, whatever its width.
    pub shapeless: Vec<Shaped<'a>>,
    /// Its layout.
    pub solution: Option<Solution>,
    /// Lines taken from or added to each item, where the page could not be solved as it was.
    pub lines: Vec<i64>,
    /// What it was made from, and what was asked of it.
    pub fingerprints: (String, String),
    /// Why a locked page could not be kept: the names of the items that changed too much.
    pub broken_lock: Vec<String>,
}

/// An issue being made up.
pub struct Edition<'m, 'i> {
    /// The issue.
    pub issue: &'i Issue,
    /// The grid.
    pub grid: &'m Grid,
    /// The typesetter.
    pub measure: &'m dyn Measure,
    /// What the caller chose.
    pub options: &'m Options<'m>,
    /// The layout before, where it is of the same grid and as many pages.
    previous: Option<&'m Layout>,
    /// Its pages.
    pub pages: Vec<Page<'i>>,
    /// Its items.
    pub items: Vec<Shaped<'i>>,
    /// Its fillers, which stand on no page unless one needs them.
    pub fillers: Vec<Shaped<'i>>,
    /// The page of every item.
    pub page_of: Vec<usize>,
    /// What became of every page.
    pub attempts: Vec<Attempt<'i>>,
}

impl<'m, 'i> Edition<'m, 'i> {
    /// Measures all copy and finds the shapes every item can take.
    pub fn new(
        issue: &'i Issue,
        measure: &'m dyn Measure,
        templates: &[PageTemplate],
        grid: &'m Grid,
        options: &'m Options,
    ) -> Self {
        let pages: Vec<Page> = issue.pages.iter().map(|plan| page(issue, plan, templates, grid, options)).collect();
        let (mut items, fillers) = (gather(issue, grid, measure), fillers(issue, grid, measure));
        let before = options.previous.filter(|before| before.grid == *grid && before.pages.len() == pages.len());
        spread::part(&mut items, pages.len(), before, grid, measure);
        let locked = |page: &PageLayout| pages.get(page.no.index()).is_some_and(|page| page.plan.lock);
        spread::part_as_locked(&mut items, before, &locked, grid, measure);
        let fillers = take_back(&mut items, fillers, before);
        let shaped = |items: Vec<Item<'i>>| -> Vec<Shaped<'i>> {
            items.into_par_iter().map(|item| shaped_as(item, grid, &Widths::default())).collect()
        };
        let (items, fillers) = (shaped(items), shaped(fillers));
        let (page_of, attempts) = (Vec::new(), Vec::new());
        Self { issue, grid, measure, options, previous: before, pages, items, fillers, page_of, attempts }
    }

    /// The page of the layout before.
    pub fn before(&self, page: usize) -> Option<&'m PageLayout> {
        self.previous?.pages.get(page)
    }

    /// Whether a page is to be kept as it was.
    pub fn is_locked(&self, page: usize) -> bool {
        self.pages[page].plan.lock && self.before(page).is_some_and(|before| !before.modules.is_empty())
    }

    /// Plans which item stands on which page.
    pub fn plan(&mut self) {
        let spaces = self.spaces();
        self.page_of = self.planner(&spaces).plan();
    }

    /// The room of every page.
    pub fn spaces(&self) -> Vec<Space> {
        let last = self.pages.len().saturating_sub(1);
        let space = |(at, page): (usize, &Page)| Space::new(page.plan, page.room(), at == last);
        self.pages.iter().enumerate().map(space).collect()
    }

    /// The planner for the items as they are.
    pub fn planner<'s>(&'s self, spaces: &'s [Space]) -> Planner<'s> {
        let items: Vec<&Item> = self.items.iter().map(|shaped| &shaped.item).collect();
        let stood: Vec<Option<usize>> = items.iter().map(|item| self.stood(item)).collect();
        Planner {
            pages: spaces,
            demands: self.items.iter().map(demand).collect(),
            priorities: items.iter().map(|item| if item.wishes.lead { 1 } else { item.priority }).collect(),
            leads: items.iter().map(|item| item.wishes.lead).collect(),
            stories: items.iter().map(|item| can_lead(item)).collect(),
            allowed: items
                .iter()
                .zip(&stored_locks(self, &stood))
                .map(|(item, lock)| self.allowed(item, *lock, spaces))
                .collect(),
            links: Links::new(&items, stood),
        }
    }

    /// The page an item stood on in the layout before.
    fn stood(&self, item: &Item) -> Option<usize> {
        let holds = |page: &&usize| {
            let modules = self.before(**page).map(|before| before.modules.as_slice()).unwrap_or_default();
            modules.iter().any(|module| is_module_of(module, item))
        };
        (0..self.pages.len()).collect::<Vec<_>>().iter().find(holds).copied()
    }

    /// The pages an item may stand on: a locked page takes back what stood on it and nothing else.
    fn allowed(&self, item: &Item, locked: Option<usize>, spaces: &[Space]) -> Vec<usize> {
        if let Some(page) = locked {
            return vec![page];
        }
        let all = allowed(item, spaces);
        let open: Vec<usize> = all.iter().copied().filter(|&page| !self.is_locked(page)).collect();
        if open.is_empty() { all } else { open }
    }

    /// Solves every page as planned.
    pub fn solve_all(&mut self) {
        let this = &*self;
        let attempts = (0..this.pages.len()).into_par_iter().map(|page| this.solve_page(page, &this.on_page(page)));
        self.attempts = attempts.collect();
    }

    /// The items planned for a page.
    pub fn on_page(&self, page: usize) -> Vec<&Shaped<'i>> {
        items_on(&self.page_of, page).into_iter().map(|item| &self.items[item]).collect()
    }

    /// Solves a page with these items.
    pub fn solve_page(&self, page: usize, items: &[&Shaped<'i>]) -> Attempt<'i> {
        let spec = &self.pages[page];
        let (items, left_out) = admitted(items);
        let items = self.ranked(&items, &spec.template.widths);
        let (items, shapeless): (Vec<Shaped>, Vec<Shaped>) =
            items.into_iter().partition(|shaped| shaped.shapes.areas().is_some());
        let items = if shapeless.is_empty() { items } else { self.ranked(&refs(&items), &spec.template.widths) };
        let copies: Vec<&Item> = items.iter().map(|shaped| &shaped.item).collect();
        let fingerprints = fingerprints(spec, &copies, self.grid, self.options);
        let mut attempt = Attempt { left_out, shapeless, fingerprints, ..Attempt::default() };
        let before = self.before(page);
        if let Some(saved) = before.filter(|before| is_same(before, &items, &attempt.fingerprints.0)) {
            attempt.solution = Some(saved_solution(saved));
        } else if before.is_some_and(|before| self.is_locked(page) && before.reserved != spec.reserved(self.grid)) {
            attempt.broken_lock.push("报头、导读或广告".to_owned());
        } else if let Some(before) = before.filter(|_| self.is_locked(page)) {
            (attempt.solution, attempt.broken_lock) = locked::keep(&refs(&items), self.task(page, None), before);
        } else {
            let kept = before.filter(|before| before.steering == attempt.fingerprints.1).map(before_of);
            let task = self.task(page, kept.as_ref());
            attempt.solution = solve(&refs(&items), task, spec.plan.alternative);
        }
        attempt.items = items;
        attempt
    }

    /// Whether a page can be filled exactly with these items.
    pub fn is_solvable(&self, page: usize, items: &[&Shaped<'i>]) -> bool {
        if items.len() > PAGE_ITEMS_MAX || self.is_locked(page) {
            return false;
        }
        let items = self.ranked(items, &self.pages[page].template.widths);
        is_solvable(&refs(&items), self.task(page, None))
    }

    /// Solves a page with a gutter through it, where that is the only way.
    pub fn solve_loosely(&self, page: usize, attempt: &mut Attempt<'i>) {
        let task = Task { any_root: true, ..self.task(page, None) };
        attempt.solution = solve(&refs(&attempt.items), task, 1);
    }

    /// Solves a page as if its authors had pinned no rectangle and no width, where that is the only way.
    pub fn solve_unpinned(&self, page: usize, attempt: &mut Attempt<'i>) {
        let is_pinned = |shaped: &Shaped| {
            (shaped.item.wishes.at.is_some() || shaped.item.wishes.width.is_some()) && shaped.item.half().is_none()
        };
        if !attempt.items.iter().any(is_pinned) {
            return;
        }
        let widths = &self.pages[page].template.widths;
        let freed = |shaped: &Shaped<'i>| {
            let mut item = shaped.item.clone();
            (item.wishes.at, item.wishes.width) = (None, None);
            if is_pinned(shaped) { shaped_as(item, self.grid, widths) } else { shaped.clone() }
        };
        let items: Vec<Shaped> = attempt.items.iter().map(freed).collect();
        attempt.solution = solve(&refs(&items), self.task(page, None), 1);
        if let Some(solution) = &mut attempt.solution {
            UNPINNED.clone_into(&mut solution.effort.mode);
        }
    }

    /// Finds how much copy of a page is too much or too little, and the layout it would then have.
    pub fn fit_page(&self, page: usize, attempt: &mut Attempt<'i>) {
        let widths = &self.pages[page].template.widths;
        let task = self.task(page, None);
        let loose = Task { any_root: true, ..task };
        let items = refs(&attempt.items);
        let fitted = fit(&items, task, widths).or_else(|| fit(&items, loose, widths));
        if let Some(Fitted { mut solution, lines }) = fitted {
            "fitted".clone_into(&mut solution.effort.mode);
            attempt.solution = Some(solution);
            attempt.lines = lines;
        }
    }

    /// What a page's search is asked for.
    pub fn task<'t>(&'t self, page: usize, before: Option<&'t Before>) -> Task<'t> {
        let page = &self.pages[page];
        Task {
            region: page.region,
            grid: self.grid,
            effort: Effort { keep: self.options.keep, roots: self.options.roots },
            template: &page.template,
            forced: page.plan.forced,
            any_root: false,
            ads: &page.ads,
            before,
        }
    }

    /// The items with the ranks they have on their page.
    fn ranked(&self, items: &[&Shaped<'i>], widths: &Widths) -> Vec<Shaped<'i>> {
        let lead = leading(items);
        let rank = |(at, shaped): (usize, &&Shaped<'i>)| {
            let rank = if Some(at) == lead { 1 } else { shaped.item.priority.max(2) };
            let same_widths = widths.range(&shaped.item) == Widths::default().range(&shaped.item);
            if rank == shaped.item.rank && same_widths {
                return Shaped::clone(shaped);
            }
            shaped_as(shaped.item.clone().with_rank(rank, self.grid, self.measure), self.grid, widths)
        };
        items.iter().enumerate().map(rank).collect()
    }
}

/// Puts the fillers of the layout before back on their pages; gives those that stood on none.
fn take_back<'a>(items: &mut Vec<Item<'a>>, fillers: Vec<Item<'a>>, before: Option<&Layout>) -> Vec<Item<'a>> {
    let page_of = |item: &Item| {
        let pages = before.map(|before| before.pages.as_slice()).unwrap_or_default();
        pages.iter().find(|page| page.modules.iter().any(|module| is_module_of(module, item))).map(|page| page.no)
    };
    let mut left = Vec::new();
    for mut filler in fillers {
        match page_of(&filler) {
            Some(page) => {
                filler.wishes.page = Some(page);
                items.push(filler);
            }
            None => left.push(filler),
        }
    }
    left
}

/// The page an item is held on by a lock.
fn stored_locks(edition: &Edition, stood: &[Option<usize>]) -> Vec<Option<usize>> {
    stood.iter().map(|page| page.filter(|&page| edition.is_locked(page))).collect()
}

/// Whether a saved module is the item's: the same part of the same article, or a group that has a brief of it.
pub fn is_module_of(module: &Placement, item: &Item) -> bool {
    let own = |id: &ArticleId| item.main.articles.iter().any(|article| article.id == *id);
    module.part == item.main.part && module.articles.iter().any(own)
}

impl Page<'_> {
    /// The rectangles that are not for modules.
    pub fn reserved(&self, grid: &Grid) -> Vec<Reserved> {
        let kind = if self.plan.number.get() == 1 { "nameplate" } else { "blank" };
        let strip = |kind: &str, y, lines| {
            let rect = GridRect::new(0, y, grid.cols, lines);
            (lines > 0).then(|| Reserved { kind: kind.to_owned(), ad: None, rect })
        };
        let mut found: Vec<Reserved> = strip(kind, 0, self.reserved).into_iter().collect();
        found.extend(strip("guide", self.reserved, self.guide));
        let ads = self.plan.ads.iter().enumerate();
        found.extend(ads.map(|(at, ad)| Reserved { kind: "ad".to_owned(), ad: Some(at), rect: ad.rect }));
        found
    }

    /// Its room in column-lines.
    pub fn room(&self) -> u32 {
        let ads: u32 = self.ads.iter().map(|ad| ad.area()).sum();
        (u32::from(self.region.columns) * u32::from(self.region.lines)).saturating_sub(ads)
    }
}

/// The lines at the head of a page: of the nameplate, or kept free by the template; and of the guide.
fn head_lines(issue: &Issue, plan: &PagePlan, template: &PageTemplate, grid: &Grid, options: &Options) -> (u16, u16) {
    let is_first = plan.number.get() == 1;
    let nameplate = if is_first { options.nameplate_lines } else { 0 };
    let reserved = template.reserved.unwrap_or(nameplate).min(grid.lines);
    let guide = if is_first && issue.guide { options.guide_lines.min(grid.lines - reserved) } else { 0 };
    (reserved, guide)
}

/// The lines at the head of a page that are not for modules.
pub fn reserved_lines(issue: &Issue, plan: &PagePlan, template: &PageTemplate, grid: &Grid, options: &Options) -> u16 {
    let (reserved, guide) = head_lines(issue, plan, template, grid, options);
    reserved + guide
}

/// A page before its items are placed: advertisements across its whole head or foot shorten it.
fn page<'i>(
    issue: &'i Issue,
    plan: &'i PagePlan,
    templates: &[PageTemplate],
    grid: &Grid,
    options: &Options,
) -> Page<'i> {
    let template = PageTemplate::choose(templates, plan.number, plan.template.as_deref());
    let (reserved, guide) = head_lines(issue, plan, &template, grid, options);
    let mut top = reserved + guide;
    let mut bottom = grid.lines + shape::GAP;
    // An advertisement that cannot stand where it is put is reported, and left out of the reckoning.
    let fits = |rect: &GridRect| rect.right() <= grid.cols && rect.bottom() <= grid.lines && rect.y >= top;
    let mut ads: Vec<GridRect> = plan.ads.iter().map(|ad| ad.rect).filter(fits).collect();
    while let Some(strip) = ads.iter().position(|ad| ad.w == grid.cols && ad.y == top && ad.h > 0) {
        top = ads.remove(strip).bottom();
    }
    while let Some(strip) = ads.iter().position(|ad| ad.w == grid.cols && [grid.lines, bottom].contains(&ad.bottom())) {
        bottom = ads.remove(strip).y.max(top);
    }
    let region = Region { columns: grid.cols, top, lines: bottom - top, lead_top_left: template.lead_top_left };
    Page { plan, template, reserved, guide, region, ads }
}

/// An item with its shapes, where items have these widths.
pub fn shaped_as<'a>(item: Item<'a>, grid: &Grid, widths: &Widths) -> Shaped<'a> {
    let shapes = Shapes::new(&item, grid, widths, grid.lines + shape::GAP);
    Shaped { item, shapes }
}

fn demand(shaped: &Shaped) -> Demand {
    let (least, most) = shaped.shapes.areas().unwrap_or_default();
    Demand { least, comfortable: shaped.shapes.comfortable_area().unwrap_or_default(), most }
}

fn can_lead(item: &Item) -> bool {
    matches!(item.main.kind, Kind::Story | Kind::Photo) && item.main.part.is_none_or(|part| part.from.is_none())
}

/// The item that leads a page: the one pinned there, else the most important story, the larger first.
fn leading(items: &[&Shaped]) -> Option<usize> {
    let rank = |&at: &usize| {
        let shaped = items[at];
        let is_story = can_lead(&shaped.item);
        let area = std::cmp::Reverse(shaped.shapes.comfortable_area());
        (!shaped.item.wishes.lead, !is_story, shaped.item.priority, area, at)
    };
    (0..items.len()).min_by_key(rank)
}

/// The items a page is searched with, and those beyond the most it takes: the least important and smallest.
fn admitted<'a, 's>(items: &[&'s Shaped<'a>]) -> (Vec<&'s Shaped<'a>>, Vec<Shaped<'a>>) {
    if items.len() <= PAGE_ITEMS_MAX {
        return (items.to_vec(), Vec::new());
    }
    let mut order: Vec<usize> = (0..items.len()).collect();
    let weight = |&at: &usize| {
        let item = &items[at].item;
        (!item.is_pinned(), item.priority, std::cmp::Reverse(items[at].shapes.comfortable_area()), at)
    };
    order.sort_by_key(weight);
    let mut kept = order[..PAGE_ITEMS_MAX].to_vec();
    kept.sort_unstable();
    let left_out = order[PAGE_ITEMS_MAX..].iter().map(|&at| items[at].clone()).collect();
    (kept.into_iter().map(|at| items[at]).collect(), left_out)
}

/// Whether a saved page was made from the same and filled exactly.
fn is_same(before: &PageLayout, items: &[Shaped], fingerprint: &str) -> bool {
    let has_module = |shaped: &Shaped| before.modules.iter().any(|module| is_module_of(module, &shaped.item));
    let is_exact = |module: &Placement| module.fit.overset_chars == 0 && module.fit.underset_chars == 0;
    before.fingerprint == fingerprint
        && before.modules.len() == items.len()
        && items.iter().all(has_module)
        && before.modules.iter().all(is_exact)
}

fn saved_solution(before: &PageLayout) -> Solution {
    Solution {
        modules: before.modules.clone(),
        score: before.score.clone(),
        root_cut: before.root_cut.clone(),
        by_template: !before.template.is_empty(),
        effort: before.effort.clone(),
        alternatives: before.alternatives.clone(),
    }
}

/// Where the modules of a page stood, and what the page cost.
fn before_of(before: &PageLayout) -> Before {
    let modules = before.modules.iter().map(|module| (module.articles.clone(), module.part, module.rect)).collect();
    Before { modules, total: before.score.total, by_template: !before.template.is_empty() }
}

/// The items behind references.
pub fn refs<'s, 'a>(items: &'s [Shaped<'a>]) -> Vec<&'s Shaped<'a>> {
    items.iter().collect()
}

/// A layout of no pages.
pub fn empty(grid: &Grid) -> Layout {
    Layout { grid: grid.clone(), pages: Vec::new() }
}

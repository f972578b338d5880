//! Makeup 编排: where every item of an issue goes. Takes the issue, the typesetter's measures and the page templates; gives a
//! [`Layout`] in whole columns and lines, and findings where copy and pages do not match.
//!
//! The search reckons in integers only: no typst, no fonts, no files, no clock. What it hands over for `layout.json` has three
//! floats, each worked out from whole numbers and rounded once, and never compared in the search: the crop window of a picture,
//! its aspect, and its printed size in millimetres. Same input, same layout, whatever the number of threads or the order
//! of the articles.

pub mod areas;
mod around;
pub mod body;
pub mod bundle;
pub mod copyfit;
pub mod cost;
mod demands;
pub mod difference;
pub mod edition;
pub mod fingerprint;
pub mod fixed;
pub mod flatplan;
pub mod flip;
pub mod flow;
pub mod form;
pub mod frame;
mod grammar;
pub mod grid;
pub mod item;
mod kbest;
pub mod layout;
pub mod legs;
pub mod locked;
pub mod measure;
pub mod metrics;
pub mod objective;
pub mod page;
pub mod pattern;
pub mod photo;
pub mod pictures;
pub mod place;
mod repair;
mod report;
pub mod resolution;
pub mod search;
pub mod shape;
mod slot;
mod slots;
pub mod spread;
mod steering;
mod table;
pub mod template;
pub mod treatment;
pub mod trim;
pub mod words;

use rayon::prelude::*;

use chenbao_model::diag::Finding;
use chenbao_model::model::Issue;
use edition::{Attempt, Edition, Page};
use grid::Grid;
use layout::{GuideEntry, Layout, PageLayout, Placement, Score, SearchEffort};
use measure::Measure;
use template::PageTemplate;

/// What the caller may choose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options<'p> {
    /// Lines of the nameplate on page 1, where the page's template does not say.
    pub nameplate_lines: u16,
    /// Lines of the guide 导读 below it, where the issue wants one.
    pub guide_lines: u16,
    /// Trees kept for every state of the search.
    pub keep: usize,
    /// Trees kept for every page.
    pub roots: usize,
    /// The layout the issue had before: what has not changed stays where it was (makeup.md §5.7).
    pub previous: Option<&'p Layout>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { nameplate_lines: 14, guide_lines: 4, keep: 32, roots: 160, previous: None }
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

/// Makes up an issue.
pub fn make_up(
    issue: &Issue,
    measure: &dyn Measure,
    templates: &[PageTemplate],
    grid: &Grid,
    options: &Options,
) -> Outcome {
    if issue.pages.is_empty() {
        return Outcome { layout: edition::empty(grid), findings: Vec::new() };
    }
    // 1. Measure all copy and find the shapes every item can take.
    let mut edition = Edition::new(issue, measure, templates, grid, options);
    // 2. Plan which item stands on which page.
    edition.plan();
    // 3. Solve every page as planned.
    edition.solve_all();
    // 4. Where a page has no solution, change what stands where.
    repair::repair(&mut edition);
    // 5. Where that does not help, find how much copy is too much or too little.
    fit(&mut edition);
    // 6. Write it down.
    let mut findings = demands::check(issue, templates, grid, options);
    findings.extend(report::findings(&edition));
    let layout = layout_of(&edition);
    let unkept = report::pin_findings(&layout, issue, &findings);
    findings.extend(unkept);
    let measured = metrics::report(&layout);
    findings.extend(report::faulty_findings(&layout, &measured));
    let missing = report::missing_findings(&layout, issue, &findings);
    findings.extend(missing);
    let loose = report::loose_findings(&layout, &measured, &findings);
    findings.extend(loose);
    Outcome { layout, findings }
}

fn fit(edition: &mut Edition) {
    let mut attempts = std::mem::take(&mut edition.attempts);
    let unsolved = attempts.par_iter_mut().enumerate().filter(|(_, attempt)| attempt.solution.is_none());
    unsolved.for_each(|(page, attempt)| {
        let means = [Edition::solve_loosely, Edition::solve_unpinned, Edition::fit_page];
        for mend in means {
            if attempt.solution.is_none() {
                mend(edition, page, attempt);
            }
        }
    });
    edition.attempts = attempts;
}

fn layout_of(edition: &Edition) -> Layout {
    let pages = edition.pages.iter().zip(&edition.attempts);
    let mut pages: Vec<PageLayout> = pages.map(|(page, attempt)| page_layout(page, attempt, edition.grid)).collect();
    let guide = guide(edition, &pages);
    if let Some(first) = pages.first_mut().filter(|_| edition.pages[0].guide > 0) {
        first.guide = guide;
    }
    Layout { grid: edition.grid.clone(), pages }
}

/// What page 1 lists: the leads of the other pages, the most important first if there are more than columns, in page order.
fn guide(edition: &Edition, pages: &[PageLayout]) -> Vec<GuideEntry> {
    let lead = |page: &PageLayout| {
        let is_lead = |module: &&Placement| module.prio == 1 && module.part.is_none_or(|part| part.from.is_none());
        let module = page.modules.iter().find(is_lead)?;
        let part = module.part.filter(|part| part.spread == Some(measure::Half::Right));
        let entry = GuideEntry { article: module.articles.first()?.clone(), page: page.no };
        part.is_none().then_some(entry)
    };
    let mut entries: Vec<GuideEntry> = pages.iter().skip(1).filter_map(lead).collect();
    let priority = |entry: &GuideEntry| {
        edition.issue.articles.iter().find(|article| article.id == entry.article).map(|article| article.priority)
    };
    entries.sort_by_key(|entry| (priority(entry), entry.page));
    entries.truncate(usize::from(edition.grid.cols));
    entries.sort_by_key(|entry| entry.page);
    entries
}

fn page_layout(page: &Page, attempt: &Attempt, grid: &Grid) -> PageLayout {
    let mut layout = PageLayout {
        no: page.plan.number,
        section: page.plan.section.clone(),
        fingerprint: attempt.fingerprints.0.clone(),
        steering: attempt.fingerprints.1.clone(),
        reserved: page.reserved(grid),
        template: String::new(),
        root_cut: String::new(),
        score: Score::default(),
        effort: SearchEffort::default(),
        alternatives: Vec::new(),
        guide: Vec::new(),
        modules: Vec::new(),
    };
    if let Some(solution) = &attempt.solution {
        if solution.by_template {
            layout.template.clone_from(&page.template.name);
        }
        layout.root_cut.clone_from(&solution.root_cut);
        layout.score.clone_from(&solution.score);
        layout.effort.clone_from(&solution.effort);
        layout.alternatives.clone_from(&solution.alternatives);
        layout.modules.clone_from(&solution.modules);
    }
    layout
}

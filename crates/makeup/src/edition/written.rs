//! An edition written down as a layout.

use super::attempt::Attempt;
use super::issue::Edition;
use super::page::PlannedPage;
use crate::grid::Grid;
use crate::layout::{GuideEntry, Layout, PageLayout, Placement, RootCut, Score, SearchEffort};
use crate::measure::Half;

/// The layout of an edition.
pub(crate) fn layout_of(edition: &Edition) -> Layout {
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
    let mut entries: Vec<GuideEntry> = pages.iter().skip(1).filter_map(lead_entry).collect();
    let priority = |entry: &GuideEntry| {
        edition.issue.articles.iter().find(|article| article.id == entry.article).map(|article| article.priority)
    };
    entries.sort_by_key(|entry| (priority(entry), entry.page));
    entries.truncate(usize::from(edition.grid.cols));
    entries.sort_by_key(|entry| entry.page);
    entries
}

/// The line of the guide for a page's lead; none where that is a story begun on another page.
fn lead_entry(page: &PageLayout) -> Option<GuideEntry> {
    let is_lead = |module: &&Placement| module.prio == 1 && module.part.is_none_or(|part| part.from.is_none());
    let module = page.modules.iter().find(is_lead)?;
    if module.part.is_some_and(|part| part.spread == Some(Half::Right)) {
        return None;
    }
    Some(GuideEntry { article: module.articles.first()?.clone(), page: page.no })
}

/// A page with nothing on it but what is reserved.
pub(crate) fn empty_page(page: &PlannedPage, grid: &Grid) -> PageLayout {
    PageLayout {
        no: page.plan.number,
        section: page.plan.section.clone(),
        fingerprint: String::new(),
        steering: String::new(),
        reserved: page.reserved(grid),
        template: String::new(),
        root_cut: RootCut::Uncut,
        score: Score::default(),
        effort: SearchEffort::default(),
        alternatives: Vec::new(),
        guide: Vec::new(),
        modules: Vec::new(),
    }
}

fn page_layout(page: &PlannedPage, attempt: &Attempt, grid: &Grid) -> PageLayout {
    let mut layout = PageLayout {
        fingerprint: attempt.fingerprints.whole.clone(),
        steering: attempt.fingerprints.asked.clone(),
        ..empty_page(page, grid)
    };
    if let Some(solution) = &attempt.solution {
        if solution.by_template {
            layout.template.clone_from(&page.template.name);
        }
        layout.root_cut = solution.root_cut;
        layout.score.clone_from(&solution.score);
        layout.effort = solution.effort;
        layout.alternatives.clone_from(&solution.alternatives);
        layout.modules.clone_from(&solution.modules);
    }
    layout
}

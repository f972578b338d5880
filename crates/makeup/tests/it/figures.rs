//! Figures of many layouts (makeup.md §6). Takes layouts with the issues they are of; gives how often each rule is kept, as
//! sums, shares in thousandths and means.

use std::collections::BTreeMap;

#[path = "figures/table.rs"]
mod table;

pub(crate) use table::Table;

use chenbao_makeup::layout::{Layout, PageLayout, Placement, SearchMode, Treatment};
pub(crate) use chenbao_makeup::metrics::stability;
use chenbao_makeup::metrics::{CountedRule, HardRule, PageMetrics, report};
use chenbao_makeup::{Options, Outcome, make_up};
use chenbao_model::model::{ArticleId, Issue, Kind};

use crate::generated::{Arithmetic, grid};

/// The figures of all layouts added so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Figures {
    /// Issues.
    pub(crate) issues: u32,
    /// Pages.
    pub(crate) pages: u32,
    /// Pages whose copy fits, with all hard checks at 0.
    pub(crate) solved: u32,
    /// Issues all pages of which are solved, with no article left out.
    pub(crate) whole: u32,
    /// Articles that stand nowhere; fillers are not counted.
    pub(crate) left_out: u32,
    /// Hard checks that fail on a page, and violations of counted rules beyond what is allowed, all together.
    pub(crate) faults: u32,
    /// Violations of each hard check that a layout tells of.
    pub(crate) hard: BTreeMap<HardRule, u32>,
    /// Pages on which a counted rule is broken more often than wanted.
    pub(crate) broken: BTreeMap<CountedRule, u32>,
    /// Sum and worst of each continuous score over the pages with modules, in thousandths.
    pub(crate) scores: BTreeMap<&'static str, Score>,
    /// Pages whose share of pictures is out of its band.
    pub(crate) share_out: u32,
    /// Pages with at least two alternatives.
    pub(crate) with_choice: u32,
    /// Alternatives.
    pub(crate) alternatives: u32,
    /// Modules by treatment and kind.
    pub(crate) modules: BTreeMap<&'static str, u32>,
    /// Ways that led to pages.
    pub(crate) modes: BTreeMap<SearchMode, u32>,
    /// What is wrong with each page that is not solved, and which articles stand nowhere.
    pub(crate) unsolved: Vec<String>,
    /// Solved pages and pages by twentieths of load.
    pub(crate) by_load: BTreeMap<u32, (u32, u32)>,
}

/// A score over many pages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Score {
    pages: u32,
    sum: u32,
    least: u32,
    most: u32,
}

impl Score {
    /// The mean of the pages.
    pub(crate) fn mean(self) -> u32 {
        self.sum / self.pages.max(1)
    }

    /// The least of a page.
    pub(crate) fn least(self) -> u32 {
        self.least
    }
}

/// An issue made up, freely or after the layout it had before.
pub(crate) fn made_up(issue: &Issue, previous: Option<&Layout>) -> Outcome {
    make_up(issue, &Arithmetic, &[], &grid(), &Options { previous, ..Options::default() }).unwrap()
}

/// Whether the copy of a page fits.
pub(crate) fn is_fitting(page: &PageLayout) -> bool {
    let fits = |module: &Placement| module.fit.overset_chars == 0 && module.fit.underset_chars == 0;
    !page.modules.is_empty() && page.modules.iter().all(fits)
}

/// What keeps a page from being solved.
fn fault(page: &PageLayout, metrics: &PageMetrics) -> String {
    let hard: Vec<String> = metrics
        .hard
        .iter()
        .filter_map(|(check, count)| count.filter(|&count| count > 0).map(|count| format!("{check} {count}")))
        .collect();
    let sum = |of: fn(&Placement) -> u32| page.modules.iter().map(of).sum::<u32>();
    let (over, under) = (sum(|module| module.fit.overset_chars), sum(|module| module.fit.underset_chars));
    let (modules, hard) = (page.modules.len(), hard.join(", "));
    format!("page {}: {modules} modules, {over} 字 over, {under} 字 short; {hard}", page.no)
}

/// The part of a page's room that heads, pictures and lines of text take, in thousandths: without padding of boxes and the lines
/// between modules.
fn printed(page: &PageLayout) -> u32 {
    let area = |module: &Placement| {
        let (grid, text) = (u32::from(module.columns.grid), u32::from(module.columns.text.max(1)));
        let legs: u32 = module.legs.iter().map(|leg| u32::from(leg.lines_used)).sum();
        let photos: u32 = module.photos.iter().map(|photo| photo.rect.area()).sum();
        module.head_rect.area() + (legs + photos) * grid / text
    };
    let modules = page.modules.iter().flat_map(|module| std::iter::once(module).chain(&module.sidebars));
    let reserved: u32 = page.reserved.iter().map(|reserved| reserved.rect.area()).sum();
    modules.map(area).sum::<u32>() * 1000 / (5 * 72 - reserved).max(1)
}

impl Figures {
    /// Adds the layout of an issue whose load is `load` thousandths.
    pub(crate) fn add(&mut self, layout: &Layout, issue: &Issue, load: u32) {
        let report = report(layout);
        let (solved, pages) = (self.solved, self.pages);
        for (page, metrics) in layout.pages.iter().zip(&report.pages) {
            if !self.add_page(page, metrics) {
                self.unsolved.push(format!("issue {} {}", issue.number, fault(page, metrics)));
            }
        }
        let placed: Vec<&ArticleId> = layout.placements().flat_map(|(_, module)| &module.articles).collect();
        let wanted = issue.articles.iter().filter(|article| article.kind != Kind::Filler);
        let missing: Vec<String> =
            wanted.filter(|article| !placed.contains(&&article.id)).map(|article| article.id.to_string()).collect();
        if !missing.is_empty() {
            self.unsolved.push(format!("issue {} leaves out {}", issue.number, missing.join(", ")));
        }
        let left_out = u32::try_from(missing.len()).unwrap();
        let (new_solved, new_pages) = (self.solved - solved, self.pages - pages);
        self.issues += 1;
        self.left_out += left_out;
        self.whole += u32::from(new_solved == new_pages && left_out == 0);
        let band = self.by_load.entry((load + 5) / 50 * 50).or_default();
        *band = (band.0 + new_solved, band.1 + new_pages);
    }

    /// Adds a page; says whether it is solved.
    fn add_page(&mut self, page: &PageLayout, metrics: &PageMetrics) -> bool {
        self.pages += 1;
        let is_solved = is_fitting(page) && metrics.hard.values().flatten().all(|&count| count == 0);
        self.solved += u32::from(is_solved);
        self.faults += u32::try_from(metrics.hard.values().flatten().filter(|&&count| count > 0).count()).unwrap();
        for (&check, &count) in &metrics.hard {
            if let Some(count) = count {
                *self.hard.entry(check).or_default() += count;
            }
        }
        for (&rule, &count) in &metrics.counts {
            *self.broken.entry(rule).or_default() += u32::from(count > rule.most(metrics.chars));
            self.faults += count.saturating_sub(rule.most(metrics.chars));
        }
        *self.modes.entry(page.effort.mode).or_default() += 1;
        let alternatives = u32::try_from(page.alternatives.len()).unwrap();
        self.alternatives += alternatives;
        self.with_choice += u32::from(alternatives >= 2);
        for module in page.modules.iter().flat_map(|module| std::iter::once(module).chain(&module.sidebars)) {
            self.add_module(module);
        }
        if page.modules.is_empty() {
            return is_solved;
        }
        let scores = &metrics.scores;
        for (name, value) in [
            ("fill", scores.fill),
            ("trapped white", scores.trapped_white * 1000),
            ("slack", scores.slack),
            ("crop stress", scores.crop_stress),
            ("photo share", scores.photo_share),
            ("alignment", scores.alignment),
            ("widths", scores.widths * 1000),
            ("printed area", printed(page)),
            ("page cost", u32::try_from(page.score.total.max(0)).unwrap_or(u32::MAX)),
        ] {
            let score = self.scores.entry(name).or_insert(Score { pages: 0, sum: 0, least: u32::MAX, most: 0 });
            *score = Score {
                pages: score.pages + 1,
                sum: score.sum + value,
                least: score.least.min(value),
                most: score.most.max(value),
            };
        }
        self.share_out += u32::from(!(180..=350).contains(&scores.photo_share));
        is_solved
    }

    fn add_module(&mut self, module: &Placement) {
        let treatment = match module.treatment {
            Treatment::Top => "top",
            Treatment::PhotoTop => "photo-top",
            Treatment::Box => "box",
            Treatment::Side => "side",
        };
        let mut count = |name| *self.modules.entry(name).or_default() += 1;
        count("all");
        count(treatment);
        [
            ("broken columns", module.columns.is_broken()),
            ("quote", module.quote.is_some()),
            ("jump", module.part.is_some_and(|part| part.spread.is_none())),
            ("spread", module.part.is_some_and(|part| part.spread.is_some())),
            ("filler", module.kind == Kind::Filler),
        ]
        .into_iter()
        .filter(|(_, is_so)| *is_so)
        .for_each(|(name, _)| count(name));
    }

    /// The share of pages, in thousandths, on which a rule is broken.
    pub(crate) fn share(&self, rule: CountedRule) -> u32 {
        self.per_page(self.broken.get(&rule).copied().unwrap_or(0))
    }

    /// A continuous score.
    pub(crate) fn score(&self, name: &str) -> Score {
        self.scores.get(name).copied().unwrap_or(Score { pages: 0, sum: 0, least: 0, most: 0 })
    }

    fn per_page(&self, count: u32) -> u32 {
        count * 1000 / self.pages.max(1)
    }
}

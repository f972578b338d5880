//! How good a layout is, from the layout alone: the hard checks H, the counted rules V and the continuous scores of makeup.md §6.
//!
//! Integers: counts, and shares in thousandths. What cannot be seen in a layout (H9 to H11 are findings, H12 and the range of a
//! crop are in the issue) comes with [`MetricsReport::complete`].

mod counts;
mod geometry;
mod hard;
mod modules;
mod pins;
mod report;
mod retold;
mod rule;
mod scores;

use std::collections::BTreeMap;

pub use self::pins::{Pin, Unkept, broken_pins, unkept_pins};
pub use self::report::{MetricsReport, PageMetrics};
pub use self::rule::{CountedRule, HardRule};
pub use self::scores::{FILL_LEAST, Scores, stability};

use self::modules::all_modules;
use self::retold::retold_terms;
use crate::grid::Grid;
use crate::layout::{Layout, PageLayout, Placement};
use crate::page::terms::Terms;
use crate::term::TermId;

/// Measures a layout.
pub fn report(layout: &Layout) -> MetricsReport {
    let mut pages: Vec<PageMetrics> = layout.pages.iter().map(|page| page_metrics(page, &layout.grid)).collect();
    let broken_parts = hard::broken_parts(layout);
    for page in &mut pages {
        let broken = page.page.and_then(|page| broken_parts.get(&page)).copied().unwrap_or(0);
        page.add(HardRule::H3, broken);
    }
    let overall = overall(&pages, layout);
    MetricsReport { pages, overall }
}

fn page_metrics(page: &PageLayout, grid: &Grid) -> PageMetrics {
    let terms = retold_terms(page, grid);
    let chars = all_modules(page).flat_map(|module| &module.legs).map(|leg| leg.chars).sum();
    PageMetrics {
        page: Some(page.no),
        chars,
        hard: hard_checks(page, grid, &terms),
        counts: counted_rules(page, grid, &terms),
        scores: Scores::of_page(page, grid),
    }
}

/// How often a term applies.
fn applied(terms: &Terms, id: TermId) -> u32 {
    u32::try_from(terms.count(id)).unwrap_or(0)
}

/// The hard checks of a page; nothing of those that a layout does not tell.
fn hard_checks(page: &PageLayout, grid: &Grid, terms: &Terms) -> BTreeMap<HardRule, Option<u32>> {
    let sum = |check: &dyn Fn(&Placement) -> u32| all_modules(page).map(check).sum::<u32>();
    let known = BTreeMap::from([
        (HardRule::H1, hard::overlaps(page, grid)),
        (HardRule::H2, hard::uncovered(page, grid)),
        (HardRule::H3, sum(&hard::misplaced_text)),
        (HardRule::H4, sum(&|module| hard::disorder(module, grid))),
        (HardRule::H5, sum(&hard::stranded_heads)),
        (HardRule::H6, sum(&hard::distorted_pictures)),
        (HardRule::H7, applied(terms, TermId::Gutter)),
        (HardRule::H8, sum(&|module| hard::bad_captions(module, grid))),
    ]);
    HardRule::ALL.iter().map(|&rule| (rule, known.get(&rule).copied())).collect()
}

fn counted_rules(page: &PageLayout, grid: &Grid, terms: &Terms) -> BTreeMap<CountedRule, u32> {
    let sum = |rule: &dyn Fn(&Placement) -> u32| all_modules(page).map(rule).sum::<u32>();
    let (soft, coarse) = counts::poor_pictures(page);
    BTreeMap::from([
        (CountedRule::V1, applied(terms, TermId::Bump)),
        (CountedRule::V2, applied(terms, TermId::Stacked)),
        (CountedRule::V3, applied(terms, TermId::Through)),
        (CountedRule::V4, applied(terms, TermId::Inversion)),
        (CountedRule::V4Lead, counts::weak_leads(page)),
        (CountedRule::V5, applied(terms, TermId::Lead)),
        (CountedRule::V6Widow, sum(&counts::widows)),
        (CountedRule::V6Lone, sum(&counts::lone_characters)),
        (CountedRule::V7, sum(&counts::odd_legs)),
        (CountedRule::V8, sum(&counts::unequal_bands)),
        (CountedRule::V9, sum(&counts::badly_filled_heads)),
        (CountedRule::V10, sum(&|module| counts::raw_wraps(module, grid))),
        (CountedRule::V11, sum(&|module| counts::grey_areas(module, grid))),
        (CountedRule::V12Dominance, applied(terms, TermId::Dominance)),
        (CountedRule::V12Touch, applied(terms, TermId::Touch)),
        (CountedRule::V13, soft),
        (CountedRule::V13Coarse, coarse),
        (CountedRule::V14Boxes, applied(terms, TermId::Boxes)),
        (CountedRule::V14Heads, counts::kinds_of_heads(page)),
        (CountedRule::V14H1, counts::first_level_heads(page)),
        (CountedRule::V15, applied(terms, TermId::Mirror)),
        (CountedRule::V15Heads, counts::mirrored_heads(page, grid)),
    ])
}

fn overall(pages: &[PageMetrics], layout: &Layout) -> PageMetrics {
    let mut all = PageMetrics { chars: pages.iter().map(|page| page.chars).sum(), ..PageMetrics::default() };
    for page in pages {
        for (&rule, value) in &page.hard {
            let sum = all.hard.entry(rule).or_default();
            *sum = value.map(|value| value + sum.unwrap_or(0));
        }
        for (&rule, value) in &page.counts {
            *all.counts.entry(rule).or_default() += value;
        }
    }
    let filled = pages.iter().zip(&layout.pages).filter(|(_, page)| !page.modules.is_empty());
    let filled: Vec<&Scores> = filled.map(|(metrics, _)| &metrics.scores).collect();
    all.scores = Scores::mean(&filled);
    all
}

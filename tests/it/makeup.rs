//! The makeup as a whole, on generated issues and with a typesetter of arithmetic: what must hold for every layout.

use std::collections::BTreeMap;

use chenbao::diag::Code;
use chenbao::makeup::layout::{Layout, Leg, LegStart, PageLayout, Placement};
use chenbao::makeup::measure::{Measure, RowKind};
use chenbao::makeup::metrics::{broken_pins, report};
use chenbao::makeup::{Options, Outcome, make_up};
use chenbao::model::{Article, Issue, Kind};
use chenbao::units::PageNumber;
use proptest::prelude::*;

use crate::generated::{Arithmetic, Dice, article, grid, issue, page_articles, whole_issue};

fn made_up(issue: &Issue) -> Outcome {
    make_up(issue, &Arithmetic, &[], &grid(), &Options::default())
}

fn modules(layout: &Layout) -> impl Iterator<Item = &Placement> {
    layout
        .pages
        .iter()
        .flat_map(|page| page.modules.iter().flat_map(|module| std::iter::once(module).chain(&module.sidebars)))
}

fn is_solved(page: &PageLayout) -> bool {
    let fits = |module: &Placement| module.fit.overset_chars == 0 && module.fit.underset_chars == 0;
    !page.modules.is_empty() && page.modules.iter().all(fits)
}

/// Everything that must hold for a layout, whether or not its copy fits.
fn check(issue: &Issue, outcome: &Outcome) {
    let report = report(&outcome.layout);
    for (metrics, page) in report.pages.iter().zip(&outcome.layout.pages) {
        if page.modules.is_empty() {
            continue;
        }
        for check in ["H1", "H2", "H4", "H6", "H8"] {
            assert_eq!(metrics.hard[check], Some(0), "{check} on page {}", page.no);
        }
        let terms = ["bump", "stacked", "through", "lead", "inversion", "touch", "boxes", "mirror"];
        let counts = ["V1", "V2", "V3", "V5", "V4", "V12-touch", "V14-boxes", "V15"];
        for (term, count) in terms.into_iter().zip(counts) {
            let scored = page.score.terms.get(term).map_or(0, |term| term.count);
            assert_eq!(i64::from(metrics.counts[count]), scored, "{count} on page {}", page.no);
        }
        if is_solved(page) {
            assert_eq!(metrics.hard["H3"], Some(0), "H3 on page {}", page.no);
            assert_eq!(metrics.hard["H5"], Some(0), "H5 on page {}", page.no);
        }
    }
    assert_eq!(broken_pins(&outcome.layout, issue), 0);
    let by_id: BTreeMap<_, &Article> = issue.articles.iter().map(|article| (&article.id, article)).collect();
    for module in modules(&outcome.layout) {
        let articles: Vec<&Article> = module.articles.iter().map(|id| by_id[id]).collect();
        check_text(module, &articles);
        check_photos(module, &articles);
    }
    check_every_article_once(issue, outcome);
}

/// All rows stand in legs once and in order, none beyond its leg, no crosshead stranded.
fn check_text(module: &Placement, articles: &[&Article]) {
    let rows = Arithmetic.galley(articles, module.setting).rows;
    let mut next = 0;
    for leg in &module.legs {
        let [from, to] = leg.rows;
        assert_eq!(from, next, "{}", module.id);
        next = to;
        let own = &rows[from as usize..to as usize];
        assert_eq!(own.iter().map(|row| row.lines).sum::<u16>(), leg.lines_used);
        assert!(leg.lines_used <= leg.h);
        assert_eq!(own.iter().map(|row| u32::from(row.chars)).sum::<u32>(), leg.chars);
        check_start(own.first().is_some_and(|row| row.first), own.first().is_some_and(|row| row.last), leg);
        if (to as usize) < rows.len() && module.fit.overset_chars == 0 {
            let crosshead = own.iter().rposition(|row| row.kind == RowKind::Crosshead);
            let below = crosshead.map_or(2, |at| own[at + 1..].iter().map(|row| row.lines).sum());
            assert!(below >= 2, "a crosshead is stranded in {}", module.id);
        }
    }
    let left: u32 = rows[next as usize..].iter().map(|row| u32::from(row.chars)).sum();
    assert_eq!(left, module.fit.overset_chars, "{}", module.id);
}

fn check_start(first: bool, last: bool, leg: &Leg) {
    let start = match (first, last) {
        (true, _) => LegStart::ParaStart,
        (false, true) => LegStart::ParaLast,
        (false, false) => LegStart::Mid,
    };
    assert!(leg.rows[0] == leg.rows[1] || leg.first_line == start);
}

/// All pictures stand in the module once, cropped within their range.
fn check_photos(module: &Placement, articles: &[&Article]) {
    let count: usize = articles.iter().map(|article| article.pictures.len()).sum();
    assert_eq!(module.photos.len(), count, "{}", module.id);
    for photo in &module.photos {
        let article = articles.iter().find(|article| article.id == photo.article).unwrap();
        let picture = &article.pictures[photo.index];
        let [left, top, right, bottom] = photo.crop;
        let ratio = (right - left) / (bottom - top);
        assert!(ratio > picture.crop.0 - 0.001 && ratio < picture.crop.1 + 0.001, "{ratio} in {}", module.id);
        assert!(
            left <= picture.focus.0 && picture.focus.0 <= right && top <= picture.focus.1 && picture.focus.1 <= bottom
        );
    }
}

fn check_every_article_once(issue: &Issue, outcome: &Outcome) {
    let mut placed: Vec<_> = modules(&outcome.layout).flat_map(|module| module.articles.clone()).collect();
    placed.sort();
    let count = placed.len();
    placed.dedup();
    assert_eq!(placed.len(), count, "an article stands on the page twice");
    let whole = !outcome.findings.iter().any(|finding| matches!(finding.code, Code::FlatplanFull | Code::PageUnsolved));
    if whole {
        assert_eq!(placed.len(), issue.articles.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_layout_keeps_the_hard_rules(seed in 0_u64..1_000_000, least in 1_usize..6) {
        let issue = whole_issue(seed, least, 7);
        check(&issue, &made_up(&issue));
    }

    #[test]
    fn order_and_threads_do_not_matter(seed in 0_u64..1_000_000) {
        let issue = whole_issue(seed, 2, 6);
        let mut shuffled = issue.clone();
        let mut dice = Dice(seed ^ 77);
        for at in (1..shuffled.articles.len()).rev() {
            shuffled.articles.swap(at, dice.throw(0, at));
        }
        let bytes = |issue: &Issue, threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let outcome = pool.install(|| made_up(issue));
            let messages: Vec<String> = outcome.findings.into_iter().map(|finding| finding.message).collect();
            (serde_json::to_string(&outcome.layout).unwrap(), messages)
        };
        let one = bytes(&issue, 1);
        prop_assert_eq!(&one, &bytes(&issue, 4));
        prop_assert_eq!(&one, &bytes(&shuffled, 2));
    }
}

#[test]
fn a_layout_can_be_saved_and_read() {
    let outcome = made_up(&whole_issue(1, 3, 5));
    let text = serde_json::to_string(&outcome.layout).unwrap();
    assert_eq!(serde_json::from_str::<Layout>(&text).unwrap(), outcome.layout);
}

#[test]
fn pages_of_good_load_are_solved() {
    let mut solved = 0;
    for seed in 0..60 {
        let mut dice = Dice(seed);
        let count = dice.throw(3, 7);
        let articles = page_articles(2, count, 970, &mut dice);
        let issue = issue(&["头版", "要闻"], articles);
        solved += usize::from(is_solved(&made_up(&issue).layout.pages[1]));
    }
    assert!(solved >= 57, "{solved} of 60");
}

#[test]
fn two_articles_on_eight_pages_end_in_findings() {
    let mut dice = Dice(5);
    let articles =
        vec![article("a", Kind::Story, 1, 600, 1, &mut dice), article("b", Kind::Story, 3, 300, 0, &mut dice)];
    let issue = issue(&["要闻"; 8], articles);
    let outcome = made_up(&issue);
    check(&issue, &outcome);
    let short = outcome.findings.iter().filter(|finding| finding.code == Code::PageUnderfull).count();
    assert_eq!(short, 8, "{:?}", outcome.findings);
}

#[test]
fn forty_long_articles_on_eight_pages_end_in_findings() {
    let mut dice = Dice(6);
    let articles: Vec<Article> =
        (0..40).map(|at| article(&format!("a{at:02}"), Kind::Story, 3, 1600, 1, &mut dice)).collect();
    let issue = issue(&["要闻"; 8], articles);
    let outcome = made_up(&issue);
    check(&issue, &outcome);
    assert!(outcome.findings.iter().any(|finding| finding.code == Code::FlatplanFull), "{:?}", outcome.findings);
    assert!(outcome.findings.iter().filter(|finding| finding.code == Code::PageOverfull).count() >= 6);
}

#[test]
fn twelve_stories_pinned_to_one_page_are_too_many() {
    let mut dice = Dice(7);
    let mut articles: Vec<Article> =
        (0..12).map(|at| article(&format!("a{at:02}"), Kind::Story, 3, 250, 0, &mut dice)).collect();
    for article in &mut articles {
        article.pins.page = Some(PageNumber::new(1));
    }
    let outcome = made_up(&issue(&["要闻"], articles));
    let full = outcome.findings.iter().find(|finding| finding.code == Code::FlatplanFull).unwrap();
    assert!(full.message.starts_with("第1版排不下 12 篇"), "{}", full.message);
}

#[test]
fn a_sidebar_stands_in_its_story_and_briefs_stand_together() {
    let mut dice = Dice(8);
    let mut articles = vec![
        article("p1/lead", Kind::Story, 1, 1100, 1, &mut dice),
        article("p1/more", Kind::Sidebar, 3, 450, 0, &mut dice),
        article("p1/second", Kind::Story, 2, 700, 0, &mut dice),
    ];
    articles[1].pins.with = Some(articles[0].id.clone());
    for at in 0..5 {
        let mut brief = article(&format!("p1/b{at}"), Kind::Brief, 3, 150, usize::from(at == 1), &mut dice);
        brief.pins.group = Some(String::from("居民区"));
        articles.push(brief);
    }
    let issue = issue(&["要闻"], articles);
    let outcome = make_up(&issue, &Arithmetic, &[], &grid(), &Options { nameplate_lines: 14, ..Options::default() });
    check(&issue, &outcome);
    let page = &outcome.layout.pages[0];
    assert_eq!(page.reserved[0].rect.h, 14);
    let lead = page.modules.iter().find(|module| module.id == "p1/lead").unwrap();
    assert_eq!((lead.rect.x, lead.rect.y, lead.sidebars.len()), (0, 14, 1));
    let group = page.modules.iter().find(|module| module.id == "居民区").unwrap();
    assert_eq!(group.articles.len(), 5);
    assert_eq!(group.photos.len(), 1);
}

#[test]
fn an_article_that_fits_nowhere_is_named_and_the_rest_is_made_up() {
    let mut dice = Dice(9);
    let mut articles = page_articles(2, 4, 950, &mut dice);
    articles.push(article("p2/empty", Kind::Story, 1, 0, 0, &mut dice));
    articles[4].pins.page = Some(PageNumber::new(2));
    let outcome = made_up(&issue(&["头版", "要闻"], articles));
    assert_eq!(outcome.layout.pages[1].modules.len(), 4);
    let unsolved: Vec<_> = outcome.findings.iter().filter(|finding| finding.code == Code::PageUnsolved).collect();
    assert_eq!(unsolved.len(), 1, "{:?}", outcome.findings);
}

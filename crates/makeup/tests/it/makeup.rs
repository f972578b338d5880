//! The makeup as a whole, on generated issues and with a typesetter of arithmetic: what must hold for every layout.

use std::collections::BTreeMap;

use chenbao_makeup::cost;
use chenbao_makeup::layout::{Layout, Leg, LegStart, PageLayout, Placement, ReservedKind};
use chenbao_makeup::measure::{Measure, Passage, RowKind};
use chenbao_makeup::metrics::{CountedRule, HardRule, broken_pins, report};
use chenbao_makeup::slicing::{Effort, LeafCosts, Sheet, k_best};
use chenbao_makeup::template::PageTemplate;
use chenbao_makeup::term::TermId;
use chenbao_makeup::{Options, Outcome, make_up};
use chenbao_model::diag::{Code, Finding, Severity, Source};
use chenbao_model::model::{Article, Issue, Kind};
use chenbao_model::units::PageNumber;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::generated::{Arithmetic, Dice, article, grid, issue, page_articles, whole_issue};

fn template(text: &str) -> PageTemplate {
    PageTemplate::parse(&Source::new("page.toml", text.to_owned())).unwrap()
}

fn made_up(issue: &Issue) -> Outcome {
    make_up(issue, &Arithmetic, &[], &grid(), &Options::default()).unwrap()
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
        for check in [HardRule::H1, HardRule::H2, HardRule::H4, HardRule::H6, HardRule::H8] {
            assert_eq!(metrics.hard[&check], Some(0), "{check} on page {}", page.no);
        }
        let counted = [
            (TermId::Bump, CountedRule::V1),
            (TermId::Stacked, CountedRule::V2),
            (TermId::Through, CountedRule::V3),
            (TermId::Lead, CountedRule::V5),
            (TermId::Inversion, CountedRule::V4),
            (TermId::Touch, CountedRule::V12Touch),
            (TermId::Boxes, CountedRule::V14Boxes),
            (TermId::Mirror, CountedRule::V15),
        ];
        for (term, count) in counted {
            let scored = page.score.terms.get(&term).map_or(0, |term| term.count);
            assert_eq!(i64::from(metrics.counts[&count]), scored, "{count} on page {}", page.no);
        }
        if is_solved(page) {
            assert_eq!(metrics.hard[&HardRule::H3], Some(0), "H3 on page {}", page.no);
            assert_eq!(metrics.hard[&HardRule::H5], Some(0), "H5 on page {}", page.no);
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
    let rows = Arithmetic
        .galley(Passage { articles, part: module.part, quote: module.quote }, grid().measure(module.columns))
        .unwrap()
        .rows;
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
    for article in issue.articles.iter().filter(|article| placed.binary_search(&article.id).is_err()) {
        let title = article.headline.head.to_plain();
        let names = |finding: &Finding| {
            finding.message.contains(&title) || finding.hints.iter().any(|hint| hint.contains(&title))
        };
        assert!(
            outcome.findings.iter().any(names),
            "{} is neither placed nor named: {:?}",
            article.id,
            outcome.findings
        );
    }
}

/// What each rectangle costs an item that has a few shapes on a grid of 3 × 6.
fn few_shapes(shapes: &[(usize, usize, u32)]) -> LeafCosts {
    let is_size = |shape: &(usize, usize, u32), columns: u16, lines: u16| {
        (shape.0, shape.1) == (usize::from(columns), usize::from(lines))
    };
    // Of two costs of one shape the later holds.
    LeafCosts::new(3, 6, |columns, lines| {
        shapes.iter().rfind(|shape| is_size(shape, columns, lines)).map(|shape| shape.2)
    })
}

/// The cheapest guillotine tree of these items, found by trying every tree. Every cut across all columns is a line through the
/// page.
fn cheapest_tree(leaves: &[LeafCosts], set: usize, columns: usize, lines: usize, vertical: bool) -> Option<u32> {
    if set.is_power_of_two() {
        let cost = leaves[usize::try_from(set.trailing_zeros()).unwrap()]
            .cost(u16::try_from(columns).unwrap(), u16::try_from(lines).unwrap());
        return (cost < u32::MAX).then_some(cost);
    }
    let through = if columns == 3 { cost::THROUGH_LINE } else { 0 };
    let mut costs = Vec::new();
    for first in (1..set).filter(|first| first & set == *first) {
        let part = |set, columns, lines| cheapest_tree(leaves, set, columns, lines, true);
        for at in 1..lines {
            let sum = part(first, columns, at).zip(part(set ^ first, columns, lines - at));
            costs.extend(sum.map(|(a, b)| a + b + through));
        }
        for at in (1..columns).filter(|_| vertical) {
            let sum = part(first, at, lines).zip(part(set ^ first, columns - at, lines));
            costs.extend(sum.map(|(a, b)| a + b));
        }
    }
    costs.into_iter().min()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, rng_seed: RngSeed::Fixed(20200812), ..ProptestConfig::default() })]

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

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, rng_seed: RngSeed::Fixed(20200812), ..ProptestConfig::default() })]

    #[test]
    fn the_search_finds_the_cheapest_of_all_trees(
        items in proptest::collection::vec(
            proptest::collection::vec((1_usize..=3, 1_usize..=6, 0_u32..20_000), 6..20), 2..=4)
    ) {
        let leaves: Vec<LeafCosts> = items.iter().map(|shapes| few_shapes(shapes)).collect();
        let all = (1 << leaves.len()) - 1;
        let found = k_best(&leaves, Sheet { columns: 3, lines: 6, through: cost::THROUGH_LINE, any_root: false }, Effort { keep: 4, roots: 8 });
        // The first line through the page is free, and the first cut is such a line.
        let cheapest = cheapest_tree(&leaves, all, 3, 6, false).map(|cost| cost - cost::THROUGH_LINE);
        prop_assert_eq!(found.first().map(|tiling| tiling.cost), cheapest);
        prop_assert!(found.is_sorted_by_key(|tiling| tiling.cost));
    }
}

#[test]
fn a_crowd_of_pictures_is_decided() {
    let mut dice = Dice(11);
    let articles = page_articles(2, 3, 600, &mut dice);
    let mut crowd = article("p2/crowd", Kind::Story, 2, 300, 34, &mut dice);
    crowd.pins.page = Some(PageNumber::new(2));
    let mut alike = crowd.clone();
    alike.pictures.iter_mut().for_each(|picture| picture.pixels = (3000, 2000));
    for crowd in [crowd, alike] {
        let issue = issue(&["头版", "要闻"], articles.iter().cloned().chain([crowd]).collect());
        check(&issue, &made_up(&issue));
    }
}

#[test]
fn a_brief_without_a_group_is_headed_by_its_title() {
    let mut dice = Dice(12);
    let mut articles = page_articles(1, 4, 900, &mut dice);
    articles.push(article("p1/brief", Kind::Brief, 3, 150, 0, &mut dice));
    let title = articles[4].headline.head.to_plain();
    let outcome = made_up(&issue(&["头版"], articles));
    let module = modules(&outcome.layout).find(|module| module.kind == Kind::Brief).unwrap();
    assert_eq!(module.id, title);
}

#[test]
fn only_the_first_page_has_a_nameplate() {
    let templates = [template("name = \"a\"\nfor = [\"front\", \"inner\"]\nreserved = 9")];
    let outcome = make_up(&whole_issue(3, 3, 5), &Arithmetic, &templates, &grid(), &Options::default()).unwrap();
    let kinds = outcome.layout.pages.iter().map(|page| (page.reserved[0].kind, page.reserved[0].rect.h));
    assert_eq!(
        kinds.collect::<Vec<_>>()[..3],
        [(ReservedKind::Nameplate, 9), (ReservedKind::Blank, 9), (ReservedKind::Blank, 9)]
    );
}

#[test]
fn a_pinned_lead_leads_even_before_a_story_of_priority_one() {
    let any_place = template("name = \"a\"\nfor = [\"inner\"]\nlead-top-left = false");
    for seed in 0..8 {
        let mut articles = page_articles(2, 5, 970, &mut Dice(seed));
        articles[3].pins.slot = Some(String::from("lead"));
        let issue = issue(&["头版", "要闻"], articles);
        for templates in [&[][..], std::slice::from_ref(&any_place)] {
            let outcome = make_up(&issue, &Arithmetic, templates, &grid(), &Options::default()).unwrap();
            let page = &outcome.layout.pages[1];
            let lead = page.modules.iter().find(|module| module.id == "p2/a3").unwrap();
            assert_eq!((lead.prio, lead.rect.x, lead.rect.y), (1, 0, 0), "seed {seed}");
            assert!(page.modules.iter().all(|module| module.prio > 1 || module.id == lead.id));
        }
    }
}

#[test]
fn of_two_leads_pinned_to_one_page_one_is_named() {
    let mut articles = page_articles(2, 5, 970, &mut Dice(1));
    for at in [0, 3] {
        articles[at].pins.slot = Some(String::from("lead"));
    }
    let issue = issue(&["头版", "要闻"], articles);
    let outcome = made_up(&issue);
    assert_eq!(broken_pins(&outcome.layout, &issue), 1);
    let broken: Vec<&Finding> =
        outcome.findings.iter().filter(|finding| finding.message.contains("没有排在指定的位置")).collect();
    assert_eq!(broken.len(), 1);
    assert_eq!((broken[0].code, broken[0].severity), (Code::PinInfeasible, Severity::Error));
}

#[test]
fn a_page_with_much_white_is_named() {
    let templates = [template("name = \"a\"\nfor = [\"front\"]\nreserved = 50")];
    let mut loose = 0;
    for chars in (800..1300).step_by(10) {
        let articles = vec![article("a", Kind::Story, 1, chars, 0, &mut Dice(4))];
        let outcome =
            make_up(&issue(&["头版"], articles), &Arithmetic, &templates, &grid(), &Options::default()).unwrap();
        let fill = report(&outcome.layout).pages[0].scores.fill;
        let underset = outcome.findings.iter().find(|finding| finding.code == Code::Underset);
        assert!(underset.is_none() || (fill < 970 && outcome.findings.len() == 1), "{chars} 字");
        assert!(fill >= 970 || !outcome.findings.is_empty(), "{chars} 字");
        if let Some(finding) = underset {
            assert_eq!(finding.message, format!("第1版只填满 {}.{}%", fill / 10, fill % 10));
            loose += 1;
        }
    }
    assert!(loose > 0);
}

#[test]
fn left_out_sidebars_and_briefs_are_named() {
    let mut dice = Dice(13);
    let mut articles: Vec<Article> =
        (0..12).map(|at| article(&format!("a{at:02}"), Kind::Story, 3, 250, 0, &mut dice)).collect();
    for at in 0..12 {
        let mut sidebar = article(&format!("s{at:02}"), Kind::Sidebar, 3, 120, 0, &mut dice);
        sidebar.pins.with = Some(articles[at].id.clone());
        articles.push(sidebar);
    }
    for at in 0..2 {
        let mut brief = article(&format!("z{at}"), Kind::Brief, 3, 60, 0, &mut dice);
        brief.pins.group = Some(String::from("居民区"));
        articles.push(brief);
    }
    let issue = issue(&["要闻"], articles);
    check(&issue, &made_up(&issue));
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

/// So many short stories, all pinned to page 1 of one.
fn crowd(count: usize, chars: usize) -> Issue {
    let mut dice = Dice(7);
    let mut articles: Vec<Article> =
        (0..count).map(|at| article(&format!("a{at:02}"), Kind::Story, 3, chars, 0, &mut dice)).collect();
    for article in &mut articles {
        article.pins.page = Some(PageNumber::new(1));
    }
    issue(&["要闻"], articles)
}

#[test]
fn fourteen_stories_stand_on_one_page() {
    let issue = crowd(14, 170);
    let outcome = made_up(&issue);
    check(&issue, &outcome);
    assert_eq!(outcome.layout.pages[0].modules.len(), 14, "{:?}", outcome.findings);
}

#[test]
fn thirty_stories_pinned_to_one_page_are_too_many() {
    let outcome = made_up(&crowd(30, 120));
    let full = outcome.findings.iter().find(|finding| finding.code == Code::FlatplanFull).unwrap();
    assert!(full.message.starts_with("第1版排不下 30 篇"), "{}", full.message);
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
    let outcome =
        make_up(&issue, &Arithmetic, &[], &grid(), &Options { nameplate_lines: 14, ..Options::default() }).unwrap();
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

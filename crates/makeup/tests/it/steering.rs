//! What an editor asks of a page and gets, or is told why not: pins, widths, boxes, advertisements, fillers, jumps, the spread,
//! series, alternatives, locks, and the layout that stays where it was.

use chenbao_makeup::layout::{Layout, Placement, SearchMode, Treatment};
use chenbao_makeup::measure::{Half, Setting};
use chenbao_makeup::metrics::report;
use chenbao_makeup::{Options, Outcome, make_up};
use chenbao_model::diag::{Code, Severity};
use chenbao_model::model::{Ad, Article, Issue, Kind, Picture, Text};
use chenbao_model::units::{GridRect, PageNumber};

use crate::generated::{Arithmetic, Dice, article, grid, issue, page_articles, picture};

fn made_up(issue: &Issue) -> Outcome {
    make_up(issue, &Arithmetic, &[], &grid(), &Options::default()).unwrap()
}

fn made_up_after(issue: &Issue, previous: &Layout) -> Outcome {
    let options = Options { previous: Some(previous), ..Options::default() };
    make_up(issue, &Arithmetic, &[], &grid(), &options).unwrap()
}

fn module<'l>(layout: &'l Layout, id: &str) -> &'l Placement {
    modules(layout).find(|module| module.id == id).unwrap_or_else(|| panic!("{id} is not placed"))
}

fn modules(layout: &Layout) -> impl Iterator<Item = &Placement> {
    layout.pages.iter().flat_map(|page| &page.modules)
}

/// An inner page of five items that fills well, on page 2 of two.
fn two_pages(seed: u64) -> Issue {
    let mut dice = Dice(seed);
    let mut articles = page_articles(1, 4, 980, &mut dice);
    articles.extend(page_articles(2, 5, 980, &mut dice));
    issue(&["要闻", "社区"], articles)
}

fn edit(issue: &mut Issue, id: &str, change: impl FnOnce(&mut Article)) {
    change(issue.articles.iter_mut().find(|article| &*article.id.0 == id).unwrap());
}

/// All hard checks of a layout that need no frames are kept.
fn assert_sound(outcome: &Outcome) {
    for metrics in report(&outcome.layout).pages {
        for (name, value) in metrics.hard {
            assert!(value.is_none_or(|value| value == 0), "{name} on page {:?}: {value:?}", metrics.page);
        }
    }
}

#[test]
fn an_item_stands_where_it_is_pinned() {
    let mut issue = two_pages(3);
    let free = made_up(&issue);
    let before = module(&free.layout, "p2/a3");
    // Its own rectangle is one that can be had.
    let at = before.rect;
    edit(&mut issue, "p2/a3", |article| article.pins.at = Some(at));
    let pinned = made_up(&issue);
    assert_eq!(module(&pinned.layout, "p2/a3").rect, at);
    assert_sound(&pinned);
    assert!(pinned.findings.is_empty(), "{:?}", pinned.findings);
}

#[test]
fn a_place_that_cannot_be_had_is_reported_with_the_nearest_that_can() {
    let mut issue = two_pages(3);
    let at = module(&made_up(&issue).layout, "p2/a3").rect;
    let wrong = if at.bottom() == grid().lines {
        GridRect { y: at.y + 1, h: at.h - 1, ..at }
    } else {
        GridRect { h: at.h + 1, ..at }
    };
    edit(&mut issue, "p2/a3", |article| article.pins.at = Some(wrong));
    let outcome = made_up(&issue);
    let finding = outcome.findings.iter().find(|finding| finding.code == Code::PinInfeasible);
    if let Some(finding) = finding {
        assert!(finding.hints[0].contains("就排得成"), "{finding:?}");
        assert!(finding.span.is_some());
    } else {
        assert_eq!(module(&outcome.layout, "p2/a3").rect, wrong, "neither reported nor honoured");
    }
}

#[test]
fn a_width_is_kept() {
    for width in 1..=4 {
        let mut issue = two_pages(5);
        edit(&mut issue, "p2/a2", |article| article.pins.width = Some((width, width)));
        let outcome = made_up(&issue);
        let reported = outcome.findings.iter().any(|finding| finding.severity == Severity::Error);
        assert!(
            reported || module(&outcome.layout, "p2/a2").rect.w == width,
            "{width} columns: {:?}",
            outcome.findings
        );
    }
}

#[test]
fn a_story_stands_in_a_box_if_its_author_says_so_and_never_if_he_says_not() {
    let mut issue = two_pages(7);
    edit(&mut issue, "p2/a3", |article| article.pins.boxed = Some(true));
    let outcome = made_up(&issue);
    let boxed = module(&outcome.layout, "p2/a3");
    assert_eq!((boxed.treatment, boxed.columns.setting), (Treatment::Box, Setting::Boxed));
    for article in &mut issue.articles {
        article.pins.boxed = Some(false);
    }
    let outcome = made_up(&issue);
    let boxes =
        modules(&outcome.layout).filter(|module| module.treatment == Treatment::Box && module.kind == Kind::Story);
    assert_eq!(boxes.count(), 0);
}

#[test]
fn a_picture_has_the_columns_it_is_given_and_is_left_out_when_told_so() {
    let mut issue = two_pages(9);
    edit(&mut issue, "p2/a0", |article| {
        article.pictures.truncate(1);
        article.pictures[0].columns = Some(2);
    });
    let lead = module(&made_up(&issue).layout, "p2/a0").clone();
    assert_eq!(lead.photos[0].rect.w, 2);
    edit(&mut issue, "p2/a0", |article| article.pictures[0].omitted = true);
    assert!(module(&made_up(&issue).layout, "p2/a0").photos.is_empty());
}

fn ad(rect: GridRect) -> Ad {
    Ad {
        picture: Picture { caption: Text::plain("垃圾分类"), ..picture(&mut Dice(1), 90) },
        rect,
        label: "公益广告".to_owned(),
    }
}

#[test]
fn advertisements_keep_their_rectangles() {
    let strip = GridRect::new(0, 60, 5, 12);
    let corner = GridRect::new(3, 54, 2, 18);
    for (rect, load) in [(strip, 810), (corner, 880)] {
        let mut dice = Dice(11);
        let mut articles = page_articles(1, 4, 980, &mut dice);
        articles.extend(page_articles(2, 5, load, &mut dice));
        let mut issue = issue(&["要闻", "社区"], articles);
        issue.pages[1].ads = vec![ad(rect)];
        let outcome = made_up(&issue);
        let page = &outcome.layout.pages[1];
        assert_eq!(
            page.reserved.iter().map(|reserved| (reserved.ad, reserved.rect)).collect::<Vec<_>>(),
            [(Some(0), rect)]
        );
        assert!(page.modules.iter().all(|module| !module.rect.intersects(rect)));
        assert_sound(&outcome);
        assert_eq!(page.effort.mode, SearchMode::Free, "{:?}", outcome.findings);
    }
}

#[test]
fn a_filler_stands_only_where_copy_is_short() {
    let mut dice = Dice(13);
    let mut articles = page_articles(1, 5, 1000, &mut dice);
    articles.extend(page_articles(2, 3, 480, &mut dice));
    let fillers = (0..6).map(|at| article(&format!("fillers/{at}"), Kind::Filler, 3, 60 + 40 * at, 0, &mut dice));
    articles.extend(fillers);
    let issue = issue(&["要闻", "社区"], articles);
    let outcome = made_up(&issue);
    let on =
        |page: usize| outcome.layout.pages[page].modules.iter().filter(|module| module.kind == Kind::Filler).count();
    assert_eq!(on(0), 0, "page 1 is full without");
    assert!((1..=2).contains(&on(1)), "{:?}", outcome.findings);
    assert_sound(&outcome);
}

/// A page 1 with too much copy, one long story on it, and a page 2 with too little.
fn overfull() -> Issue {
    let mut dice = Dice(17);
    let mut articles = page_articles(1, 4, 1000, &mut dice);
    articles.extend(page_articles(2, 4, 780, &mut dice));
    for article in &mut articles {
        article.pictures.clear();
    }
    let more = article("p1/long", Kind::Story, 1, 2100, 0, &mut dice);
    articles.push(Article {
        pins: chenbao_model::model::Pins { page: Some(PageNumber::new(1)), ..Default::default() },
        ..more
    });
    articles.retain(|article| !["p1/a0", "p1/a1"].contains(&&*article.id.0));
    issue(&["要闻", "社区"], articles)
}

#[test]
fn a_story_goes_on_on_another_page_only_if_it_may() {
    let mut issue = overfull();
    let stay = made_up(&issue);
    assert!(modules(&stay.layout).all(|module| module.part.is_none()));
    for article in issue.articles.iter_mut().filter(|article| article.id.0.starts_with("p1/")) {
        article.pins.jump = true;
    }
    let outcome = made_up(&issue);
    let parts: Vec<&Placement> = modules(&outcome.layout).filter(|module| module.part.is_some()).collect();
    let [first, second] = parts[..] else { panic!("{} parts; {:?}", parts.len(), outcome.findings) };
    let (one, other) = (first.part.unwrap(), second.part.unwrap());
    assert_eq!((one.to, other.from), (Some(PageNumber::new(2)), Some(PageNumber::new(1))));
    assert_eq!((one.blocks[0], one.blocks[1]), (0, other.blocks[0]));
    assert_eq!(first.articles, second.articles);
    assert_sound(&outcome);
}

#[test]
fn a_spread_runs_across_the_middle() {
    let mut dice = Dice(19);
    let mut articles: Vec<Article> = Vec::new();
    for (page, load) in [(1, 980), (2, 520), (3, 520), (4, 980)] {
        articles.extend(page_articles(page, 4, load, &mut dice).into_iter().skip(usize::from(page == 2 || page == 3)));
    }
    let mut feature = article("feature", Kind::Story, 1, 2600, 2, &mut dice);
    feature.pins.spread = true;
    articles.push(feature);
    let issue = issue(&["要闻", "专题", "专题", "副刊"], articles);
    let outcome = made_up(&issue);
    let halves: Vec<(&PageNumber, &Placement)> = outcome
        .layout
        .pages
        .iter()
        .flat_map(|page| page.modules.iter().map(move |module| (&page.no, module)))
        .filter(|(_, module)| module.id == "feature")
        .collect();
    let [(left_page, left), (right_page, right)] = halves[..] else { panic!("{:?}", outcome.findings) };
    assert_eq!((left_page.get(), right_page.get()), (2, 3));
    assert_eq!((left.part.unwrap().spread, right.part.unwrap().spread), (Some(Half::Left), Some(Half::Right)));
    for half in [left, right] {
        assert_eq!((half.rect.x, half.rect.y, half.rect.w), (0, 0, 5), "at the head, over all columns");
    }
    assert_eq!((left.head.size, left.head_rect.h), (right.head.size, right.head_rect.h), "one head over both pages");
    assert_eq!(left.part.unwrap().blocks[1], right.part.unwrap().blocks[0]);
}

#[test]
fn parts_of_a_series_stand_in_order_and_items_kept_together_on_one_page() {
    let mut dice = Dice(23);
    let mut articles: Vec<Article> = (1..=4).flat_map(|page| page_articles(page, 4, 960, &mut dice)).collect();
    for article in &mut articles {
        article.pins.page = None;
    }
    let mut issue = issue(&["一", "二", "三", "四"], articles);
    edit(&mut issue, "p1/a1", |article| article.pins.series = Some(("弄堂".to_owned(), 2)));
    edit(&mut issue, "p4/a1", |article| article.pins.series = Some(("弄堂".to_owned(), 1)));
    let together = issue.articles.iter().find(|article| &*article.id.0 == "p2/a2").unwrap().id.clone();
    edit(&mut issue, "p3/a2", |article| article.pins.keep_with = vec![together]);
    let outcome = made_up(&issue);
    let page_of =
        |id: &str| outcome.layout.pages.iter().position(|page| page.modules.iter().any(|module| module.id == id));
    assert!(page_of("p4/a1") <= page_of("p1/a1"));
    assert_eq!(page_of("p2/a2"), page_of("p3/a2"));
}

#[test]
fn an_alternative_can_be_chosen() {
    let mut issue = two_pages(29);
    let best = made_up(&issue);
    let offered = best.layout.pages[1].alternatives.clone();
    assert!(!offered.is_empty());
    issue.pages[1].alternative = 2;
    let second = made_up_after(&issue, &best.layout);
    let rects = |page: &chenbao_makeup::layout::PageLayout| -> Vec<GridRect> {
        page.modules.iter().map(|module| module.rect).collect()
    };
    assert_eq!(rects(&second.layout.pages[1]), offered[0].modules.iter().map(|module| module.rect).collect::<Vec<_>>());
    assert_ne!(rects(&best.layout.pages[1]), rects(&second.layout.pages[1]));
    assert_eq!(best.layout.pages[0], second.layout.pages[0]);
}

/// The issue with a few characters more in one paragraph.
fn grown(issue: &Issue, id: &str, chars: usize) -> Issue {
    let mut issue = issue.clone();
    edit(&mut issue, id, |article| {
        let Some(chenbao_model::model::Block::Paragraph(text)) = article.body.last_mut() else {
            panic!("no paragraph")
        };
        *text = Text::plain("字".repeat(text.chars() + chars));
    });
    issue
}

#[test]
fn the_same_issue_again_is_the_same_layout() {
    let issue = two_pages(31);
    let first = made_up(&issue).layout;
    assert_eq!(made_up_after(&issue, &first).layout, first);
}

#[test]
fn a_line_more_keeps_every_module_in_its_place() {
    for seed in [31, 37, 41, 43] {
        let issue = two_pages(seed);
        let first = made_up(&issue).layout;
        let second = made_up_after(&grown(&issue, "p2/a1", 14), &first).layout;
        assert_eq!(first.pages[0], second.pages[0], "page 1 has not changed");
        for module in &second.pages[1].modules {
            let before = first.pages[1].modules.iter().find(|before| before.id == module.id).unwrap();
            assert_eq!((module.rect.x, module.rect.w), (before.rect.x, before.rect.w), "seed {seed}: {}", module.id);
        }
    }
}

#[test]
fn a_locked_page_stays_to_the_line_or_says_which_story_changed_too_much() {
    let mut issue = two_pages(47);
    let first = made_up(&issue).layout;
    issue.pages[1].lock = true;
    let again = made_up_after(&issue, &first);
    assert_eq!(again.layout.pages[1], first.pages[1]);
    assert!(again.findings.is_empty(), "{:?}", again.findings);
    let longer = grown(&issue, "p2/a1", 500);
    let broken = made_up_after(&longer, &first);
    let finding = broken.findings.iter().find(|finding| finding.code == Code::LayoutStale).unwrap();
    assert!(finding.message.contains("p2/a1"), "{finding:?}");
    let rects =
        |layout: &Layout| -> Vec<GridRect> { layout.pages[1].modules.iter().map(|module| module.rect).collect() };
    assert_eq!(rects(&broken.layout), rects(&first), "the page is shown as it was");
    issue.pages[0].lock = true;
    let nothing_saved = made_up(&issue);
    assert!(nothing_saved.findings.iter().any(|finding| finding.severity == Severity::Warning));
}

#[test]
fn edits_never_move_a_story_onto_an_advertisement_or_off_its_pin() {
    let rect = GridRect::new(3, 30, 2, 18);
    for seed in 0..8 {
        let mut dice = Dice(seed);
        let mut articles = page_articles(1, 4, 960, &mut dice);
        articles.extend(page_articles(2, 5, 860, &mut dice));
        let mut issue = issue(&["要闻", "社区"], articles);
        issue.pages[1].ads = vec![ad(rect)];
        let mut layout = made_up(&issue).layout;
        let pinned = layout.pages[0].modules.last().map(|module| (module.id.clone(), module.rect));
        if let Some((id, at)) = pinned {
            edit(&mut issue, &id, |article| article.pins.at = Some(at));
        }
        for _ in 0..4 {
            let id = format!("p{}/a{}", dice.throw(1, 2), dice.throw(1, 3));
            issue = grown(&issue, &id, dice.throw(5, 60));
            let outcome = made_up_after(&issue, &layout);
            assert!(
                outcome.findings.iter().all(|finding| finding.code != Code::LayoutFaulty),
                "{:?}",
                outcome.findings
            );
            let page = &outcome.layout.pages[1];
            assert!(page.modules.iter().all(|module| !module.rect.intersects(rect)), "seed {seed}");
            let kept = chenbao_makeup::metrics::unkept_pins(&outcome.layout, &issue).is_empty();
            let said = outcome.findings.iter().any(|finding| finding.code == Code::PinInfeasible);
            assert!(kept || said, "seed {seed}: a pin was dropped in silence");
            layout = outcome.layout;
        }
    }
}

#[test]
fn a_locked_page_keeps_its_filler_and_tells_of_what_has_gone() {
    let mut dice = Dice(13);
    let mut articles = page_articles(1, 5, 1000, &mut dice);
    articles.extend(page_articles(2, 3, 480, &mut dice));
    articles.extend((0..6).map(|at| article(&format!("fillers/{at}"), Kind::Filler, 3, 60 + 40 * at, 0, &mut dice)));
    let mut issue = issue(&["要闻", "社区"], articles);
    let first = made_up(&issue).layout;
    assert!(first.pages[1].modules.iter().any(|module| module.kind == Kind::Filler));
    issue.pages[1].lock = true;
    let locked = made_up_after(&issue, &first);
    assert_eq!(locked.layout.pages[1], first.pages[1], "{:?}", locked.findings);
    assert!(locked.findings.is_empty(), "{:?}", locked.findings);
    issue.articles.retain(|article| &*article.id.0 != "p2/a1");
    let broken = made_up_after(&issue, &first);
    let finding = broken.findings.iter().find(|finding| finding.code == Code::LayoutStale).expect("a finding");
    assert!(finding.message.contains("p2/a1") && finding.severity == Severity::Error, "{finding:?}");
    issue.pages[1].ads = vec![ad(GridRect::new(0, 62, 5, 10))];
    let moved = made_up_after(&issue, &first);
    assert!(moved.findings.iter().any(|finding| finding.code == Code::LayoutStale), "{:?}", moved.findings);
}

#[test]
fn a_damaged_layout_is_not_trusted() {
    let issue = two_pages(31);
    let good = made_up(&issue).layout;
    let mut damaged = good.clone();
    damaged.pages[0].modules[0].rect.w = 9;
    damaged.pages[1].modules[0].legs[0].x = 40;
    let trusted = damaged.trusted();
    assert!(trusted.pages.iter().all(|page| page.modules.is_empty()));
    assert_eq!(made_up_after(&issue, &trusted).layout.pages[0].modules, good.pages[0].modules);
    let mut gone = good.clone();
    gone.pages[1].modules.pop();
    let again = made_up_after(&issue, &gone);
    assert_eq!(again.layout.pages[1].modules.len(), good.pages[1].modules.len(), "nothing is lost in silence");
}

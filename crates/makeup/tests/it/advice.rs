//! What an editor is told of a page that is not right, and that it is true: each remedy is followed to the letter, and the page comes off.

use chenbao_makeup::layout::Layout;
use chenbao_makeup::{Options, Outcome, make_up};
use chenbao_model::diag::{Code, Finding};
use chenbao_model::model::{Ad, Article, Block, Issue, Kind, Text};
use chenbao_model::units::{GridRect, PageNumber};

use crate::generated::{Arithmetic, Dice, article, grid, issue};

fn made_up(issue: &Issue) -> Outcome {
    make_up(issue, &Arithmetic, &[], &grid(), &Options { nameplate_lines: 0, ..Options::default() }).unwrap()
}

/// A story of paragraphs of 90 字, on a page.
fn story(name: &str, page: u16, chars: usize) -> Article {
    let mut story = article(name, Kind::Story, 3, chars, 0, &mut Dice(3));
    let paragraph = |at: usize| Block::Paragraph(Text::plain("字".repeat(90.min(chars - at * 90))));
    story.body = (0..chars.div_ceil(90)).map(paragraph).collect();
    story.pins.page = (page > 0).then(|| PageNumber::new(page));
    story
}

/// Stories that fill a page about.
fn full_page(page: u16) -> Vec<Article> {
    [1200, 900, 800, 700].iter().enumerate().map(|(at, &chars)| story(&format!("p{page}/{at}"), page, chars)).collect()
}

fn with_ads(mut issue: Issue, page: usize, rects: &[[u16; 4]]) -> Issue {
    let picture = article("ad", Kind::Photo, 3, 0, 1, &mut Dice(1)).pictures.remove(0);
    issue.pages[page].ads = rects
        .iter()
        .map(|&[x, y, w, h]| Ad {
            picture: picture.clone(), rect: GridRect::new(x, y, w, h), label: "广告".to_owned()
        })
        .collect();
    issue
}

fn of_page(outcome: &Outcome, page: u16) -> Vec<&Finding> {
    let is_of_page = |finding: &&Finding| finding.page == Some(PageNumber::new(page));
    outcome.findings.iter().filter(is_of_page).collect()
}

fn modules(layout: &Layout, page: usize) -> usize {
    layout.pages[page].modules.len()
}

/// The first number behind some words.
fn number_behind(text: &str, words: &str) -> usize {
    let rest = text.split_once(words).unwrap_or_else(|| panic!("no “{words}” in {text}")).1;
    let digits: String = rest.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}

fn all_hints(finding: &Finding) -> String {
    finding.hints.join("\n")
}

#[test]
fn a_page_covered_by_advertisements_is_complete() {
    for rects in [
        &[[0, 0, 5, 72]][..],
        &[[0, 0, 5, 36], [0, 36, 5, 36]],
        &[[0, 0, 2, 72], [2, 0, 3, 72]],
        &[[0, 0, 5, 30], [0, 30, 2, 42], [2, 30, 3, 42]],
        &[[0, 0, 3, 40], [3, 0, 2, 40], [0, 40, 1, 32], [1, 40, 4, 32]],
    ] {
        let mut articles = full_page(1);
        // One is free to go where it likes: not onto the advertisement.
        articles[3].pins.page = None;
        let outcome = made_up(&with_ads(issue(&["要闻", "公益"], articles), 1, rects));
        assert_eq!(of_page(&outcome, 2), Vec::<&Finding>::new(), "{rects:?}");
        assert_eq!((modules(&outcome.layout, 1), outcome.metrics.pages[1].scores.fill), (0, 1000), "{rects:?}");
    }
}

#[test]
fn a_nearly_covered_page_says_what_is_left() {
    let left = |rects: &[[u16; 4]]| {
        let outcome = made_up(&with_ads(issue(&["要闻", "公益"], full_page(1)), 1, rects));
        let found = of_page(&outcome, 2);
        assert_eq!(found.len(), 1, "{found:?}");
        (found[0].message.clone(), all_hints(found[0]))
    };
    let (message, hints) = left(&[[0, 0, 5, 68]]);
    assert!(message.contains("5 栏 × 4 行") && hints.contains("at = [0, 0, 5, 72]"), "{message} {hints}");
    let (message, _) = left(&[[0, 0, 4, 72]]);
    assert!(number_behind(&message, "不配图片约") < 72 * 14, "{message}");
    let (message, _) = left(&[[0, 36, 5, 36]]);
    assert!((1200..36 * 70).contains(&number_behind(&message, "不配图片约")), "{message}");
}

#[test]
fn an_article_on_a_covered_page_is_told_so() {
    let mut articles = full_page(1);
    articles.push(story("p2/a", 2, 500));
    let outcome = made_up(&with_ads(issue(&["要闻", "公益"], articles), 1, &[[0, 0, 5, 72]]));
    let found = of_page(&outcome, 2);
    assert!(found.len() == 1 && found[0].message.contains("已被广告占满"), "{found:?}");
}

#[test]
fn an_empty_page_takes_about_what_it_says() {
    let outcome = made_up(&issue(&["要闻", "社区"], full_page(1)));
    let found = of_page(&outcome, 2);
    assert_eq!(found[0].code, Code::PageUnderfull);
    let chars = number_behind(&found[0].message, "不配图片约");
    assert!(number_behind(&found[0].message, "配一张约") < chars && chars < 72 * 70, "{}", found[0].message);
    let mut articles = full_page(1);
    let shares = [32, 22, 19, 15, 12];
    articles.extend(shares.iter().enumerate().map(|(at, share)| story(&format!("p2/{at}"), 2, chars * share / 100)));
    let outcome = made_up(&issue(&["要闻", "社区"], articles));
    let miss: u32 =
        outcome.layout.pages[1].modules.iter().map(|module| module.fit.overset_chars + module.fit.underset_chars).sum();
    assert!(miss * 10 <= u32::try_from(chars).unwrap(), "{miss} of {chars} 字");
}

/// A speech longer than page 2 of so many, with the others full.
fn speech(pages: usize) -> Issue {
    let mut articles = vec![story("speech", 2, 5600)];
    for page in (1..=u16::try_from(pages).unwrap()).filter(|&page| page != 2) {
        articles.extend(full_page(page));
    }
    issue(&vec!["要闻"; pages], articles)
}

fn speech_of(issue: &mut Issue) -> &mut Article {
    issue.articles.iter_mut().find(|article| &*article.id.0 == "speech").unwrap()
}

#[test]
fn a_speech_longer_than_its_page_says_by_how_much_and_the_cut_is_enough() {
    let mut issue = speech(2);
    let outcome = made_up(&issue);
    let found = of_page(&outcome, 2);
    assert_eq!((found.len(), found[0].code), (1, Code::PageOverfull), "{found:?}");
    assert!(found[0].message.contains("有 5600 字") && modules(&outcome.layout, 1) == 1, "{}", found[0].message);
    let hints = all_hints(found[0]);
    assert!(hints.contains("jump: allow") && hints.contains("spread: true"), "{hints}");
    let mut cut = number_behind(&found[0].message, "还多");
    let body = &mut speech_of(&mut issue).body;
    while cut > 0 {
        let Some(Block::Paragraph(text)) = body.pop() else { panic!("the speech is cut away") };
        let chars = text.chars();
        if chars > cut {
            body.push(Block::Paragraph(Text::plain("字".repeat(chars - cut))));
        }
        cut = cut.saturating_sub(chars);
    }
    assert_eq!(of_page(&made_up(&issue), 2).iter().filter(|finding| finding.code == Code::PageOverfull).count(), 0);
}

#[test]
fn a_speech_goes_on_on_a_page_that_is_added() {
    let mut issue = speech(2);
    let mut pages = speech(3).pages;
    issue.pages.push(pages.remove(2));
    speech_of(&mut issue).pins.jump = true;
    let outcome = made_up(&issue);
    assert_eq!(modules(&outcome.layout, 2), 1, "{:?}", outcome.findings);
    assert_eq!(of_page(&outcome, 2), Vec::<&Finding>::new());
    let found = of_page(&outcome, 3);
    assert_eq!(found[0].code, Code::PageUnderfull, "{found:?}");
    let chars = number_behind(&all_hints(found[0]), "共约");
    for (at, share) in [40, 33, 27].iter().enumerate() {
        issue.articles.push(story(&format!("p3/{at}"), 3, chars * share / 100));
    }
    let outcome = made_up(&issue);
    assert_eq!(modules(&outcome.layout, 2), 4, "{:?}", outcome.findings);
    let miss: u32 =
        outcome.layout.pages[2].modules.iter().map(|module| module.fit.overset_chars + module.fit.underset_chars).sum();
    assert!(miss <= 400, "{miss}");
}

#[test]
fn a_speech_takes_both_middle_pages() {
    let mut issue = speech(4);
    let found = of_page(&made_up(&issue), 2).iter().map(|finding| all_hints(finding)).collect::<String>();
    assert!(found.contains("删去稿头的 page，写 spread: true，跨第2、3两版排"), "{found}");
    let pins = &mut speech_of(&mut issue).pins;
    (pins.page, pins.spread) = (None, true);
    issue.articles.retain(|article| article.pins.page != Some(PageNumber::new(3)));
    for (at, page) in [2, 2, 3, 3].into_iter().enumerate() {
        issue.articles.push(story(&format!("s{at}"), page, 600));
    }
    let outcome = made_up(&issue);
    assert_eq!((modules(&outcome.layout, 1), modules(&outcome.layout, 2)), (3, 3), "{:?}", outcome.findings);
}

#[test]
fn a_lead_of_one_sentence_is_told_to_be_a_brief_or_an_ordinary_story() {
    let mut articles = full_page(1);
    let mut short = story("short", 1, 14);
    short.priority = 1;
    articles.push(short);
    let mut issue = issue(&["要闻"], articles);
    let outcome = made_up(&issue);
    let Some(found) = outcome.findings.iter().find(|finding| finding.message.contains("撑不起头条的标题"))
    else {
        // The typesetter of arithmetic has heads for it: then it stands on the page.
        assert_eq!(modules(&outcome.layout, 0), 5, "{:?}", outcome.findings);
        return;
    };
    let hints = all_hints(found);
    assert!(hints.contains("priority: 3") && hints.contains("kind: brief"), "{hints}");
    let last = issue.articles.len() - 1;
    issue.articles[last].priority = 3;
    assert_eq!(modules(&made_up(&issue).layout, 0), 5);
}

//! Remedies for a whole issue: followed to the letter, all of them at once, the issue comes off. And far too much copy, refused before it is measured.

use chenbao_makeup::{Options, Outcome, make_up};
use chenbao_model::diag::{Code, Finding, Remedy, Step, has_errors};
use chenbao_model::model::{Article, Block, Issue, Kind, Run, Text};
use chenbao_model::units::PageNumber;

use crate::generated::{Arithmetic, Dice, article, grid, issue};

fn made_up(issue: &Issue) -> Outcome {
    make_up(issue, &Arithmetic, &[], &grid(), &Options { nameplate_lines: 0, ..Options::default() }).unwrap()
}

/// Three stories of paragraphs on a page, which together come out a little too long or too short.
fn page_of(page: u16, chars: [usize; 3]) -> Vec<Article> {
    let story = |(at, chars): (usize, usize)| {
        let name = format!("p{page}/{at}");
        let mut story = article(&name, Kind::Story, if at == 0 { 1 } else { 3 }, chars, 0, &mut Dice(3));
        let paragraph = |at: usize| Block::Paragraph(Text::plain("字".repeat(90.min(chars - at * 90))));
        story.body = (0..chars.div_ceil(90)).map(paragraph).collect();
        story.pins.page = Some(PageNumber::new(page));
        story
    };
    chars.into_iter().enumerate().map(story).collect()
}

fn remedies(findings: &[Finding]) -> Vec<Remedy> {
    findings
        .iter()
        .filter(|finding| finding.code == Code::RemediesTried)
        .flat_map(|finding| finding.remedies.clone())
        .collect()
}

/// The issue with all remedies followed to the letter.
fn followed(issue: &Issue, remedies: &[Remedy]) -> Issue {
    let mut issue = issue.clone();
    for remedy in remedies {
        let article = issue.articles.iter_mut().find(|article| *article.source.path == *remedy.file).unwrap();
        match &remedy.step {
            Step::Cut { chars } => cut(article, usize::try_from(*chars).unwrap()),
            Step::Add { chars } => {
                let text = Text::plain("字".repeat(usize::try_from(*chars).unwrap()));
                article.body.push(Block::Paragraph(text));
            }
            Step::Move { page } => article.pins.page = Some(*page),
            Step::Omit { picture } => {
                article.pictures.iter_mut().for_each(|own| own.omitted |= *own.file == **picture);
            }
        }
    }
    issue
}

fn cut(article: &mut Article, mut chars: usize) {
    while chars > 0 {
        let Some(Block::Paragraph(text)) = article.body.last_mut() else { panic!("nothing is left to cut") };
        let Some(Run::Words(words)) = text.runs.last_mut() else { panic!("a paragraph has words") };
        words.text.pop();
        chars -= 1;
        if words.text.is_empty() {
            article.body.pop();
        }
    }
}

#[test]
fn remedies_followed_to_the_letter_mend_the_issue() {
    let mut mended = 0;
    for more in 0..8 {
        let articles = [page_of(1, [2300 + more * 40, 1500, 900]), page_of(2, [1900, 1300, 500 + more * 60])];
        let issue = issue(&["要闻"; 2], articles.concat());
        let outcome = made_up(&issue);
        let told = remedies(&outcome.findings);
        if !has_errors(&outcome.findings) {
            assert!(told.is_empty(), "a sound issue needs no remedy: {told:?}");
            continue;
        }
        assert!(!told.is_empty(), "{:?}", outcome.findings);
        let again = made_up(&followed(&issue, &told));
        assert!(!has_errors(&again.findings), "{told:?}\n{:?}", again.findings);
        mended += 1;
    }
    assert!(mended > 0, "some of these issues do not fit");
}

#[test]
fn far_too_much_copy_is_refused_with_its_sum() {
    let articles: Vec<Article> =
        (0..400).map(|at| article(&format!("a{at:03}"), Kind::Story, 3, 300, 0, &mut Dice(at))).collect();
    let outcome = made_up(&issue(&["要闻"; 8], articles));
    let [finding] = &outcome.findings[..] else { panic!("{:?}", outcome.findings) };
    assert_eq!(finding.code, Code::FlatplanFull);
    // 400 stories of 300 字 with two lines of 14 字 for each head, on eight pages of 360 lines of 14 字.
    let over = 400 * (300 + 28) - 8 * 360 * 14;
    assert!(finding.message.contains(&format!("共多 {over} 字")), "{}", finding.message);
    assert_eq!(outcome.layout.pages.len(), 8);
    assert!(outcome.layout.pages.iter().all(|page| page.modules.is_empty()));
}

//! The typesetter of arithmetic answers as the real one does: parts make up the whole, halves of a head match, wishes are kept.

use chenbao_makeup::measure::{
    ArticlePart, Columns, Half, HeadForm, HeadOption, HeadQuery, HeadSubject, Level, Measure, Passage, Row, RowKind,
    Setting,
};
use chenbao_model::model::{Article, Kind, Text};
use chenbao_model::units::{Length, PageNumber};

use crate::generated::{Arithmetic, Dice, article};

fn story() -> Article {
    article("story", Kind::Story, 1, 1500, 0, &mut Dice(5))
}

fn rows(story: &Article, part: Option<ArticlePart>, quote: Option<usize>) -> Vec<Row> {
    Arithmetic.galley(Passage { articles: &[story], part, quote }, 14).unwrap().rows
}

fn chars(rows: &[Row]) -> u32 {
    rows.iter().map(|row| u32::from(row.chars)).sum()
}

fn heads(story: &Article, columns: u16, form: HeadForm) -> Vec<HeadOption> {
    let subject = HeadSubject::Article(story);
    Arithmetic.heads(HeadQuery { subject, rank: 1, columns: Columns::basic(Setting::Open, columns), form }).unwrap()
}

#[test]
fn parts_make_up_the_whole_and_say_where_they_go() {
    let story = story();
    let blocks = story.body.len();
    let part = |blocks, from: Option<u16>, to: Option<u16>, spread| ArticlePart {
        blocks,
        from: from.map(PageNumber::new),
        to: to.map(PageNumber::new),
        spread,
    };
    let whole = chars(&rows(&story, None, None));
    let jump = [part([0, 4], None, Some(3), None), part([4, blocks], Some(1), None, None)];
    let spread = [part([0, 4], None, Some(5), Some(Half::Left)), part([4, blocks], Some(4), None, Some(Half::Right))];
    let sum = |parts: [ArticlePart; 2]| parts.iter().map(|&part| chars(&rows(&story, Some(part), None))).sum::<u32>();
    assert_eq!((sum(jump), sum(spread)), (whole + 14, whole));
}

#[test]
fn a_quote_is_one_solid_row_before_a_paragraph() {
    let story = story();
    let (plain, quoted) = (rows(&story, None, None), rows(&story, None, Some(0)));
    let at = quoted.iter().position(|row| row.kind == RowKind::Solid).unwrap();
    assert_eq!((quoted.len(), quoted[at].lines), (plain.len() + 1, 5));
    assert!(quoted[at + 1].first && quoted[at - 1].last && quoted[at - 1].kind == RowKind::Text);
}

#[test]
fn the_halves_of_a_spread_match() {
    let story = story();
    let halves = [Half::Left, Half::Right].map(|half| heads(&story, 5, HeadForm::Spread(half)));
    let shape = |option: &HeadOption| (option.lines, option.size, option.cost);
    assert!(!halves[0].is_empty());
    assert!(halves[0].iter().map(shape).eq(halves[1].iter().map(shape)));
    let lines: String = halves.iter().map(|half| half[0].text.concat()).collect();
    assert_eq!(lines, story.headline.head.to_plain());
}

#[test]
fn heads_follow_their_form_and_the_wishes_of_the_author() {
    let mut story = story();
    let across = heads(&story, 4, HeadForm::Across);
    let least = |options: &[HeadOption]| options.iter().map(|option| option.lines).min().unwrap();
    assert!(least(&heads(&story, 1, HeadForm::Side)) > 2 * least(&across));
    assert!(heads(&story, 2, HeadForm::Continued).iter().all(|option| option.lines <= 3));
    story.summary = Some(Text::plain("要".repeat(60)));
    assert!(least(&heads(&story, 4, HeadForm::Across)) > least(&across));
    story.pins.level = Some(Level::H3);
    assert!(heads(&story, 4, HeadForm::Across).iter().all(|option| option.level == Level::H3));
    story.pins.head_size = Some(Length::from_pt(25.5));
    assert!(heads(&story, 4, HeadForm::Across).iter().all(|option| option.size == Length::from_pt(25.5)));
}

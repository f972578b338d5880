//! Heads in their forms: every character once, the halves of a spread alike, an author's level and size kept.

use typst::layout::{Abs, Frame, FrameItem};

use super::Typesetter;
use super::engine::{set, text_number, with_engine};
use super::galley::whole_lines;
use super::properties::{article, setter};
use super::sense::DROPPED;
use super::text::{Part, Texts};
use super::title::{HeadData, head_content, head_measure};
use crate::makeup::measure::{Columns, Half, HeadForm, HeadOption, HeadQuery, HeadSubject, Level, Measure, Setting};
use crate::model::{Article, Text};
use crate::units::Length;

fn story(head: &str) -> Article {
    let mut story = article(1, 4);
    story.headline.head = Text::plain(head);
    story.headline.kicker = Some(Text::plain("“夏日邻里”·灶披间的清凉"));
    story.headline.deck = Some(Text::plain("看墙面、走支弄、问居民，要求把精细化管理做到家门口"));
    story
}

fn query(article: &Article, columns: u16, rank: u8, form: HeadForm) -> HeadQuery<'_> {
    HeadQuery { subject: HeadSubject::Article(article), rank, columns: Columns::basic(Setting::Open, columns), form }
}

/// A head as it is drawn, in a height or in as much as it takes.
fn frame_of(setter: &Typesetter, query: HeadQuery, option: &HeadOption, height: Option<Length>) -> Frame {
    let measure = head_measure(setter.grid(), query.columns);
    let data = HeadData {
        kind: "story",
        form: query.form,
        below_picture: false,
        columns: query.columns,
        option,
        measure,
        height,
    };
    let frame = with_engine(&setter.world, |engine| {
        let content = head_content(engine, &setter.functions, query.subject, &data)?;
        set(engine, &content, Abs::pt(measure.to_pt()))
    });
    frame.unwrap()
}

/// The characters of one part of the headline, as the frames of a drawn head hold them.
fn drawn(setter: &Typesetter, article: &Article, query: HeadQuery, option: &HeadOption, part: Part) -> String {
    let frame = frame_of(setter, query, option, Some(setter.grid().top(option.lines)));
    let number = Texts::of(article).of_part(part).next().unwrap().number;
    let mut out = String::new();
    collect(&frame, number, &mut out);
    out
}

fn collect(frame: &Frame, number: u32, out: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, number, out),
            FrameItem::Text(text) => {
                let own = text.glyphs.iter().filter(|glyph| text_number(glyph.span.0) == Some(number));
                own.for_each(|glyph| out.push_str(&text.text[glyph.range()]));
            }
            _ => {}
        }
    }
}

/// A text without white space and without the marks that the end of a line stands for.
fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !DROPPED.contains(c)).collect()
}

#[test]
fn a_vertical_head_holds_every_character_of_its_parts_in_order() {
    let setter = setter();
    for title in ["独居老人家里来了68位“电子邻居”——《好日子》", "WiFi进弄堂，老人乐……　社区办", "好"]
    {
        let story = story(title);
        for rank in 1..=3 {
            let query = query(&story, 1, rank, HeadForm::Side);
            for option in setter.heads(query).unwrap() {
                for (part, text) in [
                    (Part::Head, Some(&story.headline.head)),
                    (Part::Kicker, story.headline.kicker.as_ref()),
                    (Part::Deck, story.headline.deck.as_ref()),
                ] {
                    let wanted = squeeze(&text.unwrap().to_plain());
                    assert_eq!(squeeze(&drawn(&setter, &story, query, &option, part)), wanted, "{title}");
                }
            }
        }
    }
    let long = story("独居老人有“电子邻居”　社区日夜挂在心");
    let heights: Vec<u16> =
        setter.heads(query(&long, 1, 2, HeadForm::Side)).unwrap().iter().map(|option| option.lines).collect();
    assert!(heights.iter().any(|&lines| lines < 25) && heights.iter().any(|&lines| lines > 35), "{heights:?}");
}

#[test]
fn a_summary_is_read_across_and_never_beside_the_text() {
    let setter = setter();
    let mut story = story("弄堂里的乘凉夜话");
    assert!(!setter.heads(query(&story, 1, 2, HeadForm::Side)).unwrap().is_empty());
    let plain = setter.heads(query(&story, 5, 1, HeadForm::Across)).unwrap();
    story.summary = Some(Text::plain("竹榻摆开，井水西瓜剖开，弄堂里的故事就开了头。".repeat(4)));
    assert!(setter.heads(query(&story, 1, 2, HeadForm::Side)).unwrap().is_empty());
    let summed = setter.heads(query(&story, 5, 1, HeadForm::Across)).unwrap();
    assert!(summed[0].lines > plain[0].lines);
    let found = drawn(&setter, &story, query(&story, 5, 1, HeadForm::Across), &summed[0], Part::Summary);
    assert_eq!(squeeze(&found), squeeze(&story.summary.as_ref().unwrap().to_plain()));
}

#[test]
fn the_halves_of_a_spread_match_one_by_one_and_make_the_whole() {
    let setter = setter();
    let mut story = story("老弄堂有了新面貌　好日子更要细打理");
    story.summary = Some(Text::plain("石库门里的新日子，从墙面到头顶，从窗外到弄底，一点一点住出来。"));
    let of = |half| query(&story, 5, 1, HeadForm::Spread(half));
    let (left, right) = (setter.heads(of(Half::Left)).unwrap(), setter.heads(of(Half::Right)).unwrap());
    assert!(!left.is_empty());
    let shape = |options: &[HeadOption]| {
        options.iter().map(|option| (option.lines, option.size, option.cost, option.text.len())).collect::<Vec<_>>()
    };
    assert_eq!(shape(&left), shape(&right));
    for (one, other) in left.iter().zip(&right) {
        assert_eq!(format!("{}　{}", one.text[0], other.text[0]), story.headline.head.to_plain());
        for part in [Part::Head, Part::Kicker, Part::Deck, Part::Summary] {
            let texts = Texts::of(&story);
            let wanted = texts.of_part(part).next().unwrap().text.to_plain();
            let found = drawn(&setter, &story, of(Half::Left), one, part)
                + &drawn(&setter, &story, of(Half::Right), other, part);
            assert_eq!(squeeze(&found), squeeze(&wanted));
        }
    }
}

#[test]
fn a_continued_head_is_short_and_says_the_headline_only() {
    let setter = setter();
    let story = story("老弄堂有了新面貌　好日子更要细打理");
    for columns in 1..=5 {
        let options = setter.heads(query(&story, columns, 1, HeadForm::Continued)).unwrap();
        assert!(!options.is_empty(), "{columns} columns");
        for option in options {
            assert!(option.size <= Length::from_pt(18.0) && option.lines <= 5, "{columns} columns: {option:?}");
            assert_eq!((option.kicker, option.deck), (None, None));
            assert_eq!(squeeze(&option.text.concat()), squeeze(&story.headline.head.to_plain()));
            let query = query(&story, columns, 1, HeadForm::Continued);
            // A repeated head is the tool's, not the author's text once more.
            assert_eq!(drawn(&setter, &story, query, &option, Part::Head), "");
        }
    }
}

#[test]
fn the_author_s_level_and_size_are_kept() {
    let setter = setter();
    let mut story = story("张阿婆的一锅绿豆汤");
    story.pins.level = Some(Level::H2);
    for (columns, rank) in [(5, 1), (3, 3), (2, 2), (1, 3)] {
        let options = setter.heads(query(&story, columns, rank, HeadForm::Across)).unwrap();
        assert!(!options.is_empty(), "{columns} columns");
        assert!(options.iter().all(|option| option.level == Level::H2), "{columns} columns");
    }
    story.pins.level = None;
    story.pins.head_size = Some(Length::from_pt(33.0));
    for form in [HeadForm::Across, HeadForm::Side, HeadForm::Spread(Half::Left)] {
        let options = setter.heads(query(&story, if form == HeadForm::Side { 1 } else { 4 }, 2, form)).unwrap();
        assert!(!options.is_empty(), "{form:?}");
        assert!(options.iter().all(|option| option.size == Length::from_pt(33.0)), "{form:?}");
    }
}

#[test]
fn broken_columns_have_the_heads_of_the_basic_columns_they_take() {
    let setter = setter();
    let story = story("张阿婆的一锅绿豆汤");
    for setting in [Setting::Open, Setting::Boxed] {
        for (grid, text) in [(3, 2), (4, 3), (5, 3), (2, 1)] {
            let ask = |columns| {
                let heads =
                    |subject| setter.heads(HeadQuery { subject, rank: 2, columns, form: HeadForm::Across }).unwrap();
                (heads(HeadSubject::Article(&story)), heads(HeadSubject::Group("居民区")))
            };
            let broken = ask(Columns { setting, grid, text });
            assert_eq!(broken, ask(Columns::basic(setting, grid)));
            assert!(!broken.0.is_empty() && !broken.1.is_empty(), "{setting:?} {grid}/{text}");
        }
    }
}

#[test]
fn heads_measured_by_shape_are_as_high_as_their_words_make_them() {
    let setter = setter();
    let mut plain = story("老弄堂有了新面貌　好日子更要细打理");
    (plain.headline.kicker, plain.headline.deck) = (None, None);
    let stories = [
        plain,
        story("一个居民区的三百六十五天"),
        story("WiFi进弄堂，2020年的“夏日邻里”第68次活动在普育里居民区举行"),
        story("gjpqy ÅÉ 99.5%的居民说好"),
    ];
    let forms = [HeadForm::Across, HeadForm::Continued, HeadForm::Spread(Half::Left), HeadForm::Spread(Half::Right)];
    for (article, form) in stories.iter().flat_map(|story| forms.map(|form| (story, form))) {
        for columns in 1..=setter.grid().cols {
            let query = query(article, columns, 1, form);
            let options = setter.heads(query).unwrap();
            let own: Vec<u16> = options.iter().map(|option| lines_of_words(&setter, query, option)).collect();
            let told: Vec<u16> = options.iter().map(|option| option.lines).collect();
            // The halves of a spread have the height of the higher one.
            let is_spread = matches!(form, HeadForm::Spread(_));
            let holds = told.iter().zip(&own).all(|(told, own)| told == own || (is_spread && told > own));
            assert!(holds, "{form:?} over {columns}: {told:?}, not {own:?}");
        }
    }
}

/// The lines that a head needs as it is drawn.
fn lines_of_words(setter: &Typesetter, query: HeadQuery, option: &HeadOption) -> u16 {
    whole_lines(setter.grid(), frame_of(setter, query, option, None).height().to_pt())
}

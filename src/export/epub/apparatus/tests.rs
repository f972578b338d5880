//! The apparatus of small anthologies.

use std::path::PathBuf;

use super::*;
use crate::diag::{Source, Span};
use crate::markup::Markup;
use crate::model::{
    CoverPage, DatedFact, Figure, IndexName, NameKind, Names, Origin, Outcome, Paper, PartialDate, Passage, Plan,
    PrintPlan, Registration, RegistrationKind, Review, ReviewPicture, Term, Text, Theme,
};
use crate::units::Length;

/// A review of a year; lines that begin with `#` are headings, the others paragraphs.
fn review(year: i32, lines: &[&str]) -> Review {
    let passage = |line: &&str| match line.strip_prefix('#') {
        Some(heading) => Passage::Heading { level: 2, text: Text::plain(heading) },
        None => Passage::Paragraph(Text::plain(*line)),
    };
    Review {
        source: Source::new(format!("reviews/{year}.md"), String::new()),
        year,
        part: None,
        order: usize::try_from(year - 2000).unwrap_or(0),
        title: format!("{year}年回顾"),
        authors: vec![],
        summary: None,
        origin: Origin::default(),
        figures: vec![],
        timeline: vec![],
        plans: vec![],
        outcomes: vec![],
        names: vec![],
        body: lines.iter().map(passage).collect(),
        notes: vec![],
        pictures: vec![],
        pages: vec![],
    }
}

fn book(reviews: Vec<Review>) -> Anthology {
    let print = PrintPlan {
        trim: (Length::ZERO, Length::ZERO),
        bleed: Length::ZERO,
        icc: None,
        condition: None,
        ink_limit: 240,
        run: None,
        contact: None,
        printer: None,
    };
    let paper = Paper {
        id: "xianxia".into(),
        name: "社区晨报".into(),
        edition: None,
        english: None,
        slogan: None,
        publisher: "街道".into(),
        registration: Registration { kind: RegistrationKind::Internal, number: String::new() },
        imprint: crate::model::Imprint::new(),
        layout: "chenbao".into(),
        qr: vec![],
        art: None,
        names: Names::default(),
        print,
    };
    Anthology {
        paper,
        source: Source::new("reviews/anthology.toml", String::new()),
        title: "年度回顾合集".into(),
        subtitle: None,
        series: None,
        position: None,
        publisher: "街道".into(),
        identifier: "https://example.org/a".into(),
        edition: 1,
        language: "zh-Hans".into(),
        authors: vec![],
        editors: vec![],
        rights: None,
        description: None,
        subjects: vec![],
        date: None,
        preface: vec![],
        isbn: None,
        issn: None,
        cover: None,
        style: None,
        imprint: vec![],
        cover_page: CoverPage::default(),
        persons_in_index: false,
        certification: None,
        file_name: None,
        themes: vec![],
        terms: vec![],
        reviews,
    }
}

fn figure(label: &str, value: &str, unit: &str, definition: &str, key: Option<&str>) -> Figure {
    Figure {
        label: label.into(),
        value: value.into(),
        unit: unit.into(),
        definition: definition.into(),
        key: key.map(str::to_owned),
        change: None,
        words: None,
        span: Span::file("reviews/2020.md"),
    }
}

fn name(kind: NameKind, name: &str) -> IndexName {
    IndexName { kind, name: name.into() }
}

fn part(book: &Anthology, href: &str) -> Option<Document> {
    documents(book).into_iter().find(|document| document.href == href)
}

/// The XHTML of a part that must be there.
fn xhtml(book: &Anthology, href: &str) -> String {
    part(book, href).map(|document| document.body.as_str().to_owned()).unwrap()
}

#[test]
fn what_is_lacking_is_left_out() {
    let bare = book(vec![review(2020, &["正文。"])]);
    assert_eq!(documents(&bare), vec![]);
    let mut page = Markup::new();
    key_figures(&bare.reviews[0], &mut page);
    assert!(page.is_empty());
}

#[test]
fn the_page_of_a_year_has_three_figures_without_links() {
    let mut review = review(2020, &["税收4.60亿元。"]);
    review.figures = (1..=4).map(|at| figure(&format!("数{at}"), "4.60", "亿元", "口径", None)).collect();
    let mut page = Markup::new();
    key_figures(&review, &mut page);
    assert_eq!(page.as_str().matches("<dt>").count(), 3);
    assert!(page.as_str().contains("4.60亿元") && !page.as_str().contains("<a "), "{}", page.as_str());
}

#[test]
fn figures_of_one_unit_and_definition_are_drawn_together() {
    let mut one = review(2023, &["#（一）经济：门路", "楼宇63家，峰会8家。", "税收4.54亿元。"]);
    one.figures = vec![
        figure("楼宇", "63", "家", "按门路", None),
        figure("税收", "4.54", "亿元", "区级", None),
        figure("峰会", "8", "家", "按门路", None),
    ];
    let book = book(vec![one]);
    let document = part(&book, "figures.xhtml").unwrap();
    assert!(document.has_svg);
    let xhtml = document.body.as_str();
    assert!(xhtml.contains("<dt><a href=\"review-2023.xhtml#b3\">税收</a></dt>"), "{xhtml}");
    assert!(xhtml.contains("<th scope=\"row\"><a href=\"review-2023.xhtml#b2\">峰会</a></th>"), "{xhtml}");
    assert_eq!(xhtml.matches("<svg").count(), xhtml.matches("<table").count());
    assert!(part(&book, "comparison.xhtml").is_none(), "one year is no comparison");
}

#[test]
fn figures_that_the_text_does_not_have_are_told_of() {
    let mut review = review(2020, &["新增企业492家，是近年最多。"]);
    let words = Figure { words: Some("近年最多".into()), ..figure("名次", "1", "位", "企业数", None) };
    review.figures =
        vec![figure("企业", "492", "家", "新增", None), words, figure("税收", "4.60", "亿元", "区级", None)];
    let book = book(vec![review]);
    let labels: Vec<&str> = unconfirmed(&book).map(|(_, figure)| figure.label.as_str()).collect();
    assert_eq!(labels, ["税收"]);
}

#[test]
fn years_with_one_definition_are_compared_and_gaps_say_why() {
    let reviews = [2020, 2022, 2023].map(|year| {
        let mut review = review(year, &["#记忆二：账本", "税收4.60亿元。"]);
        if year != 2022 {
            review.figures = vec![figure("税收", "4.60", "亿元", "同一口径", Some("tax"))];
        }
        review
    });
    let document = part(&book(reviews.to_vec()), "comparison.xhtml").unwrap();
    let xhtml = document.body.as_str();
    assert!(document.has_svg && xhtml.contains("2021年：—"), "{xhtml}");
    assert!(xhtml.contains("本集未收该年回顾") && xhtml.contains("该年回顾未载此项"), "{xhtml}");
    assert!(xhtml.contains("<a href=\"review-2020.xhtml#b2\">记忆二</a>"), "{xhtml}");
    assert!(!xhtml.contains("口径说明"), "{xhtml}");
}

#[test]
fn another_definition_stands_apart_and_is_not_drawn() {
    let reviews = [(2020, "规模企业"), (2023, "综合")].map(|(year, definition)| {
        let mut review = review(year, &["税收4.60亿元。"]);
        review.figures = vec![figure(&format!("{definition}税收"), "4.60", "亿元", definition, Some("tax"))];
        review
    });
    let document = part(&book(reviews.to_vec()), "comparison.xhtml").unwrap();
    let xhtml = document.body.as_str();
    assert!(!document.has_svg && xhtml.contains("口径说明"), "{xhtml}");
    assert_eq!(xhtml.matches("<table").count(), 2);
    assert_eq!(xhtml.matches("该年口径不同，另列一表").count(), 2);
    assert!(document.entries[0].children[0].label.contains("规模企业税收／综合税收"));
}

#[test]
fn plans_stand_beside_their_outcomes() {
    let plan = |key: Option<&str>, text: &str, year| Plan {
        key: key.map(str::to_owned),
        text: text.into(),
        year,
        passage: Some(0),
    };
    let mut first = review(2020, &["要装60台。"]);
    first.plans = vec![plan(Some("lift"), "装60台", 2021), plan(None, "修路", 2021), plan(Some("tree"), "种树", 2022)];
    let mut second = review(2021, &["装了58台。"]);
    second.outcomes = vec![Outcome { key: "lift".into(), text: "装了58台".into(), passage: Some(0) }];
    let xhtml = xhtml(&book(vec![first, second]), "plans.xhtml");
    assert!(xhtml.contains("装60台（<a href=\"review-2020.xhtml#b1\""), "{xhtml}");
    assert!(xhtml.contains("<td><p>装了58台（<a href=\"review-2021.xhtml#b1\""), "{xhtml}");
    assert!(xhtml.contains("—（该年回顾未载）") && xhtml.contains("—（本集未收该年回顾）"), "{xhtml}");
}

#[test]
fn the_timeline_runs_by_day_and_ends_with_what_has_no_day() {
    let fact = |month, day, text: &str| DatedFact {
        date: PartialDate { year: 2020, month, day },
        text: text.into(),
        passage: None,
    };
    let mut review = review(2020, &["正文。"]);
    review.timeline = vec![
        fact(None, None, "丁"),
        fact(Some(3), None, "丙"),
        fact(Some(1), Some(24), "甲"),
        fact(Some(1), Some(24), "乙"),
    ];
    let xhtml = xhtml(&book(vec![review]), "timeline.xhtml");
    let at = |words: &str| xhtml.find(words).unwrap();
    assert!(at("甲") < at("乙") && at("乙") < at("丙") && at("丙") < at("丁"), "{xhtml}");
    assert_eq!(xhtml.matches("<time datetime=\"2020-01-24\">2020年1月24日</time>").count(), 1);
    assert!(xhtml.contains("<time datetime=\"2020\">2020年内</time>"), "{xhtml}");
}

#[test]
fn themes_quote_the_sentences_that_speak_of_them() {
    let first = review(2020, &["#记忆四：楼下", "先说别的。“生境花园草木渐深”，孩子认鸟。后来呢？"]);
    let second = review(2023, &["#（四）治理：花园", "没有提到。"]);
    let mut book = book(vec![first, second]);
    let theme = |title: &str, words: &[&str]| Theme {
        title: title.into(),
        words: words.iter().map(|&word| word.to_owned()).collect(),
        text: None,
    };
    book.themes = vec![theme("花园", &["生境花园", "花园"]), theme("无此事", &["无此事"])];
    let xhtml = xhtml(&book, "themes.xhtml");
    assert!(xhtml.contains(">记忆四</a>：“生境花园草木渐深”，孩子认鸟。</li>"), "{xhtml}");
    assert!(xhtml.contains("<a href=\"review-2023.xhtml#b1\""), "a heading where no text has it: {xhtml}");
    assert!(!xhtml.contains("无此事"), "{xhtml}");
}

#[test]
fn the_index_stands_by_pinyin_and_keeps_persons_out_unless_asked() {
    let mut review =
        review(2020, &["#记忆一：甲", "虹旭和虹旭，芙蓉。", "又到虹旭。", "#记忆二：乙", "虹旭的陈书记。"]);
    review.names = vec![
        name(NameKind::Place, "虹旭"),
        name(NameKind::Place, "芙蓉"),
        name(NameKind::Person, "陈书记"),
        name(NameKind::Place, "不在文中"),
    ];
    let mut book = book(vec![review]);
    let without = xhtml(&book, "index.xhtml");
    assert!(without.find("芙蓉").unwrap() < without.find("虹旭").unwrap(), "{without}");
    assert!(!without.contains("陈书记") && !without.contains("不在文中"), "{without}");
    assert_eq!(unindexed(&book), ["陈书记"]);
    assert_eq!(without.matches("index-locator\"").count(), 3, "one a section: {without}");
    assert!(without.contains("aria-label=\"虹旭：2020年·记忆二\">2020年·记忆二</a>"), "{without}");
    book.persons_in_index = true;
    assert!(xhtml(&book, "index.xhtml").contains("陈书记"));
    assert!(unindexed(&book).is_empty());
}

#[test]
fn glossary_credits_and_pictures_lead_back() {
    let mut review = review(2020, &["#记忆三：街面", "“一网统管”平台。"]);
    review.origin = Origin {
        paper: Some("社区晨报".into()),
        issue: Some("第12期".into()),
        page: Some("2".into()),
        abridged: true,
        ..Origin::default()
    };
    review.pictures = vec![ReviewPicture {
        file: "images/a.jpg".into(),
        path: PathBuf::new(),
        pixels: (1, 1),
        alt: "甲乙".into(),
        caption: Some("大屏 & <平台>".into()),
        credit: Some("林禾 摄".into()),
        span: Span::file("reviews/2020.md"),
    }];
    review.body.push(Passage::Quote(vec![Passage::Picture(0)]));
    let mut book = book(vec![review]);
    book.terms = vec![Term { term: "一网统管".into(), definition: "一个平台。".into() }];
    let glossary = xhtml(&book, "glossary.xhtml");
    assert!(glossary.contains("<dfn id=\"term-1\">一网统管</dfn>"), "{glossary}");
    assert!(glossary.contains("href=\"review-2020.xhtml#b2\""), "{glossary}");
    assert!(xhtml(&book, "credits.xhtml").contains("原载《社区晨报》第12期，第2版（有删节）"));
    let pictures = xhtml(&book, "pictures.xhtml");
    assert!(pictures.contains("#b3\">大屏 &amp; &lt;平台&gt;</a>（林禾 摄）"), "{pictures}");
}

#[test]
fn every_link_leads_to_a_passage_and_every_entry_to_an_id() {
    let mut review = review(2020, &["#记忆一：甲", "虹旭16个。"]);
    review.names = vec![name(NameKind::Place, "虹旭")];
    review.figures = vec![figure("项目", "16", "个", "口径", None)];
    for document in documents(&book(vec![review])) {
        let xhtml = document.body.as_str();
        for link in xhtml.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert_eq!(link, "review-2020.xhtml#b2", "{}", document.href);
        }
        for child in &document.entries[0].children {
            let id = child.href.split_once('#').unwrap().1;
            assert!(xhtml.contains(&format!("id=\"{id}\"")), "{}", child.href);
        }
    }
}

//! What editors get wrong: each gives a clear finding with its place, or the right book.

use chenbao::diag::{Code, Failure, Severity, has_errors};

use super::{Made, Shelf, must_find};

/// The findings of a book that was not made.
#[track_caller]
fn refused(made: Result<Made, Failure>) -> Vec<chenbao::diag::Finding> {
    match made {
        Ok(made) => made.findings,
        Err(failure) => failure.findings,
    }
}

#[test]
fn a_missing_year_is_told_and_not_made_up() {
    let shelf = Shelf::new();
    shelf.review(2019, "", "一段话。");
    shelf.review(2022, "", "一段话。");
    let made = shelf.make().unwrap();
    made.must_find(Code::YearMissing, "anthology.toml:1", "2020、2021");
    assert!(!has_errors(&made.findings));
    made.must_pass_lint();
    assert!(made.documents().iter().all(|(name, _)| !name.contains("2020") && !name.contains("2021")));
}

#[test]
fn two_reviews_for_a_year_need_parts() {
    let shelf = Shelf::new();
    shelf.review(2020, "", "一段话。");
    shelf.write("reviews/2020-b.md", "---\ntitle: \"又一篇\"\nyear: 2020\n---\n另一段话。\n");
    let findings = refused(shelf.make());
    must_find(&findings, Code::YearRepeated, ":3", "2020");
    assert!(has_errors(&findings));
    // One part is not enough, whichever of the two has it.
    for (first, second) in [("part: 上\n", ""), ("", "part: 上\n")] {
        shelf.review(2020, first, "一段话。");
        shelf.write("reviews/2020-b.md", format!("---\ntitle: \"又一篇\"\nyear: 2020\n{second}---\n另一段话。\n"));
        must_find(&refused(shelf.make()), Code::YearRepeated, ":3", "2020");
    }
    shelf.review(2020, "part: 上\n", "一段话。");
    shelf.write("reviews/2020-b.md", "---\ntitle: \"又一篇\"\nyear: 2020\npart: 下\n---\n另一段话。\n");
    let made = shelf.make().unwrap();
    assert!(!has_errors(&made.findings), "{:#?}", made.findings);
    assert_eq!(made.anthology.reviews.len(), 2);
    made.must_pass_lint();
}

#[test]
fn a_picture_without_alternative_text_is_told() {
    let shelf = Shelf::new();
    let mut picture = std::io::Cursor::new(vec![]);
    image::GrayImage::new(640, 480).write_to(&mut picture, image::ImageFormat::Jpeg).unwrap();
    shelf.write("reviews/images/a.jpg", picture.into_inner());
    shelf.review(2020, "", "一段话。\n\n![](images/a.jpg)");
    let findings = refused(shelf.make());
    must_find(&findings, Code::AltMissing, "2020.md:7", "images/a.jpg");
    assert!(has_errors(&findings));
    shelf.review(2020, "", "一段话。\n\n![居民在花园里浇水](images/a.jpg \"生境花园\")");
    let made = shelf.make().unwrap();
    assert!(made.findings.is_empty(), "{:#?}", made.findings);
    made.must_pass_lint();
}

#[test]
fn a_figure_needs_unit_and_definition() {
    let shelf = Shelf::new();
    shelf.review(2020, "figures:\n  - label: \"税收\"\n    value: 1.5\n", "一段话。");
    let findings = refused(shelf.make());
    must_find(&findings, Code::MissingKey, "2020.md:5", "unit");
    must_find(&findings, Code::MissingKey, "2020.md:5", "definition");
    assert!(findings.iter().all(|finding| finding.code != Code::MissingKey || !finding.hints.is_empty()));
}

#[test]
fn html_in_markdown_is_told_and_its_text_kept() {
    let shelf = Shelf::new();
    shelf.review(2020, "", "前<b onclick=\"x()\">粗</b>后。\n\n<script>alert(1)</script>\n\n<div>块里的字</div>");
    let made = shelf.make().unwrap();
    made.must_find(Code::RawHtml, "2020.md:5", "");
    for (name, text) in made.documents() {
        assert!(!text.contains("onclick") && !text.contains("<script"), "{name}: {text}");
    }
    assert!(made.documents().iter().any(|(_, text)| text.contains("块里的字")));
    made.must_pass_lint();
}

#[test]
fn markup_characters_and_rare_characters_in_titles_stay_what_they_are() {
    let shelf = Shelf::new();
    shelf.write("reviews/2020.md", "---\ntitle: \"甲&乙<丙>𬭚\"\nyear: 2020\n---\n## 一、a & b\n\n一段话。\n");
    let made = shelf.make().unwrap();
    assert_eq!(made.anthology.reviews[0].title, "甲&乙<丙>𬭚");
    assert!(made.findings.iter().any(|finding| finding.message.contains("U+2CB5A")), "{:#?}", made.findings);
    assert!(made.documents().iter().any(|(_, text)| text.contains("甲&amp;乙&lt;丙&gt;𬭚")));
    assert!(made.documents().iter().all(|(_, text)| !text.contains("&amp;amp;") && !text.contains("&amp;lt;")));
    made.must_pass_lint();
}

#[test]
fn a_review_of_ten_megabytes_is_refused_or_whole() {
    let shelf = Shelf::new();
    let paragraph = "清早的弄堂里，几位老人坐在门口拣菜，小孩子背着书包从他们身边跑过去。\n\n";
    shelf.review(2020, "", &paragraph.repeat(10_000_000 / paragraph.len()));
    match shelf.make() {
        Ok(made) if !has_errors(&made.findings) => made.must_pass_lint(),
        made => {
            let findings = refused(made);
            let told = findings.iter().any(|finding| {
                let here = finding.span.as_ref().is_some_and(|span| span.file.ends_with("2020.md"));
                here && finding.severity == Severity::Error && !finding.hints.is_empty()
            });
            assert!(told, "{findings:#?}");
        }
    }
}

#[test]
fn a_wide_table_is_parted_for_small_screens_and_whole() {
    let shelf = Shelf::new();
    let table = "| 年份 | 甲 | 乙 | 丙 | 丁 | 戊[^1] |\n| - | - | - | - | - | - |\n| 二〇一九[^1] | 一 | 二 | 三 | 四 | 五 |\n| 二〇二〇 | 六 | 七 | 八 | 九 | 十 |\n\n[^1]: 注文。";
    shelf.review(2020, "", &format!("## 一、数字\n\n{table}"));
    let made = shelf.make().unwrap();
    made.must_pass_lint();
    let (_, text) = made.documents().into_iter().find(|(name, _)| name == "review-2020.xhtml").unwrap();
    assert_eq!(text.matches("<table").count(), 2, "{text}");
    assert_eq!(text.matches("二〇一九").count(), 2, "the first column heads both parts: {text}");
    for cell in "一二三四五六七八九十".chars() {
        assert_eq!(text.matches(&format!("<td>{cell}</td>")).count(), 1, "{cell}: {text}");
    }
}

#[test]
fn a_broken_picture_keeps_the_book_back_and_breaks_no_link() {
    let shelf = Shelf::new();
    let mut picture = std::io::Cursor::new(vec![]);
    image::GrayImage::new(640, 480).write_to(&mut picture, image::ImageFormat::Png).unwrap();
    let mut bytes = picture.into_inner();
    bytes.truncate(60);
    shelf.write("reviews/images/a.png", bytes);
    shelf.review(2020, "", "一段话。\n\n![花园](images/a.png \"生境花园\")\n\n又一段话。");
    let findings = refused(shelf.make());
    must_find(&findings, Code::PictureBroken, "2020.md:7", "images/a.png");
    let (anthology, _) = chenbao::copy::anthology(chenbao::content::read_anthology(shelf.path()).unwrap());
    let options = chenbao::export::epub::BookOptions::default();
    let (bytes, _) = chenbao::export::epub::book(&anthology, &options, None).unwrap();
    let lint = chenbao::export::epub::lint::lint(&bytes);
    assert!(lint.iter().all(|finding| finding.code != Code::EpubLink), "{lint:#?}");
}

#[test]
fn a_title_that_no_face_has_is_told_and_still_has_a_cover() {
    let shelf = Shelf::new();
    shelf.write(
        "reviews/anthology.toml",
        "title = \"𲎠字合集\"\npublisher = \"试验街道办事处\"\nidentifier = \"https://example.org/a\"\n",
    );
    shelf.review(2020, "", "一段话。");
    let made = shelf.make().unwrap();
    made.must_find(Code::MissingGlyph, "", "U+323A0");
    assert!(made.files().iter().any(|(name, _)| name.ends_with("cover.jpg")));
}

#[test]
fn wrong_front_matter_is_told_with_its_line() {
    let shelf = Shelf::new();
    shelf.review(2020, "sumary: 错字\n", "一段话。");
    must_find(&refused(shelf.make()), Code::UnknownKey, "2020.md:4", "sumary");
    shelf.write("reviews/2020.md", "---\ntitle: \"无年\"\n---\n一段话。\n");
    must_find(&refused(shelf.make()), Code::MissingKey, "2020.md:2", "year");
    shelf.write("reviews/2020.md", "---\ntitle: \"错年\"\nyear: 二〇二〇\n---\n一段话。\n");
    assert!(has_errors(&refused(shelf.make())));
    shelf.review(2020, "", "引注[^1]，没有注文。\n\n[^2]: 没有注号。");
    must_find(&refused(shelf.make()), Code::NoteLost, "", "");
}

#[test]
fn a_folder_without_an_anthology_says_what_is_missing() {
    let shelf = Shelf::new();
    must_find(&refused(shelf.make()), Code::EmptyIssue, "reviews:1", "回顾");
    let empty = tempfile::tempdir().unwrap();
    must_find(&refused(super::make(empty.path())), Code::FolderMissing, "", "paper.toml");
}

#[test]
fn marks_alone_and_pictures_in_lists_keep_no_book_back() {
    let shelf = Shelf::new();
    let mut picture = std::io::Cursor::new(vec![]);
    image::GrayImage::new(640, 480).write_to(&mut picture, image::ImageFormat::Jpeg).unwrap();
    shelf.write("reviews/images/a.jpg", picture.into_inner());
    let text = "甲。\n\n<!-- 版: 3 -->\n\n乙。\n\n[^1]\n\n- 丙\n\n  ![花园](images/a.jpg \"生境花园\")\n\n[^1]: 注。";
    shelf.review(2020, "source: { page: 2 }\n", text);
    let made = shelf.make().unwrap();
    assert!(made.findings.is_empty(), "{:#?}", made.findings);
    made.must_pass_lint();
}

#[test]
fn words_copied_from_the_file_are_found_in_the_copy() {
    let shelf = Shelf::new();
    let head =
        "timeline:\n  - date: 2020-01-24\n    text: 甲\n    words: 2020 年 1 月 24 日\nplaces: ['\"一网统管\"']\n";
    shelf.review(2020, head, "2020 年 1 月 24 日，\"一网统管\" 上线。");
    let made = shelf.make().unwrap();
    assert!(made.findings.is_empty(), "{:#?}", made.findings);
    let document = |name: &str| made.documents().into_iter().find(|(other, _)| other == name).unwrap().1;
    assert!(document("timeline.xhtml").contains("review-2020.xhtml#b1"));
    assert!(document("index.xhtml").contains("“一网统管”"));
}

#[test]
fn what_cannot_be_shown_is_told_where_it_is_written() {
    let shelf = Shelf::new();
    let head = "outcomes:\n  - key: lift\n    text: 建成\nthemes: [没有的主题]\n";
    shelf.review(2020, head, "一段话。");
    shelf.review(2021, "plans:\n  - key: lift\n    text: 加装电梯\n", "𠮷一段话。");
    let made = shelf.make().unwrap();
    made.must_find(Code::WordsNotFound, "2020.md:5", "lift");
    made.must_find(Code::WordsNotFound, "2020.md:7", "没有的主题");
    let rare: Vec<_> = made.findings.iter().filter(|finding| finding.message.contains("U+20BB7")).collect();
    assert_eq!(rare.len(), 1, "{:#?}", made.findings);
    made.must_find(Code::RareCharacter, "2021.md:8", "𠮷");
}

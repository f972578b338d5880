use std::io::{Cursor, Read};

use super::*;
use crate::diag::Code;

const PAPER: &str = "name = \"社区晨报\"\nedition = \"仙霞\"\npublisher = \"某街道 & 某社\"\n\
                     registration = { kind = \"cn\", number = \"CN 31-0000\" }\n";
const PLAN: &str = "title = \"回顾 <合集> & \\\"其他\\\"\"\nseries = \"年鉴\"\nposition = 2\npublisher = \"某街道\"\n\
                    identifier = \"https://example.org/a\"\n";
const REVIEW: &str = "---\ntitle: \"2020：甲 & <乙> 𠮷\"\nyear: 2020\nsource:\n  issue: \"第12期\"\n  date: 2021-01-06\n  page: 2\n---\n\
                      开头[^1]，又[^2]，再[^1]。\n\n## 一、工作\n\n### （一）经济\n\n先<b>看</b>家底。<!-- 版: 3 -->下一版。\n\n\
                      - 甲\n  - 乙\n\n| 年 | 数 |\n| - | - |\n| 2020 | 1 < 2 |\n\n**编者注：**照录。\n\n\
                      [^1]: 第一注。\n\n    注的第二段。\n\n[^2]: 第二注。\n";

fn anthology(plan: &str, reviews: &[(&str, String)]) -> (Anthology, Vec<Finding>) {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    std::fs::create_dir(folder.path().join("reviews")).unwrap();
    write("paper.toml", PAPER);
    write("reviews/anthology.toml", plan);
    for (name, text) in reviews {
        write(&format!("reviews/{name}.md"), text);
    }
    crate::copy::anthology(crate::content::read_anthology(folder.path()).unwrap())
}

fn sample() -> Anthology {
    let other = REVIEW.replace("2020：甲 & <乙> 𠮷", "丙").replace("2020", "2023");
    anthology(PLAN, &[("2020", REVIEW.to_owned()), ("2023", other)]).0
}

fn files(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut bytes = vec![];
            file.read_to_end(&mut bytes).unwrap();
            (file.name().to_owned(), String::from_utf8_lossy(&bytes).into_owned())
        })
        .collect()
}

fn file(files: &[(String, String)], name: &str) -> String {
    files.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("{name}")).1.clone()
}

fn made(options: &BookOptions, cover: Option<Vec<u8>>) -> Vec<(String, String)> {
    files(&book(&sample(), options, cover).unwrap().0)
}

#[test]
fn the_archive_is_as_readers_want_it() {
    let bytes = book(&sample(), &BookOptions::default(), None).unwrap().0;
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
    assert_eq!(bytes[28..30], [0, 0], "no extra field");
    let names: Vec<String> = files(&bytes).into_iter().map(|(name, _)| name).collect();
    assert!(names.iter().all(|name| name.is_ascii()));
    assert!(!names.iter().any(|name| name.contains("ibooks")));
    assert_eq!(bytes, book(&sample(), &BookOptions::default(), None).unwrap().0);
}

#[test]
fn the_manifest_lists_what_is_there_and_the_spine_all_documents() {
    let files = made(&BookOptions::default(), Some(vec![0xff, 0xd8]));
    let package = file(&files, "OEBPS/content.opf");
    for (name, _) in files.iter().filter(|(name, _)| name.starts_with("OEBPS/") && !name.ends_with(".opf")) {
        let href = name.trim_start_matches("OEBPS/");
        assert_eq!(package.matches(&format!("href=\"{href}\" media-type")).count(), 1, "{href}");
        let is_document = std::path::Path::new(href).extension().is_some_and(|extension| extension == "xhtml");
        assert_eq!(package.contains(&format!("idref=\"{}\"", href.replace('.', "-"))), is_document, "{href}");
    }
    assert!(package.contains("idref=\"cover-xhtml\" linear=\"no\""));
}

#[test]
fn titles_are_escaped_and_sorted_by_pinyin() {
    let package = file(&made(&BookOptions::default(), None), "OEBPS/content.opf");
    assert!(package.contains("<dc:title id=\"title\">回顾 &lt;合集&gt; &amp; “其他”</dc:title>"), "{package}");
    assert!(package.contains("property=\"file-as\">Huigu "), "{package}");
    assert!(package.contains("property=\"group-position\">2<"));
    assert!(package.contains("<meta property=\"dcterms:modified\">2021-01-06T00:00:00Z</meta>"), "{package}");
    assert!(!package.contains("conformsTo") && !package.contains(">visual<"));
}

#[test]
fn notes_lead_there_and_back() {
    let review = file(&made(&BookOptions::default(), None), "OEBPS/review-2020.xhtml");
    for (mark, note) in [("r1", "fn1"), ("r2", "fn2"), ("r1-2", "fn1")] {
        let reference =
            format!("<a id=\"{mark}\" class=\"duokan-footnote added\" href=\"#{note}\" epub:type=\"noteref\"");
        assert!(review.contains(&reference), "{mark}: {review}");
        assert!(review.contains(&format!("href=\"#{mark}\" role=\"doc-backlink\"")), "{mark}");
    }
    assert!(review.contains("第一注。</p><p>注的第二段。</p></aside></li>"), "{review}");
}

#[test]
fn contents_say_years_and_pages_are_listed() {
    let files = made(&BookOptions::default(), None);
    let nav = file(&files, "OEBPS/nav.xhtml");
    for label in ["2020年 · 甲 &amp; &lt;乙&gt; 𠮷", "2020年 · 一、工作", "2020年 · （一）经济", "2023年 · 丙"]
    {
        assert!(nav.contains(&format!(">{label}</a>")), "{label}: {nav}");
        assert!(file(&files, "OEBPS/toc.ncx").contains(&format!("<text>{label}</text>")), "{label}");
    }
    for label in ["2020年·第12期·第2版", "2020年·第12期·第3版"] {
        assert!(nav.contains(&format!(">{label}</a>")), "{label}: {nav}");
    }
    assert!(file(&files, "OEBPS/toc.ncx").contains("name=\"dtb:depth\" content=\"3\""));
}

#[test]
fn no_word_is_lost_and_none_added_but_as_such() {
    let book = sample();
    let bytes = super::book(&book, &BookOptions::default(), None).unwrap().0;
    let page = file(&files(&bytes), "OEBPS/review-2020.xhtml");
    let document = roxmltree::Document::parse_with_options(
        &page,
        roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() },
    )
    .unwrap();
    let is_added = |node: &roxmltree::Node<'_, '_>| {
        node.attribute("class").is_some_and(|class| class.split(' ').any(|class| class == "added"))
            || node.has_tag_name(("http://www.w3.org/1999/xhtml", "h1"))
    };
    let body = document.descendants().find(|node| node.tag_name().name() == "body").unwrap();
    let shown: String = body
        .descendants()
        .filter(|node| node.is_text() && !node.ancestors().any(|ancestor| is_added(&ancestor)))
        .filter_map(|node| node.text())
        .collect();
    let passages = book.reviews[0].body.iter().chain(book.reviews[0].notes.iter().flat_map(|note| &note.body));
    let written: String = passages.map(crate::model::Passage::plain).collect();
    let bare = |words: &str| -> String { words.chars().filter(|c| !c.is_whitespace()).collect() };
    assert_eq!(bare(&shown), bare(&written));
}

#[test]
fn options_change_what_they_say() {
    let options = BookOptions {
        cover_page: Some(CoverPage::None),
        language: Some("zh-CN".to_owned()),
        title: Some("另名".to_owned()),
        years: vec![2023..=2023],
        modified: Some(1_709_251_199),
    };
    let files = made(&options, Some(vec![0xff, 0xd8]));
    let package = file(&files, "OEBPS/content.opf");
    for words in ["<dc:language>zh-CN<", ">另名</dc:title>", "2024-02-29T23:59:59Z", "properties=\"cover-image\""] {
        assert!(package.contains(words), "{words}: {package}");
    }
    assert!(!files.iter().any(|(name, _)| name.contains("2020") || name.contains("cover.xhtml")));
    assert!(book(&sample(), &BookOptions { years: vec![2021..=2021], ..options }, None).is_err());
}

#[test]
fn bad_anthologies_are_told_of() {
    let twice = [("2020", REVIEW.to_owned()), ("2020b", REVIEW.to_owned())];
    let (_, findings) = anthology(PLAN, &twice);
    assert!(findings.iter().any(|finding| finding.code == Code::YearRepeated), "{findings:?}");
    let missing = [("2020", REVIEW.to_owned()), ("2023", REVIEW.replace("2020", "2023"))];
    assert!(anthology(PLAN, &missing).1.iter().any(|finding| finding.message == "没有 2021、2022 年的回顾"));
}

//! What publishers bring to their book: its numbers, its cover, its style sheet, its copyright page.

use chenbao::diag::{Code, Severity, has_errors};
use chenbao::export::epub::BookOptions;

use super::validators::must_pass_epubcheck;
use super::{Made, Shelf, make_as, must_find};

const PLAN: &str = "title = \"试验年度回顾合集\"\npublisher = \"试验街道办事处\"\n";

fn shelf(lines: &str) -> Shelf {
    let shelf = Shelf::new();
    shelf.write("reviews/anthology.toml", format!("{PLAN}{lines}\n"));
    shelf.review(2020, "", "一段话[^1]。\n\n[^1]: 注文。");
    shelf
}

fn text(made: &Made, name: &str) -> String {
    let (_, bytes) = made.files().into_iter().find(|(path, _)| path.ends_with(name)).expect("the file is in the book");
    String::from_utf8(bytes).expect("the file is UTF-8")
}

fn picture(width: u32, height: u32) -> Vec<u8> {
    let image = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 200) as u8, (y % 200) as u8, 90]));
    let mut bytes = std::io::Cursor::new(vec![]);
    image.write_to(&mut bytes, image::ImageFormat::Jpeg).expect("a picture can be written");
    bytes.into_inner()
}

#[test]
fn an_isbn_is_checked_and_is_the_books_name() {
    let made = shelf("isbn = \"978-7-306-02212-7\"").make().unwrap();
    let package = text(&made, "content.opf");
    assert!(package.contains("<dc:identifier id=\"uid\">urn:isbn:9787306022127</dc:identifier>"), "{package}");
    assert!(text(&made, "toc.ncx").contains("name=\"dtb:uid\" content=\"urn:isbn:9787306022127\""));
    assert!(text(&made, "copyright.xhtml").contains("ISBN 978-7-306-02212-7"));
    must_pass_epubcheck(&made.bytes);
    let named = shelf("identifier = \"urn:isbn:9787306022127\"").make().unwrap();
    assert!(text(&named, "content.opf").contains(">urn:isbn:9787306022127<"));
    let uuid = "urn:uuid:6ba7b814-9dad-51d1-80b4-00c04fd430c8";
    assert!(text(&shelf(&format!("identifier = \"{uuid}\"")).make().unwrap(), "content.opf").contains(uuid));
}

#[test]
fn wrong_numbers_are_refused_at_their_place() {
    for (lines, words) in [
        ("isbn = \"978-7-306-02212-8\"", "末位不对：前面的数字算出来是 7"),
        ("isbn = \"7-306-02212-1\"", "10 位"),
        ("isbn = \"978-7-306-0221\"", "有 11 位"),
        ("identifier = \"urn:isbn:9787306022128\"", "末位不对"),
        ("isbn = \"978-7-306-02212-7\"\nidentifier = \"urn:isbn:9780306406157\"", "不同"),
        ("identifier = \"urn:uuid:xianxia\"", "UUID"),
        ("isbn = \"978-7-306-02212-7\"\nissn = \"1002-7319\"", "没有写 series"),
        ("isbn = \"978-7-306-02212-7\"\nseries = \"年鉴\"\nissn = \"1002-7318\"", "是 9"),
    ] {
        let Err(failure) = shelf(lines).make() else { panic!("{lines}") };
        must_find(&failure.findings, Code::WrongValue, "", words);
        assert!(failure.findings.iter().all(|finding| !finding.hints.is_empty()), "{:#?}", failure.findings);
    }
}

#[test]
fn a_book_of_some_years_does_not_bear_the_number_of_the_whole() {
    let shelf = shelf("isbn = \"978-7-306-02212-7\"");
    shelf.review(2021, "", "又一段话。");
    let made = make_as(shelf.path(), BookOptions { years: vec![2021..=2021], ..BookOptions::default() }).unwrap();
    assert!(text(&made, "content.opf").contains("urn:uuid:") && !text(&made, "content.opf").contains("isbn"));
    made.must_find(Code::EpubMetadata, "anthology.toml:1", "978-7-306-02212-7");
}

#[test]
fn a_series_bears_its_number_and_the_copyright_page_tells_what_it_is_given() {
    let made = shelf(
        "isbn = \"9787306022127\"\nseries = \"年鉴\"\nissn = \"1002-7319\"\nedition = 2\ndate = 2024-05-01\n\n\
         [imprint]\nresponsible-editor = \"李 某\"\naddress = \"某路1号\"\nprice = \"28.00元\"",
    );
    let made = made.make().unwrap();
    let package = text(&made, "content.opf");
    assert!(
        package.contains("<meta refines=\"#series\" property=\"dcterms:identifier\">urn:issn:1002-7319</meta>"),
        "{package}"
    );
    let page = text(&made, "copyright.xhtml");
    for row in [
        "<dt>责任编辑</dt><dd class=\"credit\">李 某</dd>",
        "<dt>定价</dt><dd class=\"credit\">28.00元</dd>",
        "2024年5月第2版",
        "ISSN 1002-7319",
    ] {
        assert!(page.contains(row), "{row}: {page}");
    }
    must_pass_epubcheck(&made.bytes);
    let Err(failure) = shelf("isbn = \"9787306022127\"\n[imprint]\nadress = \"某路1号\"").make() else { panic!() };
    must_find(&failure.findings, Code::UnknownKey, "", "adress");
}

#[test]
fn an_own_cover_is_made_fit_and_judged() {
    let shelf = shelf("isbn = \"9787306022127\"\ncover = \"封面.jpg\"");
    shelf.write("reviews/封面.jpg", picture(2500, 4000));
    let made = shelf.make().unwrap();
    assert!(made.findings.iter().all(|finding| finding.code != Code::EpubPicture), "{:#?}", made.findings);
    let (_, cover) = made.files().into_iter().find(|(name, _)| name.ends_with("cover.jpg")).unwrap();
    let cover = image::load_from_memory(&cover).unwrap();
    assert!(u64::from(cover.width()) * u64::from(cover.height()) <= 4_000_000 && cover.width() > 1500);
    made.must_pass_lint();
    must_pass_epubcheck(&made.bytes);
    shelf.write("reviews/封面.jpg", picture(900, 900));
    let made = shelf.make().unwrap();
    made.must_find(Code::EpubPicture, "anthology.toml:4", "短边");
    made.must_find(Code::EpubPicture, "anthology.toml:4", "1 比 1.6");
    assert!(!has_errors(&made.findings));
    std::fs::remove_file(shelf.path().join("reviews/封面.jpg")).unwrap();
    let Err(failure) = shelf.make() else { panic!("a cover that is not there") };
    must_find(&failure.findings, Code::FileUnreadable, "anthology.toml:4", "不存在");
}

#[test]
fn an_own_sheet_comes_after_ours_and_is_judged_in_its_own_file() {
    let shelf = shelf("isbn = \"9787306022127\"\ncss = \"自己的.css\"");
    shelf.write("reviews/自己的.css", "h1 { letter-spacing: 0.1em }\n\np { color: #333 }\n");
    let made = shelf.make().unwrap();
    let page = text(&made, "review-2020.xhtml");
    let at = |sheet: &str| page.find(&format!("href=\"{sheet}\"")).unwrap_or_else(|| panic!("{sheet}: {page}"));
    assert!(at("plain.css") < at("modern.css") && at("modern.css") < at("own.css"));
    made.must_find(Code::EpubStyle, "自己的.css:3", "夜间模式");
    must_pass_epubcheck(&made.bytes);
    shelf.write("reviews/自己的.css", "body { background: url(http://example.org/a.png) }\n");
    let Err(failure) = shelf.make() else { panic!("a sheet that fetches") };
    must_find(&failure.findings, Code::EpubLink, "自己的.css:1", "不在书里");
}

/// Readers that know no profile show a wide space pale, and inks in false colours; those that know it would show the same.
#[test]
fn pictures_of_other_spaces_are_brought_into_srgb() {
    let shelf = shelf("isbn = \"9787306022127\"");
    let deep = image::ImageBuffer::<image::Rgb<u16>, _>::from_fn(60, 40, |x, _| {
        image::Rgb([u16::try_from(x).unwrap() * 1000, 20_000, 9])
    });
    let mut bytes = std::io::Cursor::new(vec![]);
    image::DynamicImage::ImageRgb16(deep).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    shelf.write("reviews/images/deep.png", bytes.into_inner());
    let mut inks = vec![];
    let encoder = jpeg_encoder::Encoder::new(&mut inks, 95);
    encoder.encode(&[0, 255, 255, 0].repeat(64 * 64), 64, 64, jpeg_encoder::ColorType::Cmyk).unwrap();
    shelf.write("reviews/images/inks.jpg", inks);
    shelf.review(2020, "", "一段话。\n\n![深](images/deep.png \"图一\")\n\n![墨](images/inks.jpg \"图二\")");
    let made = shelf.make().unwrap();
    made.must_pass_lint();
    let picture = |name: &str| {
        let (_, bytes) = made.files().into_iter().find(|(path, _)| path.ends_with(name)).expect(name);
        image::load_from_memory(&bytes).unwrap()
    };
    assert_eq!(picture("1-1.png").color(), image::ColorType::Rgb8);
    let red = picture("1-2.jpg").to_rgb8();
    let [r, g, b] = red.get_pixel(30, 30).0;
    assert!(r > 240 && g < 20 && b < 20, "magenta and yellow are red: {r} {g} {b}");
}

#[test]
fn notes_are_an_aside_and_a_list_and_nothing_hidden_shows() {
    let made = shelf("isbn = \"9787306022127\"").make().unwrap();
    let page = text(&made, "review-2020.xhtml");
    let note = "<li class=\"duokan-footnote-item\"><aside id=\"fn1\" epub:type=\"footnote\" role=\"doc-footnote\">";
    assert!(page.contains("<ol class=\"duokan-footnote-content\"") && page.contains(note), "{page}");
    let nav = text(&made, "nav.xhtml");
    assert_eq!(nav.matches("hidden=\"hidden\"").count(), nav.matches("class=\"hidden\"").count(), "{nav}");
    assert!(text(&made, "plain.css").contains(".hidden {\n  display: none;"));
    assert!(text(&made, "plain.css").contains("a {\n  color: inherit;"));
    assert!(text(&made, "content.opf").contains("prefix=\"schema: http://schema.org/ a11y: "));
    assert!(made.findings.iter().all(|finding| finding.severity != Severity::Error));
}

//! The book against its sources: every word of every review, in order; the same bytes every time; the limits of size.

use std::fs;

use roxmltree::{Document, Node, ParsingOptions};

use super::{Made, Shelf, decade, made, make, sample};
use crate::support::copy_reversed;

const OPS: &str = "http://www.idpf.org/2007/ops";

/// Letters and digits alone: punctuation and spaces are for the copy desk to set right.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The words of a Markdown text by a reading of its own, which knows only what the samples use: no note, picture or mark.
fn words_of_markdown(text: &str) -> String {
    let body = text.splitn(3, "---\n").nth(2).expect("a review has front matter");
    let lines =
        body.lines().filter(|line| !line.starts_with("![") && !line.starts_with("[^") && !line.starts_with("| ---"));
    lines.map(|line| letters(&line.replace("[^1]", ""))).collect()
}

/// The words of a document as a reader meets them, without notes and their signs, pictures with their captions, and page breaks.
fn words_of_document(text: &str) -> String {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).expect("a document is well formed");
    let added = |node: Node| {
        let kind = node.attribute((OPS, "type")).unwrap_or_default();
        let about = ["noteref", "footnote", "pagebreak"].iter().any(|one| kind.split(' ').any(|word| word == *one));
        let by_the_book = node.attribute("class").is_some_and(|class| class.split(' ').any(|word| word == "added"));
        about || by_the_book || node.tag_name().name() == "figure" || node.tag_name().name() == "head"
    };
    let texts = document.descendants().filter(|node| node.is_text() && !node.ancestors().any(added));
    texts.map(|node| letters(node.text().unwrap_or_default())).collect()
}

#[track_caller]
fn must_have_every_word(made: &Made) {
    let documents: Vec<String> = made.documents().iter().map(|(_, text)| words_of_document(text)).collect();
    for review in &made.anthology.reviews {
        let words = words_of_markdown(&review.source.text);
        // The first words say which document is meant; where it goes apart from the source is what the failure shows.
        let start: String = words.chars().take(20).collect();
        let document = documents.iter().find_map(|document| document.find(&start).map(|at| &document[at..]));
        let document = document.unwrap_or_else(|| panic!("“{start}” of {} is nowhere", review.source.path));
        let same = words.chars().zip(document.chars()).take_while(|(a, b)| a == b).count();
        let rest = |text: &str| text.chars().skip(same).take(30).collect::<String>();
        assert!(
            same == words.chars().count(),
            "{}: “{}” became “{}”",
            review.source.path,
            rest(&words),
            rest(document)
        );
    }
}

#[test]
fn every_word_of_the_sample_is_in_the_book() {
    let made = made();
    must_have_every_word(&made);
    made.must_pass_lint();
}

#[test]
fn ten_years_are_whole_and_small() {
    let shelf = Shelf::new();
    for (name, text) in decade::files(10) {
        shelf.write(&name, text);
    }
    let (anthology, _) = chenbao::copy::anthology(chenbao::content::read_anthology(shelf.path()).unwrap());
    let options = chenbao::export::epub::BookOptions::default();
    let (bytes, findings) = chenbao::export::epub::book(&anthology, &options, None).unwrap();
    let with_cover = shelf.make().unwrap().bytes;
    assert!(bytes.len() < 300_000 && with_cover.len() < 300_000, "{} and {} bytes", bytes.len(), with_cover.len());
    let made = Made { bytes, anthology, findings };
    must_have_every_word(&made);
    made.must_pass_lint();
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let first = made().bytes;
    assert!(first == made().bytes, "two runs differ");
    let copy = tempfile::tempdir().unwrap();
    copy_reversed(&sample(), copy.path());
    assert!(
        first == make(copy.path()).unwrap().bytes,
        "another folder with its files made in another order gives other bytes"
    );
    // The clock of a file is no part of the book.
    let review = copy.path().join("reviews/2020.md");
    let text = fs::read(&review).unwrap();
    fs::write(&review, text).unwrap();
    assert!(first == make(copy.path()).unwrap().bytes, "a file written anew gives other bytes");
}

#[test]
fn an_edit_keeps_the_identifier_and_changes_the_text() {
    let shelf = Shelf::new();
    shelf.review(2020, "", "一段话。");
    let first = shelf.make().unwrap();
    shelf.review(2020, "", "另一段话。");
    let second = shelf.make().unwrap();
    let identifier = |made: &Made| {
        let (_, package) = made.files().into_iter().find(|(name, _)| name.ends_with(".opf")).unwrap();
        let package = String::from_utf8(package).unwrap();
        let start = package.find("urn:uuid:").unwrap();
        package[start..start + 45].to_owned()
    };
    assert_eq!(identifier(&first), identifier(&second));
    assert!(first.bytes != second.bytes);
}

#[test]
fn the_archive_is_made_as_readers_need_it() {
    let made = made();
    assert_eq!(&made.bytes[30..58], b"mimetypeapplication/epub+zip");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&made.bytes)).unwrap();
    let first = archive.by_index(0).unwrap().last_modified();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).unwrap();
        assert!(entry.name().is_ascii(), "{}", entry.name());
        assert_eq!(entry.last_modified(), first, "{}", entry.name());
    }
}

/// The cover has the shape and the size that shops ask for, the paper's nameplate and the title.
#[test]
fn the_cover_is_what_shops_take() {
    let made = made();
    let (_, cover) = made.files().into_iter().find(|(name, _)| name.ends_with("cover.jpg")).unwrap();
    let picture = image::load_from_memory_with_format(&cover, image::ImageFormat::Jpeg).unwrap().to_rgb8();
    assert_eq!(picture.dimensions(), (1580, 2528));
    assert!(cover.len() < 250_000, "{} bytes", cover.len());
    // The nameplate's red stands at the head, ink in the title below it.
    let count = |rows: std::ops::Range<u32>, is: fn([u8; 3]) -> bool| {
        picture.enumerate_pixels().filter(|(_, y, pixel)| rows.contains(y) && is(pixel.0)).count()
    };
    let red = count(200..900, |[r, g, b]| r > 200 && g < 60 && b < 80);
    let ink = count(1000..1600, |[r, g, b]| r < 60 && g < 60 && b < 60);
    assert!(red > 50_000 && ink > 50_000, "{red} red and {ink} black pixels");
}

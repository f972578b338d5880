//! Pictures named in other manners: `![[a.jpg|说明]]`, `<img src="a.jpg" alt="说明">`, and `![说明](a b.jpg "图说")`, where spaces in a name would
//! end it.

use std::ops::Range;

use super::foreign_picture::ForeignPicture;
use super::sheet::Sheet;
use crate::content::Phrase;
use crate::diag::Code;

/// The endings of the names of pictures.
const ENDINGS: &[&str] = &["jpg", "jpeg", "png", "webp", "tif", "tiff", "heic", "heif", "gif", "bmp", "svg", "avif"];

/// Takes the pictures that the parser would not see.
pub(super) fn take_pictures(sheet: &mut Sheet<'_>) {
    take_embeds(sheet);
    take_tags(sheet);
    take_spaced(sheet);
}

/// `![[a.jpg]]`, `![[a.jpg|300]]`, `![[a.jpg|说明]]`; another file than a picture cannot be put in.
fn take_embeds(sheet: &mut Sheet<'_>) {
    for inside in spans(sheet, "![[", "]]") {
        let bytes = inside.start - 3..inside.end + 2;
        let words = sheet.source[inside.clone()].to_owned();
        let (name, rest) = words.split_once('|').unwrap_or((&words, ""));
        if !is_picture(name) {
            sheet.omit_lines(bytes.clone());
            let message = format!("![[{words}]] 是别的笔记软件的嵌入，这里放不进来，不排");
            sheet.note(Code::MarkOmitted, bytes.start, message, "把那一篇的文字抄在这里，或删去这个记号");
            continue;
        }
        let said = rest.rsplit('|').find(|part| !is_size(part)).unwrap_or_default();
        let alt_at = inside.start + words.len() - rest.len() + rest.find(said).unwrap_or(0);
        let alt = Phrase { text: said.trim().to_owned(), at: alt_at + said.len() - said.trim_start().len() };
        let file = Phrase { text: name.trim().to_owned(), at: inside.start };
        sheet.take_picture(ForeignPicture { bytes, file, alt, title: Phrase::default() });
    }
}

/// `<img src="a.jpg" alt="说明" title="图说">`.
fn take_tags(sheet: &mut Sheet<'_>) {
    for inside in spans(sheet, "<img", ">") {
        let bytes = inside.start - 4..inside.end + 1;
        let attributes = attributes(sheet.source, inside);
        let value = |name: &str| {
            attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.clone())
        };
        if let Some(file) = value("src") {
            let (alt, title) = (value("alt").unwrap_or_default(), value("title").unwrap_or_default());
            sheet.take_picture(ForeignPicture { bytes, file, alt, title });
        }
    }
}

/// `![说明](my photo.jpg "图说")`.
fn take_spaced(sheet: &mut Sheet<'_>) {
    let body = sheet.body();
    let base = sheet.body_at;
    for (at, _) in body.match_indices("![") {
        if !sheet.is_open(base + at) {
            continue;
        }
        let line_end = body[at..].find('\n').map_or(body.len(), |length| at + length);
        let Some(middle) = body[at..line_end].find("](").map(|offset| at + offset) else { continue };
        let Some(target) = spaced_target(&body[middle + 2..line_end]) else { continue };
        let phrase = |start: usize, text: &str| Phrase { text: text.to_owned(), at: base + start };
        let inside = middle + 2;
        let title = target.title.map_or_else(Phrase::default, |title| {
            phrase(inside + title.start, &body[inside + title.start..inside + title.end])
        });
        sheet.take_picture(ForeignPicture {
            bytes: base + at..base + inside + target.end,
            file: phrase(inside, body[inside..inside + target.name].trim()),
            alt: phrase(at + 2, &body[at + 2..middle]),
            title,
        });
    }
}

/// What stands between the brackets of a picture whose name has spaces.
struct SpacedTarget {
    /// The length of the name.
    name: usize,
    /// The bytes of the title.
    title: Option<Range<usize>>,
    /// The byte behind the closing bracket.
    end: usize,
}

fn spaced_target(rest: &str) -> Option<SpacedTarget> {
    let lower = rest.to_ascii_lowercase();
    let ends = |ending: &&str| {
        lower.match_indices(&format!(".{ending}")).map(|(at, found)| at + found.len()).find(|&end| {
            let behind = rest[end..].trim_start();
            behind.starts_with(')') || behind.starts_with(['"', '\'']) && rest[end..].starts_with(' ')
        })
    };
    let name = ENDINGS.iter().filter_map(ends).min()?;
    let is_spaced =
        rest[..name].trim().contains(' ') && !rest.starts_with('<') && !rest[..name].contains(['(', ')', '"']);
    if !is_spaced {
        return None;
    }
    let behind = rest[name..].trim_start();
    let at = rest.len() - behind.len();
    if behind.starts_with(')') {
        return Some(SpacedTarget { name, title: None, end: at + 1 });
    }
    let quote = behind.chars().next()?;
    let length = behind[1..].find(quote)?;
    let close = at + length + 2 + rest[at + length + 2..].find(')')?;
    rest[at + length + 2..close].trim().is_empty().then_some(SpacedTarget {
        name,
        title: Some(at + 1..at + 1 + length),
        end: close + 1,
    })
}

/// Where the words between two marks of one line stand, as far as they are open.
pub(super) fn spans(sheet: &Sheet<'_>, open: &str, close: &str) -> Vec<Range<usize>> {
    let mut found = vec![];
    // No rule writes a mark of these, so what the author did not write is nowhere.
    if !sheet.source[sheet.body_at..].contains(open) {
        return found;
    }
    for (line, text) in sheet.lines() {
        let mut from = 0;
        while let Some(offset) = text[from..].find(open) {
            let start = from + offset + open.len();
            let Some(length) = text[start..].find(close) else { break };
            if sheet.is_open(line.start + from + offset) {
                found.push(line.start + start..line.start + start + length);
            }
            from = start + length + close.len();
        }
    }
    found
}

fn is_picture(name: &str) -> bool {
    let ending = name.trim().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Whether words behind `|` only say how large a picture is shown: `300`, `300x200`.
fn is_size(words: &str) -> bool {
    let words = words.trim();
    words.is_empty() || words.chars().all(|c| c.is_ascii_digit() || matches!(c, 'x' | '*' | '%'))
}

/// The attributes of a tag, quoted or not.
fn attributes(source: &str, inside: Range<usize>) -> Vec<(String, Phrase)> {
    let mut found = vec![];
    let mut at = inside.start;
    while let Some(offset) = source[at..inside.end].find('=') {
        let name = source[at..at + offset].rsplit(char::is_whitespace).next().unwrap_or_default().trim();
        let value = &source[at + offset + 1..inside.end];
        let bare = value.trim_start();
        let start = inside.end - bare.len();
        let (from, length) = match bare.chars().next() {
            Some(quote @ ('"' | '\'')) => (start + 1, bare[1..].find(quote).unwrap_or(bare.len() - 1)),
            _ => (start, bare.find(char::is_whitespace).unwrap_or(bare.len()).min(bare.len())),
        };
        let text = source[from..from + length].trim_end_matches('/').to_owned();
        found.push((name.to_owned(), Phrase { text, at: from }));
        at = (from + length + 1).min(inside.end);
    }
    found
}

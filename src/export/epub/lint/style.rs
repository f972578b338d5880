//! Style sheets: nothing that breaks night mode, large type or small screens, and nothing fetched from elsewhere (epub.md §7 no. 37).

use super::book::Book;
use super::notes::Notes;
use super::path::{Target, resolve};
use super::xml::{XHTML, elements};
use crate::diag::Code;

/// The properties whose value is a colour.
const COLOURS: [&str; 9] = [
    "color",
    "background",
    "background-color",
    "border-color",
    "border",
    "fill",
    "stroke",
    "outline",
    "text-emphasis-color",
];
/// The properties that must grow with the reader's own size.
const SIZES: [&str; 9] =
    ["font-size", "font", "line-height", "width", "min-width", "height", "text-indent", "margin-left", "padding-left"];
/// Lengths that do not grow with the type.
const ABSOLUTE: [&str; 6] = ["px", "pt", "pc", "cm", "mm", "in"];
/// Colours that follow the reader's own.
const RELATIVE: [&str; 8] =
    ["currentcolor", "inherit", "initial", "unset", "transparent", "none", "canvas", "canvastext"];

pub(super) fn check(book: &Book, notes: &mut Notes) {
    for item in book.package.items.iter().filter(|item| item.media == "text/css") {
        let Some((path, bytes)) = item.path.as_deref().and_then(|path| Some((path, book.archive.get(path)?))) else {
            continue;
        };
        match std::str::from_utf8(bytes) {
            Ok(text) => check_sheet(path, text, 0, book, notes),
            Err(error) => notes.at(Code::EpubStyle, path, error.valid_up_to(), "样式不是 UTF-8 编码"),
        }
    }
    for (path, tree) in book.documents() {
        for node in elements(tree, XHTML, "style") {
            if let Some(text) = node.first_child() {
                check_sheet(path, text.text().unwrap_or_default(), text.range().start, book, notes);
            }
        }
        for node in tree.descendants().filter(|node| node.attribute("style").is_some()) {
            notes.node(Code::EpubStyle, path, node, "样式写在了正文里（style 属性），阅读器的设置盖不过它");
        }
    }
}

fn check_sheet(path: &str, text: &str, start: usize, book: &Book, notes: &mut Notes) {
    let clean = without_comments(text);
    let (open, close) = (clean.matches('{').count(), clean.matches('}').count());
    if open != close {
        notes.at(Code::EpubStyle, path, start, format!("花括号不成对：{open} 个左，{close} 个右"));
    }
    for (at, url) in urls(&clean) {
        if let Some(message) = url_fault(path, url, book) {
            notes.at(Code::EpubLink, path, start + at, format!("样式里的 “{url}” {message}"));
        }
    }
    for (at, property, value) in declarations(&clean) {
        if let Some(message) = fault(property, &value.to_ascii_lowercase()) {
            notes.at(Code::EpubStyle, path, start + at, format!("{property}: {} {message}", value.trim()));
        }
    }
}

/// The text with its comments turned to spaces, so that places stay.
fn without_comments(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("/*") {
        let end = rest[start + 2..].find("*/").map_or(rest.len(), |end| start + 2 + end + 2);
        clean.push_str(&rest[..start]);
        clean.extend(rest[start..end].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        rest = &rest[end..];
    }
    clean + rest
}

/// What a sheet refers to, by `url(…)` or `@import`, with its place.
pub(super) fn urls(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let bare = |text: &str| text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')).len();
    let calls = text.match_indices("url(").filter_map(move |(at, call)| {
        let inner = &text[at + call.len()..];
        let inner = &inner[..inner.find(')')?];
        (bare(inner) > 0).then(|| (at, unquoted(inner)))
    });
    let imports = text.match_indices("@import").filter_map(|(at, word)| {
        let inner = text[at + word.len()..].split(';').next()?;
        (!inner.contains("url(")).then(|| (at, unquoted(inner)))
    });
    calls.chain(imports)
}

fn unquoted(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''))
}

fn url_fault(path: &str, url: &str, book: &Book) -> Option<&'static str> {
    match resolve(path, url) {
        Target::Remote(scheme) if scheme == "data" => None,
        Target::Remote(_) => Some("不在书里"),
        Target::Broken => Some("写法有误"),
        Target::Local { path, .. } if book.package.item_at(&path).is_none() => Some("不在书里或不在清单里"),
        Target::Local { .. } => None,
    }
}

/// The declarations of a sheet: place, property, value. Selectors and the heads of at-rules are no declarations.
fn declarations(text: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    let mut at = 0;
    let parts = text.split_inclusive(['{', '}', ';']).map(move |part| {
        let start = at;
        at += part.len();
        (start, part)
    });
    parts.filter(|(_, part)| !part.ends_with('{')).filter_map(|(start, part)| {
        let (property, value) = part.split_once(':')?;
        let lead = property.len() - property.trim_start().len();
        Some((start + lead, property.trim(), value.trim_end_matches([';', '}'])))
    })
}

fn fault(property: &str, value: &str) -> Option<&'static str> {
    if COLOURS.contains(&property) && value.split([' ', ',']).any(is_fixed_colour) {
        return Some("是写死的颜色，夜间模式里会看不清");
    }
    if SIZES.contains(&property) && value.split([' ', ',', '/']).any(is_absolute) {
        return Some("是绝对的长度，放大字号时会被裁掉或不跟着变");
    }
    match property {
        "position" if value.contains("fixed") => Some("固定的位置，翻页的阅读器不支持"),
        "direction" | "unicode-bidi" => Some("EPUB 不许在样式里写，应在正文里用 dir"),
        "overflow" | "overflow-x" if value.contains("hidden") => Some("会裁掉放不下的文字"),
        _ => None,
    }
}

fn is_fixed_colour(word: &str) -> bool {
    const NAMES: [&str; 12] =
        ["black", "white", "red", "green", "blue", "gray", "grey", "silver", "navy", "maroon", "brown", "orange"];
    let word = word.trim();
    if RELATIVE.contains(&word) {
        return false;
    }
    let call = ["rgb(", "rgba(", "hsl(", "hsla("].iter().any(|call| word.starts_with(call));
    word.starts_with('#') || call || NAMES.contains(&word)
}

fn is_absolute(word: &str) -> bool {
    let word = word.trim();
    let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    // Hairlines may stay what they are: up to four pixels they clip nothing.
    ABSOLUTE.contains(&&word[number.len()..]) && number.parse::<f32>().is_ok_and(|length| length.abs() > 4.0)
}

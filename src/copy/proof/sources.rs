//! The author or the source said twice: takes an article; gives a warning where its text ends (or begins) with what its front matter says too, for
//! both are printed.

use super::places::{finding, place_in_words};
use crate::diag::{Code, Finding, Span};
use crate::model::{Article, Block, Text};

/// What stands before a source in a text.
const SOURCE_LABELS: [&str; 9] =
    ["来源", "稿件来源", "文章来源", "信息来源", "资料来源", "供稿", "来稿", "供稿单位", "稿源"];
/// What stands before an author in a text.
const AUTHOR_LABELS: [&str; 8] = ["作者", "文", "撰文", "撰稿", "文字", "通讯员", "记者", "采写"];
/// What may stand behind a name.
const ROLES: [&str; 5] = ["供稿", "来稿", "撰稿", "撰文", "文"];
/// The longest line or bracket that is a signature.
const SIGNATURE_MOST: usize = 30;
/// How many paragraphs of the end are looked at.
const ENDS: usize = 2;

/// What the text of an article says of its author and its source that its front matter says too.
pub(super) fn check(article: &Article) -> Option<Finding> {
    let paragraphs: Vec<&Text> = article.body.iter().filter_map(paragraph).collect();
    let last = paragraphs.iter().rev().take(ENDS);
    let first = paragraphs.iter().take(usize::from(paragraphs.len() > ENDS));
    last.chain(first).find_map(|text| said_twice(article, text))
}

fn paragraph(block: &Block) -> Option<&Text> {
    match block {
        Block::Paragraph(text) => Some(text),
        _ => None,
    }
}

/// What a signature gives.
enum Said<'a> {
    /// `来源：…`.
    Source,
    /// `作者：…`.
    Author,
    /// Names without a label.
    Names(&'a str),
}

fn said_twice(article: &Article, text: &Text) -> Option<Finding> {
    let plain = text.to_plain();
    let (at, signature) = signature(&plain)?;
    let names: Vec<String> = article.authors.iter().cloned().chain(article.credit.iter().map(Text::to_plain)).collect();
    let (key, other) = match said(signature) {
        Said::Source => ("source", article.credit.as_ref().map(|credit| key_span(article, "source", credit))?),
        Said::Author if !article.authors.is_empty() => ("author", line_of_key(article, "author")),
        Said::Names(words) if !names.is_empty() && is_made_of(words, &names) => {
            let key =
                if article.authors.iter().any(|author| words.contains(author.trim())) { "author" } else { "source" };
            (key, line_of_key(article, key))
        }
        _ => return None,
    };
    let place = place_in_words(article, &other);
    let message = format!("“{signature}”在正文里，稿头的 {key}（{place}）又写了一遍，会印两遍");
    let remedy = format!("删去正文里的这一处，或删去稿头的 {key}");
    Some(finding(Code::SourceRepeated, message, text.span_at(at), &remedy))
}

/// The signature of a paragraph, with its byte: the whole of a short one, or what stands in brackets at its end.
fn signature(plain: &str) -> Option<(usize, &str)> {
    let plain = plain.trim_end();
    if plain.chars().count() <= SIGNATURE_MOST && !plain.contains('。') {
        return Some((plain.len() - plain.trim_start().len(), plain.trim_start()));
    }
    let body = plain.strip_suffix(['）', ')', '】', ']'])?;
    let at = body.rfind(['（', '(', '【', '['])?;
    let signature = &plain[at..];
    (signature.chars().count() <= SIGNATURE_MOST).then_some((at, signature))
}

fn said(signature: &str) -> Said<'_> {
    let is_bracket = |c: char| "（）()【】[]〔〕".contains(c) || c.is_whitespace();
    let bare = signature.trim_matches(is_bracket);
    if let Some((label, _)) = bare.split_once(['：', ':', '/', '／', '|']) {
        let label: String = label.chars().filter(|c| !c.is_whitespace()).collect();
        if SOURCE_LABELS.contains(&label.as_str()) {
            return Said::Source;
        }
        if AUTHOR_LABELS.contains(&label.as_str()) {
            return Said::Author;
        }
    }
    Said::Names(bare)
}

/// Whether words are names of the front matter and nothing else: `何洁 居委会`, `居委会供稿`.
fn is_made_of(words: &str, names: &[String]) -> bool {
    let mut rest: String = words.to_owned();
    for name in names {
        rest = rest.replacen(name.trim(), "", 1);
    }
    let is_shorter = rest.len() < words.len();
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || "·、，,/／|：:".contains(c));
    is_shorter && (rest.is_empty() || ROLES.contains(&rest) || AUTHOR_LABELS.contains(&rest))
}

/// The place of a value of the front matter.
fn key_span(article: &Article, key: &str, value: &Text) -> Span {
    value.span_at(0).unwrap_or_else(|| line_of_key(article, key))
}

/// The line of a key in the front matter.
fn line_of_key(article: &Article, key: &str) -> Span {
    let mut at = 0;
    for line in article.source.text.split_inclusive('\n') {
        if line.trim_start().starts_with(&format!("{key}:")) {
            return article.source.span_at(at);
        }
        at += line.len();
    }
    article.span()
}

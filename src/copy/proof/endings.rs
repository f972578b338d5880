//! A paragraph that ends in mid-sentence: takes an article; gives a warning at the end of each paragraph of prose that lacks a closing mark where
//! prose of the same article has them.
//!
//! Not prose: what has no mark inside, lines that their author broke, facts (`时间：…`), signatures, items in brackets, and all but paragraphs.

use super::places::finding;
use crate::copy::script::is_han;
use crate::diag::{Code, Finding};
use crate::model::{Article, Block, Text};

/// The fewest characters of a paragraph that is taken for prose.
const PROSE_LEAST: usize = 20;
/// The same of one that ends with a mark after which it must go on.
const OPEN_LEAST: usize = 10;
/// What a sentence or a paragraph may end with.
const CLOSING: &str = "。！？…；：”’）》」』〉】〕—～.!?;:)]\"'";
/// Marks after which a sentence must go on.
const OPEN: &str = "，、,“‘（《「『〈【〔";
/// How many characters of the end are shown.
const SHOWN: usize = 8;
/// The longest name of a fact: 活动时间, 报名电话.
const FACT_NAME_MOST: usize = 8;
/// The longest line of verse.
const VERSE_MOST: usize = 20;
/// What stands before what follows, also without a colon.
const LEADS_ON: [&str; 5] = ["如下", "如图", "如下所示", "见下表", "见表"];

/// The paragraphs of an article that end in mid-sentence.
pub(super) fn check(article: &Article) -> Vec<Finding> {
    let prose: Vec<Prose<'_>> =
        article.body.iter().enumerate().filter_map(|(at, block)| Prose::of(article, at, block)).collect();
    let closed = prose.iter().filter(|one| one.is_closed()).count();
    let open: Vec<&Prose<'_>> = prose.iter().filter(|one| !one.is_closed()).collect();
    // Where as many end without a mark, that is the manner of the author.
    if open.len() > closed.max(1) {
        return vec![];
    }
    open.into_iter().filter(|one| one.is_broken(closed)).map(Prose::finding).collect()
}

/// A paragraph of prose.
struct Prose<'a> {
    text: &'a Text,
    plain: String,
    /// Whether the article ends with it.
    is_last: bool,
    /// Whether a list, a table or a quotation follows.
    leads_on: bool,
}

impl<'a> Prose<'a> {
    fn of(article: &Article, at: usize, block: &'a Block) -> Option<Self> {
        let Block::Paragraph(text) = block else { return None };
        let plain = text.to_plain().trim_end().to_owned();
        let count = plain.chars().count();
        let has_marks = plain.contains(['，', '。', '；', '？', '！']);
        let least = if plain.ends_with(|last| OPEN.contains(last)) { OPEN_LEAST } else { PROSE_LEAST };
        if count < least || !has_marks || is_fact(&plain) || is_bracketed(&plain) || is_broken_by_author(text) {
            return None;
        }
        let next = article.body.get(at + 1);
        let leads_on = matches!(next, Some(Block::List(_) | Block::Table(_) | Block::Quote(_)));
        Some(Self { text, plain, is_last: next.is_none(), leads_on })
    }

    fn last(&self) -> char {
        self.plain.chars().next_back().unwrap_or_default()
    }

    fn is_closed(&self) -> bool {
        CLOSING.contains(self.last())
    }

    /// Whether it surely ends in mid-sentence, where so many others of the article are closed.
    fn is_broken(&self, closed: usize) -> bool {
        let last = self.last();
        if OPEN.contains(last) {
            return !self.leads_on;
        }
        let names_follow = self.leads_on || LEADS_ON.iter().any(|words| self.plain.ends_with(words));
        let has_sentence = self.plain.contains(['。', '！', '？']);
        let sure = closed >= 1 || has_sentence;
        is_han(last) && sure && !names_follow && !(self.is_last && ends_with_signature(&self.plain))
    }

    fn finding(&self) -> Finding {
        let tail: String = {
            let all: Vec<char> = self.plain.chars().collect();
            all[all.len().saturating_sub(SHOWN)..].iter().collect()
        };
        let at = self.plain.char_indices().next_back().map_or(0, |(at, _)| at);
        let message = format!("这一段到“{tail}”就完了，像是半句话");
        finding(Code::SentenceBroken, message, self.text.span_at(at), "查原稿，补上缺的字；话已说完就补上句号")
    }
}

/// `时间：8月12日上午`: a name of a fact, a colon and what it is. `何洁说：` goes on with a sentence.
fn is_fact(plain: &str) -> bool {
    let Some((name, rest)) = plain.split_once(['：', ':']) else { return false };
    let is_name = name.chars().count() <= FACT_NAME_MOST && !name.ends_with(['说', '道', '问', '答', '喊', '叹']);
    is_name && !rest.starts_with(['“', '"']) && !rest.contains('。')
}

fn is_bracketed(plain: &str) -> bool {
    plain.starts_with(['（', '(', '【', '[', '〔', '★', '●', '■', '◆', '▲', '△', '○', '□', '☆', '•', '·'])
}

/// Whether its author broke the lines: the next paragraph, or the one before, stands on the very next line, or it is several short lines itself.
fn is_broken_by_author(text: &Text) -> bool {
    let plain = text.to_plain();
    let last = plain.trim_end().char_indices().next_back();
    let Some((source, last)) = text.map.source.as_ref().zip(last.and_then(|(at, _)| text.span_at(at))) else {
        return true;
    };
    let first = text.span_at(0).map_or(0, |span| span.byte);
    let (before, own, rest) =
        (source.text.get(..first), source.text.get(first..last.byte), source.text.get(last.byte..));
    let (before, own, rest) = (before.unwrap_or_default(), own.unwrap_or_default(), rest.unwrap_or_default());
    let goes_on = rest.lines().nth(1).is_some_and(|line| !line.trim().is_empty());
    let line_before = before.rsplit('\n').nth(1).unwrap_or_default().trim();
    let follows_line =
        !line_before.is_empty() && line_before != "---" && !line_before.starts_with(['#', '!', '>', '|']);
    let is_verse = own.contains('\n') && own.lines().all(|line| line.trim().chars().count() <= VERSE_MOST);
    goes_on || follows_line || is_verse
}

/// `……　街道办事处 2020年8月`: words after a wide gap at the very end.
fn ends_with_signature(plain: &str) -> bool {
    let tail = plain.rsplit(['\u{3000}', ' ']).next().unwrap_or_default();
    tail.len() < plain.len() && tail.chars().count() <= 16
}

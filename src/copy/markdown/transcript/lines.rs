//! Lines: those their author ended are lines, those an editor wrapped at a width are one. Verse with its stanzas.
//!
//! Markdown joins the lines of a paragraph. That is right for prose wrapped at a width: its lines but the last are about as long as the longest,
//! and end anywhere. It is wrong for one fact a line:
//!
//! ```text
//! 时间：8月15日上午九点        ends without a mark, short: a line
//! 地点：二楼活动室            a line
//!
//! 志愿者把热水瓶一只只灌满，又把报纸夹在架子上，等大家来   as long as the next but one: wrapped
//! 翻。新搬来的年轻夫妻在门上贴了张纸条，请大家敲门时轻一
//! 点才好。
//! ```

use std::collections::BTreeMap;

use super::super::super::script::{is_closing, is_han, is_opening};
use super::sheet::{KEPT, Line, OMITTED, Sheet};
use crate::diag::Code;

/// The least width, in characters, at which prose is wrapped; shorter lines were ended by their author. Texts taken from a printed column
/// have lines of 13 to 17.
const WRAP_LEAST: usize = 12;
/// How many characters short of the width a wrapped line may be: a mark or a Latin word that did not fit.
const WRAP_SLACK: usize = 3;
/// The most characters of a line of verse.
const VERSE_MOST: usize = 20;
/// The most characters of a label before a colon: `联系电话：`.
const LABEL_MOST: usize = 8;

/// A paragraph of several lines.
struct Paragraph {
    lines: Vec<(Line, String)>,
    /// Whether nothing but a blank line parts it from the one before.
    follows: bool,
    /// Whether it belongs to an item of a list.
    in_item: bool,
}

/// Keeps the ends of the lines that are lines, and finds verse.
pub(super) fn settle_lines(sheet: &mut Sheet<'_>) {
    let paragraphs = paragraphs(sheet);
    for pair in sheet.lines().windows(2).filter(|pair| begins_item(&pair[1].1)) {
        sheet.keep_line_end(line_feed(sheet, pair[0].0));
    }
    let width = wrap_width(&paragraphs);
    let mut verse: Vec<&Paragraph> = vec![];
    let mut stanzas: Vec<Vec<&Paragraph>> = vec![];
    for paragraph in &paragraphs {
        let kept = kept_ends(paragraph, width);
        for (index, stays) in kept.iter().enumerate() {
            let (line, text) = &paragraph.lines[index];
            if *stays {
                sheet.keep_line_end(line_feed(sheet, *line));
            } else if is_doubtful(text, width) {
                let message = format!("“{}”与下一行连成一句", last_words(text));
                sheet.note(Code::LinesJoined, line.start, message, "本是两行，就在行末加两个空格，或另起一段");
            }
        }
        let is_stanza = !paragraph.in_item
            && kept.iter().all(|&stays| stays)
            && paragraph.lines.iter().all(|(_, text)| is_verse_line(text))
            && (paragraph.lines.len() > 1 || !ends_with_mark(&paragraph.lines[0].1));
        let opens = is_stanza && paragraph.lines.len() > 1;
        if !paragraph.follows || !(opens || is_stanza && !verse.is_empty()) {
            stanzas.push(std::mem::take(&mut verse));
        }
        if opens || is_stanza && paragraph.follows && !verse.is_empty() {
            verse.push(paragraph);
        }
    }
    stanzas.push(verse);
    for verse in stanzas.iter().filter(|verse| verse.len() > 1) {
        for (index, stanza) in verse.iter().enumerate() {
            sheet.make_stanza(stanza.lines[0].0.start, index > 0);
        }
    }
}

fn line_feed(sheet: &Sheet<'_>, line: Line) -> usize {
    line.end + sheet.source[line.end..].find('\n').unwrap_or(0)
}

/// The paragraphs of prose, with those of one line; headings, tables and code are none, and an item of a list begins one.
fn paragraphs(sheet: &Sheet<'_>) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = vec![];
    let mut open = false;
    let mut follows = false;
    for (line, text) in sheet.lines() {
        let bare = bare(&text);
        if bare.is_empty() {
            open = false;
            continue;
        }
        let is_prose = sheet.is_open(line.start) && !bare.starts_with(['#', '|', '<']) && !is_table_rule(&bare);
        if !is_prose {
            (open, follows) = (false, false);
            continue;
        }
        let is_item = begins_item(&text);
        match found.last_mut() {
            Some(last) if open && !is_item => last.lines.push((line, bare)),
            _ => {
                let in_item = is_item || text.starts_with(' ');
                found.push(Paragraph { lines: vec![(line, bare)], follows: follows && !is_item, in_item });
            }
        }
        (open, follows) = (true, !is_item);
    }
    found
}

/// A line as it will read: without the marks of quotations and emphasis.
fn bare(text: &str) -> String {
    let text: String = text.chars().filter(|&c| c != OMITTED && c != '*' && c != KEPT).collect();
    text.trim_start_matches(['>', ' ', '\t']).trim().to_owned()
}

fn is_table_rule(text: &str) -> bool {
    text.contains('-') && text.chars().all(|c| "|-: ".contains(c))
}

fn begins_item(text: &str) -> bool {
    let bare = text.trim_start_matches(['>', ' ', '\t']);
    let digits = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    ["- ", "* ", "+ "].iter().any(|mark| bare.starts_with(mark))
        || digits.len() < bare.len() && (digits.starts_with(". ") || digits.starts_with(") "))
}

/// How wide a line is, in characters of a full em: letters and figures take half of one.
fn width(text: &str) -> usize {
    let halves: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    halves.div_ceil(2)
}

/// The width at which the prose of a body was wrapped: that of the widest line that its author did not end, where others are about as wide.
fn wrap_width(paragraphs: &[Paragraph]) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let ends_open = |text: &str| !ends_with_mark(text) || ends_with_pause(text);
    for paragraph in paragraphs {
        let but_last = paragraph.lines.len().saturating_sub(1);
        for (_, text) in paragraph.lines[..but_last].iter().filter(|(_, text)| ends_open(text)) {
            *counts.entry(width(text)).or_default() += 1;
        }
    }
    let all: usize = counts.values().sum();
    let near =
        |widest: usize| counts.range(widest.saturating_sub(WRAP_SLACK)..=widest).map(|(_, count)| count).sum::<usize>();
    let best =
        counts.keys().copied().filter(|&widest| widest >= WRAP_LEAST).max_by_key(|&widest| (near(widest), widest))?;
    // Half of the lines that were not ended must be about so wide, and more than two: facts are of any width.
    (near(best) > 2 && near(best) * 2 >= all).then_some(best)
}

/// For each line of a paragraph but the last whether its end stays.
fn kept_ends(paragraph: &Paragraph, wrapped: Option<usize>) -> Vec<bool> {
    let lines: Vec<&str> = paragraph.lines.iter().map(|(_, text)| text.as_str()).collect();
    let is_verse = lines.len() > 1 && is_even_verse(&lines);
    let is_wrapped =
        |text: &str| wrapped.is_some_and(|most| (most.saturating_sub(WRAP_SLACK)..=most).contains(&width(text)));
    lines
        .windows(2)
        .map(|pair| {
            let (line, next) = (pair[0], pair[1]);
            if is_verse || begins_with_number(next) {
                return !is_wrapped(line) || is_verse;
            }
            if is_wrapped(line) {
                return false;
            }
            let is_fact = has_label(line) && has_label(next);
            is_fact
                || (!ends_with_mark(line) && !reads_on(line, next, wrapped))
                || (line.ends_with('：') && !has_pause(next))
        })
        .collect()
}

/// Whether a line without a mark at its end reads on in the next, as prose somebody wrapped only once does: both are sentences.
fn reads_on(line: &str, next: &str, wrapped: Option<usize>) -> bool {
    wrapped.is_none() && width(line) > VERSE_MOST && has_pause(line) && (has_pause(next) || ends_with_mark(next))
        || is_latin(line.chars().next_back()) && is_latin(next.chars().next()) && width(line) > VERSE_MOST
}

fn is_latin(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphabetic())
}

fn is_doubtful(text: &str, wrapped: Option<usize>) -> bool {
    wrapped.is_none() && !ends_with_mark(text)
}

/// Whether all lines are as long, as those of a couplet are, or so short and so many that only verse has them.
fn is_even_verse(lines: &[&str]) -> bool {
    let lengths: Vec<usize> = lines.iter().map(|line| line.chars().filter(|c| c.is_alphanumeric()).count()).collect();
    let even = lengths.iter().all(|length| *length == lengths[0]) && (4..=VERSE_MOST).contains(&lengths[0]);
    let short = lines.len() > 3 && lengths.iter().all(|length| *length <= 14);
    even || short
}

fn is_verse_line(text: &str) -> bool {
    width(text) <= VERSE_MOST && !has_label(text)
}

/// Whether a line ends with a mark, perhaps before what closes a quotation or a bracket.
fn ends_with_mark(text: &str) -> bool {
    let inner = text.trim_end_matches(|c: char| is_closing(c) && c != '》' || c == '"');
    let bracketed = inner.len() < text.len() && text.ends_with(['）', '】', '〕', '］']);
    let is_end = |c: char| "。！？…，、；：—～,.!?;:".contains(c);
    !bracketed && inner.ends_with(is_end)
}

fn ends_with_pause(text: &str) -> bool {
    text.ends_with(['，', '、', ','])
}

fn has_pause(text: &str) -> bool {
    text.contains(['，', '。', '；', '！', '？'])
}

/// Whether a line begins with a label: `时间：`, `联系人:`.
fn has_label(text: &str) -> bool {
    let Some(colon) = text.find(['：', ':']) else { return false };
    let label = &text[..colon];
    (1..=LABEL_MOST).contains(&label.chars().count())
        && label.chars().all(|c| is_han(c) || c.is_ascii_alphabetic() || matches!(c, ' ' | '\u{3000}' | '、' | '/'))
}

/// Whether a line begins with a number that counts it: `1.`, `2）`, `（一）`, `三、`, `①`.
fn begins_with_number(text: &str) -> bool {
    let bare = text.trim_start_matches(['（', '(']);
    let rest = bare.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let bracketed = bare.len() < text.len();
    text.starts_with(|c: char| ('\u{2460}'..='\u{2473}').contains(&c))
        || rest.len() < bare.len()
            && (if bracketed {
                rest.starts_with(['）', ')'])
            } else {
                rest.starts_with(['、', '.', '．', '）', ')'])
            })
            && !rest.trim_start_matches(['.', '．']).starts_with(|c: char| c.is_ascii_digit())
}

fn last_words(text: &str) -> String {
    let count = text.chars().count();
    text.chars().skip(count.saturating_sub(6)).filter(|&c| !is_opening(c)).collect()
}

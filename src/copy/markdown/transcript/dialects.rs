//! Marks of other Markdowns: what they say is done where print can do it, and each is told of once.

use super::pictures::spans;
use super::sheet::{Line, Sheet};
use crate::diag::Code;

/// Settles them all.
pub(super) fn settle_dialects(sheet: &mut Sheet<'_>) {
    settle_wiki_links(sheet);
    settle_struck_words(sheet);
    settle_highlights(sheet);
    for (line, text) in sheet.lines() {
        if sheet.is_open(line.start) {
            settle_task(sheet, line, &text);
            settle_container(sheet, line, &text);
            settle_placeholder(sheet, line, &text);
        }
    }
    settle_attributes(sheet);
}

/// `[[某篇|字]]` is `字`.
fn settle_wiki_links(sheet: &mut Sheet<'_>) {
    for inside in spans(sheet, "[[", "]]") {
        let words = sheet.text(inside.clone());
        if words.contains(['[', ']']) || words.trim().is_empty() {
            continue;
        }
        let shown = words.rfind('|').map_or(0, |at| at + 1);
        sheet.omit(inside.start - 2..inside.start + shown);
        sheet.omit(inside.end..inside.end + 2);
        let message = format!("[[{words}]] 是别的笔记软件的链接，只排文字“{}”", &words[shown..]);
        sheet.note(Code::ForeignMark, inside.start - 2, message, "删去方括号，只留要见报的字");
    }
}

/// `~~字~~` is struck out elsewhere; print has no such line.
fn settle_struck_words(sheet: &mut Sheet<'_>) {
    for inside in spans(sheet, "~~", "~~") {
        let words = sheet.text(inside.clone());
        if words.trim().is_empty() || words.starts_with([' ', '~']) || words.ends_with(' ') {
            continue;
        }
        sheet.omit(inside.start - 2..inside.start);
        sheet.omit(inside.end..inside.end + 2);
        let message = format!("“{words}”两边的 ~~ 是删除线，报上不画，字照排");
        sheet.note(Code::ForeignMark, inside.start - 2, message, "不要的字删去；要的字删去两边的 ~~");
    }
}

/// `==字==` is highlighted elsewhere; here it is strong.
fn settle_highlights(sheet: &mut Sheet<'_>) {
    for inside in spans(sheet, "==", "==") {
        let words = sheet.text(inside.clone());
        let around = sheet.text(inside.start.saturating_sub(3)..inside.end + 3);
        let is_row = around.contains("===");
        if words.trim() != words || words.is_empty() || is_row {
            continue;
        }
        sheet.rewrite(inside.start - 2, "**");
        sheet.rewrite(inside.end, "**");
        let message = format!("“{words}”两边的 == 当作加粗");
        sheet.note(Code::ForeignMark, inside.start - 2, message, "写成 **字** 就不再提醒");
    }
}

/// `- [ ] 身份证` is □, `- [x] 户口本` is ☑.
fn settle_task(sheet: &mut Sheet<'_>, line: Line, text: &str) {
    let bare = text.trim_start_matches([' ', '\t', '>']);
    let marker = bare.find([' ', '\t']).unwrap_or(0);
    let is_item = matches!(&bare[..marker], "-" | "*" | "+")
        || bare[..marker].strip_suffix(['.', ')']).is_some_and(|number| number.parse::<u32>().is_ok());
    let rest = bare[marker..].trim_start();
    let sign = match rest.get(..3) {
        Some("[ ]") => '□',
        Some("[x]" | "[X]") => '☑',
        _ => return,
    };
    if is_item && rest[3..].starts_with([' ', '\t', '\u{3000}']) {
        let at = line.end - rest.len();
        sheet.substitute(at..at + 3, sign);
    }
}

/// `:::tip 标题` and `:::` around words; `> [!NOTE]` above them.
fn settle_container(sheet: &mut Sheet<'_>, line: Line, text: &str) {
    let bare = text.trim_start_matches([' ', '>']);
    let at = line.start + text.len() - bare.len();
    if let Some(rest) = bare.strip_prefix(":::") {
        let name = rest.trim_start_matches([':', ' ']);
        let named = if name.starts_with('{') {
            name.find('}').map_or(name.len(), |end| end + 1)
        } else {
            name.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(name.len())
        };
        sheet.omit_lines(at..line.end - name.len() + named);
        if !name.is_empty() {
            sheet.note(
                Code::ForeignMark,
                at,
                "::: 是别处的框，这里不起作用，框里的字照排",
                "要加框，另写一篇 kind: sidebar；不要框就删去 ::: 两行",
            );
        }
    } else if bare.starts_with("[!") && text.trim_start().starts_with('>') {
        let Some(end) = bare.find(']').filter(|&end| bare[2..end].chars().all(|c| c.is_ascii_alphanumeric())) else {
            return;
        };
        let behind = usize::from(bare[end + 1..].starts_with(['-', '+']));
        sheet.omit(at..at + end + 1 + behind);
        sheet.note(Code::ForeignMark, at, format!("{} 是别处的提示框，这里排成引文", &bare[..=end]), "删去这个记号");
    }
}

/// `[TOC]`, which a paper has no use for, and `^abc123` at the end of a line, which only other notes point to.
fn settle_placeholder(sheet: &mut Sheet<'_>, line: Line, text: &str) {
    let bare = text.trim();
    if bare.eq_ignore_ascii_case("[toc]") || bare.eq_ignore_ascii_case("[[toc]]") || bare.eq_ignore_ascii_case("{:toc}")
    {
        sheet.omit_lines(line.start..line.end);
        sheet.note(Code::MarkOmitted, line.start, format!("{bare} 是别处的目录，不排"), "删去这一行");
    }
}

/// `{.class}`, `{#id}`, `{: .x}`, `{width=50%}`.
fn settle_attributes(sheet: &mut Sheet<'_>) {
    for inside in spans(sheet, "{", "}") {
        let words = sheet.text(inside.clone());
        let is_name = |c: char| c.is_ascii_alphanumeric() || " .#:=-_%\"'".contains(c);
        let bare = words.trim_start_matches(':').trim();
        let is_attribute = bare.starts_with(['.', '#']) && bare.len() > 1
            || bare.contains('=') && bare.starts_with(|c: char| c.is_ascii_alphabetic());
        if is_attribute && words.chars().all(is_name) {
            let bytes = inside.start - 1..inside.end + 1;
            sheet.omit(bytes.clone());
            sheet.note(
                Code::MarkOmitted,
                bytes.start,
                format!("{{{words}}} 是网页的样式记号，不排"),
                "删去花括号和里面的字",
            );
        }
    }
}

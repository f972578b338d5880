//! Private notes, which must never reach print: comments of HTML and `%%…%%`, also over several lines.

use std::ops::Range;

use super::super::address::is_escaped;
use super::super::html::page_of_remark;
use super::sheet::Sheet;
use crate::diag::Code;

/// How many characters of a note a message shows.
const SHOWN: usize = 12;

/// Leaves the notes out. Remarks that mark a printed page stay, for they are read later.
pub(super) fn omit_remarks(sheet: &mut Sheet<'_>) {
    omit_between(sheet, "<!--", "-->");
    omit_between(sheet, "%%", "%%");
}

fn omit_between(sheet: &mut Sheet<'_>, open: &str, close: &str) {
    let body = sheet.body();
    let base = sheet.body_at;
    let mut from = 0;
    while let Some(offset) = body.get(from..).and_then(|rest| rest.find(open)) {
        let start = from + offset;
        from = start + open.len();
        if !sheet.is_open(base + start) || is_percentage(&body, start, open) || is_escaped(&body, start) {
            continue;
        }
        match body[from..].find(close) {
            Some(length) => {
                let end = from + length + close.len();
                from = end;
                if page_of_remark(&body[start..end]).is_none() {
                    omit(sheet, base + start..base + end, open.len()..body[start..end].len() - close.len());
                }
            }
            None if open == "%%" && !begins_line(&body, start) => {}
            None => {
                let end = start + body[start..].find("\n\n").unwrap_or(body.len() - start);
                from = end;
                sheet.omit_lines(base + start..base + end);
                let message = format!("备注只有开头的 {open}，不知到哪里为止，这一段先不排");
                sheet.fault(Code::MarkdownSlip, base + start, message, format!("在备注的末尾写上 {close}，或删去备注"));
            }
        }
    }
}

fn omit(sheet: &mut Sheet<'_>, bytes: Range<usize>, inside: Range<usize>) {
    let words = sheet.source[bytes.clone()].get(inside).unwrap_or_default().trim();
    let mut shown: String = words.chars().take(SHOWN).collect();
    if words.chars().count() > SHOWN {
        shown.push('…');
    }
    let at = bytes.start;
    sheet.omit_lines(bytes);
    sheet.note(Code::MarkOmitted, at, format!("备注“{shown}”不排"), "要见报就去掉两边的记号；不用了可以删去");
}

/// Whether `%%` belongs to a figure before it.
fn is_percentage(body: &str, at: usize, mark: &str) -> bool {
    mark == "%%" && body[..at].ends_with(|c: char| c.is_ascii_digit())
}

fn begins_line(body: &str, at: usize) -> bool {
    body[..at].rsplit('\n').next().is_none_or(|line| line.trim().is_empty())
}

//! The text of a draft into its pieces.

use super::block::{Block, BlockKind};
use super::element::Sheet;
use super::front::read_front;
use crate::draft::MARK;

impl Sheet {
    /// Reads a draft.
    pub fn of_text(text: &str) -> Self {
        let mut sheet = Self::default();
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        let is_fence = |line: &&str| line.trim_end() == "---";
        let front = lines.first().filter(|line| is_fence(line)).and_then(|_| lines[1..].iter().position(is_fence));
        let body = match front {
            Some(end) => {
                read_front(&mut sheet, &lines[1..=end]);
                &lines[end + 2..]
            }
            None => &lines[..],
        };
        read_body(&mut sheet, body);
        sheet
    }
}

/// Paragraphs are parted by empty lines; a heading and the rows of a table stand by themselves without.
fn read_body(sheet: &mut Sheet, lines: &[&str]) {
    let mut pending: Vec<String> = vec![];
    let mut gathered: Vec<&str> = vec![];
    for line in lines.iter().copied().chain([""]) {
        let text = line.trim_end();
        let is_alone =
            text.trim().is_empty() || text.starts_with('#') || text.starts_with("<!--") || text.starts_with("- ");
        let is_other = gathered.last().is_some_and(|last| last.starts_with('|') != text.starts_with('|'));
        if is_alone || is_other {
            close(sheet, &mut gathered, &mut pending);
        }
        if let Some(words) = remark(text) {
            pending.push(words);
        } else if !text.trim().is_empty() {
            gathered.push(text);
            if text.starts_with('#') {
                close(sheet, &mut gathered, &mut pending);
            }
        }
    }
    sheet.remarks.append(&mut pending);
}

fn close(sheet: &mut Sheet, gathered: &mut Vec<&str>, pending: &mut Vec<String>) {
    if gathered.is_empty() {
        return;
    }
    let mut block = Block::of_file(&gathered.join("\n"));
    if block.kind == BlockKind::Paragraph {
        // What was written to be taken as it is only at the start is written anew.
        block.markdown = without_quote(&block.markdown);
    }
    block.remarks.append(pending);
    sheet.blocks.push(block);
    gathered.clear();
}

/// A paragraph without the sign that keeps its beginning from being read as a list or a heading.
fn without_quote(markdown: &str) -> String {
    use crate::draft::quote::at_start;
    let bare = markdown.replacen('\\', "", 1);
    if at_start(&bare) == markdown { bare } else { markdown.to_owned() }
}

fn remark(line: &str) -> Option<String> {
    let inner = line.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    Some(inner.trim().strip_prefix(MARK)?.trim().to_owned())
}

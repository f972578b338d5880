//! A story as the text of an article: front matter, then its passages.

use std::fmt::Write as _;

use super::front::{self, DraftPicture};
use super::page::Draft;
use super::quote;
use crate::structure::{Guess, Passage, Role, Story};

/// Writes a story. `pictures` are the files that belong to it, `origin` the name of its source.
pub fn write_draft(story: &Story, pictures: &[DraftPicture], origin: &str) -> Draft {
    let mut draft = Draft { text: String::new(), doubts: 0 };
    front::write(&mut draft, story, pictures, origin);
    let mut rows: Vec<&Guess> = vec![];
    let mut is_first = true;
    for passage in &story.body {
        if passage.role == Role::Row {
            rows.push(&passage.guess);
            continue;
        }
        table(&mut draft, &mut rows);
        body(&mut draft, passage, is_first);
        is_first = false;
    }
    table(&mut draft, &mut rows);
    draft
}

fn body(draft: &mut Draft, passage: &Passage, is_first: bool) {
    let guess = &passage.guess;
    match passage.role {
        Role::Box => draft.remark(&format!("{}，文本框里的字", guess.place)),
        Role::Note => draft.remark(&format!("{}，脚注", guess.place)),
        _ => {}
    }
    if let Some(doubt) = &guess.doubt {
        draft.remark(&format!("{}，{doubt}", guess.place));
    }
    let text = guess.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let _ = match passage.role {
        Role::Crosshead(1) => writeln!(draft.text, "## {}\n", quote::inside(&text)),
        Role::Crosshead(_) => writeln!(draft.text, "### {}\n", quote::inside(&text)),
        _ => match text.strip_prefix('•').filter(|_| !is_first) {
            Some(item) => writeln!(draft.text, "- {}\n", quote::inside(item.trim())),
            None => writeln!(draft.text, "{}\n", quote::paragraph(&text)),
        },
    };
}

/// A table as rows of cells; the first row is taken as its head.
fn table(draft: &mut Draft, rows: &mut Vec<&Guess>) {
    let rows = std::mem::take(rows);
    let Some(first) = rows.first() else { return };
    draft.remark(&format!("{}，这里是一张表格", first.place));
    let columns = rows.iter().map(|row| row.text.split('\t').count()).max().unwrap_or(1);
    for (index, row) in rows.iter().enumerate() {
        let mut cells: Vec<String> = row.text.split('\t').map(|cell| quote::cell(cell.trim())).collect();
        cells.resize(columns, String::new());
        let _ = writeln!(draft.text, "| {} |", cells.join(" | "));
        if index == 0 {
            let _ = writeln!(draft.text, "|{}", " --- |".repeat(columns));
        }
    }
    draft.text.push('\n');
}

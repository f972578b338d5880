//! The front matter of a draft: lines into keys, pictures and captions. What is not understood is kept line by line.

use super::element::{Field, Hung, Sheet, Waiting};
use crate::draft::MARK;
use crate::draft::quote::plain;

/// A key with its lines.
#[derive(Default)]
struct Chunk<'a> {
    remarks: Vec<String>,
    lines: Vec<&'a str>,
}

/// Reads front matter into a sheet.
pub(super) fn read_front(sheet: &mut Sheet, front: &[&str]) {
    let mut pending: Vec<&str> = vec![];
    let mut chunks: Vec<Chunk<'_>> = vec![];
    for line in front {
        if remark(line).is_some() {
            pending.push(line);
        } else if line.starts_with([' ', '-']) && !chunks.is_empty() {
            // What stands between the lines of a key is told apart below.
            if let Some(chunk) = chunks.last_mut() {
                chunk.lines.append(&mut pending);
                chunk.lines.push(line);
            }
        } else {
            let remarks = pending.drain(..).filter_map(remark).collect();
            chunks.push(Chunk { remarks, lines: vec![line] });
        }
    }
    sheet.remarks.extend(pending.into_iter().filter_map(remark));
    for chunk in chunks {
        take(sheet, chunk);
    }
}

/// The words of a remark.
fn remark(line: &str) -> Option<String> {
    let words = line.trim().strip_prefix('#')?.trim_start().strip_prefix(MARK)?;
    Some(words.trim().to_owned())
}

fn take(sheet: &mut Sheet, chunk: Chunk<'_>) {
    let first = chunk.lines[0];
    let comment = first.strip_prefix("# ").and_then(|rest| rest.split_once(": "));
    match comment {
        Some(("caption", value)) => {
            let caption = values(value).concat();
            sheet.waiting.push(Waiting { caption, credit: None, remarks: chunk.remarks });
        }
        Some(("credit", value)) if sheet.waiting.last().is_some_and(|last| last.credit.is_none()) => {
            if let Some(last) = sheet.waiting.last_mut() {
                last.credit = Some(values(value).concat());
            }
        }
        Some(("place", value)) => sheet.fields.push(field("place", values(value), &chunk)),
        _ if first.trim_start().starts_with('#') || first.trim().is_empty() => {
            let lines = chunk.lines.iter().map(|line| (*line).to_owned());
            if sheet.fields.is_empty() && chunk.remarks.is_empty() {
                sheet.lead.extend(lines);
            } else {
                sheet.fields.push(field("", vec![], &chunk));
            }
        }
        _ => {
            let (name, value) = first.split_once(':').unwrap_or((first, ""));
            match pictures(&chunk).filter(|_| name == "images" && value.trim().is_empty()) {
                Some(pictures) => sheet.pictures.extend(pictures),
                None if chunk.lines.len() == 1 => sheet.fields.push(field(name, values(value), &chunk)),
                None => sheet.fields.push(field(name, vec![], &chunk)),
            }
        }
    }
}

fn field(name: &str, values: Vec<String>, chunk: &Chunk<'_>) -> Field {
    let lines = chunk.lines.iter().map(|line| (*line).to_owned()).collect();
    Field { name: name.trim().to_owned(), values, lines, remarks: chunk.remarks.clone() }
}

/// The words of a value: one, or those of a list.
fn values(value: &str) -> Vec<String> {
    let value = value.trim();
    let list = value.strip_prefix('[').and_then(|list| list.strip_suffix(']'));
    match list {
        Some(list) => list.split(',').map(unquoted).filter(|one| !one.is_empty()).collect(),
        None => vec![unquoted(value)],
    }
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    if let Some(inner) = value.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')) {
        return plain(inner);
    }
    match value.strip_prefix('\'').and_then(|inner| inner.strip_suffix('\'')) {
        Some(inner) => inner.replace("''", "'"),
        None => value.to_owned(),
    }
}

/// Pictures as intake writes them; none where they are written in another way.
fn pictures(chunk: &Chunk<'_>) -> Option<Vec<Hung>> {
    let mut pictures: Vec<Hung> = vec![];
    let mut pending = chunk.remarks.clone();
    for line in &chunk.lines[1..] {
        if let Some(words) = remark(line) {
            pending.push(words);
            continue;
        }
        let (name, value) = line.trim().split_once(':')?;
        let text = || values(value).concat();
        match name {
            "- file" => pictures.push(Hung { file: text(), ..Hung::default() }),
            "caption" => pictures.last_mut()?.caption = Some(text()),
            "credit" => pictures.last_mut()?.credit = Some(text()),
            _ if name.starts_with('-') => return None,
            _ => pictures.last_mut()?.others.push(line.trim().to_owned()),
        }
        pictures.last_mut()?.remarks.append(&mut pending);
    }
    (!pictures.is_empty()).then_some(pictures)
}

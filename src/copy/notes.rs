//! Notes and their marks in pairs: from a file and the names of the notes that were read to findings.

use super::desk::CopyDesk;
use crate::diag::{Code, Source};

/// Notes nobody points to would be lost, and marks of notes that are not there would be printed. Gives the bytes of the lost notes,
/// whose words need not be told of again.
pub(super) fn note_lost_notes(source: &Source, body_at: usize, known: &[String], desk: &mut CopyDesk) -> Vec<usize> {
    let mut at = body_at;
    let mut lost = vec![];
    let mut in_lost_note = false;
    for line in source.text[body_at..].split_inclusive('\n') {
        if let Some((name, _)) = line.trim_start().strip_prefix("[^").and_then(|rest| rest.split_once("]:")) {
            in_lost_note = !known.iter().any(|known| known.eq_ignore_ascii_case(name));
            if in_lost_note {
                let message = format!("注释 [^{name}] 没有人指到，不会印出");
                desk.note(Code::NoteLost, at, message, format!("在正文里写 [^{name}]，或删去这条注释"));
            }
        } else {
            note_dangling(line, at, known, desk);
            // A note goes on in the lines that are indented.
            in_lost_note &= line.trim().is_empty() || line.starts_with([' ', '\t']);
        }
        if in_lost_note {
            lost.extend(at..at + line.len());
        }
        at += line.len();
    }
    lost
}

fn note_dangling(line: &str, at: usize, known: &[String], desk: &mut CopyDesk) {
    for (offset, _) in line.match_indices("[^") {
        let Some((name, _)) = line[offset + 2..].split_once(']') else { continue };
        if name.chars().count() <= 20 && !known.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            let message = format!("注号 [^{name}] 没有注释，会原样印出");
            desk.note(Code::NoteLost, at + offset, message, format!("另起一段写 [^{name}]: 注释的文字"));
        }
    }
}

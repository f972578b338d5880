//! The notes of a review: their marks in the text, and the notes themselves at its end, each leading to the other.

use super::super::markup::Markup;
use super::writer::Writer;
use crate::model::{Note, Passage};

impl Writer<'_> {
    /// A note as every reader takes it: `epub:type` and role for pop-ups, a class for 多看, a backlink for all (epub.md §5.5).
    pub(super) fn note(&mut self, index: usize, note: &Note) -> Markup {
        let number = (index + 1).to_string();
        let backlinks = backlinks(&number, self.references.get(index).copied().unwrap_or(0));
        let (first, rest) = match note.body.split_first() {
            Some((Passage::Paragraph(first), rest)) => (self.prose(first), rest),
            _ => (Markup::new(), note.body.as_slice()),
        };
        let rest = self.passages(rest);
        let mut out = Markup::new();
        let id = format!("fn{number}");
        out.element("aside", &[("id", &id), ("epub:type", "footnote"), ("role", "doc-footnote")], |aside| {
            aside.element("p", &[], |p| {
                p.append(&backlinks);
                p.append(&first);
            });
            aside.append(&rest);
        });
        out
    }

    pub(super) fn reference(&mut self, number: usize, out: &mut Markup) {
        let Some(count) = number.checked_sub(1).and_then(|index| self.references.get_mut(index)) else { return };
        *count += 1;
        let id = reference_id(&number.to_string(), *count);
        let href = format!("#fn{number}");
        let attributes = [
            ("id", id.as_str()),
            ("class", "duokan-footnote added"),
            ("href", &href),
            ("epub:type", "noteref"),
            ("role", "doc-noteref"),
        ];
        out.leaf("a", &attributes, &format!("[{number}]"));
    }
}

/// The id of the mark of a note: where one note is pointed to several times, each mark has its own.
fn reference_id(number: &str, count: usize) -> String {
    if count == 1 { format!("r{number}") } else { format!("r{number}-{count}") }
}

/// The number of a note, leading back to its mark; more links where several marks point to it.
fn backlinks(number: &str, references: usize) -> Markup {
    let mut out = Markup::new();
    for count in 1..=references.max(1) {
        let href = format!("#{}", reference_id(number, count));
        let label = if count == 1 { format!("[{number}]") } else { format!("[{number}之{count}]") };
        let attributes = [("class", "added"), ("href", href.as_str()), ("role", "doc-backlink")];
        out.leaf("a", &attributes, &label);
        out.text(" ");
    }
    out
}

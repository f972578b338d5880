//! Notes and their marks in the text, each leading to the other.

use super::super::markup::Markup;

/// How often each note has been pointed to so far.
pub(super) struct NoteReferences {
    counts: Vec<usize>,
}

impl NoteReferences {
    /// None yet to this many notes.
    pub(super) fn new(notes: usize) -> Self {
        Self { counts: vec![0; notes] }
    }

    /// Writes the mark of the note with this number; nothing where there is no such note.
    pub(super) fn write_mark(&mut self, number: usize, out: &mut Markup) {
        let Some(count) = number.checked_sub(1).and_then(|index| self.counts.get_mut(index)) else { return };
        *count += 1;
        let id = reference_id(number, *count);
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

    /// The number of a note, leading back to its mark; more links where several marks point to it.
    pub(super) fn backlinks(&self, number: usize) -> Markup {
        let count = number.checked_sub(1).and_then(|index| self.counts.get(index)).copied().unwrap_or_default();
        let mut out = Markup::new();
        for nth in 1..=count.max(1) {
            let href = format!("#{}", reference_id(number, nth));
            let label = if nth == 1 { format!("[{number}]") } else { format!("[{number}之{nth}]") };
            let attributes = [("class", "added"), ("href", href.as_str()), ("role", "doc-backlink")];
            out.leaf("a", &attributes, &label);
            out.text(" ");
        }
        out
    }
}

/// The id of the mark of a note: where one note is pointed to several times, each mark has its own.
fn reference_id(number: usize, nth: usize) -> String {
    if nth == 1 { format!("r{number}") } else { format!("r{number}-{nth}") }
}

/// A note as every reader takes it: `epub:type` and role for pop-ups, a class for 多看, a backlink for all (epub.md §5.5). Its first
/// paragraph begins with its number.
pub(super) fn note_element(number: usize, first: &Markup, rest: &Markup) -> Markup {
    let mut out = Markup::new();
    let id = format!("fn{number}");
    out.element("aside", &[("id", &id), ("epub:type", "footnote"), ("role", "doc-footnote")], |aside| {
        aside.element("p", &[], |p| p.append(first));
        aside.append(rest);
    });
    out
}

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

/// The notes of a chapter, as every reader takes them (epub.md §5.5): a list by whose classes 多看 knows them, and in each item an aside, which its
/// mark leads to and which others show where the mark stands. The type stands on the aside alone, for an item of a list may have no other role.
pub(super) fn notes_element(notes: &[Markup]) -> Markup {
    let mut out = Markup::new();
    out.element("ol", &[("class", "duokan-footnote-content"), ("role", "list")], |list| {
        for (index, note) in notes.iter().enumerate() {
            let id = format!("fn{}", index + 1);
            let attributes = [("id", id.as_str()), ("epub:type", "footnote"), ("role", "doc-footnote")];
            list.element("li", &[("class", "duokan-footnote-item")], |item| {
                item.element("aside", &attributes, |aside| aside.append(note));
            });
            list.newline();
        }
    });
    out
}

/// What stands in a note: its first paragraph begins with its number.
pub(super) fn note_body(first: &Markup, rest: &Markup) -> Markup {
    let mut out = Markup::new();
    out.element("p", &[], |p| p.append(first));
    out.append(rest);
    out
}

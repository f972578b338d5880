//! The words of one block as its author wrote them: characters with their places, parted into paragraphs, joined, or narrowed.

use super::script::is_wide;
use super::traced::{MARK, Mark, Traced};

/// Stands for a soft break until the lines on both sides are known.
pub(super) const LINE_END: char = '\n';
/// Stands for a hard break, which ends a paragraph.
pub(super) const PARAGRAPH_END: char = '\u{2029}';

/// Characters with breaks between them, not yet normalised.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Words(pub(super) Vec<Traced>);

impl Words {
    /// The paragraphs: parted at hard breaks, and at lines that begin with the indent of Chinese print. Other lines are joined, with
    /// a space between Latin words only.
    pub(super) fn paragraphs(&self) -> Vec<Vec<Traced>> {
        let mut done = vec![];
        let mut current: Vec<Traced> = vec![];
        for (i, traced) in self.0.iter().enumerate() {
            let next = self.0.get(i + 1);
            let indented = next.is_some_and(|next| next.c == '\u{3000}');
            match traced.c {
                PARAGRAPH_END => done.push(std::mem::take(&mut current)),
                LINE_END if indented => done.push(std::mem::take(&mut current)),
                LINE_END => {
                    let latin = |traced: Option<&Traced>| traced.is_some_and(|traced| !is_wide(traced.c));
                    if latin(current.last()) && latin(next) {
                        current.push(traced.with(' '));
                    }
                }
                _ => current.push(*traced),
            }
        }
        done.push(current);
        done.retain(|paragraph| paragraph.iter().any(|traced| !traced.c.is_whitespace()));
        done
    }

    /// All paragraphs as one, where the place takes only one.
    pub(super) fn joined(&self, between: Option<char>) -> Vec<Traced> {
        join(self.paragraphs(), between)
    }

    /// The lines as they stand, without the white space around them; those with nothing else are left out.
    pub(super) fn lines(&self) -> impl Iterator<Item = &[Traced]> {
        let holds_ink = |traced: &Traced| !traced.c.is_whitespace();
        self.0.split(|traced| traced.c == LINE_END).filter_map(move |line| {
            let (first, last) = line.iter().position(holds_ink).zip(line.iter().rposition(holds_ink))?;
            Some(&line[first..=last])
        })
    }

    /// The bare characters: no marks, no links.
    pub(super) fn bare(self) -> Self {
        let characters = self.0.into_iter().filter(|traced| traced.mark.is_none());
        Self(characters.map(|traced| Traced { link: None, ..traced }).collect())
    }

    /// The words of an article: the marks of notes stay, of all others nothing.
    pub(super) fn with_notes(self) -> Self {
        self.with_marks(|mark| matches!(mark, Mark::Note(_)).then_some(mark))
    }

    /// The words without links.
    pub(super) fn without_links(self) -> Self {
        Self(self.0.into_iter().map(|traced| Traced { link: None, ..traced }).collect())
    }

    /// The characters with other marks in the place of these; where there is none, nothing stands there.
    pub(super) fn with_marks(self, marks: impl Fn(Mark) -> Option<Mark>) -> Self {
        let mark = |traced: Traced| match traced.mark {
            Some(mark) => Some(Traced { mark: Some(marks(mark)?), ..traced }),
            None => (traced.c != MARK).then_some(traced),
        };
        Self(self.0.into_iter().filter_map(mark).collect())
    }
}

/// Several paragraphs as one.
pub(super) fn join(paragraphs: Vec<Vec<Traced>>, between: Option<char>) -> Vec<Traced> {
    let mut all: Vec<Traced> = vec![];
    for paragraph in paragraphs {
        if let (Some(c), Some(last)) = (between, all.last()) {
            all.push(last.with(c));
        }
        all.extend(paragraph);
    }
    all
}

//! Text of a document that is not of its body: gathered while the stream is read, and put where such text belongs.

use crate::manuscript::{Aside, Line, Manuscript, Place, Strand};
use crate::measure::{is_visible, visible};

/// What text is that is not of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Elsewhere {
    /// A header or footer.
    Margin,
    /// A footnote.
    Note,
    /// A comment.
    Comment,
    /// Struck out in a revision.
    Struck,
    /// Hidden.
    Hidden,
}

impl Elsewhere {
    /// What a word of control begins.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        match word {
            "footnote" => Some(Self::Note),
            "annotation" => Some(Self::Comment),
            "deleted" => Some(Self::Struck),
            "v" => Some(Self::Hidden),
            _ if word.starts_with("header") || word.starts_with("footer") => Some(Self::Margin),
            _ => None,
        }
    }

    /// Whether it is a property of letters, which `plain` ends.
    pub(super) const fn is_of_letters(self) -> bool {
        matches!(self, Self::Struck | Self::Hidden)
    }
}

/// What is being gathered.
#[derive(Debug, Default)]
pub(super) struct Beside {
    text: String,
    what: Option<Elsewhere>,
}

impl Beside {
    /// Adds text; `paragraph` is the number of the last whole one.
    pub(super) fn push(&mut self, what: Elsewhere, text: &str, paragraph: usize, manuscript: &mut Manuscript) {
        if self.what != Some(what) {
            self.close(paragraph, manuscript);
        }
        self.what = Some(what);
        self.text.push_str(text);
    }

    /// Puts what was gathered where it belongs.
    pub(super) fn close(&mut self, paragraph: usize, manuscript: &mut Manuscript) {
        let text = std::mem::take(&mut self.text);
        let Some(what) = self.what.take().filter(|_| visible(&text) > 0) else { return };
        let text = text.trim_matches(|c: char| !is_visible(c)).to_owned();
        let place = Place::Paragraph(paragraph + 1);
        let strand = match what {
            Elsewhere::Margin => Strand::Margin,
            Elsewhere::Note => Strand::Note,
            Elsewhere::Comment => return manuscript.asides.push(Aside { text, place, what: "批注".to_owned() }),
            Elsewhere::Struck => return manuscript.asides.push(Aside { text, place, what: "修订删去".to_owned() }),
            Elsewhere::Hidden => return manuscript.asides.push(Aside { text, place, what: "隐藏的字".to_owned() }),
        };
        manuscript.lines.push(Line { strand, ..Line::plain(text, place) });
    }
}

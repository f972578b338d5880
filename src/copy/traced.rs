//! Characters that remember the byte of the file they came from, and the way from them to a [`Text`].

use std::sync::Arc;

use crate::content::Phrase;
use crate::diag::Source;
use crate::model::{Inline, InlineStyle, Run, SourceMap, Text};

/// The character that holds the place of a [`Mark`] while the words around it are normalised.
pub(super) const MARK: char = '\u{fffc}';

/// What stands among the characters of a text without being one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// The mark of the note with this number.
    Note(usize),
    /// Where a printed page begins: an index into a list of pages.
    Page(usize),
    /// A tag of HTML that was taken out.
    Tag,
    /// A remark of HTML that was taken out.
    Remark,
    /// A bar in a head: its author asks for a new line here, should there be one.
    Break,
}

/// One character of copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Traced {
    /// The character; [`MARK`] where there is a mark.
    pub(super) c: char,
    /// The byte of the file it came from.
    pub(super) at: usize,
    /// How it is set.
    pub(super) style: InlineStyle,
    /// Whether it is to stay as it is: a character of an address or of code.
    pub(super) literal: bool,
    /// The link it belongs to: an index into a list of links.
    pub(super) link: Option<usize>,
    /// The mark it holds the place of.
    pub(super) mark: Option<Mark>,
}

impl Traced {
    /// A plain character from a byte of the file.
    pub(super) fn new(c: char, at: usize) -> Self {
        Self { c, at, style: InlineStyle::Plain, literal: false, link: None, mark: None }
    }

    /// A mark at a byte of the file.
    pub(super) fn marked(mark: Mark, at: usize) -> Self {
        Self { literal: true, mark: Some(mark), ..Self::new(MARK, at) }
    }

    /// Another character in this one's place; a mark stays where the character does.
    pub(super) fn with(self, c: char) -> Self {
        Self { c, mark: self.mark.filter(|_| c == self.c), ..self }
    }
}

/// The characters of words from the front matter. Where an escape or a folded line parts the words from the file's bytes,
/// all characters come from the beginning.
pub(super) fn trace(source: &Source, phrase: &Phrase) -> Vec<Traced> {
    let alike = source.text.get(phrase.at..).is_some_and(|rest| rest.starts_with(&phrase.text));
    phrase
        .text
        .char_indices()
        .map(|(offset, c)| Traced::new(c, if alike { phrase.at + offset } else { phrase.at }))
        .collect()
}

/// The text of these characters: a run for each change of style or link and for each mark, and an anchor wherever text and file
/// part. A link leads to its address in `addresses`, and nowhere where it has none there.
pub(super) fn to_text(source: &Arc<Source>, characters: &[Traced], addresses: &[Option<Arc<str>>]) -> Text {
    let mut runs: Vec<Run> = vec![];
    let mut anchors: Vec<(usize, usize)> = vec![];
    let mut breaks = vec![];
    let mut byte = 0;
    for traced in characters {
        match traced.mark {
            Some(Mark::Note(number)) => runs.push(Run::Note(number)),
            Some(Mark::Page(page)) => runs.push(Run::Page(page)),
            Some(Mark::Tag | Mark::Remark) => {}
            Some(Mark::Break) => breaks.push(byte),
            None => {
                let follows = anchors.last().is_some_and(|&(at, file)| file + (byte - at) == traced.at);
                if !follows {
                    anchors.push((byte, traced.at));
                }
                let link = traced.link.and_then(|link| addresses.get(link)?.as_ref());
                push_character(&mut runs, traced, link);
                byte += traced.c.len_utf8();
            }
        }
    }
    let source = (!anchors.is_empty()).then(|| source.clone());
    breaks.retain(|&at| at > 0 && at < byte);
    Text { runs, map: SourceMap { source, anchors }, breaks }
}

/// Adds a character to the last run, or to a new one where that is set or leads otherwise.
fn push_character(runs: &mut Vec<Run>, traced: &Traced, link: Option<&Arc<str>>) {
    match runs.last_mut() {
        Some(Run::Words(inline)) if inline.style == traced.style && inline.link.as_ref() == link => {
            inline.text.push(traced.c);
        }
        _ => runs.push(Run::Words(Inline { text: traced.c.to_string(), style: traced.style, link: link.cloned() })),
    }
}

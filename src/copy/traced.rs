//! Characters that remember the byte of the file they came from, and the way from them to a [`Text`].

use std::sync::Arc;

use crate::content::Phrase;
use crate::diag::Source;
use crate::model::{Inline, InlineStyle, SourceMap, Text};

/// One character of copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Traced {
    /// The character.
    pub(super) c: char,
    /// The byte of the file it came from.
    pub(super) at: usize,
    /// How it is set.
    pub(super) style: InlineStyle,
    /// Whether it is to stay as it is: a character of an address or of code.
    pub(super) literal: bool,
}

impl Traced {
    /// A plain character from a byte of the file.
    pub(super) fn new(c: char, at: usize) -> Self {
        Self { c, at, style: InlineStyle::Plain, literal: false }
    }

    /// Another character in this one's place.
    pub(super) fn with(self, c: char) -> Self {
        Self { c, ..self }
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

/// The text of these characters, with a run for each style and an anchor wherever text and file part.
pub(super) fn to_text(source: &Arc<Source>, characters: &[Traced]) -> Text {
    let mut inlines: Vec<Inline> = vec![];
    let mut anchors: Vec<(usize, usize)> = vec![];
    let mut byte = 0;
    for traced in characters {
        let follows = anchors.last().is_some_and(|&(at, file)| file + (byte - at) == traced.at);
        if !follows {
            anchors.push((byte, traced.at));
        }
        match inlines.last_mut() {
            Some(inline) if inline.style == traced.style => inline.text.push(traced.c),
            _ => inlines.push(Inline { text: traced.c.to_string(), style: traced.style }),
        }
        byte += traced.c.len_utf8();
    }
    let source = (!inlines.is_empty()).then(|| source.clone());
    Text { inlines, map: SourceMap { source, anchors } }
}

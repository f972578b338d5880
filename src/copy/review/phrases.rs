//! Words of front matter as the book has them.

use super::super::desk::CopyDesk;
use super::super::traced::trace;
use super::super::typography::{Role, normalise};
use crate::content::Phrase;
use crate::diag::Source;

/// Words of a head: a space in them is content, and an ordinary space does in a book.
pub(in crate::copy) fn head_phrase(phrase: &Phrase, desk: &mut CopyDesk) -> String {
    desk.phrase(phrase, Role::Headline).to_plain().replace('\u{3000}', " ")
}

pub(in crate::copy) fn body_phrase(phrase: &Phrase, desk: &mut CopyDesk) -> String {
    desk.phrase(phrase, Role::Body).to_plain()
}

pub(in crate::copy) fn trimmed_phrases(phrases: Vec<Phrase>) -> Vec<String> {
    phrases.into_iter().map(|phrase| phrase.text.trim().to_owned()).collect()
}

/// Words copied from a file as the copy has them: its spaces, quotation marks and other signs are normalised.
pub(in crate::copy) fn in_copy(source: &Source, words: &Phrase) -> String {
    let characters = normalise(&trace(source, words), Role::Body);
    characters.into_iter().map(|traced| traced.c).collect::<String>().trim().to_owned()
}

/// Each once, the first of those with the same key.
pub(in crate::copy) fn keep_first<T, K: PartialEq>(items: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut kept: Vec<T> = vec![];
    for item in items {
        if kept.iter().all(|known| key(known) != key(&item)) {
            kept.push(item);
        }
    }
    kept
}

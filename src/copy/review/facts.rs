//! What the front matter of a review says of its text: figures, dated facts, plans, outcomes and names, each found in the text.

use super::super::desk::CopyDesk;
use super::phrases::{body_phrase, in_copy, keep_first};
use crate::content::{Phrase, RawFact, RawFigure};
use crate::diag::Code;
use crate::model::{DatedFact, Figure, IndexName, NameKind, Outcome, PartialDate, Plan, Review};

/// The passage that holds the words the editor gave; told of where they stand nowhere.
fn passage_of(words: Option<&Phrase>, review: &Review, desk: &mut CopyDesk) -> Option<usize> {
    let words = words?;
    let found = review.find(&in_copy(&review.source, words));
    if found.is_none() {
        let message = format!("“{}”不在正文里，没有链接", words.text.trim());
        desk.note(Code::WordsNotFound, words.at, message, "从正文里原样抄几个字，不跨段");
    }
    found
}

pub(super) fn build_figure(raw: RawFigure, review: &Review, desk: &mut CopyDesk) -> Figure {
    let found = passage_of(raw.words.as_ref(), review, desk);
    let words_in_copy = found.and(raw.words).map(|words| in_copy(&review.source, &words));
    Figure {
        span: review.source.span_at(raw.label.at),
        label: body_phrase(&raw.label, desk),
        value: raw.value.text.trim().to_owned(),
        unit: raw.unit.text.trim().to_owned(),
        definition: body_phrase(&raw.definition, desk),
        key: raw.key.map(|key| key.text.trim().to_owned()),
        change: raw.change.map(|change| change.text.trim().to_owned()),
        words: words_in_copy,
    }
}

pub(super) fn build_dated_fact(raw: &RawFact<PartialDate>, review: &Review, desk: &mut CopyDesk) -> DatedFact {
    let passage = passage_of(raw.words.as_ref(), review, desk);
    DatedFact { date: raw.mark, text: body_phrase(&raw.text, desk), passage }
}

pub(super) fn build_plan(raw: RawFact<i32>, review: &Review, desk: &mut CopyDesk) -> Plan {
    let passage = passage_of(raw.words.as_ref(), review, desk);
    let key = raw.key.map(|key| key.text.trim().to_owned());
    Plan { key, text: body_phrase(&raw.text, desk), year: raw.mark, passage }
}

pub(super) fn build_outcome(raw: RawFact<()>, review: &Review, desk: &mut CopyDesk) -> Option<Outcome> {
    let passage = passage_of(raw.words.as_ref(), review, desk);
    let key = raw.key?.text.trim().to_owned();
    Some(Outcome { key, text: body_phrase(&raw.text, desk), passage })
}

/// The names for the index that the text has; the others are told of.
pub(super) fn found_names(raw: Vec<(NameKind, Phrase)>, review: &Review, desk: &mut CopyDesk) -> Vec<IndexName> {
    let mut names = vec![];
    for (kind, phrase) in raw {
        let name = in_copy(&review.source, &phrase);
        if review.find(&name).is_some() {
            names.push(IndexName { kind, name });
        } else {
            let message = format!("“{name}”不在正文里，不进索引");
            desk.note(Code::WordsNotFound, phrase.at, message, "名称照正文里的写法写");
        }
    }
    keep_first(names, |name| (name.kind, name.name.clone()))
}

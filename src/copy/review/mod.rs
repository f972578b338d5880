//! A review in copy: from its front matter and its Markdown to passages, and to facts that stand in them.

mod body;
mod facts;
mod pages;
mod phrases;
mod pictures;
mod structure;

use super::desk::CopyDesk;
use super::markdown::read_markdown;
use super::rare::note_rare_characters;
use super::script::says_the_same;
use crate::content::{RawReview, Shelf};
use crate::diag::{Code, Finding};
use crate::model::{Passage, PrintedPage, Review};

pub(super) use body::{Beginning, ReviewBody, edit_manuscript};
use facts::{build_dated_fact, build_figure, build_outcome, build_plan, found_names};
pub(super) use phrases::{body_phrase, head_phrase, in_copy, keep_first, trimmed_phrases};
use pictures::build_pictures;

/// One review: 1. title, 2. body, 3. pictures, 4. what its front matter says of the body.
pub(super) fn build_review(raw: RawReview, order: usize, shelf: &Shelf) -> (Review, Vec<Finding>) {
    let mut desk = CopyDesk::new(&raw.source);
    let title = head_phrase(&raw.title, &mut desk);
    let summary = raw.summary.as_ref().map(|phrase| body_phrase(phrase, &mut desk));
    let manuscript = read_markdown(&raw.source, raw.body_at);
    let begins = Beginning { at: raw.body_at, page: raw.origin.page.as_deref() };
    let mut body = edit_manuscript(manuscript, &raw.source, begins, &mut desk);
    drop_repeated_title(&mut body, &title, &mut desk);
    let pictures = build_pictures(&mut body, &raw, shelf, &mut desk);
    let begins = raw.origin.page.clone().into_iter().map(|name| PrintedPage { name });
    let mut review = Review {
        source: raw.source,
        year: raw.year,
        part: raw.part.map(|phrase| phrase.text.trim().to_owned()),
        order,
        title,
        authors: trimmed_phrases(raw.authors),
        summary,
        origin: raw.origin,
        figures: vec![],
        timeline: vec![],
        plans: vec![],
        outcomes: vec![],
        names: vec![],
        body: body.passages,
        notes: body.notes,
        pictures,
        pages: begins.chain(body.pages).collect(),
    };
    if review.body.is_empty() {
        let remedy = "在稿头下面写正文";
        desk.note(Code::EmptyArticle, raw.body_at, "回顾没有正文（0 字）", remedy);
    }
    review.figures = raw.figures.into_iter().map(|raw| build_figure(raw, &review, &mut desk)).collect();
    review.timeline = raw.timeline.into_iter().map(|raw| build_dated_fact(&raw, &review, &mut desk)).collect();
    review.timeline.sort_by_key(|fact| fact.date);
    review.plans = raw.plans.into_iter().map(|raw| build_plan(raw, &review, &mut desk)).collect();
    review.outcomes = raw.outcomes.into_iter().filter_map(|raw| build_outcome(raw, &review, &mut desk)).collect();
    review.names = found_names(raw.names, &review, &mut desk);
    note_rare_characters(&review.source, &mut desk);
    (review, desk.close())
}

/// A first heading that says what the title says is the title once more.
fn drop_repeated_title(body: &mut ReviewBody, title: &str, desk: &mut CopyDesk) {
    let Some(Passage::Heading { text, .. }) = body.passages.first() else { return };
    if says_the_same(&text.to_plain(), title) {
        let at = text.span_at(0).map_or(0, |span| span.byte);
        desk.note(Code::TitleRepeated, at, "正文开头又写了一遍标题，略去不收", "删去这一行");
        body.passages.remove(0);
        let headings = body.passages.iter_mut().filter_map(|passage| match passage {
            Passage::Heading { level, .. } => Some(level),
            _ => None,
        });
        for level in headings {
            *level = (*level - 1).max(2);
        }
    }
}

#[cfg(test)]
mod tests;

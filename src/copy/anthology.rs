//! An anthology in copy: the book around its reviews, and what runs through all of them.
//!
//! Never fails: the book comes out whatever was written, beside the findings of what is wrong with it.

use rayon::prelude::*;

use super::desk::CopyDesk;
use super::rare::note_rare_characters;
use super::review::{body_phrase, build_review, head_phrase, in_copy, keep_first, trimmed_phrases};
use crate::content::{AnthologyPlan, Phrase, RawAnthology, RawFact, RawReview, RawTheme};
use crate::diag::{Code, Finding, Source, Span};
use crate::model::{Anthology, Review, Term, Theme};

/// The anthology with all its reviews in copy, and all findings so far: those of reading, then those of copy by review.
pub fn anthology(raw: RawAnthology) -> (Anthology, Vec<Finding>) {
    let RawAnthology { paper, source, plan, reviews, shelf, mut findings } = raw;
    let theme_names: Vec<NamedTheme> = reviews.iter().flat_map(named_themes).collect();
    findings.extend(reviews.iter().flat_map(|review| lost_outcomes(review, &reviews)));
    let review_terms: Vec<Term> = reviews.iter().flat_map(|review| review.terms.iter().map(term)).collect();
    let built: Vec<(Review, Vec<Finding>)> =
        reviews.into_par_iter().enumerate().map(|(order, review)| build_review(review, order, &shelf)).collect();
    let mut reviews = Vec::with_capacity(built.len());
    for (review, found) in built {
        reviews.push(review);
        findings.extend(found);
    }
    let mut desk = CopyDesk::new(&source);
    note_rare_characters(&source, &mut desk);
    let mut terms: Vec<Term> = plan.terms.iter().map(term).collect();
    terms.extend(review_terms);
    let terms = keep_first(terms, |term| term.term.clone());
    let themes = themes(&source, &plan.themes, &theme_names, &mut desk);
    for theme in &themes {
        findings.extend(missing_theme(theme, &source, &plan, &theme_names, &reviews));
    }
    let book = build_book(paper, source, plan, BookParts { themes, terms, reviews }, &mut desk);
    findings.extend(desk.close());
    (book, findings)
}

/// What is made of the reviews.
struct BookParts {
    themes: Vec<Theme>,
    terms: Vec<Term>,
    reviews: Vec<Review>,
}

fn build_book(
    paper: crate::model::Paper,
    source: std::sync::Arc<Source>,
    plan: AnthologyPlan,
    parts: BookParts,
    desk: &mut CopyDesk,
) -> Anthology {
    Anthology {
        paper,
        source,
        title: head_phrase(&plan.title, desk),
        subtitle: plan.subtitle.as_ref().map(|phrase| head_phrase(phrase, desk)),
        series: plan.series.as_ref().map(|phrase| head_phrase(phrase, desk)),
        position: plan.position,
        publisher: head_phrase(&plan.publisher, desk),
        identifier: plan.identifier.text,
        isbn: plan.isbn,
        issn: plan.issn,
        edition: plan.edition,
        language: plan.language,
        authors: trimmed_phrases(plan.authors),
        editors: trimmed_phrases(plan.editors),
        rights: plan.rights.as_ref().map(|phrase| body_phrase(phrase, desk)),
        description: plan.description.as_ref().map(|phrase| body_phrase(phrase, desk)),
        subjects: trimmed_phrases(plan.subjects),
        date: plan.date,
        preface: plan.preface.iter().map(|phrase| body_phrase(phrase, desk)).collect(),
        cover_page: plan.cover_page,
        cover: plan.cover,
        style: plan.style,
        imprint: plan.imprint,
        persons_in_index: plan.persons_in_index,
        certification: plan.certification,
        file_name: plan.file_name.map(|phrase| phrase.text),
        themes: parts.themes,
        terms: parts.terms,
        reviews: parts.reviews,
    }
}

fn term((term, definition): &(Phrase, Phrase)) -> Term {
    Term { term: term.text.trim().to_owned(), definition: definition.text.trim().to_owned() }
}

/// A theme that the front matter of a review names, and where.
struct NamedTheme {
    title: String,
    span: Span,
}

fn named_themes(review: &RawReview) -> impl Iterator<Item = NamedTheme> {
    let named =
        |phrase: &Phrase| NamedTheme { title: in_copy(&review.source, phrase), span: review.source.span_at(phrase.at) };
    review.themes.iter().map(named)
}

/// The themes of the book, then those only reviews name.
fn themes(source: &Source, planned: &[RawTheme], named: &[NamedTheme], desk: &mut CopyDesk) -> Vec<Theme> {
    let mut themes: Vec<Theme> = planned
        .iter()
        .map(|raw| {
            let title = head_phrase(&raw.title, desk);
            let known_by: Vec<String> = raw.words.iter().map(|word| in_copy(source, word)).collect();
            let known_by = if known_by.is_empty() { vec![title.clone()] } else { known_by };
            Theme { words: known_by, text: raw.text.as_ref().map(|phrase| body_phrase(phrase, desk)), title }
        })
        .collect();
    themes.extend(named.iter().map(|NamedTheme { title, .. }| Theme {
        words: vec![title.clone()],
        text: None,
        title: title.clone(),
    }));
    keep_first(themes, |theme| theme.title.clone())
}

/// Tells, where it is named first, of a theme that no review speaks of.
fn missing_theme(
    theme: &Theme,
    source: &Source,
    plan: &AnthologyPlan,
    named: &[NamedTheme],
    reviews: &[Review],
) -> Option<Finding> {
    if reviews.iter().any(|review| theme.words.iter().any(|word| review.find(word).is_some())) {
        return None;
    }
    let planned = plan.themes.iter().find(|raw| in_copy(source, &raw.title) == theme.title);
    let span = planned.map(|raw| source.span_at(raw.title.at));
    let span = span.or_else(|| named.iter().find(|named| named.title == theme.title).map(|named| named.span.clone()));
    let message = format!("主题“{}”的词在各篇正文里都没有，略去不收", theme.title);
    Some(Finding::new(Code::WordsNotFound, message).at_opt(span).hint("在 words 里写正文里有的词"))
}

/// Tells of the outcomes that the book cannot show: no review announced, for the same year or an earlier one, what they are of.
fn lost_outcomes(review: &RawReview, reviews: &[RawReview]) -> Vec<Finding> {
    let key = |fact: &Option<Phrase>| fact.as_ref().map(|key| key.text.trim().to_owned());
    let is_planned = |outcome: &RawFact<()>| {
        let mut plans = reviews.iter().flat_map(|review| &review.plans);
        plans.any(|plan| key(&plan.key) == key(&outcome.key) && plan.mark <= review.year)
    };
    let told = |outcome: &RawFact<()>| {
        let named = outcome.key.as_ref()?;
        let message = format!("结果“{}”没有与它同一个 key 的计划，略去不收", named.text.trim());
        let finding = Finding::new(Code::WordsNotFound, message).at(review.source.span_at(named.at));
        Some(finding.hint("key 照那一年 plans 里的写；计划的 year 不晚于这一年"))
    };
    review.outcomes.iter().filter(|outcome| !is_planned(outcome)).filter_map(told).collect()
}

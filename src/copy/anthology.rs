//! An anthology in copy: every word normalised as the newspaper's, every passage that the front matter points to found.
//!
//! Never fails: the book comes out whatever was written, beside the findings of what is wrong with it.

use rayon::prelude::*;

use super::desk::CopyDesk;
use super::passages::{self, Body};
use super::rare::note_rare_characters;
use super::review_pictures::pictures;
use super::traced::trace;
use super::typography::{Role, normalise};
use crate::content::{AnthologyPlan, Phrase, RawAnthology, RawFact, RawFigure, RawReview, RawTheme, Shelf};
use crate::diag::{Code, Finding, Source, Span};
use crate::model::{Anthology, DatedFact, Figure, IndexName, Outcome, Passage, Plan, PrintedPage, Review, Term, Theme};

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
    let book = build_book(paper, source, plan, Parts { themes, terms, reviews }, &mut desk);
    findings.extend(desk.close());
    (book, findings)
}

/// What is made of the reviews.
struct Parts {
    themes: Vec<Theme>,
    terms: Vec<Term>,
    reviews: Vec<Review>,
}

fn build_book(
    paper: crate::model::Paper,
    source: std::sync::Arc<Source>,
    plan: AnthologyPlan,
    parts: Parts,
    desk: &mut CopyDesk,
) -> Anthology {
    Anthology {
        paper,
        source,
        title: head(&plan.title, desk),
        subtitle: plan.subtitle.as_ref().map(|phrase| head(phrase, desk)),
        series: plan.series.as_ref().map(|phrase| head(phrase, desk)),
        position: plan.position,
        publisher: head(&plan.publisher, desk),
        identifier: plan.identifier.text,
        edition: plan.edition,
        language: plan.language,
        authors: plain(plan.authors),
        editors: plain(plan.editors),
        rights: plan.rights.as_ref().map(|phrase| words(phrase, desk)),
        description: plan.description.as_ref().map(|phrase| words(phrase, desk)),
        subjects: plain(plan.subjects),
        date: plan.date,
        preface: plan.preface.iter().map(|phrase| words(phrase, desk)).collect(),
        cover_page: plan.cover_page,
        persons_in_index: plan.persons_in_index,
        certification: plan.certification,
        file_name: plan.file_name.map(|phrase| phrase.text),
        themes: parts.themes,
        terms: parts.terms,
        reviews: parts.reviews,
    }
}

/// One review: 1. title, 2. body, 3. pictures, 4. what its front matter says of the body.
fn build_review(raw: RawReview, order: usize, shelf: &Shelf) -> (Review, Vec<Finding>) {
    let mut desk = CopyDesk::new(&raw.source);
    let title = head(&raw.title, &mut desk);
    let summary = raw.summary.as_ref().map(|phrase| words(phrase, &mut desk));
    let mut body = passages::read(&raw.source, raw.body_at, raw.origin.page.as_deref(), &mut desk);
    drop_repeated_title(&mut body, &title, &mut desk);
    let pictures = pictures(&mut body, &raw, shelf, &mut desk);
    let begins = raw.origin.page.clone().into_iter().map(|name| PrintedPage { name });
    let mut review = Review {
        source: raw.source,
        year: raw.year,
        part: raw.part.map(|phrase| phrase.text.trim().to_owned()),
        order,
        title,
        authors: plain(raw.authors),
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
    review.figures = raw.figures.into_iter().map(|raw| figure(raw, &review, &mut desk)).collect();
    review.timeline = raw.timeline.into_iter().map(|raw| dated_fact(&raw, &review, &mut desk)).collect();
    review.timeline.sort_by_key(|fact| fact.date);
    review.plans = raw.plans.into_iter().map(|raw| plan(raw, &review, &mut desk)).collect();
    review.outcomes = raw.outcomes.into_iter().filter_map(|raw| outcome(raw, &review, &mut desk)).collect();
    review.names = names(raw.names, &review, &mut desk);
    note_rare_characters(&review.source, &mut desk);
    (review, desk.close())
}

/// Words of a head: a space in them is content, and an ordinary space does in a book.
fn head(phrase: &Phrase, desk: &mut CopyDesk) -> String {
    desk.phrase(phrase, Role::Headline).to_plain().replace('\u{3000}', " ")
}

fn words(phrase: &Phrase, desk: &mut CopyDesk) -> String {
    desk.phrase(phrase, Role::Body).to_plain()
}

fn plain(phrases: Vec<Phrase>) -> Vec<String> {
    phrases.into_iter().map(|phrase| phrase.text.trim().to_owned()).collect()
}

fn term((term, definition): &(Phrase, Phrase)) -> Term {
    Term { term: term.text.trim().to_owned(), definition: definition.text.trim().to_owned() }
}

/// Each once, the first of those with the same key.
fn keep_first<T, K: PartialEq>(items: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut kept: Vec<T> = vec![];
    for item in items {
        if kept.iter().all(|known| key(known) != key(&item)) {
            kept.push(item);
        }
    }
    kept
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
            let title = head(&raw.title, desk);
            let known_by: Vec<String> = raw.words.iter().map(|word| in_copy(source, word)).collect();
            let known_by = if known_by.is_empty() { vec![title.clone()] } else { known_by };
            Theme { words: known_by, text: raw.text.as_ref().map(|phrase| words(phrase, desk)), title }
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

/// A first heading that says what the title says is the title once more.
fn drop_repeated_title(body: &mut Body, title: &str, desk: &mut CopyDesk) {
    let bare = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let Some(Passage::Heading { text, .. }) = body.passages.first() else { return };
    if bare(&text.plain()) == bare(title) {
        let at = text.span.as_ref().map_or(0, |span| span.byte);
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

/// Words copied from a file as the copy has them: its spaces, quotation marks and other signs are normalised.
fn in_copy(source: &Source, words: &Phrase) -> String {
    let characters = normalise(&trace(source, words), Role::Body);
    characters.into_iter().map(|traced| traced.c).collect::<String>().trim().to_owned()
}

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

fn figure(raw: RawFigure, review: &Review, desk: &mut CopyDesk) -> Figure {
    let found = passage_of(raw.words.as_ref(), review, desk);
    let words_in_copy = found.and(raw.words).map(|words| in_copy(&review.source, &words));
    Figure {
        span: review.source.span_at(raw.label.at),
        label: words(&raw.label, desk),
        value: raw.value.text.trim().to_owned(),
        unit: raw.unit.text.trim().to_owned(),
        definition: words(&raw.definition, desk),
        key: raw.key.map(|key| key.text.trim().to_owned()),
        change: raw.change.map(|change| change.text.trim().to_owned()),
        words: words_in_copy,
    }
}

fn dated_fact(raw: &RawFact<crate::model::PartialDate>, review: &Review, desk: &mut CopyDesk) -> DatedFact {
    let passage = passage_of(raw.words.as_ref(), review, desk);
    DatedFact { date: raw.mark, text: words(&raw.text, desk), passage }
}

fn plan(raw: RawFact<i32>, review: &Review, desk: &mut CopyDesk) -> Plan {
    let passage = passage_of(raw.words.as_ref(), review, desk);
    let key = raw.key.map(|key| key.text.trim().to_owned());
    Plan { key, text: words(&raw.text, desk), year: raw.mark, passage }
}

fn outcome(raw: RawFact<()>, review: &Review, desk: &mut CopyDesk) -> Option<Outcome> {
    let passage = passage_of(raw.words.as_ref(), review, desk);
    let key = raw.key?.text.trim().to_owned();
    Some(Outcome { key, text: words(&raw.text, desk), passage })
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

/// The names for the index that the text has; the others are told of.
fn names(raw: Vec<(crate::model::NameKind, Phrase)>, review: &Review, desk: &mut CopyDesk) -> Vec<IndexName> {
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

//! What every proofreading needs: the printed texts of an article, places in words, a finding at its place.

use crate::diag::{Code, Finding, Span};
use crate::model::{Article, Block, Text};

/// All texts of an article that are printed, in the order of the page.
pub(super) fn printed_texts(article: &Article) -> Vec<&Text> {
    let headline = &article.headline;
    let mut texts: Vec<&Text> = headline.kicker.iter().collect();
    texts.push(&headline.head);
    texts.extend(headline.deck.iter().chain(&article.summary));
    texts.extend(article.body.iter().flat_map(Block::texts));
    let pictures = article.pictures.iter().filter(|picture| !picture.omitted);
    texts.extend(pictures.map(|picture| &picture.caption));
    texts
}

/// Where the body of an article begins.
pub(super) fn body_span(article: &Article) -> Span {
    let texts = article.body.iter().flat_map(Block::texts);
    texts.filter_map(|text| text.span_at(0)).next().unwrap_or_else(|| article.span())
}

/// A place in the file of an article, in words.
pub(super) fn place_in_words(article: &Article, span: &Span) -> String {
    format!("{}.md 第{}行第{}列", article.id, span.line, span.column)
}

/// A finding of the proofreader.
pub(super) fn finding(code: Code, message: String, span: Option<Span>, remedy: &str) -> Finding {
    Finding::new(code, message).at_opt(span).hint(remedy)
}

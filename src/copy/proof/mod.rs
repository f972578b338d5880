//! The proofreader 校对: what a second reader finds in the copy of a whole issue and only its editor can mend. Takes the issue in copy; gives
//! warnings, each at its place and, where copy is doubled, with the other place.
//!
//! | file | finds |
//! |---|---|
//! | `doubles` | the same story twice 重稿, the same paragraph twice in a story |
//! | `shingles` | how much of one text stands in another |
//! | `endings` | a paragraph that ends in mid-sentence |
//! | `sources` | the author or the source both in the text and in the front matter |
//! | `debris` | what an extraction leaves behind: stray letters, doubled marks, 锟斤拷 |
//! | `weekdays` | a weekday that is not the date's |
//!
//! A finding that is not sure is not made: an editor who is warned of right copy stops reading warnings.

mod debris;
mod doubles;
mod endings;
mod shingles;
mod sources;
mod weekdays;

use crate::diag::{Code, Finding, Span};
use crate::model::{Article, Block, Issue, Text};

/// What the proofreader has to say of an issue: article by article, then of those that are doubled.
pub(super) fn check(issue: &Issue) -> Vec<Finding> {
    let mut findings = vec![];
    for article in &issue.articles {
        findings.extend(endings::check(article));
        findings.extend(sources::check(article));
        findings.extend(debris::check(article));
        findings.extend(weekdays::check(article, issue.date));
        findings.extend(doubles::check_paragraphs(article));
    }
    findings.extend(doubles::check_articles(&issue.articles));
    findings
}

/// All texts of an article that are printed, in the order of the page.
fn printed_texts(article: &Article) -> Vec<&Text> {
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
fn body_span(article: &Article) -> Span {
    let texts = article.body.iter().flat_map(Block::texts);
    texts.filter_map(|text| text.span_at(0)).next().unwrap_or_else(|| article.span())
}

/// A place in the file of an article, in words.
fn place_in_words(article: &Article, span: &Span) -> String {
    format!("{}.md 第{}行第{}列", article.id, span.line, span.column)
}

/// A finding of the proofreader.
fn finding(code: Code, message: String, span: Option<Span>, remedy: &str) -> Finding {
    Finding::new(code, message).at_opt(span).hint(remedy)
}

#[cfg(test)]
mod tests;

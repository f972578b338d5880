//! From raw material to copy: Markdown -> texts, Chinese copy normalisation, headlines and captions, pictures.
//!
//! Never fails: an article comes out whatever its author wrote, beside the findings of what is wrong with it.
//!
//! # The way of a body
//!
//! *Markdown is read into a manuscript; the manuscript is narrowed to an article or edited into a review; every text of it passes the
//! copy desk once; and what words of the file stood nowhere then is told of.*
//!
//! | room | takes | gives |
//! |---|---|---|
//! | `markdown` | a file's Markdown | a `manuscript`: elements of characters with their bytes, links, pictures, marks |
//! | `words` | the characters of one element | its paragraphs, one paragraph, its lines |
//! | `article` | raw article, manuscript | an [`Article`]: blocks that a column can take |
//! | `review` | raw review, manuscript | a [`Review`](crate::model::Review): passages, notes, facts found in them |
//! | `anthology` | raw reviews | the book of them |
//! | `desk` | characters | a [`Text`](crate::model::Text), normalised, and findings |
//! | `surnames` | a character | whether it is a surname |
//! | `bars` | the characters of a head | the same with marks where a bar `｜` stood |
//! | `names` | an article, the register | the names in its heads |
//! | `typography`, `script` | characters | the marks and spaces of Chinese print |
//! | `links`, `notes` | links, the names of notes | addresses; findings: links that lead nowhere, notes without a mark |
//! | `slips` | characters | findings: marks of Markdown that did not work |
//! | `traced` | characters | the [`Text`](crate::model::Text) they make, each with its byte |
//! | `coverage` | file, texts | findings: words that stand in no text |
//! | `pictures` | pictures as named | pictures with captions in copy |
//! | `legal`, `reporter` | an issue | findings: what the paper's permit forbids |
//! | `proof` | an issue | findings: doubled and broken copy, weekdays |
//! | `rare` | a file | findings: characters that old readers lack |
//!
//! What Markdown means is known to `markdown` alone; what a newspaper has no place for, to `article::body` alone.

mod anthology;
mod article;
mod bars;
mod coverage;
mod desk;
mod imprint;
mod legal;
mod links;
mod manuscript;
mod markdown;
mod names;
mod notes;
mod pictures;
mod proof;
mod rare;
mod reporter;
mod review;
mod script;
mod slips;
mod surnames;
mod traced;
mod typography;
mod words;

use rayon::prelude::*;

use crate::content::{FILLERS, Pool, RawIssue, as_warning};
use crate::diag::{Finding, has_errors};
use crate::model::{Article, Issue};

pub use anthology::anthology;
pub use script::{is_han, is_rare_han};

use article::build_article;

/// The issue with all its articles in copy, and all findings so far: those of reading, then those of copy by article, those of
/// the advertisements, those of the fillers, what the paper's permit forbids, and what a proofreader finds.
pub fn build(raw: RawIssue) -> (Issue, Vec<Finding>) {
    let RawIssue {
        paper,
        folder,
        source,
        number,
        date,
        next,
        printed,
        guide,
        pages,
        ads,
        articles,
        shelf,
        fillers,
        findings,
    } = raw;
    let mut findings = findings;
    let built: Vec<(Article, Vec<Finding>)> =
        articles.into_par_iter().map(|article| build_article(article, &shelf, &paper.names)).collect();
    let mut articles = Vec::with_capacity(built.len());
    for (article, found) in built {
        articles.push(article);
        findings.extend(found);
    }
    let mut issue = Issue { paper, folder, source, number, date, next, printed, guide, pages, articles };
    findings.extend(pictures::place_ads(&mut issue, ads, &shelf));
    findings.extend(add_fillers(&mut issue, fillers));
    findings.extend(legal::check(&issue));
    findings.extend(imprint::check(&issue));
    findings.extend(proof::check(&issue));
    (issue, findings)
}

/// Puts the fillers of the pool among the articles; those with errors are left out, and their errors become warnings.
fn add_fillers(issue: &mut Issue, pool: Pool) -> Vec<Finding> {
    let mut findings = vec![];
    for raw in pool.articles {
        let (mut filler, mut found) = build_article(raw, &pool.shelf, &issue.paper.names);
        for picture in &mut filler.pictures {
            picture.file = format!("{FILLERS}/{}", picture.file).into();
        }
        let unlawful = legal::check_article(issue.paper.registration.kind, &filler);
        if has_errors(&unlawful) {
            found.extend(unlawful);
        }
        if !has_errors(&found) {
            issue.articles.push(filler);
        }
        findings.extend(found.into_iter().map(as_warning));
    }
    issue.articles.sort_by(|a, b| a.id.cmp(&b.id));
    findings
}

//! From raw material to copy: Markdown -> blocks, Chinese copy normalisation, headlines and captions, pictures.
//!
//! An annual review keeps its whole structure, headings, notes and tables, where an article has paragraphs and crossheads.
//!
//! Never fails: an article comes out whatever its author wrote, beside the findings of what is wrong with it.

mod anthology;
mod coverage;
mod desk;
mod legal;
mod markdown;
mod passages;
mod pictures;
mod quotes;
mod rare;
mod reporter;
mod review_pictures;
mod script;
mod traced;
mod typography;

use rayon::prelude::*;

use crate::content::{FILLERS, Pool, RawArticle, RawIssue, Shelf, as_warning};
use crate::diag::{Code, Finding, has_errors};
use crate::model::{Article, Block, Headline, Issue, Kind, Text};

pub use anthology::anthology;
pub use script::{is_han, is_rare_han};

use desk::CopyDesk;
use typography::Role;

/// The most characters an article may have; more is another kind of publication.
const MAX_CHARS: usize = 20_000;

/// The issue with all its articles in copy, and all findings so far: those of reading, then those of copy by article, those of
/// the advertisements, those of the fillers, and what the paper's permit forbids.
pub fn build(raw: RawIssue) -> (Issue, Vec<Finding>) {
    let RawIssue { paper, folder, source, number, date, next, guide, pages, ads, articles, shelf, fillers, findings } =
        raw;
    let mut findings = findings;
    let built: Vec<(Article, Vec<Finding>)> =
        articles.into_par_iter().map(|article| build_article(article, &shelf)).collect();
    let mut articles = Vec::with_capacity(built.len());
    for (article, found) in built {
        articles.push(article);
        findings.extend(found);
    }
    let mut issue = Issue { paper, folder, source, number, date, next, guide, pages, articles };
    findings.extend(pictures::place_ads(&mut issue, ads, &shelf));
    findings.extend(add_fillers(&mut issue, fillers));
    findings.extend(legal::check(&issue));
    (issue, findings)
}

/// Puts the fillers of the pool among the articles; those with errors are left out, and their errors become warnings.
fn add_fillers(issue: &mut Issue, pool: Pool) -> Vec<Finding> {
    let mut findings = vec![];
    for raw in pool.articles {
        let (mut filler, mut found) = build_article(raw, &pool.shelf);
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

/// One article: 1. headline, 2. body, 3. pictures, 4. a look at the whole.
fn build_article(raw: RawArticle, shelf: &Shelf) -> (Article, Vec<Finding>) {
    let mut desk = CopyDesk::new(&raw.source);
    let headline = Headline {
        kicker: raw.kicker.as_ref().map(|phrase| desk.phrase(phrase, Role::Headline)),
        head: desk.phrase(&raw.title, Role::Headline),
        deck: raw.deck.as_ref().map(|phrase| desk.phrase(phrase, Role::Headline)),
    };
    let place = raw.place.as_ref().map(|phrase| desk.phrase(phrase, Role::Body));
    let credit = raw.credit.as_ref().map(|phrase| desk.phrase(phrase, Role::Body));
    let summary = raw.summary.as_ref().map(|phrase| desk.phrase(phrase, Role::Body));
    let quotes: Vec<Text> = raw.quotes.iter().map(|phrase| desk.phrase(phrase, Role::Body)).collect();
    let (mut body, inline) = markdown::read(&raw.source, raw.body_at, &mut desk);
    drop_repeated_title(&mut body, &headline.head, &mut desk);
    let quotes = quotes::keep_found(quotes, &body, &mut desk);
    let pictures = pictures::build(&raw, inline, shelf, &mut desk);
    let article = Article {
        id: raw.id,
        source: raw.source,
        kind: raw.kind,
        priority: raw.priority,
        headline,
        place,
        authors: raw.authors,
        credit,
        summary,
        quotes,
        body,
        pictures,
        pins: raw.pins,
    };
    check_length(&article, raw.body_at, &mut desk);
    (article, desk.close())
}

/// A first crosshead that says what the headline says is the headline once more.
fn drop_repeated_title(body: &mut Vec<Block>, head: &Text, desk: &mut CopyDesk) {
    let bare = |text: &Text| -> String { text.to_plain().chars().filter(|c| !c.is_whitespace()).collect() };
    let Some(Block::Crosshead(first)) = body.first() else { return };
    if bare(first) == bare(head) {
        let at = first.span_at(0).map_or(0, |span| span.byte);
        desk.note(Code::TitleRepeated, at, "正文开头又写了一遍标题，略去不排", "删去这一行");
        body.remove(0);
    }
}

fn check_length(article: &Article, body_at: usize, desk: &mut CopyDesk) {
    let chars = article.chars();
    let may_be_empty = article.kind == Kind::Photo && article.pictures.iter().any(|picture| !picture.omitted);
    if chars == 0 && !may_be_empty {
        let remedy = if article.kind == Kind::Photo {
            "图片稿要有图片或文字"
        } else {
            "在稿头下面写正文；只有图片的稿件写 kind: photo"
        };
        desk.note(Code::EmptyArticle, body_at, "稿件没有正文（0 字）", remedy);
    } else if chars > MAX_CHARS {
        let message = format!("稿件有 {chars} 字，超过 {MAX_CHARS} 字");
        desk.note(Code::ArticleTooLong, body_at, message, "拆成几篇或删节；是不是误放了别的文件？");
    }
}

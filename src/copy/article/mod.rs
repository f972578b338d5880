//! An article in copy: from its front matter and its Markdown to headline, blocks and pictures.

mod body;
mod quotes;

use super::desk::CopyDesk;
use super::markdown::read_markdown;
use super::names::names_in_heads;
use super::pictures::build_pictures;
use super::script::says_the_same;
use super::typography::{Role, unified};
use crate::content::{RawArticle, Shelf};
use crate::diag::{Code, Finding};
use crate::model::{Article, Block, Headline, Kind, Names, Text};

pub(super) use body::{ArticleBody, narrow_manuscript};
use quotes::keep_found_quotes;

/// The most characters an article may have; more is another kind of publication.
const MAX_CHARS: usize = 20_000;

/// One article: 1. headline, 2. body, 3. pictures, 4. a look at the whole.
pub(super) fn build_article(raw: RawArticle, shelf: &Shelf, register: &Names) -> (Article, Vec<Finding>) {
    let mut desk = CopyDesk::new(&raw.source);
    let headline = Headline {
        kicker: raw.kicker.as_ref().map(|phrase| desk.phrase(phrase, Role::Headline)),
        head: desk.phrase(&raw.title, Role::Headline),
        deck: raw.deck.as_ref().map(|phrase| desk.phrase(phrase, Role::Headline)),
    };
    let place = raw.place.as_ref().map(|phrase| desk.phrase(phrase, Role::Body));
    let credit = raw.credit.as_ref().map(|phrase| desk.phrase(phrase, Role::Short));
    let summary = raw.summary.as_ref().map(|phrase| desk.phrase(phrase, Role::Short));
    let quotes: Vec<Text> = raw.quotes.iter().map(|phrase| desk.phrase(phrase, Role::Body)).collect();
    let manuscript = read_markdown(&raw.source, raw.body_at);
    let ArticleBody { blocks: mut body, pictures } = narrow_manuscript(manuscript, &raw.source, raw.body_at, &mut desk);
    drop_repeated_title(&mut body, &headline.head, &mut desk);
    let quotes = keep_found_quotes(quotes, &body, &mut desk);
    let pictures = build_pictures(&raw, pictures, shelf, &mut desk);
    let names = names_in_heads(&headline, &body, register);
    let article = Article {
        id: raw.id,
        source: raw.source,
        kind: raw.kind,
        priority: raw.priority,
        headline,
        names,
        place,
        authors: raw.authors.iter().map(|author| unified(author)).collect(),
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
    let Some(Block::Crosshead(first)) = body.first() else { return };
    if says_the_same(&first.to_plain(), &head.to_plain()) {
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

#[cfg(test)]
mod awkward_tests;
#[cfg(test)]
mod tests;

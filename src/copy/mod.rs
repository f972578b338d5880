//! From raw material to copy: Markdown -> blocks, Chinese copy normalisation, headlines and captions, pictures.
//!
//! Never fails: an article comes out whatever its author wrote, beside the findings of what is wrong with it.

mod coverage;
mod desk;
mod markdown;
mod script;
mod traced;
mod typography;

use rayon::prelude::*;

use crate::content::{PictureEntry, RawArticle, RawIssue, Shelf};
use crate::diag::{Code, Finding};
use crate::model::{Article, Block, Headline, Issue, Kind, Picture, Text};

pub use script::is_han;

use desk::CopyDesk;
use typography::Role;

/// The most characters an article may have; more is another kind of publication.
const MAX_CHARS: usize = 20_000;
/// The most characters of a caption: more would be a text of its own.
const CAPTION_MOST: usize = 120;
/// How far a picture may be cropped where its author says nothing: about a third of its area.
const DEFAULT_CROP: (f64, f64) = (0.75, 1.35);

/// The issue with all its articles in copy, and all findings so far: those of reading, then those of copy by article.
pub fn build(raw: RawIssue) -> (Issue, Vec<Finding>) {
    let RawIssue { paper, folder, source, number, date, next, guide, pages, articles, shelf, mut findings } = raw;
    let built: Vec<(Article, Vec<Finding>)> =
        articles.into_par_iter().map(|article| build_article(article, &shelf)).collect();
    let mut articles = Vec::with_capacity(built.len());
    for (article, found) in built {
        articles.push(article);
        findings.extend(found);
    }
    (Issue { paper, folder, source, number, date, next, guide, pages, articles }, findings)
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
    let (mut body, inline) = markdown::read(&raw.source, raw.body_at, &mut desk);
    drop_repeated_title(&mut body, &headline.head, &mut desk);
    let pictures = build_pictures(&raw, inline, shelf, &mut desk);
    let article = Article {
        id: raw.id,
        source: raw.source,
        kind: raw.kind,
        priority: raw.priority,
        headline,
        place,
        authors: raw.authors,
        credit,
        summary: None,
        quotes: Vec::new(),
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
    let may_be_empty = article.kind == Kind::Photo && !article.pictures.is_empty();
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

/// The pictures of the front matter, then those named only in the text; those that cannot be used are left out.
fn build_pictures(raw: &RawArticle, inline: Vec<PictureEntry>, shelf: &Shelf, desk: &mut CopyDesk) -> Vec<Picture> {
    let mut entries: Vec<PictureEntry> = vec![];
    for entry in raw.pictures.iter().cloned().chain(inline) {
        match entries.iter_mut().find(|known| file_name(known) == file_name(&entry)) {
            Some(known) if known.caption.is_none() => known.caption = entry.caption,
            Some(_) => {}
            None => entries.push(entry),
        }
    }
    entries.into_iter().filter_map(|entry| build_picture(raw, entry, shelf, desk)).collect()
}

fn file_name(entry: &PictureEntry) -> String {
    entry.file.text.trim().replace('\\', "/").trim_start_matches("./").to_owned()
}

fn build_picture(raw: &RawArticle, entry: PictureEntry, shelf: &Shelf, desk: &mut CopyDesk) -> Option<Picture> {
    let file = match shelf.find(&entry.file.text) {
        Ok(file) => file.clone(),
        Err(finding) => {
            desk.add(finding, entry.file.at);
            return None;
        }
    };
    if entry.caption.is_none() {
        desk.note(
            Code::CaptionMissing,
            entry.file.at,
            format!("图片“{}”没有说明", file.name),
            "加一行 caption: \"图片说明\"",
        );
    }
    if let Some(caption) = &entry.caption {
        let count = caption.text.trim().chars().count();
        if count > CAPTION_MOST {
            let message = format!("图片说明 {count} 字，最多 {CAPTION_MOST} 字");
            desk.note(Code::WrongValue, caption.at, message, "写短");
        }
    }
    Some(Picture {
        file: file.name,
        path: file.path,
        pixels: file.pixels,
        caption: entry.caption.map(|phrase| desk.phrase(&phrase, Role::Body)).unwrap_or_default(),
        // The space in `某某 摄` parts the name from what was done, as the gap of a headline parts its halves.
        credit: entry.credit.map(|phrase| desk.phrase(&phrase, Role::Headline)),
        place: raw.place.as_ref().map(|phrase| phrase.text.clone()),
        focus: entry.focus,
        crop: entry.crop.unwrap_or(DEFAULT_CROP),
        columns: None,
        omitted: false,
        span: Some(raw.source.span_at(entry.file.at)),
    })
}

//! What of the copy is not on the pages: texts that found no room, and articles that stand nowhere. Takes finished pages; gives the words, so
//! that who reads a proof reads everything.

use super::reader::FrameReader;
use super::subject::{Subject, subjects, unmarked_chars};
use super::text::{Numbered, Part};
use super::{Pages, Typesetter};
use crate::makeup::layout::Layout;
use crate::model::{ArticleId, Issue, Kind};
use crate::units::PageNumber;

/// What of an article is not on the pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Leftover {
    /// The article.
    pub(super) article: ArticleId,
    /// Its head.
    pub(super) title: String,
    /// The page on which its text breaks off; none where nothing of it stands on any.
    pub(super) page: Option<PageNumber>,
    /// The 字 that are not on the pages.
    pub(super) chars: usize,
    /// The words, a paragraph each; the first may begin in the middle of one.
    pub(super) paragraphs: Vec<String>,
}

/// What of the copy of an issue is not on its pages, in the order of the articles. Fillers that were not wanted are not missed.
pub(super) fn leftovers(setter: &Typesetter, pages: &Pages, issue: &Issue, layout: &Layout) -> Vec<Leftover> {
    let reader = FrameReader::read_all(setter, pages, issue, layout, subjects(issue, layout));
    reader.subjects.iter().filter_map(leftover).collect()
}

fn leftover(subject: &Subject<'_>) -> Option<Leftover> {
    let article = subject.article;
    let page = subject.places.last().map(|place| place.page);
    let is_spare = article.kind == Kind::Filler && page.is_none();
    if is_spare || (page.is_some() && subject.overset == 0) {
        return None;
    }
    // A head, a picture and what stands by them are on the page wherever a module is.
    let is_missed = |text: &&Numbered| match text.part {
        Part::Body | Part::Credit => true,
        Part::Head | Part::Quote => false,
        _ => page.is_none() && text.printed,
    };
    let rests = subject.texts.all.iter().filter(is_missed).map(|text| rest(subject, text));
    let chars = if page.is_some() { subject.overset } else { article.chars() };
    let title = article.headline.head.to_plain();
    let paragraphs = rests.filter(|rest| !rest.trim().is_empty()).collect();
    Some(Leftover { article: article.id.clone(), title, page, chars, paragraphs })
}

/// The end of a text that was not found on the pages.
fn rest(subject: &Subject<'_>, text: &Numbered) -> String {
    let found = unmarked_chars(&subject.found[text.number as usize]).count();
    let plain = text.text.to_plain();
    let next = plain.char_indices().filter(|(_, c)| !c.is_whitespace()).nth(found);
    next.map_or_else(String::new, |(at, _)| plain[at..].to_owned())
}

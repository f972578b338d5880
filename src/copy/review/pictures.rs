//! The pictures of a review: those its text shows and those only its front matter names, with what is said of them in either.

use super::super::desk::CopyDesk;
use super::super::typography::Role;
use super::body::ReviewBody;
use crate::content::{Phrase, RawReview, ReviewPictureEntry, Shelf, plain_name};
use crate::diag::{Code, Finding};
use crate::model::{Passage, ReviewPicture};

/// The pictures of the text and those only the front matter names, which stand at the end. Where one cannot be used, its passage goes.
pub(super) fn build_pictures(
    body: &mut ReviewBody,
    raw: &RawReview,
    shelf: &Shelf,
    desk: &mut CopyDesk,
) -> Vec<ReviewPicture> {
    let named: Vec<String> = body.pictures.iter().map(|entry| plain_name(&entry.file.text)).collect();
    for entry in &raw.pictures {
        if !named.contains(&plain_name(&entry.file.text)) {
            body.passages.push(Passage::Picture(body.pictures.len()));
            body.pictures.push(entry.clone());
        }
    }
    let mut places: Vec<Option<usize>> = vec![];
    let mut pictures = vec![];
    for entry in &body.pictures {
        let told = raw.pictures.iter().find(|told| plain_name(&told.file.text) == plain_name(&entry.file.text));
        let picture = build_picture(raw, entry, told, shelf, desk);
        places.push(picture.is_some().then_some(pictures.len()));
        pictures.extend(picture);
    }
    place_pictures(&mut body.passages, &places);
    body.notes.iter_mut().for_each(|note| place_pictures(&mut note.body, &places));
    pictures
}

/// Makes the passages of pictures point to those that can be used.
fn place_pictures(passages: &mut Vec<Passage>, places: &[Option<usize>]) {
    passages.retain_mut(|passage| match passage {
        Passage::Picture(index) => match places.get(*index).copied().flatten() {
            Some(place) => {
                *index = place;
                true
            }
            None => false,
        },
        Passage::List(items) => {
            items.iter_mut().for_each(|item| place_pictures(&mut item.body, places));
            true
        }
        Passage::Quote(inner) => {
            place_pictures(inner, places);
            true
        }
        Passage::Heading { .. }
        | Passage::Paragraph(_)
        | Passage::Remark(_)
        | Passage::Verse(_)
        | Passage::Table { .. } => true,
    });
}

/// One picture, as the text and the front matter describe it; none where its file cannot be used.
fn build_picture(
    raw: &RawReview,
    entry: &ReviewPictureEntry,
    told: Option<&ReviewPictureEntry>,
    shelf: &Shelf,
    desk: &mut CopyDesk,
) -> Option<ReviewPicture> {
    let file = match shelf.find(&entry.file.text) {
        Ok(file) => file.clone(),
        Err(finding) => {
            desk.add(finding, entry.file.at);
            return None;
        }
    };
    let mut of = |pick: fn(&ReviewPictureEntry) -> &Option<Phrase>| {
        let phrase = pick(entry).as_ref().or_else(|| told.and_then(|told| pick(told).as_ref()));
        phrase.map(|phrase| desk.phrase(phrase, Role::Short).to_plain())
    };
    let (alt, caption, credit) = (of(|entry| &entry.alt), of(|entry| &entry.caption), of(|entry| &entry.credit));
    if alt.is_none() {
        note_missing_alt(&file.name, caption.is_some(), entry.file.at, desk);
    }
    Some(ReviewPicture {
        file: file.name,
        path: file.path,
        pixels: file.pixels,
        alt: alt.or_else(|| caption.clone()).unwrap_or_default(),
        caption,
        credit,
        span: raw.source.span_at(entry.file.at),
    })
}

/// A caption may stand in for what those who cannot see the picture are told; without either the picture says nothing to them.
fn note_missing_alt(name: &str, has_caption: bool, at: usize, desk: &mut CopyDesk) {
    let remedy = format!("写成 ![图上有什么]({name} \"图说\")，或在稿头 images 里加 alt");
    if has_caption {
        desk.note(Code::AltMissing, at, format!("图片“{name}”没有替代文字，先用图说代替"), remedy);
    } else {
        let mut finding = Finding::new(Code::AltMissing, format!("图片“{name}”没有替代文字，也没有图说"));
        finding.severity = crate::diag::Severity::Error;
        desk.add(finding.hint(remedy), at);
    }
}

//! Pictures of articles and advertisements: from what was named to pictures with their captions in copy.

use std::path::PathBuf;

use unicode_normalization::UnicodeNormalization;

use super::desk::CopyDesk;
use super::typography::Role;
use crate::content::{Phrase, PictureEntry, PictureFile, RawAd, RawArticle, Shelf, plain_name};
use crate::diag::{Code, Finding};
use crate::model::{Ad, Issue, Picture};

/// The most characters of a caption: more would be a text of its own.
const CAPTION_MOST: usize = 120;
/// How far a picture may be cropped where its author says nothing: about a third of its area.
const DEFAULT_CROP: (f64, f64) = (0.75, 1.35);

/// The pictures of the front matter, then those named only in the text. One that cannot be used keeps its room, and an error tells of it.
pub(super) fn build_pictures(
    raw: &RawArticle,
    inline: Vec<PictureEntry>,
    shelf: &Shelf,
    desk: &mut CopyDesk,
) -> Vec<Picture> {
    let mut entries: Vec<PictureEntry> = vec![];
    for entry in raw.pictures.iter().cloned().chain(inline) {
        match entries.iter_mut().find(|known| file_name(known) == file_name(&entry)) {
            Some(known) => join(known, entry, desk),
            None => entries.push(entry),
        }
    }
    entries.into_iter().map(|entry| build_picture(raw, entry, shelf, desk)).collect()
}

fn file_name(entry: &PictureEntry) -> String {
    plain_name(&entry.file.text).nfc().collect()
}

/// Adds to a picture what is said of it where it is named again. It is printed once, so words that would have to stand twice are a fault.
fn join(known: &mut PictureEntry, again: PictureEntry, desk: &mut CopyDesk) {
    let mut contradicts = |what: &str, one: &Option<Phrase>, other: &Option<Phrase>| {
        let (Some(one), Some(other)) = (one, other) else { return };
        if one.text.trim() != other.text.trim() {
            let message = format!("图片“{}”点了两次名，{what}不一样，只能印一条", again.file.text);
            desk.note(Code::PictureTwice, other.at, message, "留下要印的一条，删去另一条");
        }
    };
    contradicts("说明", &known.caption, &again.caption);
    contradicts("署名", &known.credit, &again.credit);
    known.caption = known.caption.take().or(again.caption);
    known.credit = known.credit.take().or(again.credit);
    known.alt = known.alt.take().or(again.alt);
    known.crop = known.crop.or(again.crop);
    known.columns = known.columns.or(again.columns);
}

/// The file of a picture, or what stands for one that cannot be used.
fn find_file(named: &Phrase, shelf: &Shelf, desk: &mut CopyDesk) -> PictureFile {
    match shelf.find(&named.text) {
        Ok(file) => file.clone(),
        Err(finding) => {
            desk.add(finding, named.at);
            let name = plain_name(&named.text).into();
            PictureFile { name, path: PathBuf::new(), pixels: Picture::SUPPOSED }
        }
    }
}

fn build_picture(raw: &RawArticle, entry: PictureEntry, shelf: &Shelf, desk: &mut CopyDesk) -> Picture {
    let file = find_file(&entry.file, shelf, desk);
    if entry.caption.is_none() && !entry.omitted {
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
    Picture {
        file: file.name,
        path: file.path,
        pixels: file.pixels,
        caption: entry.caption.map(|phrase| desk.phrase(&phrase, Role::Short)).unwrap_or_default(),
        alt: entry.alt.map(|phrase| phrase.text.trim().to_owned()),
        // The space in `某某 摄` parts the name from what was done, as the gap of a headline parts its halves.
        credit: entry.credit.map(|phrase| desk.phrase(&phrase, Role::Headline)),
        place: raw.place.as_ref().map(|phrase| phrase.text.clone()),
        focus: entry.focus,
        crop: entry.crop.unwrap_or(DEFAULT_CROP),
        columns: entry.columns,
        omitted: entry.omitted,
        span: Some(raw.source.span_at(entry.file.at)),
    }
}

/// Puts the advertisements on their pages. One whose picture cannot be used keeps its room.
pub(super) fn place_ads(issue: &mut Issue, ads: Vec<RawAd>, shelf: &Shelf) -> Vec<Finding> {
    let mut desk = CopyDesk::new(&issue.source);
    for ad in ads {
        let file = find_file(&ad.file, shelf, &mut desk);
        let picture = Picture {
            file: file.name,
            path: file.path,
            pixels: file.pixels,
            caption: desk.phrase(&ad.caption, Role::Short),
            alt: None,
            credit: None,
            place: None,
            focus: ad.focus,
            crop: DEFAULT_CROP,
            columns: None,
            omitted: false,
            span: Some(issue.source.span_at(ad.file.at)),
        };
        if let Some(page) = issue.pages.get_mut(ad.page.index()) {
            page.ads.push(Ad { picture, rect: ad.rect, label: ad.label.to_owned() });
        }
    }
    desk.close()
}

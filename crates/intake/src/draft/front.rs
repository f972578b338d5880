//! The front matter of a draft: every key that is known, and what is only guessed with a remark before it.

use std::fmt::Write as _;

use super::page::Draft;
use super::quote::value;
use super::words::MARK;
use crate::measure::visible;
use crate::structure::{Caption, Guess, Story};

/// The longest body of a brief, in characters.
const BRIEF_MOST: usize = 420;
/// The most characters of heads that an article holds.
const MOST: [(&str, usize); 3] = [("title", 38), ("kicker", 30), ("deck", 60)];

/// A picture that belongs to a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftPicture {
    /// The file, relative to the folder.
    pub file: String,
    /// The picture of the document that it is; none for one that came by itself.
    pub inlaid: Option<usize>,
    /// What the editor should know of it.
    pub doubt: Option<String>,
}

/// Writes the front matter.
pub(super) fn write(draft: &mut Draft, story: &Story, pictures: &[DraftPicture], origin: &str) {
    let length: usize = story.body.iter().map(|passage| visible(&passage.guess.text)).sum();
    let is_brief = story.place.is_some() && story.kicker.is_none() && story.deck.is_none() && length <= BRIEF_MOST;
    draft.text.push_str("---\n");
    let _ = writeln!(draft.text, "# 来稿：{}", origin.replace('\n', " "));
    match &story.title {
        Some(title) => key(draft, "title", title),
        None => {
            remark(draft, "没有找到标题，请补上");
            draft.text.push_str("title: \"（待拟标题）\"\n");
        }
    }
    for (name, guess) in [("kicker", &story.kicker), ("deck", &story.deck)] {
        if let Some(guess) = guess {
            key(draft, name, guess);
        }
    }
    draft.text.push_str(if is_brief { "kind: brief\ngroup: 居民区\n" } else { "kind: story\n" });
    if let Some(place) = &story.place {
        if is_brief {
            key(draft, "place", place);
        } else {
            remark(draft, "这一行地名只有短讯用得着；要作引题就改成 kicker，短讯就改成 kind: brief");
            let _ = writeln!(draft.text, "# place: {}", value(&place.text));
        }
    }
    draft.text.push_str("priority: 3\n");
    authors(draft, &story.authors);
    if let Some(source) = &story.source {
        key(draft, "source", source);
    }
    images(draft, &story.captions, pictures);
    if !story.has_body() {
        remark(draft, "没有正文；正文可能在前一篇或后一篇里");
    }
    draft.text.push_str("---\n");
}

fn remark(draft: &mut Draft, words: &str) {
    draft.doubts += 1;
    let _ = writeln!(draft.text, "# {MARK}{}", words.replace('\n', " "));
}

fn key(draft: &mut Draft, name: &str, guess: &Guess) {
    if let Some(doubt) = &guess.doubt {
        remark(draft, &format!("{}，{doubt}", guess.place));
    }
    let most = MOST.iter().find(|(key, _)| *key == name);
    if let Some((_, most)) = most.filter(|(_, most)| guess.text.chars().count() > *most) {
        remark(draft, &format!("超过 {most} 字，请删短"));
    }
    let _ = writeln!(draft.text, "{name}: {}", value(&guess.text));
}

fn authors(draft: &mut Draft, authors: &[Guess]) {
    for doubt in authors.iter().filter_map(|author| author.doubt.as_ref().map(|doubt| (author.place, doubt))) {
        remark(draft, &format!("{}，{}", doubt.0, doubt.1));
    }
    match authors {
        [] => {}
        [author] => {
            let _ = writeln!(draft.text, "author: {}", value(&author.text));
        }
        _ => {
            let names: Vec<String> = authors.iter().map(|author| value(&author.text)).collect();
            let _ = writeln!(draft.text, "author: [{}]", names.join(", "));
        }
    }
}

/// Pictures with their captions. Captions without a picture wait in remarks: they are kept, and not printed.
fn images(draft: &mut Draft, captions: &[Caption], pictures: &[DraftPicture]) {
    let mut waiting: Vec<&Caption> = captions.iter().collect();
    if !pictures.is_empty() {
        draft.text.push_str("images:\n");
    }
    for picture in pictures {
        if let Some(doubt) = &picture.doubt {
            remark(draft, doubt);
        }
        let _ = writeln!(draft.text, "  - file: {}", value(&picture.file));
        let tied = waiting.iter().position(|caption| caption.picture.is_some() && caption.picture == picture.inlaid);
        let next = tied.or_else(|| waiting.iter().position(|caption| caption.picture.is_none()));
        let Some(caption) = next.map(|at| waiting.remove(at)) else { continue };
        if let Some(doubt) = &caption.guess.doubt {
            remark(draft, &format!("{}，{doubt}", caption.guess.place));
        } else if tied.is_none() && pictures.len() + captions.len() > 2 {
            remark(draft, "图片说明按先后配的，请对一对");
        }
        let _ = writeln!(draft.text, "    caption: {}", value(&caption.guess.text));
        if let Some(credit) = &caption.credit {
            let _ = writeln!(draft.text, "    credit: {}", value(credit));
        }
    }
    for caption in waiting {
        remark(draft, "图片说明还没有图片；配上图片就写进 images");
        let _ = writeln!(draft.text, "# caption: {}", value(&caption.guess.text));
        if let Some(credit) = &caption.credit {
            let _ = writeln!(draft.text, "# credit: {}", value(credit));
        }
    }
}

//! Takes the marks that told the engine where to break out of finished frames: nobody who copies or searches text shall meet them.

use typst::layout::{Frame, FrameItem};
use typst::model::Document;
use typst::text::TextItem;
use typst_layout::PagedDocument;

use super::line_breaks::is_break_mark;

/// A document without the marks; it looks the same.
pub(super) fn unmarked(document: PagedDocument) -> PagedDocument {
    if !document.pages().iter().any(|page| holds_marks(&page.frame)) {
        return document;
    }
    let pages = document.pages().iter().cloned().map(|mut page| {
        unmark_frame(&mut page.frame);
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

fn holds_marks(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => holds_marks(&group.frame),
        FrameItem::Text(text) => text.text.contains(is_break_mark),
        _ => false,
    })
}

fn unmark_frame(frame: &mut Frame) {
    if !holds_marks(frame) {
        return;
    }
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => unmark_frame(&mut group.frame),
            FrameItem::Text(text) => unmark_text(text),
            _ => {}
        }
        true
    });
}

/// Takes the marks out of a text and keeps every glyph's range on its own characters.
fn unmark_text(item: &mut TextItem) {
    let mut kept = String::with_capacity(item.text.len());
    // For every byte of the text with marks, the same place without them.
    let mut places: Vec<u16> = Vec::with_capacity(item.text.len() + 1);
    for c in item.text.chars() {
        let place = u16::try_from(kept.len()).unwrap_or(u16::MAX);
        places.extend(std::iter::repeat_n(place, c.len_utf8()));
        if !is_break_mark(c) {
            kept.push(c);
        }
    }
    places.push(u16::try_from(kept.len()).unwrap_or(u16::MAX));
    for glyph in &mut item.glyphs {
        let place = |byte: u16| places.get(usize::from(byte)).copied().unwrap_or(byte);
        glyph.range = place(glyph.range.start)..place(glyph.range.end);
    }
    item.text = kept.into();
}

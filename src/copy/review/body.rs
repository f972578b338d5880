//! The body of a review: a manuscript in copy, with its whole structure.
//!
//! Where the newspaper knows one level of crossheads, a review keeps headings of three levels, lists in lists, notes, tables, pictures in
//! their places, links that lead out of the book, and the marks `<!-- 版: 2 -->` where a page of the printed paper begins.

use super::super::coverage::note_lost_words;
use super::super::desk::CopyDesk;
use super::super::links::{Publication, settle_links};
use super::super::manuscript::{Element, Item, Manuscript, NamedPicture};
use super::super::notes::note_lost_notes;
use super::super::traced::{Mark, Traced};
use super::super::words::{LINE_END, Words};
use super::pages::{SettledPages, settle_pages};
use super::structure::settle_levels;
use crate::content::{Phrase, ReviewPictureEntry};
use crate::diag::{Code, Source};
use crate::model::{InlineStyle, Note, Passage, PassageItem, PrintedPage, Run, Table, Text};

/// What the strong words at the beginning of an editor's remark end with.
const REMARKS: &[&str] = &["注", "按", "说明", "按语", "附记"];

/// What the body of a review holds.
pub(in crate::copy) struct ReviewBody {
    /// Its passages; pictures and pages are indices into the lists below.
    pub(in crate::copy) passages: Vec<Passage>,
    /// Its notes, by number.
    pub(in crate::copy) notes: Vec<Note>,
    /// The pictures named in the text, in order.
    pub(in crate::copy) pictures: Vec<ReviewPictureEntry>,
    /// The printed pages that begin in the text, in order.
    pub(in crate::copy) pages: Vec<PrintedPage>,
}

/// Where the text of a review begins.
#[derive(Clone, Copy)]
pub(in crate::copy) struct Beginning<'a> {
    /// The byte of its file.
    pub(in crate::copy) at: usize,
    /// The printed page, where it is known: the first of the review's pages.
    pub(in crate::copy) page: Option<&'a str>,
}

/// The body of the review with this manuscript; tells of the words that find no place in it.
pub(in crate::copy) fn edit_manuscript(
    manuscript: Manuscript,
    source: &Source,
    begins: Beginning,
    desk: &mut CopyDesk,
) -> ReviewBody {
    let Manuscript { elements, notes, note_names, links, pictures, pages, tags, asides, mut settled, notices } =
        manuscript;
    desk.take_notices(notices);
    settle_links(links, Publication::Book, desk);
    let SettledPages { pages, places } = settle_pages(pages, begins.page, desk);
    for at in tags {
        note_html(at, desk);
    }
    let mut editing = Editing { desk, places };
    let mut passages = editing.passages(elements);
    let notes: Vec<Note> = notes.into_iter().map(|note| Note { body: editing.passages(note) }).collect();
    settled.extend(asides.into_iter().flatten());
    settled.extend(note_lost_notes(source, begins.at, &note_names, desk));
    settle_levels(&mut passages, desk);
    let texts = passages.iter().chain(notes.iter().flat_map(|note| &note.body)).flat_map(Passage::texts);
    note_lost_words(source, begins.at, texts, settled, desk);
    ReviewBody { passages, notes, pictures: pictures.into_iter().map(picture_entry).collect(), pages }
}

fn note_html(at: usize, desk: &mut CopyDesk) {
    desk.note(Code::RawHtml, at, "HTML 标记略去，其中的文字照收", "改用 Markdown 写法，或删去标记");
}

fn picture_entry(picture: NamedPicture) -> ReviewPictureEntry {
    let said = |phrase: Phrase| {
        let text = phrase.text.trim();
        (!text.is_empty()).then(|| Phrase { text: text.to_owned(), at: phrase.at })
    };
    ReviewPictureEntry { file: picture.file, alt: said(picture.alt), caption: said(picture.title), credit: None }
}

struct Editing<'a> {
    desk: &'a mut CopyDesk,
    /// What the remarks of printed pages stand for: indices into the pages of the review.
    places: Vec<Option<usize>>,
}

impl Editing<'_> {
    fn passages(&mut self, elements: Vec<Element>) -> Vec<Passage> {
        let mut out = vec![];
        for element in elements {
            self.passage(element, &mut out);
        }
        out
    }

    fn passage(&mut self, element: Element, out: &mut Vec<Passage>) {
        match element {
            Element::Paragraph(words) => {
                for characters in self.marked(words).paragraphs() {
                    let text = self.desk.paragraph(&characters);
                    if !text.is_empty() {
                        out.push(if is_remark(&text) { Passage::Remark(text) } else { Passage::Paragraph(text) });
                    }
                }
            }
            Element::Heading { level, words } => {
                let text = self.desk.heading(&self.marked(words).joined(Some(' ')));
                if !text.to_plain().trim().is_empty() {
                    out.push(Passage::Heading { level, text });
                }
            }
            Element::Verse(stanzas) => {
                let stanza = |words: Words| self.marked(words).paragraphs();
                let stanzas: Vec<_> = stanzas.into_iter().map(stanza).collect();
                let mut line = |characters: Vec<Traced>| self.desk.paragraph(&characters);
                let stanzas = stanzas.into_iter().map(|lines| lines.into_iter().map(&mut line).collect()).collect();
                out.push(Passage::Verse(stanzas));
            }
            Element::List(items) => {
                let item = |item: Item| PassageItem { marker: item.marker, body: self.passages(item.elements) };
                let items: Vec<PassageItem> =
                    items.into_iter().map(item).filter(|item| !item.body.is_empty()).collect();
                if !items.is_empty() {
                    out.push(Passage::List(items));
                }
            }
            Element::Quote(inner) => {
                let inner = self.passages(inner);
                if !inner.is_empty() {
                    out.push(Passage::Quote(inner));
                }
            }
            Element::Table(rows) => {
                let mut cell = |words: Words| self.desk.short_words(&self.marked(words).joined(Some('\u{3000}')));
                let rows = rows.into_iter().map(|row| row.into_iter().map(&mut cell).collect());
                out.extend(Table::of_rows(rows).map(Passage::Table));
            }
            Element::Code { fenced, at, words } => {
                note_code(fenced, at, self.desk);
                self.lines(words, out);
            }
            Element::Html { words, .. } => {
                if let Some(tag) = words.0.iter().find(|traced| traced.mark == Some(Mark::Tag)) {
                    note_html(tag.at, self.desk);
                }
                self.lines(words, out);
            }
            Element::Picture(picture) => out.push(Passage::Picture(picture)),
            Element::Rule => {}
        }
    }

    /// The words with the pages of the review for those of the manuscript.
    fn marked(&self, words: Words) -> Words {
        words.with_marks(|mark| self.settled_mark(mark))
    }

    fn settled_mark(&self, mark: Mark) -> Option<Mark> {
        match mark {
            Mark::Page(remark) => self.places.get(remark).copied().flatten().map(Mark::Page),
            mark => Some(mark),
        }
    }

    /// A paragraph for each line, and for the words on both sides of a tag; a page that begins between them stands alone.
    fn lines(&mut self, words: Words, out: &mut Vec<Passage>) {
        let is_end = |traced: &Traced| traced.mark.is_some() || traced.c == LINE_END;
        let words = words.with_marks(|mark| self.settled_mark(mark).or(Some(Mark::Remark)));
        for line in words.0.split_inclusive(is_end) {
            let (end, characters) = match line.split_last() {
                Some((last, before)) if is_end(last) => (last.mark, before),
                _ => (None, line),
            };
            for characters in Words(characters.to_vec()).lines() {
                let text = self.desk.words(characters);
                if !text.is_empty() {
                    out.push(Passage::Paragraph(text));
                }
            }
            if let Some(Mark::Page(page)) = end {
                out.push(Passage::Paragraph(Text { runs: vec![Run::Page(page)], ..Text::default() }));
            }
        }
    }
}

/// What Markdown takes for code is in a review a paragraph somebody indented.
fn note_code(fenced: bool, at: usize, desk: &mut CopyDesk) {
    let (message, remedy) = if fenced {
        ("回顾里没有代码块，按普通段落收", "删去 ``` 这两行")
    } else {
        ("缩进四格被当成代码块，按普通段落收，其中的记号不起作用", "删去段首的空格")
    };
    desk.note(Code::CodeBlock, at, message, remedy);
}

/// Whether a paragraph begins with strong words like `编者注：`.
fn is_remark(text: &Text) -> bool {
    let Some(Run::Words(first)) = text.runs.first() else { return false };
    let words = first.text.strip_suffix('：').filter(|_| first.style == InlineStyle::Strong);
    words.is_some_and(|words| REMARKS.iter().any(|end| words.ends_with(end)))
}

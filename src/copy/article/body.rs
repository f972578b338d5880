//! The body of an article: a manuscript narrowed to what a column of a newspaper can take.
//!
//! What of a [`Manuscript`] an article has no place for, and what becomes of it:
//!
//! | in the manuscript | in the article |
//! |---|---|
//! | the level of a heading | every heading is a crosshead |
//! | a link out of the paper | its words, and its address; in a heading or a cell its words |
//! | another link | its words; its title is told of as lost |
//! | a picture | leaves the text for the pictures of the article; its title is the caption, else its alt text is |
//! | a list in a list | its items follow the item they stand in, a level lower |
//! | another block in a list or a quotation | parts it |
//! | several paragraphs of a cell | one, with gaps between |
//! | a note | stands at the end of the article |
//! | code, HTML | the words in it, with a finding |
//! | a rule; a remark, the mark of a printed page among them | nothing |

use super::super::coverage::{note_lost_words, stands_at};
use super::super::desk::CopyDesk;
use super::super::links::{Publication, settle_links};
use super::super::manuscript::{Element, Item, Manuscript, NamedPicture};
use super::super::notes::note_lost_notes;
use super::super::traced::Traced;
use super::super::words::Words;
use crate::content::{Phrase, PictureEntry};
use crate::diag::{Code, Source};
use crate::model::{Block, ListItem, Table, Text};

/// What parts the paragraphs of a cell.
const GAP: char = '\u{3000}';

/// The body of an article.
pub(in crate::copy) struct ArticleBody {
    /// Its blocks.
    pub(in crate::copy) blocks: Vec<Block>,
    /// The pictures named in it, in order.
    pub(in crate::copy) pictures: Vec<PictureEntry>,
}

/// The body of the article whose manuscript begins at a byte of its file; tells of the words that find no place in it.
pub(in crate::copy) fn narrow_manuscript(
    manuscript: Manuscript,
    source: &Source,
    body_at: usize,
    desk: &mut CopyDesk,
) -> ArticleBody {
    let Manuscript { elements, notes, note_names, links, pictures, tags, mut settled, notices, .. } = manuscript;
    desk.take_notices(notices);
    settle_links(links, Publication::Paper, desk);
    for at in tags {
        note_html(at, desk);
    }
    let mut narrowing = Narrowing { desk, blocks: vec![] };
    narrowing.elements(elements);
    for (note, number) in notes.into_iter().zip(1..) {
        narrowing.note(number, note);
    }
    let blocks = narrowing.blocks;
    settled.extend(note_lost_notes(source, body_at, &note_names, desk));
    let pictures = pictures
        .into_iter()
        .map(|picture| {
            settled.extend(bytes_used(&picture, source));
            picture_entry(picture)
        })
        .collect();
    let texts = blocks.iter().flat_map(Block::texts);
    note_lost_words(source, body_at, texts, settled, desk);
    ArticleBody { blocks, pictures }
}

fn note_html(at: usize, desk: &mut CopyDesk) {
    desk.note(Code::RawHtml, at, "HTML 标记略去不排", "改用 Markdown 写法，或删去标记");
}

/// The title of a picture is its caption, and its alt text is where there is no title or both say the same.
fn picture_entry(picture: NamedPicture) -> PictureEntry {
    let said = |phrase: Phrase| (!phrase.text.trim().is_empty()).then_some(phrase);
    let (alt, title) = (said(picture.alt), said(picture.title));
    PictureEntry {
        file: picture.file,
        caption: title.or_else(|| alt.clone()),
        alt,
        credit: None,
        focus: (0.5, 0.5),
        crop: None,
        columns: None,
        omitted: false,
    }
}

/// The bytes of what is said of a picture: its caption is printed, its alt text is told to those who cannot see it.
fn bytes_used(picture: &NamedPicture, source: &Source) -> Vec<usize> {
    let alt = picture.alt_words.0.iter().filter(|traced| stands_at(source, traced.c, traced.at));
    alt.map(|traced| traced.at).chain(picture.title_bytes.clone().into_iter().flatten()).collect()
}

struct Narrowing<'a> {
    desk: &'a mut CopyDesk,
    blocks: Vec<Block>,
}

impl Narrowing<'_> {
    fn elements(&mut self, elements: Vec<Element>) {
        for element in elements {
            self.element(element);
        }
    }

    fn element(&mut self, element: Element) {
        match element {
            Element::Paragraph(words) => {
                for text in self.paragraphs(words) {
                    self.push(Block::Paragraph(text));
                }
            }
            Element::Heading { words, .. } => {
                let words = words.with_notes().without_links();
                let text = self.desk.crosshead(&words.joined(Some(' ')));
                self.push(Block::Crosshead(text));
            }
            Element::Verse(stanzas) => {
                let stanzas = stanzas.into_iter().map(|stanza| self.paragraphs(stanza)).collect();
                self.push(Block::Verse(stanzas));
            }
            Element::List(items) => {
                let mut placed = vec![];
                self.list(items, 0, &mut placed);
                self.flush_list(&mut placed);
            }
            Element::Quote(inner) => self.quote(inner),
            Element::Table(rows) => {
                let mut cell = |words: Words| {
                    let words = words.with_notes().without_links();
                    self.desk.short_words(&words.joined(Some(GAP)))
                };
                let rows = rows.into_iter().map(|row| row.into_iter().map(&mut cell).collect());
                if let Some(table) = Table::of_rows(rows) {
                    self.push(Block::Table(table));
                }
            }
            Element::Code { fenced, at, words } => self.code(fenced, at, words),
            Element::Html { opens_with_remark, at, words } => {
                if !opens_with_remark {
                    note_html(at, self.desk);
                }
                self.verbatim(words.bare().lines());
            }
            Element::Picture(_) | Element::Rule => {}
        }
    }

    fn push(&mut self, block: Block) {
        if block.texts().iter().any(|text| !text.is_empty()) {
            self.blocks.push(block);
        }
    }

    fn paragraphs(&mut self, words: Words) -> Vec<Text> {
        words.with_notes().paragraphs().iter().map(|characters| self.desk.paragraph(characters)).collect()
    }

    /// Paragraphs in which no mark of Markdown can have gone wrong, for none was read.
    fn verbatim<T: AsRef<[Traced]>>(&mut self, paragraphs: impl IntoIterator<Item = T>) {
        for characters in paragraphs {
            let text = self.desk.words(characters.as_ref());
            self.push(Block::Paragraph(text));
        }
    }

    /// What Markdown takes for code is in a newspaper a paragraph somebody indented.
    fn code(&mut self, fenced: bool, at: usize, words: Words) {
        let (message, remedy) = if fenced {
            ("报纸里没有代码块，按普通段落排", "删去 ``` 这两行")
        } else {
            ("缩进四格被当成代码块，按普通段落排，其中的记号不起作用", "删去段首的空格，缩进由排版来做")
        };
        self.desk.note(Code::CodeBlock, at, message, remedy);
        self.verbatim(words.paragraphs());
    }

    /// The items of a list, and of the lists in it.
    fn list(&mut self, items: Vec<Item>, level: u8, placed: &mut Vec<ListItem>) {
        for Item { marker, elements } in items {
            let mut marker = marker;
            for element in elements {
                match element {
                    Element::Picture(_) => {}
                    Element::Paragraph(words) | Element::Heading { words, .. } => {
                        for characters in words.with_notes().paragraphs() {
                            let text = self.desk.item(&characters);
                            if !text.is_empty() {
                                placed.push(ListItem { marker: std::mem::take(&mut marker), level, text });
                            }
                        }
                    }
                    Element::List(items) => self.list(items, level.saturating_add(1), placed),
                    other => {
                        self.flush_list(placed);
                        self.element(other);
                    }
                }
            }
        }
    }

    /// A note, which stands at the end: its words, paragraph by paragraph.
    fn note(&mut self, number: usize, elements: Vec<Element>) {
        let mut inner = Narrowing { desk: &mut *self.desk, blocks: vec![] };
        inner.elements(elements);
        let texts: Vec<Text> = inner.blocks.iter().flat_map(Block::texts).cloned().collect();
        self.push(Block::Note(number, texts));
    }

    fn flush_list(&mut self, placed: &mut Vec<ListItem>) {
        let items = std::mem::take(placed);
        if !items.is_empty() {
            self.push(Block::List(items));
        }
    }

    fn quote(&mut self, inner: Vec<Element>) {
        let mut texts = vec![];
        for element in inner {
            match element {
                Element::Picture(_) => {}
                Element::Paragraph(words) | Element::Heading { words, .. } => texts.extend(self.paragraphs(words)),
                Element::Verse(stanzas) => texts.extend(stanzas.into_iter().flat_map(|stanza| self.paragraphs(stanza))),
                other => {
                    self.push(Block::Quote(std::mem::take(&mut texts)));
                    self.element(other);
                }
            }
        }
        texts.retain(|text| !text.is_empty());
        self.push(Block::Quote(texts));
    }
}

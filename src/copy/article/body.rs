//! The body of an article: a manuscript narrowed to what a column of a newspaper can take.
//!
//! What of a [`Manuscript`] an article has no place for, and what becomes of it:
//!
//! | in the manuscript | in the article |
//! |---|---|
//! | the level of a heading | every heading is a crosshead |
//! | a link | its words; its title is told of as lost |
//! | a picture | leaves the text for the pictures of the article; of its title and its alt text the first there is becomes the caption, the other is told of |
//! | a list in a list | its items follow the item they stand in |
//! | another block in a list or a quotation | parts it |
//! | several paragraphs of an item, or of a cell | one paragraph |
//! | code, HTML | the words in it, with a finding |
//! | a rule; a remark, the mark of a printed page among them | nothing |
//!
//! Notes are not read at all: a newspaper prints `[^1]` as it stands.

use super::super::coverage::{note_lost_words, stands_at};
use super::super::desk::CopyDesk;
use super::super::manuscript::{Element, Manuscript, NamedPicture};
use super::super::traced::Traced;
use super::super::words::{Words, join};
use crate::content::PictureEntry;
use crate::diag::{Code, Source};
use crate::model::{Block, ListItem, Table, Text};

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
    let Manuscript { elements, pictures, tags, mut settled, .. } = manuscript;
    for at in tags {
        note_html(at, desk);
    }
    let mut narrowing = Narrowing { desk, blocks: vec![] };
    narrowing.elements(elements);
    let blocks = narrowing.blocks;
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
    let caption = if picture.title.text.trim().is_empty() { picture.alt } else { picture.title };
    PictureEntry {
        file: picture.file,
        caption: (!caption.text.trim().is_empty()).then_some(caption),
        credit: None,
        focus: (0.5, 0.5),
        crop: None,
        columns: None,
        omitted: false,
    }
}

/// The bytes of what is said of a picture, as far as its caption says it.
fn bytes_used(picture: &NamedPicture, source: &Source) -> Vec<usize> {
    let title = picture.title.text.trim();
    let alt_is_used = title.is_empty() || title == picture.alt.text.trim();
    let alt = picture.alt_words.0.iter().filter(|traced| alt_is_used && stands_at(source, traced.c, traced.at));
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
                let text = self.desk.crosshead(&words.bare().joined(Some(' ')));
                self.push(Block::Crosshead(text));
            }
            Element::List { first, items } => {
                let mut placed = vec![];
                self.list(first, items, &mut placed);
                self.flush_list(&mut placed);
            }
            Element::Quote(inner) => self.quote(inner),
            Element::Table(rows) => {
                let mut cell = |words: Words| self.desk.words(&words.bare().joined(None));
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
        words.bare().paragraphs().iter().map(|characters| self.desk.paragraph(characters)).collect()
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
    fn list(&mut self, first: Option<usize>, items: Vec<Vec<Element>>, placed: &mut Vec<ListItem>) {
        for (item, number) in items.into_iter().zip(first.unwrap_or_default()..) {
            let mut opening = Some(Opening {
                marker: if first.is_some() { format!("{number}.") } else { "•".to_owned() },
                paragraphs: vec![],
            });
            for element in item {
                match (element, &mut opening) {
                    (Element::Picture(_), _) => {}
                    (Element::Paragraph(words) | Element::Heading { words, .. }, Some(opening)) => {
                        opening.paragraphs.extend(words.bare().paragraphs());
                    }
                    (Element::List { first, items }, _) => {
                        self.place_item(opening.take(), placed);
                        self.list(first, items, placed);
                    }
                    (other, _) => {
                        self.place_item(opening.take(), placed);
                        self.flush_list(placed);
                        self.element(other);
                    }
                }
            }
            self.place_item(opening, placed);
        }
    }

    fn place_item(&mut self, opening: Option<Opening>, placed: &mut Vec<ListItem>) {
        let Some(Opening { marker, paragraphs }) = opening else { return };
        let text = self.desk.paragraph(&join(paragraphs, None));
        if !text.is_empty() {
            placed.push(ListItem { marker, text });
        }
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

/// What an item of a list begins with: it becomes the item, and what follows stands by itself.
struct Opening {
    marker: String,
    paragraphs: Vec<Vec<Traced>>,
}

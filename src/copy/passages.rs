//! The Markdown of a review -> passages, notes, pictures and printed pages; every character keeps its byte of the file.
//!
//! Where the newspaper knows one level of crossheads, a review keeps its whole structure: headings of three levels, lists in
//! lists, notes, tables, pictures in their places, and the marks `<!-- 版: 2 -->` where a page of the printed paper begins.

mod inlines;
mod places;
mod structure;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use comrak::nodes::{ListType, NodeValue};
use comrak::{Arena, Node, Options, parse_document};

use super::coverage;
use super::desk::CopyDesk;
use super::markdown::{MAX_DEPTH, check_slips, joined, paragraphs, tags_and_words};
use crate::content::ReviewPictureEntry;
use crate::diag::{Code, Source};
use crate::model::{InlineStyle, Note, Passage, PrintedPage, Prose, Run};

/// Stands in a paragraph for the mark of a note or the beginning of a printed page while the words around it are normalised.
const MARK: char = '\u{fffc}';
/// What the strong words at the beginning of an editor's remark end with.
const REMARKS: &[&str] = &["注", "按", "说明", "按语", "附记"];

/// What the body of a review holds.
#[derive(Default)]
pub(super) struct Body {
    /// Its passages; pictures and pages are indices into the lists below.
    pub(super) passages: Vec<Passage>,
    /// Its notes, by number.
    pub(super) notes: Vec<Note>,
    /// The pictures named in the text, in order.
    pub(super) pictures: Vec<ReviewPictureEntry>,
    /// The printed pages that begin in the text, in order.
    pub(super) pages: Vec<PrintedPage>,
}

/// The body of the review in a file, from this byte on. It begins on the printed page `begins`, where that is known.
pub(super) fn read(source: &Arc<Source>, body_at: usize, begins: Option<&str>, desk: &mut CopyDesk) -> Body {
    let mut options = Options::default();
    options.extension.cjk_friendly_emphasis = true;
    options.extension.table = true;
    options.extension.footnotes = true;
    options.parse.ignore_setext = true;
    let arena = Arena::new();
    let root = parse_document(&arena, &source.text[body_at..], &options);
    let mut reader = Reader {
        source,
        first_line: source.span_at(body_at).line as usize,
        begins,
        depth: 0,
        desk,
        body: Body::default(),
        links: vec![],
        marks: vec![],
        placed: BTreeSet::new(),
        known_notes: vec![],
    };
    let mut passages = reader.blocks(root);
    let Reader { mut body, mut placed, known_notes, .. } = reader;
    placed.extend(structure::check_notes(source, body_at, &known_notes, desk));
    structure::settle_levels(&mut passages, desk);
    coverage::check(source, body_at, placed, desk);
    body.passages = passages;
    body
}

/// What stands at a mark.
#[derive(Clone, Copy)]
enum Mark {
    Note(usize),
    Page(usize),
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    /// The line of the file where the body begins.
    first_line: usize,
    /// The printed page the text begins on: the first of the review's pages.
    begins: Option<&'a str>,
    /// How deep the node being read is nested.
    depth: usize,
    desk: &'a mut CopyDesk,
    body: Body,
    /// The links of the paragraph being read: the bytes of their words, and where they lead.
    links: Vec<(Range<usize>, String)>,
    /// What the marks of the paragraph being read stand for, in order.
    marks: Vec<Mark>,
    /// Bytes of characters that have their place.
    placed: BTreeSet<usize>,
    /// The names of notes that somebody points to.
    known_notes: Vec<String>,
}

impl Reader<'_> {
    fn blocks(&mut self, parent: Node<'_>) -> Vec<Passage> {
        let mut out = vec![];
        for node in parent.children() {
            self.block(node, &mut out);
        }
        out
    }

    fn block(&mut self, node: Node<'_>, out: &mut Vec<Passage>) {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let holds_words = |node: &Node<'_>| {
                let value = &node.data.borrow().value;
                value.contains_inlines() || matches!(value, NodeValue::CodeBlock(_) | NodeValue::HtmlBlock(_))
            };
            for inner in node.descendants().filter(holds_words) {
                self.shallow_block(inner, out);
            }
        } else {
            self.shallow_block(node, out);
        }
        self.depth -= 1;
    }

    fn shallow_block(&mut self, node: Node<'_>, out: &mut Vec<Passage>) {
        let value = node.data.borrow().value.clone();
        match value {
            NodeValue::Paragraph => self.paragraph(node, out),
            NodeValue::Heading(heading) => self.heading(node, heading.level, out),
            NodeValue::List(list) => {
                let start = (list.list_type == ListType::Ordered).then(|| u32::try_from(list.start).unwrap_or(1));
                let items: Vec<_> =
                    node.children().map(|item| self.blocks(item)).filter(|item| !item.is_empty()).collect();
                if !items.is_empty() {
                    out.push(Passage::List { start, items });
                }
            }
            NodeValue::BlockQuote => {
                let inner = self.blocks(node);
                if !inner.is_empty() {
                    out.push(Passage::Quote(inner));
                }
            }
            NodeValue::Table(_) => self.table(node, out),
            NodeValue::CodeBlock(code) => self.code_block(node, &code.literal, code.fenced, out),
            NodeValue::HtmlBlock(html) => self.html_block(node, &html.literal, out),
            NodeValue::FootnoteDefinition(_) => {
                let body = self.blocks(node);
                self.body.notes.push(Note { body });
            }
            NodeValue::ThematicBreak => {}
            _ => out.extend(self.blocks(node)),
        }
    }

    /// A paragraph; pictures in it stand after its words.
    fn paragraph(&mut self, node: Node<'_>, out: &mut Vec<Passage>) {
        let pictures_before = self.body.pictures.len();
        let characters = self.gather(node);
        let (links, marks) = (std::mem::take(&mut self.links), std::mem::take(&mut self.marks));
        let mut marks = marks.into_iter();
        for characters in paragraphs(&characters) {
            check_slips(&characters, self.desk);
            let prose = self.prose(&characters, &links, &mut marks);
            if !prose.is_empty() {
                out.push(if is_remark(&prose) { Passage::Remark(prose) } else { Passage::Paragraph(prose) });
            }
        }
        out.extend((pictures_before..self.body.pictures.len()).map(Passage::Picture));
    }

    fn heading(&mut self, node: Node<'_>, level: u8, out: &mut Vec<Passage>) {
        let characters = joined(paragraphs(&self.gather(node)), Some(' '));
        let (links, marks) = (std::mem::take(&mut self.links), std::mem::take(&mut self.marks));
        let text = self.desk.crosshead(&characters);
        let text = self.runs(&text, &links, &mut marks.into_iter());
        if !text.plain().trim().is_empty() {
            out.push(Passage::Heading { level, text: with_plain_gaps(text) });
        }
    }

    fn table(&mut self, node: Node<'_>, out: &mut Vec<Passage>) {
        let mut rows: Vec<Vec<Prose>> = vec![];
        for row in node.children() {
            let mut cells = vec![];
            for cell in row.children() {
                let characters = joined(paragraphs(&self.gather(cell)), None);
                let (links, marks) = (std::mem::take(&mut self.links), std::mem::take(&mut self.marks));
                cells.push(self.prose(&characters, &links, &mut marks.into_iter()));
            }
            rows.push(cells);
        }
        if rows.is_empty() {
            return;
        }
        let header = rows.remove(0);
        for row in &mut rows {
            row.resize_with(header.len(), Prose::default);
        }
        out.push(Passage::Table { header, rows });
    }

    /// What Markdown takes for code is in a review a paragraph somebody indented.
    fn code_block(&mut self, node: Node<'_>, literal: &str, fenced: bool, out: &mut Vec<Passage>) {
        let extent = self.extent(node);
        let (message, remedy) = if fenced {
            ("回顾里没有代码块，按普通段落收", "删去 ``` 这两行")
        } else {
            ("缩进四格被当成代码块，按普通段落收，其中的记号不起作用", "删去段首的空格")
        };
        self.desk.note(Code::CodeBlock, extent.start, message, remedy);
        let from = if fenced { self.source.text[extent.clone()].find('\n').map_or(0, |at| at + 1) } else { 0 };
        self.verbatim(literal, extent.start + from, extent.end, out);
    }

    /// Keeps the words between the tags of a block of HTML; a remark may mark a printed page.
    fn html_block(&mut self, node: Node<'_>, literal: &str, out: &mut Vec<Passage>) {
        let extent = self.extent(node);
        let mut told = false;
        let mut at = extent.start;
        for (is_tag, piece) in tags_and_words(literal) {
            if !is_tag {
                self.verbatim(piece, at, extent.end, out);
            } else if let Some(remark) = piece.strip_prefix("<!--") {
                self.settle(at..at + piece.len());
                if let Some(page) = self.printed_page(remark, at) {
                    out.push(Passage::Paragraph(Prose { runs: vec![Run::Page(page)], span: None }));
                }
            } else {
                self.settle(at..at + piece.len());
                if !told {
                    self.note_html(at);
                }
                told = true;
            }
            at = (at + piece.len()).min(extent.end);
        }
    }

    fn verbatim(&mut self, words: &str, at: usize, end: usize, out: &mut Vec<Passage>) {
        let mut at = at;
        for line in words.lines() {
            let trimmed = line.trim();
            if !trimmed.is_empty() {
                let characters = self.place(trimmed, at, end, InlineStyle::Plain);
                at = characters.last().map_or(at, |last| last.at + last.c.len_utf8());
                let prose = self.prose(&characters, &[], &mut std::iter::empty());
                if !prose.is_empty() {
                    out.push(Passage::Paragraph(prose));
                }
            }
        }
    }

    fn note_html(&mut self, at: usize) {
        self.desk.note(Code::RawHtml, at, "HTML 标记略去，其中的文字照收", "改用 Markdown 写法，或删去标记");
    }
}

/// Headings need no wide gap: readers set them in one line or break them anywhere.
fn with_plain_gaps(mut prose: Prose) -> Prose {
    for run in &mut prose.runs {
        if let Run::Words { text, .. } = run {
            *text = text.replace('\u{3000}', " ");
        }
    }
    prose
}

/// Whether a paragraph begins with strong words like `编者注：`.
fn is_remark(prose: &Prose) -> bool {
    matches!(prose.runs.first(), Some(Run::Words { text, style: InlineStyle::Strong, .. })
        if text.strip_suffix('：').is_some_and(|words| REMARKS.iter().any(|end| words.ends_with(end))))
}

#[cfg(test)]
#[path = "passages_tests.rs"]
mod tests;

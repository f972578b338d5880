//! The blocks of a document as elements of a manuscript.

use std::sync::Arc;

use comrak::Node;
use comrak::nodes::{ListType, NodeCodeBlock, NodeList, NodeValue};

use super::super::manuscript::{Element, Item, Manuscript};
use super::super::traced::{Mark, Traced};
use super::super::words::{LINE_END, PARAGRAPH_END, Words};
use super::html::{HtmlPiece, html_pieces};
use super::tracer::Tracer;
use super::transcript::Transcript;
use crate::diag::Source;
use crate::model::{InlineStyle, PassageItem};

/// How deep quotes and lists may nest before what is inside is taken flat.
const MAX_DEPTH: usize = 24;

/// Reads a document from its beginning to its end.
pub(super) struct MarkdownReader<'a> {
    pub(super) tracer: Tracer<'a>,
    /// How deep the node being read is nested.
    pub(super) depth: usize,
    /// What has been read so far, the elements apart.
    pub(super) manuscript: Manuscript,
}

impl<'a> MarkdownReader<'a> {
    /// A reader of the body that begins at this byte.
    pub(super) fn new(source: &'a Arc<Source>, transcript: &'a Transcript, body_at: usize) -> Self {
        Self { tracer: Tracer::new(source, transcript, body_at), depth: 0, manuscript: Manuscript::default() }
    }

    /// The whole of a document.
    pub(super) fn read_document(mut self, root: Node<'_>) -> Manuscript {
        let elements = self.elements(root);
        Manuscript { elements, settled: self.tracer.settled, ..self.manuscript }
    }

    /// What a node holds.
    fn elements(&mut self, parent: Node<'_>) -> Vec<Element> {
        let mut out = vec![];
        for node in parent.children() {
            self.element(node, &mut out);
        }
        out
    }

    fn element(&mut self, node: Node<'_>, out: &mut Vec<Element>) {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            self.flat_elements(node, out);
        } else {
            self.shallow_element(node, out);
        }
        self.depth -= 1;
    }

    /// The words of everything in a node that is nested too deep, paragraph by paragraph.
    fn flat_elements(&mut self, node: Node<'_>, out: &mut Vec<Element>) {
        for inner in node.descendants() {
            let value = inner.data.borrow().value.clone();
            match value {
                NodeValue::CodeBlock(_) | NodeValue::HtmlBlock(_) => self.shallow_element(inner, out),
                value if value.contains_inlines() => self.paragraph(inner, out),
                _ => {}
            }
        }
    }

    fn shallow_element(&mut self, node: Node<'_>, out: &mut Vec<Element>) {
        let value = node.data.borrow().value.clone();
        match value {
            NodeValue::Paragraph => self.paragraph(node, out),
            NodeValue::Heading(heading) => out.push(Element::Heading { level: heading.level, words: self.words(node) }),
            NodeValue::List(list) => out.push(self.list(node, &list)),
            NodeValue::BlockQuote => out.push(Element::Quote(self.elements(node))),
            NodeValue::Table(_) => out.push(self.table(node)),
            NodeValue::CodeBlock(code) => out.push(self.code(node, &code)),
            NodeValue::HtmlBlock(html) => out.push(self.html(node, &html.literal)),
            NodeValue::FootnoteDefinition(_) => self.note(node),
            NodeValue::ThematicBreak => out.push(Element::Rule),
            _ => out.extend(self.elements(node)),
        }
    }

    /// A paragraph, or what it is by the transcript: a heading, a stanza; then the pictures in it.
    fn paragraph(&mut self, node: Node<'_>, out: &mut Vec<Element>) {
        let pictures_before = self.manuscript.pictures.len();
        let line = self.tracer.line_of(node);
        let transcript = self.tracer.transcript;
        let words = self.words(node);
        let is_one_line = words.0.iter().all(|traced| traced.c != LINE_END && traced.c != PARAGRAPH_END);
        match (transcript.stanzas.get(&line), out.last_mut()) {
            (Some(true), Some(Element::Verse(stanzas))) => stanzas.push(words),
            (Some(_), _) => out.push(Element::Verse(vec![words])),
            _ if is_one_line && transcript.headings.contains(&line) => out.push(Element::Heading { level: 1, words }),
            _ => out.push(Element::Paragraph(words)),
        }
        out.extend((pictures_before..self.manuscript.pictures.len()).map(Element::Picture));
    }

    /// The words of a block.
    fn words(&mut self, block: Node<'_>) -> Words {
        let mut out = vec![];
        let lines = self.tracer.lines_of(block);
        self.tracer.enter(&lines);
        for child in block.children() {
            self.inline(child, InlineStyle::Plain, lines.end, &mut out);
        }
        Words(out)
    }

    fn list(&mut self, node: Node<'_>, list: &NodeList) -> Element {
        let is_ordered = list.list_type == ListType::Ordered;
        let items = node.children().zip(list.start..).map(|(item, number)| {
            let marker = if is_ordered { self.number_of(item, number) } else { PassageItem::BULLET.to_owned() };
            let mut elements = self.elements(item);
            let sign = self.take_task_sign(&mut elements);
            Item { marker: sign.map_or(marker, String::from), elements }
        });
        Element::List(items.collect())
    }

    /// The number of an item as its author wrote it; the one it counts where the parser does not tell its place.
    fn number_of(&mut self, item: Node<'_>, number: usize) -> String {
        let at = self.tracer.lines_of(item).start;
        let rest = self.tracer.source.text.get(at..).unwrap_or_default();
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        match rest.get(..digits + 1) {
            Some(marker) if digits > 0 && marker.ends_with(['.', ')']) => {
                self.tracer.settle(at..at + marker.len());
                marker.to_owned()
            }
            _ => format!("{number}."),
        }
    }

    /// The □ or ☑ that an item begins with in the place of `[ ]` and `[x]`; it stands where others have a bullet.
    fn take_task_sign(&self, elements: &mut [Element]) -> Option<char> {
        let Some(Element::Paragraph(words)) = elements.first_mut() else { return None };
        let first = words.0.first().copied()?;
        let own = self.tracer.source.text.get(first.at..)?.starts_with('[');
        (own && matches!(first.c, '□' | '☑')).then(|| {
            words.0.remove(0);
            first.c
        })
    }

    fn table(&mut self, node: Node<'_>) -> Element {
        let rows = node.children().map(|row| row.children().map(|cell| self.words(cell)).collect());
        Element::Table(rows.collect())
    }

    fn code(&mut self, node: Node<'_>, code: &NodeCodeBlock) -> Element {
        let lines = self.tracer.lines_of(node);
        self.tracer.enter(&lines);
        if code.fenced {
            let opening = self.tracer.source.text.get(self.tracer.cursor..lines.end).and_then(|text| text.find('\n'));
            self.tracer.cursor += opening.map_or(0, |end| end + 1);
        }
        let bare: Vec<&str> =
            code.literal.trim_end().lines().map(|line| line.trim_start_matches([' ', '\t'])).collect();
        let words = Words(self.tracer.trace_verbatim(&bare.join("\n"), InlineStyle::Plain, lines.end));
        Element::Code { fenced: code.fenced, at: lines.start, words }
    }

    fn html(&mut self, node: Node<'_>, literal: &str) -> Element {
        let lines = self.tracer.lines_of(node);
        self.tracer.enter(&lines);
        let mut words = vec![];
        for piece in html_pieces(literal) {
            let (HtmlPiece::Tag(text) | HtmlPiece::Words(text)) = piece;
            let characters = self.tracer.trace_verbatim(text, InlineStyle::Plain, lines.end);
            if matches!(piece, HtmlPiece::Tag(_)) {
                self.tracer.settle_characters(&characters);
                let at = characters.first().map_or(lines.start, |first| first.at);
                words.push(Traced::marked(self.mark_of_tag(text, at), at));
            } else {
                words.extend(characters);
            }
        }
        let opens_with_remark = literal.trim_start().starts_with("<!--");
        Element::Html { opens_with_remark, at: lines.start, words: Words(words) }
    }

    /// What a tag or a remark leaves in its place.
    pub(super) fn mark_of_tag(&mut self, tag: &str, at: usize) -> Mark {
        match super::html::page_of_remark(tag) {
            Some(name) => self.page_mark(name, at),
            None if tag.starts_with("<!--") => Mark::Remark,
            None => Mark::Tag,
        }
    }

    /// The body of a note. The parser puts it behind everything else, so the tracer goes back to it.
    fn note(&mut self, node: Node<'_>) {
        let cursor = self.tracer.cursor;
        self.tracer.cursor = self.tracer.lines_of(node).start;
        let rest = self.tracer.source.text.get(self.tracer.cursor..).unwrap_or_default();
        let label = rest.find("]:").unwrap_or(0);
        self.tracer.settle(self.tracer.cursor..self.tracer.cursor + label);
        let note = self.elements(node);
        self.manuscript.notes.push(note);
        self.tracer.cursor = cursor.max(self.tracer.cursor);
    }
}

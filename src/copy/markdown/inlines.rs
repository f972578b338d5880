//! The inlines of a block as characters: their style, the link they belong to, and the marks that stand among them.

use comrak::Node;
use comrak::nodes::{NodeLink, NodeValue};

use super::super::manuscript::{Link, NamedPicture, PageRemark};
use super::super::traced::{Mark, Traced};
use super::super::words::{LINE_END, PARAGRAPH_END, Words};
use super::html::page_of_remark;
use super::reader::MarkdownReader;
use super::transcript::FOREIGN_PICTURE;
use crate::content::Phrase;
use crate::model::InlineStyle;

/// How deep emphasis, counted with the blocks around it, may nest before what is inside is taken flat.
const MAX_DEPTH: usize = 48;

impl MarkdownReader<'_> {
    /// Adds the characters of a node in a block that ends at a byte.
    pub(super) fn inline(&mut self, node: Node<'_>, style: InlineStyle, end: usize, out: &mut Vec<Traced>) {
        let value = node.data.borrow().value.clone();
        let at = self.tracer.lines_of(node).start;
        match value {
            NodeValue::Text(text) => {
                self.tracer.approach(at, &text);
                for traced in self.tracer.trace(&text, style, end) {
                    match traced.c {
                        FOREIGN_PICTURE => self.foreign_picture(traced.at),
                        _ => out.push(traced),
                    }
                }
            }
            NodeValue::Code(code) => {
                self.tracer.approach(at + code.num_backticks, &code.literal);
                let characters = self.tracer.trace_verbatim(&code.literal, style, end);
                out.extend(characters.into_iter().map(|traced| Traced { literal: true, ..traced }));
            }
            NodeValue::SoftBreak => {
                let at = self.tracer.cursor;
                let c = if self.tracer.pass_line_end() { PARAGRAPH_END } else { LINE_END };
                out.push(Traced { style, ..Traced::new(c, at) });
            }
            NodeValue::LineBreak => out.push(Traced { style, ..Traced::new(PARAGRAPH_END, self.tracer.cursor) }),
            NodeValue::HtmlInline(html) => self.inline_html(&html, at, style, out),
            NodeValue::FootnoteReference(reference) => {
                self.tracer.approach(at, "[");
                self.tracer.pass_markup(&format!("[^{}]", reference.name));
                self.manuscript.note_names.push(reference.name.clone());
                out.push(Traced::marked(Mark::Note(reference.ix as usize), at));
            }
            NodeValue::Image(link) => self.picture(node, &link, at, end),
            NodeValue::Emph => self.inlines(node, stronger(style, InlineStyle::Emphasis), end, out),
            NodeValue::Strong => self.inlines(node, stronger(style, InlineStyle::Strong), end, out),
            NodeValue::Link(link) => self.link(node, &link, style, end, out),
            _ => self.inlines(node, style, end, out),
        }
    }

    /// Adds the characters of all that is in a node.
    fn inlines(&mut self, parent: Node<'_>, style: InlineStyle, end: usize, out: &mut Vec<Traced>) {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            for leaf in parent.descendants().filter(|node| node.first_child().is_none()) {
                self.inline(leaf, style, end, out);
            }
        } else {
            for child in parent.children() {
                self.inline(child, style, end, out);
            }
        }
        self.depth -= 1;
    }

    fn inline_html(&mut self, html: &str, at: usize, style: InlineStyle, out: &mut Vec<Traced>) {
        let at = at.max(self.tracer.cursor);
        let breaks_line = html.to_ascii_lowercase().starts_with("<br");
        if breaks_line {
            out.push(Traced { style, ..Traced::new(PARAGRAPH_END, at) });
        } else if let Some(name) = page_of_remark(html) {
            let mark = self.page_mark(name, at);
            out.push(Traced::marked(mark, at));
        }
        if !breaks_line && !html.starts_with("</") && !html.starts_with("<!--") {
            self.manuscript.tags.push(at);
        }
        self.manuscript.asides.push(at..at + html.len());
        self.tracer.pass_markup(html);
    }

    /// The mark of a printed page.
    pub(super) fn page_mark(&mut self, name: &str, at: usize) -> Mark {
        self.manuscript.pages.push(PageRemark { name: name.to_owned(), at });
        Mark::Page(self.manuscript.pages.len() - 1)
    }

    /// The words of a link.
    fn link(&mut self, node: Node<'_>, link: &NodeLink, style: InlineStyle, end: usize, out: &mut Vec<Traced>) {
        let bytes = self.tracer.bytes_of(node);
        let before = out.len();
        self.inlines(node, style, end, out);
        let is_address = self.tracer.transcript.text.get(bytes.start..).is_some_and(|rest| rest.starts_with('<'));
        if !is_address {
            self.tracer.pass_target(end);
            self.tracer.pass_label(bytes.end);
        }
        let words = out.get_mut(before..).unwrap_or_default();
        let words_end = words.last().map_or(bytes.start, |last| last.at + last.c.len_utf8());
        // An address may stand in the words of a link; there it leads where it says.
        for traced in words.iter_mut().filter(|traced| traced.link.is_none()) {
            traced.link = Some(self.manuscript.links.len());
        }
        self.manuscript.links.push(Link { address: link.url.clone(), at: bytes.start, is_autolink: is_address });
        self.manuscript.asides.push(words_end..bytes.end.max(words_end));
    }

    fn picture(&mut self, node: Node<'_>, link: &NodeLink, at: usize, end: usize) {
        let bytes = self.tracer.bytes_of(node);
        let at = at.max(self.tracer.cursor);
        self.tracer.approach(at, "!");
        let mut alt = vec![];
        self.inlines(node, InlineStyle::Plain, end, &mut alt);
        let title_bytes = self.tracer.pass_target(end);
        self.tracer.pass_label(bytes.end);
        let alt_words = Words(alt).bare();
        let rest = self.tracer.source.text.get(at..end).unwrap_or_default();
        let phrase = |text: String| Phrase { at: rest.find(&text).map_or(at, |offset| at + offset), text };
        self.manuscript.asides.push(bytes);
        self.manuscript.pictures.push(NamedPicture {
            file: phrase(link.url.clone()),
            alt: phrase(alt_words.0.iter().map(|traced| traced.c).collect()),
            alt_words,
            title: phrase(link.title.clone()),
            title_bytes,
        });
    }
}

impl MarkdownReader<'_> {
    /// A picture that the transcript took.
    fn foreign_picture(&mut self, at: usize) {
        let Some(picture) = self.tracer.transcript.pictures.get(&at).cloned() else { return };
        let traced = |(offset, c)| Traced::new(c, picture.alt.at + offset);
        let alt_words = Words(picture.alt.text.char_indices().map(traced).collect());
        let title_bytes = picture.title.at..picture.title.at + picture.title.text.len();
        self.manuscript.asides.push(picture.bytes.clone());
        self.tracer.settle(picture.file.at..picture.file.at + picture.file.text.len());
        self.tracer.cursor = self.tracer.cursor.max(picture.bytes.end);
        self.manuscript.pictures.push(NamedPicture {
            file: picture.file,
            alt_words,
            title_bytes: (!picture.title.text.is_empty()).then_some(title_bytes),
            alt: picture.alt,
            title: picture.title,
        });
    }
}

/// The style of emphasis inside emphasis.
fn stronger(outer: InlineStyle, inner: InlineStyle) -> InlineStyle {
    if outer == InlineStyle::Strong { outer } else { inner }
}

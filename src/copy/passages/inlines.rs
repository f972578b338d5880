//! The words of a paragraph with what stands among them: emphasis, links, pictures, marks of notes and of printed pages.

use std::ops::Range;

use comrak::Node;
use comrak::nodes::{NodeLink, NodeValue};

use super::super::coverage;
use super::super::markdown::{LINE_END, MAX_DEPTH, PARAGRAPH_END, stronger};
use super::super::traced::Traced;
use super::{MARK, Mark, Reader};
use crate::content::{Phrase, ReviewPictureEntry};
use crate::diag::{Code, Finding, Severity};
use crate::model::{InlineStyle, PrintedPage, Prose, Run, Text};

/// Whether an address leads out of the book and every reader can follow it (RFC 3986, with the characters of RFC 3987).
fn leads_out(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return false };
    let is_sign = |c: char| !c.is_whitespace() && !c.is_control() && !"\"<>[\\]^`{|}".contains(c);
    let is_escape = |rest: &str| rest.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
    let is_sound =
        rest.chars().all(is_sign) && rest.split('%').skip(1).all(is_escape) && rest.matches('#').count() <= 1;
    is_sound
        && match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => rest.strip_prefix("//").is_some_and(names_a_host),
            "mailto" => rest.contains('@'),
            _ => false,
        }
}

/// Whether an address, from behind its `//`, begins with a host and perhaps a port.
fn names_a_host(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let (host, port) = host.split_once(':').unwrap_or((host, ""));
    !host.is_empty()
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_'))
        && port.chars().all(|c| c.is_ascii_digit())
}

impl Reader<'_> {
    /// The printed page that a remark `版: 2` at this byte marks. A page begins once: a reader must find one place under its name.
    pub(super) fn printed_page(&mut self, remark: &str, at: usize) -> Option<usize> {
        let words = remark.trim_end_matches("-->").trim();
        let name = words.strip_prefix('版').or_else(|| words.strip_prefix("page"))?;
        let name = name.trim_start().strip_prefix([':', '：'])?.trim();
        if name.is_empty() || name.chars().count() > 12 {
            return None;
        }
        if self.begins == Some(name) || self.body.pages.iter().any(|page| page.name == name) {
            let mut finding = Finding::new(Code::EpubPageList, format!("“{name}”版前面已经标过，这个标记略去不收"));
            finding.severity = Severity::Warning;
            self.desk.add(finding.hint("删去多余的标记；正文开头的版次写在稿头 source 的 page 里就够了"), at);
            return None;
        }
        self.body.pages.push(PrintedPage { name: name.to_owned() });
        Some(usize::from(self.begins.is_some()) + self.body.pages.len() - 1)
    }

    pub(super) fn gather(&mut self, block: Node<'_>) -> Vec<Traced> {
        let mut out = vec![];
        let end = self.extent(block).end;
        self.inlines(block, InlineStyle::Plain, end, &mut out);
        out
    }

    pub(super) fn inlines(&mut self, parent: Node<'_>, style: InlineStyle, end: usize, out: &mut Vec<Traced>) {
        self.depth += 1;
        if self.depth > 2 * MAX_DEPTH {
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

    pub(super) fn inline(&mut self, node: Node<'_>, style: InlineStyle, end: usize, out: &mut Vec<Traced>) {
        let value = node.data.borrow().value.clone();
        let at = self.extent(node).start;
        match value {
            NodeValue::Text(text) => out.extend(self.place(&text, at, end, style)),
            NodeValue::Code(code) => {
                let characters = self.place(&code.literal, at + code.num_backticks, end, style);
                out.extend(characters.into_iter().map(|traced| Traced { literal: true, ..traced }));
            }
            NodeValue::SoftBreak => out.push(Traced { style, ..Traced::new(LINE_END, at) }),
            NodeValue::LineBreak => out.push(Traced { style, ..Traced::new(PARAGRAPH_END, at) }),
            NodeValue::HtmlInline(html) => self.inline_html(&html, at, style, out),
            NodeValue::FootnoteReference(reference) => {
                self.known_notes.push(reference.name.clone());
                self.mark(Mark::Note(reference.ix as usize), at, out);
            }
            NodeValue::Image(link) => self.picture(node, &link, at, end),
            NodeValue::Emph => self.inlines(node, stronger(style, InlineStyle::Emphasis), end, out),
            NodeValue::Strong => self.inlines(node, stronger(style, InlineStyle::Strong), end, out),
            NodeValue::Link(link) => self.link(node, &link, style, end, out),
            _ => self.inlines(node, style, end, out),
        }
    }

    pub(super) fn mark(&mut self, mark: Mark, at: usize, out: &mut Vec<Traced>) {
        self.marks.push(mark);
        out.push(Traced { literal: true, ..Traced::new(MARK, at) });
    }

    pub(super) fn inline_html(&mut self, html: &str, at: usize, style: InlineStyle, out: &mut Vec<Traced>) {
        self.settle(at..at + html.len());
        let tag = html.to_ascii_lowercase();
        if tag.starts_with("<br") {
            out.push(Traced { style, ..Traced::new(PARAGRAPH_END, at) });
        } else if let Some(remark) = html.strip_prefix("<!--") {
            if let Some(page) = self.printed_page(remark, at) {
                self.mark(Mark::Page(page), at, out);
            }
        } else if !tag.starts_with("</") {
            self.note_html(at);
        }
    }

    /// The words of a link; those that lead out of the book lead there, others are only words.
    pub(super) fn link(
        &mut self,
        node: Node<'_>,
        link: &NodeLink,
        style: InlineStyle,
        end: usize,
        out: &mut Vec<Traced>,
    ) {
        let before = out.len();
        self.inlines(node, style, end, out);
        let extent = self.extent_of(node);
        self.settle_rest(&extent, &out[before..]);
        if !leads_out(&link.url) {
            let message = format!("链接“{}”不是书外的网址，只收文字", link.url);
            let remedy = "写全网址，以 https:// 开头，没有空格和引号；各篇之间不用链接，目录和索引会带读者去";
            self.desk.note(Code::MarkdownSlip, extent.start, message, remedy);
        } else if let Some((first, last)) = out.get(before).zip(out.last()) {
            self.links.push((first.at..last.at + last.c.len_utf8(), link.url.clone()));
        }
    }

    pub(super) fn picture(&mut self, node: Node<'_>, link: &NodeLink, at: usize, end: usize) {
        let mut alt = vec![];
        self.inlines(node, InlineStyle::Plain, end, &mut alt);
        let extent = self.extent_of(node);
        self.settle(extent.clone());
        let rest = self.source.text.get(extent).unwrap_or_default();
        let place = |words: &str| rest.find(words).map_or(at, |offset| at + offset);
        let phrase = |words: String| {
            (!words.trim().is_empty()).then(|| Phrase { at: place(&words), text: words.trim().to_owned() })
        };
        let alt: String = alt.iter().map(|traced| traced.c).filter(|&c| c != MARK).collect();
        self.body.pictures.push(ReviewPictureEntry {
            file: Phrase { at: place(&link.url), text: link.url.clone() },
            alt: phrase(alt),
            caption: phrase(link.title.clone()),
            credit: None,
        });
    }

    /// A paragraph's worth of text.
    pub(super) fn prose(
        &mut self,
        characters: &[Traced],
        links: &[(Range<usize>, String)],
        marks: &mut dyn Iterator<Item = Mark>,
    ) -> Prose {
        let text = self.desk.paragraph(characters);
        self.runs(&text, links, marks)
    }

    /// A text with its marks and links put where they belong.
    pub(super) fn runs(
        &mut self,
        text: &Text,
        links: &[(Range<usize>, String)],
        marks: &mut dyn Iterator<Item = Mark>,
    ) -> Prose {
        self.placed = coverage::settle(self.source, std::iter::once(text), std::mem::take(&mut self.placed));
        let mut places = coverage::places(text).into_iter();
        let mut runs: Vec<Run> = vec![];
        for inline in &text.inlines {
            for (c, (_, at)) in inline.text.chars().zip(places.by_ref()) {
                if c == MARK {
                    runs.extend(marks.next().map(|mark| match mark {
                        Mark::Note(number) => Run::Note(number),
                        Mark::Page(page) => Run::Page(page),
                    }));
                    continue;
                }
                let to = links.iter().find(|(bytes, _)| bytes.contains(&at)).map(|(_, to)| to);
                match runs.last_mut() {
                    Some(Run::Words { text, style, link }) if *style == inline.style && link.as_ref() == to => {
                        text.push(c);
                    }
                    _ => runs.push(Run::Words { text: c.to_string(), style: inline.style, link: to.cloned() }),
                }
            }
        }
        Prose { runs, span: text.span_at(0) }
    }
}

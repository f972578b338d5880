//! Markdown -> blocks and the pictures named in the text; every character keeps its byte of the file.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use comrak::nodes::{ListType, NodeHeading, NodeLink, NodeList, NodeValue};
use comrak::{Arena, Node, Options, parse_document};

use super::coverage::{self, stands_at};
use super::desk::CopyDesk;
use super::script::is_wide;
use super::traced::Traced;
use crate::content::{Phrase, PictureEntry};
use crate::diag::{Code, Source};
use crate::model::{Block, InlineStyle, ListItem, Table, Text};

/// Stands for a soft break until the lines on both sides are known.
pub(super) const LINE_END: char = '\n';
/// Stands for a hard break, which ends a paragraph.
pub(super) const PARAGRAPH_END: char = '\u{2029}';

/// How deep quotes, lists and emphasis may nest before what is inside is taken flat.
pub(super) const MAX_DEPTH: usize = 24;

/// The body of the article in a file, from this byte on: its blocks and the pictures named in it.
pub(super) fn read(source: &Arc<Source>, body_at: usize, desk: &mut CopyDesk) -> (Vec<Block>, Vec<PictureEntry>) {
    let mut options = Options::default();
    options.extension.cjk_friendly_emphasis = true;
    options.extension.table = true;
    options.parse.ignore_setext = true;
    let arena = Arena::new();
    let root = parse_document(&arena, &source.text[body_at..], &options);
    let first_line = source.span_at(body_at).line as usize;
    let mut reader = Reader {
        source,
        first_line,
        cursor: body_at,
        depth: 0,
        desk,
        blocks: vec![],
        pictures: vec![],
        settled: BTreeSet::new(),
    };
    reader.blocks(root);
    let Reader { blocks, pictures, settled, .. } = reader;
    let placed = blocks.iter().flat_map(Block::texts);
    coverage::check(source, body_at, coverage::settle(source, placed, settled), desk);
    (blocks, pictures)
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    /// The line of the file where the body begins.
    first_line: usize,
    /// The byte of the file up to which characters have been placed.
    cursor: usize,
    /// How deep the node being read is nested.
    depth: usize,
    desk: &'a mut CopyDesk,
    blocks: Vec<Block>,
    pictures: Vec<PictureEntry>,
    /// Bytes of characters that stand in no block: those of captions, and those left out on purpose.
    settled: BTreeSet<usize>,
}

impl<'a> Reader<'a> {
    fn blocks(&mut self, parent: Node<'_>) {
        for node in parent.children() {
            self.block(node);
        }
    }

    fn block(&mut self, node: Node<'_>) {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            for inner in node.descendants() {
                let (has_words, is_verbatim) = {
                    let value = &inner.data.borrow().value;
                    let is_verbatim = matches!(value, NodeValue::CodeBlock(_) | NodeValue::HtmlBlock(_));
                    (value.contains_inlines(), is_verbatim)
                };
                if has_words {
                    self.paragraphs(inner);
                } else if is_verbatim {
                    self.shallow_block(inner);
                }
            }
        } else {
            self.shallow_block(node);
        }
        self.depth -= 1;
    }

    fn shallow_block(&mut self, node: Node<'_>) {
        let value = node.data.borrow().value.clone();
        let extent = self.extent(node);
        match value {
            NodeValue::Paragraph => self.paragraphs(node),
            NodeValue::Heading(heading) => self.crosshead(node, heading),
            NodeValue::List(list) => self.list(node, list),
            NodeValue::BlockQuote => self.quote(node),
            NodeValue::Table(_) => self.table(node),
            NodeValue::CodeBlock(code) => self.code_block(&code.literal, code.fenced, extent),
            NodeValue::HtmlBlock(html) => self.html_block(&html.literal, extent),
            NodeValue::ThematicBreak => {}
            _ => self.blocks(node),
        }
    }

    fn paragraphs(&mut self, node: Node<'_>) {
        for characters in self.gather(node) {
            check_slips(&characters, self.desk);
            let text = self.desk.paragraph(&characters);
            self.push(Block::Paragraph(text));
        }
    }

    fn crosshead(&mut self, node: Node<'_>, _heading: NodeHeading) {
        let characters = joined(self.gather(node), Some(' '));
        let text = self.desk.crosshead(&characters);
        self.push(Block::Crosshead(text));
    }

    fn push(&mut self, block: Block) {
        if block.texts().iter().any(|text| !text.is_empty()) {
            self.blocks.push(block);
        }
    }

    /// A list becomes one block; inner lists follow their item, other blocks inside part the list.
    fn list(&mut self, node: Node<'_>, list: NodeList) {
        let mut items = vec![];
        self.list_items(node, list, &mut items);
        self.flush_list(&mut items);
    }

    fn flush_list(&mut self, items: &mut Vec<ListItem>) {
        let items = std::mem::take(items);
        if !items.is_empty() {
            self.push(Block::List(items));
        }
    }

    fn list_items(&mut self, node: Node<'_>, list: NodeList, items: &mut Vec<ListItem>) {
        for (item, number) in node.children().zip(list.start..) {
            let marker = match list.list_type {
                ListType::Bullet => "•".to_owned(),
                ListType::Ordered => format!("{number}."),
            };
            let mut own: Vec<Vec<Traced>> = vec![];
            let mut placed = false;
            for child in item.children() {
                let value = child.data.borrow().value.clone();
                match value {
                    NodeValue::Paragraph | NodeValue::Heading(_) if !placed => own.extend(self.gather(child)),
                    NodeValue::List(inner) if self.depth < MAX_DEPTH => {
                        self.place_item(&marker, &mut own, &mut placed, items);
                        self.depth += 1;
                        self.list_items(child, inner, items);
                        self.depth -= 1;
                    }
                    _ => {
                        self.place_item(&marker, &mut own, &mut placed, items);
                        self.flush_list(items);
                        self.block(child);
                    }
                }
            }
            self.place_item(&marker, &mut own, &mut placed, items);
        }
    }

    fn place_item(&mut self, marker: &str, own: &mut Vec<Vec<Traced>>, placed: &mut bool, items: &mut Vec<ListItem>) {
        if *placed {
            return;
        }
        *placed = true;
        let characters = joined(std::mem::take(own), None);
        check_slips(&characters, self.desk);
        let text = self.desk.paragraph(&characters);
        if !text.is_empty() {
            items.push(ListItem { marker: marker.to_owned(), text });
        }
    }

    /// The paragraphs of a quotation; other blocks in it part the quotation.
    fn quote(&mut self, node: Node<'_>) {
        let mut texts = vec![];
        for child in node.children() {
            let is_text = matches!(child.data.borrow().value, NodeValue::Paragraph | NodeValue::Heading(_));
            if is_text {
                for characters in self.gather(child) {
                    check_slips(&characters, self.desk);
                    texts.push(self.desk.paragraph(&characters));
                }
            } else {
                self.push(Block::Quote(std::mem::take(&mut texts)));
                self.block(child);
            }
        }
        texts.retain(|text| !text.is_empty());
        self.push(Block::Quote(texts));
    }

    fn table(&mut self, node: Node<'_>) {
        let mut rows: Vec<Vec<Text>> = vec![];
        for row in node.children() {
            let cells: Vec<Text> = row
                .children()
                .map(|cell| {
                    let characters = joined(self.gather(cell), None);
                    self.desk.paragraph(&characters)
                })
                .collect();
            rows.push(cells);
        }
        if rows.is_empty() {
            return;
        }
        let header = rows.remove(0);
        for row in &mut rows {
            row.resize_with(header.len(), Text::default);
        }
        self.push(Block::Table(Table { header, rows }));
    }

    /// What Markdown takes for code is in a newspaper a paragraph somebody indented.
    fn code_block(&mut self, literal: &str, fenced: bool, extent: Range<usize>) {
        let (message, remedy) = if fenced {
            ("报纸里没有代码块，按普通段落排", "删去 ``` 这两行")
        } else {
            ("缩进四格被当成代码块，按普通段落排，其中的记号不起作用", "删去段首的空格，缩进由排版来做")
        };
        self.desk.note(Code::CodeBlock, extent.start, message, remedy);
        self.cursor = self.cursor.max(extent.start);
        if fenced {
            let opening = self.source.text.get(self.cursor..extent.end).and_then(|text| text.find('\n'));
            self.cursor += opening.map_or(0, |end| end + 1);
        }
        let lines: Vec<&str> = literal.trim_end().lines().map(|line| line.trim_start_matches([' ', '\t'])).collect();
        let characters = self.place_verbatim(&lines.join("\n"), InlineStyle::Plain, extent.end);
        for paragraph in paragraphs(&characters) {
            let text = self.desk.paragraph(&paragraph);
            self.push(Block::Paragraph(text));
        }
    }

    /// Keeps the words between the tags of a block of HTML.
    fn html_block(&mut self, literal: &str, extent: Range<usize>) {
        if !literal.trim_start().starts_with("<!--") {
            self.note_html(extent.start);
        }
        self.cursor = self.cursor.max(extent.start);
        let mut characters = vec![];
        for (is_tag, piece) in tags_and_words(literal) {
            let placed = self.place_verbatim(piece, InlineStyle::Plain, extent.end);
            if is_tag {
                self.settle_characters(&placed);
            } else {
                characters.extend(placed);
            }
        }
        for line in characters.split(|traced| traced.c == '\n') {
            let words = |traced: &Traced| !traced.c.is_whitespace();
            let Some((first, last)) = line.iter().position(words).zip(line.iter().rposition(words)) else { continue };
            let text = self.desk.paragraph(&line[first..=last]);
            self.push(Block::Paragraph(text));
        }
    }

    fn note_html(&mut self, at: usize) {
        self.desk.note(Code::RawHtml, at, "HTML 标记略去不排", "改用 Markdown 写法，或删去标记");
    }

    /// The characters of a block, parted where a line ends hard.
    fn gather(&mut self, block: Node<'_>) -> Vec<Vec<Traced>> {
        let mut out = vec![];
        let extent = self.extent(block);
        self.cursor = self.cursor.max(extent.start);
        for child in block.children() {
            self.inline(child, InlineStyle::Plain, extent.end, &mut out);
        }
        paragraphs(&out)
    }

    fn inline(&mut self, node: Node<'_>, style: InlineStyle, end: usize, out: &mut Vec<Traced>) {
        let value = node.data.borrow().value.clone();
        let at = self.extent(node).start;
        match value {
            NodeValue::Text(text) => {
                self.approach(at, &text);
                out.extend(self.place(&text, style, end));
            }
            NodeValue::Code(code) => {
                self.approach(at + code.num_backticks, &code.literal);
                let characters = self.place_verbatim(&code.literal, style, end);
                out.extend(characters.into_iter().map(|traced| Traced { literal: true, ..traced }));
            }
            NodeValue::SoftBreak => out.push(Traced { style, ..Traced::new(LINE_END, self.cursor) }),
            NodeValue::LineBreak => out.push(Traced { style, ..Traced::new(PARAGRAPH_END, self.cursor) }),
            NodeValue::HtmlInline(html) => self.inline_html(&html, at, style, out),
            NodeValue::Image(link) => self.picture(node, &link, at, end),
            NodeValue::Emph => self.inlines(node, stronger(style, InlineStyle::Emphasis), end, out),
            NodeValue::Strong => self.inlines(node, stronger(style, InlineStyle::Strong), end, out),
            NodeValue::Link(_) => {
                let is_address = self.source.text.get(at..).is_some_and(|rest| rest.starts_with('<'));
                self.inlines(node, style, end, out);
                if !is_address {
                    self.pass_target(end);
                }
            }
            _ => self.inlines(node, style, end, out),
        }
    }

    fn inlines(&mut self, parent: Node<'_>, style: InlineStyle, end: usize, out: &mut Vec<Traced>) {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let is_leaf = |node: &Node<'_>| node.first_child().is_none();
            for leaf in parent.descendants().filter(is_leaf) {
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
        let at = at.max(self.cursor);
        let tag = html.to_ascii_lowercase();
        if tag.starts_with("<br") {
            out.push(Traced { style, ..Traced::new(PARAGRAPH_END, at) });
        } else if !tag.starts_with("</") && !tag.starts_with("<!--") {
            self.note_html(at);
        }
        let found = self.source.text[self.cursor..].find(html);
        if let Some(offset) = found {
            self.settle(self.cursor + offset..self.cursor + offset + html.len());
            self.cursor += offset + html.len();
        }
    }

    fn picture(&mut self, node: Node<'_>, link: &NodeLink, at: usize, end: usize) {
        let at = at.max(self.cursor);
        self.approach(at, "!");
        let mut traced_alt = vec![];
        self.inlines(node, InlineStyle::Plain, end, &mut traced_alt);
        let title = self.pass_target(end);
        let alt: String = traced_alt.iter().map(|traced| traced.c).collect();
        let has_title = !link.title.trim().is_empty();
        if !has_title || alt.trim() == link.title.trim() {
            self.settle_characters(&traced_alt);
        }
        if let Some(title) = title {
            self.settle(title);
        }
        let words = if has_title { link.title.clone() } else { alt };
        let rest = self.source.text.get(at..end).unwrap_or_default();
        let place = |words: &str| rest.find(words).map_or(at, |offset| at + offset);
        let file = Phrase { text: link.url.clone(), at: place(&link.url) };
        let caption = (!words.trim().is_empty()).then(|| Phrase { at: place(&words), text: words });
        self.pictures.push(PictureEntry {
            file,
            caption,
            credit: None,
            focus: (0.5, 0.5),
            crop: None,
            columns: None,
            omitted: false,
        });
    }

    /// Passes over what follows the words of a link or a picture: the address, which is not for print, and the title.
    /// Gives the bytes of the title.
    fn pass_target(&mut self, end: usize) -> Option<Range<usize>> {
        let text = self.source.text.get(..end)?;
        let bracket = self.cursor + text.get(self.cursor..)?.find(']')?;
        let open = text[bracket..].strip_prefix("](")?;
        let address = open.trim_start();
        let address_at = end - address.len();
        let length = if address.starts_with('<') { address.find('>')? + 1 } else { address_length(address) };
        let rest = address[length..].trim_start();
        self.settle(address_at..address_at + length);
        self.cursor = address_at + length;
        let close = match rest.chars().next()? {
            quote @ ('"' | '\'') => quote,
            '(' => ')',
            _ => return None,
        };
        let title_at = end - rest.len() + 1;
        let title = title_at..title_at + closing(&rest[1..], close)?;
        self.cursor = title.end + 1;
        Some(title)
    }

    /// Marks characters as accounted for, if they do stand where they were looked for.
    fn settle_characters(&mut self, characters: &[Traced]) {
        let found = |traced: &&Traced| stands_at(self.source, traced.c, traced.at);
        self.settled.extend(characters.iter().filter(found).map(|traced| traced.at));
    }

    /// Marks the characters of these bytes as accounted for.
    fn settle(&mut self, bytes: Range<usize>) {
        let words = self.source.text.get(bytes.clone()).unwrap_or_default();
        self.settled.extend(words.char_indices().map(|(offset, _)| bytes.start + offset));
    }

    /// The bytes of the file a node stands on.
    fn extent(&self, node: Node<'_>) -> Range<usize> {
        extent(self.source, self.first_line, node)
    }

    /// Moves to where the parser says these words stand, if they do stand there.
    fn approach(&mut self, at: usize, words: &str) {
        let rest = self.source.text.get(at..).unwrap_or_default();
        let stands = words.chars().next().is_some_and(|c| rest.starts_with([c, '\\', '&']));
        if at > self.cursor && stands {
            self.cursor = at;
        }
    }

    /// Finds the byte of each character from the cursor on, past markup, escapes and entities.
    fn place(&mut self, words: &str, style: InlineStyle, end: usize) -> Vec<Traced> {
        let place = |c: char| {
            let (before, rest) = self.source.text.split_at(self.cursor);
            let escaped = before.chars().rev().take_while(|&c| c == '\\').count() % 2 == 1;
            let at = match entity_length(rest, c).filter(|_| !escaped) {
                Some(length) => {
                    self.cursor += length;
                    self.cursor - length
                }
                None => self.find(c, end),
            };
            Traced { style, ..Traced::new(c, at) }
        };
        words.chars().map(place).collect()
    }

    /// The same for words in which nothing is escaped: code and HTML.
    fn place_verbatim(&mut self, words: &str, style: InlineStyle, end: usize) -> Vec<Traced> {
        let place = |c: char| {
            let at = if c.is_whitespace() { self.pass_space(end) } else { self.find(c, end) };
            Traced { style, ..Traced::new(c, at) }
        };
        words.chars().map(place).collect()
    }

    /// The byte at the cursor; moves behind it if a space stands there. A tab may have become several spaces, so no other
    /// is looked for.
    fn pass_space(&mut self, end: usize) -> usize {
        let at = self.cursor;
        let next = self.source.text.get(at..end).and_then(|rest| rest.chars().next());
        self.cursor += next.filter(|c| c.is_whitespace()).map_or(0, char::len_utf8);
        at
    }

    /// The byte of the next such character from the cursor on; moves the cursor behind it.
    fn find(&mut self, c: char, end: usize) -> usize {
        let alike = |other: char| other == c || (c == ' ' && other.is_whitespace());
        let found = self.source.text.get(self.cursor..end).and_then(|rest| rest.find(alike));
        let at = self.cursor + found.unwrap_or(0);
        if found.is_some() {
            self.cursor = at + self.source.text[at..].chars().next().map_or(0, char::len_utf8);
        }
        at
    }
}

/// The bytes of a file from where a node begins to the end of the line it ends on; the body begins on `first_line`.
pub(super) fn extent(source: &Source, first_line: usize, node: Node<'_>) -> Range<usize> {
    let place = node.data.borrow().sourcepos;
    let line = |line: usize| first_line + line.saturating_sub(1);
    let start = source.byte_of(line(place.start.line), place.start.column);
    let start = source.text.floor_char_boundary(start);
    let end = source.byte_of(line(place.end.line) + 1, 1).max(start);
    start..end
}

/// Notes marks of Markdown that did not work and would be printed.
pub(super) fn check_slips(characters: &[Traced], desk: &mut CopyDesk) {
    let words: String = characters.iter().map(|traced| traced.c).collect();
    let at = |found: &str| {
        let byte = words.find(found)?;
        let index = words[..byte].chars().count();
        characters.get(index).filter(|traced| !traced.literal).map(|traced| traced.at)
    };
    let slips = [
        ("**", "“**”没有配对，会原样印出", "加粗的文字两边各写 **，紧贴文字"),
        ("](", "图片或链接没有写完，会原样印出", "图片写成 ![](images/a.jpg \"图片说明\")，括号都用半角"),
    ];
    for (mark, message, remedy) in slips {
        if let Some(at) = at(mark) {
            desk.note(Code::MarkdownSlip, at, message, remedy);
        }
    }
    if words.starts_with("##") {
        let remedy = "小标题写成：## 小标题";
        desk.note(Code::MarkdownSlip, characters[0].at, "小标题的 ## 后面少一个空格，会原样印出", remedy);
    }
}

/// The length of the address at the beginning of a text: up to a space or a bracket without a partner.
fn address_length(text: &str) -> usize {
    let mut open = 0;
    let mut escaped = false;
    let ends = |&(_, c): &(usize, char)| {
        match c {
            _ if escaped => {
                escaped = false;
                return false;
            }
            '\\' => escaped = true,
            '(' => open += 1,
            ')' if open == 0 => return true,
            ')' => open -= 1,
            _ => {}
        }
        c.is_ascii_whitespace()
    };
    text.char_indices().find(ends).map_or(text.len(), |(at, _)| at)
}

/// Where a title ends: at the first such mark that is not escaped.
fn closing(text: &str, mark: char) -> Option<usize> {
    let mut escaped = false;
    let ends = |&(_, c): &(usize, char)| {
        let ends = c == mark && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    };
    text.char_indices().find(ends).map(|(at, _)| at)
}

/// The length of an HTML entity at the beginning of a text that stands for this character.
fn entity_length(rest: &str, c: char) -> Option<usize> {
    let name = rest.strip_prefix('&')?.split_once(';')?.0;
    let is_entity = (2..=31).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#');
    let is_ampersand = matches!(name, "amp" | "#38" | "#x26" | "#X26" | "AMP");
    (is_entity && (c != '&' || is_ampersand)).then_some(name.len() + 2)
}

/// The style of emphasis inside emphasis.
pub(super) fn stronger(outer: InlineStyle, inner: InlineStyle) -> InlineStyle {
    if outer == InlineStyle::Strong { outer } else { inner }
}

/// Parts characters into paragraphs at hard breaks, and at lines that begin with the indent of Chinese print; joins the
/// other lines, with a space between Latin words only.
pub(super) fn paragraphs(characters: &[Traced]) -> Vec<Vec<Traced>> {
    let mut done = vec![];
    let mut current: Vec<Traced> = vec![];
    for (i, traced) in characters.iter().enumerate() {
        let next = characters.get(i + 1);
        let indented = next.is_some_and(|next| next.c == '\u{3000}');
        match traced.c {
            PARAGRAPH_END => done.push(std::mem::take(&mut current)),
            LINE_END if indented => done.push(std::mem::take(&mut current)),
            LINE_END => {
                let latin = |traced: Option<&Traced>| traced.is_some_and(|traced| !is_wide(traced.c));
                if latin(current.last()) && latin(next) {
                    current.push(traced.with(' '));
                }
            }
            _ => current.push(*traced),
        }
    }
    done.push(current);
    done.retain(|paragraph| paragraph.iter().any(|traced| !traced.c.is_whitespace()));
    done
}

/// Several paragraphs as one text, where the place takes only one.
pub(super) fn joined(paragraphs: Vec<Vec<Traced>>, between: Option<char>) -> Vec<Traced> {
    let mut all: Vec<Traced> = vec![];
    for paragraph in paragraphs {
        if let (Some(c), Some(last)) = (between, all.last()) {
            all.push(last.with(c));
        }
        all.extend(paragraph);
    }
    all
}

/// The pieces of HTML in order, each with whether it is a tag or a remark.
pub(super) fn tags_and_words(html: &str) -> Vec<(bool, &str)> {
    let mut pieces = vec![];
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let tag = &rest[start..];
        let end =
            if tag.starts_with("<!--") { tag.find("-->").map(|at| at + 3) } else { tag.find('>').map(|at| at + 1) };
        let looks_like_tag = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        match end {
            Some(end) if looks_like_tag => {
                pieces.extend([(false, &rest[..start]), (true, &tag[..end])]);
                rest = &tag[end..];
            }
            _ => {
                pieces.push((false, &rest[..=start]));
                rest = &tag[1..];
            }
        }
    }
    pieces.push((false, rest));
    pieces
}

#[cfg(test)]
#[path = "markdown_tests.rs"]
mod tests;

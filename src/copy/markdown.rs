//! Markdown -> blocks and the pictures named in the text; every character keeps its byte of the file.

use std::ops::Range;
use std::sync::Arc;

use comrak::nodes::{ListType, NodeHeading, NodeLink, NodeList, NodeValue};
use comrak::{Arena, Node, Options, parse_document};

use super::desk::CopyDesk;
use super::script::is_wide;
use super::traced::Traced;
use crate::content::{Phrase, PictureEntry};
use crate::diag::{Code, Finding, Severity, Source};
use crate::model::{Block, InlineStyle, ListItem, Table, Text};

/// Stands for a soft break until the lines on both sides are known.
const LINE_END: char = '\n';
/// Stands for a hard break, which ends a paragraph.
const PARAGRAPH_END: char = '\u{2029}';

/// How deep quotes, lists and emphasis may nest before what is inside is taken flat.
const MAX_DEPTH: usize = 24;

/// The body of the article in a file, from this byte on: its blocks and the pictures named in it.
pub(super) fn read(source: &Arc<Source>, body_at: usize, desk: &mut CopyDesk) -> (Vec<Block>, Vec<PictureEntry>) {
    let mut options = Options::default();
    options.extension.cjk_friendly_emphasis = true;
    options.extension.table = true;
    options.parse.ignore_setext = true;
    let arena = Arena::new();
    let root = parse_document(&arena, &source.text[body_at..], &options);
    let first_line = source.span_at(body_at).line as usize;
    let mut reader = Reader { source, first_line, cursor: body_at, depth: 0, desk, blocks: vec![], pictures: vec![] };
    reader.blocks(root);
    reader.check_definitions(body_at);
    (reader.blocks, reader.pictures)
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
            self.check_slips(&characters);
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
        self.check_slips(&characters);
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
                    self.check_slips(&characters);
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
        let words = without_tags(literal);
        if !literal.trim_start().starts_with("<!--") {
            self.note_html(extent.start);
        }
        self.cursor = self.cursor.max(extent.start);
        for line in words.lines().filter(|line| !line.trim().is_empty()) {
            let characters = self.place_verbatim(line.trim(), InlineStyle::Plain, extent.end);
            let text = self.desk.paragraph(&characters);
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
        self.cursor = found.map_or(self.cursor, |offset| self.cursor + offset + html.len());
    }

    fn picture(&mut self, node: Node<'_>, link: &NodeLink, at: usize, end: usize) {
        let at = at.max(self.cursor);
        let mut alt = vec![];
        self.inlines(node, InlineStyle::Plain, end, &mut alt);
        let alt: String = alt.iter().map(|traced| traced.c).collect();
        let words = if link.title.trim().is_empty() { alt } else { link.title.clone() };
        let rest = self.source.text.get(at..end).unwrap_or_default();
        let place = |words: &str| rest.find(words).map_or(at, |offset| at + offset);
        let file = Phrase { text: link.url.clone(), at: place(&link.url) };
        let caption = (!words.trim().is_empty()).then(|| Phrase { at: place(&words), text: words });
        self.cursor = self.cursor.max(rest.find(')').map_or(at, |offset| at + offset));
        self.pictures.push(PictureEntry { file, caption, credit: None, focus: (0.5, 0.5), crop: None });
    }

    /// The bytes of the file a node stands on.
    fn extent(&self, node: Node<'_>) -> Range<usize> {
        let place = node.data.borrow().sourcepos;
        let line = |line: usize| self.first_line + line.saturating_sub(1);
        let start = self.source.byte_of(line(place.start.line), place.start.column);
        let start = self.source.text.floor_char_boundary(start);
        let end = self.source.byte_of(line(place.end.line) + 1, 1).max(start);
        start..end
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
        words.chars().map(|c| Traced { style, ..Traced::new(c, self.find(c, end)) }).collect()
    }

    /// The byte of the next such character from the cursor on; moves the cursor behind it.
    fn find(&mut self, c: char, end: usize) -> usize {
        let alike = |other: char| other == c || (c == ' ' && other.is_whitespace());
        let found = self.source.text.get(self.cursor..end).and_then(|rest| rest.find(alike));
        let at = self.cursor + found.unwrap_or(0);
        if found.is_some() {
            self.cursor = at + c.len_utf8();
        }
        at
    }

    /// Notes marks of Markdown that did not work and would be printed.
    fn check_slips(&mut self, characters: &[Traced]) {
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
                self.desk.note(Code::MarkdownSlip, at, message, remedy);
            }
        }
        if words.starts_with("##") {
            let remedy = "小标题写成：## 小标题";
            self.desk.note(Code::MarkdownSlip, characters[0].at, "小标题的 ## 后面少一个空格，会原样印出", remedy);
        }
    }

    /// Notes lines that Markdown takes for the target of a link and that are therefore not printed.
    fn check_definitions(&mut self, body_at: usize) {
        let mut at = body_at;
        for line in self.source.text[body_at..].split_inclusive('\n') {
            let start = line.len() - line.trim_start().len();
            let label = line.trim_start().strip_prefix('[').and_then(|rest| rest.split_once("]:"));
            if start <= 3 && label.is_some_and(|(label, target)| !label.contains(']') && !target.trim().is_empty()) {
                let message = "这一行被当成链接的地址或注释，不会见报";
                let mut finding =
                    Finding::new(Code::MarkdownSlip, message).hint("把“]:”的冒号改成全角“：”；注释写进正文的括号里");
                finding.severity = Severity::Error;
                self.desk.add(finding, at + start);
            }
            at += line.len();
        }
    }
}

/// The length of an HTML entity at the beginning of a text that stands for this character.
fn entity_length(rest: &str, c: char) -> Option<usize> {
    let name = rest.strip_prefix('&')?.split_once(';')?.0;
    let is_entity = (2..=31).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#');
    let is_ampersand = matches!(name, "amp" | "#38" | "#x26" | "#X26" | "AMP");
    (is_entity && (c != '&' || is_ampersand)).then_some(name.len() + 2)
}

/// The style of emphasis inside emphasis.
fn stronger(outer: InlineStyle, inner: InlineStyle) -> InlineStyle {
    if outer == InlineStyle::Strong { outer } else { inner }
}

/// Parts characters into paragraphs at hard breaks, and at lines that begin with the indent of Chinese print; joins the
/// other lines, with a space between Latin words only.
fn paragraphs(characters: &[Traced]) -> Vec<Vec<Traced>> {
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
fn joined(paragraphs: Vec<Vec<Traced>>, between: Option<char>) -> Vec<Traced> {
    let mut all: Vec<Traced> = vec![];
    for paragraph in paragraphs {
        if let (Some(c), Some(last)) = (between, all.last()) {
            all.push(last.with(c));
        }
        all.extend(paragraph);
    }
    all
}

/// The words of HTML without its tags and remarks.
fn without_tags(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        words.push_str(&rest[..start]);
        let tag = &rest[start..];
        let end =
            if tag.starts_with("<!--") { tag.find("-->").map(|at| at + 3) } else { tag.find('>').map(|at| at + 1) };
        let looks_like_tag = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        match end {
            Some(end) if looks_like_tag => rest = &tag[end..],
            _ => {
                words.push('<');
                rest = &tag[1..];
            }
        }
    }
    words + rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::copy::script::is_han;
    use crate::diag::Finding;

    const FRONT_MATTER: &str = "---\ntitle: 标题\n---\n";

    struct Copy {
        source: Arc<Source>,
        blocks: Vec<Block>,
        pictures: Vec<PictureEntry>,
        findings: Vec<Finding>,
    }

    fn copy(body: &str) -> Copy {
        let source = Source::new("a.md", format!("{FRONT_MATTER}{body}"));
        let mut desk = CopyDesk::new(&source);
        let (blocks, pictures) = read(&source, FRONT_MATTER.len(), &mut desk);
        Copy { source, blocks, pictures, findings: desk.close() }
    }

    /// The blocks in a short notation: one line each.
    fn outline(body: &str) -> String {
        let copy = copy(body);
        let lines = copy.blocks.iter().map(|block| match block {
            Block::Paragraph(text) => runs(text),
            Block::Crosshead(text) => format!("# {}", runs(text)),
            Block::List(items) => {
                items.iter().map(|item| format!("{} {}", item.marker, runs(&item.text))).collect::<Vec<_>>().join(" / ")
            }
            Block::Quote(texts) => format!("> {}", texts.iter().map(runs).collect::<Vec<_>>().join(" / ")),
            Block::Table(table) => std::iter::once(&table.header)
                .chain(&table.rows)
                .map(|row| row.iter().map(runs).collect::<Vec<_>>().join(" | "))
                .collect::<Vec<_>>()
                .join(" / "),
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn runs(text: &Text) -> String {
        let run = |inline: &crate::model::Inline| match inline.style {
            InlineStyle::Plain => inline.text.clone(),
            InlineStyle::Strong => format!("[{}]", inline.text),
            InlineStyle::Emphasis => format!("<{}>", inline.text),
        };
        text.inlines.iter().map(run).collect()
    }

    /// Code, line and column of each finding.
    fn faults(body: &str) -> Vec<String> {
        let place = |finding: &Finding| finding.span.as_ref().map_or((0, 0), |span| (span.line, span.column));
        copy(body).findings.iter().map(|f| format!("{} {}:{}", f.code, place(f).0, place(f).1)).collect()
    }

    #[test]
    fn soft_breaks_join_chinese_lines_and_part_latin_words() {
        assert_eq!(outline("上半年\n下半年，\n“好”\n说\n"), "上半年下半年，“好”说");
        assert_eq!(outline("the first\nsecond 中文\nWi-Fi\n"), "the first second 中文Wi-Fi");
        assert_eq!(outline("第一行  \n第二行\\\n第三行\n"), "第一行\n第二行\n第三行");
        assert_eq!(outline("第一段。\n　　第二段。\n\n　　第三段。"), "第一段。\n第二段。\n第三段。");
    }

    #[test]
    fn emphasis_works_next_to_chinese_marks() {
        assert_eq!(outline("**一是基础设施。**房屋"), "[一是基础设施。]房屋");
        assert_eq!(outline("**“两新”**组织和*强调，*后文"), "[“两新”]组织和<强调，>后文");
        assert_eq!(outline("***都有***"), "[都有]");
    }

    #[test]
    fn blocks_keep_their_kind() {
        assert_eq!(outline("# 一\n\n## 谋发展 强治理\n\n正文\n---\n还有\n"), "# 一\n# 谋发展　强治理\n正文\n还有");
        assert_eq!(outline("- 甲\n- 乙\n  续行\n\n  又一段\n"), "• 甲 / • 乙续行又一段");
        assert_eq!(outline("3. 甲\n4. 乙\n   - 丙\n5. 丁\n"), "3. 甲 / 4. 乙 / • 丙 / 5. 丁");
        assert_eq!(outline("- 甲\n\n  > 引\n\n  后\n- 乙\n"), "• 甲\n> 引\n后\n• 乙");
        assert_eq!(outline("> 第一段\n>\n> 第二段\n"), "> 第一段 / 第二段");
        assert_eq!(
            outline("| 类别 | 例 |\n| --- | --- |\n| **干** | 纸, 笔 |\n| 湿 |\n"),
            "类别 | 例 / [干] | 纸，笔 / 湿 | "
        );
    }

    #[test]
    fn links_keep_their_words_and_code_stays_as_it_is() {
        assert_eq!(
            outline("见[街道网站](https://example.org/a,b)，或<https://example.org/>"),
            "见街道网站，或https://example.org/"
        );
        assert_eq!(outline("输入`a, b`即可"), "输入a, b即可");
        assert_eq!(outline("甲&amp;乙&lt;丙\\*丁"), "甲&乙<丙*丁");
    }

    #[test]
    fn indented_text_is_a_paragraph_with_a_warning() {
        assert_eq!(outline("    缩进的段落\n    第二行\n"), "缩进的段落第二行");
        assert_eq!(faults("第一段\n\n    缩进的段落\n"), ["code-block 6:5"]);
        assert_eq!(outline("```\n围栏\n```\n"), "围栏");
    }

    #[test]
    fn html_goes_and_its_words_stay() {
        assert_eq!(outline("水<sub>二</sub>氧<!-- 注 --><br>新段"), "水二氧\n新段");
        assert_eq!(faults("水<sub>二</sub>氧<!-- 注 --><br>新段"), ["raw-html 4:2"]);
        assert_eq!(
            outline("<div align=\"center\">\n居中 <b>粗</b>\n</div>\n\n<!-- 编辑注 -->\n\n正文\n"),
            "居中粗\n正文"
        );
        assert_eq!(faults("<div>\n居中\n</div>\n"), ["raw-html 4:1"]);
        assert_eq!(outline("书名<居民>和 3<5 岁"), "书名<居民>和3<5岁");
    }

    #[test]
    fn pictures_leave_the_text() {
        let copy = copy("前文\n\n![说明一](images/a.jpg)\n\n中![](<images/b b.png> \"说明二\")文\n");
        let named: Vec<(&str, Option<&str>)> = copy
            .pictures
            .iter()
            .map(|entry| (entry.file.text.as_str(), entry.caption.as_ref().map(|phrase| phrase.text.as_str())))
            .collect();
        assert_eq!(named, [("images/a.jpg", Some("说明一")), ("images/b b.png", Some("说明二"))]);
        for entry in &copy.pictures {
            assert!(copy.source.text[entry.file.at..].starts_with(&entry.file.text));
            let caption = entry.caption.as_ref().unwrap();
            assert!(copy.source.text[caption.at..].starts_with(&caption.text));
        }
        assert_eq!(copy.blocks.len(), 2);
    }

    #[test]
    fn warns_of_marks_that_do_not_work() {
        assert_eq!(faults("正文**没配对\n"), ["markdown-slip 4:3"]);
        assert_eq!(faults("##小标题\n"), ["markdown-slip 4:1"]);
        assert_eq!(faults("见![](images/a b.jpg)\n"), ["markdown-slip 4:4"]);
        assert_eq!(faults("正文\n\n[注]: 本文有删节\n"), ["markdown-slip 6:1"]);
    }

    #[test]
    fn warns_of_quotes_without_a_partner() {
        assert_eq!(faults("他说“好，就走了\n"), ["quote-unpaired 4:3"]);
        assert_eq!(faults("他说好”，就走了\n"), ["quote-unpaired 4:4"]);
        assert_eq!(faults("少\"一个\n"), ["quote-unpaired 4:2"]);
        assert_eq!(faults("他说：“第一段\n\n“第二段”\n"), Vec::<String>::new());
        assert_eq!(faults("他说：“第一段\n\n第二段\n"), ["quote-unpaired 4:4"]);
        assert_eq!(faults("坏\u{fffd}字\n"), ["not-utf8 4:2"]);
    }

    #[test]
    fn every_character_leads_back_to_its_place() {
        let copy = copy(
            "他 说:\"**好**\"，\n又说...&amp;\n\n- 项[目](http://a.cn/目)目\n\n| 表 | 头 |\n| -- | -- |\n| a | 格 |\n\n    码\n",
        );
        let mut seen = 0;
        for text in copy.blocks.iter().flat_map(Block::texts) {
            for (byte, c) in text.to_plain().char_indices() {
                let span = text.span_at(byte).unwrap();
                let from = copy.source.text[span.byte..].chars().next().unwrap();
                let alike = from == c || matches!((from, c), (':', '：') | ('"', '“' | '”') | ('.', '…'));
                assert!(alike, "{c} came from {from}");
                seen += 1;
            }
        }
        assert_eq!(seen, 20);
        let Block::List(items) = &copy.blocks[1] else { panic!("a list") };
        assert_eq!(items[0].text.span_at("项目".len()).unwrap().column, 22);
    }

    fn markdown() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            6 => "[一-龥，。“”a-z0-9]{1,8}",
            1 => Just("\n\n".to_owned()),
            1 => Just("\n".to_owned()),
            1 => "[\\n](- |1\\. |> |## |    |　　|\\| |```\n)",
            1 => "[*_`#|<>\\[\\]()!&;:\\\\\"~-]{1,3}",
            1 => prop_oneof![
                Just("**粗**"), Just("![图](images/a.jpg \"说\")"), Just("[链](u)"), Just("<b>"), Just("</b>"), Just("<!-- 注 -->"),
                Just("&amp;"), Just("| a | b |\n| - | - |\n| 一 | 二 |\n"), Just("<div>\n"), Just("\r\n"), Just("\t")
            ].prop_map(str::to_owned),
        ];
        prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
    }

    #[test]
    fn deep_nesting_ends() {
        for piece in [">", "> ", "- ", "1. ", "*a **b ", "[", "![", "<b>", "`", "~~", "| ", "&", "\\"] {
            copy(&piece.repeat(20_000));
        }
        copy(&format!("{}一{}", "*a **b ".repeat(5_000), "** *".repeat(5_000)));
        copy(&format!("{}一{}", "![".repeat(5_000), "](a)".repeat(5_000)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn han_keep_their_order_and_their_places(body in markdown()) {
            let copy = copy(&body);
            let mut last = 0;
            for text in copy.blocks.iter().flat_map(Block::texts) {
                let anchors = &text.map.anchors;
                prop_assert!(anchors.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1));
                for (byte, c) in text.to_plain().char_indices().filter(|&(_, c)| is_han(c)) {
                    let span = text.span_at(byte).unwrap();
                    prop_assert_eq!(copy.source.text[span.byte..].chars().next(), Some(c));
                    prop_assert!(span.byte >= last);
                    last = span.byte;
                }
            }
        }
    }
}

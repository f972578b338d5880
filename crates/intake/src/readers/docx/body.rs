//! The stories of a document in reading order: running text, tables, text boxes, notes, headers and footers.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::inline::{Inlines, Run};
use super::numbering::Numbering;
use super::package::Wanted;
use super::styles::{Format, Styles};
use super::xml;
use crate::limits;
use crate::manuscript::{Align, Aside, Line, Look, Manuscript, Place, Strand};
use crate::measure::visible;

/// Reads stories one after the other.
pub(super) struct Body {
    styles: Styles,
    numbering: Numbering,
    relations: BTreeMap<String, String>,
    manuscript: Manuscript,
    wanted: Vec<Wanted>,
    /// The paragraph that is being read, from 1.
    paragraph: usize,
    blanks: usize,
    /// Where comments are tied to the text, by their ids.
    pub(super) commented: BTreeMap<String, Place>,
}

impl Body {
    pub(super) fn new(styles: Styles, numbering: Numbering, relations: BTreeMap<String, String>) -> Self {
        Self {
            styles,
            numbering,
            relations,
            manuscript: Manuscript::default(),
            wanted: vec![],
            paragraph: 0,
            blanks: 0,
            commented: BTreeMap::new(),
        }
    }

    /// What was read, and the pictures that are still to be loaded.
    pub(super) fn close(self) -> (Manuscript, Vec<Wanted>) {
        (self.manuscript, self.wanted)
    }

    /// A story: its paragraphs and tables.
    pub(super) fn story(&mut self, node: Node<'_, '_>, strand: Strand) {
        self.blocks(node, strand, 0);
    }

    /// Footnotes and endnotes, without the lines that part them from the text.
    pub(super) fn notes(&mut self, root: Node<'_, '_>) {
        for note in root.children().filter(|node| xml::is(*node, "footnote") || xml::is(*node, "endnote")) {
            let is_rule = matches!(
                xml::attribute(note, "type"),
                Some("separator" | "continuationSeparator" | "continuationNotice")
            );
            if !is_rule {
                self.blocks(note, Strand::Note, 0);
            }
        }
    }

    fn blocks(&mut self, node: Node<'_, '_>, strand: Strand, depth: usize) {
        if depth > limits::MOST_DEPTH {
            return;
        }
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "p" => self.read_paragraph(child, strand, depth),
                "tbl" => self.table(child, strand, depth),
                "del" | "moveFrom" => self.strike(&xml::plain_text(child)),
                "AlternateContent" => {
                    if let Some(choice) = xml::child(child, "Choice").or_else(|| xml::child(child, "Fallback")) {
                        self.blocks(choice, strand, depth + 1);
                    }
                }
                "sectPr" | "sdtPr" | "tblPr" | "tblGrid" => {}
                _ => self.blocks(child, strand, depth + 1),
            }
        }
    }

    /// A table of one column is a frame around text; of others each row is a line.
    fn table(&mut self, table: Node<'_, '_>, strand: Strand, depth: usize) {
        let rows: Vec<_> = table.children().filter(|node| xml::is(*node, "tr")).collect();
        let cells = |row: Node<'_, '_>| row.children().filter(|node| xml::is(*node, "tc")).count();
        if rows.iter().all(|row| cells(*row) <= 1) {
            for row in rows {
                for cell in row.children().filter(|node| xml::is(*node, "tc")) {
                    self.blocks(cell, if strand == Strand::Text { Strand::Box } else { strand }, depth + 1);
                }
            }
            return;
        }
        for row in rows {
            self.row(row, strand, depth);
        }
    }

    fn row(&mut self, row: Node<'_, '_>, strand: Strand, depth: usize) {
        let from = self.manuscript.lines.len();
        let mut cells: Vec<String> = vec![];
        let mut place = Place::Paragraph(self.paragraph + 1);
        let mut kept = vec![];
        for cell in row.children().filter(|node| xml::is(*node, "tc")) {
            self.blocks(cell, strand, depth + 1);
            let lines = self.manuscript.lines.split_off(from);
            if let (Some(first), true) = (lines.first(), cells.is_empty()) {
                place = first.place;
            }
            let (pictures, lines): (Vec<Line>, Vec<Line>) =
                lines.into_iter().partition(|line| matches!(line.strand, Strand::Picture(_)));
            kept.extend(pictures);
            cells.push(lines.into_iter().map(|line| line.text.replace('\t', " ")).collect::<Vec<_>>().join(" "));
        }
        if cells.iter().any(|cell| visible(cell) > 0) {
            let mut line = Line::plain(cells.join("\t"), place);
            line.strand = if strand == Strand::Margin { Strand::Margin } else { Strand::Row };
            self.manuscript.lines.push(line);
        }
        self.manuscript.lines.append(&mut kept);
    }

    fn read_paragraph(&mut self, node: Node<'_, '_>, strand: Strand, depth: usize) {
        self.paragraph += 1;
        let place = Place::Paragraph(self.paragraph);
        let properties = xml::child(node, "pPr");
        let style = properties.and_then(|properties| xml::value(properties, "pStyle"));
        let behind = self.styles.format(style);
        let format = Format::of_paragraph(properties).over(&behind);
        let inlines = Inlines::of(node);
        for comment in &inlines.comments {
            self.commented.entry(comment.clone()).or_insert(place);
        }
        self.strike(&inlines.struck);
        let text: String = inlines.runs.iter().map(|run| run.text.as_str()).collect();
        let look = Look { styled: self.styles.styled(style), ..look(&inlines.runs, &format) };
        if visible(&text) > 0 {
            let number = format.numbered.as_ref().map(|(list, level)| self.numbering.label(list, *level));
            self.lines(&(number.unwrap_or_default() + &text), look, format.indented == Some(true), strand, place);
        } else if inlines.pictures.is_empty() && inlines.boxes.is_empty() {
            self.blanks += 1;
        }
        for name in inlines.pictures {
            self.picture(&name, place);
        }
        for content in inlines.boxes {
            let strand = if strand == Strand::Text { Strand::Box } else { strand };
            self.blocks(content, strand, depth + 1);
        }
    }

    /// The lines of a paragraph, which may have ends of lines in it.
    fn lines(&mut self, text: &str, look: Look, indented: bool, strand: Strand, place: Place) {
        for raw in text.split('\n') {
            let trimmed = raw.trim_matches(|c: char| !crate::measure::is_visible(c));
            if trimmed.is_empty() {
                self.blanks += 1;
                continue;
            }
            let lead = &raw[..raw.find(trimmed).unwrap_or(0)];
            self.manuscript.lines.push(Line {
                text: trimmed.to_owned(),
                place,
                blanks: std::mem::take(&mut self.blanks),
                indented: indented || crate::measure::width(lead) >= 6,
                look,
                strand,
            });
        }
    }

    fn picture(&mut self, name: &str, place: Place) {
        let Some(part) = self.relations.get(name).cloned() else { return };
        let wanted = Wanted { part };
        let index = self.wanted.iter().position(|known| *known == wanted).unwrap_or_else(|| {
            self.wanted.push(wanted);
            self.wanted.len() - 1
        });
        let mut line = Line::plain("", place);
        line.strand = Strand::Picture(index);
        self.manuscript.lines.push(line);
    }

    fn strike(&mut self, text: &str) {
        if visible(text) > 0 {
            let place = Place::Paragraph(self.paragraph.max(1));
            self.manuscript.asides.push(Aside { text: text.to_owned(), place, what: "修订删去".to_owned() });
        }
    }
}

/// How most of a paragraph looks.
fn look(runs: &[Run], format: &Format) -> Look {
    const HEAD_FACES: [&str; 5] = ["黑体", "标宋", "大黑", "粗", "SimHei"];
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    let (mut bold, mut all) = (0, 0);
    for run in runs {
        let count = visible(&run.text);
        let own = run.format.clone().over(format);
        let is_bold =
            own.bold == Some(true) || own.face.is_some_and(|face| HEAD_FACES.iter().any(|name| face.contains(name)));
        *sizes.entry(own.size.unwrap_or(0)).or_default() += count;
        bold += if is_bold { count } else { 0 };
        all += count;
    }
    let size = sizes.iter().max_by_key(|(_, count)| **count).map_or(0, |(size, _)| *size);
    #[expect(clippy::cast_precision_loss, reason = "half points of letters are small numbers")]
    let points = size as f32 / 2.0;
    Look { size: points, bold: bold * 2 > all, align: format.align.unwrap_or(Align::Plain), styled: None }
}

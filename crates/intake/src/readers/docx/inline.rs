//! What stands in a paragraph: its characters with their looks, pictures, text boxes, references.

use roxmltree::Node;

use super::styles::Format;
use super::xml;
use crate::limits;

/// Characters of one look.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) format: Format,
}

/// All that a paragraph holds.
#[derive(Default)]
pub(super) struct Inlines<'a, 'i> {
    pub(super) runs: Vec<Run>,
    /// What tracked changes struck out.
    pub(super) struck: String,
    /// The names of pictures.
    pub(super) pictures: Vec<String>,
    /// The contents of text boxes, to be read after the paragraph.
    pub(super) boxes: Vec<Node<'a, 'i>>,
    /// Comments that are tied to it.
    pub(super) comments: Vec<String>,
}

impl<'a, 'i> Inlines<'a, 'i> {
    /// Reads everything in a paragraph.
    pub(super) fn of(paragraph: Node<'a, 'i>) -> Self {
        let mut inlines = Self::default();
        inlines.collect(paragraph, &Format::default(), 0);
        inlines
    }

    fn collect(&mut self, node: Node<'a, 'i>, format: &Format, depth: usize) {
        if depth > limits::MOST_DEPTH {
            return;
        }
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "r" => {
                    let own = Format::of_run(xml::child(child, "rPr"));
                    self.collect(child, &own, depth + 1);
                }
                "t" => self.push(child.text().unwrap_or_default(), format),
                "tab" | "ptab" if !xml::is(node, "tabs") => self.push(" ", format),
                "br" | "cr" if !matches!(xml::attribute(child, "type"), Some("page" | "column")) => {
                    self.push("\n", format);
                }
                "noBreakHyphen" => self.push("-", format),
                "sym" => self.push(&symbol(child), format),
                "del" | "moveFrom" => self.struck.push_str(&xml::plain_text(child)),
                "commentReference" | "commentRangeStart" => {
                    self.comments.extend(xml::attribute(child, "id").map(str::to_owned));
                }
                "blip" => self.pictures.extend(xml::attribute(child, "embed").map(str::to_owned)),
                "imagedata" => self.pictures.extend(xml::attribute(child, "id").map(str::to_owned)),
                "txbxContent" => self.boxes.push(child),
                "AlternateContent" => {
                    if let Some(choice) = xml::child(child, "Choice").or_else(|| xml::child(child, "Fallback")) {
                        self.collect(choice, format, depth + 1);
                    }
                }
                "pPr" | "rPr" | "sdtPr" | "instrText" | "delText" | "rt" => {}
                _ => self.collect(child, format, depth + 1),
            }
        }
    }

    fn push(&mut self, text: &str, format: &Format) {
        let is_hidden = format.hidden == Some(true);
        match self.runs.last_mut() {
            _ if is_hidden => self.struck.push_str(text),
            Some(last) if last.format.size == format.size && last.format.bold == format.bold => {
                last.text.push_str(text);
            }
            _ => self.runs.push(Run { text: text.to_owned(), format: format.clone() }),
        }
    }
}

/// A character of a font of symbols.
fn symbol(node: Node<'_, '_>) -> String {
    let code = xml::attribute(node, "char").and_then(|code| u32::from_str_radix(code, 16).ok());
    code.and_then(char::from_u32).map(String::from).unwrap_or_default()
}

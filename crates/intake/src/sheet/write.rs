//! The pieces of a draft as the text of its file.

use std::fmt::Write as _;

use super::element::{Field, Hung, Sheet, Waiting};
use crate::draft::MARK;
use crate::draft::quote::value;

/// Keys whose values are words of the program, and numbers: they need no quotation marks.
const BARE: [&str; 5] = ["kind", "group", "priority", "page", "section"];

impl Sheet {
    /// The text of the file.
    pub fn text(&self) -> String {
        let mut text = "---\n".to_owned();
        for line in &self.lead {
            let _ = writeln!(text, "{line}");
        }
        let is_brief = self.words("kind").as_deref() == Some("brief");
        for field in &self.fields {
            remarks(&mut text, &field.remarks);
            // Only briefs print a place; another keeps it, and does not print it.
            let is_off = field.name == "place" && !is_brief;
            self::field(&mut text, field, is_off);
        }
        if !self.pictures.is_empty() {
            text.push_str("images:\n");
        }
        for picture in &self.pictures {
            self::picture(&mut text, picture);
        }
        for caption in &self.waiting {
            waiting(&mut text, caption);
        }
        remarks(&mut text, &self.remarks);
        text.push_str("---\n");
        for block in &self.blocks {
            for words in &block.remarks {
                let _ = writeln!(text, "<!-- {MARK}{} -->\n", words.replace("--", "—"));
            }
            let _ = writeln!(text, "{}\n", block.file_text());
        }
        text
    }
}

fn remarks(text: &mut String, remarks: &[String]) {
    for words in remarks {
        let _ = writeln!(text, "# {MARK}{}", words.replace('\n', " "));
    }
}

fn field(text: &mut String, field: &Field, is_off: bool) {
    if field.name == "place" {
        let sign = if is_off { "# " } else { "" };
        let _ = writeln!(text, "{sign}place: {}", value(&field.values.join(" ")));
    } else if field.lines.is_empty() {
        let _ = writeln!(text, "{}: {}", field.name, written(field));
    } else {
        for line in &field.lines {
            let _ = writeln!(text, "{line}");
        }
    }
}

fn written(field: &Field) -> String {
    match field.values.as_slice() {
        [one] if BARE.contains(&field.name.as_str()) && is_bare(one) => one.clone(),
        [one] => value(one),
        several => format!("[{}]", several.iter().map(|one| value(one)).collect::<Vec<_>>().join(", ")),
    }
}

/// Whether YAML takes it as it is.
fn is_bare(words: &str) -> bool {
    !words.is_empty() && words.chars().all(char::is_alphanumeric)
}

fn picture(text: &mut String, picture: &Hung) {
    remarks(text, &picture.remarks);
    let _ = writeln!(text, "  - file: {}", value(&picture.file));
    for (key, words) in [("caption", &picture.caption), ("credit", &picture.credit)] {
        if let Some(words) = words {
            let _ = writeln!(text, "    {key}: {}", value(words));
        }
    }
    for line in &picture.others {
        let _ = writeln!(text, "    {line}");
    }
}

fn waiting(text: &mut String, caption: &Waiting) {
    remarks(text, &caption.remarks);
    let _ = writeln!(text, "# caption: {}", value(&caption.caption));
    if let Some(credit) = &caption.credit {
        let _ = writeln!(text, "# credit: {}", value(credit));
    }
}

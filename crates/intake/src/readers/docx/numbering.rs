//! `numbering.xml`: the numbers a word processor draws before paragraphs. They are read as the characters that a reader of the page sees.

use std::collections::BTreeMap;

use super::xml;
use crate::fault::Fault;

/// How one level is numbered.
#[derive(Debug, Clone)]
struct Level {
    format: String,
    text: String,
    start: u32,
}

/// All lists of a document, and how far each has been counted.
#[derive(Default)]
pub(super) struct Numbering {
    lists: BTreeMap<String, BTreeMap<usize, Level>>,
    counts: BTreeMap<String, Vec<u32>>,
}

impl Numbering {
    /// Reads the part.
    pub(super) fn read(part: &[u8]) -> Result<Self, Fault> {
        xml::with_document(part, |root| {
            let mut forms: BTreeMap<&str, BTreeMap<usize, Level>> = BTreeMap::new();
            for form in root.children().filter(|node| xml::is(*node, "abstractNum")) {
                let levels = form.children().filter(|node| xml::is(*node, "lvl")).filter_map(|node| {
                    let level = Level {
                        format: xml::value(node, "numFmt").unwrap_or("decimal").to_owned(),
                        text: xml::value(node, "lvlText").unwrap_or_default().to_owned(),
                        start: xml::value(node, "start").and_then(|start| start.parse().ok()).unwrap_or(1),
                    };
                    Some((xml::attribute(node, "ilvl")?.parse().ok()?, level))
                });
                if let Some(id) = xml::attribute(form, "abstractNumId") {
                    forms.insert(id, levels.collect());
                }
            }
            let lists = root.children().filter(|node| xml::is(*node, "num")).filter_map(|node| {
                let levels = forms.get(xml::value(node, "abstractNumId")?)?.clone();
                Some((xml::attribute(node, "numId")?.to_owned(), levels))
            });
            Ok(Self { lists: lists.collect(), counts: BTreeMap::new() })
        })
    }

    /// What stands before the next paragraph of a list: its number, or a dot; nothing where it has none.
    pub(super) fn label(&mut self, list: &str, level: usize) -> String {
        let Some(levels) = self.lists.get(list).filter(|_| level < 9) else { return String::new() };
        let Some(own) = levels.get(&level) else { return String::new() };
        let counts = self.counts.entry(list.to_owned()).or_default();
        counts.truncate(level + 1);
        while counts.len() <= level {
            let start = levels.get(&counts.len()).map_or(1, |level| level.start);
            counts.push(start.saturating_sub(u32::from(counts.len() == level)));
        }
        if let Some(count) = counts.last_mut() {
            *count = count.saturating_add(1);
        }
        match own.format.as_str() {
            "bullet" => "• ".to_owned(),
            "none" => String::new(),
            _ => {
                let mut text = own.text.clone();
                for (index, count) in counts.iter().enumerate() {
                    let format = levels.get(&index).map_or("decimal", |level| level.format.as_str());
                    text = text.replace(&format!("%{}", index + 1), &number(*count, format));
                }
                if text.ends_with(|c: char| c.is_ascii()) { format!("{text} ") } else { text }
            }
        }
    }
}

/// A number as a list shows it.
fn number(count: u32, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCountingThousand"
        | "taiwaneseCounting"
        | "ideographDigital" => chinese(count),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&count) => {
            char::from_u32(0x2460 + count - 1).map(String::from).unwrap_or_default()
        }
        "lowerLetter" | "upperLetter" if (1..=26).contains(&count) => {
            let first = if format == "lowerLetter" { u32::from('a') } else { u32::from('A') };
            char::from_u32(first + count - 1).map(String::from).unwrap_or_default()
        }
        _ => count.to_string(),
    }
}

/// A number below a hundred in 汉字.
fn chinese(count: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |number: u32| DIGITS.get(number as usize).copied().unwrap_or_default();
    match count {
        0 => "〇".to_owned(),
        1..=9 => digit(count).to_owned(),
        10..=19 => format!("十{}", digit(count - 10)),
        20..=99 => format!("{}十{}", digit(count / 10), digit(count % 10)),
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_a_reader_sees() {
        let part = br#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1&#x3001;"/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
            </w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
        let mut numbering = Numbering::read(part).unwrap();
        let labels: Vec<String> = [0, 1, 1, 0, 1].iter().map(|&level| numbering.label("3", level)).collect();
        assert_eq!(labels, ["一、", "1. ", "2. ", "二、", "1. "]);
        assert_eq!(numbering.label("9", 0), "");
        assert_eq!((chinese(21), chinese(10), chinese(19)), ("二十一".into(), "十".into(), "十九".into()));
    }
}

//! `styles.xml`: what a paragraph takes from its style, and its style from another.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::xml;
use crate::fault::Fault;
use crate::manuscript::{Align, Styled};

/// What a style, a paragraph or a run says; what it leaves open comes from what stands behind it.
#[derive(Debug, Clone, Default)]
pub(super) struct Format {
    /// Half points.
    pub(super) size: Option<u32>,
    pub(super) bold: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) face: Option<String>,
    pub(super) align: Option<Align>,
    pub(super) indented: Option<bool>,
    pub(super) numbered: Option<(String, usize)>,
}

impl Format {
    /// What `rPr` says.
    pub(super) fn of_run(properties: Option<Node<'_, '_>>) -> Self {
        let Some(node) = properties else { return Self::default() };
        let faces = xml::child(node, "rFonts");
        let face = faces.and_then(|faces| xml::attribute(faces, "eastAsia").or_else(|| xml::attribute(faces, "ascii")));
        Self {
            size: xml::value(node, "sz").and_then(|size| size.parse().ok()),
            bold: xml::switch(node, "b"),
            hidden: xml::switch(node, "vanish"),
            face: face.map(str::to_owned),
            ..Self::default()
        }
    }

    /// What `pPr` says.
    pub(super) fn of_paragraph(properties: Option<Node<'_, '_>>) -> Self {
        let Some(node) = properties else { return Self::default() };
        let align = xml::value(node, "jc").map(|word| match word {
            "center" => Align::Centre,
            "right" | "end" => Align::Right,
            _ => Align::Plain,
        });
        let indented = xml::child(node, "ind").and_then(|indent| {
            let first = ["firstLineChars", "firstLine"].iter().find_map(|name| xml::attribute(indent, name))?;
            Some(first.parse::<f64>().is_ok_and(|first| first > 0.0))
        });
        let numbered = xml::child(node, "numPr").and_then(|numbers| {
            let level = xml::value(numbers, "ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
            Some((xml::value(numbers, "numId")?.to_owned(), level))
        });
        Self { align, indented, numbered, ..Self::default() }
    }

    /// The same, with what it leaves open taken from another.
    pub(super) fn over(self, behind: &Self) -> Self {
        Self {
            size: self.size.or(behind.size),
            bold: self.bold.or(behind.bold),
            hidden: self.hidden.or(behind.hidden),
            face: self.face.or_else(|| behind.face.clone()),
            align: self.align.or(behind.align),
            indented: self.indented.or(behind.indented),
            numbered: self.numbered.or_else(|| behind.numbered.clone()),
        }
    }
}

/// A style by itself.
struct Style {
    name: String,
    based_on: Option<String>,
    format: Format,
    is_default: bool,
}

/// All styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    defaults: Format,
}

impl Styles {
    /// Reads the part.
    pub(super) fn read(part: &[u8]) -> Result<Self, Fault> {
        xml::with_document(part, |root| {
            let defaults = xml::child(root, "docDefaults");
            let inner = |outer: &str, name: &str| xml::child(xml::child(defaults?, outer)?, name);
            let of_runs = Format::of_run(inner("rPrDefault", "rPr"));
            let defaults = of_runs.over(&Format::of_paragraph(inner("pPrDefault", "pPr")));
            let styles = root.children().filter(|node| xml::is(*node, "style")).filter_map(|node| {
                let id = xml::attribute(node, "styleId")?.to_owned();
                let format =
                    Format::of_run(xml::child(node, "rPr")).over(&Format::of_paragraph(xml::child(node, "pPr")));
                let is_default =
                    xml::attribute(node, "default") == Some("1") && xml::attribute(node, "type") == Some("paragraph");
                let name = xml::value(node, "name").unwrap_or_default().to_lowercase();
                let based_on = xml::value(node, "basedOn").map(str::to_owned);
                Some((id, Style { name, based_on, format, is_default }))
            });
            Ok(Self { styles: styles.collect(), defaults })
        })
    }

    /// What a paragraph of this style takes from it, and from all behind it.
    pub(super) fn format(&self, id: Option<&str>) -> Format {
        let mut format = Format::default();
        let usual = || self.styles.iter().find(|(_, style)| style.is_default).map(|(id, _)| id.as_str());
        let mut next = id.or_else(usual);
        for _ in 0..16 {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            format = format.over(&style.format);
            next = style.based_on.as_deref();
        }
        format.over(&self.defaults)
    }

    /// What a style says its paragraph is.
    pub(super) fn styled(&self, id: Option<&str>) -> Option<Styled> {
        let mut next = id;
        for _ in 0..16 {
            let style = self.styles.get(next?)?;
            let told = named(&style.name);
            if told.is_some() {
                return told;
            }
            next = style.based_on.as_deref();
        }
        None
    }
}

fn named(name: &str) -> Option<Styled> {
    let level = |rest: &str| rest.trim().parse::<u8>().ok().filter(|level| (1..=9).contains(level));
    match name {
        "title" | "标题" => Some(Styled::Title),
        "subtitle" | "副标题" => Some(Styled::Subtitle),
        "caption" | "题注" => Some(Styled::Caption),
        _ => {
            let rest = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?;
            level(rest).map(Styled::Heading)
        }
    }
}

//! A part of the apparatus under construction: takes sections one after the other; gives the document with its entries in the contents.

use super::super::document::{Document, Landmark, NavEntry};
use crate::markup::Markup;

/// A part of the apparatus under construction: a section with its heading, its entries in the contents, whether it has charts.
pub(super) struct ApparatusPart {
    /// The document's name without `.xhtml`, and the id of its heading.
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    pub(super) content: Markup,
    pub(super) children: Vec<NavEntry>,
    pub(super) has_svg: bool,
}

impl ApparatusPart {
    /// A part without content yet.
    pub(super) fn new(name: &'static str, title: &'static str) -> Self {
        Self { name, title, content: Markup::new(), children: vec![], has_svg: false }
    }

    /// Opens a section with a second-level heading that the contents list under `label`, which must be understandable alone.
    /// Gives the section's id for the ids inside it.
    pub(super) fn section(&mut self, heading: &str, label: &str, content: impl FnOnce(&mut Markup, &str)) {
        let id = format!("{}-{}", self.name, self.children.len() + 1);
        self.children.push(NavEntry::new(label, format!("{}.xhtml#{id}", self.name)));
        let attributes = [("id", id.as_str()), ("aria-labelledby", &format!("{id}-h"))];
        self.content.element("section", &attributes, |section| {
            section.leaf("h2", &[("id", &format!("{id}-h"))], heading);
            content(section, &id);
        });
        self.content.newline();
    }

    /// The document: `semantics` are the `epub:type` of its section and the role that goes with it, if any.
    pub(super) fn finish(self, semantics: &[(&'static str, &str)], landmark: Option<Landmark>) -> Document {
        let mut body = Markup::new();
        let mut attributes = semantics.to_vec();
        attributes.extend([("class", "apparatus"), ("aria-labelledby", self.name)]);
        body.element("section", &attributes, |section| {
            section.leaf("h1", &[("id", self.name)], self.title);
            section.newline();
            section.append(&self.content);
        });
        let mut document = Document::new(format!("{}.xhtml", self.name), self.title, body);
        for entry in &mut document.entries {
            entry.children.clone_from(&self.children);
        }
        Document { has_svg: self.has_svg, landmark, ..document }
    }
}

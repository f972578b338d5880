//! What the anthology adds to its reviews 附录: takes the model; gives the documents that follow the reviews, and the key figures of
//! a year's page.
//!
//! Nothing is made up: a part whose content is lacking is left out whole, and a gap inside a table says why it is one.
//! All links lead back to the reviews, never forward: some readers show the target of a forward link as a note (epub.md §5.5, Kobo).

mod chart;
mod collation;
mod comparison;
mod credits;
mod decimal;
mod figures;
mod glossary;
mod index;
mod pictures;
mod plans;
mod reference;
mod themes;
mod timeline;

#[cfg(test)]
mod tests;

pub use figures::{key_figures, unconfirmed};
pub use index::unindexed;

use super::document::{Document, Landmark, NavEntry};
use super::markup::Markup;
use crate::model::Anthology;

/// All documents that follow the reviews, in reading order: figures by year, comparison, plans and outcomes, timeline, themes,
/// glossary, list of pictures, index, source credits. What the content lacks is left out.
pub fn documents(book: &Anthology) -> Vec<Document> {
    let parts = [
        figures::document,
        comparison::document,
        plans::document,
        timeline::document,
        themes::document,
        glossary::document,
        pictures::document,
        index::document,
        credits::document,
    ];
    parts.into_iter().filter_map(|part| part(book)).collect()
}

/// A part of the apparatus under construction: a section with its heading, its entries in the contents, whether it has charts.
struct Part {
    /// The document's name without `.xhtml`, and the id of its heading.
    name: &'static str,
    title: &'static str,
    content: Markup,
    children: Vec<NavEntry>,
    has_svg: bool,
}

impl Part {
    /// A part without content yet.
    fn new(name: &'static str, title: &'static str) -> Self {
        Self { name, title, content: Markup::new(), children: vec![], has_svg: false }
    }

    /// Opens a section with a second-level heading that the contents list under `label`, which must be understandable alone.
    /// Gives the section's id for the ids inside it.
    fn section(&mut self, heading: &str, label: &str, content: impl FnOnce(&mut Markup, &str)) {
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
    fn finish(self, semantics: &[(&'static str, &str)], landmark: Option<Landmark>) -> Document {
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

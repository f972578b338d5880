//! The parts of a document that are read, and the pictures it names.

use std::collections::BTreeMap;

use super::xml;
use crate::fault::Fault;
use crate::manuscript::Inlaid;
use crate::readers::archive::Package;

/// The parts, unfolded and not yet parsed.
pub(super) struct Document {
    /// The running text.
    pub(super) main: Vec<u8>,
    pub(super) styles: Option<Vec<u8>>,
    pub(super) numbering: Option<Vec<u8>>,
    pub(super) comments: Option<Vec<u8>>,
    /// Footnotes and endnotes.
    pub(super) notes: Vec<Vec<u8>>,
    /// Headers and footers.
    pub(super) margins: Vec<Vec<u8>>,
    /// Where the names of the text lead, inside the package.
    pub(super) relations: BTreeMap<String, String>,
}

impl Document {
    /// Unfolds what is needed.
    pub(super) fn load(package: &mut Package<'_>) -> Result<Self, Fault> {
        let main = package.part("word/document.xml")?.ok_or(Fault::Broken("没有正文"))?;
        let relations = match package.part("word/_rels/document.xml.rels")? {
            Some(part) => relations(&part)?,
            None => BTreeMap::new(),
        };
        let mut notes = vec![];
        for name in ["word/footnotes.xml", "word/endnotes.xml"] {
            notes.extend(package.part(name)?);
        }
        let mut margins = vec![];
        for target in relations.values() {
            let name = target.rsplit('/').next().unwrap_or_default();
            if name.starts_with("header") || name.starts_with("footer") {
                margins.extend(package.part(target)?);
            }
        }
        Ok(Self {
            main,
            styles: package.part("word/styles.xml")?,
            numbering: package.part("word/numbering.xml")?,
            comments: package.part("word/comments.xml")?,
            notes,
            margins,
            relations,
        })
    }
}

/// Names and the parts they stand for; what lies outside the package is left out.
fn relations(part: &[u8]) -> Result<BTreeMap<String, String>, Fault> {
    xml::with_document(part, |root| {
        let inside = root
            .children()
            .filter(|node| xml::is(*node, "Relationship") && xml::attribute(*node, "TargetMode") != Some("External"));
        let pair = |node: roxmltree::Node<'_, '_>| {
            let target = xml::attribute(node, "Target")?;
            let path = target.strip_prefix('/').map_or_else(|| format!("word/{target}"), str::to_owned);
            Some((xml::attribute(node, "Id")?.to_owned(), path.replace("word/../", "")))
        };
        Ok(inside.filter_map(pair).collect())
    })
}

/// A picture that the text shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Its path in the package.
    pub(super) part: String,
}

impl Wanted {
    /// Its bytes; none where the package lacks it.
    pub(super) fn load(self, package: &mut Package<'_>) -> Result<Inlaid, Fault> {
        let bytes = package.part(&self.part)?.unwrap_or_default();
        let name = self.part.rsplit('/').next().unwrap_or_default().to_owned();
        Ok(Inlaid { name, bytes })
    }
}

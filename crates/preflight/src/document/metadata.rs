//! What the metadata must say. Takes them as they were read; gives the hits of the rule `metadata`.

use super::catalog::ParsedDocument;
use super::xmp::Xmp;
use crate::fault::{MetadataFault, Property};
use crate::hit::Hit;

/// `metadata`: identified as PDF/X-4, complete, and of the same title as the information dictionary.
pub(crate) fn metadata_hits(document: &ParsedDocument<'_>, xmp: &Result<Xmp, MetadataFault>) -> Vec<Hit> {
    let xmp = match xmp {
        Ok(xmp) => xmp,
        Err(fault) => return vec![Hit::error(fault.clone())],
    };
    let mut hits: Vec<Hit> = identification_fault(document, xmp).map(Hit::error).into_iter().collect();
    let missing: Vec<Property> = xmp.missing().collect();
    if !missing.is_empty() {
        hits.push(Hit::error(MetadataFault::Incomplete(missing)));
    }
    if let (Some(info), Some(title)) = (document.info_text("Title"), &xmp.title)
        && info.trim() != title
    {
        hits.push(Hit::warning(MetadataFault::TitleDiffers { info, xmp: title.clone() }));
    }
    hits
}

fn identification_fault(document: &ParsedDocument<'_>, xmp: &Xmp) -> Option<MetadataFault> {
    match xmp.version.as_deref() {
        Some("PDF/X-4") => None,
        Some("PDF/X-4p") => Some(MetadataFault::ExternalProfile),
        Some(other) => Some(MetadataFault::OtherVersion(other.to_owned())),
        None => {
            let old = document.info_text("GTS_PDFXVersion");
            Some(old.map_or(MetadataFault::Undeclared, MetadataFault::OldStyle))
        }
    }
}

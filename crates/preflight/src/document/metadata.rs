//! Which standard a file claims, and what the metadata must say for it. Takes them as they were read; gives the hits of the rule `metadata`.

use super::catalog::ParsedDocument;
use super::xmp::Xmp;
use crate::fault::{MetadataFault, Property};
use crate::hit::Hit;
use crate::thresholds::{Standard, Thresholds};

/// The standard a document claims: by XMP, else by the information dictionary; none where it claims none that is known.
pub(crate) fn claimed_standard(document: &ParsedDocument<'_>, xmp: Option<&Xmp>) -> Option<Standard> {
    let by_xmp = xmp.and_then(|xmp| xmp.version.as_deref()).and_then(Standard::from_claim);
    by_xmp.filter(|standard| !standard.is_flat()).or_else(|| {
        let (version, conformance) = (document.info_text("GTS_PDFXVersion"), document.info_text("GTS_PDFXConformance"));
        // X-1 without the conformance is PDF/X-1, which nobody takes.
        let version = version.filter(|version| version.trim() != "PDF/X-1:2001" || conformance.is_some());
        version.as_deref().and_then(Standard::from_claim).filter(|standard| standard.is_flat())
    })
}

/// `metadata`: identified as a standard that the shop takes, complete for it, and of the same title as the information dictionary.
pub(crate) fn metadata_hits(
    document: &ParsedDocument<'_>,
    xmp: &Result<Xmp, MetadataFault>,
    claimed: Option<Standard>,
    thresholds: &Thresholds,
) -> Vec<Hit> {
    let taken = &thresholds.standards;
    let plain = taken.contains(&Standard::None);
    if let Some(standard) = claimed.filter(|standard| standard.is_flat()) {
        return flat_hits(document, standard, taken);
    }
    let xmp = match xmp {
        Ok(xmp) => xmp,
        Err(_) if plain => return Vec::new(),
        Err(fault) => return vec![Hit::error(fault.clone())],
    };
    let mut hits: Vec<Hit> =
        identification_fault(document, xmp, claimed, taken).filter(|_| !plain).map(Hit::error).into_iter().collect();
    let missing: Vec<Property> = xmp.missing().collect();
    if !missing.is_empty() && !plain {
        hits.push(Hit::error(MetadataFault::Incomplete(missing)));
    }
    if let (Some(info), Some(title)) = (document.info_text("Title"), &xmp.title)
        && info.trim() != title
    {
        hits.push(Hit::warning(MetadataFault::TitleDiffers { info, xmp: title.clone() }));
    }
    hits
}

/// What a file of one of the older standards must say in its information dictionary.
fn flat_hits(document: &ParsedDocument<'_>, standard: Standard, taken: &[Standard]) -> Vec<Hit> {
    let mut hits = Vec::new();
    if !taken.contains(&standard) && !taken.contains(&Standard::None) {
        hits.push(Hit::error(not_taken(standard, taken)));
    }
    let wanted = [Property::Title, Property::CreateDate, Property::ModifyDate];
    let missing: Vec<Property> =
        wanted.into_iter().filter(|property| document.info_text(property.info_key()).is_none()).collect();
    if !missing.is_empty() {
        hits.push(Hit::error(MetadataFault::IncompleteInfo(missing)));
    }
    hits
}

fn not_taken(standard: Standard, taken: &[Standard]) -> MetadataFault {
    let taken = taken.iter().map(|standard| standard.as_str().to_owned()).collect();
    MetadataFault::NotTaken { standard: standard.as_str().to_owned(), taken }
}

fn identification_fault(
    document: &ParsedDocument<'_>,
    xmp: &Xmp,
    claimed: Option<Standard>,
    taken: &[Standard],
) -> Option<MetadataFault> {
    match (claimed, xmp.version.as_deref()) {
        (Some(standard), _) if taken.contains(&standard) => None,
        (Some(Standard::X4p), _) => Some(MetadataFault::ExternalProfile),
        (Some(standard), _) => Some(not_taken(standard, taken)),
        (None, Some(other)) => Some(MetadataFault::OtherVersion(other.to_owned())),
        (None, None) => {
            let old = document.info_text("GTS_PDFXVersion");
            Some(old.map_or(MetadataFault::Undeclared, MetadataFault::OldStyle))
        }
    }
}

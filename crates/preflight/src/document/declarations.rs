//! What a document says of trapping, of its identity and of layers. Takes a document; gives the hits of the rules `trapped`, `file-identity`
//! and `features`.

use hayro_syntax::object::{Dict, Object};

use super::catalog::ParsedDocument;
use crate::fault::{FeatureFault, IdentityFault, TrappedFault};
use crate::hit::{Hit, Severity};
use crate::input::trailer::Trailer;
use crate::thresholds::Standard;

/// `trapped`: the key is the name True or False, and the metadata, if they say something, say the same.
pub(crate) fn trapped_hit(document: &ParsedDocument<'_>, in_xmp: Option<&str>, standard: Standard) -> Option<Hit> {
    if standard == Standard::None {
        return None;
    }
    trapped_fault(document.info.get::<Object<'_>>("Trapped"), in_xmp).map(Hit::error)
}

fn trapped_fault(said: Option<Object<'_>>, in_xmp: Option<&str>) -> Option<TrappedFault> {
    let info = match said {
        None => return Some(TrappedFault::Missing),
        Some(Object::Name(name)) => name.as_str().to_owned(),
        Some(_) => return Some(TrappedFault::NotName),
    };
    if info != "True" && info != "False" {
        return Some(TrappedFault::Undecided(info));
    }
    let xmp = in_xmp.filter(|xmp| **xmp != info)?.to_owned();
    Some(TrappedFault::Differs { info, xmp })
}

/// `file-identity`: an `ID` of two strings, no encryption.
pub(crate) fn identity_hits(trailer: &Trailer, standard: Standard) -> impl Iterator<Item = Hit> {
    let id = match trailer.id.as_deref() {
        None if standard == Standard::None => None,
        None => Some(IdentityFault::Missing),
        Some([first, second]) if *first > 0 && *second > 0 => None,
        Some(_) => Some(IdentityFault::Malformed),
    };
    id.into_iter().chain(trailer.encrypted.then_some(IdentityFault::Encrypted)).map(Hit::error)
}

/// `features`, as far as it concerns the document: layers.
pub(crate) fn layer_hit(catalog: &Dict<'_>, standard: Standard) -> Option<Hit> {
    let severity = if standard.is_flat() { Severity::Error } else { Severity::Warning };
    catalog.get::<Dict<'_>>("OCProperties").map(|_| Hit::new(severity, FeatureFault::Layers))
}

//! The document as a whole: what it says of itself, its output intent, the objects it must not carry. Takes a parsed file; gives facts and hits.

mod catalog;
mod declarations;
mod forbidden;
mod metadata;
mod output_intent;
mod version;
mod xmp;

pub(crate) use catalog::ParsedDocument;
pub(crate) use declarations::{identity_hits, layer_hit, trapped_hit};
pub(crate) use forbidden::{annotation_hits, catalog_hits, elsewhere_hits, object_hits};
pub(crate) use metadata::{claimed_standard, metadata_hits};
pub(crate) use output_intent::{IntentDemand, OutputIntent};
pub(crate) use version::{header_start, header_version, later_version, version_hits};

//! The version of a file: in its header, and in its catalog. Takes a document; gives the later of the two and the hits of the rule
//! `pdf-version`.

use hayro_syntax::object::Name;

use super::catalog::ParsedDocument;
use crate::fault::{VersionFault, VersionSource};
use crate::hit::Hit;
use crate::thresholds::Standard;

/// The first version that knows transparency.
const EARLIEST: (u32, u32) = (1, 4);

/// Where the header stands.
pub(crate) fn header_start(bytes: &[u8]) -> Option<usize> {
    bytes[..bytes.len().min(1024)].windows(5).position(|five| five == b"%PDF-")
}

/// The version in the header, as `1.6`.
pub(crate) fn header_version(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(1024)];
    let at = header_start(bytes)? + 5;
    let version = |&&byte: &&u8| byte.is_ascii_digit() || byte == b'.';
    let digits: Vec<u8> = head[at..].iter().take_while(version).take(8).copied().collect();
    String::from_utf8(digits).ok().filter(|version| numbers(version).is_some())
}

fn numbers(version: &str) -> Option<(u32, u32)> {
    let (major, minor) = version.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

/// The version the file has: the later of header and catalog.
pub(crate) fn later_version(document: &ParsedDocument<'_>) -> String {
    let header = header_version(document.bytes);
    let catalog = catalog_version(document).filter(|version| numbers(version) > header.as_deref().and_then(numbers));
    catalog.or(header).unwrap_or_default()
}

fn catalog_version(document: &ParsedDocument<'_>) -> Option<String> {
    document.catalog.get::<Name<'_>>("Version").map(|name| name.as_str().to_owned())
}

/// `pdf-version`: the last at most that the standard allows, and for PDF/X-4 not so old that transparency is unknown to it.
pub(crate) fn version_hits(document: &ParsedDocument<'_>, standard: Standard) -> Vec<Hit> {
    let header = header_version(document.bytes);
    let missing = header.is_none().then_some(VersionFault::Missing);
    let header = header.and_then(|version| version_fault(VersionSource::Header, &version, standard));
    let catalog =
        catalog_version(document).and_then(|version| version_fault(VersionSource::Catalog, &version, standard));
    let hits: Vec<Hit> = missing.into_iter().chain(header).chain(catalog).map(Hit::error).collect();
    let version = later_version(document);
    let knows_transparency = !standard.is_flat() && standard != Standard::None;
    if knows_transparency && hits.is_empty() && numbers(&version).is_some_and(|version| version < EARLIEST) {
        return vec![Hit::warning(VersionFault::TooOld(version))];
    }
    hits
}

fn version_fault(source: VersionSource, version: &str, standard: Standard) -> Option<VersionFault> {
    let latest = standard.latest_version();
    match numbers(version) {
        None => Some(VersionFault::Illegible(source)),
        Some(version) if version <= latest => None,
        Some(version) if standard == Standard::X4 => Some(VersionFault::TooNew { source, version }),
        Some(version) => {
            Some(VersionFault::BeyondStandard { source, version, standard: standard.as_str().to_owned(), latest })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_stands_behind_the_mark() {
        assert_eq!(header_version(b"junk\n%PDF-1.6\n%abc").as_deref(), Some("1.6"));
        assert_eq!(header_version(b"%PDF-x"), None);
    }
}

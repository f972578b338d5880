//! The document as a whole: its version, its trapped key, its identity, its layers. Takes a parsed file; gives facts and the hits of the rules
//! `pdf-version`, `trapped`, `file-identity` and `features`.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Name, Object, String as PdfString};

use super::trailer::Trailer;
use super::xmp::Xmp;
use super::{Hit, Rule};

/// A parsed file with what the parser does not show of it.
pub(super) struct Document<'p> {
    pub(super) bytes: &'p [u8],
    pub(super) trailer: &'p Trailer,
    pub(super) catalog: Dict<'p>,
    /// The document information dictionary; an empty one where there is none.
    pub(super) info: Dict<'p>,
}

impl<'p> Document<'p> {
    /// The document of a parsed file.
    pub(super) fn new(bytes: &'p [u8], pdf: &'p Pdf, trailer: &'p Trailer) -> Self {
        let xref = pdf.xref();
        Self {
            bytes,
            trailer,
            catalog: xref.get::<Dict<'_>>(xref.root_id()).unwrap_or_default(),
            info: trailer.info.and_then(|id| xref.get::<Dict<'_>>(id)).unwrap_or_default(),
        }
    }

    /// A text of the document information dictionary.
    pub(super) fn info_text(&self, key: &str) -> Option<String> {
        self.info.get::<PdfString<'_>>(key).map(|string| text(&string)).filter(|text| !text.trim().is_empty())
    }
}

/// A text string: UTF-16, UTF-8, or one byte a character (ISO 32000-1, 7.9.2.2).
pub(super) fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().copied().map(char::from).collect(), str::to_owned),
    }
}

/// UTF-16 in the order of bytes that `unit` reads.
pub(super) fn utf16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16_lossy(&units)
}

/// The version in the header, as `1.6`.
pub(super) fn header_version(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(1024)];
    let at = head.windows(5).position(|five| five == b"%PDF-")? + 5;
    let version = |&&byte: &&u8| byte.is_ascii_digit() || byte == b'.';
    let digits: Vec<u8> = head[at..].iter().take_while(version).take(8).copied().collect();
    String::from_utf8(digits).ok().filter(|version| parts(version).is_some())
}

fn parts(version: &str) -> Option<(u32, u32)> {
    let (major, minor) = version.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

/// The version the file has: the later of header and catalog.
pub(super) fn version(document: &Document<'_>) -> String {
    let header = header_version(document.bytes);
    let catalog = catalog_version(document).filter(|version| parts(version) > header.as_deref().and_then(parts));
    catalog.or(header).unwrap_or_default()
}

fn catalog_version(document: &Document<'_>) -> Option<String> {
    document.catalog.get::<Name<'_>>("Version").map(|name| name.as_str().to_owned())
}

/// `pdf-version`: 1.6 at most, and not so old that transparency is unknown to it.
pub(super) fn versions(document: &Document<'_>) -> Vec<Hit> {
    let named = [("文件头", header_version(document.bytes)), ("文档目录（Catalog）", catalog_version(document))];
    let mut hits = Vec::new();
    for (place, version) in &named {
        match version.as_deref().map(parts) {
            None if *place == "文件头" => hits.push(Hit::error(Rule::PdfVersion, "文件头没有写明 PDF 版本")),
            Some(None) => hits.push(Hit::error(Rule::PdfVersion, format!("{place}里的 PDF 版本读不懂"))),
            Some(Some(version)) if version > (1, 6) => {
                let message = format!("{place}写的是 PDF {}.{}，PDF/X-4 最高用 1.6", version.0, version.1);
                hits.push(Hit::error(Rule::PdfVersion, message));
            }
            _ => {}
        }
    }
    if hits.is_empty() && parts(&version(document)).is_some_and(|version| version < (1, 4)) {
        let message = format!("版本是 PDF {}，早于有透明的 1.4；与内容可能不符", version(document));
        hits.push(Hit::warning(Rule::PdfVersion, message));
    }
    hits
}

/// `trapped`: the key is the name True or False, and the metadata say the same.
pub(super) fn trapped(document: &Document<'_>, xmp: &Xmp) -> Vec<Hit> {
    let error = |message: String| vec![Hit::error(Rule::Trapped, message)];
    let said = match document.info.get::<Object<'_>>("Trapped") {
        None => return error("Info 里没有 Trapped，印厂不知道有没有做过陷印".to_owned()),
        Some(Object::Name(name)) => name.as_str().to_owned(),
        Some(_) => return error("Trapped 要写成名称 /True 或 /False，不能用别的类型".to_owned()),
    };
    if said != "True" && said != "False" {
        return error(format!("Trapped 是 /{said}，必须明确写 /True 或 /False"));
    }
    match &xmp.trapped {
        Some(theirs) if *theirs != said => error(format!("Info 的 Trapped 是 {said}，XMP 里却是 {theirs}")),
        _ => Vec::new(),
    }
}

/// `file-identity`: an `ID` of two strings, no encryption.
pub(super) fn identity(trailer: &Trailer) -> Vec<Hit> {
    let mut hits = Vec::new();
    match trailer.id.as_deref() {
        None => hits.push(Hit::error(Rule::FileIdentity, "文件尾没有 ID，印厂的系统分不清新旧版本")),
        Some([first, second]) if *first > 0 && *second > 0 => {}
        Some(_) => hits.push(Hit::error(Rule::FileIdentity, "文件尾的 ID 不是两个非空的字符串")),
    }
    if trailer.encrypted {
        hits.push(Hit::error(Rule::FileIdentity, "文件加了密，印刷文件不能加密（打印、修改的权限限制也算）"));
    }
    hits
}

/// `features`, as far as it concerns the document: layers.
pub(super) fn layers(document: &Document<'_>) -> Vec<Hit> {
    let layers = document.catalog.get::<Dict<'_>>("OCProperties").is_some();
    layers
        .then(|| Hit::warning(Rule::Features, "文件有图层（可选内容），哪些层印出来要看对方怎样设定"))
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_in_every_encoding() {
        assert_eq!(text(&[0xfe, 0xff, 0x66, 0x68, 0x62, 0xa5]), "晨报");
        assert_eq!(text(&[0xff, 0xfe, 0x68, 0x66]), "晨");
        assert_eq!(text("晨报".as_bytes()), "晨报");
        assert_eq!(text(&[b'a', 0xe9]), "aé");
    }

    #[test]
    fn the_version_stands_behind_the_mark() {
        assert_eq!(header_version(b"junk\n%PDF-1.6\n%abc").as_deref(), Some("1.6"));
        assert_eq!(header_version(b"%PDF-x"), None);
    }
}

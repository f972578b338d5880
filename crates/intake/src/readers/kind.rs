//! What kind of file it is, told by its first bytes; the name decides only between texts.

use super::archive::has_part;
use crate::fault::Fault;

/// A kind of file that can be taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// .txt, .md.
    Plain,
    /// Office Open XML.
    Docx,
    /// The binary files of Word 97 to 2003, and of WPS.
    Doc,
    /// Rich Text Format.
    Rtf,
    /// PDF.
    Pdf,
    /// A picture; which formats can be printed is told elsewhere.
    Picture,
    /// A .zip of any of these.
    Archive,
}

/// The first bytes of a compound file.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

impl FileKind {
    /// The kind of a file with this name and these bytes.
    ///
    /// # Errors
    /// A kind that is not read.
    pub fn of(name: &str, bytes: &[u8]) -> Result<Self, Fault> {
        let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default();
        if bytes.is_empty() {
            return Err(Fault::Empty);
        }
        if is_picture(bytes) {
            return Ok(Self::Picture);
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return packed(bytes, &extension);
        }
        if bytes.starts_with(COMPOUND) {
            return match extension.as_str() {
                "xls" | "et" => Err(Fault::Foreign("Excel 表格", "另存为 .docx，或把文字贴进 .txt")),
                "ppt" | "dps" => Err(Fault::Foreign("演示文稿", "把文字贴进 .txt 再收")),
                _ => Ok(Self::Doc),
            };
        }
        if bytes.starts_with(b"{\\rt") {
            return Ok(Self::Rtf);
        }
        if bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-") {
            return Ok(Self::Pdf);
        }
        match extension.as_str() {
            "rar" | "7z" => Err(Fault::Foreign("压缩", "解压以后再收，或另存为 .zip")),
            "txt" | "md" | "markdown" | "text" | "" => Ok(Self::Plain),
            _ if looks_like_text(bytes) => Ok(Self::Plain),
            "docx" | "doc" | "wps" | "pdf" | "rtf" => Err(Fault::Broken("文件头不对")),
            _ => Err(Fault::Unknown),
        }
    }
}

/// A packed file: a document of an office, or a folder.
fn packed(bytes: &[u8], extension: &str) -> Result<FileKind, Fault> {
    if has_part(bytes, "word/document.xml")? || matches!(extension, "docx" | "docm") {
        Ok(FileKind::Docx)
    } else if has_part(bytes, "xl/workbook.xml")? {
        Err(Fault::Foreign("Excel 表格", "另存为 .docx，或把文字贴进 .txt"))
    } else if has_part(bytes, "ppt/presentation.xml")? {
        Err(Fault::Foreign("演示文稿", "把文字贴进 .txt 再收"))
    } else if has_part(bytes, "content.xml")? {
        Err(Fault::Foreign("OpenDocument", "在 Word 或 WPS 里打开，另存为 .docx"))
    } else {
        Ok(FileKind::Archive)
    }
}

/// Whether these bytes begin a picture, of a format that can be printed or not.
fn is_picture(bytes: &[u8]) -> bool {
    let brand = bytes.get(4..12).unwrap_or_default();
    bytes.starts_with(&[0xff, 0xd8, 0xff])
        || bytes.starts_with(b"\x89PNG")
        || bytes.starts_with(b"GIF8")
        || bytes.starts_with(b"II*\0")
        || bytes.starts_with(b"MM\0*")
        || (bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"))
        || [&b"ftyphe"[..], b"ftypmif1", b"ftypmsf1", b"ftypavif"].iter().any(|name| brand.starts_with(name))
        || (bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]))
}

/// Whether the beginning has no bytes that texts do not have.
fn looks_like_text(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    !head.iter().any(|byte| matches!(byte, 0..=8 | 14..=25 | 28..=31))
}

//! A text file as a [`Source`]: UTF-8 only, for a guess at anything else would print rubbish one day.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::diag::{Code, Finding, Source, Span};

/// The largest text file that is read; 20,000 characters take 60 kB.
const MAX_BYTES: u64 = 4 << 20;

/// Reads a file that is shown under this path.
///
/// # Errors
/// A file that cannot be read, is longer than a text can be, or is not in UTF-8: the encoding it seems to be in is told.
pub(crate) fn read_text(path: &Path, shown: &str) -> Result<Arc<Source>, Finding> {
    let unreadable = |message: String| Finding::new(Code::FileUnreadable, message).at(Span::file(shown));
    let metadata = fs::metadata(path).map_err(|error| unreadable(format!("读不出：{error}")))?;
    // A pipe or a device need not end.
    if !metadata.is_file() {
        return Err(unreadable("不是普通的文件".to_owned()).hint("管道、设备、文件夹都不行，换成文字文件"));
    }
    let size = metadata.len();
    if size > MAX_BYTES {
        return Err(unreadable(format!("文字文件有 {} MB，太大", size >> 20))
            .hint("文字文件不超过 4 MB；是不是误放了别的文件？"));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(format!("读不出：{error}")))?;
    decode(bytes, shown)
}

/// The text of these bytes, without a byte order mark.
fn decode(bytes: Vec<u8>, shown: &str) -> Result<Arc<Source>, Finding> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(not_utf8(Span::file(shown), "UTF-16"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = if text.starts_with('\u{feff}') { text['\u{feff}'.len_utf8()..].to_owned() } else { text };
            Ok(Source::new(shown, text))
        }
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let prefix = String::from_utf8_lossy(&bytes[..good]).into_owned();
            let place = Source::new(shown, prefix).span_at(good);
            Err(not_utf8(place, guess(&bytes)))
        }
    }
}

/// The encoding the bytes seem to be in.
fn guess(bytes: &[u8]) -> &'static str {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    match detector.guess(None, chardetng::Utf8Detection::Deny).name() {
        "gb18030" => "GBK",
        name => name,
    }
}

fn not_utf8(place: Span, encoding: &str) -> Finding {
    Finding::new(Code::NotUtf8, format!("文件不是 UTF-8（像是 {encoding}）"))
        .at(place)
        .hint("在编辑器里选“另存为”，编码选 UTF-8")
}

/// The same for a file that decides about a paper: it must lie in the paper's folder, links followed.
///
/// # Errors
/// Those of [`read_text`]; a link that leads out.
pub(super) fn read_settings(path: &Path, paper: &Path, shown: &str) -> Result<Arc<Source>, Finding> {
    let is_outside = |target: &Path| paper.canonicalize().is_ok_and(|paper| !target.starts_with(paper));
    if path.is_symlink() && path.canonicalize().is_ok_and(|target| is_outside(&target)) {
        let finding = Finding::new(Code::PathOutside, "这是指到报纸文件夹之外的符号链接").at(Span::file(shown));
        return Err(finding.hint("把文件本身复制到这里"));
    }
    read_text(path, shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strips_a_byte_order_mark() {
        assert_eq!(decode("\u{feff}你好".into(), "a.md").unwrap().text, "你好");
    }

    #[test]
    fn names_the_encoding_and_the_first_bad_byte() {
        let mut bytes = b"---\ntitle: ".to_vec();
        bytes.extend([0xc9, 0xe7, 0xc7, 0xf8, 0xb3, 0xbf, 0xb1, 0xa8, 0xa3, 0xac, 0xd7, 0xd4, 0xbc, 0xd2, 0xc3, 0xc5]);
        let finding = decode(bytes, "a.md").unwrap_err();
        assert_eq!(finding.code, Code::NotUtf8);
        assert_eq!(finding.message, "文件不是 UTF-8（像是 GBK）");
        let span = finding.span.unwrap();
        assert_eq!((span.line, span.column), (2, 8));
        assert!(decode(vec![0xff, 0xfe, 0x60, 0x4f], "a.md").unwrap_err().message.contains("UTF-16"));
    }
}

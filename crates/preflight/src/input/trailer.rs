//! The trailer of a file, which the parser does not show: from the table or the stream of cross-references that the end of the file points
//! to, or found by searching where that leads nowhere. Takes the bytes; gives what the trailer says of identity, encryption and `Info`.

use hayro_syntax::object::{Array, Dict, FromBytes, Object, ObjectIdentifier, String as PdfString};

/// How far before its root a trailer may open, in bytes.
const BACK: usize = 64 << 10;

/// What a trailer says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Trailer {
    /// Whether the end of the file leads to it.
    pub(crate) sound: bool,
    /// The lengths of the strings of its `ID`; none without `ID`.
    pub(crate) id: Option<Vec<usize>>,
    /// Whether the file is encrypted.
    pub(crate) encrypted: bool,
    /// The document information dictionary.
    pub(crate) info: Option<ObjectIdentifier>,
}

impl Trailer {
    /// The trailer of a file; an empty one where none is to be found.
    pub(crate) fn of_file(bytes: &[u8]) -> Self {
        match pointed_at(bytes) {
            Some(dict) => Self::from_dict(&dict, true),
            None => searched(bytes).map_or_else(Self::default, |dict| Self::from_dict(&dict, false)),
        }
    }

    fn from_dict(dict: &Dict<'_>, sound: bool) -> Self {
        Self {
            sound,
            id: dict.get::<Array<'_>>("ID").map(|id| string_lengths(&id)),
            encrypted: dict.contains_key("Encrypt"),
            info: dict.get_ref("Info").map(Into::into),
        }
    }
}

fn string_lengths(array: &Array<'_>) -> Vec<usize> {
    let strings = array.iter::<Object<'_>>().filter_map(Object::into_string);
    strings.map(|string: PdfString<'_>| string.len()).collect()
}

/// Where the last `startxref` says that cross-references stand.
pub(super) fn last_section(bytes: &[u8]) -> Option<usize> {
    let at = rfind(bytes, b"startxref")? + b"startxref".len();
    let digits: Vec<u8> =
        bytes[at..].iter().copied().skip_while(u8::is_ascii_whitespace).take_while(u8::is_ascii_digit).collect();
    std::str::from_utf8(&digits).ok()?.parse().ok()
}

/// The trailer that the last `startxref` leads to.
fn pointed_at(bytes: &[u8]) -> Option<Dict<'_>> {
    let offset = last_section(bytes)?;
    let section = bytes.get(offset..)?.trim_ascii_start();
    if section.starts_with(b"xref") {
        return dict_behind(section, b"trailer").filter(|dict| dict.contains_key("Root"));
    }
    let head = &section[..section.len().min(64)];
    dict_behind(&section[find(head, b"obj")?..], b"obj").filter(|dict| dict.contains_key("Root"))
}

/// The last dictionary in the file that is a trailer by what it holds.
fn searched(bytes: &[u8]) -> Option<Dict<'_>> {
    let (mut end, mut tries) = (bytes.len(), 0);
    while let Some(at) = rfind(&bytes[..end], b"/Root").filter(|_| tries < 1000) {
        let dict = opening(bytes, at).and_then(|start| outermost(bytes, start, at));
        if dict.is_some() {
            return dict;
        }
        (end, tries) = (at, tries + 1);
    }
    None
}

/// The dictionary that opens at `start`, or the next before it, and has a root at `at`.
fn outermost(bytes: &[u8], start: usize, at: usize) -> Option<Dict<'_>> {
    let mut start = start;
    for _ in 0..8 {
        let dict = Dict::from_bytes(&bytes[start..]).filter(|dict| dict.get_ref("Root").is_some());
        if dict.as_ref().is_some_and(|dict| start + dict.data().len() > at) {
            return dict;
        }
        start = opening(bytes, start)?;
    }
    None
}

/// Where the last dictionary before a place opens, if that is near.
fn opening(bytes: &[u8], before: usize) -> Option<usize> {
    let from = before.saturating_sub(BACK);
    Some(from + rfind(&bytes[from..before], b"<<")?)
}

fn dict_behind<'b>(bytes: &'b [u8], word: &[u8]) -> Option<Dict<'b>> {
    Dict::from_bytes(bytes[find(bytes, word)? + word.len()..].trim_ascii_start())
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

fn rfind(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|window| window == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAIL: &str =
        "trailer\n<< /Size 2 /Root 1 0 R /Info 3 0 R /ID [<00112233> (abc)] /Encrypt 9 0 R >>\nstartxref\n";

    #[test]
    fn reads_what_the_end_of_the_file_points_to() {
        let mut file = "%PDF-1.6\ntrailer << /Root 7 0 R >>\n".to_owned();
        let at = file.len();
        file += &format!("xref\n0 1\n0000000000 65535 f \n{TAIL}{at}\n%%EOF");
        let expected =
            Trailer { sound: true, id: Some(vec![4, 3]), encrypted: true, info: Some(ObjectIdentifier::new(3, 0)) };
        assert_eq!(Trailer::of_file(file.as_bytes()), expected);
    }

    #[test]
    fn reads_a_stream_of_cross_references() {
        let file = "%PDF-1.6\n9 0 obj <</Type/XRef/Root 1 0 R/ID[(a)(b)]/Length 0>> stream\n\nendstream endobj\nstartxref\n9\n%%EOF";
        assert_eq!(Trailer::of_file(file.as_bytes()).id, Some(vec![1, 1]));
    }

    #[test]
    fn searches_where_the_end_is_broken() {
        let file = format!("%PDF-1.6\n{TAIL}999999\n%%EOF");
        let found = Trailer::of_file(file.as_bytes());
        assert!(found.encrypted && !found.sound);
        assert_eq!(Trailer::of_file(b"%PDF-1.6\nnothing"), Trailer::default());
        let far = [&b"<<"[..], &[0; BACK], b"/Root 1 0 R>>"].concat();
        assert_eq!(Trailer::of_file(&far), Trailer::default());
    }
}

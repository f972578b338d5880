//! What is looked at before a file is given to the parser: its length, how deep its brackets nest, and what the streams unfold to that the
//! parser opens by itself. Takes the bytes; says why they must not be read, else which streams the parser will not show because their data
//! are in another file.

use std::borrow::Cow;

use hayro_syntax::object::{Dict, FromBytes, Stream};

use super::bounded;
use crate::fault::Refusal;

/// The most streams of objects without an end: a file that was cut has one, and the parser searches the rest of the file for each.
const ENDLESS: usize = 64;
/// The most bytes a file may have: offsets in a cross-reference table are signed 32-bit numbers in the parser.
const LONGEST: usize = i32::MAX as usize;
/// The most nodes of trees. The parser keeps the way to every node, so a tree that is one long chain takes memory by the square: 150 MB with
/// this many. A tree of pages has a node for some ten pages.
const NODES: usize = 1200;
/// What all streams of objects together may unfold to, in bytes: the parser keeps them.
const OBJECTS: usize = 96 << 20;
/// The same for the compressed bytes of an encrypted file, whose streams cannot be measured beforehand.
const ENCRYPTED: usize = 2 << 20;

/// The numbers of the objects that are streams with data in another file.
///
/// # Errors
/// The file must not be read.
pub(crate) fn admit(bytes: &[u8], encrypted: bool) -> Result<Vec<u32>, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() >= LONGEST {
        return Err(Refusal::TooLong);
    }
    if !bytes[..bytes.len().min(1024)].windows(5).any(|five| five == b"%PDF-") {
        return Err(Refusal::NotPdf);
    }
    if bounded::nests_too_deep(bytes) {
        return Err(Refusal::TooDeep);
    }
    let mut scan = Scan {
        bytes,
        encrypted,
        object: 0,
        searched: 0,
        words: Words::default(),
        end: 0,
        endless: 0,
        raw: 0,
        unfolded: 0,
        nodes: 0,
        elsewhere: Vec::new(),
    };
    scan.nodes = nodes(bytes);
    match (0..bytes.len()).find_map(|at| scan.step(at)) {
        Some(refusal) => Err(refusal),
        None if scan.nodes > NODES => Err(Refusal::TooManyNodes),
        None => Ok(scan.elsewhere),
    }
}

/// How many nodes of trees stand in these bytes.
fn nodes(bytes: &[u8]) -> usize {
    bytes.windows(5).filter(|five| five == b"/Kids").count()
}

/// What stands between an `obj` and a `stream` behind it, and whether that has been looked at: once for an object, however often it says
/// `stream`, or a short file could take hours.
#[derive(Default)]
struct Words {
    file: bool,
    unfolded: bool,
    file_done: bool,
    unfolded_done: bool,
}

/// A walk over the bytes of a file.
struct Scan<'b> {
    bytes: &'b [u8],
    encrypted: bool,
    /// Behind the last `obj`.
    object: usize,
    /// Up to where the bytes since then have been searched for words.
    searched: usize,
    words: Words,
    /// Where the next `endstream` stands: the length of the file where there is none.
    end: usize,
    /// How many streams of objects have none behind them.
    endless: usize,
    /// The bytes of all streams that have been measured.
    raw: usize,
    unfolded: usize,
    nodes: usize,
    elsewhere: Vec<u32>,
}

impl Scan<'_> {
    fn step(&mut self, at: usize) -> Option<Refusal> {
        match self.bytes[at] {
            b'o' if self.bytes[at..].starts_with(b"obj") => {
                (self.object, self.searched, self.words) = (at + 3, at + 3, Words::default());
            }
            b's' if self.bytes[at..].starts_with(b"stream") && !self.bytes[..at].ends_with(b"end") => {
                return self.stream(at);
            }
            _ => {}
        }
        None
    }

    /// A stream whose keyword stands at this place: the parser unfolds streams of objects and of cross-references by itself.
    fn stream(&mut self, at: usize) -> Option<Refusal> {
        self.search(at);
        if self.words.file && !self.words.file_done {
            self.words.file_done = true;
            self.keep_elsewhere(&self.bytes[self.object.min(at)..at]);
        }
        if !self.words.unfolded || self.words.unfolded_done {
            return None;
        }
        self.words.unfolded_done = true;
        if !self.ends(at) {
            self.endless += 1;
            return (self.endless > ENDLESS).then_some(Refusal::Overlapping);
        }
        let dict = &self.bytes[self.object.min(at)..at];
        let start = dict.windows(2).position(|two| two == b"<<")? + self.object;
        let stream = Stream::from_bytes(&self.bytes[start..])?;
        self.raw += stream.raw_data().len();
        if self.raw > self.bytes.len() {
            return Some(Refusal::Overlapping);
        }
        let allowed = if self.encrypted { ENCRYPTED } else { OBJECTS }.saturating_sub(self.unfolded);
        let measured = if self.encrypted { Ok(stream.raw_data().len()) } else { bounded::length(&stream, allowed) };
        match measured {
            Ok(length) if length <= allowed => {
                self.unfolded += length;
                let bytes = if self.encrypted { Cow::default() } else { stream.decoded().unwrap_or_default() };
                self.nodes += nodes(&bytes);
                bounded::nests_too_deep(&bytes).then_some(Refusal::TooDeep)
            }
            _ => Some(Refusal::ObjectsTooLarge),
        }
    }

    /// Whether an `endstream` stands behind this place: without one the parser would search the whole file for it.
    fn ends(&mut self, at: usize) -> bool {
        if self.end < at {
            let behind = self.bytes[at..].windows(9).position(|nine| nine == b"endstream");
            self.end = behind.map_or(self.bytes.len(), |distance| at + distance);
        }
        self.end < self.bytes.len()
    }

    /// Searches what stands between the last `obj` and this place, as far as that has not been done.
    fn search(&mut self, at: usize) {
        let fresh = &self.bytes[self.searched.saturating_sub(6).max(self.object).min(at)..at];
        let has = |word: &[u8]| fresh.windows(word.len()).any(|window| window == word);
        self.words.file |= fresh.windows(3).any(|three| three.starts_with(b"/F") && !three[2].is_ascii_alphabetic());
        self.words.unfolded |= has(b"ObjStm") || has(b"XRef") || has(b"#");
        self.searched = at;
    }

    /// Keeps the number of the stream with this dictionary if its data are in another file (ISO 32000-1, 7.3.8.2).
    fn keep_elsewhere(&mut self, dict: &[u8]) {
        let dict = Dict::from_bytes(dict.trim_ascii_start());
        if dict.is_some_and(|dict| dict.contains_key("F") && dict.contains_key("Length")) {
            let before = &self.bytes[self.object.saturating_sub(64)..self.object.saturating_sub(3)];
            let mut words = before.rsplit(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
            let number = words.nth(1).and_then(|word| std::str::from_utf8(word).ok()?.parse().ok());
            self.elsewhere.push(number.unwrap_or(0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pdf_is_refused_in_plain_words() {
        assert_eq!(admit(b"", false), Err(Refusal::Empty));
        assert_eq!(admit(b"GIF89a", false), Err(Refusal::NotPdf));
        assert_eq!(admit(b"%PDF-1.6\n1 0 obj <</A [1 2]>> endobj", false), Ok(Vec::new()));
    }

    #[test]
    fn brackets_without_end_are_refused() {
        let mut bytes = b"%PDF-1.6\n1 0 obj ".to_vec();
        bytes.extend(std::iter::repeat_n(b'[', 1_000_000));
        assert_eq!(admit(&bytes, false), Err(Refusal::TooDeep));
    }

    #[test]
    fn a_bomb_of_objects_is_refused() {
        let mut bytes = b"%PDF-1.6\n1 0 obj <</Type/ObjStm/Filter[/RunLengthDecode/RunLengthDecode/RunLengthDecode/RunLengthDecode/RunLengthDecode]/Length 8>> stream\n".to_vec();
        bytes.extend_from_slice(&[129, 129, 129, 129, 129, 129, 129, 128]);
        bytes.extend_from_slice(b"\nendstream endobj");
        assert_eq!(admit(&bytes, false), Err(Refusal::ObjectsTooLarge));
    }

    #[test]
    fn the_word_stream_in_a_dictionary_hides_nothing() {
        let bytes = b"%PDF-1.6\n12 0 obj\n<</A (stream stream)/Length 3/F (a.bin)>> stream\nabc\nendstream endobj";
        assert_eq!(admit(bytes, false), Ok(vec![12]));
        let mut bomb = b"%PDF-1.6\n1 0 obj <</A (stream)/Type/ObjStm/Filter[/RunLengthDecode/RunLengthDecode/RunLengthDecode/RunLengthDecode/RunLengthDecode]/Length 8>> stream\n".to_vec();
        bomb.extend_from_slice(&[129, 129, 129, 129, 129, 129, 129, 128]);
        bomb.extend_from_slice(b"\nendstream endobj");
        assert_eq!(admit(&bomb, false), Err(Refusal::ObjectsTooLarge));
    }

    #[test]
    fn streams_of_objects_do_not_overlap() {
        let bytes = [&b"%PDF-1.6\n"[..], &b"1 0 obj<</Type/ObjStm>>stream\n".repeat(20_000)].concat();
        let ended = [&bytes[..], b"endstream"].concat();
        for bytes in [bytes, ended] {
            assert_eq!(admit(&bytes, false), Err(Refusal::Overlapping));
        }
    }

    /// Searched again for each word, this would be three and a half terabytes.
    #[test]
    fn streams_without_objects_are_searched_once() {
        let bytes = [&b"%PDF-1.6\n1 0 obj "[..], &b"stream ".repeat(1_000_000)].concat();
        assert_eq!(admit(&bytes, false), Ok(Vec::new()));
    }

    #[test]
    fn data_elsewhere_are_found() {
        let bytes = b"%PDF-1.6\n12 0 obj\n<</Length 3/F (a.bin)>> stream\nabc\nendstream endobj 13 0 obj <</Length 3/Filter/X>> stream\nabc\nendstream endobj";
        assert_eq!(admit(bytes, false), Ok(vec![12]));
    }

    #[test]
    fn a_tree_of_too_many_nodes_is_refused() {
        let bytes = [&b"%PDF-1.6\n"[..], &b"<</Kids[2 0 R]>>".repeat(NODES + 1)].concat();
        assert_eq!(admit(&bytes, false), Err(Refusal::TooManyNodes));
    }
}

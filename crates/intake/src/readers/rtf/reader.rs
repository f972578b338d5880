//! The stream of a document: groups, words of control, characters; and the paragraphs they make.

use encoding_rs::{BIG5, Encoding, GB18030, WINDOWS_1252};

use super::beside::{Beside, Elsewhere};
use super::encoding::code_page;
use crate::fault::Fault;
use crate::limits;
use crate::manuscript::{Align, Line, Look, Manuscript, Place, Strand};
use crate::measure::is_visible;

/// What holds inside a group and ends with it.
#[derive(Clone, Copy)]
struct State {
    /// Whether what stands here is no text.
    skipped: bool,
    /// Whether it is text, but not of the body.
    elsewhere: Option<Elsewhere>,
    size: u32,
    bold: bool,
    /// How many bytes follow a character of Unicode for old readers.
    substitutes: usize,
    in_table: bool,
}

/// Reads a stream.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    stack: Vec<State>,
    state: State,
    encoding: &'static Encoding,
    /// Bytes of the code page that are not yet decoded.
    pending: Vec<u8>,
    substitutes_left: usize,
    text: String,
    /// Of each size, how many characters; and how many are bold.
    sizes: std::collections::BTreeMap<u32, usize>,
    bold: usize,
    align: Align,
    indented: bool,
    paragraph: usize,
    blanks: usize,
    high: Option<u16>,
    beside: Beside,
    manuscript: Manuscript,
}

impl<'a> Reader<'a> {
    /// At the beginning of a document.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let state = State { skipped: false, elsewhere: None, size: 24, bold: false, substitutes: 1, in_table: false };
        Self {
            bytes,
            at: 0,
            stack: vec![],
            state,
            encoding: WINDOWS_1252,
            pending: vec![],
            substitutes_left: 0,
            text: String::new(),
            sizes: std::collections::BTreeMap::new(),
            bold: 0,
            align: Align::Plain,
            indented: false,
            paragraph: 0,
            blanks: 0,
            high: None,
            beside: Beside::default(),
            manuscript: Manuscript::default(),
        }
    }

    /// All of it.
    ///
    /// # Errors
    /// Groups that lie in each other without end.
    pub(super) fn run(mut self) -> Result<Manuscript, Fault> {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'{' => {
                    self.flush();
                    if self.stack.len() > limits::MOST_DEPTH * 8 {
                        return Err(Fault::Bomb);
                    }
                    self.stack.push(self.state);
                }
                b'}' => {
                    self.flush();
                    self.state = self.stack.pop().unwrap_or(self.state);
                }
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => {}
                byte => self.byte(byte),
            }
        }
        if self.stack.len() > 1 {
            self.manuscript.remarks.push("RTF 文件的结尾不完整，可能少了后半截".to_owned());
        }
        self.flush();
        self.end_paragraph();
        self.beside.close(self.paragraph, &mut self.manuscript);
        Ok(self.manuscript)
    }

    fn byte(&mut self, byte: u8) {
        if self.substitutes_left > 0 {
            self.substitutes_left -= 1;
        } else if !self.state.skipped {
            self.pending.push(byte);
        }
    }

    fn control(&mut self) {
        let Some(&first) = self.bytes.get(self.at) else { return };
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            self.symbol(first);
            return;
        }
        let rest = &self.bytes[self.at..];
        let length = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = String::from_utf8_lossy(&rest[..length]).into_owned();
        let digits = rest[length..].iter().take(12).enumerate();
        let digits =
            digits.take_while(|(index, byte)| byte.is_ascii_digit() || (*index == 0 && **byte == b'-')).count();
        let number = std::str::from_utf8(&rest[length..length + digits]).ok().and_then(|text| text.parse::<i64>().ok());
        self.at += length + digits;
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        self.word(&word, number);
    }

    fn symbol(&mut self, first: u8) {
        match first {
            b'\'' => {
                let code = self.bytes.get(self.at..self.at + 2).and_then(|two| std::str::from_utf8(two).ok());
                let byte = code.and_then(|code| u8::from_str_radix(code, 16).ok());
                self.at += 2;
                if let Some(byte) = byte {
                    self.byte(byte);
                }
            }
            b'*' => self.state.skipped = true,
            b'~' => self.push(" "),
            b'_' => self.push("-"),
            b'\\' | b'{' | b'}' => self.byte(first),
            b'\r' | b'\n' => {
                self.flush();
                self.end_paragraph();
            }
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i64>) {
        let on = number != Some(0);
        let positive = number.and_then(|number| usize::try_from(number).ok()).unwrap_or(0);
        if word != "u" {
            self.flush();
        }
        match word {
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => self.state.substitutes = positive.min(16),
            "ansicpg" => self.encoding = code_page(positive),
            "fcharset" if positive == 134 => self.encoding = GB18030,
            "fcharset" if positive == 136 && self.encoding == WINDOWS_1252 => self.encoding = BIG5,
            "bin" => self.at = self.at.saturating_add(positive),
            "fs" => self.state.size = u32::try_from(positive).unwrap_or(24),
            "b" => self.state.bold = on,
            "v" | "deleted" => self.state.elsewhere = Elsewhere::of_word(word).filter(|_| on),
            "plain" => {
                (self.state.size, self.state.bold) = (24, false);
                // Letters are no longer struck out or hidden; a header stays one.
                self.state.elsewhere = self.state.elsewhere.filter(|elsewhere| !elsewhere.is_of_letters());
            }
            "pard" => (self.align, self.indented, self.state.in_table) = (Align::Plain, false, false),
            "qc" => self.align = Align::Centre,
            "qr" => self.align = Align::Right,
            "ql" | "qj" => self.align = Align::Plain,
            "fi" | "cufi" => self.indented = number.is_some_and(|number| number > 0),
            "intbl" => self.state.in_table = true,
            "par" | "line" | "sect" | "page" if !self.state.skipped => self.end_paragraph(),
            "row" if !self.state.skipped => self.end_row(),
            "cell" => self.push("\t"),
            "tab" => self.push(" "),
            "emdash" => self.push("—"),
            "endash" => self.push("–"),
            "lquote" => self.push("‘"),
            "rquote" => self.push("’"),
            "ldblquote" => self.push("“"),
            "rdblquote" => self.push("”"),
            "bullet" => self.push("•"),
            // A comment stands in a group that old readers pass over.
            "header" | "footer" | "headerl" | "headerr" | "headerf" | "footerl" | "footerr" | "footerf"
            | "footnote" | "annotation" => {
                self.state.skipped = self.stack.last().is_some_and(|outer| outer.skipped);
                self.state.elsewhere = Elsewhere::of_word(word);
                self.beside.close(self.paragraph, &mut self.manuscript);
            }
            "fonttbl" | "colortbl" | "stylesheet" | "info" | "pict" | "object" | "listtable" | "themedata"
            | "fldinst" | "datastore" | "generator" | "rsidtbl" | "xmlnstbl" | "latentstyles" | "nonshppict" => {
                self.state.skipped = true;
            }
            "shptxt" | "shppict" | "shpinst" => self.state.skipped = word == "shppict",
            _ => {}
        }
    }

    fn unicode(&mut self, number: i64) {
        self.decode();
        self.substitutes_left = self.state.substitutes;
        let Ok(unit) = u16::try_from(number.rem_euclid(0x1_0000)) else { return };
        let units: Vec<u16> = self.high.take().into_iter().chain([unit]).collect();
        if units.len() == 1 && (0xd800..0xdc00).contains(&unit) {
            self.high = Some(unit);
        } else {
            self.push(&String::from_utf16_lossy(&units));
        }
    }

    fn decode(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let (text, _) = self.encoding.decode_without_bom_handling(&bytes);
        let text = text.into_owned();
        self.push(&text);
    }

    fn flush(&mut self) {
        self.decode();
        self.substitutes_left = 0;
        self.high = None;
    }

    fn push(&mut self, text: &str) {
        if self.state.skipped {
            return;
        }
        if let Some(elsewhere) = self.state.elsewhere {
            self.beside.push(elsewhere, text, self.paragraph, &mut self.manuscript);
            return;
        }
        self.text.push_str(text);
        let count = crate::measure::visible(text);
        *self.sizes.entry(self.state.size).or_default() += count;
        self.bold += if self.state.bold { count } else { 0 };
    }

    fn end_row(&mut self) {
        self.text = self.text.trim_end_matches('\t').to_owned();
        self.end(Strand::Row);
    }

    fn end_paragraph(&mut self) {
        if self.state.elsewhere.is_some() {
            self.beside.close(self.paragraph, &mut self.manuscript);
            return;
        }
        if self.state.in_table && self.text.contains('\t') {
            self.text.push(' ');
            return;
        }
        self.end(Strand::Text);
    }

    fn end(&mut self, strand: Strand) {
        self.paragraph += 1;
        let raw = std::mem::take(&mut self.text);
        let all: usize = self.sizes.values().sum();
        let size = self.sizes.iter().max_by_key(|(_, count)| **count).map_or(0, |(size, _)| *size);
        self.sizes.clear();
        let bold = std::mem::take(&mut self.bold) * 2 > all;
        let text = raw.trim_matches(|c: char| !is_visible(c));
        if text.is_empty() {
            self.blanks += 1;
            return;
        }
        #[expect(clippy::cast_precision_loss, reason = "half points of letters are small numbers")]
        let points = size as f32 / 2.0;
        self.manuscript.lines.push(Line {
            text: text.to_owned(),
            place: Place::Paragraph(self.paragraph),
            blanks: std::mem::take(&mut self.blanks),
            indented: self.indented || raw.starts_with('\u{3000}') || raw.starts_with("    "),
            look: Look { size: points, bold, align: self.align, styled: None },
            strand,
        });
    }
}

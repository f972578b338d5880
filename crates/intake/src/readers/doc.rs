//! Binary files of Word 97 to 2003, and of WPS ([MS-DOC]): takes their bytes; gives the text by its piece table, with notes, comments and text
//! boxes behind it. Looks are not read; what tracked changes struck out cannot be told from the rest, and the editor is told so.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use crate::fault::Fault;
use crate::limits;
use crate::manuscript::{Aside, Line, Manuscript, Place, Strand};
use crate::measure::visible;

/// Where the file information block says what, by the published description of the format (MS-DOC, “Fib”).
mod fib {
    pub(super) const MAGIC: u16 = 0xa5ec;
    pub(super) const FLAGS: usize = 0x0a;
    pub(super) const ENCRYPTED: u16 = 0x0100;
    pub(super) const TABLE_ONE: u16 = 0x0200;
    /// Characters of the main text, notes, headers, macros, comments, endnotes, text boxes, text boxes of headers.
    pub(super) const COUNTS: usize = 0x4c;
    pub(super) const PIECES: usize = 0x1a2;
}

/// Reads a document.
pub(super) fn read_doc(bytes: &[u8]) -> Result<Manuscript, Fault> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| Fault::Broken("复合文档打不开"))?;
    if file.exists("/EncryptedPackage") {
        return Err(Fault::Encrypted);
    }
    let main = stream(&mut file, "/WordDocument")?.ok_or(Fault::Foreign("Office", "在 Word 里打开，另存为 .docx"))?;
    let word = |at: usize| main.get(at..at + 2).map(|two| u16::from_le_bytes([two[0], two[1]]));
    let magic = word(0).ok_or(Fault::Broken("没有文件头"))?;
    if magic != fib::MAGIC {
        return Err(Fault::Foreign("Word 95 以前的", "在 Word 里打开，另存为 .docx"));
    }
    let flags = word(fib::FLAGS).ok_or(Fault::Broken("没有文件头"))?;
    if flags & fib::ENCRYPTED != 0 {
        return Err(Fault::Encrypted);
    }
    let name = if flags & fib::TABLE_ONE == 0 { "/0Table" } else { "/1Table" };
    let table = stream(&mut file, name)?.ok_or(Fault::Broken("缺少字符表"))?;
    let at = long(&main, fib::PIECES).ok_or(Fault::Broken("缺少字符表"))? as usize;
    let length = long(&main, fib::PIECES + 4).ok_or(Fault::Broken("缺少字符表"))? as usize;
    let pieces = table.get(at..at.saturating_add(length)).ok_or(Fault::Broken("字符表不完整"))?;
    let text = assemble(&main, pieces)?;
    let mut manuscript = stories(&main, &text);
    if file.exists("/Macros") {
        manuscript.remarks.push("文件带有宏，没有运行，也没有收进来".to_owned());
    }
    manuscript.remarks.push("旧的 .doc 文件只读得出文字：有修订的，请对方接受修订、另存为 .docx 再发".to_owned());
    Ok(manuscript)
}

fn stream(file: &mut CompoundFile<Cursor<&[u8]>>, name: &str) -> Result<Option<Vec<u8>>, Fault> {
    if !file.is_stream(name) {
        return Ok(None);
    }
    let stream = file.open_stream(name).map_err(|_| Fault::Broken("复合文档打不开"))?;
    let mut bytes = vec![];
    let read = stream.take(limits::MOST_PART + 1).read_to_end(&mut bytes);
    read.map_err(|_| Fault::Broken("后半截没有了"))?;
    if bytes.len() as u64 > limits::MOST_PART { Err(Fault::Bomb) } else { Ok(Some(bytes)) }
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

/// All characters, in units of UTF-16 so that counts of the file hold.
fn assemble(main: &[u8], clx: &[u8]) -> Result<Vec<u16>, Fault> {
    let broken = Fault::Broken("字符表不完整");
    let mut at = 0;
    while clx.get(at) == Some(&1) {
        let size = clx.get(at + 1..at + 3).map(|two| u16::from_le_bytes([two[0], two[1]])).ok_or(broken.clone())?;
        at += 3 + usize::from(size);
    }
    if clx.get(at) != Some(&2) {
        return Err(broken);
    }
    let plc = clx.get(at + 5..).ok_or(broken.clone())?;
    let length = (long(clx, at + 1).ok_or(broken.clone())? as usize).min(plc.len());
    let count = length.saturating_sub(4) / 12;
    let mut text = vec![];
    for index in 0..count {
        let (from, to) = (long(plc, index * 4), long(plc, index * 4 + 4));
        let offset = long(plc, (count + 1) * 4 + index * 8 + 2);
        let (Some(from), Some(to), Some(offset)) = (from, to, offset) else { return Err(broken) };
        let size = to.checked_sub(from).ok_or(broken.clone())? as usize;
        if text.len() + size > limits::MOST_TEXT {
            return Err(Fault::Bomb);
        }
        let start = (offset & 0x3fff_ffff) as usize;
        if offset & 0x4000_0000 == 0 {
            let bytes = main.get(start..start.saturating_add(size * 2)).ok_or(broken.clone())?;
            text.extend(bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])));
        } else {
            let bytes = main.get(start / 2..(start / 2).saturating_add(size)).ok_or(broken.clone())?;
            let (narrow, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
            text.extend(narrow.encode_utf16());
        }
    }
    Ok(text)
}

/// The parts of the text, which follow each other by their counts.
fn stories(main: &[u8], text: &[u16]) -> Manuscript {
    let mut manuscript = Manuscript::default();
    let strands = [
        Some(Strand::Text),
        Some(Strand::Note),
        Some(Strand::Margin),
        None,
        None,
        Some(Strand::Note),
        Some(Strand::Box),
        Some(Strand::Margin),
    ];
    let (mut from, mut paragraph) = (0_usize, 0_usize);
    for (index, strand) in strands.into_iter().enumerate() {
        let count = long(main, fib::COUNTS + index * 4).unwrap_or(0) as usize;
        let to = from.saturating_add(count).min(text.len());
        let part = String::from_utf16_lossy(text.get(from..to).unwrap_or_default());
        from = to;
        match strand {
            Some(strand) => paragraphs(&part, strand, &mut paragraph, &mut manuscript),
            None => {
                let words: String = part.chars().filter(|c| !c.is_control() || *c == '\r').collect();
                let notes = words.split('\r').filter(|note| visible(note) > 0).map(|note| Aside {
                    text: note.trim().to_owned(),
                    place: Place::Paragraph(1),
                    what: "批注".to_owned(),
                });
                manuscript.asides.extend(notes);
            }
        }
    }
    manuscript
}

/// The paragraphs of a part; what stands in fields is read as they show it, not as they are written.
fn paragraphs(part: &str, strand: Strand, count: &mut usize, manuscript: &mut Manuscript) {
    let mut line = String::new();
    let mut cells: Vec<String> = vec![];
    let mut blanks = 0;
    let mut hidden = 0_usize;
    let mut end = |line: &mut String, row: bool, blanks: &mut usize| {
        *count += 1;
        let raw = std::mem::take(line);
        let text = raw.trim_matches(|c: char| !crate::measure::is_visible(c));
        if text.is_empty() {
            *blanks += 1;
            return;
        }
        let mut made = Line::plain(text, Place::Paragraph(*count));
        made.blanks = std::mem::take(blanks);
        made.indented = raw.starts_with(['\u{3000}', '\t']) || raw.starts_with("    ");
        made.strand = if row && strand == Strand::Text { Strand::Row } else { strand };
        manuscript.lines.push(made);
    };
    for c in part.chars() {
        match c {
            '\u{13}' => hidden += 1,
            '\u{14}' => hidden = hidden.saturating_sub(1),
            '\u{15}' => {}
            _ if hidden > 0 => {}
            '\r' | '\u{b}' | '\u{c}' if cells.is_empty() => end(&mut line, false, &mut blanks),
            '\r' | '\u{b}' | '\u{c}' => line.push(' '),
            '\u{7}' => {
                if line.is_empty() && !cells.is_empty() {
                    let mut row = cells.join("\t");
                    cells.clear();
                    end(&mut row, true, &mut blanks);
                } else {
                    cells.push(std::mem::take(&mut line).trim().to_owned());
                }
            }
            '\u{1e}' => line.push('-'),
            '\t' => line.push(' '),
            c if c.is_control() => {}
            c => line.push(c),
        }
    }
    if !cells.is_empty() {
        cells.push(std::mem::take(&mut line));
        let mut row = cells.join("\t");
        end(&mut row, true, &mut blanks);
    } else {
        end(&mut line, false, &mut blanks);
    }
}

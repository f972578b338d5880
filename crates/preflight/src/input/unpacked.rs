//! Streams of objects laid out as plain objects. The parser reads the table of such a stream anew for each of its objects, which takes time by the
//! square of them. Takes the bytes of a file; gives the file with its packed objects behind it and a plain table of cross-references, or
//! nothing where that is not needed or the file is too odd for it.

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, FromBytes, Stream};

use super::bounded;
use super::trailer::{Trailer, last_section};

/// A stream of objects with fewer of them is left as it is.
const FEW: usize = 64;
/// What all streams of objects together may unfold to, in bytes.
const MOST_BYTES: usize = 96 << 20;
/// The most objects of a file that is laid out.
const MOST_OBJECTS: u32 = 2_000_000;
/// The most sections of cross-references.
const MOST_SECTIONS: usize = 256;

/// Where an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Free,
    At { offset: usize, generation: u16 },
    Packed { holder: u32, place: usize },
}

/// The file with its packed objects laid out.
pub(crate) fn unpacked(bytes: &[u8], trailer: &Trailer) -> Option<Vec<u8>> {
    if trailer.encrypted || !trailer.sound {
        return None;
    }
    let (entries, root, info) = entries(bytes)?;
    let mut holders: BTreeMap<u32, Vec<(usize, u32)>> = BTreeMap::new();
    for (number, entry) in &entries {
        if let Entry::Packed { holder, place } = entry {
            holders.entry(*holder).or_default().push((*place, *number));
        }
    }
    if holders.values().all(|packed| packed.len() < FEW) {
        return None;
    }
    let (mut file, mut offsets) = (bytes.to_vec(), BTreeMap::new());
    file.push(b'\n');
    let mut left = MOST_BYTES;
    for (holder, packed) in &holders {
        let Some(Entry::At { offset, .. }) = entries.get(holder) else { return None };
        left = lay_out(bytes, *offset, packed, left, &mut file, &mut offsets)?;
    }
    write_table(&mut file, &entries, &offsets, (&root, info.as_deref()));
    Some(file)
}

/// Writes the objects of one stream behind the file; gives how many bytes may still unfold.
fn lay_out(
    bytes: &[u8],
    offset: usize,
    packed: &[(usize, u32)],
    left: usize,
    file: &mut Vec<u8>,
    offsets: &mut BTreeMap<u32, usize>,
) -> Option<usize> {
    let stream = Stream::from_bytes(behind_obj(bytes.get(offset..)?)?)?;
    let data = bounded::decoded(&stream, left).ok()?;
    let (count, first) = (stream.dict().get::<usize>("N")?, stream.dict().get::<usize>("First")?);
    let head = data.get(..first)?;
    let mut words = head.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let mut number = || std::str::from_utf8(words.next()?).ok()?.parse::<usize>().ok();
    let mut places = Vec::new();
    for _ in 0..count.min(head.len()) {
        let Some(_number) = number() else { break };
        let Some(at) = number() else { break };
        places.push(first.checked_add(at)?);
    }
    let mut starts = places.clone();
    starts.sort_unstable();
    for (place, number) in packed {
        let Some(start) = places.get(*place).copied() else { continue };
        let next = starts.partition_point(|other| *other <= start);
        let end = starts.get(next).copied().unwrap_or(data.len()).min(data.len());
        let Some(object) = data.get(start..end) else { continue };
        offsets.insert(*number, file.len());
        file.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    Some(left - data.len())
}

fn write_table(
    file: &mut Vec<u8>,
    entries: &BTreeMap<u32, Entry>,
    offsets: &BTreeMap<u32, usize>,
    (root, info): (&str, Option<&str>),
) {
    let start = file.len();
    let size = entries.keys().next_back().map_or(0, |last| last + 1);
    file.extend_from_slice(format!("xref\n0 {size}\n").as_bytes());
    for number in 0..size {
        let plain = match entries.get(&number) {
            Some(Entry::At { offset, generation }) => Some((*offset, *generation)),
            Some(Entry::Packed { .. }) => offsets.get(&number).map(|offset| (*offset, 0)),
            _ => None,
        };
        let line = match plain {
            Some((offset, generation)) => format!("{offset:010} {generation:05} n \n"),
            None => "0000000000 65535 f \n".to_owned(),
        };
        file.extend_from_slice(line.as_bytes());
    }
    let info = info.map_or_else(String::new, |info| format!("/Info {info}"));
    file.extend_from_slice(
        format!("trailer\n<</Size {size}/Root {root}{info}>>\nstartxref\n{start}\n%%EOF\n").as_bytes(),
    );
}

/// All entries of a file, those of later sections before those of earlier ones; the root and the information dictionary.
fn entries(bytes: &[u8]) -> Option<(BTreeMap<u32, Entry>, String, Option<String>)> {
    let (mut entries, mut root, mut info) = (BTreeMap::new(), None, None);
    let mut next = vec![last_section(bytes)?];
    let mut seen = Vec::new();
    while let Some(at) = next.pop() {
        if seen.contains(&at) || seen.len() >= MOST_SECTIONS {
            continue;
        }
        seen.push(at);
        let section = bytes.get(at..)?.trim_ascii_start();
        let dict = if section.starts_with(b"xref") {
            read_table(section, &mut entries)?
        } else {
            read_stream(section, &mut entries)?
        };
        let reference = |key: &str| dict.get_ref(key).map(|id| format!("{} {} R", id.obj_number, id.gen_number));
        root = root.or_else(|| reference("Root"));
        info = info.or_else(|| reference("Info"));
        // The stream of a hybrid file counts before what was there earlier.
        next.extend(["Prev", "XRefStm"].into_iter().filter_map(|key| dict.get::<usize>(key)));
    }
    Some((entries, root?, info))
}

fn behind_obj(bytes: &[u8]) -> Option<&[u8]> {
    let at = bytes[..bytes.len().min(64)].windows(3).position(|three| three == b"obj")?;
    Some(bytes[at + 3..].trim_ascii_start())
}

fn read_table<'b>(section: &'b [u8], entries: &mut BTreeMap<u32, Entry>) -> Option<Dict<'b>> {
    let end = section.windows(7).position(|seven| seven == b"trailer")?;
    let mut words = section[4..end].split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    while let Some(first) = words.next() {
        let (mut number, count) = (to_number(first)?, to_number(words.next()?)?);
        for _ in 0..count {
            let (offset, generation, kind) = (to_number(words.next()?)?, to_number(words.next()?)?, words.next()?);
            if kind == b"n" {
                let entry =
                    Entry::At { offset: usize::try_from(offset).ok()?, generation: u16::try_from(generation).ok()? };
                entries.entry(number).or_insert(entry);
            } else {
                entries.entry(number).or_insert(Entry::Free);
            }
            number = number.checked_add(1).filter(|number| *number < MOST_OBJECTS)?;
        }
    }
    Dict::from_bytes(section[end + 7..].trim_ascii_start())
}

fn to_number(word: &[u8]) -> Option<u32> {
    std::str::from_utf8(word).ok()?.parse().ok()
}

fn read_stream<'b>(section: &'b [u8], entries: &mut BTreeMap<u32, Entry>) -> Option<Dict<'b>> {
    let stream = Stream::from_bytes(behind_obj(section)?)?;
    let dict = stream.dict();
    let data = bounded::decoded(&stream, MOST_BYTES).ok()?;
    let widths: Vec<usize> = dict.get::<Array<'_>>("W")?.iter::<usize>().take(3).collect();
    let [kind, second, third] = *widths.as_slice() else { return None };
    let ranges: Vec<u32> = match dict.get::<Array<'_>>("Index") {
        Some(index) => index.iter::<u32>().collect(),
        None => vec![0, dict.get::<u32>("Size")?],
    };
    if kind > 8 || second > 8 || third > 8 || kind + second + third == 0 {
        return None;
    }
    let mut rows = data.chunks_exact(kind + second + third);
    for range in ranges.chunks_exact(2) {
        for number in range[0]..range[0].checked_add(range[1]).filter(|end| *end < MOST_OBJECTS)? {
            let Some(row) = rows.next() else { break };
            let value = |from: usize, width: usize| {
                row[from..from + width].iter().fold(0_u64, |v, byte| v << 8 | u64::from(*byte))
            };
            let (a, b) = (value(kind, second), value(kind + second, third));
            let entry = match if kind == 0 { 1 } else { value(0, kind) } {
                1 => Entry::At { offset: usize::try_from(a).ok()?, generation: u16::try_from(b).unwrap_or(0) },
                2 => Entry::Packed { holder: u32::try_from(a).ok()?, place: usize::try_from(b).ok()? },
                _ => Entry::Free,
            };
            entries.entry(number).or_insert(entry);
        }
    }
    Some(dict.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parser alone takes nine seconds for this file of 107 kB; laid out it has no stream of objects left to read.
    #[test]
    fn a_stream_of_many_objects_is_laid_out() {
        let bytes = include_bytes!("../../tests/it/cases/pf01-object-stream-quadratic.pdf");
        let file = unpacked(bytes, &Trailer::of_file(bytes)).unwrap();
        let (entries, ..) = entries(&file).unwrap();
        assert!(entries.len() > FEW);
        assert!(entries.values().all(|entry| !matches!(entry, Entry::Packed { .. })), "an object is still packed");
    }

    #[test]
    fn a_file_without_such_streams_stays_as_it_is() {
        let bytes = include_bytes!("../../tests/it/cases/pf00-control-x4.pdf");
        assert!(unpacked(bytes, &Trailer::of_file(bytes)).is_none());
    }
}

//! What each filter of a stream comes to, without keeping it: the lengths of what Flate, LZW and run lengths unfold to, the sizes that pictures
//! announce, and the bytes behind the filters that only write bytes another way (ISO 32000-1 7.4).

use chenbao_model::jpeg::Segments;
use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

/// A stream would unfold to more than its limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooLarge;

/// What base 85 stands for (ISO 32000-1 7.4.3), as far as it can be read; only its length matters, and what is deflated in it.
pub(super) fn base85(data: &[u8]) -> Vec<u8> {
    let (mut bytes, mut group, mut held) = (Vec::with_capacity(data.len()), 0_u64, 0_usize);
    for byte in data {
        match byte {
            b'z' if held == 0 => bytes.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => {
                (group, held) = (group * 85 + u64::from(byte - b'!'), held + 1);
                if held == 5 {
                    bytes.extend_from_slice(&group.to_be_bytes()[4..]);
                    (group, held) = (0, 0);
                }
            }
            b'~' => break,
            _ => {}
        }
    }
    if held > 1 {
        let filled = (held..5).fold(group, |group, _| group * 85 + 84);
        bytes.extend_from_slice(&filled.to_be_bytes()[4..4 + held - 1]);
    }
    bytes
}

/// What hexadecimal digits stand for (ISO 32000-1 7.4.2).
pub(super) fn hexadecimal(data: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = data
        .iter()
        .take_while(|byte| **byte != b'>')
        .filter_map(|byte| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

/// Inflated bytes, at most so many.
pub(super) fn inflate(raw: &[u8], limit: usize) -> Vec<u8> {
    let header = raw.len() >= 2 && raw[0] & 0x0f == 8 && (u32::from(raw[0]) << 8 | u32::from(raw[1])) % 31 == 0;
    let raw = if header { &raw[2..] } else { raw };
    let (mut inflate, mut bytes) = (Decompress::new(false), Vec::with_capacity(limit));
    let _ = inflate.decompress_vec(raw, &mut bytes, FlushDecompress::Finish);
    bytes
}

/// How many bytes one byte can become, at most: a match of 258 bytes costs at least two bits in Flate; a string of 3,838 bytes twelve
/// bits in LZW; 128 bytes two bytes in run lengths; four bytes one in base 85.
pub(super) const fn ratio(filter: Filter) -> usize {
    match filter {
        Filter::AsciiHexDecode | Filter::Crypt => 1,
        Filter::Ascii85Decode => 4,
        Filter::RunLengthDecode => 64,
        Filter::FlateDecode => 1032,
        Filter::LzwDecode => 2560,
        Filter::DctDecode | Filter::JpxDecode | Filter::CcittFaxDecode | Filter::Jbig2Decode => usize::MAX,
    }
}

/// The length of inflated bytes, at most `limit`. A reader that goes on behind a fault could unfold what is left to 1,032 times its length.
pub(super) fn inflated(raw: &[u8], limit: usize) -> Result<usize, TooLarge> {
    let header = raw.len() >= 2 && raw[0] & 0x0f == 8 && (u32::from(raw[0]) << 8 | u32::from(raw[1])) % 31 == 0;
    let raw = if header { &raw[2..] } else { raw };
    let mut inflate = Decompress::new(false);
    let mut scratch = vec![0; 1 << 16];
    loop {
        let (read, written) = (to_usize(inflate.total_in()), to_usize(inflate.total_out()));
        if written > limit {
            return Err(TooLarge);
        }
        let rest = raw.get(read..).unwrap_or_default();
        match inflate.decompress(rest, &mut scratch, FlushDecompress::None) {
            Ok(Status::StreamEnd) => break,
            Ok(_) if inflate.total_in() > read as u64 || inflate.total_out() > written as u64 => {}
            Ok(_) => break,
            Err(_) => {
                let most = written.saturating_add(rest.len().saturating_mul(ratio(Filter::FlateDecode)));
                return if most > limit { Err(TooLarge) } else { Ok(most) };
            }
        }
    }
    let written = to_usize(inflate.total_out());
    if written > limit { Err(TooLarge) } else { Ok(written) }
}

/// The length of what LZW codes stand for, at most `limit`: only the lengths of the strings are kept.
pub(super) fn lzw_length(raw: &[u8], limit: usize) -> Result<usize, TooLarge> {
    let (mut lengths, mut total, mut width) = (Vec::<usize>::with_capacity(4096), 0_usize, 9_u32);
    let (mut bits, mut held) = (0_u32, 0_u32);
    let mut last = None;
    for &byte in raw {
        bits = bits << 8 | u32::from(byte);
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = (bits >> held & ((1 << width) - 1)) as usize;
        bits &= (1 << held) - 1;
        match code {
            256 => {
                lengths.clear();
                (width, last) = (9, None);
                continue;
            }
            257 => break,
            _ => {}
        }
        let length =
            if code < 256 { 1 } else { lengths.get(code - 258).copied().or(last.map(|last| last + 1)).unwrap_or(1) };
        if let Some(last) = last.filter(|_| lengths.len() < 4096 - 258) {
            lengths.push(last + 1);
        }
        last = Some(length);
        total += length;
        if total > limit {
            return Err(TooLarge);
        }
        width = match lengths.len() + 258 + 1 {
            ..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
    }
    Ok(total)
}

pub(super) fn run_length(raw: &[u8], limit: usize) -> Result<usize, TooLarge> {
    let (mut at, mut total) = (0, 0);
    while let Some(&length) = raw.get(at).filter(|&&length| length != 128) {
        let length = usize::from(length);
        (at, total) = if length < 128 { (at + length + 2, total + length + 1) } else { (at + 2, total + 257 - length) };
    }
    if total > limit { Err(TooLarge) } else { Ok(total) }
}

/// The length of a decoded picture of this width, height and number of channels, of one byte each.
pub(super) fn picture(size: Option<[usize; 3]>, limit: usize) -> Result<usize, TooLarge> {
    let Some([width, height, channels]) = size else { return Ok(0) };
    let length = width.saturating_mul(height).saturating_mul(channels);
    if length > limit { Err(TooLarge) } else { Ok(length) }
}

/// Width, height and channels by the frame header of a JPEG.
pub(super) fn jpeg_size(raw: &[u8]) -> Option<[usize; 3]> {
    let start = raw.windows(2).position(|pair| pair == [0xff, 0xd8])?;
    let frame = Segments::of(&raw[start..]).over_garbage().find_map(|segment| segment.frame())?;
    Some([usize::from(frame.width), usize::from(frame.height), usize::from(frame.components)])
}

fn both(high: u8, low: u8) -> usize {
    usize::from(high) << 8 | usize::from(low)
}

/// Width, height and channels by the SIZ marker of a JPEG 2000 codestream (ITU-T T.800, A.5.1).
pub(super) fn jpx_size(raw: &[u8]) -> Option<[usize; 3]> {
    let at = raw.windows(4).position(|four| four == [0xff, 0x4f, 0xff, 0x51])?;
    let number = |from: usize| raw.get(from..from + 4)?.try_into().ok().map(|four| u32::from_be_bytes(four) as usize);
    let channels = raw.get(at + 40..at + 42)?;
    Some([number(at + 8)?, number(at + 12)?, both(channels[0], channels[1])])
}

/// Width and height as the dictionary tells them.
pub(super) fn dict_size(stream: &Stream<'_>) -> Option<[usize; 3]> {
    let number = |key: &str, short: &str| {
        let dict = stream.dict();
        dict.get::<u32>(key).or_else(|| dict.get::<u32>(short)).map(|number| number as usize)
    };
    Some([number("Width", "W")?, number("Height", "H")?, 1])
}

fn to_usize(value: u64) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use hayro_syntax::object::FromBytes;

    use super::*;

    pub(in crate::input) fn deflated(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    pub(in crate::input) fn object(filter: &str, raw: &[u8]) -> Vec<u8> {
        let mut bytes = format!("<</Length {}/Filter {filter}>>stream\n", raw.len()).into_bytes();
        bytes.extend_from_slice(raw);
        bytes.extend_from_slice(b"\nendstream");
        bytes
    }

    #[test]
    fn a_fault_does_not_hide_a_bomb() {
        let mut raw = vec![0x78, 0x9c, 0x00, 0x01, 0x00, 0x00, 0x00, b'x'];
        raw.extend_from_slice(&deflated(&vec![0; 16 << 20])[2..]);
        assert_eq!(inflated(&raw, 1 << 20), Err(TooLarge));
    }

    #[test]
    fn lengths_of_lzw_and_run_lengths_are_exact() {
        let lzw = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        assert_eq!(lzw_length(&lzw, 100), Ok(10));
        assert_eq!(run_length(&[2, 1, 2, 3, 255, 7, 128], 100), Ok(5));
        assert_eq!(run_length(&[129, 7, 128], 200), Ok(128));
    }

    #[test]
    fn lengths_of_lzw_are_those_of_the_parser_at_every_width_of_code() {
        let (mut bits, mut held, mut raw) = (0_u32, 0, Vec::new());
        let mut put = |code: u32, width: u32| {
            bits = bits << width | code;
            held += width;
            while held >= 8 {
                held -= 8;
                raw.push(u8::try_from(bits >> held & 0xff).unwrap());
            }
            bits &= (1 << held) - 1;
        };
        put(256, 9);
        for sent in 0..3000_u32 {
            let next = 258 + sent.saturating_sub(1) + 1;
            put(
                sent * 7 % 256,
                if next < 512 {
                    9
                } else if next < 1024 {
                    10
                } else if next < 2048 {
                    11
                } else {
                    12
                },
            );
        }
        put(257, 12);
        put(0, 7);
        let bytes = object("/LZWDecode", &raw);
        assert_eq!(Stream::from_bytes(&bytes).unwrap().decoded().unwrap().len(), 3000);
        assert_eq!(lzw_length(&raw, 10_000), Ok(3000));
    }
}

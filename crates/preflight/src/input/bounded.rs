//! Streams decoded within a limit: a short stream of a foreign file must not unfold to more than the memory there is. Takes a stream and
//! the most bytes it may become; gives its bytes, or says that they would be too many.

use std::borrow::Cow;

use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

use super::filters::{
    TooLarge, base85, dict_size, hexadecimal, inflate, inflated, jpeg_size, jpx_size, lzw_length, picture, ratio,
    run_length,
};

/// The most a stream of a page may unfold to, in bytes.
pub(crate) const STREAM: usize = 96 << 20;

/// The deepest nesting of brackets that is given to the parser. It calls itself for each; the stack of its threads holds five times as many.
const DEEPEST: u32 = 200_000;

/// The decoded bytes of a stream, at most `limit`; what is broken decodes to as much as can be read of it, or to nothing.
///
/// # Errors
/// The stream would unfold to more.
pub(crate) fn decoded<'a>(stream: &Stream<'a>, limit: usize) -> Result<Cow<'a, [u8]>, TooLarge> {
    let most =
        stream.filters().iter().fold(stream.raw_data().len(), |most, filter| most.saturating_mul(ratio(*filter)));
    if most > limit {
        length(stream, limit)?;
    }
    let bytes = stream.decoded().unwrap_or_default();
    if bytes.len() > limit { Err(TooLarge) } else { Ok(bytes) }
}

/// The same for a content stream, which must not nest too deep either.
///
/// # Errors
/// The stream would unfold to more, or nests too deep.
pub(crate) fn content<'a>(stream: &Stream<'a>, limit: usize) -> Result<Cow<'a, [u8]>, TooLarge> {
    decoded(stream, limit).and_then(|bytes| if nests_too_deep(&bytes) { Err(TooLarge) } else { Ok(bytes) })
}

/// Whether brackets stand in each other too deep for the parser. An `obj` begins anew.
pub(crate) fn nests_too_deep(bytes: &[u8]) -> bool {
    let mut depth = 0_u32;
    bytes.iter().enumerate().any(|(at, byte)| {
        match byte {
            b'[' | b'<' => depth += 1,
            b']' | b'>' => depth = depth.saturating_sub(1),
            b'o' if bytes[at..].starts_with(b"obj") => depth = 0,
            _ => {}
        }
        depth > DEEPEST
    })
}

/// How many bytes a stream unfolds to, at most `limit`: the true number behind one filter, a bound above it behind several. Nothing is kept in
/// memory to find out.
///
/// # Errors
/// The stream would, or could, unfold to more.
pub(crate) fn length(stream: &Stream<'_>, limit: usize) -> Result<usize, TooLarge> {
    let filters = stream.filters();
    let raw = stream.raw_data();
    let mut most = raw.len();
    // What the next filter gets, as long as that is known.
    let mut known = Some(Cow::Borrowed(&*raw));
    for (place, filter) in filters.iter().enumerate() {
        let last = place + 1 == filters.len();
        let data = known.take();
        most = match (filter, data) {
            (Filter::Ascii85Decode, Some(data)) => {
                let bytes = base85(&data);
                let length = bytes.len();
                known = Some(Cow::Owned(bytes));
                length
            }
            (Filter::AsciiHexDecode, Some(data)) => {
                let bytes = hexadecimal(&data);
                let length = bytes.len();
                known = Some(Cow::Owned(bytes));
                length
            }
            (Filter::FlateDecode, Some(data)) => {
                let length = inflated(&data, limit)?;
                // With a predictor the next filter would get something else.
                known = (!last && !has_parameters(stream)).then(|| Cow::Owned(inflate(&data, length)));
                length
            }
            (Filter::LzwDecode, Some(data)) => lzw_length(&data, limit)?,
            (Filter::RunLengthDecode, Some(data)) => run_length(&data, limit)?,
            (Filter::DctDecode, data) => picture(jpeg_size(data.as_deref().unwrap_or(&raw)), limit)?,
            (Filter::JpxDecode, data) => picture(jpx_size(data.as_deref().unwrap_or(&raw)), limit)?,
            (Filter::CcittFaxDecode | Filter::Jbig2Decode, _) => picture(dict_size(stream), limit)?,
            _ if most.saturating_mul(ratio(*filter)) <= limit => most.saturating_mul(ratio(*filter)),
            _ => return Err(TooLarge),
        };
    }
    if most > limit { Err(TooLarge) } else { Ok(most) }
}

fn has_parameters(stream: &Stream<'_>) -> bool {
    ["DecodeParms", "DP"].iter().any(|key| stream.dict().contains_key(key))
}

#[cfg(test)]
mod tests {
    use hayro_syntax::object::FromBytes;

    use super::super::filters::tests::{deflated, object};
    use super::*;

    #[test]
    fn a_stream_within_its_limit_is_decoded() {
        let text = b"0 0 0 1 k ".repeat(100_000);
        let bytes = object("/FlateDecode", &deflated(&text));
        let stream = Stream::from_bytes(&bytes).unwrap();
        assert_eq!(decoded(&stream, text.len()).as_deref(), Ok(&text[..]));
        assert_eq!(decoded(&stream, text.len() - 1), Err(TooLarge));
    }

    #[test]
    fn a_bomb_is_refused_before_it_unfolds() {
        let once = deflated(&vec![0; 64 << 20]);
        let bytes = object("/FlateDecode", &once);
        assert_eq!(decoded(&Stream::from_bytes(&bytes).unwrap(), 1 << 20), Err(TooLarge));
        let twice = object("[/FlateDecode /FlateDecode]", &deflated(&once));
        assert_eq!(decoded(&Stream::from_bytes(&twice).unwrap(), 1 << 20), Err(TooLarge));
    }

    #[test]
    fn what_is_deflated_in_base_85_is_measured_truly() {
        let text = b"0 0 0 1 k ".repeat(1000);
        let deflated = deflated(&text);
        let mut armoured = Vec::new();
        for group in deflated.chunks(4) {
            let mut four = [0; 4];
            four[..group.len()].copy_from_slice(group);
            let number = u32::from_be_bytes(four);
            let digits: Vec<u8> =
                (0..5).rev().map(|place| u8::try_from(number / 85_u32.pow(place) % 85).unwrap() + b'!').collect();
            armoured.extend_from_slice(&digits[..group.len() + 1]);
        }
        armoured.extend_from_slice(b"~>");
        let bytes = object("[/ASCII85Decode /FlateDecode]", &armoured);
        let stream = Stream::from_bytes(&bytes).unwrap();
        assert_eq!(length(&stream, 1 << 20), Ok(text.len()));
        assert_eq!(decoded(&stream, text.len()).as_deref(), Ok(&text[..]));
        assert_eq!(decoded(&stream, text.len() - 1), Err(TooLarge));
        let digits: String = deflated.iter().map(|byte| format!("{byte:02x}")).collect();
        let bytes = object("[/ASCIIHexDecode /FlateDecode]", (digits + ">").as_bytes());
        assert_eq!(length(&Stream::from_bytes(&bytes).unwrap(), 1 << 20), Ok(text.len()));
    }

    #[test]
    fn a_jpeg_is_judged_by_its_header() {
        let header = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0xff, 0xff, 0xff, 0xff, 4];
        assert_eq!(jpeg_size(&header), Some([65535, 65535, 4]));
        let bytes = object("/DCTDecode", &header);
        assert_eq!(decoded(&Stream::from_bytes(&bytes).unwrap(), STREAM), Err(TooLarge));
    }
}

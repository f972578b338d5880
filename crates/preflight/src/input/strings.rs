//! The texts of a PDF: strings in their encodings, names.

use hayro_syntax::object::Name;

/// A text string: UTF-16, UTF-8, or one byte a character (ISO 32000-1, 7.9.2.2).
pub(crate) fn text_of_string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().copied().map(char::from).collect(), str::to_owned),
    }
}

/// UTF-16 in the order of bytes that `unit` reads.
pub(crate) fn utf16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16_lossy(&units)
}

/// A name as text, whatever its bytes.
pub(crate) fn text_of_name(name: &Name<'_>) -> String {
    String::from_utf8_lossy(name.as_ref()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_in_every_encoding() {
        assert_eq!(text_of_string(&[0xfe, 0xff, 0x66, 0x68, 0x62, 0xa5]), "晨报");
        assert_eq!(text_of_string(&[0xff, 0xfe, 0x68, 0x66]), "晨");
        assert_eq!(text_of_string("晨报".as_bytes()), "晨报");
        assert_eq!(text_of_string(&[b'a', 0xe9]), "aé");
    }
}

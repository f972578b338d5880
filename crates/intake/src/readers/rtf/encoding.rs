//! Code pages by their numbers.

use encoding_rs::{BIG5, Encoding, GB18030, WINDOWS_1252};

/// The encoding of a code page of Windows.
pub(super) fn code_page(number: usize) -> &'static Encoding {
    match number {
        936 | 54936 => GB18030,
        950 => BIG5,
        65001 => encoding_rs::UTF_8,
        _ => WINDOWS_1252,
    }
}

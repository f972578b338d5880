//! JPEG 2000 in a file (ISO 32000-1 7.4.9): the space a picture states itself, and whether its data go on to the end. Takes its bytes.

use hayro_jpeg2000::{ColorSpace, DecodeSettings, Image};

use super::color::Space;
use super::space_reader::profile_space;
use crate::press::Press;

/// The space a picture states itself; none where it cannot be told.
pub(super) fn own_space(bytes: &[u8], press: &Press) -> Option<Space> {
    let settings = DecodeSettings { resolve_palette_indices: true, strict: false, target_resolution: None };
    let image = Image::new(bytes, &settings).ok()?;
    Some(match image.color_space() {
        ColorSpace::Gray => Space::Gray,
        ColorSpace::RGB => Space::Rgb,
        ColorSpace::CMYK => Space::Cmyk,
        ColorSpace::Icc { num_channels: 4, profile } => profile_space(profile, press),
        ColorSpace::Icc { num_channels, .. } => Space::Profile(*num_channels),
        ColorSpace::Unknown { num_channels: 1 } => Space::Gray,
        ColorSpace::Unknown { num_channels: 3 } => Space::Lab,
        ColorSpace::Unknown { num_channels: 4 } => Space::Cmyk,
        ColorSpace::Unknown { .. } => return None,
    })
}

/// Whether the codestream ends before its tiles do (ITU-T T.800, A.4).
pub(super) fn is_cut(bytes: &[u8]) -> bool {
    let Some(start) = bytes.windows(4).position(|four| four == [0xff, 0x4f, 0xff, 0x51]) else { return true };
    let two = |at: usize| bytes.get(at..at + 2).map(|two| u16::from_be_bytes([two[0], two[1]]));
    let mut at = start + 2;
    loop {
        match two(at) {
            // A tile part, with its length; the last may go on to the end.
            Some(0xff90) => {
                let length =
                    bytes.get(at + 6..at + 10).map(|four| u32::from_be_bytes([four[0], four[1], four[2], four[3]]));
                match length {
                    Some(0) => return !bytes[at..].windows(2).any(|two| two == [0xff, 0xd9]),
                    Some(length) => at = at.saturating_add(usize::try_from(length).unwrap_or(usize::MAX)),
                    None => return true,
                }
                if at > bytes.len() {
                    return true;
                }
            }
            Some(0xffd9) => return false,
            Some(0xff30..=0xff3f) => at += 2,
            Some(marker) if marker >= 0xff00 => match two(at + 2) {
                Some(length) => at = at + 2 + usize::from(length.max(2)),
                None => return true,
            },
            // Behind the last tile stands something else, or nothing: all tiles are there.
            _ => return false,
        }
    }
}

//! JPEG files, by their segments: takes the bytes of one; gives what its header says, what is wrong with its coded data, and the file without
//! what is not the picture.

use image::metadata::Orientation;

use super::picture_header::PictureHeader;
use super::upright::is_turned;
use crate::jpeg::{END_OF_IMAGE, START_OF_SCAN, Segment, Segments};

/// What the data of a whole file ends with.
pub(super) const END_MARK: &[u8] = &[0xff, END_OF_IMAGE];

/// What the header says, up to the first frame; none where a picture comes before it, or a marker that no header has.
pub(super) fn header(bytes: &[u8]) -> Option<PictureHeader> {
    let mut turned = false;
    for segment in Segments::of(bytes) {
        match segment.code {
            0x01 | 0xd0..=0xd8 => continue,
            ..=0xbf | END_OF_IMAGE | START_OF_SCAN => return None,
            _ => {}
        }
        if let Some(exif) = segment.exif() {
            turned = Orientation::from_exif_chunk(exif).is_some_and(is_turned);
        }
        if let Some(frame) = segment.frame() {
            let (width, height) = (u32::from(frame.width), u32::from(frame.height));
            let pixels = if turned { (height, width) } else { (width, height) };
            return (width > 0 && height > 0).then_some(PictureHeader { pixels, data_at: segment.end as u64 });
        }
    }
    None
}

/// Whether the coded data is whole: after `FF` there stand only the codes that the format knows there. The engine's decoder fills what it cannot
/// read with grey and says nothing, and decoding once more to ask would take a fifth of a build.
///
/// # Errors
/// The first fault, in Chinese.
pub(super) fn check_scan(bytes: &[u8]) -> Result<(), String> {
    let mut segments = Segments::of(bytes);
    let mut in_scan = false;
    for Segment { at, code, .. } in segments.by_ref() {
        match code {
            END_OF_IMAGE => return Ok(()),
            // Between two scans stand tables; a frame header only before the first.
            0xc0..=0xc3 | 0xc5..=0xcf if in_scan => return Err(format!("第 {at} 字节处有不该有的标记 {code:02X}")),
            0xc0..=0xcf | 0xda..=0xdd | 0xe0..=0xef | 0xfe => in_scan |= code == START_OF_SCAN,
            _ => return Err(format!("第 {at} 字节处有不认识的标记 {code:02X}")),
        }
    }
    let at = segments.at();
    if at + 2 <= bytes.len() { Err(format!("第 {at} 字节处应是标记")) } else { Err("没有结束".to_owned()) }
}

/// The file without EXIF, XMP, IPTC and remarks; colour profile and Adobe's mark stay. None where it has four inks or is broken.
pub(super) fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..2)?.to_vec();
    for segment in Segments::of(bytes) {
        if segment.frame().is_some_and(|frame| !matches!(frame.components, 1 | 3)) {
            return None;
        }
        if segment.code == START_OF_SCAN {
            out.extend_from_slice(bytes.get(segment.at..)?);
            return Some(out);
        }
        let is_metadata = matches!(segment.code, 0xe1..=0xed | 0xef | 0xfe) && !segment.is_profile();
        let whole = bytes.get(segment.at..segment.end)?;
        out.extend_from_slice(if is_metadata { &[] } else { whole });
    }
    None
}

/// Whether it has a segment of EXIF before its picture.
pub(super) fn has_exif(bytes: &[u8]) -> bool {
    before_picture(bytes).any(|segment| segment.exif().is_some())
}

/// Whether Adobe's programs left their mark before its picture.
pub(super) fn is_adobe(bytes: &[u8]) -> bool {
    before_picture(bytes).any(|segment| segment.is_adobe())
}

fn before_picture(bytes: &[u8]) -> impl Iterator<Item = Segment<'_>> {
    Segments::of(bytes).take_while(|segment| segment.code != START_OF_SCAN)
}

#[cfg(test)]
mod tests {
    use image::DynamicImage;
    use image::codecs::jpeg::JpegEncoder;

    use super::*;

    fn photograph() -> Vec<u8> {
        let shade = |at: u32| u8::try_from(at / 16).unwrap_or(u8::MAX);
        let image = image::RgbImage::from_fn(640, 480, |x, y| image::Rgb([shade(x), shade(y), 90]));
        let mut out = Vec::new();
        DynamicImage::ImageRgb8(image).write_with_encoder(JpegEncoder::new_with_quality(&mut out, 80)).unwrap();
        out
    }

    #[test]
    fn garbage_in_the_middle_of_a_jpeg_is_found() {
        let mut data = photograph();
        assert_eq!(check_scan(&data), Ok(()));
        let middle = data.len() / 2;
        for (at, byte) in data[middle..middle + 400].iter_mut().enumerate() {
            *byte = if at % 2 == 0 { 0xff } else { 0x37 };
        }
        assert!(check_scan(&data).is_err());
        assert!(check_scan(&data[..middle]).is_err());
    }

    #[test]
    fn a_frame_behind_a_turn_has_its_sides_changed() {
        let exif = b"\xff\xe1\x00\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let (start, rest) = (&photograph()[..2], &photograph()[2..]);
        let turned = [start, exif, rest].concat();
        assert_eq!(header(&turned).unwrap().pixels, (480, 640));
        assert!(has_exif(&turned));
        let bare = without_metadata(&turned).unwrap();
        assert_eq!((bare.len(), has_exif(&bare)), (photograph().len(), false));
        assert!(header(&turned[..60]).is_none());
    }
}

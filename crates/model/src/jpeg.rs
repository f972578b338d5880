//! What a JPEG file is made of (ITU-T T.81, annex B). Takes its bytes, whole or cut short; gives its segments one after the other, from which all
//! is learnt that stands beside the coded picture: its size, who wrote it, and where its data is damaged. Nothing is decoded.

/// The marker a scan begins with; the coded picture follows its header.
pub const START_OF_SCAN: u8 = 0xda;
/// The marker a picture ends with.
pub const END_OF_IMAGE: u8 = 0xd9;

/// A marker and what stands in its segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment<'a> {
    /// The byte of the file at which its marker begins.
    pub at: usize,
    /// The second byte of the marker; the first is always `FF`.
    pub code: u8,
    /// What stands behind its length, as far as there are bytes; nothing where the marker stands alone.
    pub body: &'a [u8],
    /// The byte behind the segment by the length it states.
    pub end: usize,
}

/// What the header of a frame says of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrameHeader {
    /// Pixels across, as stored.
    pub width: u16,
    /// Pixels down, as stored.
    pub height: u16,
    /// Colours: 1 grey, 3 a colour, 4 inks.
    pub components: u8,
}

impl<'a> Segment<'a> {
    /// The header of a frame, whatever the way it is coded; none of another segment.
    pub fn frame(&self) -> Option<FrameHeader> {
        // Tables (C4), an extension (C8) and conditions of arithmetic coding (CC) stand among the frames' codes.
        let is_frame = matches!(self.code, 0xc0..=0xcf) && !matches!(self.code, 0xc4 | 0xc8 | 0xcc);
        let &[_, high, low, wide, narrow, components] = self.body.first_chunk().filter(|_| is_frame)?;
        let (height, width) = (u16::from_be_bytes([high, low]), u16::from_be_bytes([wide, narrow]));
        Some(FrameHeader { width, height, components })
    }

    /// The data of an EXIF segment.
    pub fn exif(&self) -> Option<&'a [u8]> {
        self.body.strip_prefix(b"Exif\0\0").filter(|_| self.code == 0xe1)
    }

    /// Whether it is a part of an ICC profile.
    pub fn is_profile(&self) -> bool {
        self.code == 0xe2 && self.body.starts_with(b"ICC_PROFILE\0")
    }

    /// Whether it is the mark of Adobe's programs, which store inks inverted.
    pub fn is_adobe(&self) -> bool {
        self.code == 0xee && self.body.starts_with(b"Adobe")
    }
}

/// The segments of a file in order. Coded data, with its stuffed bytes and restarts, is passed over; the walk ends where a marker should stand
/// and does not, or with the bytes.
#[derive(Debug, Clone)]
pub struct Segments<'a> {
    bytes: &'a [u8],
    at: usize,
    in_scan: bool,
    skips_garbage: bool,
}

impl<'a> Segments<'a> {
    /// The segments behind the first marker of a file.
    pub const fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 2, in_scan: false, skips_garbage: false }
    }

    /// The same, but what is no marker where one should stand is passed over, as lenient decoders do.
    #[must_use]
    pub const fn over_garbage(self) -> Self {
        Self { skips_garbage: true, ..self }
    }

    /// The byte at which the walk stands.
    pub const fn at(&self) -> usize {
        self.at
    }
}

impl<'a> Iterator for Segments<'a> {
    type Item = Segment<'a>;

    fn next(&mut self) -> Option<Segment<'a>> {
        let code = loop {
            let &[first, code] = self.bytes.get(self.at..)?.first_chunk()?;
            match (first, code) {
                // Any number of fill bytes may stand before a marker.
                (0xff, 0xff) => self.at += 1,
                (0xff, 0x00 | 0xd0..=0xd7) if self.in_scan => self.at += 2,
                (0xff, _) => break code,
                _ if self.in_scan || self.skips_garbage => self.at += 1,
                _ => return None,
            }
        };
        let (at, body_at) = (self.at, self.at + 4);
        let length =
            self.bytes.get(at + 2..).and_then(|rest| rest.first_chunk()).map_or(2, |two| u16::from_be_bytes(*two));
        let stands_alone = matches!(code, 0x00 | 0x01 | 0xd0..=0xd9);
        let end = if stands_alone { at + 2 } else { at + 2 + usize::from(length.max(2)) };
        let body = self.bytes.get(body_at..end.clamp(body_at, self.bytes.len().max(body_at))).unwrap_or_default();
        (self.at, self.in_scan) = (end, self.in_scan || code == START_OF_SCAN);
        Some(Segment { at, code, body, end })
    }
}

/// A pixel of Adobe's YCCK as C, M, Y, K: the colour's three undone (ITU-R BT.601, in parts of 65536), black as it is. As in all such files the
/// values are inverted, 255 for no ink.
pub fn ycck_to_cmyk([luma, blue, red, black]: [u8; 4]) -> [u8; 4] {
    let (luma, blue, red) = (i32::from(luma) << 16, i32::from(blue) - 128, i32::from(red) - 128);
    let value = |color: i32| 255 - u8::try_from(((color + 32_768) >> 16).clamp(0, 255)).unwrap_or(0);
    [value(luma + 91_881 * red), value(luma - 22_554 * blue - 46_802 * red), value(luma + 116_130 * blue), black]
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = &[
        0xff, 0xd8, 0xff, 0xe1, 0, 9, b'E', b'x', b'i', b'f', 0, 0, 7, 0xff, 0xff, 0xc0, 0, 8, 8, 1, 2, 3, 4, 1, 0xff,
        0xda, 0, 3, 9, 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xc4, 0, 2, 0x78, 0xff, 0xd9, b't', b'a', b'i',
    ];

    fn codes(bytes: &[u8]) -> Vec<u8> {
        Segments::of(bytes).map(|segment| segment.code).collect()
    }

    #[test]
    fn every_segment_comes_with_its_place_and_body() {
        let segments: Vec<Segment<'_>> = Segments::of(FILE).collect();
        assert_eq!(codes(FILE), [0xe1, 0xc0, START_OF_SCAN, 0xc4, END_OF_IMAGE]);
        assert_eq!(segments[0].exif(), Some(&[7][..]));
        assert_eq!(segments[1].frame(), Some(FrameHeader { width: 0x304, height: 0x102, components: 1 }));
        assert_eq!((segments[1].at, segments[1].end), (14, 24));
        assert!(segments.iter().skip(2).all(|segment| segment.frame().is_none() && segment.exif().is_none()));
    }

    #[test]
    fn a_file_may_end_anywhere() {
        for end in 0..FILE.len() {
            let cut = &FILE[..end];
            assert!(Segments::of(cut).all(|segment| segment.at + 2 <= end && segment.at < segment.end));
            assert!(Segments::of(cut).over_garbage().count() <= 5);
        }
    }

    #[test]
    fn garbage_before_the_picture_ends_the_walk_unless_it_is_to_be_passed_over() {
        let file = [&FILE[..2], b"junk", &FILE[2..]].concat();
        let mut strict = Segments::of(&file);
        assert_eq!((strict.next(), strict.at()), (None, 2));
        assert_eq!(Segments::of(&file).over_garbage().count(), 5);
    }

    #[test]
    fn a_length_too_small_is_taken_for_none() {
        assert_eq!(codes(&[0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xd9]), [0xe0, END_OF_IMAGE]);
    }

    #[test]
    fn inks_without_a_colour_stay_as_they_are() {
        assert_eq!(ycck_to_cmyk([255, 128, 128, 200]), [0, 0, 0, 200]);
        assert_eq!(ycck_to_cmyk([0, 128, 128, 0]), [255, 255, 255, 0]);
    }
}

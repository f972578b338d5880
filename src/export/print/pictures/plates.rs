//! Inks and grey values into JPEGs without metadata, and the ink limit kept after coding: a JPEG gives back other values than it was
//! given, so every picture is decoded once more, and the blocks with too much ink are given less until none has.

use super::super::color::{ink_sum, limit_pixel};
use crate::pictures::encode::{self, ColorType, JpegCoding, SamplingFactor};
use crate::pictures::inks::decode;

/// The side of a block. Without subsampling each is coded for itself, so that a change in one changes no other.
const BLOCK: usize = 8;
/// Percent below the limit to which inks are brought before coding.
const BEFORE: u16 = 5;
/// Percent below the limit that must hold after decoding: other programs round differently by a level or two an ink.
const AFTER: u16 = 1;
/// How often a block is given less ink before it is made of one colour, which coding keeps.
const ATTEMPTS: usize = 5;

/// A grey JPEG of values for the black plate.
pub(super) fn grey(values: &[u8], pixels: (u32, u32), quality: u8) -> Result<Vec<u8>, String> {
    coded(values, pixels, quality, ColorType::Luma)
}

/// A JPEG of inks, none of whose pixels has more than `most` percent of ink after decoding.
pub(super) fn inks(inks: Vec<u8>, pixels: (u32, u32), quality: u8, most: u16) -> Result<Vec<u8>, String> {
    let mut plate = Plate::new(inks, pixels.0, most);
    for attempt in 0..=ATTEMPTS {
        let bytes = coded(&plate.inks, pixels, quality, ColorType::CmykAsYcck)?;
        if !plate.lower(&decode(&bytes)?, attempt) {
            return Ok(bytes);
        }
    }
    Err(format!("总墨量压不到 {most}%"))
}

/// Inks on their way into a file.
struct Plate {
    inks: Vec<u8>,
    width: usize,
    allowed: u16,
    limits: Vec<u16>,
}

impl Plate {
    fn new(mut inks: Vec<u8>, width: u32, most: u16) -> Self {
        let width = width as usize;
        let before = ink_sum(most.saturating_sub(BEFORE));
        for pixel in inks.as_chunks_mut::<4>().0 {
            limit_pixel(pixel, before);
        }
        let rows = inks.len() / 4 / width.max(1);
        let blocks = width.div_ceil(BLOCK) * rows.div_ceil(BLOCK);
        Self { inks, width, allowed: ink_sum(most.saturating_sub(AFTER)), limits: vec![before; blocks] }
    }

    /// Gives less ink to every block that came back with too much: first by twice what it had too much, each time by twice as many times that,
    /// for the ringing of its edges hardly gets less. The last time these blocks are made of one colour. Tells whether there were any.
    fn lower(&mut self, decoded: &[u8], attempt: usize) -> bool {
        let peaks = self.peaks(decoded);
        let mut any = false;
        for (block, peak) in peaks.into_iter().enumerate() {
            if peak > self.allowed {
                any = true;
                self.lower_block(block, (peak - self.allowed + 2) << (attempt + 1), attempt + 1 >= ATTEMPTS);
            }
        }
        any
    }

    /// The greatest sum of inks in each block.
    fn peaks(&self, decoded: &[u8]) -> Vec<u16> {
        let across = self.width.div_ceil(BLOCK);
        let mut peaks = vec![0; self.limits.len()];
        for (y, row) in decoded.chunks(self.width.max(1) * 4).enumerate() {
            let blocks = peaks.iter_mut().skip(y / BLOCK * across);
            for (peak, part) in blocks.zip(row.chunks(BLOCK * 4)) {
                let most = part.as_chunks::<4>().0.iter().map(|pixel| pixel.iter().copied().map(u16::from).sum());
                *peak = most.fold(*peak, u16::max);
            }
        }
        peaks
    }

    fn lower_block(&mut self, block: usize, excess: u16, flat: bool) {
        let Some(limit) = self.limits.get_mut(block) else { return };
        *limit = limit.saturating_sub(excess);
        let limit = *limit;
        let mean = flat.then(|| mean(self.block(block)));
        for pixel in self.block(block) {
            *pixel = mean.unwrap_or(*pixel);
            limit_pixel(pixel, limit);
        }
    }

    /// The pixels of a block.
    fn block(&mut self, block: usize) -> impl Iterator<Item = &mut [u8; 4]> {
        let across = self.width.div_ceil(BLOCK).max(1);
        let (left, top) = (block % across * BLOCK, block / across * BLOCK);
        let rows = self.inks.as_chunks_mut::<4>().0.chunks_mut(self.width.max(1)).skip(top).take(BLOCK);
        rows.flat_map(move |row| row.iter_mut().skip(left).take(BLOCK))
    }
}

fn mean<'a>(pixels: impl Iterator<Item = &'a mut [u8; 4]>) -> [u8; 4] {
    let (sums, count) = pixels.fold(([0_u32; 4], 0), |(sums, count), pixel| {
        let mut sums = sums;
        sums.iter_mut().zip(pixel).for_each(|(sum, ink)| *sum += u32::from(*ink));
        (sums, count + 1)
    });
    sums.map(|sum| u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX))
}

/// Values into a file, as many of colour as of lightness.
fn coded(values: &[u8], pixels: (u32, u32), quality: u8, colors: ColorType) -> Result<Vec<u8>, String> {
    encode::jpeg(values, pixels, JpegCoding { quality, colors, sampling: SamplingFactor::F_1_1 })
}

#[cfg(test)]
mod tests {
    use crate::jpeg::{START_OF_SCAN, Segments};

    use super::*;

    fn noise(width: u32, height: u32) -> Vec<u8> {
        let mut state = 0x9e37_79b9_u32;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            if state & 0x100 == 0 { 0 } else { 255 }
        };
        (0..width * height * 4).map(|_| next()).collect()
    }

    fn peak(bytes: &[u8]) -> u16 {
        decode(bytes).unwrap().chunks(4).map(|pixel| pixel.iter().copied().map(u16::from).sum()).max().unwrap()
    }

    #[test]
    fn the_limit_holds_after_coding_whatever_the_picture() {
        for (width, height, quality) in [(67, 41, 88), (64, 64, 50), (8, 8, 97), (1, 1, 88), (9, 1, 30)] {
            let bytes = inks(noise(width, height), (width, height), quality, 240).unwrap();
            assert!(peak(&bytes) <= ink_sum(240), "{width}×{height}: {}", peak(&bytes));
        }
        let full = inks(vec![255; 64 * 64 * 4], (64, 64), 88, 240).unwrap();
        assert!(peak(&full) <= ink_sum(240) && peak(&full) > ink_sum(230));
    }

    #[test]
    fn a_block_with_too_much_ink_changes_no_other() {
        let mut plate = Plate::new([100, 100, 100, 100].repeat(24 * 16), 24, 240);
        let mut decoded = plate.inks.clone();
        decoded[(9 * 24 + 10) * 4..][..4].copy_from_slice(&[255; 4]);
        assert!(plate.lower(&decoded, 0));
        let lowered = |x: usize, y: usize| plate.inks[(y * 24 + x) * 4] < 100;
        assert!((0..16).all(|y| (0..24).all(|x| lowered(x, y) == (x / 8 == 1 && y / 8 == 1))));
    }

    #[test]
    fn there_is_nothing_in_the_file_but_the_picture() {
        let file = inks(noise(16, 16), (16, 16), 88, 240).unwrap();
        let segments = Segments::of(&file).take_while(|segment| segment.code != START_OF_SCAN);
        let mut markers: Vec<u8> = segments.map(|segment| segment.code).collect();
        markers.retain(|marker| !matches!(marker, 0xc0 | 0xc4 | 0xdb));
        assert_eq!(markers, [0xe0, 0xee], "JFIF without a thumbnail, and Adobe's mark");
    }
}

//! Pictures: their samples, as inks. Takes the stream of an image; gives a [`Picture`] that can be asked for any pixel, and its greatest sum of
//! inks.

use std::rc::Rc;
use std::sync::Arc;

use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

use super::color::Space;
use super::jpeg2000;
use super::memory::Memory;
use super::origin::origin_of_bytes;
use super::picture_header::{LARGEST, MOST_PIXELS, PictureHeader};
use super::samples::{Samples, decoded_samples, jpeg_samples};
use crate::content::plates::to_byte;
use crate::press::Press;

/// The most colours of a picture in another space whose inks are reckoned for its peak.
const MOST_COLORS: usize = 1_000_000;

/// A picture, decoded.
pub(crate) struct Picture {
    width: usize,
    height: usize,
    channels: usize,
    samples: Arc<Samples>,
    meaning: SampleMeaning,
}

/// How samples become inks.
enum SampleMeaning {
    /// One channel, by table.
    Table(Vec<[u8; 4]>),
    /// Four channels, each by a table.
    Inks([Vec<u8>; 4]),
    /// Any other space, with the range of each channel.
    Space(Rc<Space>, Vec<[f32; 2]>),
}

impl Picture {
    /// An image in a space, decoded; none where it is broken or too large.
    pub(crate) fn decode(
        stream: &Stream<'_>,
        header: &PictureHeader,
        space: Rc<Space>,
        memory: &Memory,
    ) -> Option<Self> {
        if header.pixels() > MOST_PIXELS || header.room(&space) > LARGEST {
            return None;
        }
        let channels = header.channels(&space);
        let samples = samples_of(stream, header, &space, memory)?;
        let Samples { width, height, bits, .. } = *samples;
        if samples.data.is_empty() || width as u64 * height as u64 > MOST_PIXELS {
            return None;
        }
        let top = f32::from((1u16 << bits.min(8)) - 1);
        let decode = match header.decode.len() {
            length if length == channels => header.decode.clone(),
            _ => space.decode(bits),
        };
        Some(Self { width, height, channels, samples, meaning: meaning(space, &decode, top) })
    }

    /// The inks of the pixel at this part of its width and height, counted from the top left.
    pub(crate) fn inks(&self, across: f64, down: f64) -> [u8; 4] {
        let (x, y) = (index(across, self.width), index(down, self.height));
        let start = (y * self.width + x) * self.channels;
        let sample = self.samples.data.get(start..start + self.channels).unwrap_or_default();
        if sample.is_empty() {
            return [0; 4];
        }
        match &self.meaning {
            SampleMeaning::Table(table) => {
                sample.first().and_then(|value| table.get(usize::from(*value))).copied().unwrap_or_default()
            }
            SampleMeaning::Inks(tables) => {
                let mut inks = [0; 4];
                for ((ink, table), value) in inks.iter_mut().zip(tables).zip(sample) {
                    *ink = table.get(usize::from(*value)).copied().unwrap_or(0);
                }
                inks
            }
            SampleMeaning::Space(space, ranges) => space_inks(space, ranges, sample),
        }
    }

    /// The greatest sum of inks in a part of it, in percent; the part is left, top, right, bottom from 0 to 1.
    pub(crate) fn peak(&self, [left, top, right, bottom]: [f64; 4]) -> f64 {
        let (from, to) = (index(left, self.width) * self.channels, (index(right, self.width) + 1) * self.channels);
        let rows = index(top, self.height)..index(bottom, self.height) + 1;
        let rows = rows.filter_map(|row| {
            let start = row * self.width * self.channels;
            self.samples.data.get(start + from..start + to)
        });
        let most = match &self.meaning {
            SampleMeaning::Table(table) => {
                let mut used = [false; 256];
                rows.flatten().for_each(|value| used[usize::from(*value)] = true);
                let sums = table.iter().zip(used).filter(|(_, used)| *used);
                sums.map(|(inks, _)| inks.iter().map(|ink| u32::from(*ink)).sum()).max().unwrap_or(0)
            }
            SampleMeaning::Inks(tables) => rows.map(|row| peak_of(row, tables)).max().unwrap_or(0),
            SampleMeaning::Space(space, ranges) => {
                let sum = |pixel: &[u8]| total_of(&space_inks(space, ranges, pixel));
                // Colours repeat: those next to each other are reckoned once.
                let mut last: (Vec<u8>, u32) = (Vec::new(), 0);
                let mut one = |pixel: &[u8]| {
                    if last.0 != pixel {
                        last = (pixel.to_vec(), sum(pixel));
                    }
                    last.1
                };
                let rows: Vec<&[u8]> = rows.collect();
                let step =
                    (rows.iter().map(|row| row.len()).sum::<usize>() / self.channels.max(1) / MOST_COLORS).max(1);
                let pixels = rows.iter().flat_map(|row| row.chunks_exact(self.channels.max(1))).step_by(step);
                pixels.map(&mut one).max().unwrap_or(0)
            }
        };
        f64::from(most) / 2.55
    }

    /// Whether its data end before it does.
    pub(crate) fn is_cut(&self) -> bool {
        self.samples.cut
    }

    /// How many bytes it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.samples.data.len()
    }
}

/// The space that a JPEG 2000 picture states itself.
pub(crate) fn own_space(stream: &Stream<'_>, press: &Press) -> Option<Space> {
    if stream.filters().as_slice() != [Filter::JpxDecode] {
        return None;
    }
    jpeg2000::own_space(&stream.raw_data(), press)
}

/// The samples of an image in a space; none where they are broken or too many. Those of a plain JPEG are remembered.
fn samples_of(stream: &Stream<'_>, header: &PictureHeader, space: &Space, memory: &Memory) -> Option<Arc<Samples>> {
    let channels = header.channels(space);
    if stream.filters().as_slice() != [Filter::DctDecode] {
        return decoded_samples(stream, header, space).map(Arc::new);
    }
    let raw = stream.raw_data();
    let origin = origin_of_bytes(&[&raw, &channels.to_le_bytes()]);
    memory.samples(origin, || jpeg_samples(&raw, channels))
}

/// The inks of a pixel in any other space.
fn space_inks(space: &Space, ranges: &[[f32; 2]], sample: &[u8]) -> [u8; 4] {
    let values = sample.iter().zip(ranges);
    let color: Vec<f32> = values.map(|(value, [low, high])| low + f32::from(*value) / 255.0 * (high - low)).collect();
    space.inks(&color).map(to_byte)
}

fn total_of(inks: &[u8; 4]) -> u32 {
    inks.iter().map(|ink| u32::from(*ink)).sum()
}

/// The greatest sum in a row of CMYK samples.
fn peak_of(row: &[u8], tables: &[Vec<u8>; 4]) -> u32 {
    let sum = |pixel: &[u8]| pixel.iter().map(|value| u32::from(*value)).sum::<u32>();
    let is = |mapped: fn(u8) -> u8| {
        tables.iter().all(|table| (0..=255u8).zip(table).all(|(value, to)| mapped(value) == *to))
    };
    if is(|value| value) {
        row.chunks_exact(4).map(sum).max().unwrap_or(0)
    } else if is(|value| 255 - value) {
        1020 - row.chunks_exact(4).map(sum).min().unwrap_or(1020)
    } else {
        let mapped = |(value, table): (&u8, &Vec<u8>)| u32::from(table.get(usize::from(*value)).copied().unwrap_or(0));
        row.chunks_exact(4).map(|pixel| pixel.iter().zip(tables).map(mapped).sum()).max().unwrap_or(0)
    }
}

fn meaning(space: Rc<Space>, decode: &[[f32; 2]], top: f32) -> SampleMeaning {
    let value = |[low, high]: [f32; 2], sample: u16| low + f32::from(sample) / top * (high - low);
    match (&*space, decode) {
        (Space::Cmyk | Space::OtherPress(_) | Space::Profile(4), [c, m, y, k]) => SampleMeaning::Inks(
            [c, m, y, k].map(|range| (0..256).map(|sample| to_byte(value(*range, sample))).collect()),
        ),
        (space, [range]) => {
            SampleMeaning::Table((0..256).map(|sample| space.inks(&[value(*range, sample)]).map(to_byte)).collect())
        }
        (_, ranges) => {
            let stretch = 255.0 / top;
            SampleMeaning::Space(space, ranges.iter().map(|[low, high]| [*low, low + (high - low) * stretch]).collect())
        }
    }
}

/// The pixel at a part of a side.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the side")]
fn index(part: f64, side: usize) -> usize {
    ((part.clamp(0.0, 1.0) * side as f64) as usize).min(side.saturating_sub(1))
}

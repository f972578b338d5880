//! Pictures: their samples, as inks. Takes the stream of an image; gives a [`Picture`] that can be asked for any pixel, and its greatest sum of
//! inks.

use std::rc::Rc;
use std::sync::Arc;

use chenbao_model::jpeg::ycck_to_cmyk;
use hayro_syntax::Filter;
use hayro_syntax::object::stream::ImageDecodeParams;
use hayro_syntax::object::{Array, Dict, Object, Stream};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::super::bounded;
use super::color::Space;
use super::function::pairs;
use super::memory::{Memory, origin};
use super::plates::to_byte;

/// The most pixels a picture may have to be decoded.
pub(super) const MOST_PIXELS: u64 = 100_000_000;

/// The most bytes of samples a picture may have to be decoded.
pub(super) const LARGEST: usize = 256 << 20;

/// What an image's dictionary says of it.
pub(super) struct Header {
    pub width: u32,
    pub height: u32,
    /// Bits a component.
    pub bits: u8,
    /// Whether it is a stencil that is filled with the colour of the moment.
    pub stencil: bool,
    pub jpeg2000: bool,
    decode: Vec<[f32; 2]>,
}

/// The samples of a picture.
pub(super) struct Picture {
    width: usize,
    height: usize,
    channels: usize,
    samples: Arc<Samples>,
    meaning: Meaning,
}

/// What was decoded of a picture: one byte a sample, and its size and bits as they really are.
pub(super) struct Samples {
    pub data: Vec<u8>,
    pub width: usize,
    pub height: usize,
    pub bits: u8,
}

/// How samples become inks.
enum Meaning {
    /// One channel, by table.
    Table(Vec<[u8; 4]>),
    /// Four channels, each by a table.
    Inks([Vec<u8>; 4]),
    /// Any other space, with the range of each channel.
    Space(Rc<Space>, Vec<[f32; 2]>),
}

/// An entry under its name or the short one of inline images.
fn entry<'a>(dict: &Dict<'a>, name: &[u8], short: &[u8]) -> Option<Object<'a>> {
    dict.get::<Object<'_>>(name).or_else(|| dict.get::<Object<'_>>(short))
}

/// A number that is not negative.
fn count(dict: &Dict<'_>, name: &[u8], short: &[u8]) -> Option<u32> {
    u32::try_from(entry(dict, name, short)?.into_i32()?).ok()
}

impl Header {
    /// The header of an image or an inline image; none without a size.
    pub(super) fn read(stream: &Stream<'_>) -> Option<Self> {
        let dict = stream.dict();
        let stencil = entry(dict, b"ImageMask", b"IM").and_then(Object::into_bool).unwrap_or(false);
        let decode = pairs(dict, b"Decode");
        let filters = stream.filters();
        Some(Self {
            width: count(dict, b"Width", b"W").filter(|width| *width > 0)?,
            height: count(dict, b"Height", b"H").filter(|height| *height > 0)?,
            bits: match count(dict, b"BitsPerComponent", b"BPC").and_then(|bits| u8::try_from(bits).ok()) {
                _ if stencil => 1,
                bits => bits.unwrap_or(8),
            },
            stencil,
            jpeg2000: filters.contains(&Filter::JpxDecode),
            decode: if decode.is_empty() { pairs(dict, b"D") } else { decode },
        })
    }

    /// How many bytes its samples in this space take when they are decoded, with at least one byte for each.
    pub(super) fn room(&self, space: &Space) -> usize {
        let channels = if self.stencil { 1 } else { space.components().max(1) };
        let pixels = usize::try_from(self.pixels()).unwrap_or(usize::MAX);
        pixels.saturating_mul(channels).saturating_mul(usize::from(self.bits.div_ceil(8).max(1)))
    }

    /// How many pixels it has.
    pub(super) fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

/// The object of an image's colour space.
pub(super) fn space_object<'a>(dict: &Dict<'a>) -> Option<Object<'a>> {
    entry(dict, b"ColorSpace", b"CS")
}

impl Picture {
    /// The samples of an image in a space; none where they are broken or too many.
    pub(super) fn read(stream: &Stream<'_>, header: &Header, space: Rc<Space>, memory: &Memory) -> Option<Self> {
        let room = header.room(&space);
        if header.pixels() > MOST_PIXELS || room > LARGEST {
            return None;
        }
        let channels = if header.stencil { 1 } else { space.components() };
        let samples = if stream.filters().as_slice() == [Filter::DctDecode] {
            let raw = stream.raw_data();
            let number = channels.to_le_bytes();
            memory.samples(origin(&[&raw, &number]), || jpeg(&raw, channels))?
        } else {
            Arc::new(samples(stream, header, (channels, room), matches!(*space, Space::Indexed { .. }))?)
        };
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
    pub(super) fn inks(&self, across: f64, down: f64) -> [u8; 4] {
        let (x, y) = (index(across, self.width), index(down, self.height));
        let start = (y * self.width + x) * self.channels;
        let sample = self.samples.data.get(start..start + self.channels).unwrap_or_default();
        if sample.is_empty() {
            return [0; 4];
        }
        match &self.meaning {
            Meaning::Table(table) => {
                sample.first().and_then(|value| table.get(usize::from(*value))).copied().unwrap_or_default()
            }
            Meaning::Inks(tables) => {
                let mut inks = [0; 4];
                for ((ink, table), value) in inks.iter_mut().zip(tables).zip(sample) {
                    *ink = table.get(usize::from(*value)).copied().unwrap_or(0);
                }
                inks
            }
            Meaning::Space(space, ranges) => {
                let color: Vec<f32> = sample
                    .iter()
                    .zip(ranges)
                    .map(|(value, [low, high])| low + f32::from(*value) / 255.0 * (high - low))
                    .collect();
                space.inks(&color).map(to_byte)
            }
        }
    }

    /// The greatest sum of inks in a part of it, in percent; the part is left, top, right, bottom from 0 to 1.
    pub(super) fn peak(&self, [left, top, right, bottom]: [f64; 4]) -> f64 {
        let (from, to) = (index(left, self.width) * self.channels, (index(right, self.width) + 1) * self.channels);
        let rows = index(top, self.height)..index(bottom, self.height) + 1;
        let rows = rows.filter_map(|row| {
            let start = row * self.width * self.channels;
            self.samples.data.get(start + from..start + to)
        });
        let most = match &self.meaning {
            Meaning::Table(table) => {
                let mut used = [false; 256];
                rows.flatten().for_each(|value| used[usize::from(*value)] = true);
                let sums = table.iter().zip(used).filter(|(_, used)| *used);
                sums.map(|(inks, _)| inks.iter().map(|ink| u32::from(*ink)).sum()).max().unwrap_or(0)
            }
            Meaning::Inks(tables) => rows.map(|row| peak_of(row, tables)).max().unwrap_or(0),
            Meaning::Space(..) => 0,
        };
        f64::from(most) / 2.55
    }

    /// How many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        self.samples.data.len()
    }
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

fn meaning(space: Rc<Space>, decode: &[[f32; 2]], top: f32) -> Meaning {
    let value = |[low, high]: [f32; 2], sample: u16| low + f32::from(sample) / top * (high - low);
    match (&*space, decode) {
        (Space::Cmyk | Space::Profile(4), [c, m, y, k]) => {
            Meaning::Inks([c, m, y, k].map(|range| (0..256).map(|sample| to_byte(value(*range, sample))).collect()))
        }
        (space, [range]) => {
            Meaning::Table((0..256).map(|sample| space.inks(&[value(*range, sample)]).map(to_byte)).collect())
        }
        (_, ranges) => {
            let stretch = 255.0 / top;
            Meaning::Space(space, ranges.iter().map(|[low, high]| [*low, low + (high - low) * stretch]).collect())
        }
    }
}

/// The samples of an image that is no plain JPEG.
fn samples(
    stream: &Stream<'_>,
    header: &Header,
    (channels, room): (usize, usize),
    is_indexed: bool,
) -> Option<Samples> {
    let filters = stream.filters();
    let (width, height) = (usize::try_from(header.width).ok()?, usize::try_from(header.height).ok()?);
    let needs_header = |filter: &Filter| {
        matches!(filter, Filter::DctDecode | Filter::JpxDecode | Filter::CcittFaxDecode | Filter::Jbig2Decode)
    };
    if !filters.iter().any(needs_header) {
        let limit = room.saturating_add(4096);
        let data = bounded::decoded(stream, limit).ok()?.into_owned();
        return Samples { data, width, height, bits: header.bits }.unpacked(channels);
    }
    let params = ImageDecodeParams {
        is_indexed,
        bpc: Some(header.bits),
        num_components: u8::try_from(channels).ok(),
        target_dimension: None,
        width: header.width,
        height: header.height,
    };
    bounded::length(stream, LARGEST).ok()?;
    let decoded = stream.decoded_image(&params).ok()?;
    let (width, height, bits) = decoded.image_data.map_or((width, height, header.bits), |data| {
        (usize::try_from(data.width).unwrap_or(0), usize::try_from(data.height).unwrap_or(0), data.bits_per_component)
    });
    Samples { data: decoded.data.into_owned(), width, height, bits }.unpacked(channels)
}

/// The samples of a JPEG as PDF has them: YCC undone, inversion left to the image's `Decode`.
fn jpeg(bytes: &[u8], channels: usize) -> Option<Samples> {
    let sides = usize::from(u16::MAX);
    let options = DecoderOptions::default().set_max_width(sides).set_max_height(sides);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().ok()?;
    let (width, height) = decoder.dimensions()?;
    if width as u64 * height as u64 > MOST_PIXELS || width * height * channels > LARGEST {
        return None;
    }
    let input = decoder.input_colorspace()?;
    let output = match (channels, input) {
        (1, _) => ColorSpace::Luma,
        (3, _) => ColorSpace::RGB,
        (4, ColorSpace::YCCK) => ColorSpace::YCCK,
        (4, _) => ColorSpace::CMYK,
        _ => return None,
    };
    decoder.set_options(options.jpeg_set_out_colorspace(output));
    let mut data = decoder.decode().ok()?;
    if output == ColorSpace::YCCK {
        data.as_chunks_mut::<4>().0.iter_mut().for_each(|pixel| *pixel = ycck_to_cmyk(*pixel));
    }
    (data.len() >= width * height * channels).then_some(Samples { data, width, height, bits: 8 })
}

impl Samples {
    /// One byte a sample: fewer bits as they are, of more the high byte. What is missing is left out, and counts as no ink.
    fn unpacked(mut self, channels: usize) -> Option<Self> {
        let (row, bits) = (self.width * channels, self.bits);
        self.data = match bits {
            8 => self.data,
            16 => self.data.iter().step_by(2).copied().collect(),
            1 | 2 | 4 => {
                let per_byte = usize::from(8 / bits);
                let mask = (1u8 << bits) - 1;
                let rows = self.data.chunks(row.div_ceil(per_byte).max(1)).take(self.height);
                let unpack = |line: &[u8]| -> Vec<u8> {
                    let part = |byte: u8, place: usize| byte >> (place * usize::from(bits)) & mask;
                    line.iter()
                        .flat_map(|byte| (0..per_byte).rev().map(move |place| part(*byte, place)))
                        .take(row)
                        .collect()
                };
                rows.flat_map(unpack).collect()
            }
            _ => return None,
        };
        Some(self)
    }
}

/// The pixel at a part of a side.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the side")]
fn index(part: f64, side: usize) -> usize {
    ((part.clamp(0.0, 1.0) * side as f64) as usize).min(side.saturating_sub(1))
}

/// Whether an image has a mask of its own, and whether that is a soft one.
pub(super) fn mask_of<'a>(dict: &Dict<'a>) -> Option<(Stream<'a>, bool)> {
    if let Some(mask) = dict.get::<Stream<'a>>(b"SMask") {
        return Some((mask, true));
    }
    dict.get::<Array<'_>>(b"Mask")
        .is_none()
        .then(|| dict.get::<Stream<'a>>(b"Mask"))
        .flatten()
        .map(|mask| (mask, false))
}

//! HEIC files, as telephones make them: takes the bytes of one; gives its width and height as shown, and its pixels upright. The crate that decodes
//! turns and crops by itself; here the boxes of the file are read only as far as its size is told (ISO/IEC 23008-12, ISO/IEC 14496-12).

use image::error::{DecodingError, ImageFormatHint};
use image::{ColorType, ImageDecoder, ImageError, ImageResult};

use super::picture_header::PictureHeader;

/// The most pixels: the decoder holds every value in four bytes.
const MAX_PIXELS: u64 = 64_000_000;
/// What files of this kind name themselves after the size of their first box.
const BRANDS: [&[u8]; 6] = [b"ftypheic", b"ftypheix", b"ftypheim", b"ftypheis", b"ftypmif1", b"ftyphevc"];

/// Whether a file begins as one.
pub(super) fn is_heic(head: &[u8]) -> bool {
    let brand = head.get(4..12).unwrap_or_default();
    let has_own_brand =
        || head.iter().take(64).collect::<Vec<_>>().windows(4).any(|four| four == [&b'h', &b'e', &b'i', &b'c']);
    BRANDS.contains(&brand) && (brand != b"ftypmif1" || has_own_brand())
}

/// What the header says; none where it is broken, or more of the file is needed.
pub(super) fn header(head: &[u8]) -> Option<PictureHeader> {
    let meta = boxes(head).find(|(kind, _)| kind == b"meta")?.1.get(4..)?;
    let primary = boxes(meta).find(|(kind, _)| kind == b"pitm")?.1;
    let is_wide = primary.first()? > &0;
    let item = if is_wide { number(primary, 4, 4)? } else { number(primary, 4, 2)? };
    let properties = boxes(meta).find(|(kind, _)| kind == b"iprp")?.1;
    let known: Vec<_> = boxes(boxes(properties).find(|(kind, _)| kind == b"ipco")?.1).collect();
    let tied = boxes(properties).filter(|(kind, _)| kind == b"ipma").find_map(|(_, ties)| indices(ties, item))?;
    let own: Vec<_> = tied.iter().filter_map(|index| known.get(index.checked_sub(1)?)).collect();
    let size = own.iter().find(|(kind, _)| kind == b"ispe")?.1;
    let (width, height) = (u32::try_from(number(size, 4, 4)?).ok()?, u32::try_from(number(size, 8, 4)?).ok()?);
    let turned = own.iter().any(|(kind, turn)| kind == b"irot" && turn.first().is_some_and(|turn| turn & 1 == 1));
    let pixels = if turned { (height, width) } else { (width, height) };
    Some(PictureHeader { pixels, data_at: 0 })
}

/// The boxes that follow each other in some bytes: their names and contents. One that is cut off is left out.
fn boxes(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = bytes.get(at..)?;
        let kind = rest.get(4..8)?;
        let (size, begins) = match number(rest, 0, 4)? {
            0 => (rest.len(), 8),
            1 => (usize::try_from(number(rest, 8, 8)?).ok()?, 16),
            size => (usize::try_from(size).ok()?, 8),
        };
        let content = rest.get(begins..size)?;
        at += size;
        Some((kind, content))
    })
}

/// The properties that are tied to an item, as numbers from 1.
fn indices(ties: &[u8], item: u64) -> Option<Vec<usize>> {
    let (version, wide) = (*ties.first()?, ties.get(3)? & 1 == 1);
    let count = number(ties, 4, 4)?;
    let mut at = 8;
    for _ in 0..count {
        let id_size = if version == 0 { 2 } else { 4 };
        let id = number(ties, at, id_size)?;
        let own = usize::from(*ties.get(at + id_size)?);
        at += id_size + 1;
        let step = if wide { 2 } else { 1 };
        let mask = if wide { 0x7fff } else { 0x7f };
        let tied = (0..own)
            .map(|index| number(ties, at + index * step, step).and_then(|tie| usize::try_from(tie & mask).ok()));
        if id == item {
            return tied.collect();
        }
        at += own * step;
    }
    None
}

/// A number of so many bytes.
fn number(bytes: &[u8], at: usize, size: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(size)?)?;
    Some(bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

/// The decoder, as the crate `image` knows decoders.
pub(super) struct HeicDecoder<'a> {
    bytes: &'a [u8],
    pixels: (u32, u32),
}

impl<'a> HeicDecoder<'a> {
    /// Reads the header.
    pub(super) fn new(bytes: &'a [u8]) -> ImageResult<Self> {
        let header = header(bytes).ok_or_else(|| broken("HEIC 的文件头不完整"))?;
        let (width, height) = header.pixels;
        if u64::from(width) * u64::from(height) > MAX_PIXELS {
            return Err(broken("HEIC 超过六千四百万像素，请在手机上改存 JPEG"));
        }
        Ok(Self { bytes, pixels: header.pixels })
    }
}

impl ImageDecoder for HeicDecoder<'_> {
    fn dimensions(&self) -> (u32, u32) {
        self.pixels
    }

    fn color_type(&self) -> ColorType {
        ColorType::Rgb8
    }

    fn icc_profile(&mut self) -> ImageResult<Option<Vec<u8>>> {
        Ok(profile(self.bytes))
    }

    fn read_image(self, buffer: &mut [u8]) -> ImageResult<()> {
        let decoded = heic_decoder::decode(self.bytes).map_err(|error| broken(&error.to_string()))?;
        let rgb = decoded.to_rgb8().map_err(|error| broken(&error.to_string()))?;
        let is_told = (rgb.width, rgb.height) == (self.pixels.0 as usize, self.pixels.1 as usize);
        if !is_told || rgb.data.len() != buffer.len() {
            return Err(broken("HEIC 的图片与文件头说的大小不一样"));
        }
        buffer.copy_from_slice(&rgb.data);
        Ok(())
    }

    fn read_image_boxed(self: Box<Self>, buffer: &mut [u8]) -> ImageResult<()> {
        (*self).read_image(buffer)
    }
}

/// The colour profile that the file carries: telephones write Display P3.
fn profile(bytes: &[u8]) -> Option<Vec<u8>> {
    let meta = boxes(bytes).find(|(kind, _)| kind == b"meta")?.1.get(4..)?;
    let properties = boxes(meta).find(|(kind, _)| kind == b"iprp")?.1;
    let known = boxes(properties).find(|(kind, _)| kind == b"ipco")?.1;
    let mut colors = boxes(known).filter(|(kind, _)| kind == b"colr").map(|(_, color)| color);
    let color = colors.find(|color| color.starts_with(b"prof") || color.starts_with(b"rICC"))?;
    Some(color[4..].to_vec())
}

fn broken(why: &str) -> ImageError {
    ImageError::Decoding(DecodingError::new(ImageFormatHint::Name("HEIC".into()), why.to_owned()))
}

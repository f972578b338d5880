//! The pictures of an issue folder, read as far as their headers: format, size as shown, whether the file is whole.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::metadata::Orientation;
use image::{ImageDecoder, Limits};
use rayon::prelude::*;

use crate::diag::{Code, Finding};
use crate::form::nearest;

/// The largest picture file.
const MAX_BYTES: u64 = 100 << 20;
/// The longest side in pixels.
const MAX_SIDE: u32 = 30_000;
/// The most pixels.
const MAX_PIXELS: u64 = 120_000_000;
/// How much of a file's end is searched for its end mark; cameras append data behind it.
const TAIL: u64 = 64 << 10;

/// A picture that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureFile {
    /// The file relative to the issue folder, with `/`.
    pub name: Arc<str>,
    /// The file on disk.
    pub path: PathBuf,
    /// Width and height in pixels, as shown.
    pub pixels: (u32, u32),
}

/// Every file of an issue folder that an article may name as a picture, usable or not.
#[derive(Debug, Default)]
pub struct Shelf {
    files: BTreeMap<Arc<str>, Result<PictureFile, Finding>>,
    links: Vec<String>,
}

impl Shelf {
    /// Reads the headers of these files, given relative to the issue folder. `links` are symbolic links that lead outside.
    pub(super) fn read(folder: &Path, names: &[String], links: Vec<String>) -> Self {
        let files: Vec<(Arc<str>, Result<PictureFile, Finding>)> = names
            .par_iter()
            .map(|name| {
                let name: Arc<str> = name.as_str().into();
                let path = folder.join(&*name);
                let file = pixels(&path, &name).map(|pixels| PictureFile { name: name.clone(), path, pixels });
                (name, file)
            })
            .collect();
        Self { files: files.into_iter().collect(), links }
    }

    /// The picture an article names, or what is wrong with it; the finding has no place yet.
    pub fn find(&self, name: &str) -> Result<&PictureFile, Finding> {
        let wanted = name.trim().replace('\\', "/");
        let wanted = wanted.trim_start_matches("./");
        if wanted.contains("://") {
            return Err(Finding::new(Code::PictureMissing, format!("图片“{name}”是网址"))
                .hint("把图片存到 images/ 里，写成 images/文件名"));
        }
        let climbs = wanted.split('/').any(|part| part == "..") || wanted.starts_with('/') || wanted.contains(':');
        if climbs || self.links.iter().any(|link| wanted == link || wanted.starts_with(&format!("{link}/"))) {
            return Err(Finding::new(Code::PathOutside, format!("图片“{name}”在期文件夹之外"))
                .hint("把图片复制到 images/ 里，写成 images/文件名"));
        }
        match self.files.get(wanted) {
            Some(Ok(file)) => Ok(file),
            Some(Err(finding)) => Err(finding.clone()),
            None => Err(self.missing(name, wanted)),
        }
    }

    fn missing(&self, name: &str, wanted: &str) -> Finding {
        let finding = Finding::new(Code::PictureMissing, format!("图片“{name}”不存在"));
        let names: Vec<&str> = self.files.keys().map(|name| &**name).collect();
        if let Some(near) = self.near(wanted, &names) {
            return finding.hint(format!("是不是“{near}”？"));
        }
        if names.is_empty() {
            return finding.hint("把图片放进期文件夹里的 images/");
        }
        let listed = names.iter().take(6).copied().collect::<Vec<_>>().join("、");
        let rest = if names.len() > 6 { format!(" 等 {} 个文件", names.len()) } else { String::new() };
        finding.hint(format!("期文件夹里有：{listed}{rest}"))
    }

    fn near<'n>(&self, wanted: &str, names: &[&'n str]) -> Option<&'n str> {
        let stem = |name: &str| -> String {
            let file = name.rsplit('/').next().unwrap_or(name);
            file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_lowercase()
        };
        let same = names.iter().find(|name| stem(name) == stem(wanted)).copied();
        same.or_else(|| nearest(wanted, names))
    }
}

/// Width and height as shown, after every check that is cheap.
fn pixels(path: &Path, name: &str) -> Result<(u32, u32), Finding> {
    let broken = |why: &str| {
        Finding::new(Code::PictureBroken, format!("图片“{name}”{why}")).hint("重新取一份原图，或重新拷贝一次")
    };
    let unreadable = |error: std::io::Error| broken(&format!("读不出：{error}"));
    let mut file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    if size > MAX_BYTES {
        let message = format!("图片“{name}”有 {} MB，超过 100 MB", size >> 20);
        return Err(Finding::new(Code::PictureTooLarge, message).hint("先缩小再放进来"));
    }
    let mut head = vec![];
    file.by_ref().take(TAIL).read_to_end(&mut head).map_err(unreadable)?;
    let (pixels, whole) = if head.starts_with(&[0xff, 0xd8, 0xff]) {
        let header = jpeg_header(&head, &mut file).map_err(unreadable)?;
        let header = header.ok_or_else(|| broken("的文件头不完整"))?;
        (header.pixels, ends_with(&mut file, size, header.scan_at, &[0xff, 0xd9]).map_err(unreadable)?)
    } else if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        let pixels = png_pixels(&head, &mut file).ok_or_else(|| broken("的文件头不完整"))?;
        (pixels, ends_with(&mut file, size, 8, b"IEND").map_err(unreadable)?)
    } else {
        return Err(foreign(name, &head));
    };
    check_size(name, pixels)?;
    if whole { Ok(pixels) } else { Err(broken("不完整，后半截没有了")) }
}

fn check_size(name: &str, (width, height): (u32, u32)) -> Result<(), Finding> {
    if width.max(height) > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_PIXELS {
        let message = format!("图片“{name}”有 {width}×{height} 像素，太大");
        let remedy = "长宽各不超过 30000 像素，总计不超过 1.2 亿像素；先缩小再放进来";
        return Err(Finding::new(Code::PictureTooLarge, message).hint(remedy));
    }
    Ok(())
}

/// What a file that is neither JPEG nor PNG seems to be.
fn foreign(name: &str, head: &[u8]) -> Finding {
    let brand = head.get(4..12).unwrap_or_default();
    let (what, remedy) = if brand.starts_with(b"ftypavif") {
        ("AVIF", "另存为 JPEG")
    } else if brand.starts_with(b"ftyphe") || brand.starts_with(b"ftypmif1") || brand.starts_with(b"ftypmsf1") {
        ("HEIC", "请在手机上改存 JPEG")
    } else if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        ("WebP", "另存为 JPEG")
    } else if head.starts_with(b"GIF8") {
        ("GIF", "另存为 PNG")
    } else if head.starts_with(b"II*\0") || head.starts_with(b"MM\0*") {
        ("TIFF", "另存为 JPEG")
    } else if head.starts_with(b"BM") {
        ("BMP", "另存为 PNG")
    } else if head.starts_with(b"%PDF") {
        ("PDF", "导出为 JPEG")
    } else if head.is_empty() {
        let message = format!("图片“{name}”是空文件");
        return Finding::new(Code::PictureBroken, message).hint("重新取一份原图，或重新拷贝一次");
    } else {
        let message = format!("“{name}”不是 JPEG 或 PNG 图片");
        return Finding::new(Code::PictureFormat, message).hint("另存为 JPEG；只改后缀名不算");
    };
    Finding::new(Code::PictureFormat, format!("图片“{name}”是 {what} 格式")).hint(remedy)
}

struct JpegHeader {
    pixels: (u32, u32),
    /// The byte where the picture's own data begins.
    scan_at: u64,
}

/// Walks the segments of a JPEG to its frame header. Reads on in the file where the head is too short.
fn jpeg_header(head: &[u8], file: &mut File) -> std::io::Result<Option<JpegHeader>> {
    let mut reader = HeadThenFile { head, file };
    let mut at = 2u64;
    let mut turned = false;
    loop {
        let Some([mark, kind]) = reader.read::<2>(at)? else { return Ok(None) };
        match (mark, kind) {
            (0xff, 0xff) => {
                at += 1;
                continue;
            }
            (0xff, 0x01 | 0xd0..=0xd8) => {
                at += 2;
                continue;
            }
            (0xff, 0xc0..=0xfe) => {}
            _ => return Ok(None),
        }
        let Some(length) = reader.read::<2>(at + 2)?.map(u16::from_be_bytes) else { return Ok(None) };
        match kind {
            0xe1 if reader.read::<6>(at + 4)? == Some(*b"Exif\0\0") => {
                let exif = reader.read_vec(at + 10, u64::from(length).saturating_sub(8))?;
                turned = Orientation::from_exif_chunk(&exif).is_some_and(is_turned);
            }
            0xc0..=0xcf if !matches!(kind, 0xc4 | 0xc8 | 0xcc) => {
                let Some([h1, h0, w1, w0]) = reader.read::<4>(at + 5)? else { return Ok(None) };
                let pixels = (u32::from(u16::from_be_bytes([w1, w0])), u32::from(u16::from_be_bytes([h1, h0])));
                let pixels = if turned { (pixels.1, pixels.0) } else { pixels };
                let good = pixels.0 > 0 && pixels.1 > 0;
                return Ok(good.then_some(JpegHeader { pixels, scan_at: at + 2 + u64::from(length) }));
            }
            0xd9 | 0xda => return Ok(None),
            _ => {}
        }
        at += 2 + u64::from(length.max(2));
    }
}

fn is_turned(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    )
}

/// The first bytes of a file from memory, the others from the file.
struct HeadThenFile<'a> {
    head: &'a [u8],
    file: &'a mut File,
}

impl HeadThenFile<'_> {
    fn read<const N: usize>(&mut self, at: u64) -> std::io::Result<Option<[u8; N]>> {
        let bytes = self.read_vec(at, N as u64)?;
        Ok(bytes.try_into().ok())
    }

    /// As many bytes as there are, up to a number.
    fn read_vec(&mut self, at: u64, count: u64) -> std::io::Result<Vec<u8>> {
        let range = usize::try_from(at).ok().zip(usize::try_from(at + count).ok());
        if let Some(bytes) = range.and_then(|(from, to)| self.head.get(from..to)) {
            return Ok(bytes.to_vec());
        }
        self.file.seek(SeekFrom::Start(at))?;
        let mut bytes = vec![];
        self.file.by_ref().take(count).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Width and height of a PNG as shown.
fn png_pixels(head: &[u8], file: &mut File) -> Option<(u32, u32)> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(64 << 20);
    let shape = |mut decoder: Box<dyn ImageDecoder + '_>| {
        let (width, height) = decoder.dimensions();
        let turned = decoder.orientation().is_ok_and(is_turned);
        if turned { (height, width) } else { (width, height) }
    };
    if let Ok(decoder) = image::codecs::png::PngDecoder::with_limits(Cursor::new(head), limits.clone()) {
        return Some(shape(Box::new(decoder)));
    }
    file.seek(SeekFrom::Start(0)).ok()?;
    let decoder = image::codecs::png::PngDecoder::with_limits(BufReader::new(file), limits).ok()?;
    Some(shape(Box::new(decoder)))
}

/// Whether the end mark stands near the end of the file; if not there, anywhere behind `from`.
fn ends_with(file: &mut File, size: u64, from: u64, mark: &[u8]) -> std::io::Result<bool> {
    let tail_at = size.saturating_sub(TAIL).max(from.min(size));
    for start in [size.saturating_sub(32).max(tail_at), tail_at, from] {
        file.seek(SeekFrom::Start(start))?;
        let mut bytes = vec![];
        file.by_ref().take(size.saturating_sub(start)).read_to_end(&mut bytes)?;
        if bytes.windows(mark.len()).any(|window| window == mark) {
            return Ok(true);
        }
    }
    Ok(false)
}

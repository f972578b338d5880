//! The header of a picture file: takes a file on disk; gives its width and height as shown, after every check that is cheap. A fault comes as a
//! finding without a place, for the author who names the file.

use std::fs::File;
use std::io::{Error, Read, Seek, SeekFrom};
use std::path::Path;

use super::format::{FileFormat, ForeignFormat};
use super::limits;
use super::picture_header::PictureHeader;
use crate::diag::{Code, Finding};

/// How much of a file is read to find its header.
const HEAD: u64 = 64 << 10;
/// How much where that is too little: cameras write previews and profiles before the header of the picture.
const LONGER_HEADS: [u64; 2] = [4 << 20, limits::MAX_BYTES];
/// How much of a file's end is searched for its end mark; cameras append data behind it.
const TAIL: u64 = 64 << 10;

/// Width and height of a picture as shown. `name` is the file as its author knows it.
///
/// # Errors
/// A file that cannot be read, is too large, of another format, or not whole.
pub(crate) fn pixels(path: &Path, name: &str) -> Result<(u32, u32), Finding> {
    let broken = |why: &str| {
        Finding::new(Code::PictureBroken, format!("图片“{name}”{why}")).hint("重新取一份原图，或重新拷贝一次")
    };
    let unreadable = |error: Error| broken(&format!("读不出：{error}"));
    let mut file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    if size > limits::MAX_BYTES {
        let message = format!("图片“{name}”有 {} MB，超过 100 MB", size >> 20);
        return Err(Finding::new(Code::PictureTooLarge, message).hint("先缩小再放进来"));
    }
    let mut head = vec![];
    file.by_ref().take(HEAD).read_to_end(&mut head).map_err(unreadable)?;
    let format = FileFormat::of(&head).ok_or_else(|| foreign(name, &head))?;
    let header = header(format, head, &mut file).map_err(unreadable)?;
    let header = header.ok_or_else(|| broken("的文件头不完整"))?;
    let is_whole = match format.end_mark() {
        Some(mark) => EndMark { from: header.data_at, mark }.is_in(&mut file, size).map_err(unreadable)?,
        None => true,
    };
    let (width, height) = header.pixels;
    if !limits::are_kept(header.pixels) {
        let message = format!("图片“{name}”有 {width}×{height} 像素，太大");
        let remedy = "长宽各不超过 30000 像素，总计不超过 1.2 亿像素；先缩小再放进来";
        return Err(Finding::new(Code::PictureTooLarge, message).hint(remedy));
    }
    if is_whole { Ok(header.pixels) } else { Err(broken("不完整，后半截没有了")) }
}

/// What the header of a file says, of which `head` was read already; none where it is broken.
fn header(format: FileFormat, mut head: Vec<u8>, file: &mut File) -> Result<Option<PictureHeader>, Error> {
    let mut header = format.header(&head);
    for most in LONGER_HEADS {
        let missing = most.saturating_sub(head.len() as u64);
        if header.is_some() || file.by_ref().take(missing).read_to_end(&mut head)? == 0 {
            break;
        }
        header = format.header(&head);
    }
    Ok(header)
}

/// A file of a format that cannot be read.
fn foreign(name: &str, head: &[u8]) -> Finding {
    match ForeignFormat::of(head) {
        Some(foreign) => {
            let message = format!("图片“{name}”是 {} 格式", foreign.name);
            Finding::new(Code::PictureFormat, message).hint(foreign.remedy)
        }
        None if head.is_empty() => {
            let message = format!("图片“{name}”是空文件");
            Finding::new(Code::PictureBroken, message).hint("重新取一份原图，或重新拷贝一次")
        }
        None => {
            let message = format!("“{name}”不是能用的图片（JPEG、PNG、HEIC、WebP、TIFF）");
            Finding::new(Code::PictureFormat, message).hint("另存为 JPEG；只改后缀名不算")
        }
    }
}

/// The mark that the data of a whole file ends with.
struct EndMark {
    /// The byte of the file behind which it stands.
    from: u64,
    mark: &'static [u8],
}

impl EndMark {
    /// Whether it stands near the end of a file of this size; if not there, anywhere.
    fn is_in(&self, file: &mut File, size: u64) -> Result<bool, Error> {
        let tail_at = size.saturating_sub(TAIL).max(self.from.min(size));
        for start in [size.saturating_sub(32).max(tail_at), tail_at, self.from] {
            file.seek(SeekFrom::Start(start))?;
            let mut bytes = vec![];
            file.by_ref().take(size.saturating_sub(start)).read_to_end(&mut bytes)?;
            if bytes.windows(self.mark.len()).any(|window| window == self.mark) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{DynamicImage, ImageFormat};

    use super::*;

    fn written(format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        DynamicImage::new_rgb8(30, 20).write_to(&mut Cursor::new(&mut bytes), format).unwrap();
        bytes
    }

    fn pixels_of(bytes: &[u8]) -> Result<(u32, u32), Code> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jpg");
        std::fs::write(&path, bytes).unwrap();
        pixels(&path, "a.jpg").map_err(|finding| finding.code)
    }

    #[test]
    fn a_header_is_found_however_much_stands_before_it() {
        let jpeg = written(ImageFormat::Jpeg);
        let remark = [&[0xff, 0xfe, 0xff, 0xff][..], &[7; 65_533]].concat();
        for remarks in [0, 1, 2, 80] {
            let long = [&jpeg[..2], &remark.repeat(remarks), &jpeg[2..]].concat();
            assert_eq!(pixels_of(&long), Ok((30, 20)), "{remarks}");
        }
    }

    #[test]
    fn the_end_mark_may_stand_before_what_a_camera_appends() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png] {
            let file = written(format);
            assert_eq!(pixels_of(&[&file[..], &[0; 200_000]].concat()), Ok((30, 20)));
            assert_eq!(pixels_of(&file[..file.len() - 9]), Err(Code::PictureBroken));
        }
    }

    #[test]
    fn a_file_of_another_format_is_told_by_its_bytes() {
        for (head, code) in [
            (&b"GIF89a"[..], Code::PictureFormat),
            (b"\0\0\0\x18ftypavif", Code::PictureFormat),
            (b"\0\0\0\x18ftypheic", Code::PictureBroken),
            (b"words", Code::PictureFormat),
            (b"", Code::PictureBroken),
            (b"\xff\xd8\xff", Code::PictureBroken),
        ] {
            assert_eq!(pixels_of(head), Err(code), "{head:?}");
        }
    }
}

//! The formats of picture files, told by their first bytes, never by their names. Here and nowhere else formats are told apart: whoever wants
//! something of a file asks its [`FileFormat`].

use image::ImageFormat;

use super::picture_header::PictureHeader;
use super::{heic, jpeg, png, tiff, webp};

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileFormat {
    /// ITU-T T.81, in grey, colours or inks.
    Jpeg,
    /// ISO/IEC 15948.
    Png,
    /// RFC 9649.
    WebP,
    /// TIFF 6.0.
    Tiff,
    /// ISO/IEC 23008-12 with HEVC: what telephones make.
    Heic,
}

impl FileFormat {
    /// The format of a file that begins with these bytes; none where it cannot be read.
    pub(crate) fn of(head: &[u8]) -> Option<Self> {
        if head.starts_with(&[0xff, 0xd8, 0xff]) {
            Some(Self::Jpeg)
        } else if head.starts_with(png::SIGNATURE) {
            Some(Self::Png)
        } else if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
            Some(Self::WebP)
        } else if head.starts_with(b"II*\0") || head.starts_with(b"MM\0*") {
            Some(Self::Tiff)
        } else if heic::is_heic(head) {
            Some(Self::Heic)
        } else {
            None
        }
    }

    /// The last part of a file's name.
    pub(crate) const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Tiff => "tif",
            Self::Heic => "heic",
        }
    }

    /// The name mail and books know it by.
    pub(crate) const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Tiff => "image/tiff",
            Self::Heic => "image/heic",
        }
    }

    /// What the header in these first bytes says; none where they are too few or broken.
    pub(super) fn header(self, head: &[u8]) -> Option<PictureHeader> {
        match self {
            Self::Jpeg => jpeg::header(head),
            Self::Png => png::header(head),
            Self::WebP => webp::header(head),
            Self::Tiff => tiff::header(head),
            Self::Heic => heic::header(head),
        }
    }

    /// What the data of a whole file ends with, where it ends with a mark.
    pub(super) const fn end_mark(self) -> Option<&'static [u8]> {
        match self {
            Self::Jpeg => Some(jpeg::END_MARK),
            Self::Png => Some(png::END_MARK),
            Self::WebP | Self::Tiff | Self::Heic => None,
        }
    }

    /// The same in the words of the crate that decodes; none of those that others decode.
    pub(super) const fn of_decoder(self) -> Option<ImageFormat> {
        match self {
            Self::Jpeg => Some(ImageFormat::Jpeg),
            Self::Png => Some(ImageFormat::Png),
            Self::WebP => Some(ImageFormat::WebP),
            Self::Tiff | Self::Heic => None,
        }
    }

    /// What is wrong with the coded data, where a decoder says nothing and shows something.
    pub(crate) fn damage(self, bytes: &[u8]) -> Option<String> {
        match self {
            Self::Jpeg => jpeg::check_scan(bytes).err(),
            // Its parts have checksums, and the decoder asks for them.
            Self::Png => None,
            // They are decoded whole before they are used.
            Self::WebP | Self::Tiff | Self::Heic => None,
        }
    }

    /// The file without what is not the picture: where it was taken, with what, by whom. None where it is broken, or in inks.
    pub(crate) fn without_metadata(self, bytes: &[u8]) -> Option<Vec<u8>> {
        match self {
            Self::Jpeg => jpeg::without_metadata(bytes),
            Self::Png => png::without_metadata(bytes),
            // No reader of books need know them: they are made anew.
            Self::WebP | Self::Tiff | Self::Heic => None,
        }
    }

    /// Whether the file has EXIF, which may tell a place and a camera.
    pub(crate) fn has_exif(self, bytes: &[u8]) -> bool {
        match self {
            Self::Jpeg => jpeg::has_exif(bytes),
            Self::Png => png::has_exif(bytes),
            Self::WebP | Self::Tiff | Self::Heic => webp::has_exif(bytes),
        }
    }

    /// Whether drawings, charts and maps come in it: it keeps every pixel.
    pub(crate) const fn is_lossless(self) -> bool {
        matches!(self, Self::Png | Self::Tiff)
    }

    /// Whether every program that shows pages knows it, so that a file may stay as it is.
    pub(crate) const fn is_common(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png)
    }
}

/// A format that cannot be read.
pub(super) struct ForeignFormat {
    /// Its name.
    pub(super) name: &'static str,
    /// What an author does about it.
    pub(super) remedy: &'static str,
}

impl ForeignFormat {
    /// What a file that begins with these bytes seems to be; none where nobody knows.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        let brand = head.get(4..12).unwrap_or_default();
        let is_brand = |brands: &[&[u8]]| brands.iter().any(|name| brand.starts_with(name));
        let (name, remedy) = if is_brand(&[b"ftypavif"]) {
            ("AVIF", "另存为 JPEG")
        } else if is_brand(&[b"ftyphe", b"ftypmif1", b"ftypmsf1"]) {
            ("HEIF 连拍", "请在手机上改存 JPEG")
        } else if head.starts_with(b"GIF8") {
            ("GIF", "另存为 PNG")
        } else if head.starts_with(b"BM") {
            ("BMP", "另存为 PNG")
        } else if head.starts_with(b"%PDF") {
            ("PDF", "导出为 JPEG")
        } else {
            return None;
        };
        Some(Self { name, remedy })
    }
}

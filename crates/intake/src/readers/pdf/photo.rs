//! A photograph of a page, taken out as the file holds it: only JPEG is, without being decoded.

use hayro_interpret::Image;
use hayro_interpret::hayro_syntax::Filter;
use kurbo::{Affine, Point, Rect};

use super::rows::Row;

/// The shorter side of what is no photograph but a sign or a code, in pixels.
const SIGN_MOST: u32 = 160;

/// A photograph and where it stands.
pub(super) struct Photo {
    /// A JPEG.
    pub(super) bytes: Vec<u8>,
    frame: Rect,
}

impl Photo {
    /// The photograph that an image is; none of what is no JPEG, or a sign.
    pub(super) fn of(image: &Image<'_, '_>, transform: Affine) -> Option<Self> {
        let Image::Raster(raster) = image else { return None };
        let stream = raster.stream();
        let is_jpeg = matches!(stream.filters().as_slice(), [Filter::DctDecode]);
        if !is_jpeg || image.width().min(image.height()) < SIGN_MOST {
            return None;
        }
        let bytes = stream.raw_data().into_owned();
        let corners = [(0.0, 0.0), (f64::from(image.width()), f64::from(image.height()))];
        let [one, other] = corners.map(|corner| transform * Point::from(corner));
        bytes.starts_with(&[0xff, 0xd8, 0xff]).then_some(Self { bytes, frame: Rect::from_points(one, other) })
    }

    /// The number of seen rows before which it stands: the first that begins under it, where its caption is; else behind all.
    pub(super) fn spot(&self, rows: &[Row]) -> usize {
        let seen: Vec<&Row> = rows.iter().filter(|row| row.is_seen()).collect();
        let under = |row: &Row| {
            let gap = row.base - self.frame.y1;
            let shared = row.right.min(self.frame.x1) - row.left.max(self.frame.x0);
            (0.0..row.size * 4.0).contains(&gap) && shared > 0.0
        };
        seen.iter().position(|row| under(row)).unwrap_or(seen.len())
    }
}

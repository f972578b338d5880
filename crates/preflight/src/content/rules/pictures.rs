//! Pictures: resolution, kinds that older devices do not know (print.md §4.3 #20, #24).

use crate::boxes::Rect;
use crate::content::findings::Spot;
use crate::content::sheet::Sheet;
use crate::fault::{FeatureFault, ResolutionFault, ResolutionLimit};
use crate::hit::Severity;

/// Pictures that are smaller on paper are ornaments whose resolution nobody sees, in points (2 mm).
const SMALL: f64 = 2.0 / 25.4 * 72.0;
/// How far a resolution may be rounded.
const SLACK: f64 = 0.5;

/// A picture as it is placed.
pub(in crate::content) struct PlacedPicture {
    /// The number of its object; none for an inline image.
    pub object: Option<u32>,
    /// Its pixels.
    pub pixels: (u32, u32),
    /// The sides of its place on paper in points.
    pub sides: (f64, f64),
    /// Bits a component.
    pub bits: u8,
    /// Whether it is compressed as JPEG 2000.
    pub jpeg2000: bool,
    /// The part of it that is printed.
    pub visible: Rect,
}

impl PlacedPicture {
    /// Where its faults are.
    pub(in crate::content) fn spot(&self) -> Spot {
        Spot { object: self.object, place: Some(self.visible) }
    }

    /// Its resolution as printed, in pixels an inch; none where it is too small for that to matter.
    fn ppi(&self) -> Option<f64> {
        let ((across, down), (width, height)) = (self.pixels, self.sides);
        let is_small = width < SMALL || height < SMALL;
        (!is_small).then(|| (f64::from(across) * 72.0 / width).min(f64::from(down) * 72.0 / height))
    }
}

impl Sheet<'_> {
    /// Checks a picture as it is placed.
    pub(in crate::content) fn check_picture(&mut self, placed: &PlacedPicture) {
        if placed.jpeg2000 {
            self.hit_spot(self.feature_severity(), placed.spot(), FeatureFault::Jpeg2000);
        }
        if placed.bits == 16 {
            self.hit_spot(self.feature_severity(), placed.spot(), FeatureFault::SixteenBits);
        }
        if let Some(ppi) = placed.ppi() {
            self.check_resolution(placed, ppi);
        }
    }

    fn check_resolution(&mut self, placed: &PlacedPicture, ppi: f64) {
        self.least_ppi = Some(self.least_ppi.map_or(ppi, |least| least.min(ppi)));
        let limits = self.thresholds;
        let (severity, limit) = if placed.bits == 1 {
            if ppi >= limits.bitmap_ppi_warning - SLACK {
                return;
            }
            (Severity::Warning, ResolutionLimit::Bitmap(limits.bitmap_ppi_warning))
        } else if ppi < limits.ppi_error - SLACK {
            (Severity::Error, ResolutionLimit::Least(limits.ppi_error))
        } else if ppi < limits.ppi_warning - SLACK {
            (Severity::Warning, ResolutionLimit::Good(limits.ppi_warning))
        } else if ppi > limits.ppi_most + SLACK {
            (Severity::Warning, ResolutionLimit::Most(limits.ppi_most))
        } else {
            return;
        };
        self.hit_spot(severity, placed.spot(), ResolutionFault { pixels: placed.pixels, ppi, limit });
    }
}

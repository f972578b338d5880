//! Pictures: resolution, kinds that older devices do not know (print.md §4.3 #20, #24).

use super::super::super::Rule;
use super::super::super::pages::Rect;
use super::super::sheet::Sheet;
use chenbao_model::diag::Severity;

/// Pictures that are smaller on paper are ornaments whose resolution nobody sees, in points (2 mm).
const SMALL: f64 = 2.0 / 25.4 * 72.0;
/// How far a resolution may be rounded.
const SLACK: f64 = 0.5;

/// A picture as it is placed.
pub(in super::super) struct Placed {
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

impl Sheet<'_> {
    /// Checks a picture as it is placed.
    pub(in super::super) fn check_picture(&mut self, placed: &Placed) {
        let of = (placed.object, Some(placed.visible));
        if placed.jpeg2000 {
            self.hit_object((Rule::Features, Severity::Warning), "JPX", of, || {
                "图片用 JPEG 2000 压缩，老设备解不开".to_owned()
            });
        }
        if placed.bits == 16 {
            self.hit_object((Rule::Features, Severity::Warning), "16 bit", of, || {
                "图片每个分量 16 位，老设备不认，也没有必要".to_owned()
            });
        }
        self.check_resolution(placed);
    }

    fn check_resolution(&mut self, placed: &Placed) {
        let ((across, down), (width, height)) = (placed.pixels, placed.sides);
        if width < SMALL || height < SMALL {
            return;
        }
        let ppi = (f64::from(across) * 72.0 / width).min(f64::from(down) * 72.0 / height);
        self.least_ppi = Some(self.least_ppi.map_or(ppi, |least| least.min(ppi)));
        let limits = self.thresholds;
        let size = format!("{across}×{down} 像素的图片");
        let (severity, message) = if placed.bits == 1 {
            if ppi >= limits.bitmap_ppi_warning - SLACK {
                return;
            }
            (
                Severity::Warning,
                format!("{size}只有黑白两色，有效分辨率 {ppi:.0} ppi，应有 {}", limits.bitmap_ppi_warning),
            )
        } else if ppi < limits.ppi_error - SLACK {
            (Severity::Error, format!("{size}有效分辨率只有 {ppi:.0} ppi，至少 {}", limits.ppi_error))
        } else if ppi < limits.ppi_warning - SLACK {
            (Severity::Warning, format!("{size}有效分辨率 {ppi:.0} ppi，最好有 {}", limits.ppi_warning))
        } else if ppi > limits.ppi_most + SLACK {
            (Severity::Warning, format!("{size}有效分辨率 {ppi:.0} ppi，超过 {} 只会拖慢输出", limits.ppi_most))
        } else {
            return;
        };
        self.hit_object((Rule::Resolution, severity), "ppi", (placed.object, Some(placed.visible)), || message);
    }
}

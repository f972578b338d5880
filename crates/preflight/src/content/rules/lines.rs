//! Lines and thin areas (print.md §4.3 #16, #19).

use super::text::is_colored;
use crate::boxes::Rect;
use crate::content::sheet::Sheet;
use crate::content::state::Touch;
use crate::fault::{Bearer, BlackOverprintFault, Inks, LineFault};
use crate::hit::Severity;

/// Black lines below this weight in points should overprint (GWG 2015 4.12).
const THIN: f64 = 1.0;

impl Sheet<'_> {
    /// Checks the weight of a line in points; zero is as thin as the device can draw.
    pub(in crate::content) fn check_weight(&mut self, weight: f64, bearer: Bearer, visible: Rect) {
        let least = self.thresholds.line_pt;
        if weight < least - 0.001 {
            self.hit(Severity::Warning, visible, LineFault { bearer, weight, least });
        }
    }

    /// Whether a line of this weight must be compared with what lies under it.
    pub(in crate::content) fn wants_line_under(touch: &Touch<'_>, weight: f64) -> bool {
        weight < THIN && touch.paint.is_black() && !touch.keeps_below()
    }

    /// Checks a thin black line over these inks.
    pub(in crate::content) fn check_line_over(&mut self, under: Inks, visible: Rect) {
        if is_colored(under) {
            self.hit(Severity::Error, visible, BlackOverprintFault::Line);
        }
    }
}

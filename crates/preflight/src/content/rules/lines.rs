//! Lines and thin areas (print.md §4.3 #16, #19).

use super::text::is_colored;
use crate::boxes::Rect;
use crate::content::plates::Beneath;
use crate::content::sheet::Sheet;
use crate::content::state::Touch;
use crate::fault::{Bearer, BlackOverprintFault, LineFault};
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

    /// Whether a line of this weight is one of those that must overprint.
    pub(in crate::content) fn is_thin_black(touch: &Touch<'_>, weight: f64) -> bool {
        weight < THIN && touch.paint.is_black()
    }

    /// Checks a thin black line over what lies under it.
    pub(in crate::content) fn check_line_over(&mut self, beneath: &Beneath, visible: Rect) {
        if is_colored(beneath.lost) {
            self.hit(Severity::Error, visible, BlackOverprintFault::Line);
        }
    }
}

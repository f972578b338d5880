//! Lines and thin areas (print.md §4.3 #16, #19).

use super::super::super::Rule;
use super::super::super::pages::Rect;
use super::super::color::Inks;
use super::super::sheet::Sheet;
use super::super::state::Touch;
use super::text::is_colored;
use chenbao_model::diag::Severity;

/// Black lines below this weight in points should overprint (GWG 2015 4.12).
const THIN: f64 = 1.0;

impl Sheet<'_> {
    /// Checks the weight of a line in points; zero is as thin as the device can draw.
    pub(in super::super) fn check_weight(&mut self, weight: f64, kind: &str, visible: Rect) {
        let least = self.thresholds.line_pt;
        if weight < least - 0.001 {
            self.hit((Rule::ThinLines, Severity::Warning), &format!("{kind} {weight:.3}"), visible, || {
                if weight == 0.0 {
                    format!("{kind}的粗细是 0，设备能画多细就多细，印版上会断；至少 {least} 点")
                } else {
                    format!("{kind}只有 {weight:.2} 点粗，至少 {least} 点")
                }
            });
        }
    }

    /// Whether a line of this weight must be compared with what lies under it.
    pub(in super::super) fn wants_line_under(touch: &Touch<'_>, weight: f64) -> bool {
        weight < THIN && touch.paint.is_black() && !touch.keeps_below()
    }

    /// Checks a thin black line over these inks.
    pub(in super::super) fn check_line_over(&mut self, under: Inks, visible: Rect) {
        if is_colored(under) {
            self.hit((Rule::BlackOverprint, Severity::Error), "line", visible, || {
                "细黑线压在颜色上却没有压印，套印一偏就露白边".to_owned()
            });
        }
    }
}

//! Colour: spaces, spot colours, the sum of inks, white that overprints (print.md §4.3 #12, #13, #15, #17).

use super::super::super::Rule;
use super::super::super::pages::Rect;
use super::super::color::{Inks, Space, Unprintable, describe, total};
use super::super::sheet::Sheet;
use super::super::state::Touch;
use chenbao_model::diag::Severity;

/// What rounding to a byte a channel may add to a sum of inks, in percent.
const ROUNDING: f64 = 0.5;
/// How much more than any single colour the plates must show before it counts as colours on top of each other: four plates of 8 bits.
const PLATES: f64 = 2.0;

impl Sheet<'_> {
    /// Checks the colour of a mark of this kind (文字, 色块, 线条) at `place`; `visible` is the part inside the bleed.
    pub(in super::super) fn check_color(&mut self, touch: &Touch<'_>, kind: &str, place: Rect, visible: Option<Rect>) {
        self.check_space(&touch.paint.space, kind, None, place);
        let Some(visible) = visible.filter(|_| !self.muted) else { return };
        self.check_spots(&touch.paint.space, touch.paint.inks, visible);
        if touch.paint.pattern.is_some() {
            return;
        }
        let inks = touch.paint.inks;
        self.check_sum(total(inks), (None, visible), || format!("{kind}的颜色 {}", describe(inks)));
        if touch.overprints && touch.paint.is_white() && !touch.knocks_out() {
            self.hit((Rule::WhiteOverprint, Severity::Error), kind, visible, || {
                format!("白色的{kind}设了压印，印出来会消失")
            });
        }
    }

    /// Checks whether a press can take a space; images are reported by their object.
    pub(in super::super) fn check_space(&mut self, space: &Space, kind: &str, object: Option<u32>, place: Rect) {
        match space.unprintable() {
            Some(Unprintable::Color(name)) => {
                self.hit_object(
                    (Rule::ColorSpace, Severity::Error),
                    &format!("{kind} {name}"),
                    (object, Some(place)),
                    || format!("{kind}用了 {name}，不是印刷用的 CMYK"),
                );
            }
            Some(Unprintable::Grey(name)) if kind == "图片" => {
                self.hit_object((Rule::GreyPictures, Severity::Error), name, (object, Some(place)), || {
                    format!("灰度图用了 {name}，分色后会落到四块版上；应为 DeviceGray")
                });
            }
            Some(Unprintable::Grey(name)) => {
                self.hit_object(
                    (Rule::ColorSpace, Severity::Error),
                    &format!("{kind} {name}"),
                    (object, Some(place)),
                    || format!("{kind}用了 {name}，分色后会落到四块版上；应为 DeviceGray 或单色黑"),
                );
            }
            None => {}
        }
    }

    /// Checks the spot colours of a space used inside the bleed.
    pub(in super::super) fn check_spots(&mut self, space: &Space, inks: Inks, visible: Rect) {
        for name in space.spots() {
            if name == "All" {
                if inks.iter().any(|ink| *ink > 0.0) {
                    self.hit((Rule::SpotColors, Severity::Error), "All", visible, || {
                        "出血以内用了套准色（Separation All），每块版都会印上".to_owned()
                    });
                }
                continue;
            }
            if self.spots.len() < 64 {
                self.spots.insert(name.to_owned());
            }
            if !self.thresholds.spots.iter().any(|allowed| allowed == name) {
                self.hit((Rule::SpotColors, Severity::Error), name, visible, || format!("用了没有约定的专色“{name}”"));
            }
        }
    }

    /// Checks a sum of inks in percent; `what` names its bearer.
    pub(in super::super) fn check_sum(
        &mut self,
        sum: f64,
        (object, visible): (Option<u32>, Rect),
        what: impl FnOnce() -> String,
    ) {
        self.peak = self.peak.max(sum);
        let (error, warning) = (self.thresholds.ink_error, self.thresholds.ink_warning);
        let (severity, limit) = if sum > error + ROUNDING {
            (Severity::Error, error)
        } else if sum > warning + ROUNDING {
            (Severity::Warning, warning)
        } else {
            return;
        };
        let what = what();
        self.hit_object((Rule::TotalInk, severity), &what, (object, Some(visible)), || {
            format!("{what}，总墨量 {sum:.0} %，超过 {limit:.0} %")
        });
    }

    /// Checks the plates for inks that come together from several marks; to be called when all is laid on. Gives the page's peak.
    pub(in super::super) fn check_overlaps(&mut self) -> f64 {
        let (sum, place) = self.plates.peak(self.bleed);
        if sum > self.peak + PLATES {
            self.check_sum(sum, (None, place), || "几层颜色叠在一起".to_owned());
        }
        self.peak
    }
}

//! Colour: spaces, spot colours, the sum of inks, white that overprints (print.md §4.3 #12, #13, #15, #17).

use crate::boxes::Rect;
use crate::content::findings::Spot;
use crate::content::resources::{Space, total};
use crate::content::sheet::Sheet;
use crate::content::state::Touch;
use crate::fault::{
    Bearer, ForeignSpace, GreyFault, InkBearer, InkFault, Inks, SpaceFault, SpotFault, WhiteOverprintFault,
};
use crate::hit::Severity;

/// What rounding to a byte a channel may add to a sum of inks, in percent.
const ROUNDING: f64 = 0.5;
/// How much more than any single colour the plates must show before it counts as colours on top of each other: four plates of 8 bits.
const PLATES: f64 = 2.0;

impl Sheet<'_> {
    /// Checks the colour of a mark at `place`; `visible` is the part inside the bleed.
    pub(in crate::content) fn check_color(
        &mut self,
        touch: &Touch<'_>,
        bearer: Bearer,
        place: Rect,
        visible: Option<Rect>,
    ) {
        self.check_space(&touch.paint.space, bearer, Spot { object: None, place: Some(place) });
        let Some(visible) = visible.filter(|_| !self.muted) else { return };
        self.check_spots(&touch.paint.space, touch.paint.inks, visible);
        if touch.paint.pattern.is_some() {
            return;
        }
        let inks = touch.paint.inks;
        let spot = Spot { object: None, place: Some(visible) };
        self.check_sum(total(inks), spot, InkBearer::Color(bearer, inks));
        if touch.overprints && touch.paint.is_white() && !touch.knocks_out() {
            self.hit(Severity::Error, visible, WhiteOverprintFault { bearer });
        }
    }

    /// Checks whether a press can take a space; images are reported by their object.
    pub(in crate::content) fn check_space(&mut self, space: &Space, bearer: Bearer, spot: Spot) {
        let Some(space) = space.foreign().filter(|space| !self.is_agreed(space)) else { return };
        if space.is_cmyk() {
            self.hit_spot(Severity::Warning, spot, SpaceFault { bearer, space });
        } else if space.is_grey() && bearer == Bearer::Picture {
            self.hit_spot(Severity::Error, spot, GreyFault { space });
        } else {
            self.hit_spot(Severity::Error, spot, SpaceFault { bearer, space });
        }
    }

    /// Whether a space is that of spot colours which the press has: what they look like is told in Lab (ISO 15930-7, spot colours).
    fn is_agreed(&self, space: &ForeignSpace) -> bool {
        let ForeignSpace::Colorants { names, alternate } = space else { return false };
        **alternate == ForeignSpace::Lab && names.iter().all(|name| self.thresholds.spots.contains(name))
    }

    /// Checks the spot colours of a space used inside the bleed.
    pub(in crate::content) fn check_spots(&mut self, space: &Space, inks: Inks, visible: Rect) {
        for name in space.spots() {
            if name == "All" {
                if inks.iter().any(|ink| *ink > 0.0) {
                    self.hit(Severity::Error, visible, SpotFault::Registration);
                }
                continue;
            }
            if self.spots.len() < 64 {
                self.spots.insert(name.to_owned());
            }
            if !self.thresholds.spots.iter().any(|allowed| allowed == name) {
                self.hit(Severity::Error, visible, SpotFault::NotAgreed(name.to_owned()));
            }
        }
    }

    /// Checks a sum of inks in percent.
    pub(in crate::content) fn check_sum(&mut self, sum: f64, spot: Spot, bearer: InkBearer) {
        self.peak = self.peak.max(sum);
        let (error, warning) = (self.thresholds.ink_error, self.thresholds.ink_warning);
        if sum > error + ROUNDING {
            self.hit_spot(Severity::Error, spot, InkFault { bearer, sum, limit: error });
        } else if sum > warning + ROUNDING {
            self.hit_spot(Severity::Warning, spot, InkFault { bearer, sum, limit: warning });
        }
    }

    /// Checks the plates for inks that come together from several marks; to be called when all is laid on. Gives the page's peak.
    pub(in crate::content) fn check_overlaps(&mut self) -> f64 {
        let peak = self.plates.peak(self.bleed);
        if peak.sum > self.peak + PLATES {
            self.check_sum(peak.sum, Spot { object: None, place: Some(peak.place) }, InkBearer::Overlap);
        }
        self.peak
    }
}

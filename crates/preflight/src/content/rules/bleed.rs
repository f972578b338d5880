//! Bleed: artwork at the edge of the trim must go on to the edge of the bleed (print.md §4.3 #10).

use super::super::super::Rule;
use super::super::super::pages::Rect;
use super::super::sheet::Sheet;
use chenbao_model::diag::Severity;

/// One millimetre in points.
const MM: f64 = 72.0 / 25.4;
/// How near artwork must come to the trim to be at its edge.
const NEAR: f64 = 0.5 * MM;
/// How far artwork may stop short of the edge of the bleed: a little more than a pixel of the plates.
const SHORT: f64 = 0.5 * MM;
/// Artwork at the edge that is shorter than this along it is passed over.
const SPECK: f64 = 2.0 * MM;

/// The most places along a side that are looked at.
const MOST_PLACES: f64 = 20_000.0;

/// One side of the trim.
#[derive(Clone, Copy)]
struct Side {
    name: &'static str,
    /// Whether it runs downwards.
    upright: bool,
    /// Where the trim is cut, and which way is out.
    cut: f64,
    out: f64,
    /// The bleed there is, in points.
    bleed: f64,
}

impl Side {
    /// The point so far along the side and so far beyond the cut.
    fn point(self, along: f64, beyond: f64) -> (f64, f64) {
        let across = self.cut + self.out * beyond;
        if self.upright { (across, along) } else { (along, across) }
    }
}

impl Sheet<'_> {
    /// Checks the bleed on all four sides; to be called when all is laid on the plates.
    pub(in super::super) fn check_bleed(&mut self) {
        let (trim, bleed) = (self.trim, self.bleed);
        let sides = [
            Side { name: "左边", upright: true, cut: trim.x0, out: -1.0, bleed: trim.x0 - bleed.x0 },
            Side { name: "上边", upright: false, cut: trim.y1, out: 1.0, bleed: bleed.y1 - trim.y1 },
            Side { name: "右边", upright: true, cut: trim.x1, out: 1.0, bleed: bleed.x1 - trim.x1 },
            Side { name: "下边", upright: false, cut: trim.y0, out: -1.0, bleed: trim.y0 - bleed.y0 },
        ];
        let needed = self.thresholds.bleed_mm * MM;
        if needed <= 0.0 {
            return;
        }
        let mut touched = false;
        for side in sides {
            touched |= self.check_side(side, needed);
        }
        if !touched && sides.iter().all(|side| side.bleed < 0.1 * MM) {
            let asked = self.thresholds.bleed_mm;
            self.hit((Rule::Bleed, Severity::Warning), "none", trim, || {
                format!("页面没有出血（要求 {asked} 毫米）；裁切线上没有图文，可以不补")
            });
        }
    }

    /// Checks one side; true where artwork touches it.
    fn check_side(&mut self, side: Side, needed: f64) -> bool {
        let enough = side.bleed >= needed - 0.1 * MM;
        let (from, to) = if side.upright { (self.trim.y0, self.trim.y1) } else { (self.trim.x0, self.trim.x1) };
        let step = (1.0 / self.plates.scale()).max((to - from) / MOST_PLACES);
        let (mut touching, mut short) = (Vec::new(), Vec::new());
        let mut along = from + step / 2.0;
        while along < to {
            if self.artwork_at(side, along, -NEAR + step / 2.0, -step / 2.0) {
                touching.push(along);
                if !self.artwork_at(side, along, needed - SHORT, needed - SHORT) {
                    short.push(along);
                }
            }
            along += step;
        }
        if !enough && longest(&touching, step).is_some() {
            self.report_side(side, &touching, step, |length, asked| {
                let has = side.bleed.max(0.0) / MM;
                format!("{}有 {length:.0} 毫米长的图文到了裁切线，出血却只有 {has:.1} 毫米（要求 {asked}）", side.name)
            });
        } else if enough && longest(&short, step).is_some() {
            self.report_side(side, &short, step, |length, asked| {
                format!("{}有 {length:.0} 毫米长的图文到了裁切线，没有延伸到 {asked} 毫米出血的边缘", side.name)
            });
        }
        !touching.is_empty()
    }

    /// Whether there is artwork between two distances beyond the cut.
    fn artwork_at(&self, side: Side, along: f64, from: f64, to: f64) -> bool {
        [from, to].into_iter().any(|beyond| {
            let (x, y) = side.point(along, beyond);
            self.plates.has_artwork(x, y)
        })
    }

    fn report_side(&mut self, side: Side, places: &[f64], step: f64, message: impl FnOnce(f64, f64) -> String) {
        let Some((from, to)) = longest(places, step) else { return };
        let (x0, y0) = side.point(from, -2.0 * MM);
        let (x1, y1) = side.point(to, 1.0 * MM);
        let place = Rect { x0: x0.min(x1), y0: y0.min(y1), x1: x0.max(x1), y1: y0.max(y1) };
        let (length, asked) = (places.len() as f64 * step / MM, self.thresholds.bleed_mm);
        self.hit((Rule::Bleed, Severity::Error), side.name, place, || message(length, asked));
    }
}

/// The longest run of places without a gap, if it is longer than a speck.
fn longest(places: &[f64], step: f64) -> Option<(f64, f64)> {
    let mut best: Option<(f64, f64)> = None;
    for run in places.chunk_by(|one, next| next - one < step * 1.5) {
        if let (Some(first), Some(last)) = (run.first(), run.last()) {
            let length = last - first + step;
            if length >= SPECK && best.is_none_or(|(from, to)| length > to - from) {
                best = Some((first - step / 2.0, last + step / 2.0));
            }
        }
    }
    best
}

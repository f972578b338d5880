//! A page while it is examined: what has been found, and its plates so far.

use std::collections::BTreeSet;

use super::super::pages::{Boxes, Rect};
use super::super::{FontUse, Rule, Thresholds};
use super::findings::{Fault, Findings};
use super::geometry::common;
use super::plates::{Clip, Plates};
use chenbao_model::diag::Severity;

/// A page while it is examined.
pub(super) struct Sheet<'c> {
    pub thresholds: &'c Thresholds,
    pub trim: Rect,
    pub bleed: Rect,
    pub findings: Findings<'c>,
    pub plates: Plates,
    pub spots: BTreeSet<String>,
    /// The greatest sum of inks of any colour or pixel so far, in percent.
    pub peak: f64,
    pub least_ppi: Option<f64>,
    pub pictures: u32,
    pub fonts: BTreeSet<FontUse>,
    /// Whether marks go to a soft mask and leave no ink.
    pub muted: bool,
}

impl<'c> Sheet<'c> {
    /// A bare page.
    pub(super) fn new(number: u32, boxes: &'c Boxes, thresholds: &'c Thresholds) -> Self {
        let (trim, media) = (boxes.trim_or_media(), boxes.bleed_or_media());
        let bleed = Rect {
            x0: trim.x0.min(media.x0),
            y0: trim.y0.min(media.y0),
            x1: trim.x1.max(media.x1),
            y1: trim.y1.max(media.y1),
        };
        Self {
            thresholds,
            trim,
            bleed,
            findings: Findings::new(number, boxes),
            plates: Plates::new(bleed),
            spots: BTreeSet::new(),
            peak: 0.0,
            least_ppi: None,
            pictures: 0,
            fonts: BTreeSet::new(),
            muted: false,
        }
    }

    /// The part of a mark that is left after clipping and lies inside the bleed; none where nothing is left or printed.
    pub(super) fn visible(&self, place: Rect, clip: &Clip) -> Option<Rect> {
        clip.area?;
        common(common(place, clip.rect)?, self.bleed)
    }

    /// Reports a fault without an object.
    pub(super) fn hit(
        &mut self,
        (rule, severity): (Rule, Severity),
        cause: &str,
        place: Rect,
        message: impl FnOnce() -> String,
    ) {
        self.findings.add(Fault { rule, severity, cause, object: None, place: Some(place) }, message);
    }

    /// Reports a fault of an object.
    pub(super) fn hit_object(
        &mut self,
        (rule, severity): (Rule, Severity),
        cause: &str,
        (object, place): (Option<u32>, Option<Rect>),
        message: impl FnOnce() -> String,
    ) {
        self.findings.add(Fault { rule, severity, cause, object, place }, message);
    }
}

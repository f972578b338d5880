//! A page while it is examined: what has been found, and its plates so far.

use std::collections::{BTreeMap, BTreeSet};

use super::findings::{Findings, Spot};
use super::geometry::common;
use super::plates::{Clip, Plates};
use super::rules::WidthSums;
use crate::boxes::{PageBoxes, Rect};
use crate::fault::Fault;
use crate::hit::Severity;
use crate::report::FontUse;
use crate::thresholds::Thresholds;

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
    /// The widths of the lettering of every font.
    pub widths: BTreeMap<usize, WidthSums>,
    /// Whether marks go to a soft mask and leave no ink.
    pub muted: bool,
    /// Whether the standard of the file forbids transparency and what came with later versions.
    pub flat: bool,
}

impl<'c> Sheet<'c> {
    /// A bare page.
    pub(super) fn new(number: u32, boxes: &'c PageBoxes, thresholds: &'c Thresholds) -> Self {
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
            widths: BTreeMap::new(),
            muted: false,
            flat: false,
        }
    }

    /// The part of a mark that is left after clipping and lies inside the bleed; none where nothing is left or printed.
    pub(super) fn visible(&self, place: Rect, clip: &Clip) -> Option<Rect> {
        clip.area?;
        common(common(place, clip.rect)?, self.bleed)
    }

    /// How bad a feature is that came with later versions.
    pub(super) fn feature_severity(&self) -> Severity {
        if self.flat { Severity::Error } else { Severity::Warning }
    }

    /// Reports a fault at a place.
    pub(super) fn hit(&mut self, severity: Severity, place: Rect, fault: impl Into<Fault>) {
        self.hit_spot(severity, Spot { object: None, place: Some(place) }, fault);
    }

    /// Reports a fault of an object.
    pub(super) fn hit_spot(&mut self, severity: Severity, spot: Spot, fault: impl Into<Fault>) {
        self.findings.add(severity, spot, fault.into());
    }
}

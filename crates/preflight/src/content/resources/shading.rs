//! Gradients (ISO 32000-1 8.7.4): their space, their colours, and for axial and radial ones the colour at a point. Other kinds count with
//! their mean.

use hayro_syntax::object::{Array, Dict, Object, dict_or_stream};
use hayro_syntax::page::Resources;

use super::budget::Budget;
use super::color::{Space, total};
use super::function::Function;
use super::numbers::numbers;
use crate::content::plates::to_byte;
use crate::fault::Inks;

/// How many colours are worked out along a gradient.
const STEPS: u8 = 64;

/// A gradient.
pub(crate) struct Shading {
    pub space: Space,
    /// The colours along it.
    colors: Vec<Inks>,
    course: Course,
    extend: [bool; 2],
}

enum Course {
    /// From a point to a point.
    Axial([f64; 4]),
    /// From a circle to a circle.
    Radial([f64; 6]),
    Other,
}

impl Shading {
    /// The gradient an object describes.
    pub(crate) fn from_object(object: &Object<'_>, resources: &Resources<'_>, budget: &Budget) -> Option<Self> {
        let (dict, _) = dict_or_stream(object)?;
        let space = Space::from_object(&dict.get::<Object<'_>>(b"ColorSpace")?, resources, budget);
        let kind = dict.get::<i32>(b"ShadingType")?;
        let function =
            dict.get::<Object<'_>>(b"Function").and_then(|function| Function::from_object(&function, budget));
        let course = match (kind, numbers(dict, b"Coords").unwrap_or_default().as_slice()) {
            (2, [x0, y0, x1, y1]) => Course::Axial([*x0, *y0, *x1, *y1].map(f64::from)),
            (3, [x0, y0, r0, x1, y1, r1]) => Course::Radial([*x0, *y0, *r0, *x1, *y1, *r1].map(f64::from)),
            _ => Course::Other,
        };
        let colors = if kind == 1 { Vec::new() } else { colors(dict, &space, function.as_ref()) };
        let mut ends = dict.get::<Array<'_>>(b"Extend").into_iter().flat_map(|ends| ends.iter::<bool>());
        let extend = [ends.next().unwrap_or(false), ends.next().unwrap_or(false)];
        Some(Self { space, colors, course, extend })
    }

    /// Its greatest sum of inks in percent.
    pub(crate) fn peak(&self) -> f64 {
        self.colors.iter().map(|inks| total(*inks)).fold(0.0, f64::max)
    }

    /// Its mean colour.
    pub(crate) fn mean(&self) -> Inks {
        let count = self.colors.len().max(1) as f32;
        [0, 1, 2, 3].map(|ink| self.colors.iter().map(|inks| inks[ink]).sum::<f32>() / count)
    }

    /// The colour at a point in its own space; none beyond an end that is not extended.
    pub(crate) fn at(&self, x: f64, y: f64) -> Option<[u8; 4]> {
        let part = match self.course {
            Course::Axial([x0, y0, x1, y1]) => {
                let (dx, dy) = (x1 - x0, y1 - y0);
                ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy).max(1e-12)
            }
            Course::Radial([x0, y0, r0, x1, y1, r1]) => radial_part([x0 - x, y0 - y, r0], [x1 - x0, y1 - y0, r1 - r0])?,
            Course::Other => return Some(self.mean().map(to_byte)),
        };
        if (part < 0.0 && !self.extend[0]) || (part > 1.0 && !self.extend[1]) {
            return None;
        }
        self.colors.get(step(part)).map(|inks| inks.map(to_byte))
    }
}

/// The greatest part at which the growing circle passes through the point at the origin, with a radius that is not negative.
fn radial_part([px, py, r0]: [f64; 3], [dx, dy, dr]: [f64; 3]) -> Option<f64> {
    let a = dx * dx + dy * dy - dr * dr;
    let b = 2.0 * (px * dx + py * dy - r0 * dr);
    let c = px * px + py * py - r0 * r0;
    let roots = if a.abs() < 1e-9 {
        [-c / b, f64::NAN]
    } else {
        let root = (b * b - 4.0 * a * c).sqrt();
        [(-b + root) / (2.0 * a), (-b - root) / (2.0 * a)]
    };
    let fits = roots.into_iter().filter(|part| part.is_finite() && r0 + part * dr >= 0.0);
    fits.reduce(f64::max)
}

fn colors(dict: &Dict<'_>, space: &Space, function: Option<&Function>) -> Vec<Inks> {
    let Some(function) = function else { return Vec::new() };
    let domain = numbers(dict, b"Domain").unwrap_or_default();
    let (low, high) = (domain.first().copied().unwrap_or(0.0), domain.get(1).copied().unwrap_or(1.0));
    (0..=STEPS)
        .map(|step| low + (high - low) * f32::from(step) / f32::from(STEPS))
        .map(|t| space.inks(&function.values(&[t])))
        .collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the steps")]
fn step(part: f64) -> usize {
    (part.clamp(0.0, 1.0) * f64::from(STEPS)).round() as usize
}

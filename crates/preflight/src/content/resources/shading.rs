//! Gradients (ISO 32000-1 8.7.4): their space, their colours, and the colour at a point. Meshes stand in [`super::mesh`].

use hayro_syntax::object::{Array, Dict, Object, Rect as Numbers, dict_or_stream};
use hayro_syntax::page::Resources;

use super::color::{Space, total};
use super::function::Function;
use super::mesh::Mesh;
use super::numbers::numbers;
use super::space_reader::{SpaceSource, space_of};
use crate::boxes::Rect;
use crate::content::geometry::Matrix;
use crate::fault::Inks;

/// How many colours are worked out along a gradient.
const STEPS: usize = 256;

/// A gradient.
pub(crate) struct Shading {
    pub space: Space,
    /// Where it is drawn at all, in its own space.
    pub bounds: Option<Rect>,
    /// What a pattern shows where it has no colour of its own.
    pub background: Option<Inks>,
    /// The colours along it.
    colors: Vec<Inks>,
    course: Course,
    extend: [bool; 2],
}

enum Course {
    /// By a function of the place: from its own space to the function's, and where that is defined.
    Function {
        back: Matrix,
        domain: [f64; 4],
        function: Function,
    },
    /// From a point to a point.
    Axial([f64; 4]),
    /// From a circle to a circle.
    Radial([f64; 6]),
    Mesh(Mesh),
    /// It is broken, and paints nothing.
    Broken,
}

/// The colour at a point.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ShadeColor {
    pub(crate) inks: Inks,
    /// Which of the colours along the gradient it is.
    pub(crate) step: Option<usize>,
}

/// Which of the colours along a gradient have been seen: from the first to the last.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct SeenColors(Option<(usize, usize)>);

impl SeenColors {
    /// Takes note of one.
    pub(crate) fn add(&mut self, step: Option<usize>) {
        if let Some(step) = step {
            let (first, last) = self.0.unwrap_or((step, step));
            self.0 = Some((first.min(step), last.max(step)));
        }
    }
}

impl Shading {
    /// The gradient an object describes.
    pub(crate) fn from_object(object: &Object<'_>, resources: &Resources<'_>, source: SpaceSource<'_>) -> Option<Self> {
        let (dict, stream) = dict_or_stream(object)?;
        let space = space_of(&dict.get::<Object<'_>>(b"ColorSpace")?, resources, source);
        let kind = dict.get::<i32>(b"ShadingType")?;
        let function =
            dict.get::<Object<'_>>(b"Function").and_then(|function| Function::from_object(&function, source.budget));
        let colors = if matches!(kind, 2 | 3) { colors(dict, &space, function.as_ref()) } else { Vec::new() };
        let course = match (kind, numbers(dict, b"Coords").unwrap_or_default().as_slice()) {
            (1, _) => by_function(dict, function).unwrap_or(Course::Broken),
            (2, [x0, y0, x1, y1]) => Course::Axial([*x0, *y0, *x1, *y1].map(f64::from)),
            (3, [x0, y0, r0, x1, y1, r1]) => Course::Radial([*x0, *y0, *r0, *x1, *y1, *r1].map(f64::from)),
            (4..=7, _) => {
                let mesh = stream.and_then(|stream| Mesh::from_stream(stream, kind, &space, function.as_ref()));
                mesh.map_or(Course::Broken, Course::Mesh)
            }
            _ => Course::Broken,
        };
        let mut ends = dict.get::<Array<'_>>(b"Extend").into_iter().flat_map(|ends| ends.iter::<bool>());
        let extend = [ends.next().unwrap_or(false), ends.next().unwrap_or(false)];
        let bounds = dict.get::<Numbers>(b"BBox").map(Rect::from);
        let background = numbers(dict, b"Background").map(|color| space.inks(&color));
        Some(Self { space, bounds, background, colors, course, extend })
    }

    /// Its mesh, where it is one.
    pub(crate) fn mesh(&self) -> Option<&Mesh> {
        if let Course::Mesh(mesh) = &self.course { Some(mesh) } else { None }
    }

    /// The greatest sum of inks in percent of those colours along it that lie between what has been seen.
    pub(crate) fn peak(&self, seen: &SeenColors) -> f64 {
        let Some((first, last)) = seen.0 else { return 0.0 };
        let colors = self.colors.get(first..=last.min(self.colors.len().saturating_sub(1))).unwrap_or_default();
        colors.iter().map(|inks| total(*inks)).fold(0.0, f64::max)
    }

    /// Its mean colour.
    pub(crate) fn mean(&self) -> Inks {
        match &self.course {
            Course::Mesh(mesh) => mesh.mean(),
            Course::Function { domain: [x0, x1, y0, y1], function, .. } => {
                self.space.inks(&function.values(&[to_f32((x0 + x1) / 2.0), to_f32((y0 + y1) / 2.0)]))
            }
            _ => {
                let count = self.colors.len().max(1) as f32;
                [0, 1, 2, 3].map(|ink| self.colors.iter().map(|inks| inks[ink]).sum::<f32>() / count)
            }
        }
    }

    /// The colour at a point in its own space; none beyond an end that is not extended.
    pub(crate) fn at(&self, x: f64, y: f64) -> Option<ShadeColor> {
        let part = match &self.course {
            Course::Function { back, domain: [x0, x1, y0, y1], function } => {
                let (x, y) = back.apply(x, y);
                let inside = (*x0..=*x1).contains(&x) && (*y0..=*y1).contains(&y);
                let inks = inside.then(|| self.space.inks(&function.values(&[to_f32(x), to_f32(y)])))?;
                return Some(ShadeColor { inks, step: None });
            }
            Course::Axial([x0, y0, x1, y1]) => {
                let (dx, dy) = (x1 - x0, y1 - y0);
                ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy).max(1e-12)
            }
            Course::Radial([x0, y0, r0, x1, y1, r1]) => {
                radial_part([x0 - x, y0 - y, *r0], [x1 - x0, y1 - y0, r1 - r0], self.extend)?
            }
            Course::Mesh(_) | Course::Broken => return None,
        };
        if (part < 0.0 && !self.extend[0]) || (part > 1.0 && !self.extend[1]) {
            return None;
        }
        let step = step(part);
        self.colors.get(step).map(|inks| ShadeColor { inks: *inks, step: Some(step) })
    }
}

fn by_function(dict: &Dict<'_>, function: Option<Function>) -> Option<Course> {
    let domain = numbers(dict, b"Domain").and_then(|domain| <[f32; 4]>::try_from(domain).ok());
    let domain = domain.unwrap_or([0.0, 1.0, 0.0, 1.0]).map(f64::from);
    Some(Course::Function { back: super::numbers::matrix_of(dict).inverse()?, domain, function: function? })
}

/// The greatest part at which the growing circle passes through the point at the origin, with a radius that is not negative, among those
/// that are drawn.
fn radial_part([px, py, r0]: [f64; 3], [dx, dy, dr]: [f64; 3], extend: [bool; 2]) -> Option<f64> {
    let a = dx * dx + dy * dy - dr * dr;
    let b = 2.0 * (px * dx + py * dy - r0 * dr);
    let c = px * px + py * py - r0 * r0;
    let roots = if a.abs() < 1e-9 {
        [-c / b, f64::NAN]
    } else {
        let root = (b * b - 4.0 * a * c).sqrt();
        [(-b + root) / (2.0 * a), (-b - root) / (2.0 * a)]
    };
    let drawn = |part: f64| (part >= 0.0 || extend[0]) && (part <= 1.0 || extend[1]);
    let fits = roots.into_iter().filter(|part| part.is_finite() && r0 + part * dr >= 0.0 && drawn(*part));
    fits.reduce(f64::max)
}

fn colors(dict: &Dict<'_>, space: &Space, function: Option<&Function>) -> Vec<Inks> {
    let Some(function) = function else { return Vec::new() };
    let domain = numbers(dict, b"Domain").unwrap_or_default();
    let (low, high) = (domain.first().copied().unwrap_or(0.0), domain.get(1).copied().unwrap_or(1.0));
    (0..=STEPS)
        .map(|step| low + (high - low) * step as f32 / STEPS as f32)
        .map(|t| space.inks(&function.values(&[t])))
        .collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the steps")]
fn step(part: f64) -> usize {
    (part.clamp(0.0, 1.0) * STEPS as f64).round() as usize
}

#[expect(clippy::cast_possible_truncation, reason = "functions reckon with f32")]
fn to_f32(value: f64) -> f32 {
    value as f32
}

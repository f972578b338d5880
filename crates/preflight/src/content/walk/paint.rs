//! Marks other than text and pictures: areas, lines, gradients. Each is checked, then laid on the plates.

use hayro_syntax::object::{Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;
use tiny_skia::{FillRule, LineCap, LineJoin, Path, Stroke, Transform};

use super::scope::Scope;
use super::trace::TracedPath;
use super::walker::Walker;
use crate::boxes::Rect;
use crate::content::findings::Spot;
use crate::content::geometry::Matrix;
use crate::content::plates::{Beneath, Clip, Coat, Cover, to_byte, to_f32};
use crate::content::resources::{SeenColors, Shading, total};
use crate::content::sheet::Sheet;
use crate::content::state::{State, Touch};
use crate::fault::{Bearer, InkBearer};

/// Sees what lies under a mark before it is laid down.
type Compare<'f> = &'f dyn Fn(&mut Sheet<'_>, &Beneath);

/// A path to be laid on the plates.
struct PathMark<'p> {
    /// In pixels.
    path: &'p Path,
    rule: FillRule,
    /// The part of it that is painted.
    part: f32,
}

impl<'a> Walker<'a, '_> {
    /// Fills a path.
    pub(super) fn fill(
        &mut self,
        traced: &mut TracedPath,
        rule: FillRule,
        stroked: bool,
        scope: &mut Scope<'a>,
        resources: &Resources<'a>,
    ) {
        let touch = scope.state.fill_touch();
        let visible = self.sheet.visible(traced.bounds, &scope.state.clip);
        self.check_mark(&touch, Bearer::Area, traced.bounds, visible);
        let Some(visible) = visible.filter(|_| !self.sheet.muted) else { return };
        if !stroked
            && !touch.paint.is_white()
            && touch.paint.pattern.is_none()
            && let Some(thickness) = traced.outline.thickness()
        {
            self.sheet.check_weight(thickness, Bearer::Area, visible);
        }
        if touch.paint.pattern.is_some() {
            let clip = self.sheet.plates.clip_path(&scope.state.clip, &traced.path, rule, traced.bounds);
            return self.fill_pattern(&touch, clip, scope, resources);
        }
        self.lay(&PathMark { path: &traced.path, rule, part: 1.0 }, &touch, &scope.state.clip, None);
    }

    /// Draws along a path.
    pub(super) fn stroke(&mut self, traced: &TracedPath, scope: &Scope<'a>, resources: &Resources<'a>) {
        let (state, touch) = (&scope.state, scope.state.stroke_touch());
        let along = traced.outline.directions().map(|way| state.ctm.thickness_along(way)).reduce(f64::min);
        let least = state.line_width * along.unwrap_or_else(|| state.ctm.least_stretch());
        let weight = state.line_width * state.ctm.scale();
        let half = weight / 2.0;
        let Rect { x0, y0, x1, y1 } = traced.bounds;
        let bounds = Rect { x0: x0 - half, y0: y0 - half, x1: x1 + half, y1: y1 + half };
        let visible = self.sheet.visible(bounds, &state.clip);
        self.check_mark(&touch, Bearer::Line, bounds, visible);
        let Some(visible) = visible.filter(|_| !self.sheet.muted) else { return };
        self.sheet.check_weight(least, Bearer::Line, visible);
        let Some(path) = stroked(&traced.path, state, self.sheet.plates.to_pixels()) else { return };
        if touch.paint.pattern.is_some() {
            let Some(cover) = state.clip.area.and_then(|area| Cover::of_path(&path, FillRule::Winding, area)) else {
                return;
            };
            self.sheet.plates.work += cover.data.len() as u64;
            let clip = self.sheet.plates.clip_cover(&state.clip, cover.thinned(state.dashed));
            return self.fill_pattern(&touch, clip, scope, resources);
        }
        let over: Compare<'_> = &|sheet, beneath| sheet.check_line_over(beneath, visible);
        let wants = Sheet::is_thin_black(&touch, least) && (!touch.keeps_below() || self.sheet.plates.has_layers());
        let compare = wants.then_some(over);
        let mark = PathMark { path: &path, rule: FillRule::Winding, part: state.dashed };
        self.lay(&mark, &touch, &state.clip, compare);
    }

    /// Checks what every mark is checked for.
    pub(super) fn check_mark(&mut self, touch: &Touch<'a>, bearer: Bearer, place: Rect, visible: Option<Rect>) {
        self.sheet.check_color(touch, bearer, place, visible);
        if let Some(visible) = visible.filter(|_| touch.transparent && !self.sheet.muted) {
            let group = self.group();
            self.sheet.check_transparency(&group, visible);
        }
    }

    /// Lays a path on the plates, after `compare` has seen what lies under it.
    fn lay(&mut self, mark: &PathMark<'_>, touch: &Touch<'_>, clip: &Clip, compare: Option<Compare<'_>>) {
        let cover = clip.area.and_then(|area| Cover::of_path(mark.path, mark.rule, area));
        let Some(cover) = cover else { return };
        self.sheet.plates.work += cover.data.len() as u64;
        let cover = if mark.part < 1.0 { cover.thinned(mark.part) } else { cover };
        if let Some(compare) = compare
            && let Some(beneath) = self.sheet.plates.beneath(&cover, (0, 0), clip, &touch.coat())
        {
            compare(&mut self.sheet, &beneath);
        }
        self.sheet.plates.paint(&cover, (0, 0), clip, &touch.coat());
    }

    /// Shades all that is inside the clip.
    pub(super) fn shade(&mut self, object: &Object<'a>, scope: &Scope<'a>, resources: &Resources<'a>) {
        if scope.state.clip.area.is_none() {
            return;
        }
        let Some(shading) = self.shading(object, resources) else { return };
        let touch = scope.state.fill_touch();
        self.paint_shading(&shading, scope.state.ctm, &touch, &scope.state.clip, false);
    }

    /// Lays a gradient on what is inside a clip; `matrix` leads from its space to the page. Its background counts where it is a pattern.
    pub(super) fn paint_shading(
        &mut self,
        shading: &Shading,
        matrix: Matrix,
        touch: &Touch<'a>,
        clip: &Clip,
        pattern: bool,
    ) {
        let clip = match shading.bounds {
            Some(bounds) if !pattern => self.sheet.plates.clip_rect(clip, matrix.bounds(bounds)),
            _ => clip.clone(),
        };
        self.sheet.check_space(&shading.space, Bearer::Shading, Spot { object: None, place: Some(clip.rect) });
        let Some(visible) = self.sheet.visible(clip.rect, &clip).filter(|_| !self.sheet.muted) else { return };
        if touch.transparent {
            let group = self.group();
            self.sheet.check_transparency(&group, visible);
        }
        self.sheet.check_spots(&shading.space, [1.0; 4], visible);
        let Some(back) = matrix.inverse() else { return };
        let coat = Coat { paints: [true; 4], artwork: true, ..touch.coat() };
        let background = shading.background.filter(|_| pattern);
        let mut peak = 0.0_f64;
        let mut seen = SeenColors::default();
        if let Some(mesh) = shading.mesh() {
            let Some(area) = clip.area else { return };
            self.sheet.plates.work += area.pixels() as u64;
            let raster = mesh.raster(matrix.then(self.sheet.plates.to_pixels()), area);
            let to_pixels = self.sheet.plates.to_pixels();
            self.sheet.plates.paint_each(clip.rect, &clip, &coat, |x, y| {
                let (x, y) = to_pixels.apply(x, y);
                let inks = raster.at(x, y).or(background)?;
                peak = peak.max(total(inks));
                Some((inks.map(to_byte), 255))
            });
        } else {
            self.sheet.plates.paint_each(clip.rect, &clip, &coat, |x, y| {
                let (x, y) = back.apply(x, y);
                match shading.at(x, y) {
                    Some(color) => {
                        seen.add(color.step);
                        peak = peak.max(total(color.inks));
                        Some((color.inks.map(to_byte), 255))
                    }
                    None => background.map(|inks| {
                        peak = peak.max(total(inks));
                        (inks.map(to_byte), 255)
                    }),
                }
            });
        }
        let spot = Spot { object: None, place: Some(visible) };
        self.sheet.check_sum(peak.max(shading.peak(&seen)), spot, InkBearer::Shading);
    }

    /// Draws an XObject.
    pub(super) fn place_object(&mut self, stream: &Stream<'a>, scope: &mut Scope<'a>, resources: &Resources<'a>) {
        let layer = stream.dict().get::<Dict<'a>>(b"OC");
        if layer.is_some_and(|layer| self.layers.hides(&layer)) || !self.sheet.check_kind(stream) {
            return;
        }
        match stream.dict().get::<Name<'_>>(b"Subtype").as_deref() {
            Some(b"Image") => self.place_picture(stream, scope, resources),
            Some(b"Form") => self.place_form(stream, scope, resources),
            _ => {}
        }
    }
}

/// What a line along a path in pixels covers: drawn in its own space, where the matrix stretches one way more than the other.
fn stroked(path: &Path, state: &State<'_>, to_pixels: Matrix) -> Option<Path> {
    let matrix = state.ctm.then(to_pixels);
    let even = matrix.scale();
    if matrix.least_stretch() > even * 0.95 {
        return path.stroke(&pen(state, state.line_width * even), 1.0);
    }
    let [a, b, c, d, e, f] = matrix.inverse()?.0.map(to_f32);
    let own = path.clone().transform(Transform::from_row(a, b, c, d, e, f))?;
    let [a, b, c, d, e, f] = matrix.0.map(to_f32);
    let width = state.line_width.max(0.05 / even.max(1e-6));
    own.stroke(&pen(state, width), to_f32(even))?.transform(Transform::from_row(a, b, c, d, e, f))
}

/// How a line of this width in pixels is drawn; never thinner than can be seen.
fn pen(state: &State<'_>, width: f64) -> Stroke {
    Stroke {
        width: to_f32(width.max(0.05)),
        line_cap: match state.cap {
            1 => LineCap::Round,
            2 => LineCap::Square,
            _ => LineCap::Butt,
        },
        line_join: match state.join {
            1 => LineJoin::Round,
            2 => LineJoin::Bevel,
            _ => LineJoin::Miter,
        },
        ..Stroke::default()
    }
}

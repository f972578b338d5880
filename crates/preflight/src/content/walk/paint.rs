//! Marks other than text and pictures: areas, lines, gradients. Each is checked, then laid on the plates.

use hayro_syntax::object::{Name, Object, Stream};
use hayro_syntax::page::Resources;
use tiny_skia::{FillRule, LineCap, LineJoin, Path, Stroke};

use super::scope::Scope;
use super::trace::TracedPath;
use super::walker::Walker;
use crate::boxes::Rect;
use crate::content::findings::Spot;
use crate::content::geometry::Matrix;
use crate::content::plates::{Clip, Coat, Cover, to_f32};
use crate::content::resources::Shading;
use crate::content::sheet::Sheet;
use crate::content::state::{State, Touch};
use crate::fault::{Bearer, InkBearer, Inks};

/// Sees what lies under a mark before it is laid down.
type Compare<'f> = &'f dyn Fn(&mut Sheet<'_>, Inks);

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
        traced: &TracedPath,
        rule: FillRule,
        stroked: bool,
        scope: &mut Scope<'a>,
        resources: &Resources<'a>,
    ) {
        let touch = scope.state.fill_touch();
        let visible = self.sheet.visible(traced.bounds, &scope.state.clip);
        self.check_mark(&touch, Bearer::Area, traced.bounds, visible);
        let Some(visible) = visible.filter(|_| !self.sheet.muted) else { return };
        if traced.upright && !stroked && !touch.paint.is_white() && touch.paint.pattern.is_none() {
            let bounds = traced.bounds;
            self.sheet.check_weight((bounds.x1 - bounds.x0).min(bounds.y1 - bounds.y0), Bearer::Area, visible);
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
        let weight = state.line_width * state.ctm.scale();
        let half = weight / 2.0;
        let Rect { x0, y0, x1, y1 } = traced.bounds;
        let bounds = Rect { x0: x0 - half, y0: y0 - half, x1: x1 + half, y1: y1 + half };
        let visible = self.sheet.visible(bounds, &state.clip);
        self.check_mark(&touch, Bearer::Line, bounds, visible);
        let Some(visible) = visible.filter(|_| !self.sheet.muted) else { return };
        self.sheet.check_weight(weight, Bearer::Line, visible);
        let stroke = pen(state, weight * self.sheet.plates.scale());
        let Some(path) = traced.path.stroke(&stroke, 1.0) else { return };
        let touch = self.flattened(&touch, resources);
        let over: Compare<'_> = &|sheet, under| sheet.check_line_over(under, visible);
        let compare = Sheet::wants_line_under(&touch, weight).then_some(over);
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
            && let Some(under) = self.sheet.plates.under(&cover, (0, 0), clip)
        {
            compare(&mut self.sheet, under);
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
        self.paint_shading(&shading, scope.state.ctm, &touch, &scope.state.clip);
    }

    /// Lays a gradient on what is inside a clip; `matrix` leads from its space to the page.
    pub(super) fn paint_shading(&mut self, shading: &Shading, matrix: Matrix, touch: &Touch<'a>, clip: &Clip) {
        self.sheet.check_space(&shading.space, Bearer::Shading, Spot { object: None, place: Some(clip.rect) });
        let Some(visible) = self.sheet.visible(clip.rect, clip).filter(|_| !self.sheet.muted) else { return };
        if touch.transparent {
            let group = self.group();
            self.sheet.check_transparency(&group, visible);
        }
        self.sheet.check_spots(&shading.space, [1.0; 4], visible);
        let spot = Spot { object: None, place: Some(visible) };
        self.sheet.check_sum(shading.peak(), spot, InkBearer::Shading);
        let Some(back) = matrix.inverse() else { return };
        let coat = Coat { paints: [true; 4], artwork: true, ..touch.coat() };
        self.sheet.plates.paint_each(clip.rect, clip, &coat, |x, y| {
            let (x, y) = back.apply(x, y);
            shading.at(x, y).map(|inks| (inks, 255))
        });
    }

    /// Draws an XObject.
    pub(super) fn place_object(&mut self, stream: &Stream<'a>, scope: &mut Scope<'a>, resources: &Resources<'a>) {
        if !self.sheet.check_kind(stream) {
            return;
        }
        match stream.dict().get::<Name<'_>>(b"Subtype").as_deref() {
            Some(b"Image") => self.place_picture(stream, scope, resources),
            Some(b"Form") => self.place_form(stream, scope, resources),
            _ => {}
        }
    }
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

//! Marks other than text: areas, lines, gradients, pictures. Each is checked, then laid on the plates.

use std::rc::Rc;

use hayro_syntax::object::{Name, Object, Stream};
use hayro_syntax::page::Resources;
use tiny_skia::{FillRule, LineCap, LineJoin, Path, Stroke};

use super::super::Rule;
use super::super::pages::Rect;
use super::color::{Inks, Space, object_number};
use super::geometry::{Matrix, UNIT};
use super::images::{Header, LARGEST, MOST_PIXELS, Picture, mask_of, space_object};
use super::plates::{Clip, Coat, Cover, to_f32};
use super::rules::Placed;
use super::shading::Shading;
use super::sheet::Sheet;
use super::state::Touch;
use super::trace::Traced;
use super::walk::{Scope, Walker};
use chenbao_model::diag::Severity;

/// The most bytes of samples that are kept for another use on the page.
const KEPT: usize = 64 << 20;

/// Sees what lies under a mark before it is laid down.
type Compare<'f> = &'f dyn Fn(&mut Sheet<'_>, Inks);

/// A picture ready to be laid on the plates, as the inks and the opacity of each point of it.
struct Prepared {
    picture: Option<Rc<Picture>>,
    mask: Option<(Rc<Picture>, bool)>,
    stencil: bool,
}

impl<'a> Walker<'a, '_> {
    /// Fills a path.
    pub(super) fn fill(
        &mut self,
        traced: &Traced,
        rule: FillRule,
        stroked: bool,
        scope: &mut Scope<'a>,
        resources: &Resources<'a>,
    ) {
        let touch = scope.state.fill_touch();
        let visible = self.sheet.visible(traced.bounds, &scope.state.clip);
        self.check_mark(&touch, "色块", traced.bounds, visible);
        let Some(visible) = visible.filter(|_| !self.sheet.muted) else { return };
        if traced.upright && !stroked && !touch.paint.is_white() && touch.paint.pattern.is_none() {
            let bounds = traced.bounds;
            self.sheet.check_weight((bounds.x1 - bounds.x0).min(bounds.y1 - bounds.y0), "色块", visible);
        }
        if touch.paint.pattern.is_some() {
            let clip = self.sheet.plates.clip_path(&scope.state.clip, &traced.path, rule, traced.bounds);
            return self.fill_pattern(&touch, clip, scope, resources);
        }
        self.lay(&traced.path, rule, &touch, &scope.state.clip, 1.0, None);
    }

    /// Draws along a path.
    pub(super) fn stroke(&mut self, traced: &Traced, scope: &Scope<'a>, resources: &Resources<'a>) {
        let (state, touch) = (&scope.state, scope.state.stroke_touch());
        let weight = state.line_width * state.ctm.scale();
        let half = weight / 2.0;
        let Rect { x0, y0, x1, y1 } = traced.bounds;
        let bounds = Rect { x0: x0 - half, y0: y0 - half, x1: x1 + half, y1: y1 + half };
        let visible = self.sheet.visible(bounds, &state.clip);
        self.check_mark(&touch, "线条", bounds, visible);
        let Some(visible) = visible.filter(|_| !self.sheet.muted) else { return };
        self.sheet.check_weight(weight, "线条", visible);
        let stroke = Stroke {
            width: to_f32((weight * self.sheet.plates.scale()).max(0.05)),
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
        };
        let Some(path) = traced.path.stroke(&stroke, 1.0) else { return };
        let touch = self.flattened(&touch, resources);
        let over: Compare<'_> = &|sheet, under| sheet.check_line_over(under, visible);
        let compare = Sheet::wants_line_under(&touch, weight).then_some(over);
        self.lay(&path, FillRule::Winding, &touch, &state.clip, state.dashed, compare);
    }

    /// Checks what every mark is checked for.
    pub(super) fn check_mark(&mut self, touch: &Touch<'a>, kind: &str, place: Rect, visible: Option<Rect>) {
        self.sheet.check_color(touch, kind, place, visible);
        if let Some(visible) = visible.filter(|_| touch.transparent && !self.sheet.muted) {
            let group = self.group();
            self.sheet.check_transparency(&group, visible);
        }
    }

    /// Lays a path in pixels on the plates, after `compare` has seen what lies under it.
    fn lay(
        &mut self,
        path: &Path,
        rule: FillRule,
        touch: &Touch<'_>,
        clip: &Clip,
        part: f32,
        compare: Option<Compare<'_>>,
    ) {
        let Some(cover) = clip.area.and_then(|area| Cover::of(path, rule, area)) else { return };
        self.sheet.plates.work += cover.data.len() as u64;
        let cover = if part < 1.0 { cover.thinned(part) } else { cover };
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
        self.sheet.check_space(&shading.space, "渐变", None, clip.rect);
        let Some(visible) = self.sheet.visible(clip.rect, clip).filter(|_| !self.sheet.muted) else { return };
        if touch.transparent {
            let group = self.group();
            self.sheet.check_transparency(&group, visible);
        }
        self.sheet.check_spots(&shading.space, [1.0; 4], visible);
        self.sheet.check_sum(shading.peak(), (None, visible), || "渐变最深处".to_owned());
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

    /// Draws an image or an inline image on the unit square.
    pub(super) fn place_picture(&mut self, stream: &Stream<'_>, scope: &Scope<'a>, resources: &Resources<'a>) {
        let Some(header) = Header::read(stream) else { return };
        let place = scope.state.ctm.bounds(UNIT);
        let visible = self.sheet.visible(place, &scope.state.clip);
        let object = object_number(stream);
        let touch = scope.state.fill_touch();
        let space = match space_object(stream.dict()) {
            _ if header.stencil => None,
            Some(name) => Some(self.space(&name, resources)),
            None => header.jpeg2000.then(|| Rc::new(Space::Unknown)),
        };
        match space.as_deref() {
            None => self.sheet.check_color(&touch, "图形", place, visible),
            // A JPEG 2000 picture may leave its space to its own header.
            Some(Space::Unknown) if header.jpeg2000 => {}
            Some(space) => self.sheet.check_space(space, "图片", object, place),
        }
        let Some(visible) = visible.filter(|_| !self.sheet.muted) else { return };
        let masked = mask_of(stream.dict()).is_some_and(|(_, soft)| soft);
        if masked || touch.transparent {
            let group = self.group();
            self.sheet.check_transparency(&group, visible);
        }
        if !header.stencil {
            self.sheet.pictures = self.sheet.pictures.saturating_add(1);
        }
        let placed = Placed {
            object,
            pixels: (header.width, header.height),
            sides: scope.state.ctm.sides(),
            bits: header.bits,
            jpeg2000: header.jpeg2000,
            visible,
        };
        self.sheet.check_picture(&placed);
        self.print_picture(stream, &header, space, &placed, scope, &touch);
    }

    /// Decodes a picture, checks its inks, and lays it on the plates.
    fn print_picture(
        &mut self,
        stream: &Stream<'_>,
        header: &Header,
        space: Option<Rc<Space>>,
        placed: &Placed,
        scope: &Scope<'a>,
        touch: &Touch<'a>,
    ) {
        let stencil = space.is_none();
        if let Some(space) = &space {
            self.sheet.check_spots(space, [1.0; 4], placed.visible);
        }
        let picture = self.picture(stream, header, space.unwrap_or_else(|| Rc::new(Space::Gray)));
        let Some(back) = scope.state.ctm.inverse() else { return };
        if let Some(picture) = picture.as_ref().filter(|_| !stencil) {
            let part = back.bounds(placed.visible);
            let peak = picture.peak([part.x0, 1.0 - part.y1, part.x1, 1.0 - part.y0]);
            self.sheet.check_sum(peak, (placed.object, placed.visible), || "图片最深处".to_owned());
        }
        let mask = mask_of(stream.dict()).and_then(|(mask, soft)| {
            let header = Header::read(&mask)?;
            Some((self.picture(&mask, &header, Rc::new(Space::Gray))?, soft))
        });
        let prepared = Prepared { picture, mask, stencil };
        let own = touch.coat();
        let coat = if stencil { own } else { Coat { paints: [true; 4], artwork: true, ..own } };
        let (bounds, clip) = (scope.state.ctm.bounds(UNIT), &scope.state.clip);
        self.sheet.plates.paint_each(bounds, clip, &coat, |x, y| {
            let (across, up) = back.apply(x, y);
            prepared.at(across, 1.0 - up, own.inks)
        });
    }

    /// The samples of a picture, kept for another use. Reports one that cannot be looked at.
    fn picture(&mut self, stream: &Stream<'_>, header: &Header, space: Rc<Space>) -> Option<Rc<Picture>> {
        let key = stream.dict().data().as_ptr().addr();
        if let Some(kept) = self.pictures.get(&key) {
            return Some(Rc::clone(kept));
        }
        let object = object_number(stream);
        let room = header.room(&space);
        if header.pixels() > MOST_PIXELS || room > LARGEST.min(self.bytes) {
            self.sheet.hit_object((Rule::Readable, Severity::Warning), "picture too large", (object, None), || {
                format!("图片有 {}×{} 像素，太大，没有查它的墨量", header.width, header.height)
            });
            return None;
        }
        self.bytes = self.bytes.saturating_sub(room);
        if matches!(*space, Space::Unknown) {
            return None;
        }
        let Some(picture) = Picture::read(stream, header, space, self.memory).map(Rc::new) else {
            self.sheet.hit_object((Rule::Readable, Severity::Error), "picture broken", (object, None), || {
                "图片解不开，可能已损坏".to_owned()
            });
            return None;
        };
        if picture.bytes() + self.pictures.values().map(|kept| kept.bytes()).sum::<usize>() < KEPT {
            self.pictures.insert(key, Rc::clone(&picture));
        }
        Some(picture)
    }
}

impl Prepared {
    /// The inks and the opacity at a point of the unit square, counted from the top left.
    fn at(&self, across: f64, down: f64, own: Inks) -> Option<([u8; 4], u8)> {
        if !(0.0..=1.0).contains(&across) || !(0.0..=1.0).contains(&down) {
            return None;
        }
        let grey = |picture: &Picture| 255 - picture.inks(across, down)[3];
        let alpha = match &self.mask {
            Some((mask, true)) => grey(mask),
            // An explicit mask shows where its samples are 0.
            Some((mask, false)) => 255 - grey(mask),
            None => 255,
        };
        match &self.picture {
            Some(picture) if self.stencil => Some((own.map(super::plates::to_byte), 255 - grey(picture))),
            Some(picture) => Some((picture.inks(across, down), alpha)),
            // Nothing is known of it but that it is there: a middle tone.
            None => Some(([64; 4], alpha)),
        }
    }
}

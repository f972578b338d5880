//! Operators that draw a path, and that paint it or clip with it.

use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::Number;
use hayro_syntax::page::Resources;
use tiny_skia::FillRule;

use super::scope::Scope;
use super::trace::PathMaps;
use super::walker::Walker;
use crate::fault::ResourceKind;

/// The most bytes that the masks of saved clips may take; beyond, a clip is its rectangle only.
const MOST_MASKS: usize = 48 << 20;

/// How a path is painted.
#[derive(Clone, Copy)]
struct Painting {
    fill: Option<FillRule>,
    stroke: bool,
}

impl<'a> Walker<'a, '_> {
    /// Carries out an operator that draws a path; false where it is none.
    pub(super) fn step_path(&mut self, operation: &TypedInstruction<'_, '_>, scope: &mut Scope<'a>) -> bool {
        use TypedInstruction as I;
        let maps = PathMaps { to_page: scope.state.ctm, to_pixels: self.sheet.plates.to_pixels() };
        let trace = &mut scope.trace;
        let current = trace.current();
        match operation {
            I::MoveTo(to) => trace.move_to(point(to.0, to.1), maps),
            I::LineTo(to) => trace.line_to(point(to.0, to.1), maps),
            I::CubicTo(c) => trace.curve_to([point(c.0, c.1), point(c.2, c.3), point(c.4, c.5)], maps),
            I::CubicStartTo(c) => trace.curve_to([current, point(c.0, c.1), point(c.2, c.3)], maps),
            I::CubicEndTo(c) => trace.curve_to([point(c.0, c.1), point(c.2, c.3), point(c.2, c.3)], maps),
            I::ClosePath(_) => trace.close(),
            I::RectPath(r) => trace.rectangle(point(r.0, r.1), point(r.2, r.3), maps),
            I::ClipNonZero(_) => scope.clipping = Some(FillRule::Winding),
            I::ClipEvenOdd(_) => scope.clipping = Some(FillRule::EvenOdd),
            _ => return false,
        }
        true
    }

    /// Carries out an operator that leaves a mark other than text; false where it is none.
    pub(super) fn step_paint(
        &mut self,
        operation: &TypedInstruction<'_, '_>,
        scope: &mut Scope<'a>,
        resources: &Resources<'a>,
    ) -> bool {
        use TypedInstruction as I;
        match operation {
            I::Shading(name) => {
                let object = resources.get_shading(name.0);
                self.sheet.check_named(object.is_some(), ResourceKind::Shading, name.0);
                if let Some(object) = object.filter(|_| !scope.is_hidden()) {
                    self.shade(&object, scope, resources);
                }
            }
            I::XObject(name) => {
                let stream = resources.get_x_object(name.0);
                // One whose data are in another file is there, though it cannot be read; that is forbidden anyway.
                let named = stream.is_some() || resources.x_objects.contains_key(name.0);
                self.sheet.check_named(named, ResourceKind::XObject, name.0);
                if let Some(stream) = stream.filter(|_| !scope.is_hidden()) {
                    self.place_object(&stream, scope, resources);
                }
            }
            I::InlineImage(_) if scope.is_hidden() => {}
            I::InlineImage(image) => self.place_picture(image.0, scope, resources),
            _ => {
                let Some(painting) = painting_of(operation) else { return false };
                if closes(operation) {
                    scope.trace.close();
                }
                self.finish_path(painting, scope, resources);
            }
        }
        true
    }

    /// Paints the path that has been drawn, then clips with it where that was asked for.
    fn finish_path(&mut self, painting: Painting, scope: &mut Scope<'a>, resources: &Resources<'a>) {
        let traced = scope.trace.take();
        let clipping = scope.clipping.take();
        let Some(mut traced) = traced else { return };
        let shown = !scope.is_hidden();
        if let Some(rule) = painting.fill.filter(|_| shown) {
            self.fill(&mut traced, rule, painting.stroke, scope, resources);
        }
        if painting.stroke && shown {
            self.stroke(&traced, scope, resources);
        }
        let Some(rule) = clipping else { return };
        let (plates, state) = (&mut self.sheet.plates, &mut scope.state);
        let open = scope.saved.len() + self.active.len() + 1;
        let boxed = traced.upright || open.saturating_mul(plates.area().pixels()) > MOST_MASKS;
        state.clip = if boxed {
            plates.clip_rect(&state.clip, traced.bounds)
        } else {
            plates.clip_path(&state.clip, &traced.path, rule, traced.bounds)
        };
    }
}

/// How an operator paints the path; none where it does not end one.
fn painting_of(operation: &TypedInstruction<'_, '_>) -> Option<Painting> {
    use TypedInstruction as I;
    let (fill, stroke) = match operation {
        I::FillPathNonZero(_) | I::FillPathNonZeroCompatibility(_) => (Some(FillRule::Winding), false),
        I::FillPathEvenOdd(_) => (Some(FillRule::EvenOdd), false),
        I::StrokePath(_) | I::CloseAndStrokePath(_) => (None, true),
        I::FillAndStrokeNonZero(_) | I::CloseFillAndStrokeNonZero(_) => (Some(FillRule::Winding), true),
        I::FillAndStrokeEvenOdd(_) | I::CloseFillAndStrokeEvenOdd(_) => (Some(FillRule::EvenOdd), true),
        I::EndPath(_) => (None, false),
        _ => return None,
    };
    Some(Painting { fill, stroke })
}

/// Whether an operator goes back to the start of the path before it paints it.
const fn closes(operation: &TypedInstruction<'_, '_>) -> bool {
    use TypedInstruction as I;
    matches!(operation, I::CloseAndStrokePath(_) | I::CloseFillAndStrokeNonZero(_) | I::CloseFillAndStrokeEvenOdd(_))
}

fn point(x: Number, y: Number) -> (f64, f64) {
    (x.as_f64(), y.as_f64())
}

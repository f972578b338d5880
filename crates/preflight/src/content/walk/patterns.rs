//! Patterns: gradients, and cells that are content streams of their own.

use std::rc::Rc;

use hayro_syntax::object::{Dict, Object, Stream, dict_or_stream};
use hayro_syntax::page::Resources;

use super::forms::bbox;
use super::scope::{Scope, StreamStart};
use super::walker::Walker;
use crate::content::findings::Spot;
use crate::content::geometry::Matrix;
use crate::content::plates::Clip;
use crate::content::resources::{Space, matrix_of};
use crate::content::state::{Paint, State, Touch};
use crate::fault::Bearer;

/// The most cells of a pattern that are drawn.
const MOST_CELLS: i64 = 400;
/// What a pattern that is not worked out counts for, in black.
const VAGUE: f32 = 0.3;

impl<'a> Walker<'a, '_> {
    /// Fills what is inside a clip with a pattern.
    pub(super) fn fill_pattern(&mut self, touch: &Touch<'a>, clip: Clip, scope: &Scope<'a>, resources: &Resources<'a>) {
        let Some(pattern) = touch.paint.pattern.clone() else { return };
        let Some((dict, stream)) = dict_or_stream(&pattern) else { return };
        let matrix = matrix_of(dict).then(scope.base);
        if let Some(shading) = dict.get::<Object<'a>>(b"Shading").and_then(|shading| self.shading(&shading, resources))
        {
            return self.paint_shading(&shading, matrix, touch, &clip, true);
        }
        let Some(stream) = stream else { return };
        let mut state = State::new(clip);
        state.ctm = matrix;
        state.group_alpha = touch.opacity;
        let uncolored = dict.get::<i32>(b"PaintType") == Some(2);
        if uncolored && let Space::Pattern(Some(base)) = &*touch.paint.space {
            let paint = Paint::plain(Rc::new((**base).clone()), touch.paint.color.clone());
            (state.fill, state.stroke) = (Rc::clone(&paint), paint);
        }
        self.tile(stream, resources, &StreamStart { state, uncolored });
    }

    /// Draws the cells of a tiling pattern that the clip shows; of too many only the first.
    fn tile(&mut self, stream: &Stream<'a>, resources: &Resources<'a>, start: &StreamStart<'a>) {
        let dict = stream.dict();
        let bbox = bbox(dict);
        let step = |key: &[u8], side: f64| match dict.get::<f32>(key).map_or(side, f64::from).abs() {
            step if step > 1e-6 => step,
            _ => side.max(1e-6),
        };
        let (across, up) = (step(b"XStep", bbox.x1 - bbox.x0), step(b"YStep", bbox.y1 - bbox.y0));
        let Some(shown) = start.state.ctm.inverse().map(|back| back.bounds(start.state.clip.rect)) else { return };
        let columns = cells(shown.x0 - bbox.x1, shown.x1 - bbox.x0, across);
        let rows = cells(shown.y0 - bbox.y1, shown.y1 - bbox.y0, up);
        let mut left = MOST_CELLS;
        for row in rows.0..=rows.1 {
            for column in columns.0..=columns.1 {
                left -= 1;
                if left < 0 || !self.spend() {
                    return;
                }
                let mut state = start.state.clone();
                state.ctm = Matrix::shift(column as f64 * across, row as f64 * up).then(state.ctm);
                state.clip = self.sheet.plates.clip_rect(&state.clip, state.ctm.bounds(bbox));
                if state.clip.area.is_some() {
                    let start = StreamStart { state, uncolored: start.uncolored };
                    self.run_stream(stream, resources, dict.get::<Dict<'a>>(b"Resources"), start);
                }
            }
        }
    }

    /// The same touch with a plain colour in place of a pattern: the mean of a gradient, a guess for cells. For lines and text.
    pub(super) fn flattened(&mut self, touch: &Touch<'a>, resources: &Resources<'a>) -> Touch<'a> {
        let Some(pattern) = &touch.paint.pattern else { return touch.clone() };
        let shading = dict_or_stream(pattern)
            .and_then(|(dict, _)| dict.get::<Object<'a>>(b"Shading"))
            .and_then(|shading| self.shading(&shading, resources));
        let place = self.sheet.trim;
        let color = match &shading {
            Some(shading) => {
                self.sheet.check_space(&shading.space, Bearer::Shading, Spot { object: None, place: Some(place) });
                shading.mean()
            }
            None => [0.0, 0.0, 0.0, VAGUE],
        };
        Touch { paint: Paint::plain(Rc::new(Space::Cmyk), color.to_vec()), ..touch.clone() }
    }
}

/// The first and the last cell between two distances.
#[expect(clippy::cast_possible_truncation, reason = "a cast from f64 saturates, and cells are counted")]
fn cells(from: f64, to: f64, step: f64) -> (i64, i64) {
    ((from / step).floor() as i64, (to / step).ceil() as i64)
}

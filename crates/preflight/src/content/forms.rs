//! Content within content: forms, groups, soft masks, patterns, the procedures of Type 3 glyphs.

use std::rc::Rc;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream, dict_or_stream};
use hayro_syntax::page::Resources;

use super::super::bounded;
use super::super::pages::Rect;
use super::PlacedForm;
use super::color::{Space, group_space, object_number};
use super::function::numbers;
use super::geometry::{Matrix, numbers as corners, rect_of};
use super::plates::Clip;
use super::rules::{END, GroupSpace};
use super::state::{Paint, State, Touch};
use super::walk::{Scope, Walker, matrix_of};

/// The most bytes of a content stream.
const LIMIT: usize = 128 << 20;
/// The most cells of a pattern that are drawn.
const MOST_CELLS: i64 = 400;
/// The most forms that a page keeps.
const MOST_FORMS: usize = 256;
/// What a pattern that is not worked out counts for, in black.
const VAGUE: f32 = 0.3;

impl<'a> Walker<'a, '_> {
    /// The bytes of a content stream with [`END`] behind them, decoded once.
    fn content(&mut self, stream: &Stream<'_>) -> Option<Rc<[u8]>> {
        let key = stream.dict().data().as_ptr().addr();
        if let Some(data) = self.streams.get(&key) {
            return Some(Rc::clone(data));
        }
        let Ok(data) = bounded::content(stream, LIMIT.min(self.bytes)) else {
            self.give_up();
            return None;
        };
        self.bytes = self.bytes.saturating_sub(data.len());
        let data: Rc<[u8]> = Rc::from([&data, END].concat());
        self.streams.insert(key, Rc::clone(&data));
        Some(data)
    }

    /// Walks a stream with its own resources, or those around it. A stream within itself is passed over.
    fn run_stream(
        &mut self,
        stream: &Stream<'a>,
        resources: &Resources<'a>,
        own: Option<Dict<'a>>,
        (state, uncolored): (State<'a>, bool),
    ) {
        let key = stream.dict().data().as_ptr().addr();
        if self.active.contains(&key) {
            return;
        }
        let Some(data) = self.content(stream) else { return };
        self.active.push(key);
        match own {
            Some(own) => self.run(&data, &Resources::from_parent(own, resources.clone()), state, uncolored),
            None => self.run(&data, resources, state, uncolored),
        }
        self.active.pop();
    }

    /// Draws a form.
    pub(super) fn place_form(&mut self, stream: &Stream<'a>, scope: &Scope<'a>, resources: &Resources<'a>) {
        let dict = stream.dict();
        let mut state = scope.state.clone();
        let bbox = bbox(dict);
        state.ctm = matrix_of(dict).then(state.ctm);
        self.keep_form(dict, bbox, &state);
        state.clip = self.sheet.plates.clip_rect(&state.clip, state.ctm.bounds(bbox));
        let group = dict.get::<Dict<'a>>(b"Group").filter(is_transparency);
        if let Some(group) = &group {
            self.open_group(group, &mut state, resources);
        }
        self.run_stream(stream, resources, dict.get::<Dict<'a>>(b"Resources"), (state, scope.uncolored));
        if group.is_some() {
            self.groups.pop();
        }
    }

    /// Opens a transparency group: what is in it starts opaque and is put down as a whole.
    fn open_group(&mut self, group: &Dict<'a>, state: &mut State<'a>, resources: &Resources<'a>) {
        let touch = state.fill_touch();
        let space = match group_space(group, resources, &self.budget) {
            Some(space) => GroupSpace::of(Some(&space)),
            None => self.group(),
        };
        if let Some(visible) = self.sheet.visible(state.clip.rect, &state.clip).filter(|_| !self.sheet.muted) {
            if touch.transparent {
                let around = self.group();
                self.sheet.check_transparency(&around, visible);
            }
            // All that is in a group goes through its space, opaque or not.
            if matches!(space, GroupSpace::Other(_)) {
                self.sheet.check_transparency(&space, visible);
            }
        }
        self.groups.push(space);
        state.group_alpha = touch.opacity;
        state.fill_alpha = 1.0;
        state.stroke_alpha = 1.0;
        state.masked = false;
        state.blended = false;
    }

    /// Takes note of a form on the page itself, or of one that says which page it is.
    fn keep_form(&mut self, dict: &Dict<'a>, bbox: Rect, state: &State<'a>) {
        let private = dict
            .get::<Dict<'_>>(b"PieceInfo")
            .and_then(|info| info.get::<Dict<'_>>(b"Chenbao"))
            .and_then(|info| info.get::<Dict<'_>>(b"Private"));
        if (self.active.is_empty() || private.is_some()) && self.forms.len() < MOST_FORMS {
            let private = private.unwrap_or_default();
            let trim = numbers(&private, b"TrimBox").and_then(|numbers| <[f32; 4]>::try_from(numbers).ok());
            self.forms.push(PlacedForm {
                page: private.get::<u32>(b"Page"),
                trim: trim.map(|numbers| numbers.map(f64::from)),
                bbox: corners(bbox),
                matrix: state.ctm.0,
                clip: corners(state.clip.rect),
            });
        }
    }

    /// Looks at the colours of a soft mask, once.
    pub(super) fn look_at_mask(&mut self, mask: &Dict<'a>, scope: &Scope<'a>, resources: &Resources<'a>) {
        let Some(form) = mask.get::<Stream<'a>>(b"G") else { return };
        if !self.masks.insert(form.dict().data().as_ptr().addr()) {
            return;
        }
        let mut state = State::new(scope.state.clip.clone());
        state.ctm = matrix_of(form.dict()).then(scope.state.ctm);
        let muted = std::mem::replace(&mut self.sheet.muted, true);
        let space =
            form.dict().get::<Dict<'a>>(b"Group").and_then(|group| group_space(&group, resources, &self.budget));
        if let Some(space) = space {
            let place = self.sheet.trim;
            self.sheet.check_space(&space, "软蒙版", object_number(&form), place);
        }
        self.run_stream(&form, resources, form.dict().get::<Dict<'a>>(b"Resources"), (state, false));
        self.sheet.muted = muted;
    }

    /// Fills what is inside a clip with a pattern.
    pub(super) fn fill_pattern(&mut self, touch: &Touch<'a>, clip: Clip, scope: &Scope<'a>, resources: &Resources<'a>) {
        let Some(pattern) = touch.paint.pattern.clone() else { return };
        let Some((dict, stream)) = dict_or_stream(&pattern) else { return };
        let matrix = matrix_of(dict).then(scope.base);
        if let Some(shading) = dict.get::<Object<'a>>(b"Shading").and_then(|shading| self.shading(&shading, resources))
        {
            return self.paint_shading(&shading, matrix, touch, &clip);
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
        self.tile(stream, resources, &state, uncolored);
    }

    /// Draws the cells of a tiling pattern that the clip shows; of too many only the first.
    fn tile(&mut self, stream: &Stream<'a>, resources: &Resources<'a>, state: &State<'a>, uncolored: bool) {
        let dict = stream.dict();
        let bbox = bbox(dict);
        let step = |key: &[u8], side: f64| match dict.get::<f32>(key).map_or(side, f64::from).abs() {
            step if step > 1e-6 => step,
            _ => side.max(1e-6),
        };
        let (across, up) = (step(b"XStep", bbox.x1 - bbox.x0), step(b"YStep", bbox.y1 - bbox.y0));
        let Some(shown) = state.ctm.inverse().map(|back| back.bounds(state.clip.rect)) else { return };
        let columns = cells(shown.x0 - bbox.x1, shown.x1 - bbox.x0, across);
        let rows = cells(shown.y0 - bbox.y1, shown.y1 - bbox.y0, up);
        let mut left = MOST_CELLS;
        for row in rows.0..=rows.1 {
            for column in columns.0..=columns.1 {
                left -= 1;
                if left < 0 || !self.spend() {
                    return;
                }
                let mut state = state.clone();
                state.ctm = Matrix::shift(column as f64 * across, row as f64 * up).then(state.ctm);
                state.clip = self.sheet.plates.clip_rect(&state.clip, state.ctm.bounds(bbox));
                if state.clip.area.is_some() {
                    self.run_stream(stream, resources, dict.get::<Dict<'a>>(b"Resources"), (state, uncolored));
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
                self.sheet.check_space(&shading.space, "渐变", None, place);
                shading.mean()
            }
            None => [0.0, 0.0, 0.0, VAGUE],
        };
        Touch { paint: Paint::plain(Rc::new(Space::Cmyk), color.to_vec()), ..touch.clone() }
    }

    /// Draws the procedure of a Type 3 glyph.
    pub(super) fn run_glyph(
        &mut self,
        stream: &Stream<'a>,
        own: Option<Dict<'a>>,
        state: State<'a>,
        resources: &Resources<'a>,
    ) {
        self.run_stream(stream, resources, own, (state, false));
    }

    /// Walks the contents of a page.
    pub(super) fn run_page(&mut self, contents: Option<Object<'a>>, resources: &Resources<'a>) {
        let streams: Vec<Stream<'a>> = match contents {
            Some(Object::Stream(stream)) => vec![stream],
            Some(Object::Array(array)) => Array::iter::<Stream<'a>>(&array).take(4096).collect(),
            _ => Vec::new(),
        };
        let mut data = Vec::new();
        for stream in &streams {
            let Some(part) = self.content(stream) else { break };
            data.extend_from_slice(part.strip_suffix(END).unwrap_or(&part));
            data.push(b'\n');
        }
        data.extend_from_slice(END);
        let state = State::new(self.sheet.plates.clip());
        self.run(&data, resources, state, false);
    }
}

/// The first and the last cell between two distances.
#[expect(clippy::cast_possible_truncation, reason = "a cast from f64 saturates, and cells are counted")]
fn cells(from: f64, to: f64, step: f64) -> (i64, i64) {
    ((from / step).floor() as i64, (to / step).ceil() as i64)
}

fn is_transparency(group: &Dict<'_>) -> bool {
    group.get::<Name<'_>>(b"S").is_some_and(|name| name.as_ref() == b"Transparency")
}

/// The box of a form or a cell; a large one where none is given.
fn bbox(dict: &Dict<'_>) -> Rect {
    let corners = numbers(dict, b"BBox").and_then(|numbers| <[f32; 4]>::try_from(numbers).ok());
    rect_of(corners.unwrap_or([-20_000.0, -20_000.0, 20_000.0, 20_000.0]).map(f64::from))
}

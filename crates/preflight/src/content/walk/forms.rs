//! Content within content: forms, groups, soft masks; and the contents of the page itself.

use std::rc::Rc;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;

use super::scope::{Scope, StreamStart};
use super::walker::Walker;
use crate::boxes::Rect;
use crate::content::findings::Spot;
use crate::content::geometry::{numbers as corners, rect_of};
use crate::content::placed::PlacedForm;
use crate::content::plates::GroupKind;
use crate::content::resources::{group_space, matrix_of, numbers};
use crate::content::rules::{END, GroupSpace};
use crate::content::state::State;
use crate::fault::Bearer;
use crate::input::bounded;
use crate::input::objects::number_of_stream;

/// The most bytes of a content stream.
const LIMIT: usize = 128 << 20;
/// The most forms that a page keeps.
const MOST_FORMS: usize = 256;

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
    pub(super) fn run_stream(
        &mut self,
        stream: &Stream<'a>,
        resources: &Resources<'a>,
        own: Option<Dict<'a>>,
        start: StreamStart<'a>,
    ) {
        let key = stream.dict().data().as_ptr().addr();
        if self.active.contains(&key) {
            return;
        }
        let Some(data) = self.content(stream) else { return };
        self.active.push(key);
        match own {
            Some(own) => self.run(&data, &Resources::from_parent(own, resources.clone()), start),
            None => self.run(&data, resources, start),
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
        let layered = group.as_ref().is_some_and(|group| self.open_group(group, &mut state, resources));
        let start = StreamStart { state, uncolored: scope.uncolored };
        self.run_stream(stream, resources, dict.get::<Dict<'a>>(b"Resources"), start);
        if layered {
            self.sheet.plates.close_group();
        }
        if group.is_some() {
            self.groups.pop();
        }
    }

    /// Opens a transparency group: what is in it starts opaque and is put down as a whole. True where it is drawn by itself first.
    fn open_group(&mut self, group: &Dict<'a>, state: &mut State<'a>, resources: &Resources<'a>) -> bool {
        let touch = state.fill_touch();
        let space = match group_space(group, resources, self.source()) {
            Some(space) => GroupSpace::of_space(&space),
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
        let is = |key: &[u8]| group.get::<bool>(key).unwrap_or(false);
        let kind =
            GroupKind { isolated: is(b"I"), knockout: is(b"K"), opacity: touch.opacity, multiplies: touch.multiplies };
        let area = state.clip.area.filter(|_| !self.sheet.muted);
        let layered = area.is_some_and(|area| self.sheet.plates.open_group(area, kind));
        state.group_alpha = if layered { 1.0 } else { touch.opacity };
        state.multiplies &= !layered;
        state.fill_alpha = 1.0;
        state.stroke_alpha = 1.0;
        state.masked = false;
        state.blended = false;
        layered
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
            form.dict().get::<Dict<'a>>(b"Group").and_then(|group| group_space(&group, resources, self.source()));
        if let Some(space) = space {
            let place = self.sheet.trim;
            let spot = Spot { object: number_of_stream(&form), place: Some(place) };
            self.sheet.check_space(&space, Bearer::SoftMask, spot);
        }
        let start = StreamStart { state, uncolored: false };
        self.run_stream(&form, resources, form.dict().get::<Dict<'a>>(b"Resources"), start);
        self.sheet.muted = muted;
    }

    /// Walks the contents of a page.
    pub(in crate::content) fn run_page(&mut self, contents: Option<Object<'a>>, resources: &Resources<'a>) {
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
        self.run(&data, resources, StreamStart { state, uncolored: false });
    }
}

fn is_transparency(group: &Dict<'_>) -> bool {
    group.get::<Name<'_>>(b"S").is_some_and(|name| name.as_ref() == b"Transparency")
}

/// The box of a form or a cell; a large one where none is given.
pub(super) fn bbox(dict: &Dict<'_>) -> Rect {
    let corners = numbers(dict, b"BBox").and_then(|numbers| <[f32; 4]>::try_from(numbers).ok());
    rect_of(corners.unwrap_or([-20_000.0, -20_000.0, 20_000.0, 20_000.0]).map(f64::from))
}

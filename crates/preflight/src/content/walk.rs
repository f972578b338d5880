//! The interpreter of content streams: keeps the graphics state and hands every mark to the page. Takes the bytes of a stream and its
//! resources.
//!
//! What it may spend is bounded: operations, pixels, bytes decoded, depth. Beyond that it stops, and the page says so.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::Arc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, dict_or_stream};
use hayro_syntax::page::Resources;
use tiny_skia::FillRule;

use super::PlacedForm;
use super::color::Space;
use super::font::Font;
use super::function::{Budget, numbers};
use super::geometry::Matrix;
use super::images::Picture;
use super::memory::Memory;
use super::plates::Cover;
use super::rules::{Form, GroupSpace};
use super::shading::Shading;
use super::sheet::Sheet;
use super::state::{Paint, State};
use super::text::{Lettered, MaskKey, Place};
use super::trace::Trace;

/// What a page may spend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Share {
    /// Operations and glyphs.
    pub operations: u64,
    /// Pixels that are painted or looked at.
    pub pixels: u64,
    /// Bytes decoded.
    pub bytes: usize,
}

/// The most that one page may spend.
const PAGE: Share = Share { operations: 3_000_000, pixels: 500_000_000, bytes: 256 << 20 };
/// What every page may spend, however many there are: several times what a page of a newspaper takes.
const FLOOR: Share = Share { operations: 100_000, pixels: 10_000_000, bytes: 32 << 20 };
/// As many pages as this may spend all that a page may; more pages share it.
const FULL: usize = 16;

impl Share {
    /// That of each page of a file with so many. It depends on nothing else, so the verdict is the same on every machine.
    pub(in super::super) fn of(pages: usize) -> Self {
        let part = |page: u64, floor: u64| {
            let all = page.saturating_mul(FULL as u64);
            page.min(all / (pages as u64).max(1) + floor)
        };
        let bytes = part(PAGE.bytes as u64, FLOOR.bytes as u64);
        Self {
            operations: part(PAGE.operations, FLOOR.operations),
            pixels: part(PAGE.pixels, FLOOR.pixels),
            bytes: usize::try_from(bytes).unwrap_or(FLOOR.bytes),
        }
    }
}

/// How many operations opening a stream counts for.
const OPENING: u64 = 100;
/// How deep streams may lie within each other.
const DEPTH: usize = 14;
/// The most saved states.
const MOST_SAVED: usize = 1024;
/// The most fonts, and the most glyphs, that one page leaves to the next.
const MOST_FONTS: usize = 64;
const MOST_GLYPHS: usize = 30_000;
/// From this many saved states on, a clip is its rectangle only.
const MOST_MASKS: usize = 48;

/// What one page leaves to the next: a paper is set in the same few faces throughout, and unfolding and drawing them takes most of the time.
#[derive(Default)]
pub(in super::super) struct Kept<'a> {
    /// By where their dictionaries lie in the file.
    pub(super) fonts: HashMap<usize, Rc<Font<'a>>>,
    pub(super) glyphs: HashMap<(usize, u32), Rc<Lettered>>,
    pub(super) covers: HashMap<MaskKey, Option<Arc<Cover>>>,
    /// What the covers take, in bytes.
    pub(super) cover_bytes: usize,
}

impl Kept<'_> {
    /// Lets go of everything where it has become much.
    fn bounded(self) -> Self {
        if self.fonts.len() > MOST_FONTS || self.glyphs.len() > MOST_GLYPHS { Self::default() } else { self }
    }
}

/// The interpreter.
pub(super) struct Walker<'a, 'c> {
    pub sheet: Sheet<'c>,
    pub forms: Vec<PlacedForm>,
    /// The spaces of the groups that are open, the innermost last.
    pub groups: Vec<GroupSpace>,
    /// The streams that are being walked, by where they lie in the file.
    pub active: Vec<usize>,
    /// Soft masks that have been looked at.
    pub masks: BTreeSet<usize>,
    pub kept: Kept<'a>,
    pub memory: &'c Memory,
    pub pictures: HashMap<usize, Rc<Picture>>,
    pub streams: HashMap<usize, Rc<[u8]>>,
    /// The bytes that may still be decoded.
    pub bytes: usize,
    pub spaces: HashMap<usize, Rc<Space>>,
    pub shadings: HashMap<usize, Option<Rc<Shading>>>,
    pub budget: Budget,
    share: Share,
    operations: u64,
    exhausted: bool,
}

/// What lasts as long as one content stream.
pub(super) struct Scope<'a> {
    pub state: State<'a>,
    pub saved: Vec<State<'a>>,
    pub trace: Trace,
    pub clipping: Option<FillRule>,
    pub place: Place,
    /// Where the stream's own space lies on the page: what the matrices of patterns start from.
    pub base: Matrix,
    /// Whether the stream has no colours of its own.
    pub uncolored: bool,
    pub form: Form,
}

impl<'a> Scope<'a> {
    /// The scope of a stream that starts with a state.
    pub(super) fn new(state: State<'a>, uncolored: bool) -> Self {
        let base = state.ctm;
        let place = Place::new();
        Self {
            state,
            saved: Vec::new(),
            trace: Trace::new(),
            clipping: None,
            place,
            base,
            uncolored,
            form: Form::default(),
        }
    }
}

impl<'a, 'c> Walker<'a, 'c> {
    /// An interpreter for a page whose own group blends in `group`.
    pub(super) fn new(
        sheet: Sheet<'c>,
        group: GroupSpace,
        (kept, memory): (Kept<'a>, &'c Memory),
        share: Share,
    ) -> Self {
        Self {
            sheet,
            forms: Vec::new(),
            groups: vec![group],
            active: Vec::new(),
            masks: BTreeSet::new(),
            kept,
            memory,
            pictures: HashMap::new(),
            streams: HashMap::new(),
            bytes: share.bytes,
            spaces: HashMap::new(),
            shadings: HashMap::new(),
            budget: Budget::new(),
            share,
            operations: 0,
            exhausted: false,
        }
    }

    /// What the next page may use.
    pub(super) fn into_kept(self) -> (Sheet<'c>, Vec<PlacedForm>, Kept<'a>) {
        (self.sheet, self.forms, self.kept.bounded())
    }

    /// Takes note of an operation; false where the page has had its share.
    pub(super) fn spend(&mut self) -> bool {
        self.operations += 1;
        if self.operations > self.share.operations
            || self.sheet.plates.work > self.share.pixels
            || self.budget.is_spent()
        {
            self.exhausted = true;
        }
        !self.exhausted
    }

    /// Stops here.
    pub(super) fn give_up(&mut self) {
        self.exhausted = true;
    }

    /// Whether it stopped before the end.
    pub(super) fn is_exhausted(&self) -> bool {
        self.exhausted || self.budget.is_spent()
    }

    /// The space that transparency is blended in here.
    pub(super) fn group(&self) -> GroupSpace {
        self.groups.last().cloned().unwrap_or(GroupSpace::Unnamed)
    }

    /// Walks a content stream.
    pub(super) fn run(&mut self, data: &[u8], resources: &Resources<'a>, state: State<'a>, uncolored: bool) {
        if self.active.len() >= DEPTH {
            return self.give_up();
        }
        self.operations += OPENING;
        let mut scope = Scope::new(state, uncolored);
        let mut operations = TypedIter::new(data);
        while let Some(operation) = operations.next() {
            if !self.spend() {
                return;
            }
            self.sheet.check_operator(&operation, &mut scope.form);
            self.step(&operation, &mut scope, resources);
        }
        if !self.is_exhausted() {
            self.sheet.check_end(&scope.form, scope.saved.len());
        }
    }

    fn step(&mut self, operation: &TypedInstruction<'_, '_>, scope: &mut Scope<'a>, resources: &Resources<'a>) {
        let _ = self.step_state(operation, scope, resources)
            || self.step_path(operation, scope)
            || self.step_paint(operation, scope, resources)
            || self.step_text(operation, scope, resources)
            || self.step_color(operation, scope, resources);
    }

    fn step_state(
        &mut self,
        operation: &TypedInstruction<'_, '_>,
        scope: &mut Scope<'a>,
        resources: &Resources<'a>,
    ) -> bool {
        use TypedInstruction as I;
        let state = &mut scope.state;
        match operation {
            I::SaveState(_) if scope.saved.len() >= MOST_SAVED => self.give_up(),
            I::SaveState(_) => scope.saved.push(state.clone()),
            I::RestoreState(_) => match scope.saved.pop() {
                Some(saved) => *state = saved,
                None => self.sheet.check_unsaved(),
            },
            I::Transform(m) => state.ctm = Matrix::of([m.0, m.1, m.2, m.3, m.4, m.5]).then(state.ctm),
            I::LineWidth(width) => state.line_width = width.0.as_f64().abs(),
            I::LineCap(cap) => state.cap = cap.0.as_i64(),
            I::LineJoin(join) => state.join = join.0.as_i64(),
            I::DashPattern(dash) => state.dashed = dashed(dash.0),
            I::SetGraphicsState(name) => {
                let dict = resources.get_ext_g_state(name.0);
                self.sheet.check_named(dict.is_some(), "图形状态", name.0);
                if let Some(dict) = dict {
                    self.set_graphics_state(&dict, scope, resources);
                }
            }
            _ => return false,
        }
        true
    }

    fn step_path(&mut self, operation: &TypedInstruction<'_, '_>, scope: &mut Scope<'a>) -> bool {
        use TypedInstruction as I;
        let maps = (scope.state.ctm, self.sheet.plates.to_pixels());
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

    fn step_paint(
        &mut self,
        operation: &TypedInstruction<'_, '_>,
        scope: &mut Scope<'a>,
        resources: &Resources<'a>,
    ) -> bool {
        use TypedInstruction as I;
        let (fill, stroke) = match operation {
            I::FillPathNonZero(_) | I::FillPathNonZeroCompatibility(_) => (Some(FillRule::Winding), false),
            I::FillPathEvenOdd(_) => (Some(FillRule::EvenOdd), false),
            I::StrokePath(_) => (None, true),
            I::CloseAndStrokePath(_) => {
                scope.trace.close();
                (None, true)
            }
            I::FillAndStrokeNonZero(_) => (Some(FillRule::Winding), true),
            I::FillAndStrokeEvenOdd(_) => (Some(FillRule::EvenOdd), true),
            I::CloseFillAndStrokeNonZero(_) | I::CloseFillAndStrokeEvenOdd(_) => {
                scope.trace.close();
                let winding = matches!(operation, I::CloseFillAndStrokeNonZero(_));
                (Some(if winding { FillRule::Winding } else { FillRule::EvenOdd }), true)
            }
            I::EndPath(_) => (None, false),
            I::Shading(name) => {
                let object = resources.get_shading(name.0);
                self.sheet.check_named(object.is_some(), "渐变", name.0);
                if let Some(object) = object {
                    self.shade(&object, scope, resources);
                }
                return true;
            }
            I::XObject(name) => {
                let stream = resources.get_x_object(name.0);
                // One whose data are in another file is there, though it cannot be read; that is forbidden anyway.
                let named = stream.is_some() || resources.x_objects.contains_key(name.0);
                self.sheet.check_named(named, "图形对象", name.0);
                if let Some(stream) = stream {
                    self.place_object(&stream, scope, resources);
                }
                return true;
            }
            I::InlineImage(image) => {
                self.place_picture(image.0, scope, resources);
                return true;
            }
            _ => return false,
        };
        self.finish_path(fill, stroke, scope, resources);
        true
    }

    /// Paints the path that has been drawn, then clips with it where that was asked for.
    fn finish_path(&mut self, fill: Option<FillRule>, stroke: bool, scope: &mut Scope<'a>, resources: &Resources<'a>) {
        let traced = scope.trace.take();
        let clipping = scope.clipping.take();
        let Some(traced) = traced else { return };
        if let Some(rule) = fill {
            self.fill(&traced, rule, stroke, scope, resources);
        }
        if stroke {
            self.stroke(&traced, scope, resources);
        }
        let Some(rule) = clipping else { return };
        let (plates, state) = (&mut self.sheet.plates, &mut scope.state);
        let boxed = traced.upright || scope.saved.len() + self.active.len() * 8 > MOST_MASKS;
        state.clip = if boxed {
            plates.clip_rect(&state.clip, traced.bounds)
        } else {
            plates.clip_path(&state.clip, &traced.path, rule, traced.bounds)
        };
    }

    fn step_color(
        &mut self,
        operation: &TypedInstruction<'_, '_>,
        scope: &mut Scope<'a>,
        resources: &Resources<'a>,
    ) -> bool {
        use TypedInstruction as I;
        if scope.uncolored {
            return true;
        }
        let pattern = match operation {
            I::NonStrokeColorNamed(color) => color.1,
            I::StrokeColorNamed(color) => color.1,
            _ => None,
        };
        if let Some(name) = pattern {
            self.sheet.check_named(resources.get_pattern(name).is_some(), "图案", name);
        }
        let state = &mut scope.state;
        let plain = |space: Space, values: &[Number]| Paint::plain(Rc::new(space), floats(values));
        match operation {
            I::NonStrokeColorDeviceGray(c) => state.fill = plain(Space::Gray, &[c.0]),
            I::StrokeColorDeviceGray(c) => state.stroke = plain(Space::Gray, &[c.0]),
            I::NonStrokeColorDeviceRgb(c) => state.fill = plain(Space::Rgb, &[c.0, c.1, c.2]),
            I::StrokeColorDeviceRgb(c) => state.stroke = plain(Space::Rgb, &[c.0, c.1, c.2]),
            I::NonStrokeColorCmyk(c) => state.fill = plain(Space::Cmyk, &[c.0, c.1, c.2, c.3]),
            I::StrokeColorCmyk(c) => state.stroke = plain(Space::Cmyk, &[c.0, c.1, c.2, c.3]),
            I::ColorSpaceNonStroke(name) => state.fill = self.start_space(name.0, resources),
            I::ColorSpaceStroke(name) => state.stroke = self.start_space(name.0, resources),
            I::NonStrokeColor(c) => state.fill = Paint::plain(Rc::clone(&state.fill.space), floats(&c.0)),
            I::StrokeColor(c) => state.stroke = Paint::plain(Rc::clone(&state.stroke.space), floats(&c.0)),
            I::NonStrokeColorNamed(c) => state.fill = named(&state.fill, &c.0, c.1, resources),
            I::StrokeColorNamed(c) => state.stroke = named(&state.stroke, &c.0, c.1, resources),
            _ => return false,
        }
        true
    }

    /// The space an object describes, or a name stands for; read once.
    pub(super) fn space(&mut self, object: &Object<'_>, resources: &Resources<'a>) -> Rc<Space> {
        let address = |array: &Array<'_>| array.data().as_ptr().addr();
        let key = match object {
            Object::Array(array) => Some(address(array)),
            Object::Name(name) => match resources.get_color_space(name) {
                Some(Object::Array(array)) => Some(address(&array)),
                _ => None,
            },
            _ => None,
        };
        let read = || Rc::new(Space::read(object, resources, &self.budget));
        match key {
            Some(key) => Rc::clone(self.spaces.entry(key).or_insert_with(read)),
            None => read(),
        }
    }

    /// The gradient an object describes, read once; none where it is broken.
    pub(super) fn shading(&mut self, object: &Object<'a>, resources: &Resources<'a>) -> Option<Rc<Shading>> {
        let key = dict_or_stream(object)?.0.data().as_ptr().addr();
        let read = || Shading::read(object, resources, &self.budget).map(Rc::new);
        self.shadings.entry(key).or_insert_with(read).clone()
    }

    /// The paint that choosing a space starts with.
    fn start_space(&mut self, name: &Name<'_>, resources: &Resources<'a>) -> Rc<Paint<'a>> {
        let device = matches!(name.as_ref(), b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK" | b"Pattern");
        self.sheet.check_named(device || resources.get_color_space(name).is_some(), "色彩空间", name);
        let space = self.space(&Object::Name(name.clone()), resources);
        let initial = space.initial();
        Paint::plain(space, initial)
    }

    fn set_graphics_state(&mut self, dict: &Dict<'a>, scope: &mut Scope<'a>, resources: &Resources<'a>) {
        self.sheet.check_graphics_state(dict);
        let state = &mut scope.state;
        if let Some(overprint) = dict.get::<bool>(b"OP") {
            state.overprint_stroke = overprint;
            state.overprint_fill = overprint;
        }
        if let Some(overprint) = dict.get::<bool>(b"op") {
            state.overprint_fill = overprint;
        }
        state.overprint_mode = dict.get::<u8>(b"OPM").unwrap_or(state.overprint_mode);
        state.fill_alpha = dict.get::<f32>(b"ca").unwrap_or(state.fill_alpha).clamp(0.0, 1.0);
        state.stroke_alpha = dict.get::<f32>(b"CA").unwrap_or(state.stroke_alpha).clamp(0.0, 1.0);
        state.line_width = dict.get::<f64>(b"LW").unwrap_or(state.line_width);
        if let Some(array) = dict.get::<Array<'_>>(b"D")
            && let Some(Object::Array(dash)) = array.iter::<Object<'_>>().next()
        {
            state.dashed = dashed(&dash);
        }
        let first = |array: Array<'a>| array.iter::<Name<'a>>().next();
        if let Some(mode) = dict.get::<Name<'_>>(b"BM").or_else(|| dict.get::<Array<'a>>(b"BM").and_then(first)) {
            state.blended = !matches!(mode.as_ref(), b"Normal" | b"Compatible");
            state.multiplies = matches!(mode.as_ref(), b"Multiply" | b"Darken" | b"ColorBurn");
        }
        match dict.get::<Object<'a>>(b"SMask") {
            Some(Object::Dict(mask)) => {
                state.masked = true;
                self.look_at_mask(&mask, scope, resources);
            }
            Some(Object::Name(_)) => state.masked = false,
            _ => {}
        }
        if let Some(array) = dict.get::<Array<'a>>(b"Font") {
            let mut entries = array.flex_iter();
            if let (Some(font), Some(size)) = (entries.next::<Dict<'a>>(), entries.next::<f32>()) {
                scope.state.text.font = Some(self.font(&font));
                scope.state.text.size = f64::from(size);
            }
        }
    }
}

/// The part of a line that a pattern of dashes leaves.
fn dashed(array: &Array<'_>) -> f32 {
    let lengths: Vec<f32> = array.iter::<f32>().take(32).map(f32::abs).collect();
    let total: f32 = lengths.iter().sum();
    let drawn: f32 = lengths.iter().step_by(2).sum();
    // An odd number of lengths changes places every time round: half of it all is drawn.
    if total <= 0.0 {
        1.0
    } else if lengths.len() % 2 == 1 {
        0.5
    } else {
        drawn / total
    }
}

fn named<'a>(
    before: &Paint<'a>,
    values: &[Number],
    name: Option<&Name<'_>>,
    resources: &Resources<'a>,
) -> Rc<Paint<'a>> {
    match name {
        Some(name) => Paint::patterned(Rc::clone(&before.space), floats(values), resources.get_pattern(name)),
        None => Paint::plain(Rc::clone(&before.space), floats(values)),
    }
}

fn floats(numbers: &[Number]) -> Vec<f32> {
    numbers.iter().map(|number| number.as_f32()).collect()
}

fn point(x: Number, y: Number) -> (f64, f64) {
    (x.as_f64(), y.as_f64())
}

/// The matrix of a dictionary; the identity where there is none.
pub(super) fn matrix_of(dict: &Dict<'_>) -> Matrix {
    let matrix = numbers(dict, b"Matrix").and_then(|numbers| <[f32; 6]>::try_from(numbers).ok());
    matrix.map_or(Matrix::IDENTITY, |numbers| Matrix(numbers.map(f64::from)))
}

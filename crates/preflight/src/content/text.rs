//! Text: where each glyph stands, what it looks like, and the marks it makes.

use std::rc::Rc;
use std::sync::Arc;

use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Object};
use hayro_syntax::page::Resources;
use tiny_skia::{FillRule, Path, PathBuilder, Stroke, Transform};

use super::super::pages::Rect;
use super::font::Font;
use super::geometry::Matrix;
use super::outline::Glyph;
use super::plates::{Area, Cover, to_f32, to_pixel};
use super::rules::Lettering;
use super::state::Touch;
use super::walk::{Scope, Walker};

/// The part of its box that a glyph without an outline is taken to cover.
const VAGUE: f32 = 0.3;
/// Glyphs are drawn at so many places within a pixel.
const PLACES: f64 = 2.0;
/// Glyphs larger than this in pixels are not kept.
const LARGE: f64 = 64.0;
/// The most bytes of covers of glyphs that are kept.
const MOST_KEPT: usize = 64 << 20;
/// What a kept cover takes beside its pixels, in bytes.
const ENTRY: usize = 128;

/// The matrices of a text object.
pub(super) struct Place {
    text: Matrix,
    line: Matrix,
}

impl Place {
    /// At the origin.
    pub(super) const fn new() -> Self {
        Self { text: Matrix::IDENTITY, line: Matrix::IDENTITY }
    }

    fn set(&mut self, matrix: Matrix) {
        (self.text, self.line) = (matrix, matrix);
    }
}

/// A glyph, ready to be drawn.
pub(super) struct Lettered {
    /// With the em as unit; none where it is blank.
    path: Option<Path>,
    /// Whether the font does not have it.
    missing: bool,
    /// Whether the path is only its box.
    vague: bool,
}

/// What the mask of a kept glyph depends on: font, code, matrix, place within the pixel.
pub(super) type MaskKey = (usize, u32, [u32; 4], (u8, u8));

/// Text about to be shown, with what is found once for all its glyphs.
struct Line<'a> {
    font: Rc<Font<'a>>,
    touch: Touch<'a>,
    lettering: Lettering,
    /// Whether the letters are drawn along their outline.
    stroked: bool,
    /// Whether its colour and its size have been checked.
    checked: bool,
}

impl<'a> Walker<'a, '_> {
    /// Carries out an operator of text; false where it is none.
    pub(super) fn step_text(
        &mut self,
        operation: &TypedInstruction<'_, '_>,
        scope: &mut Scope<'a>,
        resources: &Resources<'a>,
    ) -> bool {
        use TypedInstruction as I;
        if step_text_state(operation, scope) {
            return true;
        }
        match operation {
            I::TextFont(font) => {
                let dict = resources.get_font(font.0);
                self.sheet.check_named(dict.is_some(), "字体", font.0);
                scope.state.text.font = dict.map(|dict| self.font(&dict));
                scope.state.text.size = font.1.as_f64();
            }
            I::ShowText(text) => self.show(text.0.as_bytes(), scope, resources),
            I::ShowTexts(texts) => self.show_all(texts.0, scope, resources),
            I::NextLineAndShowText(text) => {
                next_line(scope, 0.0, -scope.state.text.leading);
                self.show(text.0.as_bytes(), scope, resources);
            }
            I::ShowTextWithParameters(text) => {
                scope.state.text.word_space = text.0.as_f64();
                scope.state.text.character_space = text.1.as_f64();
                next_line(scope, 0.0, -scope.state.text.leading);
                self.show(text.2.as_bytes(), scope, resources);
            }
            I::ShapeGlyph(_) => scope.uncolored = true,
            _ => return false,
        }
        true
    }

    /// The font of a dictionary, read once.
    pub(super) fn font(&mut self, dict: &Dict<'a>) -> Rc<Font<'a>> {
        let key = dict.data().as_ptr().addr();
        if let Some(font) = self.kept.fonts.get(&key) {
            return Rc::clone(font);
        }
        let font = Rc::new(Font::read(dict, key));
        self.kept.fonts.insert(key, Rc::clone(&font));
        font
    }

    fn show_all(&mut self, texts: &Array<'_>, scope: &mut Scope<'a>, resources: &Resources<'a>) {
        for object in texts.iter::<Object<'_>>() {
            match object {
                Object::String(text) => self.show(text.as_bytes(), scope, resources),
                Object::Number(number) => {
                    let text = &scope.state.text;
                    let back = -number.as_f64() / 1000.0 * text.size;
                    let vertical = text.font.as_ref().is_some_and(|font| font.vertical);
                    let shift = if vertical { (0.0, back) } else { (back * text.horizontal, 0.0) };
                    scope.place.text = Matrix::shift(shift.0, shift.1).then(scope.place.text);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, bytes: &[u8], scope: &mut Scope<'a>, resources: &Resources<'a>) {
        let Some(font) = scope.state.text.font.clone() else { return };
        let text = scope.state.text.clone();
        let own = Matrix([text.size * text.horizontal, 0.0, 0.0, text.size, 0.0, text.rise]);
        let (_, size) = own.then(scope.place.text).then(scope.state.ctm).sides();
        let line = |stroked: bool, touch: Touch<'a>| {
            let lettering = self.sheet.lettering(size, &touch);
            Line { font: Rc::clone(&font), touch, lettering, stroked, checked: false }
        };
        let mut lines = match text.mode % 4 {
            1 => vec![line(true, scope.state.stroke_touch())],
            2 => vec![line(false, scope.state.fill_touch()), line(true, scope.state.stroke_touch())],
            _ => vec![line(false, scope.state.fill_touch())],
        };
        for code in font.codes(bytes) {
            if !self.spend() {
                return;
            }
            let width = font.width(code);
            let matrix = own.then(scope.place.text).then(scope.state.ctm);
            if let Some(procedures) = &font.procedures {
                let matrix = procedures.matrix.then(matrix);
                self.show_procedure(&font, code, matrix, scope, resources);
            } else {
                let origin = if font.vertical { Matrix::shift(-width / 2.0, -0.88) } else { Matrix::IDENTITY };
                for line in &mut lines {
                    self.show_glyph(line, code, origin.then(matrix), scope, resources);
                }
            }
            let word = if code == 32 && !font.composite { text.word_space } else { 0.0 };
            let space = text.character_space + word;
            let (x, y) = if font.vertical {
                (0.0, space - text.size)
            } else {
                ((width * text.size + space) * text.horizontal, 0.0)
            };
            scope.place.text = Matrix::shift(x, y).then(scope.place.text);
        }
    }

    /// Runs the procedure of a Type 3 glyph, which makes marks of its own.
    fn show_procedure(
        &mut self,
        font: &Font<'a>,
        code: u32,
        matrix: Matrix,
        scope: &Scope<'a>,
        resources: &Resources<'a>,
    ) {
        self.sheet.check_font(font);
        let Some(procedures) = &font.procedures else { return };
        let Some(stream) = procedures.stream(code).filter(|_| scope.state.text.mode % 4 != 3) else { return };
        let mut state = scope.state.clone();
        state.ctm = matrix;
        self.run_glyph(&stream, procedures.resources.clone(), state, resources);
    }

    fn show_glyph(
        &mut self,
        line: &mut Line<'a>,
        code: u32,
        matrix: Matrix,
        scope: &Scope<'a>,
        resources: &Resources<'a>,
    ) {
        let glyph = self.glyph(&line.font, code);
        let mode = scope.state.text.mode;
        // Text that is not shown, such as that under a scanned page, leaves no mark.
        if mode == 3 || mode == 7 {
            return;
        }
        let bounds = match &glyph.path {
            Some(path) => matrix.bounds(unit_bounds(path)),
            None => matrix.bounds(Rect { x0: 0.0, y0: 0.0, x1: 0.5, y1: 0.7 }),
        };
        let visible = self.sheet.visible(bounds, &scope.state.clip);
        if let Some(visible) = visible.filter(|_| glyph.missing) {
            self.sheet.check_missing_glyph(&line.font, code, visible);
        }
        let Some(path) = &glyph.path else { return };
        self.check_line(line, bounds, visible, resources);
        if let Some(visible) = visible.filter(|_| !self.sheet.muted) {
            self.lay_glyph(line, (code, path, glyph.vague), matrix, scope, visible);
        }
    }

    /// Checks what the glyphs of a line have in common, at the first that leaves a mark.
    fn check_line(&mut self, line: &mut Line<'a>, bounds: Rect, visible: Option<Rect>, resources: &Resources<'a>) {
        if line.checked {
            return;
        }
        line.checked = visible.is_some();
        self.sheet.check_font(&line.font);
        self.check_mark(&line.touch, "文字", bounds, visible);
        line.touch = self.flattened(&line.touch, resources);
        if let Some(visible) = visible.filter(|_| !self.sheet.muted) {
            self.sheet.check_size(line.lettering.size, &line.touch, visible);
        }
    }

    fn lay_glyph(
        &mut self,
        line: &Line<'a>,
        (code, path, vague): (u32, &Path, bool),
        matrix: Matrix,
        scope: &Scope<'a>,
        visible: Rect,
    ) {
        let pixels = matrix.then(self.sheet.plates.to_pixels());
        let stroke = line.stroked.then(|| scope.state.line_width * scope.state.ctm.scale() * self.sheet.plates.scale());
        let Some((cover, shift)) = self.glyph_cover(&line.font, code, path, pixels, stroke) else { return };
        let cover = if vague { Arc::new(Cover::clone(&cover).thinned(VAGUE)) } else { cover };
        let clip = &scope.state.clip;
        if (line.lettering.black || line.lettering.reversed)
            && let Some(under) = self.sheet.plates.under(&cover, shift, clip)
        {
            self.sheet.check_glyph_over(&line.lettering, under, visible);
        }
        self.sheet.plates.paint(&cover, shift, clip, &line.touch.coat());
    }

    /// What a glyph covers, and by how many pixels it is to be moved. Small glyphs are drawn once for each place within a pixel.
    fn glyph_cover(
        &mut self,
        font: &Font<'a>,
        code: u32,
        path: &Path,
        Matrix([a, b, c, d, e, f]): Matrix,
        stroke: Option<f64>,
    ) -> Option<(Arc<Cover>, (i32, i32))> {
        let linear = [a, b, c, d].map(to_f32);
        let all = self.sheet.plates.area();
        if stroke.is_some() || a.abs().max(b.abs()).max(c.abs()).max(d.abs()) > LARGE {
            let path = transformed(path, linear, (to_f32(e), to_f32(f)))?;
            let path = outlined(path, stroke)?;
            let cover = Cover::of(&path, FillRule::Winding, all)?;
            self.sheet.plates.work += cover.data.len() as u64;
            return Some((Arc::new(cover), (0, 0)));
        }
        let (place, shift) = ((within(e), within(f)), (to_pixel(e.floor()), to_pixel(f.floor())));
        let key = (font.id, code, linear.map(f32::to_bits), place);
        let draw = || {
            let [x, y] = [place.0, place.1].map(|place| to_f32((f64::from(place) + 0.5) / PLACES));
            let path = transformed(path, linear, (x, y))?;
            let side = to_pixel(LARGE * 4.0);
            let limit = Area { left: -side, top: -side, right: side, bottom: side };
            Cover::of(&path, FillRule::Winding, limit)
        };
        let cover = match self.kept.covers.get(&key) {
            Some(cover) => cover.clone(),
            None => {
                let cover = match font.outlines.origin {
                    Some(origin) => self.memory.cover((origin, code, key.2, place), draw),
                    None => draw().map(Arc::new),
                };
                self.keep_cover(key, cover.clone());
                cover
            }
        }?;
        // As if it were drawn each time, so that a page costs the same whatever the pages before it left.
        self.sheet.plates.work += cover.data.len() as u64;
        Some((cover, shift))
    }

    fn keep_cover(&mut self, key: MaskKey, cover: Option<Arc<Cover>>) {
        if self.kept.cover_bytes > MOST_KEPT {
            self.kept.covers.clear();
            self.kept.cover_bytes = 0;
        }
        self.kept.cover_bytes += ENTRY + cover.as_ref().map_or(0, |cover| cover.data.len());
        self.kept.covers.insert(key, cover);
    }

    fn glyph(&mut self, font: &Font<'a>, code: u32) -> Rc<Lettered> {
        if let Some(glyph) = self.kept.glyphs.get(&(font.id, code)) {
            return Rc::clone(glyph);
        }
        let glyph = match font.outlines.glyph(code) {
            Glyph::Outline(path) => Lettered { path, missing: false, vague: false },
            Glyph::Missing(path) => Lettered { path, missing: true, vague: false },
            Glyph::Unknown => {
                let blank = code == 32 || font.procedures.is_some();
                let path = if blank { None } else { box_of(font.width(code)) };
                Lettered { path, missing: false, vague: true }
            }
        };
        let glyph = Rc::new(glyph);
        self.kept.glyphs.insert((font.id, code), Rc::clone(&glyph));
        glyph
    }
}

fn step_text_state(operation: &TypedInstruction<'_, '_>, scope: &mut Scope<'_>) -> bool {
    use TypedInstruction as I;
    let text = &mut scope.state.text;
    match operation {
        I::BeginText(_) => scope.place.set(Matrix::IDENTITY),
        I::EndText(_) => {}
        I::CharacterSpacing(space) => text.character_space = space.0.as_f64(),
        I::WordSpacing(space) => text.word_space = space.0.as_f64(),
        I::HorizontalScaling(part) => text.horizontal = part.0.as_f64() / 100.0,
        I::TextLeading(leading) => text.leading = leading.0.as_f64(),
        I::TextRenderingMode(mode) => text.mode = mode.0.as_i64(),
        I::TextRise(rise) => text.rise = rise.0.as_f64(),
        I::NextLine(by) => next_line(scope, by.0.as_f64(), by.1.as_f64()),
        I::NextLineAndSetLeading(by) => {
            text.leading = -by.1.as_f64();
            next_line(scope, by.0.as_f64(), by.1.as_f64());
        }
        I::SetTextMatrix(m) => scope.place.set(Matrix::of([m.0, m.1, m.2, m.3, m.4, m.5])),
        I::NextLineUsingLeading(_) => next_line(scope, 0.0, -scope.state.text.leading),
        _ => return false,
    }
    true
}

fn next_line(scope: &mut Scope<'_>, x: f64, y: f64) {
    let line = Matrix::shift(x, y).then(scope.place.line);
    scope.place.set(line);
}

fn transformed(path: &Path, [a, b, c, d]: [f32; 4], (e, f): (f32, f32)) -> Option<Path> {
    path.clone().transform(Transform::from_row(a, b, c, d, e, f))
}

/// The path of letters that are drawn along their outline.
fn outlined(path: Path, stroke: Option<f64>) -> Option<Path> {
    match stroke {
        Some(width) => path.stroke(&Stroke { width: to_f32(width.max(0.05)), ..Stroke::default() }, 1.0),
        None => Some(path),
    }
}

fn unit_bounds(path: &Path) -> Rect {
    let bounds = path.bounds();
    let [x0, y0, x1, y1] = [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()].map(f64::from);
    Rect { x0, y0, x1, y1 }
}

/// The box of a glyph whose outline is not known.
fn box_of(width: f64) -> Option<Path> {
    let rect = tiny_skia::Rect::from_ltrb(0.05, -0.1, to_f32(width.clamp(0.1, 2.0)), 0.85)?;
    Some(PathBuilder::from_rect(rect))
}

/// The place within a pixel.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a fraction of a pixel")]
fn within(value: f64) -> u8 {
    if value.is_finite() { ((value - value.floor()) * PLACES) as u8 } else { 0 }
}

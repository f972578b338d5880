//! Text: where each glyph stands, and what is checked on it.

use std::rc::Rc;

use hayro_syntax::page::Resources;
use tiny_skia::Path;

use super::scope::{Scope, StreamStart};
use super::text_line::{PlacedGlyph, TextLine};
use super::walker::Walker;
use crate::boxes::Rect;
use crate::content::geometry::Matrix;
use crate::content::resources::Font;
use crate::content::state::Touch;
use crate::fault::Bearer;

impl<'a> Walker<'a, '_> {
    /// Shows a string.
    pub(super) fn show(&mut self, bytes: &[u8], scope: &mut Scope<'a>, resources: &Resources<'a>) {
        let Some(font) = scope.state.text.font.clone() else { return };
        let text = scope.state.text.clone();
        let own = Matrix([text.size * text.horizontal, 0.0, 0.0, text.size, 0.0, text.rise]);
        let (_, size) = own.then(scope.place.text).then(scope.state.ctm).sides();
        let line = |stroked: bool, touch: Touch<'a>| {
            let lettering = self.sheet.lettering(size, &touch);
            let pen = stroked.then(|| scope.state.line_width * scope.state.ctm.least_stretch());
            TextLine { font: Rc::clone(&font), touch, lettering, stroked, pen, checked: false }
        };
        let mut lines = match text.mode % 4 {
            1 => vec![line(true, scope.state.stroke_touch())],
            2 => vec![line(false, scope.state.fill_touch()), line(true, scope.state.stroke_touch())],
            _ => vec![line(false, scope.state.fill_touch())],
        };
        for code in font.characters(bytes) {
            if !self.spend() {
                return;
            }
            let width = font.width(code);
            let matrix = own.then(scope.place.text).then(scope.state.ctm);
            if scope.is_hidden() {
            } else if let Some(procedures) = &font.procedures {
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
            scope.place.advance(x, y);
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
        let start = StreamStart { state, uncolored: false };
        self.run_stream(&stream, resources, procedures.resources.clone(), start);
    }

    fn show_glyph(
        &mut self,
        line: &mut TextLine<'a>,
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
        if let Some(visible) = visible {
            if glyph.broken {
                self.sheet.check_broken_glyph(&line.font, code, visible);
            }
            if let Some(widths) = glyph.widths {
                self.sheet.check_widths(&line.font, code, widths, visible);
            }
        }
        if glyph.path.is_none() {
            return;
        }
        self.check_line(line, bounds, visible, resources);
        if let Some(visible) = visible.filter(|_| !self.sheet.muted) {
            self.sheet.check_margin(visible);
            self.lay_glyph(line, &PlacedGlyph { code, glyph: &glyph, matrix, visible }, scope, resources);
        }
    }

    /// Checks what the glyphs of a line have in common, at the first that leaves a mark.
    fn check_line(&mut self, line: &mut TextLine<'a>, bounds: Rect, visible: Option<Rect>, resources: &Resources<'a>) {
        if line.checked {
            return;
        }
        line.checked = visible.is_some();
        self.sheet.check_font(&line.font);
        self.check_mark(&line.touch, Bearer::Text, bounds, visible);
        let flat = self.flattened(&line.touch, resources);
        if let Some(visible) = visible.filter(|_| !self.sheet.muted) {
            self.sheet.check_size(line.lettering.size, &flat, visible);
            if let Some(weight) = line.pen {
                self.sheet.check_weight(weight, Bearer::Text, visible);
            }
        }
    }
}

fn unit_bounds(path: &Path) -> Rect {
    let bounds = path.bounds();
    let [x0, y0, x1, y1] = [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()].map(f64::from);
    Rect { x0, y0, x1, y1 }
}

//! Operators of text.

use std::rc::Rc;

use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Object};
use hayro_syntax::page::Resources;

use super::scope::Scope;
use super::walker::Walker;
use crate::content::geometry::Matrix;
use crate::content::resources::Font;

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
                self.sheet.check_font_named(dict.is_some(), font.0);
                scope.state.text.font = dict.map(|dict| self.font(&dict));
                scope.state.text.size = font.1.as_f64();
            }
            I::ShowText(text) => self.show(text.0.as_bytes(), scope, resources),
            I::ShowTexts(texts) => self.show_all(texts.0, scope, resources),
            I::NextLineAndShowText(text) => {
                scope.place.next_line(0.0, -scope.state.text.leading);
                self.show(text.0.as_bytes(), scope, resources);
            }
            I::ShowTextWithParameters(text) => {
                scope.state.text.word_space = text.0.as_f64();
                scope.state.text.character_space = text.1.as_f64();
                scope.place.next_line(0.0, -scope.state.text.leading);
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
        let font = Rc::new(Font::from_dict(dict, key));
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
                    let (x, y) = if vertical { (0.0, back) } else { (back * text.horizontal, 0.0) };
                    scope.place.advance(x, y);
                }
                _ => {}
            }
        }
    }
}

/// Carries out an operator of the state of text; false where it is none.
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
        I::NextLine(by) => scope.place.next_line(by.0.as_f64(), by.1.as_f64()),
        I::NextLineAndSetLeading(by) => {
            text.leading = -by.1.as_f64();
            scope.place.next_line(by.0.as_f64(), by.1.as_f64());
        }
        I::SetTextMatrix(m) => scope.place.set(Matrix::of_operands([m.0, m.1, m.2, m.3, m.4, m.5])),
        I::NextLineUsingLeading(_) => scope.place.next_line(0.0, -text.leading),
        _ => return false,
    }
    true
}

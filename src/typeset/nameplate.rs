//! The nameplate as a drawing: for the press the paper's name is artwork, as it is in every newspaper, since type is printed in black alone.
//! Takes the name and the look's face for it; gives the outlines of its characters in em, for the look to fill.

use typst::foundations::{Array, Dict, IntoValue, Value};

use super::Typesetter;

/// The role of the look whose face the name is set in.
const ROLE: &str = "nameplate";
/// From the head of the line to the baseline, in em, as the looks set it.
const ASCENT: f64 = 0.88;

/// The outlines of a name set in one line: its width and its segments, each a word and the coordinates that belong to it. None where the face
/// lacks a character of it.
pub(super) fn outline(setter: &Typesetter, name: &str) -> Value {
    let face = setter.look.families(ROLE).first().and_then(|family| setter.fonts.nearest(family, 400));
    let Some(face) = face else { return Value::None };
    let face = face.ttf();
    let mut pen = OutlinePen { x: 0.0, unit: 1.0 / f64::from(face.units_per_em()), segments: Array::new() };
    for character in name.chars() {
        let Some(glyph) = face.glyph_index(character) else { return Value::None };
        face.outline_glyph(glyph, &mut pen);
        pen.x += f64::from(face.glyph_hor_advance(glyph).unwrap_or_default()) * pen.unit;
    }
    let mut dict = Dict::new();
    dict.insert("width".into(), pen.x.into_value());
    dict.insert("segments".into(), pen.segments.into_value());
    dict.into_value()
}

/// Writes down what the face draws, from the top left of the line, downwards.
struct OutlinePen {
    /// Where the character begins, in em.
    x: f64,
    /// Em to a unit of the face.
    unit: f64,
    segments: Array,
}

impl OutlinePen {
    fn add(&mut self, kind: &str, points: &[(f32, f32)]) {
        let mut segment = Array::new();
        segment.push(kind.into_value());
        for &(x, y) in points {
            segment.push((self.x + f64::from(x) * self.unit).into_value());
            segment.push((ASCENT - f64::from(y) * self.unit).into_value());
        }
        self.segments.push(segment.into_value());
    }
}

impl ttf_parser::OutlineBuilder for OutlinePen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.add("move", &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add("line", &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.add("quad", &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.add("cubic", &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.add("close", &[]);
    }
}

//! Operators of the graphics state.

use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Object};
use hayro_syntax::page::Resources;

use super::scope::Scope;
use super::walker::Walker;
use crate::content::geometry::Matrix;
use crate::fault::ResourceKind;

/// The most saved states.
const MOST_SAVED: usize = 1024;

impl<'a> Walker<'a, '_> {
    /// Carries out an operator of the graphics state; false where it is none.
    pub(super) fn step_state(
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
            I::Transform(m) => state.ctm = Matrix::of_operands([m.0, m.1, m.2, m.3, m.4, m.5]).then(state.ctm),
            I::LineWidth(width) => state.line_width = width.0.as_f64().abs(),
            I::LineCap(cap) => state.cap = cap.0.as_i64(),
            I::LineJoin(join) => state.join = join.0.as_i64(),
            I::DashPattern(dash) => state.dashed = dashed(dash.0),
            I::SetGraphicsState(name) => {
                let dict = resources.get_ext_g_state(name.0);
                self.sheet.check_named(dict.is_some(), ResourceKind::GraphicsState, name.0);
                if let Some(dict) = dict {
                    self.set_graphics_state(&dict, scope, resources);
                }
            }
            I::BeginMarkedContent(_) => self.open_section(scope, false),
            I::BeginMarkedContentWithProperties(section) => {
                let layer = (section.0.as_ref() == b"OC").then(|| layer_of(section.1, resources)).flatten();
                let hidden = layer.is_some_and(|layer| self.layers.hides(&layer));
                self.open_section(scope, hidden);
            }
            I::EndMarkedContent(_) => drop(scope.marked.pop()),
            _ => return false,
        }
        true
    }

    /// Opens a marked section.
    fn open_section(&mut self, scope: &mut Scope<'a>, hidden: bool) {
        if scope.marked.len() >= MOST_SAVED {
            return self.give_up();
        }
        scope.marked.push(hidden);
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

/// The layer that a marked section is on.
fn layer_of<'a>(properties: &Object<'_>, resources: &Resources<'a>) -> Option<Dict<'a>> {
    let Object::Name(name) = properties else { return None };
    let mut around = Some(resources);
    while let Some(resources) = around {
        if let Some(layer) = resources.properties.get::<Dict<'a>>(name.as_ref()) {
            return Some(layer);
        }
        around = resources.parent();
    }
    None
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

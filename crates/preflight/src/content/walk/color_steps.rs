//! Operators of colour, and the spaces and gradients they name, read once a page.

use std::rc::Rc;

use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Name, Number, Object, dict_or_stream};
use hayro_syntax::page::Resources;

use super::scope::Scope;
use super::walker::Walker;
use crate::content::resources::{Shading, Space, SpaceSource, default_space, space_of};
use crate::content::state::Paint;
use crate::fault::ResourceKind;

impl<'a> Walker<'a, '_> {
    /// Carries out an operator of colour; false where it is none. A stream without colours of its own leaves them all.
    pub(super) fn step_color(
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
            self.sheet.check_named(resources.get_pattern(name).is_some(), ResourceKind::Pattern, name);
        }
        let state = &mut scope.state;
        match operation {
            I::NonStrokeColorDeviceGray(c) => state.fill = self.plain(Device::Gray, &[c.0], resources),
            I::StrokeColorDeviceGray(c) => state.stroke = self.plain(Device::Gray, &[c.0], resources),
            I::NonStrokeColorDeviceRgb(c) => state.fill = self.plain(Device::Rgb, &[c.0, c.1, c.2], resources),
            I::StrokeColorDeviceRgb(c) => state.stroke = self.plain(Device::Rgb, &[c.0, c.1, c.2], resources),
            I::NonStrokeColorCmyk(c) => state.fill = self.plain(Device::Cmyk, &[c.0, c.1, c.2, c.3], resources),
            I::StrokeColorCmyk(c) => state.stroke = self.plain(Device::Cmyk, &[c.0, c.1, c.2, c.3], resources),
            I::ColorSpaceNonStroke(name) => state.fill = self.start_space(name.0, resources),
            I::ColorSpaceStroke(name) => state.stroke = self.start_space(name.0, resources),
            I::NonStrokeColor(c) => state.fill = Paint::plain(Rc::clone(&state.fill.space), floats(&c.0)),
            I::StrokeColor(c) => state.stroke = Paint::plain(Rc::clone(&state.stroke.space), floats(&c.0)),
            I::NonStrokeColorNamed(c) => state.fill = patterned(&state.fill, &c.0, c.1, resources),
            I::StrokeColorNamed(c) => state.stroke = patterned(&state.stroke, &c.0, c.1, resources),
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
        let source = SpaceSource { budget: &self.budget, press: self.press };
        let read = || Rc::new(space_of(object, resources, source));
        match key {
            Some(key) => Rc::clone(self.spaces.entry(key).or_insert_with(read)),
            None => read(),
        }
    }

    /// The gradient an object describes, read once; none where it is broken.
    pub(super) fn shading(&mut self, object: &Object<'a>, resources: &Resources<'a>) -> Option<Rc<Shading>> {
        let key = dict_or_stream(object)?.0.data().as_ptr().addr();
        let source = SpaceSource { budget: &self.budget, press: self.press };
        let read = || Shading::from_object(object, resources, source).map(Rc::new);
        self.shadings.entry(key).or_insert_with(read).clone()
    }

    /// A plain colour of the device, or of what the resources put in its place.
    fn plain(&mut self, device: Device, values: &[Number], resources: &Resources<'a>) -> Rc<Paint<'a>> {
        let (key, space): (&[u8], Space) = match device {
            Device::Gray => (b"DefaultGray", Space::Gray),
            Device::Rgb => (b"DefaultRGB", Space::Rgb),
            Device::Cmyk => (b"DefaultCMYK", Space::Cmyk),
        };
        let space = match default_space(resources, key) {
            Some(object) => self.space(&object, resources),
            None => Rc::new(space),
        };
        Paint::plain(space, floats(values))
    }

    /// What spaces are read with.
    pub(super) fn source(&self) -> SpaceSource<'_> {
        SpaceSource { budget: &self.budget, press: self.press }
    }

    /// The paint that choosing a space starts with.
    fn start_space(&mut self, name: &Name<'_>, resources: &Resources<'a>) -> Rc<Paint<'a>> {
        let device = matches!(name.as_ref(), b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK" | b"Pattern");
        self.sheet.check_named(device || resources.get_color_space(name).is_some(), ResourceKind::ColorSpace, name);
        let space = self.space(&Object::Name(name.clone()), resources);
        let initial = space.initial();
        Paint::plain(space, initial)
    }
}

/// The spaces of the device that have operators of their own.
#[derive(Clone, Copy)]
enum Device {
    Gray,
    Rgb,
    Cmyk,
}

/// The paint before, with another colour, or with the pattern of a name.
fn patterned<'a>(
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

//! Reads colour spaces from the objects of a file: by name, with the defaults of the resources, in families that lie within each other. Takes an
//! object; gives a [`Space`].

use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as Bytes};
use hayro_syntax::page::Resources;

use super::budget::Budget;
use super::color::Space;
use super::function::Function;
use crate::input::bounded;
use crate::input::strings::text_of_name;
use crate::press::{Press, profile_name};

/// How deep spaces may lie within each other.
const DEPTH: usize = 5;
/// The most bytes of a profile that are read.
const LONGEST: usize = 16 << 20;

/// What spaces are read with.
#[derive(Clone, Copy)]
pub(crate) struct SpaceSource<'r> {
    pub(crate) budget: &'r Budget,
    /// The press the file was made for.
    pub(crate) press: &'r Press,
}

/// Reads spaces that lie within each other.
#[derive(Clone, Copy)]
struct SpaceReader<'r, 'a> {
    /// Where names are looked up; nowhere within a default space, so that none can lead to itself.
    resources: Option<&'r Resources<'a>>,
    /// Whether other names than those of default spaces are looked up: not within a space that was looked up.
    named: bool,
    source: SpaceSource<'r>,
    /// How deep spaces may still lie within each other.
    depth: usize,
}

impl<'r, 'a> SpaceReader<'r, 'a> {
    /// With the names of `resources`.
    fn new(resources: &'r Resources<'a>, source: SpaceSource<'r>) -> Self {
        Self { resources: Some(resources), named: true, source, depth: DEPTH }
    }

    /// The space an object describes.
    fn space(self, object: &Object<'_>) -> Space {
        let Some(depth) = self.depth.checked_sub(1) else { return Space::Unknown };
        let inner = Self { depth, ..self };
        match object {
            Object::Name(name) => inner.named(name),
            Object::Array(array) => inner.family(array).unwrap_or(Space::Unknown),
            _ => Space::Unknown,
        }
    }

    fn named(self, name: &Name<'_>) -> Space {
        match name.as_ref() {
            b"DeviceGray" | b"G" => self.device(b"DefaultGray", Space::Gray),
            b"DeviceRGB" | b"RGB" => self.device(b"DefaultRGB", Space::Rgb),
            b"DeviceCMYK" | b"CMYK" => self.device(b"DefaultCMYK", Space::Cmyk),
            b"Pattern" => Space::Pattern(None),
            _ => match self.resources.filter(|_| self.named).and_then(|resources| resources.get_color_space(name)) {
                Some(object) => Self { named: false, ..self }.space(&object),
                None => Space::Unknown,
            },
        }
    }

    /// A space of the device, or what the resources put in its place (ISO 32000-1 8.6.5.6).
    fn device(self, key: &[u8], device: Space) -> Space {
        let other = self.resources.and_then(|resources| default_space(resources, key));
        other.map_or(device, |object| Self { resources: None, named: false, ..self }.space(&object))
    }

    fn family(self, array: &Array<'_>) -> Option<Space> {
        let parts: Vec<Object<'_>> = array.iter::<Object<'_>>().take(8).collect();
        let Some(Object::Name(name)) = parts.first() else { return None };
        let inner = |place: usize| parts.get(place).map(|object| Box::new(self.space(object)));
        Some(match name.as_ref() {
            b"CalGray" => Space::CalGray,
            b"CalRGB" => Space::CalRgb,
            b"Lab" => Space::Lab,
            b"ICCBased" => match parts.get(1)? {
                Object::Stream(stream) => self.profile(stream)?,
                _ => return None,
            },
            b"Indexed" | b"I" => Space::Indexed { base: inner(1)?, table: table(parts.get(3)?)? },
            family @ (b"Separation" | b"DeviceN") => {
                let names = match parts.get(1)? {
                    Object::Name(colorant) if family == b"Separation" => vec![text_of_name(colorant)],
                    Object::Array(names) if family == b"DeviceN" => colorant_names(names),
                    _ => return None,
                };
                let alternate = inner(2)?;
                let tint = parts.get(3).and_then(|tint| Function::from_object(tint, self.source.budget));
                Space::Colorants { names, alternate, tint }
            }
            b"Pattern" => Space::Pattern(inner(1)),
            _ => self.named(name),
        })
    }

    /// A space by a profile.
    fn profile(self, stream: &Stream<'_>) -> Option<Space> {
        let count = stream.dict().get::<u8>(b"N")?;
        if count != 4 {
            return Some(Space::Profile(count));
        }
        Some(profile_space(&bounded::decoded(stream, LONGEST).unwrap_or_default(), self.source.press))
    }
}

/// The space an object describes, with the names of `resources`.
pub(crate) fn space_of(object: &Object<'_>, resources: &Resources<'_>, source: SpaceSource<'_>) -> Space {
    SpaceReader::new(resources, source).space(object)
}

/// CMYK by a profile with these bytes.
pub(crate) fn profile_space(profile: &[u8], press: &Press) -> Space {
    if press.fits(profile) { Space::Profile(4) } else { Space::OtherPress(profile_name(profile)) }
}

/// What resources, or those around them, put in the place of a space of the device.
pub(crate) fn default_space<'a>(resources: &Resources<'a>, key: &[u8]) -> Option<Object<'a>> {
    let mut around = Some(resources);
    while let Some(resources) = around {
        if resources.color_spaces.contains_key(key) {
            return resources.color_spaces.get::<Object<'a>>(key);
        }
        around = resources.parent();
    }
    None
}

fn colorant_names(names: &Array<'_>) -> Vec<String> {
    names.iter::<Name<'_>>().take(32).map(|name| text_of_name(&name)).collect()
}

fn table(object: &Object<'_>) -> Option<Vec<u8>> {
    match object {
        Object::String(bytes) => Some(Bytes::as_bytes(bytes).to_vec()),
        Object::Stream(stream) => Some(bounded::decoded(stream, 1 << 16).ok()?.into_owned()),
        _ => None,
    }
}

/// The space of a transparency group; none where it names none.
pub(crate) fn group_space(group: &Dict<'_>, resources: &Resources<'_>, source: SpaceSource<'_>) -> Option<Space> {
    Some(space_of(&group.get::<Object<'_>>(b"CS")?, resources, source))
}

//! Colour spaces: what they are called, whether a press can take them, and which inks a colour of theirs comes to. Takes the object of a
//! space; gives a [`Space`].

use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as Bytes};
use hayro_syntax::page::Resources;

use super::super::bounded;
use super::function::{Budget, Function};

/// How deep spaces may lie within each other.
const DEPTH: usize = 5;

/// Parts of C, M, Y, K from 0 to 1.
pub(super) type Inks = [f32; 4];

/// A colour space.
#[derive(Debug, Clone)]
pub(super) enum Space {
    Gray,
    Rgb,
    Cmyk,
    CalGray,
    CalRgb,
    Lab,
    /// A space by a profile of so many components.
    Profile(u8),
    /// Colours of another space, by number.
    Indexed {
        base: Box<Space>,
        table: Vec<u8>,
    },
    /// Separation and DeviceN: colorants by name, and how to mix them from another space.
    Colorants {
        names: Vec<String>,
        alternate: Box<Space>,
        tint: Option<Function>,
    },
    /// Patterns, with the space of the colour of uncoloured ones.
    Pattern(Option<Box<Space>>),
    Unknown,
}

/// What is wrong with a space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unprintable {
    /// Grey by a profile or calibrated: becomes four inks.
    Grey(&'static str),
    /// Anything else that is not for the press.
    Color(String),
}

impl Space {
    /// The space an object describes, with the names of `resources`.
    pub(super) fn read(object: &Object<'_>, resources: &Resources<'_>, budget: &Budget) -> Self {
        read(object, Some(resources), budget, DEPTH)
    }

    /// How many numbers a colour has.
    pub(super) fn components(&self) -> usize {
        match self {
            Self::Gray | Self::CalGray | Self::Indexed { .. } => 1,
            Self::Rgb | Self::CalRgb | Self::Lab => 3,
            Self::Cmyk => 4,
            Self::Profile(count) => usize::from(*count),
            Self::Colorants { names, .. } => names.len(),
            Self::Pattern(_) | Self::Unknown => 0,
        }
    }

    /// The colour a space starts with: black, full colorants, the first of a table.
    pub(super) fn initial(&self) -> Vec<f32> {
        match self {
            Self::Cmyk | Self::Profile(4) => vec![0.0, 0.0, 0.0, 1.0],
            Self::Colorants { names, .. } => vec![1.0; names.len()],
            _ => vec![0.0; self.components()],
        }
    }

    /// The range that samples of an image are spread over, for each component.
    pub(super) fn decode(&self, bits: u8) -> Vec<[f32; 2]> {
        match self {
            Self::Indexed { .. } => vec![[0.0, f32::from((1u16 << bits.min(8)) - 1)]],
            Self::Lab => vec![[0.0, 100.0], [-128.0, 127.0], [-128.0, 127.0]],
            _ => vec![[0.0, 1.0]; self.components()],
        }
    }

    /// The inks of a colour. Other spaces than the press's are guessed at as a RIP without profiles would, with all grey in black.
    pub(super) fn inks(&self, color: &[f32]) -> Inks {
        let at = |place: usize| color.get(place).copied().unwrap_or(0.0).clamp(0.0, 1.0);
        match self {
            Self::Gray | Self::CalGray | Self::Profile(1) => [0.0, 0.0, 0.0, 1.0 - at(0)],
            Self::Cmyk | Self::Profile(4) => [at(0), at(1), at(2), at(3)],
            Self::Rgb | Self::CalRgb | Self::Profile(3) => mixed([at(0), at(1), at(2)]),
            Self::Lab => [0.0, 0.0, 0.0, 1.0 - (color.first().copied().unwrap_or(0.0) / 100.0).clamp(0.0, 1.0)],
            Self::Indexed { base, table } => indexed(base, table, color.first().copied().unwrap_or(0.0)),
            Self::Colorants { names, alternate, tint } => {
                if let Some(inks) = process(names, color) {
                    return inks;
                }
                match tint {
                    Some(tint) => alternate.inks(&tint.values(color)),
                    None => [0.0, 0.0, 0.0, at(0)],
                }
            }
            Self::Profile(_) | Self::Pattern(_) | Self::Unknown => [0.0; 4],
        }
    }

    /// Which of C, M, Y, K a colour paints when it overprints, by the mode `OPM` (ISO 32000-1 table 149).
    pub(super) fn overprints(&self, inks: Inks, mode: u8) -> [bool; 4] {
        match self {
            Self::Cmyk if mode == 1 => inks.map(|ink| ink > 0.0),
            Self::Colorants { names, .. } if names.iter().all(|name| place_of(name).is_some() || name == "None") => {
                [0, 1, 2, 3].map(|ink| names.iter().any(|name| place_of(name) == Some(ink)))
            }
            Self::Colorants { .. } => inks.map(|ink| ink > 0.0),
            _ => [true; 4],
        }
    }

    /// Why a press cannot take it.
    pub(super) fn unprintable(&self) -> Option<Unprintable> {
        let color = |name: &str| Some(Unprintable::Color(name.to_owned()));
        match self {
            Self::Gray | Self::Cmyk | Self::Profile(4) | Self::Pattern(None) => None,
            Self::CalGray => Some(Unprintable::Grey("CalGray")),
            Self::Profile(1) => Some(Unprintable::Grey("ICC 灰度")),
            Self::Rgb => color("DeviceRGB"),
            Self::CalRgb => color("CalRGB"),
            Self::Lab => color("Lab"),
            Self::Profile(3) => color("ICC RGB"),
            Self::Profile(count) => color(&format!("{count} 个分量的 ICC 空间")),
            Self::Indexed { base, .. } => base.unprintable(),
            Self::Pattern(Some(base)) => base.unprintable(),
            Self::Colorants { names, alternate, .. } => match alternate.unprintable()? {
                Unprintable::Color(name) => color(&format!("以 {name} 代替的专色“{}”", names.join("、"))),
                Unprintable::Grey(name) => color(&format!("以 {name} 代替的专色“{}”", names.join("、"))),
            },
            Self::Unknown => color("不认识的色彩空间"),
        }
    }

    /// The names of its colorants beyond C, M, Y, K, among them `All`.
    pub(super) fn spots(&self) -> Vec<&str> {
        match self {
            Self::Colorants { names, .. } => names
                .iter()
                .map(String::as_str)
                .filter(|name| *name != "None" && (*name == "All" || place_of(name).is_none()))
                .collect(),
            Self::Indexed { base, .. } | Self::Pattern(Some(base)) => base.spots(),
            _ => Vec::new(),
        }
    }
}

/// The place of a process colorant in C, M, Y, K.
fn place_of(name: &str) -> Option<usize> {
    ["Cyan", "Magenta", "Yellow", "Black"].iter().position(|ink| *ink == name)
}

/// The inks of colorants that are all process inks, or all inks at once.
fn process(names: &[String], color: &[f32]) -> Option<Inks> {
    let mut inks = [0.0; 4];
    for (name, tint) in names.iter().zip(color.iter().chain(std::iter::repeat(&0.0))) {
        let tint = tint.clamp(0.0, 1.0);
        match (name.as_str(), place_of(name)) {
            ("All", _) => return Some([tint; 4]),
            ("None", _) => {}
            (_, place) => *inks.get_mut(place?)? = tint,
        }
    }
    Some(inks)
}

/// RGB as inks with all grey in black.
fn mixed([r, g, b]: [f32; 3]) -> Inks {
    let black = 1.0 - r.max(g).max(b);
    [1.0 - r - black, 1.0 - g - black, 1.0 - b - black, black]
}

fn indexed(base: &Space, table: &[u8], number: f32) -> Inks {
    let count = base.components();
    let last = (table.len() / count.max(1)).saturating_sub(1);
    let start = to_index(number).min(last) * count;
    let color: Vec<f32> = base
        .decode(8)
        .iter()
        .zip(table.get(start..start + count).unwrap_or_default())
        .map(|([low, high], byte)| low + f32::from(*byte) / 255.0 * (high - low))
        .collect();
    base.inks(&color)
}

fn read(object: &Object<'_>, resources: Option<&Resources<'_>>, budget: &Budget, depth: usize) -> Space {
    let Some(depth) = depth.checked_sub(1) else { return Space::Unknown };
    match object {
        Object::Name(name) => named(name, resources, budget, depth),
        Object::Array(array) => family(array, resources, budget, depth).unwrap_or(Space::Unknown),
        _ => Space::Unknown,
    }
}

fn named(name: &Name<'_>, resources: Option<&Resources<'_>>, budget: &Budget, depth: usize) -> Space {
    match name.as_ref() {
        b"DeviceGray" | b"G" => Space::Gray,
        b"DeviceRGB" | b"RGB" => Space::Rgb,
        b"DeviceCMYK" | b"CMYK" => Space::Cmyk,
        b"Pattern" => Space::Pattern(None),
        _ => match resources.and_then(|resources| resources.get_color_space(name)) {
            // A name in the resources is never looked up again, so none can lead to itself.
            Some(object) => read(&object, None, budget, depth),
            None => Space::Unknown,
        },
    }
}

fn family(array: &Array<'_>, resources: Option<&Resources<'_>>, budget: &Budget, depth: usize) -> Option<Space> {
    let parts: Vec<Object<'_>> = array.iter::<Object<'_>>().take(8).collect();
    let Some(Object::Name(name)) = parts.first() else { return None };
    let inner = |place: usize| parts.get(place).map(|object| Box::new(read(object, resources, budget, depth)));
    Some(match name.as_ref() {
        b"CalGray" => Space::CalGray,
        b"CalRGB" => Space::CalRgb,
        b"Lab" => Space::Lab,
        b"ICCBased" => match parts.get(1)? {
            Object::Stream(stream) => Space::Profile(stream.dict().get::<u8>(b"N")?),
            _ => return None,
        },
        b"Indexed" | b"I" => Space::Indexed { base: inner(1)?, table: table(parts.get(3)?)? },
        b"Separation" => match parts.get(1)? {
            Object::Name(colorant) => colorants(vec![text(colorant)], inner(2)?, parts.get(3), budget),
            _ => return None,
        },
        b"DeviceN" => match parts.get(1)? {
            Object::Array(names) => colorants(
                names.iter::<Name<'_>>().take(32).map(|name| text(&name)).collect(),
                inner(2)?,
                parts.get(3),
                budget,
            ),
            _ => return None,
        },
        b"Pattern" => Space::Pattern(inner(1)),
        _ => named(name, resources, budget, depth),
    })
}

fn colorants(names: Vec<String>, alternate: Box<Space>, tint: Option<&Object<'_>>, budget: &Budget) -> Space {
    Space::Colorants { names, alternate, tint: tint.and_then(|tint| Function::read(tint, budget)) }
}

fn table(object: &Object<'_>) -> Option<Vec<u8>> {
    match object {
        Object::String(bytes) => Some(Bytes::as_bytes(bytes).to_vec()),
        Object::Stream(stream) => Some(bounded::decoded(stream, 1 << 16).ok()?.into_owned()),
        _ => None,
    }
}

/// A name as text, whatever its bytes.
pub(super) fn text(name: &Name<'_>) -> String {
    String::from_utf8_lossy(name.as_ref()).into_owned()
}

/// The space of a transparency group; none where it names none.
pub(super) fn group_space(group: &Dict<'_>, resources: &Resources<'_>, budget: &Budget) -> Option<Space> {
    Some(Space::read(&group.get::<Object<'_>>(b"CS")?, resources, budget))
}

/// The number of an indirect object, where a stream is one.
pub(super) fn object_number(stream: &Stream<'_>) -> Option<u32> {
    u32::try_from(stream.obj_id().obj_number).ok().filter(|number| *number > 0)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast from f32 saturates")]
fn to_index(value: f32) -> usize {
    value.max(0.0) as usize
}

/// A colour as a reader of a report knows it: `C50 M40 K10`, or `白`.
pub(super) fn describe(inks: Inks) -> String {
    let parts: Vec<String> = ["C", "M", "Y", "K"]
        .iter()
        .zip(inks)
        .filter(|(_, ink)| *ink >= 0.005)
        .map(|(name, ink)| format!("{name}{:.0}", ink * 100.0))
        .collect();
    if parts.is_empty() { "白".to_owned() } else { parts.join(" ") }
}

/// The sum of inks in percent.
pub(super) fn total(inks: Inks) -> f64 {
    inks.iter().map(|ink| f64::from(*ink) * 100.0).sum()
}

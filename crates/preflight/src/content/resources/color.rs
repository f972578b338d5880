//! Colour spaces: what they are called, whether a press can take them, and which inks a colour of theirs comes to. Takes the object of a
//! space; gives a [`Space`].

use super::function::Function;
use crate::fault::{ForeignSpace, Inks};

/// A colour space.
#[derive(Debug, Clone)]
pub(crate) enum Space {
    Gray,
    Rgb,
    Cmyk,
    CalGray,
    CalRgb,
    Lab,
    /// A space by a profile of so many components; CMYK is that of the press the file was made for.
    Profile(u8),
    /// CMYK by a profile of this name, which is that of another press.
    OtherPress(String),
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

impl Space {
    /// How many numbers a colour has.
    pub(crate) fn components(&self) -> usize {
        match self {
            Self::Gray | Self::CalGray | Self::Indexed { .. } => 1,
            Self::Rgb | Self::CalRgb | Self::Lab => 3,
            Self::Cmyk | Self::OtherPress(_) => 4,
            Self::Profile(count) => usize::from(*count),
            Self::Colorants { names, .. } => names.len(),
            Self::Pattern(_) | Self::Unknown => 0,
        }
    }

    /// The colour a space starts with: black, full colorants, the first of a table.
    pub(crate) fn initial(&self) -> Vec<f32> {
        match self {
            Self::Cmyk | Self::OtherPress(_) | Self::Profile(4) => vec![0.0, 0.0, 0.0, 1.0],
            Self::Colorants { names, .. } => vec![1.0; names.len()],
            _ => vec![0.0; self.components()],
        }
    }

    /// The range that samples of an image are spread over, for each component.
    pub(crate) fn decode(&self, bits: u8) -> Vec<[f32; 2]> {
        match self {
            Self::Indexed { .. } => vec![[0.0, f32::from((1u16 << bits.min(8)) - 1)]],
            Self::Lab => vec![[0.0, 100.0], [-128.0, 127.0], [-128.0, 127.0]],
            _ => vec![[0.0, 1.0]; self.components()],
        }
    }

    /// The inks of a colour. Other spaces than the press's are guessed at as a RIP without profiles would, with all grey in black.
    pub(crate) fn inks(&self, color: &[f32]) -> Inks {
        let at = |place: usize| color.get(place).copied().unwrap_or(0.0).clamp(0.0, 1.0);
        match self {
            Self::Gray | Self::CalGray | Self::Profile(1) => [0.0, 0.0, 0.0, 1.0 - at(0)],
            Self::Cmyk | Self::OtherPress(_) | Self::Profile(4) => [at(0), at(1), at(2), at(3)],
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
    pub(crate) fn overprints(&self, inks: Inks, mode: u8) -> [bool; 4] {
        match self {
            Self::Cmyk if mode == 1 => inks.map(|ink| ink > 0.0),
            Self::Colorants { names, .. } if names.iter().all(|name| place_of(name).is_some() || name == "None") => {
                [0, 1, 2, 3].map(|ink| names.iter().any(|name| place_of(name) == Some(ink)))
            }
            Self::Colorants { .. } => inks.map(|ink| ink > 0.0),
            _ => [true; 4],
        }
    }

    /// What it is to a press that cannot take it; none where it can.
    pub(crate) fn foreign(&self) -> Option<ForeignSpace> {
        match self {
            Self::Gray | Self::Cmyk | Self::Profile(4) | Self::Pattern(None) => None,
            Self::OtherPress(name) => Some(ForeignSpace::OtherPress(name.clone())),
            Self::CalGray => Some(ForeignSpace::CalGray),
            Self::Profile(1) => Some(ForeignSpace::IccGray),
            Self::Rgb => Some(ForeignSpace::DeviceRgb),
            Self::CalRgb => Some(ForeignSpace::CalRgb),
            Self::Lab => Some(ForeignSpace::Lab),
            Self::Profile(3) => Some(ForeignSpace::IccRgb),
            Self::Profile(count) => Some(ForeignSpace::Icc(*count)),
            Self::Indexed { base, .. } | Self::Pattern(Some(base)) => base.foreign(),
            // What prints on plates there are is never mixed from the other space.
            Self::Colorants { names, .. } if names.iter().all(|name| is_process(name)) => None,
            Self::Colorants { names, alternate, .. } => {
                let alternate = Box::new(alternate.foreign()?);
                Some(ForeignSpace::Colorants { names: names.clone(), alternate })
            }
            Self::Unknown => Some(ForeignSpace::Unknown),
        }
    }

    /// The names of its colorants beyond C, M, Y, K, among them `All`.
    pub(crate) fn spots(&self) -> Vec<&str> {
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

/// Whether a colorant is on the four plates, or on none.
fn is_process(name: &str) -> bool {
    place_of(name).is_some() || matches!(name, "None" | "All")
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

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast from f32 saturates")]
fn to_index(value: f32) -> usize {
    value.max(0.0) as usize
}

/// The sum of inks in percent.
pub(crate) fn total(inks: Inks) -> f64 {
    inks.iter().map(|ink| f64::from(*ink) * 100.0).sum()
}

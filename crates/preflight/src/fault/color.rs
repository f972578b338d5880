//! Faults of colour: spaces, spot colours, blending, the sum of inks, overprinting.

use serde::{Deserialize, Serialize};

/// Parts of C, M, Y, K from 0 to 1.
pub type Inks = [f32; 4];

/// What bears a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bearer {
    /// Lettering.
    Text,
    /// A filled area.
    Area,
    /// A line.
    Line,
    /// A gradient.
    Shading,
    /// A picture.
    Picture,
    /// A picture of one bit that is filled with a colour.
    Stencil,
    /// A soft mask.
    SoftMask,
}

/// A colour space that a press cannot take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ForeignSpace {
    /// `CalGray`
    CalGray,
    /// Grey by a profile.
    IccGray,
    /// `DeviceRGB`
    DeviceRgb,
    /// `CalRGB`
    CalRgb,
    /// `Lab`
    Lab,
    /// RGB by a profile.
    IccRgb,
    /// CMYK by a profile of this name, of another press than the file was made for.
    OtherPress(String),
    /// A profile of another number of components.
    Icc(u8),
    /// Spot colours that are mixed from another space where the press does not have them.
    Colorants {
        /// Their names.
        names: Vec<String>,
        /// The other space.
        alternate: Box<ForeignSpace>,
    },
    /// It cannot be told which.
    Unknown,
}

impl ForeignSpace {
    /// Whether it has nothing but greys, which separate into four inks.
    pub const fn is_grey(&self) -> bool {
        matches!(self, Self::CalGray | Self::IccGray)
    }

    /// Whether it is CMYK, though not that of the press.
    pub const fn is_cmyk(&self) -> bool {
        matches!(self, Self::OtherPress(_))
    }
}

/// Something is in a space that a press cannot take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpaceFault {
    /// What.
    pub bearer: Bearer,
    /// In which space.
    pub space: ForeignSpace,
}

/// A grey picture whose greys become four inks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GreyFault {
    /// Its space.
    pub space: ForeignSpace,
}

/// What is wrong with spot colours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpotFault {
    /// The registration colour is used inside the bleed.
    Registration,
    /// A spot colour of this name was not agreed on.
    NotAgreed(String),
}

/// What is wrong with the space that transparency is blended in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlendFault {
    /// None is named.
    Unnamed,
    /// It is `DeviceGray`.
    Grey,
    /// It is one that a press cannot take.
    Foreign(ForeignSpace),
    /// It is none that can be blended in.
    Unfit,
}

/// Too much ink.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InkFault {
    /// Where.
    pub bearer: InkBearer,
    /// The sum of inks, in percent.
    pub sum: f64,
    /// The most there should be, in percent.
    pub limit: f64,
}

/// What has too much ink.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InkBearer {
    /// A plain colour.
    Color(Bearer, Inks),
    /// The darkest place of a gradient.
    Shading,
    /// The darkest place of a picture.
    Picture,
    /// Colours on top of each other.
    Overlap,
}

/// Black that knocks out a colour below it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlackOverprintFault {
    /// A thin line.
    Line,
    /// Text of this size in points.
    Text(f64),
}

/// White that overprints, and vanishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhiteOverprintFault {
    /// What is white.
    pub bearer: Bearer,
}

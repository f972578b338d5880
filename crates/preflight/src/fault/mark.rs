//! Faults of single marks: fonts, sizes of type, weights of lines, the resolution of pictures.

use serde::{Deserialize, Serialize};

use super::color::{Bearer, Inks};

/// What is wrong with a font.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FontFault {
    /// A content stream names one that the resources do not have.
    Unnamed(String),
    /// A font of this name is a Type 3 font.
    Type3(String),
    /// A font of this name is not in the file.
    NotEmbedded(String),
    /// A font does not have a glyph that is shown.
    MissingGlyph {
        /// Its name.
        font: String,
        /// The code of the glyph.
        code: u32,
    },
    /// The program of a font cannot be used.
    Program {
        /// The font's name.
        font: String,
        /// Why.
        fault: ProgramFault,
    },
    /// The instructions for a glyph that is shown lead nowhere.
    BrokenGlyph {
        /// The font's name.
        font: String,
        /// The code of the glyph.
        code: u32,
    },
    /// The dictionary and the program state different widths for a glyph, in thousandths of the size.
    Widths {
        /// The font's name.
        font: String,
        /// The code of the glyph.
        code: u32,
        /// The width in the dictionary.
        stated: f64,
        /// The width in the program.
        drawn: f64,
    },
}

/// Why a font program cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProgramFault {
    /// What should be a stream is something else.
    NotStream,
    /// It has no bytes.
    Empty,
    /// It breaks off.
    Cut,
    /// It is of another kind than the font says.
    Foreign,
    /// It is no font.
    Broken,
}

/// What is wrong with lettering. Sizes are in points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextFault {
    /// It is too small.
    Small {
        /// Its size.
        size: f64,
        /// The least size.
        least: f64,
    },
    /// Black with other inks in it, too small for that.
    RichBlack {
        /// Its size.
        size: f64,
        /// Its colour.
        inks: Inks,
        /// The least size.
        least: f64,
    },
    /// In several inks, too small for that.
    ManyInks {
        /// Its size.
        size: f64,
        /// Its colour.
        inks: Inks,
        /// How many inks that are.
        used: usize,
        /// The least size.
        least: f64,
    },
    /// A tint, too small for that.
    Tint {
        /// Its size.
        size: f64,
        /// Its colour.
        inks: Inks,
        /// The least size.
        least: f64,
    },
    /// White out of several inks, too small for that.
    Reversed {
        /// Its size.
        size: f64,
        /// How many inks.
        under: usize,
        /// The least size.
        least: f64,
    },
}

/// A line, or an area, that is too thin. Weights are in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LineFault {
    /// Which of the two.
    pub bearer: Bearer,
    /// Its weight; zero is as thin as the device can draw.
    pub weight: f64,
    /// The least weight.
    pub least: f64,
}

/// What is wrong with the resolution of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ResolutionFault {
    /// Pixels across and down.
    pub pixels: (u32, u32),
    /// Its resolution as printed, in pixels an inch.
    pub ppi: f64,
    /// The limit it passes.
    pub limit: ResolutionLimit,
}

/// A limit of resolution, in pixels an inch.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResolutionLimit {
    /// The least for a picture of one bit.
    Bitmap(f64),
    /// The least that can be printed.
    Least(f64),
    /// The least that looks well.
    Good(f64),
    /// The most that is of use.
    Most(f64),
}

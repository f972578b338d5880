//! What a print shop asks for, and what is built in.

use serde::{Deserialize, Serialize};

use super::standard::Standard;

/// What a print shop asks for. Built in are `newsprint` (the default), `heatset` and `coated`; others are read from a TOML file, in which what is
/// not named keeps newsprint's value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Thresholds {
    /// What the report calls them.
    pub name: String,
    /// The standards of which a file may be.
    pub standards: Vec<Standard>,
    /// The printing conditions that fit the paper; any where the list is empty. A condition that is not registered fits.
    pub conditions: Vec<String>,
    /// The trim that was ordered, width and height in millimetres; none where any will do.
    pub trim_mm: Option<[f64; 2]>,
    /// The least bleed in millimetres.
    pub bleed_mm: f64,
    /// The number of pages that was ordered; none where any will do.
    pub pages: Option<u32>,
    /// The number of pages must be a multiple of this.
    pub pages_multiple: u32,
    /// Which pages are printed in colour and which in black, as `1,4,5,8 彩，其余黑`; none where any may have colour.
    pub colors: Option<String>,
    /// More ink than this anywhere is an error, in percent.
    pub ink_error: f64,
    /// More ink than this is a warning.
    pub ink_warning: f64,
    /// Fewer pixels an inch than this are an error.
    pub ppi_error: f64,
    /// Fewer than this are a warning.
    pub ppi_warning: f64,
    /// More than this are a waste, and a warning.
    pub ppi_most: f64,
    /// Pictures of one bit a pixel: fewer pixels an inch than this are a warning.
    pub bitmap_ppi_warning: f64,
    /// The least size of type in one ink, in points.
    pub type_pt: f64,
    /// The least size of type that is tinted, in more than one ink, or reversed out of more than one, in points.
    pub colored_type_pt: f64,
    /// The least size of type in black with other inks below it in the same colour, in points.
    pub rich_black_pt: f64,
    /// Type in black below this size must overprint, in points; up to twice this size it must where it takes away much colour.
    pub overprint_pt: f64,
    /// The least distance of lettering from the trim, in millimetres; none is asked for where it is 0.
    pub text_margin_mm: f64,
    /// The least weight of a line, in points.
    pub line_pt: f64,
    /// Spot colours that are allowed.
    pub spots: Vec<String>,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            name: "新闻纸（冷固型轮转）".to_owned(),
            standards: vec![Standard::X1a2001, Standard::X1a2003, Standard::X32002, Standard::X32003, Standard::X4],
            conditions: NEWSPRINT.map(str::to_owned).to_vec(),
            trim_mm: None,
            bleed_mm: 3.0,
            pages: None,
            pages_multiple: 4,
            colors: None,
            ink_error: 240.0,
            ink_warning: 220.0,
            ppi_error: 150.0,
            ppi_warning: 200.0,
            ppi_most: 450.0,
            bitmap_ppi_warning: 800.0,
            type_pt: 6.0,
            colored_type_pt: 10.0,
            rich_black_pt: 12.0,
            overprint_pt: 12.0,
            text_margin_mm: 0.0,
            line_pt: 0.25,
            spots: Vec::new(),
        }
    }
}

impl Thresholds {
    /// The names of the thresholds that are built in.
    pub const BUILT_IN: [&'static str; 3] = ["newsprint", "heatset", "coated"];

    /// The thresholds that are built in under a name.
    pub fn built_in(name: &str) -> Option<Self> {
        match name {
            "newsprint" => Some(Self::default()),
            // The files are checked by a test.
            "heatset" => toml::from_str(HEATSET).ok(),
            "coated" => toml::from_str(COATED).ok(),
            _ => None,
        }
    }
}

/// The registered conditions of newsprint, and those of web offset that shops take for it.
const NEWSPRINT: [&str; 12] = [
    "CGATS TR 001",
    "CGATS TR 002",
    "CGATS21-2-CRPC1",
    "CGATS21-2-CRPC2",
    "FOGRA42",
    "FOGRA48",
    "IFRA22",
    "IFRA26",
    "IFRA28",
    "IFRA30",
    "JCN2002",
    "JCW2003",
];

const HEATSET: &str = include_str!("../../profiles/heatset.toml");
const COATED: &str = include_str!("../../profiles/coated.toml");

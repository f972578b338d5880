//! The standards of the PDF/X family, and none of them: what a shop takes, and what a file claims to be (print.md §1.3).

use serde::{Deserialize, Serialize};

/// A standard for print files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Standard {
    /// ISO 15930-1: CMYK and spot colours, flat.
    #[serde(rename = "PDF/X-1a:2001")]
    X1a2001,
    /// ISO 15930-4: the same in PDF 1.4.
    #[serde(rename = "PDF/X-1a:2003")]
    X1a2003,
    /// ISO 15930-3: flat, with colours by profiles.
    #[serde(rename = "PDF/X-3:2002")]
    X32002,
    /// ISO 15930-6: the same in PDF 1.4.
    #[serde(rename = "PDF/X-3:2003")]
    X32003,
    /// ISO 15930-7: transparency and layers allowed.
    #[serde(rename = "PDF/X-4")]
    X4,
    /// The same with the profile outside the file.
    #[serde(rename = "PDF/X-4p")]
    X4p,
    /// None: any PDF that can be plated.
    #[serde(rename = "none")]
    None,
}

impl Standard {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::X1a2001, Self::X1a2003, Self::X32002, Self::X32003, Self::X4, Self::X4p, Self::None];

    /// Its name, as files claim it and as thresholds have it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::X1a2001 => "PDF/X-1a:2001",
            Self::X1a2003 => "PDF/X-1a:2003",
            Self::X32002 => "PDF/X-3:2002",
            Self::X32003 => "PDF/X-3:2003",
            Self::X4 => "PDF/X-4",
            Self::X4p => "PDF/X-4p",
            Self::None => "none",
        }
    }

    /// The standard of a name as files claim it.
    pub fn from_claim(claim: &str) -> Option<Self> {
        match claim.trim() {
            // ISO 15930-1 has the version say X-1, and the conformance X-1a.
            "PDF/X-1:2001" => Some(Self::X1a2001),
            name => Self::ALL.into_iter().find(|standard| *standard != Self::None && standard.as_str() == name),
        }
    }

    /// The last version of PDF it allows.
    pub const fn latest_version(self) -> (u32, u32) {
        match self {
            Self::X1a2001 | Self::X32002 => (1, 3),
            Self::X1a2003 | Self::X32003 => (1, 4),
            Self::X4 | Self::X4p => (1, 6),
            Self::None => (2, 0),
        }
    }

    /// Whether it is identified by the information dictionary alone, forbids transparency and layers, and does without an embedded profile
    /// where the condition is registered.
    pub const fn is_flat(self) -> bool {
        matches!(self, Self::X1a2001 | Self::X1a2003 | Self::X32002 | Self::X32003)
    }
}

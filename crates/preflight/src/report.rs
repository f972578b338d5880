//! What a preflight found: data only; [`crate::render`] turns it into text, JSON and HTML.

use serde::{Deserialize, Serialize};

use crate::hit::Hit;
use crate::rule::Rule;
use crate::thresholds::Thresholds;

/// Whether a file may be plated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// 合格.
    Pass,
    /// 有警告.
    Warnings,
    /// 不合格.
    Fail,
}

impl Verdict {
    /// The verdict for people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pass => "合格",
            Self::Warnings => "有警告",
            Self::Fail => "不合格",
        }
    }
}

/// What a file says of itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct FileFacts {
    /// The version of PDF, as `1.6`.
    pub version: String,
    /// The version of PDF/X its metadata claim, as `PDF/X-4`.
    pub standard: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The program that made it.
    pub producer: Option<String>,
    /// The printing condition of its output intent, as `CGATS TR 002`.
    pub condition: Option<String>,
    /// The description in the profile of its output intent.
    pub profile: Option<String>,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: String,
}

/// A font used on a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FontUse {
    /// Its name without the tag of the subset.
    pub name: String,
    /// Whether its program is in the file.
    pub embedded: bool,
    /// Whether only the glyphs that are used are in the file.
    pub subset: bool,
}

/// One page, in figures.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PageFacts {
    /// Its number, counted from 1.
    pub number: u32,
    /// Width and height of its trim in millimetres.
    pub trim_mm: [f64; 2],
    /// The least bleed of its four sides in millimetres.
    pub bleed_mm: f64,
    /// The part of the trim that each of C, M, Y, K covers, in percent (a tint of 50 % counts half).
    pub inks: [f64; 4],
    /// The names of the spot colours it uses.
    pub spots: Vec<String>,
    /// The greatest sum of inks anywhere inside the bleed, in percent.
    pub peak_ink: f64,
    /// The least resolution of a picture as printed, in pixels an inch; none without pictures.
    pub least_ppi: Option<f64>,
    /// How many pictures it has.
    pub pictures: u32,
    /// The fonts it uses, by name.
    pub fonts: Vec<FontUse>,
}

/// How a file stands to one rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleOutcome {
    /// It keeps the rule.
    Pass,
    /// Nothing but warnings.
    Warning,
    /// At least one error.
    Error,
    /// There is nothing in the file the rule speaks of, or it could not be read so far.
    NotApplicable,
}

/// One rule, summed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleResult {
    /// The rule.
    pub rule: Rule,
    /// How the file stands to it.
    pub outcome: RuleOutcome,
    /// How many errors were found.
    pub errors: u32,
    /// How many warnings were found.
    pub warnings: u32,
    /// How many of both are not among the hits of the report, because there are too many.
    pub unlisted: u32,
}

/// The whole result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The verdict: the worst of all hits, listed or not.
    pub verdict: Verdict,
    /// What was asked for.
    pub thresholds: Thresholds,
    /// The file as a whole.
    pub file: FileFacts,
    /// Every rule, in the order of [`Rule::ALL`].
    pub rules: Vec<RuleResult>,
    /// Its pages in order.
    pub pages: Vec<PageFacts>,
    /// What was found, by rule and page.
    pub hits: Vec<Hit>,
}

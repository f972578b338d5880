//! What a preflight found: data only; [`super::render`] turns it into text, JSON and HTML.

use serde::Serialize;

use super::Rule;
use crate::diag::Severity;

/// Whether a file may be plated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// 合格.
    Pass,
    /// 有警告.
    Warnings,
    /// 不合格.
    Fail,
}

/// One place where a file breaks a rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// The rule.
    pub rule: Rule,
    /// How much it matters here.
    pub severity: Severity,
    /// The page, counted from 1; none where it concerns the whole file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The number of the indirect object, where one is at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<u32>,
    /// Where on the page: left, top, right, bottom in millimetres from the top left corner of the trim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<[f64; 4]>,
    /// What is wrong, in Chinese, without a full stop at the end.
    pub message: String,
}

/// What a file says of itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
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
}

/// A font used on a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FontUse {
    /// Its name without the tag of the subset.
    pub name: String,
    /// Whether its program is in the file.
    pub embedded: bool,
    /// Whether only the glyphs that are used are in the file.
    pub subset: bool,
}

/// One page, in figures.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
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

/// The whole result.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The verdict: the worst of all hits.
    pub verdict: Verdict,
    /// The file as a whole.
    pub file: FileFacts,
    /// Its pages in order.
    pub pages: Vec<PageFacts>,
    /// What was found, by rule and page.
    pub hits: Vec<Hit>,
}

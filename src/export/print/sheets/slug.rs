//! The slug 版边说明: what stands in the foot margin of each side, so that a plate or a sheet taken by itself says what it is. Takes the
//! signature and the issue, gives texts; they are set elsewhere, with the paper's fonts.

use crate::model::full_name;
use crate::units::Date;

use super::signature::{Side, Signature};

/// A printing plate and its ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plate {
    /// Its name in one character.
    pub name: &'static str,
    /// Its ink alone: C, M, Y, K in percent. The name is printed in it, so that each plate carries its own.
    pub ink: [u8; 4],
}

/// The plates in the order C, M, Y, K.
pub const PLATES: [Plate; 4] = [
    Plate { name: "青", ink: [100, 0, 0, 0] },
    Plate { name: "品", ink: [0, 100, 0, 0] },
    Plate { name: "黄", ink: [0, 0, 100, 0] },
    Plate { name: "黑", ink: [0, 0, 0, 100] },
];

/// What one side of a sheet says of itself. All of it but the plates' names is in black alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlugText {
    /// The paper: 社区晨报·老西门.
    pub paper: String,
    /// The issue: 2020年8月12日 第18期.
    pub issue: String,
    /// The sheet: 第1张（共2张） 正面.
    pub sheet: String,
    /// The pages: 8 | 1.
    pub pages: String,
    /// The printing condition.
    pub condition: String,
}

/// The slug of each side, in the order of [`Signature::sides`].
pub fn slug_texts(
    signature: &Signature,
    paper: &str,
    edition: Option<&str>,
    date: Date,
    number: u32,
    condition: &str,
) -> Vec<SlugText> {
    let paper = full_name(paper, edition);
    let issue = format!("{}年{}月{}日　第{number}期", date.year, date.month, date.day);
    let count = signature.sheets().len();
    let text = |sheet: u16, face: &str, side: Side| SlugText {
        paper: paper.clone(),
        issue: issue.clone(),
        sheet: format!("第{sheet}张（共{count}张）　{face}"),
        pages: format!("{} | {}", side.left, side.right),
        condition: condition.to_owned(),
    };
    let both = |sheet: &super::Sheet| [text(sheet.number, "正面", sheet.front), text(sheet.number, "反面", sheet.back)];
    signature.sheets().iter().flat_map(both).collect()
}

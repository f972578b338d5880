//! The signature 折手: which pages stand side by side on which sheet. Takes a number of pages, gives the sheets from the outermost to the
//! innermost.
//!
//! Tabloid pages are folded once and put into one another. On the front of the outer sheet the last page stands left of the first
//! (8 | 1), on its back 2 | 7, and so on inwards (6 | 3, 4 | 5); two pages side by side always add up to one more than there are
//! (print.md §1.4).

use std::fmt;

use crate::diag::{Code, Failure, Finding};
use crate::units::PageNumber;

/// Two pages side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Side {
    /// The page left of the fold.
    pub left: PageNumber,
    /// The page right of the fold.
    pub right: PageNumber,
}

/// One sheet, printed on both sides and folded once. It is turned over sideways: the right page of the front has the left page of
/// the back behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// Its number, counted from 1 at the outside.
    pub number: u16,
    /// 正面, with the lower odd page on the right.
    pub front: Side,
    /// 反面.
    pub back: Side,
}

/// The sheets of a whole paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    sheets: Vec<Sheet>,
}

/// Why pages cannot be folded into a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignatureError {
    /// No page.
    Empty,
    /// One page or two: a single leaf, which has no fold.
    Leaf(usize),
    /// Not a multiple of four.
    Ragged(usize),
    /// More than page numbers can count.
    TooMany(usize),
}

impl Signature {
    /// The sheets for so many pages.
    ///
    /// # Errors
    /// A number that is not a multiple of four, none, or more than 65,532.
    pub fn folded(pages: usize) -> Result<Self, SignatureError> {
        let count = u16::try_from(pages).map_err(|_| SignatureError::TooMany(pages))?;
        match count {
            0 => return Err(SignatureError::Empty),
            1 | 2 => return Err(SignatureError::Leaf(pages)),
            _ if count % 4 != 0 => return Err(SignatureError::Ragged(pages)),
            _ => {}
        }
        let side = |left, right| Side { left: PageNumber::new(left), right: PageNumber::new(right) };
        let sheets = (0..count / 4)
            .map(|depth| {
                let (first, last) = (2 * depth + 1, count - 2 * depth);
                Sheet { number: depth + 1, front: side(last, first), back: side(first + 1, last - 1) }
            })
            .collect();
        Ok(Self { sheets })
    }

    /// The sheets, from the outermost to the innermost.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// All sides in the order they are printed: front and back of the first sheet, of the second, and so on.
    pub fn sides(&self) -> impl Iterator<Item = Side> + '_ {
        self.sheets.iter().flat_map(|sheet| [sheet.front, sheet.back])
    }
}

impl fmt::Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("没有可拼的版"),
            Self::Leaf(pages) => write!(f, "{pages} 个版拼不成对页：那是一张不折的单页"),
            Self::Ragged(pages) => write!(f, "{pages} 个版拼不成对页：一张对折的纸正好是 4 个版"),
            Self::TooMany(pages) => write!(f, "{pages} 个版太多，拼版数不过来"),
        }
    }
}

impl std::error::Error for SignatureError {}

impl From<SignatureError> for Failure {
    fn from(error: SignatureError) -> Self {
        let hint = match error {
            SignatureError::Ragged(pages) => {
                let (fewer, more) = (pages / 4 * 4, pages / 4 * 4 + 4);
                match fewer {
                    0 => "在 issue.toml 里把版数补成 4 个版，或只交单页文件，由印厂另行安排".to_owned(),
                    _ => format!("在 issue.toml 里把版数改成 {fewer} 或 {more}，或只交单页文件，由印厂另行安排"),
                }
            }
            _ => "只交单页文件，由印厂另行安排".to_owned(),
        };
        Finding::new(Code::OutputFailed, error.to_string()).hint(hint).into()
    }
}

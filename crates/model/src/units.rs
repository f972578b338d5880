//! Units of the paper: lengths in integers, rectangles on the grid, page numbers and dates.
//!
//! Everything the makeup reckons with is an integer: whole columns, whole lines, lengths in thousandths of a point. So two
//! machines agree to the last byte, and positions can be keys of a map.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One typographic point in millimetres (the PostScript point of 1/72 inch).
const MM_PER_PT: f64 = 25.4 / 72.0;

/// A length in thousandths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Length(i64);

impl Length {
    /// No length.
    pub const ZERO: Self = Self(0);

    /// A length of so many points, rounded to a thousandth.
    #[expect(clippy::cast_possible_truncation, reason = "a page is far below 2^53 thousandths of a point")]
    pub fn from_pt(pt: f64) -> Self {
        Self((pt * 1000.0).round() as i64)
    }

    /// A length of so many thousandths of a point.
    pub const fn from_millipoints(value: i64) -> Self {
        Self(value)
    }

    /// A length of so many millimetres, rounded to a thousandth of a point.
    pub fn from_mm(mm: f64) -> Self {
        Self::from_pt(mm / MM_PER_PT)
    }

    /// In points.
    #[expect(clippy::cast_precision_loss, reason = "a page is far below 2^53 thousandths of a point")]
    pub fn to_pt(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// In millimetres.
    pub fn to_mm(self) -> f64 {
        self.to_pt() * MM_PER_PT
    }

    /// In millimetres to a hundredth, as people order and read it.
    pub fn to_mm_hundredths(self) -> f64 {
        (self.to_mm() * 100.0).round() / 100.0
    }

    /// In thousandths of a point.
    pub const fn millipoints(self) -> i64 {
        self.0
    }
}

/// Lengths in files: points, as people write them.
pub mod points {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Length;

    /// Writes a length in points.
    ///
    /// # Errors
    /// Those of the serialiser.
    pub fn serialize<S: Serializer>(length: &Length, serializer: S) -> Result<S::Ok, S::Error> {
        length.to_pt().serialize(serializer)
    }

    /// Reads a length in points.
    ///
    /// # Errors
    /// What is not a number.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Length, D::Error> {
        f64::deserialize(deserializer).map(Length::from_pt)
    }

    /// The same for a length that may be missing.
    pub mod option {
        use super::{Deserialize, Deserializer, Length, Serialize, Serializer};

        /// Writes a length in points, or null.
        ///
        /// # Errors
        /// Those of the serialiser.
        pub fn serialize<S: Serializer>(length: &Option<Length>, serializer: S) -> Result<S::Ok, S::Error> {
            length.map(Length::to_pt).serialize(serializer)
        }

        /// Reads a length in points, or null.
        ///
        /// # Errors
        /// What is neither a number nor null.
        pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Length>, D::Error> {
            Option::<f64>::deserialize(deserializer).map(|points| points.map(Length::from_pt))
        }
    }
}

impl std::ops::Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl std::ops::Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl std::ops::Mul<i64> for Length {
    type Output = Self;
    fn mul(self, factor: i64) -> Self {
        Self(self.0 * factor)
    }
}

/// A rectangle on the grid of a page: whole basic columns across, whole baseline steps down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct GridRect {
    /// The first column, from 0 at the left.
    pub x: u16,
    /// The first line, from 0 at the head of the type area.
    pub y: u16,
    /// Width in columns.
    pub w: u16,
    /// Height in lines.
    pub h: u16,
}

impl GridRect {
    /// A rectangle from its corner and its size.
    pub const fn new(x: u16, y: u16, w: u16, h: u16) -> Self {
        Self { x, y, w, h }
    }

    /// The column after the last.
    pub const fn right(self) -> u16 {
        self.x + self.w
    }

    /// The line after the last.
    pub const fn bottom(self) -> u16 {
        self.y + self.h
    }

    /// Area in column-lines (one basic column, one line).
    pub const fn area(self) -> u32 {
        self.w as u32 * self.h as u32
    }

    /// Whether the two share a cell.
    pub const fn intersects(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}

/// The number of a page, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PageNumber(u16);

impl PageNumber {
    /// The page with this number, which counts from 1.
    pub const fn new(number: u16) -> Self {
        Self(number)
    }

    /// The number, from 1.
    pub const fn get(self) -> u16 {
        self.0
    }

    /// The place in a list of pages, from 0.
    pub const fn index(self) -> usize {
        self.0 as usize - 1
    }
}

impl fmt::Display for PageNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A civil date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day, 1 to 31.
    pub day: u8,
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

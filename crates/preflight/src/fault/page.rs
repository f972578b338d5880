//! Faults of pages and sheets: their boxes, their size, their number, their bleed, their imposition.

use serde::{Deserialize, Serialize};

/// What is wrong with the boxes of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BoxFault {
    /// There is no media box.
    NoMedia,
    /// There is neither trim nor art box.
    NoTrim,
    /// There are both.
    TrimAndArt,
    /// A box without an area.
    Empty(PageBox),
    /// The trim goes beyond the bleed.
    TrimBeyondBleed,
    /// The bleed goes beyond the media.
    BleedBeyondMedia,
    /// The trim goes beyond the media.
    TrimBeyondMedia,
    /// The crop box cuts into the bleed or the trim.
    CropInside,
}

/// A box of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageBox {
    /// MediaBox.
    Media,
    /// CropBox.
    Crop,
    /// BleedBox.
    Bleed,
    /// TrimBox, or ArtBox in its place.
    Trim,
}

/// What is wrong with the size of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SizeFault {
    /// It is turned by so many degrees.
    Rotated(i32),
    /// It is measured in a unit of its own, in 1/72 inch.
    UserUnit(f32),
    /// Its trim is not as large as it should be.
    Differs {
        /// Width and height in millimetres.
        size: [f64; 2],
        /// What they should be.
        wanted: [f64; 2],
        /// Who wants that.
        origin: SizeOrigin,
    },
}

/// Where the size comes from that a page should have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SizeOrigin {
    /// It was ordered.
    Ordered,
    /// Most pages have it.
    MostPages,
}

/// What is wrong with the number of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CountFault {
    /// The number cannot be folded.
    NotMultiple {
        /// How many pages there are.
        pages: u32,
        /// Of what it should be a multiple.
        multiple: u32,
    },
    /// There are fewer pages than stand on a sheet: single pages or advertisements, not a paper.
    Few {
        /// How many pages there are.
        pages: u32,
        /// Of what the number of a paper is a multiple.
        multiple: u32,
    },
    /// Another number of pages was ordered.
    NotOrdered {
        /// How many pages there are.
        pages: u32,
        /// How many were ordered.
        ordered: u32,
    },
    /// A page without ink inside the trim.
    EmptyPage,
    /// A page that is printed in black has other inks.
    ColorOnBlack,
    /// A page that is printed in colour has black alone.
    NoColor,
}

/// What is wrong with the bleed. Lengths are in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BleedFault {
    /// There is none, and nothing that needs it.
    Missing {
        /// The bleed that was asked for.
        asked: f64,
    },
    /// Artwork comes to the trim, and there is too little bleed.
    TooNarrow {
        /// On which side.
        side: TrimSide,
        /// How long the artwork is there.
        length: f64,
        /// The bleed there is.
        has: f64,
        /// The bleed that was asked for.
        asked: f64,
    },
    /// Lettering comes nearer to the trim than the shop cuts exactly.
    TextNear {
        /// How near.
        has: f64,
        /// How far it should stay.
        least: f64,
    },
    /// Artwork comes to the trim and does not go on to the edge of the bleed.
    StopsShort {
        /// On which side.
        side: TrimSide,
        /// How long the artwork is there.
        length: f64,
        /// The bleed that was asked for.
        asked: f64,
    },
}

/// A side of the trim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrimSide {
    /// 左边.
    Left,
    /// 上边.
    Top,
    /// 右边.
    Right,
    /// 下边.
    Bottom,
}

/// What is wrong with a side of a sheet. Pages are told by their numbers, left and right; lengths are in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SheetFault {
    /// It does not have two pages.
    Pages {
        /// How many it has.
        count: usize,
        /// Those it should have.
        wanted: (u32, u32),
    },
    /// It has others than it should.
    Pair {
        /// Those it has.
        found: (u32, u32),
        /// Those it should have.
        wanted: (u32, u32),
    },
    /// The page of this number is turned, slanted or scaled.
    Askew(u32),
    /// A page does not say where its trim is.
    NoTrim,
    /// The two are so far apart at the fold.
    Gap(f64),
    /// The two overlap by so much at the fold.
    Overlap(f64),
    /// One stands so much higher than the other.
    Uneven(f64),
    /// The bleed of a page covers its neighbour.
    BleedAcross {
        /// The page.
        page: u32,
        /// By how much it passes the fold.
        over: f64,
    },
}

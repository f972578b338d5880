//! Faults of the rule `readable`: what keeps a file, or a part of it, from being read as it was meant.

use serde::{Deserialize, Serialize};

/// Why a file, or a part of it, cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadingFault {
    /// The file was not given to the parser.
    Refused(Refusal),
    /// The system gave no thread to examine it on.
    NoThread,
    /// A part of the work broke off at something that cannot be read.
    BrokenOff(WorkPart),
    /// The end of the file is missing.
    NoEnd,
    /// The table of cross-references leads nowhere and had to be built anew.
    BrokenTable,
    /// The file opens with a password only.
    Password,
    /// The file is encrypted in a way that is not known.
    Encrypted,
    /// The structure of the file is broken.
    BrokenStructure,
    /// The file has no pages.
    NoPages,
    /// The number of pages that could be read is not the number the file says it has.
    PageCount {
        /// How many could be read.
        read: u32,
        /// How many the file says it has, if it says so.
        said: Option<i32>,
    },
    /// The content of a page unfolds to too much, or nests too deep.
    PageTooLarge,
    /// A page has too much content, or content too deep in itself, to be examined to its end.
    Unfinished,
    /// A picture has too many pixels for its inks to be looked at.
    PictureTooLarge {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// A picture cannot be decoded.
    PictureBroken,
    /// The data of a picture end before it does.
    PictureCut,
    /// Something stands before the header.
    BytesBefore(usize),
    /// Only so many pages of so many were examined to the end.
    PagesLeft {
        /// How many were.
        looked: u32,
        /// How many there are.
        pages: u32,
    },
    /// Operands without an operator stand at the end of a content stream.
    LeftOver,
    /// An operator has the wrong operands.
    WrongOperands(String),
    /// An operator that is not known.
    UnknownOperator(String),
    /// A content stream breaks off.
    Cut,
    /// So many `q` have no `Q`.
    Unrestored(usize),
    /// A `Q` has no `q`.
    Unsaved,
    /// A content stream names something that the resources do not have. A font is the rule `fonts`' own.
    Unnamed {
        /// What kind of thing.
        kind: ResourceKind,
        /// Its name.
        name: String,
    },
}

/// Why a file is not given to the parser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// It has no bytes.
    Empty,
    /// It has two gigabytes or more.
    TooLong,
    /// It does not say that it is a PDF.
    NotPdf,
    /// Its objects nest too deep.
    TooDeep,
    /// Its streams of objects overlap.
    Overlapping,
    /// Its streams of objects unfold to too much.
    ObjectsTooLarge,
    /// Its trees have too many nodes.
    TooManyNodes,
}

/// A part of the work on a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkPart {
    /// All of it.
    File,
    /// The walk over all objects.
    Objects,
    /// What the document says of itself.
    Document,
    /// The output intent.
    OutputIntent,
    /// A page.
    Page,
}

/// What a content stream can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResourceKind {
    /// A dictionary of graphics state.
    GraphicsState,
    /// A gradient.
    Shading,
    /// An XObject.
    XObject,
    /// A pattern.
    Pattern,
    /// A colour space.
    ColorSpace,
}

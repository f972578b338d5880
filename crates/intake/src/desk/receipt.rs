//! What the desk is told and what it tells: plain data.

use chenbao_model::diag::Finding;

use crate::account::Account;
use crate::draft::DraftPicture;
use crate::gather::Given;
use crate::manuscript::Manuscript;
use crate::structure::Reading;

/// What whoever prints knows of a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PictureFacts {
    /// The last part of its file's name: `jpg`.
    pub extension: &'static str,
    /// Width and height as shown.
    pub pixels: (u32, u32),
    /// When it was taken, as the camera noted it: `2020-08-03 10:12:45`.
    pub taken: Option<String>,
    /// What it looks like from afar, in a form that only whoever looked can compare.
    pub likeness: Vec<u8>,
}

/// Whoever looks at pictures for the desk.
pub trait Look {
    /// Looks at the bytes of pictures; why one cannot be used, in words.
    fn look(&self, pictures: &[&[u8]]) -> Vec<Result<PictureFacts, String>>;

    /// Whether two pictures show the same.
    fn is_same(&self, one: &PictureFacts, other: &PictureFacts) -> bool;
}

/// The longer side below which a picture is a thumbnail out of a chat.
const THUMBNAIL: u32 = 700;

/// What became of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Its name.
    pub name: String,
    /// Its drafts, relative to the issue, each with how many remarks it has.
    pub drafts: Vec<(String, usize)>,
    /// Where its characters are.
    pub account: Account,
    /// How many passages were set aside.
    pub set_aside: usize,
    /// What the editor should know of the reading.
    pub remarks: Vec<String>,
}

/// A picture that came by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loose {
    /// Where it was put, relative to the issue.
    pub file: String,
    /// The title of the story it was given to.
    pub story: Option<String>,
    /// What the editor should know of it.
    pub notes: Vec<String>,
}

/// What one call took in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipt {
    /// Sources of text.
    pub received: Vec<Received>,
    /// Pictures by themselves.
    pub pictures: Vec<Loose>,
    /// How many files were known already.
    pub known: usize,
    /// What could not be taken in, and what does not add up.
    pub findings: Vec<Finding>,
}

impl Receipt {
    /// The account of all sources together.
    pub fn account(&self) -> Account {
        self.received.iter().fold(Account::default(), |sum, received| sum.with(received.account))
    }
}

/// A source that was read.
pub(super) struct Source {
    pub(super) given: Given,
    pub(super) manuscript: Manuscript,
    pub(super) reading: Reading,
    /// For each story, its pictures.
    pub(super) pictures: Vec<Vec<DraftPicture>>,
}

/// What to say of a picture that is too small to be printed well.
pub(super) fn too_small(facts: &PictureFacts) -> Option<String> {
    let longest = facts.pixels.0.max(facts.pixels.1);
    let (width, height) = facts.pixels;
    (longest < THUMBNAIL).then(|| format!("只有 {width}×{height} 像素，像是聊天里的小图，请对方发原图"))
}

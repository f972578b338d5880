//! What the Markdown of an author says, before anything is narrowed, normalised or judged: the one form that articles and reviews are
//! made from.
//!
//! Nothing is lost on the way here but what Markdown itself does not give: every address, tag and remark stands in the manuscript with
//! its place. What becomes of each is said where the manuscript is used: `article::body` narrows it to what a column can take,
//! `review::body` keeps its structure.

use std::collections::BTreeSet;
use std::ops::Range;

use super::words::Words;
use crate::content::Phrase;
use crate::diag::{Code, Severity};

/// The body of a file as its author wrote it.
#[derive(Debug, Default)]
pub(super) struct Manuscript {
    /// The elements in order.
    pub(super) elements: Vec<Element>,
    /// The notes, by number.
    pub(super) notes: Vec<Vec<Element>>,
    /// The names of the notes that somebody points to.
    pub(super) note_names: Vec<String>,
    /// The links; a character of copy names its own by its index.
    pub(super) links: Vec<Link>,
    /// The pictures, in order; [`Element::Picture`] names one by its index.
    pub(super) pictures: Vec<NamedPicture>,
    /// The remarks that mark the beginning of a printed page; [`Mark::Page`](super::traced::Mark::Page) names one by its index.
    pub(super) pages: Vec<PageRemark>,
    /// The places of the tags of HTML inside paragraphs, those that end something or break a line apart.
    pub(super) tags: Vec<usize>,
    /// The bytes of what stands beside words: targets of links, pictures, tags and remarks inside paragraphs. Titles and alt texts
    /// in them are words all the same.
    pub(super) asides: Vec<Range<usize>>,
    /// Bytes of characters that are no words: addresses, tags, remarks.
    pub(super) settled: BTreeSet<usize>,
    /// What was done to marks that Markdown would have misread.
    pub(super) notices: Vec<Notice>,
}

/// Something done to a mark, or left to its author.
#[derive(Debug)]
pub(super) struct Notice {
    pub(super) code: Code,
    pub(super) severity: Severity,
    /// The byte of the file.
    pub(super) at: usize,
    pub(super) message: String,
    pub(super) remedy: String,
}

/// A block of a manuscript.
#[derive(Debug)]
pub(super) enum Element {
    /// A heading of any level.
    Heading { level: u8, words: Words },
    /// A paragraph; its hard breaks still part it. Pictures in it follow as elements of their own.
    Paragraph(Words),
    /// What Markdown takes for code, line by line, and where it begins.
    Code { fenced: bool, at: usize, words: Words },
    /// A block of HTML: its lines, with marks for tags and remarks, where it begins, and whether it begins with a remark.
    Html { opens_with_remark: bool, at: usize, words: Words },
    /// Verse: its stanzas, each with its lines.
    Verse(Vec<Words>),
    /// A list.
    List(Vec<Item>),
    /// A quotation.
    Quote(Vec<Element>),
    /// A table: its rows, the head row first.
    Table(Vec<Vec<Words>>),
    /// A picture: an index into [`Manuscript::pictures`].
    Picture(usize),
    /// A rule across the column.
    Rule,
}

/// An item of a list.
#[derive(Debug)]
pub(super) struct Item {
    /// What stands before it: its number as its author wrote it, or a bullet.
    pub(super) marker: String,
    /// What it holds.
    pub(super) elements: Vec<Element>,
}

/// A link.
#[derive(Debug)]
pub(super) struct Link {
    /// Where it leads.
    pub(super) address: String,
    /// Where it begins.
    pub(super) at: usize,
    /// Whether its words are its address: `<https://…>`.
    pub(super) is_autolink: bool,
}

/// A picture among the words. Its phrases are as they stand, and may be empty.
#[derive(Debug)]
pub(super) struct NamedPicture {
    /// The file.
    pub(super) file: Phrase,
    /// What it shows, for those who cannot see it.
    pub(super) alt: Phrase,
    /// The characters of `alt`.
    pub(super) alt_words: Words,
    /// What stands in quotes behind the file.
    pub(super) title: Phrase,
    /// The bytes of `title`.
    pub(super) title_bytes: Option<Range<usize>>,
}

/// A remark `版: 2` that marks the beginning of a printed page.
#[derive(Debug)]
pub(super) struct PageRemark {
    /// The number or the name of the page.
    pub(super) name: String,
    /// Where it stands.
    pub(super) at: usize,
}

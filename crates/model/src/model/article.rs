//! An article: headline, body, pictures, and what its author asked of the makeup.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Block, Names, Text};
use crate::diag::{Source, Span};
use crate::units::{GridRect, Length, PageNumber};

/// The name of an article: its file's path in the issue folder, without `.md`, with `/` (`p1/puyuli`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub Arc<str>);

impl ArticleId {
    /// The name without its folders: what `with:` may use.
    pub fn stem(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }
}

impl Serialize for ArticleId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ArticleId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|name| Self(name.into()))
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What kind of item an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An ordinary story.
    #[default]
    Story,
    /// A short item, set with others of its group under one standing head.
    Brief,
    /// 延伸阅读: boxed inside the rectangle of the story it goes with.
    Sidebar,
    /// 通知、提示: a boxed item of its own.
    Notice,
    /// A picture with a few words.
    Photo,
    /// 补白.
    Filler,
    /// 导读.
    Guide,
    /// 年度回顾, for the anthology.
    Review,
}

impl Kind {
    /// The kinds by the names their authors write.
    pub const NAMES: &[(&str, Self)] = &[
        ("story", Self::Story),
        ("brief", Self::Brief),
        ("sidebar", Self::Sidebar),
        ("notice", Self::Notice),
        ("photo", Self::Photo),
        ("filler", Self::Filler),
        ("guide", Self::Guide),
        ("review", Self::Review),
    ];

    /// Whether such items stand in a box whatever the page looks like.
    pub const fn is_always_boxed(self) -> bool {
        matches!(self, Self::Notice | Self::Sidebar | Self::Filler)
    }
}

/// The level of a head on the ladder of makeup.md §1.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// The page's lead.
    H1,
    /// A second story.
    H2,
    /// A two-column story.
    H3,
    /// A short story.
    H4,
    /// A brief, or a standing head.
    H5,
}

/// The parts of a headline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Headline {
    /// 引题, above the head.
    pub kicker: Option<Text>,
    /// 主题. A space in it is content: the gap between the two halves of a two-part head.
    pub head: Text,
    /// 副题, below the head.
    pub deck: Option<Text>,
}

/// A picture of an article, read as far as its header.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The file, relative to the issue folder, with `/`.
    pub file: Arc<str>,
    /// The file on disk; empty where it cannot be used.
    pub path: PathBuf,
    /// Width and height in pixels, as shown (after the EXIF rotation); [`Picture::SUPPOSED`] where the file cannot be used.
    pub pixels: (u32, u32),
    /// What the paper says below it.
    pub caption: Text,
    /// What it shows, for those who cannot see it; none where the caption says that.
    pub alt: Option<String>,
    /// The place a brief is from: pictures of briefs stand together, so each says whose it is.
    pub place: Option<String>,
    /// Who took it, as printed (`某某 摄`).
    pub credit: Option<Text>,
    /// The point to keep when cropping, in parts of width and height from the top left.
    pub focus: (f64, f64),
    /// The range the printed aspect may take, as factors of the picture's own; `(1.0, 1.0)` is `crop: none`.
    pub crop: (f64, f64),
    /// Over how many columns it must be printed; none where that is left to the makeup.
    pub columns: Option<u16>,
    /// Kept with the article, not printed.
    pub omitted: bool,
    /// Where the article names it.
    pub span: Option<Span>,
}

impl Picture {
    /// The pixels a picture is supposed to have whose file cannot be used: those of a photograph, enough for any width.
    pub const SUPPOSED: (u32, u32) = (3000, 2000);

    /// Whether its file cannot be used. It keeps its room, so that the page can be read; an error tells of it.
    pub fn is_missing(&self) -> bool {
        self.path.as_os_str().is_empty()
    }
}

/// Where the author wants the article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pins {
    /// 版名 it may go to.
    pub section: Option<String>,
    /// The page it must stand on.
    pub page: Option<PageNumber>,
    /// The slot of the page it must take: `lead`, or a slot of the page's template.
    pub slot: Option<String>,
    /// The rectangle it must take, in columns and lines from the head of the type area, the blank line at its foot included.
    pub at: Option<GridRect>,
    /// The least and the greatest number of columns it may have.
    pub width: Option<(u16, u16)>,
    /// The level its head must have.
    pub level: Option<Level>,
    /// The size its head must have.
    pub head_size: Option<Length>,
    /// Whether it must (or must not) stand in a box.
    pub boxed: Option<bool>,
    /// Articles that must stand on the same page.
    pub keep_with: Vec<ArticleId>,
    /// Whether its end may stand on another page 转版.
    pub jump: bool,
    /// Whether it runs across the two pages in the middle of the paper 跨版.
    pub spread: bool,
    /// The series it belongs to and its place in it: a later part stands on no earlier page.
    pub series: Option<(String, u16)>,
    /// The article whose rectangle it stands in; for sidebars.
    pub with: Option<ArticleId>,
    /// The standing head it is set under with others.
    pub group: Option<String>,
}

/// One article.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// Its name.
    pub id: ArticleId,
    /// Its file.
    pub source: Arc<Source>,
    /// What it is.
    pub kind: Kind,
    /// 1 lead, 2 second, 3 ordinary.
    pub priority: u8,
    /// Its headline.
    pub headline: Headline,
    /// The names that stand in its heads: those of the paper's register, and strings that recur in its own text.
    pub names: Names,
    /// The place a brief is from, set before its head.
    pub place: Option<Text>,
    /// Its writers.
    pub authors: Vec<String>,
    /// Who sent it; set in brackets at the end.
    pub credit: Option<Text>,
    /// 提要: what stands between a long story's head and its text.
    pub summary: Option<Text>,
    /// 引语: sentences of the body that may be set large beside it, where that helps the page.
    pub quotes: Vec<Text>,
    /// Its body.
    pub body: Vec<Block>,
    /// Its pictures, in the order it names them.
    pub pictures: Vec<Picture>,
    /// Where it wants to go.
    pub pins: Pins,
}

impl Article {
    /// The number of characters of the body: what an editor counts as 字.
    pub fn chars(&self) -> usize {
        self.body.iter().flat_map(Block::texts).map(Text::chars).sum()
    }

    /// What stands in brackets at its end: its writers and who sent it; none where neither is named.
    pub fn credit_line(&self) -> Option<String> {
        let mut parts = self.authors.clone();
        parts.extend(self.credit.iter().map(Text::to_plain));
        if parts.is_empty() { None } else { Some(format!("（{}）", parts.join(" "))) }
    }

    /// Its title in its file: where findings about the article as a whole point.
    pub fn span(&self) -> Span {
        self.headline.head.span_at(0).unwrap_or_else(|| self.source.span_at(0))
    }
}

//! What the browser is told: the state of an issue after a rebuild, as plain data that becomes JSON. All lengths are millimetres from the
//! top left corner of the trimmed page; lines and columns count from 1.

use serde::Serialize;

/// The issue as it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Snapshot {
    /// Rises by one with every rebuild, whether it came off or not.
    pub version: u64,
    /// When it was made, in milliseconds since 1970.
    pub at: u64,
    /// From the first change that was seen to the finished pages, in milliseconds.
    pub millis: f64,
    /// What each step took of it: name for people, milliseconds.
    pub stages: Vec<(String, f64)>,
    /// The paper.
    pub paper: PaperFacts,
    /// The last good pages; none before there were any.
    pub pages: Vec<ShownPage>,
    /// What is wrong with the paper as it stands.
    pub findings: Vec<Remark>,
    /// What kept the tool from working this time; then `pages` are of an earlier version.
    pub fault: Vec<Remark>,
    /// Versions whose pages can still be had: the last one first, the one the preview opened with at the end.
    pub earlier: Vec<Earlier>,
    /// How a file is opened in the editor: a link with `{path}`, `{line}` and `{column}`; empty where there is no such link.
    pub editor: String,
}

/// What stands over everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaperFacts {
    /// The paper's name.
    pub name: String,
    /// The date of the issue, `2020-08-12`.
    pub date: String,
    /// The folder of the issue, as it was given.
    pub folder: String,
}

/// A version from before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Earlier {
    /// Its version.
    pub version: u64,
    /// When it was made, in milliseconds since 1970.
    pub at: u64,
    /// The number and the hash of each of its pages.
    pub pages: Vec<(u16, String)>,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShownPage {
    /// Its number.
    pub number: u16,
    /// 版名.
    pub section: String,
    /// The trimmed size.
    pub size: [f64; 2],
    /// What its pictures are asked for by; another picture has another hash.
    pub hash: String,
    /// What the strip of pages shows beside it, the gravest first.
    pub badges: Vec<Badge>,
    /// Its stories in reading order, sidebars after the story they stand in.
    pub stories: Vec<Story>,
    /// What can be pointed at. Where areas lie over each other, the last is the innermost.
    pub areas: Vec<ShownArea>,
    /// The frames of its modules.
    pub frames: Vec<[f64; 4]>,
    /// The lines text stands on.
    pub grid: GridLines,
    /// The numbers of the layouts that come next, as `alternative` in issue.toml asks for them.
    pub alternatives: Vec<u16>,
}

/// A mark beside a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Badge {
    /// `overset`, `underset`, `missing-picture`, `low-resolution`, `missing-glyph`, `rule`, or `other`.
    pub kind: &'static str,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// In few words: `多 35 字`.
    pub text: String,
}

/// A story on a page. An article in two parts is a story on each of its pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Story {
    /// Its name among the stories of all pages.
    pub id: String,
    /// Its head, or what stands over a group of briefs.
    pub title: String,
    /// What it is, for people: `头条`, `图片新闻`, `简讯`…
    pub kind: String,
    /// Its file.
    pub file: FilePlace,
    /// The briefs of a group, in order; none otherwise.
    pub briefs: Vec<Brief>,
    /// Characters of its article.
    pub characters: usize,
    /// `fits`, `over` or `under`.
    pub fit: &'static str,
    /// `正好`, `还差 35 字`, `多 22 字`.
    pub fit_text: String,
    /// Where a cut pays: `第 3 段删 2 字省 1 行`.
    pub trims: Vec<String>,
}

/// A brief of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Brief {
    /// Its head.
    pub title: String,
    /// Its file.
    pub file: FilePlace,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FilePlace {
    /// As shown to people, below the folder of the issue where it lies there.
    pub shown: String,
    /// The whole path.
    pub path: String,
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Something on a page that can be pointed at.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShownArea {
    /// `story` (the whole module), `head`, `text` (one leg), `picture`, `caption`, `sidebar`, `ad`, `nameplate` or `guide`.
    pub kind: &'static str,
    /// The story it belongs to.
    pub story: Option<String>,
    /// Left, top, width, height.
    pub rect: [f64; 4],
    /// Where it comes from, where that is not the story's own place: a picture's line, the advertisement's.
    pub file: Option<FilePlace>,
    /// The resolution of a picture as printed, in pixels per inch.
    pub ppi: Option<f64>,
    /// Whether that is `good`, `low` (a warning) or `bad` (an error).
    pub ppi_grade: Option<&'static str>,
}

/// The grid of a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GridLines {
    /// Left, top, width, height of the type area.
    pub area: [f64; 4],
    /// The first baseline.
    pub first: f64,
    /// From a baseline to the next.
    pub step: f64,
    /// How many there are.
    pub lines: u16,
    /// The basic columns: left, width.
    pub columns: Vec<[f64; 2]>,
}

/// A finding, with its place on the page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Remark {
    /// Its code, as `chenbao explain` takes it.
    pub code: String,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// What it belongs to, for people: `文字`, `图片`, `版面`…
    pub group: &'static str,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub hints: Vec<String>,
    /// Where in the author's files.
    pub file: Option<FilePlace>,
    /// On which page.
    pub page: Option<u16>,
    /// Where on the page; none where that is not known closer.
    pub rect: Option<[f64; 4]>,
}

/// The layouts of a page that come next, set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Choices {
    /// The page.
    pub page: u16,
    /// The layouts.
    pub choices: Vec<Choice>,
}

/// A layout of a page that was not taken.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Choice {
    /// Its number.
    pub number: u16,
    /// What its pictures are asked for by.
    pub hash: String,
    /// What it would change and cost, a line each.
    pub notes: Vec<String>,
    /// What to write, and where: `alternative = 2`.
    pub line: String,
    /// The file that line belongs into.
    pub file: FilePlace,
}

//! One XHTML document of the book and what the book must know of it: its place in the contents, its landmark, its printed pages.

use crate::markup::Markup;

/// An entry of the table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavEntry {
    /// Its words; understandable alone, for a reader may cut or flatten the tree (epub.md §7.19).
    pub label: String,
    /// The document, with the fragment where it is not its beginning.
    pub href: String,
    /// The entries below.
    pub children: Vec<NavEntry>,
}

impl NavEntry {
    /// An entry without others below.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into(), children: vec![] }
    }
}

/// The landmarks a book may have, each once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Landmark {
    /// 封面.
    Cover,
    /// 书名页.
    TitlePage,
    /// 版权页.
    CopyrightPage,
    /// 目录.
    Contents,
    /// 编者说明.
    Preface,
    /// 正文 begins.
    BodyMatter,
    /// 术语表.
    Glossary,
    /// 图片目录.
    Illustrations,
    /// 索引.
    Index,
    /// 制作说明.
    Colophon,
}

impl Landmark {
    /// Its `epub:type` and its label.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Cover => ("cover", "封面"),
            Self::TitlePage => ("titlepage", "书名页"),
            Self::CopyrightPage => ("copyright-page", "版权页"),
            Self::Contents => ("toc", "目录"),
            Self::Preface => ("preface", "编者说明"),
            Self::BodyMatter => ("bodymatter", "正文"),
            Self::Glossary => ("glossary", "术语表"),
            Self::Illustrations => ("loi", "图片目录"),
            Self::Index => ("index", "索引"),
            Self::Colophon => ("colophon", "制作说明"),
        }
    }
}

/// A printed page's beginning in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageMark {
    /// The id in the document.
    pub id: String,
    /// Its label in the page list: `2020年·第12期·第2版`. Unique in the book.
    pub label: String,
}

/// One XHTML document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The file name: ASCII, lower case, ending in `.xhtml`.
    pub href: String,
    /// The words of `<title>`: its heading.
    pub title: String,
    /// What stands in `<body>`: sections with headings from `h1` on, without jumps.
    pub body: Markup,
    /// Whether it holds inline SVG, which the manifest must say.
    pub has_svg: bool,
    /// Whether it stands in the reading order.
    pub linear: bool,
    /// Its entries in the table of contents; none where it is not listed.
    pub entries: Vec<NavEntry>,
    /// Its landmark.
    pub landmark: Option<Landmark>,
    /// The printed pages that begin in it, in order.
    pub pages: Vec<PageMark>,
}

impl Document {
    /// A document in the reading order with one entry in the contents, its title.
    pub fn new(href: impl Into<String>, title: impl Into<String>, body: Markup) -> Self {
        let (href, title) = (href.into(), title.into());
        let entries = vec![NavEntry::new(title.clone(), href.clone())];
        Self { href, title, body, has_svg: false, linear: true, entries, landmark: None, pages: vec![] }
    }
}

//! The newspaper and one issue of it.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Article, Imprint, Names, Picture};
use crate::diag::Source;
use crate::units::{Date, GridRect, Length, PageNumber};

/// Under which kind of permit the paper appears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegistrationKind {
    /// 正式报纸, with a 国内统一刊号.
    Cn,
    /// 连续性内部资料, with a 准印证: must say 内部资料 免费交流.
    Internal,
}

/// The paper's permit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// Of which kind.
    pub kind: RegistrationKind,
    /// Its number as printed.
    pub number: String,
}

/// A QR code of the nameplate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrCode {
    /// What it says to the reader's telephone.
    pub url: String,
    /// What stands below it.
    pub caption: String,
}

/// What the print shop asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintPlan {
    /// Width and height of the trimmed page.
    pub trim: (Length, Length),
    /// How far pictures run over the trim.
    pub bleed: Length,
    /// The ICC profile of the press, a file; none for the newsprint profile of the house.
    pub icc: Option<PathBuf>,
    /// The printing condition the profile stands for, where it does not say so itself.
    pub condition: Option<String>,
    /// The most ink at one place, in percent.
    pub ink_limit: u16,
    /// 印数: how many copies.
    pub run: Option<u32>,
    /// Whom the print shop may call.
    pub contact: Option<String>,
    /// 印刷单位: who prints it.
    pub printer: Option<String>,
}

/// The newspaper 报.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The name of its folder; part of the name of outputs.
    pub id: String,
    /// The name on the nameplate.
    pub name: String,
    /// Which edition (老西门).
    pub edition: Option<String>,
    /// The English name.
    pub english: Option<String>,
    /// The slogan.
    pub slogan: Option<String>,
    /// Who publishes it, as printed.
    pub publisher: String,
    /// Its permit.
    pub registration: Registration,
    /// What else the rules want printed, and where readers find the paper.
    pub imprint: Imprint,
    /// The folder of its look under `layouts/`.
    pub layout: String,
    /// The QR codes of the nameplate.
    pub qr: Vec<QrCode>,
    /// The calligrapher's art for the nameplate: an SVG file on disk.
    pub art: Option<PathBuf>,
    /// The names its heads are never broken in, of `names.toml`.
    pub names: Names,
    /// What the print shop asks for.
    pub print: PrintPlan,
}

impl Paper {
    /// Its name with that of its edition, `社区晨报·老西门`, as it is announced.
    pub fn full_name(&self) -> String {
        full_name(&self.name, self.edition.as_deref())
    }
}

/// A paper's name with that of its edition, for who holds the two and not the [`Paper`].
pub fn full_name(name: &str, edition: Option<&str>) -> String {
    edition.map_or_else(|| name.to_owned(), |edition| format!("{name}·{edition}"))
}

/// An advertisement, 广告 or 公益广告: a picture in a rectangle that is reserved before anything is made up.
#[derive(Debug, Clone, PartialEq)]
pub struct Ad {
    /// The picture; its caption says what it shows, for those who cannot see it, and is not printed.
    pub picture: Picture,
    /// Where it stands, in columns and lines from the head of the type area.
    pub rect: GridRect,
    /// What is printed over its corner: 广告, 公益广告.
    pub label: String,
}

/// What the editor planned for one page.
#[derive(Debug, Clone, PartialEq)]
pub struct PagePlan {
    /// Its number.
    pub number: PageNumber,
    /// 版名.
    pub section: String,
    /// 责任编辑.
    pub editor: Option<String>,
    /// 视觉: who designed it.
    pub designer: Option<String>,
    /// 校对.
    pub proofreader: Option<String>,
    /// The template to prefer.
    pub template: Option<String>,
    /// Whether nothing but the template will do.
    pub forced: bool,
    /// Keep the layout that was saved.
    pub lock: bool,
    /// Which of the page's layouts to take: 1 the best, 2 and 3 the next.
    pub alternative: u16,
    /// Its advertisements.
    pub ads: Vec<Ad>,
}

impl PagePlan {
    /// A page with a number and a section, of which nothing else is asked.
    pub fn new(number: PageNumber, section: impl Into<String>) -> Self {
        Self {
            number,
            section: section.into(),
            editor: None,
            designer: None,
            proofreader: None,
            template: None,
            forced: false,
            lock: false,
            alternative: 1,
            ads: Vec::new(),
        }
    }
}

/// One issue 期, whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    /// The paper it is an issue of.
    pub paper: Paper,
    /// Its folder on disk.
    pub folder: PathBuf,
    /// `issue.toml`, for findings that concern the plan.
    pub source: Arc<Source>,
    /// 总期号.
    pub number: u32,
    /// The day it appears.
    pub date: Date,
    /// The day the next one appears.
    pub next: Option<Date>,
    /// 印刷日期, which an internal publication prints.
    pub printed: Option<Date>,
    /// Whether page 1 lists what stands on the others 导读.
    pub guide: bool,
    /// Its pages in order.
    pub pages: Vec<PagePlan>,
    /// Its articles, by name.
    pub articles: Vec<Article>,
}

impl Issue {
    /// What an editor calls a module: the headline of the article of this name, or the name itself, which is that of a group.
    pub fn title_of(&self, module: &str) -> String {
        let article = self.articles.iter().find(|article| &*article.id.0 == module);
        article.map_or_else(|| module.to_owned(), |article| article.headline.head.to_plain())
    }
}

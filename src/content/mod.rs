//! Reading a folder: from `paper.toml`, `issue.toml`, the `.md` files and pictures of an issue to raw material.
//!
//! Every fault of every file is found before anything is given back. What stops the work (no folder, an unreadable
//! `issue.toml`) is a [`Failure`]; what concerns one article is a finding beside the material, and an article whose front
//! matter cannot be read is left out.

mod form;
mod front_matter;
mod issue;
mod paper;
mod pictures;
pub mod skeleton;
mod text;
mod toml_file;
mod value;
mod yaml;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Code, Failure, Finding, Severity, Source, Span};
use crate::model::{ArticleId, Kind, PagePlan, Paper, Pins};
use crate::units::Date;

pub use pictures::{PictureFile, Shelf};

use front_matter::Draft;
use issue::IssuePlan;

/// Words from the front matter and the byte of the file they begin at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// The byte of the first one.
    pub at: usize,
}

/// A picture as the front matter names it.
#[derive(Debug, Clone, PartialEq)]
pub struct PictureEntry {
    /// The file.
    pub file: Phrase,
    /// What it shows.
    pub caption: Option<Phrase>,
    /// Who took it.
    pub credit: Option<Phrase>,
    /// The point to keep.
    pub focus: (f64, f64),
    /// The range of the aspect; none where the author says nothing.
    pub crop: Option<(f64, f64)>,
}

/// An article with its front matter read and its body still Markdown.
#[derive(Debug, Clone, PartialEq)]
pub struct RawArticle {
    /// Its name.
    pub id: ArticleId,
    /// Its file.
    pub source: Arc<Source>,
    /// What it is.
    pub kind: Kind,
    /// 1 lead, 2 second, 3 ordinary.
    pub priority: u8,
    /// 主题.
    pub title: Phrase,
    /// 引题.
    pub kicker: Option<Phrase>,
    /// 副题.
    pub deck: Option<Phrase>,
    /// The place a brief is from.
    pub place: Option<Phrase>,
    /// Its writers.
    pub authors: Vec<String>,
    /// Who sent it.
    pub credit: Option<Phrase>,
    /// Its pictures.
    pub pictures: Vec<PictureEntry>,
    /// Where it wants to go.
    pub pins: Pins,
    /// The byte of the file where the body begins.
    pub body_at: usize,
}

/// One issue as its folder has it.
#[derive(Debug)]
pub struct RawIssue {
    /// The paper it is an issue of.
    pub paper: Paper,
    /// Its folder on disk.
    pub folder: PathBuf,
    /// `issue.toml`.
    pub source: Arc<Source>,
    /// 总期号.
    pub number: u32,
    /// The day it appears.
    pub date: Date,
    /// The day the next one appears.
    pub next: Option<Date>,
    /// Whether page 1 lists what stands on the others.
    pub guide: bool,
    /// Its pages in order.
    pub pages: Vec<PagePlan>,
    /// Its articles, by name.
    pub articles: Vec<RawArticle>,
    /// The pictures the articles may name.
    pub shelf: Shelf,
    /// The faults of the articles.
    pub findings: Vec<Finding>,
}

/// Reads the issue in a folder.
///
/// 1. Find the folder and its paper. 2. Read `paper.toml` and `issue.toml`. 3. Read the front matter of every article.
/// 4. Check what articles say of pages and of each other. 5. Read the headers of the pictures.
pub fn read_issue(folder: &Path) -> Result<RawIssue, Failure> {
    let shown = Shown::new(folder);
    let paper_folder = check_folder(folder, &shown)?;
    let mut findings = vec![];
    let paper = read_paper(&paper_folder, &shown, &mut findings);
    let plan = read_plan(folder, &shown, &mut findings);
    let listing = Listing::of(folder, &shown, &mut findings);
    let (articles, shelf) = rayon::join(
        || read_articles(folder, &shown, &listing.articles),
        || Shelf::read(folder, &listing.others, listing.links.clone()),
    );
    let (mut drafts, article_findings) = articles;
    findings.extend(article_findings);
    if let Some((_, plan)) = &plan {
        check_pages(&drafts, &plan.pages, &mut findings);
        check_leads(&drafts, &plan.pages, &mut findings);
    }
    resolve_with(&mut drafts, &mut findings);
    if listing.articles.is_empty() {
        findings.push(
            Finding::new(Code::EmptyIssue, "这一期没有稿件")
                .at(Span::file(shown.of(folder)))
                .hint("把 .md 稿件放进这个文件夹，可以分子文件夹"),
        );
    }
    let articles: Vec<RawArticle> = drafts.into_iter().map(|draft| draft.article).collect();
    match (paper, plan) {
        (Some(paper), Some((source, plan))) if !articles.is_empty() => Ok(RawIssue {
            paper,
            folder: folder.to_owned(),
            source,
            number: plan.number,
            date: plan.date,
            next: plan.next,
            guide: false,
            pages: plan.pages,
            articles,
            shelf,
            findings,
        }),
        _ => Err(with_an_error(findings, folder, &shown).into()),
    }
}

/// The findings of an issue that cannot be read: an editor must be told of at least one error.
fn with_an_error(mut findings: Vec<Finding>, folder: &Path, shown: &Shown) -> Vec<Finding> {
    if findings.iter().all(|finding| finding.severity != Severity::Error) {
        findings.push(
            Finding::new(Code::FileUnreadable, "这一期读不出来")
                .at(Span::file(shown.of(folder)))
                .hint("查看 paper.toml、issue.toml 和稿件是否完整"),
        );
    }
    findings
}

/// How paths are shown: relative to where the command runs if they are below it, else as they were given.
struct Shown {
    here: PathBuf,
}

impl Shown {
    fn new(folder: &Path) -> Self {
        let here = std::env::current_dir().unwrap_or_else(|_| folder.to_owned());
        Self { here }
    }

    fn of(&self, path: &Path) -> String {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let shown = absolute.strip_prefix(&self.here).unwrap_or(path);
        let shown = shown.to_string_lossy().replace('\\', "/");
        if shown.is_empty() { ".".to_owned() } else { shown }
    }
}

/// The paper's folder, two above the issue's.
fn check_folder(folder: &Path, shown: &Shown) -> Result<PathBuf, Finding> {
    let place = Span::file(shown.of(folder));
    let missing = |message: String| Finding::new(Code::FolderMissing, message).at(place.clone());
    if !folder.is_dir() {
        return Err(missing(format!("没有文件夹“{}”", shown.of(folder)))
            .hint("一期的文件夹形如 content/laoximen/issues/2020-08-12"));
    }
    let whole = folder.canonicalize().map_err(|error| missing(format!("文件夹打不开：{error}")))?;
    if !folder.join("issue.toml").is_file() {
        let remedy = if folder.join("paper.toml").is_file() {
            format!("这是报纸的文件夹，请指明其中一期：{}", issue_names(folder).join(" "))
        } else {
            "issue.toml 写期号、日期和各版，放在期文件夹里".to_owned()
        };
        return Err(missing("文件夹里没有 issue.toml".to_owned()).hint(remedy));
    }
    let paper_folder = whole.parent().and_then(Path::parent).map(Path::to_owned).unwrap_or_default();
    if !paper_folder.join("paper.toml").is_file() {
        let remedy = "期文件夹放在 <报纸>/issues/ 里，paper.toml 放在 <报纸>/ 里";
        return Err(missing(format!("找不到 {}", shown.of(&paper_folder.join("paper.toml")))).hint(remedy));
    }
    Ok(paper_folder)
}

/// The issues of a paper, the latest first.
fn issue_names(paper_folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(paper_folder.join("issues")).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().join("issue.toml").is_file())
        .map(|entry| format!("issues/{}", entry.file_name().to_string_lossy()))
        .collect();
    names.sort();
    names.reverse();
    names.truncate(5);
    names
}

fn read_paper(folder: &Path, shown: &Shown, findings: &mut Vec<Finding>) -> Option<Paper> {
    let path = folder.join("paper.toml");
    let (paper, faults) = match text::read(&path, &shown.of(&path)) {
        Ok(source) => paper::read(&source, folder),
        Err(finding) => (None, vec![finding]),
    };
    findings.extend(faults);
    paper
}

fn read_plan(folder: &Path, shown: &Shown, findings: &mut Vec<Finding>) -> Option<(Arc<Source>, IssuePlan)> {
    let path = folder.join("issue.toml");
    let name = folder.canonicalize().ok()?.file_name()?.to_string_lossy().into_owned();
    match text::read(&path, &shown.of(&path)) {
        Ok(source) => {
            let (plan, faults) = issue::read(&source, &name);
            findings.extend(faults);
            Some((source, plan?))
        }
        Err(finding) => {
            findings.push(finding);
            None
        }
    }
}

/// The files of an issue folder, relative to it, sorted.
#[derive(Default)]
struct Listing {
    articles: Vec<String>,
    others: Vec<String>,
    links: Vec<String>,
}

impl Listing {
    fn of(folder: &Path, shown: &Shown, findings: &mut Vec<Finding>) -> Self {
        let root = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let mut listing = Self::default();
        let hidden = |name: &str| name.starts_with(['.', '~']);
        let walk = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
        let visible = |entry: &walkdir::DirEntry| entry.depth() == 0 || !hidden(&entry.file_name().to_string_lossy());
        for entry in walk.filter_entry(visible) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    findings.push(Finding::new(Code::FileUnreadable, format!("读不出：{error}")));
                    continue;
                }
            };
            // Pipes and devices are passed over: reading one would wait for ever.
            if entry.file_type().is_file() || entry.path_is_symlink() {
                listing.add(&entry, folder, &root, shown, findings);
            }
        }
        listing.articles.sort();
        listing
    }

    fn add(
        &mut self,
        entry: &walkdir::DirEntry,
        folder: &Path,
        root: &Path,
        shown: &Shown,
        findings: &mut Vec<Finding>,
    ) {
        let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let name = relative.to_string_lossy().replace('\\', "/");
        let extension = Path::new(&name).extension().map(|extension| extension.to_string_lossy().to_lowercase());
        let is_article = extension.as_deref() == Some("md");
        if matches!(extension.as_deref(), Some("txt" | "markdown" | "doc" | "docx" | "wps" | "rtf")) {
            findings.push(
                Finding::new(Code::NotAnArticle, format!("“{name}”不是 .md 文件，不会见报"))
                    .at(Span::file(shown.of(entry.path())))
                    .hint("另存为 UTF-8 的 .md 文件，开头写稿头；不是稿件就移出期文件夹"),
            );
            return;
        }
        let outside = entry.path_is_symlink()
            && !entry.path().canonicalize().is_ok_and(|target| target.starts_with(root) && target.is_file());
        if outside && is_article {
            findings.push(
                Finding::new(Code::PathOutside, format!("稿件“{name}”是指到期文件夹之外的符号链接"))
                    .at(Span::file(shown.of(entry.path())))
                    .hint("把稿件复制到期文件夹里"),
            );
        } else if outside {
            self.links.push(name);
        } else if is_article {
            self.articles.push(name);
        } else if !name.ends_with(".toml") && !name.ends_with(".json") {
            self.others.push(name);
        }
    }
}

fn read_articles(folder: &Path, shown: &Shown, names: &[String]) -> (Vec<Draft>, Vec<Finding>) {
    let read: Vec<(Option<Draft>, Vec<Finding>)> = names
        .par_iter()
        .map(|name| {
            let path = folder.join(name);
            match text::read(&path, &shown.of(&path)) {
                Ok(source) => {
                    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
                    front_matter::read(ArticleId(stem.into()), &source)
                }
                Err(finding) => (None, vec![finding]),
            }
        })
        .collect();
    let mut drafts = vec![];
    let mut findings = vec![];
    for (draft, faults) in read {
        drafts.extend(draft);
        findings.extend(faults);
    }
    drafts.sort_by(|a, b| a.article.id.cmp(&b.article.id));
    (keep_first(drafts, &mut findings), findings)
}

/// One article for each name: `a.md` and `a.MD` in one folder would be the same article.
fn keep_first(drafts: Vec<Draft>, findings: &mut Vec<Finding>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = vec![];
    for draft in drafts {
        match kept.last().filter(|first| first.article.id == draft.article.id) {
            Some(first) => findings.push(
                Finding::new(Code::AlreadyExists, format!("与“{}”同名，只差后缀的大小写", first.article.source.path))
                    .at(draft.article.source.span_at(0))
                    .hint("换一个文件名，或删去多余的一份"),
            ),
            None => kept.push(draft),
        }
    }
    kept
}

/// Every page and section an article asks for must exist.
fn check_pages(drafts: &[Draft], pages: &[PagePlan], findings: &mut Vec<Finding>) {
    let sections: Vec<&str> = pages.iter().map(|page| page.section.as_str()).collect();
    for draft in drafts {
        let (article, pins) = (&draft.article, &draft.article.pins);
        if let Some(page) = pins.page.filter(|page| page.index() >= pages.len()) {
            findings.push(
                Finding::new(Code::PageUnknown, format!("稿件要上第 {page} 版，本期只有 {} 版", pages.len()))
                    .at(article.source.span_at(draft.page_at))
                    .hint("改 page，或在 issue.toml 里加版"),
            );
        }
        if let Some(section) = pins.section.as_deref().filter(|section| !sections.contains(section)) {
            let guess = form::nearest(section, &sections);
            let remedy = guess
                .map_or_else(|| format!("本期的版名：{}", sections.join(" ")), |guess| format!("是不是“{guess}”？"));
            findings.push(
                Finding::new(Code::PageUnknown, format!("本期没有叫“{section}”的版"))
                    .at(article.source.span_at(draft.section_at))
                    .hint(remedy),
            );
        }
    }
}

/// A page has one lead.
fn check_leads(drafts: &[Draft], pages: &[PagePlan], findings: &mut Vec<Finding>) {
    let mut leads: Vec<(usize, &ArticleId)> = vec![];
    for draft in drafts.iter().filter(|draft| draft.article.pins.slot.as_deref() == Some("lead")) {
        let Some(page) = pinned_page(&draft.article.pins, pages) else { continue };
        match leads.iter().find(|(other, _)| *other == page) {
            Some((_, first)) => {
                let message = format!("第 {} 版已有头条“{first}”", page + 1);
                let finding = Finding::new(Code::WrongValue, message);
                findings.push(
                    finding.at(draft.article.source.span_at(draft.slot_at)).hint("一版只有一个头条，删去一处 slot"),
                );
            }
            None => leads.push((page, &draft.article.id)),
        }
    }
}

/// The one page an article can go to, if it is pinned to one.
fn pinned_page(pins: &Pins, pages: &[PagePlan]) -> Option<usize> {
    if let Some(page) = pins.page {
        return Some(page.index());
    }
    let section = pins.section.as_deref()?;
    let mut having = pages.iter().enumerate().filter(|(_, page)| page.section == section);
    let (index, _) = having.next()?;
    having.next().is_none().then_some(index)
}

/// Turns what `with` says into the article meant: by its whole name, or by its file name where that is the only one.
fn resolve_with(drafts: &mut [Draft], findings: &mut Vec<Finding>) {
    let known: Vec<(ArticleId, Kind)> =
        drafts.iter().map(|draft| (draft.article.id.clone(), draft.article.kind)).collect();
    for draft in drafts {
        let Some(with) = &draft.with else { continue };
        match find_host(&known, &draft.article.id, with.text.trim().trim_end_matches(".md")) {
            Ok(id) => draft.article.pins.with = Some(id),
            Err((message, remedy)) => findings
                .push(Finding::new(Code::WithUnknown, message).at(draft.article.source.span_at(with.at)).hint(remedy)),
        }
    }
}

fn find_host(known: &[(ArticleId, Kind)], own: &ArticleId, name: &str) -> Result<ArticleId, (String, String)> {
    let exact = known.iter().find(|(id, _)| &*id.0 == name);
    let by_stem: Vec<&(ArticleId, Kind)> = known.iter().filter(|(id, _)| id.stem() == name).collect();
    let found = match (exact, by_stem.as_slice()) {
        (Some(found), _) | (None, &[found]) => found,
        (None, []) => {
            let stems: Vec<&str> = known.iter().map(|(id, _)| id.stem()).filter(|stem| *stem != own.stem()).collect();
            let remedy = form::nearest(name, &stems)
                .map_or_else(|| "with 写所附稿件的文件名，不带 .md".to_owned(), |stem| format!("是不是“{stem}”？"));
            return Err((format!("没有稿件“{name}”"), remedy));
        }
        (None, several) => {
            let names: Vec<String> = several.iter().map(|(id, _)| id.to_string()).collect();
            return Err((format!("有几篇稿件都叫“{name}”"), format!("写明是哪一篇：{}", names.join(" "))));
        }
    };
    match found {
        (id, _) if id == own => Err(("稿件不能附在自己上面".to_owned(), "with 写所附稿件的文件名".to_owned())),
        (_, Kind::Sidebar) => Err((format!("“{name}”自己也是延伸阅读"), "延伸阅读要附在一篇普通稿件上".to_owned())),
        (id, Kind::Story | Kind::Photo) => Ok(id.clone()),
        (_, kind) => {
            let name_of = |(name, of): &(&'static str, Kind)| (of == kind).then_some(*name);
            let kind = front_matter::KINDS.iter().find_map(name_of).unwrap_or_default();
            let message = format!("“{name}”是 {kind}，不能附延伸阅读");
            Err((message, "延伸阅读附在普通稿件（story）或图片稿（photo）上".to_owned()))
        }
    }
}

//! Folders of content: whether one is an issue's, what files are in it, and how their paths are shown.

use std::path::{Path, PathBuf};

use chenbao_intake::register::{DRAFTS, INCOMING};

use crate::diag::{Code, Finding, Span};

/// How paths are shown: relative to where the command runs if they are below it, else as they were given.
pub(super) struct Shown {
    here: PathBuf,
}

impl Shown {
    /// Paths as they are shown to whoever asked for this folder.
    pub(super) fn new(folder: &Path) -> Self {
        let here = std::env::current_dir().unwrap_or_else(|_| folder.to_owned());
        Self { here }
    }

    /// A path as it is shown.
    pub(super) fn path(&self, path: &Path) -> String {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let shown = absolute.strip_prefix(&self.here).unwrap_or(path);
        let shown = shown.to_string_lossy().replace('\\', "/");
        if shown.is_empty() { ".".to_owned() } else { shown }
    }
}

/// The paper's folder, two above the issue's.
pub(super) fn check_folder(folder: &Path, shown: &Shown) -> Result<PathBuf, Finding> {
    let place = Span::file(shown.path(folder));
    let missing = |message: String| Finding::new(Code::FolderMissing, message).at(place.clone());
    if !folder.is_dir() {
        return Err(missing(format!("没有文件夹“{}”", shown.path(folder)))
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
        return Err(missing(format!("找不到 {}", shown.path(&paper_folder.join("paper.toml")))).hint(remedy));
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

/// The most articles of an issue: sixty-four pages of six. Time and memory grow with them, so more are refused before they are read.
const MOST_ARTICLES: usize = 400;
/// The most files beside them.
const MOST_OTHERS: usize = 4_000;
/// The most files and folders that are looked at.
const FILES_SEEN: usize = 50_000;

/// The files of an issue folder or of the fillers, relative to it, sorted.
#[derive(Default)]
pub(super) struct Listing {
    /// The articles: all `.md` files.
    pub(super) articles: Vec<String>,
    /// What may be a picture.
    pub(super) others: Vec<String>,
    /// Symbolic links that lead outside.
    pub(super) links: Vec<String>,
}

impl Listing {
    /// The files below a folder that are not hidden; what cannot be used is noted.
    pub(super) fn scan(folder: &Path, shown: &Shown, findings: &mut Vec<Finding>) -> Self {
        let root = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let mut listing = Self::default();
        let hidden = |name: &str| name.starts_with(['.', '~']);
        let is_intake = |entry: &walkdir::DirEntry| {
            entry.depth() == 1
                && entry.file_type().is_dir()
                && [INCOMING, DRAFTS].iter().any(|name| entry.file_name() == *name)
        };
        let walk = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
        let visible = |entry: &walkdir::DirEntry| {
            entry.depth() == 0 || (!hidden(&entry.file_name().to_string_lossy()) && !is_intake(entry))
        };
        for entry in walk.filter_entry(visible).take(FILES_SEEN) {
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

    /// What an issue's folder holds beyond what one paper can be, told with the sum.
    pub(super) fn excess(&self, folder: &Path, shown: &Shown) -> Option<Finding> {
        let (articles, others) = (self.articles.len(), self.others.len());
        if articles <= MOST_ARTICLES && others <= MOST_OTHERS {
            return None;
        }
        let sizes = self.articles.iter().filter_map(|name| folder.join(name).metadata().ok());
        // Three bytes a character.
        let characters: u64 = sizes.map(|data| data.len() / 3).sum();
        let message =
            format!("期文件夹里有 {articles} 篇稿件（约 {characters} 字）、{others} 个别的文件，一期排不了这么多");
        let hint = format!(
            "最多 {MOST_ARTICLES} 篇稿件、{MOST_OTHERS} 个别的文件；是不是误放了别的文件夹？不用的移出期文件夹"
        );
        Some(Finding::new(Code::IssueTooLarge, message).at(Span::file(shown.path(folder))).hint(hint))
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
        if matches!(extension.as_deref(), Some("txt" | "markdown" | "doc" | "docx" | "docm" | "wps" | "rtf")) {
            findings.push(
                Finding::new(Code::NotAnArticle, format!("“{name}”不是 .md 文件，不会见报"))
                    .at(Span::file(shown.path(entry.path())))
                    .hint(format!("收稿：chenbao intake {} {}", shown.path(folder), shown.path(entry.path())))
                    .hint("不是稿件，就移到期文件夹的 incoming/ 里，或移出去"),
            );
            return;
        }
        let outside = entry.path_is_symlink()
            && !entry.path().canonicalize().is_ok_and(|target| target.starts_with(root) && target.is_file());
        if outside && is_article {
            findings.push(
                Finding::new(Code::PathOutside, format!("稿件“{name}”是指到期文件夹之外的符号链接"))
                    .at(Span::file(shown.path(entry.path())))
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

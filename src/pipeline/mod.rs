//! The pipeline: a folder is read, made into copy, made up, typeset and checked; then exported.

mod anthology;
mod judged;
mod press;
mod settled;
mod workshop;

pub use anthology::{AnthologyWishes, Bound, bind, bind_issue, withdraw_book};
pub use press::{PressWishes, Pressed, press, withdraw_press};
pub use settled::{Settled, settled};
pub use workshop::Workshop;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::diag;
use crate::diag::{Code, Failure, Finding, Severity, Span, has_errors};
use crate::export::{Artifact, publish, screen_pdf, screen_png};
use crate::makeup::layout::Layout;
use crate::makeup::metrics::MetricsReport;
use crate::makeup::template::PageTemplate;
use crate::model::Issue;
use crate::typeset::{Fonts, Pages, Typesetter};

/// A step of the pipeline, for those who show progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Reading the folder and making copy of it.
    Read,
    /// Measuring and searching.
    MakeUp,
    /// Setting the pages.
    Typeset,
    /// Checking the set pages.
    Check,
    /// Writing.
    Export,
    /// Drawing the cover of a book.
    Cover,
    /// Putting a book together.
    Bind,
    /// Separating the pictures into the inks of the press.
    Separate,
    /// Setting the pages for the press.
    Press,
    /// Reading the files for the press as a print shop would.
    Preflight,
}

impl Step {
    /// The step's name for people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Read => "读稿",
            Self::MakeUp => "组版",
            Self::Typeset => "排字",
            Self::Check => "检查",
            Self::Export => "输出",
            Self::Cover => "封面",
            Self::Bind => "成书",
            Self::Separate => "分色",
            Self::Press => "印刷文件",
            Self::Preflight => "预检",
        }
    }
}

/// Where the tool's own files are.
#[derive(Debug, Clone)]
pub struct Resources {
    /// The folder of the faces.
    pub fonts: PathBuf,
    /// The folder of the looks.
    pub layouts: PathBuf,
}

impl Resources {
    /// Finds `fonts/` and `layouts/`: as given, else above the issue's folder, else above the working directory, else above the
    /// program itself.
    ///
    /// # Errors
    /// When they are in none of these places.
    pub fn find(issue: &Path, fonts: Option<PathBuf>, layouts: Option<PathBuf>) -> Result<Self, Failure> {
        let starts: Vec<PathBuf> =
            [issue.canonicalize().ok(), std::env::current_dir().ok(), std::env::current_exe().ok()]
                .into_iter()
                .flatten()
                .collect();
        let search = |name: &str, marker: &str| {
            starts
                .iter()
                .flat_map(|start| start.ancestors())
                .map(|folder| folder.join(name))
                .find(|folder| folder.join(marker).exists())
        };
        let fonts = fonts.or_else(|| search("fonts", "manifest.toml")).ok_or_else(|| {
            Finding::new(Code::FontMissing, "找不到字体文件夹 fonts/").hint("用 --fonts 指明它在哪里")
        })?;
        let layouts = layouts.or_else(|| search("layouts", "community")).ok_or_else(|| {
            Finding::new(Code::LookInvalid, "找不到版面样式文件夹 layouts/").hint("用 --layouts 指明它在哪里")
        })?;
        Ok(Self { fonts, layouts })
    }
}

/// What the caller wants beyond the folder.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// A look other than the paper's own.
    pub layout: Option<String>,
    /// Where the outputs of this issue lie; by default [`default_folder`]. The layout saved there keeps what has not changed where
    /// it was.
    pub out: Option<PathBuf>,
    /// Make everything up anew, whatever was saved.
    pub fresh: bool,
}

/// Where the outputs of an issue go unless the editor says otherwise; those in another look have a folder of their own.
pub fn default_folder(issue: &Issue, wishes: &Wishes) -> PathBuf {
    let look = wishes.layout.as_ref().map(|layout| format!("-{layout}")).unwrap_or_default();
    PathBuf::from("out").join(format!("{}-{}{look}", issue.paper.id, issue.date))
}

/// The layout an issue had before; none where there is none, or none that can be read.
fn saved_layout(wishes: &Wishes, issue: &Issue) -> Option<Layout> {
    let folder = wishes.out.clone().unwrap_or_else(|| default_folder(issue, wishes));
    let saved: Layout = serde_json::from_slice(&std::fs::read(folder.join("layout.json")).ok()?).ok()?;
    Some(saved.trusted())
}

/// An issue made up, set and checked.
pub struct Made {
    /// The issue.
    pub issue: Issue,
    /// The faces it is set in.
    pub fonts: Arc<Fonts>,
    /// Where everything went.
    pub layout: Layout,
    /// The pages.
    pub pages: Pages,
    /// The measures of the makeup.
    pub metrics: MetricsReport,
    /// All findings, in the order of the work.
    pub findings: Vec<Finding>,
    /// What each step took.
    pub times: Vec<(Step, Duration)>,
}

impl Made {
    /// Whether the paper may go to print.
    pub fn is_sound(&self) -> bool {
        !has_errors(&self.findings)
    }
}

/// Makes an issue, from its folder to checked pages.
///
/// # Errors
/// What kept the tool from working: a folder, a file, a font or a look that cannot be used.
pub fn make(folder: &Path, resources: &Resources, wishes: &Wishes, progress: &dyn Fn(Step)) -> Result<Made, Failure> {
    Workshop::new(folder, resources, wishes).make(progress)
}

fn page_templates(setter: &Typesetter) -> Result<Vec<PageTemplate>, Failure> {
    let mut templates = Vec::new();
    let mut faults = Vec::new();
    for (path, text) in setter.templates() {
        match PageTemplate::from_toml(text) {
            Ok(template) => templates.push(template),
            Err(fault) => faults.push(
                Finding::new(Code::LookInvalid, format!("版式模板写错了：{fault}")).at(Span::file(path.as_str())),
            ),
        }
    }
    if faults.is_empty() { Ok(templates) } else { Err(faults.into()) }
}

/// What to write.
#[derive(Debug, Clone, Copy)]
pub struct Exports {
    /// Pictures of the pages.
    pub pages: bool,
}

/// Writes what was made. A paper with errors gets its page pictures, its layout and its findings, but no `paper.pdf`, and one of
/// an earlier run is removed: what lies in the folder is never older than the content.
///
/// # Errors
/// What kept the files from being written; then the folder is as it was.
pub fn export(made: &Made, folder: &Path, exports: Exports) -> Result<(), Failure> {
    let mut artifacts = Vec::new();
    let mut superseded: Vec<PathBuf> = Vec::new();
    let (pdf, pictures) = rayon::join(
        || if made.is_sound() { screen_pdf(&made.pages, &made.issue).map(Some) } else { Ok(None) },
        || if exports.pages { screen_png(&made.pages) } else { Ok(Vec::new()) },
    );
    match pdf? {
        Some(artifact) => artifacts.push(artifact),
        None => superseded.push("paper.pdf".into()),
    }
    artifacts.extend(pictures?);
    let first_gone = if exports.pages { made.pages.len() + 1 } else { 1 };
    superseded.extend((first_gone..=99).map(|number| PathBuf::from(format!("pages/{number:02}.png"))));
    // Files of these names are ours only where a build has been before.
    if !folder.join("layout.json").exists() {
        superseded.clear();
    }
    if !breaks_lock(made) {
        artifacts.push(Artifact::new("layout.json", json(&made.layout)?));
    }
    artifacts.push(Artifact::new("findings.json", diag::render::json(&made.findings).into_bytes()));
    publish(folder, &artifacts, &superseded)
}

/// Whether a lock could not be kept; it needs the layout it locks.
fn breaks_lock(made: &Made) -> bool {
    made.findings.iter().any(|finding| finding.code == Code::LayoutStale && finding.severity == Severity::Error)
}

/// Saves the layout alone, so that the next build makes the issue up alike. Not one that breaks a lock.
///
/// # Errors
/// A folder among the author's files; what kept the file from being written.
pub fn save_layout(made: &Made, folder: &Path) -> Result<(), Failure> {
    keep_out_of_content(folder, &made.issue.folder)?;
    if breaks_lock(made) {
        return Ok(());
    }
    publish(folder, &[Artifact::new("layout.json", json(&made.layout)?)], &[])
}

/// Outputs must not come to lie among the author's files: those of the paper that a folder of content belongs to.
///
/// # Errors
/// The folder lies among them.
pub fn keep_out_of_content(folder: &Path, content: &Path) -> Result<(), Failure> {
    // The folder need not exist yet; the nearest that does tells where it would be.
    let out = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let real = out.ancestors().find_map(|ancestor| ancestor.canonicalize().ok());
    let content = content.canonicalize().unwrap_or_else(|_| content.to_owned());
    let paper = content.ancestors().find(|ancestor| ancestor.join("paper.toml").is_file()).unwrap_or(&content);
    let inside = real.is_some_and(|real| real.starts_with(paper));
    if !inside {
        return Ok(());
    }
    let message = format!("成品不能写到稿件的文件夹里：“{}”", folder.display());
    Err(Finding::new(Code::OutputFailed, message)
        .hint("用 --out 写到稿件文件夹以外的地方，或到项目的文件夹里运行")
        .into())
}

/// Saves the layout alone, and notes what is settled, so that the next run for the press need not make the issue again. Files for the press
/// that were made from something else are removed: what lies there may be plated.
///
/// # Errors
/// What kept the file from being written.
pub fn settle(made: &Made, resources: &Resources, folder: &Path) -> Result<(), Failure> {
    publish(folder, &[Artifact::new("layout.json", json(&made.layout)?)], &[])?;
    let changed = settled::note(&made.issue, &made.fonts, resources, folder);
    if changed { withdraw_press(&made.issue, folder) } else { Ok(()) }
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, Failure> {
    let mut bytes = serde_json::to_vec_pretty(value)
        .map_err(|error| Finding::new(Code::OutputFailed, format!("写不成 JSON：{error}")))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The files of a look, in order.
fn look_files(folder: &Path) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
    files.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// Times the steps and tells of them.
struct Clock<'a> {
    progress: &'a dyn Fn(Step),
    current: Option<(Step, Instant)>,
    times: Vec<(Step, Duration)>,
}

impl<'a> Clock<'a> {
    fn new(progress: &'a dyn Fn(Step)) -> Self {
        Self { progress, current: None, times: Vec::new() }
    }

    fn begin(&mut self, step: Step) {
        self.end();
        (self.progress)(step);
        self.current = Some((step, Instant::now()));
    }

    fn end(&mut self) {
        if let Some((step, start)) = self.current.take() {
            self.times.push((step, start.elapsed()));
        }
    }

    fn finish(mut self) -> Vec<(Step, Duration)> {
        self.end();
        self.times
    }
}

//! The studio of an issue's folder: every save becomes pages again. Takes the folder as it is; gives snapshots, and the pictures of the pages
//! they tell of.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::prints::{Prints, VERSIONS, Version};
use super::rebuild::now;
use super::remarks::{remark, remarks};
use super::snapshot::{Choice, Choices, Earlier, FilePlace, PaperFacts, Snapshot};
use super::view::{IssueView, file_place};
use super::{Pictures, Studio};
use crate::diag::{Code, Failure, Finding};
use crate::makeup::difference::notes;
use crate::makeup::layout::{Alternative, PageLayout};
use crate::model::Issue;
use crate::pipeline::{Made, MakeOptions, Resources, Workshop, save_layout};
use crate::serve::listening::STACK;
use crate::units::PageNumber;

/// What the studio and those who draw its pages share.
struct Shared {
    workshop: Mutex<Workshop>,
    prints: Prints,
    /// The folder of the issue, whole.
    folder: PathBuf,
}

impl Shared {
    fn workshop(&self) -> MutexGuard<'_, Workshop> {
        self.workshop.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The studio of one issue.
struct IssueStudio {
    shared: Arc<Shared>,
    /// Where the looks and the faces are, from the root.
    resources: Resources,
    making: MakeOptions,
    /// What a file is opened with in the editor.
    editor: String,
    /// The folder as it was given.
    shown: String,
    version: u64,
    /// The last good version, and when it was made; then those before it, and at the end the first.
    history: Vec<Earlier>,
    corner: [f64; 2],
    /// Whether there is a layout that is not saved.
    unsaved: bool,
}

/// A studio for the issue in a folder, and what draws its pages. `editor` is the link a file is opened by, with `{path}`, `{line}` and `{column}`.
pub fn studio(
    folder: &Path,
    resources: &Resources,
    making: &MakeOptions,
    editor: &str,
) -> (Box<dyn Studio>, Arc<dyn Pictures>) {
    let from_root = |folder: &Path| std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let whole = folder.canonicalize().unwrap_or_else(|_| from_root(folder));
    let workshop = Mutex::new(Workshop::new(folder, resources, making));
    let shared = Arc::new(Shared { workshop, prints: Prints::default(), folder: whole });
    let studio = IssueStudio {
        shared: shared.clone(),
        resources: Resources { fonts: from_root(&resources.fonts), layouts: from_root(&resources.layouts) },
        making: making.clone(),
        editor: editor.to_owned(),
        shown: folder.display().to_string(),
        version: 0,
        history: Vec::new(),
        corner: [0.0; 2],
        unsaved: false,
    };
    (Box::new(studio), Arc::new(Drawn(shared)))
}

impl Studio for IssueStudio {
    fn rebuild(&mut self, since: Instant, fresh: bool) -> Snapshot {
        self.version += 1;
        let made = {
            let mut workshop = self.shared.workshop();
            if fresh {
                workshop.start_afresh();
            }
            let made = workshop.make_whole(&|_| {});
            if let Ok(made) = &made {
                self.corner = workshop.type_area_mm(&made.issue);
            }
            made
        };
        let fault = match made {
            Ok(made) => {
                self.take(Version::new(made));
                Vec::new()
            }
            Err(failure) => failure.findings.iter().map(|finding| remark(finding, &self.shared.folder)).collect(),
        };
        let mut snapshot = self.snapshot();
        snapshot.fault = fault;
        snapshot.millis = milliseconds(since.elapsed());
        snapshot
    }

    fn watched(&self) -> Vec<PathBuf> {
        let issue = &self.shared.folder;
        let tool = [self.resources.layouts.clone(), self.resources.fonts.join("manifest.toml")];
        let paper = issue.ancestors().nth(2).map(|paper| (paper, paper.join("paper.toml")));
        let own = match paper {
            Some((paper, settings)) if settings.is_file() => vec![paper.to_owned()],
            // A folder without that file is no paper's; the file may come back.
            Some((_, settings)) => vec![issue.clone(), settings],
            None => vec![issue.clone()],
        };
        own.into_iter().chain(tool).collect()
    }

    fn ignores(&self, path: &Path) -> bool {
        let paper = self.watched().into_iter().find(|root| path.starts_with(root));
        let below = paper.as_deref().and_then(|root| path.strip_prefix(root).ok()).unwrap_or(Path::new(""));
        let issue = &self.shared.folder;
        // Other issues of the same paper are none of ours.
        let elsewhere = issue.parent().is_some_and(|issues| {
            issues != issue && paper.as_deref() != Some(issues) && path.starts_with(issues) && path != issues
        }) && !path.starts_with(issue);
        elsewhere || below.components().any(|part| is_passing(&part.as_os_str().to_string_lossy()))
    }

    fn after(&mut self) {
        self.shared.workshop().rest();
        let Some(latest) = self.shared.prints.latest().filter(|_| self.unsaved) else { return };
        let made = &latest.made;
        // A layout that cannot be saved is made again by the next build.
        self.unsaved = save_layout(made, &self.making).is_err();
    }
}

/// Whether a file of this name comes and goes: hidden files, and what editors write beside a file while they save it.
fn is_passing(name: &str) -> bool {
    let ends = ["~", ".swp", ".swx", ".tmp", ".bak", ".part", ".crdownload"];
    name.starts_with(['.', '~', '#']) || name == "4913" || ends.iter().any(|end| name.ends_with(end))
}

impl IssueStudio {
    /// Takes a version whose pages can be asked for from now on, and has what has changed drawn.
    fn take(&mut self, version: Version) {
        let pages: Vec<(u16, String)> = version.pages().map(|(page, hash)| (page.get(), hash.clone())).collect();
        let same = self.history.first().is_some_and(|last| last.pages == pages);
        self.unsaved |= !same || self.history.len() <= 1;
        if same {
            self.history.remove(0);
        }
        self.history.insert(0, Earlier { version: self.version, at: now(), pages });
        while self.history.len() > VERSIONS + 1 {
            self.history.remove(VERSIONS);
        }
        self.shared.prints.add(Arc::new(version));
        if !same {
            let shared = self.shared.clone();
            // Where no thread can be had, the pages are drawn when they are asked for.
            let _ = std::thread::Builder::new()
                .name("preview-draw".to_owned())
                .stack_size(STACK)
                .spawn(move || shared.prints.draw_ahead());
        }
    }

    /// The last good issue as the browser sees it.
    fn snapshot(&self) -> Snapshot {
        let latest = self.shared.prints.latest();
        let paper = |issue: &Issue| PaperFacts {
            name: issue.paper.name.clone(),
            date: issue.date.to_string(),
            folder: self.shown.clone(),
        };
        let nothing = PaperFacts { name: String::new(), date: String::new(), folder: self.shown.clone() };
        let mut snapshot = Snapshot {
            version: self.version,
            at: now(),
            millis: 0.0,
            stages: Vec::new(),
            paper: latest.as_ref().map_or(nothing, |latest| paper(&latest.made.issue)),
            pages: Vec::new(),
            findings: Vec::new(),
            fault: Vec::new(),
            earlier: self.history.iter().skip(1).cloned().collect(),
            editor: self.editor.clone(),
        };
        if let Some(latest) = latest {
            let Made { layout, times, .. } = &latest.made;
            let view = IssueView { made: &latest.made, corner: self.corner, folder: self.shared.folder.clone() };
            snapshot.stages = times.iter().map(|(step, time)| (step.label().to_owned(), milliseconds(*time))).collect();
            snapshot.findings = remarks(&view);
            let pages = layout.pages.iter().zip(&latest.hashes);
            snapshot.pages = pages.map(|(page, hash)| view.page(page, hash, &snapshot.findings)).collect();
        }
        snapshot
    }
}

/// Draws the pages of the studio.
struct Drawn(Arc<Shared>);

impl Pictures for Drawn {
    fn page(&self, hash: &str, ppi: u16) -> Option<Arc<[u8]>> {
        self.0.prints.picture((hash.to_owned(), ppi, None))
    }

    fn tile(&self, hash: &str, ppi: u16, column: u16, row: u16) -> Option<Arc<[u8]>> {
        self.0.prints.picture((hash.to_owned(), ppi, Some((column, row))))
    }

    fn alternatives(&self, page: u16) -> Result<Choices, Failure> {
        let unknown = || Finding::new(Code::PageUnknown, format!("还没有排好的第{page}版"));
        let latest = self.0.prints.latest().ok_or_else(unknown)?;
        let layout = &latest.made.layout;
        let at = layout.pages.iter().find(|layout| layout.no.get() == page).ok_or_else(unknown)?;
        let hash = latest.hashes.get(at.no.index()).cloned().unwrap_or_default();
        let choice = |alternative: &Alternative| self.choice(&latest.made, (at, &hash), alternative);
        let choices: Result<Vec<Choice>, Failure> = at.alternatives.iter().map(choice).collect();
        Ok(Choices { page, choices: choices? })
    }
}

impl Drawn {
    /// A layout of a page that was not taken, set.
    fn choice(
        &self,
        made: &Made,
        (page, page_hash): (&PageLayout, &String),
        alternative: &Alternative,
    ) -> Result<Choice, Failure> {
        let other = self.0.workshop().alternative(made, page.no, alternative.number)?;
        let version = Arc::new(Version::new(other));
        let hash = version.hashes.get(page.no.index()).cloned().unwrap_or_default();
        self.0.prints.add_alternative(version);
        let title = |id: &str| made.issue.title_of(id);
        let mut notes = notes(page, &made.layout.grid, alternative, &title);
        if *page_hash == hash {
            notes.push("眼下换了也一样：先把多出或缺少的字解决".to_owned());
        }
        if made.issue.pages.get(page.no.index()).is_some_and(|plan| plan.lock) {
            notes.push("这一版锁着：要换排法，还要删去 lock = true".to_owned());
        }
        Ok(Choice {
            number: alternative.number,
            hash,
            notes,
            line: format!("alternative = {}", alternative.number),
            file: plan_place(&made.issue, page.no, &self.0.folder),
        })
    }
}

/// Where a page is planned in `issue.toml`: its table, or the line that chooses a layout already.
fn plan_place(issue: &Issue, page: PageNumber, folder: &Path) -> FilePlace {
    let text = &issue.source.text;
    let mut at = 0;
    let (mut tables, mut place) = (0, 0);
    for line in text.split_inclusive('\n') {
        let words = line.trim_start();
        tables += usize::from(words.starts_with("[[page]]"));
        let chooses = words.strip_prefix("alternative").is_some_and(|rest| rest.trim_start().starts_with('='));
        if tables == page.index() + 1 && (words.starts_with("[[page]]") || chooses) {
            place = at + (line.len() - words.len());
        }
        at += line.len();
    }
    file_place(&issue.source.span_at(place), folder)
}

fn milliseconds(time: std::time::Duration) -> f64 {
    (time.as_secs_f64() * 10_000.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_leave_while_they_save_means_nothing() {
        for name in [".toutiao.md.swp", "toutiao.md~", "4913", ".git", "#toutiao.md#", "~$toutiao.docx", "a.tmp"] {
            assert!(is_passing(name), "{name}");
        }
        for name in ["toutiao.md", "p1", "图 1.jpg", "issue.toml"] {
            assert!(!is_passing(name), "{name}");
        }
    }
}

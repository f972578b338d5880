//! Books: a paper's annual reviews, or one issue, as an EPUB with a cover in the paper's own look, checked before it is given away.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::{Clock, Made, Resources, Step};
use crate::diag::{Code, Failure, Finding, has_errors};
use crate::export::epub::{self, BookOptions, lint};
use crate::export::{Artifact, publish};
use crate::model::{Anthology, ArticleId, Issue, Paper};
use crate::typeset::{CoverWords, Fonts, Medium, Typesetter};
use crate::units::PageNumber;
use crate::{content, copy};

/// What the caller wants of an anthology beyond its folder.
#[derive(Debug, Clone, Default)]
pub struct AnthologyWishes {
    /// A look other than the paper's own, for the cover.
    pub layout: Option<String>,
    /// What differs from `anthology.toml`.
    pub options: BookOptions,
}

/// An anthology made and checked.
pub struct Bound {
    /// The anthology as the wishes have it.
    pub anthology: Anthology,
    /// The EPUB; none where errors keep it from readers.
    pub bytes: Option<Vec<u8>>,
    /// All findings, in the order of the work.
    pub findings: Vec<Finding>,
    /// What each step took.
    pub times: Vec<(Step, Duration)>,
}

/// Makes the anthology of a paper's folder: read, made into copy, bound, checked.
///
/// # Errors
/// What kept the tool from working: a folder, a file, a font or a look that cannot be used; wishes that the content cannot fulfil.
pub fn bind(
    folder: &Path,
    resources: &Resources,
    wishes: &AnthologyWishes,
    progress: &dyn Fn(Step),
) -> Result<Bound, Failure> {
    let mut clock = Clock::new(progress);
    clock.begin(Step::Read);
    let (fonts, read) = rayon::join(|| Fonts::load(&resources.fonts), || content::read_anthology(folder));
    let (anthology, mut findings) = copy::anthology(read?);
    let mut anthology = epub::select(anthology, &wishes.options)?;
    if has_errors(&findings) {
        return Ok(Bound { anthology, bytes: None, findings, times: clock.finish() });
    }
    if let Some(layout) = &wishes.layout {
        anthology.paper.layout.clone_from(layout);
    }
    clock.begin(Step::Cover);
    let words = epub::anthology_cover(&anthology, &wishes.options);
    let cover = cover(Arc::new(fonts?), resources, &anthology.paper, &words, &mut findings)?;
    clock.begin(Step::Bind);
    let (bytes, found) = epub::book(&anthology, &wishes.options, cover)?;
    findings.extend(found);
    clock.begin(Step::Check);
    // The copy desk has told of rare characters, where their author wrote them.
    findings.extend(lint::lint(&bytes).into_iter().filter(|finding| finding.code != Code::EpubRareCharacter));
    findings.extend(lint::fidelity(&bytes, &anthology));
    let bytes = (!has_errors(&findings)).then_some(bytes);
    Ok(Bound { anthology, bytes, findings, times: clock.finish() })
}

/// The cover as the paper's look draws it; none where it draws none, which is told of.
fn cover(
    fonts: Arc<Fonts>,
    resources: &Resources,
    paper: &Paper,
    words: &CoverWords,
    findings: &mut Vec<Finding>,
) -> Result<Option<Vec<u8>>, Failure> {
    let setter = Typesetter::new(fonts, &resources.layouts.join(&paper.layout), Medium::Screen)?;
    let (pages, found) = setter.cover(paper, words)?;
    findings.extend(found);
    pages.as_ref().map(epub::cover_jpeg).transpose()
}

/// Makes the EPUB of an issue that is made up: its articles in the order of the pages. Without the book where errors keep it from
/// readers.
///
/// # Errors
/// A look that cannot be used; an archive that cannot be put together.
pub fn bind_issue(
    made: &Made,
    resources: &Resources,
    options: &BookOptions,
) -> Result<(Option<Artifact>, Vec<Finding>), Failure> {
    let issue = &made.issue;
    let placed = placed(made);
    let mut findings = vec![];
    let words = epub::issue_cover(issue, &placed);
    let cover = cover(made.fonts.clone(), resources, &issue.paper, &words, &mut findings)?;
    let (bytes, found) = epub::issue_book(issue, &placed, options, cover)?;
    findings.extend(found);
    findings.extend(lint::lint(&bytes));
    let is_sound = !has_errors(&findings);
    Ok((is_sound.then(|| Artifact::new(epub::issue_file_name(issue), bytes)), findings))
}

/// The articles with the pages they begin on, in reading order; a story that goes on elsewhere stands once.
fn placed(made: &Made) -> Vec<(PageNumber, ArticleId)> {
    let mut placed: Vec<(PageNumber, ArticleId)> = vec![];
    for (page, placement) in made.layout.placements() {
        for id in &placement.articles {
            if placed.iter().all(|(_, known)| known != id) {
                placed.push((page, id.clone()));
            }
        }
    }
    placed
}

/// Removes the EPUB of an earlier build: what lies in the folder is never older than the content.
///
/// # Errors
/// A file that cannot be removed.
pub fn withdraw_book(issue: &Issue, folder: &Path) -> Result<(), Failure> {
    let book = PathBuf::from(epub::issue_file_name(issue));
    if folder.join(&book).exists() { publish(folder, &[], &[book]) } else { Ok(()) }
}

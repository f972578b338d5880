//! Books: takes a paper's annual reviews, or one issue that is made up; gives an EPUB with a cover in the paper's own look, checked before it
//! is given away.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::outputs::OutputFolder;
use super::resources::choose_look;
use super::step::Clock;
use super::{Edition, Resources, Step};
use crate::diag::{Code, Failure, Finding, Severity, Span, has_errors};
use crate::export::Artifact;
use crate::export::epub::{self, BookOptions, lint};
use crate::makeup::layout::Layout;
use crate::model::{Anthology, ArticleId, Issue, Paper};
use crate::typeset::{CoverWords, Fonts, Medium, Typesetter};
use crate::units::PageNumber;
use crate::{content, copy};

/// An anthology made and checked.
pub struct Bound {
    /// The anthology as the options have it.
    pub anthology: Anthology,
    /// The EPUB; none where errors keep it from readers.
    pub bytes: Option<Vec<u8>>,
    /// All findings, in the order of the work.
    pub findings: Vec<Finding>,
    /// What each step took.
    pub times: Vec<(Step, Duration)>,
}

/// Makes the anthology of a paper's folder: read, made into copy, bound, checked. Its cover is in a look other than the paper's own where
/// one is named.
///
/// # Errors
/// What kept the tool from working: a folder, a file, a font or a look that cannot be used; options that the content cannot fulfil.
pub fn bind(
    folder: &Path,
    resources: &Resources,
    look: Option<&str>,
    options: &BookOptions,
    progress: &dyn Fn(Step),
) -> Result<Bound, Failure> {
    let mut clock = Clock::new(progress);
    clock.begin(Step::Read);
    let (fonts, read) = rayon::join(|| Fonts::load(&resources.fonts), || content::read_anthology(folder));
    let (anthology, mut findings) = copy::anthology(read?);
    let mut anthology = epub::select(anthology, options)?;
    if has_errors(&findings) {
        return Ok(Bound { anthology, bytes: None, findings, times: clock.finish() });
    }
    choose_look(&mut anthology.paper, look);
    clock.begin(Step::Cover);
    let cover = anthology_cover(&anthology, options, Arc::new(fonts?), resources, &mut findings)?;
    findings.extend(number_left_out(&anthology, options));
    clock.begin(Step::Bind);
    let (bytes, found) = epub::book(&anthology, options, cover)?;
    findings.extend(found);
    clock.begin(Step::Check);
    // The copy desk has told of rare characters, where their author wrote them.
    let found = lint::lint(&bytes).into_iter().filter(|finding| finding.code != Code::EpubRareCharacter);
    findings.extend(found.map(|finding| in_own_sheet(finding, &anthology)));
    findings.extend(lint::fidelity(&bytes, &anthology));
    let bytes = (!has_errors(&findings)).then_some(bytes);
    Ok(Bound { anthology, bytes, findings, times: clock.finish() })
}

/// The editor's own cover, else the look's.
fn anthology_cover(
    anthology: &Anthology,
    options: &BookOptions,
    fonts: Arc<Fonts>,
    resources: &Resources,
    findings: &mut Vec<Finding>,
) -> Result<Option<Vec<u8>>, Failure> {
    let Some(own) = &anthology.cover else {
        let words = epub::anthology_cover(anthology, options);
        return cover(fonts, resources, &anthology.paper, &words, findings);
    };
    match epub::own_cover(own) {
        Ok((bytes, found)) => {
            findings.extend(found);
            Ok(Some(bytes))
        }
        Err(finding) => {
            findings.push(finding);
            Ok(None)
        }
    }
}

/// An ISBN names the whole book, and is not borne by one of some of its years.
fn number_left_out(anthology: &Anthology, options: &BookOptions) -> Option<Finding> {
    let isbn = anthology.isbn.as_ref().filter(|_| !options.years.is_empty())?;
    let message = format!("只收几年的书是另一本，没有用全书的 ISBN {}", isbn.written());
    let finding = Finding::new(Code::EpubMetadata, message).at(anthology.source.span_at(0));
    Some(Finding { severity: Severity::Note, ..finding }.hint("要另给它一个书号，就另写一份 anthology.toml"))
}

/// A finding of the editor's own style sheet at its place in the editor's file: the book has it byte for byte.
fn in_own_sheet(finding: Finding, anthology: &Anthology) -> Finding {
    let is_own = |span: &&Span| span.file.rsplit('/').next() == Some(epub::OWN_STYLE);
    let span = finding.span.as_ref().filter(is_own).zip(anthology.style.as_ref());
    let span = span.map(|(span, sheet)| Span { file: sheet.path.clone(), ..span.clone() });
    Finding { span: span.or(finding.span), ..finding }
}

/// The cover as the paper's look draws it; none where it draws none, which is told of.
fn cover(
    fonts: Arc<Fonts>,
    resources: &Resources,
    paper: &Paper,
    words: &CoverWords,
    findings: &mut Vec<Finding>,
) -> Result<Option<Vec<u8>>, Failure> {
    let setter = Typesetter::new(fonts, &resources.look(paper), Medium::Screen)?;
    let (pages, found) = setter.cover(paper, words)?;
    findings.extend(found);
    pages.as_ref().map(epub::cover_jpeg).transpose()
}

/// The EPUB of an issue.
pub(super) struct BoundIssue {
    /// The book; none where errors keep it from readers.
    pub(super) book: Option<Artifact>,
    /// What was found in it.
    pub(super) findings: Vec<Finding>,
}

/// Makes the EPUB of an issue that is made up: its articles in the order of the pages.
///
/// # Errors
/// A look that cannot be used; an archive that cannot be put together.
pub(super) fn bind_issue(
    edition: &Edition,
    resources: &Resources,
    options: &BookOptions,
) -> Result<BoundIssue, Failure> {
    let issue = &edition.issue;
    let placed = placed(&edition.layout);
    let mut findings = vec![];
    let words = epub::issue_cover(issue, &placed);
    let cover = cover(edition.fonts.clone(), resources, &issue.paper, &words, &mut findings)?;
    let (bytes, found) = epub::issue_book(issue, &placed, options, cover)?;
    findings.extend(found);
    findings.extend(lint::lint(&bytes));
    let is_sound = !has_errors(&findings);
    Ok(BoundIssue { book: is_sound.then(|| Artifact::new(epub::issue_file_name(issue), bytes)), findings })
}

/// The articles with the pages they begin on, in reading order; a story that goes on elsewhere stands once.
fn placed(layout: &Layout) -> Vec<(PageNumber, ArticleId)> {
    let mut placed: Vec<(PageNumber, ArticleId)> = vec![];
    for (page, placement) in layout.placements() {
        for id in &placement.articles {
            if placed.iter().all(|(_, known)| known != id) {
                placed.push((page, id.clone()));
            }
        }
    }
    placed
}

/// The EPUB of an earlier build: what lies in the folder is never older than the content.
pub(super) fn stale_book(issue: &Issue, outputs: &OutputFolder) -> Option<PathBuf> {
    Some(PathBuf::from(epub::issue_file_name(issue))).filter(|book| outputs.has(book))
}

//! A later look at the same account: the articles as they are now against the originals as they came.

use std::path::{Path, PathBuf};

use chenbao_model::diag::{Code, Failure, Finding, Span};

use super::confirm::drafts;
use super::files::failure;
use crate::account::lost_passages;
use crate::draft::draft_words;
use crate::limits;
use crate::readers::{FileKind, read_manuscript};
use crate::register::{DRAFTS, INCOMING, Register, digest};

/// The shortest passage that is told as lost: below it the desk has mended a word.
const PASSAGE: usize = 6;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// Letters and figures of all sources.
    pub source: usize,
    /// Those that are not in the articles, in passages of any length.
    pub gone: usize,
    /// Passages that are in no article, and originals that were changed.
    pub findings: Vec<Finding>,
}

/// Compares an issue's articles and drafts with their originals.
///
/// # Errors
/// A register or an article that cannot be read.
pub fn verify(issue: &Path) -> Result<Verified, Failure> {
    let register = Register::load(issue)?;
    let mut articles = String::new();
    for path in drafts(issue).into_iter().chain(written(issue, 0)) {
        let text = std::fs::read_to_string(&path).map_err(|error| failure(&path, &error))?;
        let words = draft_words(&text);
        articles += &format!("{}\n{}\n", words.article, words.captions);
    }
    let mut verified = Verified::default();
    for entry in register.sources.iter().filter(|entry| entry.characters > 0) {
        let shown = format!("{INCOMING}/{}", entry.file);
        let path = issue.join(INCOMING).join(&entry.file);
        let unreadable = |message: String| {
            Finding::new(Code::IntakeUnreadable, message).at(Span::file(shown.as_str())).hint("把原件找回来，放回原处")
        };
        let Ok(bytes) = std::fs::read(&path) else {
            verified.findings.push(unreadable(format!("原件“{}”不在了", entry.file)));
            continue;
        };
        if digest(&bytes) != entry.digest {
            verified.findings.push(unreadable(format!("原件“{}”被改过，同收的时候不一样", entry.file)));
        }
        let read = FileKind::of(&entry.file, &bytes).and_then(|kind| read_manuscript(kind, &bytes));
        let manuscript = match read {
            Ok(manuscript) => manuscript,
            Err(fault) => {
                verified.findings.push(fault.finding(&shown));
                continue;
            }
        };
        let aside: String = entry.set_aside.iter().map(|aside| format!("{}\n", aside.text)).collect();
        let known = format!("{articles}{aside}");
        let source: String = manuscript.lines.iter().map(|line| format!("{}\n", line.text)).collect();
        verified.source += source.chars().filter(|c| c.is_alphanumeric()).count();
        for passage in lost_passages(&source, &known) {
            let count = passage.chars().count();
            verified.gone += count;
            if count < PASSAGE {
                continue;
            }
            let opening: String = passage.chars().take(24).collect();
            let more = if count > 24 { "……" } else { "" };
            let place = manuscript.lines.iter().find(|line| shares(&line.text, &passage)).map(|line| line.place);
            let place = place.map_or(String::new(), |place| format!("{place}"));
            let message = format!("来稿“{}”{place}有 {count} 字不在稿件里：“{opening}{more}”", entry.file);
            verified.findings.push(
                Finding::new(Code::IntakeLoss, message)
                    .at(Span::file(shown.as_str()))
                    .hint("漏了的，抄回稿件；有意删改的，不必管"),
            );
        }
    }
    Ok(verified)
}

/// Whether a line holds the beginning of a passage.
fn shares(line: &str, passage: &str) -> bool {
    let bare: String = line.chars().filter(|c| c.is_alphanumeric()).collect();
    let head: String = passage.chars().take(4).collect();
    bare.contains(&head)
}

/// The articles of an issue that are no drafts.
pub(super) fn written(folder: &Path, depth: usize) -> Vec<PathBuf> {
    let mut entries: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    let mut paths = vec![];
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Ok(kind) = entry.file_type() else { continue };
        let is_ours = depth == 0 && matches!(name.as_str(), INCOMING | DRAFTS);
        if name.starts_with(['.', '~']) || is_ours {
            continue;
        }
        if kind.is_dir() && depth < limits::MOST_DEPTH {
            paths.extend(written(&entry.path(), depth + 1));
        } else if kind.is_file() && name.ends_with(".md") {
            paths.push(entry.path());
        }
    }
    paths
}

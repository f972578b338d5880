//! The files of a paper for its editors and readers: takes an issue made; gives `paper.pdf`, `proof.pdf`, the pictures of its pages,
//! `findings.json` and the sums of these, beside them `layout.json`, and names what they supersede.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::Made;
use super::outputs::{FileSet, OutputFolder};
use crate::diag::{self, Code, Failure, Finding};
use crate::export::print::delivery::sums;
use crate::export::{Artifact, proof_pdf, screen_pdf, screen_png};
use crate::typeset::Pages;

/// The file of the layout.
pub(super) const LAYOUT: &str = "layout.json";
/// The paper itself.
const PAPER: &str = "paper.pdf";
/// The most pages of which pictures are looked for.
const PAGES_MOST: usize = 99;

/// The files of a paper, with pictures of its pages or without. One with errors gets its proof, its pictures, its layout and its findings, but
/// no `paper.pdf`, and one of an earlier run goes: what lies in the folder is never older than the content.
///
/// # Errors
/// Pages that cannot be written.
pub(super) fn paper_files(
    made: &Made,
    proof: &Pages,
    has_pictures: bool,
    outputs: &OutputFolder,
) -> Result<FileSet, Failure> {
    let mut set = FileSet::default();
    let ((pdf, proof), pictures) = rayon::join(
        || {
            let paper = || if made.is_sound() { screen_pdf(&made.pages, &made.issue).map(Some) } else { Ok(None) };
            rayon::join(paper, || proof_pdf(proof, &made.issue))
        },
        || if has_pictures { screen_png(&made.pages) } else { Ok(Vec::new()) },
    );
    set.artifacts.push(Artifact::new("findings.json", diag::render::json(&made.findings).into_bytes()));
    set.artifacts.extend(pictures?);
    set.artifacts.push(proof?);
    match pdf? {
        Some(artifact) => set.artifacts.push(artifact),
        None => set.superseded.push(PAPER.into()),
    }
    let first_gone = if has_pictures { made.pages.len() + 1 } else { 1 };
    set.superseded.extend((first_gone..=PAGES_MOST).map(|number| PathBuf::from(format!("pages/{number:02}.png"))));
    // Files of these names are ours only where a build has been before.
    if outputs.has(LAYOUT) {
        set.superseded.retain(|path| outputs.has(path));
    } else {
        set.superseded.clear();
    }
    set.artifacts.push(sums(Path::new(""), &set.artifacts));
    if !made.breaks_lock() {
        set.artifacts.insert(0, layout_file(made)?);
    }
    Ok(set)
}

/// The layout, by which the next build makes the issue up alike.
///
/// # Errors
/// One that cannot be written as JSON.
pub(super) fn layout_file(made: &Made) -> Result<Artifact, Failure> {
    Ok(Artifact::memory(LAYOUT, json(&made.layout)?))
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, Failure> {
    let mut bytes = serde_json::to_vec_pretty(value)
        .map_err(|error| Finding::new(Code::OutputFailed, format!("写不成 JSON：{error}")))?;
    bytes.push(b'\n');
    Ok(bytes)
}

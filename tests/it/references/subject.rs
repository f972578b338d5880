//! An issue in a look, as a net holds it. Takes the folder of an issue; gives its layout, its findings, its set pages, its files for the press
//! and its book as texts.

use std::fs;
use std::path::{Path, PathBuf};

use chenbao::diag::{Failure, Finding, render};
use chenbao::export::epub::BookOptions;
use chenbao::pipeline::{Exports, Made, Resources, Wishes, bind_issue, export, make};

use super::{Held, book, listing, press};
use crate::support::project;

/// The names of the texts.
pub(super) const NAMES: [&str; 5] = ["layout.json", "findings.json", "pages.txt", "print.txt", "epub.txt"];

/// An issue in a look.
pub(super) struct Subject {
    /// The folder of the issue.
    pub(super) folder: PathBuf,
    /// The look.
    pub(super) look: &'static str,
}

impl Subject {
    /// The issue as it is built, in texts named [`NAMES`].
    pub(super) fn texts(&self) -> Vec<Held> {
        let out = tempfile::tempdir().unwrap();
        let (resources, out) = (resources(), out.path());
        let wishes = Wishes { layout: Some(self.look.to_owned()), out: Some(out.to_owned()), fresh: true };
        let made = make(&self.folder, &resources, &wishes, &|_| {}).unwrap_or_else(|failure| panic!("{failure}"));
        export(&made, out, Exports { pages: false }).unwrap();
        let layout = fs::read_to_string(out.join("layout.json")).unwrap_or_default();
        let findings = fs::read_to_string(out.join("findings.json")).unwrap();
        let pages = listing::pages(&made.pages.inventory());
        let unsound = (!made.is_sound()).then(|| {
            format!("not written: the issue is not sound in this look ({})\n", render::summary(&made.findings))
        });
        let epub = unsound.clone().unwrap_or_else(|| book::issue(bind(&made, &resources)));
        let print = unsound.unwrap_or_else(|| press::print(made.into(), &resources, out));
        let texts = [layout, findings, pages, print, epub];
        let held = |(name, text): (&'static str, String)| Held { name, text: neutral(&text, &self.folder) };
        NAMES.into_iter().zip(texts).map(held).collect()
    }
}

/// The faces and looks of the project.
pub(super) fn resources() -> Resources {
    Resources { fonts: project().join("fonts"), layouts: project().join("layouts") }
}

fn bind(made: &Made, resources: &Resources) -> Result<(Vec<u8>, Vec<Finding>), Failure> {
    let (book, findings) = bind_issue(made, resources, &BookOptions::default())?;
    Ok((book.map(|book| book.bytes).unwrap_or_default(), findings))
}

/// A text without what another machine or another version says otherwise: where the content lies, and the program's version.
pub(super) fn neutral(text: &str, folder: &Path) -> String {
    let paper = folder.ancestors().find(|folder| folder.join("paper.toml").is_file()).unwrap_or(folder);
    let mut folders = vec![paper.canonicalize().unwrap(), paper.to_owned()];
    // Findings name a file from where the test runs, if it lies below.
    folders.extend(paper.strip_prefix(std::env::current_dir().unwrap()).map(Path::to_owned));
    let version = concat!("chenbao ", env!("CARGO_PKG_VERSION"));
    let text = text.replace(version, "chenbao …");
    folders.iter().fold(text, |text, folder| text.replace(&format!("{}/", folder.display()), "…/"))
}

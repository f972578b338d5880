//! An issue in a look, as a net holds it. Takes the folder of an issue; gives its layout, its findings, its set pages, its files for the press
//! and its book as texts.

use std::fs;
use std::path::{Path, PathBuf};

use chenbao::diag::render;
use chenbao::export::epub::BookOptions;
use chenbao::pipeline::{BookDelivery, BuildOptions, Edition, MakeOptions, PressOptions, Resources, build};
use chenbao::store::Store;
use chenbao::typeset::{Medium, PagePictures, Typesetter};

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
        let make = MakeOptions { look: Some(self.look.to_owned()), out: Some(out.to_owned()), fresh: true };
        let (book, press) = (Some(BookOptions::default()), Some(PressOptions::default()));
        let options = BuildOptions { make, omits_pictures: true, book, press };
        let built = build(&self.folder, &resources, &options, &|_| {}).unwrap_or_else(|failure| panic!("{failure}"));
        assert!(built.failure.is_none(), "{:?}", built.failure);
        let layout = fs::read_to_string(out.join("layout.json")).unwrap_or_default();
        let findings = fs::read_to_string(out.join("findings.json")).unwrap();
        let pages = listing::pages(&set(&built.edition, &resources).inventory());
        let summary = render::summary(&built.making.findings);
        let unsound = || format!("not written: the issue is not sound in this look ({summary})\n");
        let epub = built.book.as_ref().map_or_else(unsound, written_book);
        let print = built.press.as_ref();
        let print = print.map_or_else(unsound, |pressed| press::print(pressed, &built.edition, &resources, out));
        let texts = [layout, findings, pages, print, epub];
        let held = |(name, text): (&'static str, String)| Held { name, text: neutral(&text, &self.folder) };
        NAMES.into_iter().zip(texts).map(held).collect()
    }
}

/// The faces and looks of the project.
pub(super) fn resources() -> Resources {
    Resources { fonts: project().join("fonts"), layouts: project().join("layouts") }
}

/// The pages as they are set for the screen.
fn set(edition: &Edition, resources: &Resources) -> chenbao::typeset::Pages {
    let look = resources.layouts.join(&edition.issue.paper.layout);
    let setter = Typesetter::new(edition.fonts.clone(), &look, Medium::Screen).unwrap();
    let mut pictures = PagePictures::default();
    assert_eq!(pictures.renew(&edition.issue, &Store::none()), []);
    setter.compose(&edition.issue, &edition.layout, &pictures).unwrap()
}

fn written_book(book: &BookDelivery) -> String {
    let bytes = book.written.as_ref().map(|(path, _)| fs::read(path).unwrap());
    book::book(&bytes.unwrap_or_default(), &book.findings)
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

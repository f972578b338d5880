//! The engine's view of the world: the look's files, the faces, nothing else. No network, no clock, no system fonts.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration, Target, Value};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::fonts::Fonts;
use super::look::SHARED;
use super::thread::{THREAD_RULE, ThreadElem};

/// The entry file of a look.
pub(super) const ENTRY: &str = "look.typ";

/// Files in memory and mapped faces.
pub(super) struct PaperWorld {
    library: LazyHash<Library>,
    fonts: Arc<Fonts>,
    sources: BTreeMap<String, Source>,
    main: FileId,
    /// The folder of the look, as it is shown.
    folder: String,
}

impl PaperWorld {
    /// A world of these `.typ` files (name and text) of a folder, with `theme` as a global value for them.
    pub(super) fn new(fonts: Arc<Fonts>, folder: &Path, files: Vec<(String, String)>, theme: Value) -> Self {
        let mut library = Library::default();
        let scope = library.global.scope_mut();
        scope.define_elem::<ThreadElem>();
        scope.define("theme", theme);
        library.rules.register(Target::Paged, THREAD_RULE);
        let sources = files
            .into_iter()
            .map(|(name, text)| {
                let source = Source::new(file_id(&name), text);
                (name, source)
            })
            .collect();
        Self {
            library: LazyHash::new(library),
            fonts,
            sources,
            main: file_id(ENTRY),
            folder: folder.display().to_string(),
        }
    }

    /// A file of the look, or of what the looks share, as it is shown.
    pub(super) fn shown(&self, name: &str) -> String {
        let shared = name.starts_with(&format!("{SHARED}/"));
        let looks = self.folder.rsplit_once('/').map(|(looks, _)| looks);
        format!("{}/{name}", looks.filter(|_| shared).unwrap_or(&self.folder))
    }
}

/// The engine's name for a file of the project. Names are kept for ever, so they must be few: one a file, none a candidate.
pub(super) fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).unwrap_or_else(|_| VirtualPath::new("unnamed").expect("a plain name is a path"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for PaperWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let path = id.get().vpath().get_without_slash();
        self.sources.get(path).cloned().ok_or_else(|| FileError::NotFound(path.into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.source(id).map(|source| Bytes::from_string(source.text().to_owned()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.face(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

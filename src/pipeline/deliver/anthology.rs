//! The book of a paper's annual reviews, delivered. The order is told in [`super`].

use std::path::{Path, PathBuf};

use crate::diag::Failure;
use crate::export::epub::{self, BookOptions};
use crate::export::{Artifact, Patience};
use crate::model::Anthology;
use crate::pipeline::outputs::{FileSet, OutputFolder};
use crate::pipeline::{Bound, Resources, Step, bind};

/// What is asked of an anthology beyond its folder.
#[derive(Debug, Clone, Default)]
pub struct AnthologyOptions {
    /// A look other than the paper's own, for the cover.
    pub look: Option<String>,
    /// What differs from `anthology.toml`.
    pub book: BookOptions,
    /// Where the book goes: a path that ends in `.epub` is the file, any other the folder; by default `out/`.
    pub out: Option<PathBuf>,
    /// Whether the book is only made and checked, not written.
    pub only_checks: bool,
}

/// What came of an anthology.
pub struct DeliveredAnthology {
    /// The anthology made and checked.
    pub bound: Bound,
    /// Where the book lies and its bytes; none where it has errors, or was only checked.
    pub written: Option<(PathBuf, usize)>,
}

/// Makes the anthology of a paper's folder and delivers it; one with errors is not written, and the one of an earlier run goes.
///
/// # Errors
/// Those of [`bind`]; what kept the file from being written or removed.
pub fn anthology(
    folder: &Path,
    resources: &Resources,
    options: &AnthologyOptions,
    progress: &dyn Fn(Step),
) -> Result<DeliveredAnthology, Failure> {
    let mut bound = bind(folder, resources, options.look.as_deref(), &options.book, progress)?;
    if options.only_checks {
        return Ok(DeliveredAnthology { bound, written: None });
    }
    progress(Step::Export);
    let place = BookPlace::of(options.out.as_deref(), &bound.anthology);
    let outputs = OutputFolder::open(place.folder, folder, Patience::Some)?;
    bound.findings.extend(outputs.remark());
    let Some(bytes) = bound.bytes.take() else {
        let stale = if outputs.has(&place.name) { vec![place.name] } else { vec![] };
        outputs.deliver(&FileSet::withdrawal(stale))?;
        return Ok(DeliveredAnthology { bound, written: None });
    };
    let written = (outputs.path().join(&place.name), bytes.len());
    outputs.deliver(&FileSet::file(Artifact::new(place.name, bytes)))?;
    Ok(DeliveredAnthology { bound, written: Some(written) })
}

/// Where the book of an anthology goes.
struct BookPlace {
    folder: PathBuf,
    /// The file in it.
    name: PathBuf,
}

impl BookPlace {
    fn of(out: Option<&Path>, anthology: &Anthology) -> Self {
        let own = PathBuf::from(epub::file_name(anthology));
        let is_book = |path: &Path| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("epub"));
        match out {
            Some(file) if is_book(file) => {
                let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
                Self { folder: parent.to_owned(), name: file.file_name().map_or(own, PathBuf::from) }
            }
            Some(folder) => Self { folder: folder.to_owned(), name: own },
            None => Self { folder: PathBuf::from("out"), name: own },
        }
    }
}

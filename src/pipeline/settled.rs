//! An issue that is settled: made before, found sound, and unchanged since. Its saved layout is set for the press as it is, without measuring
//! and searching again. Takes what was read; answers from a note beside the outputs.
//!
//! The note holds a digest of everything a layout comes from: the issue as it was read with all its texts, the look, the faces, the program,
//! and the layout itself. Without the note, or with another one, everything is made anew; nothing but time depends on it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::{Made, Resources, Wishes, default_folder, look_files};
use crate::content::Stamp;
use crate::diag::{Failure, has_errors};
use crate::export::{Artifact, publish};
use crate::makeup::layout::Layout;
use crate::model::Issue;
use crate::typeset::Fonts;
use crate::{content, copy};

/// Where the note lies, below the folder of the outputs.
const NOTE: &str = ".cache/settled";

/// An issue with its layout: all that the press needs.
pub struct Settled {
    /// The issue.
    pub issue: Issue,
    /// The faces it is set in.
    pub fonts: Arc<Fonts>,
    /// Where everything went.
    pub layout: Layout,
}

impl From<Made> for Settled {
    fn from(made: Made) -> Self {
        Self { issue: made.issue, fonts: made.fonts, layout: made.layout }
    }
}

/// The issue of a folder with the layout it had, if it was sound and nothing has changed since; none where it must be made.
///
/// # Errors
/// A folder or a font that cannot be used.
pub fn settled(folder: &Path, resources: &Resources, wishes: &Wishes) -> Result<Option<Settled>, Failure> {
    if wishes.fresh {
        return Ok(None);
    }
    let (fonts, read) = rayon::join(|| Fonts::load(&resources.fonts), || content::read_issue(folder));
    let fonts = fonts?;
    let (mut issue, findings) = copy::build(read?);
    if has_errors(&findings) {
        return Ok(None);
    }
    if let Some(layout) = &wishes.layout {
        issue.paper.layout.clone_from(layout);
    }
    let outputs = wishes.out.clone().unwrap_or_else(|| default_folder(&issue, wishes));
    let Ok(saved) = std::fs::read(outputs.join("layout.json")) else { return Ok(None) };
    let known = std::fs::read_to_string(outputs.join(NOTE)).unwrap_or_default();
    if known != digest(&issue, &fonts, resources, &saved) {
        return Ok(None);
    }
    let layout: Option<Layout> = serde_json::from_slice(&saved).ok();
    Ok(layout.map(|layout| Settled { issue, fonts: Arc::new(fonts), layout }))
}

/// Notes that an issue is settled; gives whether something has changed since the last note. A note that cannot be written costs the next run
/// a second, no more.
pub(super) fn note(issue: &Issue, fonts: &Fonts, resources: &Resources, outputs: &Path) -> bool {
    let Ok(saved) = std::fs::read(outputs.join("layout.json")) else { return true };
    let note = digest(issue, fonts, resources, &saved);
    if std::fs::read_to_string(outputs.join(NOTE)).is_ok_and(|known| known == note) {
        return false;
    }
    let _ = publish(outputs, &[Artifact::new(NOTE, note.into_bytes())], &[]);
    true
}

/// What a layout comes from, in one number.
fn digest(issue: &Issue, fonts: &Fonts, resources: &Resources, layout: &[u8]) -> String {
    let mut hash = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hash.update(bytes.len().to_le_bytes());
        hash.update(bytes);
    };
    add(env!("CARGO_PKG_VERSION").as_bytes());
    add(program().as_bytes());
    add(format!("{issue:?}").as_bytes());
    for entry in &fonts.entries {
        add(entry.sha256.as_bytes());
    }
    for file in look_files(&resources.layouts.join(&issue.paper.layout)) {
        add(file.to_string_lossy().as_bytes());
        add(&std::fs::read(&file).unwrap_or_default());
    }
    let of_articles = issue.articles.iter().flat_map(|article| &article.pictures);
    let of_ads = issue.pages.iter().flat_map(|page| &page.ads).map(|ad| &ad.picture);
    let art = issue.paper.art.iter().map(PathBuf::as_path);
    for picture in of_articles.chain(of_ads).map(|picture| picture.path.as_path()).chain(art) {
        add(format!("{:?}", Stamp::of(picture)).as_bytes());
    }
    add(layout);
    hex(&hash.finalize())
}

/// What tells this program from others, and from itself after a change.
pub(super) fn program() -> String {
    format!("{:?}", std::env::current_exe().ok().map(|program| Stamp::of(&program)))
}

/// Bytes in hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

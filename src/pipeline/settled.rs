//! An issue that is settled: made before, found sound, and unchanged since. Its saved layout is set for the press as it is, without measuring
//! and searching again. Takes what was read; answers from a mark in the store.
//!
//! The mark stands under a key of everything a layout comes from: the issue as it was read with all its texts, the look, the faces, the
//! program, and the layout itself. Without it everything is made anew; nothing but time depends on it. There is never more than one: what lies
//! in the folder of the outputs was made from the issue as it was settled last.

use std::path::{Path, PathBuf};

use super::Resources;
use super::paper_files::LAYOUT;
use crate::content::Stamp;
use crate::makeup::layout::Layout;
use crate::model::Issue;
use crate::store::{Key, Store, StoredKind};
use crate::typeset::Fonts;

/// The layout an issue had, if it was sound and nothing has changed since; none where it must be made.
pub(super) fn settled_layout(issue: &Issue, fonts: &Fonts, resources: &Resources, outputs: &Path) -> Option<Layout> {
    let saved = std::fs::read(outputs.join(LAYOUT)).ok()?;
    Store::beside(outputs, StoredKind::SettledIssues).load(&state(issue, fonts, resources, &saved))?;
    serde_json::from_slice(&saved).ok()
}

/// Marks that an issue is settled; gives whether something has changed since the last mark. A mark that cannot be kept costs the next run
/// a second, no more.
pub(super) fn mark_settled(issue: &Issue, fonts: &Fonts, resources: &Resources, outputs: &Path) -> bool {
    let Ok(saved) = std::fs::read(outputs.join(LAYOUT)) else { return true };
    let state = state(issue, fonts, resources, &saved);
    let store = Store::beside(outputs, StoredKind::SettledIssues);
    if store.load(&state).is_some() {
        return false;
    }
    // Before the new mark stands the old one must be gone: files for the press may still be of the old.
    store.prune();
    store.keep(&state, b"");
    true
}

/// What a layout comes from, with the layout.
fn state(issue: &Issue, fonts: &Fonts, resources: &Resources, layout: &[u8]) -> Key {
    let mut state = Key::of(StoredKind::SettledIssues);
    state.add(format!("{issue:?}"));
    for entry in &fonts.entries {
        state.add(&entry.sha256);
    }
    for file in resources.look_files(&issue.paper) {
        state.add(file.to_string_lossy().as_bytes()).add(std::fs::read(&file).unwrap_or_default());
    }
    let of_articles = issue.articles.iter().flat_map(|article| &article.pictures);
    let of_ads = issue.pages.iter().flat_map(|page| &page.ads).map(|ad| &ad.picture);
    let art = issue.paper.art.iter().map(PathBuf::as_path);
    for picture in of_articles.chain(of_ads).map(|picture| picture.path.as_path()).chain(art) {
        state.add(format!("{:?}", Stamp::of(picture)));
    }
    state.add(layout).key()
}

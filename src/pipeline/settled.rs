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
    let is_settled = is_settled(&state(issue, fonts, resources, &saved), outputs);
    is_settled.then(|| serde_json::from_slice(&saved).ok()).flatten()
}

/// Whether an issue was settled last in this state.
pub(super) fn is_settled(state: &Key, outputs: &Path) -> bool {
    Store::beside(outputs, StoredKind::SettledIssues).load(state).is_some()
}

/// Marks that an issue is settled in this state, which its outputs are of. A mark that cannot be kept costs the next run a second, no more.
pub(super) fn mark_settled(state: &Key, outputs: &Path) {
    let store = Store::beside(outputs, StoredKind::SettledIssues);
    // There is one mark at most.
    store.prune();
    store.keep(state, b"");
}

/// What a layout comes from, with the layout as it is saved.
pub(super) fn state(issue: &Issue, fonts: &Fonts, resources: &Resources, layout: &[u8]) -> Key {
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

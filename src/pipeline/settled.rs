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
use crate::store::{Key, KeyMaker, Store, StoredKind};

/// The layout an issue had, if it was sound and nothing has changed since; none where it must be made.
pub(super) fn settled_layout(issue: &Issue, resources: &Resources, outputs: &Path) -> Option<Layout> {
    let saved = std::fs::read(outputs.join(LAYOUT)).ok()?;
    let is_settled = is_settled(&state(issue, resources, &saved), outputs);
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
pub(super) fn state(issue: &Issue, resources: &Resources, layout: &[u8]) -> Key {
    let mut state = Key::of(StoredKind::SettledIssues);
    add_sources(&mut state, issue, resources);
    state.add(layout).key()
}

/// Adds everything that the pages of an issue come from: the issue itself, the faces, the look, the pictures. Faces and pictures are known by size
/// and time.
pub(super) fn add_sources(state: &mut KeyMaker, issue: &Issue, resources: &Resources) {
    add_issue(state, issue);
    state.add(std::fs::read(resources.fonts.join("manifest.toml")).unwrap_or_default());
    let faces = walkdir::WalkDir::new(&resources.fonts).sort_by_file_name().into_iter().flatten();
    for face in faces.filter(|entry| entry.file_type().is_file()) {
        state.add(face.path().to_string_lossy().as_bytes()).add(format!("{:?}", Stamp::of(face.path())));
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
}

/// Adds an issue: the bytes of its texts, and what was made of its tables. An article is its text, its pictures and the names of its paper.
fn add_issue(state: &mut KeyMaker, issue: &Issue) {
    let Issue { paper, folder, source, number, date, next, guide, pages, articles, printed } = issue;
    state.add(format!("{paper:?}{folder:?}{number}{date:?}{next:?}{guide}{pages:?}{printed:?}")).add(&source.text);
    for article in articles {
        state.add(article.id.0.as_bytes()).add(article.source.path.as_bytes()).add(&article.source.text);
        state.add(format!("{:?}{:?}", article.kind, article.pictures));
    }
}

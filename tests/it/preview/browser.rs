//! The page in the browser, script by script.

use super::Preview;
use crate::support::browser_finds_nothing;

/// Runs a script against a preview of its own; it must find nothing wrong.
fn passes(script: &str) {
    browser_finds_nothing(&format!("preview/{script}"), || {
        let preview = Preview::start();
        let arguments = vec![preview.url.clone().into(), preview.paper.path().into()];
        (preview, arguments)
    });
}

#[test]
fn the_whole_issue_is_shown() {
    passes("load.cjs");
}

#[test]
fn a_save_swaps_the_page_and_leaves_scroll_and_zoom() {
    passes("edit.cjs");
}

#[test]
fn a_click_tells_file_and_line() {
    passes("source.cjs");
}

#[test]
fn a_broken_file_is_told_above_the_last_good_pages() {
    passes("broken.cjs");
}

#[test]
fn overlays_show_grid_frames_pictures_rules_and_order() {
    passes("overlays.cjs");
}

#[test]
fn versions_and_alternatives_are_compared() {
    passes("compare.cjs");
}

#[test]
fn everything_is_reached_by_keys() {
    passes("keyboard.cjs");
}

#[test]
fn a_burst_of_saves_is_few_rebuilds() {
    passes("burst.cjs");
}

//! The page in the browser, script by script.

use std::process::Command;

use super::Preview;
use crate::support::{project, tool};

/// Runs a script against a preview of its own; it must find nothing wrong. Says so loudly where there is no browser.
fn passes(script: &str) {
    let puppeteer = project().join("target/validators/ace/node_modules/puppeteer-core");
    if tool("node", &["--version"]).is_none() || tool("chromium", &["--version"]).is_none() {
        return;
    }
    if !puppeteer.exists() && tool(puppeteer.to_str().unwrap(), &[]).is_none() {
        return;
    }
    let preview = Preview::start();
    let output = Command::new("node")
        .arg(project().join("tests/it/preview").join(script))
        .args([puppeteer.as_os_str(), preview.url.as_ref(), preview.paper.path().as_os_str()])
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let faults: Vec<String> = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stdout)));
    assert!(faults.is_empty(), "{faults:#?}\n{errors}");
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

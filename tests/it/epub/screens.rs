//! The book in a browser: nothing clipped at any width, size and theme. Pictures of it are kept in `target/epub-screens`.

use std::fs;
use std::process::Command;

use super::made;
use crate::support::{project, tool};

#[test]
fn nothing_is_clipped_on_any_screen() {
    let made = made();
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in made.files() {
        let path = folder.path().join(&name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let documents = made.documents();
    let first = |sign: &str| documents.iter().find(|(_, text)| text.contains(sign)).map(|(name, _)| name.clone());
    let signs = ["epub:type=\"cover\"", "epub:type=\"part\"", "epub:type=\"chapter\"", "<svg", "epub:type=\"toc\""];
    let kept: Vec<String> = signs.iter().filter_map(|sign| first(sign)).collect();
    let (nav, _) = made.files().into_iter().find(|(name, _)| name.ends_with("nav.xhtml")).expect("there is a nav");
    let texts = folder.path().join(nav).parent().unwrap().to_owned();
    // Readers have Chinese fonts of their own; the machine of a test has the project's.
    let fonts = folder.path().join("fonts.conf");
    let cache = folder.path().join("cache");
    let sheet = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>{}</dir><cachedir>{}</cachedir></fontconfig>",
        project().join("fonts").display(),
        cache.display()
    );
    fs::write(&fonts, sheet).unwrap();
    let puppeteer = project().join("target/validators/ace/node_modules/puppeteer-core");
    if tool("node", &["--version"]).is_none() || tool("chromium", &["--version"]).is_none() {
        return;
    }
    if !puppeteer.exists() && tool(puppeteer.to_str().unwrap(), &[]).is_none() {
        return;
    }
    let output = Command::new("node")
        .env("FONTCONFIG_FILE", &fonts)
        .arg(project().join("tests/it/epub/screens.cjs"))
        .args([&puppeteer, &texts, &project().join("target/epub-screens")])
        .args(&kept)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let faults: Vec<String> = serde_json::from_slice(&output.stdout).unwrap();
    assert!(faults.is_empty(), "{faults:#?}");
}

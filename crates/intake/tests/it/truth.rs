//! The project's own articles as they should come back: takes `.md` files of the samples; gives title, kicker, deck, place, captions, paragraphs.

use std::path::{Path, PathBuf};

/// An article as its editor wrote it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Article {
    pub(crate) name: String,
    pub(crate) kicker: Option<String>,
    pub(crate) title: String,
    pub(crate) deck: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) source: Option<String>,
    /// Words and who took the picture.
    pub(crate) captions: Vec<(String, String)>,
    /// Paragraphs; a crosshead is marked.
    pub(crate) body: Vec<(bool, String)>,
}

/// Articles of the samples that are running text: lists and tables have another form.
pub(crate) fn articles() -> Vec<Article> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let mut files = vec![];
    gather(&root, &mut files);
    files.sort();
    let made = files.iter().filter(|file| file.components().any(|part| part.as_os_str() == "issues"));
    let made: Vec<Article> = made.filter_map(|file| parse(file)).collect();
    assert!(made.len() >= 40, "{} articles", made.len());
    made
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            files.push(path);
        }
    }
}

fn parse(file: &Path) -> Option<Article> {
    let text = std::fs::read_to_string(file).unwrap();
    let (_, rest) = text.split_once("---\n")?;
    let (front, body) = rest.split_once("\n---\n")?;
    let mut article = Article { name: file.file_stem()?.to_string_lossy().into_owned(), ..Article::default() };
    for line in front.lines() {
        let Some((key, value)) = line.trim().split_once(": ") else { continue };
        let value = value.trim().trim_matches('"').to_owned();
        match key {
            "title" => article.title = value,
            "kicker" => article.kicker = Some(value),
            "deck" => article.deck = Some(value),
            "place" => article.place = Some(value),
            "author" => article.author = Some(value),
            "source" => article.source = Some(value),
            "caption" => article.captions.push((value, String::new())),
            "credit" => {
                if let Some(last) = article.captions.last_mut() {
                    last.1 = value;
                }
            }
            _ => {}
        }
    }
    for block in body.split("\n\n").map(str::trim).filter(|block| !block.is_empty()) {
        if block.starts_with(['-', '|', '>', '!', '*', '1']) || block.contains("\n") || block.contains("**") {
            return None;
        }
        let heading = block.trim_start_matches('#').trim();
        article.body.push((heading.len() < block.len(), heading.to_owned()));
    }
    (!article.body.is_empty()).then_some(article)
}

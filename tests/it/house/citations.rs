//! Citations in comments: each names a document that is there, and a section, a row or a point of it that is there.
//!
//! A citation is the name of a document, a section, perhaps a row or a point of it: a section of several numbers with dots, or of a
//! letter and a number; a list of sections goes on with the last document that was named. Sections of standards are left alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::comments::{EXTENSIONS, comments};
use super::documents::{Outline, outline, prose};
use super::tree::{files, shown};
use crate::support::project;

/// Where documents stand that are cited by their names alone.
const SHELVES: [&str; 3] = ["docs/trade", "docs", "."];
/// Whose sections are not ours.
const STANDARDS: [&str; 5] = ["ISO", "XML", "GWG", "RFC", "GB/T"];

/// What a section sign belongs to.
#[derive(Clone)]
enum Cited {
    Nothing,
    Standard,
    Document(String),
}

/// The documents of the repository, by their path below its root.
struct Library {
    outlines: BTreeMap<String, Outline>,
}

impl Library {
    fn of(root: &Path) -> Self {
        let read = |path: &std::path::PathBuf| (shown(root, path), outline(&fs::read_to_string(path).unwrap()));
        Self { outlines: files(root, &["md"]).iter().map(read).collect() }
    }

    /// The document of a name: with its folders, or alone from one of the shelves.
    fn find(&self, name: &str) -> Option<&Outline> {
        let on_shelf = |shelf: &&str| self.outlines.get(format!("{shelf}/{name}").trim_start_matches("./"));
        SHELVES.iter().find_map(on_shelf)
    }
}

/// One thing of a comment that matters here.
#[derive(Debug, PartialEq)]
enum Mark<'c> {
    Standard,
    Document(&'c str),
    Section { section: &'c str, points: Vec<&'c str> },
}

/// The marks of a comment in order.
fn marks(comment: &str) -> Vec<Mark<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = comment[at..].chars().next() {
        let rest = &comment[at..];
        let is_start = comment[..at].chars().next_back().is_none_or(|before| !is_of_name(before));
        if let Some(cited) = rest.strip_prefix('§') {
            let section = section(cited);
            found.push(Mark::Section { section, points: points(&cited[section.len()..]) });
            // A range names its end too.
            if let Some(end) = cited[section.len()..].strip_prefix('–').map(self::section).filter(|end| !end.is_empty())
            {
                found.push(Mark::Section { section: end, points: Vec::new() });
            }
        } else if is_start && STANDARDS.iter().any(|standard| rest.starts_with(standard)) {
            found.push(Mark::Standard);
        } else if is_start && is_of_name(c) {
            let name = &rest[..rest.find(|c| !is_of_name(c)).unwrap_or(rest.len())];
            let name = name.trim_end_matches(['.', '/']);
            found.extend(is_document(name).then_some(Mark::Document(name)));
        }
        at += c.len_utf8();
    }
    found
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '<' | '>')
}

/// Whether a name is that of a document. A name of one letter, of figures or of a blank `<slug>` stands for any article.
fn is_document(name: &str) -> bool {
    let stem = name.strip_suffix(".md").map(|stem| stem.rsplit('/').next().unwrap_or(stem));
    stem.is_some_and(|stem| stem.len() > 1 && !stem.contains(['<', '>']) && !stem.chars().all(|c| c.is_ascii_digit()))
}

/// The number of a section at the beginning of a text.
fn section(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c.is_ascii_uppercase() || c == '.')).unwrap_or(text.len());
    text[..end].trim_end_matches('.')
}

/// The rows or points named behind a section: ` d`, ` V13`, ` #10, #12`, ` no. 16`, `, no. 8`.
fn points(text: &str) -> Vec<&str> {
    let text = text.strip_prefix(',').unwrap_or(text).trim_start();
    if let Some(number) = text.strip_prefix("no. ") {
        return vec![leading(number, |c| c.is_ascii_digit())];
    }
    if text.starts_with('#') {
        let numbers = text.split(", ").map_while(|part| part.strip_prefix('#'));
        return numbers.map(|number| leading(number, |c| c.is_ascii_digit())).collect();
    }
    let word = leading(text, |c| c.is_ascii_alphanumeric());
    let mut letters = word.chars();
    let is_row = match (letters.next(), letters.as_str()) {
        (Some(letter), "") => letter.is_ascii_lowercase(),
        (Some(letter), number) => letter.is_ascii_uppercase() && number.chars().all(|c| c.is_ascii_digit()),
        _ => false,
    };
    if is_row { vec![word] } else { Vec::new() }
}

fn leading(text: &str, belongs: fn(char) -> bool) -> &str {
    &text[..text.find(|c| !belongs(c)).unwrap_or(text.len())]
}

/// What is wrong with the citations of some lines. `own` is the document they stand in, if it is one.
fn faults<'t>(
    lines: impl IntoIterator<Item = (usize, &'t str)>,
    own: Option<&str>,
    library: &Library,
) -> Vec<(usize, String)> {
    let mut cited = own.map_or(Cited::Nothing, |own| Cited::Document(own.to_owned()));
    let mut found = Vec::new();
    for (number, line) in lines {
        for mark in marks(line) {
            match mark {
                Mark::Standard => cited = Cited::Standard,
                Mark::Document(name) => {
                    cited = Cited::Document(name.to_owned());
                    if library.find(name).is_none() {
                        found.push((number, format!("there is no document {name}")));
                    }
                }
                Mark::Section { section, points } => {
                    found.extend(section_fault(&cited, section, &points, library).map(|fault| (number, fault)));
                }
            }
        }
        // In a document every line speaks of itself again.
        if let Some(own) = own {
            cited = Cited::Document(own.to_owned());
        }
    }
    found
}

fn section_fault(cited: &Cited, section: &str, points: &[&str], library: &Library) -> Option<String> {
    let name = match cited {
        Cited::Standard => return None,
        Cited::Nothing => return Some(format!("§{section} of no document")),
        Cited::Document(name) => name,
    };
    // A document that is not there is told of where it is named.
    let outline = library.find(name)?;
    if section.is_empty() || !outline.has(section) {
        return Some(format!("{name} has no §{section}"));
    }
    let missing = points.iter().find(|point| !outline.has_point(section, point))?;
    Some(format!("{name} §{section} has no {missing}"))
}

/// The faults of the whole repository, each with its file and line.
fn all_faults(root: &Path) -> Vec<String> {
    let library = Library::of(root);
    let mut found = Vec::new();
    for path in files(root, &EXTENSIONS) {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        let wrong = faults(comments(&text, &extension), None, &library).into_iter();
        found.extend(wrong.map(|(line, fault)| format!("{}:{line}: {fault}", shown(root, &path))));
    }
    for name in library.outlines.keys() {
        let text = fs::read_to_string(root.join(name)).unwrap();
        let wrong = faults(prose(&text), Some(name), &library).into_iter();
        // Which files there are is for the links to say: a document also names files of others.
        let wrong = wrong.filter(|(_, fault)| fault.contains('§'));
        found.extend(wrong.map(|(line, fault)| format!("{name}:{line}: {fault}")));
    }
    found
}

#[test]
fn every_citation_leads_somewhere() {
    let found = all_faults(&project());
    assert!(found.is_empty(), "citations that lead nowhere:\n{}", found.join("\n"));
}

/// A library of one document, and what is wrong with a comment before it.
#[track_caller]
fn assert_faults(comment: &str, expected: &[&str]) {
    let text = "## 5. The model\n### 5.2 Levers\n| d | size |\n| V13 | pixels |\n### 5.4 Solving\n## 7. Points\n24. A cover\n## B. Preview\n### B.1 Who\n";
    let library = Library { outlines: BTreeMap::from([("docs/trade/makeup.md".to_owned(), outline(text))]) };
    let found = faults([(1, comment)], None, &library);
    assert_eq!(found.into_iter().map(|(_, fault)| fault).collect::<Vec<_>>(), expected, "{comment}");
}

#[test]
fn good_citations_pass() {
    assert_faults("// Three of them (makeup.md §5.2 d: 0.6 each).", &[]);
    assert_faults("// `makeup.md` §5.2, §5.4; docs/trade/makeup.md §7.24, §B.1 and §7 no. 24, §5.2 V13.", &[]);
    assert_faults("// A box (ISO 32000-1 §14.11.2), a name like `p2/a.md` or `<slug>.md` or 2020.md.", &[]);
}

#[test]
fn planted_citations_are_caught() {
    assert_faults("// As in makeup.md §5.9.", &["makeup.md has no §5.9"]);
    assert_faults("// As in makeup.md §5.2 x.", &["makeup.md §5.2 has no x"]);
    assert_faults("// As in makeup.md §7, no. 25, §5.2–5.8.", &["makeup.md §7 has no 25", "makeup.md has no §5.8"]);
    assert_faults("// As in makeover.md §5.4.", &["there is no document makeover.md"]);
    assert_faults("// As in reference/makeup.md.", &["there is no document reference/makeup.md"]);
    assert_faults("// As in §5.4.", &["§5.4 of no document"]);
}

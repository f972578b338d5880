//! Markdown documents of the repository. Takes a text; gives its headings, the numbered sections with the rows and points in them, and its
//! links.

use std::collections::{BTreeMap, BTreeSet};

/// A document as far as others may refer to it.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The numbered sections, as `5.4` or `B.1`, each with the rows of its tables and the points of its lists, as `10`, `d`, `V13`.
    sections: BTreeMap<String, BTreeSet<String>>,
    /// The anchors of all headings, as a web page of the text has them.
    anchors: BTreeSet<String>,
}

impl Outline {
    /// Whether there is a section of this number, or a point of this number in the section before its last dot.
    pub(super) fn has(&self, section: &str) -> bool {
        let is_point = || section.rsplit_once('.').is_some_and(|(outer, point)| self.has_point(outer, point));
        self.sections.contains_key(section) || is_point()
    }

    /// Whether a section has a row or a point of this name.
    pub(super) fn has_point(&self, section: &str, point: &str) -> bool {
        self.sections.get(section).is_some_and(|points| points.contains(point))
    }

    /// Whether a link may end in this anchor.
    pub(super) fn has_anchor(&self, anchor: &str) -> bool {
        self.anchors.contains(anchor)
    }
}

/// The outline of a document.
pub(super) fn outline(text: &str) -> Outline {
    let mut outline = Outline::default();
    let mut current: Option<String> = None;
    for (_, line) in prose(text) {
        if let Some(heading) = heading(line) {
            outline.anchors.insert(anchor(heading));
            current = number(heading).map(str::to_owned);
            outline.sections.extend(current.clone().map(|number| (number, BTreeSet::new())));
        } else if let Some((points, point)) =
            current.as_ref().and_then(|own| outline.sections.get_mut(own)).zip(point(line))
        {
            points.insert(point.to_owned());
        }
    }
    outline
}

/// The lines of a text outside blocks of code, with their numbers from 1.
pub(super) fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut is_code = false;
    text.lines().enumerate().filter_map(move |(at, line)| {
        let is_fence = line.trim_start().starts_with("```");
        let is_prose = !is_fence && !is_code;
        is_code ^= is_fence;
        is_prose.then_some((at + 1, line))
    })
}

fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    (line.starts_with('#') && rest.starts_with(' ')).then(|| rest.trim())
}

/// The number a heading begins with: `5.4 The search` gives `5.4`, `A. Faces` gives `A`; a letter without a dot is a word.
fn number(heading: &str) -> Option<&str> {
    let word = heading
        .split_whitespace()
        .next()
        .filter(|word| word.len() > 1 || word.starts_with(|c: char| c.is_ascii_digit()))?;
    let number = word.trim_end_matches('.');
    let mut parts = number.split('.');
    let is_figure = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let is_letter = |part: &str| part.len() == 1 && part.chars().all(|c| c.is_ascii_uppercase());
    let first = parts.next()?;
    ((is_figure(first) || is_letter(first)) && parts.all(is_figure)).then_some(number)
}

/// The name of a row of a table or of a point of a list.
fn point(line: &str) -> Option<&str> {
    let cell =
        line.strip_prefix('|').and_then(|rest| rest.split('|').next()).map(|cell| cell.trim().trim_start_matches('#'));
    let item = || line.split_once(". ").map(|(name, _)| name);
    let is_name = |name: &&str| !name.is_empty() && name.len() <= 4 && name.chars().all(|c| c.is_ascii_alphanumeric());
    cell.or_else(item).filter(is_name)
}

/// The anchor of a heading: small letters, blanks as hyphens, no marks.
fn anchor(heading: &str) -> String {
    let is_kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    heading.to_lowercase().chars().filter(is_kept).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The targets of a text's links and pictures, with their lines. What stands in code is no link.
pub(super) fn targets(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in prose(text) {
        let plain: String = line.split('`').step_by(2).collect::<Vec<_>>().join("`");
        for (at, mark) in plain.match_indices("](") {
            let rest = &plain[at + mark.len()..];
            let target = rest.split([')', ' ']).next().unwrap_or_default();
            found.push((number, target.to_owned()));
        }
    }
    found
}

/// The files that a text names in code by their paths from the root, with their lines. Names with a placeholder are none.
pub(super) fn named_files(text: &str) -> Vec<(usize, &str)> {
    let is_path = |name: &&str| {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
        let has_extension = || name.rsplit('/').next().is_some_and(|last| last.contains('.'));
        name.contains('/') && name.chars().all(is_plain) && has_extension()
    };
    prose(text)
        .flat_map(|(number, line)| line.split('`').skip(1).step_by(2).map(move |name| (number, name)))
        .filter(|(_, name)| is_path(name))
        .collect()
}

#[test]
fn files_are_named_in_code() {
    let text = "`src/lib.rs`, `a/<b>/c.rs`, `crates/model`, `pages/*.toml`, src/main.rs, `lib.rs`\n";
    assert_eq!(named_files(text), [(1, "src/lib.rs")]);
}

#[test]
fn sections_rows_and_points_are_read() {
    let text = "# A title\n## 4. Checks\n### 4.3 The list\n| # | what |\n|---|---|\n| 10 | bleed |\n## B. More\n12. A point\n```\n## 9. Code\n```\n";
    let outline = outline(text);
    assert!(["4", "4.3", "B", "B.12"].iter().all(|section| outline.has(section)));
    assert!(!["9", "4.4", "B.13", "A"].iter().any(|section| outline.has(section)));
    assert!(outline.has_point("4.3", "10") && !outline.has_point("4.3", "11"));
    assert!(outline.has_anchor("43-the-list") && !outline.has_anchor("9-code"));
}

#[test]
fn links_in_code_are_no_links() {
    let text = "[a](b.md) `[c](d.md)` ![e](f.png \"g\")\n```\n[h](i.md)\n```\n";
    assert_eq!(targets(text), [(1, "b.md".to_owned()), (1, "f.png".to_owned())]);
}

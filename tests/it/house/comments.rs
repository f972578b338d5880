//! The comments of a source file. Takes its text and its extension; gives line by line what is said to people.

/// How a language marks comments.
struct Marks {
    /// What begins a comment that ends with its line.
    line: &'static str,
    /// What begins and ends a comment of several lines.
    block: Option<(&'static str, &'static str)>,
}

/// The extensions of files with comments that are read.
pub(super) const EXTENSIONS: [&str; 11] = ["rs", "typ", "js", "cjs", "css", "toml", "py", "sh", "yml", "html", "xml"];

fn marks(extension: &str) -> Marks {
    match extension {
        "rs" | "typ" | "js" | "cjs" => Marks { line: "//", block: Some(("/*", "*/")) },
        "css" => Marks { line: "/*", block: Some(("/*", "*/")) },
        "html" | "xml" => Marks { line: "<!--", block: Some(("<!--", "-->")) },
        _ => Marks { line: "#", block: None },
    }
}

/// The comments of a text, each line with its number from 1. A mark inside a string counts where a blank stands before it; then the rest
/// of the string is read as a comment, which does no harm.
pub(super) fn comments<'t>(text: &'t str, extension: &str) -> Vec<(usize, &'t str)> {
    let marks = marks(extension);
    let mut found = Vec::new();
    let mut is_inside = false;
    for (at, line) in text.lines().enumerate() {
        let opening = marks.block.map_or(marks.line, |(opening, _)| opening);
        let begin = || [marks.line, opening].iter().filter_map(|mark| begun_at(line, mark)).min();
        let from = if is_inside { Some(0) } else { begin() };
        found.extend(from.map(|from| (at + 1, &line[from..])));
        if let Some((opening, closing)) = marks.block {
            let opened = if is_inside { Some(0) } else { begun_at(line, opening) };
            is_inside = opened.is_some_and(|from| !line[from..].contains(closing));
        }
    }
    found
}

/// Where a comment begins: at the beginning of the line's text, or behind a blank.
fn begun_at(line: &str, mark: &str) -> Option<usize> {
    let is_free = |at: &usize| line[..*at].chars().next_back().is_none_or(char::is_whitespace);
    line.match_indices(mark).map(|(at, _)| at).find(is_free)
}

#[test]
fn comments_of_several_languages_are_found() {
    let of = |text, extension| comments(text, extension).into_iter().map(|(line, _)| line).collect::<Vec<_>>();
    assert_eq!(of("//! A.\nfn a() {} // B\nlet url = \"http://c\";\n/* D\n E */\nf", "rs"), [1, 2, 4, 5]);
    assert_eq!(of("a { b: c } /* D\n   E */\nf", "css"), [1, 2]);
    assert_eq!(of("a = 1 # B\nc = \"#d\"\n", "toml"), [1]);
}

//! Heads of tables, `[print]` and `[[page]]`: brackets that are not paired or not ASCII, names that are none, words behind the name.

use super::line::open_brackets;
use super::site::{Site, Told};

const OPENING: [char; 3] = ['[', '【', '［'];
const CLOSING: [char; 3] = [']', '】', '］'];

/// The tables that stand in a list, `[[name]]`, by the file they belong to.
const LISTED: [(&str, &[&str]); 5] = [
    ("issue.toml", &["page", "page.ad"]),
    ("paper.toml", &["qr"]),
    ("theme.toml", &["ladder"]),
    ("manifest.toml", &["font"]),
    ("anthology.toml", &["themes"]),
];

/// What is wrong with the head of a table; none where the line is no head.
pub(super) fn told(site: &Site<'_>) -> Option<Told> {
    let bare = site.bare.trim_end();
    let head = bare.trim_start();
    if !head.starts_with(OPENING) || !open_brackets(&site.source.text[..site.start]).is_empty() {
        return None;
    }
    let from = bare.len() - head.trim_start_matches(OPENING).len();
    let to = bare[from..].find(CLOSING).map_or(bare.len(), |at| from + at);
    let name = site.line[from..to].trim();
    let behind = site.line[to..bare.len()].trim_start_matches(CLOSING).trim();
    Some(if name.is_empty() {
        Told::new(site.at, "表名是空的", "在方括号里写上表名，或删去这一行")
    } else if !behind.is_empty() {
        Told::new(site.at, "表名后面还有别的", format!("“{behind}”另起一行"))
    } else if name.split('.').any(|part| part.trim().is_empty()) {
        let parts: Vec<&str> = name.split('.').map(str::trim).filter(|part| !part.is_empty()).collect();
        Told::new(site.at, "表名里的点多了", format!("写成 {}", header(site, &parts.join("."))))
    } else if name.split('.').any(|part| !is_name(part.trim())) {
        unfit_name(site, name)
    } else {
        let is_wide = bare.contains(['【', '［', '】', '］']);
        let message = if is_wide { "表名的方括号是全角的" } else { "表名的方括号没有配对" };
        Told::new(site.at, message, format!("写成 {}", header(site, name)))
    })
}

/// The remedy for a table that stands twice.
pub(super) fn twice(site: &Site<'_>, name: &str) -> String {
    let listed = format!("[[{name}]]");
    if site.source.text.lines().any(|line| line.trim_start().starts_with(&listed)) {
        format!("每一段都写成 {listed}")
    } else {
        "两段合成一段，或只留一个".to_owned()
    }
}

/// A head with this name: in double brackets where the file has such tables in a list.
fn header(site: &Site<'_>, name: &str) -> String {
    let path = &site.source.path;
    let file = path.rsplit('/').next().unwrap_or(path);
    let is_known = LISTED.iter().any(|(of, names)| *of == file && names.contains(&name));
    let doubled = format!("[[{name}]]");
    let is_like_others = site.source.text.lines().any(|line| line.trim_start().starts_with(&doubled));
    let is_doubled = site.line.trim_start().starts_with("[[") || is_known || is_like_others;
    if is_doubled { doubled } else { format!("[{name}]") }
}

fn unfit_name(site: &Site<'_>, name: &str) -> Told {
    let quoted =
        |part: &str| if is_name(part) { part.to_owned() } else { format!("\"{}\"", part.replace(['"', '\\'], "")) };
    let parts: Vec<String> = name.split('.').map(|part| quoted(part.trim())).collect();
    let head = parts.join(".");
    let remedy = if parts.len() > 1 {
        format!("写成 [{head}]")
    } else {
        format!("换成半角的英文名；就要这个名字，写成 [{head}]")
    };
    Told::new(site.at, "表名只能用半角的字母、数字、“-”和“_”", remedy)
}

/// Whether a name needs no quotes, or has them.
pub(super) fn is_name(name: &str) -> bool {
    let is_quoted = name.len() > 1 && (name.starts_with('"') && name.ends_with('"'));
    let is_plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    is_quoted || is_plain
}

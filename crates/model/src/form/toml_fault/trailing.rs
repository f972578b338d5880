//! What stands behind a whole value in its line: a comma of another language, a comment with another sign, the next key.

use super::site::{Site, Told};

/// What stands behind a whole value.
pub(super) fn behind(site: &Site<'_>, rest: &str) -> Option<Told> {
    Some(if rest.starts_with("//") {
        Told::new(site.at, "说明前面要用“#”", "把“//”改成“#”")
    } else if rest.chars().all(|sign| ",，;；、。".contains(sign)) {
        Told::new(site.at, format!("行末多了“{rest}”"), format!("删去“{rest}”"))
    } else if rest.starts_with([']', '}']) {
        Told::new(site.at, "括号没有配对", format!("删去多的“{rest}”"))
    } else if rest.contains('=') {
        Told::new(
            site.at,
            "一行只写一个键",
            format!("“{}”另起一行", rest.trim_start_matches([',', '，', ';', '；', ' '])),
        )
    } else {
        Told::new(site.at, "值后面还有别的", format!("删去“{rest}”；是说明，就在前面加“#”"))
    })
}

//! HTML in Markdown: from a piece of it to its tags and words. Nothing of it is set but the words.

/// The most characters of the name of a printed page.
const PAGE_NAME_MOST: usize = 12;

/// A piece of HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HtmlPiece<'a> {
    /// A tag or a remark.
    Tag(&'a str),
    /// The words between.
    Words(&'a str),
}

/// The pieces of HTML in order.
pub(super) fn html_pieces(html: &str) -> Vec<HtmlPiece<'_>> {
    let mut pieces = vec![];
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let tag = &rest[start..];
        let end =
            if tag.starts_with("<!--") { tag.find("-->").map(|at| at + 3) } else { tag.find('>').map(|at| at + 1) };
        let looks_like_tag = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        match end {
            Some(end) if looks_like_tag => {
                pieces.extend([HtmlPiece::Words(&rest[..start]), HtmlPiece::Tag(&tag[..end])]);
                rest = &tag[end..];
            }
            _ => {
                pieces.push(HtmlPiece::Words(&rest[..=start]));
                rest = &tag[1..];
            }
        }
    }
    pieces.push(HtmlPiece::Words(rest));
    pieces
}

/// The name of the printed page that a remark marks: `2` in `<!-- 版: 2 -->`.
pub(super) fn page_of_remark(tag: &str) -> Option<&str> {
    let words = tag.strip_prefix("<!--")?.trim_end_matches("-->").trim();
    let name = words.strip_prefix('版').or_else(|| words.strip_prefix("page"))?;
    let name = name.trim_start().strip_prefix([':', '：'])?.trim();
    (!name.is_empty() && name.chars().count() <= PAGE_NAME_MOST).then_some(name)
}

//! The paper a review was printed in: its pages in the page list, and where it stood, in words.

use super::super::document::PageMark;
use super::super::markup::Markup;
use crate::model::{Origin, PrintedPage, Review};

/// `第2版` for a number, `专题版` for a name.
fn page_name(name: &str) -> String {
    if name.chars().all(|c| c.is_ascii_digit()) {
        format!("第{name}版")
    } else {
        format!("{}版", name.trim_end_matches('版'))
    }
}

fn page_id(index: usize) -> String {
    format!("page{}", index + 1)
}

/// Where a printed page begins, by its place among the pages; nothing where it is not among them.
pub(super) fn page_break(pages: &[PrintedPage], index: usize) -> Markup {
    let mut out = Markup::new();
    let Some(page) = pages.get(index) else { return out };
    let (id, label) = (page_id(index), page_name(&page.name));
    let attributes =
        [("id", id.as_str()), ("epub:type", "pagebreak"), ("role", "doc-pagebreak"), ("aria-label", &label)];
    out.void("span", &attributes);
    out
}

/// The marks of the printed pages: year, issue, page.
pub(super) fn page_marks(review: &Review) -> Vec<PageMark> {
    let year = review.year.to_string();
    let issue = match &review.origin.issue {
        Some(issue) if issue.contains(&year) => issue.clone(),
        Some(issue) => format!("{year}年·{issue}"),
        None => format!("{year}年"),
    };
    let part = review.part.as_ref().map(|part| format!("·{part}")).unwrap_or_default();
    let mark = |(index, page): (usize, &PrintedPage)| PageMark {
        id: page_id(index),
        label: format!("{issue}{part}·{}", page_name(&page.name)),
    };
    review.pages.iter().enumerate().map(mark).collect()
}

/// `原载《社区晨报·仙霞》2020年度回顾，专题版（有删节）`, as far as it is known; empty where nothing is.
pub(in crate::export::epub) fn source_line(origin: &Origin) -> String {
    let paper = origin.paper.as_ref().map(|paper| format!("《{paper}》")).unwrap_or_default();
    let place = format!("{paper}{}", origin.issue.as_deref().unwrap_or_default());
    let date = origin.date.map(|date| format!("{}年{}月{}日", date.year, date.month, date.day));
    let page = origin.page.as_deref().map(page_name);
    let known: Vec<String> = [Some(place), date, page].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let abridged = if origin.abridged { "（有删节）" } else { "" };
    if known.is_empty() { String::new() } else { format!("原载{}{abridged}", known.join("，")) }
}

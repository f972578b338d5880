//! How a review is named in its book: takes a review; gives its address, its title and its entry in the contents.

use crate::model::Review;

/// The document of a review: the apparatus links to `chapter_href(review)#Review::anchor(passage)`.
pub fn chapter_href(review: &Review) -> String {
    let part = if review.part.is_some() { format!("-{}", review.order + 1) } else { String::new() };
    format!("review-{}{part}.xhtml", review.year)
}

/// The title without the year it may begin with: `2023：把账算清` gives `把账算清`.
pub(super) fn short_title(review: &Review) -> String {
    let year = review.year.to_string();
    let rest = review.title.strip_prefix(&year).map(|rest| rest.strip_prefix('年').unwrap_or(rest));
    let rest = rest.and_then(|rest| rest.strip_prefix(['：', ':', '·', ' ', '，']));
    rest.map(str::trim).filter(|rest| !rest.is_empty()).unwrap_or(&review.title).to_owned()
}

/// A review in the contents: `2023年 · 把账算清 把路铺实`.
pub(super) fn chapter_label(review: &Review) -> String {
    let part = review.part.as_ref().map(|part| format!("（{part}）")).unwrap_or_default();
    format!("{}年{part} · {}", review.year, short_title(review))
}

//! Articles that found no place on their page.

use super::titles::{naming, titles};
use crate::edition::attempt::Attempt;
use crate::edition::page::PlannedPage;
use crate::edition::solving::PAGE_ITEMS_MAX;
use crate::page::shaped::Shaped;
use chenbao_model::diag::{Code, Finding};

/// Articles that fit in no rectangle: no head, or pictures that do not go together.
pub(super) fn shapeless_findings(page: &PlannedPage, attempt: &Attempt) -> Vec<Finding> {
    let number = page.plan.number;
    let finding = |shaped: &Shaped| {
        let message = format!("{}在任何栏数下都排不下，没有排进第{number}版", titles(shaped));
        let finding = naming(Finding::new(Code::PageUnsolved, message), shaped).on(number);
        let is_steered = shaped.item.wishes.width.is_some()
            || shaped.item.main.photos.iter().any(|photo| photo.picture().columns.is_some())
            || shaped.item.main.articles.iter().any(|article| article.pins.boxed == Some(true));
        let hint = if is_steered {
            "去掉 width、span 或 box 再试"
        } else if shaped.item.main.photos.len() > 1 {
            "减少图片，或放宽裁切范围（crop），让横图竖图能排在一行"
        } else {
            "看看它有没有正文，题目是否太长，图片是否太高"
        };
        finding.hint(hint)
    };
    attempt.shapeless.iter().map(finding).collect()
}

pub(super) fn left_out_finding(page: &PlannedPage, attempt: &Attempt) -> Option<Finding> {
    let first = attempt.left_out.first()?;
    let count = attempt.items.len() + attempt.left_out.len();
    let chars: usize = attempt.left_out.iter().map(chars_of).sum();
    let number = page.plan.number;
    let titles: Vec<String> = attempt.left_out.iter().map(titles).collect();
    let message = format!("第{number}版排不下 {count} 篇，一版最多 {PAGE_ITEMS_MAX} 篇，{chars} 字没有排进去");
    let finding = Finding::new(Code::FlatplanFull, message).on(number).at(first.item.main.articles[0].span());
    Some(finding.hint(format!("把{}移到别的版，或几篇短的合成一组短讯（group）", titles.join(""))))
}

pub(super) fn chars_of(shaped: &Shaped) -> usize {
    shaped.item.pieces().flat_map(|piece| &piece.articles).map(|article| article.chars()).sum()
}

//! Pages that are too full, too empty, parted by a gutter, or not solved.

use super::balance::Balance;
use super::titles::{naming, title, titles};
use crate::edition::attempt::Attempt;
use crate::edition::flatplan::{Space, allowed_pages};
use crate::edition::page::PlannedPage;
use crate::page::shaped::Shaped;
use crate::slicing::ITEMS_MAX;
use crate::term::TermId;
use chenbao_model::diag::{Code, Finding, Severity};

/// The most texts a finding names.
const CHANGES_NAMED: usize = 3;

/// The items whose text was changed most, with the amount in 字.
fn changed<'s, 'a>(attempt: &'s Attempt<'a>) -> Vec<(&'s Shaped<'a>, u32)> {
    let Some(solution) = &attempt.solution else { return Vec::new() };
    let chars = |shaped: &Shaped| {
        let module = solution.modules.iter().find(|module| module.id == shaped.item.id())?;
        Some(module.fit.overset_chars + module.fit.underset_chars).filter(|&chars| chars > 0)
    };
    let mut changed: Vec<(&Shaped, u32)> =
        attempt.items.iter().filter_map(|shaped| Some((shaped, chars(shaped)?))).collect();
    changed.sort_by_key(|&(_, chars)| std::cmp::Reverse(chars));
    changed.truncate(CHANGES_NAMED);
    changed
}

pub(super) fn over_finding(
    at: usize,
    chars: u32,
    pages: &[PlannedPage],
    attempts: &[Attempt],
    balances: &[Balance],
    spaces: &[Space],
) -> Finding {
    let mut finding = Finding::new(Code::PageOverfull, format!("第{}版多 {chars} 字", pages[at].plan.number))
        .on(pages[at].plan.number);
    for (shaped, chars) in changed(&attempts[at]) {
        finding = naming(finding, shaped).hint(format!("“{}”删 {chars} 字", title(shaped)));
    }
    for shaped in &attempts[at].items {
        for to in allowed_pages(&shaped.item, spaces) {
            if let Balance::Under(room) = balances[to] {
                let number = pages[to].plan.number;
                finding = finding.hint(format!("或把“{}”移到第{number}版，那里缺 {room} 字", title(shaped)));
                return finding;
            }
        }
    }
    if attempts[at].items.iter().any(|shaped| shaped.item.pieces().any(|piece| !piece.photos.is_empty())) {
        finding = finding.hint("或少用一张图片，或放宽图片的裁切范围（crop）");
    }
    finding
}

pub(super) fn under_finding(page: &PlannedPage, attempt: &Attempt, chars: u32) -> Finding {
    let number = page.plan.number;
    if attempt.items.is_empty() {
        let message = format!("第{number}版没有稿件，缺 {chars} 字");
        return Finding::new(Code::PageUnderfull, message)
            .on(number)
            .hint(format!("给这一版（“{}”）派稿，或减少版数", page.plan.section));
    }
    let mut finding = Finding::new(Code::PageUnderfull, format!("第{number}版缺 {chars} 字")).on(number);
    for (shaped, chars) in changed(attempt) {
        finding = naming(finding, shaped).hint(format!("“{}”补 {chars} 字", title(shaped)));
    }
    finding.hint("或加一张图片，或移一篇稿件到这一版")
}

/// H7: a layout that fits, but with a line through the page from head to foot. It is better than none.
pub(super) fn gutter_finding(page: &PlannedPage, attempt: &Attempt) -> Option<Finding> {
    let gutters = attempt.solution.as_ref()?.score.terms.get(&TermId::Gutter).filter(|term| term.count > 0)?;
    let number = page.plan.number;
    let mut finding =
        Finding::new(Code::PageUnsolved, format!("第{number}版有 {} 条通线，从上到下无稿件跨过", gutters.count))
            .on(number)
            .hint("一篇稿件增删几行，或换一张图片，多能避免");
    finding.severity = Severity::Warning;
    Some(finding)
}

pub(super) fn unsolved_finding(page: &PlannedPage, attempt: &Attempt) -> Finding {
    let number = page.plan.number;
    let titles: Vec<String> = attempt.items.iter().map(titles).collect();
    let finding = Finding::new(Code::PageUnsolved, format!("第{number}版排不成：{}", titles.join(""))).on(number);
    let is_pinned = !page.ads.is_empty() || attempt.items.iter().any(|shaped| shaped.item.wishes.at.is_some());
    if is_pinned && attempt.items.len() > ITEMS_MAX {
        let hint = format!("有广告或 at 的版最多排 {ITEMS_MAX} 篇；把几篇短的合成一组短讯（group），或移走几篇");
        return finding.hint(hint);
    }
    let finding = finding.hint("移走一篇稿件，或放宽图片的裁切范围（crop）");
    if is_pinned { finding.hint("或挪一挪广告、去掉 at") } else { finding }
}

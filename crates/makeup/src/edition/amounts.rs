//! How many 字 a page has too much or too little, in words, and what would mend it.

use super::attempt::Attempt;
use super::demands::shown;
use super::issue::Edition;
use super::naming::{chars_of, naming, title};
use super::page::PlannedPage;
use super::remedies::{leave_picture_out, move_away, ways_on};
use crate::grid::GAP;
use crate::page::shaped::Shaped;
use chenbao_model::diag::{Code, Finding};
use chenbao_model::units::GridRect;

/// The least 字 that a story with its head takes.
const STORY_LEAST: u32 = 200;
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

pub(super) fn over_finding(edition: &Edition, at: usize, chars: u32) -> Finding {
    let (page, attempt) = (&edition.pages[at], &edition.attempts[at]);
    let number = page.plan.number;
    let changed = changed(attempt);
    let message = match (&attempt.items[..], changed.first()) {
        ([only], Some(_)) if !only.item.is_group() => {
            let all = chars_of(only);
            format!("“{}”有 {all} 字，排满第{number}版还多 {chars} 字", title(only))
        }
        _ => format!("第{number}版多 {chars} 字"),
    };
    let mut finding = Finding::new(Code::PageOverfull, message).on(number);
    for (shaped, chars) in &changed {
        finding = naming(finding, shaped).hint(format!("“{}”删 {chars} 字", title(shaped)));
    }
    if let Some(change) = move_away(edition, at) {
        let to = edition.pages[change.to].plan.number;
        finding = finding.hint(format!(
            "或把“{}”移到第{to}版（稿头写 page: {to}），两版就都排得下",
            title(&attempt.items[change.item])
        ));
    } else if let Some((item, picture)) = leave_picture_out(edition, at) {
        finding = finding.hint(format!(
            "或“{}”不排图片“{picture}”（images 里加 omit: true），就排得下",
            title(&attempt.items[item])
        ));
    }
    if let Some((longest, over)) =
        changed.first().filter(|(shaped, _)| shaped.item.main.part.is_none() && !shaped.item.is_group())
    {
        for way in ways_on(edition, at, longest.item.main.articles[0], *over) {
            finding = finding.hint(way);
        }
    }
    finding
}

pub(super) fn under_finding(edition: &Edition, at: usize, chars: u32) -> Finding {
    let (page, attempt) = (&edition.pages[at], &edition.attempts[at]);
    let number = page.plan.number;
    let mut finding = Finding::new(Code::PageUnderfull, format!("第{number}版缺 {chars} 字")).on(number);
    for (shaped, chars) in changed(attempt) {
        finding = naming(finding, shaped);
        // The end of a story that goes on here is not made longer.
        if shaped.item.main.part.is_none() {
            finding = finding.hint(format!("“{}”补 {chars} 字", title(shaped)));
        }
    }
    let another = if finding.hints.is_empty() { "" } else { "或" };
    match stories_for(attempt, chars) {
        0 if finding.hints.is_empty() => finding.hint("同版的稿件补几句，或添一条补白"),
        0 => finding,
        1 => finding
            .hint(format!("{another}添一篇约 {} 字的稿件，或从别的版移一篇来", rounded(text_of(edition, at, chars)))),
        stories => {
            let text = rounded(text_of(edition, at, chars));
            finding.hint(format!("{another}添 {stories} 篇左右的稿件，共约 {text} 字，或从别的版移几篇来"))
        }
    }
}

/// How many stories fill the room of so many 字.
fn stories_for(attempt: &Attempt, chars: u32) -> u32 {
    let Some(capacity) = attempt.capacity.as_ref() else { return 0 };
    let whole = capacity.chars.first().copied().unwrap_or_default();
    let of_one = whole / capacity.stories.max(1);
    if chars < STORY_LEAST || of_one == 0 { 0 } else { (chars / of_one).clamp(1, capacity.stories) }
}

/// How many 字 of text go into the room of so many, the heads over it taken off as the whole page has them.
fn text_of(edition: &Edition, at: usize, chars: u32) -> u32 {
    let (page, attempt) = (&edition.pages[at], &edition.attempts[at]);
    let whole = attempt.capacity.as_ref().and_then(|capacity| capacity.chars.first().copied()).unwrap_or_default();
    let lines = page.free().max(1);
    chars * whole / (lines * u32::from(edition.grid.col_em).max(1))
}

/// A page without copy: how much it takes.
pub(super) fn empty_finding(page: &PlannedPage, attempt: &Attempt) -> Finding {
    let number = page.plan.number;
    let (columns, lines) = page.largest_free();
    let finding = |message: String| Finding::new(Code::PageUnderfull, message).on(number);
    let Some(capacity) = attempt.capacity.as_ref().filter(|capacity| !capacity.chars.is_empty()) else {
        let message = format!("第{number}版广告之外只空着 {columns} 栏 × {lines} 行，排不下一篇稿件");
        let whole = GridRect::new(0, page.region.top, page.region.columns, page.region.lines.saturating_sub(GAP));
        let remedy = match &page.plan.ads[..] {
            [ad] => {
                let top = page.reserved + page.guide;
                let rect = GridRect::new(0, top, page.region.columns, whole.bottom().max(ad.rect.bottom()) - top);
                format!("把{}放大到占满这一版：at = {}", ad.label, shown(rect))
            }
            _ => "把广告放大到占满这一版，或让出十行以上".to_owned(),
        };
        return finding(message).hint(remedy);
    };
    let pictures = ["不配图片", "配一张", "配两张"];
    let amounts =
        capacity.chars.iter().zip(pictures).map(|(chars, pictures)| format!("{pictures}约 {} 字", rounded(*chars)));
    let message = format!("第{number}版没有稿件：{}", amounts.collect::<Vec<_>>().join("，"));
    let stories =
        if capacity.stories > 1 { format!("分作 {} 篇左右", capacity.stories) } else { "一篇".to_owned() };
    finding(message).hint(format!("给这一版（“{}”）派稿，{stories}；或减少版数", page.plan.section))
}

/// A rough number, to the ten below a thousand and to the hundred above.
fn rounded(chars: u32) -> u32 {
    let step = if chars < 1000 { 10 } else { 100 };
    (chars + step / 2) / step * step
}

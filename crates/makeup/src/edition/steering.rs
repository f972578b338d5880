//! What an editor asked of a page and could not have: locks, templates, pinned rectangles and widths. Takes an edition with its pages
//! solved; gives findings, each with the smallest change that would do.

use super::demands::shown;
use super::issue::Edition;
use crate::grid::GAP;
use crate::layout::SearchMode;
use crate::page::is_solvable;
use crate::page::shaped::{Shaped, references};
use crate::templates::template::PageTemplate;
use chenbao_model::diag::{Code, Finding, Severity};
use chenbao_model::units::GridRect;

/// The farthest a pinned rectangle's height is changed in the search for one that would do, in lines.
const HEIGHTS_MOST: u16 = 24;

/// The findings of a page.
pub(crate) fn steering_findings(edition: &Edition, page: usize) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(lock_finding(edition, page));
    found.extend(template_finding(edition, page));
    found.extend(pin_finding(edition, page));
    found.extend(alternative_finding(edition, page));
    found
}

/// A locked page without a layout to keep, or whose copy has changed too much.
fn lock_finding(edition: &Edition, page: usize) -> Option<Finding> {
    let plan = edition.pages[page].plan;
    let number = plan.number;
    if !plan.lock {
        return None;
    }
    if !edition.is_locked(page) {
        let mut finding =
            Finding::new(Code::LayoutStale, format!("第{number}版写了 lock，但没有保存过的版面可锁，照常组版"))
                .on(number)
                .hint("先不写 lock 组一遍，满意了再锁；锁的是输出文件夹里 layout.json 的版面");
        finding.severity = Severity::Warning;
        return Some(finding);
    }
    let attempt = &edition.attempts[page];
    if attempt.broken_lock.is_empty() && attempt.mode().is_some_and(|mode| mode != SearchMode::Fitted) {
        return None;
    }
    let names: Vec<String> = attempt.broken_lock.iter().map(|id| format!("“{id}”")).collect();
    let message = format!("第{number}版已锁，{}改动、增删之后不能照原样排", names.join(""));
    let first = attempt.items.iter().find(|shaped| attempt.broken_lock.iter().any(|id| id == shaped.item.id()));
    let place = first.map_or_else(|| edition.issue.source.span_at(0), |shaped| shaped.item.main.articles[0].span());
    let finding = Finding::new(Code::LayoutStale, message).on(number).at(place);
    Some(finding.hint("把稿件改回锁版时的样子，或在 issue.toml 里去掉这一版的 lock；保存的版面没有动"))
}

/// A template that cannot be filled with the page's items.
fn template_finding(edition: &Edition, page: usize) -> Option<Finding> {
    let spec = &edition.pages[page];
    let attempt = &edition.attempts[page];
    let template: &PageTemplate = &spec.template;
    let asked = spec.plan.template.as_deref() == Some(template.name.as_str()) && template.has_tree();
    let solution = attempt.solution.as_ref()?;
    if !asked || solution.by_template || edition.is_locked(page) {
        return None;
    }
    let traits: Vec<_> = attempt.items.iter().map(Shaped::traits).collect();
    let number = spec.plan.number;
    let finding = if template.pattern(&traits).is_none() {
        let count = attempt.items.len();
        let message = format!("第{number}版的 {count} 篇稿件不合模板“{}”的格局，没有照它排", template.name);
        Finding::new(Code::PageUnsolved, message).hint(format!("这个模板的版位：{}", template.slots().join("、")))
    } else if !spec.ads.is_empty() || attempt.items.iter().any(|shaped| shaped.item.wishes.at.is_some()) {
        let message = format!("第{number}版有广告或 at，模板“{}”用不上", template.name);
        Finding::new(Code::PageUnsolved, message).hint("广告移到版头或版脚、占满栏宽，去掉 at；或去掉模板")
    } else if spec.plan.forced || solution.effort.mode == SearchMode::Fitted {
        let message = format!("第{number}版照模板“{}”排不满，没有照它排", template.name);
        Finding::new(Code::PageUnsolved, message).hint("增删一两百字，换一个模板，或去掉 template-mode = \"force\"")
    } else {
        let message = format!("第{number}版没有照模板“{}”排：不照它更好", template.name);
        Finding::new(Code::PageUnsolved, message).hint("一定要照它，在 issue.toml 这一版写 template-mode = \"force\"")
    };
    let mut finding = finding.on(number);
    if !spec.plan.forced {
        finding.severity = Severity::Note;
    }
    Some(finding)
}

/// An alternative that there is not.
fn alternative_finding(edition: &Edition, page: usize) -> Option<Finding> {
    let plan = edition.pages[page].plan;
    let solution = edition.attempts[page].solution.as_ref()?;
    let count = solution.alternatives.len() + 1;
    let is_searched = matches!(solution.effort.mode, SearchMode::Free | SearchMode::Template);
    if !is_searched || usize::from(plan.alternative) <= count {
        return None;
    }
    let message = format!("第{}版没有第 {} 种排法，一共 {count} 种", plan.number, plan.alternative);
    let mut finding = Finding::new(Code::WrongValue, message).on(plan.number);
    finding.severity = Severity::Warning;
    Some(finding.hint("改 alternative，chenbao explain <期> --page N 列出有哪些"))
}

/// A pinned rectangle or width that keeps the page from being filled, with the nearest that would not.
fn pin_finding(edition: &Edition, page: usize) -> Option<Finding> {
    let attempt = &edition.attempts[page];
    let is_solved = attempt.mode().is_some_and(|mode| !matches!(mode, SearchMode::Fitted | SearchMode::Unpinned));
    if is_solved || edition.is_locked(page) {
        return None;
    }
    let number = edition.pages[page].plan.number;
    for (at, shaped) in attempt.items.iter().enumerate() {
        let article = shaped.item.main.articles[0];
        let title = article.headline.head.to_plain();
        let (message, remedy) = match (shaped.item.wishes.at, shaped.item.wishes.width) {
            (Some(rect), _) => (
                format!("“{title}”钉在 {} 就排不成这一版", shown(rect)),
                nearest_rect(edition, page, at, rect).map(|rect| format!("at 改成 {}，就排得成", shown(rect))),
            ),
            (None, Some(width)) if shaped.item.half().is_none() => (
                format!("“{title}”要占 {}–{} 栏，这一版就排不成", width.0, width.1),
                nearest_width(edition, page, at).map(|width| format!("width 改成 {width}，就排得成")),
            ),
            _ => continue,
        };
        let Some(remedy) = remedy.or_else(|| without(edition, page, at).then(|| "去掉这个指定，就排得成".to_owned()))
        else {
            continue;
        };
        let finding = Finding::new(Code::PinInfeasible, message).on(number).at(article.span());
        return Some(finding.hint(remedy));
    }
    None
}

/// The rectangle nearest in height, then in width, with which the page can be filled.
fn nearest_rect(edition: &Edition, page: usize, item: usize, rect: GridRect) -> Option<GridRect> {
    let lines = edition.grid.lines;
    let heights = (0..=HEIGHTS_MOST).flat_map(|step| [rect.h.checked_add(step), rect.h.checked_sub(step)]).flatten();
    let widths = [Some(rect.w), rect.w.checked_add(1), rect.w.checked_sub(1)].into_iter().flatten();
    let inside =
        |rect: &GridRect| rect.w > 0 && rect.h > 0 && rect.right() <= edition.grid.cols && rect.bottom() <= lines;
    // A rectangle that reached to the foot of the page goes on doing so.
    let of_height = |height: u16| {
        let y = if rect.bottom() == lines { lines.saturating_sub(height) } else { rect.y };
        GridRect { y, h: height, ..rect }
    };
    let candidates = widths.flat_map(|w| heights.clone().map(move |h| GridRect { w, ..of_height(h) }));
    let shapes = &edition.attempts[page].items[item].shapes;
    let fills = |rect: &GridRect| {
        let deeper = if rect.bottom() == lines { GAP } else { 0 };
        shapes.cost(rect.w, rect.h + deeper).is_some()
    };
    let mut candidates = candidates.filter(inside).filter(fills);
    candidates.find(|&rect| solvable_with(edition, page, item, |shaped| shaped.item.wishes.at = Some(rect)))
}

fn nearest_width(edition: &Edition, page: usize, item: usize) -> Option<u16> {
    let (least, most) = edition.attempts[page].items[item].item.wishes.width?;
    let mut widths: Vec<u16> = (1..=edition.grid.cols).filter(|width| !(least..=most).contains(width)).collect();
    widths.sort_by_key(|&width| (least.abs_diff(width).min(most.abs_diff(width)), width));
    widths
        .into_iter()
        .find(|&width| solvable_with(edition, page, item, |shaped| shaped.item.wishes.width = Some((width, width))))
}

fn without(edition: &Edition, page: usize, item: usize) -> bool {
    solvable_with(edition, page, item, |shaped| (shaped.item.wishes.at, shaped.item.wishes.width) = (None, None))
}

/// Whether the page can be filled when an item's wishes are changed.
fn solvable_with(edition: &Edition, page: usize, item: usize, change: impl Fn(&mut Shaped)) -> bool {
    let mut items = edition.attempts[page].items.clone();
    change(&mut items[item]);
    let copy = items[item].item.clone();
    items[item] = Shaped::new(copy, edition.grid, &edition.pages[page].template.widths);
    is_solvable(&references(&items), edition.task(page, None))
}

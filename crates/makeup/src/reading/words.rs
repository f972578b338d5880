//! What the parts of a page are called in Chinese: treatments, ways of searching, places. Terms and rules have their words in their
//! tables.

use crate::grid::Grid;
use crate::layout::{Reserved, ReservedKind, SearchMode, Treatment};
use crate::measure::{ArticlePart, Half};
use chenbao_model::units::GridRect;

/// How head and text stand to each other.
pub const fn treatment(treatment: Treatment) -> &'static str {
    match treatment {
        Treatment::Top => "题压文",
        Treatment::PhotoTop => "图压题",
        Treatment::Box => "加框",
        Treatment::Side => "竖题",
    }
}

/// Which part of an article a module holds.
pub fn part(part: ArticlePart) -> String {
    if let Some(half) = part.spread {
        return if half == Half::Left { "（跨版左半）".to_owned() } else { "（跨版右半）".to_owned() };
    }
    let from = part.from.map(|page| format!("上接第{page}版"));
    let to = part.to.map(|page| format!("下转第{page}版"));
    let words: Vec<String> = from.into_iter().chain(to).collect();
    if words.is_empty() { String::new() } else { format!("（{}）", words.join("，")) }
}

/// Which way led to the page.
pub const fn mode(mode: SearchMode) -> &'static str {
    match mode {
        SearchMode::Locked => "锁版，照上次的版面",
        SearchMode::FixedCut => "照上次的切分，放进这次的稿件",
        SearchMode::Template => "照模板",
        SearchMode::Free => "自由组版",
        SearchMode::Unpinned => "unpinned",
        SearchMode::Fitted => "稿件装不满或装不下，删添之后才排成",
        SearchMode::Untold => "没有记下",
    }
}

/// Where on the page a rectangle stands, in words.
pub fn place(rect: GridRect, grid: &Grid) -> String {
    let across = match (rect.x == 0, rect.right() == grid.cols) {
        (true, true) => "通栏",
        (true, false) => "左",
        (false, true) => "右",
        (false, false) => "中",
    };
    let middle = u32::from(rect.y) * 2 + u32::from(rect.h);
    let down = match middle * 3 / (u32::from(grid.lines) * 2).max(1) {
        0 => "上",
        1 => "中",
        _ => "下",
    };
    match (across, down) {
        _ if rect.w == grid.cols && rect.h == grid.lines => "全版".to_owned(),
        ("中", "中") => "正中".to_owned(),
        _ => format!("{across}{down}"),
    }
}

/// A rectangle in columns and lines, as an editor counts: from 1.
pub fn extent(rect: GridRect) -> String {
    let columns = counted_from_one(rect.x, rect.right());
    let lines = counted_from_one(rect.y, rect.bottom());
    format!("{} 栏 × {} 行（第 {columns} 栏，第 {lines} 行）", rect.w, rect.h)
}

fn counted_from_one(from: u16, to: u16) -> String {
    if to == from + 1 { to.to_string() } else { format!("{}–{to}", from + 1) }
}

/// What stands in a reserved rectangle.
pub const fn reserved(reserved: &Reserved) -> &'static str {
    match reserved.kind {
        ReservedKind::Nameplate => "报头",
        ReservedKind::Guide => "导读",
        ReservedKind::Ad => "广告",
        ReservedKind::Blank => "模板留空",
    }
}

/// A number of thousandths with two decimals.
pub fn decimal(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let hundredths = (thousandths.abs() + 5) / 10;
    format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
}

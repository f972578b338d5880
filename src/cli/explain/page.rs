//! A page explained in Chinese: what stands where, what it costs and why, which rules it keeps, and what to do about it.

use std::fmt::Write as _;

use super::view::{Measured, View};
use crate::cli::copyfit;
use crate::cli::report::padded;
use crate::makeup::difference::notes;
use crate::makeup::layout::{Alternative, PhotoPlacement, Placement, RootCut, Term};
use crate::makeup::metrics::Scores;
use crate::makeup::term::TermId;
use crate::makeup::words::{self, decimal};

/// The whole explanation of a page.
pub(super) fn text(view: &View) -> String {
    let page = view.page;
    let mut text = format!("第{}版　{}\n", page.no, page.section);
    text.push_str(&search(view));
    if page.modules.is_empty() {
        text.push_str("\n  这一版没有排出来：看 chenbao check 的提示。\n");
        return text;
    }
    let sections = [
        ("排成什么样（按阅读次序）", modules(view)),
        ("为什么这样排（代价越小越好，排法之间比的是总分）", terms(view)),
        ("合不合规矩", rules(view)),
        ("版面的匀称", scores(&view.metrics.scores)),
        ("文字合不合适", fits(view)),
        ("没有选的排法", alternatives(view)),
        ("要改动这一版", steering(view)),
    ];
    for (title, section) in sections {
        let _ = write!(text, "\n  {title}\n{section}");
    }
    text
}

/// A share in thousandths as a percentage.
fn percent(thousandths: impl Into<i64>) -> String {
    let thousandths = thousandths.into();
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

fn search(view: &View) -> String {
    let (page, effort) = (view.page, &view.page.effort);
    let cut = match page.root_cut {
        RootCut::Horizontal => "先横切",
        RootCut::Vertical => "先竖切",
        RootCut::Uncut => "整版一块",
    };
    let template = if page.template.is_empty() { String::new() } else { format!("，模板 {}", page.template) };
    let mut text =
        format!("  总分 {}　{cut}{template}\n  排法：{}", decimal(page.score.total), words::mode(effort.mode));
    if effort.trees > 0 {
        let _ = write!(text, "；{} 种切分正好排满，从中比较了 {} 种摆法", effort.trees, effort.arrangements);
    }
    text.push('\n');
    for reserved in &page.reserved {
        let _ = writeln!(text, "  留出：{}　{}", words::reserved(reserved), words::extent(reserved.rect));
    }
    text
}

fn modules(view: &View) -> String {
    let tell = |(at, module): (usize, &Placement)| {
        let rank = match module.prio {
            1 => "头条",
            2 => "二条",
            _ => "普通",
        };
        let file = view.file(module).map(|file| format!("　{file}")).unwrap_or_default();
        let part = module.part.map(words::part).unwrap_or_default();
        let pinned = if module.pinned { "（按指定）" } else { "" };
        let mut text = format!("  {:>2}. {rank}{pinned}　“{}”{part}{file}\n", at + 1, view.title(&module.id));
        text.push_str(&module_lines(view, module, "      "));
        for sidebar in &module.sidebars {
            let _ = writeln!(text, "      附：“{}”", view.title(&sidebar.id));
            text.push_str(&module_lines(view, sidebar, "          "));
        }
        text
    };
    view.page.modules.iter().enumerate().map(tell).collect()
}

/// The lines about a module: place, head, pictures, text.
fn module_lines(view: &View, module: &Placement, indent: &str) -> String {
    let rect = module.rect;
    let place = words::place(rect, &view.made.layout.grid);
    let mut text = format!("{indent}位置　{place}，{}\n", words::extent(rect));
    let head = &module.head;
    let fill: Vec<String> = head.fill.iter().map(|&line| percent(line)).collect();
    let filled = if fill.is_empty() { String::new() } else { format!("，占栏宽 {}", fill.join("、")) };
    let (level, size) = (head.level, head.size.to_pt());
    let _ = writeln!(
        text,
        "{indent}标题　{}，{level:?}，{size} 点，{} 行{filled}",
        words::treatment(module.treatment),
        head.text.len()
    );
    if !module.photos.is_empty() {
        let photos: Vec<String> = module.photos.iter().map(photo).collect();
        let _ = writeln!(text, "{indent}图片　{} 张：{}", photos.len(), photos.join("；"));
    }
    let deepest = module.legs.iter().map(|leg| leg.h).max().unwrap_or(0);
    let chars: u32 = module.legs.iter().map(|leg| leg.chars).sum();
    let broken = if module.columns.is_broken() {
        format!("，破栏（{} 个基本栏排 {} 栏）", module.columns.grid, module.columns.text)
    } else {
        String::new()
    };
    let quote = if module.quote.is_some() { "，用了一条引语" } else { "" };
    let _ = writeln!(text, "{indent}正文　{chars} 字，{} 栏，最深 {deepest} 行{broken}{quote}", module.legs.len());
    text
}

fn photo(photo: &PhotoPlacement) -> String {
    let [left, upper, right, lower] = photo.crop;
    let cut = 100.0 - (right - left) * (lower - upper) * 100.0;
    let cut = if cut < 0.5 { "没有裁".to_owned() } else { format!("裁去 {cut:.0}%") };
    format!("{} 栏 × {} 行，{cut}", photo.rect.w, photo.picture_lines)
}

/// Every term of the score, the dearest first.
fn terms(view: &View) -> String {
    let mut terms: Vec<(TermId, Term)> = view.page.score.terms.iter().map(|(&id, &term)| (id, term)).collect();
    terms.sort_by_key(|&(id, term)| (std::cmp::Reverse(term.cost), id));
    let (dear, free): (Vec<_>, Vec<_>) = terms.into_iter().partition(|(_, term)| term.cost != 0);
    let mut text = String::new();
    for (id, term) in dear {
        let (count, cost) = (counted(id, term.count), decimal(term.cost));
        let (title, count, meaning) = (padded(id.title(), 16), padded(&count, 10), id.meaning());
        let _ = writeln!(text, "    {cost:>7}　{title}{count}{meaning}");
    }
    if text.is_empty() {
        text.push_str("    没有扣分\n");
    }
    if !free.is_empty() {
        let free: Vec<String> =
            free.into_iter().map(|(id, term)| format!("{} {}", id.title(), counted(id, term.count))).collect();
        let _ = writeln!(text, "    不扣分：{}", free.join("，"));
    }
    text
}

/// The count of a term with its unit.
pub(super) fn counted(id: TermId, count: i64) -> String {
    match id {
        TermId::Share => percent(count),
        TermId::Slack => format!("{count} 行"),
        TermId::Zone => format!("{count} 篇"),
        _ => format!("{count} 处"),
    }
}

/// The rules, with what a page may have of each. Those that are kept are told where everything is.
fn rules(view: &View) -> String {
    let mut text = String::new();
    let mut kept = 0;
    let rules = view.rules();
    for &Measured { name, title, meaning, value, most } in &rules {
        let is_kept = value.is_none_or(|value| value <= most);
        kept += usize::from(is_kept);
        if is_kept && !view.detailed {
            continue;
        }
        let mark = if is_kept { "合" } else { "不合" };
        let value = value.map_or("没有查".to_owned(), |value| value.to_string());
        let limit = if most == 0 { "应为 0".to_owned() } else { format!("至多 {most}") };
        let (mark, value, limit) = (padded(mark, 6), padded(&value, 6), padded(&limit, 9));
        let _ = writeln!(text, "    {mark}{}{}{value}{limit}{meaning}", padded(name, 15), padded(title, 14));
    }
    let all = rules.len();
    let rest = if view.detailed { "" } else { "；用 --page 看全部" };
    let _ = writeln!(text, "    {all} 条里合 {kept} 条{rest}");
    text
}

/// The continuous scores, with what is wanted.
fn scores(scores: &Scores) -> String {
    let some = |value: Option<u32>| value.map_or("没有图".to_owned(), percent);
    let (stress, entropy) = (decimal(i64::from(scores.crop_stress)), decimal(i64::from(scores.width_entropy)));
    let balance = format!(
        "图片重心偏离版心 {}（宜 15% 以内），图少的半边有 {}（宜过 10%）",
        some(scores.photo_offset),
        some(scores.photo_lesser_half)
    );
    format!(
        "    填满 {}（宜 97% 以上），栏底空行 {}（宜 1.5% 以内），积空 {} 处（应为 0），要删 {} 行\n    \
         图片占 {}（宜 18%–35%），平均裁切 {stress}（宜 0.12 以内）\n    {balance}\n    \
         宽窄 {} 种，花样 {entropy} 比特；上下边对齐 {}（越小越齐）\n",
        percent(scores.fill),
        percent(scores.slack),
        scores.trapped_white,
        scores.trim_lines,
        percent(scores.photo_share),
        scores.widths,
        percent(scores.alignment),
    )
}

/// The layouts that come next.
fn alternatives(view: &View) -> String {
    if view.page.alternatives.is_empty() {
        return "    没有记下别的排法\n".to_owned();
    }
    let title = |id: &str| view.title(id);
    let one = |alternative: &Alternative| {
        let number = format!("第 {} 种　", alternative.number);
        let notes = notes(view.page, &view.made.layout.grid, alternative, &title);
        let lines: Vec<String> = notes.iter().map(|line| format!("      {line}\n")).collect();
        let first = lines.concat().trim_start().to_owned();
        format!("    {number}{first}      要用它：issue.toml 里这一版写 alternative = {}\n", alternative.number)
    };
    view.page.alternatives.iter().map(one).collect()
}

fn fits(view: &View) -> String {
    let fits = copyfit::fits(view.made).into_iter().filter(|fit| fit.page() == Some(view.page.no));
    fits.map(|fit| fit.line()).map(|line| format!("  {}", line.replace("\n  ", "\n    "))).collect()
}

/// How an editor changes the page.
fn steering(view: &View) -> String {
    let number = view.page.no;
    let mut text = format!(
        "    在 issue.toml 第 {number} 个 [[page]] 里：alternative = 2 换一种排法；template = \"模板名\" 换模板；lock = true 锁住这一版\n    \
         在稿头里：page 换版；slot: lead 做头条；width、head、head-size、box 定宽度和标题；at 钉住位置\n",
    );
    if view.detailed {
        for module in view.page.modules.iter().filter(|module| module.articles.len() == 1) {
            let rect = module.rect;
            let pin = format!("at: [{}, {}, {}, {}]", rect.x, rect.y, rect.w, rect.h);
            let _ = writeln!(text, "      {}钉在原处：“{}”", padded(&pin, 22), view.title(&module.id));
        }
    }
    text
}

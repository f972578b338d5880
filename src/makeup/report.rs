//! What the editor is told: which page has too much or too little copy, by how many 字, and what would mend it.

use super::edition::{Attempt, Edition, PAGE_ITEMS_MAX, Page};
use super::flatplan::{Space, allowed};
use super::grid::Grid;
use super::layout::Layout;
use super::metrics::{self, out_of_place};
use super::page::Shaped;
use super::steering;
use crate::diag::{Code, Finding, Severity};
use crate::model::{Article, Issue};
use crate::units::PageNumber;

/// The most texts a finding names.
const CHANGES_NAMED: usize = 3;
/// The share of a page, in thousandths, below which it does not count as full (makeup.md §6.4).
pub(super) const FILL_LEAST: u32 = 970;

/// By how many 字 the copy of a page is too much or too little.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Balance {
    Fits,
    Over(u32),
    Under(u32),
    Unsolved,
}

/// The findings of all pages, and one for the issue where it is over full as a whole.
pub(super) fn findings(edition: &Edition) -> Vec<Finding> {
    let (pages, attempts) = (&edition.pages, &edition.attempts);
    let spaces = edition.spaces();
    let balances: Vec<Balance> =
        pages.iter().zip(attempts).map(|(page, attempt)| balance(page, attempt, edition.grid)).collect();
    let mut findings = Vec::new();
    findings.extend(issue_finding(attempts, &balances));
    for (at, (page, attempt)) in pages.iter().zip(attempts).enumerate() {
        findings.extend(left_out_finding(page, attempt));
        findings.extend(shapeless_findings(page, attempt));
        findings.extend(steering::findings(edition, at));
        let finding = match balances[at] {
            Balance::Fits => gutter_finding(page, attempt),
            Balance::Over(chars) => Some(over_finding(at, chars, pages, attempts, &balances, &spaces)),
            Balance::Under(chars) => Some(under_finding(page, attempt, chars)),
            Balance::Unsolved => Some(unsolved_finding(page, attempt)),
        };
        findings.extend(finding);
    }
    findings
}

fn balance(page: &Page, attempt: &Attempt, grid: &Grid) -> Balance {
    let Some(solution) = &attempt.solution else {
        let lines = u32::from(grid.lines - page.reserved);
        let empty = u32::from(grid.cols) * lines * u32::from(grid.col_em);
        return if attempt.items.is_empty() { Balance::Under(empty) } else { Balance::Unsolved };
    };
    let sum = |of: fn(&super::layout::Fit) -> u32| solution.modules.iter().map(|module| of(&module.fit)).sum::<u32>();
    match (sum(|fit| fit.overset_chars), sum(|fit| fit.underset_chars)) {
        (0, 0) => Balance::Fits,
        (0, under) => Balance::Under(under),
        (over, _) => Balance::Over(over),
    }
}

/// What an editor calls an item: its headline, or the name of its group.
fn title(shaped: &Shaped) -> String {
    if shaped.item.is_group() { shaped.item.id().to_owned() } else { headline(shaped.item.main.articles[0]) }
}

/// Its title and those of all the articles that come and go with it, each in “ ”.
fn titles(shaped: &Shaped) -> String {
    let mut titles = format!("“{}”", title(shaped));
    let articles = shaped.item.pieces().flat_map(|piece| &piece.articles).skip(usize::from(!shaped.item.is_group()));
    let others: Vec<String> = articles.map(|article| format!("“{}”", headline(article))).collect();
    if !others.is_empty() {
        titles.push_str(&format!("（含{}）", others.join("")));
    }
    titles
}

fn headline(article: &Article) -> String {
    article.headline.head.to_plain()
}

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

/// The finding at the article of an item, if it is not at another one yet.
fn naming(mut finding: Finding, shaped: &Shaped) -> Finding {
    finding.span.get_or_insert_with(|| shaped.item.main.articles[0].span());
    finding
}

fn over_finding(
    at: usize,
    chars: u32,
    pages: &[Page],
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
        for to in allowed(&shaped.item, spaces) {
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

fn under_finding(page: &Page, attempt: &Attempt, chars: u32) -> Finding {
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
fn gutter_finding(page: &Page, attempt: &Attempt) -> Option<Finding> {
    let gutters = attempt.solution.as_ref()?.score.terms.get("gutter").filter(|term| term.count > 0)?;
    let number = page.plan.number;
    let mut finding =
        Finding::new(Code::PageUnsolved, format!("第{number}版有 {} 条通线，从上到下无稿件跨过", gutters.count))
            .on(number)
            .hint("一篇稿件增删几行，或换一张图片，多能避免");
    finding.severity = Severity::Warning;
    Some(finding)
}

fn unsolved_finding(page: &Page, attempt: &Attempt) -> Finding {
    let number = page.plan.number;
    let titles: Vec<String> = attempt.items.iter().map(titles).collect();
    Finding::new(Code::PageUnsolved, format!("第{number}版排不成：{}", titles.join("")))
        .on(number)
        .hint("移走一篇稿件，或放宽图片的裁切范围（crop）")
}

/// Articles that fit in no rectangle: no head, or pictures that do not go together.
fn shapeless_findings(page: &Page, attempt: &Attempt) -> Vec<Finding> {
    let number = page.plan.number;
    let finding = |shaped: &Shaped| {
        let message = format!("{}在任何栏数下都排不下，没有排进第{number}版", titles(shaped));
        let finding = naming(Finding::new(Code::PageUnsolved, message), shaped).on(number);
        let hint = if shaped.item.main.photos.len() > 1 {
            "减少图片，或放宽裁切范围（crop），让横图竖图能排在一行"
        } else {
            "看看它有没有正文，题目是否太长，图片是否太高"
        };
        finding.hint(hint)
    };
    attempt.shapeless.iter().map(finding).collect()
}

fn left_out_finding(page: &Page, attempt: &Attempt) -> Option<Finding> {
    let first = attempt.left_out.first()?;
    let count = attempt.items.len() + attempt.left_out.len();
    let chars: usize = attempt.left_out.iter().map(chars_of).sum();
    let number = page.plan.number;
    let titles: Vec<String> = attempt.left_out.iter().map(titles).collect();
    let message = format!("第{number}版排不下 {count} 篇，一版最多 {PAGE_ITEMS_MAX} 篇，{chars} 字没有排进去");
    let finding = Finding::new(Code::FlatplanFull, message).on(number).at(first.item.main.articles[0].span());
    Some(finding.hint(format!("把{}移到别的版，或几篇短的合成一组短讯（group）", titles.join(""))))
}

fn chars_of(shaped: &Shaped) -> usize {
    shaped.item.pieces().flat_map(|piece| &piece.articles).map(|article| article.chars()).sum()
}

/// Whether all pages together have too much copy: what is over is more than what is missing elsewhere.
fn issue_finding(attempts: &[Attempt], balances: &[Balance]) -> Option<Finding> {
    let sum = |of: fn(&Balance) -> u32| balances.iter().map(of).sum::<u32>();
    let over = sum(|balance| if let Balance::Over(chars) = balance { *chars } else { 0 });
    let under = sum(|balance| if let Balance::Under(chars) = balance { *chars } else { 0 });
    let left_out: usize = attempts.iter().flat_map(|attempt| &attempt.left_out).map(chars_of).sum();
    let over = over + u32::try_from(left_out).unwrap_or(u32::MAX);
    let full_pages = balances.iter().filter(|balance| matches!(balance, Balance::Over(_))).count();
    if over <= under || full_pages * 2 <= balances.len() || balances.len() < 2 {
        return None;
    }
    let pages = balances.len();
    let message = format!("{pages} 个版排不下全部稿件，共多 {} 字", over - under);
    Some(Finding::new(Code::FlatplanFull, message).hint("删稿、撤稿，或增加版数"))
}

/// H12: articles that do not stand where their author pinned them.
pub(super) fn pin_findings(layout: &Layout, issue: &Issue) -> Vec<Finding> {
    let finding = |(page, article): (PageNumber, &Article)| {
        let message = format!("“{}”没有排在指定的位置，现在第{page}版", headline(article));
        let hint = match article.pins.page {
            Some(pinned) if pinned != page => format!("核对 page：本期有没有第{pinned}版，同组短讯是否指到不同的版"),
            _ => format!("第{page}版只能有一篇 slot: lead；改另一篇的 page 或删去它的 slot"),
        };
        Finding::new(Code::PageUnsolved, message).on(page).at(article.span()).hint(hint)
    };
    out_of_place(layout, issue).into_iter().map(finding).collect()
}

/// Pages that are solved, but with more white at the feet of their legs than a full page has. A page with another finding has
/// its remedy there.
pub(super) fn loose_findings(layout: &Layout, findings: &[Finding]) -> Vec<Finding> {
    let report = metrics::report(layout);
    let loose = |(metrics, page): (&metrics::PageMetrics, &super::layout::PageLayout)| {
        let (fill, number) = (metrics.scores.fill, page.no);
        let is_known = findings.iter().any(|finding| finding.page == Some(number));
        if fill >= FILL_LEAST || is_known {
            return None;
        }
        let message = format!("第{number}版只填满 {}.{}%", fill / 10, fill % 10);
        Some(Finding::new(Code::Underset, message).on(number).hint("补一段、加一张图片，或移一篇稿件到这一版"))
    };
    report.pages.iter().zip(&layout.pages).filter_map(loose).collect()
}

//! What the editor is told: which page has too much or too little copy, by how many 字, and what would mend it.

use super::amounts::{empty_finding, over_finding, under_finding};
use super::attempt::Attempt;
use super::issue::{Edition, PAGE_ITEMS_MAX};
use super::naming::{chars_of, headline, naming, title, titles};
use super::page::PlannedPage;
use super::remedies::{leave_out, leave_picture_out, ways_on};
use super::steering::steering_findings;
use super::trouble::Trouble;
use crate::layout::{Fit, Layout, PageLayout};
use crate::page::shaped::Shaped;
use crate::reading::metrics::{FILL_LEAST, HardRule, MetricsReport, PageMetrics, Pin, Unkept, unkept_pins};
use crate::slicing::ITEMS_MAX;
use crate::term::TermId;
use chenbao_model::diag::{Code, Finding, Severity};
use chenbao_model::model::{Article, ArticleId, Issue, Kind};

/// By how many 字 the copy of a page is too much or too little.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Balance {
    Fits,
    Over(u32),
    Under(u32),
    Unsolved,
    /// No copy at all.
    Empty,
}

/// Adds what the editor is told of the issue as it is made up. Each kind knows of the findings before it, so that nothing is told twice.
pub(crate) fn add_findings(edition: &Edition, layout: &Layout, measured: &MetricsReport, findings: &mut Vec<Finding>) {
    findings.extend(page_findings(edition));
    let unkept = pin_findings(layout, edition.issue, findings);
    findings.extend(unkept);
    findings.extend(faulty_findings(layout, measured));
    let missing = missing_findings(layout, edition.issue, findings);
    findings.extend(missing);
    let loose = loose_findings(layout, measured, findings);
    findings.extend(loose);
}

/// The findings of all pages, and one for the issue where it is over full as a whole.
fn page_findings(edition: &Edition) -> Vec<Finding> {
    let (pages, attempts) = (&edition.pages, &edition.attempts);
    let balances: Vec<Balance> = pages.iter().zip(attempts).map(|(page, attempt)| balance(page, attempt)).collect();
    let mut findings = Vec::new();
    findings.extend(issue_finding(attempts, &balances));
    for (at, (page, attempt)) in pages.iter().zip(attempts).enumerate() {
        findings.extend(left_out_finding(page, attempt));
        findings.extend(shapeless_findings(edition, at));
        findings.extend(steering_findings(edition, at));
        let finding = match balances[at] {
            Balance::Fits => gutter_finding(page, attempt),
            Balance::Over(chars) => Some(over_finding(edition, at, chars)),
            Balance::Under(chars) => Some(under_finding(edition, at, chars)),
            Balance::Unsolved => Some(unsolved_finding(edition, at)),
            Balance::Empty => Some(empty_finding(page, attempt)),
        };
        findings.extend(finding);
    }
    findings
}

fn balance(page: &PlannedPage, attempt: &Attempt) -> Balance {
    let Some(solution) = &attempt.solution else {
        return match (attempt.items.is_empty(), page.is_covered()) {
            (true, true) => Balance::Fits,
            (true, false) => Balance::Empty,
            (false, _) => Balance::Unsolved,
        };
    };
    let sum = |value: fn(&Fit) -> u32| solution.modules.iter().map(|module| value(&module.fit)).sum::<u32>();
    match (sum(|fit| fit.overset_chars), sum(|fit| fit.underset_chars)) {
        (0, 0) => Balance::Fits,
        (0, under) => Balance::Under(under),
        (over, _) => Balance::Over(over),
    }
}

/// H7: a layout that fits, but with a line through the page from head to foot. It is better than none.
fn gutter_finding(page: &PlannedPage, attempt: &Attempt) -> Option<Finding> {
    let gutters = attempt.solution.as_ref()?.score.terms.get(&TermId::Gutter).filter(|term| term.count > 0)?;
    let number = page.plan.number;
    let mut finding =
        Finding::new(Code::PageUnsolved, format!("第{number}版有 {} 条通线，从上到下无稿件跨过", gutters.count))
            .on(number)
            .hint("一篇稿件增删几行，或换一张图片，多能避免");
    finding.severity = Severity::Warning;
    Some(finding)
}

fn unsolved_finding(edition: &Edition, at: usize) -> Finding {
    let (page, attempt) = (&edition.pages[at], &edition.attempts[at]);
    let number = page.plan.number;
    let titles: Vec<String> = attempt.items.iter().map(titles).collect();
    if page.is_covered() {
        let message = format!("第{number}版已被广告占满，排不下{}", titles.join(""));
        let finding =
            Finding::new(Code::PageOverfull, message).on(number).at(attempt.items[0].item.main.articles[0].span());
        return finding.hint("改稿件的 page，或在 issue.toml 里改小广告的 at");
    }
    let finding = Finding::new(Code::PageUnsolved, format!("第{number}版排不成：{}", titles.join(""))).on(number);
    let is_pinned = !page.ads.is_empty() || attempt.items.iter().any(|shaped| shaped.item.wishes.at.is_some());
    if is_pinned && attempt.items.len() > ITEMS_MAX {
        let hint = format!("有广告或 at 的版最多排 {ITEMS_MAX} 篇；把几篇短的合成一组短讯（group），或移走几篇");
        return finding.hint(hint);
    }
    let mut finding = finding;
    if let Some(item) = leave_out(edition, at) {
        finding = finding.hint(format!("移走“{}”，就排得成", title(&attempt.items[item])));
    }
    if let Some((item, picture)) = leave_picture_out(edition, at) {
        let hint = format!("“{}”不排图片“{picture}”（images 里加 omit: true），就排得成", title(&attempt.items[item]));
        finding = finding.hint(hint);
    }
    if finding.hints.is_empty() {
        finding = finding.hint("增删一两百字，或换一张图片再试");
    }
    if is_pinned { finding.hint("或挪一挪广告、去掉 at") } else { finding }
}

/// Articles that fit in no rectangle, each with what keeps it from fitting.
fn shapeless_findings(edition: &Edition, at: usize) -> Vec<Finding> {
    let attempt = &edition.attempts[at];
    let troubles = attempt.troubles.iter().chain(std::iter::repeat(&Trouble::Several));
    attempt
        .shapeless
        .iter()
        .zip(troubles)
        .map(|(shaped, trouble)| shapeless_finding(edition, at, shaped, trouble))
        .collect()
}

fn shapeless_finding(edition: &Edition, at: usize, shaped: &Shaped, trouble: &Trouble) -> Finding {
    let number = edition.pages[at].plan.number;
    let article = shaped.item.main.articles[0];
    let all = chars_of(shaped);
    let titles = titles(shaped);
    let is_alone = edition.attempts[at].items.is_empty();
    let finding = |code, message: String| naming(Finding::new(code, message), shaped).on(number);
    let unsolved = |why: &str| finding(Code::PageUnsolved, format!("{titles}{why}，没有排进第{number}版"));
    match trouble {
        Trouble::TooLong { chars, fits_without_pictures, .. } => {
            let message = format!("{titles}有 {all} 字，独占一版还多 {chars} 字，没有排进第{number}版");
            let mut finding =
                finding(Code::PageOverfull, message).hint(format!("删 {chars} 字以上，并移走同版别的稿件"));
            if *fits_without_pictures {
                finding = finding.hint("或不排它的图片（images 里加 omit: true），并移走同版别的稿件");
            }
            ways_on(edition, at, article, *chars).into_iter().fold(finding, Finding::hint)
        }
        Trouble::ShortLead | Trouble::TooShort { .. } => {
            let pinned = if shaped.item.wishes.lead { "删去 slot: lead，" } else { "" };
            let finding = unsolved(&format!("只有 {all} 字，撑不起头条的标题"));
            let finding = match trouble {
                Trouble::ShortLead if !is_alone => {
                    finding.hint(format!("{pinned}稿头写 priority: 3，由别的稿件做头条"))
                }
                Trouble::ShortLead => finding.hint(format!("这一版添别的稿件做头条，这一篇{pinned}写 priority: 3")),
                Trouble::TooShort { chars } => finding.hint(format!("补 {chars} 字以上")),
                _ => finding,
            };
            finding.hint(format!("或作短讯：{pinned}稿头写 kind: brief，再加一行 group: 简讯"))
        }
        Trouble::Picture(file) => unsolved(&format!("的图片“{file}”太高或太宽，和它的文字排不到一起"))
            .hint(format!("不排图片“{file}”（images 里加 omit: true），或换一张、裁成横的")),
        Trouble::Pictures => unsolved("的几张图片排不到一起").hint("减少图片（images 里加 omit: true），剩一张或不剩"),
        Trouble::Wishes => unsolved("照 width 的宽度排不下").hint("去掉稿头的 width"),
        Trouble::Head => unsolved("的标题在任何栏数下都排不下").hint("标题写短；写了 level 或 head-size 的，去掉它"),
        Trouble::Empty => unsolved("没有文字").hint("在稿头下面写正文"),
        Trouble::Several => {
            let is_steered = shaped.item.main.photos.iter().any(|photo| photo.picture().columns.is_some())
                || shaped.item.main.articles.iter().any(|article| article.pins.boxed == Some(true));
            let hint =
                if is_steered { "去掉 span 或 box 再试" } else { "减少图片，正文增删几段再试" };
            unsolved("在任何栏数下都排不下").hint(hint)
        }
    }
}

fn left_out_finding(page: &PlannedPage, attempt: &Attempt) -> Option<Finding> {
    let first = attempt.left_out.first()?;
    let count = attempt.items.len() + attempt.left_out.len();
    let chars: usize = attempt.left_out.iter().map(chars_of).sum();
    let number = page.plan.number;
    let titles: Vec<String> = attempt.left_out.iter().map(titles).collect();
    let message = format!("第{number}版排不下 {count} 篇，一版最多 {PAGE_ITEMS_MAX} 篇，{chars} 字没有排进去");
    let finding = Finding::new(Code::FlatplanFull, message).on(number).at(first.item.main.articles[0].span());
    Some(finding.hint(format!("把{}移到别的版，或几篇短的合成一组短讯（group）", titles.join(""))))
}

/// Whether all pages together have too much copy: what is over is more than what is missing elsewhere.
fn issue_finding(attempts: &[Attempt], balances: &[Balance]) -> Option<Finding> {
    let sum = |value: fn(&Balance) -> u32| balances.iter().map(value).sum::<u32>();
    let over = sum(|balance| if let Balance::Over(chars) = balance { *chars } else { 0 });
    let under = sum(|balance| if let Balance::Under(chars) = balance { *chars } else { 0 });
    let is_empty = |attempt: &&Attempt| attempt.items.is_empty();
    let empty = attempts.iter().filter(is_empty).filter_map(|attempt| attempt.capacity.as_ref()?.chars.first());
    let under = under + empty.sum::<u32>();
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

/// H12: pins that are not kept, where no other finding has said so yet.
fn pin_findings(layout: &Layout, issue: &Issue, known: &[Finding]) -> Vec<Finding> {
    let is_known = |unkept: &Unkept| {
        let at = unkept.article.span();
        let is_of_page = |finding: &&Finding| finding.page == Some(unkept.page);
        let codes = [Code::PinInfeasible, Code::WrongValue, Code::LayoutStale];
        known.iter().filter(is_of_page).any(|finding| {
            codes.contains(&finding.code) && finding.span.as_ref().is_some_and(|span| span.file == at.file)
        })
    };
    unkept_pins(layout, issue)
        .into_iter()
        .filter(|unkept| !is_known(unkept))
        .map(|unkept| pin_finding(&unkept))
        .collect()
}

fn pin_finding(unkept: &Unkept) -> Finding {
    let (page, article, pins) = (unkept.page, unkept.article, &unkept.article.pins);
    let title = headline(article);
    let placed = |hint: String| (format!("“{title}”没有排在指定的位置，现在第{page}版"), hint);
    let (message, hint) = match unkept.pin {
        Pin::Page => placed(
            pins.page
                .map_or_else(String::new, |page| format!("核对 page：本期有没有第{page}版，同组短讯是否指到不同的版")),
        ),
        Pin::Lead => placed(format!("第{page}版只能有一篇 slot: lead；改另一篇的 page 或删去它的 slot")),
        Pin::At | Pin::Width => {
            placed("改 at 或 width，或删去它；chenbao explain <期> --page N 列出现在的位置".to_owned())
        }
        Pin::Level | Pin::HeadSize => (
            format!("“{title}”的标题没有照指定的级别或字号"),
            "这个级别或字号在它占的栏数里排不下，改 head、head-size 或 width".to_owned(),
        ),
        Pin::Box => {
            (format!("“{title}”的 box 没有照办"), "通知、延伸阅读总是加框；短讯、跨版和转版的稿件不能加框".to_owned())
        }
        Pin::KeepWith => {
            (format!("“{title}”没有与 keep-with 的稿件同版"), "核对两篇的 page 和 section，同版放不放得下".to_owned())
        }
        Pin::Series => (format!("“{title}”排在了同一连载的前一篇之前"), "核对各篇的 page 和 part".to_owned()),
        Pin::Picture => {
            (format!("“{title}”的图片没有照 span 排"), "span 不能多于稿件的栏数，改 span 或 width".to_owned())
        }
    };
    Finding::new(Code::PinInfeasible, message).on(page).at(article.span()).hint(hint)
}

/// Articles that stand on no page, where nothing has been said of it: nothing may get lost in silence.
fn missing_findings(layout: &Layout, issue: &Issue, known: &[Finding]) -> Vec<Finding> {
    if known.iter().any(|finding| finding.severity == Severity::Error) {
        return Vec::new();
    }
    let placed: std::collections::BTreeSet<&ArticleId> =
        layout.placements().flat_map(|(_, module)| &module.articles).collect();
    let is_missing =
        |article: &&Article| !matches!(article.kind, Kind::Filler | Kind::Review) && !placed.contains(&article.id);
    let finding = |article: &Article| {
        let message = format!("“{}”没有排进任何一版", headline(article));
        Finding::new(Code::LostText, message).at(article.span()).hint("用 --fresh 重新组一遍；还是这样，请报告")
    };
    issue.articles.iter().filter(is_missing).map(finding).collect()
}

/// Pages whose modules contradict each other: no search should give such a page, and none must go to print.
fn faulty_findings(layout: &Layout, measured: &MetricsReport) -> Vec<Finding> {
    let pages = measured.pages.iter().zip(&layout.pages).filter(|(_, page)| !page.modules.is_empty());
    let faulty = |(metrics, page): (&PageMetrics, &PageLayout)| {
        let broken = |rule: &HardRule| metrics.hard.get(rule).copied().flatten().is_some_and(|count| count > 0);
        let grave = [HardRule::H1, HardRule::H2, HardRule::H4, HardRule::H6];
        let rules: Vec<&str> = grave.into_iter().filter(broken).map(HardRule::as_str).collect();
        let message = format!("第{}版的模块对不拢（{}）", page.no, rules.join("、"));
        (!rules.is_empty()).then(|| Finding::new(Code::LayoutFaulty, message).on(page.no))
    };
    pages.filter_map(faulty).collect()
}

/// Pages that are solved, but with more white at the feet of their legs than a full page has. A page with another finding has
/// its remedy there.
fn loose_findings(layout: &Layout, measured: &MetricsReport, findings: &[Finding]) -> Vec<Finding> {
    let loose = |(metrics, page): (&PageMetrics, &PageLayout)| {
        let (fill, number) = (metrics.scores.fill, page.no);
        let is_known = findings.iter().any(|finding| finding.page == Some(number));
        if fill >= FILL_LEAST || is_known {
            return None;
        }
        let message = format!("第{number}版只填满 {}.{}%", fill / 10, fill % 10);
        Some(Finding::new(Code::Underset, message).on(number).hint("补一段、加一张图片，或移一篇稿件到这一版"))
    };
    measured.pages.iter().zip(&layout.pages).filter_map(loose).collect()
}

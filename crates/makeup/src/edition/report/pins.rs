//! Wishes of authors that are not kept (H12).

use super::titles::headline;
use crate::layout::Layout;
use crate::reading::metrics::{Pin, Unkept, unkept_pins};
use chenbao_model::diag::{Code, Finding};
use chenbao_model::model::Issue;

/// H12: pins that are not kept, where no other finding has said so yet.
pub(super) fn pin_findings(layout: &Layout, issue: &Issue, known: &[Finding]) -> Vec<Finding> {
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

//! The imprint that the paper's kind of permit asks for (law.md §1): takes an issue; tells of every item that is missing, with the rule that
//! asks for it, and of those that such a paper may not print.
//!
//! A missing item is a warning: it may stand in artwork that the program cannot read. What is forbidden is an error.

use super::legal::paper_file;
use crate::diag::{Code, Finding};
use crate::model::{ImprintItem, Issue, RegistrationKind};

/// The rule for papers with a CN number.
const NEWSPAPERS: &str = "《报纸出版管理规定》要求每期刊载";
/// The rule for internal publications.
const INTERNAL: &str = "《内部资料性出版物管理办法》第十四条要求印在明显位置";

/// What a newspaper prints besides name, number, date, publisher and printer.
const OF_NEWSPAPERS: &[(ImprintItem, &str)] = &[
    (ImprintItem::Authority, "某某区委宣传部"),
    (ImprintItem::Sponsor, "某某街道办事处"),
    (ImprintItem::Address, "某某路 1 号"),
    (ImprintItem::Postcode, "200000"),
    (ImprintItem::Phone, "021-00000000"),
    (ImprintItem::Distribution, "社区投递"),
    (ImprintItem::Price, "免费赠阅"),
    (ImprintItem::PrinterAddress, "某某路 2 号"),
];
/// What an internal publication may not print, and why.
const NOT_OF_INTERNAL: &[(ImprintItem, &str)] = &[
    (ImprintItem::Price, "内部资料免费交流，不定价"),
    (ImprintItem::AdPermit, "内部资料不登广告"),
    (ImprintItem::Distribution, "内部资料不公开发行，只写发送对象（readers）"),
];

/// What of the imprint is missing, or must not be there.
pub(super) fn check(issue: &Issue) -> Vec<Finding> {
    let desk = ImprintDesk { issue };
    match issue.paper.registration.kind {
        RegistrationKind::Cn => desk.of_newspaper(),
        RegistrationKind::Internal => desk.of_internal(),
    }
}

struct ImprintDesk<'i> {
    issue: &'i Issue,
}

impl ImprintDesk<'_> {
    fn of_newspaper(&self) -> Vec<Finding> {
        let items = OF_NEWSPAPERS.iter().filter_map(|&(item, example)| self.item(item, example, NEWSPAPERS));
        let mut findings: Vec<Finding> = items.collect();
        findings.extend(self.printer(NEWSPAPERS));
        let has_ads = self.issue.pages.iter().flat_map(|page| &page.ads).any(|ad| ad.label == "广告");
        if has_ads {
            let rule = "《报纸出版管理规定》要求登广告的报纸印上许可证号";
            findings.extend(self.item(ImprintItem::AdPermit, "0000000000", rule));
        }
        findings
    }

    fn of_internal(&self) -> Vec<Finding> {
        let mut findings: Vec<Finding> =
            self.item(ImprintItem::Readers, "本街道各居民区", INTERNAL).into_iter().collect();
        findings.extend(self.printer(INTERNAL));
        let issue = self.issue;
        if issue.paper.print.run.is_none() {
            findings.push(self.missing("印数", "paper.toml 的 [print] 里写 run = 3000", INTERNAL));
        }
        if issue.printed.is_none() {
            let hint = format!("issue.toml 里写 printed = {}", issue.date);
            let finding = missing_item("印刷日期", &hint, INTERNAL);
            findings.push(finding.at(issue.source.span_at(0)));
        }
        let forbidden = NOT_OF_INTERNAL.iter().filter(|(item, _)| issue.paper.imprint.contains_key(item));
        findings.extend(forbidden.map(|(item, why)| {
            let message = format!("[imprint] 里有“{}”（{}）：{why}", item.label(), item.key());
            let finding = Finding::new(Code::LegalWord, message).at(paper_file(&issue.source.path));
            finding.hint(format!("删去 {}", item.key()))
        }));
        findings
    }

    fn item(&self, item: ImprintItem, example: &str, rule: &str) -> Option<Finding> {
        let hint = format!("paper.toml 的 [imprint] 里写 {} = \"{example}\"", item.key());
        (!self.issue.paper.imprint.contains_key(&item)).then(|| self.missing(item.label(), &hint, rule))
    }

    fn printer(&self, rule: &str) -> Option<Finding> {
        let hint = "paper.toml 的 [print] 里写 printer = \"某某印务有限公司\"";
        self.issue.paper.print.printer.is_none().then(|| self.missing("印刷单位", hint, rule))
    }

    fn missing(&self, label: &str, hint: &str, rule: &str) -> Finding {
        missing_item(label, hint, rule).at(paper_file(&self.issue.source.path))
    }
}

fn missing_item(label: &str, hint: &str, rule: &str) -> Finding {
    Finding::new(Code::LegalImprint, format!("版权栏里没有“{label}”：{rule}，请核对")).hint(hint)
}

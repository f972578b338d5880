//! `chenbao explain`: what a code stands for, or why the pages of an issue are as they are.

mod data;
mod page;

use std::path::Path;

use serde_json::json;

use super::args::{ExplainArgs, Format};
use super::{Status, report, say};
use crate::diag::{Code, Failure, Finding};
use crate::makeup::layout::{PageLayout, Placement};
use crate::makeup::metrics::{CountedRule, HardRule, PageMetrics};
use crate::pipeline::{Made, make};
use crate::preflight::{Rule, RuleDoc};

pub(super) fn run(arguments: &ExplainArgs) -> Result<Status, Failure> {
    let Some(what) = &arguments.what else {
        say(&everything());
        return Ok(Status::Clean);
    };
    if let Some(text) = word(what) {
        say(&text);
        return Ok(Status::Clean);
    }
    if !Path::new(what).is_dir() && !what.contains(['/', '\\']) {
        let finding = Finding::new(Code::WrongValue, format!("“{what}” 不是代号，不是规则，也不是文件夹"));
        return Err(finding.hint("chenbao explain 不带代号会列出全部代号和规则；解释版面要给一期的文件夹").into());
    }
    pages(Path::new(what), arguments)
}

/// Every code of a finding and every rule of the preflight, a line each.
fn everything() -> String {
    let codes = Code::ALL.iter().map(|code| format!("{:<20} {}\n", code.as_str(), code.doc().title));
    let rules = Rule::ALL.iter().map(|rule| format!("{:<20} {}\n", rule.as_str(), rule.doc().title));
    let heading = "\n印前检查（chenbao preflight）的规则：\n".to_owned();
    codes.chain([heading]).chain(rules).collect()
}

/// What a code of a finding, or a rule of the preflight, stands for.
fn word(name: &str) -> Option<String> {
    if let Some(code) = Code::from_name(name) {
        let doc = code.doc();
        return Some(format!(
            "{code}：{}\n\n查什么　{}\n为什么　{}\n怎样改　{}\n",
            doc.title, doc.checks, doc.why, doc.mend
        ));
    }
    let rule = Rule::from_name(name)?;
    let RuleDoc { title, checks, why, mend, source } = rule.doc();
    Some(format!("{rule}：{title}（印前检查）\n\n查什么　{checks}\n为什么　{why}\n怎样改　{mend}\n依据　　{source}\n"))
}

/// A rule, and what a page has of it.
struct Measured {
    name: &'static str,
    title: &'static str,
    meaning: &'static str,
    /// What the page has of it, where that is known.
    value: Option<u32>,
    /// The most it may have.
    most: u32,
}

/// One page of a made issue, and how much is to be told of it.
struct View<'m> {
    made: &'m Made,
    page: &'m PageLayout,
    metrics: &'m PageMetrics,
    /// Everything, with the rules that are kept.
    detailed: bool,
}

impl<'m> View<'m> {
    /// What an editor calls a module: the headline of its article, or the name of its group.
    fn title(&self, id: &str) -> String {
        self.made.issue.title_of(id)
    }

    /// Every rule with what the page has of it.
    fn rules(&self) -> Vec<Measured> {
        let metrics = self.metrics;
        let hard = |rule: &HardRule| Measured {
            name: rule.as_str(),
            title: rule.title(),
            meaning: rule.meaning(),
            value: metrics.hard.get(rule).copied().flatten(),
            most: rule.most(),
        };
        let counted = |rule: &CountedRule| Measured {
            name: rule.as_str(),
            title: rule.title(),
            meaning: rule.meaning(),
            value: metrics.counts.get(rule).copied(),
            most: rule.most(metrics.chars),
        };
        HardRule::ALL.iter().map(hard).chain(CountedRule::ALL.iter().map(counted)).collect()
    }

    /// The file of a module that is one article.
    fn file(&self, module: &Placement) -> Option<String> {
        let [id] = &module.articles[..] else { return None };
        Some(format!("{id}.md"))
    }
}

/// Makes the issue and tells of its pages.
fn pages(folder: &Path, arguments: &ExplainArgs) -> Result<Status, Failure> {
    let resources = arguments.resources.find(folder)?;
    let options = arguments.resources.make_options(None, arguments.fresh);
    let progress = report::Progress::start();
    let made = make(folder, &resources, &options, &|step| progress.step(step))?;
    progress.finish();
    let wanted = |page: &PageLayout| arguments.page.is_none_or(|number| number == page.no.get());
    let pages = made.layout.pages.iter().zip(&made.metrics.pages).filter(|(page, _)| wanted(page));
    let view = |(page, metrics)| View { made: &made, page, metrics, detailed: arguments.page.is_some() };
    let views: Vec<View> = pages.map(view).collect();
    if views.is_empty() {
        let message = format!("这一期没有第{}版", arguments.page.unwrap_or(0));
        let finding = Finding::new(Code::PageUnknown, message);
        return Err(finding.hint(format!("这一期有 {} 个版", made.layout.pages.len())).into());
    }
    match arguments.format {
        Format::Text => say(&views.iter().map(page::text).collect::<Vec<_>>().join("\n")),
        Format::Json => {
            let pages: Vec<_> = views.iter().map(data::of).collect();
            say(&format!("{:#}\n", json!({ "pages": pages })));
        }
    }
    Ok(Status::Clean)
}

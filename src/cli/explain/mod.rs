//! `chenbao explain`: what a code stands for, or why the pages of an issue are as they are.

mod data;
mod page;
mod view;

use std::path::Path;

use serde_json::json;

use self::view::View;
use super::args::{ExplainArgs, Format};
use super::output::say;
use super::report;
use super::status::Status;
use crate::diag::{Code, Failure, Finding};
use crate::makeup::layout::PageLayout;
use crate::pipeline::make;
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

//! `chenbao fonts`.

use std::sync::Arc;

use super::args::FontsArgs;
use super::{Status, report, say};
use crate::diag::Failure;
use crate::typeset::{Fonts, Medium, Typesetter};
use crate::{content, copy};

pub(super) fn run(arguments: &FontsArgs) -> Result<Status, Failure> {
    let start = arguments.issue.clone().unwrap_or_else(|| ".".into());
    let resources = arguments.resources.find(&start)?;
    let fonts = Arc::new(Fonts::load(&resources.fonts)?);
    fonts.verify()?;
    let mut text = String::from("字体（校验无误）\n");
    for entry in &fonts.entries {
        let roles = entry.role.join("、");
        text.push_str(&format!(
            "  {} {}　{roles}　{}　{}　{}\n",
            entry.family,
            entry.weight,
            entry.file.display(),
            entry.version,
            entry.licence
        ));
    }
    say(&text);
    let Some(folder) = &arguments.issue else { return Ok(Status::Clean) };
    let (issue, _) = copy::build(content::read_issue(folder)?);
    let layout = arguments.resources.layout.as_ref().unwrap_or(&issue.paper.layout);
    let setter = Typesetter::new(fonts, &resources.layouts.join(layout), Medium::Screen)?;
    let mut text = format!("\n用途（样式 {layout}）\n");
    for (role, families) in setter.roles() {
        text.push_str(&format!("  {role:<15} {}\n", families.join("，缺字用 ")));
    }
    let coverage = setter.coverage(&issue);
    text.push_str(&format!("\n这一期用到 {} 个不同的字，", coverage.characters));
    let missing = coverage.findings.len();
    text.push_str(&if missing == 0 { "字体里都有\n".to_owned() } else { format!("{missing} 处要留意：\n") });
    say(&text);
    report::print_findings(&coverage.findings);
    Ok(report::status(&coverage.findings))
}

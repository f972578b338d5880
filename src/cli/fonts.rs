//! `chenbao fonts`.

use super::args::FontsArgs;
use super::output::say;
use super::report;
use super::status::Status;
use crate::diag::Failure;
use crate::pipeline::{FontReport, FontUsage, inspect_fonts};

pub(super) fn run(arguments: &FontsArgs) -> Result<Status, Failure> {
    let start = arguments.issue.clone().unwrap_or_else(|| ".".into());
    let resources = arguments.resources.find(&start)?;
    let look = arguments.resources.layout.as_deref();
    let FontReport { entries, usage } = inspect_fonts(arguments.issue.as_deref(), &resources, look)?;
    let mut text = String::from("字体（校验无误）\n");
    for entry in &entries {
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
    usage.transpose().map(|usage| usage.map_or(Status::Clean, |usage| tell_of_usage(&usage)))
}

/// Prints what an issue uses of the faces.
fn tell_of_usage(usage: &FontUsage) -> Status {
    let FontUsage { look, roles, coverage } = usage;
    let mut text = format!("\n用途（样式 {look}）\n");
    for (role, families) in roles {
        text.push_str(&format!("  {role:<15} {}\n", families.join("，缺字用 ")));
    }
    text.push_str(&format!("\n这一期用到 {} 个不同的字，", coverage.characters));
    let missing = coverage.findings.len();
    text.push_str(&if missing == 0 { "字体里都有\n".to_owned() } else { format!("{missing} 处要留意：\n") });
    say(&text);
    report::print_findings(&coverage.findings);
    report::status(&coverage.findings)
}

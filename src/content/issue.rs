//! `issue.toml`: number, date and pages of one issue.

use std::path::Path;
use std::sync::Arc;

use super::ads::{RawAd, read_ads};
use super::folder::Shown;
use super::text::read_settings;
use crate::diag::{Code, Finding, Source};
use crate::form::{TableForm, parse_date, parse_toml};
use crate::model::PagePlan;
use crate::units::{Date, PageNumber};

/// The most pages an issue may have.
pub(super) const MAX_PAGES: u16 = 64;

/// What `issue.toml` says.
#[derive(Debug)]
pub(super) struct IssuePlan {
    /// 总期号.
    pub(super) number: u32,
    /// The day it appears.
    pub(super) date: Date,
    /// The day the next one appears.
    pub(super) next: Option<Date>,
    /// The day it is printed.
    pub(super) printed: Option<Date>,
    /// Whether page 1 lists what stands on the others.
    pub(super) guide: bool,
    /// Its pages in order, without their advertisements.
    pub(super) pages: Vec<PagePlan>,
    /// The advertisements of all pages.
    pub(super) ads: Vec<RawAd>,
}

/// The plan of an issue's folder with the `issue.toml` it stands in, whose faults join the findings.
pub(super) fn read_issue_plan(
    folder: &Path,
    shown: &Shown,
    findings: &mut Vec<Finding>,
) -> Option<(Arc<Source>, IssuePlan)> {
    let path = folder.join("issue.toml");
    let whole = folder.canonicalize().ok()?;
    let name = whole.file_name()?.to_string_lossy().into_owned();
    let paper = whole.ancestors().nth(2).unwrap_or(&whole);
    match read_settings(&path, paper, &shown.path(&path)) {
        Ok(source) => {
            let (plan, faults) = parse_issue_plan(&source, &name);
            findings.extend(faults);
            Some((source, plan?))
        }
        Err(finding) => {
            findings.push(finding);
            None
        }
    }
}

/// The plan a file describes, as far as it can be read, and all its faults.
pub(super) fn parse_issue_plan(source: &Arc<Source>, folder_name: &str) -> (Option<IssuePlan>, Vec<Finding>) {
    let table = match parse_toml(source) {
        Ok(table) => table,
        Err(findings) => return (None, findings),
    };
    let mut form = TableForm::toml(source, &table);
    let number = form.required_integer("number", 1..=99_999);
    let date = form.date("date");
    if date.is_none() && !form.has("date") {
        form.missing("date", "2020-08-12");
    }
    let next = form.date("next");
    let printed = form.date("printed");
    let guide = form.flag("guide").unwrap_or(false);
    let (pages, ads) = read_pages(&mut form);
    check_dates(&mut form, date, next, folder_name);
    let plan = number.zip(date).filter(|_| !pages.is_empty());
    (plan.map(|(number, date)| IssuePlan { number, date, next, printed, guide, pages, ads }), form.close())
}

fn read_pages(form: &mut TableForm<'_>) -> (Vec<PagePlan>, Vec<RawAd>) {
    let had = form.has("page");
    let tables = form.tables("page", "每版一段 [[page]]，双方括号，下一行写 section = \"版名\"");
    if !had {
        form.fault(Code::MissingKey, 0, "没有一个版", "每版加一段 [[page]]，下一行写 section = \"版名\"");
    }
    if tables.len() > usize::from(MAX_PAGES) {
        let message = format!("有 {} 个版，最多 {MAX_PAGES} 个", tables.len());
        form.fault(Code::WrongValue, tables[usize::from(MAX_PAGES)].at, message, "删去多余的 [[page]]");
    }
    let (mut pages, mut ads) = (vec![], vec![]);
    for (table, number) in tables.into_iter().zip(1..=MAX_PAGES) {
        let mut inner = form.inner(table);
        let number = PageNumber::new(number);
        pages.push(read_page(&mut inner, number));
        ads.extend(read_ads(&mut inner, number));
        form.absorb(inner.close());
    }
    (pages, ads)
}

fn read_page(form: &mut TableForm<'_>, number: PageNumber) -> PagePlan {
    const MODES: &[(&str, bool)] = &[("prefer", false), ("force", true)];
    let section = form.required_text("section", "要闻");
    let template = form.text("template").map(|phrase| phrase.text);
    let forced = form.choice("template-mode", MODES).unwrap_or(false);
    if template.is_none() && form.has("template-mode") {
        let message = "“template-mode”没有写明是哪个模板";
        form.fault(
            Code::MissingKey,
            form.at("template-mode"),
            message,
            "加一行：template = \"front-lead\"，或删去这一行",
        );
    }
    PagePlan {
        number,
        section: section.map(|phrase| phrase.text).unwrap_or_default(),
        editor: form.text("editor").map(|phrase| phrase.text),
        designer: form.text("designer").map(|phrase| phrase.text),
        proofreader: form.text("proofreader").map(|phrase| phrase.text),
        forced: forced && template.is_some(),
        template,
        lock: form.flag("lock").unwrap_or(false),
        alternative: form.integer("alternative", 1..=4).and_then(|number| u16::try_from(number).ok()).unwrap_or(1),
        ads: Vec::new(),
    }
}

fn check_dates(form: &mut TableForm<'_>, date: Option<Date>, next: Option<Date>, folder_name: &str) {
    let Some(date) = date else { return };
    if next.is_some_and(|next| next <= date) {
        form.fault(Code::WrongValue, form.at("next"), "“next”不在“date”之后", "next 是下一期出版的日子");
    }
    if parse_date(folder_name).is_some_and(|folder_date| folder_date != date) {
        let message = format!("日期是 {date}，文件夹却叫“{folder_name}”");
        form.fault(Code::DateMismatch, form.at("date"), message, "改 date，或给文件夹改名");
    }
}

//! `issue.toml`: number, date and pages of one issue.

use std::sync::Arc;

use super::form::Form;
use super::toml_file;
use crate::diag::{Code, Finding, Source};
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
    /// Its pages in order.
    pub(super) pages: Vec<PagePlan>,
}

/// The plan a file describes, as far as it can be read, and all its faults.
pub(super) fn read(source: &Arc<Source>, folder_name: &str) -> (Option<IssuePlan>, Vec<Finding>) {
    let table = match toml_file::parse(source) {
        Ok(table) => table,
        Err(findings) => return (None, findings),
    };
    let mut form = Form::toml(source, &table);
    let number = form.required_integer("number", 1..=99_999);
    let date = form.date("date");
    if date.is_none() && !form.has("date") {
        form.missing("date", "2020-08-12");
    }
    let next = form.date("next");
    let pages = read_pages(&mut form);
    check_dates(&mut form, date, next, folder_name);
    let plan = number.zip(date).filter(|_| !pages.is_empty());
    (plan.map(|(number, date)| IssuePlan { number, date, next, pages }), form.close())
}

fn read_pages(form: &mut Form<'_>) -> Vec<PagePlan> {
    let had = form.has("page");
    let tables = form.tables("page", "每版一段 [[page]]，双方括号，下一行写 section = \"版名\"");
    if !had {
        form.fault(Code::MissingKey, 0, "没有一个版", "每版加一段 [[page]]，下一行写 section = \"版名\"");
    }
    if tables.len() > usize::from(MAX_PAGES) {
        let message = format!("有 {} 个版，最多 {MAX_PAGES} 个", tables.len());
        form.fault(Code::WrongValue, tables[usize::from(MAX_PAGES)].at, message, "删去多余的 [[page]]");
    }
    let mut pages = vec![];
    for (table, number) in tables.into_iter().zip(1..=MAX_PAGES) {
        let mut inner = form.inner(table);
        let section = inner.required_text("section", "要闻");
        pages.push(PagePlan {
            number: PageNumber::new(number),
            section: section.map(|phrase| phrase.text).unwrap_or_default(),
            editor: inner.text("editor").map(|phrase| phrase.text),
            template: inner.text("template").map(|phrase| phrase.text),
            forced: false,
            lock: inner.flag("lock").unwrap_or(false),
            alternative: 1,
            ads: Vec::new(),
        });
        form.absorb(inner.close());
    }
    pages
}

fn check_dates(form: &mut Form<'_>, date: Option<Date>, next: Option<Date>, folder_name: &str) {
    let Some(date) = date else { return };
    if next.is_some_and(|next| next <= date) {
        form.fault(Code::WrongValue, form.at("next"), "“next”不在“date”之后", "next 是下一期出版的日子");
    }
    if super::form::parse_date(folder_name).is_some_and(|folder_date| folder_date != date) {
        let message = format!("日期是 {date}，文件夹却叫“{folder_name}”");
        form.fault(Code::DateMismatch, form.at("date"), message, "改 date，或给文件夹改名");
    }
}

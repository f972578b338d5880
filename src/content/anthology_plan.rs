//! `anthology.toml`: the title, the makers, the preface, themes and terms of a book of annual reviews.

use std::path::Path;
use std::sync::Arc;

use super::book_files::{BookFolder, read_imprint};
use super::book_identity::{BookIdentity, read_identity};
use super::folder::Shown;
use super::review::read_terms;
use super::text::read_text;
use crate::diag::{Code, Finding, Source};
use crate::form::{Phrase, TableForm, parse_toml};
use crate::model::{Certification, CoverPage, ImprintLine, Isbn, Issn, OwnCover};
use crate::units::Date;

/// The cover pages by the names editors write.
const COVER_PAGES: &[(&str, CoverPage)] =
    &[("linear", CoverPage::Linear), ("nonlinear", CoverPage::NonLinear), ("none", CoverPage::None)];

/// A theme as `anthology.toml` has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawTheme {
    /// What it is called.
    pub title: Phrase,
    /// Words its passages are known by.
    pub words: Vec<Phrase>,
    /// A sentence or two about it.
    pub text: Option<Phrase>,
}

/// What `anthology.toml` says.
#[derive(Debug, Clone, PartialEq)]
pub struct AnthologyPlan {
    /// The title.
    pub title: Phrase,
    /// The subtitle.
    pub subtitle: Option<Phrase>,
    /// The series.
    pub series: Option<Phrase>,
    /// The place in the series.
    pub position: Option<u32>,
    /// Who publishes it.
    pub publisher: Phrase,
    /// The URI of the work.
    pub identifier: Phrase,
    /// The number of the book.
    pub isbn: Option<Isbn>,
    /// The number of the series.
    pub issn: Option<Issn>,
    /// 版次.
    pub edition: u32,
    /// The language tag.
    pub language: String,
    /// Its authors.
    pub authors: Vec<Phrase>,
    /// Its editors.
    pub editors: Vec<Phrase>,
    /// What readers may do with it.
    pub rights: Option<Phrase>,
    /// What it is about.
    pub description: Option<Phrase>,
    /// Key words.
    pub subjects: Vec<Phrase>,
    /// The day of publication.
    pub date: Option<Date>,
    /// 编者说明.
    pub preface: Vec<Phrase>,
    /// How the cover page stands in the book.
    pub cover_page: CoverPage,
    /// The editor's own cover.
    pub cover: Option<OwnCover>,
    /// The editor's own style sheet.
    pub style: Option<Arc<Source>>,
    /// What the copyright page tells beyond what the book knows.
    pub imprint: Vec<ImprintLine>,
    /// Whether the index lists persons.
    pub persons_in_index: bool,
    /// What a person found on accessibility.
    pub certification: Option<Certification>,
    /// The name of the file.
    pub file_name: Option<Phrase>,
    /// Themes.
    pub themes: Vec<RawTheme>,
    /// Terms explained.
    pub terms: Vec<(Phrase, Phrase)>,
}

/// The plan of a folder of reviews with the `anthology.toml` it stands in, whose faults join the findings.
pub(super) fn read_anthology_plan(
    folder: &Path,
    shown: &Shown,
    findings: &mut Vec<Finding>,
) -> Option<(Arc<Source>, AnthologyPlan)> {
    let path = folder.join("anthology.toml");
    let source = read_text(&path, &shown.path(&path)).map_err(|finding| findings.push(finding)).ok()?;
    let (plan, faults) = parse_anthology_plan(&source, &BookFolder { path: folder, shown });
    findings.extend(faults);
    Some((source, plan?))
}

/// The plan in a file, as far as it can be read, and all its faults.
fn parse_anthology_plan(source: &Arc<Source>, folder: &BookFolder<'_>) -> (Option<AnthologyPlan>, Vec<Finding>) {
    let table = match parse_toml(source) {
        Ok(table) => table,
        Err(findings) => return (None, findings),
    };
    let mut form = TableForm::toml(source, &table);
    let title = form.required_text("title", "年度回顾合集");
    let publisher = form.required_text("publisher", "某某街道办事处");
    let BookIdentity { identifier, isbn, issn } = read_identity(&mut form);
    let needed = [title, publisher, identifier];
    // The other keys are read even where one of these is missing, so that every fault is told at once.
    let [title, publisher, identifier] = needed.clone().map(Option::unwrap_or_default);
    let plan = AnthologyPlan {
        title,
        publisher,
        identifier,
        isbn,
        issn,
        subtitle: form.text("subtitle"),
        series: form.text("series"),
        position: form.integer("position", 1..=999),
        edition: form.integer("edition", 1..=99).unwrap_or(1),
        language: read_language(&mut form),
        authors: form.texts("authors"),
        editors: form.texts("editors"),
        rights: form.text("rights"),
        description: form.text("description"),
        subjects: form.texts("subjects"),
        date: form.date("date"),
        preface: form.texts("preface"),
        cover_page: form.choice("cover-page", COVER_PAGES).unwrap_or_default(),
        cover: folder.cover(&mut form, source),
        style: folder.style(&mut form),
        imprint: read_imprint(&mut form),
        persons_in_index: form.flag("persons-in-index").unwrap_or(false),
        certification: read_certification(&mut form),
        file_name: read_file_name(&mut form),
        themes: read_themes(&mut form),
        terms: read_terms(&mut form),
    };
    let plan = needed.iter().all(Option::is_some).then_some(plan);
    (plan, form.close())
}

/// Whether a language tag is well formed (BCP 47): a language, a script, a region, as far as a book in Chinese needs them.
pub fn is_language_tag(tag: &str) -> bool {
    let letters = |part: &str| part.chars().all(|c| c.is_ascii_alphabetic());
    let is_script = |part: &&str| part.len() == 4 && letters(part);
    let is_region = |part: &&str| {
        (part.len() == 2 && letters(part)) || (part.len() == 3 && part.chars().all(|c| c.is_ascii_digit()))
    };
    let mut parts = tag.split('-').peekable();
    let primary = parts.next().unwrap_or_default();
    parts.next_if(is_script);
    parts.next_if(is_region);
    (2..=3).contains(&primary.len()) && primary.chars().all(|c| c.is_ascii_lowercase()) && parts.next().is_none()
}

fn read_language(form: &mut TableForm<'_>) -> String {
    const DEFAULT: &str = "zh-Hans";
    let Some(language) = form.text("language") else { return DEFAULT.to_owned() };
    if is_language_tag(&language.text) {
        return language.text;
    }
    let message = format!("“{}”不是语言标记", language.text);
    form.fault(Code::WrongValue, language.at, message, "写成 zh-Hans；有的书店要 zh-CN");
    DEFAULT.to_owned()
}

/// Whether words may be the name of a file on every system.
fn is_file_name(name: &str) -> bool {
    let is_sign = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    !name.is_empty() && !name.starts_with(['.', '~']) && !name.contains(is_sign)
}

fn read_file_name(form: &mut TableForm<'_>) -> Option<Phrase> {
    let name = form.text("file-name")?;
    if !is_file_name(&name.text) {
        form.fault(Code::WrongValue, name.at, format!("“{}”不能作文件名", name.text), "用字母、数字和减号");
    }
    Some(name)
}

fn read_certification(form: &mut TableForm<'_>) -> Option<Certification> {
    const EXAMPLE: &str = "写成一段 [accessibility]，有 conforms-to、certified-by 和 date";
    let table = form.table("accessibility", EXAMPLE)?;
    let mut inner = form.inner(table);
    let conforms_to = inner.required_text("conforms-to", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA");
    let certified_by = inner.required_text("certified-by", "某某审读");
    let date = inner.date("date");
    if !inner.has("date") {
        inner.missing("date", "2024-05-01");
    }
    form.absorb(inner.close());
    Some(Certification { conforms_to: conforms_to?.text, certified_by: certified_by?.text, date: date? })
}

fn read_themes(form: &mut TableForm<'_>) -> Vec<RawTheme> {
    let mut themes = vec![];
    for table in form.tables("themes", "每个专题一段 [[themes]]，写 title 和 words") {
        let mut inner = form.inner(table);
        let title = inner.required_text("title", "加装电梯");
        let (words, text) = (inner.texts("words"), inner.text("text"));
        form.absorb(inner.close());
        themes.extend(title.map(|title| RawTheme { title, words, text }));
    }
    themes
}

//! The folder of an anthology: `paper.toml`, `reviews/anthology.toml`, the reviews and the headers of their pictures.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::folder::{Listing, Shown};
use super::form::Form;
use super::review::{self, RawReview};
use super::{Phrase, Shelf, read_paper, text, toml_file};
use crate::diag::{Code, Failure, Finding, Source, Span};
use crate::model::{Certification, CoverPage, Paper};
use crate::units::Date;

/// The folder of the reviews in a paper's folder.
const REVIEWS: &str = "reviews";
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
pub struct Plan {
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

/// An anthology as its folder has it.
#[derive(Debug)]
pub struct RawAnthology {
    /// The paper.
    pub paper: Paper,
    /// `anthology.toml`.
    pub source: Arc<Source>,
    /// What it says.
    pub plan: Plan,
    /// The reviews by year, in the order of their parts.
    pub reviews: Vec<RawReview>,
    /// The pictures they may name.
    pub shelf: Shelf,
    /// The faults of the reviews.
    pub findings: Vec<Finding>,
}

/// Reads the anthology of a paper: its folder (`content/xianxia`) or that of its reviews.
///
/// # Errors
/// No such folder, an unreadable `paper.toml` or `anthology.toml`, or no review that can be read.
pub fn read_anthology(folder: &Path) -> Result<RawAnthology, Failure> {
    let shown = Shown::new(folder);
    let (paper_folder, reviews_folder) = find_folders(folder, &shown)?;
    let mut findings = vec![];
    let paper = read_paper(&paper_folder, &shown, &mut findings);
    let plan = read_plan(&reviews_folder, &shown, &mut findings);
    let listing = Listing::of(&reviews_folder, &shown, &mut findings);
    let read: Vec<(Option<RawReview>, Vec<Finding>)> =
        listing.articles.par_iter().map(|name| read_review(&reviews_folder.join(name), &shown)).collect();
    let mut reviews = vec![];
    for (review, faults) in read {
        reviews.extend(review);
        findings.extend(faults);
    }
    let order = |review: &RawReview| (review.year, review.source.path.clone());
    reviews.sort_by_cached_key(order);
    check_years(&reviews, plan.as_ref().map(|(source, _)| &**source), &mut findings);
    if listing.articles.is_empty() {
        let finding = Finding::new(Code::EmptyIssue, "没有年度回顾").at(Span::file(shown.of(&reviews_folder)));
        findings.push(finding.hint("把回顾写成 reviews/<年>.md，例如 reviews/2020.md"));
    }
    let shelf = Shelf::read(&reviews_folder, &listing.others, listing.links.clone());
    match (paper, plan) {
        (Some(paper), Some((source, plan))) if !reviews.is_empty() => {
            Ok(RawAnthology { paper, source, plan, reviews, shelf, findings })
        }
        _ => Err(findings.into()),
    }
}

/// The folder of the paper and that of its reviews.
fn find_folders(folder: &Path, shown: &Shown) -> Result<(PathBuf, PathBuf), Finding> {
    let missing = |message: String| Finding::new(Code::FolderMissing, message).at(Span::file(shown.of(folder)));
    if !folder.is_dir() {
        return Err(missing(format!("没有文件夹“{}”", shown.of(folder))).hint("例如 content/xianxia"));
    }
    let whole = folder.canonicalize().map_err(|error| missing(format!("文件夹打不开：{error}")))?;
    let is_reviews = folder.join("anthology.toml").is_file() && !folder.join("paper.toml").is_file();
    let paper_folder = if is_reviews { whole.parent().unwrap_or(&whole).to_owned() } else { folder.to_owned() };
    let reviews = if is_reviews { folder.to_owned() } else { folder.join(REVIEWS) };
    if !paper_folder.join("paper.toml").is_file() {
        return Err(missing("文件夹里没有 paper.toml".to_owned()).hint("指明报纸的文件夹，例如 content/xianxia"));
    }
    if !reviews.join("anthology.toml").is_file() {
        let remedy = "合集要有 reviews/anthology.toml，写 title、publisher 和 identifier";
        return Err(missing("没有 reviews/anthology.toml".to_owned()).hint(remedy));
    }
    Ok((paper_folder, reviews))
}

fn read_review(path: &Path, shown: &Shown) -> (Option<RawReview>, Vec<Finding>) {
    match text::read(path, &shown.of(path)) {
        Ok(source) => review::read(&source),
        Err(finding) => (None, vec![finding]),
    }
}

/// Two reviews of a year need different parts; years between that have none are told of.
fn check_years(reviews: &[RawReview], plan: Option<&Source>, findings: &mut Vec<Finding>) {
    for (index, second) in reviews.iter().enumerate() {
        let part = |review: &RawReview| review.part.as_ref().map(|part| part.text.trim().to_owned());
        let mut of_year = reviews[..index].iter().filter(|first| first.year == second.year);
        if let Some(first) =
            of_year.find(|first| part(first).is_none() || part(second).is_none() || part(first) == part(second))
        {
            let message = format!("{} 年已经有一篇回顾：{}", second.year, first.source.path);
            let finding = Finding::new(Code::YearRepeated, message).at(second.source.span_at(second.year_at));
            findings.push(finding.hint("两篇各加一行 part，例如 part: 上、part: 下；或删去多余的一篇"));
        }
    }
    for pair in reviews.windows(2) {
        let [first, second] = pair else { continue };
        let between: Vec<String> = (first.year + 1..second.year).map(|year| year.to_string()).collect();
        if !between.is_empty() && between.len() < 100 {
            let finding = Finding::new(Code::YearMissing, format!("没有 {} 年的回顾", between.join("、")));
            findings.push(finding.at_opt(plan.map(|plan| plan.span_at(0))).hint("合集只收有的年份"));
        }
    }
}

fn read_plan(folder: &Path, shown: &Shown, findings: &mut Vec<Finding>) -> Option<(Arc<Source>, Plan)> {
    let path = folder.join("anthology.toml");
    let source = text::read(&path, &shown.of(&path)).map_err(|finding| findings.push(finding)).ok()?;
    let (plan, faults) = plan_of(&source);
    findings.extend(faults);
    Some((source, plan?))
}

/// The plan in a file, as far as it can be read, and all its faults.
fn plan_of(source: &Arc<Source>) -> (Option<Plan>, Vec<Finding>) {
    let table = match toml_file::parse(source) {
        Ok(table) => table,
        Err(findings) => return (None, findings),
    };
    let mut form = Form::toml(source, &table);
    let needed = [
        form.required_text("title", "年度回顾合集"),
        form.required_text("publisher", "某某街道办事处"),
        read_identifier(&mut form),
    ];
    // The other keys are read even where one of these is missing, so that every fault is told at once.
    let [title, publisher, identifier] = needed.clone().map(Option::unwrap_or_default);
    let plan = Plan {
        title,
        publisher,
        identifier,
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
        persons_in_index: form.flag("persons-in-index").unwrap_or(false),
        certification: read_certification(&mut form),
        file_name: read_file_name(&mut form),
        themes: read_themes(&mut form),
        terms: review::read_terms(&mut form),
    };
    let plan = needed.iter().all(Option::is_some).then_some(plan);
    (plan, form.close())
}

fn read_identifier(form: &mut Form<'_>) -> Option<Phrase> {
    let identifier = form.required_text("identifier", "https://example.org/anthology/xianxia")?;
    let scheme = identifier.text.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_uri = !scheme.is_empty()
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        && !identifier.text.contains(char::is_whitespace);
    if !is_uri {
        let remedy = "写一个不变的网址，例如 https://example.org/anthology/xianxia；书的编号由它算出";
        form.fault(Code::WrongValue, identifier.at, "“identifier”应为网址", remedy);
    }
    Some(identifier)
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

fn read_language(form: &mut Form<'_>) -> String {
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

fn read_file_name(form: &mut Form<'_>) -> Option<Phrase> {
    let name = form.text("file-name")?;
    if !is_file_name(&name.text) {
        form.fault(Code::WrongValue, name.at, format!("“{}”不能作文件名", name.text), "用字母、数字和减号");
    }
    Some(name)
}

fn read_certification(form: &mut Form<'_>) -> Option<Certification> {
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

fn read_themes(form: &mut Form<'_>) -> Vec<RawTheme> {
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

//! The press: an issue that is made goes to the print shop. Takes what was made; gives the folder `print/` with the files to plate from, their
//! preflight and what goes along.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::outputs::{FileSet, OutputFolder};
use super::reports::KnownReports;
use super::step::Clock;
use super::{Edition, Resources, Step};
use crate::content::unknown_condition;
use crate::diag::{Code, Failure, Finding, Severity};
use crate::export::Artifact;
use crate::export::print::color::Separation;
use crate::export::print::delivery::{Ticket, TicketFile, TicketPage, archive, sums};
use crate::export::print::pictures::{self, Cache};
use crate::export::print::profile::OutputProfile;
use crate::export::print::{PressDocument, PressJob};
use crate::makeup::frame;
use crate::model::Issue;
use crate::preflight::{self, Examiner, Report, Thresholds, Verdict, registry};
use crate::typeset::{Medium, PagePictures, Typesetter};

/// The report, by which a run for the press is known to have been: the first of its files to appear and the last to go.
const REPORT: &str = "print/preflight.json";
/// The sums, by which the files for the press are known to be whole: the last to appear and the first to go.
const SUMS: &str = "print/SHA256SUMS";

/// What the caller asks of the files for the press.
#[derive(Debug, Clone, Default)]
pub struct PressOptions {
    /// A profile other than the paper's.
    pub icc: Option<PathBuf>,
    /// The printing condition it stands for.
    pub condition: Option<String>,
    /// Everything as one zip file too.
    pub archive: bool,
}

/// What came of it.
pub struct Pressed {
    /// What the preflight says, of the pages or the sheets, whichever is worse.
    pub verdict: Verdict,
    /// What is wrong with the files, as findings of the issue.
    pub findings: Vec<Finding>,
    /// The files that were written: path below the folder, and bytes.
    pub files: Vec<(PathBuf, usize)>,
    /// What each step took.
    pub times: Vec<(Step, Duration)>,
}

/// Writes the files for the press. Where the preflight finds an error, only its report is written, and files of earlier runs are removed:
/// what lies there may be plated.
///
/// # Errors
/// What kept the tool from working: a profile, a picture, a disk.
pub(super) fn press(
    edition: &Edition,
    resources: &Resources,
    outputs: &OutputFolder,
    options: &PressOptions,
    progress: &dyn Fn(Step),
) -> Result<Pressed, Failure> {
    let mut clock = Clock::new(progress);
    let issue = &edition.issue;
    clock.begin(Step::Separate);
    let profile = output_profile(issue, options)?;
    let separation = Separation::new(&profile)?;
    let setter = Typesetter::new(edition.fonts.clone(), &resources.look(&issue.paper), Medium::Press)?;
    if let Some(finding) = ink_limit_fault(issue, &setter) {
        outputs.deliver(&FileSet::withdrawal(stale_press_files(issue, outputs)))?;
        return Ok(Pressed { verdict: Verdict::Fail, findings: vec![finding], files: vec![], times: clock.finish() });
    }
    let pictures = separated_pictures(edition, &separation, outputs)?;
    clock.begin(Step::Press);
    let pages = setter.compose(issue, &edition.layout, &pictures)?;
    let job = PressJob { issue, setter: &setter, profile: &profile, separation: &separation };
    let (mut findings, document) =
        rayon::join(|| setter.check(&pages, issue, &edition.layout), || job.document(&pages));
    clock.begin(Step::Preflight);
    let Examined { files, report, sheets } = examined(&document?, &thresholds(issue), outputs)?;
    findings.extend(files.sheets.is_none().then(|| sheets_omitted(pages.len())));
    findings.extend(report_findings(&report, "pages.pdf"));
    // The sheets hold the same pages: what is wrong with these is said once.
    let known: Vec<String> = report.hits.iter().map(preflight::Hit::message).collect();
    if let Some(sheets) = &sheets {
        let own = report_findings(sheets, "sheets.pdf");
        findings.extend(own.into_iter().filter(|finding| !known.iter().any(|known| finding.message.ends_with(known))));
    }
    let verdict = sheets.iter().fold(report.verdict, |worst, sheets| worst.max(sheets.verdict));
    clock.begin(Step::Export);
    let html = preflight::render::html(&report, "pages.pdf");
    let mut artifacts = vec![
        Artifact::new("print/preflight.html", html.into_bytes()),
        Artifact::new(REPORT, preflight::render::json(&report, "pages.pdf").into_bytes()),
    ];
    let sound = !crate::diag::has_errors(&findings);
    if sound {
        add_delivery(&mut artifacts, files, &|files| Ticket { verdict, ..ticket(files, issue, &profile, &report) });
    }
    if sound && options.archive {
        artifacts.push(Artifact::new(archive_name(issue), archive(&artifacts, issue.date)?));
    }
    let files = artifacts.iter().map(|artifact| (artifact.path.clone(), artifact.bytes.len())).collect();
    artifacts.sort_by_key(|artifact| rank(&artifact.path));
    outputs.deliver(&FileSet { superseded: superseded(issue, outputs, &artifacts), artifacts })?;
    Ok(Pressed { verdict, findings, files, times: clock.finish() })
}

/// The files for the press of earlier runs of an issue, which may not be plated as it is now.
pub(super) fn stale_press_files(issue: &Issue, outputs: &OutputFolder) -> Vec<PathBuf> {
    superseded(issue, outputs, &[])
}

/// The name of the zip file.
fn archive_name(issue: &Issue) -> String {
    format!("{}-{}-print.zip", issue.paper.id, issue.date)
}

/// What is said of an ink limit below what the colours of the look need, with these: they are printed as the look has them, and only pictures are
/// brought below it.
fn ink_limit_fault(issue: &Issue, setter: &Typesetter) -> Option<Finding> {
    let limit = f64::from(issue.paper.print.ink_limit);
    let sum = |inks: &[f64; 4]| inks.iter().sum::<f64>();
    let above: Vec<(&String, &[f64; 4])> = setter.colors().iter().filter(|(_, inks)| sum(inks) > limit).collect();
    let most = above.iter().map(|(_, inks)| sum(inks)).max_by(f64::total_cmp)?;
    let named: Vec<String> = above.iter().map(|(name, inks)| format!("{name}（{} %）", sum(inks))).collect();
    let look = &issue.paper.layout;
    let message = format!("ink-limit = {limit} 容不下版面样式 {look} 的颜色：{}", named.join("、"));
    let finding = Finding::new(Code::WrongValue, message);
    let finding = finding
        .hint(format!("paper.toml 的 [print] 里 ink-limit 写 {} 以上", most.ceil()))
        .hint(format!("或者把 layouts/{look}/theme.toml 的 [colors] 里这几种颜色改浅，或换一种样式"));
    Some(finding)
}

/// The profile asked for, or the paper's, or the house's.
fn output_profile(issue: &Issue, options: &PressOptions) -> Result<OutputProfile, Failure> {
    let plan = &issue.paper.print;
    if let Some(wrong) = options.condition.as_ref().filter(|name| !registry::meant_by(name.trim()).is_empty()) {
        let (message, remedy) = unknown_condition(wrong);
        return Err(Finding::new(Code::WrongValue, format!("--condition：{message}")).hint(remedy).into());
    }
    // A condition belongs to the profile it is written beside.
    let profile = match (&options.icc, &plan.icc) {
        (Some(path), _) => OutputProfile::read(path, options.condition.as_deref())?,
        (None, Some(path)) => OutputProfile::read(path, plan.condition.as_deref())?,
        (None, None) => OutputProfile::newsprint(),
    };
    Ok(OutputProfile { ink_limit: plan.ink_limit, ..profile })
}

/// All pictures as they are printed, in their frames.
fn separated_pictures(
    edition: &Edition,
    separation: &Separation,
    outputs: &OutputFolder,
) -> Result<PagePictures, Failure> {
    let frames = frame::frames(&edition.issue, &edition.layout);
    let cache = Cache::beside(outputs.path());
    let printed = pictures::prepare(&frames, separation, &cache)?;
    cache.prune();
    Ok(PagePictures::cut(frames.into_iter().zip(printed.into_iter().map(|picture| picture.bytes))))
}

/// The files a print shop plates from.
struct PressFiles {
    pages: Artifact,
    singles: Vec<Artifact>,
    sheets: Option<Artifact>,
}

/// What is said where a number of pages does not fold.
fn sheets_omitted(pages: usize) -> Finding {
    let message = format!("本期 {pages} 版，不是 4 的倍数，没有拼印张");
    Finding::new(Code::SheetsOmitted, message).hint("单页的印刷文件照样可用；要拼版就增减到 4 的倍数")
}

/// The files with what was read in them.
struct Examined {
    files: PressFiles,
    /// Of the pages.
    report: Report,
    /// Of the sheets, where there are some.
    sheets: Option<Report>,
}

/// The files, read as a print shop would: the pages while the others are still being written, then the sheets.
fn examined(
    document: &PressDocument<'_>,
    thresholds: &Thresholds,
    outputs: &OutputFolder,
) -> Result<Examined, Failure> {
    let of_sheets = Thresholds { trim_mm: None, ..thresholds.clone() };
    let (known, examiner) = (KnownReports::beside(outputs.path()), Examiner::default());
    let read = |artifact: &Artifact, thresholds: &Thresholds| {
        let examine = || examiner.examine(&Arc::new(artifact.bytes.clone()), thresholds, &|_, _| {});
        known.report(&artifact.bytes, thresholds, examine)
    };
    let (pages, (singles, sheets)) = rayon::join(
        || document.pages().map(|pages| (read(&pages, thresholds), pages)),
        || rayon::join(|| document.singles(), || document.sheets()),
    );
    let ((report, pages), singles, sheets) = (pages?, singles?, sheets?);
    let sheets_report = sheets.as_ref().map(|sheets| read(sheets, &of_sheets));
    known.prune();
    Ok(Examined { files: PressFiles { pages, singles, sheets }, report, sheets: sheets_report })
}

/// What the paper orders, beyond what newsprint asks for. A number of pages that does not fold is said once, as a warning of ours.
fn thresholds(issue: &Issue) -> Thresholds {
    let plan = &issue.paper.print;
    let newsprint = Thresholds::default();
    let limit = f64::from(plan.ink_limit);
    let folds = issue.pages.len().is_multiple_of(4);
    let name = if plan.icc.is_some() { "印厂的描述文件".to_owned() } else { newsprint.name.clone() };
    // With a profile of its own a shop names its own condition.
    let conditions = if plan.icc.is_some() { Vec::new() } else { newsprint.conditions.clone() };
    Thresholds {
        name,
        conditions,
        trim_mm: Some([plan.trim.0.to_mm_hundredths(), plan.trim.1.to_mm_hundredths()]),
        bleed_mm: plan.bleed.to_mm_hundredths(),
        pages_multiple: if folds { 4 } else { 1 },
        ink_warning: limit,
        ink_error: if limit < newsprint.ink_warning { limit + 1.0 } else { newsprint.ink_error.max(limit) },
        ..newsprint
    }
}

/// The hits of a report as findings of the issue.
fn report_findings(report: &Report, file: &str) -> Vec<Finding> {
    let finding = |hit: &preflight::Hit| {
        let doc = hit.rule().doc();
        let page = hit.page.map(|page| format!("第{page}页，")).unwrap_or_default();
        let message = format!("预检 {file}：{page}{}（{}）：{}", doc.title, hit.rule(), hit.message());
        let mut finding = Finding::new(Code::PreflightFault, message).hint(doc.mend);
        finding.severity = match hit.severity {
            preflight::Severity::Error => Severity::Error,
            preflight::Severity::Warning => Severity::Warning,
        };
        finding
    };
    report.hits.iter().map(finding).collect()
}

/// Adds the files, the ticket and the sums of all.
fn add_delivery(artifacts: &mut Vec<Artifact>, files: PressFiles, ticket: &dyn Fn(&[Artifact]) -> Ticket) {
    let PressFiles { pages, singles, sheets } = files;
    artifacts.splice(0..0, std::iter::once(pages).chain(singles).chain(sheets));
    let ticket = ticket(artifacts);
    artifacts.push(Artifact::new("print/ticket.txt", ticket.text().into_bytes()));
    artifacts.push(Artifact::new("print/ticket.json", ticket.json().into_bytes()));
    artifacts.push(sums(Path::new("print"), artifacts));
}

fn ticket(artifacts: &[Artifact], issue: &Issue, profile: &OutputProfile, report: &Report) -> Ticket {
    let plan = &issue.paper.print;
    let file = |artifact: &Artifact| TicketFile {
        path: artifact.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        purpose: purpose(&artifact.path),
        bytes: u64::try_from(artifact.bytes.len()).unwrap_or(u64::MAX),
    };
    Ticket {
        paper: issue.paper.name.clone(),
        edition: issue.paper.edition.clone(),
        date: issue.date,
        number: issue.number,
        trim_mm: [plan.trim.0.to_mm_hundredths(), plan.trim.1.to_mm_hundredths()],
        bleed_mm: plan.bleed.to_mm_hundredths(),
        pages: report.pages.iter().map(|page| TicketPage { number: page.number, inks: page.inks }).collect(),
        condition: profile.condition.clone(),
        run: plan.run,
        contact: plan.contact.clone(),
        printer: plan.printer.clone(),
        verdict: report.verdict,
        files: artifacts.iter().map(file).collect(),
    }
}

/// What a file is for, in the words of a print shop.
fn purpose(path: &Path) -> String {
    match path.file_stem().unwrap_or_default().to_string_lossy().as_ref() {
        "pages" => "全部单页".to_owned(),
        "preflight" => "预检报告".to_owned(),
        "sheets" => "四开对页拼版，带裁切、折线、套准、色标".to_owned(),
        single => format!("第{}版", single.trim_start_matches(['A', '0'])),
    }
}

/// Files of earlier runs that do not belong to this one.
fn superseded(issue: &Issue, outputs: &OutputFolder, artifacts: &[Artifact]) -> Vec<PathBuf> {
    // Files of these names are ours only where a run for the press has been before.
    if !outputs.has(REPORT) {
        return Vec::new();
    }
    let named = ["pages.pdf", "sheets.pdf", "ticket.txt", "ticket.json", "preflight.html"];
    let named = named.into_iter().map(|name| PathBuf::from("print").join(name));
    let singles = (1..=99).map(|number| PathBuf::from(format!("print/A{number:02}.pdf")));
    let all = [SUMS.into(), archive_name(issue).into()].into_iter().chain(named).chain(singles).chain([REPORT.into()]);
    all.filter(|path| outputs.has(path) && !artifacts.iter().any(|artifact| artifact.path == *path)).collect()
}

/// When a file of the press appears among the others.
fn rank(path: &Path) -> u8 {
    match path {
        path if path == Path::new(REPORT) => 0,
        path if path == Path::new(SUMS) => 2,
        _ => 1,
    }
}

//! `chenbao preflight`: reads finished PDFs, anyone's, and says whether a print shop can plate them.

use std::fs;
use std::io::Read;
use std::path::Path;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::{Format, PreflightArgs};
use super::output::say;
use super::status::Status;
use crate::diag::{Code, Failure, Finding, Source};
use crate::preflight::words::{thresholds_remedy, thresholds_sentence};
use crate::preflight::{
    Report, Thresholds, ThresholdsError, ThresholdsFault, ThresholdsFaultKind, Verdict, examine, render,
};

/// The most bytes of a PDF that are read; what is longer is refused unread.
const LONGEST: u64 = 512 << 20;

pub(super) fn run(arguments: &PreflightArgs) -> Result<Status, Failure> {
    if arguments.report.is_some() && arguments.files.len() > 1 {
        let finding = Finding::new(Code::WrongValue, "--report 一次只能写一个 PDF 的报告");
        return Err(finding.hint("逐个检查；或用 --format json 一次得到全部结果").into());
    }
    arguments.report.as_deref().map_or(Ok(()), check_report)?;
    let thresholds = thresholds(&arguments.profile)?;
    let (mut reports, mut unread) = (Vec::new(), Vec::new());
    for file in &arguments.files {
        match read(file) {
            Ok(bytes) => reports.push((file.display().to_string(), examined(bytes, &thresholds))),
            Err(finding) => unread.push(finding),
        }
    }
    print(&reports, arguments.format);
    if let (Some(path), Some((name, report))) = (&arguments.report, reports.first()) {
        let name = Path::new(name).file_name().map_or_else(|| name.clone(), |name| name.to_string_lossy().into_owned());
        write(path, &render::html(report, &name))?;
    }
    if !unread.is_empty() {
        return Err(unread.into());
    }
    let failed = reports.iter().any(|(_, report)| report.verdict == Verdict::Fail);
    Ok(if failed { Status::Faults } else { Status::Clean })
}

/// The thresholds that are built in under a name, or those of a TOML file.
fn thresholds(profile: &str) -> Result<Thresholds, Failure> {
    if let Some(built_in) = Thresholds::built_in(profile) {
        return Ok(built_in);
    }
    let is_file = || fs::metadata(profile).map(|data| data.is_file());
    let no_file = || std::io::Error::other("不是文件");
    let bytes = is_file().and_then(|is| if is { fs::read(profile) } else { Err(no_file()) }).map_err(|error| {
        let finding = Finding::new(Code::FileUnreadable, format!("检查标准 {profile} 读不出来：{}", reason(&error)));
        finding.hint("自带的有 newsprint、heatset 和 coated；自己的写成 TOML 文件，给出路径")
    })?;
    Thresholds::from_bytes(&bytes).map_err(|error| thresholds_failure(profile, &bytes, &error))
}

/// What is wrong with a file of thresholds, as findings at their places.
fn thresholds_failure(profile: &str, bytes: &[u8], error: &ThresholdsError) -> Failure {
    let source = Source::new(profile, String::from_utf8_lossy(bytes).into_owned());
    let finding = |ThresholdsFault { kind, byte, .. }: &ThresholdsFault| {
        let sentence = thresholds_sentence(kind);
        let finding = match kind {
            ThresholdsFaultKind::NotUtf8 => Finding::new(Code::NotUtf8, format!("检查标准 {profile} {sentence}")),
            _ => Finding::new(thresholds_code(kind), sentence).at(source.span_at(*byte)),
        };
        thresholds_remedy(kind).into_iter().fold(finding, Finding::hint)
    };
    error.faults.iter().map(finding).collect::<Vec<Finding>>().into()
}

/// The code of what is wrong with a file of thresholds.
fn thresholds_code(kind: &ThresholdsFaultKind) -> Code {
    match kind {
        ThresholdsFaultKind::NotUtf8 => Code::NotUtf8,
        ThresholdsFaultKind::Syntax(_) => Code::TomlSyntax,
        ThresholdsFaultKind::UnknownKey(_) => Code::UnknownKey,
        ThresholdsFaultKind::DuplicateKey => Code::DuplicateKey,
        ThresholdsFaultKind::WrongType => Code::WrongType,
        _ => Code::WrongValue,
    }
}

fn read(file: &Path) -> Result<Vec<u8>, Finding> {
    let fault = |reason: &str| {
        let finding = Finding::new(Code::FileUnreadable, format!("{} 读不出来：{reason}", file.display()));
        finding.hint("核对路径和文件权限")
    };
    let metadata = fs::metadata(file).map_err(|error| fault(&reason(&error)))?;
    if metadata.is_dir() {
        return Err(fault("这是文件夹，要给 PDF 文件"));
    }
    // A pipe or a device tells no length, and need not end.
    if !metadata.is_file() {
        return Err(fault("这是管道或设备，不是文件；先存成文件再查"));
    }
    if metadata.len() >= LONGEST {
        return Err(fault("文件有 512 MB 以上，请拆开再查"));
    }
    let mut bytes = Vec::new();
    let opened = fs::File::open(file).map_err(|error| fault(&reason(&error)))?;
    opened.take(LONGEST).read_to_end(&mut bytes).map_err(|error| fault(&reason(&error)))?;
    Ok(bytes)
}

/// Whether a report may be written there: never over the file that is examined, nor over any other that is no report.
fn check_report(path: &Path) -> Result<(), Failure> {
    let fault = |message: String| -> Result<(), Failure> {
        Err(Finding::new(Code::OutputFailed, message).hint("换一个 .html 文件名").into())
    };
    let named = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("html") || extension.eq_ignore_ascii_case("htm"));
    if !named {
        return fault(format!("报告是网页，文件名要以 .html 结尾：{}", path.display()));
    }
    let mut start = Vec::new();
    match fs::File::open(path).and_then(|file| file.take(9).read_to_end(&mut start)) {
        Ok(_) if !start.is_empty() && start != b"<!DOCTYPE" => {
            fault(format!("{} 已经有了，又不是报告，不能覆盖", path.display()))
        }
        _ => Ok(()),
    }
}

/// The common reasons in Chinese, others in the system's words.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "没有这个文件".to_owned(),
        std::io::ErrorKind::PermissionDenied => "没有读取权限".to_owned(),
        _ => error.to_string(),
    }
}

/// Examines a file, with a bar on the terminal.
fn examined(bytes: Vec<u8>, thresholds: &Thresholds) -> Report {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{spinner} 检查第 {pos} 版，共 {len} 版 {wide_bar} {elapsed}")
    {
        bar.set_style(style);
    }
    let report = examine(bytes, thresholds, &|_, total| {
        bar.set_length(u64::from(total));
        bar.inc(1);
    });
    bar.finish_and_clear();
    report
}

fn print(reports: &[(String, Report)], format: Format) {
    match (format, reports) {
        (_, []) => {}
        (Format::Text, _) => {
            let texts: Vec<String> = reports.iter().map(|(name, report)| render::text(report, name)).collect();
            say(&texts.join("\n"));
        }
        (Format::Json, [(name, report)]) => say(&render::json(report, name)),
        (Format::Json, _) => say(&render::json_of_all(reports)),
    }
}

fn write(path: &Path, html: &str) -> Result<(), Failure> {
    fs::write(path, html).map_err(|error| {
        let finding = Finding::new(Code::OutputFailed, format!("报告写不到 {}：{error}", path.display()));
        finding.hint("核对路径、权限和磁盘空间").into()
    })
}

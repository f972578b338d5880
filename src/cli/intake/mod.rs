//! `chenbao intake`.

mod review;

use std::io::{IsTerminal, Write as _};
use std::path::Path;

use super::args::IntakeArgs;
use super::output::say;
use super::report;
use super::status::Status;
use crate::confirming::{ConfirmOptions, serve};
use crate::diag::{Code, Failure, Finding, Span};
use crate::export::{Claim, Patience};
use crate::intake::desk::{self, Receipt};
use crate::pictures::facts::Eyes;

pub(super) fn run(arguments: &IntakeArgs) -> Result<Status, Failure> {
    if arguments.verify {
        return verify(&arguments.issue);
    }
    if let Some(year) = arguments.review_year {
        return review::run(&arguments.issue, &arguments.files, year);
    }
    // Two at once would write one register. A folder that is no issue's is left as it is.
    let is_issue = arguments.issue.join("issue.toml").is_file();
    let claim = is_issue.then(|| Claim::take(&arguments.issue, Patience::Some)).transpose()?;
    report::print_findings(&claim.iter().filter_map(Claim::remark).collect::<Vec<_>>());
    if arguments.confirm {
        return confirm(&arguments.issue);
    }
    if arguments.review && arguments.files.is_empty() {
        return confirm_in_browser(arguments);
    }
    let receipt = desk::take_in(&arguments.issue, &arguments.files, &Eyes, &progress)?;
    report::print_findings(&receipt.findings);
    say(&told(&receipt));
    if arguments.review {
        return confirm_in_browser(arguments);
    }
    Ok(report::status(&receipt.findings))
}

/// Serves the drafts until the process ends.
fn confirm_in_browser(arguments: &IntakeArgs) -> Result<Status, Failure> {
    if !arguments.issue.join("issue.toml").is_file() {
        let place = Span::file(arguments.issue.to_string_lossy().into_owned());
        let finding = Finding::new(Code::FolderMissing, "文件夹里没有 issue.toml").at(place);
        return Err(finding.hint("先开一期：chenbao new issue <报纸> <日期>").into());
    }
    let is_open = !arguments.address.is_loopback();
    let announce = |url: &str| {
        say(&format!("核稿：{url}\n"));
        if is_open {
            say("注意：同一网络里的人都能打开，看得到、改得了全部草稿\n");
        }
        say("每一步当场写进 drafts/；按 Ctrl-C 结束\n");
    };
    serve(&arguments.issue, &ConfirmOptions { address: arguments.address, port: arguments.port, announce: &announce })?;
    Ok(Status::Clean)
}

/// The name of the file that is being read, where somebody looks on.
fn progress(name: &str) {
    let mut stderr = std::io::stderr();
    if stderr.is_terminal() {
        let _ = write!(stderr, "\r\u{1b}[K收 {name}");
        let _ = stderr.flush();
    }
}

/// What was taken in, in words.
fn told(receipt: &Receipt) -> String {
    let mut text = String::new();
    for received in &receipt.received {
        text += &format!("{}\n  {}\n", received.name, received.account.line());
        for (draft, doubts) in &received.drafts {
            let doubts = if *doubts == 0 { String::new() } else { format!("　{doubts} 处待核") };
            text += &format!("  写成 {draft}{doubts}\n");
        }
        for remark in &received.remarks {
            text += &format!("  {remark}\n");
        }
    }
    for picture in &receipt.pictures {
        let owner = picture.story.as_ref().map_or("没有配给稿件".to_owned(), |title| format!("配《{title}》"));
        let notes: String = picture.notes.iter().map(|note| format!("；{note}")).collect();
        text += &format!("图片 {}　{owner}{notes}\n", picture.file);
    }
    let (drafts, doubts) = receipt
        .received
        .iter()
        .flat_map(|received| &received.drafts)
        .fold((0, 0), |(drafts, doubts), (_, own)| (drafts + 1, doubts + own));
    text += &format!(
        "收了 {} 份来稿、{} 张图片，写成 {drafts} 篇草稿，{doubts} 处待核",
        receipt.received.len(),
        receipt.pictures.len()
    );
    if receipt.known > 0 {
        text += &format!("；{} 份以前收过", receipt.known);
    }
    text += "\n";
    if !receipt.received.is_empty() {
        text += &format!(
            "{}\n搁置的文字列在 incoming/set-aside.txt；核稿：chenbao intake <期文件夹> --review\n",
            receipt.account().line()
        );
    }
    text
}

fn confirm(issue: &Path) -> Result<Status, Failure> {
    let confirmed = desk::confirm(issue)?;
    let mut text = String::new();
    for name in &confirmed.moved {
        text += &format!("收进 {name}\n");
    }
    for (name, remarks) in &confirmed.waiting {
        let why = if *remarks > 0 {
            format!("还有 {remarks} 处待核")
        } else {
            "已有同名的稿件，请改名".to_owned()
        };
        text += &format!("留着 {name}　{why}\n");
    }
    text += &format!("{} 篇收进这一期，{} 篇还在 drafts/\n", confirmed.moved.len(), confirmed.waiting.len());
    say(&text);
    Ok(Status::Clean)
}

fn verify(issue: &Path) -> Result<Status, Failure> {
    let verified = desk::verify(issue)?;
    report::print_findings(&verified.findings);
    say(&format!(
        "来稿 {} 个字和数字，{} 个见于稿件、图片说明或搁置的清单，{} 个不在\n",
        verified.source,
        verified.source - verified.gone,
        verified.gone
    ));
    Ok(report::status(&verified.findings))
}

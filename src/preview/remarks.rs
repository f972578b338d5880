//! Findings for the browser: with the group they belong to, their place in the file and, where it is known, on the page. Takes findings; gives
//! remarks, and the badges of pages.

use std::path::Path;

use super::snapshot::{Badge, Remark};
use super::view::{IssueView, file_place};
use crate::diag::{Code, Finding};
use crate::pipeline::Made;
use crate::typeset::{Mark, marks};
use crate::units::PageNumber;

/// The most badges of a page.
const MOST_BADGES: usize = 6;

/// The findings of an issue that was made, in the order people read them.
pub(super) fn remarks(view: &IssueView<'_>) -> Vec<Remark> {
    let Made { issue, layout, findings, .. } = view.made;
    let placed = |mark: Mark<'_>| {
        let rect = mark.rect.map(|rect| view.rect(rect));
        Remark { page: mark.page.map(PageNumber::get), rect, ..remark(mark.finding, &view.folder) }
    };
    marks(issue, layout, findings).into_iter().map(placed).collect()
}

/// Findings of which only the file is known.
pub(super) fn remark(finding: &Finding, folder: &Path) -> Remark {
    Remark {
        code: finding.code.as_str().to_owned(),
        severity: finding.severity.name(),
        group: group(finding.code),
        message: finding.message.clone(),
        hints: finding.hints.clone(),
        // A folder, or a file that is not there, cannot be opened at a line.
        file: finding
            .span
            .as_ref()
            .filter(|span| Path::new(&*span.file).is_file())
            .map(|span| file_place(span, folder)),
        page: finding.page.map(|page| page.get()),
        rect: None,
    }
}

/// What a code is about, for people.
const fn group(code: Code) -> &'static str {
    match code {
        Code::PictureMissing
        | Code::PictureFormat
        | Code::PictureBroken
        | Code::PictureTooLarge
        | Code::CaptionMissing
        | Code::LowResolution => "图片",
        Code::FlatplanFull
        | Code::PageOverfull
        | Code::RemediesTried
        | Code::PageUnderfull
        | Code::PageUnsolved
        | Code::PinInfeasible
        | Code::LayoutFaulty
        | Code::LayoutStale
        | Code::Overset
        | Code::Underset
        | Code::PageUnknown
        | Code::WithUnknown
        | Code::GroupMissing => "版面",
        Code::MissingGlyph
        | Code::WrongFont
        | Code::LostText
        | Code::OffGrid
        | Code::FallbackFace
        | Code::HeadTooWide
        | Code::LineTooWide
        | Code::ForbiddenBreak => "排字",
        Code::LookInvalid | Code::FontMissing | Code::FontChanged | Code::TemplateEngine => "样式和字体",
        Code::FolderMissing
        | Code::FileUnreadable
        | Code::FrontMatter
        | Code::TomlSyntax
        | Code::UnknownKey
        | Code::DuplicateKey
        | Code::MissingKey
        | Code::WrongType
        | Code::WrongValue
        | Code::DateMismatch => "稿头和设置",
        _ => "文字",
    }
}

/// The badges of a page, the gravest first: at most a few.
pub(super) fn badges(remarks: &[Remark], page: u16) -> Vec<Badge> {
    let mut badges: Vec<Badge> = Vec::new();
    for remark in remarks.iter().filter(|remark| remark.page == Some(page) && remark.severity != "note") {
        let badge = Badge { kind: badge_kind(&remark.code), severity: remark.severity, text: badge_text(remark) };
        if badges.len() < MOST_BADGES && !badges.contains(&badge) {
            badges.push(badge);
        }
    }
    badges
}

fn badge_kind(code: &str) -> &'static str {
    match code {
        "page-overfull" | "overset" | "flatplan-full" => "overset",
        "page-underfull" | "underset" => "underset",
        "picture-missing" => "missing-picture",
        "low-resolution" => "low-resolution",
        "missing-glyph" | "fallback-face" => "missing-glyph",
        "layout-faulty" | "page-unsolved" | "pin-infeasible" | "off-grid" | "forbidden-break" => "rule",
        _ => "other",
    }
}

/// Few words: the amount where the message tells one, else the title of the code.
fn badge_text(remark: &Remark) -> String {
    let amount = ["多 ", "还差 ", "差 ", "缺 ", "只有 ", "只填满 "].iter().find_map(|sign| {
        let rest = &remark.message[remark.message.find(sign)?..];
        let end =
            rest.char_indices().find(|(_, c)| matches!(c, '，' | '；' | '（' | '。')).map_or(rest.len(), |(at, _)| at);
        (rest[..end].chars().count() <= 12).then(|| rest[..end].to_owned())
    });
    let title = || Code::ALL.iter().find(|code| code.as_str() == remark.code).map(|code| code.doc().title.to_owned());
    amount.or_else(title).unwrap_or_else(|| remark.code.clone())
}

//! Findings for the browser: with the group they belong to, their place in the file and, where it is known, on the page. Takes findings; gives
//! remarks, and the badges of pages.

use std::path::Path;

use super::snapshot::{Badge, Remark};
use super::view::{IssueView, file_place};
use crate::diag::{Code, Finding, Severity, Span, render};
use crate::makeup::areas::{AreaPart, areas};
use crate::makeup::layout::{PageLayout, Placement, ReservedKind};
use crate::model::ArticleId;
use crate::pipeline::Made;

/// The most badges of a page.
const MOST_BADGES: usize = 6;

/// The findings of an issue that was made, in the order people read them.
pub(super) fn remarks(view: &IssueView<'_>) -> Vec<Remark> {
    let placed = |finding: &Finding| {
        let place = place_on_page(view, finding);
        let (page, rect) = place.map_or((finding.page.map(|page| page.get()), None), |(page, rect)| (Some(page), rect));
        Remark { page, rect, ..remark(finding, &view.folder) }
    };
    render::sorted(&view.made.findings).into_iter().map(placed).collect()
}

/// Findings of which only the file is known.
pub(super) fn remark(finding: &Finding, folder: &Path) -> Remark {
    Remark {
        code: finding.code.as_str().to_owned(),
        severity: severity_name(finding.severity),
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

/// The page, and the rectangle, that a finding concerns: the picture its line names, else the module of its file.
fn place_on_page(view: &IssueView<'_>, finding: &Finding) -> Option<(u16, Option<[f64; 4]>)> {
    let span = finding.span.as_ref()?;
    let articles = &view.made.issue.articles;
    if *span.file == *view.made.issue.source.path {
        return ad_on_page(view, span);
    }
    let article = articles.iter().find(|article| article.source.path == span.file)?;
    let on_page = |page: &&PageLayout| finding.page.is_none_or(|wanted| wanted == page.no);
    let layout = &view.made.layout;
    layout.pages.iter().filter(on_page).find_map(|page| {
        let table = areas(layout, page);
        let names = |module: &Placement| holds(module, &article.id);
        let picture = table.iter().find(|area| match area.part {
            AreaPart::Picture(_, photo) if photo.article == article.id => {
                article.pictures.get(photo.index).is_some_and(|picture| same_line(picture.span.as_ref(), span))
            }
            _ => false,
        });
        let module = table.iter().find(|area| match area.part {
            AreaPart::Story(module) => names(module),
            AreaPart::Sidebar(module) => names(module),
            _ => false,
        });
        let area = picture.or(module)?;
        Some((page.no.get(), Some(view.rect(area.rect))))
    })
}

/// The page and the rectangle of the advertisement that a line of `issue.toml` names.
fn ad_on_page(view: &IssueView<'_>, span: &Span) -> Option<(u16, Option<[f64; 4]>)> {
    let Made { issue, layout, .. } = view.made;
    layout.pages.iter().find_map(|page| {
        let ads = &issue.pages.get(page.no.index())?.ads;
        let number = ads.iter().position(|ad| same_line(ad.picture.span.as_ref(), span))?;
        let table = areas(layout, page);
        let area = table.iter().find(|area| area.part == AreaPart::Reserved(ReservedKind::Ad, Some(number)))?;
        Some((page.no.get(), Some(view.rect(area.rect))))
    })
}

fn holds(module: &Placement, id: &ArticleId) -> bool {
    module.articles.contains(id)
}

fn same_line(one: Option<&Span>, other: &Span) -> bool {
    one.is_some_and(|one| one.file == other.file && one.line == other.line)
}

const fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
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

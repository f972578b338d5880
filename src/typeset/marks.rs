//! Marks: findings with their places on the pages, for all who show them there. Takes an issue, its layout and findings; gives each finding
//! the page and the rectangle it concerns, as far as they are known.

use crate::diag::{Finding, Span, render};
use crate::makeup::areas::{Area, AreaPart, areas};
use crate::makeup::layout::{Layout, PageLayout, Placement, ReservedKind};
use crate::model::{Article, ArticleId, Issue};
use crate::units::{Length, PageNumber};

/// A finding with its place on the pages.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark<'f> {
    /// The finding.
    pub finding: &'f Finding,
    /// Its page; none where it concerns the whole issue, or nothing that is on a page.
    pub page: Option<PageNumber>,
    /// Left, top, width, height, from the type area's top left; none where no more than the page is known.
    pub rect: Option<[Length; 4]>,
}

/// The marks of these findings, in the order people read them.
pub fn marks<'f>(issue: &Issue, layout: &Layout, findings: &'f [Finding]) -> Vec<Mark<'f>> {
    let mark = |finding: &'f Finding| match place(issue, layout, finding) {
        Some((page, rect)) => Mark { finding, page: Some(page), rect: Some(rect) },
        None => Mark { finding, page: finding.page, rect: None },
    };
    render::sorted(findings).into_iter().map(mark).collect()
}

/// The page and the rectangle that a finding concerns: the picture its line names, else the module of its file.
fn place(issue: &Issue, layout: &Layout, finding: &Finding) -> Option<(PageNumber, [Length; 4])> {
    let span = finding.span.as_ref()?;
    if *span.file == *issue.source.path {
        return ad_place(issue, layout, span);
    }
    let article = issue.articles.iter().find(|article| article.source.path == span.file)?;
    let on_page = |page: &&PageLayout| finding.page.is_none_or(|wanted| wanted == page.no);
    layout.pages.iter().filter(on_page).find_map(|page| {
        let table = areas(layout, page);
        let picture = table.iter().find(|area| shows_picture(area, article, span));
        let module = || table.iter().find(|area| holds_article(area, &article.id));
        Some((page.no, picture.or_else(module)?.rect))
    })
}

/// Whether an area is the picture that an article names on a line.
fn shows_picture(area: &Area<'_>, article: &Article, span: &Span) -> bool {
    let AreaPart::Picture(_, photo) = area.part else { return false };
    photo.article == article.id
        && article.pictures.get(photo.index).is_some_and(|picture| is_same_line(picture.span.as_ref(), span))
}

fn holds_article(area: &Area<'_>, id: &ArticleId) -> bool {
    let holds = |module: &Placement| module.articles.contains(id);
    matches!(area.part, AreaPart::Story(module) | AreaPart::Sidebar(module) if holds(module))
}

/// The page and the rectangle of the advertisement that a line of `issue.toml` names.
fn ad_place(issue: &Issue, layout: &Layout, span: &Span) -> Option<(PageNumber, [Length; 4])> {
    layout.pages.iter().find_map(|page| {
        let ads = &issue.pages.get(page.no.index())?.ads;
        let number = ads.iter().position(|ad| is_same_line(ad.picture.span.as_ref(), span))?;
        let table = areas(layout, page);
        let area = table.iter().find(|area| area.part == AreaPart::Reserved(ReservedKind::Ad, Some(number)))?;
        Some((page.no, area.rect))
    })
}

fn is_same_line(one: Option<&Span>, other: &Span) -> bool {
    one.is_some_and(|one| one.file == other.file && one.line == other.line)
}

//! Far too much copy. Takes an issue before anything of it is measured; tells by how many 字 it exceeds all its pages hold, where no makeup could
//! help: so ten thousand articles are refused at once, with their sum, and not after minutes. Where less than twice too much is there, and no more
//! modules than pages can be searched with, the pages are made up, for an editor wants to see what stands where.

use super::issue::PAGE_ITEMS_MAX;
use super::page::{PlannedPage, planned_page};
use super::written::empty_page;
use crate::grid::Grid;
use crate::layout::Layout;
use crate::options::Options;
use crate::templates::template::PageTemplate;
use chenbao_model::diag::{Code, Finding};
use chenbao_model::model::{Article, Issue, Kind};

/// 字 that a head takes from its text at the least: a line of a column.
const HEAD_LINES: usize = 2;
/// By how much, in hundredths, copy may exceed what the pages hold without heads and pictures and still be made up: marks at line ends hang in less than their
/// width, and an editor who is near wants to see where.
const MOST: usize = 110;

/// The layout and the one finding of an issue with far too much copy; none of an issue that can be made up.
pub(crate) fn refused(
    issue: &Issue,
    templates: &[PageTemplate],
    grid: &Grid,
    options: &Options,
) -> Option<(Layout, Finding)> {
    let pages: Vec<PlannedPage> =
        issue.pages.iter().map(|plan| planned_page(issue, plan, templates, grid, options)).collect();
    let em = usize::from(grid.col_em);
    let lines: u32 = pages.iter().map(PlannedPage::free).sum();
    let holds = usize::try_from(lines).unwrap_or(usize::MAX).saturating_mul(em);
    let is_set = |article: &&Article| !matches!(article.kind, Kind::Filler | Kind::Review);
    let takes = |article: &Article| article.chars() + if article.kind == Kind::Brief { em } else { HEAD_LINES * em };
    let articles: Vec<&Article> = issue.articles.iter().filter(is_set).collect();
    let taken: usize = articles.iter().map(|article| takes(article)).sum();
    let may_stand = |article: &&&Article| article.kind != Kind::Sidebar && article.pins.group.is_none();
    let modules = articles.iter().filter(may_stand).count();
    let is_hopeless = modules > PAGE_ITEMS_MAX * pages.len() || taken >= 2 * holds;
    if holds == 0 || taken * 100 <= holds * MOST || !is_hopeless {
        return None;
    }
    let (count, over) = (articles.len(), taken - holds);
    let message = format!("{} 个版排不下 {count} 篇稿件，共多 {over} 字，没有组版", pages.len());
    let finding = Finding::new(Code::FlatplanFull, message)
        .hint(format!("{} 个版不配图片也只排得下约 {holds} 字：撤下约 {over} 字以上的稿件，或增加版数", pages.len()));
    let pages = pages.iter().map(|page| empty_page(page, grid)).collect();
    Some((Layout { grid: grid.clone(), pages }, finding))
}

//! The items of an issue. Takes the issue and the typesetter's measures; gives every story with its sidebars, every group of briefs and
//! every notice, measured.

use rayon::prelude::*;

use super::flow::PieceCopy;
use super::form::FormQuery;
use super::item::{Item, ItemWishes};
use super::piece::Piece;
use crate::grid::Grid;
use crate::measure::{ArticlePart, Measure, MeasureFailed};
use chenbao_model::model::{Article, Issue, Kind};
use chenbao_model::units::PageNumber;

/// The articles of an item, before they are measured.
#[derive(Debug, Clone)]
struct Recipe<'a> {
    kind: Kind,
    group: Option<&'a str>,
    articles: Vec<&'a Article>,
    sidebars: Vec<&'a Article>,
    part: Option<ArticlePart>,
}

impl<'a> Recipe<'a> {
    /// One article by itself.
    fn alone(article: &'a Article) -> Self {
        Self { kind: article.kind, group: None, articles: vec![article], sidebars: Vec::new(), part: None }
    }
}

/// All items of an issue, measured, in the order of their names. Fillers are not among them: see [`fillers`].
pub(crate) fn gather<'a>(issue: &'a Issue, grid: &Grid, measure: &dyn Measure) -> Result<Vec<Item<'a>>, MeasureFailed> {
    let mut recipes = recipes(issue);
    recipes.sort_by_key(|recipe| (recipe.articles[0].id.clone(), recipe.group));
    all_measured(&recipes, grid, measure)
}

/// The fillers 补白 of an issue, which stand on no page unless one needs them.
pub(crate) fn fillers<'a>(
    issue: &'a Issue,
    grid: &Grid,
    measure: &dyn Measure,
) -> Result<Vec<Item<'a>>, MeasureFailed> {
    let is_free = |article: &&Article| article.kind == Kind::Filler && article.pins.page.is_none();
    let mut articles: Vec<&Article> = issue.articles.iter().filter(is_free).collect();
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    let recipes: Vec<Recipe> = articles.into_iter().map(Recipe::alone).collect();
    all_measured(&recipes, grid, measure)
}

/// An item that holds a part of an article. Sidebars stay with the first part.
pub(crate) fn part_of<'a>(
    item: &Item<'a>,
    part: ArticlePart,
    grid: &Grid,
    measure: &dyn Measure,
) -> Result<Item<'a>, MeasureFailed> {
    let is_first = part.blocks[0] == 0;
    let recipe = Recipe {
        kind: item.main.kind,
        group: None,
        articles: item.main.articles.clone(),
        sidebars: if is_first { item.sidebars.iter().map(|piece| piece.articles[0]).collect() } else { Vec::new() },
        part: Some(part),
    };
    measured(&recipe, grid, measure)
}

fn recipes(issue: &Issue) -> Vec<Recipe<'_>> {
    // A filler that is pinned to a page is wanted there.
    let is_set = |article: &&Article| match article.kind {
        Kind::Review => false,
        Kind::Filler => article.pins.page.is_some(),
        _ => true,
    };
    let mut articles: Vec<&Article> = issue.articles.iter().filter(is_set).collect();
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    let hosts: Vec<Option<usize>> = articles.iter().map(|article| host(article, &articles)).collect();
    let mut recipes: Vec<Recipe> = Vec::new();
    for (at, article) in articles.iter().enumerate() {
        if hosts[at].is_some() {
            continue;
        }
        if let (Kind::Brief, Some(group)) = (article.kind, &article.pins.group) {
            let page = brief_page(article, &articles);
            let known = recipes.iter_mut().find(|recipe| {
                recipe.group == Some(group.as_str()) && brief_page(recipe.articles[0], &articles) == page
            });
            match known {
                Some(recipe) => recipe.articles.push(article),
                None => recipes.push(Recipe { group: Some(group), ..Recipe::alone(article) }),
            }
            continue;
        }
        let sidebars =
            (0..articles.len()).filter(|&other| hosts[other] == Some(at)).map(|other| articles[other]).collect();
        recipes.push(Recipe { sidebars, ..Recipe::alone(article) });
    }
    recipes
}

/// The story a sidebar stands in. A sidebar without one is set as a notice.
fn host(article: &Article, articles: &[&Article]) -> Option<usize> {
    let with = article.pins.with.as_ref().filter(|_| article.kind == Kind::Sidebar)?;
    let is_host = |host: &&Article| matches!(host.kind, Kind::Story | Kind::Photo);
    articles.iter().position(|host| is_host(host) && host.id == *with)
}

/// The page the briefs of a group go to: a brief that names none goes with the first of its group that does.
fn brief_page(brief: &Article, articles: &[&Article]) -> Option<PageNumber> {
    let is_fellow = |other: &&&Article| other.kind == Kind::Brief && other.pins.group == brief.pins.group;
    brief.pins.page.or_else(|| articles.iter().filter(is_fellow).filter_map(|other| other.pins.page).min())
}

/// All items of these recipes, measured on all cores; of several failures the first in their order.
fn all_measured<'a>(
    recipes: &[Recipe<'a>],
    grid: &Grid,
    measure: &dyn Measure,
) -> Result<Vec<Item<'a>>, MeasureFailed> {
    let items: Vec<Result<Item, MeasureFailed>> =
        recipes.par_iter().map(|recipe| measured(recipe, grid, measure)).collect();
    items.into_iter().collect()
}

fn measured<'a>(recipe: &Recipe<'a>, grid: &Grid, measure: &dyn Measure) -> Result<Item<'a>, MeasureFailed> {
    let first = recipe.articles[0];
    let is_continued = recipe.part.is_some_and(|part| part.from.is_some());
    let rank = match recipe.kind {
        _ if is_continued => 3,
        Kind::Story => first.priority.clamp(1, 3),
        _ => first.priority.clamp(2, 3),
    };
    let sidebar = |&article: &&'a Article| {
        let id = piece_name(article, None);
        let copy = PieceCopy { id: &id, kind: Kind::Sidebar, articles: &[article], part: None };
        Piece::measured(&FormQuery { copy, rank: 3, is_alone: true, pressed: false, grid, measure })
    };
    let sidebars = recipe.sidebars.iter().map(sidebar).collect::<Result<Vec<_>, _>>()?;
    let id = piece_name(first, recipe.group);
    let copy = PieceCopy { id: &id, kind: recipe.kind, articles: &recipe.articles, part: recipe.part };
    Ok(Item {
        main: Piece::measured(&FormQuery { copy, rank, is_alone: sidebars.is_empty(), pressed: false, grid, measure })?,
        sidebars,
        rank,
        priority: if is_continued { 3 } else { first.priority.clamp(1, 3) },
        wishes: wishes(recipe, is_continued),
    })
}

/// The name of a piece. That of briefs is printed over them, so it is never the name of a file.
fn piece_name(first: &Article, group: Option<&str>) -> String {
    match group {
        Some(group) => group.to_owned(),
        None if first.kind == Kind::Brief => first.headline.head.to_plain(),
        None => first.id.to_string(),
    }
}

fn wishes(recipe: &Recipe, is_continued: bool) -> ItemWishes {
    let first = recipe.articles[0];
    let pins = |of: fn(&Article) -> bool| recipe.articles.iter().copied().find(|article| of(article));
    let half = recipe.part.and_then(|part| part.spread);
    if is_continued {
        return ItemWishes::default();
    }
    let slot = first.pins.slot.clone().filter(|slot| slot != "lead");
    ItemWishes {
        page: pins(|article| article.pins.page.is_some()).and_then(|article| article.pins.page),
        section: pins(|article| article.pins.section.is_some()).and_then(|article| article.pins.section.clone()),
        lead: half.is_some() || recipe.articles.iter().any(|article| article.pins.slot.as_deref() == Some("lead")),
        slot,
        at: first.pins.at,
        width: pins(|article| article.pins.width.is_some()).and_then(|article| article.pins.width),
        keep_with: recipe.articles.iter().flat_map(|article| article.pins.keep_with.clone()).collect(),
        series: first.pins.series.clone(),
    }
}

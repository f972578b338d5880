//! What the search moves about: items, measured. Takes the issue and the typesetter's measures; gives every story with its
//! sidebars, every group of briefs and every notice with all its heads, captions and rows.

use rayon::prelude::*;

use super::cost;
use super::flow::Flow;
use super::grid::Grid;
use super::measure::{Columns, HeadForm, HeadOption, HeadQuery, HeadSubject, Measure, Passage, Setting};
use super::photo::Photo;
use crate::model::{Article, Issue, Kind};
use crate::units::PageNumber;

/// One text with its head and pictures: a story, a sidebar, the briefs of a group.
#[derive(Debug, Clone)]
pub struct Piece<'a> {
    /// The article's name, or what stands over briefs: the group's name, for a brief without a group its own title.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// The articles in it, in order.
    pub articles: Vec<&'a Article>,
    /// Whether it stands open or in a box.
    pub setting: Setting,
    /// Its text.
    pub flow: Flow,
    /// The ways to set its head over 1, 2, … columns.
    pub heads: Vec<Vec<HeadOption>>,
    /// Its pictures.
    pub photos: Vec<Photo<'a>>,
}

/// One module's worth of copy.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// The text that gives the item its name.
    pub main: Piece<'a>,
    /// The sidebars inside its rectangle.
    pub sidebars: Vec<Piece<'a>>,
    /// 1 lead of its page, 2 second, 3 ordinary: what its head was measured for.
    pub rank: u8,
    /// The priority the author gave.
    pub priority: u8,
    /// The page it must stand on.
    pub page: Option<PageNumber>,
    /// 版名 it may go to.
    pub section: Option<String>,
    /// Whether it must be the lead of its page.
    pub lead: bool,
}

/// The articles of an item, before they are measured.
struct Recipe<'a> {
    kind: Kind,
    group: Option<&'a str>,
    articles: Vec<&'a Article>,
    sidebars: Vec<&'a Article>,
}

impl<'a> Item<'a> {
    /// The item's name: its article's, or its group's.
    pub fn id(&self) -> &str {
        &self.main.id
    }

    /// Whether it is the briefs of a group.
    pub fn is_group(&self) -> bool {
        self.main.articles.len() > 1
    }

    /// Whether the author pinned it to a page or slot.
    pub fn is_pinned(&self) -> bool {
        self.page.is_some() || self.lead
    }

    /// All its texts: its own and its sidebars'.
    pub fn pieces(&self) -> impl Iterator<Item = &Piece<'a>> {
        std::iter::once(&self.main).chain(&self.sidebars)
    }

    /// The same item with its head measured for another rank.
    #[must_use]
    pub fn with_rank(mut self, rank: u8, grid: &Grid, measure: &dyn Measure) -> Self {
        if self.rank != rank {
            self.rank = rank;
            self.main.heads = heads(&self.main, rank, grid, measure);
        }
        self
    }
}

/// All items of an issue, measured, in the order of their names.
pub fn gather<'a>(issue: &'a Issue, grid: &Grid, measure: &dyn Measure) -> Vec<Item<'a>> {
    let mut recipes = recipes(issue);
    recipes.sort_by_key(|recipe| (recipe.articles[0].id.clone(), recipe.group));
    recipes.into_par_iter().map(|recipe| measured(&recipe, grid, measure)).collect()
}

fn recipes(issue: &Issue) -> Vec<Recipe<'_>> {
    let mut articles: Vec<&Article> = issue.articles.iter().filter(|article| article.kind != Kind::Review).collect();
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
                None => recipes.push(Recipe {
                    kind: Kind::Brief,
                    group: Some(group),
                    articles: vec![article],
                    sidebars: Vec::new(),
                }),
            }
            continue;
        }
        let sidebars =
            (0..articles.len()).filter(|&other| hosts[other] == Some(at)).map(|other| articles[other]).collect();
        recipes.push(Recipe { kind: article.kind, group: None, articles: vec![article], sidebars });
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

fn measured<'a>(recipe: &Recipe<'a>, grid: &Grid, measure: &dyn Measure) -> Item<'a> {
    let first = recipe.articles[0];
    let setting = if matches!(recipe.kind, Kind::Notice | Kind::Sidebar) { Setting::Boxed } else { Setting::Open };
    let group = recipe.group;
    let rank = if recipe.kind == Kind::Story { first.priority.clamp(1, 3) } else { first.priority.clamp(2, 3) };
    let piece = |articles: Vec<&'a Article>, kind, setting, rank, group: Option<&str>| {
        let photos =
            articles.iter().flat_map(|article| (0..article.pictures.len()).map(move |index| (*article, index)));
        let mut piece = Piece {
            id: name(articles[0], group),
            kind,
            setting,
            flow: Flow::new(measure.galley(Passage::whole(&articles), grid.measure(Columns::basic(setting, 1)))),
            heads: Vec::new(),
            photos: photos.map(|(article, index)| Photo::new(article, index, setting, grid, measure)).collect(),
            articles,
        };
        piece.heads = heads(&piece, rank, grid, measure);
        piece
    };
    let sidebars = recipe.sidebars.iter().map(|&article| piece(vec![article], Kind::Sidebar, Setting::Boxed, 3, None));
    let pinned = |article: &&&Article| article.pins.page.is_some();
    Item {
        sidebars: sidebars.collect(),
        main: piece(recipe.articles.clone(), recipe.kind, setting, rank, group),
        rank,
        priority: first.priority.clamp(1, 3),
        page: recipe.articles.iter().find(pinned).and_then(|article| article.pins.page),
        section: recipe.articles.iter().find_map(|article| article.pins.section.clone()),
        lead: recipe.articles.iter().any(|article| article.pins.slot.as_deref() == Some("lead")),
    }
}

/// The name of a piece. That of briefs is printed over them, so it is never the name of a file.
fn name(first: &Article, group: Option<&str>) -> String {
    match group {
        Some(group) => group.to_owned(),
        None if first.kind == Kind::Brief => first.headline.head.to_plain(),
        None => first.id.to_string(),
    }
}

fn heads(piece: &Piece, rank: u8, grid: &Grid, measure: &dyn Measure) -> Vec<Vec<HeadOption>> {
    let is_group = piece.articles.len() > 1 || piece.articles[0].kind == Kind::Brief;
    let subject = if is_group { HeadSubject::Group(&piece.id) } else { HeadSubject::Article(piece.articles[0]) };
    (1..=grid.cols).map(|columns| contrasting(subject, rank, columns, piece.setting, measure)).collect()
}

/// The ways to set a head. A second story may, at a cost, take the head of an ordinary one: so two of them side by side can be
/// told apart (makeup.md §0.9).
fn contrasting(
    subject: HeadSubject,
    rank: u8,
    columns: u16,
    setting: Setting,
    measure: &dyn Measure,
) -> Vec<HeadOption> {
    let query = HeadQuery { subject, rank, columns: Columns::basic(setting, columns), form: HeadForm::Across };
    let mut options = measure.heads(query);
    if rank == 2 && !options.is_empty() {
        let least = options.iter().map(|option| option.size).min();
        let lower =
            measure.heads(HeadQuery { rank: 3, ..query }).into_iter().filter(|option| Some(option.size) < least);
        options.extend(lower.map(|option| HeadOption { cost: option.cost + cost::HEAD_LEVEL, ..option }));
    }
    options
}

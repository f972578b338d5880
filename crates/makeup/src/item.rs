//! What the search moves about: items, measured. Takes the issue and the typesetter's measures; gives every story with its
//! sidebars, every group of briefs and every notice with all its forms, captions and rows.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use rayon::prelude::*;

use super::flow::Flow;
use super::form::{Form, forms};
use super::grid::Grid;
use super::measure::{Columns, Galley, Half, Measure, Part, Passage, Setting};
use super::photo::Photo;
use chenbao_model::model::{Article, ArticleId, Issue, Kind};
use chenbao_model::units::{GridRect, PageNumber};

/// The texts of a piece by measure in em and pull quote.
pub type Flows = BTreeMap<(u16, Option<usize>), Arc<Flow>>;

/// One text with its head and pictures: a story, a part of one, a sidebar, the briefs of a group.
#[derive(Debug, Clone)]
pub struct Piece<'a> {
    /// The article's name, or what stands over briefs: the group's name, for a brief without a group its own title.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// The articles in it, in order.
    pub articles: Vec<&'a Article>,
    /// Which part of its article it is; none for the whole.
    pub part: Option<Part>,
    /// The ways to set its text and head in a module of 1, 2, … columns.
    pub forms: Vec<Vec<Form>>,
    /// Its pictures.
    pub photos: Vec<Photo<'a>>,
    /// Its text at every measure asked for so far.
    pub flows: Flows,
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
    /// What its authors ask for.
    pub wishes: Wishes,
}

/// What the authors of an item ask for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Wishes {
    /// The page it must stand on.
    pub page: Option<PageNumber>,
    /// 版名 it may go to.
    pub section: Option<String>,
    /// Whether it must be the lead of its page.
    pub lead: bool,
    /// The slot of the page's template it must take.
    pub slot: Option<String>,
    /// The rectangle it must take.
    pub at: Option<GridRect>,
    /// The least and the greatest number of columns it may have.
    pub width: Option<(u16, u16)>,
    /// The articles that must stand on the same page.
    pub keep_with: Vec<ArticleId>,
    /// Its series and its place in it.
    pub series: Option<(String, u16)>,
}

/// The articles of an item, before they are measured.
#[derive(Debug, Clone)]
struct Recipe<'a> {
    kind: Kind,
    group: Option<&'a str>,
    articles: Vec<&'a Article>,
    sidebars: Vec<&'a Article>,
    part: Option<Part>,
}

impl Piece<'_> {
    /// The measure its text has on the basic columns.
    pub fn base_measure(&self, grid: &Grid) -> u16 {
        grid.measure(Columns::basic(self.base_setting(), 1))
    }

    fn base_setting(&self) -> Setting {
        if is_always_boxed(self.kind) { Setting::Boxed } else { Setting::Open }
    }

    /// Its text on the basic columns, without a pull quote.
    pub fn flow(&self, grid: &Grid) -> &Flow {
        let key = (self.base_measure(grid), None);
        // Every piece is measured for its basic columns first.
        self.flows.get(&key).or_else(|| self.flows.values().next()).map_or(&EMPTY, |flow| flow)
    }

    /// The same piece with its text `lines` lines shorter (negative) or longer on the basic columns, and as much at other measures.
    #[must_use]
    pub fn resized(mut self, lines: i64, grid: &Grid) -> Self {
        if lines == 0 {
            return self;
        }
        let base = i64::from(self.flow(grid).lines()).max(1);
        for flow in self.flows.values_mut() {
            let share = (lines.abs() * i64::from(flow.lines()) + base / 2) / base;
            let share = u32::try_from(share).unwrap_or(u32::MAX).max(1);
            *flow = Arc::new(if lines < 0 { flow.shortened(share) } else { flow.lengthened(share) });
        }
        let flows = &self.flows;
        for form in self.forms.iter_mut().flatten() {
            if let Some(flow) = flows.get(&form.text_key(grid)) {
                form.flow = flow.clone();
            }
        }
        self
    }
}

static EMPTY: LazyLock<Flow> = LazyLock::new(|| Flow::new(Galley::default()));

/// Whether such items are boxed whatever the page looks like.
pub const fn is_always_boxed(kind: Kind) -> bool {
    matches!(kind, Kind::Notice | Kind::Sidebar | Kind::Filler)
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

    /// Whether it is half of a spread.
    pub fn half(&self) -> Option<Half> {
        self.main.part.and_then(|part| part.spread)
    }

    /// Whether the author pinned it to a page or slot.
    pub fn is_pinned(&self) -> bool {
        self.wishes.page.is_some() || self.wishes.lead || self.wishes.at.is_some()
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
            let mut flows = std::mem::take(&mut self.main.flows);
            let is_alone = self.sidebars.is_empty();
            self.main.forms = forms(&mut flows, &piece_of(&self.main), rank, is_alone, grid, measure);
            self.main.flows = flows;
        }
        self
    }
}

/// What the forms of a piece are drawn from.
pub struct Copy<'p, 'a> {
    /// The name over briefs.
    pub id: &'p str,
    /// What it is.
    pub kind: Kind,
    /// Its articles.
    pub articles: &'p [&'a Article],
    /// Which part of its article.
    pub part: Option<Part>,
}

fn piece_of<'p, 'a>(piece: &'p Piece<'a>) -> Copy<'p, 'a> {
    Copy { id: &piece.id, kind: piece.kind, articles: &piece.articles, part: piece.part }
}

/// All items of an issue, measured, in the order of their names. Fillers are not among them: see [`fillers`].
pub fn gather<'a>(issue: &'a Issue, grid: &Grid, measure: &dyn Measure) -> Vec<Item<'a>> {
    let mut recipes = recipes(issue);
    recipes.sort_by_key(|recipe| (recipe.articles[0].id.clone(), recipe.group));
    recipes.into_par_iter().map(|recipe| measured(&recipe, grid, measure)).collect()
}

/// The fillers 补白 of an issue, which stand on no page unless one needs them.
pub fn fillers<'a>(issue: &'a Issue, grid: &Grid, measure: &dyn Measure) -> Vec<Item<'a>> {
    let mut articles: Vec<&Article> = {
        let is_free = |article: &&Article| article.kind == Kind::Filler && article.pins.page.is_none();
        issue.articles.iter().filter(is_free).collect()
    };
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    let recipe =
        |article| Recipe { kind: Kind::Filler, group: None, articles: vec![article], sidebars: Vec::new(), part: None };
    articles.into_par_iter().map(|article| measured(&recipe(article), grid, measure)).collect()
}

/// An item that holds a part of an article. Sidebars stay with the first part.
pub fn part_of<'a>(item: &Item<'a>, part: Part, grid: &Grid, measure: &dyn Measure) -> Item<'a> {
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
                None => recipes.push(Recipe {
                    kind: Kind::Brief,
                    group: Some(group),
                    articles: vec![article],
                    sidebars: Vec::new(),
                    part: None,
                }),
            }
            continue;
        }
        let sidebars =
            (0..articles.len()).filter(|&other| hosts[other] == Some(at)).map(|other| articles[other]).collect();
        recipes.push(Recipe { kind: article.kind, group: None, articles: vec![article], sidebars, part: None });
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
    let is_continued = recipe.part.is_some_and(|part| part.from.is_some());
    let rank = match recipe.kind {
        _ if is_continued => 3,
        Kind::Story => first.priority.clamp(1, 3),
        _ => first.priority.clamp(2, 3),
    };
    let is_alone = recipe.sidebars.is_empty();
    let sidebars = recipe
        .sidebars
        .iter()
        .map(|&article| piece(vec![article], Kind::Sidebar, 3, (None, None), true, grid, measure));
    Item {
        sidebars: sidebars.collect(),
        main: piece(recipe.articles.clone(), recipe.kind, rank, (recipe.group, recipe.part), is_alone, grid, measure),
        rank,
        priority: if is_continued { 3 } else { first.priority.clamp(1, 3) },
        wishes: wishes(recipe, is_continued),
    }
}

fn piece<'a>(
    articles: Vec<&'a Article>,
    kind: Kind,
    rank: u8,
    (group, part): (Option<&str>, Option<Part>),
    is_alone: bool,
    grid: &Grid,
    measure: &dyn Measure,
) -> Piece<'a> {
    let id = name(articles[0], group);
    let mut flows = Flows::new();
    let copy = Copy { id: &id, kind, articles: &articles, part };
    let forms = forms(&mut flows, &copy, rank, is_alone, grid, measure);
    let photos = pictures(&articles, part);
    let layouts: Vec<Columns> = {
        let mut layouts: Vec<Columns> = forms.iter().flatten().map(|form| form.columns).collect();
        layouts.sort_unstable();
        layouts.dedup();
        layouts
    };
    let photos =
        photos.into_iter().map(|(article, index)| Photo::new(article, index, &layouts, grid, measure)).collect();
    Piece { id, kind, part, forms, photos, flows, articles }
}

/// The pictures of a text that are printed. Those of a parted article stand in its first part, but a spread shares them out.
fn pictures<'a>(articles: &[&'a Article], part: Option<Part>) -> Vec<(&'a Article, usize)> {
    let all = articles.iter().flat_map(|article| (0..article.pictures.len()).map(move |index| (*article, index)));
    let printed: Vec<_> = all.filter(|(article, index)| !article.pictures[*index].omitted).collect();
    let half = printed.len().div_ceil(2);
    match part {
        None => printed,
        Some(Part { spread: Some(Half::Left), .. }) => printed[..half].to_vec(),
        Some(Part { spread: Some(Half::Right), .. }) => printed[half..].to_vec(),
        Some(part) if part.blocks[0] == 0 => printed,
        Some(_) => Vec::new(),
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

fn wishes(recipe: &Recipe, is_continued: bool) -> Wishes {
    let first = recipe.articles[0];
    let pins = |of: fn(&Article) -> bool| recipe.articles.iter().copied().find(|article| of(article));
    let half = recipe.part.and_then(|part| part.spread);
    if is_continued {
        return Wishes::default();
    }
    let slot = first.pins.slot.clone().filter(|slot| slot != "lead");
    Wishes {
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

/// The text of a piece at a measure, asked for once.
pub fn flow_at(flows: &mut Flows, copy: &Copy, key: (u16, Option<usize>), measure: &dyn Measure) -> Arc<Flow> {
    let passage = Passage { articles: copy.articles, part: copy.part, quote: key.1 };
    flows.entry(key).or_insert_with(|| Arc::new(Flow::new(measure.galley(passage, key.0)))).clone()
}

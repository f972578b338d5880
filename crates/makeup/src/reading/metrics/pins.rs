//! H12: whether everything stands as its author pinned it. Takes a layout and the issue; gives each pin that is not kept.

use super::modules::{corner, count};
use crate::layout::{Layout, PageLayout, Placement, Treatment};
use chenbao_model::model::{Article, ArticleId, Issue, Kind};
use chenbao_model::units::{GridRect, PageNumber};

/// What an author can pin (makeup.md §5.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pin {
    /// The page.
    Page,
    /// The place of the lead.
    Lead,
    /// The rectangle.
    At,
    /// The number of columns.
    Width,
    /// The level of the head.
    Level,
    /// The size of the head.
    HeadSize,
    /// In a box or not.
    Box,
    /// The page of another article.
    KeepWith,
    /// Not before an earlier part of its series.
    Series,
    /// The columns of a picture, or that it is not printed.
    Picture,
}

/// A pin that is not kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unkept<'i> {
    /// The page the article stands on.
    pub page: PageNumber,
    /// The article.
    pub article: &'i Article,
    /// What was asked for.
    pub pin: Pin,
}

/// All pins that are not kept, in the order of the articles. An article that stands on no page is another matter; sidebars stand
/// where their stories do.
pub fn unkept_pins<'i>(layout: &Layout, issue: &'i Issue) -> Vec<Unkept<'i>> {
    let of_article = |article: &'i Article| {
        let (page, module) = place_of(layout, &article.id)?;
        let view = PinView { layout, issue, page, module, article };
        let unkept = view.unkept().into_iter();
        Some(unkept.map(move |pin| Unkept { page: page.no, article, pin }).collect::<Vec<_>>())
    };
    issue.articles.iter().filter_map(of_article).flatten().collect()
}

/// H12: how many pins are not kept.
pub fn broken_pins(layout: &Layout, issue: &Issue) -> u32 {
    count(unkept_pins(layout, issue).len())
}

/// The page and the module an article stands in; of one in parts, the first.
fn place_of<'l>(layout: &'l Layout, id: &ArticleId) -> Option<(&'l PageLayout, &'l Placement)> {
    let mut modules = layout.pages.iter().flat_map(|page| page.modules.iter().map(move |module| (page, module)));
    modules.find(|(_, module)| module.articles.contains(id))
}

struct PinView<'v, 'i> {
    layout: &'v Layout,
    issue: &'i Issue,
    page: &'v PageLayout,
    module: &'v Placement,
    article: &'i Article,
}

impl PinView<'_, '_> {
    fn unkept(&self) -> Vec<Pin> {
        let pins = &self.article.pins;
        let module = self.module;
        let of_head = self.article.kind != Kind::Brief && module.part.is_none_or(|part| part.spread.is_none());
        let checks = [
            (Pin::Page, pins.page.is_some_and(|page| page != self.page.no)),
            (Pin::Lead, pins.slot.as_deref() == Some("lead") && !self.is_at_corner()),
            (Pin::At, pins.at.is_some_and(|at| !self.is_at(at))),
            (Pin::Width, pins.width.is_some_and(|(least, most)| !(least..=most).contains(&module.rect.w))),
            (Pin::Level, of_head && pins.level.is_some_and(|level| level != module.head.level)),
            (Pin::HeadSize, of_head && pins.head_size.is_some_and(|size| size != module.head.size)),
            (Pin::Box, pins.boxed.is_some_and(|boxed| boxed != (module.treatment == Treatment::Box))),
            (Pin::KeepWith, pins.keep_with.iter().any(|other| self.is_apart_from(other))),
            (Pin::Series, self.is_before_an_earlier_part()),
            (Pin::Picture, self.has_wrong_picture()),
        ];
        checks.into_iter().filter(|(_, broken)| *broken).map(|(pin, _)| pin).collect()
    }

    fn is_at_corner(&self) -> bool {
        corner(self.page, &self.layout.grid) == Some((self.module.rect.x, self.module.rect.y))
    }

    /// The blank line below a module at the foot of the page falls outside the type area.
    fn is_at(&self, at: GridRect) -> bool {
        let foot = at.bottom().min(self.layout.grid.lines);
        let rect = self.module.rect;
        (rect.x, rect.y, rect.w, rect.bottom()) == (at.x, at.y, at.w, foot)
    }

    fn is_apart_from(&self, other: &ArticleId) -> bool {
        let placed = self.layout.placements().find(|(_, module)| module.articles.contains(other));
        placed.is_some_and(|(page, _)| page != self.page.no)
    }

    fn is_before_an_earlier_part(&self) -> bool {
        let Some((series, part)) = &self.article.pins.series else { return false };
        let is_earlier =
            |other: &&Article| other.pins.series.as_ref().is_some_and(|(name, at)| name == series && at < part);
        let pages = self.issue.articles.iter().filter(is_earlier).filter_map(|other| place_of(self.layout, &other.id));
        pages.into_iter().any(|(page, _)| page.no > self.page.no)
    }

    fn has_wrong_picture(&self) -> bool {
        let placed =
            self.layout.placements().flat_map(|(_, module)| module.photos.iter().map(move |photo| (module, photo)));
        placed.filter(|(_, photo)| photo.article == self.article.id).any(|(module, photo)| {
            let picture = self.article.pictures.get(photo.index);
            // Over broken columns a picture's columns are not the page's.
            let has_columns = |columns| module.columns.is_broken() || columns == photo.rect.w;
            picture
                .is_some_and(|picture| picture.omitted || picture.columns.is_some_and(|columns| !has_columns(columns)))
        })
    }
}

//! A page before its items are placed: what its editor planned, its template, and the part of it modules stand in.

use crate::grid::{GAP, Grid};
use crate::layout::{Reserved, ReservedKind};
use crate::options::Options;
use crate::page::objective::Region;
use crate::templates::template::PageTemplate;
use chenbao_model::model::{Issue, PagePlan};
use chenbao_model::units::GridRect;

/// One page before its items are placed.
#[derive(Debug, Clone)]
pub(crate) struct PlannedPage<'i> {
    /// What its editor planned.
    pub(crate) plan: &'i PagePlan,
    /// Its template.
    pub(crate) template: PageTemplate,
    /// Lines of the nameplate, or kept free by the template.
    pub(crate) reserved: u16,
    /// Lines of the guide below them.
    pub(crate) guide: u16,
    /// The part of the page modules stand in.
    pub(crate) region: Region,
    /// Advertisements inside the region.
    pub(crate) ads: Vec<GridRect>,
}

impl PlannedPage<'_> {
    /// The rectangles that are not for modules.
    pub(crate) fn reserved(&self, grid: &Grid) -> Vec<Reserved> {
        let is_first = self.plan.number.get() == 1;
        let kind = if is_first { ReservedKind::Nameplate } else { ReservedKind::Blank };
        let strip = |kind, y, lines| {
            let rect = GridRect::new(0, y, grid.cols, lines);
            (lines > 0).then_some(Reserved { kind, ad: None, rect })
        };
        let mut found: Vec<Reserved> = strip(kind, 0, self.reserved).into_iter().collect();
        found.extend(strip(ReservedKind::Guide, self.reserved, self.guide));
        let ads = self.plan.ads.iter().enumerate();
        found.extend(ads.map(|(at, ad)| Reserved { kind: ReservedKind::Ad, ad: Some(at), rect: ad.rect }));
        found
    }

    /// Its room in column-lines.
    pub(crate) fn room(&self) -> u32 {
        let ads: u32 = self.ads.iter().map(|ad| ad.area()).sum();
        (u32::from(self.region.columns) * u32::from(self.region.lines)).saturating_sub(ads)
    }
}

/// The lines at the head of a page that are not for modules.
struct HeadLines {
    /// Of the nameplate, or kept free by the template.
    reserved: u16,
    guide: u16,
}

fn head_lines(issue: &Issue, plan: &PagePlan, template: &PageTemplate, grid: &Grid, options: &Options) -> HeadLines {
    let is_first = plan.number.get() == 1;
    let nameplate = if is_first { options.nameplate_lines } else { 0 };
    let reserved = template.reserved.unwrap_or(nameplate).min(grid.lines);
    let guide = if is_first && issue.guide { options.guide_lines.min(grid.lines - reserved) } else { 0 };
    HeadLines { reserved, guide }
}

/// The lines at the head of a page that are not for modules.
pub(crate) fn reserved_lines(
    issue: &Issue,
    plan: &PagePlan,
    template: &PageTemplate,
    grid: &Grid,
    options: &Options,
) -> u16 {
    let HeadLines { reserved, guide } = head_lines(issue, plan, template, grid, options);
    reserved + guide
}

/// A page before its items are placed: advertisements across its whole head or foot shorten it.
pub(crate) fn planned_page<'i>(
    issue: &'i Issue,
    plan: &'i PagePlan,
    templates: &[PageTemplate],
    grid: &Grid,
    options: &Options,
) -> PlannedPage<'i> {
    let template = PageTemplate::choose(templates, plan.number, plan.template.as_deref());
    let HeadLines { reserved, guide } = head_lines(issue, plan, &template, grid, options);
    let mut top = reserved + guide;
    let mut bottom = grid.lines + GAP;
    // An advertisement that cannot stand where it is put is reported, and left out of the reckoning.
    let fits = |rect: &GridRect| rect.right() <= grid.cols && rect.bottom() <= grid.lines && rect.y >= top;
    let mut ads: Vec<GridRect> = plan.ads.iter().map(|ad| ad.rect).filter(fits).collect();
    while let Some(strip) = ads.iter().position(|ad| ad.w == grid.cols && ad.y == top && ad.h > 0) {
        top = ads.remove(strip).bottom();
    }
    while let Some(strip) = ads.iter().position(|ad| ad.w == grid.cols && [grid.lines, bottom].contains(&ad.bottom())) {
        bottom = ads.remove(strip).y.max(top);
    }
    let region = Region { columns: grid.cols, top, lines: bottom - top, lead_top_left: template.lead_top_left };
    PlannedPage { plan, template, reserved, guide, region, ads }
}

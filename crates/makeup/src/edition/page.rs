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

    /// Whether advertisements and what stands at its head leave nothing free: such a page is complete without copy.
    pub(crate) fn is_covered(&self) -> bool {
        self.free() == 0
    }

    /// Column-lines of the type area in which modules can stand.
    pub(crate) fn free(&self) -> u32 {
        let free = self.free_lines();
        free.map(|columns| columns.into_iter().filter(|&is_free| is_free).count()).map(as_u32).sum()
    }

    /// The columns and lines of the largest part of it that is free over its whole width, where every column begins and ends at will:
    /// the most columns that are free side by side, and the most lines one of them is free.
    pub(crate) fn largest_free(&self) -> (u16, u16) {
        let lines: Vec<Vec<bool>> = self.free_lines().collect();
        let run = |line: &Vec<bool>| line.split(|&is_free| !is_free).map(<[bool]>::len).max().unwrap_or_default();
        let columns = lines.iter().map(run).max().unwrap_or_default();
        let of_column = |x: usize| lines.iter().filter(|line| line[x]).count();
        let deepest = (0..usize::from(self.region.columns)).map(of_column).max().unwrap_or_default();
        (as_u16(columns), as_u16(deepest))
    }

    /// For every line of the type area in the region, which columns are free.
    fn free_lines(&self) -> impl Iterator<Item = Vec<bool>> + '_ {
        let bottom = self.region.top + self.region.lines.saturating_sub(GAP);
        let is_free = move |x: u16, y: u16| !self.ads.iter().any(|ad| ad.intersects(GridRect::new(x, y, 1, 1)));
        (self.region.top..bottom).map(move |y| (0..self.region.columns).map(|x| is_free(x, y)).collect())
    }

    /// Its room in column-lines; none where it is covered.
    pub(crate) fn room(&self) -> u32 {
        if self.is_covered() {
            return 0;
        }
        let ads: u32 = self.ads.iter().map(|ad| ad.area()).sum();
        (u32::from(self.region.columns) * u32::from(self.region.lines)).saturating_sub(ads)
    }
}

fn as_u32(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn as_u16(value: usize) -> u16 {
    u16::try_from(value).unwrap_or(u16::MAX)
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

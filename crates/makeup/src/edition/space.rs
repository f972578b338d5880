//! Room: what items need and what pages have. Takes a page of the plan, an item's wishes; gives the pages an item may stand on.

use chenbao_model::model::PagePlan;
use chenbao_model::units::PageNumber;

use crate::shapes::item::Item;

/// The room an item needs, in column-lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Demand {
    /// The least area of its shapes.
    pub(crate) least: u32,
    /// The area it takes when it may choose.
    pub(crate) comfortable: u32,
    /// The greatest area of its shapes.
    pub(crate) most: u32,
}

/// A page to be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Space {
    /// Its number.
    pub(crate) number: PageNumber,
    /// 版名.
    pub(crate) section: String,
    /// Its room in column-lines.
    pub(crate) room: u32,
    /// Its strength in thousandths (makeup.md §5.3).
    pub(crate) strength: i64,
}

impl Space {
    /// A page of the plan with so much room.
    pub(crate) fn new(plan: &PagePlan, room: u32, is_last: bool) -> Self {
        let strength = match plan.number.get() {
            1 => 1000,
            _ if is_last => 700,
            3 | 5 => 800,
            _ => 600,
        };
        Self { number: plan.number, section: plan.section.clone(), room, strength }
    }
}

/// The pages, by index, an item may stand on.
pub(crate) fn allowed_pages(item: &Item, pages: &[Space]) -> Vec<usize> {
    let matching = |fits: &dyn Fn(&Space) -> bool| -> Vec<usize> {
        pages.iter().enumerate().filter(|(_, page)| fits(page)).map(|(at, _)| at).collect()
    };
    // Nobody but its author sends an item to a page that is covered.
    let is_open = |page: &Space| page.room > 0;
    let by_page = item.wishes.page.map_or_else(Vec::new, |number| matching(&|page| page.number == number));
    if !by_page.is_empty() {
        return by_page;
    }
    let by_section = item
        .wishes
        .section
        .as_ref()
        .map_or_else(Vec::new, |name| matching(&|page| page.section == *name && is_open(page)));
    if !by_section.is_empty() {
        return by_section;
    }
    let open = matching(&is_open);
    if open.is_empty() { (0..pages.len()).collect() } else { open }
}

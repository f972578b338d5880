//! The plan of an edition: which of its items stands on which page. Takes the items and pages as they are, and what stood where before; asks the
//! flatplan.

use super::flatplan::Planner;
use super::issue::{Edition, can_lead};
use super::links::Links;
use super::page::PlannedPage;
use super::space::{Demand, Space, allowed_pages};
use crate::page::shaped::Shaped;
use crate::shapes::item::Item;

impl Edition<'_, '_> {
    /// Plans which item stands on which page.
    pub(crate) fn plan(&mut self) {
        let spaces = self.spaces();
        self.page_of = self.planner(&spaces).plan();
    }

    /// The room of every page.
    pub(crate) fn spaces(&self) -> Vec<Space> {
        let last = self.pages.len().saturating_sub(1);
        let space = |(at, page): (usize, &PlannedPage)| Space::new(page.plan, page.room(), at == last);
        self.pages.iter().enumerate().map(space).collect()
    }

    /// The planner for the items as they are.
    pub(crate) fn planner<'s>(&'s self, spaces: &'s [Space]) -> Planner<'s> {
        let items: Vec<&Item> = self.items.iter().map(|shaped| &shaped.item).collect();
        let stood: Vec<Option<usize>> = items.iter().map(|item| self.stood(item)).collect();
        Planner {
            pages: spaces,
            demands: self.items.iter().map(demand).collect(),
            priorities: items.iter().map(|item| if item.wishes.lead { 1 } else { item.priority }).collect(),
            leads: items.iter().map(|item| item.wishes.lead).collect(),
            stories: items.iter().map(|item| can_lead(item)).collect(),
            allowed: items
                .iter()
                .zip(&stored_locks(self, &stood))
                .map(|(item, lock)| self.allowed(item, *lock, spaces))
                .collect(),
            links: Links::new(&items, stood),
        }
    }

    /// The page an item stood on in the layout before.
    fn stood(&self, item: &Item) -> Option<usize> {
        let holds = |page: &&usize| {
            let modules = self.before(**page).map(|before| before.modules.as_slice()).unwrap_or_default();
            modules.iter().any(|module| item.is_in(module))
        };
        (0..self.pages.len()).collect::<Vec<_>>().iter().find(holds).copied()
    }

    /// The pages an item may stand on: a locked page takes back what stood on it and nothing else.
    fn allowed(&self, item: &Item, locked: Option<usize>, spaces: &[Space]) -> Vec<usize> {
        if let Some(page) = locked {
            return vec![page];
        }
        let all = allowed_pages(item, spaces);
        let open: Vec<usize> = all.iter().copied().filter(|&page| !self.is_locked(page)).collect();
        if open.is_empty() { all } else { open }
    }
}

/// The page an item is held on by a lock.
fn stored_locks(edition: &Edition, stood: &[Option<usize>]) -> Vec<Option<usize>> {
    stood.iter().map(|page| page.filter(|&page| edition.is_locked(page))).collect()
}

fn demand(shaped: &Shaped) -> Demand {
    let (least, most) = shaped.shapes.areas().unwrap_or_default();
    Demand { least, comfortable: shaped.shapes.comfortable_area().unwrap_or_default(), most }
}

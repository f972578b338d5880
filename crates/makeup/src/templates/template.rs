//! Page templates: what a kind of page asks of its items. Takes what a file of `layouts/*/pages/` says; gives the widths
//! items may have, the lines that are reserved, whether the lead must stand at the top left, and where the file has a tree, the
//! pattern of the page for its items (makeup.md §5.5).

use std::collections::BTreeMap;
use std::sync::Arc;

use super::file::parse_template;
use super::grammar::{Branch, Number, SlotName};
use super::slot::{Rules, SlotTable, SlotTraits, canonical, slot_names};
use super::target::Target;
use crate::slicing::{Count, PATTERN_ITEMS_MAX, Pattern, Slot};
use crate::widths::Widths;
use chenbao_model::diag::{Finding, Source};
use chenbao_model::units::PageNumber;

/// A page template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageTemplate {
    /// Its name, which `issue.toml` may ask for.
    pub name: String,
    targets: Vec<Target>,
    /// Lines reserved at the head of the page, such as the nameplate's; by default those of the caller's [`Options`](crate::options::Options).
    pub reserved: Option<u16>,
    /// Whether the lead must stand at the top left; by default it must.
    pub lead_top_left: bool,
    /// The widths items may have.
    pub widths: Widths,
    /// What is taken off the cost of a page that follows the tree, in thousandths of a unit.
    pub bonus: u32,
    /// The fewest and the most items of a page that follows the tree.
    pub articles: (usize, usize),
    tree: Option<Branch>,
    /// The rules of every slot of the tree.
    rules: BTreeMap<String, Rules>,
}

impl PageTemplate {
    /// The template that a file describes.
    ///
    /// # Errors
    /// Every fault of the file, with its place, what is wrong in Chinese, and a remedy.
    pub fn parse(source: &Arc<Source>) -> Result<Self, Vec<Finding>> {
        let file = parse_template(source)?;
        let mut names = Vec::new();
        if let Some(tree) = &file.tree {
            slot_names(tree, &mut names);
        }
        let rules = |name: &str| (name.to_owned(), Rules::new(name, table_of(&file.slots, name), &file.widths));
        Ok(Self {
            rules: names.into_iter().map(rules).collect(),
            name: file.name,
            targets: file.targets,
            reserved: file.reserved,
            lead_top_left: file.lead_top_left,
            widths: file.widths,
            bonus: thousandths(file.bonus),
            articles: file.articles,
            tree: file.tree,
        })
    }

    /// What holds for a page without a template.
    pub fn plain() -> Self {
        Self {
            name: String::from("plain"),
            targets: Vec::new(),
            reserved: None,
            lead_top_left: true,
            widths: Widths::default(),
            bonus: 0,
            articles: (1, PATTERN_ITEMS_MAX),
            tree: None,
            rules: BTreeMap::new(),
        }
    }

    /// The template for a page: the one asked for by name, else the first that is for such pages, else the plain one.
    pub fn choose(templates: &[Self], page: PageNumber, asked: Option<&str>) -> Self {
        let by_name = templates.iter().find(|template| Some(template.name.as_str()) == asked);
        let fitting = || templates.iter().find(|template| template.targets.iter().any(|target| target.fits(page)));
        by_name.or_else(fitting).cloned().unwrap_or_else(Self::plain)
    }

    /// Whether it is taken for some pages without being asked for.
    #[cfg(test)]
    pub(super) const fn is_automatic(&self) -> bool {
        !self.targets.is_empty()
    }

    /// Whether it has a tree of slots.
    pub const fn has_tree(&self) -> bool {
        self.tree.is_some()
    }

    /// The names of its slots, in the order of the tree, each once.
    pub fn slots(&self) -> Vec<&str> {
        let mut names = Vec::new();
        if let Some(tree) = &self.tree {
            slot_names(tree, &mut names);
        }
        names
    }

    /// Whether it has a slot of this name, or of the name this one is short for.
    pub fn has_slot(&self, name: &str) -> bool {
        let slots = self.slots();
        slots.contains(&name) || slots.contains(&canonical(name))
    }

    /// The pattern of a page of these items. None where the template has no tree, the number of items does not fit it, or an item
    /// may take no slot. An item pinned to a slot takes that one, whatever its rules; a pin to `lead` binds only where the tree has
    /// a slot of that name.
    pub(crate) fn pattern(&self, items: &[SlotTraits]) -> Option<Pattern> {
        let tree = self.tree.as_ref()?;
        if items.len() < self.articles.0 || items.len() > self.articles.1.min(PATTERN_ITEMS_MAX) {
            return None;
        }
        let pattern = self.part(tree, items);
        let placed = pattern.items();
        (placed.count_ones() as usize == items.len()).then_some(pattern)
    }

    fn part(&self, branch: &Branch, items: &[SlotTraits]) -> Pattern {
        match branch {
            Branch::Slot(slot) => Pattern::Slot(self.slot(slot, items)),
            Branch::Cut(cut, parts, is_optional) => {
                let cut = Pattern::Cut(*cut, parts.iter().map(|part| self.part(part, items)).collect());
                if *is_optional { Pattern::Optional(Box::new(cut)) } else { cut }
            }
        }
    }

    fn slot(&self, slot: &SlotName, items: &[SlotTraits]) -> Slot {
        let named = || slot.names.iter().filter_map(|name| self.rules.get(canonical(name)));
        let may_take = |item: &SlotTraits| match item.slot.as_deref().map(canonical) {
            Some(pin) if pin != "lead" || self.rules.contains_key(pin) => {
                slot.names.iter().any(|name| canonical(name) == pin)
            }
            _ => named().any(|rules| rules.admit(item)),
        };
        let taking = items.iter().enumerate().filter(|(_, item)| may_take(item));
        let any = (1, u16::MAX);
        let hull = |ranges: Vec<Option<(u16, u16)>>| {
            let hull = |a: (u16, u16), b: (u16, u16)| (a.0.min(b.0), a.1.max(b.1));
            ranges.into_iter().map(|range| range.unwrap_or(any)).reduce(hull).unwrap_or(any)
        };
        let widths = slot.widths.unwrap_or_else(|| match slot.number {
            Number::One | Number::Optional => hull(named().map(|rules| rules.widths).collect()),
            Number::Many => hull(named().map(|rules| rules.own_widths).collect()),
        });
        let most = named().map(|rules| rules.most.unwrap_or(u32::MAX)).max().unwrap_or(u32::MAX);
        let count = match slot.number {
            Number::One => Count::One,
            Number::Optional => Count::Optional,
            Number::Many => Count::Many(most),
        };
        Slot { items: taking.fold(0, |set, (at, _)| set | 1 << at), count, widths, height: None }
    }
}

/// The table of a file for the slot of this name.
fn table_of<'f>(slots: &'f BTreeMap<String, SlotTable>, name: &str) -> Option<&'f SlotTable> {
    slots.iter().find(|(own, _)| canonical(own) == name).map(|(_, table)| table)
}

/// A number of units in thousandths.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the number is between 0 and a thousand")]
fn thousandths(units: f64) -> u32 {
    (units * 1000.0).round() as u32
}

//! Page templates: what a kind of page asks of its items. Takes the text of a file of `layouts/*/pages/`; gives the widths
//! items may have, the lines that are reserved, whether the lead must stand at the top left, and where the file has a tree, the
//! pattern of the page for its items (makeup.md §5.5).

mod file;

use std::collections::BTreeMap;
use std::sync::Arc;

use self::file::parse_template;
use super::grammar::{Branch, Number, SlotName};
use super::item::Item;
use super::pattern::{Count, PATTERN_ITEMS_MAX, Pattern, Slot};
pub use super::slot::Traits;
use super::slot::{Rules, SlotTable, canonical};
use chenbao_model::diag::{Finding, Source};
use chenbao_model::model::Kind;
use chenbao_model::units::PageNumber;

/// The widths an item may have without a cost, from the narrowest to the widest, in basic columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Widths {
    /// The lead of the page: 3 to 5 columns.
    pub lead: (u16, u16),
    /// Second stories: 2 to 4 columns.
    pub second: (u16, u16),
    /// Ordinary stories: 1 to 3 columns.
    pub ordinary: (u16, u16),
    /// The briefs of a group: 2 to 5 columns.
    pub briefs: (u16, u16),
    /// Notices: 1 to 3 columns.
    pub notice: (u16, u16),
}

impl Default for Widths {
    fn default() -> Self {
        Self { lead: (3, 5), second: (2, 4), ordinary: (1, 3), briefs: (2, 5), notice: (1, 3) }
    }
}

impl Widths {
    /// The range of an item.
    pub fn range(&self, item: &Item) -> (u16, u16) {
        match (item.main.kind, item.rank) {
            (Kind::Brief, _) if item.is_group() => self.briefs,
            (Kind::Notice | Kind::Sidebar, _) => self.notice,
            (_, 1) => self.lead,
            (_, 2) => self.second,
            _ => self.ordinary,
        }
    }
}

/// Which pages a template is for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    Number(PageNumber),
    Kind(PageKind),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PageKind {
    Front,
    Inner,
}

impl Target {
    fn fits(&self, page: PageNumber) -> bool {
        match self {
            Self::Number(number) => *number == page,
            Self::Kind(PageKind::Front) => page.get() == 1,
            Self::Kind(PageKind::Inner) => page.get() != 1,
        }
    }
}

/// A page template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageTemplate {
    /// Its name, which `issue.toml` may ask for.
    pub name: String,
    targets: Vec<Target>,
    /// Lines reserved at the head of the page, such as the nameplate's; by default those of [`super::Options`].
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
        slots.contains(&name) || slots.contains(&super::slot::canonical(name))
    }

    /// The pattern of a page of these items. None where the template has no tree, the number of items does not fit it, or an item
    /// may take no slot. An item pinned to a slot takes that one, whatever its rules; a pin to `lead` binds only where the tree has
    /// a slot of that name.
    pub fn pattern(&self, items: &[Traits]) -> Option<Pattern> {
        let tree = self.tree.as_ref()?;
        if items.len() < self.articles.0 || items.len() > self.articles.1.min(PATTERN_ITEMS_MAX) {
            return None;
        }
        let pattern = self.part(tree, items);
        let placed = pattern.items();
        (placed.count_ones() as usize == items.len()).then_some(pattern)
    }

    fn part(&self, branch: &Branch, items: &[Traits]) -> Pattern {
        match branch {
            Branch::Slot(slot) => Pattern::Slot(self.slot(slot, items)),
            Branch::Cut(cut, parts, is_optional) => {
                let cut = Pattern::Cut(*cut, parts.iter().map(|part| self.part(part, items)).collect());
                if *is_optional { Pattern::Optional(Box::new(cut)) } else { cut }
            }
        }
    }

    fn slot(&self, slot: &SlotName, items: &[Traits]) -> Slot {
        let named = || slot.names.iter().filter_map(|name| self.rules.get(canonical(name)));
        let may_take = |item: &Traits| match item.slot.as_deref().map(canonical) {
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

/// Collects the names of slots, each once.
fn slot_names<'t>(branch: &'t Branch, names: &mut Vec<&'t str>) {
    match branch {
        Branch::Slot(slot) => {
            for name in slot.names.iter().map(|name| canonical(name)) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        Branch::Cut(_, parts, _) => parts.iter().for_each(|part| slot_names(part, names)),
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

#[cfg(test)]
mod tests {
    use super::super::pattern::k_best_of;
    use super::super::search::{Effort, LeafCosts};
    use super::*;

    const FILES: [&str; 10] = [
        include_str!("../../../layouts/community/pages/front-lead.toml"),
        include_str!("../../../layouts/community/pages/inner.toml"),
        include_str!("../../../layouts/community/pages/front-double-lead.toml"),
        include_str!("../../../layouts/community/pages/front-lead-two.toml"),
        include_str!("../../../layouts/community/pages/inner-lead-briefs.toml"),
        include_str!("../../../layouts/community/pages/inner-four.toml"),
        include_str!("../../../layouts/community/pages/photo-page.toml"),
        include_str!("../../../layouts/community/pages/feature-with-sidebar.toml"),
        include_str!("../../../layouts/community/pages/briefs-wall.toml"),
        include_str!("../../../layouts/community/pages/special-one-story.toml"),
    ];

    fn template(text: &str) -> PageTemplate {
        PageTemplate::parse(&Source::new("page.toml", text.to_owned())).unwrap()
    }

    fn item(kind: Kind, rank: u8, photos: usize) -> Traits {
        Traits { rank, kind, photos, group: false, slot: None }
    }

    fn stories(ranks: &[u8]) -> Vec<Traits> {
        ranks.iter().map(|&rank| item(Kind::Story, rank, usize::from(rank == 1))).collect()
    }

    fn with(mut items: Vec<Traits>, kind: Kind, count: usize) -> Vec<Traits> {
        items.extend((0..count).map(|_| item(kind, 3, usize::from(kind == Kind::Photo))));
        items
    }

    /// Items that fill any rectangle of about their share of the page.
    fn leaves(items: &[Traits]) -> Vec<LeafCosts> {
        let weight = |item: &Traits| if item.rank == 1 { 3 } else { 2 };
        let all: usize = items.iter().map(weight).sum();
        let of_item = |item: &Traits| {
            let area = 365 * weight(item) / all;
            let cost = |columns: usize, lines: usize| {
                let off = (columns * lines).abs_diff(area);
                if lines > 3 && off * 5 <= area * 4 { u32::try_from(off).unwrap() } else { u32::MAX }
            };
            LeafCosts { costs: (1..=5).map(|columns| (0..=73).map(|lines| cost(columns, lines)).collect()).collect() }
        };
        items.iter().map(of_item).collect()
    }

    #[test]
    fn the_shipped_templates_are_read() {
        let templates = FILES.map(template);
        let chosen = |page, asked| PageTemplate::choose(&templates, PageNumber::new(page), asked).name;
        assert_eq!(chosen(1, None), "front-lead");
        assert_eq!(chosen(3, None), "inner");
        assert_eq!(chosen(3, Some("front-lead")), "front-lead");
        let automatic: Vec<&PageTemplate> = templates.iter().filter(|template| !template.targets.is_empty()).collect();
        assert_eq!(automatic.len(), 2, "the others are asked for by name");
        assert!(automatic.iter().all(|template| !template.has_tree()));
    }

    #[test]
    fn every_shipped_tree_can_be_followed() {
        let plausible = |name: &str| match name {
            "front-double-lead" => stories(&[1, 2, 3, 3, 3]),
            "front-lead-two" => with(stories(&[1, 2, 3]), Kind::Brief, 1),
            "inner-lead-briefs" => with(stories(&[1, 2]), Kind::Brief, 2),
            "inner-four" => stories(&[1, 2, 3, 3]),
            "photo-page" => with(with(Vec::new(), Kind::Photo, 4), Kind::Story, 1),
            "feature-with-sidebar" => with(stories(&[1, 3]), Kind::Notice, 1),
            "briefs-wall" => with(stories(&[1]), Kind::Brief, 5),
            "special-one-story" => stories(&[1]),
            other => panic!("no items for {other}"),
        };
        for template in FILES.map(template).iter().filter(|known| known.has_tree()) {
            let items = plausible(&template.name);
            let pattern = template.pattern(&items);
            let pattern = pattern.unwrap_or_else(|| panic!("{} takes other items", template.name));
            let found = k_best_of(&pattern, &leaves(&items), 5, 73, Effort { keep: 4, roots: 8 });
            assert!(!found.is_empty(), "{} cannot be filled", template.name);
        }
    }

    #[test]
    fn an_item_takes_the_slot_it_is_pinned_to() {
        let text =
            "name = \"a\"\ntree = \"H(lead, V(left, right))\"\n[slot.left]\n[slot.right]\nphotos = \"forbidden\"";
        let template = template(text);
        assert_eq!(template.slots(), ["lead", "left", "right"]);
        let mut items = stories(&[1, 2, 3]);
        items[1].slot = Some(String::from("right"));
        items[1].photos = 1;
        let Some(Pattern::Cut(_, parts)) = template.pattern(&items) else { panic!() };
        let Pattern::Cut(_, foot) = &parts[1] else { panic!() };
        let sets = foot.iter().map(|part| if let Pattern::Slot(slot) = part { slot.items } else { 0 });
        assert_eq!(sets.collect::<Vec<_>>(), [0b101, 0b110], "only the right slot for the pinned item");
        items[1].slot = Some(String::from("middle"));
        assert_eq!(template.pattern(&items), None);
    }

    #[test]
    fn a_lead_is_no_pin_where_no_slot_has_that_name() {
        let template = template("name = \"a\"\ntree = \"any*\"");
        let mut items = stories(&[1, 2]);
        items[0].slot = Some(String::from("lead"));
        assert!(template.pattern(&items).is_some());
    }

    #[test]
    fn the_number_of_articles_must_fit() {
        let template = template("name = \"a\"\ntree = \"H(lead, any*)\"\narticles = [2, 3]");
        let fits = [1, 2, 3, 4].map(|count| template.pattern(&stories(&[1, 2, 3, 3][..count])).is_some());
        assert_eq!(fits, [false, true, true, false]);
    }

    #[test]
    fn a_template_may_reserve_lines_and_widen_ranges() {
        let text = "name = \"a\"\nfor = [1, \"inner\"]\nreserved = 9\n[widths]\nbriefs = [4, 5]\n[score]\nbonus = 2.5";
        let template = template(text);
        assert_eq!((template.reserved, template.lead_top_left, template.bonus), (Some(9), true, 2500));
        assert_eq!(template.widths, Widths { briefs: (4, 5), ..Widths::default() });
    }
}

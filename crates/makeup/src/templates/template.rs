//! Page templates: what a kind of page asks of its items. Takes the text of a file of `layouts/*/pages/`; gives the widths
//! items may have, the lines that are reserved, whether the lead must stand at the top left, and where the file has a tree, the
//! pattern of the page for its items (makeup.md §5.5).

use std::collections::BTreeMap;

use serde::Deserialize;

use super::grammar::{Branch, Number, SlotName, read_tree};
use super::slot::{KNOWN, Rules, SlotTable, SlotTraits, canonical};
use crate::slicing::{Count, PATTERN_ITEMS_MAX, Pattern, Slot};
use crate::widths::Widths;
use chenbao_model::units::PageNumber;

/// Which pages a template is for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum Target {
    Number(PageNumber),
    Kind(PageKind),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

/// `[score]`
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
struct ScoreTable {
    bonus: f64,
}

/// The most that a template may take off the cost of a page that follows it, in units.
const BONUS_MOST: f64 = 1000.0;

/// A template's file.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct TemplateFile {
    name: String,
    #[serde(rename = "for", default)]
    targets: Vec<Target>,
    #[serde(default)]
    reserved: Option<u16>,
    #[serde(default = "yes")]
    lead_top_left: bool,
    #[serde(default)]
    widths: Widths,
    #[serde(default)]
    tree: Option<String>,
    #[serde(default)]
    articles: Option<(usize, usize)>,
    #[serde(default)]
    slot: BTreeMap<String, SlotTable>,
    #[serde(default)]
    score: ScoreTable,
}

const fn yes() -> bool {
    true
}

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
    /// The template that a file's text describes.
    ///
    /// # Errors
    /// What is wrong with it, in Chinese.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        let file: TemplateFile = toml::from_str(text).map_err(|error| in_chinese(error.message()))?;
        let wrong = |what: &str| format!("版式模板“{}”：{what}", file.name);
        let is_range = |&(from, to): &(u16, u16)| from >= 1 && from <= to;
        if !file.widths.all().iter().all(is_range) {
            return Err(wrong("栏数范围应从小到大，至少 1 栏"));
        }
        if !(0.0..=BONUS_MOST).contains(&file.score.bonus) {
            return Err(wrong("[score] bonus 应在 0 到 1000 之间"));
        }
        let articles = file.articles.unwrap_or((1, PATTERN_ITEMS_MAX));
        if articles.0 < 1 || articles.0 > articles.1 {
            return Err(wrong("articles 应从小到大，至少 1 篇，如 [4, 7]"));
        }
        let tree = file.tree.as_deref().map(read_tree).transpose().map_err(|what| wrong(&what))?;
        let rules = slot_rules(tree.as_ref(), &file).map_err(|what| wrong(&what))?;
        Ok(Self {
            name: file.name,
            targets: file.targets,
            reserved: file.reserved,
            lead_top_left: file.lead_top_left,
            widths: file.widths,
            bonus: thousandths(file.score.bonus),
            articles,
            tree,
            rules,
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

/// The rules of every slot of a tree; every name must be known or have a table, and every table must be used.
fn slot_rules(tree: Option<&Branch>, file: &TemplateFile) -> Result<BTreeMap<String, Rules>, String> {
    let mut names = Vec::new();
    if let Some(tree) = tree {
        slot_names(tree, &mut names);
    }
    let table = |name: &str| file.slot.iter().find(|(own, _)| canonical(own) == name).map(|(_, table)| table);
    for (name, table) in &file.slot {
        if !names.contains(&canonical(name)) {
            return Err(format!("tree 里没有版位“{name}”，[slot.{name}] 用不上"));
        }
        if let Some(what) = table.fault() {
            return Err(format!("[slot.{name}] 的 {what}"));
        }
    }
    let unknown = names.iter().find(|name| !KNOWN.contains(name) && table(name).is_none());
    if let Some(name) = unknown {
        return Err(format!("版位“{name}”要写 [slot.{name}] 一段；不写也行的只有 {}", KNOWN.join("、")));
    }
    let rules = |name: &&str| ((*name).to_owned(), Rules::new(name, table(name), &file.widths));
    Ok(names.iter().map(rules).collect())
}

/// A number of units in thousandths.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the number is between 0 and a thousand")]
fn thousandths(units: f64) -> u32 {
    (units * 1000.0).round() as u32
}

/// What the reader of TOML found wrong, in Chinese.
fn in_chinese(message: &str) -> String {
    let quoted = message.split('`').nth(1).unwrap_or_default();
    if message.starts_with("unknown field") {
        format!("版式模板里没有“{quoted}”这个键")
    } else if message.starts_with("unknown variant") {
        format!("版式模板里不能写“{quoted}”")
    } else if message.starts_with("missing field") {
        format!("版式模板缺少“{quoted}”")
    } else {
        format!("版式模板写错了：{message}")
    }
}

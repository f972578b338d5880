//! The file of a page template, `layouts/*/pages/*.toml`. Takes its text; gives what it says, or every fault with its place and a remedy.
//! What the keys mean is described in `layouts/README.md`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::grammar::{Branch, TreeFault, parse_tree};
use super::slot::{KNOWN, Pictures, SlotTable, canonical, slot_names};
use super::target::{PageKind, Target};
use crate::slicing::PATTERN_ITEMS_MAX;
use crate::widths::Widths;
use chenbao_model::diag::{Code, Finding, Source};
use chenbao_model::form::{MOST_LINES, Node, TableForm, Value, nearest, read_resource};
use chenbao_model::model::Kind;
use chenbao_model::units::PageNumber;

/// More columns than any page has: the most a range may name.
const COLUMNS_MOST: u16 = 99;
/// More items than any page has.
const ITEMS_MOST: u16 = 999;
/// The most that a template may take off the cost of a page that follows it, in units.
const BONUS_MOST: f64 = 1000.0;

const PAGE_KINDS: &[(&str, PageKind)] = &[("front", PageKind::Front), ("inner", PageKind::Inner)];
const PICTURES: &[(&str, Pictures)] =
    &[("required", Pictures::Required), ("forbidden", Pictures::Forbidden), ("any", Pictures::Any)];

/// What the file of a template says.
pub(crate) struct TemplateFile {
    pub(crate) name: String,
    pub(crate) targets: Vec<Target>,
    pub(crate) reserved: Option<u16>,
    pub(crate) lead_top_left: bool,
    pub(crate) widths: Widths,
    pub(crate) tree: Option<Branch>,
    /// The fewest and the most items of a page that follows the tree.
    pub(crate) articles: (usize, usize),
    /// What is written of slots, by the names they are written with.
    pub(crate) slots: BTreeMap<String, SlotTable>,
    /// What following the tree takes off the cost, in units.
    pub(crate) bonus: f64,
}

/// What a file says.
pub(crate) fn parse_template(source: &Arc<Source>) -> Result<TemplateFile, Vec<Finding>> {
    read_resource(source, Code::LookInvalid, |form| {
        let name = form.required_text("name", "inner");
        let targets = read_targets(form);
        let reserved = form.integer("reserved", 0..=u32::from(MOST_LINES)).and_then(|lines| u16::try_from(lines).ok());
        let lead_top_left = form.flag("lead-top-left").unwrap_or(true);
        let widths = read_widths(form);
        let tree = read_tree(form, source);
        let articles = form.bounds("articles", 1..=ITEMS_MOST);
        let slots = read_slots(form, tree.as_ref());
        let bonus = read_bonus(form);
        let articles = articles.map_or((1, PATTERN_ITEMS_MAX), |(few, many)| (usize::from(few), usize::from(many)));
        Some(TemplateFile { name: name?.text, targets, reserved, lead_top_left, widths, tree, articles, slots, bonus })
    })
}

/// `for`: numbers of pages, and kinds of pages in quotes.
fn read_targets(form: &mut TableForm<'_>) -> Vec<Target> {
    let items = form.list("for", "[1, \"inner\"]").unwrap_or_default();
    items.iter().filter_map(|item| read_target(form, item)).collect()
}

fn read_target(form: &mut TableForm<'_>, item: &Node) -> Option<Target> {
    let Value::Scalar { text, quoted } = &item.value else {
        let message = format!("“for”里应为版次或哪一种版，写的是{}", item.value.name());
        form.fault(Code::WrongType, item.at, message, "写成：for = [1, \"inner\"]");
        return None;
    };
    let number = text.parse().ok().filter(|number| !quoted && *number > 0).map(PageNumber::new).map(Target::Number);
    let kind = PAGE_KINDS.iter().find(|(name, _)| *quoted && name == text).map(|&(_, kind)| Target::Kind(kind));
    let target = number.or(kind);
    if target.is_none() {
        let names: Vec<&str> = PAGE_KINDS.iter().map(|&(name, _)| name).collect();
        let guess = nearest(text, &names).map(|name| format!("是不是 \"{name}\"？")).unwrap_or_default();
        let remedy = format!("{guess}写版次，如 1、4，或 \"front\"（第 1 版）、\"inner\"（别的版）");
        form.fault(Code::WrongValue, item.at, format!("“for”里不能写“{text}”"), remedy);
    }
    target
}

fn read_widths(form: &mut TableForm<'_>) -> Widths {
    let mut widths = Widths::default();
    let Some(table) = form.section("widths", "写成一段 [widths]，下面写 lead = [3, 5] 等") else {
        return widths;
    };
    let mut inner = form.inner(table);
    let ranges = [
        ("lead", &mut widths.lead),
        ("second", &mut widths.second),
        ("ordinary", &mut widths.ordinary),
        ("briefs", &mut widths.briefs),
        ("notice", &mut widths.notice),
    ];
    for (key, range) in ranges {
        if let Some(own) = inner.bounds(key, 1..=COLUMNS_MOST) {
            *range = own;
        }
    }
    form.absorb(inner.close());
    widths
}

fn read_tree(form: &mut TableForm<'_>, source: &Source) -> Option<Branch> {
    let text = form.text("tree")?;
    // Past the quote, where the file has the tree as it is, without escapes.
    let begin = text.at + 1;
    let is_plain = source.text.get(begin..).is_some_and(|rest| rest.starts_with(&text.text));
    let note = |fault: TreeFault| {
        let at = if is_plain { begin + fault.at } else { text.at };
        let remedy = "照这个样子写：tree = \"H(lead, any*)\"；写法见 layouts/README.md 的“tree：格局”";
        form.fault(Code::WrongValue, at, fault.message, remedy);
    };
    parse_tree(&text.text).map_err(note).ok()
}

/// The tables `[slot.<name>]`. Every name of the tree must be known or have a table, and every table must be used.
fn read_slots(form: &mut TableForm<'_>, tree: Option<&Branch>) -> BTreeMap<String, SlotTable> {
    let mut names = Vec::new();
    if let Some(tree) = tree {
        slot_names(tree, &mut names);
    }
    let mut slots = BTreeMap::new();
    if let Some(all) = form.section("slot", "每个版位一段 [slot.名字]") {
        let mut tables = form.inner(all);
        for name in tables.keys() {
            let Some(table) = tables.table(name, "{ priority = [1] }") else { continue };
            let mut inner = tables.inner(table);
            slots.insert(name.to_owned(), read_slot(&mut inner));
            tables.absorb(inner.close());
            // A tree that cannot be read has told of its fault, and has no names.
            if !names.contains(&canonical(name)) && (tree.is_some() || !form.has("tree")) {
                let guess = nearest(name, &names).map(|known| format!("是不是“{known}”？")).unwrap_or_default();
                let message = format!("tree 里没有版位“{name}”，[slot.{name}] 用不上");
                tables.fault(Code::WrongValue, table.at, message, format!("{guess}改名字，写进 tree，或删去这一段"));
            }
        }
        form.absorb(tables.close());
    }
    for name in names {
        if !KNOWN.contains(&name) && slots.keys().all(|own| canonical(own) != name) {
            let message = format!("版位“{name}”没有 [slot.{name}] 一段");
            let candidates: Vec<&str> = KNOWN.into_iter().chain(slots.keys().map(String::as_str)).collect();
            let guess = nearest(name, &candidates).map(|known| format!("是不是“{known}”？")).unwrap_or_default();
            let remedy = format!("{guess}在文件末尾加一段 [slot.{name}]；不写也行的只有 {}", KNOWN.join("、"));
            form.wrong_value("tree", message, remedy);
        }
    }
    slots
}

fn read_slot(form: &mut TableForm<'_>) -> SlotTable {
    let ranks = form.integers("priority", 1..=3, "[1, 2]");
    SlotTable {
        priority: ranks.map(|ranks| ranks.into_iter().filter_map(|rank| u8::try_from(rank).ok()).collect()),
        kind: form.choices("kind", Kind::NAMES, "[\"story\", \"photo\"]"),
        photos: form.choice("photos", PICTURES),
        width: form.bounds("width", 1..=COLUMNS_MOST),
        most: form.integer("most", 1..=u32::from(ITEMS_MOST)),
    }
}

fn read_bonus(form: &mut TableForm<'_>) -> f64 {
    let Some(table) = form.section("score", "写成一段 [score]，下面写 bonus = 2.0") else { return 0.0 };
    let mut inner = form.inner(table);
    let bonus = inner.number("bonus", 0.0..=BONUS_MOST).unwrap_or(0.0);
    form.absorb(inner.close());
    bonus
}

#[cfg(test)]
mod tests {
    use super::*;
    use chenbao_model::diag::render;

    /// The faults of a template: line, column, message and remedies.
    fn faults(text: &str) -> Vec<String> {
        let told = |finding: &Finding| {
            assert_eq!(finding.code, Code::LookInvalid);
            assert!(!finding.hints.is_empty(), "no remedy: {}", finding.message);
            render::in_a_line(finding)
        };
        let source = Source::new("page.toml", text.to_owned());
        parse_template(&source).err().unwrap_or_default().iter().map(told).collect()
    }

    fn fault(text: &str) -> String {
        let mut faults = faults(text);
        assert_eq!(faults.len(), 1, "{text}: {faults:?}");
        faults.remove(0)
    }

    #[test]
    fn every_kind_of_fault_has_its_place_and_a_remedy() {
        let told = |line: &str| fault(&format!("name = \"a\"\n{line}"));
        assert_eq!(told("fro = [\"front\"]"), "2:1 不认识的键“fro”（是不是“for”？）");
        assert_eq!(told("tree = “H(lead)”"), "2:8 文字两边的引号是全角的（改成半角双引号：键 = \"值\"）");
        assert_eq!(told("[slot.lead\nmost = 1"), "2:11 表名的方括号没有配对（写成 [slot.lead]）");
        assert_eq!(
            told("for = [\"frnt\"]"),
            "2:8 “for”里不能写“frnt”（是不是 \"front\"？写版次，如 1、4，或 \"front\"（第 1 版）、\"inner\"（别的版））"
        );
        assert_eq!(told("for = \"front\""), "2:7 “for”应为列表，写的是文字（写成：for = [1, \"inner\"]）");
        assert_eq!(
            told("[widths]\nlead = [4, 3]"),
            "3:8 “lead”应在 1 到 99 之间，小的在前（例如：lead = 3（或 [2, 3]））"
        );
        assert_eq!(told("[score]\nbonus = 2000"), "3:9 “bonus”应在 0 到 1000 之间（改成范围之内的数）");
        assert_eq!(
            told("lead-top-left = \"yes\""),
            "2:17 “lead-top-left”应为 true 或 false，写的是文字（写成：lead-top-left = false）"
        );
        let articles = "2:12 “articles”应在 1 到 999 之间，小的在前（例如：articles = 3（或 [2, 3]））";
        assert_eq!(told("articles = [4, 3]"), articles);
        assert_eq!(fault("for = [1]"), "1:1 缺少“name”（加一行：name = \"inner\"）");
    }

    #[test]
    fn the_faults_of_a_tree_point_into_it() {
        let told = |line: &str| fault(&format!("name = \"a\"\n{line}"));
        let readme = "照这个样子写：tree = \"H(lead, any*)\"；写法见 layouts/README.md 的“tree：格局”";
        assert_eq!(told("tree = \"H(lead\""), format!("2:15 tree 第 7 个字符：应为“,”或“)”（{readme}）"));
        assert_eq!(
            told("tree = \"H(头条:x)\""),
            format!("2:14 tree 第 6 个字符：冒号后应为栏数，如 3 或 3..4（{readme}）")
        );
        let escaped = told("tree = \"H(\\u006cead\"");
        assert_eq!(escaped, format!("2:8 tree 第 7 个字符：应为“,”或“)”（{readme}）"));
    }

    #[test]
    fn the_faults_of_slots_point_at_their_tables() {
        let told = |lines: &str| fault(&format!("name = \"a\"\n{lines}"));
        let known = "lead、second、ordinary、briefs、notice、photo、any";
        assert_eq!(
            told("tree = \"H(lead, side)\""),
            format!("2:8 版位“side”没有 [slot.side] 一段（在文件末尾加一段 [slot.side]；不写也行的只有 {known}）")
        );
        assert_eq!(
            told("tree = \"lead\"\n[slot.laed]"),
            "3:1 tree 里没有版位“laed”，[slot.laed] 用不上（是不是“lead”？改名字，写进 tree，或删去这一段）"
        );
        assert_eq!(
            told("tree = \"lead\"\n[slot.lead]\npriority = [4]"),
            "4:13 “priority”里有 4，应在 1 到 3 之间（改成 1 到 3 的数）"
        );
        assert_eq!(
            told("tree = \"lead\"\n[slot.lead]\nkind = [\"stroy\"]").split('可').next(),
            Some("4:9 “kind”不能是“stroy”（是不是“story”？")
        );
        assert_eq!(told("tree = \"lead\"\n[slot.lead]\nmots = 3"), "4:1 不认识的键“mots”（是不是“most”？）");
    }

    #[test]
    fn following_the_remedies_mends_the_file() {
        let broken =
            "nam = \"a\"\ntree = \"H(lead, sid*)\"\narticels = [4, 7]\n[slot.side]\nmost = 0\nphotos = \"requird\"\n";
        let mended = "name = \"a\"\ntree = \"H(lead, side*)\"\narticles = [4, 7]\n[slot.side]\nmost = 1\nphotos = \"required\"\n";
        assert!(faults(broken).len() >= 6, "all are told at once: {:?}", faults(broken));
        assert_eq!(faults(mended), Vec::<String>::new());
    }
}

//! Templates: what they ask for, and whether the shipped ones can be followed.

use super::slot::SlotTraits;
use super::template::PageTemplate;
use crate::slicing::{Effort, LeafCosts, Pattern, Sheet, k_best_patterned};
use crate::widths::Widths;
use chenbao_model::diag::Source;
use chenbao_model::model::Kind;
use chenbao_model::units::PageNumber;

const FILES: [&str; 10] = [
    include_str!("../../../../layouts/community/pages/front-lead.toml"),
    include_str!("../../../../layouts/community/pages/inner.toml"),
    include_str!("../../../../layouts/community/pages/front-double-lead.toml"),
    include_str!("../../../../layouts/community/pages/front-lead-two.toml"),
    include_str!("../../../../layouts/community/pages/inner-lead-briefs.toml"),
    include_str!("../../../../layouts/community/pages/inner-four.toml"),
    include_str!("../../../../layouts/community/pages/photo-page.toml"),
    include_str!("../../../../layouts/community/pages/feature-with-sidebar.toml"),
    include_str!("../../../../layouts/community/pages/briefs-wall.toml"),
    include_str!("../../../../layouts/community/pages/special-one-story.toml"),
];

fn template(text: &str) -> PageTemplate {
    PageTemplate::parse(&Source::new("page.toml", text.to_owned())).unwrap()
}

fn item(kind: Kind, rank: u8, photos: usize) -> SlotTraits {
    SlotTraits { rank, kind, photos, group: false, slot: None }
}

fn stories(ranks: &[u8]) -> Vec<SlotTraits> {
    ranks.iter().map(|&rank| item(Kind::Story, rank, usize::from(rank == 1))).collect()
}

fn with(mut items: Vec<SlotTraits>, kind: Kind, count: usize) -> Vec<SlotTraits> {
    items.extend((0..count).map(|_| item(kind, 3, usize::from(kind == Kind::Photo))));
    items
}

/// Items that fill any rectangle of about their share of the page.
fn leaves(items: &[SlotTraits]) -> Vec<LeafCosts> {
    let weight = |item: &SlotTraits| if item.rank == 1 { 3 } else { 2 };
    let all: usize = items.iter().map(weight).sum();
    let of_item = |item: &SlotTraits| {
        let area = 365 * weight(item) / all;
        LeafCosts::new(5, 73, |columns, lines| {
            let off = (usize::from(columns) * usize::from(lines)).abs_diff(area);
            (lines > 3 && off * 5 <= area * 4).then(|| u32::try_from(off).unwrap())
        })
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
    let automatic: Vec<&PageTemplate> = templates.iter().filter(|template| template.is_automatic()).collect();
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
        let found = k_best_patterned(&pattern, &leaves(&items), Sheet::new(5, 73), Effort { keep: 4, roots: 8 });
        assert!(!found.is_empty(), "{} cannot be filled", template.name);
    }
}

#[test]
fn an_item_takes_the_slot_it_is_pinned_to() {
    let text = "name = \"a\"\ntree = \"H(lead, V(left, right))\"\n[slot.left]\n[slot.right]\nphotos = \"forbidden\"";
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

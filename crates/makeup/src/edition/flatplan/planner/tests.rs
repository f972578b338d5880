//! The planner on pages and demands made up for it.

use chenbao_model::units::PageNumber;

use super::*;

fn pages(count: u16) -> Vec<Space> {
    let page = |number| Space {
        number: PageNumber::new(number),
        section: String::from("专题"),
        room: 365,
        strength: if number == 1 { 1000 } else { 600 },
    };
    (1..=count).map(page).collect()
}

fn demand(area: u32) -> Demand {
    Demand { least: area * 8 / 10, comfortable: area, most: area * 12 / 10 }
}

fn planner<'p>(pages: &'p [Space], demands: &[Demand], priorities: &[u8]) -> Planner<'p> {
    Planner {
        pages,
        demands: demands.to_vec(),
        priorities: priorities.to_vec(),
        leads: vec![false; demands.len()],
        stories: vec![true; demands.len()],
        allowed: vec![(0..pages.len()).collect(); demands.len()],
        links: Links::default(),
    }
}

#[test]
fn loads_are_made_equal() {
    let (pages, demands) = (pages(2), [200, 190, 180, 160].map(demand));
    let page_of = planner(&pages, &demands, &[3; 4]).plan();
    let load = |page| items_on(&page_of, page).iter().map(|&item| demands[item].comfortable).sum::<u32>();
    assert!(load(0).abs_diff(load(1)) <= 30, "{page_of:?}");
}

#[test]
fn leads_are_spread() {
    let (pages, demands) = (pages(3), [120; 9].map(demand));
    let page_of = planner(&pages, &demands, &[1, 1, 1, 3, 3, 3, 3, 3, 3]).plan();
    let mut leads = page_of[..3].to_vec();
    leads.sort_unstable();
    assert_eq!(leads, [0, 1, 2]);
}

#[test]
fn pinned_leads_do_not_share_a_page() {
    let (pages, demands) = (pages(2), [300, 60, 200, 170].map(demand));
    let mut planner = planner(&pages, &demands, &[1, 1, 3, 3]);
    planner.leads = vec![true, true, false, false];
    let page_of = planner.plan();
    assert_ne!(page_of[0], page_of[1]);
}

#[test]
fn an_item_stays_on_its_pages() {
    let (pages, demands) = (pages(2), [300, 300, 100].map(demand));
    let mut planner = planner(&pages, &demands, &[3; 3]);
    planner.allowed = vec![vec![1], vec![1], vec![0, 1]];
    assert_eq!(planner.plan(), [1, 1, 0]);
}

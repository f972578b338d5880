//! Head treatments against colliding heads. Takes where the items of a page stand and the ways each may be filled; gives for every
//! item the way with which the page's collisions are covered at the least cost (makeup.md §5.4).
//!
//! Two heads that meet are an edge of the collision graph. An edge is covered when one of its heads takes another size or another
//! treatment: pictures above it, a box, the side. The graph falls into small components; in each all choices are tried, so the
//! cover is the cheapest there is among the ways looked at.

use super::objective::{Region, Standing, pair_cost};
use super::outline::Outline;
use chenbao_model::units::GridRect;

/// The most ways of an item tried in a collision: the cheapest of each treatment, size and height of head.
const WAYS_MOST: usize = 6;
/// The most combinations tried in one component.
const COMBINATIONS_MOST: usize = 8192;

/// An item where it stands, with all ways to fill its rectangle, cheapest first.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate<'o> {
    /// 1 lead, 2 second, 3 ordinary.
    pub(crate) rank: u8,
    /// Whether it is the page's lead.
    pub(crate) lead: bool,
    /// Its rectangle on the page.
    pub(crate) rect: GridRect,
    /// The outlines of its ways.
    pub(crate) ways: &'o [Outline],
}

impl<'o> Candidate<'o> {
    /// The item filled in one of its ways.
    pub(crate) fn standing(&self, way: usize) -> Standing<'o> {
        Standing { rank: self.rank, lead: self.lead, rect: self.rect, outline: &self.ways[way] }
    }

    /// The ways worth trying against a collision.
    fn representatives(&self) -> Vec<usize> {
        let mut kept: Vec<usize> = Vec::new();
        for (at, way) in self.ways.iter().enumerate() {
            let is_same = |&known: &usize| {
                let known = &self.ways[known];
                (known.open, known.size, known.head.y) == (way.open, way.size, way.head.y)
            };
            if !kept.iter().any(is_same) {
                kept.push(at);
            }
        }
        kept.truncate(WAYS_MOST);
        kept
    }
}

/// For every item the way that covers the collisions of the page at the least cost.
pub(crate) fn cover_collisions(items: &[Candidate], region: Region) -> Vec<usize> {
    let mut ways = vec![0; items.len()];
    for component in components(items, region) {
        cover_component(items, &component, region, &mut ways);
    }
    ways
}

/// The components of the collision graph that have an edge, for the cheapest way of every item.
fn components(items: &[Candidate], region: Region) -> Vec<Vec<usize>> {
    let mut label: Vec<usize> = (0..items.len()).collect();
    for a in 0..items.len() {
        for b in a + 1..items.len() {
            if pair_cost(&items[a].standing(0), &items[b].standing(0), region) > 0 {
                let (from, to) = (label[b], label[a]);
                label.iter_mut().filter(|label| **label == from).for_each(|label| *label = to);
            }
        }
    }
    let labelled = |wanted: usize| (0..items.len()).filter(|&item| label[item] == wanted).collect::<Vec<_>>();
    (0..items.len()).map(labelled).filter(|component| component.len() > 1).collect()
}

fn cover_component(items: &[Candidate], component: &[usize], region: Region, ways: &mut [usize]) {
    let mut options: Vec<Vec<usize>> = component.iter().map(|&item| items[item].representatives()).collect();
    while options.iter().map(Vec::len).product::<usize>() > COMBINATIONS_MOST {
        let Some(longest) = options.iter_mut().max_by_key(|options| options.len()) else { return };
        longest.pop();
    }
    let own = |at: usize, option: usize| items[component[at]].ways[options[at][option]].own.total();
    let pairs = pair_costs(items, component, &options, region);
    let mut counter = vec![0; component.len()];
    let mut best: Option<(i64, Vec<usize>)> = None;
    loop {
        let mut cost: i64 = counter.iter().enumerate().map(|(at, &option)| own(at, option)).sum();
        cost += pairs.iter().map(|pair| pair.costs[counter[pair.one]][counter[pair.other]]).sum::<i64>();
        if best.as_ref().is_none_or(|(known, _)| cost < *known) {
            best = Some((cost, counter.clone()));
        }
        if !advance(&mut counter, &options) {
            break;
        }
    }
    if let Some((_, chosen)) = best {
        for (at, &item) in component.iter().enumerate() {
            ways[item] = options[at][chosen[at]];
        }
    }
}

/// What two items of a component cost each other, for every choice of a way for either.
struct PairTable {
    one: usize,
    other: usize,
    costs: Vec<Vec<i64>>,
}

fn pair_costs(items: &[Candidate], component: &[usize], options: &[Vec<usize>], region: Region) -> Vec<PairTable> {
    let mut pairs = Vec::new();
    for a in 0..component.len() {
        for b in a + 1..component.len() {
            let cost = |one: usize, other: usize| {
                pair_cost(&items[component[a]].standing(one), &items[component[b]].standing(other), region)
            };
            let table = options[a].iter().map(|&one| options[b].iter().map(|&other| cost(one, other)).collect());
            pairs.push(PairTable { one: a, other: b, costs: table.collect() });
        }
    }
    pairs
}

/// The next combination; false after the last.
fn advance(counter: &mut [usize], options: &[Vec<usize>]) -> bool {
    for (digit, options) in counter.iter_mut().zip(options) {
        *digit += 1;
        if *digit < options.len() {
            return true;
        }
        *digit = 0;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::terms::Terms;
    use crate::term::TermId;

    const REGION: Region = Region { columns: 5, top: 0, lines: 73, lead_top_left: true };

    fn way(size: i64, open: bool, cost: u32) -> Outline {
        let mut own = Terms::default();
        own.add(TermId::Form, 1, cost);
        let head = GridRect::new(0, 0, 2, 5);
        Outline { head, size, open, boxes: 0, photos: Vec::new(), picture_areas: Vec::new(), own }
    }

    fn row(ways: &[Vec<Outline>]) -> Vec<Candidate<'_>> {
        let candidate =
            |(at, ways): (u16, _)| Candidate { rank: 3, lead: false, rect: GridRect::new(at, 0, 1, 73), ways };
        (0..).zip(ways.iter().map(Vec::as_slice)).map(candidate).collect()
    }

    #[test]
    fn heads_that_do_not_meet_keep_their_cheapest_way() {
        let ways = [vec![way(36_000, true, 0)], vec![way(20_000, true, 0)]];
        assert_eq!(cover_collisions(&row(&ways), REGION), [0, 0]);
    }

    #[test]
    fn the_one_head_that_meets_both_others_gives_way() {
        let both = || vec![way(20_000, true, 0), way(20_000, false, 900)];
        assert_eq!(cover_collisions(&row(&[both(), both(), both()]), REGION), [0, 1, 0]);
    }

    #[test]
    fn the_cheaper_of_two_gives_way() {
        let ways =
            [vec![way(20_000, true, 0), way(20_000, false, 900)], vec![way(20_000, true, 0), way(30_000, true, 600)]];
        assert_eq!(cover_collisions(&row(&ways), REGION), [0, 1]);
    }

    #[test]
    fn a_cover_dearer_than_the_collision_is_not_taken() {
        let ways = [vec![way(20_000, true, 0), way(20_000, false, 9000)], vec![way(20_000, true, 0)]];
        assert_eq!(cover_collisions(&row(&ways), REGION), [0, 0]);
    }
}

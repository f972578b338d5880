//! Divides a garden into beds: the solvers of `slicing` on something that is not a newspaper. Run with
//! `cargo run -p chenbao-makeup --example tiling`.
//!
//! The garden is 8 × 12 paces. Every bed has a size it should have, and beds that are long and narrow are a nuisance to weed.

#![allow(clippy::print_stdout, reason = "an example that prints")]

use chenbao_makeup::slicing::{
    Count, Cut, Effort, Fixed, LeafCosts, Pattern, Sheet, Slot, Tiling, arrangements, k_best, k_best_around,
    k_best_patterned,
};
use chenbao_model::units::GridRect;

const BEDS: [(&str, u16); 5] = [("beans", 24), ("carrots", 16), ("dill", 6), ("leeks", 20), ("potatoes", 30)];
const GARDEN: Sheet = Sheet::new(8, 12);
const EFFORT: Effort = Effort { keep: 16, roots: 3 };

fn main() {
    let beds: Vec<LeafCosts> = BEDS.iter().map(|&(_, paces)| bed(paces)).collect();
    show("anywhere", &k_best(&beds, GARDEN, EFFORT));

    let pond = Fixed { rect: GridRect::new(5, 4, 3, 4), item: None };
    show("around a pond", &k_best_around(&beds, &[pond], GARDEN, EFFORT));

    // Potatoes along the far fence, the herbs by the door, and the others as they come.
    let slot = |items: u32, count| Pattern::Slot(Slot { items, count, widths: (1, 8), height: None });
    let rest = slot(0b01011, Count::Many(3));
    let near = Pattern::Cut(Cut::Vertical, vec![slot(0b00100, Count::One), rest]);
    let plan = Pattern::Cut(Cut::Horizontal, vec![slot(0b10000, Count::One), near]);
    show("after a plan", &k_best_patterned(&plan, &beds, GARDEN, EFFORT));
}

/// What a bed that should have so many paces costs in every rectangle: ten for each pace too many or too few, and the square of how
/// much longer than wide it is. A bed of less than two thirds or more than four thirds of its size is none.
fn bed(paces: u16) -> LeafCosts {
    LeafCosts::new(GARDEN.columns, GARDEN.lines, move |across, along| {
        let off = (across * along).abs_diff(paces);
        let longer = u32::from(across.abs_diff(along));
        (off * 3 <= paces).then(|| u32::from(off) * 10 + longer * longer)
    })
}

fn show(title: &str, tilings: &[Tiling]) {
    println!("{title}: {} ways, which cost {:?}", tilings.len(), costs(tilings));
    let Some(best) = tilings.first() else { return };
    let standing = &arrangements(&best.tree, None)[0];
    for along in 0..GARDEN.lines {
        let letter = |across: u16| {
            let here = GridRect::new(across, along, 1, 1);
            let bed = standing.iter().find(|placed| placed.rect.intersects(here));
            bed.and_then(|placed| BEDS[placed.item].0.chars().next()).unwrap_or('~')
        };
        println!("    {}", (0..GARDEN.columns).map(letter).collect::<String>());
    }
    println!();
}

fn costs(tilings: &[Tiling]) -> Vec<u32> {
    tilings.iter().map(|tiling| tiling.cost).collect()
}

//! Exact guillotine tiling. Takes for every item what each rectangle of whole columns and lines costs it; gives the K cheapest ways to
//! cut a sheet into rectangles, one an item, so that nothing is left over. This room knows nothing of newspapers: a rectangle and
//! a price are all it asks for.
//!
//! | solver | for |
//! |---|---|
//! | [`k_best`] | up to [`ITEMS_MAX`] items anywhere |
//! | [`k_best_many`] | more items: small ones are bundled |
//! | [`k_best_around`] | some rectangles fixed, blank or with an item |
//! | [`k_best_patterned`] | the cuts, or some of them, given by a [`Pattern`] |
//!
//! All give [`Tiling`]s, the cheapest first; the least cost is that of all guillotine tilings there are (the tests hold the solvers
//! against brute force), but for bundles, whose members stand one above the other. A tiling's [`Tree`] says what is cut from what; in
//! which order the parts stand, [`arrangements`] says.
//!
//! ```
//! use chenbao_makeup::slicing::{Effort, LeafCosts, Sheet, arrangements, k_best};
//!
//! // Three items on a sheet of 4 × 6. Each wants its area; a rectangle of another area costs a point for each cell.
//! let item = |area: u32| {
//!     LeafCosts::new(4, 6, move |columns, lines| Some((u32::from(columns) * u32::from(lines)).abs_diff(area)))
//! };
//! let tilings = k_best(&[item(12), item(8), item(4)], Sheet::new(4, 6), Effort { keep: 8, roots: 24 });
//! assert_eq!(tilings[0].cost, 0);
//!
//! let standing = &arrangements(&tilings[0].tree, None)[0];
//! let area: u32 = standing.iter().map(|placed| placed.rect.area()).sum();
//! assert_eq!(area, 24);
//! ```

mod around;
mod around_state;
#[cfg(test)]
mod around_tests;
mod bundle;
mod fixed;
mod flip;
mod kbest;
mod leaf;
mod numbered;
mod pattern;
mod search;
mod slots;
#[cfg(test)]
mod slots_tests;
mod table;
mod table_rows;
mod tree;

pub use self::around::k_best_around;
pub use self::bundle::k_best_many;
pub use self::fixed::{FIXED_MAX, Fixed};
pub use self::flip::{Arrangement, Placed, arrangements};
pub use self::kbest::Tiling;
pub use self::leaf::{COLUMNS_MAX, Effort, ITEMS_MAX, LINES_MAX, LeafCosts, Sheet};
pub use self::pattern::{Count, PATTERN_ITEMS_MAX, Pattern, Slot, pattern_of};
pub use self::search::k_best;
pub use self::slots::k_best_patterned;
pub use self::tree::{Cut, Tree};

//! The flatplan 版面计划: which item on which page. Takes items with the room they need and pages with the room they have; gives
//! every page its items. Greedy by priority, then moves and swaps while they help (makeup.md §5.3).
//!
//! | file | what |
//! |---|---|
//! | `space` | the room of pages and items, the pages an item may stand on |
//! | `load` | what a page costs with its items |
//! | `links` | what is lost where items that belong together are parted |
//! | `change`, `planner` | the steps, and who takes them |

mod change;
mod links;
mod load;
mod planner;
mod space;

pub(crate) use links::Links;
pub(crate) use planner::{Planner, items_on};
pub(crate) use space::{Demand, Space, allowed_pages};

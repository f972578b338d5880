//! A finished layout, read: how good it is, where its parts stand, what it would cost to choose otherwise, and what all that is called.
//! Takes layouts; changes nothing. Checks, preview and `explain` ask here.

pub mod areas;
pub mod difference;
pub mod frame;
pub mod metrics;
pub mod resolution;
pub mod trim;
pub mod words;

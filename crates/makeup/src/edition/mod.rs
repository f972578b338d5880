//! A whole issue. Takes its items and its pages; gives every page its items, solves it, mends what does not fit, and tells the editor of
//! what cannot be mended.
//!
//! | file | does |
//! |---|---|
//! | `page`, `fingerprint`, `attempt` | a page before and after it is solved |
//! | `flatplan` | which item on which page |
//! | `spread` | texts parted between pages |
//! | `capacity`, `trouble` | what an empty page takes, why an item fits nowhere |
//! | `surfeit` | whether there is far too much copy to begin |
//! | `room` | what pages hold and copy takes, before anything is placed |
//! | `locked`, `copyfit` | a page as it was, and a page with copy taken away or added |
//! | `issue` | the steps |
//! | `repair`, `exchange`, `jumps` | other ways to fill a page that has no solution |
//! | `demands`, `steering`, `remedies`, `report` | the findings |
//! | `cure`, `text_change` | remedies for the whole issue, tried together before they are told |
//! | `written`, `outcome` | the layout |

pub(crate) mod attempt;
pub(crate) mod capacity;
pub(crate) mod copyfit;
pub(crate) mod cure;
pub(crate) mod demands;
pub(crate) mod exchange;
pub(crate) mod fingerprint;
pub(crate) mod flatplan;
pub(crate) mod issue;
pub(crate) mod jumps;
pub(crate) mod locked;
pub(crate) mod outcome;
pub(crate) mod page;
pub(crate) mod remedies;
pub(crate) mod repair;
pub(crate) mod report;
pub mod room;
pub(crate) mod spread;
pub(crate) mod steering;
pub(crate) mod surfeit;
pub(crate) mod text_change;
pub(crate) mod trouble;
pub(crate) mod written;

//! A whole issue. Takes its items and its pages; gives every page its items, solves it, mends what does not fit, and tells the editor of
//! what cannot be mended.
//!
//! | file | does |
//! |---|---|
//! | `page`, `fingerprint`, `attempt` | a page before and after it is solved |
//! | `space`, `links`, `flatplan`, `planning` | which item on which page |
//! | `spread` | texts parted between pages |
//! | `capacity`, `trouble` | what an empty page takes, why an item fits nowhere |
//! | `surfeit` | whether there is far too much copy to begin |
//! | `room` | what pages hold and copy takes, before anything is placed |
//! | `locked`, `copyfit` | a page as it was, and a page with copy taken away or added |
//! | `issue` | the edition, and its pages solved |
//! | `repair`, `exchange`, `jumps` | other ways to fill a page that has no solution |
//! | `makeshift` | what is better than no page |
//! | `demands`, `steering`, `remedies`, `naming`, `amounts`, `report` | the findings |
//! | `cure`, `text_change` | remedies for the whole issue, tried together before they are told |
//! | `written`, `outcome` | the layout |

pub(crate) mod amounts;
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
pub(crate) mod links;
pub(crate) mod locked;
pub(crate) mod makeshift;
pub(crate) mod naming;
pub(crate) mod outcome;
pub(crate) mod page;
pub(crate) mod planning;
pub(crate) mod remedies;
pub(crate) mod repair;
pub(crate) mod report;
pub mod room;
pub(crate) mod space;
pub(crate) mod spread;
pub(crate) mod steering;
pub(crate) mod surfeit;
pub(crate) mod text_change;
pub(crate) mod trouble;
pub(crate) mod written;

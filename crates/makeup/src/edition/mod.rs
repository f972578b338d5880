//! A whole issue. Takes its items and its pages; gives every page its items, solves it, mends what does not fit, and tells the editor of
//! what cannot be mended.
//!
//! | file | does |
//! |---|---|
//! | `page`, `fingerprint`, `attempt` | a page before and after it is solved |
//! | `flatplan` | which item on which page |
//! | `spread` | texts parted between pages |
//! | `locked`, `copyfit` | a page as it was, and a page with copy taken away or added |
//! | `issue`, `planning`, `solving`, `fitting` | the issue being made up, and the steps: items to pages, pages solved, pages that have no solution |
//! | `repair` | other ways to fill a page that has no solution |
//! | `demands`, `steering`, `report` | the findings |
//! | `written`, `outcome` | the layout |

pub(crate) mod attempt;
pub(crate) mod copyfit;
pub(crate) mod demands;
pub(crate) mod fingerprint;
pub(crate) mod fitting;
pub(crate) mod flatplan;
pub(crate) mod issue;
pub(crate) mod locked;
pub(crate) mod outcome;
pub(crate) mod page;
pub(crate) mod planning;
pub(crate) mod repair;
pub(crate) mod report;
pub(crate) mod solving;
pub(crate) mod spread;
pub(crate) mod steering;
pub(crate) mod written;

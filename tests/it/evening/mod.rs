//! Any evening's copy: generated issues of real-looking reports, written as folders that the program reads, with the load they are
//! asked to have. Used by the tests, and by `examples/solve_rates.rs`, which counts how many of them make a paper.
//!
//! | file | what |
//! |---|---|
//! | `corpus.txt`, `pen` | sentences, titles and captions: names and figures drawn into templates written for this project |
//! | `copy` | an article as its author sends it |
//! | `desk` | what kinds of pages and desks there are, and which articles they send |
//! | `folder` | an issue as a folder of files |
//! | `fitting` | copy brought to the load that is asked for, by the real typesetter's measures |
//! | `following` | remedies followed to the letter |
//! | `trial` | an issue made up: whether it makes a paper, what stops it, what rules its pages break |

pub(crate) mod copy;
pub(crate) mod desk;
pub(crate) mod fitting;
pub(crate) mod folder;
pub(crate) mod following;
pub(crate) mod pen;
pub(crate) mod trial;

//! What copy can be. Takes an issue and the typesetter's measures; gives its items with every rectangle each can fill, and what that
//! costs. This is the only room that asks the typesetter; all later ones reckon with what it was told.
//!
//! | file | gives |
//! |---|---|
//! | `flow`, `legs` | a text in rows, and how it runs through legs |
//! | `photo` | the sizes a picture can be printed at |
//! | `form`, `piece` | the ways to set a text and its head, measured |
//! | `item`, `gather` | the items of an issue |
//! | `rows`, `stack`, `towers`, `pictures`, `body` | pictures at the head of legs, and the text around them |
//! | `way`, `filling`, `shape` | heads, bodies and sidebars together: the rectangles of an item |
//! | `hints` | where a cut of a few 字 saves a line |

pub(crate) mod body;
pub(crate) mod filling;
pub(crate) mod flow;
pub(crate) mod form;
pub(crate) mod gather;
pub(crate) mod hints;
pub(crate) mod item;
pub(crate) mod legs;
pub(crate) mod photo;
pub(crate) mod pictures;
pub(crate) mod piece;
pub(crate) mod rows;
pub(crate) mod shape;
pub(crate) mod stack;
pub(crate) mod towers;
pub(crate) mod way;

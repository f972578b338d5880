//! The house itself: what must hold of the repository's own text, whatever the program does.

mod circles;
mod citations;
mod comments;
mod documents;
mod links;
mod tree;

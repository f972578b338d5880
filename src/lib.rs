//! chenbao makes Markdown articles up into a Chinese community newspaper, by itself.
//!
//! # The sentence
//!
//! *Content is read, made into copy, made up into pages, typeset, and exported.* The modules stand in this order, and a
//! module uses only modules to its left:
//!
//! `units, diag, form, jpeg · model · pictures · content, store · copy · makeup · typeset · export · pipeline · preview, cli`
//!
//! | module | takes | gives |
//! |---|---|---|
//! | [`units`], [`diag`], [`jpeg`] | | lengths and rectangles; findings with their places; the segments of a JPEG |
//! | [`form`] | TOML and YAML | what is asked of it, and every fault with its place and remedy |
//! | [`model`] | | the vocabulary: paper, issue, article, text |
//! | [`pictures`] | an author's file | its pixels, upright, as few as are wanted, and files of them |
//! | [`content`] | a folder | raw articles, pictures read as far as their headers |
//! | [`store`] | what was made, and what it comes from | the same again, in a later run |
//! | [`copy`] | Markdown | articles ready to be set, each character traceable to its byte |
//! | [`makeup`] | articles and their measures | a [`makeup::layout::Layout`]: where everything goes, in whole columns and lines |
//! | [`typeset`] | articles and a layout | pages, and the measures that makeup asks for |
//! | [`export`] | pages | files |
//! | [`pipeline`] | a folder | all of it, in order |
//! | [`preview`] | a folder, and every save in it | pages in a browser |
//! | [`cli`] | arguments | an exit code |
//!
//! # Invariants
//!
//! 1. `model` is plain data; no files, no typst, no layout.
//! 2. `copy` never fails: it returns the articles and its findings.
//! 3. `makeup` is a function of issue, templates, measures, options and the layout saved before, in integers. Same input, same
//!    bytes, whatever the number of threads or the order of files; an issue that has not changed keeps its layout to the byte. (The crop windows and millimetres of `layout.json` are decimals derived from them.)
//! 4. Only `typeset` names a typst type; only `cli` and `preview` talk to people.
//! 5. An author's text reaches typst as data, never pasted into typst source.
//! 6. Every character of every article is set exactly once, in order, or a finding says which are not. This is checked on
//!    the frames after layout, on every build ([`typeset::check`]).
//! 7. All modules stand on whole lines and whole grid columns; a text may break its columns 破栏 inside its module. Every body
//!    baseline of a page lies on one grid.
//! 8. A saved `Layout` can be set again without a search. The screen and the press are set from the same one and break lines alike.
//! 9. Outputs appear whole or not at all: all are written beside their place, then renamed one after the other.
//! 10. Nothing is fetched from a network, and no font of the system is used; the preview binds loopback unless its user names another address.
//! 11. Only [`export::print`] names a crate that edits PDF files, and a rule of its preflight sees only the finished file.
//! 12. A book says nothing that its content does not: what a year lacks is left out, and no figure is compared across definitions.
//!
//! `makeup.md`, `look.md` and the like in comments are reports on the trade, with the sources of each figure: they stand in `docs/trade`.
//!
//! # How a page is made up
//!
//! Every item, one module's worth of copy, has *forms* (columns, box, side head, pull quote), each form has *bodies* (legs around
//! pictures), and together they give it *shapes*: which rectangles it fills exactly and at what cost. The flatplan gives every page its
//! items; [`makeup::slicing`] finds the cheapest trees of cuts that tile the page with their shapes; every arrangement of these trees is
//! judged by the whole objective, and the next best are kept as alternatives. Pages without a solution are repaired. The crate doc of
//! [`makeup`] has a table of its rooms.
//!
//! # How lines are counted
//!
//! typst breaks a paragraph into lines before it distributes them to boxes, so lines do not depend on the depths of boxes.
//! One galley is measured for each measure a text may have (`typeset::galley`), heads and captions for every width of theirs;
//! from there on the search is arithmetic on whole lines, and what was measured is what is set.
//!
//! # How pages reach the press
//!
//! The same layout is set once more with colours in C, M, Y, K and with pictures that were cut to their frames and separated beforehand
//! (`export::print::pictures`). The engine's file is then finished: what colours are left become inks, black text overprints, boxes, output
//! intent and metadata make a PDF/X-4 of it; its pages are imposed on sheets; and the preflight reads the result as it would read
//! anyone's.
//!
//! # How reviews become a book
//!
//! A paper's annual reviews are read and made into copy like articles, but keep their whole structure (`copy::anthology`); what their
//! editors recorded beside the text makes the apparatus. [`export::epub`] writes every document with a writer that cannot leave an element
//! open, a crate assembles the package, and one step over the archive sets right what the crate gets wrong. The look draws the cover. Then
//! the finished file is read as a stranger would read it (`export::epub::lint`), word for word against the copy, before it is given away.

pub use chenbao_model::{diag, form, jpeg, markup, model, units};

pub mod pictures;

pub mod content;

pub mod store;

pub mod copy;

pub use chenbao_makeup as makeup;

pub mod typeset;

pub mod export;

pub mod pipeline;

pub use chenbao_preflight as preflight;

pub mod preview;

pub mod cli;

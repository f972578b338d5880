//! The ground of the house: what every other package speaks of. Plain data and the reading and writing of plain text; no files, no
//! typesetting, no layout.
//!
//! `units · diag · markup · jpeg · form · model`
//!
//! | module | takes | gives |
//! |---|---|---|
//! | [`units`] | | lengths in thousandths of a point, dates, page numbers, rectangles of columns and lines |
//! | [`diag`] | | findings: a code, how much it matters, a place in the author's file, what is wrong, how to mend it |
//! | [`markup`] | elements and words | XML that cannot be left open or unescaped |
//! | [`jpeg`] | the bytes of a JPEG | its segments, its frame, its inks |
//! | [`form`] | a TOML or YAML table | what is asked of it, and every fault with its place and a remedy |
//! | [`model`] | | the vocabulary: paper, issue, page, article, text, picture, review |
//!
//! To begin with, a place in a file and what is wrong there:
//!
//! ```
//! use chenbao_model::diag::{Code, Finding, Severity, Source};
//!
//! let source = Source::new("p1/a.md", "第一行\n第二行，少一个引号“\n".to_owned());
//! let at = source.text.find('“').expect("it is there");
//! let finding = Finding::new(Code::QuoteUnpaired, "引号没有配对").at(source.span_at(at)).hint("补上另一半");
//! assert_eq!(finding.severity, Severity::Warning);
//! let place = finding.span.expect("it has a place");
//! assert_eq!((&*place.file, place.line, place.column), ("p1/a.md", 2, 10));
//! ```

pub mod units;

pub mod diag;

pub mod markup;

pub mod jpeg;

pub mod form;

pub mod model;

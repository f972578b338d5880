//! Files of keys and values, TOML or YAML, read as a clerk reads a form: asked key by key, every fault told at once, with its line and column
//! and a remedy in Chinese. Takes the text of a file; gives what it says and findings.
//!
//! 1. [`parse_toml`] makes a [`Table`] of a file, or findings where its grammar is broken. Who reads YAML builds the same tree.
//! 2. A [`TableForm`] is laid over the table and asked for each key the format knows: [`TableForm::text`], [`TableForm::integer`] and so on.
//!    What is absent or wrong comes back as nothing, and what is wrong is noted.
//! 3. [`TableForm::close`] notes the keys nobody asked for, with the nearest that is known, and gives the findings.
//!
//! [`read_resource`] does all three for a file of the tool's own, which is sound or refused.
//!
//! ```
//! use chenbao_model::diag::Source;
//! use chenbao_model::form::{TableForm, parse_toml};
//!
//! let source = Source::new("theme.toml", "lines = 200\ncolour = \"red\"\n".to_owned());
//! let table = parse_toml(&source).expect("the grammar is sound");
//! let mut form = TableForm::toml(&source, &table);
//! assert_eq!(form.integer("lines", 20..=126), None);
//! assert_eq!(form.text("color"), None);
//! let findings = form.close();
//! assert_eq!(findings[0].message, "“lines”是 200，应在 20 到 126 之间");
//! assert_eq!(findings[0].hints, ["改成 20 到 126 的整数"]);
//! let place = findings[1].span.as_ref().expect("every finding has its place");
//! assert_eq!((place.line, place.column), (2, 1));
//! assert_eq!(findings[1].hints, ["是不是“color”？"]);
//! ```

mod date;
mod lists;
mod nearest;
mod phrase;
mod resource;
mod scalars;
mod table;
mod table_form;
mod tables;
mod toml_fault;
mod toml_file;

pub use date::parse_date;
pub use lists::{MOST_COLUMNS, MOST_LINES};
pub use nearest::nearest;
pub use phrase::Phrase;
pub use resource::read_resource;
pub use table::{Entry, Node, Table, Value};
pub use table_form::TableForm;
pub use toml_file::parse_toml;

//! The check of a finished EPUB, anyone's, without Java or Node: takes its bytes, gives findings with file and line inside the archive.
//!
//! It knows EPUB 3.3, EPUB Accessibility 1.1 and the house's rules for a Chinese book (epub.md §5.3, §7). It is no EPUBCheck: it does not
//! validate against a schema, but it tells an editor in Chinese what is wrong and how to mend it, in milliseconds.
//!
//! | module | takes | gives |
//! |---|---|---|
//! | `archive`, `xml`, `package`, `path` | the bytes of a file | its entries, their trees, manifest and spine, what a reference means |
//! | `book`, `notes` | all of these; what the checks say | the book as they see it; findings in order |
//! | `metadata`, `manifest`, `links`, `navigation`, `ncx`, `page_list`, `language`, `content`, `semantics`, `style`, `characters`, `pictures` | the book | notes on it |
//! | `words` | the book, its anthology | where their words differ |

mod archive;
mod book;
mod characters;
mod content;
mod language;
mod links;
mod manifest;
mod metadata;
mod navigation;
mod ncx;
mod notes;
mod package;
mod page_list;
mod path;
mod pictures;
mod semantics;
mod style;
#[cfg(test)]
mod tests;
mod words;
mod xml;

pub use words::fidelity;

use std::collections::BTreeMap;

use self::archive::Archive;
use self::book::Book;
use self::notes::Notes;
use self::package::Package;
use crate::diag::Finding;

/// Checks a book. Never fails: what cannot be read is a finding. Findings come in the order of file, line and code.
pub fn lint(bytes: &[u8]) -> Vec<Finding> {
    let mut notes = Notes::default();
    let Some(archive) = Archive::read(bytes, &mut notes) else { return notes.finish(&BTreeMap::new()) };
    let trees = xml::parse(&archive, &mut notes);
    if let Some(package) = Package::read(&archive, &trees, &mut notes) {
        check(&Book { archive: &archive, trees: &trees, package: &package }, &mut notes);
    }
    notes.finish(&archive.files)
}

/// The text of a file of a book, to show the line that a finding points at. `path` may begin with a stroke.
pub fn text_of(bytes: &[u8], path: &str) -> Option<String> {
    let archive = Archive::read(bytes, &mut Notes::default())?;
    String::from_utf8(archive.get(path.trim_start_matches('/'))?.to_vec()).ok()
}

fn check(book: &Book, notes: &mut Notes) {
    metadata::check(book, notes);
    manifest::check(book, notes);
    links::check(book, notes);
    navigation::check(book, notes);
    ncx::check(book, notes);
    page_list::check(book, notes);
    language::check(book, notes);
    content::check(book, notes);
    semantics::check(book, notes);
    style::check(book, notes);
    characters::check(book, notes);
    pictures::check(book, notes);
}

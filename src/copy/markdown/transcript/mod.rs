//! An author's body as the Markdown it was meant to be: takes the text of a file, gives one of the same length, byte for byte, that the parser
//! reads as a person would.
//!
//! People write marks that Markdown takes for its own, and marks of other Markdowns. Both are settled before the parser sees them: a mark
//! that is the author's becomes a stand-in ([`KEPT`]) that the reader turns back, what is not for print becomes nothing ([`OMITTED`]). Since
//! every byte keeps its place, so does every character and every finding.
//!
//! | file | settles |
//! |---|---|
//! | `sheet` | what has been settled so far, and how |
//! | `regions` | code, in which nothing is settled |
//! | `remarks` | private notes: comments of HTML, `%%…%%` |
//! | `foreign_picture` | what a picture named in another manner says |
//! | `pictures` | `![[a.jpg]]`, `<img src="a.jpg">`, `![](a b.jpg)` |
//! | `dialects` | marks of other Markdowns: `[[…]]`, `~~…~~`, `==…==`, `- [ ]`, `:::`, `{.class}`, `[TOC]` |
//! | `scripts` | `$…$`, `H~2~O`, `m^2^`, `<sub>2</sub>`: what stands high or low |
//! | `definitions` | `[名]: …` that defines no link |
//! | `line_marks` | what stands at the beginning of a line, or alone on it |
//! | `stars` | stars and underlines that emphasise nothing |
//! | `lines` | which lines are lines, and which were only wrapped; verse |

mod definitions;
mod dialects;
mod foreign_picture;
mod line_marks;
mod lines;
mod pictures;
mod regions;
mod remarks;
mod scripts;
mod sheet;
mod stars;

use std::sync::Arc;

use super::super::manuscript::Notice;
use crate::diag::Source;
use sheet::Sheet;
pub(super) use sheet::{FOREIGN_PICTURE, KEPT, OMITTED, Transcript};

/// The transcript of a file whose body begins at this byte, and what was done to it.
pub(super) fn transcribe(source: &Arc<Source>, body_at: usize) -> (Transcript, Vec<Notice>) {
    let mut sheet = Sheet::new(&source.text, body_at);
    regions::protect_code(&mut sheet);
    remarks::omit_remarks(&mut sheet);
    pictures::take_pictures(&mut sheet);
    dialects::settle_dialects(&mut sheet);
    scripts::settle_scripts(&mut sheet);
    definitions::settle_definitions(&mut sheet);
    line_marks::settle_line_marks(&mut sheet);
    stars::settle_stars(&mut sheet);
    lines::settle_lines(&mut sheet);
    sheet.close()
}

#[cfg(test)]
mod tests;

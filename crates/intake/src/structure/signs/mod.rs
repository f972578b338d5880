//! What the words of a line tell of it: that a sentence ends, that it names a place, a writer, a picture. Nothing here knows of other lines.

mod credit;
mod furniture;
mod heading;
mod sentence;

pub(super) use credit::{
    bracketed, is_bare_name, is_byline, is_caption, is_caption_start, is_captioned_end, is_credit_words, is_office,
    is_sign, is_signed,
};
pub(super) use furniture::furniture;
pub(super) use heading::{begins_dated, has_clauses, head_goes_on, is_place, numbered};
pub(super) use sentence::{begins_closing, ends_open, ends_sentence};

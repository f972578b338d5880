//! The ground of the house: lengths and rectangles, findings with their places, a writer of XML, and the vocabulary of a newspaper. Plain data; no files, no
//! typesetting, no layout.

pub mod units;

pub mod diag;

pub mod markup;

pub mod model;

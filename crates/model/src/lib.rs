//! The ground of the house: lengths and rectangles, findings with their places, the reading of TOML and YAML tables, and the vocabulary of a
//! newspaper. Plain data; no files, no typesetting, no layout.

pub mod units;

pub mod diag;

pub mod form;

pub mod model;

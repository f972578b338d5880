//! The ground of the house: lengths and rectangles, findings with their places, the reading of TOML and YAML tables, a writer of XML, the
//! vocabulary of a newspaper, and what the bytes of a JPEG mean. Plain data; no files, no typesetting, no layout.

pub mod units;

pub mod diag;

pub mod form;

pub mod markup;

pub mod model;

pub mod jpeg;

//! A small writer of PDF for the tests: an object model and its bytes. It writes whatever it is told, also what makes no sense. The unit tests
//! in `src` share it by path.

#![allow(dead_code, reason = "the unit tests and the integration tests use different parts of it")]
#![allow(unused_imports, reason = "the unit tests and the integration tests use different parts of it")]

mod document;
mod object;

pub(crate) use document::Document;
pub(crate) use object::{Dictionary, Object, ObjectId, Stream, dictionary, name, numbers, string};

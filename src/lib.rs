#![doc = include_str!("../ARCHITECTURE.md")]

pub use chenbao_model::{diag, form, jpeg, markup, model, units};

pub use chenbao_intake as intake;

pub mod pictures;

pub mod content;

pub mod store;

pub mod copy;

pub use chenbao_makeup as makeup;

pub mod typeset;

pub mod export;

pub mod pipeline;

pub use chenbao_preflight as preflight;

mod serve;

pub mod preview;

pub mod confirming;

pub mod cli;

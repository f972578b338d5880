//! Intake on texts whose truth is known.

mod degraded;
mod truth;

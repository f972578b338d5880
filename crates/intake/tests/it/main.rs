//! Intake on texts whose truth is known, on documents with every feature, and on files that mean harm.

mod degraded;
mod desk;
mod documents;
mod hostile;
mod package;
mod truth;

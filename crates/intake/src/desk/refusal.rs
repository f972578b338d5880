//! Why a deed at the bench was not done.

use chenbao_model::diag::Failure;

/// Why a deed was not done.
#[derive(Debug)]
pub enum Refusal {
    /// The draft was changed meanwhile, or is gone: the editor must look again.
    Stale(String),
    /// It cannot be done; why, in words.
    Cannot(String),
    /// A file cannot be read or written.
    Failed(Failure),
}

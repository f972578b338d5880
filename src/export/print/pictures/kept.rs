//! What is kept of a picture from one run to the next.

/// What is kept of a picture made ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) grey: bool,
    pub(super) bytes: Vec<u8>,
}

//! Where something decoded or drawn comes from, as a digest.

use sha2::{Digest, Sha256};

/// A digest of bytes.
pub(crate) type Origin = [u8; 32];

/// The digest of what something comes from.
pub(crate) fn origin_of_bytes(parts: &[&[u8]]) -> Origin {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

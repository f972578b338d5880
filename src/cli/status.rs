//! How a command ended, short of failing.

/// How the work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Nothing is wrong.
    Clean,
    /// The paper has faults.
    Faults,
}

impl Status {
    /// The worse of two.
    pub(crate) fn worse(self, other: Self) -> Self {
        if self == Self::Faults { self } else { other }
    }
}

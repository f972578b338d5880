//! How a command ended, short of failing.

/// How the work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Nothing is wrong.
    Clean,
    /// The paper has faults.
    Faults,
    /// Of many papers, one could not be worked on.
    Failed,
}

impl Status {
    /// The worse of two.
    pub(crate) fn worse(self, other: Self) -> Self {
        self.max(other)
    }
}

//! Which pages a template is for: a page by its number, or a kind of page.

use chenbao_model::units::PageNumber;

/// Which pages a template is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    Number(PageNumber),
    Kind(PageKind),
}

/// A kind of page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PageKind {
    Front,
    Inner,
}

impl Target {
    /// Whether a page is one of them.
    pub(crate) fn fits(&self, page: PageNumber) -> bool {
        match self {
            Self::Number(number) => *number == page,
            Self::Kind(PageKind::Front) => page.get() == 1,
            Self::Kind(PageKind::Inner) => page.get() != 1,
        }
    }
}

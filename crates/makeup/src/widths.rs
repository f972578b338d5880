//! The widths items may have without a cost: 身份 and columns (makeup.md §5.2 a). A template may set its own.

use chenbao_model::model::Kind;

/// The widths an item may have without a cost, from the narrowest to the widest, in basic columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Widths {
    /// The lead of the page: 3 to 5 columns.
    pub lead: (u16, u16),
    /// Second stories: 2 to 4 columns.
    pub second: (u16, u16),
    /// Ordinary stories: 1 to 3 columns.
    pub ordinary: (u16, u16),
    /// The briefs of a group: 2 to 5 columns.
    pub briefs: (u16, u16),
    /// Notices: 1 to 3 columns.
    pub notice: (u16, u16),
}

impl Default for Widths {
    fn default() -> Self {
        Self { lead: (3, 5), second: (2, 4), ordinary: (1, 3), briefs: (2, 5), notice: (1, 3) }
    }
}

impl Widths {
    /// The range of an item of this kind and rank (1 lead of its page, 2 second, 3 ordinary). `is_group` says that it is the briefs
    /// of a group.
    pub const fn range(&self, kind: Kind, rank: u8, is_group: bool) -> (u16, u16) {
        match (kind, rank) {
            (Kind::Brief, _) if is_group => self.briefs,
            (Kind::Notice | Kind::Sidebar, _) => self.notice,
            (_, 1) => self.lead,
            (_, 2) => self.second,
            _ => self.ordinary,
        }
    }
}

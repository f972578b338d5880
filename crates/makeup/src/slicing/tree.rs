//! Slicing trees: how a sheet is cut into rectangles, each of which holds one item. Every solver of the room gives them.

/// The direction of a cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cut {
    /// Horizontal: parts one above the other.
    Horizontal,
    /// Vertical: parts side by side.
    Vertical,
}

impl Cut {
    /// The other direction.
    pub const fn other(self) -> Self {
        match self {
            Self::Horizontal => Self::Vertical,
            Self::Vertical => Self::Horizontal,
        }
    }
}

/// A slicing tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// An item: its index, columns and lines.
    Leaf(usize, u16, u16),
    /// A rectangle that holds no item, such as an advertisement: columns and lines.
    Blank(u16, u16),
    /// A cut into two or more parts. They stand in the order they were found in, not in their final order.
    Cut(Cut, Vec<Self>),
    /// A cut into two or more parts that stand in this order: from top to bottom, from left to right.
    Ordered(Cut, Vec<Self>),
}

impl Tree {
    /// Columns and lines.
    pub fn size(&self) -> (u16, u16) {
        let of_first = |parts: &[Self]| parts.first().map(Self::size).unwrap_or_default();
        match self {
            Self::Leaf(_, columns, lines) | Self::Blank(columns, lines) => (*columns, *lines),
            Self::Cut(Cut::Horizontal, parts) | Self::Ordered(Cut::Horizontal, parts) => {
                (of_first(parts).0, parts.iter().map(|part| part.size().1).sum())
            }
            Self::Cut(Cut::Vertical, parts) | Self::Ordered(Cut::Vertical, parts) => {
                (parts.iter().map(|part| part.size().0).sum(), of_first(parts).1)
            }
        }
    }

    /// The direction of the first cut; none where it is not cut.
    pub const fn cut(&self) -> Option<Cut> {
        match self {
            Self::Leaf(..) | Self::Blank(..) => None,
            Self::Cut(cut, _) | Self::Ordered(cut, _) => Some(*cut),
        }
    }

    /// The same tree with other numbers for its items.
    pub(super) fn renumbered(self, numbers: &[usize]) -> Self {
        let all = |parts: Vec<Self>| parts.into_iter().map(|part| part.renumbered(numbers)).collect();
        match self {
            Self::Leaf(item, columns, lines) => Self::Leaf(numbers[item], columns, lines),
            Self::Blank(..) => self,
            Self::Cut(cut, parts) => Self::Cut(cut, all(parts)),
            Self::Ordered(cut, parts) => Self::Ordered(cut, all(parts)),
        }
    }
}

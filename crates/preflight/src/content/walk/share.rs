//! What a page may spend: many pages share what a file may spend.

/// What a page may spend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Share {
    /// Operations and glyphs.
    pub operations: u64,
    /// Pixels that are painted or looked at.
    pub pixels: u64,
    /// Bytes decoded.
    pub bytes: usize,
}

/// The most that one page may spend.
const PAGE: Share = Share { operations: 3_000_000, pixels: 500_000_000, bytes: 192 << 20 };
/// What every page may spend, however many there are: several times what a page of a newspaper takes.
const FLOOR: Share = Share { operations: 100_000, pixels: 10_000_000, bytes: 32 << 20 };
/// As many pages as this may spend all that a page may; more pages share it.
const FULL: usize = 16;

impl Share {
    /// That of each page of a file with so many. It depends on nothing else, so the verdict is the same on every machine.
    pub(crate) fn for_pages(pages: usize) -> Self {
        let part = |page: u64, floor: u64| {
            let all = page.saturating_mul(FULL as u64);
            page.min(all / (pages as u64).max(1) + floor)
        };
        let bytes = part(PAGE.bytes as u64, FLOOR.bytes as u64);
        Self {
            operations: part(PAGE.operations, FLOOR.operations),
            pixels: part(PAGE.pixels, FLOOR.pixels),
            bytes: usize::try_from(bytes).unwrap_or(FLOOR.bytes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_share_what_a_file_may_spend() {
        let (one, some, many) = (Share::for_pages(1), Share::for_pages(16), Share::for_pages(10_000));
        assert_eq!(one, some);
        assert!(many.pixels < one.pixels / 20 && many.operations < one.operations / 20 && many.bytes < one.bytes / 4);
        assert_eq!(Share::for_pages(0), one);
    }
}

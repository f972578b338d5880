//! The pages of a file together: of the size that was ordered, of one size throughout, of a number that can be folded. Takes the trims of all
//! pages; gives the hits of the rules `page-size` and `page-count`.

use crate::fault::{CountFault, SizeFault, SizeOrigin};
use crate::hit::{Hit, Severity};
use crate::thresholds::Thresholds;

/// How far a trim may be off the size that was ordered, in millimetres (print.md §4.3, no. 8).
const OFF_SIZE: f64 = 0.1;

/// The hits of the sizes of all pages: as ordered, else all like most of them. Sizes are widths and heights of trims in millimetres.
/// Those of `single` pages need not belong together.
pub(crate) fn size_hits(trims: &[[f64; 2]], ordered: Option<[f64; 2]>, single: bool) -> Vec<Hit> {
    let (wanted, origin) = match (ordered, most_common(trims)) {
        (Some(size), _) => (size, SizeOrigin::Ordered),
        (None, Some(size)) => (size, SizeOrigin::MostPages),
        (None, None) => return Vec::new(),
    };
    let differs =
        |size: &[f64; 2]| size.iter().zip(wanted).any(|(is, should)| is.is_nan() || (is - should).abs() > OFF_SIZE);
    // Advertisements in one file may be of different sizes.
    let severity = if single && ordered.is_none() { Severity::Warning } else { Severity::Error };
    let hit =
        |at: usize, size: [f64; 2]| Hit::new(severity, SizeFault::Differs { size, wanted, origin }).on(page_number(at));
    trims.iter().enumerate().filter(|(_, size)| differs(size)).map(|(at, size)| hit(at, *size)).collect()
}

/// The size most pages have, the first of them where two are as common.
fn most_common(trims: &[[f64; 2]]) -> Option<[f64; 2]> {
    let mut kinds: Vec<([f64; 2], u32)> = Vec::new();
    for size in trims {
        let like = |kind: &[f64; 2]| kind.iter().zip(size).all(|(a, b)| (a - b).abs() <= OFF_SIZE);
        match kinds.iter().position(|(kind, _)| like(kind)) {
            Some(at) => kinds[at].1 += 1,
            None if kinds.len() < 100 => kinds.push((*size, 1)),
            None => {}
        }
    }
    kinds.iter().rev().max_by_key(|(_, count)| *count).map(|(kind, _)| *kind)
}

/// Whether so many pages are no paper: single pages, or advertisements.
pub(crate) fn are_single(pages: u32, thresholds: &Thresholds) -> bool {
    pages < thresholds.pages_multiple
}

/// The hit of a number of pages of the paper that cannot be folded, or was not ordered. A single page is a page on its own.
pub(crate) fn count_hit(pages: u32, thresholds: &Thresholds) -> Option<Hit> {
    let multiple = thresholds.pages_multiple.max(1);
    match thresholds.pages {
        Some(ordered) if ordered == pages => None,
        Some(ordered) => Some(Hit::error(CountFault::NotOrdered { pages, ordered })),
        None if pages == 1 || pages.is_multiple_of(multiple) => None,
        None if are_single(pages, thresholds) => Some(Hit::warning(CountFault::Few { pages, multiple })),
        None => Some(Hit::error(CountFault::NotMultiple { pages, multiple })),
    }
}

/// The number of the page at a place in the order.
pub(crate) fn page_number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX - 1) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: [f64; 2] = [273.0, 393.0];

    #[test]
    fn sizes_are_held_to_the_order_or_to_each_other() {
        assert!(size_hits(&[PAGE, PAGE, [273.05, 393.0]], None, false).is_empty());
        let hits = size_hits(&[PAGE, [210.0, 297.0], PAGE], None, false);
        assert_eq!(hits.iter().map(|hit| hit.page).collect::<Vec<_>>(), [Some(2)]);
        let ordered = Some([271.0, 390.0]);
        assert_eq!(size_hits(&[PAGE, PAGE], ordered, false).len(), 2);
        assert_eq!(size_hits(&[[f64::NAN, 1.0]], ordered, true).len(), 1);
    }

    #[test]
    fn pages_come_by_the_sheet_or_alone() {
        let thresholds = Thresholds::default();
        let counts: Vec<bool> = [1, 4, 6, 8].map(|pages| count_hit(pages, &thresholds).is_none()).to_vec();
        assert_eq!(counts, [true, true, false, true]);
        let two = count_hit(2, &thresholds).unwrap();
        assert_eq!(two.severity, Severity::Warning);
        let ordered = Thresholds { pages: Some(8), ..thresholds };
        assert!(count_hit(8, &ordered).is_none() && count_hit(4, &ordered).is_some());
    }
}

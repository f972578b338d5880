//! Sheets: pages placed two by two as forms that say which page they are. Takes the forms of every side of every sheet; gives the hits of
//! the rule `imposition`. Files whose forms say nothing of pages are not imposed, and the rule does not apply to them.

use crate::boxes::{MM_PER_POINT, PageBoxes, Rect, page_number};
use crate::content::PlacedForm;
use crate::fault::SheetFault;
use crate::hit::Hit;

/// How far a page may be off the fold, in millimetres (print.md §4.3, no. 23).
const OFF_FOLD: f64 = 0.01;

/// One side of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SheetSide {
    /// Its pages from left to right; none of a file that is not imposed.
    pages: Vec<SheetPage>,
    boxes: PageBoxes,
}

/// A page on a side of a sheet.
#[derive(Debug, Clone, PartialEq)]
struct SheetPage {
    page: u32,
    /// Its trim on the sheet.
    trim: Option<Rect>,
    /// What of it is shown on the sheet.
    clip: Rect,
    /// Whether it stands upright in its true size.
    upright: bool,
}

/// A fault of a side, and where it is.
struct SideFault {
    fault: SheetFault,
    place: Option<Rect>,
}

impl SheetSide {
    /// The side with these forms and these boxes.
    pub(crate) fn new(forms: &[PlacedForm], boxes: PageBoxes) -> Self {
        let mut pages: Vec<SheetPage> = forms.iter().filter_map(SheetPage::of_form).collect();
        pages.sort_by(|one, other| one.left().total_cmp(&other.left()));
        Self { pages, boxes }
    }

    /// How many pages of the paper stand on it.
    pub(crate) fn page_count(&self) -> usize {
        self.pages.len()
    }
}

impl SheetPage {
    fn of_form(form: &PlacedForm) -> Option<Self> {
        let [a, b, c, d, ..] = form.matrix;
        let near = |value: f64, wanted: f64| (value - wanted).abs() < 1e-4;
        let [x0, y0, x1, y1] = form.clip;
        let shown = mapped(form.bbox, &form.matrix);
        Some(Self {
            page: form.page?,
            trim: form.trim.map(|trim| mapped(trim, &form.matrix)),
            clip: Rect::new(x0, y0, x1, y1).common(&shown),
            upright: near(a, 1.0) && near(b, 0.0) && near(c, 0.0) && near(d, 1.0),
        })
    }

    fn left(&self) -> f64 {
        self.trim.unwrap_or(self.clip).x0
    }
}

fn mapped([x0, y0, x1, y1]: [f64; 4], [a, b, c, d, e, f]: &[f64; 6]) -> Rect {
    let map = |x: f64, y: f64| (a * x + c * y + e, b * x + d * y + f);
    let ((left, bottom), (right, top)) = (map(x0, y0), map(x1, y1));
    Rect::new(left, bottom, right, top)
}

/// The pages that stand on a side, left and right, in a paper of so many pages folded from so many sheets inside each other: side 0 is the
/// outside of the outermost sheet.
fn wanted(side: u32, pages: u32) -> (u32, u32) {
    let (low, high) = (side + 1, pages.saturating_sub(side));
    if side.is_multiple_of(2) { (high, low) } else { (low, high) }
}

/// The hits of all sides in order.
pub(crate) fn imposition_hits(sides: &[SheetSide]) -> Vec<Hit> {
    let pages = page_number(sides.iter().map(SheetSide::page_count).sum::<usize>()) - 1;
    let numbered = sides.iter().enumerate().map(|(at, side)| (page_number(at), side));
    numbered.flat_map(|(number, side)| side_hits(side, number, wanted(number - 1, pages))).collect()
}

fn side_hits(side: &SheetSide, number: u32, wanted: (u32, u32)) -> impl Iterator<Item = Hit> {
    side_faults(&side.pages, wanted).into_iter().map(move |SideFault { fault, place }| {
        let hit = Hit::error(fault).on(number);
        match place {
            Some(rect) => hit.at(side.boxes.place_mm(rect)),
            None => hit,
        }
    })
}

fn side_faults(pages: &[SheetPage], wanted: (u32, u32)) -> Vec<SideFault> {
    let [one, two] = pages else {
        return vec![SideFault { fault: SheetFault::Pages { count: pages.len(), wanted }, place: None }];
    };
    let mut faults = Vec::new();
    let mut add = |fault: SheetFault, place: Option<Rect>| faults.push(SideFault { fault, place });
    let found = (one.page, two.page);
    if found != wanted {
        add(SheetFault::Pair { found, wanted }, None);
    }
    for page in pages.iter().filter(|page| !page.upright) {
        add(SheetFault::Askew(page.page), page.trim);
    }
    let (Some(first), Some(second)) = (one.trim, two.trim) else {
        add(SheetFault::NoTrim, None);
        return faults;
    };
    let gap = (second.x0 - first.x1) * MM_PER_POINT;
    if gap.abs() > OFF_FOLD {
        add(if gap > 0.0 { SheetFault::Gap(gap) } else { SheetFault::Overlap(-gap) }, Some(first));
    }
    let uneven = ((first.y0 - second.y0).abs().max((first.y1 - second.y1).abs())) * MM_PER_POINT;
    if uneven > OFF_FOLD {
        add(SheetFault::Uneven(uneven), Some(second));
    }
    let across = [(one, one.clip.x1 - first.x1), (two, second.x0 - two.clip.x0)];
    for (page, over) in across.map(|(page, over)| (page, over * MM_PER_POINT)) {
        if over > OFF_FOLD {
            add(SheetFault::BleedAcross { page: page.page, over }, page.trim);
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(page: u32, x: f64, clip: [f64; 2]) -> PlacedForm {
        PlacedForm {
            page: Some(page),
            trim: Some([8.5, 8.5, 108.5, 208.5]),
            bbox: [0.0, 0.0, 117.0, 217.0],
            matrix: [1.0, 0.0, 0.0, 1.0, x, 0.0],
            clip: [clip[0], 0.0, clip[1], 217.0],
        }
    }

    fn boxes() -> PageBoxes {
        let trim = Some(Rect::new(8.5, 8.5, 208.5, 208.5));
        PageBoxes { media: Rect::new(0.0, 0.0, 217.0, 217.0), crop: None, bleed: None, trim, art: None }
    }

    fn side(forms: &[PlacedForm]) -> SheetSide {
        SheetSide::new(forms, boxes())
    }

    fn sheets(pairs: &[(u32, u32)]) -> Vec<SheetSide> {
        let forms = |&(left, right): &(u32, u32)| [form(right, 100.0, [108.5, 217.0]), form(left, 0.0, [0.0, 108.5])];
        pairs.iter().map(|pair| side(&forms(pair))).collect()
    }

    #[test]
    fn the_pairs_of_eight_pages_are_right() {
        assert!(imposition_hits(&sheets(&[(8, 1), (2, 7), (6, 3), (4, 5)])).is_empty());
        let hits = imposition_hits(&sheets(&[(8, 1), (7, 2), (6, 3), (4, 5)]));
        let pair = SheetFault::Pair { found: (7, 2), wanted: (2, 7) };
        assert_eq!(hits, [Hit::error(pair).on(2)]);
    }

    #[test]
    fn gaps_bleed_and_turned_pages_are_found() {
        let mut turned = form(3, 100.0, [105.0, 217.0]);
        turned.matrix = [1.01, 0.0, 0.0, 1.0, 99.915, 0.0];
        let sheet = [
            side(&[form(4, 0.0, [0.0, 108.5]), form(1, 100.1, [108.6, 217.0])]),
            side(&[form(2, 0.0, [0.0, 108.5]), turned]),
        ];
        let messages: Vec<String> = imposition_hits(&sheet).iter().map(Hit::message).collect();
        assert!(messages.iter().any(|message| message.contains("隔开 0.04")), "{messages:?}");
        assert!(messages.iter().any(|message| message.contains("放歪")), "{messages:?}");
        assert!(messages.iter().any(|message| message.contains("越过骑缝 1.2")), "{messages:?}");
    }
}

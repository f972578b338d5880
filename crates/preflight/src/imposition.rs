//! Sheets: pages placed two by two as forms that say which page they are. Takes the forms of every side of every sheet; gives the hits of
//! the rule `imposition`. Files whose forms say nothing of pages are not imposed, and the rule does not apply to them.

use super::content::PlacedForm;
use super::pages::{Boxes, Rect};
use super::{Hit, Rule};

/// How far a page may be off the fold, in millimetres (print.md §4.3, no. 23).
const OFF_FOLD: f64 = 0.01;
const MM: f64 = 25.4 / 72.0;

/// A page on a side of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    page: u32,
    /// Its trim on the sheet.
    trim: Option<Rect>,
    /// What of it is shown on the sheet.
    clip: Rect,
    /// Whether it stands upright in its true size.
    upright: bool,
}

/// The pages on one side, from left to right.
pub(super) fn side(forms: &[PlacedForm]) -> Vec<Placed> {
    let mut placed: Vec<Placed> = forms.iter().filter_map(placed).collect();
    placed.sort_by(|a, b| left(a).total_cmp(&left(b)));
    placed
}

fn left(placed: &Placed) -> f64 {
    placed.trim.unwrap_or(placed.clip).x0
}

fn placed(form: &PlacedForm) -> Option<Placed> {
    let [a, b, c, d, ..] = form.matrix;
    let near = |value: f64, wanted: f64| (value - wanted).abs() < 1e-4;
    let [x0, y0, x1, y1] = form.clip;
    let shown = mapped(form.bbox, &form.matrix);
    Some(Placed {
        page: form.page?,
        trim: form.trim.map(|trim| mapped(trim, &form.matrix)),
        clip: Rect::new(x0, y0, x1, y1).common(&shown),
        upright: near(a, 1.0) && near(b, 0.0) && near(c, 0.0) && near(d, 1.0),
    })
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

/// The hits of all sides in order, with the boxes of each.
pub(super) fn examine(sides: &[(Vec<Placed>, Boxes)]) -> Vec<Hit> {
    let pages = super::pages::number(sides.iter().map(|(placed, _)| placed.len()).sum::<usize>()) - 1;
    let mut hits = Vec::new();
    for (at, (placed, boxes)) in sides.iter().enumerate() {
        let number = super::pages::number(at);
        let found = one_side(placed, wanted(number - 1, pages));
        hits.extend(found.into_iter().map(|(message, place)| {
            let hit = Hit::error(Rule::Imposition, message).on(number);
            match place {
                Some(rect) => hit.at(boxes.place_mm(rect)),
                None => hit,
            }
        }));
    }
    hits
}

fn one_side(placed: &[Placed], (left, right): (u32, u32)) -> Vec<(String, Option<Rect>)> {
    let [one, two] = placed else {
        return vec![(format!("这一面有 {} 版，四开印张每面应是两版（{left}｜{right}）", placed.len()), None)];
    };
    let mut faults = Vec::new();
    if (one.page, two.page) != (left, right) {
        faults.push((format!("这一面是 {}｜{} 版，折手应是 {left}｜{right}", one.page, two.page), None));
    }
    for page in placed.iter().filter(|page| !page.upright) {
        faults.push((format!("第 {} 版放歪了，或放大缩小了", page.page), page.trim));
    }
    let (Some(first), Some(second)) = (one.trim, two.trim) else {
        faults.push(("版没有带上成品框，查不了骑缝".to_owned(), None));
        return faults;
    };
    let gap = (second.x0 - first.x1) * MM;
    if gap.abs() > OFF_FOLD {
        let words = if gap > 0.0 { "隔开" } else { "叠上" };
        faults.push((format!("两版在骑缝处{words} {:.2} 毫米，应正好相接", gap.abs()), Some(first)));
    }
    let uneven = ((first.y0 - second.y0).abs().max((first.y1 - second.y1).abs())) * MM;
    if uneven > OFF_FOLD {
        faults.push((format!("两版上下错开 {uneven:.2} 毫米"), Some(second)));
    }
    let across = [(one, one.clip.x1 - first.x1), (two, second.x0 - two.clip.x0)];
    for (page, over) in across.into_iter().filter(|(_, over)| over * MM > OFF_FOLD) {
        faults.push((format!("第 {} 版的出血越过骑缝 {:.2} 毫米，盖到邻版上", page.page, over * MM), page.trim));
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

    fn boxes() -> Boxes {
        let trim = Some(Rect::new(8.5, 8.5, 208.5, 208.5));
        Boxes { media: Rect::new(0.0, 0.0, 217.0, 217.0), crop: None, bleed: None, trim, art: None }
    }

    fn sheets(pairs: &[(u32, u32)]) -> Vec<(Vec<Placed>, Boxes)> {
        let forms = |&(left, right): &(u32, u32)| [form(right, 100.0, [108.5, 217.0]), form(left, 0.0, [0.0, 108.5])];
        pairs.iter().map(|pair| (side(&forms(pair)), boxes())).collect()
    }

    #[test]
    fn the_pairs_of_eight_pages_are_right() {
        assert!(examine(&sheets(&[(8, 1), (2, 7), (6, 3), (4, 5)])).is_empty());
        let hits = examine(&sheets(&[(8, 1), (7, 2), (6, 3), (4, 5)]));
        assert_eq!(hits.len(), 1);
        assert_eq!((hits[0].page, hits[0].message.contains("2｜7")), (Some(2), true));
    }

    #[test]
    fn gaps_bleed_and_turned_pages_are_found() {
        let mut sheet = sheets(&[(4, 1), (2, 3)]);
        sheet[0].0 = side(&[form(4, 0.0, [0.0, 108.5]), form(1, 100.1, [108.6, 217.0])]);
        let mut turned = form(3, 100.0, [105.0, 217.0]);
        turned.matrix = [1.01, 0.0, 0.0, 1.0, 99.915, 0.0];
        sheet[1].0 = side(&[form(2, 0.0, [0.0, 108.5]), turned]);
        let messages: Vec<String> = examine(&sheet).into_iter().map(|hit| hit.message).collect();
        assert!(messages.iter().any(|message| message.contains("隔开 0.04")), "{messages:?}");
        assert!(messages.iter().any(|message| message.contains("放歪")), "{messages:?}");
        assert!(messages.iter().any(|message| message.contains("越过骑缝 1.2")), "{messages:?}");
    }
}

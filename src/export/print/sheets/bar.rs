//! The control strip 测控条: patches by which density, dot gain, trapping and grey balance are judged on the press. Takes the frame of the
//! sheet and draws in its bands: over each page one strip, so that every zone of ink keys has its own; below the right page star targets.

use super::frame::{SheetArea, SheetFrame, micrometres};
use super::pen::{SheetPen, Tint};

/// The breadth of a patch, in thousandths of a millimetre as all below; a densitometer's aperture is 3 to 4 mm.
const PATCH: i64 = 6_000;
/// The gap between groups of patches.
const GROUP_GAP: i64 = 2_000;
/// The gap between star targets.
const STAR_GAP: i64 = 4_000;

/// 实地: each ink solid, in the order of the plates.
const SOLIDS: &[Tint] = &[[100, 0, 0, 0], [0, 100, 0, 0], [0, 0, 100, 0], [0, 0, 0, 100]];
/// 叠印: red, green and blue of two inks each, and all three.
const OVERPRINTS: &[Tint] = &[[0, 100, 100, 0], [100, 0, 100, 0], [100, 100, 0, 0], [100, 100, 100, 0]];
/// 网点: three-quarter, middle and quarter tone of each ink.
const TINTS: &[Tint] = &[
    [75, 0, 0, 0],
    [50, 0, 0, 0],
    [25, 0, 0, 0],
    [0, 75, 0, 0],
    [0, 50, 0, 0],
    [0, 25, 0, 0],
    [0, 0, 75, 0],
    [0, 0, 50, 0],
    [0, 0, 25, 0],
    [0, 0, 0, 75],
    [0, 0, 0, 50],
    [0, 0, 0, 25],
];
/// 灰平衡: black, and beside it the three inks that make the same grey on newsprint. Computed from the measurements of ANSI CGATS/SNAP
/// TR 002-2007: as light as the black, as neutral as the paper. On other papers they only show a change during the run.
const BALANCE: &[Tint] =
    &[[0, 0, 0, 30], [25, 20, 20, 0], [0, 0, 0, 54], [50, 41, 41, 0], [0, 0, 0, 78], [75, 69, 69, 0]];
/// 灰梯尺: black alone, from a tenth to the solid.
const GREYS: &[Tint] = &[
    [0, 0, 0, 10],
    [0, 0, 0, 20],
    [0, 0, 0, 30],
    [0, 0, 0, 40],
    [0, 0, 0, 50],
    [0, 0, 0, 60],
    [0, 0, 0, 70],
    [0, 0, 0, 80],
    [0, 0, 0, 90],
    [0, 0, 0, 100],
];
/// The groups in the order of their use; on a narrow page those that have no room are left out.
const GROUPS: &[&[Tint]] = &[SOLIDS, OVERPRINTS, TINTS, BALANCE, GREYS];

/// Draws the strips and the stars.
pub(super) fn draw(pen: &mut SheetPen, frame: &SheetFrame) {
    let (left, right) = frame.head_bands();
    strip(pen, left);
    strip(pen, right);
    stars(pen, frame.foot_bands().1);
}

/// One strip from the left end of a band.
fn strip(pen: &mut SheetPen, band: SheetArea) {
    let (patch, gap) = (micrometres(PATCH), micrometres(GROUP_GAP));
    let mut left = band.left;
    for group in GROUPS {
        if left + group.iter().map(|_| patch).sum::<i64>() > band.right {
            break;
        }
        for tint in *group {
            pen.patch(SheetArea { left, right: left + patch, ..band }, *tint);
            left += patch;
        }
        left += gap;
    }
}

/// A star of spokes in each ink: slur and doubling 重影 show in the blur at its middle.
fn stars(pen: &mut SheetPen, band: SheetArea) {
    let radius = band.height() / 2;
    let mut x = band.left + radius;
    for tint in SOLIDS {
        if x + radius > band.right {
            break;
        }
        star(pen, (x, band.bottom + radius), radius, *tint);
        x += 2 * radius + micrometres(STAR_GAP);
    }
}

/// Spokes of 5° with 5° between them.
fn star(pen: &mut SheetPen, (x, y): (i64, i64), radius: i64, tint: Tint) {
    for degrees in (0..360).step_by(10) {
        let (from, to) = (rim(radius, degrees), rim(radius, degrees + 5));
        pen.fill(&[(x, y), (x + from.0, y + from.1), (x + to.0, y + to.1)], tint);
    }
}

/// The point of a circle at an angle, rounded to a thousandth of a point.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a few millimetres in thousandths of a point"
)]
fn rim(radius: i64, degrees: i32) -> (i64, i64) {
    let (sine, cosine) = f64::from(degrees).to_radians().sin_cos();
    ((radius as f64 * cosine).round() as i64, (radius as f64 * sine).round() as i64)
}

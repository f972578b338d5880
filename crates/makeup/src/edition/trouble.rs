//! Why an item fits in no rectangle of a page. Takes the item and the typesetter; gives the one reason that its editor can mend, found by trying what
//! would mend it.

use crate::grid::Grid;
use crate::measure::{Measure, MeasureFailed};
use crate::page::shaped::Shaped;
use crate::widths::Widths;

/// The longest text in lines that is too short for a head rather than too long for a page.
const SHORT_LINES: u32 = 24;
/// Lines that are tried at first when a text is made shorter or longer.
const STEP_FIRST: u32 = 4;

/// What keeps an item from fitting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The text is longer than a page: so many lines, so many 字. Without its pictures it would fit, or not.
    TooLong { lines: u32, chars: u32, fits_without_pictures: bool },
    /// The text is too short for the head of a lead; as an ordinary story it would fit.
    ShortLead,
    /// The text is too short for any head by so many 字.
    TooShort { chars: u32 },
    /// Its author's `width`, `span` or `box`.
    Wishes,
    /// This picture, too tall, or of a shape that goes with no other.
    Picture(String),
    /// All its pictures together.
    Pictures,
    /// Its head cannot be set over any number of columns.
    Head,
    /// No text, and no picture.
    Empty,
    /// None of these by itself.
    Several,
}

/// What keeps an item from fitting on a page whose items have these widths.
pub(crate) fn trouble(
    shaped: &Shaped,
    grid: &Grid,
    widths: &Widths,
    measure: &dyn Measure,
) -> Result<Trouble, MeasureFailed> {
    let trial = Trial { shaped, grid, widths };
    let lines = shaped.item.main.flow().lines();
    if shaped.item.main.forms.iter().all(Vec::is_empty) {
        return Ok(Trouble::Head);
    }
    if trial.fits_without_wishes(measure)? {
        return Ok(Trouble::Wishes);
    }
    if lines == 0 && shaped.item.main.photos.is_empty() {
        return Ok(Trouble::Empty);
    }
    if lines > SHORT_LINES
        && let Some((lines, chars)) = trial.least_shorter()
    {
        return Ok(Trouble::TooLong { lines, chars, fits_without_pictures: trial.fits_without_pictures() });
    }
    if let Some(picture) = trial.picture_in_the_way() {
        return Ok(picture);
    }
    if shaped.item.rank == 1 && trial.fits_as_ordinary(measure)? {
        return Ok(Trouble::ShortLead);
    }
    Ok(trial.least_longer().map_or(Trouble::Several, |chars| Trouble::TooShort { chars }))
}

struct Trial<'t, 'a> {
    shaped: &'t Shaped<'a>,
    grid: &'t Grid,
    widths: &'t Widths,
}

impl<'a> Trial<'_, 'a> {
    fn fits(&self, item: crate::shapes::item::Item<'a>) -> bool {
        Shaped::new(item, self.grid, self.widths).shapes.areas().is_some()
    }

    fn fits_resized(&self, lines: i64) -> bool {
        self.shaped.resized(lines, self.grid, self.widths).shapes.areas().is_some()
    }

    /// With the widths it likes, its pictures as wide as they come out; a box that was asked for is taken away by measuring it again.
    fn fits_without_wishes(&self, _measure: &dyn Measure) -> Result<bool, MeasureFailed> {
        let mut item = self.shaped.item.clone();
        let is_steered = item.wishes.width.is_some();
        item.wishes.width = None;
        Ok(is_steered && self.fits(item))
    }

    fn fits_as_ordinary(&self, measure: &dyn Measure) -> Result<bool, MeasureFailed> {
        Ok(self.fits(self.shaped.item.clone().with_rank(3, self.grid, measure)?))
    }

    fn fits_without_pictures(&self) -> bool {
        let mut item = self.shaped.item.clone();
        item.main.photos.clear();
        !self.shaped.item.main.photos.is_empty() && self.fits(item)
    }

    /// The one picture without which it fits, or all of them.
    fn picture_in_the_way(&self) -> Option<Trouble> {
        let photos = &self.shaped.item.main.photos;
        for at in 0..photos.len() {
            let mut item = self.shaped.item.clone();
            let photo = item.main.photos.remove(at);
            if self.fits(item) {
                return Some(Trouble::Picture(photo.picture().file.to_string()));
            }
        }
        self.fits_without_pictures().then_some(Trouble::Pictures)
    }

    /// The fewest lines, and their 字, without which it fits.
    fn least_shorter(&self) -> Option<(u32, u32)> {
        let whole = self.shaped.item.main.flow().lines();
        let lines = least(whole.saturating_sub(1), |lines| self.fits_resized(-i64::from(lines)))?;
        let shorter = self.shaped.resized(-i64::from(lines), self.grid, self.widths);
        Some((lines, shorter.item.main.flow().overset_chars()))
    }

    /// About how many 字 more it would want.
    fn least_longer(&self) -> Option<u32> {
        let lines = least(u32::from(self.grid.lines), |lines| self.fits_resized(i64::from(lines)))?;
        Some(lines * u32::from(self.grid.col_em))
    }
}

/// The least number up to `most` for which something holds, where what holds for a number holds for those a little above it.
fn least(most: u32, holds: impl Fn(u32) -> bool) -> Option<u32> {
    let (mut no, mut step) = (0, STEP_FIRST);
    let mut yes = loop {
        let next = (no + step).min(most);
        if holds(next) {
            break next;
        }
        if next == most {
            return None;
        }
        (no, step) = (next, step * 2);
    };
    while yes - no > 1 {
        let middle = no.midpoint(yes);
        if holds(middle) { yes = middle } else { no = middle }
    }
    Some(yes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_is_found_where_there_is_one() {
        for wanted in [1, 2, 3, 4, 5, 17, 63, 100] {
            assert_eq!(least(100, |number| number >= wanted), Some(wanted));
        }
        assert_eq!(least(100, |_| false), None);
        assert_eq!(least(100, |number| number >= 101), None);
    }
}

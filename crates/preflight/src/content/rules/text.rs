//! Lettering: sizes, inks, overprinting, missing glyphs (print.md §4.3 #11, #16, #18).

use crate::boxes::Rect;
use crate::content::findings::Spot;
use crate::content::resources::Font;
use crate::content::sheet::Sheet;
use crate::content::state::Touch;
use crate::fault::{BlackOverprintFault, FontFault, Inks, TextFault};
use crate::hit::Severity;

/// From this part of black on, text in several inks is a rich black.
const RICH: f32 = 0.85;
/// Less ink than this under a mark is paper.
const PAPER: f32 = 0.1;
/// What counts as equal sizes, in points.
const SLACK: f64 = 0.01;

/// What is to be checked on some text, found once for all its glyphs.
pub(in crate::content) struct Lettering {
    /// Its size on paper in points.
    pub size: f64,
    /// Whether black must be compared with what lies under it.
    pub black: bool,
    /// Whether white must be compared with what lies under it.
    pub reversed: bool,
}

/// Whether there is C, M or Y under a mark.
pub(super) fn is_colored([c, m, y, _]: Inks) -> bool {
    c.max(m).max(y) > PAPER
}

impl Sheet<'_> {
    /// What is to be checked on text of this size.
    pub(in crate::content) fn lettering(&self, size: f64, touch: &Touch<'_>) -> Lettering {
        let plain = touch.paint.pattern.is_none() && !self.muted;
        let near_white = touch.paint.inks.iter().sum::<f32>() < 0.1;
        Lettering {
            size,
            black: plain && touch.paint.is_black() && !touch.keeps_below(),
            reversed: plain && near_white && size < self.thresholds.colored_type_pt - SLACK,
        }
    }

    /// Checks the size of text in its colour.
    pub(in crate::content) fn check_size(&mut self, size: f64, touch: &Touch<'_>, visible: Rect) {
        let (least, colored, rich) =
            (self.thresholds.type_pt, self.thresholds.colored_type_pt, self.thresholds.rich_black_pt);
        if size < least - SLACK {
            self.hit(Severity::Error, visible, TextFault::Small { size, least });
        }
        if touch.paint.pattern.is_some() {
            return;
        }
        let inks = touch.paint.inks;
        let used = inks.iter().filter(|ink| **ink >= 0.005).count();
        if used > 1 && inks[3] >= RICH && size < rich - SLACK {
            self.hit(Severity::Error, visible, TextFault::RichBlack { size, inks, least: rich });
        } else if used > 1 && size < colored - SLACK {
            self.hit(Severity::Error, visible, TextFault::ManyInks { size, inks, used, least: colored });
        } else if used == 1 && size < colored - SLACK && inks.iter().all(|ink| *ink < 0.995) {
            self.hit(Severity::Warning, visible, TextFault::Tint { size, inks, least: colored });
        }
    }

    /// Checks a glyph over these inks.
    pub(in crate::content) fn check_glyph_over(&mut self, lettering: &Lettering, inks: Inks, visible: Rect) {
        let size = lettering.size;
        if lettering.black && is_colored(inks) {
            self.hit(Severity::Error, visible, BlackOverprintFault::Text(size));
        }
        let under = inks.iter().filter(|ink| **ink > PAPER).count();
        if lettering.reversed && under > 1 {
            let least = self.thresholds.colored_type_pt;
            self.hit(Severity::Error, visible, TextFault::Reversed { size, under, least });
        }
    }

    /// Takes note of a font, and checks that its program is in the file.
    pub(in crate::content) fn check_font(&mut self, font: &Font<'_>) {
        if self.fonts.len() < 256 {
            self.fonts.insert(font.named.clone());
        }
        let spot = Spot { object: font.object, place: None };
        if font.procedures.is_some() {
            self.hit_spot(Severity::Error, spot, FontFault::Type3(font.named.name.clone()));
        } else if !font.named.embedded {
            self.hit_spot(Severity::Error, spot, FontFault::NotEmbedded(font.named.name.clone()));
        }
    }

    /// Reports a glyph that the font does not have.
    pub(in crate::content) fn check_missing_glyph(&mut self, font: &Font<'_>, code: u32, visible: Rect) {
        let spot = Spot { object: font.object, place: Some(visible) };
        let fault = FontFault::MissingGlyph { font: font.named.name.clone(), code };
        self.hit_spot(Severity::Error, spot, fault);
    }
}

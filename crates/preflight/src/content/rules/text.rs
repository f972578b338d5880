//! Lettering: sizes, inks, overprinting, missing glyphs (print.md §4.3 #11, #16, #18).

use super::width_sums::WidthSums;
use crate::boxes::{MM_PER_POINT, Rect};
use crate::content::findings::Spot;
use crate::content::geometry::common;
use crate::content::plates::Beneath;
use crate::content::resources::Font;
use crate::content::sheet::Sheet;
use crate::content::state::Touch;
use crate::fault::{BlackOverprintFault, BleedFault, FontFault, Inks, TextFault};
use crate::hit::Severity;

/// From this part of black on, text in several inks is a rich black.
const RICH: f32 = 0.85;
/// Less ink than this under a mark is paper.
const PAPER: f32 = 0.1;
/// Black that takes away no more colour than this, all inks together, shows no white edge that anybody sees.
const PALE: f32 = 0.35;
/// What counts as equal sizes, in points.
const SLACK: f64 = 0.01;

/// How far the stated width of a single glyph may be from its own, in thousandths of the size, before letters run into each other.
const WIDTH: f64 = 500.0;
/// How far the stated widths of all lettering in a font may be from its own, as a part of these. What is less, as where every letter is given
/// a mean width, moves letters about and is seen by nobody but a validator.
const WIDTHS: f64 = 0.25;
/// From this many glyphs on, sums tell something.
const FEW_GLYPHS: u32 = 4;

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
            black: plain && touch.paint.is_black(),
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

    /// Checks a glyph over what lies under it.
    pub(in crate::content) fn check_glyph_over(&mut self, lettering: &Lettering, beneath: &Beneath, visible: Rect) {
        let size = lettering.size;
        if let Some(severity) = self.knock_out(lettering, beneath.lost) {
            self.hit(severity, visible, BlackOverprintFault::Text(size));
        }
        let under = beneath.inks.iter().filter(|ink| **ink > PAPER).count();
        if lettering.reversed && under > 1 {
            let least = self.thresholds.colored_type_pt;
            self.hit(Severity::Error, visible, TextFault::Reversed { size, under, least });
        }
    }

    /// How bad it is that black type takes these inks away: small type must not, large type may where it takes little.
    fn knock_out(&self, lettering: &Lettering, lost: Inks) -> Option<Severity> {
        if !lettering.black || !is_colored(lost) {
            return None;
        }
        let [c, m, y, _] = lost;
        let (small, pale) = (lettering.size < self.thresholds.overprint_pt - SLACK, c + m + y <= PALE);
        let large = lettering.size >= self.thresholds.overprint_pt * 2.0 - SLACK;
        match (small, pale, large) {
            (true, ..) | (false, false, false) => Some(Severity::Error),
            (false, true, true) => None,
            _ => Some(Severity::Warning),
        }
    }

    /// Checks how near lettering comes to the trim.
    pub(in crate::content) fn check_margin(&mut self, visible: Rect) {
        let (trim, least) = (self.trim, self.thresholds.text_margin_mm);
        if least <= 0.0 || common(visible, trim).is_none() {
            return;
        }
        let sides = [visible.x0 - trim.x0, visible.y0 - trim.y0, trim.x1 - visible.x1, trim.y1 - visible.y1];
        let has = sides.into_iter().fold(f64::INFINITY, f64::min) * MM_PER_POINT;
        if has < least - 0.01 {
            self.hit(Severity::Warning, visible, BleedFault::TextNear { has: has.max(0.0), least });
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
        } else if let Some(fault) = font.outlines.fault {
            self.hit_spot(Severity::Error, spot, FontFault::Program { font: font.named.name.clone(), fault });
        }
    }

    /// Reports a glyph whose instructions lead nowhere.
    pub(in crate::content) fn check_broken_glyph(&mut self, font: &Font<'_>, code: u32, visible: Rect) {
        let spot = Spot { object: font.object, place: Some(visible) };
        self.hit_spot(Severity::Error, spot, FontFault::BrokenGlyph { font: font.named.name.clone(), code });
    }

    /// Checks the widths that the dictionary and the program state for a glyph, and adds them to those of its font.
    pub(in crate::content) fn check_widths(&mut self, font: &Font<'_>, code: u32, widths: (f64, f64), visible: Rect) {
        let spot = Spot { object: font.object, place: Some(visible) };
        let (stated, drawn) = widths;
        if (stated - drawn).abs() > WIDTH {
            let font = font.named.name.clone();
            self.hit_spot(Severity::Error, spot, FontFault::Widths { font, code, stated, drawn });
            return;
        }
        let sums = self.widths.entry(font.id).or_insert_with(|| WidthSums::of_font(font.named.name.clone(), spot));
        (sums.stated, sums.drawn, sums.glyphs) = (sums.stated + stated, sums.drawn + drawn, sums.glyphs + 1);
        if (stated - drawn).abs() > (sums.worst.1 - sums.worst.2).abs() {
            sums.worst = (code, stated, drawn);
        }
    }

    /// Reports the fonts whose lettering is stated to be much wider or narrower than it is drawn; to be called when all is shown.
    pub(in crate::content) fn check_width_sums(&mut self) {
        for (_, sums) in std::mem::take(&mut self.widths) {
            let off = (sums.stated - sums.drawn).abs() / sums.drawn.max(1.0);
            if sums.glyphs >= FEW_GLYPHS && off > WIDTHS {
                let (code, stated, drawn) = sums.worst;
                let fault = FontFault::Widths { font: sums.font, code, stated, drawn };
                self.hit_spot(Severity::Error, sums.spot, fault);
            }
        }
    }

    /// Reports a glyph that the font does not have.
    pub(in crate::content) fn check_missing_glyph(&mut self, font: &Font<'_>, code: u32, visible: Rect) {
        let spot = Spot { object: font.object, place: Some(visible) };
        let fault = FontFault::MissingGlyph { font: font.named.name.clone(), code };
        self.hit_spot(Severity::Error, spot, fault);
    }
}

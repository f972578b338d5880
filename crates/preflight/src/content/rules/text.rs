//! Lettering: sizes, inks, overprinting, missing glyphs (print.md §4.3 #11, #16, #18).

use super::super::super::Rule;
use super::super::super::pages::Rect;
use super::super::color::{Inks, describe};
use super::super::font::Font;
use super::super::sheet::Sheet;
use super::super::state::Touch;
use chenbao_model::diag::Severity;

/// From this part of black on, text in several inks is a rich black.
const RICH: f32 = 0.85;
/// Less ink than this under a mark is paper.
const PAPER: f32 = 0.1;
/// What counts as equal sizes, in points.
const SLACK: f64 = 0.01;

/// What is to be checked on some text, found once for all its glyphs.
pub(in super::super) struct Lettering {
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
    pub(in super::super) fn lettering(&self, size: f64, touch: &Touch<'_>) -> Lettering {
        let plain = touch.paint.pattern.is_none() && !self.muted;
        let near_white = touch.paint.inks.iter().sum::<f32>() < 0.1;
        Lettering {
            size,
            black: plain && touch.paint.is_black() && !touch.keeps_below(),
            reversed: plain && near_white && size < self.thresholds.colored_type_pt - SLACK,
        }
    }

    /// Checks the size of text in its colour.
    pub(in super::super) fn check_size(&mut self, size: f64, touch: &Touch<'_>, visible: Rect) {
        let (least, colored, rich) =
            (self.thresholds.type_pt, self.thresholds.colored_type_pt, self.thresholds.rich_black_pt);
        if size < least - SLACK {
            self.hit((Rule::TextInks, Severity::Error), &format!("small {size:.1}"), visible, || {
                format!("文字只有 {size:.1} 点，至少 {least} 点")
            });
        }
        if touch.paint.pattern.is_some() {
            return;
        }
        let inks = touch.paint.inks;
        let name = describe(inks);
        let used = inks.iter().filter(|ink| **ink >= 0.005).count();
        if used > 1 && inks[3] >= RICH && size < rich - SLACK {
            self.hit((Rule::TextInks, Severity::Error), &format!("rich {name} {size:.1}"), visible, || {
                format!("{size:.1} 点的文字用了四色黑 {name}，套印不准会发虚；{rich} 点以下只用单色黑")
            });
        } else if used > 1 && size < colored - SLACK {
            self.hit((Rule::TextInks, Severity::Error), &format!("inks {name} {size:.1}"), visible, || {
                format!("{size:.1} 点的文字用了 {used} 种墨（{name}），至少 {colored} 点")
            });
        } else if used == 1 && size < colored - SLACK && inks.iter().all(|ink| *ink < 0.995) {
            self.hit((Rule::TextInks, Severity::Warning), &format!("tint {name} {size:.1}"), visible, || {
                format!("{size:.1} 点的文字是淡色（{name}），网点会把笔画打散；至少 {colored} 点")
            });
        }
    }

    /// Checks a glyph over these inks.
    pub(in super::super) fn check_glyph_over(&mut self, lettering: &Lettering, under: Inks, visible: Rect) {
        if lettering.black && is_colored(under) {
            self.hit((Rule::BlackOverprint, Severity::Error), "text", visible, || {
                format!("单色黑文字（{:.1} 点）压在颜色上却没有压印，套印一偏就露白边", lettering.size)
            });
        }
        let inks = under.iter().filter(|ink| **ink > PAPER).count();
        if lettering.reversed && inks > 1 {
            let least = self.thresholds.colored_type_pt;
            self.hit((Rule::TextInks, Severity::Error), &format!("reversed {:.1}", lettering.size), visible, || {
                format!("{:.1} 点的反白字落在 {inks} 种墨上，笔画会糊；至少 {least} 点", lettering.size)
            });
        }
    }

    /// Takes note of a font, and checks that its program is in the file.
    pub(in super::super) fn check_font(&mut self, font: &Font<'_>) {
        if self.fonts.len() < 256 {
            self.fonts.insert(font.named.clone());
        }
        let (name, object) = (&font.named.name, font.object);
        if font.procedures.is_some() {
            self.hit_object((Rule::Fonts, Severity::Error), "type3", (object, None), || {
                format!("“{name}”是 Type 3 字体，应改用 OpenType 或 TrueType")
            });
        } else if !font.named.embedded {
            self.hit_object((Rule::Fonts, Severity::Error), "missing", (object, None), || {
                format!("字体“{name}”没有嵌入，印厂会用别的字体代替")
            });
        }
    }

    /// Reports a glyph that the font does not have.
    pub(in super::super) fn check_missing_glyph(&mut self, font: &Font<'_>, code: u32, visible: Rect) {
        self.hit_object((Rule::Fonts, Severity::Error), "notdef", (font.object, Some(visible)), || {
            format!("字体“{}”缺字（编码 {code:04X}），印出来是方框或空白", font.named.name)
        });
    }
}

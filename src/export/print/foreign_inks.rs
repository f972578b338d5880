//! Inks of another press: takes the profiles of two presses and inks made for the one; gives those of the other that look alike.
//!
//! The colours are taken as they look on the paper (relative colorimetric), and the range from paper to the darkest black of the one is brought into
//! that of the other, in linear light, as black-point compensation does it: without it every shadow darker than newsprint's black would be one.
//! The perceptual tables would be no way: they make room for all of a screen's colours, and of the full red of a press little would be left.
//!
//! The way leads through a space wider than any press's, in sixteen bits: the engine goes from four inks to four only through tables that would
//! be compiled in for this alone.

use moxcms::{ColorProfile, Layout, RenderingIntent, ToneReprCurve};

use super::intent::{perceptual, with_intent};

/// Full light.
const FULL: f64 = 65_535.0;

/// The way from the inks of one press to those of another.
pub(super) struct ForeignInks<'a> {
    /// The press they were made for.
    pub(super) source: &'a ColorProfile,
    /// The press they are to be printed with.
    pub(super) press: &'a ColorProfile,
}

impl ForeignInks<'_> {
    /// The inks, 0 for none and 255 for full; none where one of the profiles has no tables for it.
    pub(super) fn separate(&self, cmyk: &[u8]) -> Option<Vec<u8>> {
        let colorimetric = with_intent(RenderingIntent::RelativeColorimetric);
        let wide = linear_wide();
        let look = self.source.create_transform_16bit(Layout::Rgba, &wide, Layout::Rgb, colorimetric).ok()?;
        let back = wide.create_transform_16bit(Layout::Rgb, self.press, Layout::Rgba, colorimetric).ok()?;
        let deep: Vec<u16> = cmyk.iter().map(|&ink| u16::from(ink) * 257).collect();
        let mut rgb = vec![0; cmyk.len() / 4 * 3];
        look.transform(&deep, &mut rgb).ok()?;
        let (from, to) = (darkest(self.source, &wide), darkest(self.press, &wide));
        let scale = (1.0 - to) / (1.0 - from).max(0.01);
        rgb.iter_mut().for_each(|light| *light = sixteen(1.0 - (1.0 - f64::from(*light) / FULL) * scale));
        let mut inks = deep;
        back.transform(&rgb, &mut inks).ok()?;
        Some(inks.into_iter().map(|ink| u8::try_from((u32::from(ink) + 128) / 257).unwrap_or(u8::MAX)).collect())
    }
}

/// The widest space there is in linear light.
fn linear_wide() -> ColorProfile {
    let line = || Some(ToneReprCurve::Parametric(vec![1.0]));
    let mut wide = ColorProfile::new_pro_photo_rgb();
    (wide.red_trc, wide.green_trc, wide.blue_trc) = (line(), line(), line());
    wide
}

/// The light of the darkest black of a press, where its paper has 1: that which it prints for the black of a screen, else black ink alone.
fn darkest(press: &ColorProfile, wide: &ColorProfile) -> f64 {
    let mut inks = [0, 0, 0, u8::MAX];
    if let Ok(black) = ColorProfile::new_srgb().create_transform_8bit(Layout::Rgb, press, Layout::Rgba, perceptual()) {
        let _ = black.transform(&[0, 0, 0], &mut inks);
    }
    let deep = inks.map(|ink| u16::from(ink) * 257);
    let mut rgb = [0; 3];
    let options = with_intent(RenderingIntent::RelativeColorimetric);
    let look = press.create_transform_16bit(Layout::Rgba, wide, Layout::Rgb, options);
    match look.map(|look| look.transform(&deep, &mut rgb)) {
        Ok(Ok(())) => f64::from(rgb[1]) / FULL,
        _ => 0.0,
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to sixteen bits")]
fn sixteen(light: f64) -> u16 {
    (light * FULL).round().clamp(0.0, FULL) as u16
}

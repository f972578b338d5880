//! Grey and the black plate: takes a profile; gives for every grey of sRGB the tint of black that looks like it.

use moxcms::{ColorProfile, Layout, RenderingIntent};

use super::intent::with_intent;

/// The lightness L*, relative to the paper, of every tint of black alone from none to full; never rising.
pub(super) fn black_ramp(profile: &ColorProfile) -> Result<Vec<f64>, moxcms::CmsError> {
    let options = with_intent(RenderingIntent::RelativeColorimetric);
    let transform = profile.create_transform_f32(Layout::Rgba, &ColorProfile::new_srgb(), Layout::Rgb, options)?;
    let tints: Vec<f32> = (0..=255_u8).flat_map(|k| [0.0, 0.0, 0.0, f32::from(k) / 255.0]).collect();
    let mut rgb = vec![0.0; 256 * 3];
    transform.transform(&tints, &mut rgb)?;
    let mut least = f64::MAX;
    let ramp = rgb.as_chunks::<3>().0.iter().map(|rgb| {
        least = least.min(lightness(luminance(rgb.map(f64::from))));
        least
    });
    Ok(ramp.collect())
}

/// For every grey of sRGB the value for the black plate, from the lightness of its tints. The range of the picture is brought into that of
/// the ink in linear light, as black-point compensation does it: so a grey picture is as dark as the same grey in a coloured one.
pub(super) fn grey_table(ramp: &[f64]) -> [u8; 256] {
    let (paper, black) = (ramp.first().copied().unwrap_or(100.0), ramp.last().copied().unwrap_or(0.0));
    let (light, dark) = (luminance_of(paper), luminance_of(black));
    let mut table = [0; 256];
    for (value, slot) in (0_u8..=255).zip(&mut table) {
        let grey = f64::from(value) / 255.0;
        let wanted = lightness(dark + (light - dark) * luminance([grey; 3]));
        *slot = u8::MAX - tint_of(ramp, wanted);
    }
    table
}

/// The tint of black with a lightness, the nearest of 256; of several alike the lightest at the paper's end.
fn tint_of(ramp: &[f64], wanted: f64) -> u8 {
    let after = ramp.partition_point(|&lightness| lightness > wanted);
    let distance = |tint: usize| ramp.get(tint).map_or(f64::MAX, |lightness| (lightness - wanted).abs());
    let nearest = if after > 0 && distance(after - 1) <= distance(after) { after - 1 } else { after };
    u8::try_from(nearest).unwrap_or(u8::MAX)
}

/// The luminance of a colour in sRGB, from 0 to 1 (IEC 61966-2-1).
pub(super) fn luminance(rgb: [f64; 3]) -> f64 {
    let [r, g, b] = rgb.map(|part| {
        let part = part.clamp(0.0, 1.0);
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// L* of a luminance (CIE 15).
pub(super) fn lightness(y: f64) -> f64 {
    if y <= 216.0 / 24389.0 { y * 24389.0 / 27.0 } else { 116.0 * y.cbrt() - 16.0 }
}

/// The luminance of an L*.
fn luminance_of(lightness: f64) -> f64 {
    if lightness <= 8.0 { lightness * 27.0 / 24389.0 } else { ((lightness + 16.0) / 116.0).powi(3) }
}

//! The colours of a screen: takes pixels of eight bits and the ICC profile they came with; gives them in sRGB, which every reader shows alike.

use image::{DynamicImage, RgbImage, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, InterpolationMethod, Layout, RenderingIntent, TransformOptions};

/// How far a profile may lead from sRGB, of 255, and still be taken for it: what rounding does.
const SAME: u8 = 2;

/// Whether pixels with this profile are shown right without it. A profile that cannot be read tells nothing, and is left out of account.
pub(crate) fn is_srgb(profile: &[u8]) -> bool {
    let Some(source) = parse(profile) else { return true };
    let steps: Vec<u8> = vec![0, 51, 102, 153, 204, 255];
    match source.color_space {
        DataColorSpace::Rgb => {
            let cube: Vec<u8> = steps
                .iter()
                .flat_map(|&r| steps.iter().flat_map(move |&g| [0_u8, 51, 102, 153, 204, 255].map(|b| [r, g, b])))
                .flatten()
                .collect();
            convert(&source, Layout::Rgb, &cube).is_none_or(|shown| are_alike(&cube, &shown))
        }
        DataColorSpace::Gray => {
            let same: Vec<u8> = steps.iter().flat_map(|&value| [value; 3]).collect();
            convert(&source, Layout::Gray, &steps).is_none_or(|shown| are_alike(&same, &shown))
        }
        // A profile for inks beside pixels in RGB is a slip of whoever saved the file.
        _ => true,
    }
}

fn are_alike(one: &[u8], other: &[u8]) -> bool {
    one.iter().zip(other).all(|(a, b)| a.abs_diff(*b) <= SAME)
}

/// A picture in grey or RGB of eight bits as sRGB. Without a usable profile it is that already.
pub(crate) fn into_srgb(image: DynamicImage, profile: Option<&[u8]>) -> DynamicImage {
    let Some(source) = profile.filter(|profile| !is_srgb(profile)) else { return image };
    match image {
        DynamicImage::ImageLuma8(grey) => {
            let size = grey.dimensions();
            let values = grey_as_srgb(Some(source), grey.into_raw());
            image::GrayImage::from_raw(size.0, size.1, values).unwrap_or_default().into()
        }
        other => {
            let rgb = other.into_rgb8();
            let shown = parse(source)
                .filter(|source| source.color_space == DataColorSpace::Rgb)
                .and_then(|source| convert(&source, Layout::Rgb, rgb.as_raw()));
            let (width, height) = rgb.dimensions();
            shown.and_then(|values| RgbImage::from_raw(width, height, values)).unwrap_or(rgb).into()
        }
    }
}

/// Inks (0 for none) as they look; without a profile for inks as if they were pure.
pub(crate) fn inks_as_srgb(inks: &RgbaImage, profile: Option<&[u8]>) -> RgbImage {
    let (width, height) = inks.dimensions();
    let source = profile.and_then(parse).filter(|source| source.color_space == DataColorSpace::Cmyk);
    let shown = source.and_then(|source| convert(&source, Layout::Rgba, inks.as_raw()));
    let pure = || {
        let light = |ink: u8, rest: u16| u8::try_from((255 - u16::from(ink)) * rest / 255).unwrap_or(u8::MAX);
        let pixels = inks.as_raw().as_chunks::<4>().0.iter();
        pixels.flat_map(|&[c, m, y, k]| [c, m, y].map(|ink| light(ink, 255 - u16::from(k)))).collect()
    };
    RgbImage::from_raw(width, height, shown.unwrap_or_else(pure)).unwrap_or_default()
}

/// Pixels or grey values with a profile of their own as those of sRGB, for a picture that turned out to be grey. Without a usable
/// profile they are taken for sRGB already.
pub(crate) fn grey_as_srgb(source: Option<&[u8]>, luma: Vec<u8>) -> Vec<u8> {
    let table: Vec<u8> = (0..=255).collect();
    let shown = |source: &[u8]| -> Option<Vec<u8>> {
        let source = parse(source)?;
        let layout = match source.color_space {
            DataColorSpace::Gray => Layout::Gray,
            DataColorSpace::Rgb => Layout::Rgb,
            _ => return None,
        };
        let values: Vec<u8> = table.iter().flat_map(|&value| std::iter::repeat_n(value, layout.channels())).collect();
        let rgb = convert(&source, layout, &values)?;
        Some(rgb.as_chunks::<3>().0.iter().map(|[_, g, _]| *g).collect())
    };
    let Some(table) = source.and_then(shown) else { return luma };
    luma.into_iter().map(|value| table.get(usize::from(value)).copied().unwrap_or(value)).collect()
}

fn parse(profile: &[u8]) -> Option<ColorProfile> {
    ColorProfile::new_from_slice(profile).ok()
}

/// Values of a profile's space as RGB in sRGB.
fn convert(source: &ColorProfile, layout: Layout, values: &[u8]) -> Option<Vec<u8>> {
    let options = TransformOptions {
        rendering_intent: RenderingIntent::RelativeColorimetric,
        interpolation_method: InterpolationMethod::Tetrahedral,
        ..TransformOptions::default()
    };
    let transform = source.create_transform_8bit(layout, &ColorProfile::new_srgb(), Layout::Rgb, options).ok()?;
    let mut rgb = vec![0; values.len() / layout.channels() * 3];
    transform.transform(values, &mut rgb).ok()?;
    Some(rgb)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(profile: &ColorProfile) -> Vec<u8> {
        profile.encode().unwrap()
    }

    #[test]
    fn srgb_is_known_whoever_wrote_it_and_others_are_not_taken_for_it() {
        assert!(is_srgb(&profile(&ColorProfile::new_srgb())));
        assert!(is_srgb(b"no profile"));
        for other in
            [ColorProfile::new_adobe_rgb(), ColorProfile::new_display_p3(), ColorProfile::new_gray_with_gamma(1.0)]
        {
            assert!(!is_srgb(&profile(&other)));
        }
    }

    #[test]
    fn a_wider_green_is_brought_into_srgb_and_grey_stays_grey() {
        let wide = profile(&ColorProfile::new_adobe_rgb());
        let image = RgbImage::from_raw(2, 1, vec![100, 200, 100, 128, 128, 128]).unwrap();
        let shown = into_srgb(image.clone().into(), Some(&wide)).into_rgb8();
        assert!(shown.as_raw()[0] < 60 && shown.as_raw()[1].abs_diff(200) < 8, "{:?}", shown.as_raw());
        assert!(shown.as_raw()[3..].iter().all(|value| value.abs_diff(128) <= 2), "{:?}", shown.as_raw());
        assert_eq!(into_srgb(image.clone().into(), None).into_rgb8(), image);
    }

    #[test]
    fn inks_look_as_their_profile_has_them() {
        let inks = RgbaImage::from_raw(3, 1, vec![0, 0, 0, 0, 0, 0, 0, 255, 255, 0, 0, 0]).unwrap();
        assert_eq!(inks_as_srgb(&inks, None).as_raw(), &[255, 255, 255, 0, 0, 0, 0, 255, 255]);
        let press = include_bytes!("../../profiles/newsprint.icc");
        let shown = inks_as_srgb(&inks, Some(press)).into_raw();
        assert!(shown[0] > 250 && (40..120).contains(&shown[3]), "black on newsprint is dark grey: {shown:?}");
    }
}

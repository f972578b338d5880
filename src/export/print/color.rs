//! Separation 分色: colours of pictures and of type into the four inks of the press. Takes an [`OutputProfile`] and pixels of eight bits;
//! gives inks of eight bits (0 no ink, 255 full), never more at one place than asked for.
//!
//! The perceptual table is used: the profile's gamut mapping brings all of sRGB into what newsprint can show. Its black point needs no
//! compensation of our own: measured on `newsprint.icc`, sRGB black goes to the darkest printable neutral (L* 43.9 against paper 100),
//! the neutral ramp never falls, keeps all levels of the darkest quarter apart (65 of 65) with chroma at most 1.4, and it lies within 2 L*
//! of relative colorimetric with black-point compensation; without it, that intent plugs everything below RGB 96.
//!
//! A `Separation` is pure: the same pixels give the same inks whatever the thread.

use std::sync::Arc;

use moxcms::{ColorProfile, DataColorSpace, Layout, Transform8BitExecutor};

use super::foreign_inks::ForeignInks;
use super::grey::{black_ramp, grey_table};
use super::ink_limit::limit_ink;
pub(super) use super::ink_limit::{ink_sum, limit_pixel};
use super::intent::perceptual;
use super::profile::{self, OutputProfile};
use crate::diag::{Code, Failure, Finding};

/// Colours of a page whose parts differ by less than this are grey, and printed with black alone.
const GREY_TOLERANCE: f64 = 1.0 / 510.0;

/// The way from pixels to the inks of one press.
pub struct Separation {
    profile: ColorProfile,
    bytes: Arc<[u8]>,
    ink_limit: u16,
    srgb: Arc<Transform8BitExecutor>,
    grey: [u8; 256],
}

impl Separation {
    /// Prepares the tables of a profile.
    ///
    /// # Errors
    /// A profile whose tables cannot be used ([`Code::ProfileInvalid`]).
    pub fn new(output: &OutputProfile) -> Result<Self, Failure> {
        let invalid = |why: String| {
            Finding::new(Code::ProfileInvalid, format!("色彩描述文件“{}”{why}", output.description))
                .hint("换一个 CMYK 输出描述文件，或不指定，用自带的 newsprint")
        };
        let profile = profile::parse(&output.bytes).map_err(invalid)?;
        let unusable = |error| invalid(format!("不能用来分色：{error}"));
        let srgb = ColorProfile::new_srgb()
            .create_transform_8bit(Layout::Rgb, &profile, Layout::Rgba, perceptual())
            .map_err(unusable)?;
        let grey = grey_table(&black_ramp(&profile).map_err(unusable)?);
        Ok(Self { profile, bytes: output.bytes.clone(), ink_limit: output.ink_limit, srgb, grey })
    }

    /// The ICC profile it separates for.
    pub fn profile_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The most ink at one place, in percent.
    pub fn ink_limit(&self) -> u16 {
        self.ink_limit
    }

    /// Pixels of three bytes into inks of four. `source` is the ICC profile the picture came with; without one, or with one that is
    /// not for RGB, it is taken for sRGB. `most` is the most ink in percent; none leaves the profile's own inks.
    pub fn pixels(&self, source: Option<&[u8]>, rgb: &[u8], most: Option<u16>) -> Vec<u8> {
        let rgb = rgb.as_chunks::<3>().0.as_flattened();
        let own = source.and_then(|source| self.transform_of(source));
        let mut inks = vec![0; rgb.len() / 3 * 4];
        if own.as_ref().unwrap_or(&self.srgb).transform(rgb, &mut inks).is_err() {
            // A profile that parses and still fails: the lengths are right, so sRGB works.
            let _ = self.srgb.transform(rgb, &mut inks);
        }
        limit_ink(&mut inks, most);
        inks
    }

    /// The inks of a picture that is separated already. Made for another press, which its profile says, it is separated anew through
    /// what it was to look like; else only the ink is limited.
    pub fn inks(&self, source: Option<&[u8]>, cmyk: Vec<u8>, most: Option<u16>) -> Vec<u8> {
        let foreign = source.filter(|source| **source != *self.bytes);
        let mut inks = foreign.and_then(|source| self.separated_anew(source, &cmyk)).unwrap_or(cmyk);
        limit_ink(&mut inks, most);
        inks
    }

    /// Inks of another press in those of this one. None of a profile that cannot be used.
    fn separated_anew(&self, source: &[u8], cmyk: &[u8]) -> Option<Vec<u8>> {
        let source = ColorProfile::new_from_slice(source).ok().filter(|it| it.color_space == DataColorSpace::Cmyk)?;
        ForeignInks { source: &source, press: &self.profile }.separate(cmyk)
    }

    /// Grey values as of sRGB into those of a picture for the black plate (255 paper, 0 full black). The lightness printed follows the
    /// picture's, scaled from black..white to what black ink and paper can show.
    pub fn grey(&self, luma: &[u8]) -> Vec<u8> {
        luma.iter().map(|&value| self.grey[usize::from(value)]).collect()
    }

    /// A colour of type, lines and tints, 0 to 1 in sRGB, into parts of C, M, Y, K. Greys are of black alone, and black is all of it.
    pub fn color(&self, rgb: [f64; 3]) -> [f64; 4] {
        let [r, g, b] = rgb.map(byte);
        let spread = rgb.iter().copied().fold(f64::MIN, f64::max) - rgb.iter().copied().fold(f64::MAX, f64::min);
        if spread < GREY_TOLERANCE {
            return [0.0, 0.0, 0.0, 1.0 - f64::from(self.grey[usize::from(g)]) / 255.0];
        }
        let inks = self.pixels(None, &[r, g, b], Some(self.ink_limit));
        std::array::from_fn(|ink| inks.get(ink).map_or(0.0, |&value| f64::from(value) / 255.0))
    }

    /// The way from a picture's own profile; none if that is not for RGB or cannot be used.
    fn transform_of(&self, source: &[u8]) -> Option<Arc<Transform8BitExecutor>> {
        let source = ColorProfile::new_from_slice(source).ok().filter(|it| it.color_space == DataColorSpace::Rgb)?;
        source.create_transform_8bit(Layout::Rgb, &self.profile, Layout::Rgba, perceptual()).ok()
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
fn byte(part: f64) -> u8 {
    (part * 255.0).round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use moxcms::RenderingIntent;

    use super::super::grey::{lightness, luminance};
    use super::super::intent::with_intent;
    use super::*;

    fn newsprint() -> Separation {
        Separation::new(&OutputProfile::newsprint()).unwrap()
    }

    fn sum(pixel: &[u8]) -> u16 {
        pixel.iter().copied().map(u16::from).sum()
    }

    #[test]
    fn white_is_paper_and_black_is_full_black_within_the_limit() {
        let inks = newsprint().pixels(None, &[255, 255, 255, 0, 0, 0], Some(240));
        assert!(sum(&inks[..4]) <= 4, "{inks:?}");
        assert!(inks[7] > 250 && sum(&inks[4..]) <= 612, "{inks:?}");
    }

    #[test]
    fn no_color_has_more_ink_than_asked_for() {
        let cube: Vec<u8> = (0..17 * 17 * 17_u32)
            .flat_map(|at| [at % 17, at / 17 % 17, at / 289].map(|step| u8::try_from(step * 255 / 16).unwrap()))
            .collect();
        let separation = newsprint();
        for most in [240, 220, 150] {
            let inks = separation.pixels(None, &cube, Some(most));
            assert_eq!(inks.len(), 17 * 17 * 17 * 4);
            assert!(inks.chunks(4).all(|pixel| sum(pixel) <= ink_sum(most)), "{most}");
        }
    }

    #[test]
    fn neutrals_rise_without_a_step_back_and_stay_neutral() {
        let separation = newsprint();
        let ramp: Vec<u8> = (0..=255_u8).flat_map(|value| [value; 3]).collect();
        let inks = separation.pixels(None, &ramp, None);
        let srgb = ColorProfile::new_srgb();
        let options = with_intent(RenderingIntent::RelativeColorimetric);
        let back = separation.profile.create_transform_8bit(Layout::Rgba, &srgb, Layout::Rgb, options).unwrap();
        let mut seen = vec![0; ramp.len()];
        back.transform(&inks, &mut seen).unwrap();
        let lightness: Vec<f64> = seen
            .chunks(3)
            .map(|rgb| lightness(luminance([rgb[0], rgb[1], rgb[2]].map(|v| f64::from(v) / 255.0))))
            .collect();
        assert!(lightness.windows(2).all(|pair| pair[1] > pair[0] - 0.6), "{lightness:?}");
        assert!(lightness[48] > lightness[0] + 2.0, "the shadows are plugged");
        let spread = seen.chunks(3).map(|rgb| rgb.iter().max().unwrap() - rgb.iter().min().unwrap()).max();
        assert!(spread < Some(10), "{spread:?}");
    }

    #[test]
    fn greys_go_from_full_black_to_paper_and_never_back() {
        let separation = newsprint();
        let table = separation.grey(&(0..=255).collect::<Vec<u8>>());
        assert_eq!((table[0], table[255]), (0, 255));
        assert!(table.is_sorted());
        assert!(table.windows(2).all(|pair| pair[1] - pair[0] < 8), "{table:?}");
    }

    #[test]
    fn grey_type_is_of_black_alone() {
        let separation = newsprint();
        assert_eq!(separation.color([0.0; 3]), [0.0, 0.0, 0.0, 1.0]);
        assert_eq!(separation.color([1.0; 3]), [0.0; 4]);
        let [c, m, y, k] = separation.color([0.5; 3]);
        assert!((c, m, y) == (0.0, 0.0, 0.0) && k > 0.3 && k < 0.8, "{k}");
        let red = separation.color([0.8, 0.1, 0.1]);
        assert!(red[1] > 0.6 && red[2] > 0.4 && red[0] < 0.3, "{red:?}");
    }

    #[test]
    fn a_profile_of_the_picture_counts_and_a_broken_one_does_not() {
        let separation = newsprint();
        let pixel = [30, 200, 60];
        let plain = separation.pixels(None, &pixel, None);
        assert_eq!(separation.pixels(Some(b"no profile"), &pixel, None), plain);
        assert_eq!(separation.pixels(Some(&OutputProfile::newsprint().bytes), &pixel, None), plain);
        let wide = ColorProfile::new_adobe_rgb().encode().unwrap();
        assert_ne!(separation.pixels(Some(&wide), &pixel, None), plain);
    }

    #[test]
    fn inks_for_this_press_are_only_limited() {
        let separation = newsprint();
        let inks = vec![255, 255, 255, 255, 10, 20, 30, 40];
        let own = OutputProfile::newsprint().bytes;
        assert_eq!(separation.inks(Some(&own), inks.clone(), Some(240)), [119, 119, 119, 255, 10, 20, 30, 40]);
        assert_eq!(separation.inks(None, inks.clone(), None), inks);
        let mut other = own.to_vec();
        other[100] ^= 1;
        // The same press under another name: what comes back looks alike, and is not simply what was given.
        let given = vec![0, 0, 0, 128, 0, 232, 255, 0, 0, 0, 0, 0];
        let anew = separation.inks(Some(&other), given.clone(), None);
        assert_ne!(anew, given, "separated through its look");
        assert!(anew[5] > 190 && anew[6] > 190 && anew[4] < 40 && anew[7] < 40, "red stays red: {anew:?}");
        assert!(sum(&anew[8..]) < 8, "paper stays paper: {anew:?}");
        let broken = separation.inks(Some(b"no profile"), given.clone(), None);
        assert_eq!(broken, given);
    }
}

//! Slugs: the lines of small type outside the trim of an imposed sheet, which tell the pressman what he holds. Takes their words with the
//! inks they are printed in; gives a small page each.

use std::num::NonZeroUsize;

use typst::foundations::{Content, NativeElement, Smart, Styles};
use typst::layout::{Abs, Length as EngineLength, Margin, PageElem, PagebreakElem, Rel};
use typst::text::{FontFamily, FontList, Lang, Region, TextElem, TextSize, WritingScript};
use typst::visualize::Paint;

use super::engine::document;
use super::look::press_color;
use super::{Pages, Typesetter};
use crate::diag::Failure;
use crate::units::Length;

/// The role of the look whose face slugs are set in.
const ROLE: &str = "folio";

/// Words of a slug that share their inks.
#[derive(Debug, Clone, PartialEq)]
pub struct SlugSpan {
    /// The words.
    pub text: String,
    /// The inks they are printed in: C, M, Y, K in percent.
    pub inks: [f64; 4],
}

/// Sets slugs, each on one line and a page of its own that is no larger than the line.
pub(super) fn slugs(setter: &Typesetter, slugs: &[Vec<SlugSpan>], size: Length) -> Result<Pages, Failure> {
    let pages = slugs.iter().enumerate().flat_map(|(index, spans)| {
        let break_before = (index > 0).then(|| PagebreakElem::new().pack());
        let words = spans.iter().map(|span| {
            let fill = Paint::Solid(press_color(span.inks));
            TextElem::packed(span.text.as_str()).set(TextElem::fill, fill)
        });
        break_before.into_iter().chain(words).collect::<Vec<_>>()
    });
    let content = Content::sequence(pages).styled_with_map(styles(setter, size));
    document(&setter.world, &content).map(|document| Pages { document })
}

fn styles(setter: &Typesetter, size: Length) -> Styles {
    let families = setter.look.families(ROLE).iter().map(|family| FontFamily::new(family)).collect();
    let none: Rel<EngineLength> = Abs::zero().into();
    let mut styles = Styles::new();
    styles.set(PageElem::width, Smart::Auto);
    styles.set(PageElem::height, Smart::Auto);
    styles.set(PageElem::margin, Smart::Custom(Margin::splat(Some(Smart::Custom(none)))));
    styles.set(PageElem::columns, NonZeroUsize::MIN);
    styles.set(TextElem::font, FontList(families));
    styles.set(TextElem::size, TextSize(Abs::pt(size.to_pt()).into()));
    styles.set(TextElem::fallback, false);
    styles.set(TextElem::lang, Lang::CHINESE);
    styles.set(TextElem::region, "CN".parse::<Region>().ok());
    styles.set(TextElem::script, "hani".parse::<WritingScript>().map_or(Smart::Auto, Smart::Custom));
    styles
}

//! The Chinese sentences of the preflight, the one place where they are made. Takes faults; gives sentences without a full stop at the end. A
//! file for each file of [`crate::fault`], one for the thresholds.

mod color;
mod declaration;
mod mark;
mod object;
mod page;
mod reading;
mod thresholds;

pub(crate) use color::{bearer_noun, foreign_space, ink_bearer, plain_color};
pub(crate) use page::trim_side;
pub(crate) use reading::resource_noun;
pub use thresholds::{thresholds_remedy, thresholds_sentence};

use crate::fault::Fault;

/// What is wrong, in Chinese.
pub fn sentence(fault: &Fault) -> String {
    match fault {
        Fault::Readable(fault) => reading::readable(fault),
        Fault::PdfVersion(fault) => declaration::version(fault),
        Fault::OutputIntent(fault) => declaration::intent(fault),
        Fault::IntentProfile(fault) => declaration::profile(fault),
        Fault::Metadata(fault) => declaration::metadata(fault),
        Fault::Trapped(fault) => declaration::trapped(fault),
        Fault::FileIdentity(fault) => declaration::identity(fault),
        Fault::PageBoxes(fault) => page::boxes(*fault),
        Fault::PageSize(fault) => page::page_size(fault),
        Fault::PageCount(fault) => page::count(*fault),
        Fault::Bleed(fault) => page::bleed(*fault),
        Fault::Fonts(fault) => mark::fonts(fault),
        Fault::ColorSpace(fault) => color::space(fault),
        Fault::SpotColors(fault) => color::spot(fault),
        Fault::BlendSpace(fault) => color::blend(fault),
        Fault::TotalInk(fault) => color::total_ink(fault),
        Fault::BlackOverprint(fault) => color::black_overprint(*fault),
        Fault::WhiteOverprint(fault) => color::white_overprint(*fault),
        Fault::TextInks(fault) => mark::text_inks(fault),
        Fault::ThinLines(fault) => mark::thin_line(*fault),
        Fault::Resolution(fault) => mark::resolution(*fault),
        Fault::Forbidden(fault) => object::forbidden(fault),
        Fault::GreyPictures(fault) => color::grey(fault),
        Fault::Imposition(fault) => page::sheet(*fault),
        Fault::Features(fault) => object::feature(*fault).to_owned(),
    }
}

/// The same for as many as `count` faults of a kind on a page.
pub fn sentence_for(fault: &Fault, count: u32) -> String {
    let sentence = sentence(fault);
    if count > 1 { format!("{sentence}（本版共 {count} 处）") } else { sentence }
}

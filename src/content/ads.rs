//! The advertisements of a page, `[[page.ad]]`: where each stands and what it shows, its picture still a name.

use crate::diag::Code;
use crate::form::{Phrase, TableForm};
use crate::units::{GridRect, PageNumber};

/// What may be printed over the corner of an advertisement. The first is meant where `issue.toml` says nothing.
const LABELS: &[(&str, &str)] = &[("公益广告", "公益广告"), ("广告", "广告")];
/// The most advertisements of a page; more leave no page to make up.
const ADS_MOST: usize = 4;

/// An advertisement as `issue.toml` has it.
#[derive(Debug, Clone, PartialEq)]
pub struct RawAd {
    /// The page it stands on.
    pub page: PageNumber,
    /// Its picture.
    pub file: Phrase,
    /// What the picture shows, for those who cannot see it; not printed.
    pub caption: Phrase,
    /// What is printed over its corner.
    pub label: &'static str,
    /// Where it stands, in columns and lines from the head of the type area.
    pub rect: GridRect,
    /// The point to keep when cropping, in parts of width and height from the top left.
    pub focus: (f64, f64),
}

/// The advertisements of a page, from the form over the page's table.
pub(super) fn read_ads(form: &mut TableForm<'_>, page: PageNumber) -> Vec<RawAd> {
    let mut ads: Vec<RawAd> = vec![];
    for table in form.tables("ad", "每个广告一段 [[page.ad]]，写 file、at 和 caption") {
        let mut inner = form.inner(table);
        let file = inner.required_text("file", "images/ad.jpg");
        let rect = inner.rect("at");
        if rect.is_none() && !inner.has("at") {
            inner.missing("at", "[0, 60, 5, 12]");
        }
        let caption = inner.required_text("caption", "图上画的、写的是什么");
        let label = inner.choice("label", LABELS).unwrap_or("公益广告");
        let focus = inner.pair("focus", 0.0..=1.0, "[0.5, 0.5]").unwrap_or((0.5, 0.5));
        if let Some(other) = rect.and_then(|rect| ads.iter().find(|other| other.rect.intersects(rect))) {
            let message = format!("与同版的广告“{}”重叠", other.file.text);
            inner.fault(Code::WrongValue, inner.at("at"), message, "改其中一个的 at");
        }
        form.absorb(inner.close());
        if let Some(((file, caption), rect)) = file.zip(caption).zip(rect) {
            ads.push(RawAd { page, file, caption, label, rect, focus });
        }
    }
    if ads.len() > ADS_MOST {
        let message = format!("一版有 {} 个广告，最多 {ADS_MOST} 个", ads.len());
        form.fault(Code::WrongValue, form.at("ad"), message, "删去几个，或移到别的版");
        ads.truncate(ADS_MOST);
    }
    ads
}

//! What a page is made from, as a number. Takes a page's items with their measures and what was asked of the page; gives hashes
//! that are the same where a search would find the same page again, so that it need not be searched.

use std::hash::{Hash, Hasher};

use twox_hash::XxHash3_64;

use super::page::PlannedPage;
use crate::grid::Grid;
use crate::options::Options;
use crate::shapes::item::Item;
use crate::shapes::piece::Piece;
use chenbao_model::model::Kind;

/// Bumped whenever the search would judge the same page otherwise, so that layouts saved by other versions are searched again.
const JUDGEMENT: u32 = 2;

/// What a page is made from, as two numbers of 16 digits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Fingerprints {
    /// The page with all that its search depends on.
    pub(crate) whole: String,
    /// What was asked of it.
    pub(crate) asked: String,
}

/// The page with all that its search depends on, and what was asked of it.
pub(crate) fn fingerprints(page: &PlannedPage, items: &[&Item], grid: &Grid, options: &Options) -> Fingerprints {
    let mut asked = XxHash3_64::new();
    (page.region.columns, page.region.top, page.region.lines).hash(&mut asked);
    format!("{:?}", page.template).hash(&mut asked);
    (page.plan.forced, page.plan.alternative, &page.ads).hash(&mut asked);
    for item in items.iter().filter(|item| item.main.kind != Kind::Filler) {
        (item.id(), item.main.part, item.rank, &item.wishes).hash(&mut asked);
    }
    let mut whole = asked.clone();
    (JUDGEMENT, grid, options.keep, options.roots).hash(&mut whole);
    for item in items {
        (item.rank, item.priority).hash(&mut whole);
        item.pieces().for_each(|piece| hash_piece(piece, &mut whole));
    }
    let [whole, asked] = [whole, asked].map(|hasher| format!("{:016x}", hasher.finish()));
    Fingerprints { whole, asked }
}

fn hash_piece(piece: &Piece, hasher: &mut XxHash3_64) {
    (&piece.id, piece.kind, piece.part).hash(hasher);
    for article in &piece.articles {
        article.id.hash(hasher);
    }
    for (columns, form) in
        piece.forms.iter().enumerate().flat_map(|(at, forms)| forms.iter().map(move |form| (at, form)))
    {
        (columns, form.treatment, form.columns, form.quote, form.cost, &*form.heads).hash(hasher);
    }
    for (key, flow) in piece.flows.iter() {
        (key, flow.text_rows()).hash(hasher);
    }
    for photo in &piece.photos {
        let picture = photo.picture();
        (&photo.article.id, photo.index, picture.pixels, picture.columns).hash(hasher);
        let decimals = [picture.focus.0, picture.focus.1, picture.crop.0, picture.crop.1];
        decimals.map(f64::to_bits).hash(hasher);
        picture.caption.to_plain().hash(hasher);
        for (width, sizes) in photo.all_sizes() {
            (width, sizes).hash(hasher);
        }
    }
}

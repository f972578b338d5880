//! What one page leaves to the next.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::lettering::{CoverKey, LetteredGlyph};
use crate::content::plates::Cover;
use crate::content::resources::Font;

/// The most fonts, and the most glyphs, that one page leaves to the next.
const MOST_FONTS: usize = 64;
const MOST_GLYPHS: usize = 30_000;
/// The most bytes of covers of glyphs that are kept.
const MOST_BYTES: usize = 12 << 20;
/// What a kept cover takes beside its pixels, in bytes.
const ENTRY: usize = 128;

/// What one page leaves to the next: a paper is set in the same few faces throughout, and unfolding and drawing them takes most of the time.
#[derive(Default)]
pub(crate) struct Kept<'a> {
    /// By where their dictionaries lie in the file.
    pub(super) fonts: HashMap<usize, Rc<Font<'a>>>,
    /// By font and code.
    pub(super) glyphs: HashMap<(usize, u32), Rc<LetteredGlyph>>,
    covers: HashMap<CoverKey, Option<Arc<Cover>>>,
    /// What the covers take, in bytes.
    cover_bytes: usize,
}

impl Kept<'_> {
    /// Lets go of everything where it has become much.
    pub(super) fn bounded(self) -> Self {
        if self.fonts.len() > MOST_FONTS || self.glyphs.len() > MOST_GLYPHS { Self::default() } else { self }
    }

    /// The cover of a glyph; none where it is not kept, and a cover of none where the glyph covers nothing.
    pub(super) fn cover(&self, key: &CoverKey) -> Option<Option<Arc<Cover>>> {
        self.covers.get(key).cloned()
    }

    /// Keeps the cover of a glyph.
    pub(super) fn keep_cover(&mut self, key: CoverKey, cover: Option<Arc<Cover>>) {
        if self.cover_bytes > MOST_BYTES {
            self.covers.clear();
            self.cover_bytes = 0;
        }
        self.cover_bytes += ENTRY + cover.as_ref().map_or(0, |cover| cover.data.len());
        self.covers.insert(key, cover);
    }
}

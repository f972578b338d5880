//! What was measured: galleys, heads and captions, kept under all that is asked for. Takes questions of the makeup; gives their answers again
//! without asking the engine. An answer holds for its question whenever it is asked: of the last issue, or of one from before.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, OnceLock};

use twox_hash::XxHash3_64;
use typst::diag::SourceResult;

use super::galley::SetGalley;
use super::head_shape::HeadShape;
use crate::diag::Failure;
use crate::makeup::measure::{ArticlePart, Columns, HeadForm, HeadOption, HeadQuery, HeadSubject, Passage};
use crate::model::{Article, ArticleId, Headline, Issue, Picture, Run, Text};
use crate::units::Length;

/// What tells a galley from all others: its articles and the text of their files, its part, its pull quote and its measure in em.
type GalleyKey = (Vec<(ArticleId, u64)>, Option<ArticlePart>, Option<usize>, u16);

/// What tells a head: its article, all that is said in it, rank, columns and form.
type HeadKey = (Option<ArticleId>, u64, u8, Columns, HeadForm);

/// What tells a caption: its words, its credit and its place, as a number, and the width in millipoints.
type CaptionKey = (u64, i64);

/// What was measured.
#[derive(Default)]
pub(super) struct Measured {
    galleys: Mutex<BTreeMap<GalleyKey, Arc<SetGalley>>>,
    heads: Mutex<BTreeMap<HeadKey, Vec<HeadOption>>>,
    captions: Mutex<BTreeMap<CaptionKey, u16>>,
    /// The heights of heads of a shape, in points.
    shapes: Mutex<BTreeMap<HeadShape, f64>>,
    goes_by_shape: OnceLock<bool>,
}

impl Measured {
    /// The galley of a passage.
    pub(super) fn galley(
        &self,
        passage: Passage,
        em: u16,
        set: impl FnOnce() -> Result<SetGalley, Failure>,
    ) -> Result<Arc<SetGalley>, Failure> {
        let names = passage.articles.iter().map(|article| (article.id.clone(), digest(&article.source.text))).collect();
        let key: GalleyKey = (names, passage.part, passage.quote, em);
        known(&self.galleys, key, || set().map(Arc::new))
    }

    /// The ways to set a head.
    pub(super) fn heads(
        &self,
        query: HeadQuery,
        measure: impl FnOnce() -> Result<Vec<HeadOption>, Failure>,
    ) -> Result<Vec<HeadOption>, Failure> {
        let (article, words) = match query.subject {
            HeadSubject::Article(article) => (Some(article.id.clone()), said(article)),
            HeadSubject::Group(words) => (None, digest(words)),
        };
        known(&self.heads, (article, words, query.rank, query.columns, query.form), measure)
    }

    /// Whether the look's heads are as high in whatever words, tried once.
    pub(super) fn goes_by_shape(&self, try_it: impl FnOnce() -> SourceResult<bool>) -> SourceResult<bool> {
        if let Some(&known) = self.goes_by_shape.get() {
            return Ok(known);
        }
        let found = try_it()?;
        Ok(*self.goes_by_shape.get_or_init(|| found))
    }

    /// The points that heads of a shape are high.
    pub(super) fn shape(&self, shape: HeadShape, measure: impl FnOnce() -> SourceResult<f64>) -> SourceResult<f64> {
        known(&self.shapes, shape, measure)
    }

    /// The lines of a caption.
    pub(super) fn caption(
        &self,
        picture: &Picture,
        width: Length,
        measure: impl FnOnce() -> Result<u16, Failure>,
    ) -> Result<u16, Failure> {
        let said = (&picture.caption.runs, runs(picture.credit.as_ref()), &picture.place);
        known(&self.captions, (digest(said), width.millipoints()), measure)
    }

    /// Forgets what comes from articles that an issue does not have as they were, and that will hardly be asked for again. Captions are known by
    /// their words, and few.
    pub(super) fn keep_only(&self, issue: &Issue) {
        if let Ok(mut galleys) = self.galleys.lock() {
            let texts: BTreeMap<&ArticleId, u64> =
                issue.articles.iter().map(|article| (&article.id, digest(&article.source.text))).collect();
            galleys.retain(|(names, ..), _| names.iter().all(|(name, text)| texts.get(name) == Some(text)));
        }
        if let Ok(mut heads) = self.heads.lock() {
            let words: BTreeMap<&ArticleId, u64> =
                issue.articles.iter().map(|article| (&article.id, said(article))).collect();
            heads.retain(|(article, own, ..), _| article.as_ref().is_none_or(|name| words.get(name) == Some(own)));
        }
        if let Ok(mut captions) = self.captions.lock()
            && captions.len() > MOST_CAPTIONS
        {
            captions.clear();
        }
    }
}

/// All of an article that its head depends on, as a number.
fn said(article: &Article) -> u64 {
    let Headline { kicker, head, deck } = &article.headline;
    let texts = [kicker.as_ref(), Some(head), deck.as_ref(), article.summary.as_ref(), article.place.as_ref()];
    let pins = &article.pins;
    digest((
        texts.map(set_text),
        &article.names,
        &article.authors,
        article.kind,
        pins.level,
        pins.head_size,
        pins.boxed,
    ))
}

/// What of a text of a head is set, and where its author wants it broken.
fn set_text(text: Option<&Text>) -> Option<(&[Run], &[usize])> {
    text.map(|text| (text.runs.as_slice(), text.breaks.as_slice()))
}

/// What of a text is set.
fn runs(text: Option<&Text>) -> Option<&[Run]> {
    text.map(|text| text.runs.as_slice())
}

fn digest(value: impl Hash) -> u64 {
    let mut hash = XxHash3_64::new();
    value.hash(&mut hash);
    hash.finish()
}

/// The most captions that are kept.
const MOST_CAPTIONS: usize = 4096;

/// What is known under a key, or else is found, and kept unless it failed.
fn known<K: Ord, V: Clone, E>(
    kept: &Mutex<BTreeMap<K, V>>,
    key: K,
    find: impl FnOnce() -> Result<V, E>,
) -> Result<V, E> {
    if let Some(value) = kept.lock().ok().and_then(|kept| kept.get(&key).cloned()) {
        return Ok(value);
    }
    let value = find()?;
    if let Ok(mut kept) = kept.lock() {
        kept.insert(key, value.clone());
    }
    Ok(value)
}

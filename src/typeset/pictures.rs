//! The pictures that pages are set with, in their frames. Takes the pictures of an issue as they are, or those that the print export cut to their
//! frames; gives the look each one's bytes and where the whole of it lies behind its frame.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use typst::foundations::{Bytes, Dict, IntoValue};

use super::look::points_value;
use super::picture::{PreparedPicture, prepare};
use crate::diag::{Code, Finding};
use crate::makeup::frame::PictureFrame;
use crate::model::{Issue, Kind, Picture};
use crate::store::Store;
use crate::units::Length;

/// The window that shows all of a picture.
const WHOLE: [f64; 4] = [0.0, 0.0, 1.0, 1.0];

/// PagePictures to set pages with; none at first. To clone them is cheap.
#[derive(Clone, Default)]
pub struct PagePictures {
    kind: PictureKind,
}

#[derive(Clone)]
enum PictureKind {
    /// Whole pictures, by their files: the frame cuts them.
    Whole(BTreeMap<PathBuf, PreparedPicture>),
    /// JPEG pictures that are cut to their frames already.
    Cut(BTreeMap<FrameKey, Bytes>),
}

impl Default for PictureKind {
    fn default() -> Self {
        Self::Whole(BTreeMap::new())
    }
}

/// What tells a frame from all others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct FrameKey {
    path: PathBuf,
    window: [u64; 4],
    size: (Length, Length),
}

impl FrameKey {
    fn of(frame: &PictureFrame) -> Self {
        Self { path: frame.path.clone(), window: frame.window.map(f64::to_bits), size: frame.size }
    }
}

/// What is shown in a frame.
struct FramedPicture {
    bytes: Bytes,
    /// `jpg` or `png`.
    format: &'static str,
    /// The window of the data to show.
    window: [f64; 4],
}

/// The finding of a picture that shows what an earlier one shows.
fn double_finding(picture: &Picture, first: &Picture) -> Finding {
    let place = first.span.as_ref().map_or_else(String::new, |span| {
        let file = span.file.rsplit('/').next().unwrap_or(&span.file);
        format!("（{file} 第{}行第{}列）", span.line, span.column)
    });
    let message = if picture.path == first.path {
        format!("图片“{}”用了两次，另一处{place}", picture.file)
    } else {
        format!("图片“{}”与“{}”{place}是同一张", picture.file, first.file)
    };
    let finding = Finding::new(Code::PictureRepeated, message).at_opt(picture.span.clone());
    finding.hint("换一张，或在其中一处的 images 里加 omit: true，那一处就不印")
}

impl PagePictures {
    /// JPEG pictures made for these frames.
    pub fn cut(pictures: impl IntoIterator<Item = (PictureFrame, Arc<[u8]>)>) -> Self {
        let cut = pictures.into_iter().map(|(frame, bytes)| (FrameKey::of(&frame), Bytes::new(bytes)));
        Self { kind: PictureKind::Cut(cut.collect()) }
    }

    /// Makes them the whole pictures of an issue: reads their files and has the engine decode them, on all cores. Files that have not changed
    /// since they were read before are not read again. What an earlier run made of them is in the store, which keeps no
    /// others. Gives what is wrong with them: the frame of one that cannot be read stays empty, which is an error; one that is damaged is shown,
    /// with a warning.
    pub fn renew(&mut self, issue: &Issue, store: &Store) -> Vec<Finding> {
        let of_articles =
            issue.articles.iter().flat_map(|article| &article.pictures).filter(|picture| !picture.omitted);
        let of_ads = issue.pages.iter().flat_map(|page| &page.ads).map(|ad| &ad.picture);
        let pictures: Vec<&Picture> = of_articles.chain(of_ads).filter(|picture| !picture.is_missing()).collect();
        let read: Vec<Result<PreparedPicture, Finding>> =
            pictures.par_iter().map(|&picture| prepare(picture, self.whole(&picture.path), store)).collect();
        let mut findings = Vec::new();
        let mut whole = BTreeMap::new();
        for (picture, result) in pictures.into_iter().zip(read) {
            match result {
                Ok(read) => {
                    findings.extend(read.warning(picture));
                    whole.insert(picture.path.clone(), read);
                }
                Err(fault) => findings.push(fault),
            }
        }
        self.kind = PictureKind::Whole(whole);
        store.prune();
        findings
    }

    /// Pictures of the issue's articles that show what one before them shows.
    pub fn doubles(&self, issue: &Issue) -> Vec<Finding> {
        let articles = issue.articles.iter().filter(|article| article.kind != Kind::Filler);
        let printed = articles.flat_map(|article| article.pictures.iter().filter(|picture| !picture.omitted));
        let printed: Vec<(&Picture, &PreparedPicture)> =
            printed.filter_map(|picture| Some((picture, self.whole(&picture.path)?))).collect();
        let double = |(at, (picture, read)): (usize, &(&Picture, &PreparedPicture))| {
            let (first, _) = printed[..at].iter().find(|(_, other)| other.is_same(read))?;
            Some(double_finding(picture, first))
        };
        printed.iter().enumerate().filter_map(double).collect()
    }

    /// The whole picture of a file.
    fn whole(&self, path: &Path) -> Option<&PreparedPicture> {
        match &self.kind {
            PictureKind::Whole(pictures) => pictures.get(path),
            PictureKind::Cut(_) => None,
        }
    }

    fn shown(&self, frame: &PictureFrame) -> Option<FramedPicture> {
        match &self.kind {
            PictureKind::Whole(_) => {
                let picture = self.whole(&frame.path)?;
                let format = picture.format.extension();
                Some(FramedPicture { bytes: picture.bytes.clone(), format, window: frame.window })
            }
            PictureKind::Cut(pictures) => {
                let bytes = pictures.get(&FrameKey::of(frame))?.clone();
                Some(FramedPicture { bytes, format: "jpg", window: WHOLE })
            }
        }
    }

    /// A frame for the look: its width and height, the picture if there is one for it, and where the whole of the picture lies behind the frame.
    pub(super) fn place(&self, frame: &PictureFrame, dict: &mut Dict) {
        let (width, height) = (frame.size.0.to_pt(), frame.size.1.to_pt());
        let shown = self.shown(frame);
        let [x0, y0, x1, y1] = shown.as_ref().map_or(frame.window, |shown| shown.window);
        let (full_width, full_height) = (width / (x1 - x0), height / (y1 - y0));
        for (name, points) in [
            ("width", width),
            ("height", height),
            ("image-width", full_width),
            ("image-height", full_height),
            ("dx", -x0 * full_width),
            ("dy", -y0 * full_height),
        ] {
            dict.insert(name.into(), points_value(points));
        }
        dict.insert("file".into(), frame.file.as_ref().into_value());
        if let Some(FramedPicture { bytes, format, .. }) = shown {
            dict.insert("data".into(), bytes.into_value());
            dict.insert("format".into(), format.into_value());
        }
    }
}

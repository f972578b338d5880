//! Typesetting: the only module that names typst.
//!
//! Takes articles and a layout; gives pages. Before that it answers what the makeup asks: how many lines, how high a head.

pub mod check;
mod check_lines;
#[cfg(test)]
mod check_tests;
mod compose;
mod cover;
mod coverage;
mod engine;
pub mod fonts;
mod frame;
mod functions;
mod furniture;
mod galley;
mod head;
#[cfg(test)]
mod head_tests;
mod imprint;
mod ladder;
mod look;
mod measured;
mod nameplate;
mod pages;
#[cfg(test)]
mod parts_tests;
mod passage;
mod picture;
mod proof;
#[cfg(test)]
mod properties;
mod reader;
mod reserved;
mod rows;
mod sense;
mod slug;
mod text;
mod thread;
mod title;
mod vertical;
mod world;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use typst::foundations::Dict;
use typst::layout::Abs;

pub use self::cover::CoverWords;
pub use self::coverage::Coverage;
pub use self::fonts::Fonts;
pub use self::frame::PictureFrame;
pub use self::pages::{Pages, age, forget};
pub use self::slug::SlugSpan;

use self::engine::with_engine;
use self::frame::FramedPictures;
use self::functions::Functions;
use self::galley::SetGalley;
use self::look::Look;
use self::measured::Measured;
use self::picture::PreparedPicture;
use self::world::PaperWorld;
use crate::diag::{Code, Failure, Finding};
use crate::makeup::grid::Grid;
use crate::makeup::layout::Layout;
use crate::makeup::measure::{Galley, HeadOption, HeadQuery, Measure, Passage};
use crate::model::{Issue, Paper, Picture};
use crate::units::Length;

/// What pages are set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// The screen: colours as sRGB, whole pictures, no bleed.
    Screen,
    /// The press: colours in C, M, Y, K, pictures cut to their frames, bleed as the paper asks for.
    Press,
}

/// The typesetter of one look.
pub struct Typesetter {
    world: PaperWorld,
    fonts: Arc<Fonts>,
    medium: Medium,
    look: Look,
    functions: Functions,
    /// What was measured is what is set.
    measured: Measured,
    /// The pictures of the issue.
    pictures: Mutex<FramedPictures>,
    /// The first thing that went wrong while measuring; makeup has no way to say it.
    failure: Mutex<Option<Failure>>,
}

impl Typesetter {
    /// A typesetter for the look in a folder. Lines break alike for every medium.
    ///
    /// # Errors
    /// A look that cannot be read, or names a family that `fonts` does not have.
    pub fn new(fonts: Arc<Fonts>, look_folder: &Path, medium: Medium) -> Result<Self, Failure> {
        let look = Look::load(look_folder, medium)?;
        let missing = |(role, families): (&String, &Vec<String>)| {
            let family = families.iter().find(|family| !fonts.has_family(family))?;
            let message = format!("版面样式的 “{role}” 用的字体 “{family}” 不在 fonts/ 里");
            let hint = "改 theme.toml 的 [fonts]，或把字体补进 fonts/ 和 manifest.toml";
            Some(Finding::new(Code::FontMissing, message).hint(hint))
        };
        let faults: Vec<Finding> = look.fonts.iter().filter_map(missing).collect();
        if !faults.is_empty() {
            return Err(faults.into());
        }
        let world = PaperWorld::new(fonts.clone(), look_folder, look.files.clone(), look.theme.clone());
        let functions = Functions::find(&engine::evaluate(&world)?, look.brief_size)?;
        Ok(Self {
            world,
            fonts,
            medium,
            look,
            functions,
            measured: Measured::default(),
            pictures: Mutex::default(),
            failure: Mutex::default(),
        })
    }

    /// The grid of the look.
    pub fn grid(&self) -> &Grid {
        &self.look.grid
    }

    /// Lines of the type area the nameplate takes on page 1.
    pub fn nameplate_lines(&self) -> u16 {
        self.look.nameplate_lines
    }

    /// Lines of the type area the guide 导读 takes below it, where an issue wants one.
    pub fn guide_lines(&self) -> u16 {
        self.look.guide.lines
    }

    /// The page templates of the look: path as shown, and text.
    pub fn templates(&self) -> &[(String, String)] {
        &self.look.templates
    }

    /// The families of each role of the look, first choice first.
    pub fn roles(&self) -> &BTreeMap<String, Vec<String>> {
        &self.look.fonts
    }

    /// Which characters of an issue the faces have.
    pub fn coverage(&self, issue: &Issue) -> Coverage {
        coverage::coverage(self, issue)
    }

    /// Reads the pictures of an issue and has the engine decode them, on all cores; what is set later is what was read here. Files that
    /// have not changed since they were read before are not read again. Gives warnings of damaged ones.
    ///
    /// # Errors
    /// Pictures that cannot be read or are damaged.
    pub fn read_pictures(&self, issue: &Issue) -> Result<Vec<Finding>, Failure> {
        use rayon::prelude::*;
        let of_articles =
            issue.articles.iter().flat_map(|article| &article.pictures).filter(|picture| !picture.omitted);
        let of_ads = issue.pages.iter().flat_map(|page| &page.ads).map(|ad| &ad.picture);
        let pictures: Vec<&Picture> = of_articles.chain(of_ads).collect();
        let before = self.pictures.lock().ok().map(|mut pictures| pictures.take_whole()).unwrap_or_default();
        let read: Vec<Result<PreparedPicture, Finding>> =
            pictures.par_iter().map(|&picture| picture::prepare(picture, before.get(&picture.path))).collect();
        let (mut faults, mut warnings) = (Vec::new(), Vec::new());
        let mut prepared = BTreeMap::new();
        for (picture, result) in pictures.into_iter().zip(read) {
            match result {
                Ok(read) => {
                    warnings.extend(read.warning(picture));
                    prepared.insert(picture.path.clone(), read);
                }
                Err(fault) => faults.push(fault),
            }
        }
        if let Ok(mut slot) = self.pictures.lock() {
            *slot = FramedPictures::Whole(prepared);
        }
        if !faults.is_empty() {
            return Err(faults.into());
        }
        Ok(warnings)
    }

    /// The frames that the pages of a layout show pictures in.
    pub fn frames(issue: &Issue, layout: &Layout) -> Vec<PictureFrame> {
        frame::frames(issue, layout)
    }

    /// Takes the pictures to set instead of those of the issue's folder: JPEG files cut to these frames.
    pub fn take_pictures(&self, pictures: impl IntoIterator<Item = (PictureFrame, Arc<[u8]>)>) {
        if let Ok(mut slot) = self.pictures.lock() {
            *slot = FramedPictures::cut(pictures);
        }
    }

    /// Forgets what was measured of articles that an issue does not have as they were. For those who make the same issue again and again.
    pub fn keep_only(&self, issue: &Issue) {
        self.measured.keep_only(issue);
    }

    /// The top left corner of the type area on the trimmed page of an issue.
    pub fn type_area(&self, issue: &Issue) -> (Length, Length) {
        let grid = &self.look.grid;
        let air = issue.paper.print.trim.0 - grid.width(grid.cols);
        (Length::from_millipoints(air.millipoints() / 2), self.look.top)
    }

    /// What went wrong while measuring, if anything did. To be asked after the makeup.
    pub fn take_failure(&self) -> Option<Failure> {
        self.failure.lock().ok().and_then(|mut failure| failure.take())
    }

    /// Sets the pages of a layout.
    ///
    /// # Errors
    /// A picture that cannot be read, or a complaint of the engine.
    pub fn compose(&self, issue: &Issue, layout: &Layout) -> Result<Pages, Failure> {
        compose::compose(self, issue, layout).map(|document| Pages { document })
    }

    /// Sets slugs, the lines outside the trim of a sheet: a page each, no larger than the line.
    ///
    /// # Errors
    /// A complaint of the engine, such as a face without a character.
    pub fn slugs(&self, slugs: &[Vec<SlugSpan>], size: Length) -> Result<Pages, Failure> {
        slug::slugs(self, slugs, size)
    }

    /// Draws the cover of a book of this paper, and tells of what it cannot show. Without a cover where the look draws none.
    ///
    /// # Errors
    /// A complaint of the engine.
    pub fn cover(&self, paper: &Paper, words: &CoverWords) -> Result<(Option<Pages>, Vec<Finding>), Failure> {
        cover::cover(self, paper, words)
    }

    /// The colours of the look: as the screen shows them, bytes of red, green and blue, and as they are printed, C, M, Y, K in
    /// percent.
    pub fn palette(&self) -> Vec<([u8; 3], [f64; 4])> {
        self.look.colors.values().map(|&inks| (look::screen_bytes(inks), inks)).collect()
    }

    /// Checks the finished pages against the articles and the layout; see [`check`].
    pub fn check(&self, pages: &Pages, issue: &Issue, layout: &Layout) -> Vec<Finding> {
        check::check(self, pages, issue, layout)
    }

    fn set_galley(&self, passage: Passage, em: u16) -> Result<Arc<SetGalley>, Failure> {
        self.measured.galley(passage, em, || {
            with_engine(&self.world, |engine| galley::set_galley(engine, &self.functions, &self.look.grid, passage, em))
        })
    }

    /// Adds to `dict` the picture in a frame; nothing of it before [`Self::read_pictures`] or [`Self::take_pictures`].
    fn place_picture(&self, frame: &PictureFrame, dict: &mut Dict) {
        if let Ok(pictures) = self.pictures.lock() {
            pictures.place(frame, dict);
        }
    }

    fn note<T: Default>(&self, result: Result<T, Failure>) -> T {
        result.unwrap_or_else(|failure| {
            if let Ok(mut slot) = self.failure.lock() {
                slot.get_or_insert(failure);
            }
            T::default()
        })
    }
}

impl Measure for Typesetter {
    fn galley(&self, passage: Passage, em: u16) -> Galley {
        self.note(self.set_galley(passage, em).map(|set| set.galley.clone()))
    }

    fn heads(&self, query: HeadQuery) -> Vec<HeadOption> {
        let options = || with_engine(&self.world, |engine| head::options(engine, self, query));
        self.note(self.measured.heads(query, options))
    }

    fn caption(&self, picture: &Picture, width: Length) -> u16 {
        let lines = || {
            with_engine(&self.world, |engine| {
                let text = |text: &crate::model::Text| {
                    typst::foundations::Content::sequence(
                        text.inlines().map(|inline| typst::text::TextElem::packed(inline.text.as_str())),
                    )
                };
                let credit = picture.credit.as_ref().map(text);
                let place = picture.place.as_deref();
                let content = title::caption_content(engine, &self.functions, place, text(&picture.caption), credit)?;
                let frame = engine::set(engine, &content, Abs::pt(width.to_pt()))?;
                Ok(compose::caption_lines(&self.look.grid, frame.height()))
            })
        };
        self.note(self.measured.caption(picture, width, lines))
    }
}

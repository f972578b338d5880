//! Typesetting: the only module that names typst.
//!
//! Takes articles and a layout; gives pages. Before that it answers what the makeup asks: how many lines, how high a head.
//!
//! | module | takes | gives |
//! |---|---|---|
//! | `fonts`, `look`, `functions`, `world` | a folder of fonts, a look | faces, grid and ladder, the look's functions, what the engine may read |
//! | `engine`, `thread`, `unmark` | content | frames; one text through several columns; finished pages without the marks for breaking |
//! | `typesetter`, `medium`, `measured` | all of these | the [`Typesetter`]; what was measured once |
//! | `line_breaks`, `text`, `sense/`, `vertical` | an article's texts | where lines may break, numbered content, heads broken where the sense allows, 竖题 |
//! | `passage`, `galley`, `rows` | an article or a part of it | its text as content, and as rows for the makeup |
//! | `ladder`, `head`, `head_shape`, `title` | a head and its room | the ways it may be set, how high, and its content |
//! | `frame`, `picture`, `brought_down` | a layout, picture files | frames, and pictures the engine can set, kept for the next run |
//! | `furniture`, `imprint`, `nameplate`, `reserved` | paper and issue | date line, imprint, nameplate, guide and advertisements |
//! | `compose`, `cover`, `slug` | a layout, a book, a sheet | pages |
//! | `pages`, `proof` | pages | PDF and pictures |
//! | `coverage`, `check`, `check_lines`, `ink`, `reader`, `subject` | finished pages | what is wrong on them |
//! | `marks`, `leftover`, `proof_sheet` | finished pages, findings | where the findings are, what is not on the pages, proof sheets 校样 of both |

mod brought_down;
pub mod check;
mod check_lines;
#[cfg(test)]
mod check_tests;
mod compose;
mod cover;
mod coverage;
mod engine;
pub mod fonts;
mod functions;
mod furniture;
mod galley;
mod head;
mod head_shape;
#[cfg(test)]
mod head_tests;
mod imprint;
mod ink;
pub mod inventory;
mod ladder;
mod leftover;
mod line_breaks;
#[cfg(test)]
mod lines_tests;
mod look;
mod manifest;
mod marks;
mod measured;
mod medium;
mod nameplate;
mod pages;
#[cfg(test)]
mod parts_tests;
mod passage;
mod picture;
mod pictures;
mod proof;
mod proof_sheet;
#[cfg(test)]
mod properties;
mod reader;
mod reserved;
mod rows;
mod sense;
mod shared_files;
mod sheet_plan;
mod slug;
mod subject;
mod text;
mod theme;
mod thread;
mod title;
mod typesetter;
mod unmark;
mod vertical;
mod world;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use typst::layout::Abs;

pub use self::cover::CoverWords;
pub use self::coverage::Coverage;
pub use self::fonts::Fonts;
pub(crate) use self::look::SHARED;
pub use self::marks::{Mark, marks};
pub use self::medium::Medium;
pub use self::pages::{Pages, age, forget};
pub use self::pictures::PagePictures;
pub use self::slug::SlugSpan;
pub use self::typesetter::Typesetter;

use self::engine::with_engine;
use self::functions::Functions;
use self::galley::SetGalley;
use self::look::Look;
use self::measured::Measured;
use self::world::PaperWorld;
use crate::diag::{Code, Failure, Finding, Source};
use crate::makeup::grid::Grid;
use crate::makeup::layout::Layout;
use crate::makeup::measure::{Galley, HeadOption, HeadQuery, Measure, MeasureFailed, Passage};
use crate::model::{Issue, Paper, Picture};
use crate::units::Length;

impl Typesetter {
    /// A typesetter for the look in a folder. Lines break alike for every medium.
    ///
    /// # Errors
    /// A look that cannot be read, or names a family that `fonts` does not have.
    pub fn new(fonts: Arc<Fonts>, look_folder: &Path, medium: Medium) -> Result<Self, Failure> {
        let mut look = Look::load(look_folder, medium)?;
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
        look.settle_stopgaps(|family| fonts.has_family(family));
        let world = PaperWorld::new(fonts.clone(), look_folder, look.files.clone(), look.theme.clone());
        let functions = Functions::find(&engine::evaluate(&world)?, look.head_sizes)?;
        Ok(Self { world, fonts, medium, look, functions, measured: Measured::default() })
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

    /// The files of the look's page templates.
    pub fn templates(&self) -> &[Arc<Source>] {
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

    /// Sets the pages of a layout. A frame for which there is no picture shows which one is missing.
    ///
    /// # Errors
    /// A layout of another issue, or a complaint of the engine.
    pub fn compose(&self, issue: &Issue, layout: &Layout, pictures: &PagePictures) -> Result<Pages, Failure> {
        compose::compose(self, issue, layout, pictures).map(|document| Pages { document })
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

    /// The colours of the look by their names, as they are printed: C, M, Y, K in percent.
    pub fn colors(&self) -> &BTreeMap<String, [f64; 4]> {
        &self.look.colors
    }

    /// The colours of the look: as the screen shows them, bytes of red, green and blue, and as they are printed, C, M, Y, K in
    /// percent.
    pub fn palette(&self) -> Vec<([u8; 3], [f64; 4])> {
        self.look.colors.values().map(|&inks| (look::screen_bytes(inks), inks)).collect()
    }

    /// Sets proof sheets 校样 of finished pages, whatever their state: each page with its findings marked, and beside it what was found and
    /// what did not fit; see `proof_sheet.rs`.
    ///
    /// # Errors
    /// A complaint of the engine.
    pub fn proof_sheets(
        &self,
        pages: &Pages,
        issue: &Issue,
        layout: &Layout,
        findings: &[Finding],
    ) -> Result<Pages, Failure> {
        proof_sheet::sheets(self, pages, issue, layout, findings).map(|document| Pages { document })
    }

    /// Checks the finished pages against the articles and the layout; see [`check`].
    pub fn check(&self, pages: &Pages, issue: &Issue, layout: &Layout) -> Vec<Finding> {
        check::check(self, pages, issue, layout)
    }
}

impl Measure for Typesetter {
    fn galley(&self, passage: Passage, em: u16) -> Result<Galley, MeasureFailed> {
        Ok(self.set_galley(passage, em)?.galley.clone())
    }

    fn least_em(&self, passage: Passage) -> u16 {
        check_lines::least_em(self, passage)
    }

    fn heads(&self, query: HeadQuery) -> Result<Vec<HeadOption>, MeasureFailed> {
        let options = || with_engine(&self.world, |engine| head::options(engine, self, query));
        Ok(self.measured.heads(query, options)?)
    }

    fn caption(&self, picture: &Picture, width: Length) -> Result<u16, MeasureFailed> {
        let lines = || {
            with_engine(&self.world, |engine| {
                let credit = picture.credit.as_ref().map(text::unnumbered_content);
                let place = picture.place.as_deref();
                let caption = text::unnumbered_content(&picture.caption);
                let content = title::caption_content(engine, &self.functions, place, caption, credit)?;
                let frame = engine::set(engine, &content, Abs::pt(width.to_pt()))?;
                Ok(compose::caption_lines(&self.look.grid, frame.height()))
            })
        };
        Ok(self.measured.caption(picture, width, lines)?)
    }
}

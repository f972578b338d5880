//! A layout becomes pages: every module's geometry and contents as data, handed to the look's `paper` function.
//!
//! Texts go in as content, threaded through their legs by [`super::thread`]; pictures as bytes with the window that is shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Array, Content, Dict, IntoValue, NativeElement, Value};
use typst::layout::{Abs, Length as EngineLength};
use typst_layout::PagedDocument;

use super::engine::{call, document, with_engine};
use super::galley::whole_lines;
use super::imprint::{imprint_value, issue_value, paper_value, qr_values, sheet_value};
use super::look::points_value;
use super::reserved::{ads, guide};
use super::text::{Part, Texts, content};
use super::thread::ThreadElem;
use super::title::{HeadData, caption_content, form, head_content, head_measure, kind_name};
use super::{PagePictures, SetGalley, Typesetter};
use crate::diag::{Code, Failure, Finding};
use crate::makeup::frame::PictureFrame;
use crate::makeup::grid::Grid;
use crate::makeup::layout::{Layout, Leg, PageLayout, PhotoPlacement, Placement, ReservedKind, Treatment};
use crate::makeup::measure::{ArticlePart, Columns, HeadSubject, Passage, Setting};
use crate::model::{Article, ArticleId, Issue, Picture};
use crate::units::{GridRect, Length};

/// Air between a picture and its caption, in points.
const CAPTION_AIR: f64 = 3.0;

/// The grid lines a caption of this height takes below its picture. The picture ends at the foot of a text line, so the caption
/// has the leading of that line as well.
pub(super) fn caption_lines(grid: &Grid, height: Abs) -> u16 {
    whole_lines(grid, height.to_pt() + CAPTION_AIR - (grid.pitch - grid.em).to_pt())
}

/// Sets the pages of a layout with these pictures.
pub(super) fn compose(
    setter: &Typesetter,
    issue: &Issue,
    layout: &Layout,
    pictures: &PagePictures,
) -> Result<PagedDocument, Failure> {
    check_sheet(setter, issue)?;
    let articles: BTreeMap<&ArticleId, &Article> =
        issue.articles.iter().map(|article| (&article.id, article)).collect();
    let composer = Composer { setter, pictures, articles, grid: &layout.grid };
    let galleys = composer.galleys(layout)?;
    let qr_codes = qr_values(issue)?;
    let content = with_engine(&setter.world, |engine| {
        let mut job = Job { composer: &composer, engine, galleys: &galleys, key: 0 };
        let pages: SourceResult<Array> = layout.pages.iter().map(|page| job.page(issue, page)).collect();
        let mut data = Dict::new();
        data.insert("pages".into(), pages?.into_value());
        data.insert("paper".into(), paper_value(setter, &issue.paper, qr_codes.clone()).into_value());
        data.insert("imprint".into(), imprint_value(issue).into_value());
        data.insert("issue".into(), issue_value(issue).into_value());
        data.insert("sheet".into(), sheet_value(setter, issue).into_value());
        call(job.engine, &setter.functions.paper, [data.into_value()])
    })?;
    document(&setter.world, &content)
}

/// The type area must lie on the trimmed page.
fn check_sheet(setter: &Typesetter, issue: &Issue) -> Result<(), Failure> {
    let grid = &setter.look.grid;
    let (width, height) = issue.paper.print.trim;
    let needed = (grid.width(grid.cols), setter.look.top + grid.depth(grid.lines));
    if needed.0 <= width && needed.1 <= height {
        return Ok(());
    }
    let message = format!(
        "版心放不进成品：成品 {:.0} × {:.0} 毫米，版心宽 {:.0} 毫米、下沿在 {:.0} 毫米处",
        width.to_mm(),
        height.to_mm(),
        needed.0.to_mm(),
        needed.1.to_mm()
    );
    Err(Finding::new(Code::LookInvalid, message)
        .hint("改 paper.toml 的 trim-mm，或版面样式 theme.toml 的 [grid]、[page]")
        .into())
}

/// What does not change from page to page.
struct Composer<'a> {
    setter: &'a Typesetter,
    pictures: &'a PagePictures,
    articles: BTreeMap<&'a ArticleId, &'a Article>,
    grid: &'a Grid,
}

type GalleyKey = (Vec<ArticleId>, Option<ArticlePart>);

type Galleys = BTreeMap<GalleyKey, Arc<SetGalley>>;

impl<'a> Composer<'a> {
    fn articles_of(&self, placement: &Placement) -> Vec<&'a Article> {
        placement.articles.iter().filter_map(|id| self.articles.get(id).copied()).collect()
    }

    fn galleys(&self, layout: &Layout) -> Result<Galleys, Failure> {
        let placements: Vec<&Placement> = layout.placements().map(|(_, placement)| placement).collect();
        placements.into_par_iter().map(|placement| Ok((galley_key(placement), self.galley(placement)?))).collect()
    }

    /// The text of a placement, set at its measure.
    fn galley(&self, placement: &Placement) -> Result<Arc<SetGalley>, Failure> {
        let articles = self.articles_of(placement);
        if articles.len() != placement.articles.len() {
            return Err(Finding::new(Code::LayoutStale, format!("版面里的 “{}” 不在这一期的稿件里", placement.id))
                .hint("稿件改名或删掉后，重新运行 chenbao build 组版")
                .into());
        }
        let passage = Passage { articles: &articles, part: placement.part, quote: placement.quote };
        self.setter.set_galley(passage, self.grid.measure(placement.columns))
    }

    fn picture(&self, photo: &PhotoPlacement) -> Option<&'a Picture> {
        self.articles.get(&photo.article)?.pictures.get(photo.index)
    }
}

fn galley_key(placement: &Placement) -> GalleyKey {
    (placement.articles.clone(), placement.part)
}

/// The work on one document.
struct Job<'j, 'a, 'e> {
    composer: &'j Composer<'a>,
    engine: &'j mut Engine<'e>,
    galleys: &'j Galleys,
    key: i64,
}

impl Job<'_, '_, '_> {
    fn page(&mut self, issue: &Issue, page: &PageLayout) -> SourceResult<Value> {
        let mut dict = Dict::new();
        let plan = issue.pages.get(page.no.index());
        dict.insert("no".into(), i64::from(page.no.get()).into_value());
        dict.insert("section".into(), page.section.as_str().into_value());
        for (name, who) in [
            ("editor", plan.and_then(|plan| plan.editor.as_deref())),
            ("designer", plan.and_then(|plan| plan.designer.as_deref())),
            ("proofreader", plan.and_then(|plan| plan.proofreader.as_deref())),
        ] {
            dict.insert(name.into(), who.map_or(Value::None, IntoValue::into_value));
        }
        let nameplate = page.reserved.iter().find(|reserved| reserved.kind == ReservedKind::Nameplate);
        let height = |rect: GridRect| points_value(self.composer.grid.top(rect.h).to_pt());
        dict.insert("nameplate".into(), nameplate.map_or(Value::None, |reserved| height(reserved.rect)));
        let modules: SourceResult<Array> =
            page.modules.iter().map(|module| Ok(Value::Dict(self.module(module, None)?))).collect();
        dict.insert("modules".into(), modules?.into_value());
        let setter = self.composer.setter;
        dict.insert("guide".into(), guide(setter, issue, page));
        dict.insert("ads".into(), ads(setter, self.composer.pictures, plan, page));
        Ok(dict.into_value())
    }

    /// A module; `outer` is the rectangle of the story a sidebar stands in. All lengths count from the type area's top left.
    fn module(&mut self, placement: &Placement, outer: Option<&Placement>) -> SourceResult<Dict> {
        let grid = self.composer.grid;
        let articles = self.composer.articles_of(placement);
        let subject = subject(placement, &articles);
        let mut dict = Dict::new();
        let rect = placement.rect;
        dict.insert("kind".into(), kind_name(subject).into_value());
        dict.insert("prio".into(), i64::from(placement.prio).into_value());
        dict.insert("boxed".into(), (placement.columns.setting == Setting::Boxed).into_value());
        dict.insert("inside".into(), outer.is_some().into_value());
        dict.insert("gap".into(), i64::from(placement.gap).into_value());
        dict.insert("cells".into(), cells(rect));
        dict.insert("treatment".into(), treatment_name(placement.treatment).into_value());
        dict.insert("form".into(), super::title::form_name(form(placement)).into_value());
        let head_rect = placement.head_rect;
        let head_columns = Columns::basic(placement.columns.setting, head_rect.w);
        let measure = head_measure(grid, head_columns);
        let mut put = |name: &str, length: Length| dict.insert(name.into(), points_value(length.to_pt()));
        put("x", grid.left(rect.x));
        put("y", grid.top(rect.y));
        put("width", grid.width(rect.w));
        put("height", grid.depth(rect.h - placement.gap));
        put("head-x", grid.left(head_rect.x) + grid.text_left(head_columns, 0));
        put("head-y", grid.top(head_rect.y));
        put("head-width", measure);
        put("head-height", grid.top(head_rect.h));
        let head = HeadData {
            kind: kind_name(subject),
            form: form(placement),
            below_picture: placement.treatment == Treatment::PhotoTop && !placement.photos.is_empty(),
            columns: head_columns,
            option: &placement.head,
            measure,
            height: Some(head_height(grid, placement)),
        };
        let head = head_content(self.engine, &self.composer.setter.functions, subject, &head)?;
        dict.insert("head".into(), Value::Content(head));
        dict.insert("thread".into(), Value::Content(self.thread(placement)));
        dict.insert("rules".into(), column_rules(grid, placement));
        let photos: SourceResult<Array> = placement.photos.iter().map(|photo| self.photo(placement, photo)).collect();
        dict.insert("photos".into(), photos?.into_value());
        let sidebars: SourceResult<Array> =
            placement.sidebars.iter().map(|sidebar| Ok(Value::Dict(self.module(sidebar, Some(placement))?))).collect();
        dict.insert("sidebars".into(), sidebars?.into_value());
        Ok(dict)
    }

    /// The text of a module through its legs, from the type area's top left.
    fn thread(&mut self, placement: &Placement) -> Content {
        let grid = self.composer.grid;
        let Some(galley) = self.galleys.get(&galley_key(placement)) else { return Content::default() };
        let boxes: Array = placement
            .legs
            .iter()
            .map(|leg| {
                let parts = [leg_left(grid, placement, leg), grid.top(leg.y), grid.depth(leg.lines_used)];
                Value::Array(parts.iter().map(|length| points_value(length.to_pt())).collect())
            })
            .collect();
        self.key += 1;
        let width = EngineLength::from(Abs::pt(grid.text_width(placement.columns, 1).to_pt()));
        ThreadElem::new(width, self.key, boxes, galley.body.clone()).pack()
    }

    fn photo(&mut self, placement: &Placement, photo: &PhotoPlacement) -> SourceResult<Value> {
        let grid = self.composer.grid;
        let mut dict = Dict::new();
        let inner = photo.rect.x - placement.text_x;
        let left = grid.left(placement.text_x) + grid.text_left(placement.columns, inner);
        let mut put = |name: &str, points: f64| dict.insert(name.into(), points_value(points));
        put("x", left.to_pt());
        put("y", grid.top(photo.rect.y).to_pt());
        // A picture that must not be cropped may be a little lower than its lines.
        let height = Length::from_mm(photo.printed_mm[1]);
        put("caption-y", grid.top(photo.rect.y).to_pt() + height.to_pt() + CAPTION_AIR);
        if let Some(picture) = self.composer.picture(photo) {
            let frame = PictureFrame::of_photo(grid, placement, photo, picture);
            self.composer.pictures.place(&frame, &mut dict);
            dict.insert("alt".into(), self.alternative(photo, picture).into_value());
            dict.insert("caption".into(), Value::Content(self.caption(photo, picture)?));
        }
        Ok(dict.into_value())
    }

    /// What a picture shows, for those who cannot see it: as its author says, or its caption, or the title of its article.
    fn alternative(&self, photo: &PhotoPlacement, picture: &Picture) -> String {
        let title = || self.composer.articles.get(&photo.article).map(|article| article.headline.head.to_plain());
        if let Some(alt) = &picture.alt {
            return alt.clone();
        }
        if picture.caption.is_empty() { title().unwrap_or_default() } else { picture.caption.to_plain() }
    }

    fn caption(&mut self, photo: &PhotoPlacement, picture: &Picture) -> SourceResult<Content> {
        let Some(article) = self.composer.articles.get(&photo.article) else { return Ok(Content::default()) };
        let texts = Texts::of(article);
        let numbered = texts.of_part(Part::Caption).nth(photo.index);
        let caption = numbered.map_or_else(Content::default, |found| content(&found.text, texts.file, found.number));
        // The credit of a picture follows its caption in the numbering.
        let credit = numbered.filter(|_| picture.credit.is_some()).and_then(|found| {
            texts
                .of_part(Part::PictureCredit)
                .find(|credit| credit.number == found.number + 1)
                .map(|credit| content(&credit.text, texts.file, credit.number))
        });
        caption_content(self.engine, &self.composer.setter.functions, picture.place.as_deref(), caption, credit)
    }
}

/// What the head of a placement is about.
fn subject<'p>(placement: &'p Placement, articles: &[&'p Article]) -> HeadSubject<'p> {
    match articles {
        [article] if article.kind != crate::model::Kind::Brief => HeadSubject::Article(article),
        _ => HeadSubject::Group(&placement.id),
    }
}

const fn treatment_name(treatment: Treatment) -> &'static str {
    match treatment {
        Treatment::Top => "top",
        Treatment::PhotoTop => "photo-top",
        Treatment::Box => "box",
        Treatment::Side => "side",
    }
}

/// The height a head fills: all its lines, or, beside its text, down to the foot of the last line.
fn head_height(grid: &Grid, placement: &Placement) -> Length {
    match placement.treatment {
        Treatment::Side => grid.depth(placement.head_rect.h),
        _ => grid.top(placement.head_rect.h),
    }
}

/// A gutter between broken columns from which on it holds a rule, in em: so wide a gutter looks like the end of the story.
const RULED_GUTTER: i64 = 2;

/// The rules between the broken columns of a text, as `(x, y, height)`: where legs stand side by side across a wide gutter.
fn column_rules(grid: &Grid, placement: &Placement) -> Value {
    let gutter = grid.text_gutter(placement.columns);
    if !placement.columns.is_broken() || gutter <= grid.em * RULED_GUTTER {
        return Array::new().into_value();
    }
    let half = Length::from_millipoints(gutter.millipoints() / 2);
    let beside = |left: &Leg, right: &Leg| {
        let (from, to) = (left.y.max(right.y), (left.y + left.h).min(right.y + right.h));
        (left.x + 1 == right.x && from < to).then(|| {
            let x = leg_left(grid, placement, right) - half;
            [x, grid.top(from), grid.depth(to - from)]
        })
    };
    let pairs =
        placement.legs.iter().flat_map(|left| placement.legs.iter().filter_map(move |right| beside(left, right)));
    let values = pairs.map(|rule| Value::Array(rule.iter().map(|length| points_value(length.to_pt())).collect()));
    Value::Array(values.collect())
}

/// The left edge of a leg, from the left of the type area.
pub(super) fn leg_left(grid: &Grid, placement: &Placement, leg: &Leg) -> Length {
    grid.left(placement.text_x) + grid.text_left(placement.columns, leg.x - placement.text_x)
}

fn cells(rect: GridRect) -> Value {
    let mut dict = Dict::new();
    for (name, value) in [("x", rect.x), ("y", rect.y), ("w", rect.w), ("h", rect.h)] {
        dict.insert(name.into(), i64::from(value).into_value());
    }
    dict.into_value()
}

//! About how much copy a page without any takes: asks the typesetter for the heads, the lines and the captions of copy as papers have it; gives 字,
//! without pictures and with one or two.
//!
//! It is what an editor is told before a line is written, so tens of 字 do not matter; that it is of this look and of this page does.

use std::sync::Arc;

use super::page::PlannedPage;
use crate::cost;
use crate::grid::{GAP, Grid};
use crate::measure::{Columns, HeadForm, HeadQuery, HeadSubject, Measure, MeasureFailed, Passage, Setting};
use chenbao_model::diag::Source;
use chenbao_model::model::{Article, ArticleId, Block, Headline, Kind, Picture, Pins, Text};
use chenbao_model::units::Length;

/// Column-lines of a story with its head, on a page of several: a page of 360 carries five.
const STORY_AREA: u32 = 72;
/// The most stories a page is reckoned with.
const STORIES_MOST: u32 = 6;
/// The fewest 字 a place is told to take: what takes less takes no story.
const CHARS_LEAST: u32 = 60;
/// The head of the copy that is asked for: as long as heads are.
const HEAD: &str = "弄堂里的路灯又亮起来了";
/// A paragraph of it.
const SENTENCE: &str = "清早的弄堂里，几位老人坐在门口拣菜，小孩子背着书包从他们身边跑过去。";
/// Sentences of a paragraph, and paragraphs of the copy.
const SENTENCES: usize = 3;
const PARAGRAPHS: usize = 6;
/// The caption of a picture.
const CAPTION: &str = "放学以后，孩子们在长廊里写作业";
/// The columns of a picture, and its shape.
const PICTURE_COLUMNS: u16 = 2;
const PICTURE_PIXELS: (u32, u32) = (1500, 1000);
/// The part of the room that is filled when a page is full, in hundredths: blank lines at the feet of legs and above heads are the rest.
const FILLED: u32 = 97;
/// With how many pictures, at the most, it is reckoned.
const PICTURES_MOST: usize = 2;

/// About how much a page takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Capacity {
    /// In so many stories.
    pub(crate) stories: u32,
    /// So many 字, with no picture, with one, with two; shorter where the pictures leave no room for a story. Empty where there is room
    /// for none at all.
    pub(crate) chars: Vec<u32>,
}

/// What a page takes in its free part.
pub(crate) fn capacity(page: &PlannedPage, grid: &Grid, measure: &dyn Measure) -> Result<Capacity, MeasureFailed> {
    let copy = sample_copy();
    let (columns, lines) = page.largest_free();
    let free = page.free();
    let stories = (free / STORY_AREA).clamp(1, STORIES_MOST);
    let heads = heads_area(&copy, stories, columns, grid, measure)?;
    let picture = picture_area(columns, grid, measure)?;
    let hundredths = chars_of_hundred_lines(&copy, grid, measure)?;
    let of_pictures = |count: usize| {
        let pictures = picture * u32::try_from(count).unwrap_or(u32::MAX);
        let text = free.checked_sub(heads + pictures)? * FILLED / 100;
        Some(text * hundredths / 100).filter(|&chars| chars >= CHARS_LEAST && lines > cost::LEG_LEAST)
    };
    Ok(Capacity { stories, chars: (0..=PICTURES_MOST).map_while(of_pictures).collect() })
}

/// Column-lines of the heads of so many stories: a lead over most of the width, a second story, ordinary ones; and the blank lines between them.
fn heads_area(
    copy: &Article,
    stories: u32,
    columns: u16,
    grid: &Grid,
    measure: &dyn Measure,
) -> Result<u32, MeasureFailed> {
    let mut area = 0;
    for story in 0..stories {
        let (rank, wanted) = match story {
            0 => (1, 4),
            1 => (2, 3),
            _ => (3, 2),
        };
        let width = columns.min(wanted).min(grid.cols).max(1);
        let query = HeadQuery {
            subject: HeadSubject::Article(copy),
            rank,
            columns: Columns::basic(Setting::Open, width),
            form: HeadForm::Across,
        };
        let lines = measure.heads(query)?.first().map_or(0, |head| head.lines);
        area += u32::from(width) * u32::from(lines + GAP);
    }
    Ok(area)
}

/// Column-lines of a picture with its caption.
fn picture_area(columns: u16, grid: &Grid, measure: &dyn Measure) -> Result<u32, MeasureFailed> {
    let columns = columns.clamp(1, PICTURE_COLUMNS);
    let width = grid.width(columns);
    let depth = width.millipoints() * i64::from(PICTURE_PIXELS.1) / i64::from(PICTURE_PIXELS.0);
    let lines = Length::from_millipoints(depth).millipoints() / grid.pitch.millipoints().max(1) + 1;
    let caption = measure.caption(&sample_picture(), width)?;
    Ok(u32::from(columns) * (u32::try_from(lines).unwrap_or(u32::MAX) + u32::from(caption)))
}

/// The 字 on a hundred lines of text.
fn chars_of_hundred_lines(copy: &Article, grid: &Grid, measure: &dyn Measure) -> Result<u32, MeasureFailed> {
    let rows = measure.galley(Passage::whole(&[copy]), grid.col_em)?.rows;
    let chars: u32 = rows.iter().map(|row| u32::from(row.chars)).sum();
    let lines: u32 = rows.iter().map(|row| u32::from(row.lines)).sum();
    Ok(chars * 100 / lines.max(1))
}

fn sample_copy() -> Article {
    let paragraph = || Block::Paragraph(Text::plain(SENTENCE.repeat(SENTENCES)));
    Article {
        id: ArticleId(Arc::from("")),
        source: Source::new("", String::new()),
        kind: Kind::Story,
        priority: 3,
        names: chenbao_model::model::Names::default(),
        headline: Headline { head: Text::plain(HEAD), ..Headline::default() },
        place: None,
        authors: Vec::new(),
        credit: None,
        summary: None,
        quotes: Vec::new(),
        body: (0..PARAGRAPHS).map(|_| paragraph()).collect(),
        pictures: Vec::new(),
        pins: Pins::default(),
    }
}

fn sample_picture() -> Picture {
    Picture {
        alt: None,
        file: Arc::from(""),
        path: std::path::PathBuf::new(),
        pixels: PICTURE_PIXELS,
        caption: Text::plain(CAPTION),
        place: None,
        credit: None,
        focus: (0.5, 0.5),
        crop: (1.0, 1.0),
        columns: None,
        omitted: false,
        span: None,
    }
}

//! The room items take. Takes an item of a desk's copy; gives its area in column-lines at the sizes an editor would first think of,
//! and when it is set as tightly as can be.

use chenbao_makeup::measure::{Columns, HeadForm, HeadQuery, HeadSubject, Measure, Passage, Setting};
use chenbao_model::model::{Article, Picture};

use super::drafts::{Draft, Role};
use super::{Arithmetic, grid};

/// The room an item takes at the sizes an editor would first think of, with the line that sets it off: its texts over the basic
/// measure, its head over [`Role::columns`], broad pictures of stories over two columns and all others over one.
pub(super) fn area_of(draft: &Draft) -> u32 {
    let main = &draft.articles[0];
    let setting = if draft.role == Role::Notice { Setting::Boxed } else { Setting::Open };
    let columns = draft.role.columns();
    let group = "短讯短讯";
    let subject = if draft.role == Role::Briefs { HeadSubject::Group(group) } else { HeadSubject::Article(main) };
    let pictures: u32 = draft.articles.iter().map(|article| picture_area(article, draft.role)).sum();
    let sidebar = draft.sidebar.as_ref().map_or(0, |sidebar| {
        picture_area(sidebar, Role::Notice) + frame_area(HeadSubject::Article(sidebar), 3, 2, Setting::Boxed)
    });
    text_lines(draft) + pictures + frame_area(subject, main.priority, columns, setting) + sidebar
}

/// Head, blank line and, in a box, padding; 0 where the head cannot be set over so many columns.
fn frame_area(subject: HeadSubject, rank: u8, columns: u16, setting: Setting) -> u32 {
    let query = HeadQuery { subject, rank, columns: Columns::basic(setting, columns), form: HeadForm::Across };
    let head = Arithmetic.heads(query).unwrap().first().map(|option| option.lines);
    let padding = if setting == Setting::Boxed { 2 * grid().box_pad } else { 0 };
    head.map_or(0, |lines| u32::from(columns) * u32::from(lines + padding + 1))
}

/// Lines of all texts of an item over the basic measure.
pub(super) fn text_lines(draft: &Draft) -> u32 {
    let lines = |articles: &[&Article], setting: Setting| -> u32 {
        let measure = grid().measure(Columns::basic(setting, 1));
        Arithmetic.galley(Passage::whole(articles), measure).unwrap().rows.iter().map(|row| u32::from(row.lines)).sum()
    };
    let setting = if draft.role == Role::Notice { Setting::Boxed } else { Setting::Open };
    let articles: Vec<&Article> = draft.articles.iter().collect();
    lines(&articles, setting) + draft.sidebar.as_ref().map_or(0, |sidebar| lines(&[sidebar], Setting::Boxed))
}

fn picture_area(article: &Article, role: Role) -> u32 {
    let area = |picture: &Picture| {
        let is_broad = picture.pixels.0 > picture.pixels.1;
        let span = if is_broad && !matches!(role, Role::Briefs | Role::Notice) { 2 } else { 1 };
        printed_area(picture, span, 1000)
    };
    article.pictures.iter().map(area).sum()
}

/// The room of a picture with its caption over so many columns, at so many thousandths of its own height.
fn printed_area(picture: &Picture, span: u16, height: i64) -> u32 {
    let width = grid().width(span);
    let height = width.millipoints() * i64::from(picture.pixels.1) * height / 1000 / i64::from(picture.pixels.0);
    let lines = u32::try_from((height + 6_750) / 13_500).unwrap();
    u32::from(span) * (lines + u32::from(Arithmetic.caption(picture, width).unwrap()))
}

/// The room an item takes at the least: the smallest head over the columns where it is smallest, pictures over one column, a
/// lead's main picture over two, cropped as far as they may be.
pub(super) fn tight_area_of(draft: &Draft) -> u32 {
    let setting = if draft.role == Role::Notice { Setting::Boxed } else { Setting::Open };
    let subject = match draft.role {
        Role::Briefs => HeadSubject::Group("短讯短讯"),
        _ => HeadSubject::Article(&draft.articles[0]),
    };
    let columns = match draft.role {
        Role::Lead => 2..=4,
        _ => 1..=4,
    };
    let frame = |columns| frame_area(subject, draft.articles[0].priority, columns, setting);
    let frame = columns.map(frame).filter(|&area| area > 0).min().unwrap_or(0);
    let articles = draft.articles.iter().chain(&draft.sidebar);
    let pictures = articles.flat_map(|article| article.pictures.iter().enumerate().map(move |at| (article, at)));
    let picture = |(article, (at, picture)): (&Article, (usize, &Picture))| {
        let span = if at == 0 && article.priority == 1 { 2 } else { 1 };
        printed_area(picture, span, if picture.crop.0 < 1.0 { 1000 * 5 / 6 } else { 1000 })
    };
    let sidebar =
        draft.sidebar.as_ref().map_or(0, |sidebar| frame_area(HeadSubject::Article(sidebar), 3, 1, Setting::Boxed));
    text_lines(draft) + frame + pictures.map(picture).sum::<u32>() + sidebar
}

//! From a choice to a placement. Takes an item, the way it is filled and where it stands; gives the module with its head,
//! pictures, legs and sidebars in grid units.

use super::body::Body;
use super::grid::Grid;
use super::item::{Item, Piece};
use super::layout::{Fit, Leg, LegStart, PhotoPlacement, Placement, Treatment};
use super::measure::{Columns, Setting};
use super::photo::{Place, window};
use super::shape::{BoxChoice, Boxes, GAP, HeadChoice, SIDEBAR_GAP, Shapes, Way};
use crate::units::GridRect;

/// Where one piece's head and body stand.
struct Frame {
    rect: GridRect,
    gap: u16,
    head: HeadChoice,
    prio: u8,
    pinned: bool,
}

/// The module of an item. `rect` is whole, with its blank line at the foot; at the foot of the page it loses that line.
pub fn place(item: &Item, shapes: &Shapes, way: &Way, rect: GridRect, at_foot: bool, grid: &Grid) -> Option<Placement> {
    let (rect, gap) = if at_foot { (GridRect { h: rect.h - GAP, ..rect }, 0) } else { (rect, GAP) };
    let frame = Frame { rect, gap, head: way.head, prio: item.rank, pinned: item.is_pinned() };
    let mut placement = module(&item.main, shapes.body(way)?, &frame, grid);
    let top = placement.head_rect.bottom();
    let child = |at: usize, choice: &BoxChoice, x: u16, y: u16| {
        let frame = Frame {
            rect: GridRect::new(x, y, choice.columns, choice.lines),
            gap: 0,
            head: choice.head,
            prio: 3,
            pinned: false,
        };
        Some(module(&item.sidebars[at], shapes.box_body(at, choice)?, &frame, grid))
    };
    match &way.boxes {
        Boxes::None => {}
        Boxes::Beside(choice) => placement.sidebars.push(child(0, choice, rect.x + way.body_columns, top)?),
        Boxes::Foot(choices) => {
            let mut y = top + way.body_lines;
            for (at, choice) in choices.iter().enumerate() {
                y += SIDEBAR_GAP;
                placement.sidebars.push(child(at, choice, rect.x, y)?);
                y += choice.lines;
            }
        }
    }
    Some(placement)
}

fn module(piece: &Piece, body: &Body, frame: &Frame, grid: &Grid) -> Placement {
    let boxed = piece.setting == Setting::Boxed;
    let pad = if boxed { grid.box_pad } else { 0 };
    let rect = frame.rect;
    let head_rect = GridRect::new(rect.x, rect.y + pad, rect.w, frame.head.lines);
    let top = head_rect.bottom();
    Placement {
        id: piece.id.clone(),
        kind: piece.kind,
        articles: piece.articles.iter().map(|article| article.id.clone()).collect(),
        prio: frame.prio,
        columns: Columns::basic(piece.setting, rect.w),
        text_x: rect.x,
        part: None,
        quote: None,
        rect,
        rect_mm: in_millimetres(rect, grid),
        gap: frame.gap,
        treatment: if boxed { Treatment::Box } else { Treatment::Top },
        head_rect,
        head: piece.heads[usize::from(rect.w) - 1][frame.head.option].clone(),
        photos: photos(piece, body, GridRect { y: top, ..rect }, grid),
        legs: legs(piece, body, rect.x, top),
        fit: fit(piece, body, grid),
        sidebars: Vec::new(),
        pinned: frame.pinned,
    }
}

/// A rectangle in millimetres, to the thousandth.
fn in_millimetres(rect: GridRect, grid: &Grid) -> [f64; 4] {
    let lengths = [grid.left(rect.x), grid.top(rect.y), grid.width(rect.w), grid.depth(rect.h)];
    lengths.map(|length| (length.to_mm() * 1000.0).round() / 1000.0)
}

fn photos(piece: &Piece, body: &Body, module: GridRect, grid: &Grid) -> Vec<PhotoPlacement> {
    let columns = module.w;
    let mut placed = Vec::new();
    let mut y = module.y;
    for row in &body.rows {
        let mut x = module.x + body.photo_span().0;
        for cell in &row.cells {
            let photo = &piece.photos[cell.photo];
            let picture = photo.picture();
            let place = Place { setting: piece.setting, columns, span: cell.span, lines: row.picture_lines };
            let (size, crop) = window(picture, place, grid);
            placed.push(PhotoPlacement {
                article: photo.article.id.clone(),
                index: photo.index,
                rect: GridRect::new(x, y, cell.span, row.lines()),
                picture_lines: row.picture_lines,
                px: picture.pixels,
                crop,
                orig_aspect: f64::from(picture.pixels.0) / f64::from(picture.pixels.1.max(1)),
                printed_mm: size.map(|length| (length.to_mm() * 1000.0).round() / 1000.0),
                caption: picture.caption.to_plain(),
            });
            x += cell.span;
        }
        y += row.lines();
    }
    placed
}

fn legs(piece: &Piece, body: &Body, left: u16, top: u16) -> Vec<Leg> {
    let rows = piece.flow.text_rows();
    let real = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let mut from = 0;
    let mut placed = Vec::new();
    for ((column, line, depth), &end) in body.legs().into_iter().zip(&body.filled.ends) {
        let end = end.min(real);
        let own = &rows[from as usize..end as usize];
        let first_line = match own.first() {
            Some(row) if row.first => LegStart::ParaStart,
            Some(row) if row.last => LegStart::ParaLast,
            Some(_) => LegStart::Mid,
            None => LegStart::ParaStart,
        };
        placed.push(Leg {
            x: left + column,
            y: top + line,
            w: 1,
            h: depth,
            lines_used: own.iter().map(|row| row.lines).sum(),
            rows: [from, end],
            chars: own.iter().map(|row| u32::from(row.chars)).sum(),
            first_line,
            ends_with_single_char: own.iter().any(|row| row.lone),
        });
        from = end;
    }
    placed
}

fn fit(piece: &Piece, body: &Body, grid: &Grid) -> Fit {
    let photos = u32::from(body.photo_columns) * u32::from(body.photo_lines());
    let have_lines = u32::from(body.columns) * u32::from(body.lines) - photos;
    let measure = if piece.setting == Setting::Boxed { grid.box_col_em } else { grid.col_em };
    let need_lines = piece.flow.text_rows().iter().map(|row| u32::from(row.lines)).sum();
    Fit {
        need_lines,
        have_lines,
        slack_lines: u32::from(body.filled.slack),
        overset_chars: piece.flow.overset_chars(),
        underset_chars: piece.flow.blank_lines() * u32::from(measure),
        trim_hint: Vec::new(),
    }
}

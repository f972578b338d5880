//! From a choice to a placement. Takes an item, the way it is filled and where it stands; gives the module with its head,
//! pictures, legs and sidebars in grid units.

use crate::grid::{GAP, Grid};
use crate::layout::{Fit, Leg, LegStart, PhotoPlacement, Placement, Treatment};
use crate::shapes::body::Body;
use crate::shapes::form::Form;
use crate::shapes::hints::group_trim_hints;
use crate::shapes::item::Item;
use crate::shapes::photo::window;
use crate::shapes::piece::Piece;
use crate::shapes::shape::Shapes;
use crate::shapes::towers::PhotoBlock;
use crate::shapes::way::{BoxChoice, Boxes, HeadChoice, SIDEBAR_GAP, Way};
use chenbao_model::units::GridRect;

/// Where one piece's head and body stand.
struct PieceFrame<'f> {
    rect: GridRect,
    gap: u16,
    treatment: Treatment,
    /// The form that gives the head.
    head_form: &'f Form,
    head: HeadChoice,
    /// The form that gives the text.
    form: &'f Form,
    prio: u8,
    pinned: bool,
}

/// The module of an item. `rect` is whole, with its blank line at the foot; at the foot of the page it loses that line.
pub(crate) fn place_item(
    item: &Item,
    shapes: &Shapes,
    way: &Way,
    rect: GridRect,
    at_foot: bool,
    grid: &Grid,
) -> Option<Placement> {
    let (rect, gap) = if at_foot { (GridRect { h: rect.h - GAP, ..rect }, 0) } else { (rect, GAP) };
    let frame = PieceFrame {
        rect,
        gap,
        treatment: way.treatment,
        head_form: item.main.forms[usize::from(rect.w) - 1].get(way.form)?,
        head: way.head,
        form: item.main.forms[usize::from(way.body_columns) - 1].get(way.body_form)?,
        prio: item.rank,
        pinned: item.is_pinned(),
    };
    let mut placement = module(&item.main, shapes.body(way)?, &frame, grid);
    let top = rect.y + frame.form.pad(grid) / 2 + way.head.lines;
    let child = |at: usize, choice: &BoxChoice, x: u16, y: u16| {
        let form = item.sidebars[at].forms[usize::from(choice.columns) - 1].get(choice.form)?;
        let frame = PieceFrame {
            rect: GridRect::new(x, y, choice.columns, choice.lines),
            gap: 0,
            treatment: Treatment::Box,
            head_form: form,
            head: choice.head,
            form,
            prio: 3,
            pinned: false,
        };
        Some(module(&item.sidebars[at], shapes.box_body(at, choice)?, &frame, grid))
    };
    match &way.boxes {
        Boxes::None => {}
        Boxes::Beside(choice) => placement.sidebars.push(child(0, choice, rect.x + way.body_columns, top)?),
        Boxes::Inset(choice, _) => {
            let (x, y) = (rect.x + way.body_columns - choice.columns, top + way.body_lines - choice.lines);
            placement.sidebars.push(child(0, choice, x, y)?);
        }
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

fn module(piece: &Piece, body: &Body, frame: &PieceFrame, grid: &Grid) -> Placement {
    let rect = frame.rect;
    let pad = frame.head_form.pad(grid) / 2;
    let banner = body.banner().filter(|_| frame.treatment == Treatment::PhotoTop).unwrap_or(0);
    let is_side = frame.treatment == Treatment::Side;
    let head_width = if is_side { 1 } else { rect.w };
    let head_rect = GridRect::new(rect.x, rect.y + pad + banner, head_width, frame.head.lines);
    // The corner of the pictures and, where pictures stand above the head, the lines by which the head parts them from the text.
    let (left, top, parted) = match frame.treatment {
        Treatment::Side => (rect.x + 1, rect.y, 0),
        Treatment::PhotoTop => (rect.x, rect.y + pad, frame.head.lines),
        Treatment::Top | Treatment::Box => (rect.x, head_rect.bottom(), 0),
    };
    Placement {
        id: piece.id.clone(),
        kind: piece.kind,
        articles: piece.articles.iter().map(|article| article.id.clone()).collect(),
        prio: frame.prio,
        columns: frame.form.columns,
        text_x: left,
        part: piece.part,
        quote: frame.form.quote,
        rect,
        rect_mm: in_millimetres(rect, grid),
        gap: frame.gap,
        treatment: frame.treatment,
        head_rect,
        head: frame.head_form.heads[frame.head.option].clone(),
        photos: photos(piece, body, frame.form, (left, top), grid),
        legs: legs(frame.form, body, (left, top + parted)),
        fit: fit(piece, frame.form, body, grid),
        sidebars: Vec::new(),
        pinned: frame.pinned,
    }
}

/// A rectangle in millimetres, to the thousandth.
fn in_millimetres(rect: GridRect, grid: &Grid) -> [f64; 4] {
    let lengths = [grid.left(rect.x), grid.top(rect.y), grid.width(rect.w), grid.depth(rect.h)];
    lengths.map(|length| (length.to_mm() * 1000.0).round() / 1000.0)
}

fn photos(piece: &Piece, body: &Body, form: &Form, corner: (u16, u16), grid: &Grid) -> Vec<PhotoPlacement> {
    let placed = |block: &PhotoBlock| {
        let photo = &piece.photos[block.photo];
        let picture = photo.picture();
        let window = window(picture, grid.text_width(form.columns, block.span), block.lines, grid);
        PhotoPlacement {
            article: photo.article.id.clone(),
            index: photo.index,
            rect: GridRect::new(corner.0 + block.x, corner.1 + block.y, block.span, block.lines + block.caption),
            picture_lines: block.lines,
            px: picture.pixels,
            crop: window.crop,
            orig_aspect: f64::from(picture.pixels.0) / f64::from(picture.pixels.1.max(1)),
            printed_mm: window.printed.map(|length| (length.to_mm() * 1000.0).round() / 1000.0),
            caption: picture.caption.to_plain(),
        }
    };
    body.photos.iter().map(placed).collect()
}

fn legs(form: &Form, body: &Body, (left, top): (u16, u16)) -> Vec<Leg> {
    let rows = form.flow.text_rows();
    let real = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let mut from = 0;
    let mut placed = Vec::new();
    for (leg, &end) in body.legs().zip(&body.filled.ends) {
        let end = end.min(real);
        let own = &rows[from as usize..end as usize];
        let first_line = match own.first() {
            Some(row) if row.first => LegStart::ParaStart,
            Some(row) if row.last => LegStart::ParaLast,
            Some(_) => LegStart::Mid,
            None => LegStart::ParaStart,
        };
        placed.push(Leg {
            x: left + leg.column,
            y: top + leg.top,
            w: 1,
            h: leg.depth,
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

fn fit(piece: &Piece, form: &Form, body: &Body, grid: &Grid) -> Fit {
    let rows = form.flow.text_rows();
    Fit {
        need_lines: rows.iter().map(|row| u32::from(row.lines)).sum(),
        have_lines: body.room(),
        slack_lines: u32::from(body.filled.slack),
        overset_chars: form.flow.overset_chars(),
        underset_chars: form.flow.blank_lines() * u32::from(grid.measure(form.columns)),
        trim_hint: group_trim_hints(rows, piece.articles.len()),
    }
}

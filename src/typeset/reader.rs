//! Reads the frames of finished pages: which characters of which text stand where, and in what face.

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::syntax::FileId;
use typst::text::TextItem;

use super::compose::leg_left;
use super::coverage::roles;
use super::engine::text_number;
use super::subject::Subject;
use super::text::{JUMP_FROM, Part};
use super::thread::is_sentinel;
use super::title::head_measure;
use super::{Pages, Typesetter};
use crate::diag::{Code, Finding};
use crate::makeup::grid::Grid;
use crate::makeup::layout::{Layout, Placement, Treatment};
use crate::makeup::measure::Columns;
use crate::model::Issue;
use crate::units::PageNumber;

/// How far a baseline may lie off the grid, in points.
const GRID_TOLERANCE: f64 = 0.05;
/// How far a glyph may reach over its column, in em: justification leaves up to 0.17 em behind a line's last character, and a closing
/// mark at a line's end keeps its white half.
const LINE_TOLERANCE: f64 = 0.6;
/// How far a head may reach over its measure, in points: the white side of its last character.
const HEAD_TOLERANCE: f64 = 0.5;
/// How far apart two baselines of one line of a head may lie, in points.
const SAME_LINE: f64 = 0.5;

/// Where a glyph stands on its page: the ends of its advance on its baseline.
#[derive(Clone, Copy)]
struct Spot {
    page: PageNumber,
    from: Point,
    to: Point,
    /// The size of its type.
    size: Abs,
}

impl Spot {
    fn left(self) -> f64 {
        self.from.x.min(self.to.x).to_pt()
    }

    fn right(self) -> f64 {
        self.from.x.max(self.to.x).to_pt()
    }

    fn bottom(self) -> f64 {
        self.from.y.max(self.to.y).to_pt()
    }
}

/// The reader of an issue's frames.
pub(super) struct FrameReader<'a> {
    setter: &'a Typesetter,
    layout: &'a Layout,
    pub(super) subjects: Vec<Subject<'a>>,
    /// The left and upper edge of the type area on the page, in points.
    sheet: (f64, f64),
    /// The first baseline met, modulo the pitch: all others must agree with it.
    reference: Option<f64>,
    pub(super) findings: Vec<Finding>,
}

impl<'a> FrameReader<'a> {
    /// Reads all pages.
    pub(super) fn read_all(
        setter: &'a Typesetter,
        pages: &Pages,
        issue: &Issue,
        layout: &'a Layout,
        subjects: Vec<Subject<'a>>,
    ) -> Self {
        let free = issue.paper.print.trim.0 - layout.grid.width(layout.grid.cols);
        let sheet = (free.to_pt() / 2.0, setter.look.top.to_pt());
        let mut reader = Self { setter, layout, subjects, sheet, reference: None, findings: Vec::new() };
        for (page, no) in pages.document.pages().iter().zip(1..) {
            reader.read_frame(&page.frame, Transform::identity(), PageNumber::new(no), false);
        }
        reader
    }

    fn read_frame(&mut self, frame: &Frame, to_page: Transform, page: PageNumber, sentinel: bool) {
        for (point, item) in frame.items() {
            let here = to_page.pre_concat(Transform::translate(point.x, point.y));
            let sentinel = sentinel || is_sentinel(point.y);
            match item {
                FrameItem::Group(group) => {
                    self.read_frame(&group.frame, here.pre_concat(group.transform), page, sentinel);
                }
                FrameItem::Text(text) => self.read_text(text, here, page, sentinel),
                _ => {}
            }
        }
    }

    fn read_text(&mut self, item: &TextItem, to_page: Transform, page: PageNumber, sentinel: bool) {
        let mut x = Abs::zero();
        for glyph in &item.glyphs {
            let from = Point::with_x(x).transform(to_page);
            x += glyph.x_advance.at(item.size);
            let spot = Spot { page, from, to: Point::with_x(x).transform(to_page), size: item.size };
            let piece = &item.text[glyph.range()];
            if glyph.id == 0 && !piece.trim().is_empty() {
                let message = format!("“{piece}” 没有字形，版上会是空框");
                self.findings.push(Finding::new(Code::MissingGlyph, message).on(page));
            }
            let Some(number) = text_number(glyph.span.0) else { continue };
            let Some(file) = glyph.span.0.id() else { continue };
            self.read_glyph(file, number, piece, &item.font.font().info().family, spot, sentinel);
        }
    }

    fn read_glyph(&mut self, file: FileId, number: u32, piece: &str, family: &str, spot: Spot, sentinel: bool) {
        let grid = &self.layout.grid;
        let Some(subject) = self.subjects.iter_mut().find(|subject| subject.texts.file == file) else { return };
        if sentinel {
            subject.overset += piece.chars().filter(|c| !c.is_whitespace()).count();
            return;
        }
        // The words of a jump and a repeated head are the tool's own.
        if number >= JUMP_FROM {
            return;
        }
        let Some(part) = subject.texts.all.get(number as usize).map(|numbered| numbered.part) else { return };
        let place = number as usize;
        if subject.is_head[place] && !piece.trim().is_empty() {
            let (page, y) = (spot.page, spot.from.y.to_pt());
            let line = subject.last_line[place].replace((page, y));
            if line.is_some_and(|(other, last)| other != page || (last - y).abs() >= SAME_LINE) {
                subject.found[place].push('\n');
            }
        }
        subject.found[place].push_str(piece);
        if part == Part::Body && subject.order.last() != Some(&number) {
            subject.order.push(number);
        }
        if subject.on_grid[place] {
            let pitch = grid.pitch.to_pt();
            let rest = spot.from.y.to_pt().rem_euclid(pitch);
            let off = (rest - *self.reference.get_or_insert(rest)).abs();
            subject.off_grid |= off.min(pitch - off) > GRID_TOLERANCE;
        }
        if let Some(placement) = subject.on_page(spot.page) {
            match part {
                Part::Body | Part::Quote if subject.outside.is_none() => {
                    let (left, right) = (spot.left() - self.sheet.0, spot.right() - self.sheet.0);
                    if !in_a_leg(grid, placement, left, right) {
                        subject.outside = Some((number, piece.to_owned()));
                    }
                }
                Part::Head => note_head(grid, self.sheet, subject, placement, spot),
                _ => {}
            }
        }
        let look = &self.setter.look;
        if !roles(part).iter().flat_map(|role| look.families(role)).any(|name| name == family) {
            subject.wrong.entry(family.to_owned()).or_insert_with(|| piece.to_owned());
        }
    }
}

/// Notes where a character of a head stands: its line, and whether it lies outside the head's room.
fn note_head(grid: &Grid, sheet: (f64, f64), subject: &mut Subject, placement: &Placement, spot: Spot) {
    let y = spot.from.y.to_pt();
    if !subject.head_lines.iter().any(|&(page, other)| page == spot.page && (other - y).abs() < SAME_LINE) {
        subject.head_lines.push((spot.page, y));
    }
    if placement.articles.len() != 1 {
        return;
    }
    let rect = placement.head_rect;
    let columns = Columns::basic(placement.columns.setting, rect.w);
    let from = sheet.0 + (grid.left(rect.x) + grid.text_left(columns, 0)).to_pt();
    let to = from + head_measure(grid, columns).to_pt();
    let foot = sheet.1 + grid.top(rect.y + rect.h).to_pt();
    let below = placement.treatment == Treatment::Side && spot.bottom() > foot + HEAD_TOLERANCE;
    let outside = spot.left() < from - HEAD_TOLERANCE || spot.right() > to + HEAD_TOLERANCE + spot.size.to_pt() * 0.5;
    subject.wide |= below || outside;
}

/// Whether a glyph stands in a leg of its text, up to what justification leaves behind the last character of a line.
fn in_a_leg(grid: &Grid, placement: &Placement, left: f64, right: f64) -> bool {
    let measure = grid.text_width(placement.columns, 1).to_pt();
    let behind = grid.em.to_pt() * LINE_TOLERANCE;
    placement.legs.iter().any(|leg| {
        let edge = leg_left(grid, placement, leg).to_pt();
        left >= edge - behind && right <= edge + measure + behind
    })
}

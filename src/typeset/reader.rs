//! Reads the frames of finished pages: which characters of which text stand where, and in what face.

use typst::layout::{Abs, Em, Frame, FrameItem, Point, Transform};
use typst::syntax::FileId;
use typst::text::{Glyph, TextItem};

use super::compose::leg_left;
use super::coverage::roles;
use super::engine::text_number;
use super::ink::{Ink, ink};
use super::subject::Subject;
use super::text::{JUMP_FROM, Part};
use super::thread::is_sentinel;
use super::title::head_measure;
use super::{Pages, Typesetter};
use crate::copy::is_han;
use crate::diag::{Code, Finding};
use crate::makeup::grid::Grid;
use crate::makeup::layout::{Layout, Placement, Treatment};
use crate::makeup::measure::Columns;
use crate::model::Issue;
use crate::units::PageNumber;

/// How far a baseline may lie off the grid, in points.
const GRID_TOLERANCE: f64 = 0.05;
/// How far ink may reach over its column, in em: less than the white between columns by far, more than a slanted letter needs.
const LINE_TOLERANCE: f64 = 0.15;
/// How much wider than its em a 汉字 may be set before its line looks loose, in em.
const LOOSE: f64 = 0.5;
/// How far the ink of a head may reach over its measure, in points.
const HEAD_TOLERANCE: f64 = 0.5;
/// How far apart two baselines of one line of a head may lie, in points.
const SAME_LINE: f64 = 0.5;

/// Where a glyph stands on its page.
#[derive(Clone, Copy)]
struct Spot<'t> {
    page: PageNumber,
    item: &'t TextItem,
    glyph: &'t Glyph,
    /// The beginning of its advance, from that of its text.
    x: Abs,
    to_page: Transform,
}

impl Spot<'_> {
    /// The beginning of its advance on its baseline.
    fn from(&self) -> Point {
        Point::with_x(self.x).transform(self.to_page)
    }

    /// The left and right end of its advance, in points.
    fn advance(&self) -> (f64, f64) {
        let (from, to) = (self.from().x, Point::with_x(self.x + self.glyph.x_advance.at(self.item.size)));
        let to = to.transform(self.to_page).x;
        (from.min(to).to_pt(), from.max(to).to_pt())
    }

    /// What it fills; none where it draws nothing.
    fn ink(&self) -> Option<Ink> {
        ink(self.item, self.glyph, self.x, self.to_page)
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
            let spot = Spot { page, item, glyph, x, to_page };
            x += glyph.x_advance.at(item.size);
            let piece = &item.text[glyph.range()];
            if glyph.id == 0 && !piece.trim().is_empty() {
                let message = format!("“{piece}” 没有字形，版上会是空框");
                self.findings.push(Finding::new(Code::MissingGlyph, message).on(page));
            }
            if glyph.x_advance == Em::zero() {
                // A mark that the shaper took off its letter, which is read with it.
                continue;
            }
            let Some(number) = text_number(glyph.span.0) else { continue };
            let Some(file) = glyph.span.0.id() else { continue };
            self.read_glyph(file, number, piece, &spot, sentinel);
        }
        self.note_loose(item);
    }

    /// Notes a piece of a line of running text that is set so wide that it looks loose: justification makes all its 汉字 wider alike.
    fn note_loose(&mut self, item: &TextItem) {
        let wide = |glyph: &&Glyph| item.text[glyph.range()].starts_with(is_han);
        let Some(first) = item.glyphs.iter().find(wide) else { return };
        let least = item.glyphs.iter().filter(wide).map(|glyph| glyph.x_advance.get()).fold(f64::INFINITY, f64::min);
        let Some((number, file)) = text_number(first.span.0).zip(first.span.0.id()) else { return };
        let Some(subject) = self.subjects.iter_mut().find(|subject| subject.texts.file == file) else { return };
        if least > 1.0 + LOOSE && subject.on_grid.get(number as usize).is_some_and(|running| *running) {
            subject.loose.push((number, item.text.to_string()));
        }
    }

    fn read_glyph(&mut self, file: FileId, number: u32, piece: &str, spot: &Spot, sentinel: bool) {
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
            let (page, y) = (spot.page, spot.from().y.to_pt());
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
            let rest = spot.from().y.to_pt().rem_euclid(pitch);
            let off = (rest - *self.reference.get_or_insert(rest)).abs();
            subject.off_grid |= off.min(pitch - off) > GRID_TOLERANCE;
        }
        if let Some(placement) = subject.on_page(spot.page) {
            match part {
                Part::Body | Part::Quote
                    if subject.outside.is_none() && !in_a_leg(grid, placement, self.sheet.0, spot) =>
                {
                    subject.outside = Some((number, piece.to_owned()));
                }
                Part::Head => note_head(grid, self.sheet, subject, placement, spot),
                _ => {}
            }
        }
        let family = &spot.item.font.font().info().family;
        if !is_face_of(self.setter, part, family, piece) {
            subject.wrong.entry(family.to_owned()).or_insert_with(|| piece.to_owned());
        }
    }
}

/// Whether a part may show a piece in a face: in one of its roles, or in a stopgap where those of a role lack a character.
fn is_face_of(setter: &Typesetter, part: Part, family: &str, piece: &str) -> bool {
    let look = &setter.look;
    let has = |role: &str, c: char| look.families(role).iter().any(|family| setter.fonts.family_covers(family, c));
    roles(part).iter().any(|role| look.families(role).iter().any(|name| name == family))
        || (look.stopgaps.iter().any(|name| name == family)
            && roles(part).iter().any(|role| piece.chars().any(|c| !has(role, c))))
}

/// Notes where a character of a head stands: its line, and whether it lies outside the head's room.
fn note_head(grid: &Grid, sheet: (f64, f64), subject: &mut Subject, placement: &Placement, spot: &Spot) {
    let y = spot.from().y.to_pt();
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
    let Some(ink) = spot.ink() else { return };
    let below = placement.treatment == Treatment::Side && ink.bottom > foot + HEAD_TOLERANCE;
    subject.wide |= below || ink.left < from - HEAD_TOLERANCE || ink.right > to + HEAD_TOLERANCE;
}

/// Whether a glyph stands in a leg of its text: its advance, or at least its ink. `sheet` is the left of the type area.
fn in_a_leg(grid: &Grid, placement: &Placement, sheet: f64, spot: &Spot) -> bool {
    let measure = grid.text_width(placement.columns, 1).to_pt();
    let over = grid.em.to_pt() * LINE_TOLERANCE;
    let holds = |(left, right): (f64, f64)| {
        placement.legs.iter().any(|leg| {
            let edge = sheet + leg_left(grid, placement, leg).to_pt();
            left >= edge - over && right <= edge + measure + over
        })
    };
    holds(spot.advance()) || spot.ink().is_none_or(|ink| holds((ink.left, ink.right)))
}

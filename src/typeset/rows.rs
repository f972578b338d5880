//! The rows of a galley, read from the frame on which its text was set.

use typst::foundations::Content;
use typst::layout::{Abs, Em, Frame, FrameItem, Point};
use typst::syntax::FileId;

use super::engine::text_number;
use super::line_breaks::is_break_mark;
use crate::makeup::measure::{Row, RowKind};

/// One piece of the text, in order.
pub(super) struct GalleyPiece {
    /// What is set.
    pub(super) content: Content,
    /// The height in lines and the kind of a solid piece; none for a paragraph, whose lines are counted on the frame.
    pub(super) solid: Option<(u16, RowKind)>,
    /// What the lines of a paragraph are.
    pub(super) line_kind: RowKind,
    /// The article, by its place in the item, and the numbers of its texts, by which its lines are found.
    pub(super) place: usize,
    pub(super) numbers: Vec<u32>,
}

/// Reads the rows of the pieces from the frames on which they were set, and their lines as they stand. `files` are the articles'
/// names, by their places in the passage.
pub(super) fn read_rows(pieces: &[GalleyPiece], frames: &[Frame], files: &[FileId]) -> (Vec<Row>, Vec<SetLine>) {
    let mut lines = Vec::new();
    for frame in frames {
        collect_lines(frame, Point::zero(), files, &mut lines);
    }
    lines.sort_by_key(|line| line.y);
    count_rows(pieces, &lines)
}

/// A line of running text as it stands.
#[derive(Clone)]
pub(super) struct SetLine {
    /// Its characters.
    pub(super) text: String,
    /// Whether a paragraph begins with it.
    pub(super) first: bool,
}

/// A line of text on a frame: what stands on one baseline of one article's texts.
struct GalleyLine {
    y: Abs,
    place: usize,
    number: u32,
    text: String,
}

/// Collects the lines of numbered texts from a frame, one for each baseline and text.
fn collect_lines(frame: &Frame, origin: Point, files: &[FileId], lines: &mut Vec<GalleyLine>) {
    for (point, item) in frame.items() {
        let at = origin + *point;
        match item {
            FrameItem::Group(group) => collect_lines(&group.frame, at, files, lines),
            FrameItem::Text(text) => {
                // A mark that the shaper took off its letter stands higher or lower; the letter tells where its line is.
                for glyph in text.glyphs.iter().filter(|glyph| glyph.x_advance != Em::zero()) {
                    let Some(number) = text_number(glyph.span.0) else { continue };
                    let Some(place) = files.iter().position(|file| Some(*file) == glyph.span.0.id()) else { continue };
                    let piece = text.text[glyph.range()].chars().filter(|&c| !is_break_mark(c));
                    let known = lines
                        .iter_mut()
                        .rev()
                        .find(|line| line.place == place && line.number == number && same(line.y, at.y));
                    match known {
                        Some(line) => line.text.extend(piece),
                        None => lines.push(GalleyLine { y: at.y, place, number, text: piece.collect() }),
                    }
                }
            }
            _ => {}
        }
    }
}

fn same(a: Abs, b: Abs) -> bool {
    (a - b).to_pt().abs() < 0.5
}

/// The rows of the pieces: the lines of each paragraph as they were found, one row for each solid piece. `lines` are in the order
/// of their baselines.
fn count_rows(pieces: &[GalleyPiece], lines: &[GalleyLine]) -> (Vec<Row>, Vec<SetLine>) {
    let mut rows = Vec::new();
    let mut texts = Vec::new();
    for (para, (index, piece)) in (0..).zip(pieces.iter().enumerate()) {
        let mut own: Vec<(Abs, String)> = Vec::new();
        for line in lines.iter().filter(|line| line.place == piece.place && piece.numbers.contains(&line.number)) {
            match own.last_mut() {
                Some((y, text)) if same(*y, line.y) => text.push_str(&line.text),
                _ => own.push((line.y, line.text.clone())),
            }
        }
        if let Some((height, kind)) = piece.solid {
            let chars = own.iter().map(|(_, text)| count(text)).sum();
            rows.push(Row { lines: height, kind, para, first: true, last: true, chars, lone: false });
            continue;
        }
        let last = own.len().saturating_sub(1);
        // Only a short one, before ordinary text, heads it; a text that is strong throughout must be breakable somewhere.
        let heads = own.len() <= 2 && pieces.get(index + 1).is_some_and(|next| next.line_kind == RowKind::Text);
        let kind = if heads { piece.line_kind } else { RowKind::Text };
        for (index, (_, text)) in own.into_iter().enumerate() {
            rows.push(Row {
                lines: 1,
                kind,
                para,
                first: index == 0,
                last: index == last,
                chars: count(&text),
                lone: index == last && index > 0 && text.chars().filter(|c| c.is_alphanumeric()).count() == 1,
            });
            texts.push(SetLine { text, first: index == 0 });
        }
    }
    (rows, texts)
}

fn count(text: &str) -> u16 {
    u16::try_from(text.chars().filter(|c| !c.is_whitespace()).count()).unwrap_or(u16::MAX)
}

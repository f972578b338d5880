//! PDF with text: takes bytes; gives lines as they were set, in the order of the file, with the height of their letters. Scans are refused.

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use kurbo::{Affine, BezPath, Point, Rect};

use crate::fault::Fault;
use crate::limits;
use crate::manuscript::{Align, Line, Look, Manuscript, Place};
use crate::measure::is_visible;

/// Reads a document.
pub(super) fn read_pdf(bytes: &[u8]) -> Result<Manuscript, Fault> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Fault::Encrypted,
        _ => Fault::Broken("PDF 打不开"),
    })?;
    let pages = pdf.pages();
    if pages.len() > limits::MOST_PAGES {
        return Err(Fault::TooLarge("超过 2000 页"));
    }
    let cache = InterpreterCache::new();
    let mut manuscript = Manuscript::default();
    let (mut pictures, mut unknown) = (0, 0);
    for (index, page) in pages.iter().enumerate() {
        let (width, height) = page.render_dimensions();
        let turned = page.initial_transform(true).as_coeffs();
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let settings = InterpreterSettings { render_annotations: false, ..InterpreterSettings::default() };
        let mut context = Context::new(Affine::new(turned), area, &cache, page.xref(), settings);
        let mut galley = Galley::default();
        interpret_page(page, &mut context, &mut galley);
        pictures += galley.pictures;
        unknown += galley.unknown;
        manuscript.lines.extend(galley.lines(index + 1, f64::from(width)));
        if manuscript.lines.len() > limits::MOST_LINES {
            return Err(Fault::TooLarge("行数太多"));
        }
    }
    if manuscript.lines.is_empty() {
        return Err(if pictures > 0 || unknown > 0 { Fault::Scanned } else { Fault::Broken("PDF 里没有文字") });
    }
    if unknown > 0 {
        manuscript.remarks.push(format!("PDF 里有 {unknown} 个字认不出是什么字，请对照原件补上"));
    }
    if pictures > 0 {
        manuscript.remarks.push(format!("PDF 里有 {pictures} 张图片，没有取出来；请对方另外发原图"));
    }
    Ok(manuscript)
}

/// A character as it stands on its page.
struct Letter {
    text: String,
    at: Point,
    size: f64,
}

/// All letters of a page, in the order in which they were set.
#[derive(Default)]
struct Galley {
    letters: Vec<Letter>,
    pictures: usize,
    /// Letters whose character the file does not tell.
    unknown: usize,
}

impl<'a> Device<'a> for Galley {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_glyph(&mut self, glyph: &Glyph<'a>, transform: Affine, inner: Affine, _: &Paint<'a>, _: &GlyphDrawMode) {
        let whole = transform * inner;
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => {
                self.unknown += 1;
                "\u{fffd}".to_owned()
            }
        };
        let at = whole * Point::ORIGIN;
        let size = whole.determinant().abs().sqrt() * 1000.0;
        if self.letters.len() < limits::MOST_TEXT && at.x.is_finite() && at.y.is_finite() && size.is_finite() {
            self.letters.push(Letter { text, at, size });
        }
    }
    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {
        self.pictures += 1;
    }
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// A line that is being gathered.
struct Row {
    text: String,
    left: f64,
    right: f64,
    base: f64,
    size: f64,
}

impl Galley {
    /// The lines of a page: letters follow each other on a line while they stand on one base and go to the right.
    fn lines(self, page: usize, width: f64) -> Vec<Line> {
        let mut rows: Vec<Row> = vec![];
        for letter in self.letters {
            if letter.text.chars().all(|c| !is_visible(c)) && rows.is_empty() {
                continue;
            }
            let advance = letter.size * f64::from(crate::measure::width(&letter.text)) / 10.0;
            let follows = rows.last().is_some_and(|row| {
                let gap = letter.at.x - row.right;
                (letter.at.y - row.base).abs() < row.size.max(letter.size) * 0.5
                    && gap > -row.size.max(letter.size) * 1.2
                    && gap < row.size.max(letter.size) * 3.0
            });
            if let (true, Some(row)) = (follows, rows.last_mut()) {
                if letter.at.x - row.right > row.size * 0.6 {
                    row.text.push(' ');
                }
                row.text.push_str(&letter.text);
                row.right = row.right.max(letter.at.x + advance);
                row.size = row.size.max(letter.size);
            } else {
                let (left, base) = (letter.at.x, letter.at.y);
                rows.push(Row { text: letter.text, left, right: left + advance, base, size: letter.size });
            }
        }
        place_rows(rows, page, width)
    }
}

/// Rows as lines: what stands in the middle, what is indented, where a gap was left.
fn place_rows(rows: Vec<Row>, page: usize, width: f64) -> Vec<Line> {
    let left = rows.iter().map(|row| row.left).fold(f64::INFINITY, f64::min);
    let right = rows.iter().map(|row| row.right).fold(0.0, f64::max);
    let middle = if right > left { f64::midpoint(left, right) } else { width / 2.0 };
    let mut lines: Vec<Line> = vec![];
    let mut last: Option<(f64, f64)> = None;
    for row in rows {
        let text = row.text.trim_matches(|c: char| !is_visible(c));
        if text.is_empty() {
            continue;
        }
        let mut line = Line::plain(text, Place::Page(page, lines.len() + 1));
        if let Some((base, size)) = last {
            line.blanks = usize::from(row.base - base > size.max(row.size) * 2.2 || row.base < base - size);
        }
        let is_centred = (f64::midpoint(row.left, row.right) - middle).abs() < row.size
            && row.left > left + row.size * 2.5
            && row.right < right - row.size * 2.5;
        #[expect(clippy::cast_possible_truncation, reason = "points of letters are small numbers")]
        let size = ((row.size * 2.0).round() / 2.0) as f32;
        let align = if is_centred { Align::Centre } else { Align::Plain };
        line.look = Look { size, bold: false, align, styled: None };
        last = Some((row.base, row.size));
        lines.push(line);
    }
    lines
}

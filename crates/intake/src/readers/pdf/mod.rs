//! PDF with text: takes bytes; gives lines as they were set, in the order of the file, with the height of their letters, and the photographs where they
//! stand. Scans are refused.

mod galley;
mod letter;
mod photo;
mod rows;

use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use kurbo::{Affine, Rect};

use crate::fault::Fault;
use crate::limits;
use crate::manuscript::{Inlaid, Line, Manuscript, Place, Strand};
use galley::Galley;
use rows::{place_rows, rows};

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
        pictures += galley.left_out;
        unknown += galley.unknown;
        let shown = std::mem::take(&mut galley.pictures);
        let rows = rows(galley.letters);
        let spots: Vec<usize> = shown.iter().map(|picture| picture.spot(&rows)).collect();
        let mut lines = place_rows(rows, index + 1, f64::from(width));
        for (spot, picture) in spots.into_iter().zip(shown).rev() {
            let mut line = Line::plain("", Place::Page(index + 1, spot + 1));
            line.strand = Strand::Picture(manuscript.pictures.len());
            manuscript.pictures.push(Inlaid { name: format!("第{}页.jpg", index + 1), bytes: picture.bytes });
            lines.insert(spot.min(lines.len()), line);
        }
        manuscript.lines.extend(lines);
        if manuscript.lines.len() > limits::MOST_LINES {
            return Err(Fault::TooLarge("行数太多"));
        }
    }
    if manuscript.lines.iter().all(|line| line.text.is_empty()) {
        return Err(if pictures > 0 || !manuscript.pictures.is_empty() || unknown > 0 {
            Fault::Scanned
        } else {
            Fault::Broken("PDF 里没有文字")
        });
    }
    if unknown > 0 {
        manuscript.remarks.push(format!("PDF 里有 {unknown} 个字认不出是什么字，请对照原件补上"));
    }
    if pictures > 0 {
        manuscript.remarks.push(format!("PDF 里有 {pictures} 张图片取不出来（不是 JPEG，或者太小）；请对方另外发原图"));
    }
    Ok(manuscript)
}

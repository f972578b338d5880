//! The marks of a sheet 规矩线: crop marks 裁切线, fold marks 折标, registration crosses 套准线, and the control strip. Takes the frame of the
//! sheet, gives a document with one page for each side; all marks lie outside the bleed.

use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

use super::bar;
use super::frame::{SheetFrame, micrometres};
use super::pen::SheetPen;

/// Length of a dash of the fold marks and of the gap behind it, in thousandths of a millimetre.
const DASH: i64 = 1_000;

/// So many sides with their marks and nothing else. Its boxes are not yet those of the sheet.
pub(super) fn draw(frame: &SheetFrame, sides: usize) -> lopdf::Document {
    let mut pen = SheetPen::default();
    pen.registration();
    crop(&mut pen, frame);
    crosses(&mut pen, frame);
    fold(&mut pen, frame);
    bar::draw(&mut pen, frame);
    let ops = pen.finish();
    let mut document = PdfDocument::new("");
    // The boxes are set afterwards: printpdf takes a box for its corner, width and height.
    document.pages = (0..sides).map(|_| PdfPage::new(Mm(1.0), Mm(1.0), ops.clone())).collect();
    // `secure` would drop the operator that sets the registration colour.
    let options = PdfSaveOptions { optimize: false, secure: false, ..PdfSaveOptions::default() };
    document.to_lopdf_document(&options, &mut Vec::new())
}

/// Two marks at each corner of the trim.
fn crop(pen: &mut SheetPen, frame: &SheetFrame) {
    let trim = frame.trim();
    let (near, far) = frame.ticks();
    for x in [trim.left, trim.right] {
        pen.line((x, trim.top + near), (x, trim.top + far));
        pen.line((x, trim.bottom - near), (x, trim.bottom - far));
    }
    for y in [trim.top, trim.bottom] {
        pen.line((trim.left - near, y), (trim.left - far, y));
        pen.line((trim.right + near, y), (trim.right + far, y));
    }
}

/// A circle with a cross at the middle of each side: where the plates lie on one another, it is one.
fn crosses(pen: &mut SheetPen, frame: &SheetFrame) {
    let (middles, breadth) = frame.crosses();
    for (x, y) in middles {
        pen.circle((x, y), breadth / 3);
        pen.line((x - breadth / 2, y), (x + breadth / 2, y));
        pen.line((x, y - breadth / 2), (x, y + breadth / 2));
    }
}

/// A dashed mark over the head and below the foot of the fold.
fn fold(pen: &mut SheetPen, frame: &SheetFrame) {
    let (trim, x) = (frame.trim(), frame.fold());
    let (near, far) = frame.ticks();
    pen.dashes(&[micrometres(DASH), micrometres(DASH)]);
    pen.line((x, trim.top + near), (x, trim.top + far));
    pen.line((x, trim.bottom - near), (x, trim.bottom - far));
    pen.dashes(&[]);
}

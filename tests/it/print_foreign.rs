//! The preflight on files that other makers' programs write: each is judged as a reading of its objects by hand says, so that the preflight
//! is right about more than the files made here. What was read is told beside each expectation.

use std::fs;
use std::path::{Path, PathBuf};

use printpdf::{Mm, Op, PdfConformance, PdfDocument, PdfPage, PdfSaveOptions};

use crate::print::{Judgement, fixture, names, preflight, python};
use crate::support::{project, tool};

/// Has `foreign.py` make a file. None when its programs are not installed.
fn made(kind: &str, folder: &Path) -> Option<PathBuf> {
    let out = folder.join("paper.pdf");
    let profile = project().join("profiles/newsprint.icc");
    let font = project().join("fonts/noto-serif-sc/NotoSerifSC-Regular.ttf");
    let files = [&profile, &font, &out].map(|path| path.to_str().unwrap());
    let output = python("foreign.py", &[&[kind], &files[..]].concat())?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(out)
}

#[track_caller]
fn must_be(found: &Judgement, verdict: &str, errors: &[&str]) {
    assert_eq!((found.verdict(), found.rules("error")), (verdict, names(errors)), "{:#}", found.report["hits"]);
    assert_eq!(found.code, i32::from(verdict == "fail"));
}

/// A page of Scribus: a tint `0.2 0 0 0 k` out to its BleedBox, black text on paper, a heading of 24 points in two inks, a line of 0.5
/// point; `Group` in DeviceCMYK; `Trapped` a name; XMP as attributes. Nothing is wrong with it.
#[test]
fn scribus_writes_a_file_that_passes() {
    let found = preflight(&fixture("scribus.pdf"), &[]);
    must_be(&found, "pass", &[]);
    assert_eq!(found.report["pages"].as_array().unwrap().len(), 4);
    let page = &found.report["pages"][0];
    assert_eq!(page["trim_mm"].as_array().unwrap().iter().map(|mm| mm.as_f64().unwrap().round()).sum::<f64>(), 240.0);
    let near = |value: &serde_json::Value, wanted: f64, by: f64| (value.as_f64().unwrap() - wanted).abs() <= by;
    // The tint is 100 × 27 of 100 × 140 mm inside the trim, at 20 %; its heading is 180 %.
    assert!(near(&page["inks"][0], 3.86, 0.3), "{page:#}");
    assert!(near(&page["peak_ink"], 180.0, 1.0), "{page:#}");
    assert!(near(&page["bleed_mm"], 3.0, 0.01), "{page:#}");
}

/// All its text is `0 0 0 1 scn` in DeviceCMYK, its profile is that of the newsprint, its metadata say PDF/X-4. What it names its printing
/// condition, the profile's model, is not what the profile says: a warning.
#[test]
fn weasyprint_writes_pdf_x_that_passes_with_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let Some(file) = made("weasyprint-x4", folder.path()) else { return };
    let found = preflight(&file, &[]);
    must_be(&found, "warnings", &[]);
    assert_eq!(found.rules("warning"), names(&["intent-profile"]), "{:#}", found.report["hits"]);
}

/// Its crop marks are `0 0 0 RG` in forms, inside the BleedBox.
#[test]
fn weasyprints_marks_are_rgb() {
    let folder = tempfile::tempdir().unwrap();
    let Some(file) = made("weasyprint-marks", folder.path()) else { return };
    must_be(&preflight(&file, &[]), "fail", &["color-space"]);
}

/// PDF 1.7, no metadata, no intent, no identity, no `Trapped`, text and a picture in DeviceRGB. It has a TrimBox, and a BleedBox of 3 mm.
#[test]
fn weasyprint_in_rgb_fails_for_what_it_lacks() {
    let folder = tempfile::tempdir().unwrap();
    let Some(file) = made("weasyprint-rgb", folder.path()) else { return };
    let lacks = ["pdf-version", "output-intent", "metadata", "trapped", "file-identity", "color-space"];
    must_be(&preflight(&file, &[]), "fail", &lacks);
}

/// PDF 1.7 with metadata, but not for PDF/X; no intent, no `Trapped`; black is an ICC grey, the tint and the picture ICC RGB. It has an
/// identity and a TrimBox; no BleedBox, but nothing comes near the trim.
#[test]
fn typst_in_rgb_fails_for_what_it_lacks() {
    let folder = tempfile::tempdir().unwrap();
    let Some(file) = made("typst-rgb", folder.path()) else { return };
    let lacks = ["pdf-version", "output-intent", "metadata", "trapped", "color-space"];
    must_be(&preflight(&file, &[]), "fail", &lacks);
}

/// PDF/X-3:2002: PDF 1.3, all boxes, an intent with its profile, `Trapped`, an identity, fonts embedded, all in DeviceCMYK. Nothing is wrong
/// with it; a shop that takes PDF/X-4 alone says so in its thresholds.
#[test]
fn ghostscripts_pdf_x_3_passes() {
    let folder = tempfile::tempdir().unwrap();
    let profile = project().join("profiles/newsprint.icc");
    fs::copy(profile, folder.path().join("newsprint.icc")).unwrap();
    let out = folder.path().join("paper.pdf");
    let output = format!("-sOutputFile={}", out.display());
    let here = format!("-I{}", folder.path().display());
    let options =
        ["-q", "-dBATCH", "-dNOPAUSE", "-dPDFX", "-dNOSAFER", "-sDEVICE=pdfwrite", "-sColorConversionStrategy=CMYK"];
    let page = fixture("ghostscript.ps");
    let arguments = [&options[..], &[&here, &output, page.to_str().unwrap()]].concat();
    let Some(run) = tool("gs", &arguments) else { return };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
    must_be(&preflight(&out, &[]), "pass", &[]);
}

/// What printpdf calls PDF/X-4: version 1.3, which is allowed; a profile under the key `DestinationOutputProfile`, which no reader looks
/// for; the rest is as its objects have it.
#[test]
fn printpdfs_own_pdf_x_has_no_profile() {
    let mut document = PdfDocument::new("ABC");
    document.metadata.info.conformance = PdfConformance::X4_2010_PDF_1_4;
    let ops = vec![Op::SaveGraphicsState, Op::RestoreGraphicsState];
    document.pages = (0..4).map(|_| PdfPage::new(Mm(100.0), Mm(140.0), ops.clone())).collect();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    fs::write(&file, document.save(&PdfSaveOptions::default(), &mut Vec::new())).unwrap();
    let found = preflight(&file, &[]);
    assert!(found.rules("error").contains("intent-profile"), "{:#}", found.report["hits"]);
    assert_eq!((found.verdict(), found.code), ("fail", 1));
}

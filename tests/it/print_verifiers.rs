//! The printed sample, judged by programs of other makers: proof-pdf, pdf_oxide, Ghostscript, poppler, mupdf and qpdf.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use lopdf::{Dictionary, Document, Object};
use serde_json::Value;

use crate::print::{Judgement, names, preflight, preflight_bytes, print, printed, python, validator};
use crate::support::{build, copy_reversed, laoximen, program, project, tool};

/// The bleed of 3 mm in points, as typst writes it.
const BLEED: f64 = 8.504;

fn pages() -> PathBuf {
    printed().join("pages.pdf")
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Runs proof-pdf. It warns of every overprint; only its errors count.
fn proof(file: &str, options: &[&str]) {
    let file = printed().join(file);
    let every = ["--no-pdfa", "--bleed-mm", "3", "--min-dpi", "150", "--strict-cmyk", "--min-text-pt", "6"];
    let more = ["--min-stroke-pt", "0.25", "--output-condition", "CGATS TR 002"];
    let arguments = [&["verify", file.to_str().unwrap()], &every[..], &more, options].concat();
    let Some(output) = tool(&validator("proof-pdf"), &arguments) else { return };
    assert!(output.status.success(), "{}", text(&output));
}

#[test]
fn proof_pdf_passes_the_pages() {
    let page = ["--trim-mm", "273x393", "--max-tac", "240", "--require-bleed", "--k-only-text"];
    proof("pages.pdf", &[&page[..], &["--uniform-pages", "--pages-multiple-of", "4"]].concat());
    proof("A01.pdf", &page);
    proof("A08.pdf", &page);
}

/// Outside the bleed the sheets carry marks in all inks at once: 400 %.
#[test]
fn proof_pdf_passes_the_sheets() {
    proof("sheets.pdf", &["--trim-mm", "546x393", "--max-tac", "400", "--uniform-pages"]);
}

/// Two of its findings are wrong by the standard and by its own reading: PDF/X-4 does not have `GTS_PDFXVersion` in the information
/// dictionary (XMETA-007); and it does not follow references to fonts where a page holds its resources itself (XFONT-001), so that the fonts are
/// looked at with poppler, in a test of their own.
#[test]
fn pdf_oxide_finds_nothing_else() {
    for file in ["pages.pdf", "A01.pdf", "sheets.pdf"] {
        let Some(output) = python("oxide.py", &[printed().join(file).to_str().unwrap()]) else { return };
        assert!(output.status.success(), "{}", text(&output));
        let found = text(&output);
        let wrong: Vec<&str> = found
            .lines()
            .filter(|line| !line.is_empty() && !line.contains("XMETA-007") && !line.contains("XFONT-001"))
            .collect();
        assert!(wrong.is_empty(), "{file}: {wrong:#?}");
    }
}

#[test]
fn qpdf_reads_every_file_without_complaint() {
    for entry in fs::read_dir(printed()).unwrap().flatten().map(|entry| entry.path()) {
        if entry.extension().is_some_and(|extension| extension == "pdf") {
            let Some(output) = tool("qpdf", &["--check", entry.to_str().unwrap()]) else { return };
            assert!(output.status.success(), "{}", text(&output));
        }
    }
}

#[test]
fn the_checksums_are_those_of_the_files() {
    let Some(output) = tool("sh", &["-c", "cd \"$0\" && sha256sum -c SHA256SUMS", printed().to_str().unwrap()]) else {
        return;
    };
    assert!(output.status.success(), "{}", text(&output));
}

#[test]
fn the_preflight_passes_every_file() {
    for name in ["pages.pdf", "A01.pdf", "A08.pdf", "sheets.pdf"] {
        let found = preflight(&printed().join(name), &[]);
        assert!(found.rules("error").is_empty(), "{name}: {:#}", found.report["hits"]);
        assert_eq!(found.code, 0, "{name}");
    }
}

/// All fonts are in the file, and only the glyphs that are used.
#[test]
fn fonts_are_embedded_and_subset() {
    for name in ["pages.pdf", "sheets.pdf"] {
        let Some(output) = tool("pdffonts", &[printed().join(name).to_str().unwrap()]) else { return };
        let table = text(&output);
        let rows: Vec<&str> = table.lines().skip(2).collect();
        assert!(!rows.is_empty());
        for row in rows {
            // Columns from the right: number, generation, unicode, subset, embedded.
            let columns: Vec<&str> = row.split_whitespace().rev().collect();
            assert_eq!(columns[3..5], ["yes", "yes"], "{name}: {row}");
        }
    }
}

#[test]
fn pictures_are_in_press_colours_and_resolution() {
    let Some(output) = tool("pdfimages", &["-list", pages().to_str().unwrap()]) else { return };
    let table = text(&output);
    let rows: Vec<&str> = table.lines().skip(2).collect();
    assert!(rows.len() >= 30, "{table}");
    for row in rows {
        let columns: Vec<&str> = row.split_whitespace().collect();
        assert!(["cmyk", "gray"].contains(&columns[5]), "{row}");
        let ppi: u32 = columns[12].parse().unwrap();
        assert!((150..=400).contains(&ppi), "{row}");
    }
}

#[test]
fn boxes_are_those_of_the_order() {
    let Some(output) = tool("pdfinfo", &["-box", "-f", "1", "-l", "8", pages().to_str().unwrap()]) else { return };
    let table = text(&output);
    for (name, wanted) in [
        ("MediaBox", [0.0, 0.0, 790.87, 1131.02]),
        ("BleedBox", [0.0, 0.0, 790.87, 1131.02]),
        ("TrimBox", [8.5, 8.5, 782.36, 1122.52]),
    ] {
        let rows: Vec<&str> = table.lines().filter(|line| line.contains(name)).collect();
        assert_eq!(rows.len(), 8, "{table}");
        for row in rows {
            let sides: Vec<f64> =
                row.split(':').next_back().unwrap().split_whitespace().map(|side| side.parse().unwrap()).collect();
            assert!(sides.iter().zip(wanted).all(|(side, wanted)| (side - wanted).abs() < 0.02), "{row}");
        }
    }
}

/// A pixel of Ghostscript's counts whole where a glyph touches it: at 300 ppi that matters no more.
#[test]
fn ink_coverage_agrees_with_ghostscripts() {
    let file = pages();
    let Some(output) = tool("gs", &["-q", "-o", "-", "-sDEVICE=ink_cov", "-r300", file.to_str().unwrap()]) else {
        return;
    };
    let table = text(&output);
    let report = preflight(&file, &[]).report;
    let ours = report["pages"].as_array().unwrap();
    let rows: Vec<&str> = table.lines().filter(|line| line.contains("CMYK")).collect();
    assert_eq!((rows.len(), ours.len()), (8, 8), "{table}");
    // Ghostscript's part is that of the media, ours that of the trim.
    let wider = (273.0 + 6.0) * (393.0 + 6.0) / (273.0 * 393.0);
    for (page, row) in ours.iter().zip(rows) {
        for (ink, theirs) in row.split_whitespace().take(4).enumerate() {
            let (ours, theirs) = (page["inks"][ink].as_f64().unwrap(), theirs.parse::<f64>().unwrap() * wider);
            assert!((ours - theirs).abs() < 1.5, "page {}: ink {ink}: {ours} and {theirs}", page["number"]);
        }
    }
}

fn differences(file: &Path, way: &str) -> Option<Value> {
    let output = python("plates.py", &[file.to_str().unwrap(), way])?;
    assert!(output.status.success(), "{}", text(&output));
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// The plates of cyan, magenta and yellow are the same without the black text: it is on the black plate alone, and leaves no hole in
/// the others.
#[test]
fn black_text_is_on_the_black_plate_alone() {
    let Some(differences) = differences(&pages(), "no-black-text") else { return };
    for plate in ["Cyan", "Magenta", "Yellow"] {
        assert_eq!(differences[plate], 0, "{differences}");
    }
    assert!(differences["Black"].as_u64().unwrap() > 1_000_000, "{differences}");
}

/// In a look whose boxes are tinted in colour, the plates of the tint have holes under the text as soon as it may not overprint.
#[test]
fn black_text_overprints_tints() {
    let folder = tempfile::tempdir().unwrap();
    let layouts = folder.path().join("layouts");
    copy_reversed(&project().join("layouts"), &layouts);
    let theme = layouts.join("community/theme.toml");
    let look = fs::read_to_string(&theme).unwrap();
    let tinted = look.replace("tint = [0, 0, 0, 8]", "tint = [12, 8, 0, 0]");
    assert_ne!(look, tinted, "the theme has another tint");
    fs::write(&theme, tinted).unwrap();
    let out = folder.path().join("out");
    let run = program()
        .args(["print".as_ref(), laoximen().as_os_str(), "--out".as_ref(), out.as_os_str()])
        .args(["--layouts".as_ref(), layouts.as_os_str()])
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", text(&run));
    let file = out.join("print/pages.pdf");
    assert!(!preflight(&file, &[]).rules("error").contains("black-overprint"));
    let Some(removed) = differences(&file, "no-black-text") else { return };
    assert_eq!((&removed["Cyan"], &removed["Magenta"]), (&Value::from(0), &Value::from(0)), "{removed}");
    let Some(knocked) = differences(&file, "no-overprint") else { return };
    for plate in ["Cyan", "Magenta"] {
        assert!(knocked[plate].as_u64().unwrap() > 1_000, "{knocked}");
    }
}

/// A character and its place, as mupdf reads it: page, x and y in points. The nameplate is left out: for the press it is drawn, since type is
/// printed in black alone.
fn characters(file: &Path) -> Option<Vec<(usize, String, f64, f64)>> {
    let output = tool("mutool", &["draw", "-q", "-F", "stext", "-o", "-", file.to_str().unwrap()])?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let value = |line: &str, key: &str| {
        let (_, rest) = line.split_once(&format!(" {key}=\""))?;
        Some(rest.split_once('"')?.0.to_owned())
    };
    let mut page = 0;
    let mut in_nameplate = false;
    let mut all = Vec::new();
    for line in text.lines() {
        page += usize::from(line.starts_with("<page"));
        if line.starts_with("<font") {
            in_nameplate = line.contains("MaShanZheng");
        }
        if line.starts_with("<char") && !in_nameplate {
            let (x, y) = (value(line, "x").unwrap(), value(line, "y").unwrap());
            all.push((page, value(line, "c").unwrap(), x.parse().unwrap(), y.parse().unwrap()));
        }
    }
    Some(all)
}

/// What an editor proofreads on the screen is what is printed: every character stands where it stood.
#[test]
fn the_print_breaks_every_line_as_the_screen_does() {
    let out = tempfile::tempdir().unwrap();
    build(&laoximen(), out.path()).must_exit(0);
    let (Some(screen), Some(press)) = (characters(&out.path().join("paper.pdf")), characters(&pages())) else { return };
    assert!(screen.len() > 20_000, "{} characters", screen.len());
    assert_eq!(screen.len(), press.len());
    for (screen, press) in screen.iter().zip(&press) {
        let moved = (press.2 - screen.2 - BLEED).abs().max((press.3 - screen.3 - BLEED).abs());
        assert!(screen.0 == press.0 && screen.1 == press.1 && moved < 0.05, "{screen:?} {press:?}");
    }
}

#[test]
fn printing_twice_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("some/other folder");
    print(&other, "1");
    let mut names: Vec<_> = fs::read_dir(printed()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    names.sort();
    assert!(names.len() >= 14, "{names:?}");
    for name in names {
        let (one, two) = (fs::read(printed().join(&name)).unwrap(), fs::read(other.join("print").join(&name)).unwrap());
        assert!(one == two, "{} differs", name.display());
    }
}

/// The markers of a JPEG's header, by their second byte, with the first bytes of what they hold.
fn markers(jpeg: &[u8]) -> Vec<(u8, Vec<u8>)> {
    let mut found = Vec::new();
    let mut at = 2;
    while let Some(&[0xff, marker, high, low]) = jpeg.get(at..at + 4) {
        let length = usize::from(u16::from_be_bytes([high, low]));
        found.push((marker, jpeg[at + 4..(at + 2 + length).min(at + 12)].to_vec()));
        if marker == 0xda {
            break;
        }
        at += 2 + length;
    }
    found
}

/// A photograph tells where it was taken and by whom; in print it tells nothing but its inks.
#[test]
fn pictures_carry_nothing_but_the_picture() {
    for name in ["pages.pdf", "sheets.pdf", "A01.pdf"] {
        let document = Document::load(printed().join(name)).unwrap();
        let mut pictures = 0;
        for object in document.objects.values() {
            let Object::Stream(stream) = object else { continue };
            let Ok(Object::Name(filter)) = stream.dict.get(b"Filter") else { continue };
            if filter != b"DCTDecode" {
                continue;
            }
            pictures += 1;
            assert!(!stream.dict.has(b"Metadata"));
            for (marker, start) in markers(&stream.content) {
                // Of the application's segments only Adobe's, which says how the inks are coded, and the empty one of JFIF; no comments.
                let told =
                    (0xe0..=0xef).contains(&marker) && !start.starts_with(b"Adobe") && !start.starts_with(b"JFIF");
                assert!(!told && marker != 0xfe, "{name}: marker {marker:x} {start:?}");
            }
        }
        assert!(pictures >= 3, "{name}: {pictures} pictures");
    }
}

/// Judges the sheets with the forms of their pages changed; a form is told by the number of its page.
fn change_sheets(change: impl Fn(&mut Dictionary, i64)) -> Judgement {
    let mut document = Document::load(printed().join("sheets.pdf")).unwrap();
    let inner = |dict: &Dictionary, key: &str| Some(dict.get(key.as_bytes()).ok()?.as_dict().ok()?.clone());
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        let private = inner(&stream.dict, "PieceInfo").and_then(|piece| inner(&inner(&piece, "Chenbao")?, "Private"));
        if let Some(page) = private.and_then(|private| private.get(b"Page").ok()?.as_i64().ok()) {
            change(&mut stream.dict, page);
        }
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    preflight_bytes(&bytes)
}

#[test]
fn sheets_imposed_wrongly_are_caught() {
    let set_page = |dict: &mut Dictionary, page: i64| {
        let piece = dict.get_mut(b"PieceInfo").unwrap().as_dict_mut().unwrap();
        let own = piece.get_mut(b"Chenbao").unwrap().as_dict_mut().unwrap();
        own.get_mut(b"Private").unwrap().as_dict_mut().unwrap().set("Page", page);
    };
    let unchanged = change_sheets(|_, _| {});
    assert!(unchanged.rules("error").is_empty(), "{:#}", unchanged.report["hits"]);
    let exchanged = change_sheets(|dict, page| match page {
        1 => set_page(dict, 3),
        3 => set_page(dict, 1),
        _ => {}
    });
    assert_eq!(exchanged.rules("error"), names(&["imposition"]), "{:#}", exchanged.report["hits"]);
    // A tenth of a millimetre off the fold.
    let moved = change_sheets(|dict, page| {
        if page == 1 {
            dict.set("Matrix", vec![1.into(), 0.into(), 0.into(), 1.into(), Object::Real(0.283), 0.into()]);
        }
    });
    assert!(moved.rules("error").contains("imposition"), "{:#}", moved.report["hits"]);
}

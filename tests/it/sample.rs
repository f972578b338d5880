//! The sample papers, built as a user builds them, and read back by tools that are not ours.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use chenbao::model::{Article, Block, Issue, Kind};
use serde_json::Value;

use crate::support::{build, copy_reversed, laoximen, program, project, squeeze, tool, xianxia};

/// The outputs of the 老西门 issue, built once for all tests of this file.
fn built() -> &'static Path {
    static OUT: OnceLock<tempfile::TempDir> = OnceLock::new();
    OUT.get_or_init(|| {
        let out = tempfile::tempdir().unwrap();
        build(&laoximen(), out.path()).must_exit(0);
        out
    })
    .path()
}

fn issue(folder: &Path) -> Issue {
    chenbao::copy::build(chenbao::content::read_issue(folder).unwrap()).0
}

fn layout() -> Value {
    serde_json::from_slice(&fs::read(built().join("layout.json")).unwrap()).unwrap()
}

/// What poppler reads from a page, in the order of the content stream, without white space.
fn page_text(pdf: &Path, page: usize) -> Option<String> {
    let page = page.to_string();
    let output = tool("pdftotext", &["-raw", "-enc", "UTF-8", "-f", &page, "-l", &page, pdf.to_str().unwrap(), "-"])?;
    assert!(output.status.success());
    Some(squeeze(&String::from_utf8_lossy(&output.stdout)))
}

#[test]
fn the_sample_has_the_size_of_a_paper() {
    let issue = issue(&laoximen());
    let characters: usize = issue.articles.iter().map(Article::chars).sum();
    let pictures: usize = issue.articles.iter().map(|article| article.pictures.len()).sum();
    assert_eq!(issue.pages.len(), 8);
    assert!(issue.articles.len() >= 24, "{} articles", issue.articles.len());
    assert!((19_000..=24_000).contains(&characters), "{characters} characters");
    assert!(pictures >= 30, "{pictures} pictures");
}

#[test]
fn the_hard_checks_hold_and_every_page_is_full() {
    let layout: chenbao::makeup::layout::Layout =
        serde_json::from_slice(&fs::read(built().join("layout.json")).unwrap()).unwrap();
    assert_eq!(chenbao::makeup::metrics::broken_pins(&layout, &issue(&laoximen())), 0);
    let report = chenbao::makeup::metrics::report(&layout);
    assert_eq!(report.pages.len(), 8);
    for page in &report.pages {
        let number = page.page.unwrap();
        for (name, count) in &page.hard {
            assert_eq!(count.unwrap_or(0), 0, "page {number} fails {name}");
        }
        assert!(page.scores.fill >= 970, "page {number} is filled {} per mille", page.scores.fill);
    }
}

#[test]
fn modules_tile_every_page_exactly() {
    let layout = layout();
    let (cols, lines) = (layout["grid"]["cols"].as_u64().unwrap(), layout["grid"]["lines"].as_u64().unwrap());
    for page in layout["pages"].as_array().unwrap() {
        let mut cells = vec![0_u8; usize::try_from(cols * lines).unwrap()];
        let reserved = page["reserved"].as_array().unwrap().iter();
        let modules = page["modules"].as_array().unwrap().iter().map(|module| &module["rect"]);
        for rect in reserved.chain(modules) {
            let [x, y, w, h] = ["x", "y", "w", "h"].map(|key| rect[key].as_u64().unwrap());
            assert!(x + w <= cols && y + h <= lines, "{rect} leaves the type area of page {}", page["no"]);
            for line in y..y + h {
                for column in x..x + w {
                    cells[usize::try_from(line * cols + column).unwrap()] += 1;
                }
            }
        }
        assert!(cells.iter().all(|&count| count == 1), "page {} is not tiled exactly", page["no"]);
    }
}

#[test]
fn poppler_finds_eight_pages_of_the_right_size_tagged_and_titled() {
    let pdf = built().join("paper.pdf");
    let Some(output) = tool("pdfinfo", &[pdf.to_str().unwrap()]) else { return };
    let info = String::from_utf8_lossy(&output.stdout).into_owned();
    let field = |name: &str| {
        let line = info.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("no {name} in {info}"));
        line[name.len()..].trim_start_matches(':').trim().to_owned()
    };
    assert_eq!(field("Pages"), "8");
    assert_eq!(field("Tagged"), "yes");
    assert_eq!(field("Title"), "社区晨报·老西门 2020年8月12日 第42期");
    let size = field("Page size");
    let mut sides = size.split(' ').filter_map(|part| part.parse::<f64>().ok()).map(|points| points * 25.4 / 72.0);
    assert!((sides.next().unwrap() - 273.0).abs() < 0.05 && (sides.next().unwrap() - 393.0).abs() < 0.05, "{size}");
}

#[test]
fn poppler_finds_only_embedded_faces_of_ours() {
    let pdf = built().join("paper.pdf");
    let Some(output) = tool("pdffonts", &[pdf.to_str().unwrap()]) else { return };
    let list = String::from_utf8_lossy(&output.stdout).into_owned();
    let rows: Vec<&str> = list.lines().skip(2).collect();
    assert!(rows.len() >= 6, "{list}");
    for row in rows {
        let ours = ["NotoSerifSC", "NotoSansSC", "LXGWWenKai", "MaShanZheng"].iter().any(|face| row.contains(face));
        assert!(ours && row.contains(" yes yes yes "), "{row}");
    }
}

#[test]
fn qpdf_finds_no_fault() {
    let pdf = built().join("paper.pdf");
    let Some(output) = tool("qpdf", &["--check", pdf.to_str().unwrap()]) else { return };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_outline_names_pages_and_articles_and_the_language_is_chinese() {
    let pdf = built().join("paper.pdf");
    let Some(output) = tool("qpdf", &["--json", pdf.to_str().unwrap()]) else { return };
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let outlines = json["outlines"].as_array().unwrap();
    let titles: Vec<&str> = outlines.iter().filter_map(|outline| outline["title"].as_str()).collect();
    assert_eq!(titles.len(), 8, "{titles:?}");
    assert_eq!(titles[0], "第1版 要闻");
    let below: Vec<&str> =
        outlines[0]["kids"].as_array().unwrap().iter().filter_map(|kid| kid["title"].as_str()).collect();
    assert!(below.iter().any(|title| title.contains("老弄堂有了新面貌")), "{below:?}");
    let text = output.stdout.windows(16).any(|window| window.starts_with(b"\"/Lang\": \"u:zh"));
    assert!(text, "the document has no Chinese /Lang");
}

#[test]
fn poppler_reads_every_article_complete_and_in_order() {
    let issue = issue(&laoximen());
    let layout: chenbao::makeup::layout::Layout =
        serde_json::from_slice(&fs::read(built().join("layout.json")).unwrap()).unwrap();
    let pdf = built().join("paper.pdf");
    let mut seen = 0;
    for page in 1..=8 {
        let Some(text) = page_text(&pdf, page) else { return };
        for (_, placement) in layout.placements().filter(|(no, _)| usize::from(no.get()) == page) {
            for id in &placement.articles {
                let article = issue.articles.iter().find(|article| &article.id == id).unwrap();
                let mut from = 0;
                for paragraph in article.body.iter().flat_map(Block::texts) {
                    let wanted = squeeze(&paragraph.to_plain());
                    let at = text[from..].find(&wanted);
                    let at = at.unwrap_or_else(|| panic!("{id} on page {page} lacks, or has out of order: {wanted}"));
                    from += at + wanted.len();
                }
                seen += 1;
            }
        }
    }
    let fillers = issue.articles.iter().filter(|article| article.kind == Kind::Filler).count();
    let wanted = issue.articles.len() - fillers..=issue.articles.len();
    assert!(wanted.contains(&seen), "every article but fillers stands on exactly one page: {seen} of {wanted:?}");
}

#[test]
fn poppler_finds_the_body_lines_of_every_page_on_one_grid() {
    const PITCH: f64 = 13.5;
    let pdf = built().join("paper.pdf");
    let Some(output) = tool("pdftotext", &["-bbox", pdf.to_str().unwrap(), "-"]) else { return };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let attribute = |line: &str, name: &str| -> f64 {
        let from = line.find(name).unwrap() + name.len() + 2;
        line[from..].split('"').next().unwrap().parse().unwrap()
    };
    let words = text.lines().filter(|line| line.contains("<word "));
    // Body type is 9 pt; folio and nameplate share the size, so a few words may lie elsewhere.
    let feet: Vec<f64> = words
        .map(|line| (attribute(line, "yMin"), attribute(line, "yMax")))
        .filter(|(top, foot)| (foot - top - 9.0).abs() < 0.01)
        .map(|(_, foot)| foot.rem_euclid(PITCH))
        .collect();
    let near = |a: f64, b: f64| (a - b).abs().min(PITCH - (a - b).abs()) < 0.1;
    let mut sorted = feet.clone();
    sorted.sort_by(f64::total_cmp);
    let grid = sorted[sorted.len() / 2];
    let on = feet.iter().filter(|foot| near(**foot, grid)).count();
    assert!(on > 1_500, "only {on} words stand on the grid");
    assert!((feet.len() - on) * 50 < on, "{} words of body size stand off the grid, {on} on it", feet.len() - on);
}

#[test]
fn the_qr_codes_can_be_scanned() {
    let out = tempfile::tempdir().unwrap();
    let pdf = built().join("paper.pdf");
    let picture = out.path().join("front");
    let arguments = ["-png", "-r", "150", "-f", "1", "-l", "1", "-singlefile"];
    let arguments: Vec<&str> =
        arguments.into_iter().chain([pdf.to_str().unwrap(), picture.to_str().unwrap()]).collect();
    let Some(output) = tool("pdftoppm", &arguments) else { return };
    assert!(output.status.success());
    let picture = picture.with_extension("png");
    let Some(output) = tool("zbarimg", &["-q", "--raw", picture.to_str().unwrap()]) else { return };
    let found = String::from_utf8_lossy(&output.stdout).into_owned();
    for code in issue(&laoximen()).paper.qr {
        assert!(found.lines().any(|line| line == code.url), "{} not in {found}", code.url);
    }
}

#[test]
fn the_pdf_is_no_larger_than_its_pictures_and_a_megabyte() {
    let issue = issue(&laoximen());
    let ads = issue.pages.iter().flat_map(|page| &page.ads).map(|ad| &ad.picture);
    let pictures: u64 = issue
        .articles
        .iter()
        .flat_map(|article| &article.pictures)
        .chain(ads)
        .map(|picture| fs::metadata(&picture.path).unwrap().len())
        .sum();
    let pdf = fs::metadata(built().join("paper.pdf")).unwrap().len();
    assert!(pdf <= pictures + 1_000_000, "{pdf} bytes against {pictures} of pictures");
}

#[test]
fn the_same_input_gives_the_same_bytes_in_any_order_of_files_and_threads() {
    let elsewhere = tempfile::tempdir().unwrap();
    copy_reversed(&project().join("content/laoximen"), &elsewhere.path().join("laoximen"));
    let out = elsewhere.path().join("out");
    let copy = elsewhere.path().join("laoximen/issues/2020-08-12");
    let status = program()
        .env("RAYON_NUM_THREADS", "4")
        .args(["build".as_ref(), copy.as_os_str(), "--no-pages".as_ref(), "--out".as_ref(), out.as_os_str()])
        .output()
        .unwrap()
        .status;
    assert!(status.success());
    for name in ["layout.json", "paper.pdf", "proof.pdf"] {
        let same = fs::read(out.join(name)).unwrap() == fs::read(built().join(name)).unwrap();
        assert!(same, "{name} differs");
    }
}

/// 仙霞 with as much copy as four pages in large print hold, in a temporary folder.
fn less_of_xianxia() -> tempfile::TempDir {
    let elsewhere = tempfile::tempdir().unwrap();
    copy_reversed(&project().join("content/xianxia"), &elsewhere.path().join("xianxia"));
    for name in ["p3/swap", "p4/clean", "p2/briefs/fuyi", "p2/briefs/tianyuan"] {
        fs::remove_file(elsewhere.path().join(format!("xianxia/issues/2020-01-08/{name}.md"))).unwrap();
    }
    elsewhere
}

#[test]
fn another_look_has_another_grid_and_keeps_the_same_rules() {
    let content = less_of_xianxia();
    let issue = content.path().join("xianxia/issues/2020-01-08");
    let run = program()
        .args(["check".as_ref(), issue.as_os_str()])
        .args(["--layout", "large-print", "--fresh", "--format", "json"])
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let report: Value = serde_json::from_slice(&run.stdout).unwrap();
    for page in report["metrics"]["pages"].as_array().unwrap() {
        for (rule, count) in page["hard"].as_object().unwrap() {
            assert_eq!(count.as_u64().unwrap_or(0), 0, "{rule} on page {}", page["page"]);
        }
        assert!(page["scores"]["fill"].as_u64().unwrap() >= 970, "page {}", page["page"]);
    }
}

#[test]
fn building_again_over_the_saved_layout_changes_nothing() {
    let out = tempfile::tempdir().unwrap();
    build(&laoximen(), out.path()).must_exit(0);
    let read = || ["layout.json", "paper.pdf", "proof.pdf"].map(|name| fs::read(out.path().join(name)).unwrap());
    let first = read();
    build(&laoximen(), out.path()).must_exit(0);
    assert!(first == read(), "the saved layout moved something");
    assert!(first[0] == fs::read(built().join("layout.json")).unwrap(), "the layout is not that of a clean folder");
}

#[test]
fn page_pictures_are_written_and_the_second_paper_builds_too() {
    let out = tempfile::tempdir().unwrap();
    let folder = xianxia();
    let status = program()
        .args(["build".as_ref(), folder.as_os_str(), "--out".as_ref(), out.path().as_os_str()])
        .output()
        .unwrap()
        .status;
    assert!(status.success());
    for page in 1..=4 {
        let picture = image::open(out.path().join(format!("pages/{page:02}.png"))).unwrap();
        assert_eq!((picture.width(), picture.height()), (1182, 1702));
        assert_eq!(picture.to_rgba8().get_pixel(3, 3).0, [255; 4], "the paper of page {page} is not white");
    }
    assert!(out.path().join("findings.json").exists());
}

//! Imposition: which pages meet on which sheet, where they lie to a hundredth of a millimetre, and what a press would get of it.

use chenbao::diag::Code;
use chenbao::export::print::sheets::{Geometry, Side, Signature, SignatureError, impose, slug_room, slug_texts};
use chenbao::units::{Date, Length};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use crate::support::tool;

/// Thousandths of a point in a hundredth of a millimetre.
const HUNDREDTH: f32 = 0.0283;
const MODIFIED: &str = "D:20200812000000+08'00'";

fn tabloid() -> Geometry {
    Geometry { trim: (Length::from_mm(273.0), Length::from_mm(393.0)), bleed: Length::from_mm(3.0) }
}

/// A paper of so many tabloid pages.
fn paper(pages: u16) -> Document {
    paper_of(pages, 773.858, 1114.016)
}

/// A paper of so many pages of this trim, with a bleed of 3 mm. Page n is tinted all over, bleed and beyond, with n × 10 % of cyan; its content comes in two
/// streams that break between operands, its font and its medium from the tree above it.
fn paper_of(pages: u16, width: f32, height: f32) -> Document {
    let bleed = 8.504;
    let mut document = Document::with_version("1.6");
    let tree = document.new_object_id();
    let font = document.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Courier" });
    let kids: Vec<Object> = (1..=pages)
        .map(|number| {
            let tint = f32::from(number) / 10.0;
            let one = document.add_object(Stream::new(Dictionary::new(), format!("{tint} 0 0").into_bytes()));
            let mut two = Stream::new(Dictionary::new(), b"0 k -20 -20 900 1300 re f".to_vec());
            two.compress().unwrap();
            let two = document.add_object(two);
            let page = dictionary! {
                "Type" => "Page", "Parent" => tree, "Contents" => vec![one.into(), two.into()],
                "TrimBox" => vec![bleed.into(), bleed.into(), (bleed + width).into(), (bleed + height).into()],
                "Annots" => vec![dictionary! { "Type" => "Annot", "Subtype" => "Link", "Rect" => vec![0.into(); 4] }.into()],
            };
            document.add_object(page).into()
        })
        .collect();
    document.set_object(
        tree,
        dictionary! {
            "Type" => "Pages", "Count" => i64::from(pages), "Kids" => kids,
            "MediaBox" => vec![0.into(), 0.into(), (width + 2.0 * bleed).into(), (height + 2.0 * bleed).into()],
            "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
        },
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    document
}

#[expect(clippy::cast_possible_truncation, reason = "numbers in a PDF are kept so")]
fn points(value: f64) -> f32 {
    value as f32
}

/// One small page with a black square for each of so many sides.
fn slugs(sides: usize, width: f32, height: f32) -> Document {
    let mut document = Document::with_version("1.6");
    let tree = document.new_object_id();
    let content = document.add_object(Stream::new(Dictionary::new(), b"0 0 0 1 k 0 0 10 10 re f".to_vec()));
    let media = vec![0.into(), 0.into(), width.into(), height.into()];
    let page = dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content, "MediaBox" => media };
    let kids: Vec<Object> = (0..sides).map(|_| document.add_object(page.clone()).into()).collect();
    document.set_object(tree, dictionary! { "Type" => "Pages", "Count" => 1, "Kids" => kids });
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    document
}

fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn numbers(object: &Object) -> [f32; 4] {
    let values: Vec<f32> = object.as_array().unwrap().iter().map(|value| value.as_float().unwrap()).collect();
    values.try_into().unwrap()
}

#[track_caller]
fn assert_close(one: f32, other: f32) {
    assert!((one - other).abs() < HUNDREDTH, "{one} is not {other}");
}

/// A page as it lies on a sheet: its number, its trim, its clip; all in points on the sheet.
struct Placed {
    number: i64,
    trim: [f32; 4],
    clip: [f32; 4],
}

/// Reads the pages of a side from the finished document alone.
fn placed(document: &Document, page: lopdf::ObjectId) -> Vec<Placed> {
    let content = Content::decode(&document.get_page_content(page)).unwrap();
    let resources = document.get_dictionary(page).unwrap().get(b"Resources").unwrap().as_dict().unwrap();
    let forms = resources.get(b"XObject").unwrap().as_dict().unwrap();
    let (mut clip, mut shift, mut found) = ([0.0; 4], (0.0, 0.0), Vec::new());
    for operation in &content.operations {
        let operand = |index: usize| operation.operands[index].as_float().unwrap();
        match operation.operator.as_str() {
            "re" => clip = [operand(0), operand(1), operand(0) + operand(2), operand(1) + operand(3)],
            "cm" => {
                assert_eq!([operand(0), operand(1), operand(2), operand(3)], [1.0, 0.0, 0.0, 1.0], "never scaled");
                shift = (operand(4), operand(5));
            }
            "Do" => {
                let id = forms.get(operation.operands[0].as_name().unwrap()).unwrap().as_reference().unwrap();
                let form = &document.get_object(id).unwrap().as_stream().unwrap().dict;
                let Ok(piece) = form.get(b"PieceInfo") else { continue };
                let chenbao = piece.as_dict().unwrap().get(b"Chenbao").unwrap().as_dict().unwrap();
                let private = chenbao.get(b"Private").unwrap().as_dict().unwrap();
                let trim = numbers(private.get(b"TrimBox").unwrap());
                let trim = [trim[0] + shift.0, trim[1] + shift.1, trim[2] + shift.0, trim[3] + shift.1];
                found.push(Placed { number: private.get(b"Page").unwrap().as_i64().unwrap(), trim, clip });
            }
            _ => {}
        }
    }
    found
}

#[test]
fn eight_pages_meet_as_in_every_tabloid() {
    let signature = Signature::folded(8).unwrap();
    let pairs: Vec<[u16; 2]> = signature.sides().map(|side| [side.left.get(), side.right.get()]).collect();
    assert_eq!(pairs, [[8, 1], [2, 7], [6, 3], [4, 5]]);
}

#[test]
fn every_fold_has_each_page_once_and_odd_pages_right() {
    for pages in (4..=400_u16).step_by(4) {
        let signature = Signature::folded(usize::from(pages)).unwrap();
        assert_eq!(signature.sheets().len(), usize::from(pages / 4));
        let mut seen: Vec<u16> = Vec::new();
        for side in signature.sides() {
            let Side { left, right } = side;
            assert_eq!(left.get() + right.get(), pages + 1);
            assert!(right.get() % 2 == 1 && left.get() % 2 == 0, "odd pages lie right");
            seen.extend([left.get(), right.get()]);
        }
        for sheet in signature.sheets() {
            assert_eq!(sheet.front.right.get() + 1, sheet.back.left.get(), "the leaf's other side");
            assert_eq!(sheet.back.right.get() + 1, sheet.front.left.get(), "the leaf's other side");
        }
        seen.sort_unstable();
        assert!(seen.iter().copied().eq(1..=pages));
    }
}

#[test]
fn what_does_not_fold_is_refused_with_the_reason() {
    for (pages, error) in [
        (0, SignatureError::Empty),
        (1, SignatureError::Leaf(1)),
        (2, SignatureError::Leaf(2)),
        (3, SignatureError::Ragged(3)),
        (6, SignatureError::Ragged(6)),
        (65_536, SignatureError::TooMany(65_536)),
    ] {
        assert_eq!(Signature::folded(pages), Err(error));
    }
    let failure = impose(&paper(6), None, &tabloid(), MODIFIED).unwrap_err();
    assert_eq!(failure.findings[0].code, Code::OutputFailed);
    assert!(failure.to_string().contains("6 个版拼不成对页"));
    assert!(failure.findings[0].hints[0].contains("4 或 8"));
}

#[test]
fn trims_abut_at_the_fold_and_nothing_crosses_it() {
    for pages in [4, 8, 12, 16, 24] {
        let sheets = impose(&paper(pages), None, &tabloid(), MODIFIED).unwrap();
        let signature = Signature::folded(usize::from(pages)).unwrap();
        let ids: Vec<_> = sheets.page_iter().collect();
        assert_eq!(ids.len(), usize::from(pages / 2));
        for (id, side) in ids.into_iter().zip(signature.sides()) {
            let page = sheets.get_dictionary(id).unwrap();
            let trim = numbers(page.get(b"TrimBox").unwrap());
            let bleed = numbers(page.get(b"BleedBox").unwrap());
            let fold = f32::midpoint(trim[0], trim[2]);
            let [left, right] = placed(&sheets, id).try_into().ok().unwrap();
            assert_eq!([left.number, right.number], [side.left, side.right].map(|number| i64::from(number.get())));
            assert_close(left.trim[2], fold);
            assert_close(right.trim[0], fold);
            for page in [&left, &right] {
                assert_close(page.trim[2] - page.trim[0], 773.858);
                assert_close(page.trim[1], trim[1]);
                assert_close(page.trim[3], trim[3]);
                assert_close(page.clip[1], bleed[1]);
                assert_close(page.clip[3], bleed[3]);
            }
            assert_close(left.clip[0], bleed[0]);
            assert_close(left.clip[2], fold);
            assert_close(right.clip[0], fold);
            assert_close(right.clip[2], bleed[2]);
            assert_close(trim[0] - bleed[0], 8.504);
            assert!(page.get(b"Annots").is_err() && page.get(b"CropBox").is_err());
        }
    }
}

#[test]
fn marks_lie_wholly_outside_the_bleed() {
    for bleed in [0.0, 3.0, 5.0] {
        let sheets =
            impose(&paper(4), None, &Geometry { bleed: Length::from_mm(bleed), ..tabloid() }, MODIFIED).unwrap();
        for id in sheets.page_iter() {
            assert!(marks_outside(&sheets, id) > 200, "crop, fold, crosses, two strips of 36, four stars of 36");
        }
    }
    // 50 mm wide: most of the strip and the stars have no room.
    let trim = (Length::from_pt(141.733), Length::from_pt(170.079));
    let narrow = Geometry { trim, bleed: Length::from_mm(3.0) };
    let sheets = impose(&paper_of(4, 141.733, 170.079), None, &narrow, MODIFIED).unwrap();
    for id in sheets.page_iter() {
        assert!((14..200).contains(&marks_outside(&sheets, id)));
    }
}

/// How many marks a side has, all of them outside its bleed.
fn marks_outside(sheets: &Document, id: lopdf::ObjectId) -> usize {
    let page = sheets.get_dictionary(id).unwrap();
    let (media, bleed) = (numbers(page.get(b"MediaBox").unwrap()), numbers(page.get(b"BleedBox").unwrap()));
    let content = Content::decode(&sheets.get_page_content(id)).unwrap();
    let (mut path, mut marks): (Vec<(f32, f32)>, usize) = (Vec::new(), 0);
    for operation in &content.operations {
        let operands: Vec<f32> = operation.operands.iter().filter_map(|value| value.as_float().ok()).collect();
        match operation.operator.as_str() {
            "m" | "l" | "c" => path.extend(operands.chunks_exact(2).map(|pair| (pair[0], pair[1]))),
            "S" | "s" | "f" | "f*" | "b" | "B" => {
                assert_outside(&path, bleed, media);
                path.clear();
                marks += 1;
            }
            _ => {}
        }
    }
    marks
}

/// That what a path covers, with half a hairline around it, is on the medium and nowhere over the bleed box.
fn assert_outside(path: &[(f32, f32)], bleed: [f32; 4], media: [f32; 4]) {
    let least = |value: fn(&(f32, f32)) -> f32| path.iter().map(value).fold(f32::INFINITY, f32::min) - 0.125;
    let most = |value: fn(&(f32, f32)) -> f32| path.iter().map(value).fold(f32::NEG_INFINITY, f32::max) + 0.125;
    let (left, bottom, right, top) = (least(|p| p.0), least(|p| p.1), most(|p| p.0), most(|p| p.1));
    assert!(left >= media[0] && bottom >= media[1] && right <= media[2] && top <= media[3], "off the medium: {path:?}");
    assert!(right < bleed[0] || left > bleed[2] || top < bleed[1] || bottom > bleed[3], "over the bleed: {path:?}");
}

#[test]
fn shared_resources_come_once_and_the_bytes_are_the_same_again() {
    let pages = paper(8);
    let sheets = impose(&pages, Some(&slugs(4, 100.0, 17.0)), &tabloid(), MODIFIED).unwrap();
    let fonts = sheets.objects.values().filter(|object| object.type_name().is_ok_and(|name| name == b"Font")).count();
    assert_eq!(fonts, 1);
    let again = impose(&pages, Some(&slugs(4, 100.0, 17.0)), &tabloid(), MODIFIED).unwrap();
    let bytes = saved(sheets);
    assert_eq!(bytes, saved(again));
    assert!(bytes.starts_with(b"%PDF-1.6"));
    assert_eq!(Document::load_mem(&bytes).unwrap().page_iter().count(), 4);
}

#[test]
fn pages_that_cannot_be_imposed_are_named() {
    let damage = |key: &str, value: Object| {
        let mut document = paper(4);
        let third = document.page_iter().nth(2).unwrap();
        document.get_dictionary_mut(third).unwrap().set(key, value);
        impose(&document, None, &tabloid(), MODIFIED).unwrap_err().to_string()
    };
    assert!(damage("Rotate", 90.into()).contains("第3版转了 90 度"));
    assert!(damage("UserUnit", 2.into()).contains("第3版用了自定的长度单位"));
    let small = vec![8.into(), 8.into(), 700.into(), 1000.into()].into();
    assert!(damage("TrimBox", small).contains("第3版的成品尺寸是 244.1×350.0 毫米，不是 273.0×393.0 毫米"));
    let broken = Stream::new(dictionary! { "Filter" => "JBIG2Decode" }, b"?".to_vec());
    assert!(damage("Contents", broken.into()).contains("第3版读不出来"));
}

#[test]
fn pages_without_content_or_resources_are_white() {
    let mut document = paper(4);
    let ids: Vec<_> = document.page_iter().collect();
    for id in ids {
        document.get_dictionary_mut(id).unwrap().remove(b"Contents");
    }
    assert!(impose(&document, None, &tabloid(), MODIFIED).is_ok());
}

#[test]
fn slugs_must_fit_their_room() {
    let (width, height) = slug_room(&tabloid()).unwrap();
    let [width, height] = [width, height].map(|length| points(length.to_pt()));
    assert!(impose(&paper(4), Some(&slugs(2, width, height)), &tabloid(), MODIFIED).is_ok());
    let refused = |slugs| impose(&paper(4), Some(&slugs), &tabloid(), MODIFIED).unwrap_err().to_string();
    assert!(refused(slugs(3, width, height)).contains("有 3 页，印张有 2 面"));
    assert!(refused(slugs(2, width + 1.0, height)).contains("那里只有"));
}

#[test]
fn geometry_beyond_reason_is_refused() {
    for (width, bleed) in [(10.0, 3.0), (1e9, 3.0), (273.0, -1.0), (273.0, 400.0)] {
        let trim = (Length::from_mm(width), Length::from_mm(393.0));
        assert!(impose(&paper(4), None, &Geometry { trim, bleed: Length::from_mm(bleed) }, MODIFIED).is_err());
    }
}

#[test]
fn slug_texts_say_which_side_it_is() {
    let date = Date { year: 2020, month: 8, day: 12 };
    let signature = Signature::folded(8).unwrap();
    let texts = slug_texts(&signature, "社区晨报", Some("老西门"), date, 18, "CGATS TR 002");
    assert_eq!(texts.len(), 4);
    assert_eq!(texts[1].paper, "社区晨报·老西门");
    assert_eq!(texts[1].issue, "2020年8月12日　第18期");
    assert_eq!(texts[1].sheet, "第1张（共2张）　反面");
    assert_eq!(texts[2].pages, "6 | 3");
}

/// Ghostscript's ink at 72 pixels an inch: four bytes C, M, Y, K a pixel, from the top left.
struct Inks {
    width: usize,
    pixels: Vec<u8>,
}

impl Inks {
    #[expect(clippy::cast_possible_truncation, reason = "a pixel of the sheet")]
    fn at(&self, x: f32, y_from_top: f32) -> [u8; 4] {
        let start = (y_from_top as usize * self.width + x as usize) * 4;
        self.pixels[start..start + 4].try_into().unwrap()
    }
}

fn inks(document: Document) -> Option<Inks> {
    let folder = tempfile::tempdir().unwrap();
    let (pdf, pam) = (folder.path().join("sheets.pdf"), folder.path().join("side.pam"));
    std::fs::write(&pdf, saved(document)).unwrap();
    let output = format!("-sOutputFile={}", pam.display());
    let page = ["-dBATCH", "-dNOPAUSE", "-q", "-sDEVICE=pamcmyk32", "-r72", "-dLastPage=1", &output];
    let pdf = pdf.display().to_string();
    let run = tool("gs", &[&page[..], &[pdf.as_str()]].concat())?;
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
    let bytes = std::fs::read(&pam).unwrap();
    let end = bytes.windows(7).position(|window| window == b"ENDHDR\n").unwrap() + 7;
    let header = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let width = header.lines().find_map(|line| line.strip_prefix("WIDTH ")).unwrap().trim().parse().unwrap();
    Some(Inks { width, pixels: bytes[end..].to_vec() })
}

#[test]
fn the_press_gets_each_page_on_its_side_and_marks_on_every_plate() {
    let sheets = impose(&paper(8), Some(&slugs(4, 100.0, 17.0)), &tabloid(), MODIFIED).unwrap();
    let first = sheets.page_iter().next().unwrap();
    let page = sheets.get_dictionary(first).unwrap();
    let (media, trim) = (numbers(page.get(b"MediaBox").unwrap()), numbers(page.get(b"TrimBox").unwrap()));
    let fold = f32::midpoint(trim[0], trim[2]);
    let Some(inks) = inks(sheets) else { return };
    let middle = media[3] / 2.0 + 100.0;
    let cyan = |x: f32| inks.at(x, middle)[0];
    assert!(cyan(fold - 2.0).abs_diff(204) <= 1, "page 8 up to the fold: {}", cyan(fold - 2.0));
    assert!(cyan(fold + 2.0).abs_diff(26) <= 1, "page 1 from the fold: {}", cyan(fold + 2.0));
    assert!(cyan(trim[0] - 7.0).abs_diff(204) <= 1, "the bleed");
    assert_eq!(inks.at(trim[0] - 10.0, middle), [0; 4], "nothing beyond it");
    // 13 mm from the trim: the crosses at the middle of each side.
    for (x, y) in [(fold, media[3] - 14.2), (fold, 14.2), (14.2, media[3] / 2.0), (media[2] - 14.2, media[3] / 2.0)] {
        let around = (-2..=2).flat_map(|dx| (-2..=2).map(move |dy| (dx, dy)));
        let full = around.filter(|(dx, dy)| inks.at(x + *dx as f32, y + *dy as f32) == [255; 4]).count();
        assert!(full >= 5, "a cross on all plates at {x}, {y}");
    }
    // The slug's square stands at the lower left corner of its room: 6 mm from the trim, 2 mm from the edge.
    let y = media[3] - 5.669 - 5.0;
    assert_eq!(inks.at(trim[0] + 17.008 + 5.0, y), [0, 0, 0, 255]);
    assert_eq!(inks.at(trim[0] + 17.008 + 15.0, y), [0; 4]);
}

//! Placing: finished pages and slug lines as form `XObjects` on the sides of sheets. Takes the PDF of the pages, gives that of the sheets.
//!
//! A page is never scaled, turned or taken apart. Its trim abuts that of its neighbour at the fold, and it is clipped there and at the
//! bleed, so that no page prints into another. Each form keeps in its `PieceInfo` which page it is and where its trim lies, for those who check.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary, text_string};

use super::frame::{Geometry, SheetArea, SheetFrame, points};
use super::graft::Graft;
use super::marks;
use super::page::FinishedPage;
use super::pen::REGISTRATION;
use super::signature::{Side, Signature};
use crate::diag::{Code, Failure, Finding};
use crate::units::{Length, PageNumber};

/// How far a page may be from the ordered size: 0.1 mm, in thousandths of a point.
const TOLERANCE: i64 = 283;

/// Imposes the pages of a paper two up: a PDF with a page for each side of each sheet, front before back, from the outside inwards.
///
/// `slugs` has one small page a side, in the same order, no larger than [`super::slug_room`]; each is placed as it is in the foot margin below
/// the left page. `modified` is a date as PDF writes it (`D:20200812000000+08'00'`). The result has no information dictionary, no
/// identifier, no output intent and no annotations; the same input gives the same document.
///
/// # Errors
/// A number of pages that cannot be folded, pages that are turned, scaled or not of the ordered size, content that cannot be decoded,
/// slugs that are too many, too few or too large.
pub fn impose(
    pages: &Document,
    slugs: Option<&Document>,
    geometry: &Geometry,
    modified: &str,
) -> Result<Document, Failure> {
    let frame = SheetFrame::new(geometry)?;
    if pages.is_encrypted() {
        return Err(fault("加密的 PDF 没法拼版".to_owned(), "请用没有加密的文件"));
    }
    let numbers: Vec<ObjectId> = pages.page_iter().collect();
    let signature = Signature::folded(numbers.len())?;
    let sides: Vec<Side> = signature.sides().collect();
    let mut sheets = marks::draw(&frame, sides.len());
    let forms = page_forms(pages, &numbers, &frame, modified, &mut sheets)?;
    let slugs = slugs.map_or(Ok(Vec::new()), |slugs| slug_forms(slugs, sides.len(), &frame, &mut sheets))?;
    let color = sheets.add_object(registration());
    let targets: Vec<ObjectId> = sheets.page_iter().collect();
    for (index, (target, side)) in targets.into_iter().zip(&sides).enumerate() {
        let content = side_content(&frame, *side, &forms, slugs.get(index));
        let xobjects = side_forms(*side, &forms, slugs.get(index));
        fill(&mut sheets, target, content, xobjects, color, &frame).map_err(|error| unreadable("印张", &error))?;
    }
    finish(&mut sheets, &signature).map_err(|error| unreadable("印张", &error))?;
    Ok(sheets)
}

/// A form and, in its own coordinates, the rectangle by which it is placed: of a page the trim, of a slug the whole.
struct SheetForm {
    id: ObjectId,
    area: SheetArea,
}

fn page_forms(
    pages: &Document,
    numbers: &[ObjectId],
    frame: &SheetFrame,
    modified: &str,
    sheets: &mut Document,
) -> Result<Vec<SheetForm>, Failure> {
    let mut graft = Graft::new(pages);
    let mut forms = Vec::with_capacity(numbers.len());
    for (id, number) in numbers.iter().zip(1_u16..) {
        let name = format!("第{number}版");
        let page = FinishedPage::read(pages, *id).map_err(|error| unreadable(&name, &error))?;
        let trim = checked_trim(&page, &name, frame)?;
        let bleed = page.bleed().or_else(|| Some(page.media()?.common(trim.grown(frame.bleed)))).unwrap_or(trim);
        let mut extra = dictionary! { "Group" => group() };
        extra.set("LastModified", date(modified));
        extra.set("PieceInfo", piece(number, trim, modified));
        let id = form(&mut graft, &page, bleed, extra, sheets).map_err(|error| unreadable(&name, &error))?;
        forms.push(SheetForm { id, area: trim });
    }
    Ok(forms)
}

/// The trim of a page that can be imposed.
fn checked_trim(page: &FinishedPage<'_>, name: &str, frame: &SheetFrame) -> Result<SheetArea, Failure> {
    let turn = page.rotation();
    if turn != 0 {
        return Err(fault(format!("{name}转了 {turn} 度，没法拼版"), "请交正放的页（/Rotate 为 0）"));
    }
    if page.scaled() {
        return Err(fault(format!("{name}用了自定的长度单位，没法拼版"), "请去掉页面的 /UserUnit"));
    }
    let trim = page.trim().ok_or_else(|| fault(format!("{name}没有页面框"), "请重新导出这个 PDF"))?;
    let (width, height) = frame.page;
    if (trim.width() - width).abs() > TOLERANCE || (trim.height() - height).abs() > TOLERANCE {
        let message =
            format!("{name}的成品尺寸是 {} 毫米，不是 {} 毫米", size(trim.width(), trim.height()), size(width, height));
        return Err(fault(message, "一份报纸的各版要一样大，并与订好的成品尺寸相符"));
    }
    Ok(trim)
}

fn slug_forms(
    slugs: &Document,
    sides: usize,
    frame: &SheetFrame,
    sheets: &mut Document,
) -> Result<Vec<SheetForm>, Failure> {
    let numbers: Vec<ObjectId> = slugs.page_iter().collect();
    if numbers.len() != sides {
        let message = format!("版边说明有 {} 页，印张有 {sides} 面", numbers.len());
        return Err(fault(message, "每面一页说明"));
    }
    let room = frame.foot_bands().0;
    let mut graft = Graft::new(slugs);
    let mut forms = Vec::with_capacity(sides);
    for id in numbers {
        let page = FinishedPage::read(slugs, id).map_err(|error| unreadable("版边说明", &error))?;
        let area = page.media().filter(|_| page.rotation() == 0 && !page.scaled());
        let area = area.ok_or_else(|| fault("版边说明没有页面框，或不是正放的".to_owned(), "请重新导出"))?;
        // A thousandth of a point may be lost where the slug was written.
        if area.width() > room.width() + 10 || area.height() > room.height() + 10 {
            let (given, most) = (size(area.width(), area.height()), size(room.width(), room.height()));
            return Err(fault(format!("版边说明是 {given} 毫米，那里只有 {most} 毫米"), "把说明排短一些"));
        }
        let id =
            form(&mut graft, &page, area, Dictionary::new(), sheets).map_err(|error| unreadable("版边说明", &error))?;
        forms.push(SheetForm { id, area });
    }
    Ok(forms)
}

/// Makes a form of a page, shown as far as `area`.
fn form(
    graft: &mut Graft<'_>,
    page: &FinishedPage<'_>,
    area: SheetArea,
    mut dictionary: Dictionary,
    sheets: &mut Document,
) -> lopdf::Result<ObjectId> {
    let empty = Object::Dictionary(Dictionary::new());
    let resources = graft.carry(page.resources().unwrap_or(&empty), sheets);
    dictionary.set("Type", "XObject");
    dictionary.set("Subtype", "Form");
    dictionary.set("FormType", 1);
    dictionary.set("BBox", area.to_object());
    dictionary.set("Resources", resources);
    let mut stream = Stream::new(dictionary, page.content()?);
    stream.compress()?;
    Ok(sheets.add_object(stream))
}

/// The operators that place the forms of a side.
fn side_content(frame: &SheetFrame, side: Side, forms: &[SheetForm], slug: Option<&SheetForm>) -> String {
    let (left, right) = frame.halves();
    let (fold, foot) = (frame.fold(), frame.trim().bottom);
    let mut content = String::new();
    for (number, clip, is_left) in [(side.left, left, true), (side.right, right, false)] {
        let Some(form) = forms.get(number.index()) else { continue };
        let edge = if is_left { form.area.right } else { form.area.left };
        content += &placed(&page_name(number), clip, (fold - edge, foot - form.area.bottom));
    }
    if let Some(form) = slug {
        let room = frame.foot_bands().0;
        content += &placed("Slug", room, (room.left - form.area.left, room.bottom - form.area.bottom));
    }
    content
}

/// A form moved by so much within a clip.
fn placed(name: &str, clip: SheetArea, (dx, dy): (i64, i64)) -> String {
    let [x, y, w, h] = [clip.left, clip.bottom, clip.width(), clip.height()].map(points);
    format!("q {x} {y} {w} {h} re W n 1 0 0 1 {} {} cm /{name} Do Q\n", points(dx), points(dy))
}

fn side_forms(side: Side, forms: &[SheetForm], slug: Option<&SheetForm>) -> Dictionary {
    let pages = [side.left, side.right]
        .into_iter()
        .filter_map(|number| Some((page_name(number), forms.get(number.index())?.id)));
    let slug = slug.map(|form| ("Slug".to_owned(), form.id));
    pages.chain(slug).map(|(name, id)| (name.into_bytes(), Object::Reference(id))).collect()
}

fn page_name(number: PageNumber) -> String {
    format!("Page{number}")
}

/// Puts the forms before the marks that the side has, and sets what printpdf cannot: boxes, resources, the blending space.
fn fill(
    sheets: &mut Document,
    target: ObjectId,
    content: String,
    xobjects: Dictionary,
    color: ObjectId,
    frame: &SheetFrame,
) -> lopdf::Result<()> {
    let marks = FinishedPage::read(sheets, target)?.content()?;
    let mut joined = content.into_bytes();
    joined.extend_from_slice(b"q\n");
    joined.extend(marks);
    joined.extend_from_slice(b"Q\n");
    let mut stream = Stream::new(Dictionary::new(), joined);
    stream.compress()?;
    let contents = sheets.add_object(stream);
    let spaces: Dictionary = [(REGISTRATION.as_bytes().to_vec(), Object::Reference(color))].into_iter().collect();
    let page = sheets.get_dictionary_mut(target)?;
    page.remove(b"CropBox");
    page.remove(b"Annots");
    page.set("MediaBox", frame.media().to_object());
    page.set("BleedBox", frame.bleed_box().to_object());
    page.set("TrimBox", frame.trim().to_object());
    page.set("Resources", dictionary! { "ColorSpace" => spaces, "XObject" => xobjects });
    page.set("Group", group());
    page.set("Contents", contents);
    Ok(())
}

/// Leaves nothing of printpdf's own information, and names the sides for the viewer.
fn finish(sheets: &mut Document, signature: &Signature) -> lopdf::Result<()> {
    "1.6".clone_into(&mut sheets.version);
    sheets.trailer.remove(b"Info");
    sheets.trailer.remove(b"ID");
    let faces = signature.sheets().iter().flat_map(|sheet| [(sheet.number, "正面"), (sheet.number, "反面")]);
    let labels = faces.zip(0_i64..).flat_map(|((number, face), index)| {
        let label = dictionary! { "P" => text_string(&format!("第{number}张{face}")) };
        [Object::Integer(index), label.into()]
    });
    let labels: Vec<Object> = labels.collect();
    let catalog = sheets.catalog_mut()?;
    catalog.remove(b"PageLayout");
    catalog.remove(b"PageMode");
    catalog.set("PageLabels", dictionary! { "Nums" => labels });
    sheets.prune_objects();
    sheets.renumber_objects();
    Ok(())
}

/// The colour that every plate takes.
fn registration() -> Object {
    let all = dictionary! {
        "FunctionType" => 2, "N" => 1, "Domain" => vec![0.into(), 1.into()],
        "C0" => vec![0.into(); 4], "C1" => vec![1.into(); 4],
    };
    vec!["Separation".into(), "All".into(), "DeviceCMYK".into(), all.into()].into()
}

/// What is blended is blended in the inks of the press.
fn group() -> Dictionary {
    dictionary! { "Type" => "Group", "S" => "Transparency", "CS" => "DeviceCMYK", "I" => true, "K" => false }
}

fn piece(number: u16, trim: SheetArea, modified: &str) -> Dictionary {
    let private = dictionary! { "Page" => i64::from(number), "TrimBox" => trim.to_object() };
    dictionary! { "Chenbao" => dictionary! { "LastModified" => date(modified), "Private" => private } }
}

fn date(text: &str) -> Object {
    Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
}

/// A size in millimetres, as 273.0×393.0.
fn size(width: i64, height: i64) -> String {
    let [width, height] = [width, height].map(|value| Length::from_millipoints(value).to_mm());
    format!("{width:.1}×{height:.1}")
}

fn fault(message: String, hint: &str) -> Failure {
    Finding::new(Code::OutputFailed, message).hint(hint).into()
}

fn unreadable(what: &str, error: &lopdf::Error) -> Failure {
    fault(format!("{what}读不出来：{error}"), "请重新导出这个 PDF")
}

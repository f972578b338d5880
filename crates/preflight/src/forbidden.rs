//! What a file for print must not carry: actions, scripts, attachments, films, annotations on the page, LZW, data from elsewhere. Takes a
//! parsed file; gives the hits of the rule `forbidden`, as far as they do not stand in the content of pages.
//!
//! The walk over all objects also has the parser open every stream of objects and mend its table while nothing else reads the file; both
//! are no work for several threads at once.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, Rect as Numbers};
use hayro_syntax::page::Page;

use super::pages::{Boxes, Rect};
use super::{Hit, Rule, object_of};

/// How deep values stand in each other at most, in what is looked at.
const DEEPEST: u32 = 32;
/// The most entries of one object that are looked at.
const LONGEST: u32 = 100_000;

/// Kinds of action by their `S`, which is no action where structure elements use it.
const ACTIONS: [(&str, &str); 14] = [
    ("JavaScript", "脚本（JavaScript）"),
    ("Launch", "启动别的程序的动作"),
    ("URI", "网页链接的动作"),
    ("SubmitForm", "提交表单的动作"),
    ("ResetForm", "清空表单的动作"),
    ("ImportData", "导入数据的动作"),
    ("GoToR", "跳到别的文件的动作"),
    ("GoToE", "跳到附件的动作"),
    ("Movie", "播放影片的动作"),
    ("Sound", "播放声音的动作"),
    ("Rendition", "播放媒体的动作"),
    ("RichMediaExecute", "播放富媒体的动作"),
    ("GoTo3DView", "三维视图的动作"),
    ("Hide", "显示或隐藏批注的动作"),
];

/// Annotations that are forbidden wherever they stand.
const MEDIA: [(&str, &str); 6] = [
    ("Movie", "影片"),
    ("Sound", "声音"),
    ("Screen", "媒体屏幕"),
    ("3D", "三维模型"),
    ("RichMedia", "富媒体"),
    ("FileAttachment", "附件"),
];

/// The hits of every object of a file.
pub(super) fn objects(pdf: &Pdf) -> Vec<Hit> {
    let mut walk = Walk { hits: Vec::new(), left: 0 };
    for object in pdf.objects() {
        walk.left = LONGEST;
        walk.value(&object, DEEPEST);
    }
    walk.hits
}

/// The hits of the streams whose data are in another file.
pub(super) fn elsewhere(objects: &[u32]) -> impl Iterator<Item = Hit> {
    let hit = |object: &u32| Hit::error(Rule::Forbidden, "数据在另一个文件里（流的 F 键）").of(Some(*object));
    objects.iter().map(hit)
}

/// The hits of the catalog: what happens when the file is opened.
pub(super) fn catalog(catalog: &Dict<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    if catalog.get::<Dict<'_>>("OpenAction").is_some() {
        hits.push(Hit::error(Rule::Forbidden, "打开文件时有动作（OpenAction）"));
    }
    let form = catalog.get::<Dict<'_>>("AcroForm");
    if form.is_some_and(|form| form.contains_key("XFA")) {
        hits.push(Hit::error(Rule::Forbidden, "有 XFA 表单"));
    }
    hits
}

struct Walk {
    hits: Vec<Hit>,
    left: u32,
}

impl Walk {
    fn value(&mut self, object: &Object<'_>, depth: u32) {
        self.left = self.left.saturating_sub(1);
        if depth == 0 || self.left == 0 {
            return;
        }
        match object {
            Object::Dict(dict) => self.dict(dict, false, depth),
            Object::Stream(stream) => self.dict(stream.dict(), true, depth),
            Object::Array(array) => {
                for item in array.raw_iter().filter_map(direct) {
                    self.value(&item, depth - 1);
                }
            }
            _ => {}
        }
    }

    fn dict(&mut self, dict: &Dict<'_>, stream: bool, depth: u32) {
        for message in faults(dict, stream) {
            self.hits.push(Hit::error(Rule::Forbidden, message).of(object_of(dict)));
        }
        if is_image(dict) && dict.contains_key("Alternates") {
            let message = "图像有替换图（Alternates），印出来是哪一张不一定";
            self.hits.push(Hit::warning(Rule::Forbidden, message).of(object_of(dict)));
        }
        for value in dict.entries().filter_map(|(_, value)| direct(value)) {
            if matches!(value, Object::Dict(_) | Object::Array(_)) {
                self.value(&value, depth - 1);
            }
        }
    }
}

/// A value that stands in place; what is referred to is an object of its own.
fn direct<'a>(value: MaybeRef<Object<'a>>) -> Option<Object<'a>> {
    match value {
        MaybeRef::Ref(_) => None,
        MaybeRef::NotRef(object) => Some(object),
    }
}

/// What a dictionary has that it must not have.
fn faults(dict: &Dict<'_>, stream: bool) -> Vec<String> {
    let name = |key: &str| dict.get::<Name<'_>>(key).map(|name| name.as_str().to_owned());
    let kind = name("Type").unwrap_or_default();
    let mut faults = Vec::new();
    let structure = kind == "StructElem" || dict.contains_key("K") || dict.contains_key("Pg");
    if let Some(action) = name("S").filter(|_| !structure && (kind.is_empty() || kind == "Action")) {
        let known = ACTIONS.iter().find(|(id, _)| *id == action);
        faults.extend(known.map(|(_, title)| format!("有{title}")));
    }
    if dict.contains_key("JS") && !faults.iter().any(|fault| fault.contains("JavaScript")) {
        faults.push("有脚本（JavaScript）".to_owned());
    }
    if dict.get::<Dict<'_>>("AA").is_some() {
        faults.push("有附加动作（AA）".to_owned());
    }
    if kind == "EmbeddedFile" || dict.contains_key("EmbeddedFiles") || dict.get::<Dict<'_>>("EF").is_some() {
        faults.push("有附件（EmbeddedFiles）".to_owned());
    }
    if kind == "3D" {
        faults.push("有三维模型".to_owned());
    }
    let subtype = name("Subtype").filter(|_| dict.contains_key("Rect"));
    if let Some((_, title)) = subtype.and_then(|subtype| MEDIA.iter().find(|(id, _)| *id == subtype)) {
        faults.push(format!("有{title}批注"));
    }
    if stream && filters(dict).iter().any(|filter| filter == "LZWDecode" || filter == "LZW") {
        faults.push("用了 LZW 压缩".to_owned());
    }
    faults
}

fn filters(dict: &Dict<'_>) -> Vec<String> {
    match dict.get::<Object<'_>>("Filter") {
        Some(Object::Name(name)) => vec![name.as_str().to_owned()],
        Some(Object::Array(names)) => {
            names.iter::<Object<'_>>().filter_map(Object::into_name).map(|name| name.as_str().to_owned()).collect()
        }
        _ => Vec::new(),
    }
}

fn is_image(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>("Subtype").is_some_and(|name| name.as_str() == "Image")
}

/// The annotations of a page that reach inside its bleed. Marks of the trapper are part of PDF/X.
pub(super) fn annotations(page: &Page<'_>, number: u32, boxes: &Boxes) -> Vec<Hit> {
    let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else { return Vec::new() };
    let inside = boxes.bleed_or_media();
    let hit = |annotation: Dict<'_>| {
        let rect = annotation.get::<Numbers>("Rect").map(Rect::from)?;
        let kind = annotation.get::<Name<'_>>("Subtype").map(|name| name.as_str().to_owned()).unwrap_or_default();
        if kind == "TrapNet" || kind == "Popup" || !rect.overlaps(&inside) {
            return None;
        }
        let message = format!("版面内有{}批注，会挡住或印出来", title(&kind));
        Some(Hit::error(Rule::Forbidden, message).on(number).of(object_of(&annotation)).at(boxes.place_mm(rect)))
    };
    annotations.iter::<Object<'_>>().filter_map(Object::into_dict).filter_map(hit).collect()
}

fn title(kind: &str) -> &str {
    match kind {
        "Link" => "链接",
        "Widget" => "表单",
        "Text" | "FreeText" => "文字",
        "PrinterMark" => "印刷标记",
        "" => "不知种类的",
        other => MEDIA.iter().find(|(id, _)| *id == other).map_or(other, |(_, title)| title),
    }
}

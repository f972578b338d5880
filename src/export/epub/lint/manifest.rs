//! Manifest and spine against the archive: every file named and there, of the type and the properties it says, and in the reading order.

use std::collections::BTreeSet;

use roxmltree::Document;

use super::book::Book;
use super::links::references;
use super::notes::Notes;
use super::package::{ManifestItem, NCX_TYPE, XHTML_TYPE};
use super::path::{Target, resolve};
use super::xml::{MATHML, SVG, XHTML};
use crate::diag::Code;

pub(super) fn check(book: &Book, notes: &mut Notes) {
    let mut seen = BTreeSet::new();
    for item in &book.package.items {
        check_item(item, book, &mut seen, notes);
    }
    check_singles(book, notes);
    for item in &book.package.items {
        if let Some((path, tree)) = item.document().and_then(|path| Some((path, book.trees.get(path)?))) {
            check_properties(item, path, tree, book, notes);
        }
    }
    check_spine(book, notes);
    check_unused(book, notes);
}

fn check_item<'a>(item: &'a ManifestItem, book: &Book, seen: &mut BTreeSet<&'a str>, notes: &mut Notes) {
    let mut fault = |message: String| notes.at(Code::EpubManifest, &book.package.path, item.byte, message);
    if item.id.is_empty() || item.media.is_empty() {
        fault("清单的这一项没有 id 或 media-type".to_owned());
    }
    let Some(path) = item.path.as_deref() else {
        if item.is_remote && MAY_BE_REMOTE.iter().any(|kind| item.media.starts_with(kind)) {
            return;
        }
        return fault(format!("清单项 “{}” 的 href 不指向书里的文件", item.id));
    };
    if !seen.insert(path) {
        fault(format!("“{path}” 在清单里有两项"));
    }
    let Some(bytes) = book.archive.get(path) else { return fault(format!("清单里的 “{path}” 不在书里")) };
    if let Some(expected) = media_type(path, bytes).filter(|expected| !is_same_type(expected, &item.media)) {
        fault(format!("“{path}” 的类型写作 {}，实际是 {expected}", item.media));
    }
}

/// What may lie elsewhere (EPUB 3.3, "Resource locations").
const MAY_BE_REMOTE: [&str; 4] = ["audio/", "video/", "font/", "application/"];

/// Whether two names are of one media type: fonts have older ones that EPUB 3.3 still takes.
fn is_same_type(expected: &str, written: &str) -> bool {
    let is_old = match expected {
        "font/ttf" | "font/otf" => [
            "application/font-sfnt",
            "application/vnd.ms-opentype",
            "application/x-font-ttf",
            "application/x-font-otf",
            "font/ttf",
            "font/otf",
        ]
        .contains(&written),
        "font/woff" => ["application/font-woff", "application/x-font-woff"].contains(&written),
        _ => false,
    };
    is_old || expected == written
}

/// The media type of a file by its first bytes, else by its name; none where neither tells.
fn media_type(path: &str, bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 7] = [
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"GIF8", "image/gif"),
        (b"OTTO", "font/otf"),
        (b"\x00\x01\x00\x00", "font/ttf"),
        (b"wOFF", "font/woff"),
        (b"wOF2", "font/woff2"),
    ];
    const NAMES: [(&str, &str); 4] =
        [(".xhtml", XHTML_TYPE), (".css", "text/css"), (".svg", "image/svg+xml"), (".ncx", NCX_TYPE)];
    let magic = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|&(_, media)| media);
    magic.or_else(|| NAMES.iter().find(|(end, _)| path.ends_with(end)).map(|&(_, media)| media))
}

fn check_singles(book: &Book, notes: &mut Notes) {
    let package = &book.package;
    let with = |property: &str| package.items.iter().filter(|item| item.is(property)).count();
    if with("nav") != 1 || package.navigation().is_none() {
        let message = format!("导航文档（properties=\"nav\" 的 XHTML）应当恰好一个，有 {} 个", with("nav"));
        notes.file(Code::EpubManifest, &package.path, message);
    }
    if with("cover-image") > 1 {
        notes.file(Code::EpubManifest, &package.path, "封面图（cover-image）只能有一个");
    }
    for item in package.items.iter().filter(|item| item.is("cover-image") && !item.media.starts_with("image/")) {
        notes.at(Code::EpubManifest, &package.path, item.byte, "cover-image 应当是图片，不是网页");
    }
}

fn check_properties(item: &ManifestItem, path: &str, tree: &Document, book: &Book, notes: &mut Notes) {
    let has = |namespace: &str, name: &str| {
        tree.descendants().any(|node| {
            node.is_element() && node.tag_name().namespace() == Some(namespace) && node.tag_name().name() == name
        })
    };
    let remote = references(tree).any(|reference| {
        !reference.link
            && matches!(resolve(path, reference.value), Target::Remote(scheme) if scheme.starts_with("http"))
    });
    let facts = [
        ("svg", has(SVG, "svg"), "内嵌 SVG"),
        ("mathml", has(MATHML, "math"), "MathML"),
        ("scripted", has(XHTML, "script") || has(XHTML, "form") || has(SVG, "script"), "脚本或表单"),
        ("remote-resources", remote, "网上的资源"),
    ];
    for (property, there, name) in facts {
        let message = match (there, item.is(property)) {
            (true, false) => format!("“{path}” 里有{name}，清单里却没有写 properties=\"{property}\""),
            (false, true) => format!("清单说 “{path}” 里有{name}（{property}），其实没有"),
            _ => continue,
        };
        notes.at(Code::EpubManifest, &book.package.path, item.byte, message);
    }
}

fn check_spine(book: &Book, notes: &mut Notes) {
    let package = &book.package;
    let mut seen = BTreeSet::new();
    for step in &package.steps {
        let mut fault = |message: String| notes.at(Code::EpubSpine, &package.path, step.byte, message);
        if !seen.insert(step.idref.as_str()) {
            fault(format!("“{}” 在书脊里有两次", step.idref));
        }
        match package.item(&step.idref) {
            None => fault(format!("书脊里的 “{}” 不在清单里", step.idref)),
            Some(item) if item.media != XHTML_TYPE && item.media != "image/svg+xml" => {
                fault(format!("书脊里的 “{}” 不是网页，是 {}", step.idref, item.media));
            }
            Some(_) => {}
        }
    }
    if !package.steps.iter().any(|step| step.linear) {
        notes.file(Code::EpubSpine, &package.path, "书脊里没有一项是按顺序读的（全是 linear=\"no\" 或是空的）");
    }
    if let Some(ncx) = package.ncx.as_deref().filter(|ncx| package.item(ncx).is_none_or(|item| item.media != NCX_TYPE))
    {
        notes.file(Code::EpubSpine, &package.path, format!("书脊的 toc=\"{ncx}\" 没有指到 NCX"));
    }
    let linked = linked(book);
    for step in package.steps.iter().filter(|step| !step.linear) {
        let path = package.item(&step.idref).and_then(|item| item.path.as_deref());
        if path.is_some_and(|path| !linked.contains(path)) {
            let message = format!("“{}” 不在阅读顺序里，也没有链接指到它，读者到不了", step.idref);
            notes.at(Code::EpubSpine, &package.path, step.byte, message);
        }
    }
}

/// The files that another file of the book refers to.
fn linked(book: &Book) -> BTreeSet<String> {
    let mut linked = BTreeSet::new();
    for (&path, tree) in book.trees {
        // The package and the NCX name everything; to be named there is not to be used.
        if path == book.package.path || path.starts_with("META-INF/") || path.ends_with(".ncx") {
            continue;
        }
        let targets = references(tree).map(|reference| resolve(path, reference.value));
        linked.extend(targets.filter_map(|target| match target {
            Target::Local { path: target, .. } if target != path => Some(target),
            _ => None,
        }));
    }
    for (path, bytes) in book.archive.files.iter().filter(|(path, _)| path.ends_with(".css")) {
        let text = String::from_utf8_lossy(bytes);
        linked.extend(super::style::urls(&text).filter_map(|(_, url)| match resolve(path, url) {
            Target::Local { path, .. } => Some(path),
            _ => None,
        }));
    }
    linked
}

fn check_unused(book: &Book, notes: &mut Notes) {
    let package = &book.package;
    for path in book.archive.files.keys() {
        let known = path == "mimetype" || path.starts_with("META-INF/") || *path == package.path;
        if !known && package.item_at(path).is_none() {
            notes.file(Code::EpubUnused, path, "这个文件不在清单里，阅读器不会用它");
        }
    }
    let linked = linked(book);
    for item in &package.items {
        let Some(path) = item.path.as_deref() else { continue };
        let used = item.is("nav")
            || item.is("cover-image")
            || item.media == NCX_TYPE
            || package.order(path).is_some()
            || linked.contains(path);
        if !used && book.archive.get(path).is_some() {
            notes.at(Code::EpubUnused, &package.path, item.byte, format!("“{path}” 在清单里，却没有用到"));
        }
    }
}

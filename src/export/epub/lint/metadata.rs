//! The metadata of a book: what EPUB 3.3 requires, and that the accessibility metadata agree with the content (EPUB Accessibility 1.1).

use roxmltree::{Document, Node};

use super::book::Book;
use super::notes::Notes;
use super::xml::{DC, OPF, XHTML, children, elements, is_type};
use crate::diag::Code;

/// The package document's metadata, read once.
struct Metadata<'d, 'a> {
    path: &'d str,
    root: Node<'d, 'a>,
    parts: Vec<Node<'d, 'a>>,
}

impl<'d, 'a> Metadata<'d, 'a> {
    fn dc(&self, name: &'static str) -> impl Iterator<Item = Node<'d, 'a>> {
        self.parts.iter().copied().filter(move |node| node.has_tag_name((DC, name)))
    }

    /// The values of a property that refines nothing.
    fn values(&self, property: &str) -> Vec<String> {
        let own = |node: &&Node| node.attribute("property") == Some(property) && node.attribute("refines").is_none();
        self.parts.iter().filter(own).map(|node| text(*node)).collect()
    }

    /// Whether one of the values of a property, separated by commas or elements, is this one.
    fn says(&self, property: &str, value: &str) -> bool {
        self.values(property).iter().any(|all| all.split([',', ' ']).any(|one| one == value))
    }
}

fn text(node: Node) -> String {
    node.text().unwrap_or_default().trim().to_owned()
}

pub(super) fn check(book: &Book, notes: &mut Notes) {
    let Some(tree) = book.trees.get(book.package.path.as_str()) else { return };
    let root = tree.root_element();
    let parts = children(root).filter(|node| node.has_tag_name((OPF, "metadata"))).flat_map(children).collect();
    let metadata = Metadata { path: &book.package.path, root, parts };
    check_required(&metadata, notes);
    check_identifier(&metadata, notes);
    check_refines(&metadata, tree, notes);
    check_discovery(&metadata, notes);
    check_agreement(&metadata, book, notes);
}

fn check_required(metadata: &Metadata, notes: &mut Notes) {
    let (path, root) = (metadata.path, metadata.root);
    if root.attribute("version") != Some("3.0") {
        notes.node(Code::EpubMetadata, path, root, "version 不是 3.0；这里按 EPUB 3.3 检查");
    }
    for (name, title) in [("identifier", "标识"), ("title", "书名"), ("language", "语言")] {
        if metadata.dc(name).next().is_none() {
            notes.node(Code::EpubMetadata, path, root, format!("缺少{title}（dc:{name}）"));
        }
    }
    for node in metadata.parts.iter().filter(|node| node.tag_name().namespace() == Some(DC)) {
        if text(*node).is_empty() {
            notes.node(Code::EpubMetadata, path, *node, format!("dc:{} 是空的", node.tag_name().name()));
        }
    }
    let modified = metadata.values("dcterms:modified");
    let [one] = modified.as_slice() else {
        let message = format!("dcterms:modified 应当恰好一个，有 {} 个", modified.len());
        return notes.node(Code::EpubMetadata, path, root, message);
    };
    if !is_utc(one) {
        notes.node(
            Code::EpubMetadata,
            path,
            root,
            format!("dcterms:modified 应形如 2024-12-31T00:00:00Z，不是 “{one}”"),
        );
    }
}

/// Whether a text has the form `CCYY-MM-DDThh:mm:ssZ`.
fn is_utc(text: &str) -> bool {
    let form = "dddd-dd-ddTdd:dd:ddZ";
    text.len() == form.len()
        && text.chars().zip(form.chars()).all(|(c, f)| if f == 'd' { c.is_ascii_digit() } else { c == f })
}

fn check_identifier(metadata: &Metadata, notes: &mut Notes) {
    let unique = metadata.root.attribute("unique-identifier");
    let Some(node) =
        metadata.dc("identifier").find(|node| node.attribute("id").is_some() && node.attribute("id") == unique)
    else {
        return notes.node(
            Code::EpubMetadata,
            metadata.path,
            metadata.root,
            "unique-identifier 没有指到任何 dc:identifier",
        );
    };
    let value = text(node);
    let uuid = |text: &str| {
        let lengths: Vec<usize> = text.split('-').map(str::len).collect();
        lengths == [8, 4, 4, 4, 12] && text.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
    };
    if value.strip_prefix("urn:uuid:").is_some_and(|rest| !uuid(rest)) {
        notes.node(Code::EpubMetadata, metadata.path, node, format!("“{value}” 不是合格的 UUID"));
    }
}

fn check_refines(metadata: &Metadata, tree: &Document, notes: &mut Notes) {
    for node in &metadata.parts {
        let Some(refines) = node.attribute("refines") else { continue };
        let id = refines.strip_prefix('#').unwrap_or(refines);
        if !tree.descendants().any(|other| other.attribute("id") == Some(id)) {
            notes.node(Code::EpubMetadata, metadata.path, *node, format!("refines 所指的 “{refines}” 不存在"));
        }
    }
    for node in metadata.parts.iter().filter(|node| node.has_tag_name((OPF, "meta"))) {
        let empty = node.attribute("property").is_some() && text(*node).is_empty();
        if empty || (node.attribute("property").is_none() && node.attribute("name").is_none()) {
            notes.node(Code::EpubMetadata, metadata.path, *node, "meta 没有属性名或没有值");
        }
    }
}

/// What a shop shows a reader who asks whether the book can be read (EPUB Accessibility 1.1, "Discovery metadata").
fn check_discovery(metadata: &Metadata, notes: &mut Notes) {
    const PROPERTIES: [(&str, &str); 5] = [
        ("schema:accessMode", "阅读所需的感官"),
        ("schema:accessModeSufficient", "足以读懂的感官"),
        ("schema:accessibilityFeature", "无障碍功能"),
        ("schema:accessibilityHazard", "闪烁等危险"),
        ("schema:accessibilitySummary", "无障碍说明"),
    ];
    for (property, title) in PROPERTIES {
        if metadata.values(property).is_empty() {
            let message = format!("没有写{title}（{property}）");
            notes.node(Code::EpubAccessibility, metadata.path, metadata.root, message);
        }
    }
    let claims = !metadata.values("dcterms:conformsTo").is_empty();
    let certified = metadata.parts.iter().any(|node| node.attribute("property") == Some("a11y:certifiedBy"));
    if claims && !certified {
        notes.node(
            Code::EpubAccessibility,
            metadata.path,
            metadata.root,
            "写了 conformsTo，却没有核验人（a11y:certifiedBy）",
        );
    }
}

fn check_agreement(metadata: &Metadata, book: &Book, notes: &mut Notes) {
    let mut disagree = |message: &str| notes.node(Code::EpubAccessibility, metadata.path, metadata.root, message);
    let visual = metadata.says("schema:accessMode", "visual");
    // A cover may count as a picture or not.
    let covered = book.package.items.iter().any(|item| item.is("cover-image"));
    match (visual, has_pictures(book)) {
        (true, false) if !covered => disagree("写了 accessMode visual，书里却没有图"),
        (false, true) => disagree("书里有图，accessMode 却没有 visual"),
        _ => {}
    }
    let breaks = book.documents().any(|(_, tree)| tree.descendants().any(|node| is_type(node, "pagebreak")));
    let feature = |name: &str| metadata.says("schema:accessibilityFeature", name);
    if breaks && !(feature("pageBreakMarkers") || feature("printPageNumbers")) {
        disagree("书里有原版分页标记，accessibilityFeature 却没有 pageBreakMarkers");
    }
    if !breaks && (feature("pageBreakMarkers") || feature("pageNavigation") || feature("printPageNumbers")) {
        disagree("accessibilityFeature 说有原版页码，书里却没有分页标记");
    }
    if breaks && metadata.values("pageBreakSource").is_empty() && metadata.dc("source").next().is_none() {
        let message = "有原版页码，却没有写明是哪份报纸（pageBreakSource 或 dc:source）";
        notes.advise(Code::EpubPageList, metadata.path, Some(metadata.root.range().start), message);
    }
}

/// Whether the text has a picture; the cover is no part of it.
fn has_pictures(book: &Book) -> bool {
    let cover = |node: Node| node.ancestors().any(|above| is_type(above, "cover"));
    book.documents().any(|(_, tree)| {
        elements(tree, XHTML, "img").chain(elements(tree, super::xml::SVG, "svg")).any(|node| !cover(node))
    })
}

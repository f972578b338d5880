//! The package document: takes the trees of a book, gives its manifest and spine as plain data.

use super::archive::Archive;
use super::notes::Notes;
use super::path::{Target, resolve};
use super::xml::{OPF, Trees, children};
use crate::diag::Code;

/// The media type of a content document.
pub(super) const XHTML_TYPE: &str = "application/xhtml+xml";
/// The media type of the NCX.
pub(super) const NCX_TYPE: &str = "application/x-dtbncx+xml";

/// One file the manifest names.
#[derive(Debug)]
pub(super) struct ManifestItem {
    pub(super) id: String,
    /// The path from the root of the archive; none where the reference leads nowhere.
    pub(super) path: Option<String>,
    /// Whether the reference leads out of the book.
    pub(super) is_remote: bool,
    pub(super) media: String,
    pub(super) properties: Vec<String>,
    /// Where the item stands in the package document.
    pub(super) byte: usize,
}

impl ManifestItem {
    /// Whether the item has this property.
    pub(super) fn is(&self, property: &str) -> bool {
        self.properties.iter().any(|one| one == property)
    }

    /// The item's path, where it is a content document.
    pub(super) fn document(&self) -> Option<&str> {
        self.path.as_deref().filter(|_| self.media == XHTML_TYPE)
    }
}

/// One step of the reading order.
#[derive(Debug)]
pub(super) struct SpineStep {
    pub(super) idref: String,
    pub(super) linear: bool,
    pub(super) byte: usize,
}

/// What the package document says.
#[derive(Debug)]
pub(super) struct Package {
    pub(super) path: String,
    pub(super) items: Vec<ManifestItem>,
    pub(super) steps: Vec<SpineStep>,
    /// The id of the NCX, by the spine's `toc`.
    pub(super) ncx: Option<String>,
}

impl Package {
    /// Follows `META-INF/container.xml` to the package document and reads it. None where there is none; notes say why.
    pub(super) fn read(archive: &Archive, trees: &Trees, notes: &mut Notes) -> Option<Self> {
        const CONTAINER: &str = "META-INF/container.xml";
        if archive.get(CONTAINER).is_none() {
            notes.file(Code::EpubContainer, CONTAINER, "没有这个文件，阅读器不知道从哪里读起");
            return None;
        }
        let container = trees.get(CONTAINER)?;
        let root = container.descendants().find(|node| node.tag_name().name() == "rootfile");
        let Some(path) = root.and_then(|node| node.attribute("full-path")) else {
            notes.file(Code::EpubContainer, CONTAINER, "没有写明包文件（rootfile 的 full-path）");
            return None;
        };
        if archive.get(path).is_none() {
            notes.file(Code::EpubContainer, CONTAINER, format!("所指的包文件 “{path}” 不在书里"));
            return None;
        }
        // Where the file is there without a tree, it is no XML, which has been said.
        let root = trees.get(path)?.root_element();
        if !root.has_tag_name((OPF, "package")) {
            notes.node(Code::EpubManifest, path, root, "包文件的根元素不是 package");
            return None;
        }
        Some(Self::from_root(path, root))
    }

    fn from_root(path: &str, root: roxmltree::Node) -> Self {
        let part = |name: &'static str| children(root).find(move |node| node.has_tag_name((OPF, name)));
        let text = |node: roxmltree::Node, name: &str| node.attribute(name).unwrap_or_default().trim().to_owned();
        let items = part("manifest").into_iter().flat_map(children).map(|node| ManifestItem {
            id: text(node, "id"),
            path: match resolve(path, node.attribute("href").unwrap_or_default()) {
                Target::Local { path, fragment: None } => Some(path),
                _ => None,
            },
            is_remote: matches!(resolve(path, node.attribute("href").unwrap_or_default()), Target::Remote(_)),
            media: text(node, "media-type"),
            properties: text(node, "properties").split_whitespace().map(str::to_owned).collect(),
            byte: node.range().start,
        });
        let steps = part("spine").into_iter().flat_map(children).map(|node| SpineStep {
            idref: text(node, "idref"),
            linear: node.attribute("linear") != Some("no"),
            byte: node.range().start,
        });
        let ncx = part("spine").and_then(|spine| spine.attribute("toc")).map(str::to_owned);
        Self { path: path.to_owned(), items: items.collect(), steps: steps.collect(), ncx }
    }

    /// The item of this id.
    pub(super) fn item(&self, id: &str) -> Option<&ManifestItem> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The item of this path.
    pub(super) fn item_at(&self, path: &str) -> Option<&ManifestItem> {
        self.items.iter().find(|item| item.path.as_deref() == Some(path))
    }

    /// The navigation document.
    pub(super) fn navigation(&self) -> Option<&str> {
        self.items.iter().find(|item| item.is("nav")).and_then(ManifestItem::document)
    }

    /// The place of a document in the reading order.
    pub(super) fn order(&self, path: &str) -> Option<usize> {
        let item = self.item_at(path)?;
        self.steps.iter().position(|step| step.idref == item.id)
    }

    /// The content documents in the reading order, then those out of it.
    pub(super) fn documents(&self) -> Vec<&str> {
        let mut documents: Vec<&str> = self.items.iter().filter_map(ManifestItem::document).collect();
        documents.sort_by_key(|path| self.order(path).unwrap_or(usize::MAX));
        documents
    }
}

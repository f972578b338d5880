//! Languages: the package and every document say theirs, twice alike, and it is the book's.

use roxmltree::Node;

use super::book::Book;
use super::notes::Notes;
use super::xml::{DC, XML, elements, plain};
use crate::diag::Code;

pub(super) fn check(book: &Book, notes: &mut Notes) {
    let path = book.package.path.as_str();
    let Some(tree) = book.trees.get(path) else { return };
    let languages: Vec<&str> = elements(tree, DC, "language").filter_map(|node| node.text()).map(str::trim).collect();
    for (node, language) in elements(tree, DC, "language").zip(&languages) {
        if !is_tag(language) {
            notes.node(Code::EpubLanguage, path, node, format!("“{language}” 不是合格的语言标记（如 zh-Hans）"));
        }
    }
    let root = tree.root_element();
    if root.attribute((XML, "lang")).is_none() {
        notes.advise(Code::EpubLanguage, path, Some(root.range().start), "包文件的根元素没有 xml:lang");
    }
    for (path, tree) in book.documents() {
        check_root(path, tree.root_element(), &languages, notes);
        for node in tree.descendants().filter(Node::is_element) {
            check_pair(path, node, notes);
        }
    }
}

fn check_root(path: &str, root: Node, languages: &[&str], notes: &mut Notes) {
    let Some(language) = plain(root, "lang").filter(|_| root.attribute((XML, "lang")).is_some()) else {
        let message = "根元素要同时有 lang 和 xml:lang";
        return notes.advise(Code::EpubLanguage, path, Some(root.range().start), message);
    };
    let same = |other: &&str| primary(other).eq_ignore_ascii_case(primary(language));
    if !languages.is_empty() && !languages.iter().any(same) {
        let message = format!("文档的语言 {language} 与书的语言 {} 不同", languages.join("、"));
        notes.node(Code::EpubLanguage, path, root, message);
    }
}

fn check_pair(path: &str, node: Node, notes: &mut Notes) {
    let (plain, xml) = (plain(node, "lang"), node.attribute((XML, "lang")));
    if let (Some(plain), Some(xml)) = (plain, xml)
        && !plain.eq_ignore_ascii_case(xml)
    {
        notes.node(Code::EpubLanguage, path, node, format!("lang=“{plain}” 与 xml:lang=“{xml}” 不同"));
    }
    for tag in [plain, xml].into_iter().flatten() {
        if !is_tag(tag) {
            notes.node(Code::EpubLanguage, path, node, format!("“{tag}” 不是合格的语言标记（如 zh-Hans）"));
        }
    }
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// Whether a text has the form of a language tag (BCP 47): a language of two to eight letters, then subtags.
fn is_tag(tag: &str) -> bool {
    let subtag = |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    let first = primary(tag);
    first.len() >= 2 && first.chars().all(|c| c.is_ascii_alphabetic()) && tag.split('-').all(subtag)
}

//! Every rule on a page of its own: caught where it is broken, silent on the mended twin. And the plates against areas that can be reckoned.

mod bleed;
mod color;
mod files;
mod pictures;
mod plates;
mod text;

use super::{FileSetting, Kept, Means, Memory, PageInput, PlacedForm, Share, examine_content};
use crate::boxes::PageBoxes;
use crate::hit::{Hit, Severity};
use crate::pdf::{Dictionary, Document, Object, Stream, dictionary, name, numbers, string};
use crate::report::PageFacts;
use crate::rule::Rule;
use crate::thresholds::Thresholds;

/// What was found on a page.
struct Content {
    facts: PageFacts,
    hits: Vec<Hit>,
    forms: Vec<PlacedForm>,
}

/// A page of 200 × 300 points with 3 mm of bleed all round, whose trim starts at the origin.
struct Proof {
    document: Document,
    resources: Dictionary,
    page: Dictionary,
}

impl Proof {
    fn new() -> Self {
        let page = dictionary! {
            "Type" => "Page",
            "MediaBox" => numbers(&[-8.504, -8.504, 208.504, 308.504]),
            "BleedBox" => numbers(&[-8.504, -8.504, 208.504, 308.504]),
            "TrimBox" => numbers(&[0.0, 0.0, 200.0, 300.0]),
            "Group" => dictionary! { "S" => "Transparency", "CS" => "DeviceCMYK" },
        };
        Self { document: Document::new(), resources: Dictionary::new(), page }
    }

    /// The same with an entry of its page.
    fn with(mut self, key: &str, value: impl Into<Object>) -> Self {
        self.page.set(key, value);
        self
    }

    /// The same with a resource.
    fn resource(mut self, kind: &str, name: &str, value: impl Into<Object>) -> Self {
        self.resources.inner_mut(kind).set(name, value);
        self
    }

    /// The same with a stream as resource.
    fn stream(mut self, kind: &str, name: &str, dict: Dictionary, bytes: &[u8]) -> Self {
        let id = self.document.add(Stream::new(dict, bytes));
        self.resource(kind, name, id)
    }

    /// The bytes of the file, with these operators on the page.
    fn file(mut self, content: &str) -> Vec<u8> {
        let tree = self.document.new_id();
        let content = self.document.add(Stream::new(Dictionary::new(), content));
        self.page.set("Contents", content);
        self.page.set("Resources", self.resources);
        self.page.set("Parent", tree);
        let page = self.document.add(self.page);
        self.document.close(tree, &[page]);
        self.document.bytes()
    }

    /// What there is to say of these operators.
    fn examine(self, content: &str) -> Content {
        examined(self.file(content))
    }
}

fn examined(bytes: Vec<u8>) -> Content {
    let pdf = hayro_syntax::Pdf::new(bytes).unwrap();
    let page = &pdf.pages()[0];
    let (boxes, thresholds, memory) = (PageBoxes::of_page(page), Thresholds::default(), Memory::default());
    let input = PageInput { page, number: 1, boxes: &boxes, thresholds: &thresholds };
    let setting = FileSetting::default();
    let means = Means { kept: Kept::default(), memory: &memory, setting: &setting, share: Share::for_pages(1) };
    let super::PageContent { facts, hits, forms, .. } = examine_content(&input, means);
    Content { facts, hits, forms }
}

/// Whether the page was found to be empty.
fn is_empty(content: &Content) -> bool {
    !messages(content, Rule::PageCount).is_empty()
}

/// What there is to say of these operators on a page without resources.
fn plain(content: &str) -> Content {
    Proof::new().examine(content)
}

/// The messages of a rule's hits.
fn messages(content: &Content, rule: Rule) -> Vec<(Severity, String)> {
    content.hits.iter().filter(|hit| hit.rule() == rule).map(|hit| (hit.severity, hit.message())).collect()
}

/// Asserts that a rule has one hit of this severity that says this.
#[track_caller]
fn assert_caught(content: &Content, rule: Rule, severity: Severity, says: &str) {
    let found = messages(content, rule);
    assert!(matches!(found.as_slice(), [(is, message)] if *is == severity && message.contains(says)), "{found:?}");
}

/// Asserts that a rule has nothing to say.
#[track_caller]
fn assert_silent(content: &Content, rule: Rule) {
    let found = messages(content, rule);
    assert!(found.is_empty(), "{found:?}");
}

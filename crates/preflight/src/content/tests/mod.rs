//! Every rule on a page of its own: caught where it is broken, silent on the mended twin. And the plates against areas that can be reckoned.

mod bleed;
mod color;
mod files;
mod pictures;
mod plates;
mod text;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::super::pages::Boxes;
use super::super::{Rule, Thresholds};
use super::{Content, examine};
use chenbao_model::diag::Severity;

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
        Self { document: Document::with_version("1.6"), resources: Dictionary::new(), page }
    }

    /// The same with an entry of its page.
    fn with(mut self, key: &str, value: impl Into<Object>) -> Self {
        self.page.set(key, value);
        self
    }

    /// The same with a resource.
    fn resource(mut self, kind: &str, name: &str, value: impl Into<Object>) -> Self {
        let mut named = self.resources.get(kind.as_bytes()).and_then(Object::as_dict).cloned().unwrap_or_default();
        named.set(name, value);
        self.resources.set(kind, named);
        self
    }

    /// The same with a stream as resource.
    fn stream(mut self, kind: &str, name: &str, dict: Dictionary, bytes: &[u8]) -> Self {
        let id = self.document.add_object(Stream::new(dict, bytes.to_vec()));
        self.resource(kind, name, id)
    }

    /// The bytes of the file, with these operators on the page.
    fn file(mut self, content: &str) -> Vec<u8> {
        let pages = self.document.new_object_id();
        let content = self.document.add_object(Stream::new(Dictionary::new(), content.as_bytes().to_vec()));
        self.page.set("Contents", content);
        self.page.set("Resources", self.resources);
        self.page.set("Parent", pages);
        let page = self.document.add_object(self.page);
        let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
        self.document.objects.insert(pages, tree.into());
        let catalog = self.document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        self.document.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        self.document.save_to(&mut bytes).unwrap();
        bytes
    }

    /// What there is to say of these operators.
    fn examine(self, content: &str) -> Content {
        examined(self.file(content))
    }
}

fn examined(bytes: Vec<u8>) -> Content {
    let pdf = hayro_syntax::Pdf::new(bytes).unwrap();
    let page = &pdf.pages()[0];
    examine(
        page,
        1,
        &Boxes::of(page),
        &Thresholds::default(),
        (super::Kept::default(), &super::Memory::default()),
        super::Share::of(1),
    )
    .0
}

/// Whether the page was found to be empty.
fn is_empty(content: &Content) -> bool {
    !messages(content, Rule::PageCount).is_empty()
}

/// What there is to say of these operators on a page without resources.
fn plain(content: &str) -> Content {
    Proof::new().examine(content)
}

fn numbers(numbers: &[f32]) -> Object {
    Object::Array(numbers.iter().map(|number| Object::Real(*number)).collect())
}

fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// The messages of a rule's hits.
fn messages(content: &Content, rule: Rule) -> Vec<(Severity, &str)> {
    content.hits.iter().filter(|hit| hit.rule == rule).map(|hit| (hit.severity, hit.message.as_str())).collect()
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

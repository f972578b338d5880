//! Single pages: takes a document of many pages; gives a document for each, with all that it uses and no more.

use std::collections::BTreeSet;

use lopdf::{Document, Object, ObjectId, dictionary};

use super::drawings::references;

/// One document for each page.
pub(super) fn separate(document: &Document) -> Vec<Document> {
    document.page_iter().map(|page| extract(document, page)).collect()
}

/// A document of one page with all that it uses.
fn extract(document: &Document, page: ObjectId) -> Document {
    let mut out = Document::with_version("1.6");
    let mut waiting = vec![page];
    let mut taken = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        let Ok(object) = document.get_object(id) else { continue };
        if !taken.insert(id) {
            continue;
        }
        let mut object = object.clone();
        if id == page
            && let Ok(dictionary) = object.as_dict_mut()
        {
            dictionary.remove(b"Parent");
        }
        references(&object, &mut waiting);
        out.objects.insert(id, object);
    }
    out.max_id = document.max_id;
    let pages = out.add_object(dictionary! {
        "Type" => "Pages", "Count" => 1, "Kids" => vec![Object::Reference(page)],
    });
    if let Ok(dictionary) = out.get_dictionary_mut(page) {
        dictionary.set("Parent", pages);
    }
    let catalog = out.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    out.trailer.set("Root", catalog);
    out.renumber_objects();
    out
}

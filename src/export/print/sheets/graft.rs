//! Grafting 移植: carries objects of one PDF over into another, each once and only those that are reached. Takes an object, gives it with
//! its references pointing into the other document.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// The parts of a document that do not belong into a form: whole pages, the tree above them and the tree of their structure.
const LEFT_BEHIND: &[&[u8]] = &[b"Catalog", b"Pages", b"Page", b"StructTreeRoot", b"StructElem"];

/// A transfer from one document. What was carried over once is only referred to after that.
pub(super) struct Graft<'a> {
    source: &'a Document,
    carried: BTreeMap<ObjectId, ObjectId>,
    waiting: Vec<(ObjectId, ObjectId)>,
}

impl<'a> Graft<'a> {
    /// A transfer of which nothing is done.
    pub(super) fn new(source: &'a Document) -> Self {
        Self { source, carried: BTreeMap::new(), waiting: Vec::new() }
    }

    /// This object as it is in `target`, with all that it refers to.
    pub(super) fn carry(&mut self, object: &Object, target: &mut Document) -> Object {
        let copied = self.copied(object, target);
        while let Some((from, to)) = self.waiting.pop() {
            let copied = self.source.objects.get(&from).map_or(Object::Null, |object| self.copied(object, target));
            target.objects.insert(to, copied);
        }
        copied
    }

    fn copied(&mut self, object: &Object, target: &mut Document) -> Object {
        match object {
            Object::Reference(id) => Object::Reference(self.number(*id, target)),
            Object::Array(items) => items.iter().map(|item| self.copied(item, target)).collect::<Vec<_>>().into(),
            Object::Dictionary(dictionary) if left_behind(dictionary) => Object::Null,
            Object::Dictionary(dictionary) => self.entries(dictionary, target).into(),
            Object::Stream(stream) => {
                let mut copy = stream.clone();
                copy.dict = self.entries(&stream.dict, target);
                copy.into()
            }
            other => other.clone(),
        }
    }

    fn entries(&mut self, dictionary: &Dictionary, target: &mut Document) -> Dictionary {
        dictionary.iter().map(|(key, value)| (key.clone(), self.copied(value, target))).collect()
    }

    fn number(&mut self, id: ObjectId, target: &mut Document) -> ObjectId {
        *self.carried.entry(id).or_insert_with(|| {
            let fresh = target.new_object_id();
            self.waiting.push((id, fresh));
            fresh
        })
    }
}

fn left_behind(dictionary: &Dictionary) -> bool {
    dictionary.get_type().is_ok_and(|kind| LEFT_BEHIND.contains(&kind))
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    #[test]
    fn what_is_shared_is_carried_once_and_pages_are_left_behind() {
        let mut source = Document::with_version("1.6");
        let font = source.add_object(dictionary! { "Type" => "Font" });
        let page = source.add_object(dictionary! { "Type" => "Page", "Font" => font });
        let one = dictionary! { "F" => font, "P" => page };
        let mut target = Document::with_version("1.6");
        let mut graft = Graft::new(&source);
        let first = graft.carry(&one.clone().into(), &mut target);
        let second = graft.carry(&one.into(), &mut target);
        assert_eq!(first, second);
        let objects: Vec<&Object> = target.objects.values().collect();
        assert_eq!(objects, [&Object::Dictionary(dictionary! { "Type" => "Font" }), &Object::Null]);
    }

    #[test]
    fn circles_end() {
        let mut source = Document::with_version("1.6");
        let id = source.new_object_id();
        source.set_object(id, dictionary! { "Self" => id });
        let mut target = Document::with_version("1.6");
        let copied = Graft::new(&source).carry(&id.into(), &mut target);
        let copy = copied.as_reference().unwrap();
        assert_eq!(target.get_dictionary(copy).unwrap().get(b"Self").unwrap(), &copied);
    }
}

//! A file of objects: its body, its table of cross-references, its trailer.

use std::collections::BTreeMap;

use super::object::{Dictionary, Object, ObjectId, Stream, dictionary, numbers};

/// A file under the hands of a test.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    /// The version in the header.
    pub(crate) version: String,
    pub(crate) objects: BTreeMap<ObjectId, Object>,
    pub(crate) trailer: Dictionary,
    last: u32,
}

impl Document {
    pub(crate) fn new() -> Self {
        Self { version: "1.6".to_owned(), objects: BTreeMap::new(), trailer: Dictionary::new(), last: 0 }
    }

    /// A number that is not used yet.
    pub(crate) fn new_id(&mut self) -> ObjectId {
        self.last += 1;
        ObjectId(self.last)
    }

    pub(crate) fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        let id = self.new_id();
        self.set(id, object);
        id
    }

    pub(crate) fn set(&mut self, id: ObjectId, object: impl Into<Object>) {
        self.objects.insert(id, object.into());
    }

    #[track_caller]
    pub(crate) fn dict(&self, id: ObjectId) -> &Dictionary {
        self.objects[&id].dict()
    }

    #[track_caller]
    pub(crate) fn dict_mut(&mut self, id: ObjectId) -> &mut Dictionary {
        self.objects.get_mut(&id).unwrap().dict_mut()
    }

    #[track_caller]
    pub(crate) fn stream_mut(&mut self, id: ObjectId) -> &mut Stream {
        self.objects.get_mut(&id).unwrap().stream_mut()
    }

    pub(crate) fn catalog_id(&self) -> ObjectId {
        self.trailer.get("Root").reference()
    }

    pub(crate) fn catalog_mut(&mut self) -> &mut Dictionary {
        self.dict_mut(self.catalog_id())
    }

    /// The root of the tree of pages.
    pub(crate) fn tree_id(&self) -> ObjectId {
        self.dict(self.catalog_id()).get("Pages").reference()
    }

    pub(crate) fn tree_mut(&mut self) -> &mut Dictionary {
        self.dict_mut(self.tree_id())
    }

    /// The page of this number, counted from 1, in a tree of one level.
    pub(crate) fn page_id(&self, number: usize) -> ObjectId {
        self.dict(self.tree_id()).get("Kids").array()[number - 1].reference()
    }

    /// Makes a tree of these pages and a catalog for it, and sets the trailer.
    pub(crate) fn close(&mut self, tree: ObjectId, pages: &[ObjectId]) {
        let kids: Vec<Object> = pages.iter().map(|page| (*page).into()).collect();
        let count = i64::try_from(kids.len()).unwrap();
        self.set(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
        let catalog = self.add(dictionary! { "Type" => "Catalog", "Pages" => tree });
        self.trailer.set("Root", catalog);
    }

    /// The bytes of the file, with a table of cross-references.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = format!("%PDF-{}\n%\u{a7}\u{a7}\n", self.version).into_bytes();
        let offsets = self.write_body(&mut bytes, |_| true);
        let start = bytes.len();
        bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", self.last + 1).bytes());
        for number in 1..=self.last {
            let entry = match offsets.get(&ObjectId(number)) {
                Some(offset) => format!("{offset:010} 00000 n \n"),
                None => "0000000000 65535 f \n".to_owned(),
            };
            bytes.extend(entry.bytes());
        }
        let mut trailer = self.trailer.clone();
        trailer.set("Size", self.last + 1);
        bytes.extend(b"trailer\n");
        Object::Dictionary(trailer).write(&mut bytes);
        bytes.extend(format!("\nstartxref\n{start}\n%%EOF\n").bytes());
        bytes
    }

    /// The same with all but the streams in a stream of objects, and the cross-references in a stream too.
    pub(crate) fn packed_bytes(&self) -> Vec<u8> {
        let mut bytes = format!("%PDF-{}\n%\u{a7}\u{a7}\n", self.version).into_bytes();
        let mut offsets = self.write_body(&mut bytes, |object| matches!(object, Object::Stream(_)));
        let packed: Vec<ObjectId> = self.objects.keys().copied().filter(|id| !offsets.contains_key(id)).collect();
        let (mut table, mut body) = (String::new(), Vec::new());
        for id in &packed {
            table += &format!("{} {} ", id.0, body.len());
            self.objects[id].write(&mut body);
            body.push(b' ');
        }
        let first = u32::try_from(table.len()).unwrap();
        let count = u32::try_from(packed.len()).unwrap();
        let dict = dictionary! { "Type" => "ObjStm", "N" => count, "First" => first };
        let (holder, xref) = (ObjectId(self.last + 1), ObjectId(self.last + 2));
        offsets.insert(holder, bytes.len());
        write_indirect(holder, &Stream::deflated(dict, &[table.as_bytes(), &body].concat()).into(), &mut bytes);
        offsets.insert(xref, bytes.len());
        let entry = |number: u32| match (offsets.get(&ObjectId(number)), packed.iter().position(|id| id.0 == number)) {
            (Some(offset), _) => xref_entry(1, u32::try_from(*offset).unwrap(), 0),
            (None, Some(place)) => xref_entry(2, holder.0, u8::try_from(place).unwrap()),
            (None, None) => xref_entry(0, 0, 255),
        };
        let entries: Vec<u8> = (0..=xref.0).flat_map(entry).collect();
        let mut dict = self.trailer.clone();
        dict.set("Type", "XRef");
        dict.set("Size", xref.0 + 1);
        dict.set("W", numbers(&[1.0, 4.0, 1.0]));
        write_indirect(xref, &Stream::deflated(dict, &entries).into(), &mut bytes);
        bytes.extend(format!("startxref\n{}\n%%EOF\n", offsets[&xref]).bytes());
        bytes
    }

    /// Writes the objects that are wanted; gives where each stands.
    fn write_body(&self, bytes: &mut Vec<u8>, wanted: impl Fn(&Object) -> bool) -> BTreeMap<ObjectId, usize> {
        let mut offsets = BTreeMap::new();
        for (id, object) in self.objects.iter().filter(|(_, object)| wanted(object)) {
            offsets.insert(*id, bytes.len());
            write_indirect(*id, object, bytes);
        }
        offsets
    }
}

fn write_indirect(id: ObjectId, object: &Object, bytes: &mut Vec<u8>) {
    bytes.extend(format!("{} 0 obj\n", id.0).bytes());
    object.write(bytes);
    bytes.extend(b"\nendobj\n");
}

fn xref_entry(kind: u8, offset: u32, last: u8) -> [u8; 6] {
    let [a, b, c, d] = offset.to_be_bytes();
    [kind, a, b, c, d, last]
}

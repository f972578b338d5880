//! A finished page as it is read from its PDF: its boxes, its content and its resources, with what the tree of pages hands down. Takes
//! a document and the number of an object, gives a [`FinishedPage`].

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::frame::SheetArea;

/// How far up the tree of pages an attribute is looked for; a tree that is deeper goes in a circle.
const TREE_DEPTH: usize = 64;
/// The most bytes that a page's content may come to, decoded. A full page of type takes less than one megabyte.
const CONTENT_LIMIT: usize = 256 << 20;

/// A page of a document.
pub(super) struct FinishedPage<'a> {
    document: &'a Document,
    dictionary: &'a Dictionary,
}

impl<'a> FinishedPage<'a> {
    /// The page that is this object.
    pub(super) fn read(document: &'a Document, id: ObjectId) -> lopdf::Result<Self> {
        Ok(Self { document, dictionary: document.get_dictionary(id)? })
    }

    /// The page's medium.
    pub(super) fn media(&self) -> Option<SheetArea> {
        self.area(self.inherited(b"MediaBox")?)
    }

    /// The trim; without one, what is shown of the page.
    pub(super) fn trim(&self) -> Option<SheetArea> {
        let own = self.dictionary.get(b"TrimBox").ok().and_then(|rectangle| self.area(rectangle));
        own.or_else(|| self.area(self.inherited(b"CropBox")?)).or_else(|| self.media())
    }

    /// The bleed, where the page names it.
    pub(super) fn bleed(&self) -> Option<SheetArea> {
        self.area(self.dictionary.get(b"BleedBox").ok()?)
    }

    /// By how many degrees the page is turned.
    pub(super) fn rotation(&self) -> i64 {
        let turn = self.inherited(b"Rotate").and_then(|turn| self.document.dereference(turn).ok());
        turn.and_then(|(_, turn)| turn.as_i64().ok()).unwrap_or(0).rem_euclid(360)
    }

    /// Whether the page is measured in another unit than the point.
    pub(super) fn scaled(&self) -> bool {
        let unit = self.dictionary.get_deref(b"UserUnit", self.document);
        unit.and_then(Object::as_float).is_ok_and(|unit| (unit - 1.0).abs() > f32::EPSILON)
    }

    /// The page's resources.
    pub(super) fn resources(&self) -> Option<&'a Object> {
        self.inherited(b"Resources")
    }

    /// The streams of the page's content, decoded and joined. White space goes between them: no operator may run over an end, but two
    /// might touch.
    pub(super) fn content(&self) -> lopdf::Result<Vec<u8>> {
        let Ok(contents) = self.dictionary.get_deref(b"Contents", self.document) else {
            return Ok(Vec::new());
        };
        let mut joined = Vec::new();
        match contents {
            Object::Array(streams) => {
                for stream in streams {
                    let (_, stream) = self.document.dereference(stream)?;
                    self.decode(stream.as_stream()?, &mut joined)?;
                }
            }
            Object::Null => {}
            other => self.decode(other.as_stream()?, &mut joined)?,
        }
        Ok(joined)
    }

    fn decode(&self, stream: &Stream, into: &mut Vec<u8>) -> lopdf::Result<()> {
        let plain = if stream.dict.has(b"Filter") {
            stream.decompressed_content_with_limit(CONTENT_LIMIT.saturating_sub(into.len()))?
        } else {
            stream.content.clone()
        };
        into.extend(plain);
        into.push(b'\n');
        Ok(())
    }

    /// An attribute of the page, or of the nearest node above it.
    fn inherited(&self, key: &[u8]) -> Option<&'a Object> {
        let mut node = self.dictionary;
        for _ in 0..TREE_DEPTH {
            if let Ok(value) = node.get(key) {
                return Some(value);
            }
            node = node.get_deref(b"Parent", self.document).and_then(Object::as_dict).ok()?;
        }
        None
    }

    /// A rectangle given by any two opposite corners.
    fn area(&self, rectangle: &Object) -> Option<SheetArea> {
        let (_, rectangle) = self.document.dereference(rectangle).ok()?;
        let values: Vec<i64> = rectangle
            .as_array()
            .ok()?
            .iter()
            .map(|value| self.document.dereference(value).ok().and_then(|(_, value)| millipoints(value)))
            .collect::<Option<_>>()?;
        let [x0, y0, x1, y1] = values.try_into().ok()?;
        Some(SheetArea { left: x0.min(x1), bottom: y0.min(y1), right: x0.max(x1), top: y0.max(y1) })
    }
}

/// A number in points, in thousandths of a point; none for what no page measures.
#[expect(clippy::cast_possible_truncation, reason = "checked against the limit of PDF before")]
fn millipoints(value: &Object) -> Option<i64> {
    let value = f64::from(value.as_float().ok()?);
    (value.abs() < 1_000_000.0).then(|| (value * 1000.0).round() as i64)
}

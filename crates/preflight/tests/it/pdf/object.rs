//! The objects of a PDF (ISO 32000-1, 7.3), and their bytes.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// The number of an indirect object; all are of the first generation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ObjectId(pub(crate) u32);

/// An object.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Object {
    Boolean(bool),
    Integer(i64),
    Real(f32),
    Name(String),
    String(Vec<u8>),
    Array(Vec<Object>),
    Dictionary(Dictionary),
    Stream(Stream),
    Reference(ObjectId),
}

/// A dictionary; its entries are written in the order they were set in.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Dictionary(Vec<(String, Object)>);

/// A stream: its dictionary without the length, and its bytes as they stand in the file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stream {
    pub(crate) dict: Dictionary,
    pub(crate) content: Vec<u8>,
}

macro_rules! dictionary {
    ($($key:expr => $value:expr),* $(,)?) => {{
        #[allow(unused_mut, reason = "an empty dictionary is not changed")]
        let mut dictionary = $crate::pdf::Dictionary::new();
        $(dictionary.set($key, $value);)*
        dictionary
    }};
}
pub(crate) use dictionary;

/// A name.
pub(crate) fn name(name: &str) -> Object {
    Object::Name(name.to_owned())
}

/// A string.
pub(crate) fn string(text: impl AsRef<[u8]>) -> Object {
    Object::String(text.as_ref().to_vec())
}

/// An array of numbers.
pub(crate) fn numbers(numbers: &[f32]) -> Object {
    Object::Array(numbers.iter().map(|number| Object::Real(*number)).collect())
}

impl Object {
    #[track_caller]
    pub(crate) fn dict(&self) -> &Dictionary {
        match self {
            Self::Dictionary(dict) => dict,
            Self::Stream(stream) => &stream.dict,
            other => panic!("no dictionary: {other:?}"),
        }
    }

    #[track_caller]
    pub(crate) fn dict_mut(&mut self) -> &mut Dictionary {
        match self {
            Self::Dictionary(dict) => dict,
            Self::Stream(stream) => &mut stream.dict,
            other => panic!("no dictionary: {other:?}"),
        }
    }

    #[track_caller]
    pub(crate) fn stream_mut(&mut self) -> &mut Stream {
        let Self::Stream(stream) = self else { panic!("no stream: {self:?}") };
        stream
    }

    #[track_caller]
    pub(crate) fn array_mut(&mut self) -> &mut Vec<Object> {
        let Self::Array(array) = self else { panic!("no array: {self:?}") };
        array
    }

    #[track_caller]
    pub(crate) fn array(&self) -> &[Object] {
        let Self::Array(array) = self else { panic!("no array: {self:?}") };
        array
    }

    #[track_caller]
    pub(crate) fn reference(&self) -> ObjectId {
        let Self::Reference(id) = self else { panic!("no reference: {self:?}") };
        *id
    }

    /// Whether its bytes begin with a delimiter, so that nothing need stand before it.
    fn delimits_itself(&self) -> bool {
        matches!(self, Self::Name(_) | Self::String(_) | Self::Array(_) | Self::Dictionary(_))
    }

    /// Writes it as it stands within other objects, or by itself.
    pub(crate) fn write(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Boolean(value) => bytes.extend(value.to_string().bytes()),
            Self::Integer(value) => bytes.extend(value.to_string().bytes()),
            Self::Real(value) => bytes.extend(value.to_string().bytes()),
            Self::Name(name) => write_name(name, bytes),
            Self::String(text) => {
                let digits = text.iter().fold(String::new(), |mut digits, byte| {
                    let _ = write!(digits, "{byte:02x}");
                    digits
                });
                bytes.extend(format!("<{digits}>").bytes());
            }
            Self::Array(items) => {
                bytes.push(b'[');
                for (at, item) in items.iter().enumerate() {
                    if at > 0 && !item.delimits_itself() {
                        bytes.push(b' ');
                    }
                    item.write(bytes);
                }
                bytes.push(b']');
            }
            Self::Dictionary(dict) => dict.write(bytes),
            Self::Stream(stream) => {
                let mut dict = stream.dict.clone();
                dict.set("Length", i64::try_from(stream.content.len()).unwrap());
                dict.write(bytes);
                bytes.extend(b"stream\n");
                bytes.extend(&stream.content);
                bytes.extend(b"\nendstream");
            }
            Self::Reference(id) => bytes.extend(format!("{} 0 R", id.0).bytes()),
        }
    }
}

fn write_name(name: &str, bytes: &mut Vec<u8>) {
    bytes.push(b'/');
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'_' | b'.' | b'*') {
            bytes.push(byte);
        } else {
            bytes.extend(format!("#{byte:02x}").bytes());
        }
    }
}

impl Dictionary {
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    /// Sets an entry, in the place of one of the same key.
    pub(crate) fn set(&mut self, key: &str, value: impl Into<Object>) {
        let value = value.into();
        match self.0.iter_mut().find(|(known, _)| known == key) {
            Some((_, old)) => *old = value,
            None => self.0.push((key.to_owned(), value)),
        }
    }

    pub(crate) fn remove(&mut self, key: &str) {
        self.0.retain(|(known, _)| known != key);
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(known, _)| known == key)
    }

    #[track_caller]
    pub(crate) fn get(&self, key: &str) -> &Object {
        let entry = self.0.iter().find(|(known, _)| known == key);
        &entry.unwrap_or_else(|| panic!("no {key} in {self:?}")).1
    }

    #[track_caller]
    pub(crate) fn get_mut(&mut self, key: &str) -> &mut Object {
        let entry = self.0.iter_mut().find(|(known, _)| known == key);
        &mut entry.unwrap_or_else(|| panic!("no {key}")).1
    }

    /// The dictionary under a key, an empty one set there if there is none.
    pub(crate) fn inner_mut(&mut self, key: &str) -> &mut Self {
        if !self.has(key) {
            self.set(key, Self::new());
        }
        self.get_mut(key).dict_mut()
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend(b"<<");
        for (key, value) in &self.0 {
            write_name(key, bytes);
            if !value.delimits_itself() {
                bytes.push(b' ');
            }
            value.write(bytes);
        }
        bytes.extend(b">>");
    }
}

impl Stream {
    pub(crate) fn new(dict: Dictionary, content: impl Into<Vec<u8>>) -> Self {
        Self { dict, content: content.into() }
    }

    /// A stream whose bytes are deflated.
    pub(crate) fn deflated(mut dict: Dictionary, content: &[u8]) -> Self {
        dict.set("Filter", "FlateDecode");
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(content).unwrap();
        Self { dict, content: encoder.finish().unwrap() }
    }
}

macro_rules! into_object {
    ($($from:ty => |$value:ident| $object:expr;)*) => {
        $(impl From<$from> for Object {
            fn from($value: $from) -> Self {
                $object
            }
        })*
    };
}

into_object! {
    bool => |value| Self::Boolean(value);
    i32 => |value| Self::Integer(value.into());
    i64 => |value| Self::Integer(value);
    u32 => |value| Self::Integer(value.into());
    f32 => |value| Self::Real(value);
    &str => |value| name(value);
    Vec<Object> => |value| Self::Array(value);
    Dictionary => |value| Self::Dictionary(value);
    Stream => |value| Self::Stream(value);
    ObjectId => |value| Self::Reference(value);
}

//! What a press or an old RIP has trouble with: transparency in the wrong space, functions that older devices do not know, forbidden objects
//! (print.md §4.3 #14, #21, #24).

use hayro_syntax::object::{Dict, Name, Object};

use super::super::super::Rule;
use super::super::super::pages::Rect;
use super::super::color::{Space, Unprintable, object_number};
use super::super::sheet::Sheet;
use chenbao_model::diag::Severity;

/// The space that transparency is blended in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum GroupSpace {
    /// None is named: the RIP decides.
    Unnamed,
    /// CMYK.
    Printable,
    /// Another.
    Other(String),
}

impl GroupSpace {
    /// That of a space named by a group.
    pub(in super::super) fn of(space: Option<&Space>) -> Self {
        match space {
            None => Self::Unnamed,
            Some(Space::Cmyk | Space::Profile(4)) => Self::Printable,
            Some(Space::Gray) => Self::Other("DeviceGray".to_owned()),
            Some(space) => match space.unprintable() {
                Some(Unprintable::Color(name)) => Self::Other(name),
                Some(Unprintable::Grey(name)) => Self::Other(name.to_owned()),
                None => Self::Other("不认识的空间".to_owned()),
            },
        }
    }
}

impl Sheet<'_> {
    /// Takes note of transparency at `place` inside a group that blends in `space`.
    pub(in super::super) fn check_transparency(&mut self, space: &GroupSpace, place: Rect) {
        self.hit((Rule::Features, Severity::Warning), "transparency", place, || {
            "用了透明度或软蒙版，只收 PDF/X-1a 的老设备不认".to_owned()
        });
        match space {
            GroupSpace::Printable => {}
            GroupSpace::Unnamed => self.hit((Rule::BlendSpace, Severity::Error), "unnamed", place, || {
                "用了透明，但页面没有写明混合色彩空间（应为 DeviceCMYK）".to_owned()
            }),
            GroupSpace::Other(name) => self.hit((Rule::BlendSpace, Severity::Error), name, place, || {
                format!("透明在 {name} 里混合，应为 DeviceCMYK")
            }),
        }
    }

    /// Checks a dictionary of graphics state for what only the press should decide.
    pub(in super::super) fn check_graphics_state(&mut self, dict: &Dict<'_>) {
        let set = |key: &[u8]| match dict.get::<Object<'_>>(key) {
            None | Some(Object::Null(_)) => false,
            Some(Object::Name(name)) => !matches!(name.as_ref(), b"Default" | b"Identity"),
            Some(_) => true,
        };
        let object = dict.obj_id().and_then(|id| u32::try_from(id.obj_number).ok());
        if set(b"TR") || set(b"TR2") {
            self.hit_object((Rule::Forbidden, Severity::Warning), "TR", (object, None), || {
                "图形状态里带了传递函数（TR），会改动网点大小".to_owned()
            });
        }
        if set(b"HT") {
            self.hit_object((Rule::Forbidden, Severity::Warning), "HT", (object, None), || {
                "图形状态里带了加网方式（HT），应由印厂决定".to_owned()
            });
        }
    }

    /// Checks an XObject's dictionary for kinds that a print file must not have; false where it is one that is not drawn.
    pub(in super::super) fn check_kind(&mut self, stream: &hayro_syntax::object::Stream<'_>) -> bool {
        let (dict, object) = (stream.dict(), object_number(stream));
        let subtype = dict.get::<Name<'_>>(b"Subtype");
        let postscript = subtype.is_some_and(|name| name.as_ref() == b"PS")
            || dict.get::<Name<'_>>(b"Subtype2").is_some_and(|name| name.as_ref() == b"PS");
        let faults = [
            (postscript, "PS", "带了 PostScript 对象，不少设备不认"),
            (dict.contains_key(b"Ref"), "Ref", "引用了别的文件里的页面（Reference XObject）"),
            (dict.contains_key(b"OPI"), "OPI", "带了 OPI 替换指令，真图不在文件里"),
        ];
        for (_, cause, message) in faults.iter().filter(|(found, ..)| *found) {
            self.hit_object((Rule::Forbidden, Severity::Error), cause, (object, None), || (*message).to_owned());
        }
        !postscript
    }
}

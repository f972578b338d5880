//! What a press or an old RIP has trouble with: transparency in the wrong space, functions that older devices do not know, forbidden objects
//! (print.md §4.3 #14, #21, #24).

use hayro_syntax::object::{Dict, Name, Object, Stream};

use crate::boxes::Rect;
use crate::content::findings::Spot;
use crate::content::resources::Space;
use crate::content::sheet::Sheet;
use crate::fault::{BlendFault, FeatureFault, ForbiddenFault, ForeignSpace};
use crate::hit::Severity;
use crate::input::objects::{number_of_dict, number_of_stream};

/// The space that transparency is blended in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::content) enum GroupSpace {
    /// CMYK.
    Printable,
    /// Another, or none that is named: then the RIP decides.
    Other(BlendFault),
}

impl GroupSpace {
    /// A group that names no space.
    pub(in crate::content) const UNNAMED: Self = Self::Other(BlendFault::Unnamed);

    /// That of a space named by a group.
    pub(in crate::content) fn of_space(space: &Space) -> Self {
        match space {
            Space::Cmyk | Space::Profile(4) => Self::Printable,
            Space::Gray => Self::Other(BlendFault::Grey),
            space => Self::Other(space.foreign().map_or(BlendFault::Unfit, BlendFault::Foreign)),
        }
    }
}

impl Sheet<'_> {
    /// Checks the space that the page itself blends in: all that is on it goes through that of another press.
    pub(in crate::content) fn check_page_group(&mut self, space: Option<&Space>) {
        if let Some(space) = space.and_then(Space::foreign).filter(ForeignSpace::is_cmyk) {
            self.hit(Severity::Warning, self.trim, BlendFault::Foreign(space));
        }
    }

    /// Takes note of transparency at `place` inside a group that blends in `space`.
    pub(in crate::content) fn check_transparency(&mut self, space: &GroupSpace, place: Rect) {
        self.hit(self.feature_severity(), place, FeatureFault::Transparency);
        if let GroupSpace::Other(fault) = space
            && !self.flat
        {
            let other_press = matches!(fault, BlendFault::Foreign(space) if space.is_cmyk());
            let severity = if other_press { Severity::Warning } else { Severity::Error };
            self.hit(severity, place, fault.clone());
        }
    }

    /// Checks a dictionary of graphics state for what only the press should decide.
    pub(in crate::content) fn check_graphics_state(&mut self, dict: &Dict<'_>) {
        let set = |key: &[u8]| match dict.get::<Object<'_>>(key) {
            None | Some(Object::Null(_)) => false,
            Some(Object::Name(name)) => !matches!(name.as_ref(), b"Default" | b"Identity"),
            Some(_) => true,
        };
        let spot = Spot { object: number_of_dict(dict), place: None };
        if set(b"TR") || set(b"TR2") {
            self.hit_spot(Severity::Warning, spot, ForbiddenFault::Transfer);
        }
        if set(b"HT") {
            self.hit_spot(Severity::Warning, spot, ForbiddenFault::Halftone);
        }
    }

    /// Checks an XObject's dictionary for kinds that a print file must not have; false where it is one that is not drawn.
    pub(in crate::content) fn check_kind(&mut self, stream: &Stream<'_>) -> bool {
        let dict = stream.dict();
        let is_postscript = |key: &[u8]| dict.get::<Name<'_>>(key).is_some_and(|name| name.as_ref() == b"PS");
        let postscript = is_postscript(b"Subtype") || is_postscript(b"Subtype2");
        let faults = [
            (postscript, ForbiddenFault::PostScript),
            (dict.contains_key("Ref"), ForbiddenFault::Reference),
            (dict.contains_key("OPI"), ForbiddenFault::Opi),
        ];
        let spot = Spot { object: number_of_stream(stream), place: None };
        for (_, fault) in faults.into_iter().filter(|(found, _)| *found) {
            self.hit_spot(Severity::Error, spot, fault);
        }
        !postscript
    }
}

//! What a path asks for. Takes the path of a request as it was sent, nothing decoded; gives a route, or none. No path can name a file on disk: a
//! picture is asked for by an id.

/// How many digits an id has.
const ID_DIGITS: usize = 32;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Route<'a> {
    /// The page itself.
    Root,
    /// One of its files.
    Asset(&'a str),
    /// The bench as it stands.
    Bench,
    /// A small copy of a picture.
    Copy(&'a str),
    /// A deed.
    Order,
    /// To undo the last deed, or do it again.
    Turn,
}

impl<'a> Route<'a> {
    /// Reads a path.
    pub(super) fn of(path: &'a str) -> Option<Self> {
        let parts: Vec<&str> = path.strip_prefix('/')?.splitn(4, '/').collect();
        match *parts.as_slice() {
            [""] => Some(Self::Root),
            ["assets", name] => Some(Self::Asset(name)),
            ["api", "bench"] => Some(Self::Bench),
            ["api", "order"] => Some(Self::Order),
            ["api", "turn"] => Some(Self::Turn),
            ["copy", file] => {
                let id = file.strip_suffix(".png")?;
                let is_id = id.len() == ID_DIGITS && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
                is_id.then_some(Self::Copy(id))
            }
            _ => None,
        }
    }

    /// Whether it is asked for with POST; everything else is read with GET and HEAD.
    pub(super) const fn is_posted(self) -> bool {
        matches!(self, Self::Order | Self::Turn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_the_page_asks_for_and_no_other_path() {
        assert_eq!(Route::of("/"), Some(Route::Root));
        assert_eq!(
            Route::of("/copy/00112233445566778899aabbccddeeff.png"),
            Some(Route::Copy("00112233445566778899aabbccddeeff"))
        );
        assert!(
            Route::of("/api/order").is_some_and(Route::is_posted)
                && !Route::of("/api/bench").is_some_and(Route::is_posted)
        );
        for path in [
            "",
            "//",
            "/copy/../x.png",
            "/copy/..%2fx.png",
            "/copy/00.png",
            "/copy/00112233445566778899AABBCCDDEEFF.png",
            "/api",
            "/images/a.jpg",
            "/assets/a/b/c",
        ] {
            assert!(matches!(Route::of(path), None | Some(Route::Asset("a/b/c"))), "{path}");
        }
    }
}

//! The files of the page, embedded in the binary. Takes a name below `/assets/`; gives bytes and content type. There is no other file.

use crate::serve::asset::{self, Asset, SCRIPT, STYLE};

const INDEX: &str = include_str!("assets/index.html");

macro_rules! asset {
    ($name:literal, $kind:expr) => {
        Asset { name: $name, kind: $kind, bytes: include_bytes!(concat!("assets/", $name)) }
    };
}

const ASSETS: &[Asset] = &[
    asset!("app.js", SCRIPT),
    asset!("article.css", STYLE),
    asset!("article.js", SCRIPT),
    asset!("caret.js", SCRIPT),
    asset!("commands.js", SCRIPT),
    asset!("confirm.css", STYLE),
    asset!("deeds.js", SCRIPT),
    asset!("drafts.js", SCRIPT),
    asset!("help.js", SCRIPT),
    asset!("keys.js", SCRIPT),
    asset!("original.js", SCRIPT),
    asset!("pictures.js", SCRIPT),
    asset!("settings.js", SCRIPT),
    asset!("store.js", SCRIPT),
    asset!("typing.js", SCRIPT),
];

/// The file of this name.
pub(super) fn find(name: &str) -> Option<Asset> {
    asset::find(ASSETS, name)
}

/// The page itself, with the token that allows more than reading.
pub(super) fn index(token: &str) -> String {
    asset::page(INDEX, token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_asked_for_that_is_not_there() {
        assert!(asset::absent(INDEX, ASSETS).is_empty(), "{:?}", asset::absent(INDEX, ASSETS));
        assert!(index("c0ffee").contains(r#"content="c0ffee""#));
    }
}

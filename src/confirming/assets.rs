//! The files of the page, embedded in the binary. Takes a name below `/assets/`; gives bytes and content type. There is no other file.

use crate::serve::asset::{self, Asset, SCRIPT, STYLE, embedded};

const INDEX: &str = include_str!("assets/index.html");

const ASSETS: &[Asset] = &[
    embedded!("app.js", SCRIPT),
    embedded!("article.css", STYLE),
    embedded!("article.js", SCRIPT),
    embedded!("caret.js", SCRIPT),
    embedded!("commands.js", SCRIPT),
    embedded!("confirm.css", STYLE),
    embedded!("deeds.js", SCRIPT),
    embedded!("drafts.js", SCRIPT),
    embedded!("help.js", SCRIPT),
    embedded!("keys.js", SCRIPT),
    embedded!("original.js", SCRIPT),
    embedded!("pictures.js", SCRIPT),
    embedded!("settings.js", SCRIPT),
    embedded!("store.js", SCRIPT),
    embedded!("typing.js", SCRIPT),
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

//! The files of the page, embedded in the binary. Takes a name below `/assets/`; gives bytes and content type. There is no other file.

use crate::serve::asset::{self, Asset, SCRIPT, STYLE};

const INDEX: &str = include_str!("assets/index.html");

macro_rules! asset {
    ($name:literal, $kind:expr) => {
        Asset { name: $name, kind: $kind, bytes: include_bytes!(concat!("assets/", $name)) }
    };
}

const ASSETS: &[Asset] = &[
    asset!("alternatives.js", SCRIPT),
    asset!("app.js", SCRIPT),
    asset!("areas.js", SCRIPT),
    asset!("commands.js", SCRIPT),
    asset!("compare.js", SCRIPT),
    asset!("dock.js", SCRIPT),
    asset!("events.js", SCRIPT),
    asset!("fault.js", SCRIPT),
    asset!("findings.js", SCRIPT),
    asset!("help.js", SCRIPT),
    asset!("keys.js", SCRIPT),
    asset!("overlays.js", SCRIPT),
    asset!("pageview.js", SCRIPT),
    asset!("pan.js", SCRIPT),
    asset!("panels.css", STYLE),
    asset!("pictures.js", SCRIPT),
    asset!("place.js", SCRIPT),
    asset!("sheet.js", SCRIPT),
    asset!("spots.js", SCRIPT),
    asset!("stage.css", STYLE),
    asset!("stage.js", SCRIPT),
    asset!("status.js", SCRIPT),
    asset!("store.js", SCRIPT),
    asset!("story.js", SCRIPT),
    asset!("strip.js", SCRIPT),
    asset!("style.css", STYLE),
    asset!("toolbar.js", SCRIPT),
    asset!("zoom.js", SCRIPT),
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
    fn the_page_carries_the_token() {
        let page = index("c0ffee");
        assert!(page.contains(r#"<meta name="chenbao-token" content="c0ffee">"#));
        assert!(!page.contains("{{"));
    }

    #[test]
    fn nothing_is_asked_for_that_is_not_there() {
        assert!(asset::absent(INDEX, ASSETS).is_empty(), "{:?}", asset::absent(INDEX, ASSETS));
    }
}

//! The files of the page, embedded in the binary. Takes a name below `/assets/`; gives bytes and content type. There is no other file.

use crate::serve::asset::{self, Asset, SCRIPT, STYLE, embedded};

const INDEX: &str = include_str!("assets/index.html");

const ASSETS: &[Asset] = &[
    embedded!("alternatives.js", SCRIPT),
    embedded!("app.js", SCRIPT),
    embedded!("areas.js", SCRIPT),
    embedded!("commands.js", SCRIPT),
    embedded!("compare.js", SCRIPT),
    embedded!("dock.js", SCRIPT),
    embedded!("events.js", SCRIPT),
    embedded!("fault.js", SCRIPT),
    embedded!("findings.js", SCRIPT),
    embedded!("help.js", SCRIPT),
    embedded!("keys.js", SCRIPT),
    embedded!("overlays.js", SCRIPT),
    embedded!("pageview.js", SCRIPT),
    embedded!("pan.js", SCRIPT),
    embedded!("panels.css", STYLE),
    embedded!("pictures.js", SCRIPT),
    embedded!("place.js", SCRIPT),
    embedded!("sheet.js", SCRIPT),
    embedded!("spots.js", SCRIPT),
    embedded!("stage.css", STYLE),
    embedded!("stage.js", SCRIPT),
    embedded!("status.js", SCRIPT),
    embedded!("store.js", SCRIPT),
    embedded!("story.js", SCRIPT),
    embedded!("strip.js", SCRIPT),
    embedded!("style.css", STYLE),
    embedded!("toolbar.js", SCRIPT),
    embedded!("zoom.js", SCRIPT),
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

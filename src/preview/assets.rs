//! The files of the page, embedded in the binary. Takes a name below `/assets/`; gives bytes and content type. There is no other file.

const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const DRAWING: &str = "image/svg+xml";

/// What stands in the page where the token belongs.
const TOKEN: &str = "{{token}}";

const INDEX: &str = include_str!("assets/index.html");

/// A file of the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asset {
    /// Its name below `/assets/`.
    pub(super) name: &'static str,
    /// Its `Content-Type`.
    pub(super) kind: &'static str,
    /// Its content.
    pub(super) bytes: &'static [u8],
}

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
    asset!("dom.js", SCRIPT),
    asset!("events.js", SCRIPT),
    asset!("fault.js", SCRIPT),
    asset!("findings.js", SCRIPT),
    asset!("help.js", SCRIPT),
    asset!("icon.svg", DRAWING),
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
    ASSETS.iter().find(|asset| asset.name == name).copied()
}

/// The page itself, with the token that allows more than reading.
pub(super) fn index(token: &str) -> String {
    INDEX.replace(TOKEN, token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_carries_the_token() {
        let page = index("c0ffee");
        assert!(page.contains(r#"<meta name="chenbao-token" content="c0ffee">"#));
        assert!(!page.contains(TOKEN));
    }

    #[test]
    fn the_page_asks_only_for_files_there_are() {
        let asked: Vec<&str> = INDEX.split("/assets/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(!asked.is_empty());
        assert!(asked.iter().all(|name| find(name).is_some()), "{asked:?}");
    }

    #[test]
    fn modules_ask_only_for_modules_there_are() {
        for asset in ASSETS.iter().filter(|asset| asset.kind == SCRIPT) {
            let text = std::str::from_utf8(asset.bytes).unwrap();
            let imports = text.lines().filter_map(|line| line.split_once(" from \"./")?.1.split('"').next());
            for name in imports {
                assert!(find(name).is_some(), "{}: {name}", asset.name);
            }
        }
    }

    #[test]
    fn names_are_plain() {
        let plain = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        assert!(ASSETS.iter().all(|asset| plain(asset.name)));
    }
}

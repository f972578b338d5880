//! Files of a page, embedded in the binary: their types, and those that both pages share.

/// The type of a script.
pub(crate) const SCRIPT: &str = "text/javascript; charset=utf-8";
/// The type of a style sheet.
pub(crate) const STYLE: &str = "text/css; charset=utf-8";
const DRAWING: &str = "image/svg+xml";

/// What stands in a page where the token belongs.
const TOKEN: &str = "{{token}}";

/// A file of a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asset {
    /// Its name below `/assets/`.
    pub(crate) name: &'static str,
    /// Its `Content-Type`.
    pub(crate) kind: &'static str,
    /// Its content.
    pub(crate) bytes: &'static [u8],
}

/// The asset of this name in the folder `assets` beside the file that asks for it.
macro_rules! embedded {
    ($name:literal, $kind:expr) => {
        Asset { name: $name, kind: $kind, bytes: include_bytes!(concat!("assets/", $name)) }
    };
}
pub(crate) use embedded;

/// What both pages use.
pub(crate) const SHARED: [Asset; 5] = [
    embedded!("base.css", STYLE),
    embedded!("dom.js", SCRIPT),
    embedded!("icon.svg", DRAWING),
    embedded!("key-help.js", SCRIPT),
    embedded!("post.js", SCRIPT),
];

/// The file of this name, among those of a page and the shared ones.
pub(crate) fn find(own: &[Asset], name: &str) -> Option<Asset> {
    own.iter().chain(&SHARED).find(|asset| asset.name == name).copied()
}

/// A page with the token that allows more than reading.
pub(crate) fn page(index: &str, token: &str) -> String {
    index.replace(TOKEN, token)
}

/// What a page asks for and nobody has: files that it or one of its scripts names.
#[cfg(test)]
pub(crate) fn absent(index: &str, own: &[Asset]) -> Vec<String> {
    let named = |text: &str, before: &str| -> Vec<String> {
        text.split(before).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
    };
    let mut asked = named(index, "/assets/");
    assert!(!asked.is_empty(), "a page without files");
    for asset in own.iter().chain(&SHARED).filter(|asset| asset.kind == SCRIPT) {
        let text = std::str::from_utf8(asset.bytes).unwrap_or_default();
        asked.extend(named(text, " from \"./"));
    }
    let plain = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    asked.into_iter().filter(|name| find(own, name).is_none() || !plain(name)).collect()
}

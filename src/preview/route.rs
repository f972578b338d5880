//! What a path asks for. Takes the path of a request as it was sent, nothing decoded; gives a route, or none. Every part is one of a fixed
//! list, a number or hexadecimal digits, so that no path can name a file.

/// The resolutions of whole pages, in pixels per inch.
const PAGE_PPI: [u16; 6] = [36, 72, 96, 110, 144, 192];
/// The resolutions of tiles, in pixels per inch.
const TILE_PPI: [u16; 3] = [288, 432, 576];
/// The longest hash, in digits.
const HASH_LIMIT: usize = 64;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Route<'a> {
    /// The page itself.
    Root,
    /// One of its files.
    Asset(&'a str),
    /// The issue as it stands.
    Issue,
    /// What happens to it.
    Events,
    /// A picture of a page.
    Page { hash: &'a str, ppi: u16 },
    /// A square of a page, enlarged.
    Tile { hash: &'a str, ppi: u16, column: u16, row: u16 },
    /// The other layouts of a page.
    Alternatives(u16),
    /// To set the issue again.
    Rebuild,
}

impl<'a> Route<'a> {
    /// Reads a path.
    pub(super) fn of(path: &'a str) -> Option<Self> {
        let parts: Vec<&str> = path.strip_prefix('/')?.splitn(5, '/').collect();
        match *parts.as_slice() {
            [""] => Some(Self::Root),
            ["assets", name] => Some(Self::Asset(name)),
            ["api", "issue"] => Some(Self::Issue),
            ["api", "events"] => Some(Self::Events),
            ["api", "rebuild"] => Some(Self::Rebuild),
            ["api", "alternatives", page] => number(page).filter(|page| *page > 0).map(Self::Alternatives),
            ["page", hash, file] => {
                let ppi = known(png(file)?, &PAGE_PPI)?;
                Some(Self::Page { hash: digits(hash)?, ppi })
            }
            ["tile", hash, ppi, file] => {
                let (column, row) = png(file)?.split_once('-')?;
                let (column, row) = (number(column)?, number(row)?);
                Some(Self::Tile { hash: digits(hash)?, ppi: known(ppi, &TILE_PPI)?, column, row })
            }
            _ => None,
        }
    }

    /// Whether it is asked for with POST; everything else is read with GET and HEAD.
    pub(super) fn is_posted(self) -> bool {
        matches!(self, Self::Alternatives(_) | Self::Rebuild)
    }
}

fn png(file: &str) -> Option<&str> {
    file.strip_suffix(".png")
}

/// A number written in the only way: no sign, no zero in front.
fn number(text: &str) -> Option<u16> {
    let value: u16 = text.parse().ok()?;
    (value.to_string() == text).then_some(value)
}

fn known(text: &str, values: &[u16]) -> Option<u16> {
    number(text).filter(|value| values.contains(value))
}

fn digits(text: &str) -> Option<&str> {
    let hexadecimal = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    (hexadecimal && !text.is_empty() && text.len() <= HASH_LIMIT).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_page_asks_for() {
        assert_eq!(Route::of("/"), Some(Route::Root));
        assert_eq!(Route::of("/assets/app.js"), Some(Route::Asset("app.js")));
        assert_eq!(Route::of("/page/00ff/110.png"), Some(Route::Page { hash: "00ff", ppi: 110 }));
        let tile = Route::Tile { hash: "a1", ppi: 432, column: 0, row: 12 };
        assert_eq!(Route::of("/tile/a1/432/0-12.png"), Some(tile));
        assert_eq!(Route::of("/api/alternatives/3"), Some(Route::Alternatives(3)));
        assert!(Route::of("/api/rebuild").is_some_and(Route::is_posted));
        assert!(!Route::of("/api/events").is_some_and(Route::is_posted));
    }

    #[test]
    fn knows_no_other_path() {
        let long = format!("/page/{}/72.png", "a".repeat(65));
        let paths = [
            "",
            "*",
            "//",
            "/index.html",
            "/assets",
            "/assets/a/b",
            "/api",
            "/api/",
            "/api/issue/",
            "/api/alternatives/0",
            "/api/alternatives/65536",
            "/api/alternatives/+1",
            "/api/alternatives/01",
            "/page/00ff/73.png",
            "/page/00ff/072.png",
            "/page/00ff/72.jpg",
            "/page/00FF/72.png",
            "/page//72.png",
            "/page/../x",
            "/page/../../x",
            "/page/%2e%2e/72.png",
            "/page/../72.png",
            "/tile/a1/288/0.png",
            "/tile/a1/288/0--1.png",
            "/tile/a1/288/-1-0.png",
            "/tile/a1/192/0-0.png",
            "/tile/a1/288/0-0.png/",
            "/tile/a1/288/１-0.png",
            "/assets/../x/y",
            "/api/issue/a/b/c/d/e/f",
            &long,
        ];
        for path in paths {
            assert_eq!(Route::of(path), None, "{path}");
        }
    }
}

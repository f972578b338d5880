//! The style sheets of a book, one after the other: a plain one, in which there is nothing that a reader of 2010 does not know, for one unknown
//! function and such a reader drops the whole sheet; what newer readers do better; and the editor's own.

/// A style sheet as it lies in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StyleSheet<'a> {
    /// Its name in the book.
    pub(super) href: &'static str,
    /// Its text.
    pub(super) text: &'a str,
}

/// The name of the editor's own sheet in the book.
pub(crate) const OWN: &str = "own.css";

/// The sheets in the order in which every document names them: a later one counts more.
pub(super) fn sheets(own: Option<&str>) -> Vec<StyleSheet<'_>> {
    let house = [("plain.css", include_str!("plain.css")), ("modern.css", include_str!("modern.css"))];
    house.into_iter().chain(own.map(|text| (OWN, text))).map(|(href, text)| StyleSheet { href, text }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The properties of CSS 2.1 that the plain sheet may use.
    const PLAIN: [&str; 24] = [
        "border",
        "border-bottom",
        "border-collapse",
        "border-top",
        "color",
        "display",
        "font-size",
        "font-style",
        "font-weight",
        "height",
        "line-height",
        "list-style",
        "margin",
        "margin-bottom",
        "margin-right",
        "margin-top",
        "max-width",
        "orphans",
        "padding",
        "padding-left",
        "padding-top",
        "text-align",
        "text-indent",
        "vertical-align",
    ];
    const ALSO_PLAIN: [&str; 8] = [
        "margin-left",
        "page-break-after",
        "page-break-inside",
        "table-layout",
        "text-decoration",
        "white-space",
        "widows",
        "width",
    ];

    #[test]
    fn the_first_sheet_has_nothing_that_an_old_reader_does_not_know() {
        let plain = sheets(None)[0];
        let text: String = plain.text.split("*/").map(|part| part.split("/*").next().unwrap_or_default()).collect();
        assert!(plain.text.is_ascii(), "no declaration of an encoding is needed");
        assert!(!text.contains('@') && !text.contains('(') && !text.contains('>') && !text.contains('['), "{text}");
        for rule in text.split('}').filter(|rule| !rule.trim().is_empty()) {
            let (_, body) = rule.split_once('{').expect("a rule has a body");
            for declaration in body.split(';').filter(|declaration| !declaration.trim().is_empty()) {
                let (property, value) = declaration.split_once(':').expect("a declaration has a value");
                let property = property.trim();
                assert!(PLAIN.contains(&property) || ALSO_PLAIN.contains(&property), "{property}");
                assert!(!value.contains("vw") && !value.contains("vh") && !value.contains("rem"), "{declaration}");
            }
        }
    }

    #[test]
    fn the_editors_sheet_comes_last() {
        let names: Vec<&str> = sheets(Some("p { margin: 0 }")).iter().map(|sheet| sheet.href).collect();
        assert_eq!(names, ["plain.css", "modern.css", OWN]);
        assert_eq!(sheets(None).len(), 2);
    }
}

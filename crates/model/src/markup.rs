//! Writes XML so that it is well formed by construction: every element is closed by the call that opened it, every text and attribute is
//! escaped, and characters XML does not allow are left out. Takes names, words and content; gives XHTML, SVG, HTML or metadata.

/// A piece of XML under construction. Children are joined without white space, for a line break between 汉字 shows as a space.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Markup {
    xml: String,
}

/// An attribute: its name and its value, not escaped.
pub type Attribute<'a> = (&'static str, &'a str);

impl Markup {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// An element with what `content` writes into it.
    pub fn element(&mut self, name: &'static str, attributes: &[Attribute<'_>], content: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        self.xml.push('>');
        content(self);
        self.xml.push_str("</");
        self.xml.push_str(name);
        self.xml.push('>');
    }

    /// An element that holds only words.
    pub fn leaf(&mut self, name: &'static str, attributes: &[Attribute<'_>], words: &str) {
        self.element(name, attributes, |inner| inner.text(words));
    }

    /// An element that can hold nothing: `img`, `br`, `rect`.
    pub fn void(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.open(name, attributes);
        self.xml.push_str("/>");
    }

    /// Words.
    pub fn text(&mut self, words: &str) {
        escape(words, &mut self.xml);
    }

    /// What the program itself has to say in XML, as it is: declarations, a stylesheet. It is known before any file is read, so no file can
    /// put anything into it.
    pub fn verbatim(&mut self, xml: &'static str) {
        self.xml.push_str(xml);
    }

    /// Another piece, as it is.
    pub fn append(&mut self, other: &Self) {
        self.xml.push_str(&other.xml);
    }

    /// A line break in the source, for people who read it. Only between blocks.
    pub fn newline(&mut self) {
        self.xml.push('\n');
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.xml.is_empty()
    }

    /// What was written.
    pub fn as_str(&self) -> &str {
        &self.xml
    }

    /// What was written, as a text of its own.
    pub fn into_string(self) -> String {
        self.xml
    }

    fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.xml.push('<');
        self.xml.push_str(name);
        for (name, value) in attributes {
            self.xml.push(' ');
            self.xml.push_str(name);
            self.xml.push_str("=\"");
            escape(value, &mut self.xml);
            self.xml.push('"');
        }
    }
}

/// Adds words to XML text or to an attribute's value.
fn escape(words: &str, xml: &mut String) {
    for c in words.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            c if is_allowed(c) => xml.push(c),
            _ => {}
        }
    }
}

/// Whether XML 1.0 allows a character, the discouraged ones apart (XML 1.0 §2.2).
fn is_allowed(c: char) -> bool {
    let discouraged = matches!(c, '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe;
    (c >= ' ' || matches!(c, '\t' | '\n' | '\r')) && !discouraged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_text_and_attributes() {
        let mut markup = Markup::new();
        markup.element("p", &[("title", "\"甲\" & <乙>")], |p| {
            p.text("a < b && c > d\u{0}\u{b}\u{ffff}");
            p.void("br", &[]);
        });
        let expected = "<p title=\"&quot;甲&quot; &amp; &lt;乙&gt;\">a &lt; b &amp;&amp; c &gt; d<br/></p>";
        assert_eq!(markup.as_str(), expected);
    }
}

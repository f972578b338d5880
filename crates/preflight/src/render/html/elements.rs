//! The elements a report is made of: takes words and content; writes blocks, tables and terms.

use chenbao_model::markup::Markup;

/// Text of a foreign file. Marks that turn the direction of text around could make one name look like another: they are shown as what
/// they are not, like other controls. An apostrophe is written out for those who copy the source into an attribute of their own.
pub(super) fn foreign(out: &mut Markup, text: &str) {
    let is_harmful =
        |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') || (c.is_control() && c != '\n');
    for (at, part) in text.split('\'').enumerate() {
        if at > 0 {
            out.verbatim("&#39;");
        }
        out.text(&part.replace(is_harmful, "\u{fffd}"));
    }
}

/// An element on lines of its own, its content too.
pub(super) fn block(out: &mut Markup, name: &'static str, class: Option<&str>, content: impl FnOnce(&mut Markup)) {
    let class: Vec<(&'static str, &str)> = class.into_iter().map(|class| ("class", class)).collect();
    out.element(name, &class, |inner| {
        inner.newline();
        content(inner);
    });
    out.newline();
}

/// A table with its heads and the rows that `rows` writes.
pub(super) fn table(out: &mut Markup, class: &str, heads: impl FnOnce(&mut Markup), rows: impl FnOnce(&mut Markup)) {
    block(out, "table", Some(class), |table| {
        table.element("thead", &[], |head| head.element("tr", &[], heads));
        table.newline();
        block(table, "tbody", None, rows);
    });
}

pub(super) fn heads(row: &mut Markup, names: &[&str]) {
    names.iter().for_each(|name| row.leaf("th", &[], name));
}

pub(super) fn cell(row: &mut Markup, words: &str) {
    row.leaf("td", &[], words);
}

pub(super) fn mark(out: &mut Markup, words: &str) {
    out.leaf("b", &[("class", "mark")], words);
}

/// A term with its value.
pub(super) fn entry(list: &mut Markup, class: &[(&'static str, &str)], term: &str, value: impl FnOnce(&mut Markup)) {
    list.element("div", class, |pair| {
        pair.leaf("dt", &[], term);
        pair.element("dd", &[], value);
    });
    list.newline();
}

//! Which characters of an issue the faces of its look have.

use super::Typesetter;
use super::text::{Part, Texts};
use crate::diag::{Code, Finding};
use crate::model::{InlineStyle, Issue};

/// The roles of the theme whose faces a part may show.
pub(super) fn roles(part: Part) -> &'static [&'static str] {
    match part {
        Part::Kicker => &["kicker"],
        Part::Head => &["head", "sans-head", "brief-head"],
        Part::Deck => &["deck"],
        Part::Summary => &["summary"],
        Part::Quote => &["pull-quote"],
        Part::Place => &["label"],
        Part::Body => &["body", "strong", "emphasis", "crosshead", "quote", "table"],
        Part::Credit => &["credit"],
        Part::Caption => &["caption"],
        Part::PictureCredit => &["caption-credit"],
    }
}

/// The roles that a run of a text is first set in; a face further down their lists is a stopgap.
fn first_role(part: Part, style: InlineStyle) -> &'static str {
    match (part, style) {
        (Part::Body, InlineStyle::Strong) => "strong",
        (Part::Body, InlineStyle::Emphasis) => "emphasis",
        _ => roles(part)[0],
    }
}

/// How the faces cover the characters of an issue.
pub struct Coverage {
    /// How many different characters the issue has.
    pub characters: usize,
    /// Those that no face has, or only a stopgap.
    pub findings: Vec<Finding>,
}

/// Looks every character up in the faces of its role, and points at those that have none, or only a stopgap.
pub(super) fn coverage(setter: &Typesetter, issue: &Issue) -> Coverage {
    let mut findings = Vec::new();
    let mut characters = std::collections::BTreeSet::new();
    for article in &issue.articles {
        let texts = Texts::of(article);
        for numbered in texts.all.iter().filter(|numbered| numbered.printed) {
            let mut byte = 0;
            for inline in numbered.text.inlines() {
                let role = first_role(numbered.part, inline.style);
                for (at, character) in inline.text.char_indices() {
                    characters.insert(character);
                    if let Some(finding) = uncovered(setter, role, character) {
                        let span = numbered.text.span_at(byte + at).unwrap_or_else(|| article.span());
                        findings.push(finding.at(span));
                    }
                }
                byte += inline.text.len();
            }
        }
    }
    Coverage { characters: characters.len(), findings }
}

fn uncovered(setter: &Typesetter, role: &str, character: char) -> Option<Finding> {
    if character.is_whitespace() || character.is_ascii() {
        return None;
    }
    let families = setter.look.families(role);
    let code_point = u32::from(character);
    match families.iter().position(|family| setter.fonts.family_covers(family, character)) {
        Some(0) => None,
        Some(other) => Some(
            Finding::new(
                Code::FallbackFace,
                format!("“{character}”（U+{code_point:04X}）在 {} 里没有，改用 {}", families[0], families[other]),
            )
            .hint("字形会与旁边的字略有不同；人名用字可以这样，别的字请核对是否打错"),
        ),
        None => Some(
            Finding::new(Code::MissingGlyph, format!("“{character}”（U+{code_point:04X}）没有一种字体有"))
                .hint("核对这个字是否打错；确需此字，请在 fonts/ 里补一种有它的字体"),
        ),
    }
}

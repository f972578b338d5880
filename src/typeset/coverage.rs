//! Which characters of an issue the faces of its look have.

use std::collections::BTreeSet;

use typst::text::is_default_ignorable;

use super::Typesetter;
use super::look::EMOJI;
use super::text::{Part, Texts};
use crate::copy::is_han;
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

/// Looks every character up in the faces of its role, and points at those that have none, or only a stopgap that shows: each once an article.
pub(super) fn coverage(setter: &Typesetter, issue: &Issue) -> Coverage {
    let mut findings = Vec::new();
    let mut characters = BTreeSet::new();
    for article in &issue.articles {
        let texts = Texts::of(article);
        let mut told = BTreeSet::new();
        for numbered in texts.all.iter().filter(|numbered| numbered.printed) {
            let mut byte = 0;
            for inline in numbered.text.inlines() {
                let role = first_role(numbered.part, inline.style);
                for (at, character) in inline.text.char_indices() {
                    characters.insert(character);
                    let finding = uncovered(setter, role, character).filter(|_| told.insert(character));
                    if let Some(finding) = finding {
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
    // What has no width chooses or joins the forms of its neighbours; there is nothing to draw.
    let colours_skin = matches!(character, '\u{1f3fb}'..='\u{1f3ff}');
    if character.is_whitespace() || character.is_ascii() || is_default_ignorable(character) || colours_skin {
        return None;
    }
    let families = setter.look.all_families(role);
    let code_point = u32::from(character);
    match families.iter().position(|family| setter.fonts.family_covers(family, character)) {
        Some(0) => None,
        Some(other) if is_han(character) => Some(
            Finding::new(
                Code::FallbackFace,
                format!("“{character}”（U+{code_point:04X}）在 {} 里没有，改用 {}", families[0], families[other]),
            )
            .hint("字形会与旁边的字略有不同；人名用字可以这样，别的字请核对是否打错"),
        ),
        Some(other) if families[other] == EMOJI => Some(
            Finding::new(
                Code::FallbackFace,
                format!("“{character}”（U+{code_point:04X}）是彩色表情，印成单色的线条画"),
            )
            .hint(format!("可以照印；要更清楚，{}", substitute(character))),
        ),
        // A sign looks the same beside any face.
        Some(_) => None,
        None => Some(
            Finding::new(Code::MissingGlyph, format!("“{character}”（U+{code_point:04X}）没有一种字体有"))
                .hint(remedy(character)),
        ),
    }
}

/// What an editor can do for a character that no face has.
fn remedy(character: char) -> String {
    match character {
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => {
            "这是某台电脑上的自造字，别处认不出；查原稿是哪个字，打通用的那一个".to_owned()
        }
        '\u{1f000}'..='\u{1faff}' => substitute(character),
        _ if is_han(character) => {
            "核对是否打错；人名的生僻字，可写成“王某（左边某、右边某）”，或在 fonts/ 里补一种有它的字体并登记"
                .to_owned()
        }
        _ => "核对是否打错；确需此字，请在 fonts/ 里补一种有它的字体并登记".to_owned(),
    }
}

/// What may stand for a colour emoji in print.
fn substitute(character: char) -> String {
    let sign = match character {
        '❤' | '💓'..='💟' | '🧡' | '🩷' | '🤍' | '🖤' | '🤎' => "♥",
        '⭐' | '🌟' | '✨' | '🎉' | '🎊' => "★",
        '☀' | '🌞' | '🌤' => "☀",
        '✅' | '👍' | '🆗' | '👌' => "✔",
        '❌' | '❎' | '🚫' | '⛔' => "✘",
        '☎' | '📞' | '📱' => "☎",
        '📍' | '📌' | '🚩' => "◆",
        '🔔' | '📢' | '📣' | '❗' | '⚠' => "！",
        '👉' | '➡' => "→",
        '👈' => "←",
        '👇' | '⬇' => "↓",
        '🎵' | '🎶' => "♪",
        _ => "★ 或文字",
    };
    format!("换成“{sign}”一类的符号，或删去")
}

//! Characters that do not belong into a printed text: damaged, private, spaces used for layout, signs of Markdown that had no effect.

use std::collections::BTreeSet;

use roxmltree::Node;

use super::book::Book;
use super::notes::Notes;
use super::xml::XHTML;
use crate::copy::is_rare_han;
use crate::diag::Code;

/// The elements whose words are heads.
const HEADS: [&str; 7] = ["title", "h1", "h2", "h3", "h4", "h5", "h6"];

/// The classes of what has gaps as heads have: what stands above and below a head 引题、副题, and the credit, whose names stand apart.
const LIKE_HEADS: [&str; 3] = ["kicker", "subtitle", "credit"];

/// The characters on both sides of a space between 汉字.
type Gap = (char, char);

pub(super) fn check(book: &Book, notes: &mut Notes) {
    let gaps = gaps_of_heads(book);
    let mut rare = BTreeSet::new();
    for (path, tree) in book.documents() {
        let verbatim = |node: &Node| {
            node.ancestors()
                .take(8)
                .any(|above| ["pre", "code", "script", "style"].iter().any(|name| above.has_tag_name((XHTML, *name))))
        };
        for node in tree.descendants().filter(|node| node.is_text() && !verbatim(node)) {
            check_text(path, node, &gaps, notes);
            check_rare(path, node, &mut rare, notes);
        }
    }
}

/// Tells of each rare 汉字 once: what is in a title stands on many pages.
fn check_rare(path: &str, node: Node, told: &mut BTreeSet<char>, notes: &mut Notes) {
    for (at, c) in node.text().unwrap_or_default().char_indices().filter(|(_, c)| is_rare_han(*c)) {
        if told.insert(c) {
            let message = format!("“{c}”（U+{:04X}）有的阅读器没有", u32::from(c));
            notes.at(Code::EpubRareCharacter, path, node.range().start + at, message);
        }
    }
}

/// The gaps in heads: there a space stands for a mark, 把账算清 把路铺实, also where the head is cited.
fn gaps_of_heads(book: &Book) -> BTreeSet<Gap> {
    let mut gaps = BTreeSet::new();
    for (_, tree) in book.documents() {
        let is_alike = |node: &Node| {
            let classes = node.attribute("class").unwrap_or_default();
            classes.split_whitespace().any(|class| LIKE_HEADS.contains(&class))
        };
        let is_head = |node: &Node| HEADS.iter().any(|name| node.has_tag_name((XHTML, *name))) || is_alike(node);
        let heads = tree.descendants().filter(is_head);
        for text in heads.flat_map(|head| head.descendants()).filter(Node::is_text).filter_map(|node| node.text()) {
            let characters: Vec<char> = text.chars().collect();
            gaps.extend(characters.windows(3).filter(|three| three[1] == ' ').map(|three| (three[0], three[2])));
        }
    }
    gaps
}

fn check_text(path: &str, node: Node, gaps: &BTreeSet<Gap>, notes: &mut Notes) {
    let text = node.text().unwrap_or_default();
    let start = node.range().start;
    let mut before = ['\n', '\n'];
    for (at, c) in text.char_indices() {
        let next = text[at + c.len_utf8()..].chars().next();
        // Escaped characters make the place in the file a little later than told; the line is right.
        if let Some(message) = fault(before[1], c, next) {
            notes.at(Code::EpubText, path, start + at, message);
        } else if is_han(before[0])
            && before[1] == ' '
            && is_han(c)
            && !is_credit(c, next)
            && !gaps.contains(&(before[0], c))
        {
            notes.at(Code::EpubText, path, start + at, format!("汉字之间有空格：“{} {c}”", before[0]));
        }
        before = [before[1], c];
    }
    for (mark, name) in [("**", "粗体"), ("[^", "注号"), ("](", "链接"), ("<br", "换行"), ("&nbsp;", "空格")]
    {
        if let Some(at) = text.find(mark).filter(|&at| mark != "**" || is_bold_mark(&text[at..])) {
            notes.at(Code::EpubText, path, start + at, format!("“{mark}” 像是没有起作用的{name}记号"));
        }
    }
}

/// Whether two stars at the beginning of a text are those of bold words: two more follow, and no others. One row alone masks a name or a number.
fn is_bold_mark(text: &str) -> bool {
    let inside = &text[2..];
    inside.find("**").is_some_and(|end| end > 0 && !inside[..end].contains('*') && !inside[end + 2..].starts_with('*'))
}

fn fault(before: char, c: char, next: Option<char>) -> Option<String> {
    let code = u32::from(c);
    let lone = |sign: char| c == sign && before != sign && next != Some(sign);
    match c {
        '\u{fffd}' => Some("有乱码（U+FFFD）".to_owned()),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}' => {
            Some(format!("私用区字符 U+{code:04X}，别人的设备上没有"))
        }
        '\u{200b}' | '\u{feff}' | '\u{ad}' => Some(format!("看不见的字符 U+{code:04X}")),
        '\u{3000}' if before.is_whitespace() => Some("用全角空格缩进；缩进由样式来做".to_owned()),
        ',' | ';' | '?' | '!' if is_han(before) && next.is_none_or(is_han) => Some(format!("汉字之间的半角标点 “{c}”")),
        '—' if lone('—') && is_han(before) && next.is_some_and(is_han) => {
            Some("破折号只有一半，应是 ——".to_owned())
        }
        '…' if lone('…') => Some("省略号只有一半，应是 ……".to_owned()),
        _ => None,
    }
}

/// Whether a character is the word of a credit, which stands apart from the name: 某某 著.
fn is_credit(c: char, next: Option<char>) -> bool {
    matches!(c, '著' | '编' | '译' | '摄' | '文' | '图' | '绘') && !next.is_some_and(is_han)
}

/// Whether a character is one of the unified ideographs of the basic block.
fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

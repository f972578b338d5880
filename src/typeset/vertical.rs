//! Vertical lines 竖排: the engine sets horizontal lines only, so a vertical line is a column of cells, each set for itself.
//!
//! Takes a line of a head; gives its cells, which the look stacks, and the line's extent in em.

use super::sense::Sense;

/// How a cell of a vertical line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellKind {
    /// A character upright in a square of its own.
    Upright,
    /// A mark that sits at the head of its cell: 。，、 and closing brackets and quotes. It takes half a square.
    Closing,
    /// A bracket or quote that sits at the foot of its cell. It takes half a square.
    Opening,
    /// A mark in the middle of half a square: the dot between names.
    Dot,
    /// One or two digits, or a single letter, side by side in one square.
    Together,
    /// A word, a longer number, a dash or an ellipsis, turned a quarter clockwise.
    Turned,
    /// The gap between the two halves of a head; nothing stands in it.
    Gap,
}

impl CellKind {
    /// What the look calls it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Upright => "upright",
            Self::Closing => "closing",
            Self::Opening => "opening",
            Self::Dot => "dot",
            Self::Together => "together",
            Self::Turned => "turned",
            Self::Gap => "gap",
        }
    }
}

/// A cell of a vertical line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// How it is drawn.
    pub(super) kind: CellKind,
    /// What stands in it.
    pub(super) text: String,
}

/// A vertical line's cells, from its head.
pub(super) fn cells(line: &str) -> Vec<Cell> {
    let mut out: Vec<Cell> = Vec::new();
    for character in line.chars() {
        let kind = kind(character);
        match out.last_mut().filter(|last| last.kind == kind && kind == CellKind::Turned && joins(last, character)) {
            Some(last) => last.text.push(character),
            None => out.push(Cell { kind, text: character.to_string() }),
        }
    }
    for cell in &mut out {
        let short = cell.text.chars().all(|c| c.is_ascii_digit()) && cell.text.len() <= 2;
        let letter = cell.text.len() == 1 && cell.text.chars().all(|c| c.is_ascii_alphabetic());
        if short || letter {
            cell.kind = CellKind::Together;
        }
    }
    out
}

/// Whether a turned character belongs to the cell before it: Latin to Latin, dash to dash.
fn joins(last: &Cell, character: char) -> bool {
    let is_latin = |c: char| c.is_ascii();
    last.text.chars().all(is_latin) == is_latin(character)
}

fn kind(character: char) -> CellKind {
    match character {
        ' ' | '\u{3000}' => CellKind::Gap,
        '，' | '。' | '、' | '．' | '”' | '’' | '》' | '）' | '』' | '」' | '】' | '〗' | '〕' | '〉' => {
            CellKind::Closing
        }
        '“' | '‘' | '《' | '（' | '『' | '「' | '【' | '〖' | '〔' | '〈' => CellKind::Opening,
        '·' | '・' => CellKind::Dot,
        '—' | '…' | '～' | '–' | '-' => CellKind::Turned,
        _ if character.is_ascii_graphic() => CellKind::Turned,
        _ => CellKind::Upright,
    }
}

/// How long a vertical line is, in em; a turned Latin letter or digit is taken for 0.6 em.
pub(super) fn extent(line: &str) -> f64 {
    let width = |c: char| if c.is_ascii() { 0.6 } else { 1.0 };
    let extent = |cell: &Cell| match cell.kind {
        CellKind::Upright | CellKind::Together => 1.0,
        CellKind::Closing | CellKind::Opening | CellKind::Dot | CellKind::Gap => 0.5,
        CellKind::Turned => cell.text.chars().map(width).sum(),
    };
    cells(line).iter().map(extent).sum()
}

/// Whether a text may stand vertically: no figure in it would have to be turned.
pub(super) fn stands_upright(text: &str) -> bool {
    let lies = |cell: &Cell| cell.kind == CellKind::Turned && cell.text.contains(|c: char| c.is_ascii_digit());
    !cells(text).iter().any(lies)
}

/// A kicker or a deck beside a vertical head: one line where it is no longer than the head, otherwise two, as even as can be.
pub(super) fn beside(sense: &Sense, longest: f64) -> Vec<String> {
    if extent(sense.text()) <= longest {
        return vec![sense.text().to_owned()];
    }
    let two = sense.lines(2, f64::MAX, &extent).into_iter().next();
    two.map_or_else(|| vec![sense.text().to_owned()], |broken| broken.lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Names;

    fn kinds(line: &str) -> Vec<(CellKind, String)> {
        cells(line).into_iter().map(|cell| (cell.kind, cell.text)).collect()
    }

    #[test]
    fn cells_hold_every_character_once_and_in_order() {
        let line = "“家门口”的68件事——《2020年》WiFi·23℃，好！";
        let text: String = cells(line).into_iter().map(|cell| cell.text).collect();
        assert_eq!(text, line);
    }

    #[test]
    fn short_numbers_stand_upright_and_longer_ones_are_turned() {
        let found = kinds("68件2020年A座WiFi");
        let wanted = [
            (CellKind::Together, "68"),
            (CellKind::Upright, "件"),
            (CellKind::Turned, "2020"),
            (CellKind::Upright, "年"),
            (CellKind::Together, "A"),
            (CellKind::Upright, "座"),
            (CellKind::Turned, "WiFi"),
        ];
        assert_eq!(found, wanted.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn figures_of_two_stand_and_longer_ones_keep_a_head_from_standing() {
        assert!(stands_upright("独居老人家里来了68位“电子邻居”"));
        assert!(stands_upright("WiFi进弄堂"));
        for text in ["2020年的夏天", "满意率98.5%", "213户乐开怀", "3.5万人次"] {
            assert!(!stands_upright(text), "{text}");
        }
    }

    #[test]
    fn marks_take_half_a_square_and_dashes_their_length() {
        assert!((extent("“好”——") - 4.0).abs() < f64::EPSILON);
        assert!((extent("好　日子") - 3.5).abs() < f64::EPSILON);
    }

    #[test]
    fn a_long_deck_stands_in_two_lines() {
        let beside = |words: &str, longest| beside(&Sense::of_words(words, &Names::default()), longest);
        assert_eq!(beside("看墙面、走支弄", 9.0).len(), 1);
        assert_eq!(beside("看墙面、走支弄、问居民，要求做到家门口", 12.0).len(), 2);
    }
}

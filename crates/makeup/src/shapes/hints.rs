//! Where a cut of a few 字 saves a line (makeup.md §4). Takes the rows of a text; gives hints for its editor.

use crate::layout::TrimHint;
use crate::measure::{Row, RowKind};

/// The most characters of a paragraph's last line that are worth a cut.
const CUT_MOST: u16 = 5;
/// The most hints for one module.
const HINTS_MOST: usize = 4;

/// Where a small cut saves a line of an article's text: paragraphs whose last line holds few characters, the cheapest first.
fn trim_hints(rows: &[Row]) -> Vec<TrimHint> {
    cheapest(hints(0, rows))
}

/// The same for the text of so many briefs, each of which begins with a crosshead row for its head. Where there are other
/// crossheads among them the briefs cannot be told apart, and there are no hints.
pub(crate) fn group_trim_hints(rows: &[Row], articles: usize) -> Vec<TrimHint> {
    let heads: Vec<usize> =
        (0..rows.len()).filter(|&at| rows[at].kind == RowKind::Crosshead && rows[at].first).collect();
    if articles < 2 {
        return trim_hints(rows);
    }
    if heads.len() != articles {
        return Vec::new();
    }
    let ends = heads.iter().skip(1).copied().chain([rows.len()]);
    let briefs = heads.iter().zip(ends).enumerate();
    cheapest(briefs.flat_map(|(article, (&from, to))| hints(article, &rows[from..to])).collect())
}

/// The hints of one article, in the order of its paragraphs.
fn hints(article: usize, rows: &[Row]) -> Vec<TrimHint> {
    let text = rows.iter().filter(|row| row.kind == RowKind::Text && row.chars > 0);
    let mut para = 0;
    let mut found = Vec::new();
    for row in text {
        para += u32::from(row.first);
        if row.last && !row.first && row.chars <= CUT_MOST {
            found.push(TrimHint { article, para, chars: u32::from(row.chars), saves: u32::from(row.lines) });
        }
    }
    found
}

fn cheapest(mut hints: Vec<TrimHint>) -> Vec<TrimHint> {
    hints.sort_by_key(|hint| (hint.chars, hint.article, hint.para));
    hints.truncate(HINTS_MOST);
    hints
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(para: u32, lines: &[u16]) -> Vec<Row> {
        let row = |(at, &chars): (usize, &u16)| Row {
            lines: 1,
            kind: RowKind::Text,
            para,
            first: at == 0,
            last: at + 1 == lines.len(),
            chars,
            lone: false,
        };
        lines.iter().enumerate().map(row).collect()
    }

    fn crosshead(para: u32) -> Row {
        Row { lines: 2, kind: RowKind::Crosshead, para, first: true, last: true, chars: 4, lone: false }
    }

    fn hint(article: usize, para: u32, chars: u32) -> TrimHint {
        TrimHint { article, para, chars, saves: 1 }
    }

    #[test]
    fn short_last_lines_are_named_the_cheapest_first() {
        let rows = [
            paragraph(0, &[12, 14, 5]),
            vec![crosshead(1)],
            paragraph(2, &[4]),
            paragraph(3, &[12, 2]),
            paragraph(4, &[12, 6]),
        ];
        assert_eq!(trim_hints(&rows.concat()), [hint(0, 3, 2), hint(0, 1, 5)]);
    }

    #[test]
    fn four_hints_are_enough() {
        let rows: Vec<Row> = (0..9).flat_map(|para| paragraph(para, &[12, 3])).collect();
        assert_eq!(trim_hints(&rows), [1, 2, 3, 4].map(|para| hint(0, para, 3)));
    }

    #[test]
    fn blank_lines_after_a_text_are_no_paragraphs() {
        assert_eq!(trim_hints(&[paragraph(0, &[12, 9]), paragraph(1, &[0])].concat()), []);
    }

    #[test]
    fn the_paragraphs_of_briefs_are_counted_brief_by_brief() {
        let rows = [vec![crosshead(0)], paragraph(1, &[12, 9]), vec![crosshead(2)], paragraph(3, &[12, 3])].concat();
        assert_eq!(group_trim_hints(&rows, 2), [hint(1, 1, 3)]);
        assert_eq!(group_trim_hints(&rows, 3), []);
        assert_eq!(group_trim_hints(&rows, 1), [hint(0, 2, 3)]);
    }
}

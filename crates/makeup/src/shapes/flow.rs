//! A piece's text as the search sees it. Takes the rows of a galley; gives, in constant time, how far a leg of so many lines
//! reaches and whether a leg may end there.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::measure::{ArticlePart, Galley, Measure, MeasureFailed, Passage, Row, RowKind};
use chenbao_model::model::{Article, Kind};

/// What a text is kept under: its measure in em, and the pull quote set in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TextKey {
    pub(crate) em: u16,
    pub(crate) quote: Option<usize>,
}

/// What the forms of a piece are drawn from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PieceCopy<'p, 'a> {
    /// The name over briefs.
    pub(crate) id: &'p str,
    /// What it is.
    pub(crate) kind: Kind,
    /// Its articles.
    pub(crate) articles: &'p [&'a Article],
    /// Which part of its article.
    pub(crate) part: Option<ArticlePart>,
}

/// The texts of a piece at every measure asked for so far; on the basic columns it always has one.
#[derive(Debug, Clone)]
pub(crate) struct Flows {
    base: Arc<Flow>,
    known: BTreeMap<TextKey, Arc<Flow>>,
    /// Lines taken away (negative) or added on the basic columns, and the lines there were before.
    resized: i64,
    whole: u32,
}

impl Flows {
    /// The text of a piece at so many em, the measure of its basic columns.
    pub(crate) fn measured(copy: &PieceCopy, em: u16, measure: &dyn Measure) -> Result<Self, MeasureFailed> {
        let key = TextKey { em, quote: None };
        let base = Arc::new(set(copy, key, measure)?);
        Ok(Self { known: BTreeMap::from([(key, base.clone())]), resized: 0, whole: base.lines(), base })
    }

    /// The text on the basic columns, without a pull quote.
    pub(crate) fn base(&self) -> &Flow {
        &self.base
    }

    /// The text under this key, asked for once.
    pub(crate) fn at(
        &mut self,
        copy: &PieceCopy,
        key: TextKey,
        measure: &dyn Measure,
    ) -> Result<Arc<Flow>, MeasureFailed> {
        if let Some(known) = self.known.get(&key) {
            return Ok(known.clone());
        }
        let flow = Arc::new(set(copy, key, measure)?.resized(self.resized, self.whole));
        self.known.insert(key, flow.clone());
        Ok(flow)
    }

    /// The text under this key, where it has been asked for.
    pub(crate) fn get(&self, key: TextKey) -> Option<&Arc<Flow>> {
        self.known.get(&key)
    }

    /// All texts, in the order of their keys.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&TextKey, &Arc<Flow>)> {
        self.known.iter()
    }

    /// Makes all texts shorter (negative) or longer by so many lines on the basic columns, and as much at other measures; those asked for later
    /// too.
    pub(crate) fn resize(&mut self, lines: i64) {
        self.resized += lines;
        self.base = Arc::new(self.base.resized(lines, self.whole));
        for flow in self.known.values_mut() {
            *flow = Arc::new(flow.resized(lines, self.whole));
        }
    }
}

fn set(copy: &PieceCopy, key: TextKey, measure: &dyn Measure) -> Result<Flow, MeasureFailed> {
    let passage = Passage { articles: copy.articles, part: copy.part, quote: key.quote };
    Ok(Flow::new(measure.galley(passage, key.em)?))
}

/// The rows of a text with the sums the search asks for. On a page that cannot be solved the text may be offered short
/// (the rest is overset) or with blank lines after it (the text is underset).
#[derive(Debug, Clone)]
pub(crate) struct Flow {
    rows: Vec<Row>,
    real: usize,
    offered: usize,
    /// Lines before each row; one longer than the offered rows.
    starts: Vec<u32>,
    /// For every number of lines, the rows that are whole within it.
    row_at: Vec<u32>,
    /// Whether a leg that ends before this row strands a crosshead (H5).
    stranded: Vec<bool>,
}

impl Flow {
    /// The text of a galley, whole.
    pub(crate) fn new(galley: Galley) -> Self {
        let real = galley.rows.len();
        Self::offer(galley.rows, real, real)
    }

    fn offer(rows: Vec<Row>, real: usize, offered: usize) -> Self {
        let mut starts = vec![0];
        let mut lines = 0;
        for row in &rows[..offered] {
            lines += u32::from(row.lines);
            starts.push(lines);
        }
        let mut row_at = Vec::new();
        let mut row = 0;
        for line in 0..=lines {
            while row < offered && starts[row + 1] <= line {
                row += 1;
            }
            row_at.push(u32::try_from(row).unwrap_or(u32::MAX));
        }
        let stranded = stranded(&rows[..offered]);
        Self { rows, real, offered, starts, row_at, stranded }
    }

    /// The same text shorter (negative) or longer by its share of so many lines of a text of `whole` lines.
    fn resized(&self, lines: i64, whole: u32) -> Self {
        if lines == 0 {
            return self.clone();
        }
        let whole = i64::from(whole).max(1);
        let share = (lines.abs() * i64::from(self.lines()) + whole / 2) / whole;
        let share = u32::try_from(share).unwrap_or(u32::MAX).max(1);
        if lines < 0 { self.shortened(share) } else { self.lengthened(share) }
    }

    /// The same text less so many lines at its end, as nearly as its rows allow; at least one row stays.
    pub(crate) fn shortened(&self, lines: u32) -> Self {
        let keep = self.lines().saturating_sub(lines) as usize;
        let offered = (self.row_at[keep] as usize).max(1).min(self.offered);
        Self::offer(self.rows.clone(), self.real, offered)
    }

    /// The same text with so many blank lines after it.
    pub(crate) fn lengthened(&self, lines: u32) -> Self {
        let mut rows = self.rows.clone();
        let para = rows.last().map_or(0, |row| row.para) + 1;
        let blank =
            |at| Row { lines: 1, kind: RowKind::Text, para: para + at, first: true, last: true, chars: 0, lone: false };
        rows.extend((0..lines).map(blank));
        let offered = rows.len();
        Self::offer(rows, self.real, offered)
    }

    /// The height of what is offered, in lines.
    pub(crate) fn lines(&self) -> u32 {
        self.starts[self.offered]
    }

    /// The number of rows offered.
    pub(crate) fn len(&self) -> u32 {
        u32::try_from(self.offered).unwrap_or(u32::MAX)
    }

    /// Whether nothing is offered.
    pub(crate) fn is_empty(&self) -> bool {
        self.offered == 0
    }

    /// Whether the text holds something that cannot be broken.
    pub(crate) fn has_solid(&self) -> bool {
        self.rows.iter().any(|row| row.kind == RowKind::Solid)
    }

    /// Whether crossheads, tables or pull quotes break the grey of the text.
    pub(crate) fn has_breaks(&self) -> bool {
        self.rows.iter().any(|row| row.kind != RowKind::Text)
    }

    /// The rows of the text itself, without blank lines.
    pub(crate) fn text_rows(&self) -> &[Row] {
        &self.rows[..self.real]
    }

    /// The row before which a leg of `lines` lines ends that begins with `row`.
    pub(crate) fn reach(&self, row: u32, lines: u16) -> u32 {
        let line = (self.starts[row as usize] + u32::from(lines)).min(self.lines());
        self.row_at[line as usize]
    }

    /// The lines of the rows `from..to`.
    pub(crate) fn lines_between(&self, from: u32, to: u32) -> u32 {
        self.starts[to as usize] - self.starts[from as usize]
    }

    /// Whether a leg must not end before this row.
    pub(crate) fn strands(&self, row: u32) -> bool {
        self.stranded[row as usize]
    }

    /// Whether a leg that begins with this row begins with a paragraph's last line.
    pub(crate) fn is_widow(&self, row: u32) -> bool {
        self.rows.get(row as usize).is_some_and(|row| row.last && !row.first)
    }

    /// Characters of the rows that found no place because the text is offered short.
    pub(crate) fn overset_chars(&self) -> u32 {
        self.rows[self.offered.min(self.real)..self.real].iter().map(|row| u32::from(row.chars)).sum()
    }

    /// Blank lines after the text.
    pub(crate) fn blank_lines(&self) -> u32 {
        u32::try_from(self.offered.saturating_sub(self.real)).unwrap_or(u32::MAX)
    }
}

/// For every place a leg may end at, whether a crosshead would have fewer than two lines below it in the leg (H5).
fn stranded(rows: &[Row]) -> Vec<bool> {
    let mut stranded = vec![false; rows.len() + 1];
    for (at, _) in rows.iter().enumerate().filter(|(_, row)| row.kind == RowKind::Crosshead) {
        let mut below = 0;
        let mut end = at + 1;
        while end < rows.len() && below < 2 {
            stranded[end] = true;
            if rows[end].kind != RowKind::Crosshead {
                below += rows[end].lines;
            }
            end += 1;
        }
    }
    stranded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(lines: u16, kind: RowKind, first: bool, last: bool) -> Row {
        Row { lines, kind, para: 0, first, last, chars: 14, lone: false }
    }

    fn flow() -> Flow {
        let text = |first, last| row(1, RowKind::Text, first, last);
        let rows = vec![
            text(true, false),
            text(false, true),
            row(2, RowKind::Crosshead, true, true),
            text(true, false),
            text(false, false),
            text(false, true),
        ];
        Flow::new(Galley { rows })
    }

    #[test]
    fn a_row_that_does_not_fit_goes_to_the_next_leg() {
        let flow = flow();
        assert_eq!(flow.lines(), 7);
        assert_eq!(flow.reach(0, 3), 2);
        assert_eq!(flow.reach(0, 4), 3);
        assert_eq!(flow.reach(2, 40), 6);
    }

    #[test]
    fn a_crosshead_wants_two_lines_below_it() {
        let flow = flow();
        let strands: Vec<bool> = (0..=6).map(|row| flow.strands(row)).collect();
        assert_eq!(strands, [false, false, false, true, true, false, false]);
    }

    #[test]
    fn widows_are_last_rows_that_are_not_first() {
        let flow = flow();
        assert!(flow.is_widow(1) && flow.is_widow(5) && !flow.is_widow(2) && !flow.is_widow(3));
    }

    #[test]
    fn a_text_can_be_offered_short_or_long() {
        let flow = flow();
        assert_eq!(flow.shortened(2).lines(), 5);
        assert_eq!(flow.shortened(2).overset_chars(), 28);
        assert_eq!(flow.shortened(4).lines(), 2);
        assert_eq!(flow.shortened(99).lines(), 1);
        assert_eq!(flow.lengthened(3).lines(), 10);
        assert_eq!(flow.lengthened(3).blank_lines(), 3);
        assert_eq!(flow.lengthened(3).overset_chars(), 0);
    }
}

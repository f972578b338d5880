//! The tables of a review. One that is too wide for a small screen is parted into several, each with the first column of the whole.

use std::ops::Range;

use super::super::markup::Markup;
use super::writer::Writer;
use crate::model::{Passage, Prose};

/// The most columns a narrow screen holds at large type (epub.md §5.5, Kobo; §7.28).
const COLUMNS_MOST: usize = 4;

/// A table as the author has it.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    pub(super) header: &'a [Prose],
    pub(super) rows: &'a [Vec<Prose>],
}

impl<'a> Rows<'a> {
    /// The rows from the head down.
    fn all(self) -> impl Iterator<Item = &'a [Prose]> {
        std::iter::once(self.header).chain(self.rows.iter().map(Vec::as_slice))
    }
}

impl Writer<'_> {
    /// A table, or the parts of one, below the heading it stands `near`.
    pub(super) fn table(
        &mut self,
        table: Rows<'_>,
        near: Option<String>,
        id: &[(&'static str, &str)],
        out: &mut Markup,
    ) {
        self.tables += 1;
        let caption = format!("表{} {}", self.tables, near.unwrap_or_else(|| self.review.title.clone()));
        let parts = parts(table.header.len());
        if let [whole] = parts.as_slice() {
            self.part(table, whole.clone(), &caption, id, out);
            return;
        }
        let count = parts.len();
        let mut written = Markup::new();
        for (at, columns) in parts.into_iter().enumerate() {
            self.part(table, columns, &format!("{caption}（之{}，共{count}）", at + 1), &[], &mut written);
        }
        out.element("div", id, |parts| parts.append(&written));
    }

    /// Some columns of a table; where they are not its first, the first stands before them once more.
    fn part(
        &mut self,
        table: Rows<'_>,
        columns: Range<usize>,
        caption: &str,
        id: &[(&'static str, &str)],
        out: &mut Markup,
    ) {
        let mut cells: Vec<Vec<Markup>> = vec![];
        for row in table.all() {
            let repeated = row.first().filter(|_| columns.start > 0).map(repeated);
            let own = row.get(columns.clone()).unwrap_or_default().iter().map(|cell| self.prose(cell));
            cells.push(repeated.into_iter().chain(own).collect());
        }
        let Some((head, body)) = cells.split_first() else { return };
        out.element("table", id, |table| {
            table.leaf("caption", &[("class", "added")], caption);
            if head.iter().any(|cell| !cell.is_empty()) {
                table.element("thead", &[], |thead| {
                    thead.element("tr", &[], |row| head.iter().for_each(|cell| header_cell(row, cell)));
                });
            }
            table.element("tbody", &[], |tbody| {
                for cells in body {
                    tbody.element("tr", &[], |row| {
                        cells.iter().for_each(|cell| row.element("td", &[], |td| td.append(cell)));
                    });
                }
                if body.is_empty() {
                    tbody.element("tr", &[], |row| row.element("td", &[], |_| {}));
                }
            });
        });
    }
}

/// The words of a cell that stands in the book already.
fn repeated(cell: &Prose) -> Markup {
    let mut out = Markup::new();
    let words = cell.plain();
    if !words.is_empty() {
        out.leaf("span", &[("class", "added")], &words);
    }
    out
}

/// An empty head cell heads nothing.
fn header_cell(row: &mut Markup, cell: &Markup) {
    if cell.is_empty() {
        row.element("td", &[], |_| {});
    } else {
        row.element("th", &[("scope", "col")], |th| th.append(cell));
    }
}

/// The columns of each part of a table: all in one where they are few, else as even as can be, with room for the first column.
fn parts(columns: usize) -> Vec<Range<usize>> {
    if columns <= COLUMNS_MOST {
        return std::iter::once(0..columns).collect();
    }
    let (others, count) = (columns - 1, (columns - 1).div_ceil(COLUMNS_MOST - 1));
    let bound = |part: usize| if part == 0 { 0 } else { 1 + others * part / count };
    (0..count).map(|part| bound(part)..bound(part + 1)).collect()
}

/// The characters of a passage in the order in which the book has them: a table in parts goes part by part.
pub(in crate::export::epub) fn in_the_order_of_the_book(passage: &Passage) -> String {
    match passage {
        Passage::Table { header, rows } => {
            let table = Rows { header, rows };
            let cells = parts(header.len())
                .into_iter()
                .flat_map(|columns| table.all().flat_map(move |row| row.get(columns.clone()).unwrap_or_default()));
            cells.map(Prose::plain).collect()
        }
        Passage::List { items, .. } => items.iter().flatten().map(in_the_order_of_the_book).collect(),
        Passage::Quote(passages) => passages.iter().map(in_the_order_of_the_book).collect(),
        other => other.plain(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_at_most_four_columns_with_the_first() {
        assert!(matches!(parts(4).as_slice(), [whole] if *whole == (0..4)));
        assert_eq!(parts(5), [0..3, 3..5]);
        assert_eq!(parts(7), [0..4, 4..7]);
        assert_eq!(parts(8), [0..3, 3..5, 5..8]);
        for columns in 5..60 {
            let parts = parts(columns);
            assert!(parts.windows(2).all(|pair| pair[0].end == pair[1].start));
            assert_eq!((parts[0].start, parts[parts.len() - 1].end), (0, columns));
            assert!(parts.iter().all(|part| part.len() + usize::from(part.start > 0) <= COLUMNS_MOST));
        }
    }
}

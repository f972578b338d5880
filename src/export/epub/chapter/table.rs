//! The tables of a chapter. One that is too wide for a small screen is parted into several, each with the first column of the whole.

use std::ops::Range;

use super::super::markup::{Attribute, Markup};
use crate::model::{Passage, Table, Text};

/// The most columns a narrow screen holds at large type (epub.md §5.5, Kobo; §7.28).
const COLUMNS_MOST: usize = 4;

/// Some columns of a table, or all of them.
pub(super) struct TablePart {
    columns: Range<usize>,
    caption: String,
}

/// A row of a part.
#[derive(Clone, Copy)]
pub(super) struct PartRow<'a> {
    /// The cell of the table's first column, where the part does not begin with it.
    pub(super) repeated: Option<&'a Text>,
    /// The cells of the part's own columns.
    pub(super) cells: &'a [Text],
}

/// The parts a table is written in, under its caption.
pub(super) fn table_parts(table: &Table, caption: &str) -> Vec<TablePart> {
    let columns = part_columns(table.header.len());
    let count = columns.len();
    let part = |(at, columns): (usize, Range<usize>)| TablePart {
        columns,
        caption: if count == 1 { caption.to_owned() } else { format!("{caption}（之{}，共{count}）", at + 1) },
    };
    columns.into_iter().enumerate().map(part).collect()
}

/// The rows of a part, the head row first.
pub(super) fn rows_of_part<'a>(table: &'a Table, part: &TablePart) -> impl Iterator<Item = PartRow<'a>> {
    table.all_rows().map(|row| PartRow {
        repeated: row.first().filter(|_| part.columns.start > 0),
        cells: row.get(part.columns.clone()).unwrap_or_default(),
    })
}

impl TablePart {
    /// The part with its cells written, row by row, the head row first.
    pub(super) fn write(&self, cells: &[Vec<Markup>], id: &[Attribute<'_>], out: &mut Markup) {
        let Some((head, body)) = cells.split_first() else { return };
        out.element("table", id, |table| {
            table.leaf("caption", &[("class", "added")], &self.caption);
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
pub(super) fn repeated_cell(cell: &Text) -> Markup {
    let mut out = Markup::new();
    let words = cell.to_plain();
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
fn part_columns(columns: usize) -> Vec<Range<usize>> {
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
        Passage::Table(table) => {
            let columns = part_columns(table.header.len()).into_iter();
            let cells = columns
                .flat_map(|columns| table.all_rows().flat_map(move |row| row.get(columns.clone()).unwrap_or_default()));
            cells.map(Text::to_plain).collect()
        }
        Passage::List(items) => items.iter().flat_map(|item| &item.body).map(in_the_order_of_the_book).collect(),
        Passage::Quote(passages) => passages.iter().map(in_the_order_of_the_book).collect(),
        other => other.plain(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_at_most_four_columns_with_the_first() {
        assert!(matches!(part_columns(4).as_slice(), [whole] if *whole == (0..4)));
        assert_eq!(part_columns(5), [0..3, 3..5]);
        assert_eq!(part_columns(7), [0..4, 4..7]);
        assert_eq!(part_columns(8), [0..3, 3..5, 5..8]);
        for columns in 5..60 {
            let parts = part_columns(columns);
            assert!(parts.windows(2).all(|pair| pair[0].end == pair[1].start));
            assert_eq!((parts[0].start, parts[parts.len() - 1].end), (0, columns));
            assert!(parts.iter().all(|part| part.len() + usize::from(part.start > 0) <= COLUMNS_MOST));
        }
    }
}

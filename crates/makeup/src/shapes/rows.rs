//! The ways to put pictures into rows. Takes a number of pictures, in their order, and a width in columns; gives rows, each of pictures side by
//! side.

/// The most rows of pictures one above the other.
pub(crate) const ROWS_MAX: usize = 3;
/// The most pictures put into rows in every way there is; a crowd of more stands in even rows.
pub(crate) const PICTURES_FREE: usize = 6;
/// A picture in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PhotoCell {
    /// Which of the piece's pictures.
    pub(crate) photo: usize,
    /// Over how many of the text's columns.
    pub(crate) span: u16,
}

/// So many pictures in rows of as nearly equal numbers and widths as can be, the rows of fewer first.
pub(crate) fn even_rows(pictures: usize, width: u16, rows: usize) -> Vec<Vec<PhotoCell>> {
    let mut photo = 0;
    (0..rows)
        .map(|row| {
            let count = (pictures + row) / rows;
            let cell = |at| {
                let span = (usize::from(width) + count - 1 - at) / count;
                PhotoCell { photo: photo + at, span: u16::try_from(span).unwrap_or(u16::MAX) }
            };
            let cells = (0..count).map(cell).collect();
            photo += count;
            cells
        })
        .collect()
}

/// All ways to put `pictures` pictures, in their order, into rows of so many columns.
pub(crate) fn stack_rows(
    pictures: usize,
    width: u16,
    from: usize,
    rows_left: usize,
    rows: &mut Vec<Vec<PhotoCell>>,
    visit: &mut dyn FnMut(&[Vec<PhotoCell>]),
) {
    let left = pictures - from;
    if left == 0 {
        visit(rows);
        return;
    }
    if left > rows_left * usize::from(width) {
        return;
    }
    for count in 1..=left.min(usize::from(width)) {
        split_row(width, from, count, &mut Vec::new(), &mut |cells| {
            rows.push(cells.to_vec());
            stack_rows(pictures, width, from + count, rows_left - 1, rows, visit);
            rows.pop();
        });
    }
}

/// All ways to share `width` columns among `count` pictures.
fn split_row(width: u16, from: usize, count: usize, cells: &mut Vec<PhotoCell>, visit: &mut dyn FnMut(&[PhotoCell])) {
    if count == 1 {
        cells.push(PhotoCell { photo: from, span: width });
        visit(cells);
        cells.pop();
        return;
    }
    for span in 1..width {
        if usize::from(width - span) < count - 1 {
            break;
        }
        cells.push(PhotoCell { photo: from, span });
        split_row(width - span, from + 1, count - 1, cells, visit);
        cells.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::legs::COLUMNS_MAX;

    fn stacks(pictures: usize, width: u16, rows: usize) -> Vec<Vec<Vec<PhotoCell>>> {
        let mut found = Vec::new();
        stack_rows(pictures, width, 0, rows, &mut Vec::new(), &mut |rows| found.push(rows.to_vec()));
        found
    }

    #[test]
    fn few_pictures_are_put_into_rows_in_every_way() {
        assert_eq!(stacks(2, 3, 3).len(), 3, "two ways side by side, one above the other");
        assert_eq!(stacks(4, 1, 3).len(), 0, "four pictures do not fit in three rows of one");
        let most = (1..=COLUMNS_MAX).map(|width| stacks(PICTURES_FREE, u16::try_from(width).unwrap(), ROWS_MAX).len());
        assert!(most.max().unwrap() < 2500);
    }

    #[test]
    fn a_crowd_of_pictures_stands_in_even_rows() {
        let rows = even_rows(34, 5, 7);
        assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [4, 5, 5, 5, 5, 5, 5]);
        assert!(rows.iter().all(|row| row.iter().map(|cell| cell.span).sum::<u16>() == 5));
        let photos: Vec<usize> = rows.iter().flatten().map(|cell| cell.photo).collect();
        assert_eq!(photos, (0..34).collect::<Vec<_>>());
    }
}

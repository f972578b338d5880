//! What a chapter is written from: a review as it is, or an article with its blocks as passages.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::model::{
    Article, Block, ListItem, Note, Origin, Passage, Picture, PrintedPage, Review, ReviewPicture, Text,
};

/// A text of the book.
#[derive(Debug, Default)]
pub(in crate::export::epub) struct ChapterCopy<'a> {
    /// Its place in the book, from 0: part of the names of its pictures.
    pub(in crate::export::epub) order: usize,
    /// Its title.
    pub(in crate::export::epub) title: String,
    /// Its writers; an article names them in its credit, as on paper.
    pub(in crate::export::epub) authors: &'a [String],
    /// Where it was printed; none for an article, whose book is what was printed.
    pub(in crate::export::epub) origin: Option<&'a Origin>,
    /// 引题; a review has none of the four.
    pub(in crate::export::epub) kicker: Option<String>,
    /// 副题.
    pub(in crate::export::epub) deck: Option<String>,
    /// 提要.
    pub(in crate::export::epub) summary: Option<String>,
    /// What stands in brackets at the end.
    pub(in crate::export::epub) credit: Option<String>,
    /// Its text.
    pub(in crate::export::epub) body: Cow<'a, [Passage]>,
    /// The passages of it that are lists whose entries begin with marks of their author's: no reader makes them up.
    pub(in crate::export::epub) marked_lists: BTreeSet<usize>,
    /// Its notes, by number.
    pub(in crate::export::epub) notes: &'a [Note],
    /// Its pictures.
    pub(in crate::export::epub) pictures: Cow<'a, [ReviewPicture]>,
    /// The printed pages it runs over.
    pub(in crate::export::epub) pages: &'a [PrintedPage],
}

impl<'a> ChapterCopy<'a> {
    /// A review.
    pub(in crate::export::epub) fn of_review(review: &'a Review) -> Self {
        Self {
            order: review.order,
            title: review.title.clone(),
            authors: &review.authors,
            origin: Some(&review.origin),
            body: Cow::Borrowed(&review.body),
            notes: &review.notes,
            pictures: Cow::Borrowed(&review.pictures),
            pages: &review.pages,
            ..Self::default()
        }
    }

    /// An article at its place in the book; its pictures follow its text.
    pub(in crate::export::epub) fn of_article(article: &'a Article, order: usize) -> Self {
        let printed = article.pictures.iter().filter(|picture| !picture.omitted);
        let pictures: Vec<ReviewPicture> = printed.map(|picture| picture_of(picture, article)).collect();
        let mut body: Vec<Passage> = article.body.iter().map(passage_of).collect();
        let is_marked = |(at, block): (usize, &Block)| match block {
            Block::List(items) if has_own_marks(items) => Some(at),
            _ => None,
        };
        let marked_lists = article.body.iter().enumerate().filter_map(is_marked).collect();
        body.extend((0..pictures.len()).map(Passage::Picture));
        let headline = &article.headline;
        Self {
            order,
            title: plain_gaps(&headline.head),
            // A brief has the place it tells of where others have a kicker.
            kicker: headline.kicker.as_ref().or(article.place.as_ref()).map(plain_gaps),
            deck: headline.deck.as_ref().map(plain_gaps),
            summary: article.summary.as_ref().map(plain_gaps),
            credit: article.credit_line(),
            body: Cow::Owned(body),
            marked_lists,
            pictures: Cow::Owned(pictures),
            ..Self::default()
        }
    }
}

/// The words of a head: a gap in it is an ordinary space in a book.
fn plain_gaps(text: &Text) -> String {
    text.to_plain().replace('\u{3000}', " ")
}

fn picture_of(picture: &Picture, article: &Article) -> ReviewPicture {
    let caption = Some(picture.caption.to_plain()).filter(|caption| !caption.is_empty());
    ReviewPicture {
        file: picture.file.clone(),
        path: picture.path.clone(),
        pixels: picture.pixels,
        alt: caption.clone().unwrap_or_else(|| plain_gaps(&article.headline.head)),
        caption,
        credit: picture.credit.as_ref().map(plain_gaps),
        span: picture.span.clone().unwrap_or_else(|| article.span()),
    }
}

/// A block as the passage it is a narrower form of.
fn passage_of(block: &Block) -> Passage {
    match block {
        Block::Paragraph(text) => Passage::Paragraph(text.clone()),
        Block::Crosshead(text) => Passage::Heading { level: 2, text: Text::plain(plain_gaps(text)) },
        Block::List(items) if has_own_marks(items) => Passage::List {
            start: None,
            items: items.iter().map(|item| vec![Passage::Paragraph(marked(item))]).collect(),
        },
        Block::List(items) => Passage::List {
            start: items.first().and_then(number),
            items: items.iter().map(|item| vec![Passage::Paragraph(item.text.clone())]).collect(),
        },
        Block::Quote(texts) => Passage::Quote(texts.iter().cloned().map(Passage::Paragraph).collect()),
        Block::Table(table) => Passage::Table(table.clone()),
    }
}

/// The number of an entry whose mark is `1.`.
fn number(item: &ListItem) -> Option<u32> {
    let digits = item.marker.strip_suffix('.')?;
    // A reader would print 01. as 1.
    digits.parse().ok().filter(|number: &u32| number.to_string() == digits)
}

/// Whether the marks of a list are others than a reader makes up: neither dots nor numbers one after another.
fn has_own_marks(items: &[ListItem]) -> bool {
    let are_dots = items.iter().all(|item| item.marker == "•");
    let first = items.first().and_then(number);
    let counted = |(item, expected): (&ListItem, u32)| number(item) == Some(expected);
    let are_counted = first.is_some_and(|first| items.iter().zip(first..).all(counted));
    !are_dots && !are_counted
}

/// The text of an entry behind its mark.
fn marked(item: &ListItem) -> Text {
    let mut text = Text::plain(format!("{} ", item.marker));
    text.runs.extend(item.text.runs.iter().cloned());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_marks_that_no_reader_makes_up_are_written() {
        let items = |marks: &[&str]| -> Vec<ListItem> {
            marks.iter().map(|mark| ListItem { marker: (*mark).to_owned(), text: Text::plain("文") }).collect()
        };
        for marks in [&["•", "•"][..], &["1.", "2.", "3."], &["5.", "6."], &["0.", "1."]] {
            assert!(!has_own_marks(&items(marks)), "{marks:?}");
        }
        for marks in
            [&["1978.", "1992."][..], &["3.", "2.", "1."], &["1.", "1."], &["01.", "02."], &["5)", "12)"], &["•", "1."]]
        {
            assert!(has_own_marks(&items(marks)), "{marks:?}");
        }
        assert_eq!(marked(&items(&["1978."])[0]).to_plain(), "1978. 文");
    }
}

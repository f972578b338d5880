//! What a chapter is written from: a review as it is, or an article with its blocks as passages.

use std::borrow::Cow;

use crate::model::{
    Article, Block, ListItem, Note, Origin, Passage, PassageItem, Picture, PrintedPage, Review, ReviewPicture, Run,
    Text,
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
    /// Its notes, by number.
    pub(in crate::export::epub) notes: Cow<'a, [Note]>,
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
            notes: Cow::Borrowed(&review.notes),
            pictures: Cow::Borrowed(&review.pictures),
            pages: &review.pages,
            ..Self::default()
        }
    }

    /// An article at its place in the book; its pictures follow its text.
    pub(in crate::export::epub) fn of_article(article: &'a Article, order: usize) -> Self {
        let printed = article.pictures.iter().filter(|picture| !picture.omitted);
        let pictures: Vec<ReviewPicture> = printed.map(|picture| picture_of(picture, article)).collect();
        let (notes, blocks): (Vec<&Block>, Vec<&Block>) =
            article.body.iter().partition(|block| matches!(block, Block::Note(..)));
        let mut body: Vec<Passage> = blocks.into_iter().map(passage_of).collect();
        body.extend((0..pictures.len()).map(Passage::Picture));
        let headline = &article.headline;
        Self {
            order,
            title: plain_gaps(&headline.head),
            // A brief has the place it tells of where others have a kicker.
            kicker: headline.kicker.as_ref().or(article.place.as_ref()).map(plain_gaps),
            deck: headline.deck.as_ref().map(plain_gaps),
            summary: article.summary.as_ref().map(Text::to_plain),
            credit: article.credit_line(),
            body: Cow::Owned(body),
            notes: Cow::Owned(notes.into_iter().map(note_of).collect()),
            pictures: Cow::Owned(pictures),
            ..Self::default()
        }
    }
}

/// The words of a head: a gap in it is an ordinary space in a book.
fn plain_gaps(text: &Text) -> String {
    text.to_plain().replace('\u{3000}', " ")
}

/// The same as a text, with its marks of notes.
fn with_plain_gaps(text: &Text) -> Text {
    let mut text = text.clone();
    for run in &mut text.runs {
        if let Run::Words(inline) = run {
            inline.text = inline.text.replace('\u{3000}', " ");
        }
    }
    text
}

fn picture_of(picture: &Picture, article: &Article) -> ReviewPicture {
    let caption = Some(picture.caption.to_plain()).filter(|caption| !caption.is_empty());
    ReviewPicture {
        file: picture.file.clone(),
        path: picture.path.clone(),
        pixels: picture.pixels,
        alt: picture.alt.clone().or_else(|| caption.clone()).unwrap_or_else(|| plain_gaps(&article.headline.head)),
        caption,
        credit: picture.credit.as_ref().map(plain_gaps),
        span: picture.span.clone().unwrap_or_else(|| article.span()),
    }
}

fn note_of(block: &Block) -> Note {
    Note { body: block.texts().into_iter().cloned().map(Passage::Paragraph).collect() }
}

/// A block as the passage it is a narrower form of.
fn passage_of(block: &Block) -> Passage {
    match block {
        Block::Paragraph(text) => Passage::Paragraph(text.clone()),
        Block::Crosshead(text) => Passage::Heading { level: 2, text: with_plain_gaps(text) },
        Block::List(items) => Passage::List(nested(items, 0)),
        Block::Verse(stanzas) => Passage::Verse(stanzas.clone()),
        Block::Note(_, texts) => Passage::Quote(texts.iter().cloned().map(Passage::Paragraph).collect()),
        Block::Quote(texts) => Passage::Quote(texts.iter().cloned().map(Passage::Paragraph).collect()),
        Block::Table(table) => Passage::Table(table.clone()),
    }
}

/// Items in a row, each with its level, as a list with lists in it.
fn nested(items: &[ListItem], level: u8) -> Vec<PassageItem> {
    let mut out: Vec<PassageItem> = vec![];
    let mut rest = items;
    while let Some((item, behind)) = rest.split_first() {
        let deeper = behind.iter().take_while(|item| item.level > level).count();
        let (inner, after) = behind.split_at(deeper);
        let paragraph = Passage::Paragraph(item.text.clone());
        match out.last_mut().filter(|_| item.marker.is_empty()) {
            Some(last) => last.body.push(paragraph),
            None => out.push(PassageItem { marker: item.marker.clone(), body: vec![paragraph] }),
        }
        if let Some(last) = out.last_mut().filter(|_| !inner.is_empty()) {
            last.body.push(Passage::List(nested(inner, level + 1)));
        }
        rest = after;
    }
    out
}

//! The list of pictures 图片目录: takes the pictures of all reviews; gives their captions, each leading to its picture, with the credit.

use super::super::document::{Document, Landmark};
use super::part::ApparatusPart;
use super::reference::{linked, review_label};
use crate::model::{Anthology, Passage, Review, ReviewPicture};

/// 图片目录.
pub(super) fn document(book: &Anthology) -> Option<Document> {
    let mut part = ApparatusPart::new("pictures", "图片目录");
    for review in &book.reviews {
        let placed: Vec<(usize, &ReviewPicture)> = review
            .pictures
            .iter()
            .enumerate()
            .filter_map(|(at, picture)| Some((passage(review, at)?, picture)))
            .collect();
        if placed.is_empty() {
            continue;
        }
        let heading = review_label(review);
        part.section(&heading, &format!("{heading}的图片"), |section, _| {
            section.element("ol", &[("class", "entries")], |list| {
                for (passage, picture) in placed {
                    let words = picture.caption.as_ref().unwrap_or(&picture.alt);
                    let credit = picture.credit.as_ref().map(|credit| format!("（{credit}）")).unwrap_or_default();
                    list.element("li", &[], |item| {
                        linked(item, review, Some(passage), words);
                        item.text(&credit);
                    });
                }
            });
        });
    }
    (!part.children.is_empty()).then(|| part.finish(&[("epub:type", "loi")], Some(Landmark::Illustrations)))
}

/// The passage a picture stands in; none where it could not be used.
fn passage(review: &Review, picture: usize) -> Option<usize> {
    review.body.iter().position(|passage| holds(passage, picture))
}

/// Whether a picture stands in a passage, at any depth.
fn holds(passage: &Passage, picture: usize) -> bool {
    match passage {
        Passage::Picture(at) => *at == picture,
        Passage::Verse(_) => false,
        Passage::List(items) => items.iter().flat_map(|item| &item.body).any(|inner| holds(inner, picture)),
        Passage::Quote(passages) => passages.iter().any(|inner| holds(inner, picture)),
        Passage::Heading { .. } | Passage::Paragraph(_) | Passage::Remark(_) | Passage::Table { .. } => false,
    }
}

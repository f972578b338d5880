//! Themes followed through the years 主题线索: takes the editor's themes; gives, for each, the sentences that speak of it year by year, each
//! leading to its passage. A reading path through the book where an index is a way to a place.

use super::super::document::Document;
use super::part::ApparatusPart;
use super::reference::{href, place_label, review_label, section_label, sentence};
use crate::markup::Markup;
use crate::model::{Anthology, Passage, Review, Theme};

/// 主题线索.
pub(super) fn document(book: &Anthology) -> Option<Document> {
    let mut part = ApparatusPart::new("themes", "主题线索");
    for theme in &book.themes {
        let found: Vec<(&Review, Vec<usize>)> = book
            .reviews
            .iter()
            .map(|review| (review, told(review, &theme.words)))
            .filter(|(_, passages)| !passages.is_empty())
            .collect();
        if found.is_empty() {
            continue;
        }
        part.section(&theme.title, &format!("主题：{}", theme.title), |section, _| {
            if let Some(text) = &theme.text {
                section.leaf("p", &[], text);
            }
            for (review, passages) in &found {
                year(section, theme, review, passages);
            }
        });
    }
    (!part.children.is_empty()).then(|| part.finish(&[], None))
}

/// The passages that hold one of the words; headings only where no text does.
pub(super) fn passages(review: &Review, words: &[String]) -> Vec<usize> {
    let mut passages: Vec<usize> = words.iter().flat_map(|word| review.find_all(word)).collect();
    passages.sort_unstable();
    passages.dedup();
    let is_text = |&at: &usize| !matches!(review.body.get(at), Some(Passage::Heading { .. }));
    if passages.iter().any(is_text) {
        passages.retain(is_text);
    }
    passages
}

/// The same without tables: their cells are no sentences.
fn told(review: &Review, words: &[String]) -> Vec<usize> {
    let is_table = |&at: &usize| matches!(review.body.get(at), Some(Passage::Table { .. }));
    passages(review, words).into_iter().filter(|at| !is_table(at)).collect()
}

/// What a year says of a theme.
fn year(section: &mut Markup, theme: &Theme, review: &Review, passages: &[usize]) {
    section.leaf("h3", &[], &review_label(review));
    section.element("ul", &[("class", "entries")], |list| {
        for &passage in passages {
            list.element("li", &[], |item| {
                let label = section_label(review, passage).unwrap_or_else(|| "开头".to_owned());
                let name = format!("{}：{}，{label}", theme.title, place_label(review, passage));
                item.leaf("a", &[("href", &href(review, passage)), ("aria-label", &name)], &label);
                if let Some(sentence) = sentence(review, passage, &theme.words) {
                    item.text(&format!("：{sentence}"));
                }
            });
        }
    });
}

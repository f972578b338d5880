//! What findings call items and articles: by their headlines, in “ ”.

use crate::page::shaped::Shaped;
use chenbao_model::diag::Finding;
use chenbao_model::model::Article;

/// What an editor calls an item: its headline, or the name of its group.
pub(super) fn title(shaped: &Shaped) -> String {
    if shaped.item.is_group() { shaped.item.id().to_owned() } else { headline(shaped.item.main.articles[0]) }
}

/// Its title and those of all the articles that come and go with it, each in “ ”.
pub(super) fn titles(shaped: &Shaped) -> String {
    let mut titles = format!("“{}”", title(shaped));
    let articles = shaped.item.pieces().flat_map(|piece| &piece.articles).skip(usize::from(!shaped.item.is_group()));
    let others: Vec<String> = articles.map(|article| format!("“{}”", headline(article))).collect();
    if !others.is_empty() {
        titles.push_str(&format!("（含{}）", others.join("")));
    }
    titles
}

pub(super) fn headline(article: &Article) -> String {
    article.headline.head.to_plain()
}

/// The finding at the article of an item, if it is not at another one yet.
pub(super) fn naming(mut finding: Finding, shaped: &Shaped) -> Finding {
    finding.span.get_or_insert_with(|| shaped.item.main.articles[0].span());
    finding
}

pub(super) fn chars_of(shaped: &Shaped) -> usize {
    shaped.item.pieces().flat_map(|piece| &piece.articles).map(|article| article.chars()).sum()
}

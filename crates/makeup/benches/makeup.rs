//! How long the makeup takes: whole issues by load and by pages, one crowded page, and an issue with one article changed. Run
//! with `cargo bench --bench makeup`. The measures are arithmetic, so this is the search alone.

#![allow(clippy::unwrap_used, reason = "a bench may panic")]
#![allow(dead_code, unused_imports, reason = "the tests use more of these modules")]

#[path = "../tests/it/figures.rs"]
mod figures;
#[path = "../tests/it/generated.rs"]
mod generated;

use chenbao_model::model::{Block, Issue, Kind, Text};
use figures::made_up;
use generated::{Dice, issue, newspaper, page_articles};

fn main() {
    divan::main();
}

/// The first generated issue of eight pages whose load is at least so many thousandths, with its fillers.
fn paper_of_load(load: u32) -> Issue {
    (0..).map(|seed| newspaper(seed, 8)).find(|paper| (load..load + 20).contains(&paper.load)).unwrap().with_fillers()
}

/// Eight pages of 24 to 40 items, by load in thousandths.
#[divan::bench(args = [870, 1000, 1080])]
fn eight_pages(bencher: divan::Bencher, load: u32) {
    let issue = paper_of_load(load);
    bencher.bench(|| made_up(&issue, None));
}

/// Issues of a load near 1, by pages.
#[divan::bench(args = [4, 8, 16, 32])]
fn pages(bencher: divan::Bencher, pages: u16) {
    let issue = newspaper(5, pages).with_fillers();
    bencher.bench(|| made_up(&issue, None));
}

/// One page, by modules.
#[divan::bench(args = [6, 8, 9])]
fn one_page(bencher: divan::Bencher, modules: usize) {
    let issue = issue(&["要闻"], page_articles(1, modules, 970, &mut Dice(3)));
    bencher.bench(|| made_up(&issue, None));
}

/// Eight pages of which one article has changed, made up after the layout before the change; by characters added to it.
#[divan::bench(args = [0, 3, 40])]
fn one_article_changed(bencher: divan::Bencher, added: usize) {
    let issue = paper_of_load(1000);
    let before = made_up(&issue, None).layout;
    let changed = with_longer_story(&issue, added);
    bencher.bench(|| made_up(&changed, Some(&before)));
}

/// The issue with the first paragraph of its first story so many characters longer.
fn with_longer_story(issue: &Issue, added: usize) -> Issue {
    let mut changed = issue.clone();
    let story = changed.articles.iter_mut().find(|article| article.kind == Kind::Story).unwrap();
    if let Some(Block::Paragraph(text)) = story.body.first_mut() {
        *text = Text::plain("字".repeat(text.chars() + added));
    }
    changed
}

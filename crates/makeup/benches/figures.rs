//! Prints the figures of generated issues (makeup.md §6): solve rate, rules, scores and stability, beside those of a greedy
//! column-filler. Run with `cargo bench --bench figures`; the numbers of issues and pages may follow, and `bare` to leave
//! every issue without its pool of fillers: `-- 200 8 bare`.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a program that prints, and may panic")]
#![allow(dead_code, unused_imports, reason = "the tests use more of these modules")]

#[path = "../tests/it/figures.rs"]
mod figures;
#[path = "../tests/it/generated.rs"]
mod generated;
#[path = "../tests/it/greedy.rs"]
mod greedy;

use std::time::Instant;

use chenbao_model::model::Article;
use figures::{Figures, Table, made_up, stability};
use generated::{edited, newspaper};
use greedy::poured;

fn main() {
    let numbers: Vec<u64> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let (issues, pages) = (numbers.first().copied().unwrap_or(200), numbers.get(1).copied().unwrap_or(8));
    let pages = u16::try_from(pages).unwrap();
    let (mut ours, mut control) = (Figures::default(), Figures::default());
    let (mut chars, mut items, mut pictures) = (Vec::new(), Vec::new(), Vec::new());
    let is_bare = std::env::args().any(|argument| argument == "bare");
    let mut times = Vec::new();
    let mut same = [0; 3];
    for seed in 0..issues {
        let paper = newspaper(seed, pages);
        let issue = &if is_bare { paper.issue } else { paper.with_fillers() };
        chars.push(issue.articles.iter().map(Article::chars).sum::<usize>());
        pictures.push(issue.articles.iter().map(|article| article.pictures.len()).sum::<usize>());
        let start = Instant::now();
        let outcome = made_up(issue, None);
        times.push(start.elapsed());
        items.push(outcome.layout.pages.iter().map(|page| page.modules.len()).sum::<usize>());
        ours.add(&outcome.layout, issue, paper.load);
        control.add(&poured(&outcome.layout, issue), issue, paper.load);
        for (sum, share) in same.iter_mut().zip([2, 5, 20]) {
            let again = made_up(&edited(issue, seed, share), Some(&outcome.layout));
            *sum += stability(&outcome.layout, &again.layout);
        }
    }
    let range = |mut numbers: Vec<usize>| {
        numbers.sort_unstable();
        (numbers[0], numbers[numbers.len() / 2], numbers[numbers.len() - 1])
    };
    println!("字 an issue {:?}, items {:?}, pictures {:?}", range(chars), range(items), range(pictures));
    println!("{}", Table(vec![("made up", &ours), ("poured greedily", &control)]));
    let count = u32::try_from(issues).unwrap().max(1);
    println!("stability after edits of .002, .005, .02 of the copy: {:?}", same.map(|sum| sum / count));
    times.sort_unstable();
    println!("time an issue: median {:?}, most {:?}", times[times.len() / 2], times[times.len() - 1]);
}

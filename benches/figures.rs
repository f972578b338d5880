//! Prints the figures of generated issues (makeup.md §6): solve rate, rules, scores and stability, beside those of a greedy
//! column-filler. Run with `cargo bench --bench figures`; the numbers of issues and pages may follow: `-- 200 8`.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a program that prints, and may panic")]
#![allow(dead_code, reason = "the tests use more of these modules")]

#[path = "../tests/it/figures.rs"]
mod figures;
#[path = "../tests/it/generated.rs"]
mod generated;

use std::time::Instant;

use chenbao::makeup::{Options, make_up};
use chenbao::model::Article;
use figures::{Figures, Table, stability};
use generated::{Arithmetic, edited, grid, newspaper};

fn main() {
    let numbers: Vec<u64> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let (issues, pages) = (numbers.first().copied().unwrap_or(200), numbers.get(1).copied().unwrap_or(8));
    let pages = u16::try_from(pages).unwrap();
    let (grid, options) = (grid(), Options::default());
    let mut ours = Figures::default();
    let (mut chars, mut items, mut pictures) = (Vec::new(), Vec::new(), Vec::new());
    let mut times = Vec::new();
    let mut same = [0; 3];
    for seed in 0..issues {
        let paper = newspaper(seed, pages);
        let issue = &paper.issue;
        chars.push(issue.articles.iter().map(Article::chars).sum::<usize>());
        pictures.push(issue.articles.iter().map(|article| article.pictures.len()).sum::<usize>());
        let start = Instant::now();
        let outcome = make_up(issue, &Arithmetic, &[], &grid, &options);
        times.push(start.elapsed());
        items.push(outcome.layout.pages.iter().map(|page| page.modules.len()).sum::<usize>());
        ours.add(&outcome.layout, issue, paper.load);
        for (sum, share) in same.iter_mut().zip([2, 5, 20]) {
            let again = make_up(&edited(issue, seed, share), &Arithmetic, &[], &grid, &options);
            *sum += stability(&outcome.layout, &again.layout);
        }
        if seed % 20 == 19 {
            eprintln!("{} issues", seed + 1);
        }
    }
    let range = |mut numbers: Vec<usize>| {
        numbers.sort_unstable();
        (numbers[0], numbers[numbers.len() / 2], numbers[numbers.len() - 1])
    };
    println!("字 an issue {:?}, items {:?}, pictures {:?}", range(chars), range(items), range(pictures));
    println!("{}", Table(vec![("ours", &ours)]));
    let count = u32::try_from(issues).unwrap().max(1);
    println!("stability after edits of .002, .005, .02 of the copy: {:?}", same.map(|sum| sum / count));
    times.sort_unstable();
    println!("time an issue: median {:?}, most {:?}", times[times.len() / 2], times[times.len() - 1]);
}

//! The makeup on issues with copy as a community paper's desk has it: whole papers are solved, and the figures of makeup.md §6
//! are met. `cargo bench --bench figures` prints the same figures of more issues.

use chenbao::makeup::{Options, Outcome, make_up};
use chenbao::model::Issue;

use crate::figures::{Figures, Table, stability};
use crate::generated::{Arithmetic, edited, grid, newspaper};

/// Issues of eight pages in one run of the tests.
const ISSUES: u64 = 24;

fn made_up(issue: &Issue) -> Outcome {
    make_up(issue, &Arithmetic, &[], &grid(), &Options::default())
}

fn figures(issues: u64, pages: u16) -> Figures {
    let mut figures = Figures::default();
    for seed in 0..issues {
        let paper = newspaper(seed, pages);
        figures.add(&made_up(&paper.issue).layout, &paper.issue, paper.load);
    }
    figures
}

#[test]
fn papers_of_eight_pages_meet_the_figures() {
    let figures = figures(ISSUES, 8);
    let table = Table(vec![("made up", &figures)]);
    assert_eq!(figures.left_out, 0, "\n{table}");
    assert_eq!(figures.solved, figures.pages, "\n{table}");
    assert!(figures.share("V1") <= 20 && figures.share("V2") <= 20, "\n{table}");
    assert_eq!(figures.share("V5"), 0, "\n{table}");
    let fill = figures.score("fill");
    assert!(fill.mean() >= 970 && fill.least() >= 950, "\n{table}");
    assert!(figures.score("crop stress").mean() <= 120, "\n{table}");
}

#[test]
fn papers_of_other_lengths_are_solved() {
    for (issues, pages) in [(12, 4), (4, 16), (2, 32)] {
        let figures = figures(issues, pages);
        assert_eq!((figures.solved, figures.left_out), (figures.pages, 0), "\n{}", Table(vec![("made up", &figures)]));
    }
}

#[test]
fn a_small_edit_moves_little() {
    let mut same = 0;
    for seed in 0..ISSUES {
        let issue = newspaper(seed, 8).issue;
        let before = made_up(&issue).layout;
        same += u64::from(stability(&before, &made_up(&edited(&issue, seed, 20)).layout));
    }
    assert!(same / ISSUES >= 950, "{}", same / ISSUES);
}

#[test]
fn generated_papers_are_as_a_desk_has_them() {
    for seed in 0..40 {
        let paper = newspaper(seed, 8);
        let articles = &paper.issue.articles;
        let chars: usize = articles.iter().map(chenbao::model::Article::chars).sum();
        let pictures: usize = articles.iter().map(|article| article.pictures.len()).sum();
        let free =
            articles.iter().filter(|article| article.pins.page.is_none() && article.pins.section.is_none()).count();
        assert!((840..=1130).contains(&paper.load), "load {} of {seed}", paper.load);
        assert!((14_000..26_000).contains(&chars), "{chars} 字 in {seed}");
        assert!((15..=55).contains(&pictures), "{pictures} pictures in {seed}");
        assert!((articles.len() / 8..articles.len()).contains(&free), "{free} of {} free in {seed}", articles.len());
    }
}

//! The makeup on issues with copy as a community paper's desk has it: whole papers are solved, and the figures of makeup.md §6
//! are met. `cargo bench --bench figures` prints the same figures of more issues.

use chenbao_makeup::metrics::CountedRule;

use crate::figures::{Figures, Table, made_up, stability};
use crate::generated::{edited, newspaper};
use crate::greedy::poured;

/// Issues of eight pages in one run of the tests.
const ISSUES: u64 = 24;

fn figures(issues: u64, pages: u16) -> Figures {
    let mut figures = Figures::default();
    for seed in 0..issues {
        let paper = newspaper(seed, pages);
        let issue = paper.with_fillers();
        figures.add(&made_up(&issue, None).layout, &issue, paper.load);
    }
    figures
}

#[test]
fn papers_of_eight_pages_meet_the_figures() {
    let figures = figures(ISSUES, 8);
    let table = Table(vec![("made up", &figures)]);
    assert_eq!(figures.left_out, 0, "\n{table}");
    assert_eq!(figures.solved, figures.pages, "\n{table}");
    assert!(figures.share(CountedRule::V1) <= 20 && figures.share(CountedRule::V2) <= 20, "\n{table}");
    assert_eq!(figures.share(CountedRule::V5), 0, "\n{table}");
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
fn a_greedy_column_filler_scores_visibly_lower() {
    let (mut ours, mut control) = (Figures::default(), Figures::default());
    for seed in 0..ISSUES {
        let paper = newspaper(seed, 8);
        let issue = paper.with_fillers();
        let layout = made_up(&issue, None).layout;
        ours.add(&layout, &issue, paper.load);
        control.add(&poured(&layout, &issue), &issue, paper.load);
    }
    let table = Table(vec![("made up", &ours), ("poured greedily", &control)]);
    assert!(control.solved * 20 < ours.solved, "\n{table}");
    assert!(control.faults > 4 * ours.faults, "\n{table}");
}

/// The mean stability after edits of so many thousandths of all characters.
fn stability_after(share: usize) -> u64 {
    let same = |seed| {
        let issue = newspaper(seed, 8).with_fillers();
        let before = made_up(&issue, None).layout;
        u64::from(stability(&before, &made_up(&edited(&issue, seed, share), Some(&before)).layout))
    };
    (0..ISSUES).map(same).sum::<u64>() / ISSUES
}

/// Some nine paragraphs, which hold about a twentieth of the copy, become 1 to 8 characters longer or shorter.
#[test]
fn a_few_changed_paragraphs_move_little() {
    let stability = stability_after(2);
    assert!(stability >= 950, "{stability}");
}

/// Half of all paragraphs change: two characters of a hundred.
#[test]
fn an_edit_of_all_articles_keeps_most_in_place() {
    let stability = stability_after(20);
    assert!(stability >= 900, "{stability}");
}

#[test]
fn generated_papers_are_as_a_desk_has_them() {
    for seed in 0..40 {
        let paper = newspaper(seed, 8);
        let articles = &paper.issue.articles;
        let chars: usize = articles.iter().map(chenbao_model::model::Article::chars).sum();
        let pictures: usize = articles.iter().map(|article| article.pictures.len()).sum();
        let free =
            articles.iter().filter(|article| article.pins.page.is_none() && article.pins.section.is_none()).count();
        assert!((840..=1130).contains(&paper.load), "load {} of {seed}", paper.load);
        assert!((14_000..26_000).contains(&chars), "{chars} 字 in {seed}");
        assert!((15..=55).contains(&pictures), "{pictures} pictures in {seed}");
        assert!((articles.len() / 8..articles.len()).contains(&free), "{free} of {} free in {seed}", articles.len());
    }
}

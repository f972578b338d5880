//! A seeded slice of any evening's copy: that it makes papers, of which nothing is lost. The large count is `examples/solve_rates.rs`.

use std::collections::BTreeSet;
use std::sync::Arc;

use chenbao::makeup::layout::Placement;
use chenbao::makeup::metrics::HardRule;
use chenbao::makeup::template::PageTemplate;
use chenbao::typeset::{Fonts, Medium, Typesetter};

use crate::evening::desk::{Evening, Style};
use crate::evening::fitting::{Look, fitted};
use crate::evening::folder::Stock;
use crate::evening::pen::Pen;
use crate::evening::trial::Trial;
use crate::support::project;

fn look(name: &str) -> Look {
    let fonts = Arc::new(Fonts::load(&project().join("fonts")).unwrap());
    let setter = Typesetter::new(fonts, &project().join("layouts").join(name), Medium::Screen).unwrap();
    let templates = setter.templates().iter().map(|source| PageTemplate::parse(source).unwrap()).collect();
    Look { setter, templates }
}

#[test]
fn the_corpus_gives_thousands_of_sentences_of_the_lengths_reports_have() {
    let mut pen = Pen::new(1);
    let mut sentences = BTreeSet::new();
    for _ in 0..400 {
        pen.begin();
        sentences.extend((0..12).map(|_| pen.sentence()));
    }
    assert!(sentences.len() >= 3000, "{}", sentences.len());
    let chars: usize = sentences.iter().map(|sentence| sentence.chars().count()).sum();
    let mean = chars / sentences.len();
    assert!((35..=65).contains(&mean), "{mean}");
    for mark in ['“', '：', '、', '；', '—', '《', '%'] {
        assert!(sentences.iter().any(|sentence| sentence.contains(mark)), "{mark}");
    }
    assert!(sentences.iter().all(|sentence| !sentence.contains(['{', '}', '|', '@'])));
}

#[test]
fn an_evenings_copy_makes_a_paper_of_which_nothing_is_lost() {
    let (stock, look) = (Stock::new(), look("community"));
    for (seed, style) in [(0, Style::Free), (1, Style::Sections), (0, Style::Pinned)] {
        let root = tempfile::tempdir().unwrap();
        let mut evening = Evening::new(seed, style, 0, 95);
        let fitted = fitted(&mut evening, &look, &stock, root.path());
        let trial = Trial::of(&fitted, &look);
        let told: Vec<_> = trial.errors().collect();
        assert!(told.is_empty(), "{seed} {style:?}: {told:?}");
        let exact = |module: &Placement| module.fit.overset_chars == 0 && module.fit.underset_chars == 0;
        assert!(trial.outcome.layout.placements().all(|(_, module)| exact(module)));
        let placed: BTreeSet<_> =
            trial.outcome.layout.placements().flat_map(|(_, module)| &module.articles).map(|id| &id.0).collect();
        assert!(evening.articles.iter().all(|sent| placed.iter().any(|name| ***name == *sent.name)));
        assert_eq!(trial.outcome.metrics.overall.hard.get(&HardRule::H7), Some(&Some(0)));
    }
}

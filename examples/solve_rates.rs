//! How many issues of any evening's copy make a paper: generated issues of real-looking reports, set by the real typesetter. Takes the
//! number of issues a style and look, the first seed, and what to count; prints solve rates by load, style and look, what stops the others, the
//! rules broken, and the time of the makeup.
//!
//! ```sh
//! cargo run --release --example solve_rates -- 200
//! cargo run --example solve_rates -- 10 500 community pinned 95
//! ```
//!
//! Words name looks (`community`, `large-print`) and styles (`free`, `sections`, `pinned`, `mixed`, `uneven`); further numbers after the first two are loads in
//! hundredths. `keep=FOLDER` leaves the issues there; `told` prints what is told of each that is not solved.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a program that prints, and may panic"
)]
#![allow(dead_code, unused_imports, reason = "the tests use more of these modules")]

#[path = "../tests/it/evening/mod.rs"]
mod evening;
#[path = "../crates/makeup/tests/it/generated.rs"]
mod generated;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chenbao::makeup::template::PageTemplate;
use chenbao::typeset::{Fonts, Medium, Typesetter};

use evening::desk::{Evening, Style};
use evening::fitting::{Look, fitted, written};
use evening::folder::Stock;
use evening::following::{follow, remedies};
use evening::trial::{Tally, Trial};

/// What is asked for.
struct Asked {
    issues: u64,
    first: u64,
    looks: Vec<usize>,
    styles: Vec<Style>,
    loads: Vec<usize>,
    keep: Option<PathBuf>,
    is_told: bool,
}

fn main() {
    let asked = asked();
    let stock = Stock::new();
    let mut rules = Tally::default();
    for &number in &asked.looks {
        let look = look(["community", "large-print"][number]);
        for &load in &asked.loads {
            for &style in &asked.styles {
                let mut tally = Tally::default();
                for seed in asked.first..asked.first + asked.issues {
                    let (trial, followed) = tried(seed, style, (number, &look), load, &stock, &asked);
                    for tally in [&mut tally, &mut rules] {
                        tally.add(&trial);
                        followed.iter().for_each(|followed| tally.add_followed(followed));
                    }
                    // What the engine remembers of an issue no other asks for.
                    comemo::evict(0);
                }
                let name = ["community", "large-print"][number];
                println!("{}", tally.line(&format!("{name} {} load {load} %", style.name())));
            }
        }
    }
    println!("{}\n{rules}", rules.line("all"));
}

/// One issue made up, and once more with the remedies that were told of it.
fn tried(
    seed: u64,
    style: Style,
    (number, look): (usize, &Look),
    load: usize,
    stock: &Stock,
    asked: &Asked,
) -> (Trial, Option<Trial>) {
    let mut evening = Evening::new(seed, style, number, load);
    let temporary = tempfile::tempdir().unwrap();
    let name = format!("{}-{}-{load}-{seed}", evening.look, style.name());
    let root = asked.keep.as_ref().map_or_else(|| temporary.path().to_owned(), |keep| keep.join(&name));
    let fitted = fitted(&mut evening, look, stock, &root);
    let trial = Trial::of(&fitted, look);
    let remedies = remedies(&trial.findings);
    let followed = (!trial.is_solved() && !remedies.is_empty()).then(|| {
        follow(&mut evening, &remedies);
        Trial::of(&written(&evening, look, stock, temporary.path()), look)
    });
    if asked.is_told && !trial.is_solved() {
        println!("- {name}");
        for finding in trial.errors() {
            println!("    {}: {} | {}", finding.code, finding.message, finding.hints.join(" | "));
        }
        remedies.iter().for_each(|remedy| println!("    remedy: {}", remedy.to_words()));
        for finding in followed.iter().flat_map(Trial::errors) {
            println!("    after: {}: {}", finding.code, finding.message);
        }
    }
    (trial, followed)
}

fn look(name: &str) -> Look {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fonts = Arc::new(Fonts::load(&root.join("fonts")).unwrap());
    let setter = Typesetter::new(fonts, &root.join("layouts").join(name), Medium::Screen).unwrap();
    let templates = setter.templates().iter().map(|source| PageTemplate::parse(source).unwrap()).collect();
    Look { setter, templates }
}

fn asked() -> Asked {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let numbers: Vec<u64> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let has = |name: &str| words.iter().any(|word| word == name);
    let or_all = |some: Vec<usize>, all: &[usize]| if some.is_empty() { all.to_vec() } else { some };
    let styles: Vec<Style> = Style::ALL.into_iter().filter(|style| has(style.name())).collect();
    let looks = ["community", "large-print"].iter().enumerate().filter(|(_, name)| has(name)).map(|(at, _)| at);
    let loads = numbers.iter().skip(2).map(|&load| usize::try_from(load).unwrap());
    Asked {
        issues: numbers.first().copied().unwrap_or(10),
        first: numbers.get(1).copied().unwrap_or(0),
        looks: or_all(looks.collect(), &[0, 1]),
        styles: if styles.is_empty() { Style::ALL.to_vec() } else { styles },
        loads: or_all(loads.collect(), &[90, 95, 100, 105]),
        keep: words.iter().find_map(|word| word.strip_prefix("keep=")).map(PathBuf::from),
        is_told: has("told"),
    }
}

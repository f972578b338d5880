//! Figures as text. Takes figures by name; prints them side by side, and what is wrong with the pages that are not solved.

use std::collections::BTreeMap;
use std::fmt;

use super::Figures;
use chenbao_makeup::layout::SearchMode;

/// Thousandths as a decimal.
struct Milli(u32);

impl fmt::Display for Milli {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{:03}", self.0 / 1000, self.0 % 1000))
    }
}

/// The most faults printed one by one.
const UNSOLVED_TOLD: usize = 60;

/// Prints figures side by side, a column each, and what is wrong with the pages of the first that are not solved.
pub(crate) struct Table<'f>(pub(crate) Vec<(&'static str, &'f Figures)>);

impl Table<'_> {
    fn line(&self, f: &mut fmt::Formatter<'_>, name: &str, of: &dyn Fn(&Figures) -> String) -> fmt::Result {
        write!(f, "{name:<26}")?;
        for (_, figures) in &self.0 {
            write!(f, "{:>28}", of(figures))?;
        }
        writeln!(f)
    }

    /// All names that any of the maps has.
    fn names<K: Ord + Clone, V>(&self, of: impl Fn(&Figures) -> &BTreeMap<K, V>) -> Vec<K> {
        let mut names: Vec<K> = self.0.iter().flat_map(|(_, figures)| of(figures).keys().cloned()).collect();
        names.sort();
        names.dedup();
        names
    }
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<26}", "")?;
        for (name, _) in &self.0 {
            write!(f, "{name:>28}")?;
        }
        writeln!(f)?;
        self.line(f, "issues / pages", &|of| format!("{} / {}", of.issues, of.pages))?;
        self.line(f, "pages solved, H = 0", &|of| format!("{} = {}", of.solved, Milli(of.per_page(of.solved))))?;
        self.line(f, "issues solved whole", &|of| format!("{}", of.whole))?;
        self.line(f, "articles left out", &|of| format!("{}", of.left_out))?;
        for load in self.names(|of| &of.by_load) {
            let share = |of: &Figures| {
                let (solved, pages) = of.by_load.get(&load).copied().unwrap_or_default();
                format!("{solved} of {pages} = {}", Milli(solved * 1000 / pages.max(1)))
            };
            self.line(f, &format!("  solved at load {}+", Milli(load)), &share)?;
        }
        self.line(f, "faults a page", &|of| format!("{}", Milli(of.per_page(of.faults))))?;
        for check in self.names(|of| &of.hard) {
            let sum = |of: &Figures| of.hard.get(&check).copied().unwrap_or(0);
            if self.0.iter().any(|(_, of)| sum(of) > 0) {
                self.line(f, &format!("  {check} violations"), &|of| format!("{}", sum(of)))?;
            }
        }
        for rule in self.names(|of| &of.broken) {
            let name = format!("pages with more {rule} than {}", rule.most(3000));
            self.line(f, &name, &|of| format!("{}", Milli(of.share(rule))))?;
        }
        for name in self.names(|of| &of.scores) {
            let score = |of: &Figures| {
                let score = of.score(name);
                format!("{} ({}–{})", Milli(score.mean()), Milli(score.least), Milli(score.most))
            };
            self.line(f, name, &score)?;
        }
        self.line(f, "share out of .18–.35", &|of| format!("{}", Milli(of.per_page(of.share_out))))?;
        self.line(f, "alternatives a page", &|of| format!("{}", Milli(of.per_page(of.alternatives))))?;
        self.line(f, "pages with ≥ 2 of them", &|of| format!("{}", Milli(of.per_page(of.with_choice))))?;
        for name in self.names(|of| &of.modules) {
            let count = |of: &Figures| format!("{}", of.modules.get(name).copied().unwrap_or(0));
            self.line(f, &format!("modules: {name}"), &count)?;
        }
        for mode in self.names(|of| &of.modes).into_iter().filter(|&mode| mode != SearchMode::Untold) {
            let count = |of: &Figures| format!("{}", of.modes.get(&mode).copied().unwrap_or(0));
            self.line(f, &format!("pages: {mode:?}"), &count)?;
        }
        self.0.first().map_or(Ok(()), |(_, figures)| {
            figures.unsolved.iter().take(UNSOLVED_TOLD).try_for_each(|fault| writeln!(f, "{fault}"))
        })
    }
}

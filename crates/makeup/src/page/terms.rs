//! The terms of a page's cost, added up: each with its count and its cost.

use crate::layout::{Score, Term};
use crate::term::TermId;

/// All terms of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Terms([Term; TermId::COUNT]);

impl Terms {
    /// Adds to a term so many, at its price.
    pub(crate) fn charge(&mut self, id: TermId, count: u32) {
        self.add(id, count, id.price().map_or(0, |price| price.total(count)));
    }

    /// Adds to a term so many that cost this together.
    pub(crate) fn add(&mut self, id: TermId, count: u32, cost: u32) {
        self.add_signed(id, count, i64::from(cost));
    }

    /// Adds to a term one that costs this, if it costs anything.
    pub(crate) fn add_cost(&mut self, id: TermId, cost: u32) {
        self.add(id, u32::from(cost > 0), cost);
    }

    /// Adds to a term what may be a bonus.
    pub(crate) fn add_signed(&mut self, id: TermId, count: u32, cost: i64) {
        let term = &mut self.0[id as usize];
        term.count += i64::from(count);
        term.cost += cost;
    }

    /// Adds all terms of an item.
    pub(crate) fn add_all(&mut self, other: &Self) {
        for (sum, own) in self.0.iter_mut().zip(other.0) {
            sum.count += own.count;
            sum.cost += own.cost;
        }
    }

    /// How often a term applies.
    pub(crate) const fn count(&self, id: TermId) -> i64 {
        self.0[id as usize].count
    }

    /// The sum of all terms.
    pub(crate) fn total(&self) -> i64 {
        self.0.iter().map(|term| term.cost).sum()
    }

    /// The terms that apply, and their sum.
    pub(crate) fn score(&self) -> Score {
        let named = TermId::ALL.iter().copied().zip(self.0).filter(|(_, term)| *term != Term::default());
        Score { total: self.total(), terms: named.collect() }
    }
}

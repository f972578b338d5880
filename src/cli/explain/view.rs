//! One page as it is explained: the page, its measures, and how much is told.

use crate::makeup::layout::{PageLayout, Placement};
use crate::makeup::metrics::{CountedRule, HardRule, PageMetrics};
use crate::pipeline::Made;

/// A rule, and what a page has of it.
pub(super) struct Measured {
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    pub(super) meaning: &'static str,
    /// What the page has of it, where that is known.
    pub(super) value: Option<u32>,
    /// The most it may have.
    pub(super) most: u32,
}

/// One page of a made issue, and how much is to be told of it.
pub(super) struct View<'m> {
    pub(super) made: &'m Made,
    pub(super) page: &'m PageLayout,
    pub(super) metrics: &'m PageMetrics,
    /// Everything, with the rules that are kept.
    pub(super) detailed: bool,
}

impl<'m> View<'m> {
    /// What an editor calls a module: the headline of its article, or the name of its group.
    pub(super) fn title(&self, id: &str) -> String {
        self.made.issue.title_of(id)
    }

    /// Every rule with what the page has of it.
    pub(super) fn rules(&self) -> Vec<Measured> {
        let metrics = self.metrics;
        let hard = |rule: &HardRule| Measured {
            name: rule.as_str(),
            title: rule.title(),
            meaning: rule.meaning(),
            value: metrics.hard.get(rule).copied().flatten(),
            most: rule.most(),
        };
        let counted = |rule: &CountedRule| Measured {
            name: rule.as_str(),
            title: rule.title(),
            meaning: rule.meaning(),
            value: metrics.counts.get(rule).copied(),
            most: rule.most(metrics.chars),
        };
        HardRule::ALL.iter().map(hard).chain(CountedRule::ALL.iter().map(counted)).collect()
    }

    /// The file of a module that is one article.
    pub(super) fn file(&self, module: &Placement) -> Option<String> {
        let [id] = &module.articles[..] else { return None };
        Some(format!("{id}.md"))
    }
}

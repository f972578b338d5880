//! Hits as they are found: counted by rule, and kept as far as a report can show them. Takes hits; gives the hits of the report in order,
//! every rule's result and the verdict.

use std::collections::BTreeMap;

use crate::hit::{Hit, Severity};
use crate::report::{RuleOutcome, RuleResult, Verdict};
use crate::rule::Rule;

/// The most hits of a rule that are kept of one page.
const A_PAGE: u32 = 50;
/// The most hits of a rule that are kept of a file.
const A_FILE: u32 = 1000;

/// Hits of a page or of a file.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    hits: Vec<Hit>,
    rules: BTreeMap<Rule, RuleCount>,
    pages: BTreeMap<(Rule, Option<u32>), u32>,
}

#[derive(Debug, Default, Clone, Copy)]
struct RuleCount {
    errors: u32,
    warnings: u32,
    listed: u32,
    unlisted: u32,
}

/// What the hits of a file come to.
#[derive(Debug)]
pub(crate) struct Total {
    /// The worst of all hits.
    pub(crate) verdict: Verdict,
    /// The result of every rule.
    pub(crate) rules: Vec<RuleResult>,
    /// The hits that are listed, by rule and page.
    pub(crate) hits: Vec<Hit>,
}

impl Tally {
    /// Counts a hit, and keeps it if there are not too many of its rule.
    pub(crate) fn add(&mut self, hit: Hit) {
        let count = self.rules.entry(hit.rule()).or_default();
        match hit.severity {
            Severity::Error => count.errors += 1,
            Severity::Warning => count.warnings += 1,
        }
        self.keep(hit);
    }

    /// Counts and keeps several.
    pub(crate) fn extend(&mut self, hits: impl IntoIterator<Item = Hit>) {
        for hit in hits {
            self.add(hit);
        }
    }

    /// Takes over what another has counted and kept.
    pub(crate) fn merge(&mut self, other: Self) {
        for (rule, theirs) in other.rules {
            let count = self.rules.entry(rule).or_default();
            count.errors += theirs.errors;
            count.warnings += theirs.warnings;
            count.unlisted += theirs.unlisted;
        }
        for hit in other.hits {
            self.keep(hit);
        }
    }

    fn keep(&mut self, hit: Hit) {
        let count = self.rules.entry(hit.rule()).or_default();
        let page = self.pages.entry((hit.rule(), hit.page)).or_default();
        if *page < A_PAGE && count.listed < A_FILE {
            *page += 1;
            count.listed += 1;
            self.hits.push(hit);
        } else {
            count.unlisted += 1;
        }
    }

    /// What it all comes to. What does not `apply` and was not broken is not applicable.
    pub(crate) fn finish(mut self, apply: impl Fn(Rule) -> bool) -> Total {
        self.hits.sort_by_key(|hit| (hit.rule(), hit.page));
        let result = |&rule: &Rule| {
            let count = self.rules.get(&rule).copied().unwrap_or_default();
            let outcome = match count {
                RuleCount { errors: 1.., .. } => RuleOutcome::Error,
                RuleCount { warnings: 1.., .. } => RuleOutcome::Warning,
                _ if apply(rule) => RuleOutcome::Pass,
                _ => RuleOutcome::NotApplicable,
            };
            RuleResult { rule, outcome, errors: count.errors, warnings: count.warnings, unlisted: count.unlisted }
        };
        let rules: Vec<RuleResult> = Rule::ALL.iter().map(result).collect();
        let has = |outcome| rules.iter().any(|rule| rule.outcome == outcome);
        let verdict = match (has(RuleOutcome::Error), has(RuleOutcome::Warning)) {
            (true, _) => Verdict::Fail,
            (false, true) => Verdict::Warnings,
            (false, false) => Verdict::Pass,
        };
        Total { verdict, rules, hits: self.hits }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::{Bearer, Fault, FontFault, LineFault, VersionFault};

    fn hairline() -> Fault {
        LineFault { bearer: Bearer::Line, weight: 0.0, least: 0.25 }.into()
    }

    fn font() -> Fault {
        FontFault::Unnamed("F".to_owned()).into()
    }

    #[test]
    fn keeps_fifty_a_page_and_a_thousand_a_file_and_counts_all() {
        let mut file = Tally::default();
        for page in 1..=30 {
            let mut tally = Tally::default();
            tally.extend((0..60).map(|_| Hit::warning(hairline()).on(page)));
            file.merge(tally);
        }
        let Total { verdict, rules, hits } = file.finish(|_| true);
        let lines = rules.iter().find(|result| result.rule == Rule::ThinLines).unwrap();
        assert_eq!((lines.warnings, lines.unlisted, hits.len()), (1800, 800, 1000));
        assert_eq!((verdict, lines.outcome), (Verdict::Warnings, RuleOutcome::Warning));
    }

    #[test]
    fn the_worst_makes_the_verdict_and_hits_stand_by_rule_and_page() {
        let mut file = Tally::default();
        file.add(Hit::error(font()).on(2));
        file.add(Hit::warning(VersionFault::Missing).on(3));
        file.add(Hit::error(font()).on(1));
        let Total { verdict, rules, hits } = file.finish(|rule| rule != Rule::Imposition);
        assert_eq!(verdict, Verdict::Fail);
        assert_eq!(hits.iter().map(|hit| hit.page).collect::<Vec<_>>(), [Some(3), Some(1), Some(2)]);
        assert!(
            rules.iter().any(|result| result.rule == Rule::Imposition && result.outcome == RuleOutcome::NotApplicable)
        );
    }
}

//! Plans, by their words and by the heading they stand under; and what became of those of other years.

use super::clause::Clause;
use super::proposal::{EarlierPlan, Outcome, Plan};
use crate::manuscript::Place;
use crate::measure::{is_han, visible};

/// Words with which a report speaks of what is to come.
const AHEAD: [&str; 9] = ["明年", "下一年", "下一步", "将继续", "计划", "力争", "拟", "争取", "目标是"];
/// Words of a heading under which all is to come.
const HEADINGS: [&str; 6] = ["任务", "计划", "打算", "安排", "思路", "展望"];
/// The most characters of a plan's text, and of the words it stands in.
const TEXT_MOST: usize = 80;
const WORDS_MOST: usize = 20;
/// So many 汉字 in a row are the same matter.
const SAME: usize = 4;

/// The plans of a report for the year after it, each sentence once.
pub(super) fn plans(clauses: &[Clause<'_>], year: i32) -> Vec<Plan> {
    let next = year + 1;
    let mut plans: Vec<Plan> = vec![];
    let mut last: Option<(Place, &str)> = None;
    for clause in clauses.iter().filter(|clause| clause.is_first) {
        let is_named = clause.sentence.contains(&format!("{next}年"));
        let is_ahead = AHEAD.iter().any(|word| clause.sentence.contains(word));
        let is_under = clause.under.iter().any(|heading| {
            HEADINGS.iter().any(|word| heading.contains(word))
                && (heading.contains(&next.to_string()) || heading.contains("明年") || heading.contains("下一"))
        });
        if !(is_named || is_ahead || is_under)
            || last == Some((clause.place, clause.sentence))
            || visible(clause.sentence) < 8
        {
            continue;
        }
        last = Some((clause.place, clause.sentence));
        let text = clause.sentence.chars().take(TEXT_MOST).collect();
        let words = clause.sentence.chars().take(WORDS_MOST).collect();
        plans.push(Plan { key: format!("plan-{next}-{}", plans.len() + 1), text, year: next, words });
    }
    plans
}

/// For each plan of another review the sentence that shares most with it.
pub(super) fn outcomes(clauses: &[Clause<'_>], earlier: &[EarlierPlan]) -> Vec<Outcome> {
    let sentences: Vec<&Clause<'_>> = clauses.iter().filter(|clause| clause.is_first).collect();
    let outcome = |plan: &EarlierPlan| {
        let common = |clause: &&&Clause<'_>| longest_common(&plan.text, clause.sentence);
        let best = sentences.iter().rev().max_by_key(common).filter(|clause| common(clause) >= SAME)?;
        Some(Outcome {
            key: plan.key.clone(),
            plan: plan.text.clone(),
            text: best.sentence.chars().take(TEXT_MOST).collect(),
            words: best.sentence.chars().take(WORDS_MOST).collect(),
        })
    };
    earlier.iter().filter_map(outcome).collect()
}

/// The most 汉字 in a row that two texts share.
fn longest_common(one: &str, other: &str) -> usize {
    let han = |text: &str| -> Vec<char> { text.chars().filter(|c| is_han(*c)).collect() };
    let (one, other) = (han(one), han(other));
    let mut before = vec![0; other.len() + 1];
    let mut longest = 0;
    for c in &one {
        let mut row = vec![0; other.len() + 1];
        for (at, d) in other.iter().enumerate() {
            if c == d {
                row[at + 1] = before[at] + 1;
                longest = longest.max(row[at + 1]);
            }
        }
        before = row;
    }
    longest
}

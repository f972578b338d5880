//! The proofreader 校对: what a second reader finds in the copy of a whole issue and only its editor can mend. Takes the issue in copy; gives
//! warnings, each at its place and, where copy is doubled, with the other place.
//!
//! | file | finds |
//! |---|---|
//! | `doubles` | the same story twice 重稿, the same paragraph twice in a story |
//! | `shingles` | how much of one text stands in another |
//! | `endings` | a paragraph that ends in mid-sentence |
//! | `sources` | the author or the source both in the text and in the front matter |
//! | `debris` | what an extraction leaves behind: stray letters, doubled marks, 锟斤拷 |
//! | `places` | what all of them need: printed texts, places in words, a finding |
//! | `dates` | the dates that a text names |
//! | `weekdays` | a weekday that is not the date's |
//!
//! A finding that is not sure is not made: an editor who is warned of right copy stops reading warnings.

mod dates;
mod debris;
mod doubles;
mod endings;
mod places;
mod shingles;
mod sources;
mod weekdays;

use crate::diag::Finding;
use crate::model::Issue;

/// What the proofreader has to say of an issue: article by article, then of those that are doubled.
pub(super) fn check(issue: &Issue) -> Vec<Finding> {
    let mut findings = vec![];
    for article in &issue.articles {
        findings.extend(endings::check(article));
        findings.extend(sources::check(article));
        findings.extend(debris::check(article));
        findings.extend(weekdays::check(article, issue.date));
        findings.extend(doubles::check_paragraphs(article));
    }
    findings.extend(doubles::check_articles(&issue.articles));
    findings
}

#[cfg(test)]
mod tests;

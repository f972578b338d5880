//! A year's report as a review for the anthology: takes a manuscript; gives the text of a review with the report's structure, and below it in comments
//! what its apparatus could be: figures, dated facts, plans, and what became of the plans of the year before, each with the words it stands in. Nothing
//! of that is taken before an editor takes the sign of the comment away.

mod clause;
mod dates;
mod figures;
mod plans;
mod proposal;
mod report;
mod write;

pub use proposal::{EarlierPlan, Proposals};
pub use report::{Report, read_report};
pub use write::write_review;

use dates::dated_facts;
use figures::figures;
use plans::{outcomes, plans};

/// What a report's apparatus could be. `earlier` are the plans that other reviews have.
pub fn propose(report: &Report, year: i32, earlier: &[EarlierPlan]) -> Proposals {
    let clauses = clause::clauses(report);
    Proposals {
        figures: figures(&clauses),
        timeline: dated_facts(&clauses, year),
        plans: plans(&clauses, year),
        outcomes: outcomes(&clauses, earlier),
    }
}

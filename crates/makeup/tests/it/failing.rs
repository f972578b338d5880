//! A typesetter that cannot answer ends the makeup: with what it found wrong, and whichever kind of question it was.

use std::sync::atomic::{AtomicUsize, Ordering};

use chenbao_makeup::measure::{Galley, HeadOption, HeadQuery, Measure, MeasureFailed, Passage};
use chenbao_makeup::{Options, make_up};
use chenbao_model::diag::{Code, Failure, Finding};
use chenbao_model::model::Picture;
use chenbao_model::units::Length;

use crate::generated::{Arithmetic, grid, whole_issue};

/// Which questions are not answered.
#[derive(Clone, Copy)]
struct Gaps {
    galleys: bool,
    captions: bool,
    /// Heads of this rank.
    heads_of: Option<u8>,
}

const ALL_ANSWERED: Gaps = Gaps { galleys: false, captions: false, heads_of: None };

/// Answers as [`Arithmetic`] does, but for some questions; counts those it does not answer.
struct Failing {
    gaps: Gaps,
    failed: AtomicUsize,
}

impl Failing {
    fn unless<T>(&self, is_gap: bool, answer: Result<T, MeasureFailed>) -> Result<T, MeasureFailed> {
        if is_gap {
            self.failed.fetch_add(1, Ordering::Relaxed);
            return Err(Failure::from(Finding::new(Code::LookInvalid, "out of order")).into());
        }
        answer
    }
}

impl Measure for Failing {
    fn galley(&self, passage: Passage, em: u16) -> Result<Galley, MeasureFailed> {
        self.unless(self.gaps.galleys, Arithmetic.galley(passage, em))
    }

    fn heads(&self, query: HeadQuery) -> Result<Vec<HeadOption>, MeasureFailed> {
        self.unless(self.gaps.heads_of == Some(query.rank), Arithmetic.heads(query))
    }

    fn caption(&self, picture: &Picture, width: Length) -> Result<u16, MeasureFailed> {
        self.unless(self.gaps.captions, Arithmetic.caption(picture, width))
    }
}

#[test]
fn a_question_without_an_answer_ends_the_makeup() {
    let mut issue = whole_issue(1, 3, 5);
    // No author asks for a lead: the heads of leads are asked for when pages are solved.
    issue.articles.iter_mut().for_each(|article| article.priority = article.priority.max(2));
    let gaps = [
        Gaps { galleys: true, ..ALL_ANSWERED },
        Gaps { captions: true, ..ALL_ANSWERED },
        Gaps { heads_of: Some(1), ..ALL_ANSWERED },
        Gaps { heads_of: Some(3), ..ALL_ANSWERED },
    ];
    for gaps in gaps {
        let failing = Failing { gaps, failed: AtomicUsize::new(0) };
        let failed = make_up(&issue, &failing, &[], &grid(), &Options::default()).unwrap_err();
        assert_eq!(failed.to_string(), "out of order");
        assert_eq!(Failure::from(failed).findings[0].code, Code::LookInvalid);
        assert!(failing.failed.into_inner() > 0);
    }
    let answering = Failing { gaps: ALL_ANSWERED, failed: AtomicUsize::new(0) };
    assert!(make_up(&issue, &answering, &[], &grid(), &Options::default()).is_ok());
}

//! What holds for the whole of a review: levels of headings without jumps.

use super::super::desk::CopyDesk;
use crate::diag::Code;
use crate::model::Passage;

/// Makes the highest heading level 2, and lets none jump: each is at most one below the one before.
pub(super) fn settle_levels(passages: &mut [Passage], desk: &mut CopyDesk) {
    let level_of = |passage: &Passage| match passage {
        Passage::Heading { level, .. } => Some(*level),
        _ => None,
    };
    let Some(highest) = passages.iter().filter_map(level_of).min() else { return };
    let mut before = 1;
    for passage in passages {
        let Passage::Heading { level, text } = passage else { continue };
        let wanted = *level - highest + 2;
        *level = wanted.min(before + 1).min(4);
        if wanted > before + 1 {
            let at = text.span_at(0).map_or(0, |span| span.byte);
            let message = format!("标题“{}”跳了级，按上一级的下一级收", text.to_plain());
            desk.note(Code::HeadingJump, at, message, "一级一级往下：一、用 ##，（一）用 ###，1. 用 ####");
        }
        before = *level;
    }
}

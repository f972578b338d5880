//! Where a sentence ends and where it goes on. Takes a line; knows no others.

use super::credit::{is_captioned_end, is_signed};
use crate::measure::visible;

/// Marks that end a sentence.
const ENDS: &str = "。！？!?…";

/// Marks that may stand behind the end of a sentence.
const CLOSERS: &str = "”’）)】》』」";

/// Whether a sentence ends at the end of a line.
pub(in crate::structure) fn ends_sentence(text: &str) -> bool {
    let body = text.trim_end_matches(|c| CLOSERS.contains(c));
    body.ends_with(|c| ENDS.contains(c))
        || ends_before_bracket(text)
        || is_signed(text)
        || (is_captioned_end(text) && visible(text) > 4)
}

/// Whether a sentence ends before the words in brackets at the end: `……都说好。（社区服务办）`.
fn ends_before_bracket(text: &str) -> bool {
    let inner = text.strip_suffix(['）', ')']).and_then(|inner| inner.rsplit_once(['（', '(']));
    inner.is_some_and(|(before, _)| before.trim_end_matches(|c| CLOSERS.contains(c)).ends_with(|c| ENDS.contains(c)))
}

/// Whether it ends in a mark after which the sentence goes on.
pub(in crate::structure) fn ends_open(text: &str) -> bool {
    text.ends_with(['，', '、', ',', '（', '“', '《', '(', '‘', '【', '-', '—', '·'])
}

/// Whether it begins with a mark that closes something, which no paragraph and no head does.
pub(in crate::structure) fn begins_closing(text: &str) -> bool {
    text.starts_with(['，', '。', '、', '；', '：', '！', '？', '”', '）', '》', '’', '】', '％', '%'])
}

//! The moment of the last change, as the environment gives it; the clock is never asked.

use crate::diag::{Code, Failure, Finding};

/// The moment in seconds since 1970 that `SOURCE_DATE_EPOCH` gives; none where it is not set.
///
/// # Errors
/// `SOURCE_DATE_EPOCH` that is no such number.
pub(super) fn source_date_epoch() -> Result<Option<i64>, Failure> {
    const NAME: &str = "SOURCE_DATE_EPOCH";
    let Some(value) = std::env::var_os(NAME).filter(|value| !value.is_empty()) else { return Ok(None) };
    // The last second of the year 9999.
    let seconds =
        value.to_str().and_then(|value| value.parse().ok()).filter(|seconds| (0..253_402_300_800).contains(seconds));
    let fault = || {
        let message = format!("环境变量 {NAME} 应为 1970 年起的秒数，写的是“{}”", value.display());
        Finding::new(Code::WrongValue, message).hint("删去它，或写成 1709251199 这样的数")
    };
    Ok(Some(seconds.ok_or_else(fault)?))
}

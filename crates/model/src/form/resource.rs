//! Files of the tool's own: a look, a page template, a list of fonts. Such a file is sound, or it is refused as a whole.

use std::sync::Arc;

use super::{TableForm, parse_toml};
use crate::diag::{Code, Finding, Source};

/// What `read` makes of a TOML file, if the file has no fault.
///
/// # Errors
/// All faults of the file, each with its place and its remedy, and all under this code.
pub fn read_resource<T>(
    source: &Arc<Source>,
    code: Code,
    read: impl FnOnce(&mut TableForm<'_>) -> Option<T>,
) -> Result<T, Vec<Finding>> {
    let under_code = |findings: Vec<Finding>| -> Vec<Finding> {
        findings.into_iter().map(|finding| Finding { code, severity: code.severity(), ..finding }).collect()
    };
    let table = parse_toml(source).map_err(under_code)?;
    let mut form = TableForm::toml(source, &table);
    let found = read(&mut form);
    let findings = form.close();
    match found {
        Some(found) if findings.is_empty() => Ok(found),
        _ => Err(under_code(findings)),
    }
}

//! `[名]: …`: a line of an interview or a note is text, unless it defines a link that the body uses.

use super::sheet::Sheet;

/// Makes text of the definitions that are none; settles those that are, their titles apart.
pub(super) fn settle_definitions(sheet: &mut Sheet<'_>) {
    let lines = sheet.lines();
    let body = sheet.body();
    for (line, text) in &lines {
        let bare = text.trim_start_matches([' ', '>', '-', '*', '+', '\t']);
        let start = line.start + text.len() - bare.len();
        let Some((label, target)) = definition(bare) else { continue };
        if !sheet.is_open(start) || label.starts_with('^') {
            continue;
        }
        if leads_somewhere(target) && is_used(&body, label) {
            let address = target.split_whitespace().next().unwrap_or_default();
            let address_at = start + bare.len() - target.trim_start().len();
            sheet.settle(start..address_at + address.len());
        } else {
            sheet.keep(start..start + 1);
        }
    }
}

/// The label of a definition and what stands behind its colon.
fn definition(text: &str) -> Option<(&str, &str)> {
    let (label, target) = text.strip_prefix('[')?.split_once("]:")?;
    (!label.is_empty() && !label.contains(['[', ']'])).then_some((label, target))
}

fn leads_somewhere(target: &str) -> bool {
    let Some(address) = target.split_whitespace().next() else { return false };
    address.contains("://") || address.starts_with(['/', '#', '<', '.']) || address.contains('.') && address.is_ascii()
}

/// Whether the body has `[label]` somewhere that is not a definition.
fn is_used(body: &str, label: &str) -> bool {
    let mark = format!("[{label}]");
    body.match_indices(&mark).any(|(at, _)| !body[at + mark.len()..].starts_with(':'))
}

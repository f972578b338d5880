//! Web and mail addresses: their characters are to stay as they are.

use super::super::traced::Traced;

/// Marks the characters of web and mail addresses as literal.
pub(super) fn set_addresses_apart(text: &mut [Traced]) {
    let in_address = |traced: &Traced| traced.c.is_ascii_graphic() && !matches!(traced.c, '"' | '<' | '>');
    let mut start = 0;
    while start < text.len() {
        if !in_address(&text[start]) {
            start += 1;
            continue;
        }
        let length = text[start..].iter().take_while(|traced| in_address(traced)).count();
        let run: String = text[start..start + length].iter().map(|traced| traced.c).collect();
        if let Some((from, to)) = address_in(&run) {
            text[start + from..start + to].iter_mut().for_each(|traced| traced.literal = true);
        }
        start += length;
    }
}

/// Where in a run of ASCII an address stands: from its scheme, `www.` or mail name to its last letter.
fn address_in(run: &str) -> Option<(usize, usize)> {
    let name_start = |end: usize, extra: &str| {
        let belongs = |c: char| c.is_ascii_alphanumeric() || extra.contains(c);
        end - run[..end].chars().rev().take_while(|&c| belongs(c)).count()
    };
    let end = run.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'']).len();
    let start = if let Some(at) = run.find("://") {
        name_start(at, "+-.")
    } else if let Some(at) = run.find("www.") {
        at
    } else {
        let at = run.find('@')?;
        run[at..end].contains('.').then(|| name_start(at, "._%+-"))?
    };
    (start < end).then_some((start, end))
}

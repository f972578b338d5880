//! Printing conditions that are registered with the ICC (CMYK characterization data), by their exact names: an output intent that refers to
//! the registry must spell its condition as the registry does (print.md §1.3).
//!
//! The registry itself was not at hand: the names are gathered from profiles and specifications, and some may be missing.

use chenbao_model::form::nearest;

/// The names, sorted.
const NAMES: &[&str] = &[
    "APTEC CCNB",
    "APTEC Coated CardBoard",
    "APTEC_CTV_3",
    "APTEC_CTV_4",
    "APTEC_CTV_5",
    "APTEC_CTV_6",
    "APTEC_CTV_7",
    "APTEC_CTV_8",
    "CGATS TR 001",
    "CGATS TR 002",
    "CGATS TR 003",
    "CGATS TR 005",
    "CGATS TR 006",
    "CGATS21-2-CRPC1",
    "CGATS21-2-CRPC2",
    "CGATS21-2-CRPC3",
    "CGATS21-2-CRPC4",
    "CGATS21-2-CRPC5",
    "CGATS21-2-CRPC6",
    "CGATS21-2-CRPC7",
    "EUROSB104",
    "EUROSB204",
    "FOGRA27",
    "FOGRA28",
    "FOGRA29",
    "FOGRA30",
    "FOGRA31",
    "FOGRA32",
    "FOGRA33",
    "FOGRA34",
    "FOGRA35",
    "FOGRA36",
    "FOGRA37",
    "FOGRA38",
    "FOGRA39",
    "FOGRA40",
    "FOGRA41",
    "FOGRA42",
    "FOGRA43",
    "FOGRA44",
    "FOGRA45",
    "FOGRA46",
    "FOGRA47",
    "FOGRA48",
    "FOGRA49",
    "FOGRA50",
    "FOGRA51",
    "FOGRA52",
    "FOGRA53",
    "FOGRA54",
    "FOGRA55",
    "FOGRA56",
    "FOGRA57",
    "FOGRA58",
    "FOGRA59",
    "FOGRA60",
    "IFRA22",
    "IFRA26",
    "IFRA28",
    "IFRA30",
    "JC200103",
    "JC200104",
    "JCN2002",
    "JCS2011",
    "JCW2003",
    "PSRgravureHWC",
    "PSRgravureLWC",
    "PSRgravureMF",
    "PSRgravureSC",
];

/// Whether a condition is registered under exactly this name.
pub fn is_registered(name: &str) -> bool {
    NAMES.binary_search(&name).is_ok()
}

/// The registered names that a name which is not registered was probably to be, the likeliest first; none where it is like none.
pub fn meant_by(name: &str) -> Vec<&'static str> {
    const TOLD: usize = 3;
    if is_registered(name) {
        return vec![];
    }
    let mut rest: Vec<&'static str> = NAMES.to_vec();
    let mut found: Vec<&'static str> = misspelt(name).into_iter().collect();
    while let Some(near) = nearest(name, &rest).filter(|_| found.len() < TOLD) {
        rest.retain(|other| *other != near);
        if !found.contains(&near) {
            found.push(near);
        }
    }
    found
}

/// A name without what spellings differ in: case, blanks, marks.
pub(crate) fn bare_name(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The registered name that a longer text, such as the description of a profile, has in it; the longest where there are several.
pub(crate) fn named_in(text: &str) -> Option<&'static str> {
    let text = bare_name(text);
    let found = NAMES.iter().copied().filter(|name| {
        let name = bare_name(name);
        text.match_indices(&name).any(|(at, _)| !text[at + name.len()..].starts_with(|c: char| c.is_ascii_digit()))
    });
    found.max_by_key(|name| name.len())
}

/// The registered name that differs from this one in spelling only: case, blanks, hyphens.
pub(crate) fn misspelt(name: &str) -> Option<&'static str> {
    NAMES.iter().copied().find(|known| *known != name && bare_name(known) == bare_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_single_and_misspellings_are_known() {
        assert!(NAMES.is_sorted() && NAMES.windows(2).all(|pair| pair[0] != pair[1]));
        assert!(is_registered("CGATS TR 002") && !is_registered("CGATS TR002"));
        assert_eq!(misspelt("CGATS TR002"), Some("CGATS TR 002"));
        assert_eq!(misspelt("CGATS TR 002"), None);
        assert_eq!(misspelt("our press"), None);
        assert_eq!(meant_by("CGATS TR002")[0], "CGATS TR 002");
        assert_eq!(meant_by("FORGA39")[0], "FOGRA39");
        assert!(meant_by("IFRA62").contains(&"IFRA26"));
        assert_eq!(meant_by("FOGRA39"), [""; 0]);
        assert_eq!(meant_by("Our own press, 2024"), [""; 0]);
        assert_eq!(named_in("Based on CGATS TR 002 (SNAP)"), Some("CGATS TR 002"));
        assert_eq!(named_in("Coated FOGRA39L"), Some("FOGRA39"));
        assert_eq!(named_in("a press of ours"), None);
    }
}

//! The press a file was made for, as its output intent tells: whether CMYK by a profile is the CMYK of that press. Takes the profile of the
//! intent and the name of its condition; says of another profile whether it fits.

use moxcms::{ColorProfile, ProfileText};

use sha2::{Digest, Sha256};

use crate::registry::{bare_name, named_in};

/// The press a file was made for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Press {
    /// The profile of the intent.
    profile: Option<[u8; 32]>,
    /// What the intent calls its condition, and its profile itself and what it was made from, in bare letters.
    names: Vec<String>,
}

impl Press {
    /// The press of an output intent with this condition and this profile.
    pub(crate) fn new(condition: Option<&str>, profile: Option<&[u8]>) -> Self {
        let mut names: Vec<String> = condition.map(bare_name).into_iter().collect();
        if let Some(bytes) = profile {
            names.extend(names_of_profile(bytes).iter().map(|name| bare_name(name)));
        }
        names.retain(|name| !name.is_empty());
        Self { profile: profile.map(digest), names }
    }

    /// Whether a CMYK profile is that of this press; one that was made from the same data counts as the same.
    pub(crate) fn fits(&self, profile: &[u8]) -> bool {
        // Where nothing is said of the press, nothing can be held against it.
        if self.profile.is_none() && self.names.is_empty() || self.profile == Some(digest(profile)) {
            return true;
        }
        let names: Vec<String> = names_of_profile(profile).iter().map(|name| bare_name(name)).collect();
        names.iter().any(|name| !name.is_empty() && self.names.contains(name))
    }
}

fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// What a profile is called, and what it says it was made from.
fn names_of_profile(bytes: &[u8]) -> Vec<String> {
    let Ok(profile) = ColorProfile::new_from_slice(bytes) else { return Vec::new() };
    let target = profile.char_target.as_ref().map(profile_text).unwrap_or_default();
    let target = target.strip_prefix("ICCHDAT").map(str::to_owned);
    let described = profile.description.as_ref().map(profile_text);
    let named = described.as_deref().and_then(named_in).map(str::to_owned);
    described.into_iter().chain(target).chain(named).collect()
}

/// What a profile is called; for a report.
pub(crate) fn profile_name(bytes: &[u8]) -> String {
    names_of_profile(bytes).into_iter().find(|name| !name.is_empty()).unwrap_or_default()
}

/// A text of a profile.
pub(crate) fn profile_text(text: &ProfileText) -> String {
    let text = match text {
        ProfileText::PlainString(text) => text.as_str(),
        ProfileText::Localizable(texts) => texts.first().map_or("", |text| text.value.as_str()),
        ProfileText::Description(description) => description.ascii_string.as_str(),
    };
    text.trim_matches(|c: char| c == '\0' || c.is_whitespace()).to_owned()
}

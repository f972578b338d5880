//! The output intent: the printing condition a file was made for, and the profile that describes it. Takes a document; gives facts and the
//! hits of the rules `output-intent` and `intent-profile`.

use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use moxcms::{ColorProfile, DataColorSpace, ProfileClass, ProfileText};

use super::catalog::ParsedDocument;
use crate::fault::{Fault, IntentFault, ProfileFault};
use crate::hit::Hit;
use crate::input::bounded;
use crate::input::objects::number_of_dict;
use crate::input::strings::text_of_string;
use crate::registry;
use crate::rule::Rule;

/// The most bytes of a profile that are read; the largest in use have some three million.
const LONGEST: usize = 64 << 20;

/// The output intent of a file, as far as it could be read.
#[derive(Debug, Default)]
pub(crate) struct OutputIntent {
    /// The printing condition.
    pub(crate) condition: Option<String>,
    /// The description in the profile.
    pub(crate) profile: Option<String>,
    /// Whether there is an intent for PDF/X at all.
    pub(crate) present: bool,
    /// What is wrong with it.
    pub(crate) hits: Vec<Hit>,
}

fn is_for_print(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>("S").is_some_and(|name| name.as_str() == "GTS_PDFX")
}

impl OutputIntent {
    /// Reads and judges the output intent of a document.
    pub(crate) fn of_document(document: &ParsedDocument<'_>) -> Self {
        let intents: Vec<Dict<'_>> = match document.catalog.get::<Array<'_>>("OutputIntents") {
            Some(array) => array.iter::<Object<'_>>().filter_map(Object::into_dict).collect(),
            None => Vec::new(),
        };
        let for_print: Vec<&Dict<'_>> = intents.iter().filter(|dict| is_for_print(dict)).collect();
        let mut intent = Self { present: !for_print.is_empty(), ..Self::default() };
        match for_print.len() {
            0 if intents.is_empty() => intent.error(IntentFault::Missing),
            0 => intent.error(IntentFault::NotForPrint),
            1 => {}
            count => intent.error(IntentFault::Several(count)),
        }
        if let Some(dict) = for_print.first() {
            intent.read_condition(dict);
            intent.read_profile(dict);
        }
        intent
    }

    fn error(&mut self, fault: impl Into<Fault>) {
        self.hits.push(Hit::error(fault));
    }

    /// Its identifier, which must be a registered one where it says so (ISO 32000-1, 14.11.5).
    fn read_condition(&mut self, dict: &Dict<'_>) {
        let string = |key: &str| dict.get::<PdfString<'_>>(key).map(|string| text_of_string(&string));
        self.condition = string("OutputConditionIdentifier").filter(|name| !name.trim().is_empty());
        let Some(name) = self.condition.clone() else { return self.error(IntentFault::NoCondition) };
        let said_registered = string("RegistryName").is_some_and(|name| name.contains("color.org"));
        if said_registered && !registry::is_registered(&name) {
            match registry::misspelt(&name) {
                Some(registered) => self.error(IntentFault::Misspelt { name, registered: registered.to_owned() }),
                None => self.hits.push(Hit::warning(IntentFault::Unregistered(name))),
            }
        }
    }

    /// Its profile, which must be embedded and describe a CMYK press.
    fn read_profile(&mut self, dict: &Dict<'_>) {
        if dict.contains_key("DestOutputProfileRef") {
            self.error(ProfileFault::Outside);
        }
        let Some(stream) = dict.get::<Stream<'_>>("DestOutputProfile") else {
            return self.error(ProfileFault::Missing);
        };
        let object = number_of_dict(stream.dict());
        let Ok(bytes) = bounded::decoded(&stream, LONGEST) else { return self.error(ProfileFault::TooLarge) };
        let channels = stream.dict().get::<i32>("N");
        if channels != Some(4) {
            self.error(ProfileFault::Channels(channels));
        }
        self.read_icc(&bytes);
        for hit in self.hits.iter_mut().filter(|hit| hit.rule() == Rule::IntentProfile) {
            hit.object = object;
        }
    }

    fn read_icc(&mut self, bytes: &[u8]) {
        let Ok(profile) = ColorProfile::new_from_slice(bytes) else { return self.error(ProfileFault::Broken) };
        self.profile = profile.description.as_ref().map(profile_text).filter(|text| !text.is_empty());
        if profile.profile_class != ProfileClass::OutputDevice {
            self.error(ProfileFault::NotOutput);
        }
        if profile.color_space != DataColorSpace::Cmyk {
            self.error(ProfileFault::NotCmyk);
        }
        let target = profile.char_target.as_ref().map(profile_text).unwrap_or_default();
        let target = target.trim_end_matches('\0').strip_prefix("ICCHDAT ").map(str::trim);
        if let (Some(target), Some(condition)) = (target, self.condition.as_deref())
            && target != condition
        {
            let fault = ProfileFault::OtherCondition { target: target.to_owned(), condition: condition.to_owned() };
            self.hits.push(Hit::warning(fault));
        }
    }
}

fn profile_text(text: &ProfileText) -> String {
    let text = match text {
        ProfileText::PlainString(text) => text.as_str(),
        ProfileText::Localizable(texts) => texts.first().map_or("", |text| text.value.as_str()),
        ProfileText::Description(description) => description.ascii_string.as_str(),
    };
    text.trim_matches(|c: char| c == '\0' || c.is_whitespace()).to_owned()
}

//! The output intent: the printing condition a file was made for, and the profile that describes it. Takes a document; gives facts and the
//! hits of the rules `output-intent` and `intent-profile`.

use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use moxcms::{ColorProfile, DataColorSpace, ProfileClass};

use super::catalog::ParsedDocument;
use crate::fault::{Fault, IntentFault, ProfileFault};
use crate::hit::Hit;
use crate::input::bounded;
use crate::input::objects::number_of_dict;
use crate::input::strings::text_of_string;
use crate::press::{Press, profile_text};
use crate::registry::{self, bare_name};
use crate::rule::Rule;
use crate::thresholds::{Standard, Thresholds};

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
    /// The press it describes.
    pub(crate) press: Press,
    /// What is wrong with it.
    pub(crate) hits: Vec<Hit>,
}

/// What an intent is judged by.
#[derive(Clone, Copy)]
pub(crate) struct IntentDemand<'t> {
    /// The standard the file claims, or the one it is held to.
    pub(crate) standard: Standard,
    /// What the shop asks for.
    pub(crate) thresholds: &'t Thresholds,
}

fn is_for_print(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>("S").is_some_and(|name| name.as_str() == "GTS_PDFX")
}

impl OutputIntent {
    /// Reads and judges the output intent of a document.
    pub(crate) fn of_document(document: &ParsedDocument<'_>, demand: IntentDemand<'_>) -> Self {
        let intents: Vec<Dict<'_>> = match document.catalog.get::<Array<'_>>("OutputIntents") {
            Some(array) => array.iter::<Object<'_>>().filter_map(Object::into_dict).collect(),
            None => Vec::new(),
        };
        let for_print: Vec<&Dict<'_>> = intents.iter().filter(|dict| is_for_print(dict)).collect();
        let mut intent = Self { present: !for_print.is_empty(), ..Self::default() };
        match for_print.len() {
            0 if demand.standard == Standard::None => {}
            0 if intents.is_empty() => intent.error(IntentFault::Missing),
            0 => intent.error(IntentFault::NotForPrint),
            1 => {}
            count => intent.error(IntentFault::Several(count)),
        }
        if let Some(dict) = for_print.first() {
            intent.read_condition(dict, demand.thresholds);
            intent.read_profile(dict, demand.standard);
        }
        intent
    }

    fn error(&mut self, fault: impl Into<Fault>) {
        self.hits.push(Hit::error(fault));
    }

    /// Its identifier, which must be a registered one where it says so (ISO 32000-1, 14.11.5).
    fn read_condition(&mut self, dict: &Dict<'_>, thresholds: &Thresholds) {
        let string = |key: &str| dict.get::<PdfString<'_>>(key).map(|string| text_of_string(&string));
        self.condition = string("OutputConditionIdentifier").filter(|name| !name.trim().is_empty());
        let Some(name) = self.condition.clone() else { return self.error(IntentFault::NoCondition) };
        let fits = thresholds.conditions.is_empty() || thresholds.conditions.contains(&name);
        if !fits && registry::is_registered(&name) {
            let fault = IntentFault::OtherPaper { condition: name.clone(), paper: thresholds.name.clone() };
            self.hits.push(Hit::warning(fault));
        }
        let said_registered = string("RegistryName").is_some_and(|name| name.contains("color.org"));
        if said_registered && !registry::is_registered(&name) {
            match registry::misspelt(&name) {
                Some(registered) => self.error(IntentFault::Misspelt { name, registered: registered.to_owned() }),
                None => self.hits.push(Hit::warning(IntentFault::Unregistered(name))),
            }
        }
    }

    /// Its profile, which must be embedded and describe a CMYK press; the older standards and PDF/X-4p have other ways.
    fn read_profile(&mut self, dict: &Dict<'_>, standard: Standard) {
        let (outside, embedded) =
            (dict.contains_key("DestOutputProfileRef"), dict.get::<Stream<'_>>("DestOutputProfile"));
        if outside && standard != Standard::X4p {
            self.error(ProfileFault::Outside);
        }
        self.press = Press::new(self.condition.as_deref(), None);
        let Some(stream) = embedded else {
            let registered = self.condition.as_deref().is_some_and(registry::is_registered);
            return match standard {
                Standard::X4p if outside => {}
                Standard::X4p => self.error(ProfileFault::NoReference),
                Standard::None => {}
                standard if standard.is_flat() && registered => {}
                _ => self.error(ProfileFault::Missing),
            };
        };
        let object = number_of_dict(stream.dict());
        let Ok(bytes) = bounded::decoded(&stream, LONGEST) else { return self.error(ProfileFault::TooLarge) };
        let channels = stream.dict().get::<i32>("N");
        if channels != Some(4) {
            self.error(ProfileFault::Channels(channels));
        }
        self.press = Press::new(self.condition.as_deref(), Some(&bytes));
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
        let target = target.strip_prefix("ICCHDAT ").map(str::trim);
        // Many profiles name the condition in their description alone; that is held against a registered one.
        let registered = self.condition.as_deref().is_some_and(registry::is_registered);
        let described = self.profile.as_deref().filter(|_| registered).and_then(registry::named_in);
        if let (Some(target), Some(condition)) = (target.or(described), self.condition.as_deref())
            && bare_name(target) != bare_name(condition)
        {
            let fault = ProfileFault::OtherCondition { target: target.to_owned(), condition: condition.to_owned() };
            self.hits.push(Hit::warning(fault));
        }
    }
}

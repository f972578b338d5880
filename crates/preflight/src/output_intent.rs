//! The output intent: the printing condition a file was made for, and the profile that describes it. Takes a document; gives facts and the
//! hits of the rules `output-intent` and `intent-profile`.

use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use moxcms::{ColorProfile, DataColorSpace, ProfileClass, ProfileText};

use super::document::{Document, text};
use super::{Hit, Rule, bounded};
use crate::registry;

/// The most bytes of a profile that are read; the largest in use have some three million.
const LONGEST: usize = 64 << 20;

/// The output intent of a file, as far as it could be read.
#[derive(Debug, Default)]
pub(super) struct Intent {
    /// The printing condition.
    pub(super) condition: Option<String>,
    /// The description in the profile.
    pub(super) profile: Option<String>,
    /// Whether there is an intent for PDF/X at all.
    pub(super) present: bool,
    /// What is wrong with it.
    pub(super) hits: Vec<Hit>,
}

/// Reads and judges the output intent of a document.
pub(super) fn examine(document: &Document<'_>) -> Intent {
    let intents: Vec<Dict<'_>> = match document.catalog.get::<Array<'_>>("OutputIntents") {
        Some(array) => array.iter::<Object<'_>>().filter_map(Object::into_dict).collect(),
        None => Vec::new(),
    };
    let for_print: Vec<&Dict<'_>> = intents.iter().filter(|dict| is_for_print(dict)).collect();
    let mut intent = Intent { present: !for_print.is_empty(), ..Intent::default() };
    match for_print.len() {
        0 if intents.is_empty() => intent.error(Rule::OutputIntent, "没有输出意图，文件没说是为哪种印刷条件做的"),
        0 => intent.error(Rule::OutputIntent, "有输出意图，但没有一个是 GTS_PDFX（印刷）的"),
        1 => {}
        count => intent.error(Rule::OutputIntent, &format!("有 {count} 个 GTS_PDFX 输出意图，只能有一个")),
    }
    if let Some(dict) = for_print.first() {
        intent.condition(dict);
        intent.profile(dict);
    }
    intent
}

fn is_for_print(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>("S").is_some_and(|name| name.as_str() == "GTS_PDFX")
}

impl Intent {
    fn error(&mut self, rule: Rule, message: &str) {
        self.hits.push(Hit::error(rule, message));
    }

    /// Its identifier, which must be a registered one where it says so (ISO 32000-1, 14.11.5).
    fn condition(&mut self, dict: &Dict<'_>) {
        let string = |key: &str| dict.get::<PdfString<'_>>(key).map(|string| text(&string));
        self.condition = string("OutputConditionIdentifier").filter(|name| !name.trim().is_empty());
        let Some(name) = self.condition.clone() else {
            return self.error(Rule::OutputIntent, "输出意图没有写明印刷条件（OutputConditionIdentifier）");
        };
        let registry = string("RegistryName").is_some_and(|name| name.contains("color.org"));
        if registry && !registry::is_registered(&name) {
            match registry::misspelt(&name) {
                Some(known) => {
                    let message = format!("印刷条件“{name}”写法不对，ICC 登记的写法是“{known}”");
                    self.error(Rule::OutputIntent, &message);
                }
                None => {
                    let message = format!("印刷条件“{name}”不在已知的 ICC 登记名单里，请与印厂核对");
                    self.hits.push(Hit::warning(Rule::OutputIntent, message));
                }
            }
        }
    }

    /// Its profile, which must be embedded and describe a CMYK press.
    fn profile(&mut self, dict: &Dict<'_>) {
        if dict.contains_key("DestOutputProfileRef") {
            self.error(Rule::IntentProfile, "色彩描述文件在文件之外（DestOutputProfileRef），要嵌进文件里");
        }
        let Some(stream) = dict.get::<Stream<'_>>("DestOutputProfile") else {
            return self.error(Rule::IntentProfile, "输出意图没有嵌入色彩描述文件（DestOutputProfile）");
        };
        let object = super::object_of(stream.dict());
        let Ok(bytes) = bounded::decoded(&stream, LONGEST) else {
            return self.error(Rule::IntentProfile, "色彩描述文件大得离谱，没有去读");
        };
        let channels = stream.dict().get::<i32>("N");
        if channels != Some(4) {
            let said = channels.map_or_else(|| "没有写".to_owned(), |count| format!("写的是 {count}"));
            self.error(Rule::IntentProfile, &format!("色彩描述文件的通道数 N 应为 4，{said}"));
        }
        self.icc(&bytes);
        for hit in self.hits.iter_mut().filter(|hit| hit.rule == Rule::IntentProfile) {
            hit.object = object;
        }
    }

    fn icc(&mut self, bytes: &[u8]) {
        let Ok(profile) = ColorProfile::new_from_slice(bytes) else {
            return self.error(Rule::IntentProfile, "色彩描述文件坏了，读不出来");
        };
        self.profile = profile.description.as_ref().map(profile_text).filter(|text| !text.is_empty());
        if profile.profile_class != ProfileClass::OutputDevice {
            self.error(Rule::IntentProfile, "色彩描述文件不是输出设备（prtr）的");
        }
        if profile.color_space != DataColorSpace::Cmyk {
            self.error(Rule::IntentProfile, "色彩描述文件不是 CMYK 的，不能用来印四色");
        }
        let target = profile.char_target.as_ref().map(profile_text).unwrap_or_default();
        let target = target.trim_end_matches('\0').strip_prefix("ICCHDAT ").map(str::trim);
        if let (Some(target), Some(condition)) = (target, self.condition.as_deref())
            && target != condition
        {
            let message = format!("色彩描述文件是按“{target}”做的，印刷条件却写“{condition}”");
            self.hits.push(Hit::warning(Rule::IntentProfile, message));
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

//! The output profile: how the press prints on its paper. Takes the ICC profile that comes with the program or the print shop's own
//! file; gives its bytes, the printing condition it stands for and the most ink the paper bears.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use moxcms::{ColorProfile, DataColorSpace, ProfileClass, ProfileText};

use crate::diag::{Code, Failure, Finding};
use crate::preflight::registry;

/// The profile for newsprint; `profiles/README.md` tells how it is built.
const NEWSPRINT: &[u8] = include_bytes!("../../../profiles/newsprint.icc");
/// The printing condition of [`NEWSPRINT`].
const NEWSPRINT_CONDITION: &str = "CGATS TR 002";
/// The description inside [`NEWSPRINT`].
const NEWSPRINT_DESCRIPTION: &str = "Based on CGATS TR 002 (SNAP coldset newsprint, TAC 240)";
/// The most ink on newsprint, in percent (ISO 12647-3; print.md §1.1).
const NEWSPRINT_INK: u16 = 240;
/// The largest profile that is read; real ones have up to 4 MB.
const MAX_BYTES: u64 = 32 << 20;
/// What stands before the name in the characterisation target of a profile made from registered data.
const TARGET_MARK: &str = "ICCHDAT ";

/// How the press prints on its paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputProfile {
    /// The ICC profile, to be embedded as it is.
    pub bytes: Arc<[u8]>,
    /// The printing condition it stands for, as `CGATS TR 002`; with the exact spelling of the registry where it is registered.
    pub condition: String,
    /// The description inside the profile.
    pub description: String,
    /// Whether the condition is registered with the ICC under this name.
    pub registered: bool,
    /// The most ink at one place, the sum of all four in percent.
    pub ink_limit: u16,
}

impl OutputProfile {
    /// Coldset newsprint 新闻纸, made from the data of CGATS/SNAP TR 002-2007.
    pub fn newsprint() -> Self {
        Self {
            bytes: NEWSPRINT.into(),
            condition: NEWSPRINT_CONDITION.to_owned(),
            description: NEWSPRINT_DESCRIPTION.to_owned(),
            registered: true,
            ink_limit: NEWSPRINT_INK,
        }
    }

    /// The print shop's own profile. Without a `condition` it stands for the registered data it names itself, and else for its own
    /// description.
    ///
    /// # Errors
    /// A file that cannot be read, or is no output profile for CMYK with tables both ways ([`Code::ProfileInvalid`]).
    pub fn read(path: &Path, condition: Option<&str>) -> Result<Self, Failure> {
        let bytes = read_bounded(path).map_err(|why| invalid(path, &why))?;
        let profile = parse(&bytes).map_err(|why| invalid(path, &why))?;
        let description = profile.description.as_ref().map(text).unwrap_or_default();
        let stem = || path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let description = if description.is_empty() { stem() } else { description };
        let condition = condition.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
        let condition = condition.or_else(|| target(&profile)).unwrap_or_else(|| description.clone());
        let registered = registry::is_registered(&condition);
        Ok(Self { bytes: bytes.into(), condition, description, registered, ink_limit: NEWSPRINT_INK })
    }
}

/// Parses an output profile for CMYK with tables both ways; the error says in Chinese what is wrong with it.
pub(super) fn parse(bytes: &[u8]) -> Result<ColorProfile, String> {
    if bytes.get(36..40) != Some(b"acsp") {
        return Err("不是 ICC 色彩描述文件".to_owned());
    }
    let profile = ColorProfile::new_from_slice(bytes).map_err(|error| format!("内容不完整或有误：{error}"))?;
    if profile.color_space != DataColorSpace::Cmyk {
        return Err(format!("色彩空间是“{}”，不是 CMYK", signature(bytes, 16)));
    }
    if profile.profile_class != ProfileClass::OutputDevice {
        return Err(format!("类别是“{}”，不是印刷（输出）设备 prtr", signature(bytes, 12)));
    }
    if profile.lut_a_to_b_colorimetric.is_none() && profile.lut_a_to_b_perceptual.is_none() {
        return Err("没有从油墨到颜色的换算表（A2B）".to_owned());
    }
    if profile.lut_b_to_a_perceptual.is_none() {
        return Err("没有从颜色到油墨的换算表（B2A0），不能用来分色".to_owned());
    }
    Ok(profile)
}

fn read_bounded(path: &Path) -> Result<Vec<u8>, String> {
    let file = File::open(path).map_err(|error| format!("打不开：{error}"))?;
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| format!("读不出：{error}"))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err("超过 32 MB".to_owned());
    }
    Ok(bytes)
}

fn invalid(path: &Path, why: &str) -> Failure {
    let message = format!("色彩描述文件“{}”{why}", path.display());
    let finding = Finding::new(Code::ProfileInvalid, message);
    finding
        .hint("向印厂要新闻纸的 CMYK 输出描述文件（.icc）")
        .hint("不指定文件时，用自带的新闻纸描述文件 newsprint")
        .into()
}

/// A signature of four letters in the header.
fn signature(bytes: &[u8], at: usize) -> String {
    let letters = bytes.get(at..at + 4).unwrap_or_default();
    String::from_utf8_lossy(letters).trim().to_owned()
}

/// The text of a tag: in English where there are several languages.
fn text(tag: &ProfileText) -> String {
    let text = match tag {
        ProfileText::PlainString(text) => text.as_str(),
        ProfileText::Description(text) if text.ascii_string.is_empty() => text.unicode_string.as_str(),
        ProfileText::Description(text) => text.ascii_string.as_str(),
        ProfileText::Localizable(texts) => {
            let english = texts.iter().find(|text| text.language == "en").or(texts.first());
            english.map_or("", |text| text.value.as_str())
        }
    };
    text.trim_matches(|c: char| c == '\0' || c.is_whitespace()).to_owned()
}

/// The name of the registered data the profile was made from.
fn target(profile: &ColorProfile) -> Option<String> {
    let target = text(profile.char_target.as_ref()?);
    let name = target.strip_prefix(TARGET_MARK)?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], condition: Option<&str>) -> Result<OutputProfile, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shop.icc");
        std::fs::write(&path, bytes).unwrap();
        OutputProfile::read(&path, condition).map_err(|failure| {
            assert_eq!(failure.findings[0].code, Code::ProfileInvalid);
            failure.to_string()
        })
    }

    #[test]
    fn the_built_in_profile_says_of_itself_what_we_say_of_it() {
        assert_eq!(read(NEWSPRINT, None).unwrap(), OutputProfile::newsprint());
    }

    #[test]
    fn a_condition_given_wins_and_is_looked_up() {
        let named = read(NEWSPRINT, Some(" IFRA26 ")).unwrap();
        assert_eq!((named.condition.as_str(), named.registered), ("IFRA26", true));
        let misspelt = read(NEWSPRINT, Some("CGATS TR002")).unwrap();
        assert!(!misspelt.registered);
        assert_eq!(read(NEWSPRINT, Some(" ")).unwrap().condition, NEWSPRINT_CONDITION);
    }

    #[test]
    fn what_is_no_output_profile_for_cmyk_is_refused_in_chinese() {
        assert!(read(b"", None).unwrap_err().contains("不是 ICC"));
        assert!(read(&NEWSPRINT[..4000], None).unwrap_err().contains("不完整"));
        let rgb = ColorProfile::new_srgb().encode().unwrap();
        assert!(read(&rgb, None).unwrap_err().contains("“RGB”，不是 CMYK"));
        let mut scanner = NEWSPRINT.to_vec();
        scanner[12..16].copy_from_slice(b"scnr");
        assert!(read(&scanner, None).unwrap_err().contains("“scnr”"));
        let missing = OutputProfile::read(Path::new("/nowhere/shop.icc"), None).unwrap_err();
        assert!(missing.to_string().contains("打不开"));
    }

    #[test]
    fn a_profile_without_a_table_is_refused() {
        for table in ["B2A0", "A2B"] {
            let mut bytes = NEWSPRINT.to_vec();
            let tags: Vec<usize> =
                (132..132 + 12 * 20).step_by(12).filter(|&at| bytes[at..].starts_with(table.as_bytes())).collect();
            for at in tags {
                bytes[at..at + 4].copy_from_slice(b"none");
            }
            assert!(read(&bytes, None).unwrap_err().contains(table));
        }
    }
}

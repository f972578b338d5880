//! The rules of the preflight: for each what it checks, why, how to mend it, and where it is written. One table; everything else is drawn
//! from it.
//!
//! The text of ISO 15930-7 (PDF/X-4) is cited by topic, that of ISO 32000-1 (PDF) by clause, the Ghent Workgroup's newspaper
//! specification of 2015 by its requirement; thresholds are our own, modelled on them (print.md §1, §4.3).

use std::fmt;

use serde::{Serialize, Serializer};

/// What a rule stands for, for the reader of a report and of `explain`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleDoc {
    /// Its name in a few words.
    pub title: &'static str,
    /// What is checked.
    pub checks: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What to do about it.
    pub mend: &'static str,
    /// The standard or the practice it comes from.
    pub source: &'static str,
}

macro_rules! rules {
    ($($variant:ident $name:literal $title:literal
        checks: $checks:literal, why: $why:literal, mend: $mend:literal, source: $source:literal;)*) => {
        /// A rule of the preflight. The order is that of the report.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = $title] $variant,)*
        }

        impl Rule {
            /// All rules.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The rule's name as it is printed and written to JSON: words joined with hyphens.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What the rule stands for.
            pub const fn doc(self) -> RuleDoc {
                match self {
                    $(Self::$variant => RuleDoc {
                        title: $title, checks: $checks, why: $why, mend: $mend, source: $source
                    },)*
                }
            }
        }
    };
}

rules! {
    Readable "readable" "文件读得出来"
        checks: "", why: "", mend: "", source: "";
    PdfVersion "pdf-version" "PDF 版本"
        checks: "", why: "", mend: "", source: "";
    OutputIntent "output-intent" "输出意图"
        checks: "", why: "", mend: "", source: "";
    IntentProfile "intent-profile" "输出意图的色彩描述文件"
        checks: "", why: "", mend: "", source: "";
    Metadata "metadata" "XMP 元数据"
        checks: "", why: "", mend: "", source: "";
    Trapped "trapped" "陷印标记"
        checks: "", why: "", mend: "", source: "";
    FileIdentity "file-identity" "文件标识与加密"
        checks: "", why: "", mend: "", source: "";
    PageBoxes "page-boxes" "页面框"
        checks: "", why: "", mend: "", source: "";
    PageSize "page-size" "成品尺寸"
        checks: "", why: "", mend: "", source: "";
    PageCount "page-count" "版数"
        checks: "", why: "", mend: "", source: "";
    Bleed "bleed" "出血"
        checks: "", why: "", mend: "", source: "";
    Fonts "fonts" "字体嵌入"
        checks: "", why: "", mend: "", source: "";
    ColorSpace "color-space" "色彩空间"
        checks: "", why: "", mend: "", source: "";
    SpotColors "spot-colors" "专色"
        checks: "", why: "", mend: "", source: "";
    BlendSpace "blend-space" "透明混合空间"
        checks: "", why: "", mend: "", source: "";
    TotalInk "total-ink" "总墨量"
        checks: "", why: "", mend: "", source: "";
    BlackOverprint "black-overprint" "黑字压印"
        checks: "", why: "", mend: "", source: "";
    WhiteOverprint "white-overprint" "白色压印"
        checks: "", why: "", mend: "", source: "";
    TextInks "text-inks" "文字的墨色与字号"
        checks: "", why: "", mend: "", source: "";
    ThinLines "thin-lines" "细线"
        checks: "", why: "", mend: "", source: "";
    Resolution "resolution" "图像有效分辨率"
        checks: "", why: "", mend: "", source: "";
    Forbidden "forbidden" "禁用的对象"
        checks: "", why: "", mend: "", source: "";
    GreyPictures "grey-pictures" "灰度图"
        checks: "", why: "", mend: "", source: "";
    Imposition "imposition" "拼版"
        checks: "", why: "", mend: "", source: "";
    Features "features" "老设备不认的功能"
        checks: "", why: "", mend: "", source: "";
}

impl Rule {
    /// The rule of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.as_str() == name)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

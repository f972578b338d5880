//! Sentences of the rules on what a file says of itself.

use crate::fault::{
    IdentityFault, IntentFault, MetadataFault, ProfileFault, Property, TrappedFault, VersionFault, VersionSource,
};

pub(super) fn version(fault: &VersionFault) -> String {
    match fault {
        VersionFault::Missing => "文件头没有写明 PDF 版本".to_owned(),
        VersionFault::Illegible(source) => format!("{}里的 PDF 版本读不懂", version_source(*source)),
        VersionFault::TooNew { source, version: (major, minor) } => {
            format!("{}写的是 PDF {major}.{minor}，PDF/X-4 最高用 1.6", version_source(*source))
        }
        VersionFault::BeyondStandard { source, version: (major, minor), standard, latest: (last, least) } => {
            let source = version_source(*source);
            format!("{source}写的是 PDF {major}.{minor}，{standard} 最高用 {last}.{least}")
        }
        VersionFault::TooOld(version) => format!("版本是 PDF {version}，早于有透明的 1.4；与内容可能不符"),
    }
}

const fn version_source(source: VersionSource) -> &'static str {
    match source {
        VersionSource::Header => "文件头",
        VersionSource::Catalog => "文档目录（Catalog）",
    }
}

pub(super) fn intent(fault: &IntentFault) -> String {
    match fault {
        IntentFault::Missing => "没有输出意图，文件没说是为哪种印刷条件做的".to_owned(),
        IntentFault::NotForPrint => "有输出意图，但没有一个是 GTS_PDFX（印刷）的".to_owned(),
        IntentFault::Several(count) => format!("有 {count} 个 GTS_PDFX 输出意图，只能有一个"),
        IntentFault::NoCondition => "输出意图没有写明印刷条件（OutputConditionIdentifier）".to_owned(),
        IntentFault::Misspelt { name, registered } => {
            format!("印刷条件“{name}”写法不对，ICC 登记的写法是“{registered}”")
        }
        IntentFault::Unregistered(name) => {
            format!("印刷条件“{name}”不在已知的 ICC 登记名单里，请与印厂核对")
        }
        IntentFault::OtherPaper { condition, paper } => {
            format!("印刷条件“{condition}”是为别的纸做的，与检查标准“{paper}”的纸不符，颜色和墨量会不对")
        }
    }
}

pub(super) fn profile(fault: &ProfileFault) -> String {
    let plain = match fault {
        ProfileFault::Outside => "色彩描述文件在文件之外（DestOutputProfileRef），要嵌进文件里",
        ProfileFault::NoReference => "标作 PDF/X-4p，却没有写色彩描述文件在哪里（DestOutputProfileRef）",
        ProfileFault::Missing => "输出意图没有嵌入色彩描述文件（DestOutputProfile）",
        ProfileFault::TooLarge => "色彩描述文件大得离谱，没有去读",
        ProfileFault::Channels(said) => {
            let said = said.map_or_else(|| "没有写".to_owned(), |count| format!("写的是 {count}"));
            return format!("色彩描述文件的通道数 N 应为 4，{said}");
        }
        ProfileFault::Broken => "色彩描述文件坏了，读不出来",
        ProfileFault::NotOutput => "色彩描述文件不是输出设备（prtr）的",
        ProfileFault::NotCmyk => "色彩描述文件不是 CMYK 的，不能用来印四色",
        ProfileFault::OtherCondition { target, condition } => {
            return format!("色彩描述文件是按“{target}”做的，印刷条件却写“{condition}”");
        }
    };
    plain.to_owned()
}

pub(super) fn metadata(fault: &MetadataFault) -> String {
    match fault {
        MetadataFault::Missing => unrecognised("没有 XMP 元数据"),
        MetadataFault::TooLarge => unrecognised("XMP 元数据大得离谱，没有去读"),
        MetadataFault::NotXml(line) => unrecognised(&format!("XMP 元数据不是合格的 XML（第 {line} 行）")),
        MetadataFault::ExternalProfile => "标作 PDF/X-4p：色彩描述文件不在文件里，要交 PDF/X-4".to_owned(),
        MetadataFault::NotTaken { standard, taken } => {
            format!("是 {standard} 文件，检查标准只收 {}", taken.join("、"))
        }
        MetadataFault::IncompleteInfo(properties) => {
            let names: Vec<&str> = properties.iter().map(|property| property.info_key()).collect();
            format!("Info 里缺少 {}", names.join("、"))
        }
        MetadataFault::OtherVersion(version) => format!("pdfxid:GTS_PDFXVersion 是“{version}”，不是“PDF/X-4”"),
        MetadataFault::OldStyle(version) => {
            format!("是老式的 {version}，不是 PDF/X-4（XMP 里没有 pdfxid:GTS_PDFXVersion）")
        }
        MetadataFault::Undeclared => "XMP 里没有 pdfxid:GTS_PDFXVersion，不是 PDF/X-4 文件".to_owned(),
        MetadataFault::Incomplete(properties) => {
            let names: Vec<&str> = properties.iter().map(|property| Property::as_str(*property)).collect();
            format!("XMP 里缺少或写错了 {}", names.join("、"))
        }
        MetadataFault::TitleDiffers { info, xmp } => format!("Info 的标题“{info}”与 XMP 的“{xmp}”不一致"),
    }
}

fn unrecognised(why: &str) -> String {
    format!("{why}，无从认出是 PDF/X-4")
}

pub(super) fn trapped(fault: &TrappedFault) -> String {
    match fault {
        TrappedFault::Missing => "Info 里没有 Trapped，印厂不知道有没有做过陷印".to_owned(),
        TrappedFault::NotName => "Trapped 要写成名称 /True 或 /False，不能用别的类型".to_owned(),
        TrappedFault::Undecided(said) => format!("Trapped 是 /{said}，必须明确写 /True 或 /False"),
        TrappedFault::Differs { info, xmp } => format!("Info 的 Trapped 是 {info}，XMP 里却是 {xmp}"),
    }
}

pub(super) fn identity(fault: &IdentityFault) -> String {
    let plain = match fault {
        IdentityFault::Missing => "文件尾没有 ID，印厂的系统分不清新旧版本",
        IdentityFault::Malformed => "文件尾的 ID 不是两个非空的字符串",
        IdentityFault::Encrypted => "文件加了密，印刷文件不能加密（打印、修改的权限限制也算）",
        IdentityFault::Locked => "文件加了密，印刷文件不能加密",
    };
    plain.to_owned()
}

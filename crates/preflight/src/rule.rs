//! The rules of the preflight: for each what it checks, why, how to mend it, and where it is written. One table; everything else is drawn
//! from it.
//!
//! The text of ISO 15930-7 (PDF/X-4) is cited by topic, that of ISO 32000-1 (PDF) by clause, the Ghent Workgroup's newspaper
//! specification of 2015 by its requirement; thresholds are our own, modelled on them (print.md §1, §4.3).

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

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
        checks: "文件能不能从头到尾读出来：是不是 PDF，传完没有，交叉引用表和页树对不对得上，有没有坏掉或大得离谱的内容",
        why: "读不全的文件，印厂的流程要么打不开，要么少印东西",
        mend: "从排版软件重新输出一份，不要经别的工具转手；用网盘传时核对字节数或 SHA-256",
        source: "ISO 32000-1 7.5（文件结构）";
    PdfVersion "pdf-version" "PDF 版本"
        checks: "文件头和文档目录里的版本不高于它所标的标准许可的：PDF/X-4 是 1.6，X-1a 和 X-3 的 2001、2002 版是 1.3，2003 版是 1.4",
        why: "PDF/X-4 建立在 PDF 1.6 之上；更新的版本可能含有制版设备不认识的东西",
        mend: "输出时选 PDF/X-4，或把兼容性设为 PDF 1.6（Acrobat 7）",
        source: "ISO 15930-7（以 PDF 1.6 为基础）";
    OutputIntent "output-intent" "输出意图"
        checks: "有且只有一个 GTS_PDFX 输出意图，写明印刷条件；标明按 ICC 登记的，名字要在登记名单里，一字不差；条件是为检查标准所说的纸做的",
        why: "同样的网点在不同的纸和机器上印出来不一样；不说为哪种条件做的，颜色就没有依据",
        mend: "输出时选定印刷条件，新闻纸如 CGATS TR 002、IFRA26；名字照 ICC 登记的写法，空格也不能少",
        source: "ISO 15930-7（输出意图）；ISO 32000-1 14.11.5；GWG 2015 4.30；ICC CMYK 登记";
    IntentProfile "intent-profile" "输出意图的色彩描述文件"
        checks: "输出意图里嵌有色彩描述文件，是输出设备（prtr）的，CMYK 四通道，读得出来，不引用文件之外的；描述文件所据的条件与写明的一致",
        why: "印厂用它打样、看色、换算；没有它或它坏了，只能凭猜",
        mend: "输出时嵌入印厂给的 CMYK 描述文件",
        source: "ISO 15930-7（输出意图，附录 A）；ICC.1";
    Metadata "metadata" "XMP 元数据"
        checks: "标的是检查标准收的标准；PDF/X-4 在 XMP 里，并有标题、创建和修改日期、DocumentID、VersionID、RenditionClass，标题与 Info 一致；PDF/X-1a、X-3 在 Info 里，并有标题和两个日期",
        why: "PDF/X-4 只凭 XMP 认出；缺了它，流程会当成普通 PDF 处理",
        mend: "用能输出 PDF/X-4 的软件重新输出，不要事后改名或手工添加",
        source: "ISO 15930-7（标识与元数据）；ISO 16684-1（XMP）";
    Trapped "trapped" "陷印标记"
        checks: "Info 里 Trapped 明确写 True 或 False，与 XMP 一致",
        why: "印厂要知道陷印做过没有，免得漏做或做两遍",
        mend: "没有做陷印就写 False，交给印厂做",
        source: "ISO 32000-1 14.3.3；ISO 15930-7（陷印）";
    FileIdentity "file-identity" "文件标识与加密"
        checks: "文件尾有 ID，是两个非空的字符串；没有加密，也没有权限限制",
        why: "ID 用来认出同一文件的不同版本；加了密的文件，制版系统不能处理",
        mend: "重新输出，不设密码和权限",
        source: "ISO 32000-1 14.4、7.6；ISO 15930-7（加密）";
    PageBoxes "page-boxes" "页面框"
        checks: "每页有 TrimBox 或 ArtBox（只能一个）；成品在出血之内，出血在 MediaBox 之内；有 CropBox 的话不切到出血",
        why: "印厂照这些框拼版、裁切；框错了，整版会移位或裁坏",
        mend: "在排版软件里设好成品尺寸和出血再输出，不要用别的工具裁页",
        source: "ISO 32000-1 14.11.2；ISO 15930-7（页面框）；GWG 2015 4.3";
    PageSize "page-size" "成品尺寸"
        checks: "成品尺寸与预定的相差不到 0.1 毫米，各页一样大，不带旋转，不另设单位",
        why: "大小不一的版拼不到一张版上，旋转的版会印倒",
        mend: "按同一尺寸重新输出；横的版把内容转正，不要只设旋转",
        source: "GWG 2015 4.2、4.4";
    PageCount "page-count" "版数"
        checks: "版数与预定的一致，没有预定的是 4 的倍数（一两版的文件当作单版或广告）；没有空白版；彩版和黑版与预定的一致",
        why: "一张纸对折是四版；多出来的版没有地方印，空白版多半是漏了内容",
        mend: "补齐版数，或抽掉多余的空页",
        source: "GWG 2015 4.5、4.6；报纸折页的惯例";
    Bleed "bleed" "出血"
        checks: "成品边外的出血够宽；靠到裁切线的图和底色一直铺到出血边；文字离裁切线够远（检查标准里写了才查）",
        why: "裁切总有毫厘之差，没有出血，纸边会露出一道白",
        mend: "把靠边的图和底色往外拉到出血线，输出时带上出血",
        source: "印厂的惯例：出血 3 毫米";
    Fonts "fonts" "字体嵌入"
        checks: "每种字体都嵌在文件里，字体程序读得出来、没有断掉；没有缺字的空框（.notdef），字宽与字体一致，没有 Type 3 字体",
        why: "没有嵌入的字体，印厂会换成别的字体，断行、缺字都看不到",
        mend: "输出时嵌入全部字体；不许嵌入的字体换一种，或转成轮廓",
        source: "ISO 32000-1 9.9；ISO 15930-7（字体）；GWG 2015 4.14";
    ColorSpace "color-space" "色彩空间"
        checks: "图像、填色、描边、渐变、图案里只有 DeviceCMYK、DeviceGray 和许可的专色，没有 RGB、Lab 和校准色，也没有为别的印刷条件做的 CMYK",
        why: "四色机只有青、品红、黄、黑四块版；RGB 由谁、怎样转成四色，结果会差很多",
        mend: "输出时按印刷条件转换为 CMYK；图片在修图软件里转好也行",
        source: "GWG 2015 4.31；ISO 12647-3";
    SpotColors "spot-colors" "专色"
        checks: "没有名单之外的专色；出血以内没有套版色（All）",
        why: "每个专色要多出一块版，报纸轮转机通常没有；套版色会把每块版都印上",
        mend: "把专色转成四色；真要印专色，先同印厂说定，写进检查标准的 spots",
        source: "GWG 2015 4.18–4.21";
    BlendSpace "blend-space" "透明混合空间"
        checks: "凡有透明的页和成组对象，混合空间都是 DeviceCMYK",
        why: "混合空间没有写明或是 RGB，拼合透明时整块的颜色都会变，黑字也会变成四色黑",
        mend: "输出时把透明混合空间设为 CMYK",
        source: "ISO 32000-1 11.6.6；GWG 2015 4.25";
    TotalInk "total-ink" "总墨量"
        checks: "任何一处四色相加不超过标准（新闻纸 240%，超过 220% 就提醒），图片逐个像素看，压印叠加也算",
        why: "新闻纸吸墨慢，墨太多会透印、蹭脏、粘连",
        mend: "用限定总墨量的描述文件重新分色；深色底改用单黑加少量彩色",
        source: "ISO 12647-3:2013（220%）；WAN-IFRA（240%）；GWG 2015 4.22";
    BlackOverprint "black-overprint" "黑字压印"
        checks: "压在别的颜色上的单色黑字、黑细线，都设了压印（OP、op 为 true，OPM 为 1），也不因为在独立的透明组里而失效；12 点以上压在淡色上的可以不压印",
        why: "报纸机套印误差可达半毫米，黑字若在底色上挖空，稍一走版就露白边",
        mend: "把 K100 的文字和细线设为压印",
        source: "GWG 2015 4.10–4.13；ISO 32000-1 8.6.7";
    WhiteOverprint "white-overprint" "白色压印"
        checks: "白色的文字和图形没有设压印",
        why: "白色设了压印就等于没有印，反白的字会整个消失",
        mend: "去掉白色对象的压印，改为挖空",
        source: "GWG 2015 4.8、4.9";
    TextInks "text-inks" "文字的墨色与字号"
        checks: "文字不太小：单色 6 点以上，多色或反白 10 点以上；12 点以下的黑字只用单色黑",
        why: "小字用几种墨，套印稍有不准就发虚发花；太细的反白字会被墨糊死",
        mend: "正文改成 K100；小的彩色字、反白字放大，或改成单色",
        source: "GWG 2015 4.15、4.16；英国新闻纸广告制作规范（6 点、10 点）";
    ThinLines "thin-lines" "细线"
        checks: "线条、细长的色块和描边的字不细于 0.25 点（按印出来最细的地方算），没有宽度为 0 的线",
        why: "太细的线制版时断断续续，0 宽的线在不同设备上粗细不同",
        mend: "加粗到 0.25 点以上，多色的线再粗些",
        source: "GWG 2015 4.17";
    Resolution "resolution" "图像有效分辨率"
        checks: "图片按印出的大小折算的分辨率：不足 200 ppi 提醒，不足 150 ppi 算错；线条稿不足 800 ppi 提醒；超过 450 ppi 是浪费",
        why: "像素不够，印出来发虚、有锯齿；太多则文件臃肿，印不出更细",
        mend: "换更大的原图，或把图排小；太大的图先缩小",
        source: "报纸加网 85–100 线，取两倍线数；GWG 2015 4.26、4.27";
    Forbidden "forbidden" "禁用的对象"
        checks: "版面内没有批注和链接；没有脚本、动作、表单脚本、附件、影音和三维内容；没有 PostScript 和引用外部文件的对象；没有 LZW 压缩",
        why: "这些东西印不出来，或者会让制版系统停下、得出不确定的结果",
        mend: "输出印刷用的 PDF 时关掉交互、书签动作和附件",
        source: "ISO 15930-7（禁用的内容）；ISO 32000-1 12.5、12.6";
    GreyPictures "grey-pictures" "灰度图"
        checks: "灰度图只用黑版（DeviceGray，或只有 K 的 CMYK）",
        why: "带描述文件的灰度图会被分成四色，套印不准就偏色，总墨量也会超",
        mend: "灰度图去掉描述文件，或转成单色黑",
        source: "新闻纸分色的惯例";
    Imposition "imposition" "拼版"
        checks: "拼好的印张：每面两版，页码配对合乎折手（如 8｜1、2｜7、6｜3、4｜5），两版在骑缝处正好相接（±0.01 毫米），出血不盖到邻版，版没有歪和缩放",
        why: "拼错一面，整张报的版序就乱了；骑缝有缝或重叠，跨版的图会断开",
        mend: "从单版重新拼版，不要在拼版软件里手工挪动",
        source: "四开报骑马折的版序";
    Features "features" "老设备不认的功能"
        checks: "有没有图层、透明、JPEG 2000、16 位图这些老设备不认的功能",
        why: "PDF/X-4 许可它们，但只收 PDF/X-1a 的老流程会拒收或印错",
        mend: "先问印厂；对方只收 PDF/X-1a 时，拼合透明、合并图层再输出",
        source: "GWG 2015 4.29；只收 PDF/X-1a 的印厂的规定";
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

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::from_name(&name).ok_or_else(|| de::Error::custom("no such rule"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_name_that_leads_back_and_all_its_texts() {
        for &rule in Rule::ALL {
            assert!(rule.as_str().chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{rule}");
            assert_eq!(Rule::from_name(rule.as_str()), Some(rule));
            let doc = rule.doc();
            for text in [doc.title, doc.checks, doc.why, doc.mend, doc.source] {
                assert!(!text.is_empty() && !text.ends_with('。'), "{rule}: {text}");
            }
        }
    }
}

//! Sentences of the rules on single marks.

use super::color::{bearer_noun, plain_color};
use super::reading::unnamed;
use crate::fault::{FontFault, LineFault, ProgramFault, ResolutionFault, ResolutionLimit, TextFault};

pub(super) fn fonts(fault: &FontFault) -> String {
    match fault {
        FontFault::Unnamed(name) => unnamed("字体", name),
        FontFault::Type3(name) => format!("“{name}”是 Type 3 字体，应改用 OpenType 或 TrueType"),
        FontFault::NotEmbedded(name) => format!("字体“{name}”没有嵌入，印厂会用别的字体代替"),
        FontFault::MissingGlyph { font, code } => {
            format!("字体“{font}”缺字（编码 {code:04X}），印出来是方框或空白")
        }
        FontFault::Program { font, fault } => {
            format!("字体“{font}”嵌入的字体程序{}，印厂会用别的字体代替", program(*fault))
        }
        FontFault::BrokenGlyph { font, code } => {
            format!("字体“{font}”里编码 {code:04X} 的字形坏了，印不出来或印不全")
        }
        FontFault::Widths { font, code, stated, drawn } => format!(
            "字体“{font}”里编码 {code:04X} 的字宽对不上：PDF 写的是 {stated:.0}，字体程序里是 {drawn:.0}（千分之一字号），有的设备会排挤或叠字"
        ),
    }
}

const fn program(fault: ProgramFault) -> &'static str {
    match fault {
        ProgramFault::NotStream => "不是数据流，等于没有嵌入",
        ProgramFault::Empty => "是空的",
        ProgramFault::Cut => "不完整，断在半截",
        ProgramFault::Foreign => "与字典里说的字体格式不符",
        ProgramFault::Broken => "不是字体，读不出来",
    }
}

pub(super) fn text_inks(fault: &TextFault) -> String {
    match fault {
        TextFault::Small { size, least } => format!("文字只有 {size:.1} 点，至少 {least} 点"),
        TextFault::RichBlack { size, inks, least } => {
            let color = plain_color(*inks);
            format!("{size:.1} 点的文字用了四色黑 {color}，套印不准会发虚；{least} 点以下只用单色黑")
        }
        TextFault::ManyInks { size, inks, used, least } => {
            format!("{size:.1} 点的文字用了 {used} 种墨（{}），至少 {least} 点", plain_color(*inks))
        }
        TextFault::Tint { size, inks, least } => {
            format!("{size:.1} 点的文字是淡色（{}），网点会把笔画打散；至少 {least} 点", plain_color(*inks))
        }
        TextFault::Reversed { size, under, least } => {
            format!("{size:.1} 点的反白字落在 {under} 种墨上，笔画会糊；至少 {least} 点")
        }
    }
}

pub(super) fn thin_line(LineFault { bearer, weight, least }: LineFault) -> String {
    let bearer = bearer_noun(bearer);
    if weight == 0.0 {
        format!("{bearer}的粗细是 0，设备能画多细就多细，印版上会断；至少 {least} 点")
    } else {
        format!("{bearer}只有 {weight:.2} 点粗，至少 {least} 点")
    }
}

pub(super) fn resolution(ResolutionFault { pixels: (across, down), ppi, limit }: ResolutionFault) -> String {
    let picture = format!("{across}×{down} 像素的图片");
    match limit {
        ResolutionLimit::Bitmap(least) => {
            format!("{picture}只有黑白两色，有效分辨率 {ppi:.0} ppi，应有 {least}")
        }
        ResolutionLimit::Least(least) => format!("{picture}有效分辨率只有 {ppi:.0} ppi，至少 {least}"),
        ResolutionLimit::Good(good) => format!("{picture}有效分辨率 {ppi:.0} ppi，最好有 {good}"),
        ResolutionLimit::Most(most) => {
            format!("{picture}有效分辨率 {ppi:.0} ppi，超过 {most} 只会拖慢输出")
        }
    }
}

//! Sentences of the rules on colour.

use crate::fault::{
    Bearer, BlackOverprintFault, BlendFault, ForeignSpace, GreyFault, InkBearer, InkFault, Inks, SpaceFault, SpotFault,
    WhiteOverprintFault,
};

/// What bears a colour, as a noun.
pub(crate) const fn bearer_noun(bearer: Bearer) -> &'static str {
    match bearer {
        Bearer::Text => "文字",
        Bearer::Area => "色块",
        Bearer::Line => "线条",
        Bearer::Shading => "渐变",
        Bearer::Picture => "图片",
        Bearer::Stencil => "图形",
        Bearer::SoftMask => "软蒙版",
    }
}

/// What a space is called that a press cannot take.
pub(crate) fn foreign_space(space: &ForeignSpace) -> String {
    let plain = match space {
        ForeignSpace::CalGray => "CalGray",
        ForeignSpace::IccGray => "ICC 灰度",
        ForeignSpace::DeviceRgb => "DeviceRGB",
        ForeignSpace::CalRgb => "CalRGB",
        ForeignSpace::Lab => "Lab",
        ForeignSpace::IccRgb => "ICC RGB",
        ForeignSpace::OtherPress(name) if name.is_empty() => "另一种印刷条件的 CMYK",
        ForeignSpace::OtherPress(name) => return format!("另一种印刷条件的 CMYK（{name}）"),
        ForeignSpace::Icc(count) => return format!("{count} 个分量的 ICC 空间"),
        ForeignSpace::Colorants { names, alternate } => {
            return format!("以 {} 代替的专色“{}”", foreign_space(alternate), names.join("、"));
        }
        ForeignSpace::Unknown => "不认识的色彩空间",
    };
    plain.to_owned()
}

/// A colour as a reader of a report knows it: `C50 M40 K10`, or `白`.
pub(crate) fn plain_color(inks: Inks) -> String {
    let parts: Vec<String> = ["C", "M", "Y", "K"]
        .iter()
        .zip(inks)
        .filter(|(_, ink)| *ink >= 0.005)
        .map(|(name, ink)| format!("{name}{:.0}", ink * 100.0))
        .collect();
    if parts.is_empty() { "白".to_owned() } else { parts.join(" ") }
}

pub(super) fn space(fault: &SpaceFault) -> String {
    let (bearer, name) = (bearer_noun(fault.bearer), foreign_space(&fault.space));
    if fault.space.is_grey() {
        format!("{bearer}用了 {name}，分色后会落到四块版上；应为 DeviceGray 或单色黑")
    } else if fault.space.is_cmyk() {
        format!("{bearer}用了{name}，与输出意图不是一回事：设备若照它换算，单色黑会变成四色，颜色也会变")
    } else {
        format!("{bearer}用了 {name}，不是印刷用的 CMYK")
    }
}

pub(super) fn grey(fault: &GreyFault) -> String {
    format!("灰度图用了 {}，分色后会落到四块版上；应为 DeviceGray", foreign_space(&fault.space))
}

pub(super) fn spot(fault: &SpotFault) -> String {
    match fault {
        SpotFault::Registration => "出血以内用了套准色（Separation All），每块版都会印上".to_owned(),
        SpotFault::NotAgreed(name) => format!("用了没有约定的专色“{name}”"),
    }
}

pub(super) fn blend(fault: &BlendFault) -> String {
    let name = match fault {
        BlendFault::Unnamed => return "用了透明，但页面没有写明混合色彩空间（应为 DeviceCMYK）".to_owned(),
        BlendFault::Grey => "DeviceGray".to_owned(),
        BlendFault::Foreign(space) => foreign_space(space),
        BlendFault::Unfit => "不认识的空间".to_owned(),
    };
    format!("透明在 {name} 里混合，应为 DeviceCMYK")
}

/// What has too much ink.
pub(crate) fn ink_bearer(bearer: InkBearer) -> String {
    match bearer {
        InkBearer::Color(bearer, inks) => format!("{}的颜色 {}", bearer_noun(bearer), plain_color(inks)),
        InkBearer::Shading => "渐变最深处".to_owned(),
        InkBearer::Picture => "图片最深处".to_owned(),
        InkBearer::Overlap => "几层颜色叠在一起".to_owned(),
    }
}

pub(super) fn total_ink(fault: &InkFault) -> String {
    let InkFault { bearer, sum, limit } = fault;
    format!("{}，总墨量 {sum:.0} %，超过 {limit:.0} %", ink_bearer(*bearer))
}

pub(super) fn black_overprint(fault: BlackOverprintFault) -> String {
    match fault {
        BlackOverprintFault::Line => "细黑线压在颜色上却没有压印，套印一偏就露白边".to_owned(),
        BlackOverprintFault::Text(size) => {
            format!("单色黑文字（{size:.1} 点）压在颜色上却没有压印，套印一偏就露白边")
        }
    }
}

pub(super) fn white_overprint(fault: WhiteOverprintFault) -> String {
    format!("白色的{}设了压印，印出来会消失", bearer_noun(fault.bearer))
}

//! Which faults of a page count as one. Takes a fault; gives what it has in common with those that are counted with it. Hits of a rule stand
//! in the order of these texts.

use crate::fault::{
    BlackOverprintFault, BleedFault, BlendFault, Fault, FeatureFault, FontFault, ForbiddenFault, ReadingFault,
    SpotFault, TextFault,
};
use crate::words::{bearer_noun, foreign_space, ink_bearer, plain_color, resource_noun, sentence, trim_side};

/// What a fault has in common with others of its rule that are counted with it.
pub(super) fn likeness(fault: &Fault) -> String {
    match fault {
        Fault::Readable(fault) => of_reading(fault),
        Fault::Bleed(fault) => of_bleed(*fault).to_owned(),
        Fault::Fonts(fault) => of_font(fault),
        Fault::ColorSpace(fault) => format!("{} {}", bearer_noun(fault.bearer), foreign_space(&fault.space)),
        Fault::GreyPictures(fault) => foreign_space(&fault.space),
        Fault::SpotColors(SpotFault::Registration) => "All".to_owned(),
        Fault::SpotColors(SpotFault::NotAgreed(name)) => name.clone(),
        Fault::BlendSpace(BlendFault::Unnamed) => "unnamed".to_owned(),
        Fault::BlendSpace(BlendFault::Foreign(space)) => foreign_space(space),
        Fault::TotalInk(fault) => ink_bearer(fault.bearer),
        Fault::BlackOverprint(BlackOverprintFault::Line) => "line".to_owned(),
        Fault::BlackOverprint(BlackOverprintFault::Text(_)) => "text".to_owned(),
        Fault::WhiteOverprint(fault) => bearer_noun(fault.bearer).to_owned(),
        Fault::TextInks(fault) => of_text(fault),
        Fault::ThinLines(fault) => format!("{} {:.3}", bearer_noun(fault.bearer), fault.weight),
        Fault::Resolution(_) => "ppi".to_owned(),
        Fault::Forbidden(fault) => of_forbidden(fault),
        Fault::Features(fault) => of_feature(*fault).to_owned(),
        other => sentence(other),
    }
}

fn of_reading(fault: &ReadingFault) -> String {
    let plain = match fault {
        ReadingFault::Unfinished => "unfinished",
        ReadingFault::PictureTooLarge { .. } => "picture too large",
        ReadingFault::PictureBroken => "picture broken",
        ReadingFault::PictureCut => "picture cut",
        ReadingFault::LeftOver => "left over",
        ReadingFault::WrongOperands(operator) => return format!("operands {operator}"),
        ReadingFault::UnknownOperator(operator) => return format!("operator {operator}"),
        ReadingFault::Cut => "cut",
        ReadingFault::Unrestored(_) => "unrestored",
        ReadingFault::Unsaved => "unsaved",
        ReadingFault::Unnamed { kind, name } => return format!("no {} {name}", resource_noun(*kind)),
        other => return sentence(&other.clone().into()),
    };
    plain.to_owned()
}

const fn of_bleed(fault: BleedFault) -> &'static str {
    match fault {
        BleedFault::Missing { .. } => "none",
        BleedFault::TextNear { .. } => "text",
        BleedFault::TooNarrow { side, .. } | BleedFault::StopsShort { side, .. } => trim_side(side),
    }
}

fn of_font(fault: &FontFault) -> String {
    match fault {
        FontFault::Unnamed(name) => format!("no 字体 {name}"),
        FontFault::Type3(_) => "type3".to_owned(),
        FontFault::NotEmbedded(_) => "missing".to_owned(),
        FontFault::MissingGlyph { .. } => "notdef".to_owned(),
        FontFault::Program { .. } => "program".to_owned(),
        FontFault::BrokenGlyph { .. } => "broken glyph".to_owned(),
        FontFault::Widths { .. } => "widths".to_owned(),
    }
}

fn of_text(fault: &TextFault) -> String {
    match fault {
        TextFault::Small { size, .. } => format!("small {size:.1}"),
        TextFault::RichBlack { size, inks, .. } => format!("rich {} {size:.1}", plain_color(*inks)),
        TextFault::ManyInks { size, inks, .. } => format!("inks {} {size:.1}", plain_color(*inks)),
        TextFault::Tint { size, inks, .. } => format!("tint {} {size:.1}", plain_color(*inks)),
        TextFault::Reversed { size, .. } => format!("reversed {size:.1}"),
    }
}

fn of_forbidden(fault: &ForbiddenFault) -> String {
    let plain = match fault {
        ForbiddenFault::PostScript => "PS",
        ForbiddenFault::Reference => "Ref",
        ForbiddenFault::Opi => "OPI",
        ForbiddenFault::Transfer => "TR",
        ForbiddenFault::Halftone => "HT",
        other => return sentence(&other.clone().into()),
    };
    plain.to_owned()
}

const fn of_feature(fault: FeatureFault) -> &'static str {
    match fault {
        FeatureFault::Layers => "layers",
        FeatureFault::Transparency => "transparency",
        FeatureFault::Jpeg2000 => "JPX",
        FeatureFault::SixteenBits => "16 bit",
    }
}

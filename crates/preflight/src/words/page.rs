//! Sentences of the rules on pages and sheets.

use crate::fault::{BleedFault, BoxFault, CountFault, PageBox, SheetFault, SizeFault, SizeOrigin, TrimSide};

pub(super) fn boxes(fault: BoxFault) -> String {
    let plain = match fault {
        BoxFault::NoMedia => "没有 MediaBox，页面多大都不知道（当作 A4 检查）",
        BoxFault::NoTrim => "没有 TrimBox，印厂不知道裁在哪里",
        BoxFault::TrimAndArt => "TrimBox 和 ArtBox 同时存在，只能有一个",
        BoxFault::Empty(page_box) => return format!("{} 没有面积", box_name(page_box)),
        BoxFault::TrimBeyondBleed => "成品框（TrimBox 或 ArtBox）超出了 BleedBox",
        BoxFault::BleedBeyondMedia => "BleedBox 超出了 MediaBox",
        BoxFault::TrimBeyondMedia => "成品框（TrimBox 或 ArtBox）超出了 MediaBox",
        BoxFault::CropInside => "CropBox 切到了出血或成品里面",
    };
    plain.to_owned()
}

const fn box_name(page_box: PageBox) -> &'static str {
    match page_box {
        PageBox::Media => "MediaBox",
        PageBox::Crop => "CropBox",
        PageBox::Bleed => "BleedBox",
        PageBox::Trim => "TrimBox 或 ArtBox",
    }
}

pub(super) fn page_size(fault: &SizeFault) -> String {
    match fault {
        SizeFault::Rotated(degrees) => format!("页面带旋转（Rotate {degrees}），印刷文件要把内容本身转正"),
        SizeFault::UserUnit(unit) => format!("页面另设了单位（UserUnit {unit}），尺寸会被认错"),
        SizeFault::Differs { size, wanted, origin } => {
            let whose = match origin {
                SizeOrigin::Ordered => "预定",
                SizeOrigin::MostPages => "多数版",
            };
            format!("成品尺寸 {} 毫米，与{whose}的 {} 毫米不符", width_by_height(*size), width_by_height(*wanted))
        }
    }
}

fn width_by_height([width, height]: [f64; 2]) -> String {
    format!("{width:.1}×{height:.1}")
}

pub(super) fn count(fault: CountFault) -> String {
    match fault {
        CountFault::NotMultiple { pages, multiple } => {
            format!("共 {pages} 版，不是 {multiple} 的倍数，折不成一张报")
        }
        CountFault::Few { pages, multiple } => {
            format!("只有 {pages} 版，不到一张报（{multiple} 版）；当作几张单版或几条广告来查")
        }
        CountFault::NotOrdered { pages, ordered } => format!("共 {pages} 版，预定的是 {ordered} 版"),
        CountFault::EmptyPage => "空白版：裁切线以内什么也不印".to_owned(),
        CountFault::ColorOnBlack => "这一版只印黑墨，却有青、品红、黄或专色；印出来会丢，或整版变成四色".to_owned(),
        CountFault::NoColor => "这一版按彩色印，却只用了黑墨；请核对彩版排在哪几版".to_owned(),
    }
}

pub(super) fn bleed(fault: BleedFault) -> String {
    match fault {
        BleedFault::Missing { asked } => {
            format!("页面没有出血（要求 {asked} 毫米）；裁切线上没有图文，可以不补")
        }
        BleedFault::TooNarrow { side, length, has, asked } => {
            let side = trim_side(side);
            format!("{side}有 {length:.0} 毫米长的图文到了裁切线，出血却只有 {has:.1} 毫米（要求 {asked}）")
        }
        BleedFault::TextNear { has, least } => {
            format!("文字离裁切线只有 {has:.1} 毫米，至少 {least} 毫米，裁切一偏就会切到")
        }
        BleedFault::StopsShort { side, length, asked } => {
            let side = trim_side(side);
            format!("{side}有 {length:.0} 毫米长的图文到了裁切线，没有延伸到 {asked} 毫米出血的边缘")
        }
    }
}

/// What a side of the trim is called.
pub(crate) const fn trim_side(side: TrimSide) -> &'static str {
    match side {
        TrimSide::Left => "左边",
        TrimSide::Top => "上边",
        TrimSide::Right => "右边",
        TrimSide::Bottom => "下边",
    }
}

pub(super) fn sheet(fault: SheetFault) -> String {
    match fault {
        SheetFault::Pages { count, wanted: (left, right) } => {
            format!("这一面有 {count} 版，四开印张每面应是两版（{left}｜{right}）")
        }
        SheetFault::Pair { found: (one, two), wanted: (left, right) } => {
            format!("这一面是 {one}｜{two} 版，折手应是 {left}｜{right}")
        }
        SheetFault::Askew(page) => format!("第 {page} 版放歪了，或放大缩小了"),
        SheetFault::NoTrim => "版没有带上成品框，查不了骑缝".to_owned(),
        SheetFault::Gap(gap) => format!("两版在骑缝处隔开 {gap:.2} 毫米，应正好相接"),
        SheetFault::Overlap(overlap) => format!("两版在骑缝处叠上 {overlap:.2} 毫米，应正好相接"),
        SheetFault::Uneven(uneven) => format!("两版上下错开 {uneven:.2} 毫米"),
        SheetFault::BleedAcross { page, over } => {
            format!("第 {page} 版的出血越过骑缝 {over:.2} 毫米，盖到邻版上")
        }
    }
}

//! The terms of the objective of makeup.md §6.5, in one table: for each its name in `layout.json`, what one of it costs, and what it is
//! called in Chinese. Everything else that goes through the terms is drawn from here.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::cost;

/// What one of a term costs, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Price {
    /// Each.
    pub each: u32,
    /// How many are free.
    pub free: u32,
}

impl Price {
    /// What so many cost.
    pub const fn total(self, count: u32) -> u32 {
        count.saturating_sub(self.free) * self.each
    }
}

macro_rules! price {
    (summed) => {
        None
    };
    (each $each:ident) => {
        Some(Price { each: cost::$each, free: 0 })
    };
    (each $each:ident beyond $free:literal) => {
        Some(Price { each: cost::$each, free: $free })
    };
}

macro_rules! terms {
    ($($(#[doc = $doc:literal])+ $variant:ident $name:literal ($($price:tt)+) $title:literal $meaning:literal;)*) => {
        /// A term of a page's cost. The order is that of its name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum TermId {
            $($(#[doc = $doc])+ #[serde(rename = $name)] $variant,)*
        }

        impl TermId {
            /// All terms, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();

            /// Its name in `layout.json`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What one costs; none where a term adds up what forms, bodies or zones cost.
            pub const fn price(self) -> Option<Price> {
                match self { $(Self::$variant => price!($($price)+),)* }
            }

            /// What editors call it.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }

            /// What it means.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)* }
            }
        }
    };
}

terms! {
    /// Heads and the air above them.
    Head "head" (summed) "标题将就" "标题没用首选的字号行数，或题上加了空行来凑整";
    /// Widths out of range.
    Width "width" (summed) "栏数不合身份" "头条宜宽，短稿宜窄；超出每种稿件合适的栏数";
    /// Forms and head treatments other than the plain one.
    Form "form" (summed) "变通做法" "用了竖题、图压题、加框、破栏、引语等变通，换来排满或不碰题";
    /// Size and place of pictures.
    Photo "photo" (summed) "图片大小位置" "主图太小、图太大压住正文，或图排成两行、占满一栏到底";
    /// Crop.
    Crop "crop" (summed) "图片裁切" "为凑整行裁了图片，裁得越多越贵";
    /// Deep and shallow legs.
    Legs "legs" (summed) "栏深不合适" "一栏超过 40 行太深，不到 8 行太浅";
    /// Blank lines at the feet of legs.
    Slack "slack" (summed) "栏底空行" "正文填不满，栏底空了行（每篇每栏一行之内每行计 0.2，多了每行 0.5）";
    /// Widows 孤行.
    Widow "widow" (summed) "孤行" "段落的最后一行落在一栏的开头";
    /// Sidebars at the foot.
    Sidebar "sidebar" (summed) "附文在下" "延伸阅读排在文下而不是文旁";
    /// V1 碰题.
    Bump "bump" (each BUMP) "碰题" "左右两篇的标题并排、字号相近、都没有框";
    /// V2 叠题.
    Stacked "stacked" (each STACKED_HEADS) "叠题" "一个标题紧挨在另一篇标题下面，中间不到 3 行正文";
    /// V3 断版.
    Through "through" (each THROUGH_LINE beyond 1) "断版" "横贯全版的通缝；一条不扣分，多一条扣一次";
    /// H7 通线.
    Gutter "gutter" (each THROUGH_GUTTER) "通线" "从上到下没有稿件跨过的竖缝；实在没有别的排法才用";
    /// V5.
    Lead "lead" (each LEAD_POSITION) "头条不在左上" "头条应在报头之下的左上角";
    /// V4.
    Inversion "inversion" (each INVERSION) "主次颠倒" "重要的稿件标题更小，或位置不如次要的";
    /// V12: pictures that touch.
    Touch "touch" (each PHOTO_TOUCH) "图碰图" "两篇稿件的图片紧挨着";
    /// V12: no dominant picture.
    Dominance "dominance" (each NO_DOMINANT_PHOTO) "没有主图" "最大的图不到第二大的 1.5 倍，读者不知先看哪张";
    /// V14.
    Boxes "boxes" (each BOX_MORE beyond 1) "框太多" "一版一个框为宜，多一个扣一次";
    /// The share of pictures.
    Share "share" (summed) "图片占比" "图片宜占版面的 18%–35%，偏出越多越贵";
    /// Strong items in strong zones.
    Zone "zone" (summed) "版位" "强区次序是左上、右上、右下、左下；重要的稿件落在弱区就扣分";
    /// V15.
    Mirror "mirror" (each MIRROR) "左右对称" "两篇的图片同高同大，左右对称，版面呆板";
    /// V11: text without relief.
    Grey "grey" (each GREY) "灰片" "大片正文没有图片、小标题或框来透气";
    /// Fillers.
    Filler "filler" (each FILLER) "补白" "用了补白来填满";
    /// Modules that stand elsewhere than in the layout before.
    Moved "moved" (each MOVED) "变动" "稿件不在上次的位置；版面稳定，校对省事";
    /// The bonus of the template the page follows.
    Template "template" (summed) "合乎模板" "照模板排成，给的优惠（负数）";
    /// The largest picture stands with another story than the lead, which has one.
    Upstaged "upstaged" (each UPSTAGED) "喧宾夺主" "头条有图，最大的图却在别的稿件里";
}

impl Ord for TermId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl PartialOrd for TermId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for TermId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart() {
        let names: std::collections::BTreeSet<TermId> = TermId::ALL.iter().copied().collect();
        assert_eq!(names.len(), TermId::COUNT);
    }

    #[test]
    fn the_first_line_through_a_page_and_the_first_box_are_free() {
        let price = TermId::Through.price().unwrap();
        assert_eq!([0, 1, 3].map(|count| price.total(count)), [0, 0, 2 * cost::THROUGH_LINE]);
        assert_eq!(TermId::Boxes.price().unwrap().total(2), cost::BOX_MORE);
        assert_eq!(TermId::Head.price(), None);
    }
}

//! The rules a layout is measured by: the hard checks H of makeup.md §6.2 and the counted rules V of §6.3. One table each; everything
//! else is drawn from them.

use std::cmp::Ordering;
use std::fmt;

use serde::Serialize;

macro_rules! rules {
    ($(#[$meta:meta])* $name:ident { $($variant:ident $id:literal most $most:literal $title:literal $meaning:literal;)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        pub enum $name {
            $(#[doc = $title] #[serde(rename = $id)] $variant,)*
        }

        impl $name {
            /// All of them, in the order of the report.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in reports.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// The most a page may have of it.
            const fn most_of_a_page(self) -> u32 {
                match self { $(Self::$variant => $most,)* }
            }

            /// What editors call it.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }

            /// What breaks it.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)* }
            }
        }

        // Reports list rules by their names.
        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                self.as_str().cmp(other.as_str())
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

rules! {
    /// A hard check: no page may break it.
    HardRule {
        H1 "H1" most 0 "重叠或出界" "稿件、图片、栏互相重叠，或超出版心";
        H2 "H2" most 0 "空洞" "版心里没有派用场的栏行";
        H3 "H3" most 0 "溢流或缺文" "排不下的字数，或正文次序断了";
        H4 "H4" most 0 "次序" "栏没有从左到右，或正文高过标题";
        H5 "H5" most 0 "背题" "标题下面不到 3 行正文";
        H6 "H6" most 0 "图片变形" "图片拉伸了，或裁过了允许的范围";
        H7 "H7" most 0 "通线" "从上到下没有稿件跨过的竖缝";
        H8 "H8" most 0 "图说" "图片没有说明，或说明比图宽";
        H9 "H9" most 0 "避头尾" "行首行尾有不该在那里的标点";
        H10 "H10" most 0 "基线" "正文行不在基线网格上";
        H11 "H11" most 0 "刊号用语" "许可证要求的字样缺了，或用了不许用的字样";
        H12 "H12" most 0 "指定未遵" "没有照稿件指定的版、位置、宽度、标题等排";
    }
}

rules! {
    /// A counted rule.
    CountedRule {
        V1 "V1" most 0 "碰题" "并排的标题字号相近，都没有框";
        V2 "V2" most 0 "叠题" "标题紧挨在另一篇标题下面";
        V3 "V3" most 1 "断版" "横贯全版的通缝";
        V4 "V4" most 0 "主次颠倒" "重要的稿件标题更小或位置更差";
        V4Lead "V4-lead" most 0 "头条不够大" "头条标题比别的大不到 1.25 倍，也不到 12 点";
        V5 "V5" most 0 "头条位置" "头条不在左上角";
        V6Widow "V6-widow" most 0 "孤行" "一栏以段落的最后一行开头";
        V6Lone "V6-lone" most 0 "孤字" "段落的最后一行只有一个字（每千字容一处）";
        V7 "V7" most 0 "栏深" "一栏不到 4 行或超过 40 行";
        V8 "V8" most 0 "栏不齐" "并排的栏相差超过一行";
        V9 "V9" most 0 "标题填充" "标题一行不到栏宽的 55%，或下行比上行长、不到上行一半";
        V10 "V10" most 0 "露文" "正文不在自己的标题、图片或框之下";
        V11 "V11" most 0 "灰片" "能放下一张钞票（156 × 66 毫米）的纯正文；小标题不计在内，往多里算";
        V12Dominance "V12-dominance" most 0 "没有主图" "最大的图不到第二大的 1.5 倍";
        V12Touch "V12-touch" most 0 "图碰图" "两篇稿件的图片紧挨着";
        V13 "V13" most 0 "图片发虚" "印出来不到 200 ppi";
        V13Coarse "V13-coarse" most 0 "图片模糊" "印出来不到 150 ppi";
        V14Boxes "V14-boxes" most 2 "框" "一版的框";
        V14Heads "V14-heads" most 4 "标题种类" "标题的级别，框内标题算一种";
        V14H1 "V14-H1" most 1 "一级标题" "一版的头号标题";
        V15 "V15" most 0 "图片对称" "两篇的图片同高同大，左右对称";
        V15Heads "V15-heads" most 0 "标题对称" "两个标题同高同大，左右对称";
    }
}

impl HardRule {
    /// The most a page may have of it: none.
    pub const fn most(self) -> u32 {
        self.most_of_a_page()
    }
}

impl CountedRule {
    /// The most on a page of so many characters (makeup.md §6.3): of 孤字 one in a thousand is borne.
    pub const fn most(self, chars: u32) -> u32 {
        match self {
            Self::V6Lone => chars / 1000,
            _ => self.most_of_a_page(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_told_apart() {
        assert_eq!(HardRule::ALL.iter().collect::<BTreeSet<_>>().len(), 12);
        assert_eq!(CountedRule::ALL.iter().collect::<BTreeSet<_>>().len(), 22);
    }

    #[test]
    fn lone_characters_are_borne_by_the_thousand() {
        assert_eq!([999, 1000, 5300].map(|chars| CountedRule::V6Lone.most(chars)), [0, 1, 5]);
        assert_eq!((CountedRule::V3.most(9000), CountedRule::V1.most(9000)), (1, 0));
    }
}

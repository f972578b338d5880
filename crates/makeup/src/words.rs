//! What the parts of a page are called in Chinese: terms of the score, rules, treatments, ways of searching, places.

use super::grid::Grid;
use super::layout::{Reserved, Treatment};
use super::measure::{Half, Part};
use chenbao_model::units::GridRect;

/// The name by which something is known in the layout, what editors call it, and what it means.
struct Words {
    id: &'static str,
    title: &'static str,
    meaning: &'static str,
}

const fn words(id: &'static str, title: &'static str, meaning: &'static str) -> Words {
    Words { id, title, meaning }
}

/// The terms of a page's score.
const TERMS: [Words; 26] = [
    words("head", "标题将就", "标题没用首选的字号行数，或题上加了空行来凑整"),
    words("width", "栏数不合身份", "头条宜宽，短稿宜窄；超出每种稿件合适的栏数"),
    words("form", "变通做法", "用了竖题、图压题、加框、破栏、引语等变通，换来排满或不碰题"),
    words("photo", "图片大小位置", "主图太小、图太大压住正文，或图排成两行、占满一栏到底"),
    words("crop", "图片裁切", "为凑整行裁了图片，裁得越多越贵"),
    words("legs", "栏深不合适", "一栏超过 40 行太深，不到 8 行太浅"),
    words("slack", "栏底空行", "正文填不满，栏底空了行（每篇每栏一行之内每行计 0.2，多了每行 0.5）"),
    words("widow", "孤行", "段落的最后一行落在一栏的开头"),
    words("sidebar", "附文在下", "延伸阅读排在文下而不是文旁"),
    words("bump", "碰题", "左右两篇的标题并排、字号相近、都没有框"),
    words("stacked", "叠题", "一个标题紧挨在另一篇标题下面，中间不到 3 行正文"),
    words("through", "断版", "横贯全版的通缝；一条不扣分，多一条扣一次"),
    words("gutter", "通线", "从上到下没有稿件跨过的竖缝；实在没有别的排法才用"),
    words("lead", "头条不在左上", "头条应在报头之下的左上角"),
    words("inversion", "主次颠倒", "重要的稿件标题更小，或位置不如次要的"),
    words("touch", "图碰图", "两篇稿件的图片紧挨着"),
    words("dominance", "没有主图", "最大的图不到第二大的 1.5 倍，读者不知先看哪张"),
    words("boxes", "框太多", "一版一个框为宜，多一个扣一次"),
    words("share", "图片占比", "图片宜占版面的 18%–35%，偏出越多越贵"),
    words("zone", "版位", "强区次序是左上、右上、右下、左下；重要的稿件落在弱区就扣分"),
    words("mirror", "左右对称", "两篇的图片同高同大，左右对称，版面呆板"),
    words("grey", "灰片", "大片正文没有图片、小标题或框来透气"),
    words("filler", "补白", "用了补白来填满"),
    words("moved", "变动", "稿件不在上次的位置；版面稳定，校对省事"),
    words("template", "合乎模板", "照模板排成，给的优惠（负数）"),
    words("upstaged", "喧宾夺主", "头条有图，最大的图却在别的稿件里"),
];

/// The hard checks and the counted rules.
const RULES: [Words; 34] = [
    words("H1", "重叠或出界", "稿件、图片、栏互相重叠，或超出版心"),
    words("H2", "空洞", "版心里没有派用场的栏行"),
    words("H3", "溢流或缺文", "排不下的字数，或正文次序断了"),
    words("H4", "次序", "栏没有从左到右，或正文高过标题"),
    words("H5", "背题", "标题下面不到 3 行正文"),
    words("H6", "图片变形", "图片拉伸了，或裁过了允许的范围"),
    words("H7", "通线", "从上到下没有稿件跨过的竖缝"),
    words("H8", "图说", "图片没有说明，或说明比图宽"),
    words("H9", "避头尾", "行首行尾有不该在那里的标点"),
    words("H10", "基线", "正文行不在基线网格上"),
    words("H11", "刊号用语", "许可证要求的字样缺了，或用了不许用的字样"),
    words("H12", "指定未遵", "没有照稿件指定的版、位置、宽度、标题等排"),
    words("V1", "碰题", "并排的标题字号相近，都没有框"),
    words("V2", "叠题", "标题紧挨在另一篇标题下面"),
    words("V3", "断版", "横贯全版的通缝"),
    words("V4", "主次颠倒", "重要的稿件标题更小或位置更差"),
    words("V4-lead", "头条不够大", "头条标题比别的大不到 1.25 倍，也不到 12 点"),
    words("V5", "头条位置", "头条不在左上角"),
    words("V6-widow", "孤行", "一栏以段落的最后一行开头"),
    words("V6-lone", "孤字", "段落的最后一行只有一个字（每千字容一处）"),
    words("V7", "栏深", "一栏不到 4 行或超过 40 行"),
    words("V8", "栏不齐", "并排的栏相差超过一行"),
    words("V9", "标题填充", "标题一行不到栏宽的 55%，或下行比上行长、不到上行一半"),
    words("V10", "露文", "正文不在自己的标题、图片或框之下"),
    words("V11", "灰片", "能放下一张钞票（156 × 66 毫米）的纯正文；小标题不计在内，往多里算"),
    words("V12-dominance", "没有主图", "最大的图不到第二大的 1.5 倍"),
    words("V12-touch", "图碰图", "两篇稿件的图片紧挨着"),
    words("V13", "图片发虚", "印出来不到 200 ppi"),
    words("V13-coarse", "图片模糊", "印出来不到 150 ppi"),
    words("V14-boxes", "框", "一版的框"),
    words("V14-heads", "标题种类", "标题的级别，框内标题算一种"),
    words("V14-H1", "一级标题", "一版的头号标题"),
    words("V15", "图片对称", "两篇的图片同高同大，左右对称"),
    words("V15-heads", "标题对称", "两个标题同高同大，左右对称"),
];

/// What a term of the score is called and means; one that has no words goes by its name.
pub fn term(id: &str) -> (&str, &str) {
    find(&TERMS, id)
}

/// What a rule is called and means.
pub fn rule(id: &str) -> (&str, &str) {
    find(&RULES, id)
}

fn find<'i>(known: &[Words], id: &'i str) -> (&'i str, &'i str) {
    known.iter().find(|words| words.id == id).map_or((id, ""), |words| (words.title, words.meaning))
}

/// How head and text stand to each other.
pub const fn treatment(treatment: Treatment) -> &'static str {
    match treatment {
        Treatment::Top => "题压文",
        Treatment::PhotoTop => "图压题",
        Treatment::Box => "加框",
        Treatment::Side => "竖题",
    }
}

/// Which part of an article a module holds.
pub fn part(part: Part) -> String {
    if let Some(half) = part.spread {
        return if half == Half::Left { "（跨版左半）".to_owned() } else { "（跨版右半）".to_owned() };
    }
    let from = part.from.map(|page| format!("上接第{page}版"));
    let to = part.to.map(|page| format!("下转第{page}版"));
    let words: Vec<String> = from.into_iter().chain(to).collect();
    if words.is_empty() { String::new() } else { format!("（{}）", words.join("，")) }
}

/// Which way led to the page.
pub fn mode(mode: &str) -> &str {
    match mode {
        "locked" => "锁版，照上次的版面",
        "fixed-cut" => "照上次的切分，放进这次的稿件",
        "template" => "照模板",
        "free" => "自由组版",
        "fitted" => "稿件装不满或装不下，删添之后才排成",
        "" => "没有记下",
        other => other,
    }
}

/// Where on the page a rectangle stands, in words.
pub fn place(rect: GridRect, grid: &Grid) -> String {
    let across = match (rect.x == 0, rect.right() == grid.cols) {
        (true, true) => "通栏",
        (true, false) => "左",
        (false, true) => "右",
        (false, false) => "中",
    };
    let middle = u32::from(rect.y) * 2 + u32::from(rect.h);
    let down = match middle * 3 / (u32::from(grid.lines) * 2).max(1) {
        0 => "上",
        1 => "中",
        _ => "下",
    };
    match (across, down) {
        _ if rect.w == grid.cols && rect.h == grid.lines => "全版".to_owned(),
        ("中", "中") => "正中".to_owned(),
        _ => format!("{across}{down}"),
    }
}

/// A rectangle in columns and lines, as an editor counts: from 1.
pub fn extent(rect: GridRect) -> String {
    let columns = range(rect.x, rect.right());
    let lines = range(rect.y, rect.bottom());
    format!("{} 栏 × {} 行（第 {columns} 栏，第 {lines} 行）", rect.w, rect.h)
}

fn range(from: u16, to: u16) -> String {
    if to == from + 1 { to.to_string() } else { format!("{}–{to}", from + 1) }
}

/// What stands in a reserved rectangle.
pub fn reserved(reserved: &Reserved) -> &str {
    match reserved.kind.as_str() {
        "nameplate" => "报头",
        "guide" => "导读",
        "ad" => "广告",
        "blank" => "模板留空",
        other => other,
    }
}

/// A number of thousandths with two decimals.
pub fn decimal(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let hundredths = (thousandths.abs() + 5) / 10;
    format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{COUNTED, HARD};
    use crate::objective::NAMES;

    #[test]
    fn every_term_and_every_rule_has_words() {
        for name in NAMES {
            assert_ne!(term(name).0, name);
        }
        for name in HARD.into_iter().chain(COUNTED.map(|(name, _)| name)) {
            assert_ne!(rule(name).0, name);
        }
    }
}

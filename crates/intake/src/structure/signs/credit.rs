//! Who wrote, took or sent something: names, offices, captions with who took the picture.

use super::heading::is_place;
use crate::measure::{is_han, visible};

/// What the name of an office that sends copy in ends with.
const OFFICES: [&str; 22] = [
    "办",
    "办公室",
    "中心",
    "居民区",
    "居委会",
    "委员会",
    "小组",
    "学校",
    "协会",
    "街道",
    "社区",
    "派出所",
    "工会",
    "团工委",
    "妇联",
    "服务站",
    "支部",
    "总支",
    "党委",
    "党工委",
    "科",
    "所",
];

/// Whether a short text names an office.
pub(in crate::structure) fn is_office(text: &str) -> bool {
    let count = visible(text);
    (3..=16).contains(&count)
        && OFFICES.iter().any(|end| text.ends_with(end))
        && text.chars().all(|c| is_han(c) || c.is_ascii_digit() || " \u{3000}、“”".contains(c))
}

/// Whether a short line names who wrote it, with the words that say so.
pub(in crate::structure) fn is_byline(text: &str) -> bool {
    let bare = text.trim_matches(['（', '）', '(', ')', '□', '■', '○', '●', '◎', '☐', ' ', '\u{3000}']);
    let count = visible(bare);
    if !(2..=30).contains(&count) || bare.contains(['。', '；']) {
        return false;
    }
    const LEADS: [&str; 12] =
        ["记者", "本报记者", "通讯员", "本报通讯员", "作者", "撰稿", "撰文", "文/", "文／", "文：", "文 ", "文字"];
    const TAILS: [&str; 6] = ["整理", "口述", "撰稿", "撰文", " 文", "／文"];
    let is_name = |rest: &str| {
        let rest = rest.trim_matches(['：', ':', '/', '／', ' ', '\u{3000}']);
        (1..=16).contains(&visible(rest)) && !rest.contains(['，', '“', '《'])
    };
    let signed =
        text.starts_with(['□', '■', '◎', '○', '●', '☐']) && (2..=4).contains(&count) && bare.chars().all(is_han);
    signed
        || LEADS.iter().any(|lead| bare.strip_prefix(lead).is_some_and(is_name))
        || (TAILS.iter().any(|tail| bare.ends_with(tail)) && count <= 20)
}

/// Whether it is a name by itself: two to four 汉字, beginning with a surname.
pub(in crate::structure) fn is_bare_name(text: &str) -> bool {
    const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";
    let bare = text.trim();
    let count = bare.chars().filter(|c| is_han(*c)).count();
    (2..=4).contains(&count)
        && bare.chars().all(|c| is_han(c) || c == ' ' || c == '\u{3000}')
        && bare.chars().next().is_some_and(|c| SURNAMES.contains(c))
        && !is_place(bare)
}

/// Whether it ends as the caption of a picture does: with who took it.
pub(in crate::structure) fn is_captioned_end(text: &str) -> bool {
    let bare = text.trim_end_matches(['）', ')', '】', ' ', '。']);
    ["摄", "摄影", "供图", "／图", "/图", "绘", "制图"].iter().any(|end| bare.ends_with(end)) && visible(text) <= 90
}

/// Whether it begins as the caption of a picture does.
pub(in crate::structure) fn is_caption_start(text: &str) -> bool {
    let bare = text.trim_start_matches(['▲', '△', '◀', '▶', '↑', '→', '←', '↓', '●', '【', '（', '(', ' ']);
    text.starts_with(['▲', '△', '◀', '▶', '↑', '←', '↓'])
        || [
            "图为",
            "图/",
            "图／",
            "图：",
            "图:",
            "图说",
            "图片说明",
            "摄影：",
            "摄影/",
            "摄/",
            "图片：",
            "上图",
            "下图",
            "左图",
            "右图",
        ]
        .iter()
        .any(|lead| bare.starts_with(lead))
        || (bare.starts_with('图')
            && bare.chars().nth(1).is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九①②③④⑤".contains(c))
            && visible(text) <= 60)
}

/// Whether it is the caption of a picture.
pub(in crate::structure) fn is_caption(text: &str) -> bool {
    let count = visible(text);
    (4..=110).contains(&count) && (is_caption_start(text) || is_captioned_end(text))
}

/// Whether it names who wrote, took or sent something, and nothing else.
pub(in crate::structure) fn is_sign(text: &str) -> bool {
    is_byline(text) || is_signed(text) || is_caption(text)
}

/// Whether a line in brackets says who sent the copy in: （社区服务办）, （供稿：…）, 来源：….
pub(in crate::structure) fn is_signed(text: &str) -> bool {
    let count = visible(text);
    if !(3..=34).contains(&count) {
        return false;
    }
    let leads = ["来源：", "来源:", "供稿：", "供稿:", "稿件来源", "供稿单位", "文字来源"];
    if leads.iter().any(|lead| text.starts_with(lead)) {
        return true;
    }
    bracketed(text).is_some_and(is_credit_words)
}

/// Whether words in brackets say who sent the copy in or wrote it.
pub(in crate::structure) fn is_credit_words(inner: &str) -> bool {
    is_office(inner)
        || is_byline(inner)
        || inner.ends_with("供稿")
        || inner.starts_with("供稿")
        || inner.starts_with("来源")
}

/// What stands between brackets that hold the whole text.
pub(in crate::structure) fn bracketed(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
    (!inner.contains(['（', '）', '(', ')'])).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_wrote_and_who_took_are_told() {
        assert!(
            is_byline("本报记者 晓舟")
                && is_byline("文／晓舟")
                && is_byline("小林口述，晓舟整理")
                && !is_byline("记者在现场看到，人们排着队。")
        );
        assert!(is_signed("（社区服务办）") && !is_signed("（见图）"));
        assert!(is_caption("居民在排队　秋水 摄") && is_caption("图为活动现场。") && !is_caption("大家都来参加。"));
    }
}

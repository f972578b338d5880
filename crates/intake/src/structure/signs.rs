//! What the words of a line tell of it: that a sentence ends, that it names a place, a writer, a picture. Nothing here knows of other lines.

use crate::measure::{is_han, visible};

/// Marks that end a sentence.
const ENDS: &str = "。！？!?…";
/// Marks that may stand behind the end of a sentence.
const CLOSERS: &str = "”’）)】》』」";
/// Verbs and particles after which a head goes on in its next line.
const GOES_ON: [&str; 22] = [
    "召开", "举行", "举办", "开展", "启动", "走进", "联合", "发布", "组织", "推进", "共同", "暨", "与", "和", "及",
    "的", "在", "、", "为", "赴", "迎来", "打造",
];
/// What the name of a place in a community's paper ends with.
const PLACES: [&str; 14] = [
    "居民区",
    "居委会",
    "居委",
    "社区",
    "小区",
    "新村",
    "一村",
    "二村",
    "三村",
    "四村",
    "街道",
    "村委会",
    "新苑",
    "党总支",
];
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
/// Names of pages that stand alone above what is printed on them.
const SECTIONS: [&str; 20] = [
    "要闻",
    "社区要闻",
    "居民区",
    "综合新闻",
    "综合",
    "专题",
    "专版",
    "副刊",
    "便民服务",
    "社区新闻",
    "社区扫描",
    "民生",
    "文化",
    "健康",
    "公告",
    "社区生活",
    "党建",
    "图片新闻",
    "导读",
    "今日导读",
];

/// Whether a sentence ends at the end of a line.
pub(super) fn ends_sentence(text: &str) -> bool {
    let body = text.trim_end_matches(|c| CLOSERS.contains(c));
    body.ends_with(|c| ENDS.contains(c))
        || ends_before_bracket(text)
        || is_signed(text)
        || (is_captioned_end(text) && visible(text) > 4)
}

/// Whether a sentence ends before the words in brackets at the end: `……都说好。（社区服务办）`.
fn ends_before_bracket(text: &str) -> bool {
    let inner = text.strip_suffix(['）', ')']).and_then(|inner| inner.rsplit_once(['（', '(']));
    inner.is_some_and(|(before, _)| before.trim_end_matches(|c| CLOSERS.contains(c)).ends_with(|c| ENDS.contains(c)))
}

/// Whether it ends in a mark after which the sentence goes on.
pub(super) fn ends_open(text: &str) -> bool {
    text.ends_with(['，', '、', ',', '（', '“', '《', '(', '‘', '【', '-', '—', '·'])
}

/// Whether it begins with a mark that closes something, which no paragraph and no head does.
pub(super) fn begins_closing(text: &str) -> bool {
    text.starts_with(['，', '。', '、', '；', '：', '！', '？', '”', '）', '》', '’', '】', '％', '%'])
}

/// Whether a head goes on in its next line.
pub(super) fn head_goes_on(text: &str) -> bool {
    GOES_ON.iter().any(|word| text.ends_with(word))
}

/// The level of a numbered head: 1 for 一、, 2 for （一）, 3 for 1. and (1), 0 for none.
pub(super) fn numbered(text: &str) -> u8 {
    let is_number = |c: char| "一二三四五六七八九十百〇零".contains(c);
    let rest = text.trim_start_matches(is_number);
    let count = text.chars().count() - rest.chars().count();
    if (1..=3).contains(&count) && rest.starts_with('、') {
        return 1;
    }
    for (open, close) in [('（', '）'), ('(', ')')] {
        if let Some((inner, _)) = text.strip_prefix(open).and_then(|inner| inner.split_once(close)) {
            if !inner.is_empty() && inner.chars().count() <= 3 && inner.chars().all(is_number) {
                return 2;
            }
            if !inner.is_empty() && inner.len() <= 2 && inner.chars().all(|c| c.is_ascii_digit()) {
                return 3;
            }
        }
    }
    let inner = text.trim_start_matches(is_number);
    if let Some(rest) = text.strip_prefix('第') {
        let after = rest.trim_start_matches(|c: char| is_number(c) || c.is_ascii_digit());
        if after.len() < rest.len() && after.starts_with(['章', '节', '部', '篇']) {
            return 1;
        }
    }
    for word in ["记忆", "故事", "镜头", "关键词", "案例", "场景"] {
        if let Some(rest) = text.strip_prefix(word) {
            let after = rest.trim_start_matches(|c: char| is_number(c) || c.is_ascii_digit());
            if after.len() < rest.len() && after.starts_with(['：', ':', ' ', '、', '｜', '|', '\u{3000}']) {
                return 1;
            }
        }
    }
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    if inner == text && (1..=2).contains(&digits) {
        let after = &text[digits..];
        let next = after.chars().nth(1);
        let marked =
            after.starts_with(['．', '、']) || (after.starts_with('.') && next.is_some_and(|c| !c.is_ascii_digit()));
        if marked {
            return 3;
        }
    }
    0
}

/// Whether it is the name of a place and nothing else.
pub(super) fn is_place(text: &str) -> bool {
    let bare = text.trim_matches(['【', '】', '■', '●', '◆', '□', '▲', '★', ' ', '：', ':']);
    let count = visible(bare);
    (3..=11).contains(&count)
        && PLACES.iter().any(|end| bare.ends_with(end))
        && bare.chars().all(|c| is_han(c) || c.is_ascii_digit())
        && !["走进", "创建", "服务", "建设", "打造", "走出", "关爱", "温暖"].iter().any(|word| bare.contains(word))
}

/// Whether a short text names an office.
pub(super) fn is_office(text: &str) -> bool {
    let count = visible(text);
    (3..=16).contains(&count)
        && OFFICES.iter().any(|end| text.ends_with(end))
        && text.chars().all(|c| is_han(c) || c.is_ascii_digit() || " \u{3000}、“”".contains(c))
}

/// Whether a short line names who wrote it, with the words that say so.
pub(super) fn is_byline(text: &str) -> bool {
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
pub(super) fn is_bare_name(text: &str) -> bool {
    const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";
    let bare = text.trim();
    let count = bare.chars().filter(|c| is_han(*c)).count();
    (2..=4).contains(&count)
        && bare.chars().all(|c| is_han(c) || c == ' ' || c == '\u{3000}')
        && bare.chars().next().is_some_and(|c| SURNAMES.contains(c))
        && !is_place(bare)
}

/// Whether it ends as the caption of a picture does: with who took it.
pub(super) fn is_captioned_end(text: &str) -> bool {
    let bare = text.trim_end_matches(['）', ')', '】', ' ', '。']);
    ["摄", "摄影", "供图", "／图", "/图", "绘", "制图"].iter().any(|end| bare.ends_with(end)) && visible(text) <= 90
}

/// Whether it begins as the caption of a picture does.
pub(super) fn is_caption_start(text: &str) -> bool {
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
pub(super) fn is_caption(text: &str) -> bool {
    let count = visible(text);
    (4..=110).contains(&count) && (is_caption_start(text) || is_captioned_end(text))
}

/// Whether it names who wrote, took or sent something, and nothing else.
pub(super) fn is_sign(text: &str) -> bool {
    is_byline(text) || is_signed(text) || is_caption(text)
}

/// Whether a line in brackets says who sent the copy in: （社区服务办）, （供稿：…）, 来源：….
pub(super) fn is_signed(text: &str) -> bool {
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
pub(super) fn is_credit_words(inner: &str) -> bool {
    is_office(inner)
        || is_byline(inner)
        || inner.ends_with("供稿")
        || inner.starts_with("供稿")
        || inner.starts_with("来源")
}

/// What stands between brackets that hold the whole text.
pub(super) fn bracketed(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
    (!inner.contains(['（', '）', '(', ')'])).then_some(inner)
}

/// Whether it tells when something happened, as the first line of a story does.
pub(super) fn begins_dated(text: &str) -> bool {
    const LEADS: [&str; 19] = [
        "近日",
        "日前",
        "昨日",
        "今日",
        "昨天",
        "今天",
        "本报讯",
        "近期",
        "为进一步",
        "为了",
        "为",
        "随着",
        "入冬",
        "入夏",
        "新年",
        "连日来",
        "近来",
        "上周",
        "上月",
    ];
    let head: String = text.chars().take(14).collect();
    let dated = head.starts_with(|c: char| c.is_ascii_digit()) && head.contains(['年', '月', '日']);
    dated || LEADS.iter().any(|lead| text.starts_with(lead)) || head.contains("月") && head.contains("日")
}

/// Whether 汉字 are parted by a blank, as the clauses of a head are.
pub(super) fn has_clauses(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let side = |c: &char| is_han(*c) || "“”《》".contains(*c);
    chars.windows(3).any(|three| side(&three[0]) && matches!(three[1], ' ' | '\u{3000}') && side(&three[2]))
}

/// Why a line is no part of any article, in words; none where it may be.
pub(super) fn furniture(text: &str) -> Option<&'static str> {
    let count = visible(text);
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && !"-—–－·第页版共/ ".contains(*c)).collect();
    if count <= 12 && !bare.is_empty() && bare.len() <= 6 && bare.chars().all(|c| c.is_ascii_digit()) && !is_year(text)
    {
        return Some("页码");
    }
    let squeezed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if SECTIONS.contains(&squeezed.as_str()) {
        return Some("版名");
    }
    let asks = [
        "扫描二维码",
        "扫码",
        "扫一扫",
        "长按识别",
        "长按二维码",
        "关注我们",
        "微信公众号",
        "点击上方",
        "阅读原文",
        "点击关注",
    ];
    if count <= 34 && !text.contains('。') && asks.iter().any(|word| text.contains(word)) {
        return Some("版面附件");
    }
    let staff = [
        "责任编辑",
        "本版编辑",
        "责编",
        "编辑：",
        "编辑:",
        "美编",
        "版式设计",
        "视觉设计",
        "校对：",
        "校对:",
        "投稿邮箱",
        "热线电话",
        "新闻热线",
        "本期校对",
    ];
    if count <= 44 && !text.contains('。') && staff.iter().any(|word| text.starts_with(word)) {
        return Some("版面附件");
    }
    if count <= 16 && (is_masthead_date(&squeezed) || (squeezed.starts_with('第') && squeezed.ends_with('期'))) {
        return Some("报眉");
    }
    let han = text.chars().filter(|c| is_han(*c)).count();
    if (text.ends_with("··") && count <= 8) || (han == 0 && count <= 3 && !text.contains(|c: char| c.is_ascii_digit()))
    {
        return Some("零碎字符");
    }
    None
}

fn is_year(text: &str) -> bool {
    text.contains('年')
}

/// A date by itself: `2020年1月8日星期三`.
fn is_masthead_date(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let marks: String = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let week = marks.strip_prefix("年月日").unwrap_or("x");
    rest.len() < text.len() && (week.is_empty() || week.starts_with("星期"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_heads_are_told_from_years() {
        let levels: Vec<u8> = [
            "一、工作回顾",
            "（三）民生",
            "1. 经济",
            "2020年1月",
            "记忆三：街面的眼睛",
            "第二章 社区",
            "十二支队伍",
            "3.5万人",
        ]
        .iter()
        .map(|text| numbered(text))
        .collect();
        assert_eq!(levels, [1, 2, 3, 0, 1, 1, 0, 0]);
    }

    #[test]
    fn places_are_short_and_whole() {
        assert!(is_place("芙一居民区") && is_place("天原二村") && !is_place("防诈骗宣传走进社区") && !is_place("社区"));
    }

    #[test]
    fn furniture_is_told_from_copy() {
        assert_eq!(furniture("— 3 —"), Some("页码"));
        assert_eq!(furniture("第 2 版"), Some("页码"));
        assert_eq!(furniture("2020年1月8日 星期三"), Some("报眉"));
        assert_eq!(furniture("扫描二维码关注我们"), Some("版面附件"));
        assert_eq!(furniture(" 仙霞··"), Some("零碎字符"));
        assert_eq!(furniture("2020年1月8日，社区召开会议"), None);
        assert_eq!(furniture("迎着晨光跑进新年"), None);
    }

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

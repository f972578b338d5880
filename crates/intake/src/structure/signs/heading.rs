//! What the words of a head tell: its number, that it is a place, that it goes on, that a story begins below it.

use crate::measure::{is_han, visible};

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

/// Whether a head goes on in its next line.
pub(in crate::structure) fn head_goes_on(text: &str) -> bool {
    GOES_ON.iter().any(|word| text.ends_with(word))
}

/// The level of a numbered head: 1 for 一、, 2 for （一）, 3 for 1. and (1), 0 for none.
pub(in crate::structure) fn numbered(text: &str) -> u8 {
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
pub(in crate::structure) fn is_place(text: &str) -> bool {
    let bare = text.trim_matches(['【', '】', '■', '●', '◆', '□', '▲', '★', ' ', '：', ':']);
    let count = visible(bare);
    (3..=11).contains(&count)
        && PLACES.iter().any(|end| bare.ends_with(end))
        && bare.chars().all(|c| is_han(c) || c.is_ascii_digit())
        && !["走进", "创建", "服务", "建设", "打造", "走出", "关爱", "温暖"].iter().any(|word| bare.contains(word))
}

/// Whether it tells when something happened, as the first line of a story does.
pub(in crate::structure) fn begins_dated(text: &str) -> bool {
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
pub(in crate::structure) fn has_clauses(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let side = |c: &char| is_han(*c) || "“”《》".contains(*c);
    chars.windows(3).any(|three| side(&three[0]) && matches!(three[1], ' ' | '\u{3000}') && side(&three[2]))
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
}

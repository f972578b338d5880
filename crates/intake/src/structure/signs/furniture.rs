//! What is printed on a page and belongs to no story: page numbers, names of pages, requests to scan a code.

use crate::measure::{is_han, visible};

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

/// Why a line is no part of any article, in words; none where it may be.
pub(in crate::structure) fn furniture(text: &str) -> Option<&'static str> {
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
    fn furniture_is_told_from_copy() {
        assert_eq!(furniture("— 3 —"), Some("页码"));
        assert_eq!(furniture("第 2 版"), Some("页码"));
        assert_eq!(furniture("2020年1月8日 星期三"), Some("报眉"));
        assert_eq!(furniture("扫描二维码关注我们"), Some("版面附件"));
        assert_eq!(furniture(" 仙霞··"), Some("零碎字符"));
        assert_eq!(furniture("2020年1月8日，社区召开会议"), None);
        assert_eq!(furniture("迎着晨光跑进新年"), None);
    }
}

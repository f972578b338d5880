//! The word 记者 in what an internal publication prints: a byline, the publication speaking of its own reporters, or only a topic.

use super::script::is_han;
use crate::diag::Severity;

/// The word.
const REPORTER: &str = "记者";
/// What makes another word of it when it stands before or after.
const TOPIC_BEFORE: &[&str] = &["小", "老", "大学生", "前"];
const TOPIC_AFTER: &[&str] = &["节", "站", "证", "会", "团", "招待", "协会", "席", "体验", "梦"];
/// What stands before the reporter in a byline.
const BYLINE_BEFORE: &[&str] = &["本报", "特约", "实习", "见习", "通讯员", "摄影", "驻地", "报社", "首席"];
/// What may follow the name in a byline.
const BYLINE_AFTER: &[&str] = &["报道", "摄", "通讯员", "实习", "整理", "采写", "文", "图"];
/// The longest name.
const NAME_MOST: usize = 4;
/// The commonest surnames that are not also the beginning of what a reporter does (向、从、来、对…).
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚沈\
                        钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙陶贺顾毛郝龚邵钱严洪武莫孔汤葛章鲁翟施俞";

/// The places of the word, each with how grave it is; a mere topic is left out.
pub(super) fn find(text: &str) -> Vec<(usize, Severity)> {
    text.match_indices(REPORTER).filter_map(|(at, _)| Some((at, judge(text, at)?))).collect()
}

/// A warning where the publication speaks of a reporter, an error where it names one.
fn judge(text: &str, at: usize) -> Option<Severity> {
    let (before, rest) = text.split_at(at);
    let after = rest.get(REPORTER.len()..).unwrap_or_default();
    let begins = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    if ends(TOPIC_BEFORE) || begins(TOPIC_AFTER) {
        return None;
    }
    let bracketed = before.ends_with(['（', '(', '【', '[']);
    let stands_free = before.chars().next_back().is_none_or(|c| !is_han(c)) || ends(BYLINE_BEFORE);
    if stands_free && is_named(after, bracketed) { Some(Severity::Error) } else { Some(Severity::Warning) }
}

/// Whether a name follows. In brackets any name counts; in a sentence it must have a surname, or what a reporter does would be
/// taken for one.
fn is_named(after: &str, bracketed: bool) -> bool {
    let name_at = after.trim_start_matches([' ', '\u{3000}', '：', ':', '·']);
    let name = name_at.split(|c: char| !is_han(c)).next().unwrap_or_default();
    let name = BYLINE_AFTER.iter().filter_map(|word| name.find(word)).min().map_or(name, |end| &name[..end]);
    let length = name.chars().count();
    let has_surname = name.chars().next().is_some_and(|c| SURNAMES.contains(c));
    (2..=NAME_MOST).contains(&length) && (bracketed || has_surname)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grave(text: &str) -> Option<Severity> {
        find(text).first().map(|&(_, severity)| severity)
    }

    #[test]
    fn names_of_reporters_are_errors() {
        for text in [
            "（记者晓舟）",
            "（记者 张三 通讯员 李四）",
            "记者张三报道",
            "本报记者王小明",
            "【记者陈某】",
            "记者：赵钱",
        ] {
            assert_eq!(grave(text), Some(Severity::Error), "{text}");
        }
    }

    #[test]
    fn unnamed_reporters_are_warnings() {
        for text in ["记者从街道获悉", "张阿婆告诉记者，日子好了", "记者看到，弄堂宽了", "电视台记者张三来采访"]
        {
            assert_eq!(grave(text), Some(Severity::Warning), "{text}");
        }
    }

    #[test]
    fn topics_are_let_pass() {
        for text in ["小记者们来了", "记者节那天", "老记者张三", "驻沪记者站"] {
            assert_eq!(grave(text), None, "{text}");
        }
    }
}

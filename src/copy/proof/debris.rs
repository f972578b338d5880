//! What an extraction from PDF, from a scan or with a wrong encoding leaves in copy: takes an article; gives a warning at each place.
//!
//! Sure cases only: Latin letters have many right places between 汉字 (A座, T恤, U盘, 卡拉OK), so only small letters are looked at, and not
//! those that words are made with.

use super::places::{finding, printed_texts};
use crate::copy::script::is_han;
use crate::diag::{Code, Finding};
use crate::model::{Article, Text};

/// The most places told of one article: more say that the file is to be taken anew.
const TOLD_MOST: usize = 8;
/// Characters shown on each side of the place.
const SHOWN: usize = 4;
/// The most letters in a row that are a scrap; more are a word.
const SCRAP_MOST: usize = 2;
/// Small letters that are words, unknowns, grades or counts by themselves: e家, i志愿, n次, x射线, y轴, a股, b超, c位, d级, k歌, p图, q版, t恤,
/// u盘, v领, m型, s码.
const LETTERS: &str = "abcdeikmnpqstuvxy";
/// Pairs of small letters that are words by themselves.
const PAIRS: [&str; 34] = [
    "ok", "vs", "pk", "qq", "ai", "vr", "ar", "tv", "cp", "up", "it", "ip", "id", "pc", "cd", "pm", "am", "ps", "hr",
    "km", "kg", "cm", "mm", "ml", "mg", "kw", "mb", "gb", "go", "no", "hi", "ph", "by", "or",
];
/// Signs that do not stand between two 汉字.
const SIGNS: &str = "^`\\_¦¬¤{}";
/// Marks of which no two stand side by side.
const STOPS: &str = "，、。；：";
/// What texts become that are read or written with a wrong encoding. 锛, 銆 and 鈥 are what UTF-8 marks become in GBK: nobody writes them.
const GARBLED: [&str; 14] =
    ["锟斤拷", "斤拷锟", "烫烫烫", "屯屯屯", "锛", "銆", "鈥", "â€", "ï¼", "ã€", "Ã©", "ï»¿", "å°", "ç¤¾"];

/// A place where something was left behind.
struct Scrap {
    /// The byte in the text.
    at: usize,
    what: &'static str,
    remedy: &'static str,
}

/// The debris in an article.
pub(super) fn check(article: &Article) -> Vec<Finding> {
    let mut findings = vec![];
    for text in printed_texts(article) {
        let plain = text.to_plain();
        let mut scraps = scraps(&plain);
        scraps.sort_by_key(|scrap| scrap.at);
        findings.extend(scraps.into_iter().map(|scrap| told(text, &plain, &scrap)));
    }
    let more = findings.len().saturating_sub(TOLD_MOST);
    if more > 0 {
        findings.truncate(TOLD_MOST);
        if let Some(last) = findings.last_mut() {
            last.hints.push(format!("后面还有 {more} 处，多半要把这篇重新取一遍"));
        }
    }
    findings
}

fn told(text: &Text, plain: &str, scrap: &Scrap) -> Finding {
    let before: Vec<char> = plain[..scrap.at].chars().collect();
    let shown: String = before[before.len().saturating_sub(SHOWN)..]
        .iter()
        .copied()
        .chain(plain[scrap.at..].chars().take(SHOWN))
        .collect();
    finding(Code::CopyDebris, format!("“{shown}”{}", scrap.what), text.span_at(scrap.at), scrap.remedy)
}

fn scraps(plain: &str) -> Vec<Scrap> {
    let characters: Vec<(usize, char)> = plain.char_indices().collect();
    let mut scraps = garbled(plain);
    for at in 0..characters.len() {
        scraps.extend(stray_letters(&characters, at));
        scraps.extend(stray_sign(&characters, at));
        scraps.extend(doubled_mark(&characters, at));
    }
    scraps
}

/// The first garbled characters: where there are some, there are many.
fn garbled(plain: &str) -> Vec<Scrap> {
    let first = GARBLED.iter().filter_map(|scrap| plain.find(scrap)).min();
    let scrap = |at| Scrap { at, what: "是乱码", remedy: "多半是换编码时坏掉的，查原稿补上" };
    first.map(scrap).into_iter().collect()
}

/// One or two small letters between two 汉字 that are no word.
fn stray_letters(characters: &[(usize, char)], at: usize) -> Option<Scrap> {
    let is_small = |&(_, c): &(usize, char)| c.is_ascii_lowercase();
    let behind_han = at.checked_sub(1).is_some_and(|before| is_han(characters[before].1));
    if !behind_han || !is_small(&characters[at]) {
        return None;
    }
    let word: String = characters[at..].iter().take_while(|one| is_small(one)).map(|one| one.1).collect();
    let before_han = characters.get(at + word.len()).is_some_and(|&(_, c)| is_han(c));
    let is_word =
        word.len() > SCRAP_MOST || PAIRS.contains(&word.as_str()) || (word.len() == 1 && LETTERS.contains(&word));
    let scrap = Scrap {
        at: characters[at].0,
        what: "里夹着字母，像是识别或复制时带进来的",
        remedy: "查原稿，删去字母或补上原来的字；本来就有就不用管",
    };
    (before_han && !is_word).then_some(scrap)
}

/// A sign between two 汉字 that has no business there.
fn stray_sign(characters: &[(usize, char)], at: usize) -> Option<Scrap> {
    let (byte, c) = characters[at];
    let neighbour =
        |index: Option<usize>| index.and_then(|index| characters.get(index)).is_some_and(|&(_, c)| is_han(c));
    let between = neighbour(at.checked_sub(1)) && neighbour(Some(at + 1));
    let scrap =
        Scrap {
            at: byte, what: "里夹着符号，像是识别或复制时带进来的", remedy: "查原稿，删去符号或补上原来的字"
        };
    (SIGNS.contains(c) && between).then_some(scrap)
}

/// Two marks of which only one can be meant: `，，`, `。，`, `！。`. Three full stops and more were made an ellipsis before.
fn doubled_mark(characters: &[(usize, char)], at: usize) -> Option<Scrap> {
    let (byte, mark) = characters[at];
    let (_, before) = *characters.get(at.checked_sub(1)?)?;
    let (_, further) = at.checked_sub(2).and_then(|at| characters.get(at)).copied().unwrap_or_default();
    let is_stop = STOPS.contains(mark);
    let doubled = is_stop && (STOPS.contains(before) || "！？".contains(before));
    // Of three in a row the first pair tells.
    let told_already = STOPS.contains(further) && STOPS.contains(before);
    let scrap = Scrap { at: byte, what: "标点重复", remedy: "只留一个" };
    (doubled && !told_already).then_some(scrap)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(plain: &str) -> Vec<usize> {
        let mut places: Vec<usize> = scraps(plain).iter().map(|scrap| plain[..scrap.at].chars().count()).collect();
        places.sort_unstable();
        places
    }

    #[test]
    fn letters_and_signs_between_words_are_debris() {
        for (plain, place) in [
            ("居民l区换新颜", 2),
            ("花坛j边多了座椅", 2),
            ("合唱队rn的人", 3),
            ("弄堂^里的灯", 2),
            ("老人_家坐着", 2),
            ("小菜\\园", 2),
        ] {
            assert_eq!(found(plain), [place], "{plain}");
        }
    }

    #[test]
    fn letters_that_make_words_stay() {
        for plain in [
            "三号楼a座",
            "穿t恤的人",
            "插上u盘就走",
            "在e家亭",
            "做b超检查",
            "唱卡拉ok的人",
            "乐队vs合唱队",
            "约好一起k歌",
            "发email给居委会",
            "A股和B超",
            "住在a座b室",
            "长5m宽3m",
            "写着abc的牌子",
            "二维码扫qq群",
            "i志愿服务队",
            "第n次来",
        ] {
            assert_eq!(found(plain), [0; 0], "{plain}");
        }
    }

    #[test]
    fn two_marks_where_one_is_meant() {
        for (plain, place) in [
            ("灯亮了，，路平了", 4),
            ("灯亮了。。", 4),
            ("扫帚、，簸箕", 3),
            ("灯亮了！。", 4),
            ("灯亮了，。路平了", 4),
            ("通知：：各位", 3),
            ("灯亮了，，，路平了", 4),
        ] {
            assert_eq!(found(plain), [place], "{plain}");
        }
        for plain in
            ["真的吗？！", "太好了！！", "他说：“好。”", "灯亮了……。", "（一）、扫帚", "《家》、《春》", "“甲”、“乙”"]
        {
            assert_eq!(found(plain), [0; 0], "{plain}");
        }
    }

    #[test]
    fn garbled_text_is_told_once() {
        for (plain, place) in
            [("前面锟斤拷锟斤拷", 2), ("烫烫烫烫烫", 0), ("居委会锛屽拰", 3), ("老人â€œ家", 2), ("屯屯屯屯", 0)]
        {
            assert_eq!(found(plain), [place], "{plain}");
        }
        for plain in ["热水烫烫的", "屯里的人", "一斤拷贝纸", "锟先生", "咖啡厅Café开了"] {
            assert_eq!(found(plain), [0; 0], "{plain}");
        }
    }
}

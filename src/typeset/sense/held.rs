//! What holds together though the words in it do not: numbers with their measures, dates, quoted terms, titles of books, Latin terms.

use super::lexicon::WordKind;
use super::tokens::{Token, TokenKind, is_listed};

/// A stretch of a head that is not broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Held {
    /// The byte at which it begins.
    pub(super) from: usize,
    /// The byte behind it.
    pub(super) to: usize,
    /// Whether it must hold whatever its length: the name of a person.
    pub(super) person: bool,
}

/// The most characters between quotes or brackets that hold together.
const QUOTED: usize = 8;
/// The most characters of a title in 《》 that hold together; no column takes more in one line.
const TITLE: usize = 14;

/// Opening marks with their closing ones.
const PAIRS: [(char, char); 9] = [
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('〔', '〕'),
];

/// Quoted and bracketed terms, with their marks.
pub(super) fn quoted(tokens: &[Token]) -> Vec<Held> {
    let mut out = vec![];
    for (at, token) in tokens.iter().enumerate() {
        let TokenKind::Mark(mark) = token.kind else { continue };
        let Some((opening, closing)) = PAIRS.into_iter().find(|&(opening, _)| opening == mark) else { continue };
        let Some(end) = tokens[at + 1..].iter().find(|other| other.kind == TokenKind::Mark(closing)) else { continue };
        let inside = &tokens[at + 1..];
        let length: usize =
            inside.iter().take_while(|other| other.from < end.from).map(|other| other.text.chars().count()).sum();
        if length <= if opening == '《' { TITLE } else { QUOTED } {
            out.push(Held { from: token.from, to: end.to, person: false });
        }
    }
    out
}

/// What multiplies a number, or says that it is about so many.
const MULTIPLIERS: &str = "万 亿 千 百 余 多 来 几 半 万余 千余 百余";
/// Measures of several characters; one of a single character is any 汉字 by itself behind a number.
const MEASURES: &str = "人次 户次 场次 分钟 小时 平方米 平方公里 公里 公斤 千克 毫米 厘米 万元 亿元 周年 年级 年度 季度 个月 星期 世纪 年代 千瓦 千赫 公顷 立方米 平米 人份 块钱 公升 毫升 车次 \
班次 台次 件次 套房 号楼 号线 单元 月份 多个 余个";
/// Measures that are other words besides.
const COMMON_MEASURES: &str = "个位名户家台件次届场天年月日号岁栋幢层楼室条处所项批支把份张座辆只双对套间站点分时秒米吨克斤元角块折成倍期版段路\
弄村区课门种类本册部篇字步轮周级线环度盏株棵桌席组队人遍句碗锅圈声盘杯瓶箱袋封枚朵匹头口局代辈证例笔具趟幅";
/// What goes on with a date behind a year, a month, a day.
const DATE_TAILS: &str = "上半年 下半年 年底 年初 年末 底 初 末 中 春 夏 秋 冬 春季 夏季 秋季 冬季 春节 国庆 元旦 上旬 中旬 下旬 上午 下午 晚 起 度 前 后 整";
/// What stands right before a number and belongs to it.
const BEFORE: &str = "第 近 约 超 逾 满 每 共 达 仅 从 至";

/// Numbers with their measures, 第 with its number and noun, dates.
pub(super) fn quantities(tokens: &[Token]) -> Vec<Held> {
    let mut out = vec![];
    let mut at = 0;
    while at < tokens.len() {
        let is_ordinal = tokens[at].text == "第" && tokens.get(at + 1).is_some_and(Token::is_number);
        // 一分, 九成: number and measure in one word.
        if tokens[at].word() == Some(WordKind::Number) && !tokens[at].is_number() {
            let tail = tokens.get(at + 1).is_some_and(|next| next.is_lone() && next.is_number());
            out.extend(tail.then(|| Held { from: tokens[at].from, to: tokens[at + 1].to, person: false }));
        }
        // 六月 十八日: a month in one word.
        if tokens[at].word().is_some()
            && tokens[at].text.ends_with(['年', '月'])
            && let Some(end) = day_end(tokens, at + 1)
        {
            out.push(Held { from: tokens[at].from, to: tokens[end - 1].to, person: false });
        }
        if !tokens[at].is_number() && !is_ordinal || after_latin(tokens, at) {
            at += 1;
            continue;
        }
        let end = quantity_end(tokens, at + usize::from(is_ordinal));
        let first = if at > 0 && is_listed(BEFORE, tokens[at - 1].text) { at - 1 } else { at };
        out.push(Held { from: tokens[first].from, to: tokens[end - 1].to, person: false });
        at = end.max(at + 1);
    }
    out
}

/// Days of the week: 周三, 每周 三.
pub(super) fn weekdays(tokens: &[Token]) -> Vec<Held> {
    let named = |token: &Token| ["周", "星期", "礼拜"].iter().any(|week| token.text.ends_with(week));
    let days = |token: &Token| token.is_lone() && "一二三四五六日天".contains(token.text);
    let pairs = tokens.windows(2).filter(|pair| named(&pair[0]) && days(&pair[1]));
    pairs.map(|pair| Held { from: pair[0].from, to: pair[1].to, person: false }).collect()
}

/// The token behind a day, or a month, that stands at `at`; none where there is none.
fn day_end(tokens: &[Token], at: usize) -> Option<usize> {
    let token = tokens.get(at)?;
    let whole = token.word().is_some() && token.text.chars().count() > 1 && token.text.ends_with(['日', '号', '月']);
    let parted = token.is_number() && tokens.get(at + 1).is_some_and(|unit| matches!(unit.text, "日" | "号" | "月"));
    if parted {
        Some(at + 2)
    } else {
        whole.then_some(at + 1).filter(|_| !token.text.starts_with(['节', '生', '本']))
    }
}

/// Words said twice: 一句一句, 天天 天天.
pub(super) fn doubled(tokens: &[Token]) -> Vec<Held> {
    let pairs = tokens.windows(2).filter(|pair| pair[0].word().is_some() && pair[0].text == pair[1].text);
    pairs.map(|pair| Held { from: pair[0].from, to: pair[1].to, person: false }).collect()
}

/// Whether a number belongs to the Latin term before it: `Wi-Fi 6`.
fn after_latin(tokens: &[Token], at: usize) -> bool {
    at > 1 && tokens[at - 1].kind == TokenKind::Gap && tokens[at - 2].kind == TokenKind::Latin
}

/// The token behind the quantity whose number stands at `at`.
fn quantity_end(tokens: &[Token], at: usize) -> usize {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let mut end = at + 1;
    while tokens.get(end).is_some_and(|token| token.is_number() || is_listed(MULTIPLIERS, token.text))
        || (matches!(text(end), "～" | "—" | "·") && tokens.get(end + 1).is_some_and(Token::is_number))
    {
        end += 1;
    }
    if tokens
        .get(end)
        .is_some_and(|token| token.word().is_some() && token.text.starts_with(['万', '亿', '百', '千', '余', '多']))
    {
        end += 1;
    }
    let Some(measure) = tokens.get(end).filter(|token| is_measure(token)) else {
        let is_ordinal = tokens[at].text.starts_with('第');
        let named = tokens.get(end).is_some_and(|token| token.word() == Some(WordKind::Noun));
        return end + usize::from(is_ordinal && named);
    };
    end += 1;
    let unit = measure.text;
    if text(end) == "半"
        || (matches!(unit, "成" | "点" | "元" | "块") && tokens.get(end).is_some_and(|t| t.is_number() && t.is_lone()))
    {
        return end + 1;
    }
    if let "年" | "月" | "日" | "号" | "年度" | "季度" = unit {
        if is_listed(DATE_TAILS, text(end)) {
            return end + 1;
        }
        if tokens.get(end).is_some_and(Token::is_number) && matches!(text(end + 1), "月" | "日" | "号" | "时" | "点")
        {
            return quantity_end(tokens, end);
        }
    }
    // 三荤一素, 一老一小, 七嘴八舌.
    let pair =
        measure.is_lone() && tokens.get(end).is_some_and(|token| token.is_number() && token.kind != TokenKind::Figure);
    if pair && tokens.get(end + 1).is_some_and(Token::is_lone) && !is_function(&tokens[end + 1]) {
        return end + 2;
    }
    end
}

fn is_measure(token: &Token) -> bool {
    is_listed(MEASURES, token.text)
        || (token.is_lone() && COMMON_MEASURES.contains(token.text))
        || token.word() == Some(WordKind::Measure)
        || (token.is_lone() && !is_function(token))
}

/// Whether a word of one character joins others and is no piece of a name.
pub(super) fn is_function(token: &Token) -> bool {
    matches!(
        token.word(),
        Some(WordKind::Preposition | WordKind::Conjunction | WordKind::Particle | WordKind::Adverb | WordKind::Pronoun)
    ) || "在把对向从为以由与和及让给用将被不再更最又也都就还要能会可是有让请".contains(token.text)
}

/// Latin terms of several words, and a letter with what it names: `Wi-Fi 6`, `A座`.
pub(super) fn latin(tokens: &[Token]) -> Vec<Held> {
    let mut out = vec![];
    let ascii = |token: &Token| matches!(token.kind, TokenKind::Latin | TokenKind::Figure);
    for (at, token) in tokens.iter().enumerate() {
        if token.kind != TokenKind::Latin {
            continue;
        }
        let short = token.text.len() <= 2;
        let next = tokens.get(at + 1);
        if let Some(next) = next.filter(|next| short && next.is_lone() && !is_function(next)) {
            out.push(Held { from: token.from, to: next.to, person: false });
        }
        if next.is_some_and(|next| next.kind == TokenKind::Gap)
            && let Some(behind) = tokens.get(at + 2).filter(|behind| ascii(behind))
        {
            out.push(Held { from: token.from, to: behind.to, person: false });
        }
    }
    out
}

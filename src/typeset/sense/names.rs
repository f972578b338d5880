//! Names in a head: those of the register, those the rules find, and strings that recur in the article. Takes the head's tokens; gives
//! what holds together, and where a post stands beside its name.

use super::held::{Held, is_function};
use super::lexicon::{WordKind, knows, rareness};
use super::tokens::{Token, TokenKind, is_listed};
use crate::model::Names;

/// Surnames of one character, the common ones and those of the region.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚\
谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺巢";
/// Surnames of two characters.
const LONG_SURNAMES: &str = "欧阳 上官 司马 诸葛 司徒 东方 夏侯 皇甫";
/// Offices, which belong to whose office they are: 街道 书记, 消防站 站长.
pub(super) const OFFICES: &str = "书记 副书记 区长 副区长 市长 副市长 镇长 局长 处长 主任 副主任 院长 校长 园长 馆长 站长 所长 会长 理事长 秘书长 董事长 总经理 队长 组长 负责人 党总支书记";
/// What a person is called before the name.
const BEFORE: &str = "书记 区长 市长 镇长 县长 乡长 局长 处长 科长 主任 院长 校长 园长 馆长 站长 所长 会长 理事长 秘书长 董事长 总经理 经理 队长 组长 班长 团长 店长 老师 教师 医生 大夫 护士 \
教授 院士 专家 律师 法官 民警 辅警 记者 编辑 作家 画家 书法家 艺术家 传承人 志愿者 居民 党员 代表 委员 劳模 社工 师傅 同志 先生 女士 老人 烈士 英雄 教练 摊主 队员 大学生 \
学生 交警 导游 名嘴 总理 护士长 裁缝 导演 摄影师 保安 棋友 老兵 小朋友 理事 顾问 调解员 楼长 团队长 名家 冠军得主 负责人";
/// What a person is called behind the name.
const BEHIND: &str = "书记 副书记 区长 主任 副主任 院长 校长 园长 馆长 站长 所长 会长 队长 组长 班长 团长 老师 医生 大夫 护士 教授 院士 律师 法官 民警 警官 记者 同志 先生 女士 师傅 老师傅 \
阿婆 阿姨 阿伯 爷叔 爷爷 奶奶 伯伯 老伯 大爷 大妈 大叔 大姐 大哥 夫妇 一家 老人 副区长 镇长 局长 小朋友 老夫妻 医师 老汉 婆婆";
/// Given names are 晓明 or 明: what one of either length costs against the rareness of the words that would be left without it.
const GIVEN_OF_TWO: u32 = 1300;
const GIVEN_OF_ONE: u32 = 1500;

/// What of names there is in a head.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FoundNames {
    /// What holds together.
    pub(super) held: Vec<Held>,
    /// Bytes between a post and its name.
    pub(super) posts: Vec<usize>,
    /// Stretches that recur unbroken in the article.
    pub(super) recurring: Vec<(usize, usize)>,
}

/// The names in a head.
pub(super) fn names(text: &str, tokens: &[Token], register: &Names) -> FoundNames {
    let mut found = FoundNames::default();
    registered(text, register, &mut found);
    for at in 0..tokens.len() {
        person(text, tokens, at, &mut found);
        place(tokens, at, &mut found.held);
    }
    for string in &register.recurring {
        found.recurring.extend(text.match_indices(string.as_str()).map(|(from, _)| (from, from + string.len())));
    }
    found
}

fn registered(text: &str, register: &Names, found: &mut FoundNames) {
    for name in &register.others {
        found.held.extend(standing(text, name, false));
    }
    for person in &register.persons {
        for name in standing(text, &person.name, true) {
            found.held.push(name);
            for post in &person.posts {
                let before = text[..name.from].ends_with(post.as_str()).then(|| (name.from, name.from - post.len()));
                let behind = text[name.to..].starts_with(post.as_str()).then_some((name.to, name.to));
                for (joint, from) in [before, behind].into_iter().flatten() {
                    found.posts.push(joint);
                    found.held.push(Held { from, to: from + post.len(), person: false });
                }
            }
        }
    }
}

/// Every place where a name stands.
fn standing(text: &str, name: &str, person: bool) -> impl Iterator<Item = Held> {
    text.match_indices(name).map(move |(from, name)| Held { from, to: from + name.len(), person })
}

/// A person whose surname begins the token at `at`.
fn person(text: &str, tokens: &[Token], at: usize, found: &mut FoundNames) {
    let token = &tokens[at];
    if token.word().is_none() {
        return;
    }
    let Some(surname) = surname(token.text) else { return };
    let run_end =
        tokens[at..].iter().take_while(|other| other.word().is_some()).last().map_or(token.to, |last| last.to);
    let run = &text[token.from..run_end];
    let post_before = at > 0 && announces(tokens, at - 1);
    // A name begins where a word does; the surname may be the word's first character where a post announces it.
    let is_alone = token.text.len() == surname.len() || token.word() == Some(WordKind::Person);
    if !is_alone && !post_before {
        return;
    }
    let given: Vec<usize> =
        run[surname.len()..].char_indices().map(|(at, c)| surname.len() + at + c.len_utf8()).take(2).collect();
    let title = |length: usize| BEHIND.split(' ').find(|title| run[length..].starts_with(title));
    let masked = run[surname.len()..].chars().take_while(|&c| c == '某').count();
    let length = if masked > 0 {
        surname.len() + masked * '某'.len_utf8()
    } else if title(surname.len()).is_some() {
        surname.len()
    } else {
        let Some(length) = best_length(run, &given) else { return };
        let announced = post_before || title(length).is_some() || text[token.from + length..].starts_with('：');
        let unknown = tokens[at..]
            .iter()
            .take_while(|other| other.from < token.from + length)
            .all(|other| other.is_lone() && !is_function(other) || other.word() == Some(WordKind::Person));
        let whole = token.word() == Some(WordKind::Person) && token.text.chars().count() > 2;
        let is_name = announced || whole || (unknown && length > surname.len() + 3);
        if !is_name {
            return;
        }
        length
    };
    let end = token.from + length;
    if post_before {
        found.posts.push(token.from);
    }
    match title(length) {
        // 张阿婆 is called so and not otherwise; 王晓明书记 is a name and a post.
        Some(title) if length == surname.len() || masked > 0 => {
            found.held.push(Held { from: token.from, to: end + title.len(), person: true });
        }
        title => {
            found.posts.extend(title.map(|_| end));
            found.held.push(Held { from: token.from, to: end, person: true });
        }
    }
}

/// Whether the token at `at` says that a name follows: a post, or one between quotes.
fn announces(tokens: &[Token], at: usize) -> bool {
    let is_post = |token: &Token| token.word().is_some() && BEFORE.split(' ').any(|post| token.text.ends_with(post));
    let quoted = tokens[at].kind == TokenKind::Mark('”') && at > 0 && is_post(&tokens[at - 1]);
    is_post(&tokens[at]) || quoted
}

/// How long the name at the head of a run is: of one or two given characters, whichever leaves likelier words behind it.
fn best_length(run: &str, given: &[usize]) -> Option<usize> {
    let cost = |&length: &usize, own: u32| own + rareness(&run[length..]);
    match given {
        [] => None,
        [one] => Some(*one),
        [one, two, ..] => Some(if cost(two, GIVEN_OF_TWO) <= cost(one, GIVEN_OF_ONE) { *two } else { *one }),
    }
}

fn surname(word: &str) -> Option<&str> {
    let long = LONG_SURNAMES.split(' ').find(|surname| word.starts_with(surname)).map(|surname| surname.len());
    let first = word.chars().next()?;
    let length = long.or_else(|| SURNAMES.contains(first).then(|| first.len_utf8()))?;
    Some(&word[..length])
}

/// What makes a place of the characters before it.
const PLACES: &str = "路 街 弄 里 坊 村 镇 乡 桥 浜 泾 门 苑 园 庭 巷 湾 港 渡 塘 宅 寺 庙 区 县 市 省 楼 馆 站 店 厂 校 院 公寓 小区 新村 花园 大厦 广场 码头 街道 居民区 社区 \
公园 中学 小学 幼儿园 医院 学校 居委会 居委 大楼 大桥 菜场 车站 中心 一村 二村 三村 四村 五村";
/// Kinds of place that are seldom spoken of without their name.
const SITES: &str = "公园 公寓 新村 花园 大厦 广场 码头 中学 小学 幼儿园 医院 大楼 大桥 车站 街道 居民区";
/// The most characters by which a place is told from others of its kind.
const OWN: usize = 4;

/// A place whose kind the token at `at` says.
fn place(tokens: &[Token], at: usize, held: &mut Vec<Held>) {
    let token = &tokens[at];
    if token.word().is_none() {
        return;
    }
    // 老西门, 新泾: a lone character before a place.
    if token.word() == Some(WordKind::Place) && at > 0 && tokens[at - 1].is_lone() && !is_function(&tokens[at - 1]) {
        held.push(Held { from: tokens[at - 1].from, to: token.to, person: false });
    }
    if !is_listed(PLACES, token.text) {
        return;
    }
    let lone = token.is_lone();
    let (mut first, mut characters) = (at, 0);
    while first > 0 {
        let before = &tokens[first - 1];
        let length = before.text.chars().count();
        let unknown = before.is_lone() && !is_function(before) && before.word() != Some(WordKind::Verb);
        let named = matches!(before.word(), Some(WordKind::Place | WordKind::Person)) || (lone && before.is_number());
        let common = lone && length == 2 && matches!(before.word(), Some(WordKind::Noun | WordKind::Other));
        let site = is_listed(SITES, token.text) && (2..OWN).contains(&length) && !is_function(before);
        let noun = characters == 0 && (common || site);
        if characters + length > OWN || !(unknown || named || noun) || before.word().is_none() {
            break;
        }
        characters += length;
        first -= 1;
    }
    if first < at {
        held.push(Held { from: tokens[first].from, to: token.to, person: false });
    }
}

/// Whether a mark is the dot inside a foreign name: 阿凡提·买买提, and not the one between quoted phrases.
pub(super) fn is_name_dot(tokens: &[Token], at: usize) -> bool {
    tokens[at].kind == TokenKind::Mark('·')
        && at > 0
        && tokens[at - 1].word().is_some()
        && tokens.get(at + 1).is_some_and(|next| next.word().is_some() && !knows(next.text))
}

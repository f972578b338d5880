//! Where a head may be broken, and what a break there costs.

use super::held::{Held, doubled, is_function, latin, quantities, quoted, weekdays};
use super::lexicon::WordKind;
use super::names::{OFFICES, is_name_dot, names};
use super::tokens::{Token, TokenKind, is_listed, tokens};
use crate::makeup::cost;
use crate::model::Names;

/// Marks that must not begin a line (GB/T 15834).
pub(in crate::typeset) const NOT_AT_START: &str = "，。、；：？！”’）》」』】〉·～";
/// Marks that must not end a line.
pub(in crate::typeset) const NOT_AT_END: &str = "“‘（《「『【〈";
/// The most characters that hold together whatever the width; a longer name may be broken between its words where nothing else fits.
const HELD: usize = 8;
/// Words of one character that begin a phrase well.
const OPENERS: &str = "在为让把将与和向对从被给以用由有是进助促迎送享护办建开成到赴";
/// Particles and localisers that belong to the word before them.
const CLOSERS: &str = "的了着过地得们里上下中内外前后间旁边等者性化们时吗呢吧啊";
/// Kinds of institution: what they are called before belongs to them.
const INSTITUTIONS: &str = "基地 服务站 中心 医院 学校 小学 中学 大学 幼儿园 公司 委员会 居委会 派出所 街道 街道办事处 办事处 服务中心 卫生服务中心 文化馆 图书馆 博物馆 研究所";

/// A place at which a head may be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::typeset) struct Break {
    /// The byte at which the next line begins.
    pub(in crate::typeset) at: usize,
    /// What it costs.
    pub(in crate::typeset) cost: u32,
    /// What of it no width excuses.
    pub(in crate::typeset) fault: u32,
}

/// Where a head may be broken, ascending. Its author's own places outdo all others.
pub(super) fn breaks(text: &str, asked: &[usize], register: &Names) -> Vec<Break> {
    let tokens = tokens(text);
    let found = names(text, &tokens, register);
    let mut held = found.held;
    held.extend(quoted(&tokens));
    held.extend(quantities(&tokens));
    held.extend(weekdays(&tokens));
    held.extend(doubled(&tokens));
    held.extend(latin(&tokens));
    let has_gap = tokens.iter().any(|token| token.kind == TokenKind::Gap && !between_latin(text, token));
    let mut out = vec![];
    for (at, pair) in tokens.windows(2).enumerate() {
        let byte = pair[1].from;
        if asked.contains(&byte) {
            out.push(Break { at: byte, cost: cost::HEAD_BREAK_ASKED, fault: 0 });
            continue;
        }
        let Some(own) = price(&tokens, at) else { continue };
        let Some(inside) = inside_held(text, &held, byte) else { continue };
        let mut price = own.max(inside);
        if found.posts.contains(&byte) {
            price = price.max(cost::HEAD_BREAK_AT_POST);
        }
        let mut fault = price.saturating_sub(cost::HEAD_BREAK_IN_PHRASE);
        if found.recurring.iter().any(|&(from, to)| from < byte && byte < to) {
            if pair.iter().any(Token::is_lone) {
                continue;
            }
            price += cost::HEAD_BREAK_IN_RECURRING;
        }
        if has_gap && pair[0].kind != TokenKind::Gap {
            price += cost::HEAD_BREAK_BESIDE_GAP;
        }
        if !asked.is_empty() {
            price += cost::HEAD_BREAK_UNASKED;
            fault += cost::HEAD_BREAK_UNASKED;
        }
        out.push(Break { at: byte, cost: price, fault });
    }
    out
}

/// Whether a gap only parts two Latin words.
fn between_latin(text: &str, gap: &Token) -> bool {
    let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_graphic());
    gap.text == " " && (ascii(text[..gap.from].chars().next_back()) || ascii(text[gap.to..].chars().next()))
}

/// What holds at a byte: nothing, a long name that may be broken at a price, or one that may not.
fn inside_held(text: &str, held: &[Held], byte: usize) -> Option<u32> {
    let mut price = 0;
    for span in held.iter().filter(|span| span.from < byte && byte < span.to) {
        if span.person || text[span.from..span.to].chars().count() <= HELD {
            return None;
        }
        price = cost::HEAD_BREAK_IN_NAME;
    }
    Some(price)
}

/// What a break between the tokens at `at` and behind it costs by their kinds; none where no line may end or begin.
fn price(tokens: &[Token], at: usize) -> Option<u32> {
    let (before, after) = (&tokens[at], &tokens[at + 1]);
    if after.kind == TokenKind::Gap {
        return None;
    }
    if before.kind == TokenKind::Gap {
        let beside_latin = before.text == " ";
        return Some(if beside_latin { cost::HEAD_BREAK } else { 0 });
    }
    if let TokenKind::Mark(mark) = after.kind
        && (NOT_AT_START.contains(mark) || "…—".contains(mark))
    {
        return None;
    }
    if let TokenKind::Mark(mark) = before.kind {
        return after_mark(tokens, at, mark);
    }
    if let TokenKind::Mark(mark) = after.kind {
        // Before an opening quote, or another mark a line may begin with.
        let lone = before.is_lone() && !closes(before);
        return Some(if NOT_AT_END.contains(mark) && !lone { cost::HEAD_BREAK } else { cost::HEAD_BREAK_AT_LONE });
    }
    if CLOSERS.contains(after.text) || matches!(after.word(), Some(WordKind::Localiser | WordKind::Particle)) {
        return None;
    }
    Some(between_words(tokens, before, after, tokens.get(at + 2)))
}

fn after_mark(tokens: &[Token], at: usize, mark: char) -> Option<u32> {
    if NOT_AT_END.contains(mark) {
        return None;
    }
    let after = &tokens[at + 1];
    match mark {
        '，' | '；' | '：' | '！' | '？' | '。' | '…' | '—' => Some(cost::HEAD_BREAK_AT_MARK),
        '、' => Some(cost::HEAD_BREAK_IN_LIST),
        '·' if is_name_dot(tokens, at) => None,
        '·' => Some(cost::HEAD_BREAK_AT_MARK),
        '～' => None,
        _ if closes(after) || CLOSERS.contains(after.text) => None,
        // Behind a closing quote: what is quoted may go on in the next word.
        _ if after.is_lone() && !opens(after) => Some(cost::HEAD_BREAK_AT_LONE),
        _ if matches!(after.word(), Some(WordKind::Verb | WordKind::Preposition | WordKind::Adverb)) => {
            Some(cost::HEAD_BREAK_AT_PHRASE)
        }
        _ => Some(cost::HEAD_BREAK),
    }
}

/// Whether a word ends what stands before it: 的, 了, 里.
fn closes(token: &Token) -> bool {
    matches!(token.word(), Some(WordKind::Particle | WordKind::Localiser)) || CLOSERS.contains(token.text)
}

/// Whether a word of one character begins a phrase.
fn opens(token: &Token) -> bool {
    token.is_lone() && OPENERS.contains(token.text)
}

fn between_words(tokens: &[Token], before: &Token, after: &Token, next: Option<&Token>) -> u32 {
    use WordKind::{
        Adjective, Adverb, Conjunction, Measure, Noun, Number, Person, Place, Preposition, Pronoun, Saying, Time, Verb,
        VerbalNoun,
    };
    // A word of one character that closes no phrase ends no line: 在, 把, 更, 老.
    if before.is_lone() && !closes(before) {
        return cost::HEAD_BREAK_AT_LONE;
    }
    if after.is_lone() && !opens(after) && !after.is_number() {
        return cost::HEAD_BREAK_AT_LONE;
    }
    let (Some(left), Some(right)) = (before.word(), after.word()) else {
        return beside_figure(before, after);
    };
    if closes(before) {
        return match before.text {
            "的" => cost::HEAD_BREAK,
            // These may be what is done: 光伏板 上 屋顶, 社区 过 端午.
            "上" | "下" | "过" => cost::HEAD_BREAK_AT_LONE,
            _ => cost::HEAD_BREAK_AT_PHRASE,
        };
    }
    let names_thing = |kind| matches!(kind, Noun | VerbalNoun | Person | Place | WordKind::Other);
    match (left, right) {
        _ if names_thing(left) && is_listed(OFFICES, after.text) => cost::HEAD_BREAK_AT_POST,
        (Preposition | Conjunction | Adverb | Pronoun | Number | Measure, _) => cost::HEAD_BREAK_IN_PHRASE,
        _ if opens(after) => cost::HEAD_BREAK_AT_PHRASE,
        (_, Preposition | Conjunction | Adverb) => cost::HEAD_BREAK_AT_PHRASE,
        (Adjective, _) => cost::HEAD_BREAK_IN_PHRASE,
        (Time | Saying, _) => cost::HEAD_BREAK_AT_PHRASE + 100,
        (_, Saying) => cost::HEAD_BREAK,
        (_, Verb) if names_thing(left) => {
            // A verb before a thing may say what the thing is for: 社区 活动 场所.
            let is_last = next.is_none_or(|next| !matches!(next.word(), Some(Verb | Adverb)));
            if is_last { cost::HEAD_BREAK_AT_PHRASE } else { cost::HEAD_BREAK }
        }
        (Verb, _) => cost::HEAD_BREAK,
        _ if is_listed(INSTITUTIONS, after.text) => cost::HEAD_BREAK_IN_NAME,
        _ if tokens.len() > 2 => cost::HEAD_BREAK_IN_PHRASE,
        _ => cost::HEAD_BREAK,
    }
}

/// Beside figures and Latin words: before a number a phrase begins; behind one stands what is counted.
fn beside_figure(before: &Token, after: &Token) -> u32 {
    match (before.kind, after.kind) {
        (TokenKind::Word(WordKind::Adverb | WordKind::Preposition), _) => cost::HEAD_BREAK_IN_PHRASE,
        (TokenKind::Word(_), TokenKind::Figure | TokenKind::Latin) => cost::HEAD_BREAK_AT_PHRASE + 100,
        (TokenKind::Latin, _) if !is_function(after) => cost::HEAD_BREAK,
        _ => cost::HEAD_BREAK_IN_PHRASE,
    }
}

//! The order of an index in Chinese: takes a term; gives a key that sorts by pinyin and
//! the letter the term stands under.
//!
//! Terms are compared character by character, as the 现代汉语词典 does: by syllable, then tone, then the character itself, so that
//! terms with one first character stand together. `ü` follows `u`. Figures stand before letters, Latin letters before the
//! syllables that begin with them. Quotation marks and other signs do not count.

use pinyin::ToPinyin;

/// Words whose common reading is not the one most frequent for their characters, with their readings. An index has names of places,
/// institutions and projects; the list is for these.
const READINGS: &[(&str, &[&str])] = &[
    ("长者", &["zhang3", "zhe3"]),
    ("长辈", &["zhang3", "bei4"]),
    ("成长", &["cheng2", "zhang3"]),
    ("增长", &["zeng1", "zhang3"]),
    ("家长", &["jia1", "zhang3"]),
    ("校长", &["xiao4", "zhang3"]),
    ("组长", &["zu3", "zhang3"]),
    ("会长", &["hui4", "zhang3"]),
    ("长", &["chang2"]),
    ("重庆", &["chong2", "qing4"]),
    ("重阳", &["chong2", "yang2"]),
    ("重建", &["chong2", "jian4"]),
    ("重新", &["chong2", "xin1"]),
    ("银行", &["yin2", "hang2"]),
    ("行业", &["hang2", "ye4"]),
    ("首都", &["shou3", "du1"]),
    ("成都", &["cheng2", "du1"]),
    ("都市", &["du1", "shi4"]),
    ("音乐", &["yin1", "yue4"]),
    ("会计", &["kuai4", "ji4"]),
    ("调解", &["tiao2", "jie3"]),
    ("调整", &["tiao2", "zheng3"]),
    ("调节", &["tiao2", "jie2"]),
    ("里弄", &["li3", "long4"]),
    ("弄堂", &["long4", "tang2"]),
    ("厦门", &["xia4", "men2"]),
    ("朝霞", &["zhao1", "xia2"]),
    ("曾", &["zeng1"]),
];

/// What one character of a term sorts by, in the order of comparison.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// A digit.
    Digit(u32),
    /// A Latin letter in lower case, or a Han character: its syllable with `ü` as `u`, whether it has `ü`, the tone, the character.
    Sound(String, bool, u8, char),
    /// A character without a reading, by its code point.
    Other(char),
}

/// The place of a term in an index.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SortKey {
    weights: Vec<Weight>,
    /// The term itself: two terms with one reading keep one order.
    term: String,
}

impl SortKey {
    /// The key of a term.
    pub(super) fn new(term: &str) -> Self {
        let mut weights = Vec::new();
        let mut rest = term;
        while let Some(character) = rest.chars().next() {
            let (word, readings) = READINGS
                .iter()
                .find(|(word, _)| rest.starts_with(word))
                .map_or((&rest[..character.len_utf8()], &[] as &[&str]), |&(word, readings)| (word, readings));
            for (at, character) in word.chars().enumerate() {
                weights.extend(weight(character, readings.get(at).copied()));
            }
            rest = &rest[word.len()..];
        }
        Self { weights, term: term.to_owned() }
    }

    /// The letter the term stands under, `A` to `Z`; `0—9` for figures and `其他` for what has no reading.
    pub(super) fn initial(&self) -> String {
        match self.weights.first() {
            Some(Weight::Digit(_)) => "0—9".to_owned(),
            Some(Weight::Sound(syllable, ..)) => {
                syllable.chars().next().map_or_else(String::new, |letter| letter.to_ascii_uppercase().to_string())
            }
            Some(Weight::Other(_)) | None => "其他".to_owned(),
        }
    }
}

/// What a character weighs; nothing for signs and spaces.
fn weight(character: char, reading: Option<&str>) -> Option<Weight> {
    if let Some(digit) = character.to_digit(10) {
        return Some(Weight::Digit(digit));
    }
    if character.is_ascii_alphabetic() {
        return Some(Weight::Sound(character.to_ascii_lowercase().to_string(), false, 0, character));
    }
    if let Some(reading) = reading {
        return Some(sound(reading, character));
    }
    match character.to_pinyin() {
        Some(pinyin) => Some(sound(pinyin.with_tone_num_end(), character)),
        None => character.is_alphanumeric().then_some(Weight::Other(character)),
    }
}

/// The weight of a syllable such as `lü4`, `lv4` or `lu`.
fn sound(reading: &str, character: char) -> Weight {
    let tone = reading.chars().next_back().and_then(|c| c.to_digit(10)).and_then(|digit| u8::try_from(digit).ok());
    let letters = reading.trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase();
    let umlaut = letters.contains(['ü', 'v']);
    Weight::Sound(letters.replace(['ü', 'v'], "u"), umlaut, tone.unwrap_or(5), character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(terms: &[&str]) -> Vec<String> {
        let mut keys: Vec<SortKey> = terms.iter().map(|term| SortKey::new(term)).collect();
        keys.sort();
        keys.into_iter().map(|key| key.term).collect()
    }

    #[test]
    fn terms_stand_by_syllable_tone_and_character() {
        assert_eq!(
            sorted(&["虹纺", "天山五村", "“一网统管”", "279“自在小筑”", "虹旭", "芙蓉", "古宋", "ABC服务"]),
            ["279“自在小筑”", "ABC服务", "芙蓉", "古宋", "虹纺", "虹旭", "天山五村", "“一网统管”"]
        );
        assert_eq!(sorted(&["绿地", "路灯", "乱停车", "论坛"]), ["路灯", "绿地", "乱停车", "论坛"]);
    }

    #[test]
    fn words_with_another_reading_stand_right() {
        assert_eq!(SortKey::new("长宁区").initial(), "C");
        assert_eq!(SortKey::new("长者食堂").initial(), "Z");
        assert_eq!(SortKey::new("《》").initial(), "其他");
        assert_eq!(SortKey::new("3320工程").initial(), "0—9");
    }
}

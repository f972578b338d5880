//! Names in pinyin, for the `file-as` of metadata: shops and libraries sort by it.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use pinyin::ToPinyin;

use crate::copy::is_han;

/// A name in pinyin without tones, its words apart, its first letter a capital: `仙霞年鉴` gives `Xianxia nianjian`.
pub(super) fn file_as(name: &str) -> String {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let ends: Vec<usize> = segmenter.segment_str(name).collect();
    let parts = ends.windows(2).filter_map(|pair| name.get(*pair.first()?..*pair.last()?));
    let mut words: Vec<String> = vec![];
    let mut after_single = false;
    for part in parts {
        // A name that no dictionary has falls apart into single characters.
        let is_single = part.chars().count() == 1 && part.chars().all(is_han);
        match words.last_mut().filter(|_| is_single && after_single) {
            Some(word) => word.push_str(&romanise(part)),
            None => words.push(romanise(part)),
        }
        after_single = is_single;
    }
    words.retain(|word| !word.is_empty());
    let joined = words.join(" ");
    let mut letters = joined.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    first + letters.as_str()
}

/// One word: its 汉字 as syllables without gaps, its letters and digits as they are, its signs left out.
fn romanise(word: &str) -> String {
    word.chars()
        .filter_map(|c| match c.to_pinyin() {
            Some(pinyin) => Some(pinyin.plain().replace('ü', "v")),
            None => c.is_alphanumeric().then(|| c.to_string()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::file_as;

    #[test]
    fn names_are_romanised_by_words() {
        assert_eq!(file_as("仙霞年鉴"), "Xianxia nianjian");
        assert_eq!(file_as("绿色 & 2020"), "Lvse 2020");
        assert_eq!(file_as("……"), "");
    }
}

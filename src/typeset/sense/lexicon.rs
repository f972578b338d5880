//! Words: takes a run of 汉字; gives the words it most likely is made of, with their kinds.
//!
//! The list of words is `lexicon/words.txt`, compiled in and searched where it lies: a line for each word, sorted by bytes. Of all ways
//! to part a run into words the one is taken whose words are together the most frequent.

/// Word, kind and rareness in each line.
const WORDS: &str = include_str!("../../../lexicon/words.txt");
/// The most characters of a word.
const LONGEST: usize = 8;
/// The rareness of a character the list does not have.
const UNKNOWN: u32 = 2000;

/// What a word is, as far as it tells where a head may be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordKind {
    /// A thing.
    Noun,
    /// What is done.
    Verb,
    /// What is done, named as a thing: 调研, 服务.
    VerbalNoun,
    /// How something is.
    Adjective,
    /// How something is done.
    Adverb,
    /// When.
    Time,
    /// How many.
    Number,
    /// Of what: 个, 台, 人次.
    Measure,
    /// In, to, with, and the like.
    Preposition,
    /// And, or.
    Conjunction,
    /// 里, 上, 中, after what they locate.
    Localiser,
    /// 的, 了, 着.
    Particle,
    /// A saying or a phrase that stands by itself.
    Saying,
    /// I, this, each.
    Pronoun,
    /// The name of a person.
    Person,
    /// The name of a place.
    Place,
    /// Anything else.
    Other,
}

impl WordKind {
    fn of_tag(tag: &str) -> Self {
        match tag {
            "vn" => Self::VerbalNoun,
            "nr" | "nrt" | "nrfg" => Self::Person,
            "ns" => Self::Place,
            "ad" => Self::Adverb,
            "an" => Self::Noun,
            _ => match tag.as_bytes().first() {
                Some(b'n' | b'j' | b's') => Self::Noun,
                Some(b'v') => Self::Verb,
                Some(b'a' | b'b' | b'z') => Self::Adjective,
                Some(b'd') => Self::Adverb,
                Some(b't') => Self::Time,
                Some(b'm') => Self::Number,
                Some(b'q') => Self::Measure,
                Some(b'p') => Self::Preposition,
                Some(b'c') => Self::Conjunction,
                Some(b'f') => Self::Localiser,
                Some(b'u' | b'y') => Self::Particle,
                Some(b'i' | b'l') => Self::Saying,
                Some(b'r') => Self::Pronoun,
                _ => Self::Other,
            },
        }
    }
}

/// A word of a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// The byte at which it begins.
    pub(super) from: usize,
    /// The byte behind it.
    pub(super) to: usize,
    /// What it is.
    pub(super) kind: WordKind,
}

/// What the list says of a word.
struct Entry {
    kind: WordKind,
    rareness: u32,
}

/// How rare the words are that a run of 汉字 is made of, together.
pub(super) fn rareness(run: &str) -> u32 {
    parse(run).first().map_or(0, |first| first.0)
}

/// The words of `text[from..to]`, which is one run of 汉字.
pub(super) fn cut(text: &str, from: usize, to: usize) -> Vec<Word> {
    let run = &text[from..to];
    let ends: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
    let best = parse(run);
    let mut words = vec![];
    let mut start = 0;
    while start + 1 < ends.len() {
        let (_, end, kind) = best[start];
        words.push(Word { from: from + ends[start], to: from + ends[end], kind });
        start = end;
    }
    words
}

/// For each character of a run, and its end: the least rareness of the rest, the end of its first word, and that word's kind.
fn parse(run: &str) -> Vec<(u32, usize, WordKind)> {
    let ends: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
    let count = ends.len() - 1;
    let mut best: Vec<(u32, usize, WordKind)> = vec![(0, count, WordKind::Other); count + 1];
    for start in (0..count).rev() {
        best[start] = (UNKNOWN + best[start + 1].0, start + 1, WordKind::Other);
        for end in start + 1..=(start + LONGEST).min(count) {
            let word = &run[ends[start]..ends[end]];
            let place = lower_bound(word);
            if !WORDS[place..].starts_with(word) {
                break;
            }
            let Some(entry) = entry_at(place, word) else { continue };
            let rareness = entry.rareness + best[end].0;
            if rareness < best[start].0 {
                best[start] = (rareness, end, entry.kind);
            }
        }
    }
    best
}

/// Whether the list has a word.
pub(super) fn knows(word: &str) -> bool {
    entry_at(lower_bound(word), word).is_some()
}

/// The byte of the first line that does not stand before a word.
fn lower_bound(word: &str) -> usize {
    let bytes = WORDS.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let line = bytes[..middle].iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let line = line.max(low);
        let length = bytes[line..].iter().position(|&byte| byte == b'\n').map_or(bytes.len() - line, |at| at + 1);
        let own = bytes[line..].split(|&byte| byte == b' ').next().unwrap_or_default();
        if own < word.as_bytes() {
            low = line + length;
        } else {
            high = line;
        }
    }
    low
}

fn entry_at(place: usize, word: &str) -> Option<Entry> {
    let line = WORDS[place..].lines().next()?;
    let mut fields = line.split(' ');
    if fields.next() != Some(word) {
        return None;
    }
    Some(Entry { kind: WordKind::of_tag(fields.next()?), rareness: fields.next()?.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        cut(text, 0, text.len()).into_iter().map(|word| &text[word.from..word.to]).collect()
    }

    #[test]
    fn runs_are_parted_into_frequent_words() {
        assert_eq!(words("社区食堂推出老年套餐"), ["社区食堂", "推出", "老年", "套餐"]);
        assert_eq!(words("老旧小区加装电梯"), ["老旧小区", "加装电梯"]);
        assert_eq!(words("上半年进展顺利"), ["上半年", "进展", "顺利"]);
        assert_eq!(words("区长调研"), ["区长", "调研"]);
    }

    #[test]
    fn what_nobody_knows_stands_alone() {
        assert_eq!(words("㐀㐁"), ["㐀", "㐁"]);
        assert_eq!(words(""), [""; 0]);
    }

    #[test]
    fn the_list_is_sorted_and_every_line_is_found() {
        let lines: Vec<&str> = WORDS.lines().collect();
        let word = |line: &&str| line.split(' ').next().unwrap_or_default().to_owned();
        assert!(lines.windows(2).all(|pair| word(&pair[0]) < word(&pair[1])));
        for line in lines.iter().step_by(977).chain(lines.first()).chain(lines.last()) {
            assert!(knows(&word(line)), "{line}");
        }
    }
}

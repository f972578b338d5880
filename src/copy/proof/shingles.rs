//! How much of one text stands in another: takes the letters of a text; gives its shingles, the hashes of every few letters in a row, and the share
//! that two texts have in common in long runs. Sentences that both have by chance, in another order, are no copy.

use std::collections::BTreeMap;

/// Letters of a shingle: fewer meet by chance, more lose too much to a changed letter.
const LENGTH: usize = 6;
/// One in so many shingles is looked up among all articles; the others are compared for the pairs found.
const SAMPLE: u64 = 4;
/// The base of the rolling hash.
const BASE: u64 = 1_000_003;
/// The shortest run of letters that counts: longer than a sentence.
const RUN_LEAST: usize = 45;
/// How many letters in a row may be changed, taken out or put in without parting a run, with the shingles they break.
const GAP_MOST: usize = 14;

/// The shingles of a text, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shingles(Vec<u64>);

/// Letters that both texts have in a row, a few apart: where the run begins, how far it goes, and where it is in the other text.
#[derive(Debug, Clone, Copy)]
struct Run {
    start: usize,
    last: usize,
    other_last: usize,
}

impl Shingles {
    /// The shingles of these letters; none of a text of fewer letters than one has.
    pub(super) fn new(letters: &[char]) -> Self {
        Self(letters.windows(LENGTH).map(hash).collect())
    }

    /// The shingles that are looked up, ascending, each once.
    pub(super) fn sample(&self) -> Vec<u64> {
        let mut sample: Vec<u64> = self.0.iter().copied().filter(|hash| hash.is_multiple_of(SAMPLE)).collect();
        sample.sort_unstable();
        sample.dedup();
        sample
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The share of the shorter text that stands in the other, in hundredths.
    pub(super) fn likeness(&self, other: &Self) -> usize {
        let (shorter, longer) = if self.len() <= other.len() { (self, other) } else { (other, self) };
        let mut covered = vec![false; shorter.len()];
        for run in shorter.runs_in(longer).into_iter().filter(|run| run.last - run.start + LENGTH >= RUN_LEAST) {
            covered[run.start..=run.last].fill(true);
        }
        let places = longer.places();
        let both = shorter.0.iter().zip(&covered).filter(|(hash, covered)| **covered && places.contains_key(hash));
        both.count() * 100 / shorter.len().max(1)
    }

    /// All runs of this text that stand in another.
    fn runs_in(&self, other: &Self) -> Vec<Run> {
        let places = other.places();
        let (mut open, mut done): (Vec<Run>, Vec<Run>) = (vec![], vec![]);
        for (at, hash) in self.0.iter().enumerate() {
            let (near, far) = open.into_iter().partition(|run: &Run| at - run.last <= GAP_MOST);
            (open, done) = (near, [done, far].concat());
            for &place in places.get(hash).map(Vec::as_slice).unwrap_or_default() {
                let goes_on = |run: &&mut Run| (1..=GAP_MOST).contains(&place.saturating_sub(run.other_last));
                match open.iter_mut().filter(|run| run.last < at).find(goes_on) {
                    Some(run) => (run.last, run.other_last) = (at, place),
                    None => open.push(Run { start: at, last: at, other_last: place }),
                }
            }
        }
        done.extend(open);
        done
    }

    /// Where each shingle stands.
    fn places(&self) -> BTreeMap<u64, Vec<usize>> {
        let mut places: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        for (at, &hash) in self.0.iter().enumerate() {
            places.entry(hash).or_default().push(at);
        }
        places
    }
}

/// Spread over all bits, so that the sample is a fair one.
fn hash(letters: &[char]) -> u64 {
    let sum = letters.iter().fold(0_u64, |sum, &c| sum.wrapping_mul(BASE).wrapping_add(u64::from(c)));
    let mixed = (sum ^ (sum >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "清早的弄堂里几位老人坐在门口拣菜小孩子背着书包跑过去卫生站的护士逐户量血压把数字写在卡片上贴在冰箱的门上\
                         小菜园里的丝瓜爬过了竹架邻居们说好摘下来按门牌轮着分";

    fn shingles(text: &str) -> Shingles {
        Shingles::new(&text.chars().collect::<Vec<_>>())
    }

    #[test]
    fn a_part_is_wholly_in_the_whole_and_a_changed_letter_breaks_little() {
        let whole = shingles(WHOLE);
        let part: String = WHOLE.chars().skip(9).take(50).collect();
        assert_eq!(whole.likeness(&shingles(&part)), 100);
        let changed = WHOLE.replace("护士", "医生");
        assert!((85..100).contains(&whole.likeness(&shingles(&changed))));
        assert_eq!(whole.likeness(&shingles("合唱队练到第三遍声部才合得拢指挥笑着说今天可以早些散")), 0);
        assert_eq!(whole.likeness(&shingles("短")), 0);
    }

    #[test]
    fn sentences_in_another_order_are_no_copy() {
        let characters: Vec<char> = WHOLE.chars().collect();
        let mixed: Vec<char> = characters.chunks(26).rev().flatten().copied().collect();
        assert_eq!(shingles(WHOLE).likeness(&Shingles::new(&mixed)), 0);
    }
}

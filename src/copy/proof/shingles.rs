//! How much of one text stands in another: takes the letters of a text; gives its shingles, the hashes of every few letters in a row.

/// Letters of a shingle: fewer meet by chance, more lose too much to a changed letter.
const LENGTH: usize = 6;
/// One in so many shingles is looked up among all articles; the others are compared for the pairs found.
const SAMPLE: u64 = 4;
/// The base of the rolling hash.
const BASE: u64 = 1_000_003;

/// The shingles of a text, each once, ascending.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shingles(Vec<u64>);

impl Shingles {
    /// The shingles of these letters; none of a text of fewer letters than one has.
    pub(super) fn new(letters: &[char]) -> Self {
        let mut hashes: Vec<u64> = letters.windows(LENGTH).map(hash).collect();
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }

    /// The shingles that are looked up.
    pub(super) fn sample(&self) -> impl Iterator<Item = u64> + '_ {
        self.0.iter().copied().filter(|hash| hash.is_multiple_of(SAMPLE))
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The share of the smaller text that stands in the other, in hundredths.
    pub(super) fn likeness(&self, other: &Self) -> usize {
        let least = self.len().min(other.len());
        if least == 0 { 0 } else { self.common(other) * 100 / least }
    }

    fn common(&self, other: &Self) -> usize {
        let (mut one, mut two, mut count) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.0.get(one), other.0.get(two)) {
            count += usize::from(a == b);
            one += usize::from(a <= b);
            two += usize::from(b <= a);
        }
        count
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

    fn shingles(text: &str) -> Shingles {
        Shingles::new(&text.chars().collect::<Vec<_>>())
    }

    #[test]
    fn a_part_is_wholly_in_the_whole_and_strangers_share_nothing() {
        let whole = shingles("清早的弄堂里几位老人坐在门口拣菜小孩子背着书包跑过去");
        assert_eq!(whole.likeness(&shingles("几位老人坐在门口拣菜")), 100);
        assert_eq!(whole.likeness(&shingles("卫生站的护士逐户量血压把数字写在卡片上")), 0);
        assert_eq!(whole.likeness(&shingles("短")), 0);
    }
}

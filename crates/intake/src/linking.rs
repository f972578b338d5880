//! Which words of an original stand where in its articles. Takes the lines of a source and the passages made of it; gives for each line the passages
//! that hold it, and how many of its letters stand nowhere. It asks nothing but the words, so that it holds for drafts that were edited since.

use std::collections::BTreeMap;

/// So many letters in a row are one and the same place.
const REACH: usize = 5;
/// A further passage of a line must hold at least so many letters that the others do not.
const GAIN: usize = 3;

/// A line and the passages that hold it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// Passages, by their numbers, the one with most of the line first.
    pub passages: Vec<usize>,
    /// How many letters and figures of the line are in none.
    pub lost: usize,
}

/// Links lines to passages. Of several passages with the same words the one that follows the line before is taken.
pub fn link(lines: &[&str], passages: &[&str]) -> Vec<Link> {
    let passages: Vec<Vec<char>> = passages.iter().map(|passage| bare(passage)).collect();
    let mut places: BTreeMap<&[char], Vec<usize>> = BTreeMap::new();
    for (number, passage) in passages.iter().enumerate() {
        for window in passage.windows(REACH) {
            let known = places.entry(window).or_default();
            if known.last() != Some(&number) {
                known.push(number);
            }
        }
    }
    let mut from = 0;
    let mut links = vec![];
    for line in lines {
        let own = bare(line);
        let link = if own.len() < REACH { short(&own, &passages, from) } else { long(&own, &places, &passages, from) };
        from = link.passages.iter().copied().max().unwrap_or(from);
        links.push(link);
    }
    links
}

/// What is compared: letters and figures. Marks and blanks may be set right.
fn bare(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// How far a passage is from where it is looked for: ahead is nearer than behind.
fn distance(from: usize, passage: usize) -> (bool, usize) {
    (passage < from, passage.abs_diff(from))
}

fn short(own: &[char], passages: &[Vec<char>], from: usize) -> Link {
    if own.is_empty() {
        return Link::default();
    }
    let holds = |passage: &[char]| passage.windows(own.len()).any(|window| window == own);
    let holding = (0..passages.len()).filter(|&number| holds(&passages[number]));
    // A passage that is nothing else comes first: a name in the middle of a sentence is another matter.
    match holding.min_by_key(|&number| (passages[number].len() != own.len(), distance(from, number))) {
        Some(passage) => Link { passages: vec![passage], lost: 0 },
        None => Link { passages: vec![], lost: own.len() },
    }
}

fn long(own: &[char], places: &BTreeMap<&[char], Vec<usize>>, passages: &[Vec<char>], from: usize) -> Link {
    let mut kept = vec![false; own.len()];
    let mut link = Link::default();
    loop {
        let mut gains: BTreeMap<usize, Vec<bool>> = BTreeMap::new();
        for (at, window) in own.windows(REACH).enumerate() {
            for &passage in places.get(window).into_iter().flatten() {
                let covered = gains.entry(passage).or_insert_with(|| vec![false; own.len()]);
                covered[at..at + REACH].fill(true);
            }
        }
        let gain = |covered: &[bool]| covered.iter().zip(&kept).filter(|(covered, kept)| **covered && !**kept).count();
        let best = gains.into_iter().filter(|(passage, _)| !link.passages.contains(passage));
        // Of those that hold as much of it, one that is nothing else comes first.
        let rank = |(passage, covered): &(usize, Vec<bool>)| {
            (gain(covered), passages[*passage].len() == own.len(), std::cmp::Reverse(distance(from, *passage)))
        };
        let best = best.max_by_key(rank);
        let Some((passage, covered)) = best.filter(|(_, covered)| gain(covered) >= GAIN) else { break };
        for (kept, covered) in kept.iter_mut().zip(covered) {
            *kept |= covered;
        }
        link.passages.push(passage);
    }
    link.lost = kept.iter().filter(|kept| !**kept).count();
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_in_order_and_losses_counted() {
        let passages = ["社区召开会议", "近日，社区召开会议，大家都来参加。会后还有人留下来谈。", "社区召开会议"];
        let lines = [
            "社区召开会议",
            "近日,社区召开会议,大家",
            "都来参加。会后还有人留下",
            "来谈。",
            "社区召开会议",
            "谁也没有写过的一句话",
        ];
        let links = link(&lines, &passages);
        let first: Vec<Option<usize>> = links.iter().map(|link| link.passages.first().copied()).collect();
        assert_eq!(first, [Some(0), Some(1), Some(1), Some(1), Some(2), None]);
        assert_eq!(links[5].lost, 10);
    }

    #[test]
    fn a_line_may_stand_in_two_passages() {
        let links = link(&["大家都来参加会议，会后还有人留下来谈。"], &["大家都来参加会议", "会后还有人留下来谈。"]);
        assert_eq!((links[0].passages.len(), links[0].lost), (2, 0));
    }
}

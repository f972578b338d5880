//! The same copy twice: takes articles; gives a warning at each that says what another says, and at each paragraph that its story has already.
//!
//! Texts are compared by their letters alone, so marks, spaces and where paragraphs end do not matter. What only looks alike must not be
//! taken for the same: items of one pattern (the same drill in two streets), parts of a series under one introduction, timetables. So lists and
//! tables count only where everything is the same, short texts must differ in less than long ones, and texts under different heads in less
//! than texts under the same.

use std::collections::BTreeMap;

use super::places::{body_span, finding, place_in_words};
use super::shingles::Shingles;
use crate::copy::script::says_the_same;
use crate::diag::{Code, Finding};
use crate::model::{Article, Block, Kind, Text};

/// How the text of an article begins that was only just made (`content::skeleton`).
const PLACEHOLDER: &str = "在这里写正文";
/// The fewest letters of a text that may be told to be another one, all of it the same.
const SAME_LEAST: usize = 20;
/// The fewest letters of a text that may be told to be nearly another one.
const ALIKE_LEAST: usize = 60;
/// The letters from which a text is long.
const LONG: usize = 200;
/// The fewest letters of a paragraph that is told to stand twice: a refrain, a form of address or a standing line is shorter.
const PARAGRAPH_LEAST: usize = 40;
/// The most articles with a shingle that are all paired with each other; of more, a standing text, each is paired with the one before.
const PAIRED_MOST: usize = 12;
/// What of a brief on the front page says that the story stands elsewhere.
const POINTERS: [&str; 4] = ["详见", "下转", "全文见", "报道见"];

/// An article as it is compared.
struct Compared<'a> {
    article: &'a Article,
    /// Its letters, all of them.
    all: Vec<char>,
    /// The shingles of its prose, and those of them that are looked up.
    prose: Shingles,
    sample: Vec<u64>,
}

/// Articles that say what an earlier one says, each told of once, beside the earlier one that is most like it.
pub(super) fn check_articles(articles: &[Article]) -> Vec<Finding> {
    let is_compared = |article: &&Article| !matches!(article.kind, Kind::Guide | Kind::Filler | Kind::Review);
    let compared: Vec<Compared<'_>> = articles.iter().filter(is_compared).map(Compared::new).collect();
    let mut best: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (earlier, later) in candidates(&compared) {
        if let Some(share) = share(&compared[earlier], &compared[later]) {
            let known = best.get(&later).is_some_and(|&(_, known)| known >= share);
            if !known {
                best.insert(later, (earlier, share));
            }
        }
    }
    best.into_iter().map(|(later, (earlier, share))| double(&compared[later], &compared[earlier], share)).collect()
}

impl<'a> Compared<'a> {
    fn new(article: &'a Article) -> Self {
        let all = article.body.iter().flat_map(Block::texts).flat_map(letters).collect();
        let prose: Vec<char> = article.body.iter().flat_map(prose_of).flat_map(letters).collect();
        let prose = Shingles::new(&prose);
        Self { article, all, sample: prose.sample(), prose }
    }

    /// Whether it only points to another.
    fn is_pointer(&self) -> bool {
        let text: String = self.article.body.iter().flat_map(Block::texts).map(Text::to_plain).collect();
        POINTERS.iter().any(|pointer| text.contains(pointer))
    }
}

/// The letters and figures of a text.
fn letters(text: &Text) -> Vec<char> {
    text.to_plain().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The texts of a block that are prose: an entry of a list is where it ends like a sentence.
fn prose_of(block: &Block) -> Vec<&Text> {
    match block {
        Block::Table(_) => vec![],
        Block::List(items) => {
            let is_sentence = |text: &&Text| text.to_plain().ends_with(['。', '！', '？', '”']);
            items.iter().map(|item| &item.text).filter(is_sentence).collect()
        }
        _ => block.texts(),
    }
}

/// Pairs worth comparing, the earlier article first, in order: those with the same letters, and those with enough shingles of the sample
/// in common.
fn candidates(compared: &[Compared<'_>]) -> Vec<(usize, usize)> {
    let mut same: BTreeMap<&[char], usize> = BTreeMap::new();
    let mut pairs = vec![];
    let mut postings: Vec<(u64, usize)> = vec![];
    for (at, article) in compared.iter().enumerate() {
        if let Some(&first) = same.get(article.all.as_slice()) {
            pairs.push((first, at));
            continue;
        }
        same.insert(&article.all, at);
        postings.extend(article.sample.iter().map(|&shingle| (shingle, at)));
    }
    postings.sort_unstable();
    let mut common: Vec<(usize, usize)> = vec![];
    for group in postings.chunk_by(|a, b| a.0 == b.0) {
        for (later, &(_, article)) in group.iter().enumerate() {
            let first = if group.len() <= PAIRED_MOST { 0 } else { later.saturating_sub(1) };
            common.extend(group[first..later].iter().map(|&(_, earlier)| (earlier, article)));
        }
    }
    common.sort_unstable();
    for group in common.chunk_by(|a, b| a == b) {
        let (earlier, later) = group[0];
        let sampled = compared[earlier].sample.len().min(compared[later].sample.len());
        if group.len() * 2 >= sampled {
            pairs.push((earlier, later));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// The share of the shorter of two articles that stands in the other, in hundredths; none where they are not the same story.
fn share(earlier: &Compared<'_>, later: &Compared<'_>) -> Option<usize> {
    let (one, two) = (&earlier.article, &later.article);
    if earlier.all == later.all {
        // What stands in every new article until its author writes is no story yet.
        if one.body.iter().flat_map(Block::texts).next().is_some_and(|text| text.to_plain().starts_with(PLACEHOLDER)) {
            return None;
        }
        return (earlier.all.len() >= SAME_LEAST).then_some(100);
    }
    let length = earlier.prose.len().min(later.prose.len());
    let pointing = [earlier, later].into_iter().min_by_key(|article| article.prose.len())?;
    if length < ALIKE_LEAST || pointing.is_pointer() {
        return None;
    }
    let same_series = one.pins.series.as_ref().zip(two.pins.series.as_ref()).is_some_and(|(a, b)| a.0 == b.0);
    let same_head = says_the_same(&one.headline.head.to_plain(), &two.headline.head.to_plain());
    let least = match (same_series, same_head, length >= LONG) {
        (true, ..) => 95,
        (_, true, true) => 70,
        (_, true, false) => 80,
        (_, false, true) => 85,
        (_, false, false) => 93,
    };
    let likeness = earlier.prose.likeness(&later.prose);
    (likeness >= least).then_some(likeness.min(99))
}

fn double(later: &Compared<'_>, earlier: &Compared<'_>, share: usize) -> Finding {
    let (article, other) = (later.article, earlier.article);
    let heads = [article, other].map(|article| article.headline.head.to_plain());
    let (length, other_length) = (later.prose.len(), earlier.prose.len());
    let how = if share == 100 {
        "正文一字不差".to_owned()
    } else if length * 10 < other_length * 9 {
        format!("它的正文有 {share}% 在那一篇里")
    } else if other_length * 10 < length * 9 {
        format!("那一篇的正文有 {share}% 在这一篇里")
    } else {
        format!("正文有 {share}% 相同")
    };
    let place = place_in_words(other, &body_span(other));
    let message = format!("“{}”与“{}”（{place}）重复，{how}", heads[0], heads[1]);
    let remedy = "只留一篇，把另一个文件移出期文件夹；确实是两篇，可以不管";
    finding(Code::CopyRepeated, message, Some(body_span(article)), remedy)
}

/// Paragraphs that stand twice in one article.
pub(super) fn check_paragraphs(article: &Article) -> Vec<Finding> {
    let mut known: BTreeMap<Vec<char>, &Text> = BTreeMap::new();
    let mut findings = vec![];
    for block in &article.body {
        let Block::Paragraph(text) = block else { continue };
        let letters = letters(text);
        if letters.len() < PARAGRAPH_LEAST {
            continue;
        }
        if let Some(first) = known.get(&letters) {
            let place = first.span_at(0).map(|span| place_in_words(article, &span)).unwrap_or_default();
            let message = format!("这一段与前面的一段（{place}）一字不差");
            findings.push(finding(Code::CopyRepeated, message, text.span_at(0), "删去多的一段"));
        } else {
            known.insert(letters, text);
        }
    }
    findings
}

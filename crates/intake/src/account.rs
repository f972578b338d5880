//! The proof that nothing was lost: every visible character of a source against those of its drafts, its captions and its list of what was set
//! aside. Characters are counted by what they are, so that one that is lost cannot be made up for by another that came twice.

use std::collections::BTreeMap;

use crate::draft::draft_words;
use crate::manuscript::Manuscript;
use crate::measure::{is_visible, visible};
use crate::structure::SetAside;

/// What became of the characters of a source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Account {
    /// In the source.
    pub source: usize,
    /// In articles.
    pub articles: usize,
    /// In captions and their credits.
    pub captions: usize,
    /// On the list of what was set aside.
    pub set_aside: usize,
    /// In the source and nowhere else.
    pub missing: usize,
    /// Somewhere else and not in the source.
    pub surplus: usize,
}

impl Account {
    /// Reckons up a source. `drafts` are the texts of the files as they will be written.
    pub fn reckon<'d>(manuscript: &Manuscript, drafts: impl Iterator<Item = &'d str>, set_aside: &[SetAside]) -> Self {
        let mut account = Self { source: manuscript.visible(), ..Self::default() };
        let mut balance: BTreeMap<char, i64> = BTreeMap::new();
        for line in &manuscript.lines {
            count(&mut balance, &line.text, 1);
        }
        for aside in &manuscript.asides {
            count(&mut balance, &aside.text, 1);
        }
        for draft in drafts {
            let words = draft_words(draft);
            account.articles += visible(&words.article);
            account.captions += visible(&words.captions);
            count(&mut balance, &words.article, -1);
            count(&mut balance, &words.captions, -1);
        }
        for aside in set_aside {
            account.set_aside += visible(&aside.text);
            count(&mut balance, &aside.text, -1);
        }
        let sum = |sign: i64| balance.values().map(|left| usize::try_from(left * sign).unwrap_or(0)).sum();
        (account.missing, account.surplus) = (sum(1), sum(-1));
        account
    }

    /// Whether every character is somewhere, and only once.
    pub fn adds_up(&self) -> bool {
        self.missing == 0 && self.surplus == 0
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            source: self.source + other.source,
            articles: self.articles + other.articles,
            captions: self.captions + other.captions,
            set_aside: self.set_aside + other.set_aside,
            missing: self.missing + other.missing,
            surplus: self.surplus + other.surplus,
        }
    }

    /// The account as it is printed.
    pub fn line(&self) -> String {
        let sum = format!(
            "来稿 {} 字 = 稿件 {} + 图片说明 {} + 搁置 {}",
            self.source, self.articles, self.captions, self.set_aside
        );
        if self.adds_up() {
            return sum;
        }
        format!("{sum}，对不上：少 {} 字，多 {} 字", self.missing, self.surplus)
    }
}

fn count(balance: &mut BTreeMap<char, i64>, text: &str, step: i64) {
    for c in text.chars().filter(|c| is_visible(*c)) {
        *balance.entry(c).or_default() += step;
    }
}

/// Passages of a source that stand nowhere in the articles, each as it begins.
///
/// A character counts as kept if it stands in the articles among its neighbours. Marks and blanks are not compared: the desk may set them right.
pub fn lost_passages(source: &str, articles: &str) -> Vec<String> {
    const REACH: usize = 5;
    let bare = |text: &str| -> Vec<char> { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let (own, all) = (bare(source), bare(articles));
    let reach = REACH.min(own.len().max(1));
    let known: std::collections::BTreeSet<&[char]> = all.windows(reach).collect();
    let mut kept = vec![false; own.len()];
    for (at, window) in own.windows(reach).enumerate() {
        if known.contains(window) {
            kept[at..at + reach].fill(true);
        }
    }
    let mut passages = vec![];
    let mut run = String::new();
    for (c, is_kept) in own.iter().zip(&kept).chain([(&' ', &true)]) {
        if !is_kept {
            run.push(*c);
        } else if !run.is_empty() {
            passages.push(std::mem::take(&mut run));
        }
    }
    passages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_is_lost_is_not_made_up_for() {
        let manuscript = Manuscript::of_text("甲乙丙丁");
        let draft = "---\ntitle: \"甲乙丙丙\"\n---\n";
        let account = Account::reckon(&manuscript, [draft].into_iter(), &[]);
        assert_eq!((account.source, account.articles, account.missing, account.surplus), (4, 4, 1, 1));
        assert!(!account.adds_up() && account.line().contains("对不上"));
    }

    #[test]
    fn lost_passages_are_told_and_mended_marks_are_not() {
        let source = "社区召开会议,大家都来参加。会后还有人留下来谈。";
        assert!(lost_passages(source, "社区召开会议，大家都来参加。\n会后还有人留下来谈。").is_empty());
        assert_eq!(lost_passages(source, "社区召开会议，大家都来参加。"), ["会后还有人留下来谈"]);
    }
}

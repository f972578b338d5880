//! Sentences, titles and captions. Takes the templates of `corpus.txt` and numbers that look random; gives text that reads like the
//! reports of a community paper in its lengths and marks.

use std::collections::{BTreeMap, BTreeSet};

use crate::generated::Dice;

/// The templates.
const CORPUS: &str = include_str!("corpus.txt");
/// How often a sentence is drawn again that was written already.
const DRAWS_MOST: usize = 12;

/// The templates of one subject.
#[derive(Debug, Default)]
struct Subject {
    titles: Vec<&'static str>,
    kickers: Vec<&'static str>,
    decks: Vec<&'static str>,
    captions: Vec<&'static str>,
    sentences: Vec<&'static str>,
}

/// What the templates are drawn from.
#[derive(Debug, Default)]
struct Corpus {
    lists: BTreeMap<&'static str, Vec<&'static str>>,
    subjects: Vec<Subject>,
    general: Vec<&'static str>,
}

impl Corpus {
    fn parse() -> Self {
        let mut corpus = Self::default();
        let mut is_general = false;
        for line in CORPUS.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
            let several = |text: &'static str| text.split('|').collect::<Vec<_>>();
            if let Some((name, list)) = line.strip_prefix('@').and_then(|line| line.split_once(' ')) {
                corpus.lists.insert(name, several(list));
            } else if let Some(titles) = line.strip_prefix("#题 ") {
                corpus.subjects.push(Subject { titles: several(titles), ..Subject::default() });
            } else if line == "#通用" {
                is_general = true;
            } else if is_general {
                corpus.general.push(line);
            } else if let Some(subject) = corpus.subjects.last_mut() {
                match line.split_once(' ') {
                    Some(("#引", rest)) => subject.kickers = several(rest),
                    Some(("#副", rest)) => subject.decks = several(rest),
                    Some(("#图", rest)) => subject.captions = several(rest),
                    _ => subject.sentences.push(line),
                }
            }
        }
        corpus
    }
}

/// What an article is about: a subject, and the neighbourhood it happens in.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Topic {
    subject: usize,
    ward: &'static str,
}

/// One who writes: no sentence twice.
pub(crate) struct Pen {
    corpus: Corpus,
    /// What decides.
    pub(crate) dice: Dice,
    written: BTreeSet<String>,
    /// What is being written about.
    pub(crate) topic: Topic,
}

impl Pen {
    /// A pen that always writes the same.
    pub(crate) fn new(seed: u64) -> Self {
        Self { corpus: Corpus::parse(), dice: Dice(seed), written: BTreeSet::new(), topic: Topic::default() }
    }

    /// Begins another article: of another subject, in another neighbourhood.
    pub(crate) fn begin(&mut self) {
        let subject = self.dice.throw(0, self.corpus.subjects.len() - 1);
        let wards = &self.corpus.lists["居"];
        self.topic = Topic { subject, ward: wards[self.dice.throw(0, wards.len() - 1)] };
    }

    /// The neighbourhood of the article.
    pub(crate) fn ward(&self) -> String {
        format!("{}居民区", self.topic.ward)
    }

    /// A sentence of the article, or of any.
    pub(crate) fn sentence(&mut self) -> String {
        let own = self.dice.throw(0, 9) < 7;
        let list = if own { self.subject().sentences.clone() } else { self.corpus.general.clone() };
        self.drawn(&list)
    }

    pub(crate) fn title(&mut self) -> String {
        let list = self.subject().titles.clone();
        self.drawn(&list)
    }

    pub(crate) fn kicker(&mut self) -> String {
        let list = self.subject().kickers.clone();
        self.one_of(&list)
    }

    /// A deck, where the subject has any.
    pub(crate) fn deck(&mut self) -> Option<String> {
        let list = self.subject().decks.clone();
        (!list.is_empty()).then(|| self.one_of(&list))
    }

    pub(crate) fn caption(&mut self) -> String {
        let list = self.subject().captions.clone();
        self.drawn(&list)
    }

    fn subject(&self) -> &Subject {
        &self.corpus.subjects[self.topic.subject]
    }

    /// A name of a person.
    pub(crate) fn person(&mut self) -> String {
        self.filled("{阿}")
    }

    /// One of these templates filled, as a rule not as it was filled before.
    fn drawn(&mut self, templates: &[&str]) -> String {
        let mut text = self.one_of(templates);
        for _ in 0..DRAWS_MOST {
            if self.written.insert(text.clone()) {
                return text;
            }
            text = self.one_of(templates);
        }
        text
    }

    fn one_of(&mut self, templates: &[&str]) -> String {
        let template = templates[self.dice.throw(0, templates.len() - 1)];
        self.filled(template)
    }

    /// A template with its blanks filled; what is drawn may have blanks too.
    fn filled(&mut self, template: &str) -> String {
        let mut text = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (blank, after) = after.split_once('}').unwrap_or((after, ""));
            text.push_str(before);
            text.push_str(&self.blank(blank));
            rest = after;
        }
        text + rest
    }

    fn blank(&mut self, name: &str) -> String {
        if name == "居" {
            return self.topic.ward.to_owned();
        }
        if let Some((from, to)) = name.strip_prefix("数:").and_then(|range| range.split_once('-')) {
            return self.dice.throw(from.parse().unwrap(), to.parse().unwrap()).to_string();
        }
        let list = self.corpus.lists[name].clone();
        self.one_of(&list)
    }
}

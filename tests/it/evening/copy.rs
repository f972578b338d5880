//! An article as its author sends it: kind, words, pictures, wishes; and the file it is written as.

use std::fmt::Write as _;

use super::pen::Topic;

/// What an article is to its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Lead,
    Feature,
    Speech,
    Second,
    Short,
    Photo,
    Brief,
    Sidebar,
    Notice,
}

impl Role {
    /// Sentences it begins with, before its page is brought to its load.
    pub(crate) const fn sentences(self) -> usize {
        match self {
            Self::Lead => 15,
            Self::Feature => 26,
            Self::Speech => 20,
            Self::Second => 8,
            Self::Short => 4,
            Self::Photo | Self::Brief => 2,
            Self::Sidebar | Self::Notice => 3,
        }
    }

    /// Whether its text may be made shorter and longer to bring its page to a load.
    pub(crate) const fn is_elastic(self) -> bool {
        matches!(self, Self::Lead | Self::Feature | Self::Speech | Self::Second | Self::Short)
    }

    const fn kind(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Brief => "brief",
            Self::Sidebar => "sidebar",
            Self::Notice => "notice",
            _ => "story",
        }
    }

    const fn priority(self) -> u8 {
        match self {
            Self::Lead | Self::Feature | Self::Speech => 1,
            Self::Second | Self::Photo => 2,
            _ => 3,
        }
    }
}

/// Width and height of the pictures people send: cameras, phones across and upright, a whole phone screen, a panorama, a small old one.
pub(crate) const SHAPES: [(u32, u32); 8] =
    [(3000, 2000), (4000, 3000), (1920, 1080), (2000, 2600), (1500, 2000), (1080, 2340), (2800, 1200), (1600, 1600)];

/// A picture an article brings.
#[derive(Debug, Clone)]
pub(crate) struct SentPicture {
    /// Its file below `images/`.
    pub(crate) file: String,
    /// Which of [`SHAPES`].
    pub(crate) shape: usize,
    pub(crate) caption: String,
    pub(crate) omitted: bool,
}

/// Where its author wants an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Wish {
    #[default]
    Anywhere,
    Page(usize),
    Section(String),
}

/// An article as its author sends it.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    /// The file's name, without `.md`.
    pub(crate) name: String,
    pub(crate) role: Role,
    pub(crate) topic: Topic,
    pub(crate) title: String,
    pub(crate) kicker: Option<String>,
    pub(crate) deck: Option<String>,
    pub(crate) author: Option<String>,
    /// The group and the place of a brief.
    pub(crate) brief: Option<(String, String)>,
    /// The story a sidebar stands with.
    pub(crate) with: Option<String>,
    pub(crate) pictures: Vec<SentPicture>,
    pub(crate) sentences: Vec<String>,
    /// A table or a list below the text.
    pub(crate) tail: Option<String>,
    pub(crate) boxed: bool,
    pub(crate) may_jump: bool,
    /// The page it was written for, by index, and what its author asks.
    pub(crate) page: usize,
    pub(crate) wish: Wish,
}

impl Sent {
    /// The file it is written as.
    pub(crate) fn markdown(&self) -> String {
        let mut text = format!("---\ntitle: \"{}\"\n", self.title);
        let mut line = |key: &str, value: String| {
            let _ = writeln!(text, "{key}: {value}");
        };
        line("kind", self.role.kind().to_owned());
        line("priority", self.role.priority().to_string());
        let quoted = |words: &String| format!("\"{words}\"");
        self.kicker.iter().for_each(|words| line("kicker", quoted(words)));
        self.deck.iter().for_each(|words| line("deck", quoted(words)));
        self.author.iter().for_each(|words| line("author", quoted(words)));
        if let Some((group, place)) = &self.brief {
            line("group", quoted(group));
            line("place", quoted(place));
        }
        self.with.iter().for_each(|host| line("with", host.clone()));
        match &self.wish {
            Wish::Anywhere => {}
            Wish::Page(page) => line("page", (page + 1).to_string()),
            Wish::Section(name) => line("section", quoted(name)),
        }
        if self.boxed {
            line("box", "true".to_owned());
        }
        if self.may_jump {
            line("jump", "allow".to_owned());
        }
        if !self.pictures.is_empty() {
            text.push_str("images:\n");
        }
        for picture in &self.pictures {
            let _ = write!(text, "  - file: images/{}\n    caption: \"{}\"\n", picture.file, picture.caption);
            if picture.omitted {
                text.push_str("    omit: true\n");
            }
        }
        text.push_str("---\n");
        text + &self.body()
    }

    /// Its text: paragraphs of one sentence to three, crossheads in a speech and a feature.
    fn body(&self) -> String {
        let (mut text, mut at, mut paragraph) = (String::new(), 0, 0);
        while at < self.sentences.len() {
            let count = match self.role {
                Role::Speech => 1,
                Role::Brief | Role::Photo => self.sentences.len(),
                _ => [2, 1, 2, 3, 1][paragraph % 5],
            };
            let has_crosshead = matches!(self.role, Role::Feature | Role::Speech) && paragraph % 5 == 3;
            if has_crosshead {
                let words = ["从一件小事说起", "商量出来的办法", "看得见的变化", "下一步怎么走"];
                let _ = write!(text, "## {}\n\n", words[paragraph / 5 % words.len()]);
            }
            let to = (at + count).min(self.sentences.len());
            let _ = write!(text, "{}\n\n", self.sentences[at..to].concat());
            (at, paragraph) = (to, paragraph + 1);
        }
        text + self.tail.as_deref().unwrap_or_default()
    }
}

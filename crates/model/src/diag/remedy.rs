//! What an editor can do about an issue that does not come off, as data: a program can read it, a preview can offer it.

use serde::Serialize;

use crate::units::PageNumber;

/// One thing to do to one article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remedy {
    /// The file of the article.
    pub file: String,
    /// Its title.
    pub title: String,
    /// What to do.
    #[serde(flatten)]
    pub step: Step,
}

/// What to do to an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Step {
    /// Take so many 字 away at the end of its text.
    Cut {
        /// How many.
        chars: u32,
    },
    /// Add a paragraph of so many 字 at the end of its text.
    Add {
        /// How many.
        chars: u32,
    },
    /// Send it to this page.
    Move {
        /// Which.
        page: PageNumber,
    },
    /// Leave this picture out.
    Omit {
        /// Its file.
        picture: String,
    },
}

impl Remedy {
    /// What to do, in a sentence without a full stop.
    pub fn to_words(&self) -> String {
        let title = &self.title;
        match &self.step {
            Step::Cut { chars } => format!("“{title}”从末尾删 {chars} 字"),
            Step::Add { chars } => format!("“{title}”末尾另起一段，补 {chars} 字"),
            Step::Move { page } => format!("“{title}”移到第{page}版（稿头写 page: {page}）"),
            Step::Omit { picture } => format!("“{title}”不排图片“{picture}”（images 里加 omit: true）"),
        }
    }
}

//! Copy brought to a load. Takes an issue as its desk sent it; lengthens and shortens its stories by whole sentences until the copy of every page
//! it was written for takes, by the real typesetter's measures, the part of the page's room that is asked for.

use std::path::Path;

use chenbao::content::read_issue;
use chenbao::copy;
use chenbao::diag::Finding;
use chenbao::makeup::Options;
use chenbao::makeup::room::{Room, room};
use chenbao::makeup::template::PageTemplate;
use chenbao::model::Issue;
use chenbao::typeset::Typesetter;

use super::desk::Evening;
use super::folder::{Stock, write};

/// How often the copy is measured and changed.
const ROUNDS: usize = 3;
/// The fewest sentences of a story.
const SENTENCES_LEAST: usize = 3;

/// The typesetter of a look with its templates.
pub(crate) struct Look {
    pub(crate) setter: Typesetter,
    pub(crate) templates: Vec<PageTemplate>,
}

impl Look {
    pub(crate) fn options(&self) -> Options<'static> {
        Options {
            nameplate_lines: self.setter.nameplate_lines(),
            guide_lines: self.setter.guide_lines(),
            ..Options::default()
        }
    }
}

/// An issue with the findings on its copy.
pub(crate) struct Fitted {
    pub(crate) issue: Issue,
    pub(crate) findings: Vec<Finding>,
}

/// Writes an issue at the load its pages are to have.
pub(crate) fn fitted(evening: &mut Evening, look: &Look, stock: &Stock, root: &Path) -> Fitted {
    for _ in 0..ROUNDS {
        let issue = written(evening, look, stock, root).issue;
        let measured = room(&issue, &look.setter, &look.templates, look.setter.grid(), &look.options()).unwrap();
        for page in 0..evening.pages.len() {
            let excess = excess(evening, page, &measured);
            change(evening, page, excess, look.setter.grid().col_em);
        }
    }
    written(evening, look, stock, root)
}

/// Writes an issue as it is, and reads it as the program does.
pub(crate) fn written(evening: &Evening, look: &Look, stock: &Stock, root: &Path) -> Fitted {
    let grid = (look.setter.grid().cols, look.setter.grid().lines);
    let folder = write(evening, grid, stock, root);
    let (issue, findings) = copy::build(read_issue(&folder).unwrap());
    Fitted { issue, findings }
}

/// By how many column-lines the copy written for a page exceeds the load asked for.
fn excess(evening: &Evening, page: usize, measured: &Room) -> i64 {
    let written_for = |name: &str| evening.articles.iter().any(|sent| sent.name == name && sent.page == page);
    let own = measured.items.iter().filter(|item| item.articles.iter().any(|id| written_for(&id.0)));
    let area: u32 = own.map(|item| item.comfortable).sum();
    let asked = u64::from(measured.pages[page]) * u64::try_from(evening.pages[page].load).unwrap() / 100;
    i64::from(area) - i64::try_from(asked).unwrap()
}

/// Takes or adds about so many column-lines, in turn from the longest story on.
fn change(evening: &mut Evening, page: usize, excess: i64, em: u16) {
    let mut left = excess * i64::from(em) * 96 / 100;
    let mut stories: Vec<usize> = (0..evening.articles.len())
        .filter(|&at| evening.articles[at].page == page && evening.articles[at].role.is_elastic())
        .collect();
    stories.sort_by_key(|&at| std::cmp::Reverse(evening.articles[at].sentences.len()));
    // The longest stories take most of the change: three of four sentences go to the first two.
    let turns = [0, 0, 1, 0, 1, 2, 0, 1, 3];
    let mut misses = 0;
    for turn in 0.. {
        let at = stories[turns[turn % turns.len()] % stories.len()];
        let story = &mut evening.articles[at];
        if left > 0 && story.sentences.len() > SENTENCES_LEAST {
            let chars = story.sentences.last().map_or(0, |sentence| sentence.chars().count());
            if i64::try_from(chars).unwrap() > left * 2 {
                misses += 1;
            } else {
                story.sentences.pop();
                left -= i64::try_from(chars).unwrap();
            }
        } else if left < 0 {
            evening.pen.topic = story.topic;
            let sentence = evening.pen.sentence();
            let chars = i64::try_from(sentence.chars().count()).unwrap();
            if chars > -left * 2 {
                misses += 1;
            } else {
                story.sentences.push(sentence);
                left += chars;
            }
        } else {
            misses += 1;
        }
        if misses > 2 * turns.len() || left == 0 {
            return;
        }
    }
}

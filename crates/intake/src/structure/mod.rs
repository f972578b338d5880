//! From lines to stories. Takes a manuscript; gives its stories with every guess marked, and what belongs to none of them.
//!
//! 1. What is furniture is set aside (`signs`). 2. The column each line was set in is found (`width`). 3. Each line is a head, the first of a
//!    paragraph or a further one (`labels`, weighed by `weights` after the `habits` of the file). 4. Runs of heads are read (`heads`). 5. Stories are
//!    told apart (`stories`): where one begins (`beginnings`), what its paragraphs are (`paragraphs`), who signed it (`signature`).

mod beginnings;
mod habits;
mod heads;
mod label;
mod labels;
mod paragraphs;
mod signature;
mod signs;
mod stories;
mod story;
mod teller;
mod weights;
mod width;

pub use story::{Caption, Guess, Passage, Reading, Role, SetAside, Story};

use crate::manuscript::{Line, Manuscript, Strand};
use crate::measure::visible;

/// The least often a line stands in a file that is a header of its pages.
const REPEATED: usize = 3;

/// Reads a manuscript.
pub fn read_structure(manuscript: &Manuscript) -> Reading {
    let mut set_aside: Vec<SetAside> = manuscript
        .asides
        .iter()
        .map(|aside| SetAside { text: aside.text.clone(), place: aside.place, why: aside.what.clone() })
        .collect();
    let mut kept: Vec<Line> = vec![];
    let mut blanks = 0;
    for line in &manuscript.lines {
        match reason(line, &manuscript.lines) {
            Some(why) => {
                set_aside.push(SetAside { text: line.text.clone(), place: line.place, why: why.to_owned() });
                blanks += line.blanks;
            }
            None => {
                let mut line = line.clone();
                line.blanks += std::mem::take(&mut blanks);
                kept.push(line);
            }
        }
    }
    let mut reading = stories::tell_apart(&kept);
    set_aside.append(&mut reading.set_aside);
    set_aside.sort_by_key(|aside| aside.place);
    Reading { stories: reading.stories, set_aside }
}

/// The level of a numbered heading: 1 for 一、, 2 for （一）, 3 for 1.; 0 where it has no number.
pub fn heading_level(text: &str) -> u8 {
    signs::numbered(text)
}

/// Why a line belongs to no story.
fn reason(line: &Line, all: &[Line]) -> Option<&'static str> {
    match line.strand {
        Strand::Margin => return Some("页眉页脚"),
        Strand::Picture(_) | Strand::Row | Strand::Note => return None,
        Strand::Text | Strand::Box => {}
    }
    if let Some(why) = signs::furniture(&line.text) {
        return Some(why);
    }
    let is_short =
        (2..=24).contains(&visible(&line.text)) && !signs::ends_sentence(&line.text) && !signs::is_place(&line.text);
    let is_header = is_short
        && !line.text.ends_with(['，', '、', '：'])
        && signs::numbered(&line.text) == 0
        && all.iter().filter(|other| other.text == line.text).count() >= REPEATED;
    is_header.then_some("每页重复的一行")
}

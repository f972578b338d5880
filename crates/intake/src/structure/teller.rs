//! Who tells stories apart: what has been read so far, and where words and pictures are put.

use super::heads::Head;
use super::label::Labelled;
use super::signature::{dropped, photographer};
use super::story::{Caption, Guess, Passage, Reading, Role, SetAside, Story};
use super::width::Measure;
use crate::manuscript::Line;

/// A reader who has come so far.
pub(super) struct Teller<'a> {
    pub(super) lines: &'a [&'a Line],
    pub(super) measures: &'a [Measure],
    pub(super) labelled: &'a [Labelled],
    pub(super) reading: Reading,
    pub(super) story: Story,
    /// Lines of the head or the paragraph that is being gathered.
    pub(super) run: Vec<usize>,
    /// The size of the first title; 0 where nobody knows.
    pub(super) title_size: f32,
    /// Whether a story before had a place in its head.
    pub(super) placed: bool,
    /// The picture that stood just before.
    pub(super) picture: Option<usize>,
}

impl<'a> Teller<'a> {
    pub(super) fn new(lines: &'a [&'a Line], measures: &'a [Measure], labelled: &'a [Labelled]) -> Self {
        Self {
            lines,
            measures,
            labelled,
            reading: Reading::default(),
            story: Story::default(),
            run: vec![],
            title_size: 0.0,
            placed: false,
            picture: None,
        }
    }

    pub(super) fn picture(&mut self, picture: usize) {
        self.story.pictures.push(picture);
        self.picture = Some(picture);
    }

    pub(super) fn signs(&mut self, head: Head) {
        self.story.authors.extend(head.authors);
        if let Some(source) = head.source {
            match &self.story.source {
                None => self.story.source = Some(source),
                Some(_) => self.push(Role::Paragraph, source.doubted("又一个供稿单位，请核对")),
            }
        }
    }

    pub(super) fn push(&mut self, role: Role, guess: Guess) {
        self.story.body.push(Passage { role, guess });
    }

    pub(super) fn caption(&mut self, guess: Guess, picture: Option<usize>) {
        let (text, credit) = photographer(&guess.text);
        if let Some(marks) = dropped(&guess.text, &text, credit.as_deref()) {
            self.reading.set_aside.push(SetAside { text: marks, place: guess.place, why: "记号".to_owned() });
        }
        self.story.captions.push(Caption { guess: Guess { text, ..guess }, credit, picture });
    }
}

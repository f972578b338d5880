//! Stories told apart: takes the lines that are copy; gives stories, each with its head, its body, its captions and pictures.

use super::heads::{self, Head, HeadLine};
use super::label::Label;
use super::labels::labels;
use super::signature::signature;
use super::signs;
use super::story::{Passage, Reading, Role};
use super::teller::Teller;
use super::width::{Measure, measures};
use crate::manuscript::{Line, Strand};
use crate::measure::visible;

/// Stories and what is set aside on the way.
pub(super) fn tell_apart(kept: &[Line]) -> Reading {
    let worded: Vec<&Line> = kept.iter().filter(|line| !matches!(line.strand, Strand::Picture(_))).collect();
    let measures = measures(&worded);
    let labelled = labels(&worded, &measures);
    let mut teller = Teller::new(&worded, &measures, &labelled);
    let mut at = 0;
    for line in kept {
        if let Strand::Picture(picture) = line.strand {
            teller.finish_run();
            teller.picture(picture);
        } else {
            teller.line(at);
            at += 1;
        }
    }
    teller.close()
}

impl Teller<'_> {
    fn line(&mut self, at: usize) {
        let label = self.labelled[at].label;
        let goes_on = self.run.last().is_some_and(|&last| match label {
            Label::More => true,
            Label::First => false,
            Label::Head => self.labelled[last].label == Label::Head,
        });
        if !goes_on {
            self.finish_run();
        }
        self.run.push(at);
    }

    fn finish_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        let Some(&first) = run.first() else { return };
        if self.labelled[first].label == Label::Head {
            self.head(&run);
        } else {
            self.read_paragraph(&run);
        }
        self.picture = None;
    }

    fn close(mut self) -> Reading {
        self.finish_run();
        self.end_story();
        self.reading
    }

    fn end_story(&mut self) {
        let mut story = std::mem::take(&mut self.story);
        if story.is_empty() {
            return;
        }
        signature(&mut story, &mut self.reading.set_aside);
        self.placed |= story.place.is_some();
        let has_words = story.title.is_some() || story.has_body() || story.place.is_some();
        match self.reading.stories.last_mut().filter(|_| !has_words) {
            // Pictures and captions without words belong to the story before.
            Some(last) => {
                last.pictures.append(&mut story.pictures);
                last.captions.append(&mut story.captions);
                last.authors.append(&mut story.authors);
                match (&last.source, story.source) {
                    (None, source) => last.source = source,
                    (Some(_), Some(source)) => last.body.push(Passage { role: Role::Paragraph, guess: source }),
                    (Some(_), None) => {}
                }
            }
            None => self.reading.stories.push(story),
        }
    }

    fn head(&mut self, run: &[usize]) {
        let lines: Vec<(&Line, Measure, f64)> =
            run.iter().map(|&at| (self.lines[at], self.measures[at], self.labelled[at].margin)).collect();
        let after_picture = self.picture;
        let mut head_lines = heads::head_lines(&lines);
        if let (Some(picture), Some(first)) = (after_picture, head_lines.first()) {
            let is_title = first.size > 0.0 && self.title_size > 0.0 && first.size >= self.title_size - 0.9;
            if head_lines.len() == 1
                && !is_title
                && self.story.title.is_some()
                && visible(&first.guess.text) <= 60
                && !signs::is_place(&first.guess.text)
                && signs::numbered(&first.guess.text) == 0
            {
                let first = head_lines.remove(0);
                let is_told = signs::is_caption(&first.guess.text) || first.align == crate::manuscript::Align::Centre;
                let guess =
                    if is_told { first.guess } else { first.guess.doubted("在图片下面，当作图片说明") };
                self.caption(guess, Some(picture));
                return;
            }
        }
        let has_title = self.story.title.is_some() || !self.reading.stories.is_empty();
        if let Some(end) = self.end_of_signs(&head_lines) {
            let next = head_lines.split_off(end);
            let tail = heads::interpret(std::mem::replace(&mut head_lines, next), true);
            self.take(tail, 0, 0);
        }
        let head = heads::interpret(head_lines, has_title);
        let at = run.first().copied().unwrap_or(0);
        let next = run.last().map_or(0, |last| last + 1);
        self.take(head, at, next);
    }

    /// How many lines of a head sign the story before it, where a new one begins below: its captions, its writers, and at the end its office.
    fn end_of_signs(&self, lines: &[HeadLine]) -> Option<usize> {
        let is_open = !self.story.body.is_empty() && self.story.source.is_none();
        let signs = lines.iter().take_while(|line| signs::is_sign(&line.guess.text)).count();
        let end = lines[..signs].iter().rposition(|line| signs::is_signed(&line.guess.text))? + 1;
        (is_open && end < lines.len()).then_some(end)
    }

    /// Puts a head where it belongs: before a new story, among the passages of this one, or behind it.
    fn take(&mut self, mut head: Head, at: usize, next: usize) {
        let captions = std::mem::take(&mut head.captions);
        let crossheads = std::mem::take(&mut head.crossheads);
        let is_tail = head.title.is_none() && head.place.is_none();
        if is_tail {
            for caption in captions {
                self.caption(caption, self.picture);
            }
            self.signs(head);
        } else {
            let (is_new, doubt) = self.begins_story(&head, at, next);
            if is_new {
                self.end_story();
                if self.title_size == 0.0 {
                    self.title_size = head.size;
                }
                if let Some(doubt) = doubt {
                    head.title = head.title.take().map(|title| title.doubted(doubt));
                }
                self.story.place = head.place.take();
                self.story.kicker = head.kicker.take();
                self.story.title = head.title.take();
                self.story.deck = head.deck.take();
                self.signs(head);
            } else {
                let words = [head.kicker.take(), head.title.take(), head.deck.take()];
                for word in words.into_iter().flatten() {
                    let word = match doubt {
                        Some(doubt) => word.doubted(doubt),
                        None => word,
                    };
                    let level = signs::numbered(&word.text).max(1);
                    self.push(Role::Crosshead(level), word);
                }
                self.signs(head);
            }
            for caption in captions {
                self.caption(caption, self.picture);
            }
        }
        for (level, crosshead) in crossheads {
            self.push(Role::Crosshead(level), crosshead);
        }
    }
}

//! A report as one piece: what `structure` reads as several stories is one text here, their heads its headings.

use crate::manuscript::Manuscript;
use crate::structure::{Passage, Role, SetAside, Story, heading_level, read_structure};

/// A report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Its title; none where no line is one.
    pub title: Option<String>,
    /// Headings, paragraphs and tables in order.
    pub passages: Vec<Passage>,
    /// What is no part of it.
    pub set_aside: Vec<SetAside>,
}

/// Reads a report.
pub fn read_report(manuscript: &Manuscript) -> Report {
    let reading = read_structure(manuscript);
    let mut report = Report { set_aside: reading.set_aside, ..Report::default() };
    for (number, story) in reading.stories.into_iter().enumerate() {
        take(&mut report, story, number == 0);
    }
    report
}

/// Puts a story at the end of the report, with everything that was taken out of its lines.
fn take(report: &mut Report, story: Story, is_first: bool) {
    let Story { kicker, title, deck, place, authors, source, body, captions, .. } = story;
    let is_title = is_first && title.as_ref().is_some_and(|title| heading_level(&title.text) == 0);
    let heads = [place, kicker, title, deck].into_iter().enumerate();
    for (at, head) in heads.filter_map(|(at, head)| Some((at, head?))) {
        if is_title && at == 2 {
            report.title = Some(head.text);
        } else {
            let level = heading_level(&head.text).max(1);
            let role = if at == 2 || level > 1 { Role::Crosshead(level) } else { Role::Paragraph };
            report.passages.push(Passage { role, guess: head });
        }
    }
    report.passages.extend(body);
    for guess in authors.into_iter().chain(source) {
        report.passages.push(Passage { role: Role::Paragraph, guess });
    }
    for caption in captions {
        let mut guess = caption.guess;
        guess.text = [Some(guess.text), caption.credit].into_iter().flatten().collect::<Vec<_>>().join(" ");
        report.passages.push(Passage { role: Role::Paragraph, guess: guess.doubted("像是图片说明") });
    }
}

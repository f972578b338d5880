//! Whether a head begins a story of its own or stands inside the one before it.

use super::heads::Head;
use super::signature::tail_credit;
use super::signs;
use super::story::Role;
use super::teller::Teller;
use crate::measure::visible;

impl Teller<'_> {
    /// Whether a head begins a story, and the doubt about it.
    pub(super) fn begins_story(&self, head: &Head, at: usize, next: usize) -> (bool, Option<&'static str>) {
        if self.story.is_empty() || (self.story.title.is_none() && self.story.body.is_empty()) {
            return (true, None);
        }
        if head.place.is_some() || head.kicker.is_some() || head.deck.is_some() || !head.authors.is_empty() {
            return (true, None);
        }
        let Some(title) = &head.title else { return (false, None) };
        if head.size > 0.0 && self.title_size > 0.0 && (head.size < self.title_size - 0.9 || self.any_larger()) {
            return (head.size >= self.title_size - 0.9, None);
        }
        let count = visible(&title.text);
        let mut score = 0;
        score += i32::from(self.lines.get(next).is_some_and(|line| signs::begins_dated(&line.text))) * 2;
        score += if self.story.source.is_some() || self.is_signed() { 4 } else { 0 };
        score += if signs::has_clauses(&title.text) { 2 } else { 0 };
        score += if self.placed || self.story.place.is_some() { 2 } else { 0 };
        score += if count >= 12 { 1 } else { 0 };
        score -= if count <= 8 { 2 } else { 0 };
        score -= if self.has_crossheads() { 2 } else { 0 };
        let (before, after) = (self.column(at.wrapping_sub(1)), self.column(next));
        score += if before.zip(after).is_some_and(|(before, after)| (before - after).abs() > 20) { 3 } else { 0 };
        score += if next >= self.lines.len() { 2 } else { 0 };
        score += if self.lines.get(at).is_some_and(|line| line.blanks >= 2) { 2 } else { 0 };
        let doubt = "看不准是另一篇的标题，还是这一篇的小标题";
        match score {
            4.. => (true, None),
            2..=3 => (true, Some(doubt)),
            0..=1 => (false, Some(doubt)),
            _ => (false, if count <= 12 { None } else { Some(doubt) }),
        }
    }

    /// Whether letters of different sizes stand in the text at all.
    fn any_larger(&self) -> bool {
        self.lines.iter().any(|line| line.look.size > 0.0 && line.look.size < self.title_size - 0.9)
    }

    fn has_crossheads(&self) -> bool {
        self.story.body.iter().any(|passage| matches!(passage.role, Role::Crosshead(_)))
    }

    /// Whether the last paragraph ends with who sent it in.
    fn is_signed(&self) -> bool {
        self.story.body.last().is_some_and(|passage| tail_credit(&passage.guess.text).is_some())
    }

    fn column(&self, at: usize) -> Option<i32> {
        self.measures.get(at).and_then(|measure| measure.column)
    }
}

//! The copy desk: every text of an article passes it once. It normalises the text and notes what only a person can mend.

use std::sync::Arc;

use super::bars::mark_bars;
use super::slips::slips;
use super::traced::{Traced, to_text, trace};
use super::typography::{Role, normalise, unpaired_quotes};
use crate::content::Phrase;
use crate::diag::{Code, Finding, Source};
use crate::model::Text;

/// The desk for one article.
pub(super) struct CopyDesk {
    source: Arc<Source>,
    findings: Vec<Finding>,
    /// The quote left open by the paragraph before: it is right if this one begins with another.
    open_quote: Option<usize>,
    /// Where links lead, by number; none for those of which only the words stay.
    addresses: Vec<Option<Arc<str>>>,
}

impl CopyDesk {
    /// A desk for the article in this file.
    pub(super) fn new(source: &Arc<Source>) -> Self {
        Self { source: source.clone(), findings: vec![], open_quote: None, addresses: vec![] }
    }

    /// Notes something at a byte of the file.
    pub(super) fn note(&mut self, code: Code, at: usize, message: impl Into<String>, remedy: impl Into<String>) {
        self.findings.push(Finding::new(code, message).at(self.source.span_at(at)).hint(remedy));
    }

    /// Takes a finding that had no place yet.
    pub(super) fn add(&mut self, finding: Finding, at: usize) {
        self.findings.push(finding.at(self.source.span_at(at)));
    }

    /// Takes where the next link leads.
    pub(super) fn add_address(&mut self, address: Option<Arc<str>>) {
        self.addresses.push(address);
    }

    /// A paragraph of the body: its marks of Markdown must have worked.
    pub(super) fn paragraph(&mut self, characters: &[Traced]) -> Text {
        for slip in slips(characters) {
            self.note(Code::MarkdownSlip, slip.at, slip.message, slip.remedy);
        }
        self.words(characters)
    }

    /// Words of the body: a cell of a table, a line of code.
    pub(super) fn words(&mut self, characters: &[Traced]) -> Text {
        let edited = self.edit(characters, Role::Body);
        self.text(&edited)
    }

    /// A crosshead, or another head in the body.
    pub(super) fn crosshead(&mut self, characters: &[Traced]) -> Text {
        let edited = self.head(characters);
        self.text(&edited)
    }

    /// A heading of a book: a gap in it is an ordinary space, for readers set it in one line or break it anywhere.
    pub(super) fn heading(&mut self, characters: &[Traced]) -> Text {
        let mut edited = self.head(characters);
        edited.iter_mut().filter(|traced| traced.c == '\u{3000}').for_each(|gap| gap.c = ' ');
        self.text(&edited)
    }

    /// Words from the front matter.
    pub(super) fn phrase(&mut self, phrase: &Phrase, role: Role) -> Text {
        let mut characters = trace(&self.source, phrase);
        if role == Role::Headline {
            characters = mark_bars(&characters);
        }
        let edited = self.edit(&characters, role);
        self.settle_quote();
        self.text(&edited)
    }

    /// Ends the work on the body: gives all findings, in the order of the file.
    pub(super) fn close(mut self) -> Vec<Finding> {
        self.settle_quote();
        self.findings.sort_by_key(|finding| finding.span.as_ref().map(|span| span.byte));
        self.findings
    }

    fn head(&mut self, characters: &[Traced]) -> Vec<Traced> {
        self.settle_quote();
        let edited = self.edit(characters, Role::Headline);
        self.settle_quote();
        edited
    }

    fn text(&self, characters: &[Traced]) -> Text {
        to_text(&self.source, characters, &self.addresses)
    }

    fn edit(&mut self, characters: &[Traced], role: Role) -> Vec<Traced> {
        let text = normalise(characters, role);
        if text.first().is_some_and(|first| first.c == '“') {
            self.open_quote = None;
        }
        self.settle_quote();
        let (alone, open) = unpaired_quotes(&text);
        if let Some(at) = alone.into_iter().min() {
            self.note_quote(at);
        }
        self.open_quote = open;
        if let Some(bad) = text.iter().find(|traced| traced.c == '\u{fffd}') {
            self.note(Code::NotUtf8, bad.at, "有认不出的字“\u{fffd}”", "多半是换编码时坏掉的，查原稿补上");
        }
        text
    }

    fn settle_quote(&mut self) {
        if let Some(at) = self.open_quote.take() {
            self.note_quote(at);
        }
    }

    fn note_quote(&mut self, at: usize) {
        let quote = self.source.text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or('“');
        self.note(Code::QuoteUnpaired, at, format!("引号 {quote} 没有配对"), "补上缺的引号，或删去这一个");
    }
}

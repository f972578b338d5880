//! The copy desk: every text of an article passes it once. It normalises the text and notes what only a person can mend.

use std::sync::Arc;

use super::bars::mark_bars;
use super::manuscript::Notice;
use super::slips::slips;
use super::traced::{Traced, to_text, trace};
use super::typography::{DoubtfulSpace, Edited, Replaced, Role, edit, private_meaning, unify, unpaired_quotes};
use crate::content::Phrase;
use crate::diag::{Code, Finding, Severity, Source};
use crate::model::Text;

/// The desk for one article.
pub(super) struct CopyDesk {
    source: Arc<Source>,
    findings: Vec<Finding>,
    /// The quote left open by the paragraph before: it is right if this one begins with another.
    open_quote: Option<usize>,
    /// The characters that were told of because another stands in their place.
    replaced: Vec<char>,
    /// Where links lead, by number; none for those of which only the words stay.
    addresses: Vec<Option<Arc<str>>>,
}

impl CopyDesk {
    /// A desk for the article in this file.
    pub(super) fn new(source: &Arc<Source>) -> Self {
        Self { source: source.clone(), findings: vec![], open_quote: None, replaced: vec![], addresses: vec![] }
    }

    /// Notes something at a byte of the file.
    pub(super) fn note(&mut self, code: Code, at: usize, message: impl Into<String>, remedy: impl Into<String>) {
        self.findings.push(Finding::new(code, message).at(self.source.span_at(at)).hint(remedy));
    }

    /// Takes a finding that had no place yet.
    pub(super) fn add(&mut self, finding: Finding, at: usize) {
        self.findings.push(finding.at(self.source.span_at(at)));
    }

    /// Takes what was done to the marks of a manuscript.
    pub(super) fn take_notices(&mut self, notices: Vec<Notice>) {
        for notice in notices {
            let mut finding = Finding::new(notice.code, notice.message).hint(notice.remedy);
            finding.severity = notice.severity;
            self.add(finding, notice.at);
        }
    }

    /// Takes where the next link leads.
    pub(super) fn add_address(&mut self, address: Option<Arc<str>>) {
        self.addresses.push(address);
    }

    /// A paragraph of the body: its marks of Markdown must have worked.
    pub(super) fn paragraph(&mut self, characters: &[Traced]) -> Text {
        self.note_slips(characters);
        self.words(characters)
    }

    fn note_slips(&mut self, characters: &[Traced]) {
        for slip in slips(characters) {
            self.note(Code::MarkdownSlip, slip.at, slip.message, slip.remedy);
        }
    }

    /// A paragraph of an item of a list: short, so that a space in it parts.
    pub(super) fn item(&mut self, characters: &[Traced]) -> Text {
        self.note_slips(characters);
        self.short_words(characters)
    }

    /// A cell of a table.
    pub(super) fn short_words(&mut self, characters: &[Traced]) -> Text {
        let edited = self.edit(characters, Role::Short);
        self.text(&edited)
    }

    /// Words of the body, such as a line of code.
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
        let (characters, replaced) = unify(characters);
        for one in replaced {
            self.note_replaced(one);
        }
        let Edited { characters: text, spaces } = edit(&characters, role);
        self.note_spaces(&spaces);
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

    /// Tells of spaces that may have been meant otherwise: once for those that stay, once for those that go.
    fn note_spaces(&mut self, spaces: &[DoubtfulSpace]) {
        let kept = spaces.iter().find(|space| space.stays);
        let gone = spaces.iter().find(|space| !space.stays);
        if let Some(space) = kept {
            let message = format!("“{}”中间的空格当作隔断，空一字", space.around);
            self.note(Code::SpaceKept, space.at, message, "不要隔断就删去空格；要隔断，写全角空格就不再提醒");
        }
        if let Some(space) = gone {
            let message = format!("“{}”中间的空格当作误打，不排", space.around);
            self.note(Code::SpaceGone, space.at, message, "要隔断，写全角空格；误打的空格可以删去");
        }
    }

    /// Tells of a character in whose place another stands, once a file.
    fn note_replaced(&mut self, Replaced { at, from, to }: Replaced) {
        if self.replaced.contains(&from) {
            return;
        }
        self.replaced.push(from);
        let code = u32::from(from);
        let shown = if to.is_whitespace() { "空格".to_owned() } else { format!("“{to}”") };
        if private_meaning(from).is_some() {
            let message = format!("“{from}”（U+{code:04X}）是旧字体的自造字，排成{shown}");
            let mut finding =
                Finding::new(Code::CharacterReplaced, message).hint(format!("核对；对的话在稿件里改打{shown}"));
            finding.severity = Severity::Warning;
            self.add(finding, at);
        } else {
            let message = format!("“{from}”（U+{code:04X}）是部首或兼容字，排成通用的{shown}");
            self.note(Code::CharacterReplaced, at, message, format!("可以不管；要检索得到，在稿件里改打{shown}"));
        }
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

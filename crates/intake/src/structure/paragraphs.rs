//! Lines of a paragraph joined to a passage, with a doubt wherever the joint may be wrong.

use super::label::Label;
use super::signs;
use super::story::{Guess, Role};
use super::teller::Teller;
use crate::manuscript::Strand;
use crate::measure::visible;

/// Below this margin a joint of two lines is shown to the editor.
const DOUBTFUL: f64 = 1.0;

impl Teller<'_> {
    pub(super) fn read_paragraph(&mut self, run: &[usize]) {
        let mut text = String::new();
        let mut doubts: Vec<String> = vec![];
        for (index, &at) in run.iter().enumerate() {
            let line = self.lines[at];
            if index > 0 && needs_blank(&text, &line.text) {
                text.push(' ');
            }
            if index > 0 && self.labelled[at].margin < DOUBTFUL {
                doubts.push(format!("“{}”这里是连着上一行的，可能应另起一段", opening(&line.text)));
            }
            text.push_str(&line.text);
        }
        let Some(&first) = run.first() else { return };
        let line = self.lines[first];
        let mut guess = Guess::sure(text, line.place);
        if self.labelled[first].margin < DOUBTFUL {
            let joins_head = first > 0 && self.labelled[first - 1].label == Label::Head;
            doubts.push(if joins_head {
                "这一段的开头可能是标题".to_owned()
            } else {
                "这一段可能该接着上一段".to_owned()
            });
        }
        if let Some(sentence) = glued_head(&guess.text) {
            doubts.push(format!("“{sentence}”像是小标题"));
        }
        let last = run.last().copied().unwrap_or(first);
        if !closes(&guess.text)
            && line.strand == Strand::Text
            && self.lines.get(last + 1).is_some()
            && !signs::is_caption(&guess.text)
        {
            doubts.push("这一段没有句末的标点，后面可能断开了".to_owned());
        }
        if !doubts.is_empty() {
            guess = guess.doubted(doubts.join("；"));
        }
        if signs::is_caption(&guess.text) && visible(&guess.text) <= 90 {
            self.caption(guess, self.picture);
            return;
        }
        if signs::is_signed(&guess.text) && self.story.source.is_none() {
            self.story.source = Some(guess);
            return;
        }
        let role = match line.strand {
            Strand::Row => Role::Row,
            Strand::Box => Role::Box,
            Strand::Note => Role::Note,
            _ => Role::Paragraph,
        };
        self.push(role, guess);
    }
}

/// The sentence at the beginning of a paragraph that is numbered like a head.
fn glued_head(text: &str) -> Option<&str> {
    if signs::numbered(text) == 0 {
        return None;
    }
    let end = text.find('。')?;
    let sentence = &text[..end];
    let is_head = visible(sentence) <= 24 && !sentence.contains('，') && visible(text) > visible(sentence) + 12;
    is_head.then_some(sentence)
}

/// Whether a paragraph is closed.
fn closes(text: &str) -> bool {
    signs::ends_sentence(text) || text.ends_with(['：', '；', ':', ';', '）', '”', '—'])
}

/// Whether two lines that are joined need a blank: words in letters do.
fn needs_blank(before: &str, after: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    letter(before.chars().next_back()) && letter(after.chars().next())
}

/// The first words of a line.
fn opening(text: &str) -> String {
    text.chars().take(8).collect()
}

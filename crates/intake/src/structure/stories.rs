//! Stories told apart: takes the lines that are copy; gives stories, each with its head, its body, its captions and pictures.

use super::heads::{self, Head};
use super::labels::{Label, Labelled, labels};
use super::signs;
use super::story::{Caption, Guess, Passage, Reading, Role, SetAside, Story};
use super::width::{Measure, measures};
use crate::manuscript::{Line, Strand};
use crate::measure::visible;

/// Below this margin a joint of two lines is shown to the editor.
const DOUBTFUL: f64 = 1.0;

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

struct Teller<'a> {
    lines: &'a [&'a Line],
    measures: &'a [Measure],
    labelled: &'a [Labelled],
    reading: Reading,
    story: Story,
    /// Lines of the head or the paragraph that is being gathered.
    run: Vec<usize>,
    /// The size of the first title; 0 where nobody knows.
    title_size: f32,
    /// Whether a story before had a place in its head.
    placed: bool,
    /// The picture that stood just before.
    picture: Option<usize>,
}

impl<'a> Teller<'a> {
    fn new(lines: &'a [&'a Line], measures: &'a [Measure], labelled: &'a [Labelled]) -> Self {
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

    fn picture(&mut self, picture: usize) {
        self.story.pictures.push(picture);
        self.picture = Some(picture);
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

    // ------------------------------------------------------------------ heads

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
        let head = heads::interpret(head_lines, has_title);
        let at = run.first().copied().unwrap_or(0);
        let next = run.last().map_or(0, |last| last + 1);
        self.take(head, at, next);
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

    fn signs(&mut self, head: Head) {
        self.story.authors.extend(head.authors);
        if let Some(source) = head.source {
            match &self.story.source {
                None => self.story.source = Some(source),
                Some(_) => self.push(Role::Paragraph, source.doubted("又一个供稿单位，请核对")),
            }
        }
    }

    /// Whether a head begins a story, and the doubt about it.
    fn begins_story(&self, head: &Head, at: usize, next: usize) -> (bool, Option<&'static str>) {
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

    // ------------------------------------------------------------------ paragraphs

    fn read_paragraph(&mut self, run: &[usize]) {
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

    fn push(&mut self, role: Role, guess: Guess) {
        self.story.body.push(Passage { role, guess });
    }

    fn caption(&mut self, guess: Guess, picture: Option<usize>) {
        let (text, credit) = photographer(&guess.text);
        if let Some(marks) = dropped(&guess.text, &text, credit.as_deref()) {
            self.reading.set_aside.push(SetAside { text: marks, place: guess.place, why: "记号".to_owned() });
        }
        self.story.captions.push(Caption { guess: Guess { text, ..guess }, credit, picture });
    }
}

/// A caption without who took the picture, and who did.
fn photographer(text: &str) -> (String, Option<String>) {
    let bare = text.trim_end_matches(['。', ' ']);
    let inner = bare.strip_suffix(['）', ')']).and_then(|inner| inner.rsplit_once(['（', '(']));
    if let Some((before, credit)) = inner.filter(|(_, credit)| signs::is_captioned_end(credit) && visible(credit) <= 20)
    {
        return (before.trim().to_owned(), Some(tidy(credit)));
    }
    let cut = bare.char_indices().rev().find(|(_, c)| c.is_whitespace() || "。！？”".contains(*c));
    // Between the name and 摄 there is a blank as often as not.
    let name_at = if bare.ends_with(" 摄") || bare.ends_with("\u{3000}摄") {
        let rest = bare[..bare.len() - "摄".len()].trim_end();
        rest.char_indices().rev().find(|(_, c)| c.is_whitespace() || "。！？”".contains(*c))
    } else {
        cut
    };
    if let Some((at, mark)) = name_at {
        let at = at + mark.len_utf8();
        let credit = bare[at..].trim();
        if signs::is_captioned_end(credit) && (3..=16).contains(&visible(credit)) && at > 3 {
            return (bare[..at].trim().to_owned(), Some(tidy(credit)));
        }
    }
    (text.to_owned(), None)
}

/// The marks that are in a caption and neither in its words nor in its credit.
fn dropped(whole: &str, text: &str, credit: Option<&str>) -> Option<String> {
    let mut rest: Vec<char> = format!("{text}{}", credit.unwrap_or_default()).chars().collect();
    let mut marks = String::new();
    for c in whole.chars().filter(|c| crate::measure::is_visible(*c)) {
        match rest.iter().position(|kept| *kept == c) {
            Some(at) => {
                rest.remove(at);
            }
            None => marks.push(c),
        }
    }
    (!marks.is_empty()).then_some(marks)
}

/// Takes the writer or the office off the end of the last paragraph, and the brackets off both.
fn signature(story: &mut Story, set_aside: &mut Vec<SetAside>) {
    if let Some(last) = story.body.last_mut().filter(|passage| passage.role == Role::Paragraph)
        && let Some((before, inner)) = tail_credit(&last.guess.text)
    {
        let guess = Guess { text: inner, place: last.guess.place, certainty: 92, doubt: None };
        let is_name = signs::is_byline(&guess.text) || signs::is_bare_name(&guess.text);
        let is_office = signs::is_office(&guess.text) || guess.text.contains("供稿") || guess.text.starts_with("来源");
        if is_name || (is_office && story.source.is_none()) {
            last.guess.text = before;
            set_aside.push(SetAside { text: "（）".to_owned(), place: guess.place, why: "记号".to_owned() });
            if is_name { story.authors.push(guess) } else { story.source = Some(guess) }
        }
    }
    let credits = story.source.iter_mut().chain(&mut story.authors);
    for credit in credits {
        if let Some(inner) = signs::bracketed(&credit.text) {
            let inner = inner.to_owned();
            set_aside.push(SetAside { text: "（）".to_owned(), place: credit.place, why: "记号".to_owned() });
            credit.text = inner;
        }
    }
    if let Some(place) = &mut story.place {
        let bare = place.text.trim_matches(['【', '】', '■', '●', '◆', '□', '▲', '★', '：', ':', ' ']).to_owned();
        if let Some(marks) = dropped(&place.text, &bare, None) {
            set_aside.push(SetAside { text: marks, place: place.place, why: "记号".to_owned() });
        }
        place.text = bare;
    }
}

/// A paragraph without the credit in brackets at its end, and the credit.
fn tail_credit(text: &str) -> Option<(String, String)> {
    let inner = text.strip_suffix(['）', ')'])?;
    let at = inner.rfind(['（', '('])?;
    let open = inner[at..].chars().next()?;
    let credit = inner[at + open.len_utf8()..].trim();
    let before = inner[..at].trim_end();
    let fits =
        before.ends_with(['。', '！', '？', '”']) && (signs::is_credit_words(credit) || signs::is_bare_name(credit));
    fits.then(|| (before.to_owned(), tidy(credit)))
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

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_took_a_picture_is_parted_from_what_it_shows() {
        assert_eq!(photographer("居民在排队　秋水 摄"), ("居民在排队".into(), Some("秋水 摄".into())));
        assert_eq!(photographer("居民在排队。（秋水 摄）"), ("居民在排队。".into(), Some("秋水 摄".into())));
        assert_eq!(photographer("图为活动现场。"), ("图为活动现场。".into(), None));
    }

    #[test]
    fn credits_are_taken_off_the_end() {
        assert_eq!(tail_credit("大家都说好。（社区服务办）"), Some(("大家都说好。".into(), "社区服务办".into())));
        assert_eq!(tail_credit("大家都说好（见图）"), None);
    }
}

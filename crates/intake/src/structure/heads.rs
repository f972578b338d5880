//! A run of head lines: takes its lines; gives what each is: place, kicker, title, deck, writer, office, caption.

use super::signs;
use super::story::Guess;
use super::width::Measure;
use crate::manuscript::{Align, Line, Place, Styled};
use crate::measure::visible;

/// A head as it was meant, though it was set on two lines.
#[derive(Debug, Clone)]
pub(super) struct HeadLine {
    pub(super) guess: Guess,
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) align: Align,
    pub(super) styled: Option<Styled>,
}

/// What a run of head lines says.
#[derive(Debug, Clone, Default)]
pub(super) struct Head {
    pub(super) place: Option<Guess>,
    pub(super) kicker: Option<Guess>,
    pub(super) title: Option<Guess>,
    pub(super) deck: Option<Guess>,
    pub(super) authors: Vec<Guess>,
    pub(super) source: Option<Guess>,
    pub(super) captions: Vec<Guess>,
    /// Numbered heads that stand below the title.
    pub(super) crossheads: Vec<(u8, Guess)>,
    /// How the title looks.
    pub(super) size: f32,
    /// How many lines are title, kicker or deck.
    pub(super) words: usize,
}

/// The most characters of a title that is set on several lines.
const TITLE_MOST: usize = 38;

/// The smallest size of a title on a printed page, in points: crossheads are smaller (docs/trade/makeup.md §1.4).
const DISPLAY_LEAST: f32 = 18.0;

/// Lines of heads with those joined that are one.
pub(super) fn head_lines(lines: &[(&Line, Measure, f64)]) -> Vec<HeadLine> {
    let mut heads: Vec<HeadLine> = vec![];
    let mut last: Option<Measure> = None;
    for (line, measure, margin) in lines {
        let text = tidy(&line.text);
        let fits = heads.last().is_some_and(|head| goes_on(head, last, line, *measure));
        if let (true, Some(head)) = (fits, heads.last_mut()) {
            // Clauses of one length stand under each other; else the line was full.
            let is_even = is_set(line) && visible(&head.guess.text).abs_diff(visible(&text)) <= 1;
            let is_parted = signs::head_goes_on(&head.guess.text)
                || (last.is_some_and(Measure::is_full) && !is_even)
                || head.guess.text.ends_with('、');
            head.guess.text = format!("{}{}{}", head.guess.text, if is_parted { "" } else { " " }, text);
            let doubt = "标题分两行写，这里连成了一行，请看连得对不对";
            head.guess = head.guess.clone().doubted(doubt);
        } else {
            let mut guess = Guess::sure(text, line.place);
            if *margin < 1.2 {
                guess.certainty = 55;
            }
            heads.push(HeadLine {
                guess,
                size: line.look.size,
                bold: line.look.bold,
                align: line.look.align,
                styled: line.look.styled,
            });
        }
        last = Some(*measure);
    }
    heads
}

/// Whether a line is one of a title on a printed page.
fn is_set(line: &Line) -> bool {
    matches!(line.place, Place::Page(..)) && line.look.size >= DISPLAY_LEAST
}

/// Whether a line is the rest of the head before it.
fn goes_on(head: &HeadLine, last: Option<Measure>, line: &Line, measure: Measure) -> bool {
    let text = head.guess.text.as_str();
    let both = visible(text) + visible(&line.text);
    let special = |text: &str| {
        signs::is_place(text)
            || signs::is_byline(text)
            || signs::is_caption(text)
            || signs::is_signed(text)
            || signs::numbered(text) > 0
    };
    let same_look = (head.size - line.look.size).abs() < 0.3
        && head.bold == line.look.bold
        && head.align == line.look.align
        && head.styled == line.look.styled;
    if signs::is_caption_start(text) && !signs::ends_sentence(text) && both <= 110 {
        return true;
    }
    if both > TITLE_MOST + 4 || special(text) || special(&line.text) || line.text.starts_with("——") || !same_look {
        return false;
    }
    if signs::head_goes_on(text) || text.ends_with(['，', '、']) {
        return true;
    }
    // On a printed page a title is set line under line, and each piece of a head has a size of its own.
    if is_set(line) && line.blanks == 0 {
        return true;
    }
    let was_full = last.is_some_and(Measure::is_full);
    let is_rest = measure.column.is_some() && !measure.is_over();
    was_full && is_rest && line.blanks == 0
}

/// What head lines are. A numbered one is a crosshead if there is a title before it, here or in the story so far.
pub(super) fn interpret(lines: Vec<HeadLine>, has_title: bool) -> Head {
    let mut head = Head::default();
    let mut words: Vec<HeadLine> = vec![];
    let count = lines.len();
    for (index, line) in lines.into_iter().enumerate() {
        let text = line.guess.text.as_str();
        if line.styled == Some(Styled::Caption) || signs::is_caption(text) {
            head.captions.push(line.guess);
        } else if signs::is_signed(text) && head.source.is_none() {
            head.source = Some(line.guess);
        } else if signs::is_byline(text) {
            head.authors.push(line.guess);
        } else if signs::numbered(text) > 0 && (has_title || !words.is_empty()) {
            head.crossheads.push((signs::numbered(text), line.guess));
        } else if signs::is_place(text) && head.place.is_none() && words.is_empty() && index + 1 < count {
            head.place = Some(line.guess);
        } else if signs::is_place(text) && !words.is_empty() && head.source.is_none() {
            head.source = Some(line.guess);
        } else if !words.is_empty() && is_name_after(text, &words) {
            head.authors.push(line.guess.doubted("像是作者的名字，请核对"));
        } else if !words.is_empty() && signs::is_office(text) && head.source.is_none() && visible(text) <= 12 {
            head.source = Some(line.guess.doubted("像是供稿单位，请核对"));
        } else {
            words.push(line);
        }
    }
    head.words = words.len();
    if words.is_empty() {
        head.title = head.place.take().map(|place| place.doubted("像是地名，标题没有找到"));
    } else {
        head.size = words.iter().map(|line| line.size).fold(0.0, f32::max);
        titles(&mut head, words);
    }
    head
}

/// Whether a line after the title is a name and nothing else.
fn is_name_after(text: &str, words: &[HeadLine]) -> bool {
    let two_names = text.split([' ', '\u{3000}', '、']).filter(|name| !name.is_empty());
    let short = visible(text) <= 4 || (visible(text) <= 9 && two_names.clone().count() >= 2);
    let longer = words.iter().any(|line| visible(&line.guess.text) >= 5);
    short && longer && two_names.into_iter().all(|name| signs::is_bare_name(name) || visible(name) <= 3)
}

/// Kicker, title and deck among the words of a head.
fn titles(head: &mut Head, mut words: Vec<HeadLine>) {
    let looks_differ = words.iter().any(|line| line.size > 0.0 && (line.size - words[0].size).abs() > 0.9)
        || words.iter().any(|line| matches!(line.styled, Some(Styled::Title | Styled::Subtitle | Styled::Heading(_))));
    let decked = words.iter().position(|line| line.guess.text.starts_with("——"));
    let mut doubt = None;
    let chosen = if words.len() <= 1 {
        0
    } else if looks_differ {
        largest(&words)
    } else if let Some(deck) = decked.filter(|deck| *deck > 0) {
        deck - 1
    } else {
        let (chosen, is_sure) = by_words(&words);
        if !is_sure {
            doubt = Some("没有字号可看，引题、主题、副题是按句子猜的");
        }
        chosen
    };
    if words.is_empty() {
        return;
    }
    let after: Vec<HeadLine> = words.split_off(chosen + 1);
    let title = words.pop();
    let join = |lines: Vec<HeadLine>| {
        let mut lines = lines.into_iter().map(|line| line.guess);
        let first = lines.next()?;
        Some(lines.fold(first, |whole, line| Guess {
            text: format!("{} {}", whole.text, line.text),
            ..whole.doubted("有几行，连在一起了")
        }))
    };
    head.title = title.map(|line| line.guess).map(|title| match doubt {
        Some(doubt) => title.doubted(doubt),
        None => title,
    });
    head.kicker = join(words);
    head.deck = join(after);
}

/// The line with the largest letters.
fn largest(words: &[HeadLine]) -> usize {
    let rank = |line: &HeadLine| match line.styled {
        Some(Styled::Title) => 100.0,
        Some(Styled::Heading(level)) => 60.0 - f32::from(level),
        Some(Styled::Subtitle) => 0.0,
        _ => line.size,
    };
    (0..words.len()).rev().max_by(|&one, &other| rank(&words[one]).total_cmp(&rank(&words[other]))).unwrap_or(0)
}

/// The title among lines without looks, and whether it can be taken as sure.
///
/// Decks are the longest lines of a head and have commas; titles have two clauses; kickers are short.
fn by_words(words: &[HeadLine]) -> (usize, bool) {
    let count = |line: &HeadLine| visible(&line.guess.text);
    let last = words.len() - 1;
    let longest_before = words[..last].iter().map(count).max().unwrap_or(0);
    let text = words[last].guess.text.as_str();
    let is_long = count(&words[last]) >= 18;
    let mut deck_like = 0;
    deck_like += if is_long && count(&words[last]) >= longest_before + 3 { 2 } else { 0 };
    deck_like += if is_long && text.contains('，') { 1 } else { 0 };
    deck_like += if words.len() >= 3 { 1 } else { 0 };
    deck_like +=
        if words.len() == 2 && signs::has_clauses(&words[0].guess.text) && count(&words[0]) <= 20 { 1 } else { 0 };
    deck_like -= if count(&words[last]) <= 12 { 2 } else { 0 };
    deck_like -= if words.len() == 2
        && signs::has_clauses(text)
        && count(&words[last]) <= 18
        && !signs::has_clauses(&words[0].guess.text)
    {
        2
    } else {
        0
    };
    if deck_like >= 2 { (last - 1, deck_like >= 3) } else { (last, deck_like <= -2) }
}

/// A head's words with single blanks where there were several.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

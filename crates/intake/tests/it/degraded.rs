//! Clean articles made as bad as extraction makes them, and read again. The truth is known, so every figure is counted.

use chenbao_intake::manuscript::{Align, Line, Look, Manuscript, Place};
use chenbao_intake::measure::{visible, width};
use chenbao_intake::structure::{Reading, Role, Story, read_structure};

use crate::truth::{Article, articles};

/// How a text was spoiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// Lines of a printed column, the indents lost, empty lines where columns and pages break.
    Column(i32),
    /// Lines of a page of A4 with an empty line behind each.
    Doubled,
    /// A paragraph a line, no empty lines.
    Lines,
    /// A paragraph a line with two blanks before it.
    Indented,
    /// A .docx as committees write it: no styles, heads centred and large.
    Office,
}

const WAYS: [Way; 7] =
    [Way::Column(15), Way::Column(16), Way::Column(24), Way::Doubled, Way::Lines, Way::Indented, Way::Office];

/// A small generator, so that every run spoils alike.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// Lines of a text in a column, by the rules of Chinese setting: no mark that closes begins a line.
fn wrapped(text: &str, column: i32, indent: i32) -> Vec<String> {
    let mut lines = vec![];
    let mut line = String::new();
    let mut room = (column - indent) * 10;
    let chars: Vec<char> = text.chars().collect();
    for (at, &c) in chars.iter().enumerate() {
        let is_figure = |c: char| c.is_ascii_alphanumeric();
        let run: String = chars[at..].iter().take_while(|c| is_figure(**c)).collect();
        let begins_run = is_figure(c) && (at == 0 || !is_figure(chars[at - 1]));
        let need = if begins_run { width(&run) } else { width(&c.to_string()) };
        let closes = "，。、；：！？”’）》】".contains(c);
        if width(&line) + need > room && !line.is_empty() && !closes && (!is_figure(c) || begins_run) {
            lines.push(std::mem::take(&mut line));
            room = column * 10;
        }
        line.push(c);
    }
    lines.push(line);
    lines
}

fn heads(article: &Article) -> Vec<(f32, String)> {
    let mut heads = vec![];
    heads.extend(article.place.iter().map(|text| (14.0, text.clone())));
    heads.extend(article.kicker.iter().map(|text| (16.0, text.clone())));
    heads.push((22.0, article.title.clone()));
    heads.extend(article.deck.iter().map(|text| (15.0, text.clone())));
    heads
}

/// The text of an article, spoiled.
fn spoiled(article: &Article, way: Way, dice: &mut Dice) -> Manuscript {
    let signed = article.source.as_ref().map(|source| format!("（{source}）"));
    let captions: Vec<String> = article
        .captions
        .iter()
        .enumerate()
        .map(
            |(at, (words, credit))| {
                if at % 2 == 0 { format!("{words}　{credit}") } else { format!("图为{words}。（{credit}）") }
            },
        )
        .collect();
    if way == Way::Office {
        return office(article, &captions);
    }
    let mut text = String::new();
    for (_, head) in heads(article) {
        text += &head;
        text += if way == Way::Doubled { "\n\n" } else { "\n" };
    }
    if let Some(author) = &article.author {
        text += &format!("记者 {author}\n");
    }
    if matches!(way, Way::Column(_)) && dice.roll(3) > 0 {
        text.push('\n');
    }
    let count = article.body.len();
    for (at, (is_crosshead, paragraph)) in article.body.iter().enumerate() {
        let mut paragraph = paragraph.clone();
        if at + 1 == count {
            paragraph += signed.as_deref().unwrap_or_default();
        }
        match way {
            Way::Column(column) if !is_crosshead => {
                for line in wrapped(&paragraph, column, 2) {
                    text += &line;
                    text += if dice.roll(12) == 0 { "\n\n" } else { "\n" };
                }
            }
            Way::Doubled if !is_crosshead => {
                for line in wrapped(&paragraph, 28, 2) {
                    text += &format!("{line}\n\n");
                    if dice.roll(20) == 0 {
                        text += "\n\n";
                    }
                }
            }
            Way::Indented if !is_crosshead => text += &format!("　　{paragraph}\n"),
            _ => text += &format!("{paragraph}\n"),
        }
    }
    for caption in captions {
        text += &format!("{caption}\n");
    }
    Manuscript::of_text(&text)
}

fn office(article: &Article, captions: &[String]) -> Manuscript {
    let mut manuscript = Manuscript::default();
    let mut push = |text: String, size: f32, align: Align, bold: bool| {
        let mut line = Line::plain(text, Place::Paragraph(manuscript.lines.len() + 1));
        line.look = Look { size, align, bold, styled: None };
        manuscript.lines.push(line);
    };
    for (size, head) in heads(article) {
        push(head, size, Align::Centre, size > 20.0);
    }
    if let Some(author) = &article.author {
        push(author.clone(), 12.0, Align::Centre, false);
    }
    for (is_crosshead, paragraph) in &article.body {
        push(paragraph.clone(), 12.0, Align::Plain, *is_crosshead);
    }
    for caption in captions {
        push(caption.clone(), 10.5, Align::Centre, false);
    }
    if let Some(source) = &article.source {
        push(format!("（{source}）"), 12.0, Align::Right, false);
    }
    manuscript
}

/// What was right of how many.
#[derive(Debug, Default, Clone, Copy)]
struct Score {
    right: usize,
    all: usize,
    /// Wrong, and not doubted.
    confident: usize,
}

impl Score {
    fn add(&mut self, right: bool, doubted: bool) {
        self.all += 1;
        self.right += usize::from(right);
        self.confident += usize::from(!right && !doubted);
    }

    fn per_mille(self) -> usize {
        self.right * 1000 / self.all.max(1)
    }
}

#[derive(Debug, Default)]
struct Scores {
    paragraphs: Score,
    titles: Score,
    places: Score,
    captions: Score,
    crossheads: Score,
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn judge(article: &Article, story: Option<&Story>, scores: &mut Scores, complaints: &mut Vec<String>, way: Way) {
    let empty = Story::default();
    let story = story.unwrap_or(&empty);
    let title = story.title.as_ref().map(|guess| squeezed(&guess.text)).unwrap_or_default();
    let right = title == squeezed(&article.title);
    scores.titles.add(right, story.title.as_ref().is_some_and(|guess| guess.doubt.is_some()));
    if !right {
        complaints.push(format!(
            "{way:?} {} title: {title} ≠ {} (doubt {:?})",
            article.name,
            article.title,
            story.title.as_ref().and_then(|guess| guess.doubt.clone())
        ));
    }
    if let Some(place) = &article.place {
        let found = story.place.as_ref().map(|guess| squeezed(&guess.text));
        scores
            .places
            .add(found.as_deref() == Some(place), story.place.as_ref().is_some_and(|guess| guess.doubt.is_some()));
        if found.as_deref() != Some(place) {
            complaints.push(format!("{way:?} {} place: {found:?} ≠ {place}", article.name));
        }
    }
    for (words, credit) in &article.captions {
        let found = story.captions.iter().find(|caption| squeezed(&caption.guess.text).contains(&squeezed(words)));
        let right = found
            .is_some_and(|caption| caption.credit.as_ref().is_some_and(|found| squeezed(found) == squeezed(credit)));
        scores.captions.add(right, found.is_some_and(|caption| caption.guess.doubt.is_some()));
        if !right {
            complaints.push(format!("{way:?} {} caption: {words} {credit} {:?}", article.name, story.captions));
        }
    }
    let any_doubt = |text: &str| {
        story.body.iter().any(|passage| {
            let found = squeezed(&passage.guess.text);
            let head: String = text.chars().take(6).collect();
            passage.guess.doubt.is_some() && (found.contains(&head) || text.contains(&found))
        })
    };
    for (is_crosshead, text) in &article.body {
        let text = squeezed(text);
        let found = story.body.iter().any(|passage| {
            squeezed(&passage.guess.text) == text && matches!(passage.role, Role::Crosshead(_)) == *is_crosshead
        });
        let score = if *is_crosshead { &mut scores.crossheads } else { &mut scores.paragraphs };
        score.add(found, any_doubt(&text));
        if !found {
            complaints.push(format!(
                "{way:?} {} {}: {}",
                article.name,
                if *is_crosshead { "crosshead" } else { "paragraph" },
                text.chars().take(30).collect::<String>()
            ));
        }
    }
}

/// Characters of a reading: those of stories and those set aside.
fn characters(reading: &Reading) -> usize {
    let of = |story: &Story| {
        let heads = [&story.kicker, &story.title, &story.deck, &story.place, &story.source];
        let heads: usize = heads.into_iter().flatten().map(|guess| visible(&guess.text)).sum();
        let authors: usize = story.authors.iter().map(|guess| visible(&guess.text)).sum();
        let body: usize = story.body.iter().map(|passage| visible(&passage.guess.text)).sum();
        let captions: usize = story
            .captions
            .iter()
            .map(|caption| visible(&caption.guess.text) + caption.credit.as_deref().map_or(0, visible))
            .sum();
        heads + authors + body + captions
    };
    let aside: usize = reading.set_aside.iter().map(|aside| visible(&aside.text)).sum();
    reading.stories.iter().map(of).sum::<usize>() + aside
}

#[test]
fn what_extraction_spoils_is_mended() {
    let articles = articles();
    let mut all = Scores::default();
    let mut complaints = vec![];
    for way in WAYS {
        let mut dice = Dice(42);
        for article in &articles {
            let manuscript = spoiled(article, way, &mut dice);
            let reading = read_structure(&manuscript);
            assert_eq!(characters(&reading), manuscript.visible(), "{way:?} {}", article.name);
            let story = reading.stories.iter().max_by_key(|story| story.body.len());
            judge(article, story, &mut all, &mut complaints, way);
        }
    }
    let told = format!("{all:?}\n{}", complaints.join("\n"));
    assert!(articles.len() * WAYS.len() >= 200);
    assert!(all.paragraphs.per_mille() >= 970, "{told}");
    assert!(all.titles.per_mille() >= 950, "{told}");
    assert!(all.places.per_mille() >= 900 && all.captions.per_mille() >= 900, "{told}");
    let kinds = [all.paragraphs, all.titles, all.places, all.captions, all.crossheads];
    let (confident, guesses) =
        kinds.iter().fold((0, 0), |(wrong, count), score| (wrong + score.confident, count + score.all));
    assert!(confident * 100 <= guesses, "{confident} of {guesses} wrong without a doubt\n{told}");
}

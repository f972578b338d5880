//! The front matter of an article: YAML between two lines `---`.

use std::ops::Range;
use std::sync::Arc;

use super::pins::{DraftPins, read_pins};
use super::raw_article::{PictureEntry, RawArticle};
use super::yaml::parse_yaml;
use crate::diag::{Code, Finding, Source, Span};
use crate::form::{MOST_COLUMNS, Phrase, TableForm};
use crate::model::{ArticleId, Kind};

/// The most characters of a title, a kicker, a deck and a summary that the head of an article holds.
const TITLE_MOST: usize = 38;
const KICKER_MOST: usize = 30;
const DECK_MOST: usize = 60;
const SUMMARY_MOST: usize = 120;
/// How many characters a pull quote may have: fewer say nothing, more are no longer seen at a glance.
const QUOTE_CHARS: std::ops::RangeInclusive<usize> = 10..=60;

/// An article whose `with` and `keep-with` are still names as the author wrote them.
pub(super) struct Draft {
    /// The article; `pins.with` and `pins.keep_with` are not set yet.
    pub(super) article: RawArticle,
    /// What `with` says.
    pub(super) with: Option<Phrase>,
    /// What `keep-with` says.
    pub(super) keep_with: Vec<Phrase>,
    /// The keys of the front matter, each with the byte of its value.
    places: Vec<(String, usize)>,
}

impl Draft {
    /// Where the value of a key stands; the file's beginning where the key is absent.
    pub(super) fn place(&self, key: &str) -> Span {
        let at = self.places.iter().find(|(name, _)| name == key).map_or(0, |&(_, at)| at);
        self.article.source.span_at(at)
    }
}

/// The article in a file, as far as its front matter can be read, and all faults of the front matter. Where it does not say
/// its kind, it is of the `usual` one.
pub(super) fn parse_article(id: ArticleId, source: &Arc<Source>, usual: Kind) -> (Option<Draft>, Vec<Finding>) {
    let parsed = split_front_matter(source).and_then(|(yaml, body_at)| Ok((parse_yaml(source, yaml)?, body_at)));
    let (table, body_at) = match parsed {
        Ok(parsed) => parsed,
        Err(finding) => return (None, vec![finding]),
    };
    let mut form = TableForm::yaml(source, &table);
    let words = read_words(&mut form);
    let kind = form.choice("kind", Kind::NAMES).unwrap_or(usual);
    let priority = form.integer("priority", 1..=3).and_then(|number| u8::try_from(number).ok());
    let DraftPins { pins, with, keep_with } = read_pins(&mut form, kind);
    let authors = form.texts("author");
    let pictures = read_pictures(&mut form);
    if kind == Kind::Review {
        let message = "年度回顾（kind: review）不排在报上";
        form.fault(Code::WrongValue, form.at("kind"), message, "移到 reviews/ 里，或改成 kind: story");
    }
    let places = form.places();
    let findings = form.close();
    let is_story = kind == Kind::Story;
    let article = words.title.map(|title| RawArticle {
        id,
        source: source.clone(),
        kind,
        priority: priority.unwrap_or(3),
        title,
        kicker: words.kicker.filter(|_| kind != Kind::Brief),
        deck: words.deck.filter(|_| kind != Kind::Brief),
        place: words.place.filter(|_| kind == Kind::Brief),
        authors: authors.into_iter().map(|phrase| phrase.text).collect(),
        credit: words.credit,
        summary: words.summary.filter(|_| is_story),
        quotes: if is_story { words.quotes } else { vec![] },
        pictures,
        pins,
        body_at,
    });
    (article.map(|article| Draft { article, with, keep_with, places }), findings)
}

/// The words of the front matter that are printed.
struct Words {
    title: Option<Phrase>,
    kicker: Option<Phrase>,
    deck: Option<Phrase>,
    place: Option<Phrase>,
    credit: Option<Phrase>,
    summary: Option<Phrase>,
    quotes: Vec<Phrase>,
}

fn read_words(form: &mut TableForm<'_>) -> Words {
    let words = Words {
        title: form.required_text("title", "标题"),
        kicker: form.text("kicker"),
        deck: form.text("deck"),
        place: form.text("place"),
        credit: form.text("source"),
        summary: form.text("summary"),
        quotes: form.texts("quotes"),
    };
    form.check_length(words.title.as_ref(), "题目", TITLE_MOST);
    form.check_length(words.kicker.as_ref(), "引题", KICKER_MOST);
    form.check_length(words.deck.as_ref(), "副题", DECK_MOST);
    form.check_length(words.summary.as_ref(), "提要", SUMMARY_MOST);
    for quote in &words.quotes {
        let count = quote.text.chars().filter(|c| !c.is_whitespace()).count();
        if !QUOTE_CHARS.contains(&count) {
            let (least, most) = (QUOTE_CHARS.start(), QUOTE_CHARS.end());
            let message = format!("引语 {count} 字，应在 {least} 到 {most} 字之间");
            form.fault(Code::WrongValue, quote.at, message, "从正文里换一句，一字不差地抄下来");
        }
    }
    words
}

fn read_pictures(form: &mut TableForm<'_>) -> Vec<PictureEntry> {
    const EXAMPLE: &str = "每张图片写成：  - file: images/a.jpg";
    let mut pictures = vec![];
    for table in form.tables("images", EXAMPLE) {
        let mut inner = form.inner(table);
        let file = inner.required_text("file", "images/a.jpg");
        let caption = inner.text("caption");
        let alt = inner.text("alt");
        let credit = inner.text("credit");
        let focus = inner.pair("focus", 0.0..=1.0, "[0.5, 0.35]").unwrap_or((0.5, 0.5));
        let crop = read_crop(&mut inner);
        let columns = inner.integer("span", 1..=u32::from(MOST_COLUMNS)).and_then(|span| u16::try_from(span).ok());
        let omitted = inner.flag("omit").unwrap_or(false);
        if omitted && columns.is_some() {
            inner.fault(Code::WrongValue, inner.at("span"), "不排的图片（omit）不用写“span”", "删去其中一行");
        }
        form.absorb(inner.close());
        if let Some(file) = file {
            pictures.push(PictureEntry { file, caption, alt, credit, focus, crop, columns, omitted });
        }
    }
    pictures
}

/// The range of the aspect; none where the author leaves it to the makeup.
fn read_crop(form: &mut TableForm<'_>) -> Option<(f64, f64)> {
    if form.is_word("crop", "none") {
        return Some((1.0, 1.0));
    }
    let (low, high) = form.pair("crop", 0.1..=10.0, "none（或 [0.8, 1.2]）")?;
    if low > high {
        form.fault(Code::WrongValue, form.at("crop"), "“crop”的第一个数大于第二个", "小的写在前面，例如 [0.8, 1.2]");
        return None;
    }
    Some((low, high))
}

/// The bytes of the YAML and the byte where the body begins.
pub(super) fn split_front_matter(source: &Arc<Source>) -> Result<(Range<usize>, usize), Finding> {
    let fault = |at: usize, message: &str, remedy: &str| {
        Finding::new(Code::FrontMatter, message).at(source.span_at(at)).hint(remedy)
    };
    let text = &source.text;
    let mut at = 0;
    let mut opened = None;
    for line in text.split_inclusive('\n') {
        let mark = line.trim_end();
        match opened {
            None if mark.trim().is_empty() => {}
            None if mark == "---" => opened = Some(at + line.len()),
            None => {
                let dashes = mark.chars().all(|c| "-—－─–".contains(c));
                let message = if dashes { "稿头的第一行应是三个半角减号" } else { "稿件没有稿头" };
                return Err(fault(at, message, "第一行写 ---，下面写 title: \"标题\"，再写一行 ---，然后是正文"));
            }
            Some(start) if mark == "---" => return Ok((start..at, at + line.len())),
            Some(_) => {}
        }
        at += line.len();
    }
    if opened.is_some() {
        Err(fault(0, "稿头没有结束", "在稿头与正文之间写一行 ---"))
    } else {
        Err(fault(0, "文件是空的", "第一行写 ---，下面写 title: \"标题\"，再写一行 ---，然后是正文"))
    }
}

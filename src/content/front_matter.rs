//! The front matter of an article: YAML between two lines `---`.

use std::ops::Range;
use std::sync::Arc;

use super::form::Form;
use super::yaml;
use super::{Phrase, PictureEntry, RawArticle};
use crate::diag::{Code, Finding, Source};
use crate::model::{ArticleId, Kind, Pins};
use crate::units::PageNumber;

/// The kinds by the names authors write.
pub(super) const KINDS: &[(&str, Kind)] = &[
    ("story", Kind::Story),
    ("brief", Kind::Brief),
    ("sidebar", Kind::Sidebar),
    ("notice", Kind::Notice),
    ("photo", Kind::Photo),
    ("filler", Kind::Filler),
    ("guide", Kind::Guide),
    ("review", Kind::Review),
];

/// The most characters of a title, a kicker and a deck that the head of an article holds.
const TITLE_MOST: usize = 38;
const KICKER_MOST: usize = 30;
const DECK_MOST: usize = 60;

/// An article whose `with` is still a name as the author wrote it.
pub(super) struct Draft {
    /// The article; `pins.with` is not set yet.
    pub(super) article: RawArticle,
    /// What `with` says.
    pub(super) with: Option<Phrase>,
    /// Where `section` stands.
    pub(super) section_at: usize,
    /// Where `page` stands.
    pub(super) page_at: usize,
    /// Where `slot` stands.
    pub(super) slot_at: usize,
}

/// The article in a file, as far as its front matter can be read, and all faults of the front matter.
pub(super) fn read(id: ArticleId, source: &Arc<Source>) -> (Option<Draft>, Vec<Finding>) {
    let (yaml, body_at) = match split(source) {
        Ok(parts) => parts,
        Err(finding) => return (None, vec![finding]),
    };
    let table = match yaml::parse(source, yaml) {
        Ok(table) => table,
        Err(finding) => return (None, vec![finding]),
    };
    let mut form = Form::yaml(source, &table);
    let title = form.required_text("title", "标题");
    let kicker = form.text("kicker");
    let deck = form.text("deck");
    form.check_length(title.as_ref(), "题目", TITLE_MOST);
    form.check_length(kicker.as_ref(), "引题", KICKER_MOST);
    form.check_length(deck.as_ref(), "副题", DECK_MOST);
    let section = form.text("section");
    let page = form.integer("page", 1..=u32::from(super::issue::MAX_PAGES));
    let slot = form.text("slot");
    let priority = form.integer("priority", 1..=3).and_then(|number| u8::try_from(number).ok());
    let kind = form.choice("kind", KINDS).unwrap_or_default();
    let group = form.text("group");
    let with = form.text("with");
    let place = form.text("place");
    let authors = form.texts("author");
    let credit = form.text("source");
    let pictures = read_pictures(&mut form);
    if kind == Kind::Brief && group.is_none() && !form.has("group") {
        form.fault(Code::GroupMissing, form.at("kind"), "短讯没有写明归哪一组", "加一行：group: 居民区");
    }
    if kind == Kind::Sidebar && with.is_none() && !form.has("with") {
        form.fault(
            Code::WithUnknown,
            form.at("kind"),
            "延伸阅读没有写明附在哪一篇",
            "加一行 with: 所附稿件的文件名，不带 .md",
        );
    }
    let kept: &[(&str, bool, &str)] = &[
        ("place", kind != Kind::Brief, "只有短讯（kind: brief）标地名，别的稿件不排这一行"),
        ("kicker", kind == Kind::Brief, "短讯不排引题"),
        ("deck", kind == Kind::Brief, "短讯不排副题"),
    ];
    for (key, unused, message) in kept {
        if *unused && form.has(key) {
            form.fault(Code::WrongValue, form.at(key), *message, format!("删去“{key}”这一行，或改 kind"));
        }
    }
    if kind == Kind::Review {
        let message = "年度回顾（kind: review）不排在报上";
        form.fault(Code::WrongValue, form.at("kind"), message, "移到 reviews/ 里，或改成 kind: story");
    }
    if let Some(slot) = slot.as_ref().filter(|slot| slot.text.trim() != "lead") {
        form.fault(
            Code::WrongValue,
            slot.at,
            format!("没有“{}”这个版位", slot.text),
            "写 slot: lead（本版头条），或删去",
        );
    }
    let (section_at, page_at, slot_at) = (form.at("section"), form.at("page"), form.at("slot"));
    let findings = form.close();
    let article = title.map(|title| RawArticle {
        id,
        source: source.clone(),
        kind,
        priority: priority.unwrap_or(3),
        title,
        kicker: kicker.filter(|_| kind != Kind::Brief),
        deck: deck.filter(|_| kind != Kind::Brief),
        place: place.filter(|_| kind == Kind::Brief),
        authors: authors.into_iter().map(|phrase| phrase.text).collect(),
        credit,
        pictures,
        pins: Pins {
            section: section.map(|phrase| phrase.text.trim().to_owned()),
            page: page.and_then(|number| u16::try_from(number).ok()).map(PageNumber::new),
            slot: slot.map(|phrase| phrase.text.trim().to_owned()),
            with: None,
            group: group.map(|phrase| phrase.text.trim().to_owned()),
            ..Pins::default()
        },
        body_at,
    });
    (article.map(|article| Draft { article, with, section_at, page_at, slot_at }), findings)
}

fn read_pictures(form: &mut Form<'_>) -> Vec<PictureEntry> {
    const EXAMPLE: &str = "每张图片写成：  - file: images/a.jpg";
    let mut pictures = vec![];
    for table in form.tables("images", EXAMPLE) {
        let mut inner = form.inner(table);
        let file = inner.required_text("file", "images/a.jpg");
        let caption = inner.text("caption");
        let credit = inner.text("credit");
        let focus = inner.pair("focus", 0.0..=1.0, "[0.5, 0.35]").unwrap_or((0.5, 0.5));
        let crop = read_crop(&mut inner);
        form.absorb(inner.close());
        if let Some(file) = file {
            pictures.push(PictureEntry { file, caption, credit, focus, crop });
        }
    }
    pictures
}

/// The range of the aspect; none where the author leaves it to the makeup.
fn read_crop(form: &mut Form<'_>) -> Option<(f64, f64)> {
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
fn split(source: &Arc<Source>) -> Result<(Range<usize>, usize), Finding> {
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

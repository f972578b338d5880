//! Writes the body of a chapter: passage by passage, each with the id that the apparatus links to.

use super::super::images::Images;
use super::super::markup::{Attribute, Markup};
use super::copy::ChapterCopy;
use super::notes::{NoteReferences, note_body, notes_element};
use super::printed::{page_break, source_line};
use super::table::{repeated_cell, rows_of_part, table_parts};
use crate::model::{
    Inline, InlineStyle, Note, Passage, PassageItem, Review, ReviewPicture, Run, Table, Text, heading_above,
};

/// What is being written.
pub(super) struct ChapterWriter<'a> {
    chapter: &'a ChapterCopy<'a>,
    images: &'a Images,
    references: NoteReferences,
    /// How many tables have been written.
    tables: usize,
}

impl<'a> ChapterWriter<'a> {
    /// A writer at the beginning of a chapter.
    pub(super) fn new(chapter: &'a ChapterCopy<'a>, images: &'a Images) -> Self {
        Self { chapter, images, references: NoteReferences::new(chapter.notes.len()), tables: 0 }
    }

    /// Writes the whole of the chapter: 1. its head, 2. its text, 3. its notes.
    pub(super) fn write(mut self) -> Markup {
        let chapter = self.chapter;
        let mut out = head(chapter);
        for (index, passage) in chapter.body.iter().enumerate() {
            out.append(&self.passage(passage, Some(index)));
            out.newline();
        }
        if let Some(credit) = &chapter.credit {
            out.leaf("p", &[("class", "credit plain added")], credit);
        }
        let notes: Vec<Markup> =
            chapter.notes.iter().enumerate().map(|(index, note)| self.note(index + 1, note)).collect();
        if !notes.is_empty() {
            out.append(&notes_element(&notes));
            out.newline();
        }
        out
    }

    /// A passage; those of the body itself carry the id that the apparatus links to.
    fn passage(&mut self, passage: &Passage, index: Option<usize>) -> Markup {
        let id = index.map(Review::anchor);
        let id: Vec<Attribute<'_>> = id.iter().map(|id| ("id", id.as_str())).collect();
        let mut out = Markup::new();
        match passage {
            Passage::Heading { level, text } => {
                let words = self.text(text);
                out.element(heading_name(*level), &id, |heading| heading.append(&words));
            }
            Passage::Paragraph(text) if text.to_plain().is_empty() => out.append(&self.text(text)),
            Passage::Paragraph(text) => {
                let words = self.text(text);
                out.element("p", &id, |p| p.append(&words));
            }
            Passage::Remark(text) => {
                let words = self.text(text);
                let attributes: Vec<_> = id.into_iter().chain([("class", "note"), ("role", "note")]).collect();
                out.element("div", &attributes, |note| note.element("p", &[], |p| p.append(&words)));
            }
            Passage::List(items) => self.list(items, &id, &mut out),
            Passage::Verse(stanzas) => self.verse(stanzas, &id, &mut out),
            Passage::Quote(inner) => {
                let inner = self.passages(inner);
                out.element("blockquote", &id, |quote| quote.append(&inner));
            }
            Passage::Table(table) => {
                let near = index.and_then(|index| heading_above(&self.chapter.body, index)).map(Text::to_plain);
                self.table(table, near, &id, &mut out);
            }
            Passage::Picture(picture) => self.picture(*picture, &id, &mut out),
        }
        out
    }

    fn passages(&mut self, passages: &[Passage]) -> Markup {
        let mut out = Markup::new();
        for passage in passages {
            out.append(&self.passage(passage, None));
        }
        out
    }

    /// A list. One whose numbers a reader would count otherwise has them as its author wrote them.
    fn list(&mut self, items: &[PassageItem], id: &[Attribute<'_>], out: &mut Markup) {
        let written: Vec<Markup> = items.iter().map(|item| self.item(&item.body)).collect();
        let mut attributes = id.to_vec();
        if items.iter().all(|item| item.marker == PassageItem::BULLET) {
            out.element("ul", &attributes, |list| written.iter().for_each(|item| item_element(list, None, item)));
        } else if let Some(first) = counted_from(items) {
            let start = first.to_string();
            attributes.extend((first != 1).then_some(("start", start.as_str())));
            out.element("ol", &attributes, |list| written.iter().for_each(|item| item_element(list, None, item)));
        } else {
            attributes.extend([("class", "marked"), ("role", "list")]);
            out.element("ul", &attributes, |list| {
                items.iter().zip(&written).for_each(|(of, item)| item_element(list, Some(&of.marker), item));
            });
        }
    }

    /// Verse: each stanza a paragraph of lines.
    fn verse(&mut self, stanzas: &[Vec<Text>], id: &[Attribute<'_>], out: &mut Markup) {
        let stanzas: Vec<Vec<Markup>> =
            stanzas.iter().map(|lines| lines.iter().map(|line| self.text(line)).collect()).collect();
        let attributes: Vec<_> = id.iter().copied().chain([("class", "verse")]).collect();
        out.element("div", &attributes, |verse| {
            for lines in &stanzas {
                verse.element("p", &[("class", "stanza")], |stanza| {
                    for (index, line) in lines.iter().enumerate() {
                        if index > 0 {
                            stanza.void("br", &[]);
                        }
                        stanza.append(line);
                    }
                });
            }
        });
    }

    /// What an item of a list holds; its first paragraph needs no element of its own.
    fn item(&mut self, item: &[Passage]) -> Markup {
        let Some((Passage::Paragraph(first), rest)) = item.split_first() else { return self.passages(item) };
        let mut words = self.text(first);
        words.append(&self.passages(rest));
        words
    }

    /// A table, or the parts of one, below the heading it stands `near`.
    fn table(&mut self, table: &Table, near: Option<String>, id: &[Attribute<'_>], out: &mut Markup) {
        self.tables += 1;
        let caption = format!("表{} {}", self.tables, near.unwrap_or_else(|| self.chapter.title.clone()));
        let parts = table_parts(table, &caption);
        let whole_id = if parts.len() == 1 { id } else { &[] };
        let mut written = Markup::new();
        for part in &parts {
            let mut cells: Vec<Vec<Markup>> = vec![];
            for row in rows_of_part(table, part) {
                let own = row.cells.iter().map(|cell| self.text(cell));
                cells.push(row.repeated.map(repeated_cell).into_iter().chain(own).collect());
            }
            part.write(&cells, whole_id, &mut written);
        }
        if parts.len() == 1 {
            out.append(&written);
        } else {
            out.element("div", id, |parts| parts.append(&written));
        }
    }

    /// A picture with its caption; nothing where its file could not be used, which is told of elsewhere.
    fn picture(&mut self, index: usize, id: &[Attribute<'_>], out: &mut Markup) {
        let Some((picture, href)) = self.chapter.pictures.get(index).zip(self.images.href(self.chapter.order, index))
        else {
            return;
        };
        out.element("figure", id, |figure| {
            figure.void("img", &[("src", href), ("alt", &picture.alt)]);
            caption(figure, picture);
        });
    }

    fn note(&mut self, number: usize, note: &Note) -> Markup {
        let mut first = self.references.backlinks(number);
        let rest = match note.body.split_first() {
            Some((Passage::Paragraph(text), rest)) => {
                first.append(&self.text(text));
                rest
            }
            _ => note.body.as_slice(),
        };
        note_body(&first, &self.passages(rest))
    }

    fn text(&mut self, text: &Text) -> Markup {
        let mut out = Markup::new();
        for run in &text.runs {
            match run {
                Run::Words(inline) => words(inline, &mut out),
                Run::Note(number) => self.references.write_mark(*number, &mut out),
                Run::Page(page) => out.append(&page_break(self.chapter.pages, *page)),
            }
        }
        out
    }
}

/// The number from which on a reader counts these items as their author does; none where it would not.
fn counted_from(items: &[PassageItem]) -> Option<u32> {
    let first = items.first()?.number()?;
    items.iter().zip(first..).all(|(item, number)| item.number() == Some(number)).then_some(first)
}

fn item_element(list: &mut Markup, marker: Option<&str>, item: &Markup) {
    list.element("li", &[], |li| {
        if let Some(marker) = marker {
            li.leaf("span", &[("class", "marker")], marker);
            li.text(" ");
        }
        li.append(item);
    });
}

/// What stands above the text of a chapter.
fn head(chapter: &ChapterCopy<'_>) -> Markup {
    let mut out = Markup::new();
    if chapter.origin.is_some_and(|origin| origin.page.is_some()) {
        out.append(&page_break(chapter.pages, 0));
    }
    if let Some(kicker) = &chapter.kicker {
        out.leaf("p", &[("class", "kicker plain added")], kicker);
    }
    out.leaf("h1", &[("id", "title")], &chapter.title);
    out.newline();
    if let Some(deck) = &chapter.deck {
        out.leaf("p", &[("class", "subtitle added")], deck);
    }
    if let Some(summary) = &chapter.summary {
        out.leaf("p", &[("class", "summary added")], summary);
    }
    if !chapter.authors.is_empty() {
        out.leaf("p", &[("class", "byline added")], &chapter.authors.join("　"));
    }
    let source = chapter.origin.map(source_line).filter(|source| !source.is_empty());
    if let Some(source) = source {
        out.leaf("p", &[("class", "source added")], &source);
    }
    out.newline();
    out
}

fn heading_name(level: u8) -> &'static str {
    match level {
        0..=2 => "h2",
        3 => "h3",
        _ => "h4",
    }
}

fn caption(figure: &mut Markup, picture: &ReviewPicture) {
    if picture.caption.is_none() && picture.credit.is_none() {
        return;
    }
    figure.element("figcaption", &[], |caption| {
        caption.text(picture.caption.as_deref().unwrap_or_default());
        if let Some(credit) = &picture.credit {
            caption.leaf("span", &[("class", "credit added")], credit);
        }
    });
}

fn words(inline: &Inline, out: &mut Markup) {
    let styled = |out: &mut Markup| match inline.style {
        InlineStyle::Plain => out.text(&inline.text),
        InlineStyle::Strong => out.leaf("strong", &[], &inline.text),
        InlineStyle::Emphasis => out.leaf("em", &[], &inline.text),
    };
    match &inline.link {
        Some(href) => out.element("a", &[("href", href)], styled),
        None => styled(out),
    }
}

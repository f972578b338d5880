//! Writes the body of a review: passage by passage, each with the id that the apparatus links to.

use super::super::images::Images;
use super::super::markup::Markup;
use super::table::Rows;
use super::{Around, page_id, page_name, source_line};
use crate::model::{InlineStyle, Passage, Prose, Review, ReviewPicture, Run};

/// What is being written.
pub(super) struct Writer<'a> {
    pub(super) review: &'a Review,
    pub(super) images: &'a Images,
    pub(super) around: &'a Around,
    pub(super) body: Markup,
    /// How often each note has been pointed to.
    pub(super) references: Vec<usize>,
    /// How many tables have been written.
    pub(super) tables: usize,
}

impl Writer<'_> {
    /// Writes the whole of the review.
    pub(super) fn write(&mut self) {
        let review = self.review;
        if review.origin.page.is_some() {
            let mark = self.page_mark(0);
            self.body.append(&mark);
        }
        if let Some(kicker) = &self.around.kicker {
            self.body.leaf("p", &[("class", "kicker plain added")], kicker);
        }
        self.body.leaf("h1", &[("id", "title")], &review.title);
        self.body.newline();
        if let Some(deck) = &self.around.deck {
            self.body.leaf("p", &[("class", "subtitle added")], deck);
        }
        if let Some(summary) = &self.around.summary {
            self.body.leaf("p", &[("class", "summary added")], summary);
        }
        if !review.authors.is_empty() {
            self.body.leaf("p", &[("class", "byline added")], &review.authors.join("　"));
        }
        let source = source_line(&review.origin);
        if !source.is_empty() {
            self.body.leaf("p", &[("class", "source added")], &source);
        }
        self.body.newline();
        for (index, passage) in review.body.iter().enumerate() {
            let markup = self.passage(passage, Some(index));
            self.body.append(&markup);
            self.body.newline();
        }
        if let Some(credit) = &self.around.credit {
            self.body.leaf("p", &[("class", "credit plain added")], &format!("（{credit}）"));
        }
        for (index, note) in review.notes.iter().enumerate() {
            let markup = self.note(index, note);
            self.body.append(&markup);
            self.body.newline();
        }
    }

    /// A passage; those of the body itself carry the id that the apparatus links to.
    fn passage(&mut self, passage: &Passage, index: Option<usize>) -> Markup {
        let id = index.map(Review::anchor);
        let id: Vec<(&'static str, &str)> = id.iter().map(|id| ("id", id.as_str())).collect();
        let mut out = Markup::new();
        match passage {
            Passage::Heading { level, text } => {
                let words = self.prose(text);
                out.element(heading_name(*level), &id, |heading| heading.append(&words));
            }
            Passage::Paragraph(prose) if prose.plain().is_empty() => out.append(&self.prose(prose)),
            Passage::Paragraph(prose) => {
                let words = self.prose(prose);
                out.element("p", &id, |p| p.append(&words));
            }
            Passage::Remark(prose) => {
                let words = self.prose(prose);
                let attributes: Vec<_> = id.into_iter().chain([("class", "note"), ("role", "note")]).collect();
                out.element("div", &attributes, |note| note.element("p", &[], |p| p.append(&words)));
            }
            Passage::List { start, items } => self.list(*start, items, &id, &mut out),
            Passage::Quote(inner) => {
                let inner = self.passages(inner);
                out.element("blockquote", &id, |quote| quote.append(&inner));
            }
            Passage::Table { header, rows } => {
                let near = index.and_then(|index| self.review.heading_of(index)).map(Prose::plain);
                self.table(Rows { header, rows }, near, &id, &mut out);
            }
            Passage::Picture(picture) => self.picture(*picture, &id, &mut out),
        }
        out
    }

    pub(super) fn passages(&mut self, passages: &[Passage]) -> Markup {
        let mut out = Markup::new();
        for passage in passages {
            out.append(&self.passage(passage, None));
        }
        out
    }

    fn list(&mut self, start: Option<u32>, items: &[Vec<Passage>], id: &[(&'static str, &str)], out: &mut Markup) {
        let items: Vec<Markup> = items
            .iter()
            .map(|item| match item.split_first() {
                Some((Passage::Paragraph(first), rest)) => {
                    let mut words = self.prose(first);
                    words.append(&self.passages(rest));
                    words
                }
                _ => self.passages(item),
            })
            .collect();
        let first = start.filter(|&start| start != 1).map(|start| start.to_string());
        let mut attributes = id.to_vec();
        attributes.extend(first.iter().map(|first| ("start", first.as_str())));
        out.element(if start.is_some() { "ol" } else { "ul" }, &attributes, |list| {
            for item in &items {
                list.element("li", &[], |li| li.append(item));
            }
        });
    }

    /// A picture with its caption; nothing where its file could not be used, which is told of elsewhere.
    fn picture(&mut self, index: usize, id: &[(&'static str, &str)], out: &mut Markup) {
        let Some((picture, href)) = self.review.pictures.get(index).zip(self.images.href(self.review.order, index))
        else {
            return;
        };
        out.element("figure", id, |figure| {
            figure.void("img", &[("src", href), ("alt", &picture.alt)]);
            caption(figure, picture);
        });
    }

    pub(super) fn prose(&mut self, prose: &Prose) -> Markup {
        let mut out = Markup::new();
        for run in &prose.runs {
            match run {
                Run::Words { text, style, link } => words(text, *style, link.as_deref(), &mut out),
                Run::Note(number) => self.reference(*number, &mut out),
                Run::Page(page) => out.append(&self.page_mark(*page)),
            }
        }
        out
    }

    fn page_mark(&self, index: usize) -> Markup {
        let mut out = Markup::new();
        let Some(page) = self.review.pages.get(index) else { return out };
        let (id, label) = (page_id(index), page_name(&page.name));
        let attributes =
            [("id", id.as_str()), ("epub:type", "pagebreak"), ("role", "doc-pagebreak"), ("aria-label", &label)];
        out.void("span", &attributes);
        out
    }
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

fn words(text: &str, style: InlineStyle, link: Option<&str>, out: &mut Markup) {
    let styled = |out: &mut Markup| match style {
        InlineStyle::Plain => out.text(text),
        InlineStyle::Strong => out.leaf("strong", &[], text),
        InlineStyle::Emphasis => out.leaf("em", &[], text),
    };
    match link {
        Some(href) => out.element("a", &[("href", href)], styled),
        None => styled(out),
    }
}

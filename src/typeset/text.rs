//! An article's texts as content of the engine, each under a number, so that every glyph leads back to its text.
//!
//! The numbers are the engine's spans ([`super::engine::text_span`]): the galley reads its rows from them, and the check reads
//! from the finished frames which text stands where.

use typst::foundations::{Content, NativeElement};
use typst::model::{Destination, EmphElem, LinkElem, LinkTarget, StrongElem, Url};
use typst::syntax::{FileId, Span};
use typst::text::TextElem;

use super::engine::text_span;
use super::line_breaks::break_marks;
use super::world::file_id;
use crate::model::{Article, Block, Inline, InlineStyle, Run, Text, printed_address};

/// What a numbered text of an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// 引题.
    Kicker,
    /// 主题.
    Head,
    /// 副题.
    Deck,
    /// 提要.
    Summary,
    /// The place of a brief.
    Place,
    /// A text of the body.
    Body,
    /// Writers and source, at the end.
    Credit,
    /// A pull quote 引语: words of the body, set once more where the makeup wants them.
    Quote,
    /// The caption of a picture.
    Caption,
    /// The credit of a picture.
    PictureCredit,
}

/// A numbered text.
pub(super) struct Numbered {
    /// What it is.
    pub(super) part: Part,
    /// Its number in the article.
    pub(super) number: u32,
    /// The text.
    pub(super) text: Text,
    /// Whether it must stand on the pages; not so the words to a picture that is left out.
    pub(super) printed: bool,
}

/// The number of the words that say where a part comes from; they are the tool's, and belong to no text of the article.
pub(super) const JUMP_FROM: u32 = 1 << 20;
/// The number of the words that say where a part goes on.
pub(super) const JUMP_TO: u32 = JUMP_FROM + 1;
/// The number of a head that is repeated over the part that came from another page.
pub(super) const REPEATED_HEAD: u32 = JUMP_FROM + 2;

/// Where the numbers begin under which the tool's own words in a text stand: the address behind a link, the sign of a note.
pub(super) const ADDED: u32 = 1 << 21;

/// All texts of an article, numbered in reading order.
pub(super) fn numbered(article: &Article) -> Vec<Numbered> {
    let mut texts: Vec<(Part, Text, bool)> = Vec::new();
    let headline = &article.headline;
    let mut put = |part, text: &Text, printed| texts.push((part, text.clone(), printed));
    headline.kicker.iter().for_each(|text| put(Part::Kicker, text, true));
    put(Part::Head, &headline.head, true);
    headline.deck.iter().for_each(|text| put(Part::Deck, text, true));
    article.summary.iter().for_each(|text| put(Part::Summary, text, true));
    article.place.iter().for_each(|text| put(Part::Place, text, true));
    article.body.iter().flat_map(Block::texts).for_each(|text| put(Part::Body, text, true));
    article.credit_line().map(Text::plain).iter().for_each(|text| put(Part::Credit, text, true));
    article.quotes.iter().for_each(|text| put(Part::Quote, text, true));
    for picture in &article.pictures {
        put(Part::Caption, &picture.caption, !picture.omitted);
        picture.credit.iter().for_each(|text| put(Part::PictureCredit, text, !picture.omitted));
    }
    texts.into_iter().zip(0..).map(|((part, text, printed), number)| Numbered { part, number, text, printed }).collect()
}

/// The engine's name for an article.
pub(super) fn article_file(article: &Article) -> FileId {
    file_id(&format!("articles/{}.md", article.id))
}

/// A text as content, with its number on every glyph, and with the marks that tell the engine where to break.
pub(super) fn content(text: &Text, file: FileId, number: u32) -> Content {
    spanned_content(text, Some((file, number)))
}

/// The same without a number, to be measured.
pub(super) fn unnumbered_content(text: &Text) -> Content {
    spanned_content(text, None)
}

fn spanned_content(text: &Text, under: Option<(FileId, u32)>) -> Content {
    let own = under.map_or_else(Span::detached, |(file, number)| text_span(file, number));
    let added = under.map_or_else(Span::detached, |(file, number)| text_span(file, ADDED + number));
    let words = text.to_plain();
    let mut marks = break_marks(&words).into_iter().peekable();
    let mut start = 0;
    let mut pieces = vec![];
    for (index, run) in text.runs.iter().enumerate() {
        match run {
            Run::Words(inline) => {
                let end = start + inline.text.len();
                let inside =
                    std::iter::from_fn(|| marks.next_if(|&(at, _)| at <= end)).map(|(at, mark)| (at - start, mark));
                pieces.push(styled(inline, TextElem::packed(marked(&inline.text, inside)).spanned(own)));
                start = end;
                let goes_on = matches!(text.runs.get(index + 1), Some(Run::Words(next)) if next.link == inline.link);
                let address = inline.link.as_ref().filter(|_| !goes_on);
                pieces.extend(address.and_then(|link| printed_address(link, &words)).map(|address| {
                    let said = format!("（{address}）");
                    let marks = break_marks(&said);
                    TextElem::packed(marked(&said, marks.into_iter())).spanned(added)
                }));
            }
            Run::Note(note) => pieces.push(TextElem::packed(note_sign(*note)).spanned(added)),
            Run::Page(_) => {}
        }
    }
    Content::sequence(pieces)
}

/// A run in its style, leading where it leads.
fn styled(inline: &Inline, run: Content) -> Content {
    let styled = match inline.style {
        InlineStyle::Plain => run,
        InlineStyle::Strong => StrongElem::new(run).pack(),
        InlineStyle::Emphasis => EmphElem::new(run).pack(),
    };
    match inline.link.as_ref().and_then(|link| Url::new(&**link).ok()) {
        Some(url) => LinkElem::new(LinkTarget::Dest(Destination::Url(url)), styled).pack(),
        None => styled,
    }
}

/// The sign of a note, in the text and before the note.
pub(super) fn note_sign(number: usize) -> String {
    let circled = u32::try_from(number).ok().filter(|number| (1..=20).contains(number));
    circled.and_then(|number| char::from_u32(0x2460 + number - 1)).map_or_else(|| format!("[{number}]"), String::from)
}

/// A text with marks put in before these bytes.
fn marked(text: &str, marks: impl Iterator<Item = (usize, char)>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, mark) in marks {
        out.push_str(&text[from..at]);
        out.push(mark);
        from = at;
    }
    out.push_str(&text[from..]);
    out
}

/// A piece of a text, such as one line of a head, as content under the text's number.
pub(super) fn plain_content(piece: &str, file: FileId, number: u32) -> Content {
    TextElem::packed(piece).spanned(text_span(file, number))
}

/// The numbered texts of one article, ready to be looked up by part.
pub(super) struct Texts {
    /// The engine's name for the article.
    pub(super) file: FileId,
    /// The texts.
    pub(super) all: Vec<Numbered>,
}

impl Texts {
    /// The texts of an article.
    pub(super) fn of(article: &Article) -> Self {
        Self { file: article_file(article), all: numbered(article) }
    }

    /// The texts of one kind, in order.
    pub(super) fn of_part(&self, part: Part) -> impl Iterator<Item = &Numbered> {
        self.all.iter().filter(move |numbered| numbered.part == part)
    }

    /// The content of the first text of one kind.
    pub(super) fn first(&self, part: Part) -> Option<Content> {
        self.of_part(part).next().map(|numbered| content(&numbered.text, self.file, numbered.number))
    }
}

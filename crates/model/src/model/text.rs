//! Text as it will be set: runs of words with what stands among them, each character traceable to the byte it came from.

use std::sync::Arc;

use crate::diag::{Source, Span};

/// How a run of text is set off from the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum InlineStyle {
    /// As the text around it.
    #[default]
    Plain,
    /// Strong: the heavier face.
    Strong,
    /// 着重: another face (楷体), since Chinese has no italic.
    Emphasis,
}

/// Words in one style that lead to one place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Inline {
    /// The characters; never empty.
    pub text: String,
    /// How they are set.
    pub style: InlineStyle,
    /// The address they lead to, outside the publication; see [`printed_address`] for what paper says of it.
    pub link: Option<Arc<str>>,
}

/// A run of a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Run {
    /// Words.
    Words(Inline),
    /// The mark of the note with this number, from 1.
    Note(usize),
    /// Where a printed page begins: an index into the pages of the review.
    Page(usize),
}

/// Where the characters of a [`Text`] stand in the author's file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceMap {
    /// The file; none for text the tool made itself.
    pub source: Option<Arc<Source>>,
    /// Pairs (byte in the text, byte in the file), ascending; between two pairs both advance together.
    pub anchors: Vec<(usize, usize)>,
}

/// One paragraph's worth of text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// The runs, in order.
    pub runs: Vec<Run>,
    /// Where the words came from.
    pub map: SourceMap,
    /// Bytes of [`Text::to_plain`] at which its author asked for a new line, should there be one; of heads only.
    pub breaks: Vec<usize>,
}

impl Text {
    /// Text in one style that no file contains.
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        let inlines = if text.is_empty() { vec![] } else { vec![Inline { text, ..Inline::default() }] };
        Self::of_inlines(inlines)
    }

    /// Text of these words that no file contains.
    pub fn of_inlines(inlines: Vec<Inline>) -> Self {
        Self { runs: inlines.into_iter().map(Run::Words).collect(), ..Self::default() }
    }

    /// The runs that are words, in order.
    pub fn inlines(&self) -> impl Iterator<Item = &Inline> {
        self.runs.iter().filter_map(|run| match run {
            Run::Words(inline) => Some(inline),
            Run::Note(_) | Run::Page(_) => None,
        })
    }

    /// The characters of all words.
    pub fn to_plain(&self) -> String {
        self.inlines().map(|inline| inline.text.as_str()).collect()
    }

    /// Whether there is nothing to set, not even the mark of a note.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The number of characters that are not white space: what an editor counts as 字.
    pub fn chars(&self) -> usize {
        self.inlines().map(|inline| inline.text.chars().filter(|c| !c.is_whitespace()).count()).sum()
    }

    /// The place of a byte of [`Text::to_plain`] in the author's file.
    pub fn span_at(&self, byte: usize) -> Option<Span> {
        let source = self.map.source.as_ref()?;
        let next = self.map.anchors.partition_point(|&(at, _)| at <= byte);
        let (at, file) = *self.map.anchors.get(next.checked_sub(1)?)?;
        Some(source.span_at(file + (byte - at)))
    }
}

/// The most characters of an address that readers would copy from paper by hand.
const PRINTED_ADDRESS_MOST: usize = 48;

/// What paper says of a link in a text, in brackets behind its words: the address without its scheme. None where the text says it already,
/// or where nobody would copy it by hand.
///
/// ```
/// use chenbao_model::model::printed_address;
/// assert_eq!(printed_address("https://example.org/signup", "报名请点这里"), Some("example.org/signup".to_owned()));
/// assert_eq!(printed_address("https://example.org/", "请上 example.org 报名"), None);
/// ```
pub fn printed_address(link: &str, text: &str) -> Option<String> {
    let bare = ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .find_map(|scheme| {
            link.get(..scheme.len()).filter(|start| start.eq_ignore_ascii_case(scheme)).map(|_| scheme.len())
        })
        .map_or(link, |length| &link[length..])
        .trim_end_matches('/');
    let is_said = text.contains(bare) || bare.strip_prefix("www.").is_some_and(|bare| text.contains(bare));
    (!is_said && bare.chars().count() <= PRINTED_ADDRESS_MOST).then(|| bare.to_owned())
}

//! A YAML mapping as a [`Table`], its grammar faults as findings in Chinese.
//!
//! Works on the parser's events, for these alone give the byte of every key and value and how it was quoted.

use std::sync::Arc;

use serde_saphyr::granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Span as Extent};

use crate::diag::{Code, Finding, Source};
use crate::form::{Entry, Node, Table, Value};

/// How deep lists and tables may nest; the format needs 3.
const MAX_DEPTH: usize = 8;

/// The table that the YAML in these bytes of the file holds.
pub(super) fn parse_yaml(source: &Arc<Source>, range: std::ops::Range<usize>) -> Result<Table, Finding> {
    let text = &source.text[range.clone()];
    let mut reader = EventReader { source, base: range.start, parser: Parser::new_from_str(text) };
    match reader.document() {
        Ok(Value::Table(table)) => Ok(table),
        Ok(value) if value.is_open() => Ok(Table { at: range.start, entries: vec![] }),
        Ok(_) => Err(diagnose(source, range.clone())
            .unwrap_or_else(|| finding(source, range.start, "稿头应是一行一个“键: 值”").hint("例如 title: \"标题\""))),
        Err(Fault::Grammar(error)) => Err(diagnose(source, range.clone())
            .unwrap_or_else(|| translate(source, range.start + byte_of(text, &error), &error))),
        Err(Fault::Refused(finding)) => Err(*finding),
    }
}

enum Fault {
    Grammar(ScanError),
    Refused(Box<Finding>),
}

impl From<ScanError> for Fault {
    fn from(error: ScanError) -> Self {
        Self::Grammar(error)
    }
}

struct EventReader<'a, I: serde_saphyr::granit_parser::BorrowedInput<'a>> {
    source: &'a Arc<Source>,
    base: usize,
    parser: Parser<'a, I>,
}

impl<'a, I: serde_saphyr::granit_parser::BorrowedInput<'a>> EventReader<'a, I> {
    fn next(&mut self) -> Result<(Event<'a>, Extent), Fault> {
        loop {
            match self.parser.next_event() {
                Some(Ok((Event::Comment(..) | Event::Anchor(..), _))) => {}
                Some(Ok(event)) => return Ok(event),
                Some(Err(error)) => return Err(error.into()),
                None => return Ok((Event::StreamEnd, Extent::default())),
            }
        }
    }

    /// Reads the one document, to its end, for a fault may stand in the last line.
    fn document(&mut self) -> Result<Value, Fault> {
        let mut value = Value::Scalar { text: String::new(), quoted: false };
        loop {
            let (event, extent) = self.next()?;
            match event {
                Event::StreamEnd => return Ok(value),
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
                event => value = self.node(event, extent, 0)?.value,
            }
        }
    }

    fn node(&mut self, event: Event<'a>, extent: Extent, depth: usize) -> Result<Node, Fault> {
        let at = self.base + extent.start.byte_offset().unwrap_or(0);
        if depth > MAX_DEPTH {
            return Err(self.refuse(at, "稿头嵌套太深"));
        }
        match event {
            Event::Scalar(text, style, ..) => {
                let quoted = style != ScalarStyle::Plain;
                if !quoted && let Some(finding) = swallowed_words(self.source, at, &text) {
                    return Err(Fault::Refused(Box::new(finding)));
                }
                let at = self.content_start(at, style);
                Ok(Node { at, value: Value::Scalar { text: text.into_owned(), quoted } })
            }
            Event::SequenceStart(..) => {
                let mut items = vec![];
                loop {
                    let (event, extent) = self.next()?;
                    if matches!(event, Event::SequenceEnd) {
                        return Ok(Node { at, value: Value::List(items) });
                    }
                    items.push(self.node(event, extent, depth + 1)?);
                }
            }
            Event::MappingStart(..) => {
                let entries = self.entries(depth)?;
                Ok(Node { at, value: Value::Table(Table { at, entries }) })
            }
            _ => Err(self.refuse(at, "稿头不用 YAML 的别名（*）和锚（&）")),
        }
    }

    fn entries(&mut self, depth: usize) -> Result<Vec<Entry>, Fault> {
        let mut entries = vec![];
        loop {
            let (event, extent) = self.next()?;
            let at = self.base + extent.start.byte_offset().unwrap_or(0);
            let key = match event {
                Event::MappingEnd => return Ok(entries),
                Event::Scalar(key, ..) => key.into_owned(),
                _ => return Err(self.refuse(at, "键应是一个词")),
            };
            let (event, extent) = self.next()?;
            let node = self.node(event, extent, depth + 1)?;
            entries.push(Entry { key, at, node });
        }
    }

    /// The byte of the first character of a scalar, past its quote or block mark.
    fn content_start(&self, at: usize, style: ScalarStyle) -> usize {
        match style {
            ScalarStyle::Plain => at,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => at + 1,
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let rest = &self.source.text[at..];
                let mark = if rest.starts_with(['|', '>']) { rest.find('\n').unwrap_or(0) } else { 0 };
                at + rest.len() - rest[mark..].trim_start().len()
            }
        }
    }

    fn refuse(&self, at: usize, message: &str) -> Fault {
        Fault::Refused(Box::new(finding(self.source, at, message)))
    }
}

fn finding(source: &Arc<Source>, at: usize, message: &str) -> Finding {
    Finding::new(Code::FrontMatter, message).at(source.span_at(at))
}

fn byte_of(text: &str, error: &ScanError) -> usize {
    let mark = error.marker();
    mark.byte_offset()
        .unwrap_or_else(|| text.char_indices().nth(mark.index()).map_or(text.len(), |(at, _)| at))
        .min(text.len())
}

/// A plain value whose line goes on with `#` and words: YAML takes them for a comment, their author for words (`开聊 #话题#`). A comment is let pass
/// where it looks like one: behind a figure or a word of ASCII, or two spaces and more before `# `.
fn swallowed_words(source: &Arc<Source>, at: usize, value: &str) -> Option<Finding> {
    let rest = source.text.get(at..)?.strip_prefix(value)?;
    let line = rest.split('\n').next().unwrap_or_default();
    let words = line.trim_start();
    let spaces = line.len() - words.len();
    let is_remark = value.is_ascii() && !value.contains(' ') || spaces > 1 && words.starts_with("# ");
    if is_remark || !words.starts_with('#') || value.is_empty() {
        return None;
    }
    let whole = format!("{value}{line}");
    let remedy = format!("整个值加半角双引号：\"{}\"；真是备注就另起一行", whole.trim().replace('"', ""));
    let message = format!("“{}”会被当成注释，不见报", words.trim());
    Some(finding(source, at + value.len() + spaces, &message).hint(remedy))
}

/// The commonest slips, found line by line: they make the parser complain far from where they are.
fn diagnose(source: &Arc<Source>, range: std::ops::Range<usize>) -> Option<Finding> {
    let mut at = range.start;
    for line in source.text[range].split_inclusive('\n') {
        if let Some(found) = slip(source, at, line.trim_end()) {
            return Some(found);
        }
        at += line.len();
    }
    None
}

fn slip(source: &Arc<Source>, at: usize, line: &str) -> Option<Finding> {
    let indent = line.len() - line.trim_start_matches([' ', '-', '\t']).len();
    if line[..indent].contains('\t') {
        return Some(finding(source, at, "行首用了制表符").hint("缩进用半角空格"));
    }
    let rest = &line[indent..];
    let key_length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(rest.len());
    let (key, after) = rest.split_at(key_length);
    if key.is_empty() {
        return None;
    }
    let colon = at + indent + key_length + after.len() - after.trim_start().len();
    if after.trim_start().starts_with('：') {
        let remedy = format!("改成半角冒号加一个空格：{key}: …");
        return Some(finding(source, colon, &format!("“{key}”后面的冒号是全角的“：”")).hint(remedy));
    }
    let value = after.strip_prefix(':')?;
    if !value.is_empty() && !value.starts_with([' ', '\t']) {
        let remedy = format!("写成：{key}: {value}");
        return Some(finding(source, colon, &format!("“{key}:”后面少一个空格")).hint(remedy));
    }
    let trimmed = value.trim_start();
    let value_at = colon + 1 + value.len() - trimmed.len();
    let quote_it = format!("整个值加半角双引号：{key}: \"{}\"", trimmed.replace('"', ""));
    let first = trimmed.chars().next()?;
    match first {
        '"' | '\'' => unclosed(trimmed, first).then(|| {
            finding(source, value_at, &format!("“{key}”的引号没有配对"))
                .hint("值的两边各一个半角引号；里面的引号用全角“ ”")
        }),
        '@' | '`' | '%' | '&' | '*' | '!' | '|' | '>' | ',' | ']' | '}' if trimmed.chars().count() > 2 => {
            Some(finding(source, value_at, &format!("“{key}”的值不能以“{first}”开头")).hint(quote_it))
        }
        '[' | '{' | '#' => None,
        _ => {
            let inner = trimmed.find(": ").or_else(|| trimmed.ends_with(':').then(|| trimmed.len() - 1))?;
            let message = format!("“{key}”的值里有半角冒号");
            Some(finding(source, value_at + inner, &message).hint(quote_it))
        }
    }
}

/// Whether a quoted value does not end where its line ends.
fn unclosed(value: &str, quote: char) -> bool {
    let inner = &value[1..];
    let mut escaped = false;
    let end = inner.char_indices().find(|&(_, c)| {
        let closes = c == quote && !escaped;
        escaped = quote == '"' && c == '\\' && !escaped;
        closes
    });
    end.is_none_or(|(at, _)| {
        let rest = inner[at + 1..].trim_start();
        !(rest.is_empty() || rest.starts_with(['#', '\'', ',', ']', '}']))
    })
}

/// A fault without a better explanation.
fn translate(source: &Arc<Source>, at: usize, error: &ScanError) -> Finding {
    let message = match error.kind() {
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation => "行首用了制表符",
        ErrorKind::UnclosedQuotedScalar => "引号没有配对",
        ErrorKind::UnclosedFlowCollection { .. } | ErrorKind::MismatchedFlowCollectionEnd { .. } => "括号没有配对",
        ErrorKind::InvalidIndentation => "缩进不齐",
        ErrorKind::UnknownAnchor => "值不能以“*”开头",
        ErrorKind::UnknownQuotedScalarEscape => "双引号里的“\\”没有意义",
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey | ErrorKind::ExpectedBlockMappingKey => {
            "这一行不是“键: 值”"
        }
        _ => "不合 YAML 写法",
    };
    finding(source, at, message).hint(format!("解析器的说法：{}", error.info()))
}

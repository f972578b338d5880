//! Galleys: the text of an article set at its measure, as content for the pages and as rows for the makeup.
//!
//! The body is a sequence of pieces: paragraphs, which break into lines, and solid pieces (crossheads, brief heads, tables),
//! which take whole lines and are never broken. Lines do not depend on the boxes they are later distributed to.

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Array, Content, IntoValue, NativeElement, Smart, Value};
use typst::layout::{Abs, BlockElem, Em, Frame, FrameItem, Length as EngineLength, Point, Rel, Sizing};
use typst::model::ParElem;

use super::engine::{call, set, text_number};
use super::functions::Functions;
use super::sense::{NOT_AT_END, NOT_AT_START};
use super::text::{Numbered, Part, Texts, content, plain_content};
use super::thread::flow;
use crate::makeup::grid::Grid;
use crate::makeup::measure::{Galley, Row, RowKind};
use crate::model::{Article, Block, InlineStyle, Table};

/// The text of an item: what is set, and its rows.
#[derive(Clone)]
pub(super) struct SetGalley {
    /// The text as one content, to be threaded through the item's legs.
    pub(super) body: Content,
    /// Its rows.
    pub(super) galley: Galley,
    /// The lines of running text as they stand, for the checks.
    pub(super) lines: Vec<String>,
}

impl SetGalley {
    /// Lines that begin or end with a mark that must not stand there (避头尾, GB/T 15834).
    pub(super) fn forbidden_breaks(&self) -> impl Iterator<Item = &str> {
        self.lines
            .iter()
            .map(String::as_str)
            .filter(|line| line.starts_with(|c| NOT_AT_START.contains(c)) || line.ends_with(|c| NOT_AT_END.contains(c)))
    }
}

/// One piece of the text, in order.
struct Piece {
    content: Content,
    /// The height in lines and the kind of a solid piece; none for a paragraph, whose lines are counted on the frame.
    solid: Option<(u16, RowKind)>,
    /// What the lines of a paragraph are.
    line_kind: RowKind,
    /// The article, by its place in the item, and the numbers of its texts, by which its lines are found.
    place: usize,
    numbers: Vec<u32>,
}

/// Sets the text of an item: one article, or the briefs of a group, each with its own head in the text.
pub(super) fn set_galley(
    engine: &mut Engine,
    functions: &Functions,
    grid: &Grid,
    articles: &[&Article],
    em: u16,
) -> SourceResult<SetGalley> {
    let width = Abs::pt((grid.em * i64::from(em)).to_pt());
    let mut pieces = Vec::new();
    for (place, article) in articles.iter().enumerate() {
        let texts = Texts::of(article);
        let mut setter =
            Setter { engine: &mut *engine, functions, grid, width, texts: &texts, place, pieces: &mut pieces };
        if articles.len() > 1 || article.kind == crate::model::Kind::Brief {
            setter.brief_head()?;
        }
        setter.body(article)?;
    }
    let sequence = Content::sequence(pieces.iter().map(|piece| piece.content.clone()));
    let body = call(engine, &functions.body, [Value::Content(sequence)])?;
    let frames = flow(engine, &body, 0, width, &[])?;
    let files: Vec<_> = articles.iter().map(|article| super::text::article_file(article)).collect();
    let mut lines = Vec::new();
    for frame in &frames {
        collect_lines(frame, Point::zero(), &files, &mut lines);
    }
    lines.sort_by_key(|line| line.y);
    let (rows, lines) = rows(&pieces, &lines);
    Ok(SetGalley { body, galley: Galley { rows }, lines })
}

/// Turns one article into pieces.
struct Setter<'a, 'e, 'w> {
    engine: &'a mut Engine<'e>,
    functions: &'w Functions,
    grid: &'w Grid,
    width: Abs,
    texts: &'w Texts,
    place: usize,
    pieces: &'a mut Vec<Piece>,
}

impl Setter<'_, '_, '_> {
    fn brief_head(&mut self) -> SourceResult<()> {
        let place = self.texts.first(Part::Place).map_or(Value::None, Value::Content);
        let Some(head) = self.texts.of_part(Part::Head).next() else { return Ok(()) };
        let lines: Array = self
            .functions
            .brief_lines(&head.text.to_plain(), self.width)
            .iter()
            .map(|line| Value::Content(plain_content(line, self.texts.file, head.number)))
            .collect();
        let block = call(self.engine, &self.functions.brief_head, [place, Value::Array(lines)])?;
        self.solid(block, RowKind::Crosshead, head.number)
    }

    fn body(&mut self, article: &Article) -> SourceResult<()> {
        let texts = self.texts;
        let mut numbered = texts.of_part(Part::Body);
        let mut credit = texts.first(Part::Credit);
        let credit_number = texts.of_part(Part::Credit).next().map_or(0, |numbered| numbered.number);
        let last = article.body.len().saturating_sub(1);
        for (index, block) in article.body.iter().enumerate() {
            let own: Vec<&Numbered> = numbered.by_ref().take(block.texts().len()).collect();
            match block {
                Block::Paragraph(_) => {
                    let end = if index == last { credit.take() } else { None };
                    self.paragraph(own[0], end, credit_number)?;
                }
                Block::Quote(_) => {
                    for text in own {
                        let inner = self.text(text);
                        let set = call(self.engine, &self.functions.quote, [Value::Content(inner)])?;
                        self.open(set, vec![text.number]);
                    }
                }
                Block::Crosshead(_) => {
                    let inner = self.text(own[0]);
                    let set = call(self.engine, &self.functions.crosshead, [Value::Content(inner)])?;
                    self.solid(set, RowKind::Crosshead, own[0].number)?;
                }
                Block::List(items) => {
                    for (item, text) in items.iter().zip(own) {
                        let inner = self.text(text);
                        let marker = item.marker.as_str().into_value();
                        let set = call(self.engine, &self.functions.list_item, [marker, Value::Content(inner)])?;
                        self.open(set, vec![text.number]);
                    }
                }
                Block::Table(table) => self.table(table, &own)?,
            }
        }
        if let Some(credit) = credit {
            let set = call(self.engine, &self.functions.credit_line, [Value::Content(credit)])?;
            self.open(set, vec![credit_number]);
        }
        Ok(())
    }

    fn text(&self, numbered: &Numbered) -> Content {
        content(&numbered.text, self.texts.file, numbered.number)
    }

    /// A paragraph that is strong from end to end, such as a question before its answer, heads what follows it.
    fn heads_what_follows(text: &Numbered) -> bool {
        text.text.inlines.iter().all(|inline| inline.style == InlineStyle::Strong)
    }

    fn paragraph(&mut self, text: &Numbered, credit: Option<Content>, credit_number: u32) -> SourceResult<()> {
        let mut inner = self.text(text);
        let mut numbers = vec![text.number];
        if let Some(credit) = credit {
            inner += call(self.engine, &self.functions.credit, [Value::Content(credit)])?;
            numbers.push(credit_number);
        }
        self.open(ParElem::new(inner).pack(), numbers);
        if let Some(piece) = self.pieces.last_mut().filter(|_| Self::heads_what_follows(text)) {
            piece.line_kind = RowKind::Crosshead;
        }
        Ok(())
    }

    fn table(&mut self, table: &Table, own: &[&Numbered]) -> SourceResult<()> {
        let columns = table.header.len();
        let cells: Array = own.iter().map(|text| Value::Content(self.text(text))).collect();
        let arguments = [i64::try_from(columns).unwrap_or(1).into_value(), Value::Array(cells)];
        let set = call(self.engine, &self.functions.table, arguments)?;
        self.solid(set, RowKind::Solid, own.first().map_or(0, |text| text.number))
    }

    /// A piece that breaks into lines.
    fn open(&mut self, content: Content, numbers: Vec<u32>) {
        self.pieces.push(Piece { content, solid: None, line_kind: RowKind::Text, place: self.place, numbers });
    }

    /// A piece that takes whole lines: as many as its natural height needs.
    fn solid(&mut self, content: Content, kind: RowKind, number: u32) -> SourceResult<()> {
        let styled = call(self.engine, &self.functions.body, [Value::Content(content.clone())])?;
        let height = set(self.engine, &styled, self.width)?.height();
        let lines = lines_for(self.grid, height);
        let depth = Abs::pt(self.grid.depth(lines).to_pt());
        let block = BlockElem::new()
            .with_height(Sizing::Rel(Rel::from(depth)))
            .with_breakable(false)
            .with_sticky(false)
            .with_above(Smart::Custom(typst::layout::Spacing::Rel(leading(self.grid))))
            .with_below(Smart::Custom(typst::layout::Spacing::Rel(leading(self.grid))))
            .with_body(Some(typst::layout::BlockBody::Content(content)))
            .pack();
        self.pieces.push(Piece {
            content: block,
            solid: Some((lines, kind)),
            line_kind: kind,
            place: self.place,
            numbers: vec![number],
        });
        Ok(())
    }
}

fn leading(grid: &Grid) -> Rel<EngineLength> {
    Rel::from(EngineLength { abs: Abs::pt((grid.pitch - grid.em).to_pt()), em: Em::zero() })
}

/// The whole lines that content of this height needs; a line is one em high and the leading stands between lines.
fn lines_for(grid: &Grid, height: Abs) -> u16 {
    whole_lines(grid, height.to_pt() + (grid.pitch - grid.em).to_pt())
}

/// The baseline steps that so many points fill, at least one. A thousandth of a point is forgiven, since heights are sums of floats.
pub(super) fn whole_lines(grid: &Grid, points: f64) -> u16 {
    let lines = ((points - 0.001) / grid.pitch.to_pt()).ceil().max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a frame is at most 2,000 pt high")]
    let lines = lines as u16;
    lines
}

/// A line of text on a frame: what stands on one baseline of one article's texts.
struct Line {
    y: Abs,
    place: usize,
    number: u32,
    text: String,
}

/// Collects the lines of numbered texts from a frame, one for each baseline and text.
fn collect_lines(frame: &Frame, origin: Point, files: &[typst::syntax::FileId], lines: &mut Vec<Line>) {
    for (point, item) in frame.items() {
        let at = origin + *point;
        match item {
            FrameItem::Group(group) => collect_lines(&group.frame, at, files, lines),
            FrameItem::Text(text) => {
                for glyph in &text.glyphs {
                    let Some(number) = text_number(glyph.span.0) else { continue };
                    let Some(place) = files.iter().position(|file| Some(*file) == glyph.span.0.id()) else { continue };
                    let piece = &text.text[glyph.range()];
                    let known = lines
                        .iter_mut()
                        .rev()
                        .find(|line| line.place == place && line.number == number && same(line.y, at.y));
                    match known {
                        Some(line) => line.text.push_str(piece),
                        None => lines.push(Line { y: at.y, place, number, text: piece.to_owned() }),
                    }
                }
            }
            _ => {}
        }
    }
}

fn same(a: Abs, b: Abs) -> bool {
    (a - b).to_pt().abs() < 0.5
}

/// The rows of the pieces: the lines of each paragraph as they were found, one row for each solid piece. `lines` are in the order
/// of their baselines.
fn rows(pieces: &[Piece], lines: &[Line]) -> (Vec<Row>, Vec<String>) {
    let mut rows = Vec::new();
    let mut texts = Vec::new();
    for (para, (index, piece)) in (0..).zip(pieces.iter().enumerate()) {
        let mut own: Vec<(Abs, String)> = Vec::new();
        for line in lines.iter().filter(|line| line.place == piece.place && piece.numbers.contains(&line.number)) {
            match own.last_mut() {
                Some((y, text)) if same(*y, line.y) => text.push_str(&line.text),
                _ => own.push((line.y, line.text.clone())),
            }
        }
        if let Some((height, kind)) = piece.solid {
            let chars = own.iter().map(|(_, text)| count(text)).sum();
            rows.push(Row { lines: height, kind, para, first: true, last: true, chars, lone: false });
            continue;
        }
        let last = own.len().saturating_sub(1);
        // Only a short one, before ordinary text, heads it; a text that is strong throughout must be breakable somewhere.
        let heads = own.len() <= 2 && pieces.get(index + 1).is_some_and(|next| next.line_kind == RowKind::Text);
        let kind = if heads { piece.line_kind } else { RowKind::Text };
        for (index, (_, text)) in own.into_iter().enumerate() {
            rows.push(Row {
                lines: 1,
                kind,
                para,
                first: index == 0,
                last: index == last,
                chars: count(&text),
                lone: index == last && index > 0 && text.chars().filter(|c| c.is_alphanumeric()).count() == 1,
            });
            texts.push(text);
        }
    }
    (rows, texts)
}

fn count(text: &str) -> u16 {
    u16::try_from(text.chars().filter(|c| !c.is_whitespace()).count()).unwrap_or(u16::MAX)
}

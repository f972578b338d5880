//! Galleys: the text of an article set at its measure, as content for the pages and as rows for the makeup.
//!
//! The body is a sequence of pieces: paragraphs, which break into lines, and solid pieces (crossheads, brief heads, pull quotes, tables),
//! which take whole lines and are never broken. Lines do not depend on the boxes they are later distributed to.

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Array, Content, IntoValue, NativeElement, Smart, Value};
use typst::layout::{Abs, AlignElem, Alignment, BlockElem, Em, Length as EngineLength, Rel, Sizing, VAlignment};
use typst::model::ParElem;
use typst::text::LinebreakElem;

use super::engine::{call, set};
use super::functions::Functions;
use super::line_breaks::forbids_break;
use super::passage::{blocks, ends_article, heads_what_follows, jump_words, quote};
use super::rows::{GalleyPiece, SetLine, read_rows};
use super::sense::Sense;
use super::text::{ADDED, JUMP_FROM, JUMP_TO, Numbered, Part, Texts, content, note_sign, plain_content};
use super::thread::flow;
use crate::makeup::grid::Grid;
use crate::makeup::measure::{Galley, Passage, RowKind};
use crate::model::{Article, Block, Names, Table, Text};

/// The text of an item: what is set, and its rows.
#[derive(Clone)]
pub(super) struct SetGalley {
    /// The text as one content, to be threaded through the item's legs.
    pub(super) body: Content,
    /// Its rows.
    pub(super) galley: Galley,
    /// The lines of running text as they stand, for the checks.
    pub(super) lines: Vec<SetLine>,
}

impl SetGalley {
    /// Lines of one paragraph between which no break may be (避头尾, GB/T 15834): each with the line before it.
    pub(super) fn forbidden_breaks(&self) -> impl Iterator<Item = [&str; 2]> {
        let pairs = self.lines.windows(2).filter(|pair| !pair[1].first);
        pairs
            .map(|pair| [pair[0].text.as_str(), pair[1].text.as_str()])
            .filter(|[line, next]| forbids_break(line, next))
    }
}

/// Sets the text of an item: one article or a part of it, or the briefs of a group, each with its own head in the text.
pub(super) fn set_galley(
    engine: &mut Engine,
    functions: &Functions,
    grid: &Grid,
    passage: Passage,
    em: u16,
) -> SourceResult<SetGalley> {
    let width = Abs::pt((grid.em * i64::from(em)).to_pt());
    let articles = passage.articles;
    let mut pieces = Vec::new();
    for (place, article) in articles.iter().enumerate() {
        let texts = Texts::of(article);
        let mut setter = Setter {
            engine: &mut *engine,
            functions,
            grid,
            width,
            texts: &texts,
            names: &article.names,
            place,
            pieces: &mut pieces,
        };
        if articles.len() > 1 || article.kind == crate::model::Kind::Brief {
            setter.brief_head()?;
        }
        setter.body(article, passage)?;
    }
    let sequence = Content::sequence(pieces.iter().map(|piece| piece.content.clone()));
    let body = call(engine, &functions.body, [Value::Content(sequence)])?;
    let frames = flow(engine, &body, 0, width, &[])?;
    let files: Vec<_> = articles.iter().map(|article| super::text::article_file(article)).collect();
    let (rows, lines) = read_rows(&pieces, &frames, &files);
    Ok(SetGalley { body, galley: Galley { rows }, lines })
}

/// Words of a passage that are not its author's body, with the number they stand under: they are run in with a paragraph, or
/// make a line of their own where there is none.
struct RunIn {
    content: Content,
    number: u32,
}

/// Turns one article into pieces.
struct Setter<'a, 'e, 'w> {
    engine: &'a mut Engine<'e>,
    functions: &'w Functions,
    grid: &'w Grid,
    width: Abs,
    texts: &'w Texts,
    names: &'w Names,
    place: usize,
    pieces: &'a mut Vec<GalleyPiece>,
}

impl Setter<'_, '_, '_> {
    fn brief_head(&mut self) -> SourceResult<()> {
        let place = self.texts.first(Part::Place).map_or(Value::None, Value::Content);
        let Some(head) = self.texts.of_part(Part::Head).next() else { return Ok(()) };
        let lines: Array = self
            .functions
            .brief_lines(&Sense::new(&head.text, self.names), self.width)
            .iter()
            .map(|line| Value::Content(plain_content(line, self.texts.file, head.number)))
            .collect();
        let block = call(self.engine, &self.functions.brief_head, [place, Value::Array(lines)])?;
        self.solid(block, RowKind::Crosshead, head.number)
    }

    fn body(&mut self, article: &Article, passage: Passage) -> SourceResult<()> {
        let texts = self.texts;
        let mut numbered = texts.of_part(Part::Body);
        let blocks = blocks(passage.part, article);
        let quote = quote(passage, article);
        let mut opening = self.jump(jump_words(passage.part).0, JUMP_FROM)?;
        let mut closing = self.closing(article, passage)?;
        if !matches!(article.body.get(blocks.start), Some(Block::Paragraph(_)))
            && let Some(words) = opening.take()
        {
            self.open(ParElem::new(words.content).pack(), vec![words.number]);
        }
        for (index, block) in article.body.iter().enumerate() {
            let own: Vec<&Numbered> = numbered.by_ref().take(block.texts().len()).collect();
            if !blocks.contains(&index) {
                continue;
            }
            if let Some((which, _)) = quote.filter(|&(_, at)| at == index) {
                self.pull_quote(which)?;
            }
            let end =
                if index + 1 == blocks.end && matches!(block, Block::Paragraph(_)) { closing.take() } else { None };
            self.block(block, &own, opening.take(), end)?;
        }
        if let Some(words) = closing {
            let set = call(self.engine, &self.functions.credit_line, [Value::Content(words.content)])?;
            self.open(set, vec![words.number]);
        }
        Ok(())
    }

    /// What stands at a passage's end: writers and source, or the page on which the text goes on.
    fn closing(&mut self, article: &Article, passage: Passage) -> SourceResult<Option<RunIn>> {
        if ends_article(passage.part, article) {
            let numbered = self.texts.of_part(Part::Credit).next();
            return Ok(numbered.map(|found| RunIn { content: self.text(found), number: found.number }));
        }
        self.jump(jump_words(passage.part).1, JUMP_TO)
    }

    fn jump(&mut self, words: Option<String>, number: u32) -> SourceResult<Option<RunIn>> {
        let Some(words) = words else { return Ok(None) };
        let inner = plain_content(&words, self.texts.file, number);
        let content = call(self.engine, &self.functions.jump, [Value::Content(inner)])?;
        Ok(Some(RunIn { content, number }))
    }

    fn block(
        &mut self,
        block: &Block,
        own: &[&Numbered],
        opening: Option<RunIn>,
        closing: Option<RunIn>,
    ) -> SourceResult<()> {
        match (block, own) {
            (Block::Paragraph(_), [text, ..]) => self.paragraph(text, opening, closing)?,
            (Block::Crosshead(_), [text, ..]) => {
                let inner = self.crosshead(text);
                let set = call(self.engine, &self.functions.crosshead, [Value::Content(inner)])?;
                self.solid(set, RowKind::Crosshead, text.number)?;
            }
            (Block::Quote(_), _) => {
                for text in own {
                    let inner = self.text(text);
                    let set = call(self.engine, &self.functions.quote, [Value::Content(inner)])?;
                    self.open(set, numbers_of(text));
                }
            }
            (Block::List(items), _) => {
                for (item, text) in items.iter().zip(own) {
                    self.item(&item.marker, item.level, text)?;
                }
            }
            (Block::Verse(stanzas), _) => self.verse(stanzas, own)?,
            (Block::Note(number, _), _) => {
                for (index, text) in own.iter().enumerate() {
                    let marker = if index == 0 { format!("注{}", note_sign(*number)) } else { String::new() };
                    self.item(&marker, 0, text)?;
                }
            }
            (Block::Table(table), _) => self.table(table, own)?,
            _ => {}
        }
        Ok(())
    }

    /// A paragraph of an item of a list, so many lists deep.
    fn item(&mut self, marker: &str, level: u8, text: &Numbered) -> SourceResult<()> {
        let inner = Value::Content(self.text(text));
        let arguments = [marker.into_value(), inner, i64::from(level).into_value()];
        let set = call(self.engine, &self.functions.list_item, arguments)?;
        self.open(set, numbers_of(text));
        Ok(())
    }

    /// Verse: a paragraph for each line, an empty line between stanzas.
    fn verse(&mut self, stanzas: &[Vec<Text>], own: &[&Numbered]) -> SourceResult<()> {
        let mut rest = own;
        for (index, stanza) in stanzas.iter().enumerate() {
            let (lines, after) = rest.split_at(stanza.len().min(rest.len()));
            rest = after;
            if index > 0 {
                self.solid(BlockElem::new().pack(), RowKind::Solid, NO_TEXT)?;
            }
            for line in lines {
                self.paragraph(line, None, None)?;
            }
        }
        Ok(())
    }

    fn text(&self, numbered: &Numbered) -> Content {
        content(&numbered.text, self.texts.file, numbered.number)
    }

    /// A crosshead: broken by its sense where it is longer than its measure.
    fn crosshead(&self, numbered: &Numbered) -> Content {
        let lines = self.functions.crosshead_lines(&Sense::new(&numbered.text, self.names), self.width);
        if lines.len() < 2 {
            return self.text(numbered);
        }
        let lines = lines.iter().map(|line| plain_content(line, self.texts.file, numbered.number));
        let parted = lines.flat_map(|line| [LinebreakElem::new().pack(), line]).skip(1);
        Content::sequence(parted)
    }

    fn paragraph(&mut self, text: &Numbered, opening: Option<RunIn>, closing: Option<RunIn>) -> SourceResult<()> {
        let mut inner = Content::empty();
        let mut numbers = numbers_of(text);
        if let Some(words) = opening {
            inner += words.content;
            numbers.push(words.number);
        }
        inner += self.text(text);
        if let Some(words) = closing {
            inner += call(self.engine, &self.functions.credit, [Value::Content(words.content)])?;
            numbers.push(words.number);
        }
        self.open(ParElem::new(inner).pack(), numbers);
        if let Some(piece) = self.pieces.last_mut().filter(|_| heads_what_follows(&text.text)) {
            piece.line_kind = RowKind::Crosshead;
        }
        Ok(())
    }

    fn pull_quote(&mut self, index: usize) -> SourceResult<()> {
        let Some(text) = self.texts.of_part(Part::Quote).nth(index) else { return Ok(()) };
        let inner = self.text(text);
        let set = call(self.engine, &self.functions.pull_quote, [Value::Content(inner)])?;
        // What its whole lines have over its own height is shared above and below.
        let middle = AlignElem::new(set).with_alignment(Alignment::V(VAlignment::Horizon)).pack();
        self.solid(middle, RowKind::Solid, text.number)
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
        let piece = GalleyPiece { content, solid: None, line_kind: RowKind::Text, place: self.place, numbers };
        self.pieces.push(piece);
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
        self.pieces.push(GalleyPiece {
            content: block,
            solid: Some((lines, kind)),
            line_kind: kind,
            place: self.place,
            numbers: vec![number],
        });
        Ok(())
    }
}

/// The number of a piece that holds no text.
const NO_TEXT: u32 = u32::MAX;

/// The numbers under which a text stands: its own, and that of the tool's words in it.
fn numbers_of(text: &Numbered) -> Vec<u32> {
    vec![text.number, ADDED + text.number]
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

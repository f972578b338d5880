//! A typesetter of arithmetic. Takes the questions of [`Measure`]; answers them from numbers of characters: every 汉字 is one em
//! wide, so rows are characters over the measure.

use chenbao_makeup::measure::{Galley, HeadOption, HeadQuery, Measure, MeasureFailed, Passage, Row, RowKind};
use chenbao_model::model::{Article, Block, Picture};
use chenbao_model::units::Length;

use super::ladder::options;

/// A typesetter of arithmetic.
pub(crate) struct Arithmetic;

/// Lines of a pull quote.
const QUOTE_LINES: u16 = 5;
/// Characters of （下转第N版） and of （上接第N版）.
const JUMP_CHARS: usize = 7;

impl Measure for Arithmetic {
    fn galley(&self, passage: Passage, em: u16) -> Result<Galley, MeasureFailed> {
        let mut setter = Setter { measure: usize::from(em), rows: Vec::new(), para: 0 };
        for article in passage.articles {
            if passage.articles.len() > 1 {
                setter.solid(1, RowKind::Crosshead, article.headline.head.chars());
            }
            setter.body(article, passage);
        }
        Ok(Galley { rows: setter.rows })
    }

    fn heads(&self, query: HeadQuery) -> Result<Vec<HeadOption>, MeasureFailed> {
        Ok(options(query))
    }

    fn caption(&self, picture: &Picture, width: Length) -> Result<u16, MeasureFailed> {
        let chars = usize::try_from(width.millipoints() / 8000).unwrap().max(1);
        Ok(to_u16(picture.caption.chars().div_ceil(chars)).max(1) + 1)
    }
}

fn to_u16(value: usize) -> u16 {
    u16::try_from(value).unwrap()
}

/// Turns articles into rows.
struct Setter {
    measure: usize,
    rows: Vec<Row>,
    para: u32,
}

impl Setter {
    fn body(&mut self, article: &Article, passage: Passage) {
        let [from, to] = passage.part.map_or([0, article.body.len()], |part| part.blocks);
        let own = || (from..to).filter(|&at| matches!(article.body[at], Block::Paragraph(_)));
        let told = passage.part.filter(|part| part.spread.is_none());
        let starts = told.and_then(|part| part.from).and_then(|_| own().next());
        let ends = told.and_then(|part| part.to).and_then(|_| own().next_back());
        let quote_before = passage.quote.and_then(|_| quote_place(&article.body[from..to])).map(|at| from + at);
        for (at, block) in article.body.iter().enumerate().take(to).skip(from) {
            if quote_before == Some(at) {
                self.solid(QUOTE_LINES, RowKind::Solid, 0);
            }
            let more = [starts, ends].into_iter().filter(|&place| place == Some(at)).count() * JUMP_CHARS;
            self.block(block, more);
        }
    }

    fn block(&mut self, block: &Block, more: usize) {
        match block {
            Block::Crosshead(text) => self.solid(2, RowKind::Crosshead, text.chars()),
            Block::Table(table) => {
                let chars = block.texts().iter().map(|text| text.chars()).sum();
                self.solid(to_u16(table.rows.len() + 2), RowKind::Solid, chars);
            }
            Block::List(items) => items.iter().for_each(|item| self.paragraph(item.text.chars())),
            Block::Verse(stanzas) => stanzas.iter().flatten().for_each(|line| self.paragraph(line.chars())),
            Block::Quote(texts) | Block::Note(_, texts) => texts.iter().for_each(|text| self.paragraph(text.chars())),
            Block::Paragraph(text) => self.paragraph(text.chars() + more),
        }
    }

    fn solid(&mut self, lines: u16, kind: RowKind, chars: usize) {
        let chars = to_u16(chars);
        self.rows.push(Row { lines, kind, para: self.para, first: true, last: true, chars, lone: false });
        self.para += 1;
    }

    /// A paragraph with an indent of two em.
    fn paragraph(&mut self, chars: usize) {
        let count = (chars + 2).div_ceil(self.measure);
        let mut left = chars;
        for at in 0..count {
            let own = left.min(if at == 0 { self.measure.saturating_sub(2).max(1) } else { self.measure });
            let (first, last) = (at == 0, at + 1 == count);
            let lone = last && own == 1;
            let (kind, para) = (RowKind::Text, self.para);
            self.rows.push(Row { lines: 1, kind, para, first, last, chars: to_u16(own), lone });
            left -= own;
        }
        self.para += 1;
    }
}

/// The block a pull quote stands before: the paragraph nearest the middle that is neither first nor last nor below a crosshead.
fn quote_place(blocks: &[Block]) -> Option<usize> {
    let is_text = |at: usize| matches!(blocks.get(at), Some(Block::Paragraph(_)));
    (1..blocks.len().saturating_sub(1))
        .filter(|&at| is_text(at) && is_text(at - 1))
        .min_by_key(|&at| (at.abs_diff(blocks.len() / 2), at))
}

//! How many 字 make a text so many lines shorter or longer. Takes the articles of a text and lines; has the typesetter set the text with 字 taken from
//! its end, or with a paragraph more, until it is as many lines: so a number that is told is the one that suffices.

use crate::grid::Grid;
use crate::measure::{Columns, Measure, MeasureFailed, Passage, Setting};
use chenbao_model::diag::Source;
use chenbao_model::model::{Article, Block, Inline, Run, Text};

/// By how many lines' worth of 字 a number may be off from the first guess.
const LINES_OFF: u32 = 2;

/// The 字 to take from the end of a text, or to add there as a paragraph, so that it becomes so many lines shorter (negative) or longer on the
/// basic columns.
pub(crate) fn chars_of_change(
    articles: &[&Article],
    lines: i64,
    grid: &Grid,
    measure: &dyn Measure,
) -> Result<u32, MeasureFailed> {
    let Some((last, others)) = articles.split_last() else { return Ok(0) };
    let setting = if last.kind.is_always_boxed() { Setting::Boxed } else { Setting::Open };
    let em = grid.measure(Columns::basic(setting, 1));
    let set = |last: &Article| -> Result<i64, MeasureFailed> {
        let all: Vec<&Article> = others.iter().copied().chain([last]).collect();
        let galley = measure.galley(Passage::whole(&all), em)?;
        Ok(galley.rows.iter().map(|row| i64::from(row.lines)).sum())
    };
    let wanted = set(last)? + lines;
    let count = u32::try_from(lines.unsigned_abs()).unwrap_or(u32::MAX);
    let (per_line, off) = (u32::from(em), LINES_OFF * u32::from(em));
    let first = (count * per_line).saturating_sub(off).max(1);
    for chars in first..=count * per_line + off {
        let changed = if lines < 0 { shortened(last, chars) } else { lengthened(last, chars) };
        let set = set(&changed)?;
        if (lines < 0 && set <= wanted) || (lines > 0 && set >= wanted) {
            // A paragraph ends in the middle of its last line, so that a few 字 more or fewer are as good.
            return Ok(if lines > 0 { chars + per_line / 3 } else { chars });
        }
    }
    Ok(count * per_line)
}

/// An article that reads otherwise has another source: what was measured is known by it.
fn rewritten(article: &Article, body: Vec<Block>, by: i64) -> Article {
    let text = format!("{}\n{by}", article.source.text);
    Article { source: Source::new(article.source.path.clone(), text), body, ..article.clone() }
}

/// The article without so many 字 at its end.
fn shortened(article: &Article, chars: u32) -> Article {
    let mut body = article.body.clone();
    let mut left = usize::try_from(chars).unwrap_or(usize::MAX);
    while left > 0
        && let Some(Block::Paragraph(text)) = body.last_mut()
    {
        let own = text.chars();
        if own <= left {
            body.pop();
        } else {
            cut(text, left);
        }
        left = left.saturating_sub(own);
    }
    rewritten(article, body, -i64::from(chars))
}

/// Takes so many 字 from the end of a text.
fn cut(text: &mut Text, mut chars: usize) {
    while chars > 0
        && let Some(run) = text.runs.last_mut()
    {
        let is_empty = match run {
            Run::Words(Inline { text, .. }) => {
                if text.pop().is_some_and(|last| !last.is_whitespace()) {
                    chars -= 1;
                }
                text.is_empty()
            }
            Run::Note(_) | Run::Page(_) => true,
        };
        if is_empty {
            text.runs.pop();
        }
    }
}

/// The article with a paragraph of so many 字 more.
fn lengthened(article: &Article, chars: u32) -> Article {
    let words = "字".repeat(usize::try_from(chars).unwrap_or_default());
    let body = article.body.iter().cloned().chain([Block::Paragraph(Text::plain(words))]).collect();
    rewritten(article, body, i64::from(chars))
}

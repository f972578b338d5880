//! Checks of the lines of a galley and of its tables: marks where none may stand, cells too narrow for their words.

use super::Typesetter;
use super::passage::blocks;
use super::sense::rough_width;
use crate::diag::{Code, Finding};
use crate::makeup::layout::Layout;
use crate::makeup::measure::Passage;
use crate::model::{Article, Block, Issue, Table, Text};

/// White at the sides of a table's cell, in points: `inset` of `table-block`.
const CELL_INSET: f64 = 2.0;

/// Lines that begin or end with a mark that must not stand there.
pub(super) fn forbidden_breaks(setter: &Typesetter, layout: &Layout, issue: &Issue) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (page, placement) in layout.placements() {
        let articles: Vec<&Article> = placement
            .articles
            .iter()
            .filter_map(|id| issue.articles.iter().find(|article| &article.id == id))
            .collect();
        let Ok(galley) = setter.set_galley(
            Passage { articles: &articles, part: placement.part, quote: placement.quote },
            layout.grid.measure(placement.columns),
        ) else {
            continue;
        };
        for [line, next] in galley.forbidden_breaks() {
            let message = format!("“{}” 有一行断得不合规矩：“{line}”，下一行“{next}”", placement.id);
            let span = articles.first().map(|article| article.span());
            findings.push(Finding::new(Code::ForbiddenBreak, message).at_opt(span).on(page));
        }
    }
    findings
}

/// Cells of tables that cannot hold their longest word: it would stand on the next cell.
pub(super) fn crowded_tables(setter: &Typesetter, layout: &Layout, issue: &Issue) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (page, placement) in layout.placements() {
        let measure = layout.grid.text_width(placement.columns, 1).to_pt();
        let articles = issue.articles.iter().filter(|article| placement.articles.contains(&article.id));
        let held = articles.flat_map(|article| article.body.get(blocks(placement.part, article)).unwrap_or_default());
        for table in held.filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        }) {
            let columns = table.header.len().max(1);
            let crowded = widest_cell(table).filter(|&(em, _)| table_width(columns, em, setter) > measure);
            if let Some((_, text)) = crowded {
                let message = format!("表格有 {columns} 列，太挤：“{}” 这一格放不下", text.to_plain());
                let finding = Finding::new(Code::LineTooWide, message).at_opt(text.span_at(0)).on(page);
                findings.push(finding.hint("减少列数，或把长的号码、单词挪到正文里"));
            }
        }
    }
    findings
}

/// The cell of a table that needs the most room, and how much that is in em. A Chinese cell needs room for two characters a line; a Latin
/// word cannot be broken at all.
fn widest_cell(table: &Table) -> Option<(f64, &Text)> {
    let need = |text: &Text| {
        let plain = text.to_plain();
        let words = plain.split(|c: char| !c.is_ascii_graphic());
        words.map(rough_width).fold(0.0, f64::max).max(if text.is_empty() { 0.0 } else { 2.0 })
    };
    table.all_rows().flatten().map(|text| (need(text), text)).max_by(|a, b| a.0.total_cmp(&b.0))
}

/// The width of a table of so many columns whose widest cell needs so many em, in points.
#[expect(clippy::cast_precision_loss, reason = "a table has few columns")]
fn table_width(columns: usize, em: f64, setter: &Typesetter) -> f64 {
    columns as f64 * (em * setter.look.table_size + 2.0 * CELL_INSET)
}

/// The measure in em of the text's grid that its widest table needs; nothing where it has none.
pub(super) fn least_em(setter: &Typesetter, passage: Passage) -> u16 {
    let blocks = passage.articles.iter().flat_map(|article| &article.body[blocks(passage.part, article)]);
    let tables = blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let width = |table: &Table| widest_cell(table).map_or(0.0, |(em, _)| table_width(table.header.len(), em, setter));
    let widest = tables.map(width).fold(0.0, f64::max);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a table is a few hundred em wide")]
    let em = (widest / setter.look.grid.em.to_pt()).ceil() as u16;
    em
}

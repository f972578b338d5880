//! Checks of the lines of a galley and of its tables: marks where none may stand, cells too narrow for their words.

use super::Typesetter;
use super::passage::blocks;
use super::sense::rough_width;
use crate::diag::{Code, Finding};
use crate::makeup::layout::Layout;
use crate::makeup::measure::Passage;
use crate::model::{Article, Block, Issue};

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
            #[expect(clippy::cast_precision_loss, reason = "a table has few columns")]
            let cell = measure / columns as f64 - 2.0 * CELL_INSET;
            let crowded = table.header.iter().chain(table.rows.iter().flatten()).find(|text| {
                let plain = text.to_plain();
                let words = plain.split(|c: char| !c.is_ascii_graphic());
                // A Chinese cell needs room for two characters a line; a Latin word cannot be broken at all.
                let longest = words.map(rough_width).fold(0.0, f64::max).max(if text.is_empty() { 0.0 } else { 2.0 });
                longest * setter.look.table_size > cell
            });
            if let Some(text) = crowded {
                let message = format!("表格有 {columns} 列，太挤：“{}” 这一格放不下", text.to_plain());
                let finding = Finding::new(Code::LineTooWide, message).at_opt(text.span_at(0)).on(page);
                findings.push(finding.hint("减少列数，或把长的号码、单词挪到正文里"));
            }
        }
    }
    findings
}

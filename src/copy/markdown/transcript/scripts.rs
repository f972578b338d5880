//! What stands high or low: `m^2^`, `H~2~O`, `<sup>2</sup>`, `<sub>2</sub>`, and formulas `$…$`. Figures become the signs of Unicode, which
//! every face of ours has; a formula is set as words.

use std::ops::Range;

use super::pictures::spans;
use super::sheet::Sheet;
use crate::diag::Code;

const HIGH: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
const LOW: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

/// Settles them all.
pub(super) fn settle_scripts(sheet: &mut Sheet<'_>) {
    for (open, close, signs) in [("<sup>", "</sup>", HIGH), ("<sub>", "</sub>", LOW), ("^", "^", HIGH), ("~", "~", LOW)]
    {
        for inside in spans(sheet, open, close) {
            let words = sheet.text(inside.clone());
            if !words.is_empty() && words.chars().all(|c| c.is_ascii_digit() || "+-".contains(c)) {
                sheet.omit(inside.start - open.len()..inside.start);
                sheet.omit(inside.end..inside.end + close.len());
                set_figures(sheet, inside, signs);
            }
        }
    }
    settle_formulas(sheet);
}

/// Sets the figures of these bytes high or low.
fn set_figures(sheet: &mut Sheet<'_>, bytes: Range<usize>, signs: [char; 10]) {
    let is_high = signs == HIGH;
    for (at, c) in bytes.clone().zip(sheet.text(bytes).chars()) {
        let sign = match c {
            '+' if is_high => '⁺',
            '+' => '₊',
            '-' if is_high => '⁻',
            '-' => '₋',
            figure => figure.to_digit(10).and_then(|digit| signs.get(digit as usize).copied()).unwrap_or(figure),
        };
        sheet.substitute(at..at + 1, sign);
    }
}

/// `$x^2$`: the dollar signs go, a figure behind `^` or `_` is set high or low. Money is no formula.
fn settle_formulas(sheet: &mut Sheet<'_>) {
    for mark in ["$$", "$"] {
        for inside in spans(sheet, mark, mark) {
            let words = sheet.text(inside.clone());
            let before = sheet.text(inside.start.saturating_sub(mark.len() + 1)..inside.start - mark.len());
            let behind = sheet.text(inside.end + mark.len()..inside.end + mark.len() + 1);
            let is_formula = words.contains(['\\', '^', '_', '=', '{'])
                || words.len() == 1 && words.chars().all(|c| c.is_ascii_alphabetic());
            let is_money = behind.starts_with(|c: char| c.is_ascii_digit()) || before.ends_with('\\');
            if words.trim() != words || !is_formula || is_money || !words.is_ascii() {
                continue;
            }
            sheet.omit(inside.start - mark.len()..inside.start);
            sheet.omit(inside.end..inside.end + mark.len());
            set_indices(sheet, inside.start, &words);
            sheet.protect(inside.clone());
            let message = format!("公式 {words} 照文字排");
            sheet.note(
                Code::ForeignMark,
                inside.start - mark.len(),
                message,
                "上标、下标直接写成 ²、₂ 这样的字；复杂的公式做成图片",
            );
        }
    }
}

/// Sets the figures behind `^` and `_` high and low; the braces around them go.
fn set_indices(sheet: &mut Sheet<'_>, base: usize, words: &str) {
    for (at, c) in words.char_indices().filter(|&(_, c)| c == '^' || c == '_') {
        let rest = &words[at + 1..];
        let (from, to) = match rest.strip_prefix('{').and_then(|inner| inner.find('}')) {
            Some(end) => (at + 2, at + 2 + end),
            None => (at + 1, at + 1 + rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()).min(1)),
        };
        let figures = &words[from..to];
        if figures.is_empty() || !figures.chars().all(|c| c.is_ascii_digit() || "+-".contains(c)) {
            continue;
        }
        sheet.omit(base + at..base + from);
        if from == at + 2 {
            sheet.omit(base + to..base + to + 1);
        }
        set_figures(sheet, base + from..base + to, if c == '^' { HIGH } else { LOW });
    }
}

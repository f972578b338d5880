//! The inventory of pages as a text: a section a page, an item a line, in the order they are drawn.
//!
//! A line is a kind, x and y in points to a tenth, and what else tells the item from others. [`super::compare`] reads such lines again.

use std::fmt::Write;

use chenbao::typeset::inventory::{Item, PageInventory, PageItem, Stroke, TextRun};

/// The pages, each a section.
pub(super) fn pages(pages: &[PageInventory]) -> String {
    let mut text = String::new();
    for (page, number) in pages.iter().zip(1..) {
        let _ = writeln!(text, "== 第{number}版");
        let [width, height] = page.size;
        let bleed = page.bleed.map(tenths);
        let _ =
            writeln!(text, "{}", row("page", [0.0; 2], &format!("{}, bleed {}", size(width, height), bleed.join(" "))));
        for PageItem { at, what } in &page.items {
            let (kind, rest) = described(what);
            let _ = writeln!(text, "{}", row(kind, *at, &rest));
        }
    }
    text
}

/// A line.
pub(super) fn row(kind: &str, [x, y]: [f64; 2], rest: &str) -> String {
    format!("{kind} {} {} {rest}", tenths(x), tenths(y))
}

fn described(item: &Item) -> (&'static str, String) {
    match item {
        Item::Text(run) => ("text", text(run)),
        Item::Picture { size: [width, height], pixels: [across, down], alt } => {
            let alt = alt.as_ref().map(|alt| format!(" “{alt}”")).unwrap_or_default();
            ("picture", format!("{} from {across}×{down} px{alt}", size(*width, *height)))
        }
        Item::Line { to: [x, y], stroke } => {
            ("line", format!("to {} {}{}", tenths(*x), tenths(*y), drawn(stroke.as_ref())))
        }
        Item::Area { size: [width, height], segments, fill, stroke } => {
            let kind = if segments.is_some() { "curve" } else { "rect" };
            let segments = segments.map(|segments| format!(" in {segments} segments")).unwrap_or_default();
            let fill = fill.as_ref().map(|fill| format!(" fill {fill}")).unwrap_or_default();
            (kind, format!("{}{segments}{fill}{}", size(*width, *height), drawn(stroke.as_ref())))
        }
        Item::Clip { size: [width, height] } => ("clip", size(*width, *height)),
        Item::Link { size: [width, height], target } => ("link", format!("{} to {target}", size(*width, *height))),
    }
}

fn text(run: &TextRun) -> String {
    let TextRun { text, face, size, width, fill, matrix, missing } = run;
    let is_upright = matrix.iter().zip([1.0, 0.0, 0.0, 1.0]).all(|(found, wanted)| (found - wanted).abs() < 5e-4);
    let turned = if is_upright { String::new() } else { format!(" turned {}", matrix.map(thousandths).join(" ")) };
    let missing = if *missing == 0 { String::new() } else { format!(" {missing} glyphs missing") };
    let text: String =
        text.chars().flat_map(|c| if c.is_control() { c.escape_default().collect() } else { vec![c] }).collect();
    format!("w{} {} {face} {fill}{turned}{missing} “{text}”", tenths(*width), hundredths(*size))
}

fn drawn(stroke: Option<&Stroke>) -> String {
    let Some(Stroke { thickness, color, dashes }) = stroke else { return String::new() };
    let dashes: Vec<String> = dashes.iter().map(|length| tenths(*length)).collect();
    let dashes = if dashes.is_empty() { String::new() } else { format!(" dashes {}", dashes.join(" ")) };
    format!(" stroke {} {color}{dashes}", hundredths(*thickness))
}

fn size(width: f64, height: f64) -> String {
    format!("{}×{}", tenths(width), tenths(height))
}

fn tenths(points: f64) -> String {
    format!("{:.1}", (points * 10.0).round() / 10.0 + 0.0)
}

fn hundredths(points: f64) -> String {
    format!("{:.2}", (points * 100.0).round() / 100.0 + 0.0)
}

fn thousandths(number: f64) -> String {
    format!("{:.3}", (number * 1000.0).round() / 1000.0 + 0.0)
}

//! The figures a file was judged by: takes the thresholds; writes the last section of the report.

use super::elements::{block, entry, foreign};
use crate::thresholds::Thresholds;
use chenbao_model::markup::Markup;

/// The section of a report that tells by which figures the file was judged.
pub(super) fn thresholds(body: &mut Markup, thresholds: &Thresholds) {
    block(body, "section", Some("thresholds"), |section| {
        section.element("h2", &[], |heading| foreign(heading, &format!("检查标准：{}", thresholds.name)));
        section.newline();
        block(section, "dl", None, |list| {
            for (term, value) in limits(thresholds) {
                entry(list, &[], term, |words| compared(words, &value));
            }
        });
        let note = "位置从成品左上角量起。各规则按所列标准的主题制定，数值是检查标准里的；不代表任何机构的认证。";
        section.leaf("p", &[("class", "note")], note);
        section.newline();
    });
}

fn limits(thresholds: &Thresholds) -> [(&'static str, String); 9] {
    let trim =
        thresholds.trim_mm.map_or_else(|| "各版一样大".to_owned(), |[width, height]| format!("{width}×{height} 毫米"));
    let spots = if thresholds.spots.is_empty() { "不许".to_owned() } else { thresholds.spots.join("、") };
    let Thresholds { ppi_error, ppi_warning, ppi_most, .. } = thresholds;
    let Thresholds { type_pt, colored_type_pt, rich_black_pt, .. } = thresholds;
    [
        ("成品尺寸", trim),
        ("出血", format!("{} 毫米", thresholds.bleed_mm)),
        ("版数", format!("{} 的倍数", thresholds.pages_multiple)),
        ("总墨量", format!("错误 > {}%，警告 > {}%", thresholds.ink_error, thresholds.ink_warning)),
        ("图像分辨率", format!("错误 < {ppi_error}，警告 < {ppi_warning} 或 > {ppi_most} ppi")),
        ("线条稿", format!("警告 < {} ppi", thresholds.bitmap_ppi_warning)),
        ("字号", format!("单色 ≥ {type_pt} 点，多色或反白 ≥ {colored_type_pt} 点，四色黑 ≥ {rich_black_pt} 点")),
        ("线宽", format!("≥ {} 点", thresholds.line_pt)),
        ("专色", spots),
    ]
}

/// Words with signs of comparison between blanks. Such a sign opens no element (the tag open state of HTML), so it may stand as it is.
fn compared(out: &mut Markup, words: &str) {
    for part in words.split_inclusive(' ') {
        match part {
            "< " => out.verbatim("< "),
            "> " => out.verbatim("> "),
            words => foreign(out, words),
        }
    }
}

//! The tables of what the file is made of: its pages with boxes and inks, and its fonts.

use chenbao_model::markup::Markup;

use super::elements::{block, cell, foreign, heads, mark, table};
use crate::render::labels::{embedding, fonts, ppi, runs, size};
use crate::report::{PageFacts, Report};

pub(super) fn pages(body: &mut Markup, pages: &[PageFacts]) {
    if pages.is_empty() {
        return;
    }
    block(body, "section", None, |section| {
        section.leaf("h2", &[], "各版");
        section.newline();
        table(section, "pages", page_heads, |rows| pages.iter().for_each(|page| page_row(rows, page)));
        let note = "青、品红、黄、黑是各版印版的着墨面积，占成品的百分数。";
        section.leaf("p", &[("class", "note")], note);
        section.newline();
    });
}

fn page_heads(row: &mut Markup) {
    row.leaf("th", &[], "版");
    for name in ["成品", "出血"] {
        row.element("th", &[], |head| {
            head.text(name);
            head.leaf("small", &[], "毫米");
        });
    }
    for (class, ink) in [("c", "青"), ("m", "品红"), ("y", "黄"), ("k", "黑")] {
        row.leaf("th", &[("class", class)], ink);
    }
    heads(row, &["最大墨量", "图", "最低 ppi", "字体", "专色"]);
}

fn page_row(rows: &mut Markup, page: &PageFacts) {
    let spots = if page.spots.is_empty() { "没有".to_owned() } else { page.spots.join("、") };
    rows.element("tr", &[], |row| {
        cell(row, &page.number.to_string());
        cell(row, &size(page));
        cell(row, &format!("{:.1}", page.bleed_mm));
        page.inks.iter().for_each(|ink| cell(row, &format!("{ink:.1}%")));
        cell(row, &format!("{:.0}%", page.peak_ink));
        cell(row, &page.pictures.to_string());
        cell(row, &ppi(page));
        cell(row, &page.fonts.len().to_string());
        row.element("td", &[("class", "names")], |names| foreign(names, &spots));
    });
    rows.newline();
}

pub(super) fn used_fonts(body: &mut Markup, report: &Report) {
    let fonts = fonts(report);
    if fonts.is_empty() {
        return;
    }
    block(body, "section", None, |section| {
        section.leaf("h2", &[], "字体");
        section.newline();
        let names = |row: &mut Markup| heads(row, &["名字", "嵌入", "用在哪些版"]);
        table(section, "fonts", names, |rows| {
            for (font, pages) in fonts {
                rows.element("tr", &[("class", if font.embedded { "pass" } else { "error" })], |row| {
                    row.element("td", &[], |name| foreign(name, &font.name));
                    row.element("td", &[], |cell| mark(cell, embedding(font)));
                    cell(row, &runs(&pages));
                });
                rows.newline();
            }
        });
    });
}

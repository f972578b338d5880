//! `theme.toml`, as far as the tool itself reads it; the `.typ` files see all of it. Takes its text; gives the grid, the page, the faces, the
//! colours, the sizes and the ladder of heads, or every fault with its place and a remedy.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::ladder::{Rung, RungForm};
use crate::diag::{Code, Finding, Source};
use crate::form::{MOST_COLUMNS, MOST_LINES, TableForm, read_resource};
use crate::makeup::measure::Level;

const LEVELS: &[(&str, Level)] =
    &[("H1", Level::H1), ("H2", Level::H2), ("H3", Level::H3), ("H4", Level::H4), ("H5", Level::H5)];
const RUNG_FORMS: &[(&str, RungForm)] = &[
    ("across", RungForm::Across),
    ("side", RungForm::Side),
    ("spread", RungForm::Spread),
    ("continued", RungForm::Continued),
];
/// The largest size of type in points.
const SIZE_MOST: f64 = 200.0;
/// The fewest lines of a type area that can be made up.
const LEAST_LINES: u16 = 20;
/// The lines a guide takes where the theme says nothing.
const GUIDE_LINES: u16 = 4;

/// What the tool reads of a theme.
#[derive(Debug, Clone)]
pub(super) struct ThemeFile {
    pub(super) grid: ThemeGrid,
    pub(super) page: ThemePage,
    pub(super) ladder: Vec<Rung>,
    pub(super) guide: GuideSizes,
    /// The families of each role, first choice first.
    pub(super) fonts: BTreeMap<String, Vec<String>>,
    /// C, M, Y, K of each colour, in percent.
    pub(super) colors: BTreeMap<String, [f64; 4]>,
    /// Sizes of type, in points.
    pub(super) sizes: BTreeMap<String, f64>,
}

/// The grid: `em` and `pitch` in points, widths in em.
#[derive(Debug, Clone)]
pub(super) struct ThemeGrid {
    pub(super) em: f64,
    pub(super) pitch: f64,
    pub(super) cols: u16,
    pub(super) col_em: u16,
    pub(super) gutter_em: f64,
    pub(super) lines: u16,
    pub(super) box_col_em: u16,
    pub(super) box_pad: u16,
}

/// Where the type area stands.
#[derive(Debug, Clone)]
pub(super) struct ThemePage {
    pub(super) top_mm: f64,
    pub(super) nameplate_lines: u16,
}

/// How the guide 导读 on page 1 is set.
#[derive(Debug, Clone)]
pub(super) struct GuideSizes {
    /// The lines of the type area it takes, with the air below it.
    pub(super) lines: u16,
    /// The width of the label at its head, in points.
    pub(super) label: f64,
    /// The width of the page number before each title, in points.
    pub(super) page: f64,
    /// The sizes its titles may have in points, best first.
    pub(super) sizes: Vec<f64>,
}

impl Default for GuideSizes {
    fn default() -> Self {
        Self { lines: GUIDE_LINES, label: 30.0, page: 24.0, sizes: vec![12.0, 11.0, 10.0, 9.0] }
    }
}

/// What a theme says.
pub(super) fn parse_theme(source: &Arc<Source>) -> Result<ThemeFile, Vec<Finding>> {
    read_resource(source, Code::LookInvalid, |form| {
        // Tables and keys of its maker's own are for the `.typ` files.
        form.keys();
        let grid = read_grid(form);
        let page = read_page(form, grid.as_ref());
        let fonts = read_fonts(form);
        let colors = read_colors(form);
        let sizes = read_sizes(form);
        let guide = read_guide(form);
        let ladder = read_ladder(form);
        Some(ThemeFile { grid: grid?, page: page?, ladder, guide: guide?, fonts, colors, sizes })
    })
}

fn read_grid(form: &mut TableForm<'_>) -> Option<ThemeGrid> {
    const REMEDY: &str =
        "写一段 [grid]，有 em、pitch、cols、col-em、gutter-em、lines、box-col-em、box-pad；意思见 layouts/README.md";
    let table = form.required_section("grid", REMEDY)?;
    let mut inner = form.inner(table);
    let em = required_number(&mut inner, "em", 4.0..=40.0, "9.0");
    let pitches = em.map_or(4.0..=120.0, |em| em..=3.0 * em);
    let example = (1.5 * pitches.start()).to_string();
    let pitch = required_number(&mut inner, "pitch", pitches, &example);
    let cols = required_integer(&mut inner, "cols", 1..=MOST_COLUMNS, "5");
    let col_em = required_integer(&mut inner, "col-em", 6..=60, "14");
    let gutter_em = required_number(&mut inner, "gutter-em", 0.5..=10.0, "1.5");
    let lines = required_integer(&mut inner, "lines", LEAST_LINES..=MOST_LINES, "72");
    let box_most = col_em.map_or(59, |col_em| col_em - 1);
    let box_col_em = required_integer(&mut inner, "box-col-em", 5..=box_most, &box_most.to_string());
    let box_pad = required_integer(&mut inner, "box-pad", 0..=4, "1");
    form.absorb(inner.close());
    Some(ThemeGrid {
        em: em?,
        pitch: pitch?,
        cols: cols?,
        col_em: col_em?,
        gutter_em: gutter_em?,
        lines: lines?,
        box_col_em: box_col_em?,
        box_pad: box_pad?,
    })
}

fn read_page(form: &mut TableForm<'_>, grid: Option<&ThemeGrid>) -> Option<ThemePage> {
    const REMEDY: &str = "写一段 [page]，有 top-mm、nameplate-lines、nameplate-rise-mm；意思见 layouts/README.md";
    let table = form.required_section("page", REMEDY)?;
    let mut inner = form.inner(table);
    let top_mm = required_number(&mut inner, "top-mm", 0.0..=200.0, "28.0");
    // A nameplate leaves more than half of the page to the news.
    let most = grid.map_or(MOST_LINES, |grid| grid.lines) / 2 - 1;
    let nameplate_lines = required_integer(&mut inner, "nameplate-lines", 0..=most, &most.min(10).to_string());
    // Read by the `.typ` files; asked for here so that a misspelling is told of.
    required_number(&mut inner, "nameplate-rise-mm", -SIZE_MOST..=SIZE_MOST, "15.0");
    form.absorb(inner.close());
    Some(ThemePage { top_mm: top_mm?, nameplate_lines: nameplate_lines? })
}

fn read_fonts(form: &mut TableForm<'_>) -> BTreeMap<String, Vec<String>> {
    const REMEDY: &str = "写一段 [fonts]，每种用途一行：body = [\"Noto Serif SC\"]";
    let Some(table) = form.required_section("fonts", REMEDY) else { return BTreeMap::new() };
    let mut inner = form.inner(table);
    let mut fonts = BTreeMap::new();
    for role in inner.keys() {
        let families = inner.words(role, "[\"Noto Serif SC\"]").unwrap_or_default();
        fonts.insert(role.to_owned(), families.into_iter().map(|family| family.text).collect());
    }
    form.absorb(inner.close());
    fonts
}

fn read_colors(form: &mut TableForm<'_>) -> BTreeMap<String, [f64; 4]> {
    const REMEDY: &str = "写一段 [colors]，每种颜色一行：ink = [0, 0, 0, 100]";
    let Some(table) = form.required_section("colors", REMEDY) else { return BTreeMap::new() };
    let mut inner = form.inner(table);
    let mut colors = BTreeMap::new();
    for name in inner.keys() {
        let Some(inks) = inner.numbers(name, 0.0..=100.0, "[0, 0, 0, 100]") else { continue };
        let count = inks.len();
        match <[f64; 4]>::try_from(inks) {
            Ok(inks) => {
                colors.insert(name.to_owned(), inks);
            }
            Err(_) => {
                let remedy = format!("青、品红、黄、黑各占百分之几，例如：{name} = [0, 0, 0, 100]");
                inner.wrong_value(name, format!("“{name}”有 {count} 个数，应为四个"), remedy);
            }
        }
    }
    form.absorb(inner.close());
    colors
}

fn read_sizes(form: &mut TableForm<'_>) -> BTreeMap<String, f64> {
    const REMEDY: &str = "写一段 [type]，每种文字的字号一行，单位点：table = 8.0";
    let Some(table) = form.required_section("type", REMEDY) else { return BTreeMap::new() };
    let mut inner = form.inner(table);
    let mut sizes = BTreeMap::new();
    for name in inner.keys() {
        sizes.extend(inner.number(name, 0.0..=SIZE_MOST).map(|size| (name.to_owned(), size)));
    }
    form.absorb(inner.close());
    sizes
}

/// The guide; as the house sets it where the theme says nothing.
fn read_guide(form: &mut TableForm<'_>) -> Option<GuideSizes> {
    if !form.has("guide") {
        return Some(GuideSizes::default());
    }
    let table = form.section("guide", "写成一段 [guide]，有 label、page 和 sizes")?;
    let mut inner = form.inner(table);
    let lines = inner.integer("lines", 0..=u32::from(MOST_LINES)).and_then(|lines| u16::try_from(lines).ok());
    let label = required_number(&mut inner, "label", 0.0..=1000.0, "30.0");
    let page = required_number(&mut inner, "page", 0.0..=1000.0, "24.0");
    let sizes = required_sizes(&mut inner, 1.0..=SIZE_MOST, "[12.0, 11.0, 10.0, 9.0]");
    form.absorb(inner.close());
    Some(GuideSizes { lines: lines.unwrap_or(GUIDE_LINES), label: label?, page: page?, sizes: sizes? })
}

fn read_ladder(form: &mut TableForm<'_>) -> Vec<Rung> {
    const REMEDY: &str = "标题阶梯一级一段 [[ladder]]，写法见 layouts/README.md";
    let tables = form.tables("ladder", REMEDY);
    if tables.is_empty() && !form.has("ladder") {
        form.fault(Code::MissingKey, form.at("ladder"), "没有标题阶梯 [[ladder]]", REMEDY);
    }
    let mut ladder = vec![];
    for table in tables {
        let mut inner = form.inner(table);
        ladder.extend(read_rung(&mut inner));
        form.absorb(inner.close());
    }
    ladder
}

fn read_rung(form: &mut TableForm<'_>) -> Option<Rung> {
    let level = form.required("level", "\"H1\"", |form, key| form.choice(key, LEVELS));
    let rung_form = form.choice("form", RUNG_FORMS).unwrap_or_default();
    let priority = form.required("priority", "[1, 2, 3]", |form, key| form.integers(key, 1..=3, "[1, 2, 3]"));
    let columns = form.required("columns", "[1, 5]", |form, key| form.bounds(key, 1..=MOST_COLUMNS));
    let sizes = required_sizes(form, 4.0..=SIZE_MOST, "[24, 22, 20]");
    let lines = form.required("lines", "2", |form, key| form.integer(key, 1..=99));
    let kicker = required_number(form, "kicker", 4.0..=SIZE_MOST, "12.0");
    let deck = required_number(form, "deck", 4.0..=SIZE_MOST, "11.0");
    let boxed = form.flag("boxed").unwrap_or(false);
    let face = form.required_text("face", "head");
    let weight = required_integer(form, "weight", 1..=1000, "700");
    let (least, most) = columns?;
    Some(Rung {
        level: level?,
        form: rung_form,
        priority: priority?.into_iter().filter_map(|rank| u8::try_from(rank).ok()).collect(),
        columns: [least, most],
        sizes: sizes?,
        lines: usize::try_from(lines?).ok()?,
        kicker: kicker?,
        deck: deck?,
        boxed,
        face: face?.text,
        weight: weight?,
    })
}

fn required_number<'a>(
    form: &mut TableForm<'a>,
    key: &'a str,
    range: RangeInclusive<f64>,
    example: &str,
) -> Option<f64> {
    form.required(key, example, |form, key| form.number(key, range))
}

fn required_integer<'a>(
    form: &mut TableForm<'a>,
    key: &'a str,
    range: RangeInclusive<u16>,
    example: &str,
) -> Option<u16> {
    let read = |form: &mut TableForm<'a>, key| form.integer(key, u32::from(*range.start())..=u32::from(*range.end()));
    form.required(key, example, read).and_then(|number| u16::try_from(number).ok())
}

fn required_sizes(form: &mut TableForm<'_>, range: RangeInclusive<f64>, example: &'static str) -> Option<Vec<f64>> {
    form.required("sizes", example, |form, key| form.numbers(key, range, example))
}

#[cfg(test)]
mod tests;

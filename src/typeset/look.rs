//! The look of the paper: a folder under `layouts/` with `theme.toml`, `.typ` files and page templates.
//!
//! Takes the folder; gives the grid and the ladder of heads for the makeup, and the functions of the look as values of the
//! engine. What the look may and must define is described in `layouts/README.md`.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use typst::foundations::{Dict, IntoValue, Value};
use typst::layout::{Abs, Length as EngineLength};
use typst::visualize::{Cmyk, Color, ProcessColor};

use super::Medium;
use super::ladder::Rung;
use crate::diag::{Code, Failure, Finding, Source};
use crate::makeup::grid::Grid;
use crate::makeup::grid::LINES_MAX;
use crate::units::Length;

/// `theme.toml`, as far as the tool itself reads it; the `.typ` files see all of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct ThemeFile {
    grid: GridFile,
    page: PageFile,
    #[serde(default)]
    ladder: Vec<Rung>,
    #[serde(default)]
    guide: GuideSizes,
    fonts: BTreeMap<String, Vec<String>>,
    colors: BTreeMap<String, [f64; 4]>,
    #[serde(rename = "type")]
    sizes: BTreeMap<String, f64>,
}

impl ThemeFile {
    /// What in the theme cannot be, in Chinese.
    fn fault(&self) -> Option<String> {
        let grid = &self.grid;
        let page = &self.page;
        let checks = [
            ((4.0..=40.0).contains(&grid.em), "[grid] em 应在 4 到 40 之间"),
            ((grid.em..=3.0 * grid.em).contains(&grid.pitch), "[grid] pitch 应在 em 的 1 到 3 倍之间"),
            ((1..=8).contains(&grid.cols), "[grid] cols 应在 1 到 8 之间"),
            ((20..=LINES_MAX).contains(&grid.lines), "[grid] lines 应在 20 到 126 之间"),
            ((6..=60).contains(&grid.col_em), "[grid] col-em 应在 6 到 60 之间"),
            ((0.5..=10.0).contains(&grid.gutter_em), "[grid] gutter-em 应在 0.5 到 10 之间"),
            ((5..grid.col_em).contains(&grid.box_col_em), "[grid] box-col-em 应小于 col-em，至少 5"),
            (grid.box_pad <= 4, "[grid] box-pad 最多 4"),
            ((0.0..=200.0).contains(&page.top_mm), "[page] top-mm 应在 0 到 200 之间"),
            (page.nameplate_lines < grid.lines / 2, "[page] nameplate-lines 应少于版心的一半"),
            (self.sizes.values().all(|&size| (0.0..=200.0).contains(&size)), "[type] 的字号应在 0 到 200 之间"),
            (!self.ladder.is_empty(), "没有标题阶梯 [[ladder]]"),
            (!self.guide.sizes.is_empty(), "[guide] 要有字号 sizes"),
            (self.ladder.iter().all(Rung::is_sound), "[[ladder]] 每级要有字号（4 到 200）、至少一行，columns 从小到大"),
        ];
        checks.into_iter().find(|(holds, _)| !holds).map(|(_, fault)| fault.to_owned())
    }
}

/// The grid, in points and em.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct GridFile {
    em: f64,
    pitch: f64,
    cols: u16,
    col_em: u16,
    gutter_em: f64,
    lines: u16,
    box_col_em: u16,
    box_pad: u16,
}

/// Where the type area stands.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct PageFile {
    top_mm: f64,
    nameplate_lines: u16,
    #[expect(dead_code, reason = "read by the .typ files; named here so that a misspelling is an error")]
    nameplate_rise_mm: f64,
}

/// How the guide 导读 on page 1 is set.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct GuideSizes {
    /// The lines of the type area it takes, with the air below it.
    #[serde(default = "guide_lines")]
    pub(super) lines: u16,
    /// The width of the label at its head, in points.
    pub(super) label: f64,
    /// The width of the page number before each title, in points.
    pub(super) page: f64,
    /// The sizes its titles may have in points, best first.
    pub(super) sizes: Vec<f64>,
}

const fn guide_lines() -> u16 {
    4
}

impl Default for GuideSizes {
    fn default() -> Self {
        Self { lines: guide_lines(), label: 30.0, page: 24.0, sizes: vec![12.0, 11.0, 10.0, 9.0] }
    }
}

/// A look, read and checked.
#[derive(Debug)]
pub(super) struct Look {
    pub(super) grid: Grid,
    pub(super) top: Length,
    pub(super) nameplate_lines: u16,
    pub(super) ladder: Vec<Rung>,
    pub(super) guide: GuideSizes,
    pub(super) fonts: BTreeMap<String, Vec<String>>,
    /// The size of a brief's head in points.
    pub(super) brief_size: f64,
    /// The size of tables in points.
    pub(super) table_size: f64,
    /// The colours: C, M, Y, K in percent.
    pub(super) colors: BTreeMap<String, [f64; 4]>,
    /// The theme for the `.typ` files.
    pub(super) theme: Value,
    /// The `.typ` files, name and text.
    pub(super) files: Vec<(String, String)>,
    /// The page templates: path as shown, and text.
    pub(super) templates: Vec<(String, String)>,
}

impl Look {
    /// Reads a look.
    pub(super) fn load(folder: &Path, medium: Medium) -> Result<Self, Failure> {
        let theme_path = folder.join("theme.toml");
        let text = std::fs::read_to_string(&theme_path).map_err(|error| {
            Finding::new(Code::LookInvalid, format!("读不到版面样式 “{}”：{error}", theme_path.display()))
                .hint("paper.toml 的 layout 写 layouts/ 下的文件夹名；也可用 --layouts 指明 layouts 文件夹")
        })?;
        let source = Source::new(theme_path.display().to_string(), text);
        let file: ThemeFile = toml::from_str(&source.text).map_err(|error| theme_fault(&source, &error))?;
        let table: toml::Table = toml::from_str(&source.text).map_err(|error| theme_fault(&source, &error))?;
        if let Some(fault) = file.fault() {
            return Err(Finding::new(Code::LookInvalid, format!("版面样式写错了：{fault}"))
                .at(source.span_at(0))
                .hint("各个键的意思见 layouts/README.md")
                .into());
        }
        let em = Length::from_pt(file.grid.em);
        let grid = Grid {
            cols: file.grid.cols,
            lines: file.grid.lines,
            em,
            pitch: Length::from_pt(file.grid.pitch),
            col_em: file.grid.col_em,
            gutter: Length::from_pt(file.grid.em * file.grid.gutter_em),
            box_col_em: file.grid.box_col_em,
            box_pad: file.grid.box_pad,
        };
        let theme = theme_value(&table, &file, medium);
        Ok(Self {
            grid,
            top: Length::from_mm(file.page.top_mm),
            nameplate_lines: file.page.nameplate_lines,
            ladder: file.ladder,
            guide: file.guide,
            fonts: file.fonts,
            brief_size: file.sizes.get("brief-head").copied().unwrap_or(file.grid.em * 1.3),
            table_size: file.sizes.get("table").copied().unwrap_or(file.grid.em),
            colors: file.colors,
            theme,
            files: read_all(folder, "typ")?,
            templates: read_all(&folder.join("pages"), "toml")?
                .into_iter()
                .map(|(name, text)| (format!("{}/pages/{name}", folder.display()), text))
                .collect(),
        })
    }

    /// The families of a role, first choice first.
    pub(super) fn families(&self, role: &str) -> &[String] {
        self.fonts.get(role).map_or(&[], Vec::as_slice)
    }
}

fn theme_fault(source: &Source, error: &toml::de::Error) -> Finding {
    let at = error.span().map_or(0, |range| range.start);
    Finding::new(Code::LookInvalid, format!("版面样式写错了：{}", error.message())).at(source.span_at(at))
}

/// All files of a folder with this extension, by name.
fn read_all(folder: &Path, extension: &str) -> Result<Vec<(String, String)>, Failure> {
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .map_err(|error| Finding::new(Code::LookInvalid, format!("读不到 “{}”：{error}", folder.display())))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    names.sort();
    names
        .into_iter()
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).map_err(|error| {
                Failure::from(Finding::new(Code::LookInvalid, format!("读不到 “{}”：{error}", path.display())))
            })?;
            Ok((name, text))
        })
        .collect()
}

/// The theme as the `.typ` files see it: every key of the file, colours as colours, and the grid in lengths.
fn theme_value(table: &toml::Table, file: &ThemeFile, medium: Medium) -> Value {
    let mut dict = Dict::new();
    for (key, value) in table {
        dict.insert(key.as_str().into(), toml_value(value));
    }
    let mut colors = Dict::new();
    for (name, &inks) in &file.colors {
        let color = match medium {
            Medium::Screen => screen_color(inks),
            Medium::Press => press_color(inks),
        };
        colors.insert(name.as_str().into(), color.into_value());
    }
    dict.insert("colors".into(), colors.into_value());
    let grid = &file.grid;
    let mut lengths = Dict::new();
    for (name, points) in [
        ("em", grid.em),
        ("pitch", grid.pitch),
        ("leading", grid.pitch - grid.em),
        ("gutter", grid.em * grid.gutter_em),
        ("column", grid.em * f64::from(grid.col_em)),
        ("box-column", grid.em * f64::from(grid.box_col_em)),
    ] {
        lengths.insert(name.into(), points_value(points));
    }
    lengths.insert("cols".into(), i64::from(grid.cols).into_value());
    lengths.insert("lines".into(), i64::from(grid.lines).into_value());
    dict.insert("grid".into(), lengths.into_value());
    dict.into_value()
}

/// A length of so many points as a value of the engine.
pub(super) fn points_value(points: f64) -> Value {
    EngineLength::from(Abs::pt(points)).into_value()
}

fn toml_value(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.as_str().into_value(),
        toml::Value::Integer(number) => number.into_value(),
        toml::Value::Float(number) => number.into_value(),
        toml::Value::Boolean(flag) => flag.into_value(),
        toml::Value::Datetime(date) => date.to_string().into_value(),
        toml::Value::Array(items) => Value::Array(items.iter().map(toml_value).collect()),
        toml::Value::Table(table) => {
            Value::Dict(table.iter().map(|(key, value)| (key.as_str().into(), toml_value(value))).collect())
        }
    }
}

/// A colour of the theme, given in percent of C, M, Y, K, as sRGB: each ink takes away its part of the light, K of all three.
fn screen_color(inks: [f64; 4]) -> Color {
    let [r, g, b] = screen_bytes(inks);
    Color::from_u8(r, g, b, 255)
}

/// The same as bytes of red, green and blue.
pub(super) fn screen_bytes([c, m, y, k]: [f64; 4]) -> [u8; 3] {
    let channel = |ink: f64| {
        let light = (1.0 - ink.clamp(0.0, 100.0) / 100.0) * (1.0 - k.clamp(0.0, 100.0) / 100.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255 by construction")]
        let byte = (light * 255.0).round() as u8;
        byte
    };
    [channel(c), channel(m), channel(y)]
}

/// A colour of the theme in the inks of the press.
pub(super) fn press_color(inks: [f64; 4]) -> Color {
    let [c, m, y, k] = inks.map(|percent| {
        #[expect(clippy::cast_possible_truncation, reason = "a part of one")]
        let part = (percent.clamp(0.0, 100.0) / 100.0) as f32;
        part
    });
    Color::Process(ProcessColor::Cmyk(Cmyk { c, m, y, k }))
}

//! The look of the paper: a folder under `layouts/` with `theme.toml`, `.typ` files and page templates.
//!
//! Takes the folder; gives the grid and the ladder of heads for the makeup, and the functions of the look as values of the
//! engine. What the look may and must define is described in `layouts/README.md`.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use typst::foundations::{Array, Dict, IntoValue, Value};
use typst::layout::{Abs, Length as EngineLength};
use typst::visualize::{Cmyk, Color, ProcessColor};

use super::Medium;
use super::functions::HeadSizes;
use super::ladder::Rung;
use super::shared_files::SHARED_FILES;
use super::theme::{GuideSizes, ThemeFile, parse_theme};
use crate::content::read_text;
use crate::diag::{Code, Failure, Finding, Source};
use crate::makeup::grid::Grid;
use crate::units::Length;

/// The folder beside the looks that holds what they share; a look imports from it as if it lay in its own.
pub(crate) const SHARED: &str = "shared";
/// The key of `[fonts]` for the families that draw what those of a role lack.
const STOPGAP_ROLE: &str = "stopgap";
/// The stopgaps where a theme names none: letters with accents, raised and lowered figures; symbols; rare 汉字; what people put in messages.
const STOPGAPS: &[&str] = &[
    "Noto Serif",
    "Noto Sans Symbols 2",
    "Noto Sans Math",
    "Noto Sans Symbols",
    "LXGW WenKai",
    "Noto Serif SC",
    "Noto Sans SC",
    EMOJI,
];
/// The family of pictures of faces and things, in one ink.
pub(super) const EMOJI: &str = "Noto Emoji";

/// A look, read and checked.
#[derive(Debug)]
pub(super) struct Look {
    pub(super) grid: Grid,
    pub(super) top: Length,
    pub(super) nameplate_lines: u16,
    pub(super) ladder: Vec<Rung>,
    pub(super) guide: GuideSizes,
    pub(super) fonts: BTreeMap<String, Vec<String>>,
    /// The families that draw what those of a role lack.
    pub(super) stopgaps: Vec<String>,
    /// The sizes of heads in running text.
    pub(super) head_sizes: HeadSizes,
    /// The size of tables in points.
    pub(super) table_size: f64,
    /// The colours: C, M, Y, K in percent.
    pub(super) colors: BTreeMap<String, [f64; 4]>,
    /// The theme for the `.typ` files.
    pub(super) theme: Value,
    /// The `.typ` files, name and text.
    pub(super) files: Vec<(String, String)>,
    /// The files of the page templates.
    pub(super) templates: Vec<Arc<Source>>,
}

impl Look {
    /// Reads a look.
    pub(super) fn load(folder: &Path, medium: Medium) -> Result<Self, Failure> {
        let theme_path = folder.join("theme.toml");
        std::fs::metadata(&theme_path).map_err(|error| {
            Finding::new(Code::LookInvalid, format!("读不到版面样式 “{}”：{error}", theme_path.display()))
                .hint("paper.toml 的 layout 写 layouts/ 下的文件夹名；也可用 --layouts 指明 layouts 文件夹")
        })?;
        let source = read_text(&theme_path, &theme_path.display().to_string())?;
        let file = parse_theme(&source)?;
        // The grammar is sound by now; this tree keeps the types of the values, which the `.typ` files see.
        let table: toml::Table = toml::from_str(&source.text)
            .map_err(|error| Finding::new(Code::LookInvalid, error.to_string()).at(source.span_at(0)))?;
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
            stopgaps: vec![],
            head_sizes: HeadSizes {
                brief: file.sizes.get("brief-head").copied().unwrap_or(file.grid.em * 1.3),
                crosshead: file.sizes.get("crosshead").copied().unwrap_or(file.grid.em * 1.2),
            },
            table_size: file.sizes.get("table").copied().unwrap_or(file.grid.em),
            colors: file.colors,
            theme,
            files: typ_files(folder)?,
            templates: read_all(&folder.join("pages"), "toml")?,
        })
    }

    /// Settles the stopgaps: those of the theme, or of the house, as far as there are such faces. The `.typ` files see them behind the families
    /// of every role. A look's roles name the faces it wants to show; what these lack must still be drawn.
    pub(super) fn settle_stopgaps(&mut self, is_there: impl Fn(&str) -> bool) {
        let house = || STOPGAPS.iter().map(|&family| family.to_owned()).filter(|family| is_there(family)).collect();
        self.stopgaps = self.fonts.remove(STOPGAP_ROLE).unwrap_or_else(house);
        let mut roles = Dict::new();
        for role in self.fonts.keys() {
            let names: Array = self.all_families(role).into_iter().map(IntoValue::into_value).collect();
            roles.insert(role.as_str().into(), names.into_value());
        }
        if let Value::Dict(theme) = &mut self.theme {
            theme.insert("fonts".into(), roles.into_value());
        }
    }

    /// The families of a role and the stopgaps, first choice first.
    pub(super) fn all_families(&self, role: &str) -> Vec<&str> {
        let own = self.families(role);
        own.iter().chain(self.stopgaps.iter().filter(|family| !own.contains(family))).map(String::as_str).collect()
    }

    /// The families of a role, first choice first.
    pub(super) fn families(&self, role: &str) -> &[String] {
        self.fonts.get(role).map_or(&[], Vec::as_slice)
    }
}

/// The `.typ` files of a look and those it shares with the looks beside it, else with all: what the engine calls them, and their text.
fn typ_files(folder: &Path) -> Result<Vec<(String, String)>, Failure> {
    let own = read_all(folder, "typ")?;
    let shared: Vec<(String, String)> =
        match folder.parent().map(|looks| looks.join(SHARED)).filter(|shared| shared.is_dir()) {
            Some(shared) => read_all(&shared, "typ")?.iter().map(name_and_text).collect(),
            None => SHARED_FILES.map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec(),
        };
    let shared = shared.into_iter().map(|(name, text)| (format!("{SHARED}/{name}"), text));
    Ok(own.iter().map(name_and_text).chain(shared).collect())
}

/// All files of a folder with this extension, by name.
fn read_all(folder: &Path, extension: &str) -> Result<Vec<Arc<Source>>, Failure> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .map_err(|error| Finding::new(Code::LookInvalid, format!("读不到 “{}”：{error}", folder.display())))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    paths.sort();
    paths.iter().map(|path| Ok(read_text(path, &path.display().to_string())?)).collect()
}

/// The name of a file in its folder, and its text.
fn name_and_text(source: &Arc<Source>) -> (String, String) {
    let name = Path::new(&*source.path).file_name().unwrap_or_default().to_string_lossy().into_owned();
    (name, source.text.clone())
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

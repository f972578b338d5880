//! `fonts/manifest.toml`: the faces of the paper and how each file is known again. Takes its text; gives an entry a face, or every fault with
//! its place and a remedy.

use std::path::PathBuf;
use std::sync::Arc;

use crate::diag::{Code, Finding, Source};
use crate::form::{TableForm, read_resource};

/// One face of the manifest.
#[derive(Debug, Clone)]
pub struct FontEntry {
    /// The file, relative to `fonts/`.
    pub file: PathBuf,
    /// The family as the file's name table gives it.
    pub family: String,
    /// The weight, 100 to 900.
    pub weight: u16,
    /// What it is used for.
    pub role: Vec<String>,
    /// The font's own version.
    pub version: String,
    /// The package it comes from.
    pub source: String,
    /// Its licence as an SPDX identifier.
    pub licence: String,
    /// The licence text, relative to `fonts/`.
    pub licence_file: PathBuf,
    /// The SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
    /// The size of the file in bytes.
    pub size: u64,
}

/// The faces of a manifest, in its order.
pub(super) fn parse_manifest(source: &Arc<Source>) -> Result<Vec<FontEntry>, Vec<Finding>> {
    const REMEDY: &str = "每个字体文件一段 [[font]]，写法见 fonts/manifest.toml 开头的说明";
    read_resource(source, Code::FontChanged, |form| {
        let tables = form.tables("font", REMEDY);
        if tables.is_empty() && !form.has("font") {
            form.fault(Code::MissingKey, form.at("font"), "字体清单里没有一个字体", REMEDY);
        }
        let mut entries = vec![];
        for table in tables {
            let mut inner = form.inner(table);
            entries.extend(read_entry(&mut inner));
            form.absorb(inner.close());
        }
        Some(entries)
    })
}

fn read_entry(form: &mut TableForm<'_>) -> Option<FontEntry> {
    let file = form.required_text("file", "noto-serif-sc/NotoSerifSC-Regular.ttf");
    let family = form.required_text("family", "Noto Serif SC");
    let weight = form.required("weight", "400", |form, key| form.integer(key, 1..=1000));
    let role = form.required("role", "[\"body\"]", |form, key| form.words(key, "[\"body\"]"));
    let version = form.required_text("version", "2.003");
    let source = form.required_text("source", "npm:包名@版本");
    let licence = form.required_text("licence", "OFL-1.1");
    let licence_file = form.required_text("licence-file", "noto-serif-sc/OFL.txt");
    let sha256 = form.required_text("sha256", "文件的 SHA-256");
    let size = form.required("size", "14807636", |form, key| form.integer(key, 1..=u32::MAX));
    Some(FontEntry {
        file: file?.text.into(),
        family: family?.text,
        weight: u16::try_from(weight?).ok()?,
        role: role?.into_iter().map(|role| role.text).collect(),
        version: version?.text,
        source: source?.text,
        licence: licence?.text,
        licence_file: licence_file?.text.into(),
        sha256: sha256?.text,
        size: size?.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::render;

    const MANIFEST: &str = include_str!("../../fonts/manifest.toml");

    fn faults(text: &str) -> Vec<String> {
        let told = |finding: &Finding| {
            assert_eq!(finding.code, Code::FontChanged);
            render::in_a_line(finding)
        };
        parse_manifest(&Source::new("manifest.toml", text.to_owned()))
            .err()
            .unwrap_or_default()
            .iter()
            .map(told)
            .collect()
    }

    #[test]
    fn the_shipped_manifest_is_sound() {
        assert_eq!(faults(MANIFEST), Vec::<String>::new());
    }

    #[test]
    fn every_kind_of_fault_has_its_place_and_a_remedy() {
        let entry = |lines: &str| {
            format!(
                "[[font]]\nfile = \"a.ttf\"\nfamily = \"A\"\nrole = [\"body\"]\nversion = \"1\"\nsource = \"x\"\n\
                 licence = \"OFL-1.1\"\nlicence-file = \"OFL.txt\"\nsha256 = \"00\"\n{lines}"
            )
        };
        let told = |lines: &str| faults(&entry(lines));
        assert_eq!(told("weight = 400\nsize = 3\n"), Vec::<String>::new());
        assert_eq!(told("size = 3\n"), ["1:1 缺少“weight”（加一行：weight = 400）"]);
        assert_eq!(told("weigth = 400\nsize = 3\n")[1], "10:1 不认识的键“weigth”（是不是“weight”？）");
        assert_eq!(
            told("weight = bold\nsize = 3\n"),
            ["10:10 文字没有加引号（文字要加半角双引号：weight = \"bold\"）"]
        );
        assert_eq!(told("weight = \"bold\"\nsize = 3\n"), ["10:10 “weight”应为整数，写的是文字（写成：weight = 1）"]);
        assert_eq!(
            told("weight = 4000\nsize = 3\n"),
            ["10:10 “weight”是 4000，应在 1 到 1000 之间（改成 1 到 1000 的整数）"]
        );
        let none = faults("fonts = 1\n");
        assert_eq!(
            none[0],
            "1:1 字体清单里没有一个字体（每个字体文件一段 [[font]]，写法见 fonts/manifest.toml 开头的说明）"
        );
        assert_eq!(none[1], "1:1 不认识的键“fonts”（是不是“font”？）");
    }
}

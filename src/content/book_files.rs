//! The files an editor adds to a book, and what its copyright page says: takes the form of `anthology.toml` and the folder of the reviews; gives
//! the cover, the style sheet and the lines of the page.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::folder::Shown;
use super::paper::{climbs, leads_outside};
use super::text::read_text;
use crate::diag::{Code, Source};
use crate::form::{Phrase, TableForm};
use crate::model::{ImprintLine, OwnCover};
use crate::pictures::header;

/// The lines of the copyright page by their keys, in the order of GB/T 12450.
const IMPRINT: [(&str, &str); 10] = [
    ("responsible-editor", "责任编辑"),
    ("proofreader", "责任校对"),
    ("designer", "装帧设计"),
    ("distributor", "发行"),
    ("address", "地址"),
    ("postcode", "邮政编码"),
    ("phone", "电话"),
    ("website", "网址"),
    ("cip", "CIP 数据核字"),
    ("price", "定价"),
];

/// The folder of the reviews, in which the files lie.
pub(super) struct BookFolder<'a> {
    /// The folder.
    pub(super) path: &'a Path,
    /// How its paths are shown.
    pub(super) shown: &'a Shown,
}

impl BookFolder<'_> {
    /// The file of a key; a fault where it is not there.
    fn file(&self, form: &mut TableForm<'_>, name: &Phrase, what: &str) -> Option<PathBuf> {
        let path = self.path.join(&name.text);
        if climbs(&name.text) || leads_outside(&path, self.path) {
            form.fault(Code::PathOutside, name.at, format!("{what}在 reviews/ 之外"), "把它复制到 anthology.toml 旁边");
            return None;
        }
        if !path.is_file() {
            let message = format!("{what}“{}”不存在", name.text);
            form.fault(Code::FileUnreadable, name.at, message, "核对文件名，大小写和后缀都要一致；或删去这一行");
            return None;
        }
        Some(path)
    }

    /// The editor's own cover.
    pub(super) fn cover(&self, form: &mut TableForm<'_>, source: &Source) -> Option<OwnCover> {
        let name = form.text("cover")?;
        let path = self.file(form, &name, "封面图")?;
        match header::pixels(&path, &name.text) {
            Ok(_) => Some(OwnCover { path, span: source.span_at(name.at), file: name.text }),
            Err(finding) => {
                form.absorb(vec![finding.at(source.span_at(name.at))]);
                None
            }
        }
    }

    /// The editor's own style sheet.
    pub(super) fn style(&self, form: &mut TableForm<'_>) -> Option<Arc<Source>> {
        let name = form.text("css")?;
        let path = self.file(form, &name, "样式")?;
        match read_text(&path, &self.shown.path(&path)) {
            Ok(sheet) => Some(sheet),
            Err(finding) => {
                form.absorb(vec![finding]);
                None
            }
        }
    }
}

/// The lines of `[imprint]`.
pub(super) fn read_imprint(form: &mut TableForm<'_>) -> Vec<ImprintLine> {
    let Some(table) = form.section("imprint", "写成一段 [imprint]，下一行写 responsible-editor = \"某某\" 等")
    else {
        return vec![];
    };
    let mut inner = form.inner(table);
    let lines = IMPRINT.iter().filter_map(|&(key, label)| {
        let phrase = inner.text(key)?;
        Some(ImprintLine { label, words: phrase.text.split_whitespace().collect::<Vec<&str>>().join(" ") })
    });
    let lines = lines.collect();
    form.absorb(inner.close());
    lines
}

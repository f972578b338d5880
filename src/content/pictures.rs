//! The pictures of an issue folder. Takes the names of its files; gives each, read as far as its header, to the article that names it, or says
//! why not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::ads::RawAd;
use super::raw_article::RawArticle;
use crate::diag::{Code, Finding, Source, Span};
use crate::form::nearest;
use crate::pictures::header;

/// Whether two names are the same when composed (NFC).
pub(super) fn same_name(one: &str, other: &str) -> bool {
    one.nfc().eq(other.nfc())
}

/// A picture that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureFile {
    /// The file relative to the issue folder, with `/`.
    pub name: Arc<str>,
    /// The file on disk.
    pub path: PathBuf,
    /// Width and height in pixels, as shown.
    pub pixels: (u32, u32),
}

/// Every file of an issue folder that an article may name as a picture, usable or not.
#[derive(Debug, Default)]
pub struct Shelf {
    files: BTreeMap<Arc<str>, Result<PictureFile, Finding>>,
    links: Vec<String>,
}

impl Shelf {
    /// Reads the headers of these files, given relative to the issue folder. `links` are symbolic links that lead outside.
    pub(super) fn read(folder: &Path, names: &[String], links: Vec<String>) -> Self {
        let files: Vec<(Arc<str>, Result<PictureFile, Finding>)> = names
            .par_iter()
            .map(|name| {
                let name: Arc<str> = name.as_str().into();
                let path = folder.join(&*name);
                let file = header::pixels(&path, &name).map(|pixels| PictureFile { name: name.clone(), path, pixels });
                (name, file)
            })
            .collect();
        Self { files: files.into_iter().collect(), links }
    }

    /// The picture an article names, or what is wrong with it; the finding has no place yet.
    pub fn find(&self, name: &str) -> Result<&PictureFile, Finding> {
        let wanted = plain_name(name);
        let wanted = wanted.as_str();
        if wanted.contains("://") {
            return Err(Finding::new(Code::PictureMissing, format!("图片“{name}”是网址"))
                .hint("把图片存到 images/ 里，写成 images/文件名"));
        }
        let climbs = wanted.split('/').any(|part| part == "..") || wanted.starts_with('/') || wanted.contains(':');
        if climbs || self.links.iter().any(|link| wanted == link || wanted.starts_with(&format!("{link}/"))) {
            return Err(Finding::new(Code::PathOutside, format!("图片“{name}”在期文件夹之外"))
                .hint("把图片复制到 images/ 里，写成 images/文件名"));
        }
        match self.file(wanted) {
            Some(Ok(file)) => Ok(file),
            Some(Err(finding)) => Err(finding.clone()),
            None => Err(self.missing(name, wanted)),
        }
    }

    /// The file of this name, or of the same name typed or stored in other parts: some systems part a letter from its accents.
    fn file(&self, wanted: &str) -> Option<&Result<PictureFile, Finding>> {
        let alike = || self.files.iter().find(|(name, _)| same_name(name, wanted)).map(|(_, file)| file);
        self.files.get(wanted).or_else(alike)
    }

    /// A finding for every picture that neither an article nor a draft names: an editor who forgot to write it down would never learn it.
    pub(super) fn unused<'a>(
        &self,
        articles: impl Iterator<Item = &'a RawArticle>,
        ads: &[RawAd],
        drafts: &[Arc<Source>],
        shown: impl Fn(&str) -> String,
    ) -> Vec<Finding> {
        let articles: Vec<&RawArticle> = articles.collect();
        let of_articles = articles.iter().flat_map(|article| article.pictures.iter().map(|entry| &entry.file.text));
        let named: BTreeSet<String> =
            of_articles.chain(ads.iter().map(|ad| &ad.file.text)).map(|name| plain_name(name)).collect();
        // A body may name a picture too, in any of the ways of Markdown.
        let stands_in_a_body = |name: &str| {
            let file = name.rsplit('/').next().unwrap_or(name);
            let sources = articles.iter().map(|article| &article.source).chain(drafts);
            sources.into_iter().any(|source| source.text.contains(file))
        };
        let usable = self
            .files
            .iter()
            .filter(|(name, file)| file.is_ok() && !named.contains(&***name) && !stands_in_a_body(name));
        usable
            .map(|(name, _)| {
                let message = format!("图片“{name}”没有稿件用它");
                let place = Span::file(shown(name));
                Finding::new(Code::PictureUnused, message).at(place).hint("写进稿件的 images；不用的移出期文件夹")
            })
            .collect()
    }

    fn missing(&self, name: &str, wanted: &str) -> Finding {
        let finding = Finding::new(Code::PictureMissing, format!("图片“{name}”不存在"));
        let names: Vec<&str> = self.files.keys().map(|name| &**name).collect();
        if let Some(near) = self.near(wanted, &names) {
            return finding.hint(format!("是不是“{near}”？"));
        }
        if names.is_empty() {
            return finding.hint("把图片放进期文件夹里的 images/");
        }
        let listed = names.iter().take(6).copied().collect::<Vec<_>>().join("、");
        let rest = if names.len() > 6 { format!(" 等 {} 个文件", names.len()) } else { String::new() };
        finding.hint(format!("期文件夹里有：{listed}{rest}"))
    }

    fn near<'n>(&self, wanted: &str, names: &[&'n str]) -> Option<&'n str> {
        let stem = |name: &str| -> String {
            let file = name.rsplit('/').next().unwrap_or(name);
            file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_lowercase()
        };
        let same = names.iter().find(|name| stem(name) == stem(wanted)).copied();
        same.or_else(|| nearest(wanted, names))
    }
}

/// A name as an author writes it, as the shelf knows it.
pub fn plain_name(name: &str) -> String {
    name.trim().replace('\\', "/").trim_start_matches("./").to_owned()
}

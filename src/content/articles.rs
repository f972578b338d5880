//! The articles of a folder: each file read and its front matter parsed, all at once. Takes the names of the files; gives drafts by name, and
//! every fault.

use std::path::Path;

use rayon::prelude::*;

use super::folder::Shown;
use super::front_matter::{Draft, parse_article};
use super::text::read_text;
use crate::diag::{Code, Finding};
use crate::model::{ArticleId, Kind};

/// The articles in these files of a folder; those of the pool have its name before their own and are fillers.
pub(super) fn read_articles(
    folder: &Path,
    shown: &Shown,
    names: &[String],
    pool: Option<&str>,
) -> (Vec<Draft>, Vec<Finding>) {
    let usual = if pool.is_some() { Kind::Filler } else { Kind::default() };
    let read: Vec<(Option<Draft>, Vec<Finding>)> = names
        .par_iter()
        .map(|name| {
            let path = folder.join(name);
            match read_text(&path, &shown.path(&path)) {
                Ok(source) => {
                    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
                    let id = pool.map_or_else(|| stem.to_owned(), |pool| format!("{pool}/{stem}"));
                    parse_article(ArticleId(id.into()), &source, usual)
                }
                Err(finding) => (None, vec![finding]),
            }
        })
        .collect();
    let mut drafts = vec![];
    let mut findings = vec![];
    for (draft, faults) in read {
        drafts.extend(draft);
        findings.extend(faults);
    }
    drafts.sort_by(|a, b| a.article.id.cmp(&b.article.id));
    (keep_first(drafts, &mut findings), findings)
}

/// One article for each name: `a.md` and `a.MD` in one folder would be the same article.
fn keep_first(drafts: Vec<Draft>, findings: &mut Vec<Finding>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = vec![];
    for draft in drafts {
        match kept.last().filter(|first| first.article.id == draft.article.id) {
            Some(first) => findings.push(
                Finding::new(Code::AlreadyExists, format!("与“{}”同名，只差后缀的大小写", first.article.source.path))
                    .at(draft.article.source.span_at(0))
                    .hint("换一个文件名，或删去多余的一份"),
            ),
            None => kept.push(draft),
        }
    }
    kept
}

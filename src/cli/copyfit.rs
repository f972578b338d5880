//! Whether the articles fit, as an editor asks: one line an article, and the same as data. `check` and `explain` share it.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::makeup::grid::Grid;
use crate::makeup::layout::{Placement, TrimHint};
use crate::makeup::trim::{Verdict, verdict};
use crate::model::{Article, ArticleId, Kind};
use crate::pipeline::Made;
use crate::units::PageNumber;

/// An article and how it fits the module it stands in.
#[derive(Clone, Copy)]
pub(super) struct ArticleFit<'m> {
    /// The article.
    pub(super) article: &'m Article,
    /// Its page, its module and its place in it; none where it stands nowhere.
    placed: Option<(PageNumber, &'m Placement, usize)>,
    grid: &'m Grid,
}

/// All articles in the order in which they stand on the pages, then those that stand nowhere. One in two parts is there twice.
pub(super) fn fits(made: &Made) -> Vec<ArticleFit<'_>> {
    let grid = &made.layout.grid;
    let by_id = |id: &ArticleId| made.issue.articles.iter().find(|article| article.id == *id);
    let places = made
        .layout
        .placements()
        .flat_map(|(page, module)| module.articles.iter().enumerate().map(move |(at, id)| (id, (page, module, at))));
    let placed = places.filter_map(|(id, place)| Some(ArticleFit { article: by_id(id)?, placed: Some(place), grid }));
    let mut fits: Vec<ArticleFit> = placed.collect();
    let is_missing =
        |article: &&Article| article.kind != Kind::Review && !fits.iter().any(|fit| fit.article.id == article.id);
    let missing: Vec<&Article> = made.issue.articles.iter().filter(is_missing).collect();
    fits.extend(missing.into_iter().map(|article| ArticleFit { article, placed: None, grid }));
    fits
}

impl<'m> ArticleFit<'m> {
    /// The page it stands on.
    pub(super) fn page(&self) -> Option<PageNumber> {
        self.placed.map(|(page, ..)| page)
    }

    fn module(&self) -> Option<&'m Placement> {
        self.placed.map(|(_, module, _)| module)
    }

    /// The name of the group it stands in with others.
    fn group(&self) -> Option<&'m str> {
        self.module().filter(|module| module.articles.len() > 1).map(|module| module.id.as_str())
    }

    fn verdict(&self) -> Option<Verdict> {
        self.module().map(|module| verdict(module, self.grid))
    }

    /// Its characters: of one in parts, those of this part.
    fn chars(&self) -> usize {
        match self.module() {
            Some(module) if module.part.is_some() => module.legs.iter().map(|leg| leg.chars as usize).sum(),
            _ => self.article.chars(),
        }
    }

    /// Where a small cut pays.
    fn hints(&self) -> Vec<TrimHint> {
        let Some((_, module, at)) = self.placed else { return Vec::new() };
        module.fit.trim_hint.iter().copied().filter(|hint| hint.article == at).collect()
    }

    /// Whether it fits, in words. The briefs of a group share their legs.
    fn standing(&self) -> String {
        let of_group = self.group().map(|group| format!("“{group}”整组")).unwrap_or_default();
        match self.verdict() {
            None if self.article.kind == Kind::Filler => "备用".to_owned(),
            None => "没有排进版面".to_owned(),
            Some(Verdict::Exact) => format!("{of_group}正好"),
            Some(Verdict::Short(chars)) => format!("{of_group}还差 {chars} 字"),
            Some(Verdict::Over(chars)) => format!("{of_group}多 {chars} 字"),
        }
    }

    /// The line of the article, and one below it where a cut pays.
    pub(super) fn line(&self) -> String {
        let page = self.page().map_or("——".to_owned(), |page| format!("{page}版"));
        let title = self.article.headline.head.to_plain();
        let mut text =
            format!("  {page}　{:>5} 字　{}　“{title}”（{}.md）\n", self.chars(), self.standing(), self.article.id);
        let cuts: Vec<String> =
            self.hints().iter().map(|hint| format!("第{}段删 {} 字可收一行", hint.para, hint.chars)).collect();
        if !cuts.is_empty() {
            let _ = writeln!(text, "        省行：{}", cuts.join("；"));
        }
        text
    }

    /// The same as data.
    pub(super) fn data(&self) -> Value {
        let (verdict, amount) = match self.verdict() {
            None => ("unplaced", 0),
            Some(Verdict::Exact) => ("exact", 0),
            Some(Verdict::Short(chars)) => ("short", chars),
            Some(Verdict::Over(chars)) => ("over", chars),
        };
        let fit = self.module().map(|module| {
            json!({
                "need_lines": module.fit.need_lines,
                "have_lines": module.fit.have_lines,
                "slack_lines": module.fit.slack_lines,
            })
        });
        json!({
            "id": self.article.id,
            "file": *self.article.source.path,
            "title": self.article.headline.head.to_plain(),
            "page": self.page(),
            "group": self.group(),
            "chars": self.chars(),
            "verdict": verdict,
            "by": amount,
            "lines": fit,
            "trim_hints": self.hints(),
        })
    }
}

//! An issue described for the browser: its pages with what can be pointed at on them. Takes an issue that is made and the place of its type
//! area; gives pages as plain data.

use super::remarks::badges;
use super::snapshot::{Brief, FilePlace, GridLines, Remark, ShownArea, ShownPage, Story};
use super::view::{IssueView, hundredths};
use crate::makeup::areas::{Area, AreaPart, areas};
use crate::makeup::grid::Grid;
use crate::makeup::layout::{PageLayout, PhotoPlacement, Placement, ReservedKind};
use crate::makeup::resolution::{COARSE, SOFT, effective_ppi};
use crate::makeup::trim::{Verdict, verdict};
use crate::makeup::words;
use crate::model::{Article, ArticleId, Kind};
use crate::units::Length;

impl<'m> IssueView<'m> {
    /// The page of a layout.
    pub(super) fn page(&self, page: &'m PageLayout, hash: &str, remarks: &[Remark]) -> ShownPage {
        let layout = &self.made.layout;
        let (width, height) = self.made.issue.paper.print.trim;
        let table = areas(layout, page);
        let modules = page.modules.iter().flat_map(|module| std::iter::once(module).chain(&module.sidebars));
        let frames = table.iter().filter(|area| matches!(area.part, AreaPart::Story(_) | AreaPart::Sidebar(_)));
        ShownPage {
            number: page.no.get(),
            section: page.section.clone(),
            size: [width.to_mm_hundredths(), height.to_mm_hundredths()],
            hash: hash.to_owned(),
            badges: badges(remarks, page.no.get()),
            stories: modules.map(|module| self.story(page, module)).collect(),
            frames: frames.map(|area| self.rect(area.rect)).collect(),
            areas: table.iter().map(|area| self.area(page, area)).collect(),
            grid: self.grid(&layout.grid),
            alternatives: page.alternatives.iter().map(|alternative| alternative.number).collect(),
        }
    }

    fn story(&self, page: &PageLayout, module: &'m Placement) -> Story {
        let articles = self.articles(module);
        let chars = match module.part {
            Some(_) => module.legs.iter().map(|leg| leg.chars as usize).sum(),
            None => articles.iter().map(|article| article.chars()).sum(),
        };
        let (fit, fit_text) = fit(verdict(module, &self.made.layout.grid));
        let title = match articles.as_slice() {
            [article] => article.headline.head.to_plain(),
            _ => module.id.clone(),
        };
        let is_group = articles.len() > 1;
        let trim = |hint: &crate::makeup::layout::TrimHint| {
            let whose = articles.get(hint.article).filter(|_| is_group);
            let whose = whose.map(|article| format!("“{}”", article.headline.head.to_plain())).unwrap_or_default();
            format!("{whose}第 {} 段删 {} 字，省 {} 行", hint.para, hint.chars, hint.saves)
        };
        Story {
            id: story_id(page, module),
            title,
            kind: kind_name(module),
            file: articles
                .first()
                .map_or_else(|| self.place(&self.made.issue.source.span_at(0)), |article| self.place(&article.span())),
            briefs: articles.iter().filter(|_| is_group).map(|article| self.brief(article)).collect(),
            characters: chars,
            fit,
            fit_text,
            trims: module.fit.trim_hint.iter().map(trim).collect(),
        }
    }

    fn brief(&self, article: &Article) -> Brief {
        Brief { title: article.headline.head.to_plain(), file: self.place(&article.span()) }
    }

    fn area(&self, page: &PageLayout, area: &Area<'m>) -> ShownArea {
        let picture = match area.part {
            AreaPart::Picture(_, photo) | AreaPart::Caption(_, photo) => Some(photo),
            _ => None,
        };
        let ppi = match area.part {
            AreaPart::Picture(_, photo) => Some(effective_ppi(photo)),
            _ => None,
        };
        let grade = |ppi: f64| {
            if ppi < COARSE {
                "bad"
            } else if ppi < SOFT {
                "low"
            } else {
                "good"
            }
        };
        let file = match area.part {
            AreaPart::Reserved(ReservedKind::Ad, Some(number)) => self.ad(page, number),
            _ => picture.and_then(|photo| self.picture(photo)),
        };
        ShownArea {
            kind: kind_of(&area.part),
            story: area.part.module().map(|module| story_id(page, module)),
            rect: self.rect(area.rect),
            file,
            ppi: ppi.map(f64::round),
            ppi_grade: ppi.map(grade),
        }
    }

    /// Where the article names a picture.
    fn picture(&self, photo: &PhotoPlacement) -> Option<FilePlace> {
        let article = self.made.issue.articles.iter().find(|article| article.id == photo.article)?;
        Some(self.place(article.pictures.get(photo.index)?.span.as_ref()?))
    }

    fn ad(&self, page: &PageLayout, number: usize) -> Option<FilePlace> {
        let plan = self.made.issue.pages.get(page.no.index())?;
        Some(self.place(plan.ads.get(number)?.picture.span.as_ref()?))
    }

    fn articles(&self, module: &Placement) -> Vec<&'m Article> {
        let by_id = |id: &ArticleId| self.made.issue.articles.iter().find(|article| article.id == *id);
        module.articles.iter().filter_map(by_id).collect()
    }

    fn grid(&self, grid: &Grid) -> GridLines {
        let column = |at: u16| [hundredths(grid.left(at).to_mm() + self.corner[0]), grid.width(1).to_mm_hundredths()];
        GridLines {
            area: self.rect([Length::ZERO, Length::ZERO, grid.width(grid.cols), grid.depth(grid.lines)]),
            // The looks set a line from 0.88 em above its baseline to 0.12 em below it.
            first: hundredths(self.corner[1] + grid.em.to_mm() * 0.88),
            step: grid.pitch.to_mm(),
            lines: grid.lines,
            columns: (0..grid.cols).map(column).collect(),
        }
    }
}

/// What a story is called among those of all pages: an article in two parts stands on two.
fn story_id(page: &PageLayout, module: &Placement) -> String {
    format!("{}:{}", page.no.get(), module.id)
}

fn kind_of(part: &AreaPart) -> &'static str {
    match part {
        AreaPart::Story(_) => "story",
        AreaPart::Sidebar(_) => "sidebar",
        AreaPart::Head(_) => "head",
        AreaPart::Leg(_) => "text",
        AreaPart::Picture(..) => "picture",
        AreaPart::Caption(..) => "caption",
        AreaPart::Reserved(ReservedKind::Ad, _) => "ad",
        AreaPart::Reserved(ReservedKind::Guide, _) => "guide",
        AreaPart::Reserved(..) => "nameplate",
    }
}

/// What a module is, for people.
fn kind_name(module: &Placement) -> String {
    let kind = match (module.kind, module.prio) {
        (Kind::Story, 1) => "头条",
        (Kind::Story, 2) => "二条",
        (Kind::Story | Kind::Guide | Kind::Review, _) => "消息",
        (Kind::Brief, _) => "简讯",
        (Kind::Sidebar, _) => "延伸阅读",
        (Kind::Notice, _) => "通知",
        (Kind::Photo, _) => "图片新闻",
        (Kind::Filler, _) => "补白",
    };
    format!("{kind}{}", module.part.map(words::part).unwrap_or_default())
}

fn fit(verdict: Verdict) -> (&'static str, String) {
    match verdict {
        Verdict::Exact => ("fits", "正好".to_owned()),
        Verdict::Short(chars) => ("under", format!("还差 {chars} 字")),
        Verdict::Over(chars) => ("over", format!("多 {chars} 字")),
    }
}

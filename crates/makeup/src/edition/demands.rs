//! What the plan and the articles ask for and no makeup could give: templates and slots that do not exist, advertisements and pinned
//! rectangles that do not lie on the grid or lie on each other. Takes the issue, the templates and the grid; gives findings.

use super::page::reserved_lines;
use super::spread::{SPREAD_CHARS, can_spread};
use crate::grid::Grid;
use crate::options::Options;
use crate::slicing::FIXED_MAX;
use crate::templates::template::PageTemplate;
use chenbao_model::diag::{Code, Finding, Span};
use chenbao_model::model::{Article, Issue, PagePlan};
use chenbao_model::units::GridRect;

/// All that cannot be given.
pub(crate) fn check_demands(issue: &Issue, templates: &[PageTemplate], grid: &Grid, options: &Options) -> Vec<Finding> {
    let checker = Checker { issue, templates, grid, options };
    let mut findings: Vec<Finding> = issue.pages.iter().filter_map(|plan| checker.template_finding(plan)).collect();
    findings.extend(issue.pages.iter().flat_map(|plan| checker.ad_findings(plan)));
    findings.extend(issue.pages.iter().filter_map(|plan| checker.crowd_finding(plan)));
    for article in &issue.articles {
        findings.extend(checker.slot_finding(article));
        findings.extend(checker.rect_finding(article));
        findings.extend(spread_finding(article));
    }
    findings
}

struct Checker<'c> {
    issue: &'c Issue,
    templates: &'c [PageTemplate],
    grid: &'c Grid,
    options: &'c Options<'c>,
}

impl Checker<'_> {
    /// The first place of some words in `issue.toml`.
    fn place(&self, words: &str) -> Span {
        self.issue.source.span_at(self.issue.source.text.find(words).unwrap_or(0))
    }

    fn template_finding(&self, plan: &PagePlan) -> Option<Finding> {
        let name = plan.template.as_ref()?;
        if self.templates.iter().any(|template| template.name == *name) {
            return None;
        }
        let names: Vec<&str> = self.templates.iter().map(|template| template.name.as_str()).collect();
        let finding = Finding::new(Code::WrongValue, format!("第{}版要的模板“{name}”没有", plan.number));
        Some(finding.on(plan.number).at(self.place(name)).hint(format!("现有的模板：{}", names.join("、"))))
    }

    /// The lines at the head of a page that are not for modules.
    fn reserved(&self, plan: &PagePlan) -> u16 {
        let template = PageTemplate::choose(self.templates, plan.number, plan.template.as_deref());
        reserved_lines(self.issue, plan, &template, self.grid, self.options)
    }

    /// What keeps a rectangle from standing on a page.
    fn fault(&self, plan: &PagePlan, rect: GridRect) -> Option<String> {
        let (cols, lines, top) = (self.grid.cols, self.grid.lines, self.reserved(plan));
        if rect.right() > cols || rect.bottom() > lines {
            return Some(format!("超出了版心（{cols} 栏 × {lines} 行）"));
        }
        (rect.y < top).then(|| format!("压在版头的 {top} 行上（y 至少是 {top}）"))
    }

    fn ad_findings(&self, plan: &PagePlan) -> Vec<Finding> {
        let mut findings = Vec::new();
        for ad in &plan.ads {
            let Some(fault) = self.fault(plan, ad.rect) else { continue };
            let message = format!("第{}版的{} {} {fault}", plan.number, ad.label, shown(ad.rect));
            let finding = Finding::new(Code::WrongValue, message).on(plan.number);
            findings.push(
                finding
                    .at(self.place(&ad.picture.file))
                    .hint("at 依次是：从第几栏（0 起）、第几行（0 起）、几栏宽、几行高"),
            );
        }
        findings
    }

    /// More advertisements and pinned rectangles than a page can be searched around.
    fn crowd_finding(&self, plan: &PagePlan) -> Option<Finding> {
        let pinned = |article: &&Article| article.pins.at.is_some() && article.pins.page == Some(plan.number);
        let pins: Vec<&Article> = self.issue.articles.iter().filter(pinned).collect();
        let strips = plan.ads.iter().filter(|ad| ad.rect.w == self.grid.cols).count();
        let count = pins.len() + plan.ads.len() - strips;
        if count <= FIXED_MAX {
            return None;
        }
        let message = format!("第{}版有 {count} 处广告和 at，一版最多 {FIXED_MAX} 处", plan.number);
        let finding = Finding::new(Code::WrongValue, message).on(plan.number);
        Some(finding.at_opt(pins.last().map(|article| article.span())).hint("只钉要紧的一两篇，别的由程序排"))
    }

    /// A slot that the template of the article's page does not have.
    fn slot_finding(&self, article: &Article) -> Option<Finding> {
        let slot = article.pins.slot.as_deref().filter(|slot| *slot != "lead")?;
        let Some(plan) = article.pins.page.and_then(|page| self.issue.pages.get(page.index())) else {
            let message =
                format!("“{}”写了 slot: {slot}，没有写 page，不知道是哪一版的版位", article.headline.head.to_plain());
            return Some(Finding::new(Code::WrongValue, message).at(article.span()).hint("加一行 page: 版次"));
        };
        let template = PageTemplate::choose(self.templates, plan.number, plan.template.as_deref());
        if template.has_slot(slot) {
            return None;
        }
        let message = format!("第{}版的模板“{}”没有“{slot}”这个版位", plan.number, template.name);
        let hint = match template.slots()[..] {
            [] => "这个模板不分版位；写 slot: lead（头条），或在 issue.toml 里给这一版换一个有版位的模板".to_owned(),
            ref slots => format!("这个模板的版位：{}", slots.join("、")),
        };
        Some(Finding::new(Code::WrongValue, message).on(plan.number).at(article.span()).hint(hint))
    }

    /// A pinned rectangle off the grid, on the head of the page or on an advertisement.
    fn rect_finding(&self, article: &Article) -> Option<Finding> {
        let rect = article.pins.at?;
        let plan = self.issue.pages.get(article.pins.page?.index())?;
        let fault = self.fault(plan, rect).or_else(|| {
            let ad = plan.ads.iter().find(|ad| ad.rect.intersects(rect))?;
            Some(format!("压在{} {} 上", ad.label, shown(ad.rect)))
        })?;
        let message = format!("“{}”的 at {} {fault}", article.headline.head.to_plain(), shown(rect));
        let finding = Finding::new(Code::WrongValue, message).on(plan.number).at(article.span());
        Some(finding.hint("改 at，或先不写 at，用 chenbao explain <期> --page N 看它现在的位置"))
    }
}

/// A story that asks for a spread and is too short for it.
fn spread_finding(article: &Article) -> Option<Finding> {
    if !article.pins.spread || can_spread(article) {
        return None;
    }
    let message = format!("“{}”太短，不能跨版", article.headline.head.to_plain());
    let hint = format!("跨版的稿件要在 {SPREAD_CHARS} 字以上，能从段落之间分成相近的两半；写长，或删去 spread");
    Some(Finding::new(Code::WrongValue, message).at(article.span()).hint(hint))
}

/// A rectangle as it is written.
pub(crate) fn shown(rect: GridRect) -> String {
    format!("[{}, {}, {}, {}]", rect.x, rect.y, rect.w, rect.h)
}

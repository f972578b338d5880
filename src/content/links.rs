//! What articles say of pages and of each other: from drafts and the plan of the pages to findings, and names to articles.

use std::collections::BTreeMap;

use super::ads::RawAd;
use super::front_matter::Draft;
use super::pictures::same_name;
use crate::diag::{Code, Finding};
use crate::form::nearest;
use crate::model::{ArticleId, Kind, PagePlan, Pins};
use crate::units::GridRect;

/// Checks what articles ask of the pages. A spread that cannot be had is dropped, so that what comes after need not ask again.
pub(super) fn check_plan(drafts: &mut [Draft], pages: &[PagePlan], ads: &[RawAd], findings: &mut Vec<Finding>) {
    check_pages(drafts, pages, findings);
    check_leads(drafts, pages, findings);
    check_rectangles(drafts, ads, findings);
    check_series(drafts, pages, findings);
    check_spreads(drafts, pages, findings);
}

/// Every page and section an article asks for must exist.
fn check_pages(drafts: &[Draft], pages: &[PagePlan], findings: &mut Vec<Finding>) {
    let sections: Vec<&str> = pages.iter().map(|page| page.section.as_str()).collect();
    for draft in drafts {
        let pins = &draft.article.pins;
        if let Some(page) = pins.page.filter(|page| page.index() >= pages.len()) {
            findings.push(
                Finding::new(Code::PageUnknown, format!("稿件要上第 {page} 版，本期只有 {} 版", pages.len()))
                    .at(draft.place("page"))
                    .hint("改 page，或在 issue.toml 里加版"),
            );
        }
        if let Some(section) = pins.section.as_deref().filter(|section| !sections.contains(section)) {
            let guess = nearest(section, &sections);
            let remedy = guess
                .map_or_else(|| format!("本期的版名：{}", sections.join(" ")), |guess| format!("是不是“{guess}”？"));
            findings.push(
                Finding::new(Code::PageUnknown, format!("本期没有叫“{section}”的版"))
                    .at(draft.place("section"))
                    .hint(remedy),
            );
        }
    }
}

/// A page has one lead.
fn check_leads(drafts: &[Draft], pages: &[PagePlan], findings: &mut Vec<Finding>) {
    let mut leads: Vec<(usize, &ArticleId)> = vec![];
    for draft in drafts.iter().filter(|draft| draft.article.pins.slot.as_deref() == Some("lead")) {
        let Some(page) = pinned_page(&draft.article.pins, pages) else { continue };
        match leads.iter().find(|(other, _)| *other == page) {
            Some((_, first)) => {
                let finding = Finding::new(Code::WrongValue, format!("第 {} 版已有头条“{first}”", page + 1));
                findings.push(finding.at(draft.place("slot")).hint("一版只有一个头条，删去一处 slot"));
            }
            None => leads.push((page, &draft.article.id)),
        }
    }
}

/// The one page an article can go to, if it is pinned to one.
fn pinned_page(pins: &Pins, pages: &[PagePlan]) -> Option<usize> {
    if let Some(page) = pins.page {
        return Some(page.index());
    }
    let section = pins.section.as_deref()?;
    let mut having = pages.iter().enumerate().filter(|(_, page)| page.section == section);
    let (index, _) = having.next()?;
    having.next().is_none().then_some(index)
}

/// No article may be pinned over another, or over an advertisement.
fn check_rectangles(drafts: &[Draft], ads: &[RawAd], findings: &mut Vec<Finding>) {
    let mut taken: Vec<(usize, GridRect, String)> =
        ads.iter().map(|ad| (ad.page.index(), ad.rect, format!("广告“{}”", ad.file.text))).collect();
    for draft in drafts {
        let Some((rect, page)) = draft.article.pins.at.zip(draft.article.pins.page) else { continue };
        let place = (page.index(), rect, format!("“{}”", draft.article.id));
        if let Some((_, _, other)) = taken.iter().find(|other| other.0 == place.0 && other.1.intersects(rect)) {
            findings.push(
                Finding::new(Code::WrongValue, format!("“at”与第 {page} 版的{other}重叠"))
                    .at(draft.place("at"))
                    .hint("改其中一处 at"),
            );
        }
        taken.push(place);
    }
}

/// Each part of a series is there once, and no part is pinned to a page before an earlier part's.
fn check_series(drafts: &[Draft], pages: &[PagePlan], findings: &mut Vec<Finding>) {
    let mut series: BTreeMap<&str, Vec<(u16, &Draft)>> = BTreeMap::new();
    for draft in drafts {
        if let Some((name, part)) = &draft.article.pins.series {
            series.entry(name).or_default().push((*part, draft));
        }
    }
    for (name, mut parts) in series {
        parts.sort_by_key(|&(part, _)| part);
        for pair in parts.windows(2) {
            let [(earlier, first), (later, second)] = pair else { continue };
            let page_of = |draft: &Draft| pinned_page(&draft.article.pins, pages);
            if earlier == later {
                let message = format!("“{name}”的第 {later} 篇已有“{}”", first.article.id);
                findings.push(Finding::new(Code::WrongValue, message).at(second.place("part")).hint("改 part"));
            } else if page_of(first).zip(page_of(second)).is_some_and(|(first, second)| second < first) {
                let message = format!("“{name}”的第 {later} 篇排在第 {earlier} 篇（“{}”）前面的版上", first.article.id);
                findings.push(
                    Finding::new(Code::WrongValue, message)
                        .at(second.place("part"))
                        .hint("改 part，或改 page、section"),
                );
            }
        }
    }
}

/// One article may run across the two pages in the middle, where the paper has a sheet in the middle.
fn check_spreads(drafts: &mut [Draft], pages: &[PagePlan], findings: &mut Vec<Finding>) {
    let mut first: Option<ArticleId> = None;
    let middle = pages.len() / 2;
    let sections: Vec<&str> =
        pages.iter().skip(middle.saturating_sub(1)).take(2).map(|page| page.section.as_str()).collect();
    for draft in drafts.iter_mut().filter(|draft| draft.article.pins.spread) {
        let section = draft.article.pins.section.as_deref();
        let elsewhere = section.filter(|section| !sections.contains(section));
        let fault = if let Some(first) = &first {
            Some((format!("本期已有跨版的稿件“{first}”"), "一期只有一篇跨版，删去一处 spread".to_owned()))
        } else if pages.is_empty() || !pages.len().is_multiple_of(4) {
            let message = format!("本期有 {} 版，中间两版不在一张纸上，不能跨版", pages.len());
            Some((message, "版数是 4 的倍数才能跨版；删去 spread".to_owned()))
        } else {
            elsewhere.map(|section| {
                let message = format!("跨版总在第 {middle}、{} 版，那里没有叫“{section}”的版", middle + 1);
                (message, format!("把 section 改成“{}”，或删去 section", sections.join("”或“")))
            })
        };
        match fault {
            Some((message, remedy)) => {
                draft.article.pins.spread = false;
                findings.push(Finding::new(Code::WrongValue, message).at(draft.place("spread")).hint(remedy));
            }
            None => first = Some(draft.article.id.clone()),
        }
    }
}

/// Turns what `with` and `keep-with` say into the articles meant: by the whole name, or by the file name where that is the
/// only one.
pub(super) fn resolve_names(drafts: &mut [Draft], findings: &mut Vec<Finding>) {
    let known: Vec<(ArticleId, Kind)> =
        drafts.iter().map(|draft| (draft.article.id.clone(), draft.article.kind)).collect();
    for draft in drafts {
        let own = draft.article.id.clone();
        let source = draft.article.source.clone();
        let mut note = |fault: NameFault, at: usize| {
            findings.push(Finding::new(Code::WithUnknown, fault.message).at(source.span_at(at)).hint(fault.remedy));
        };
        if let Some(with) = &draft.with {
            match find_host(&known, &own, &with.text) {
                Ok(id) => draft.article.pins.with = Some(id),
                Err(fault) => note(fault, with.at),
            }
        }
        for name in &draft.keep_with {
            match find_fellow(&known, &own, &name.text) {
                Ok(id) => draft.article.pins.keep_with.push(id),
                Err(fault) => note(fault, name.at),
            }
        }
    }
}

/// Why a name does not lead to an article, and the remedy.
struct NameFault {
    message: String,
    remedy: String,
}

impl NameFault {
    fn new(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { message: message.into(), remedy: remedy.into() }
    }
}

/// The article of this name.
fn find<'k>(
    known: &'k [(ArticleId, Kind)],
    own: &ArticleId,
    name: &str,
    key: &str,
) -> Result<&'k (ArticleId, Kind), NameFault> {
    let name = name.trim().trim_end_matches(".md");
    let exact = known.iter().find(|(id, _)| same_name(&id.0, name));
    let by_stem: Vec<&(ArticleId, Kind)> = known.iter().filter(|(id, _)| same_name(id.stem(), name)).collect();
    match (exact, by_stem.as_slice()) {
        (Some(found), _) | (None, &[found]) => Ok(found),
        (None, []) => {
            let stems: Vec<&str> = known.iter().map(|(id, _)| id.stem()).filter(|stem| *stem != own.stem()).collect();
            let remedy = nearest(name, &stems)
                .map_or_else(|| format!("{key} 写稿件的文件名，不带 .md"), |stem| format!("是不是“{stem}”？"));
            Err(NameFault::new(format!("没有稿件“{name}”"), remedy))
        }
        (None, several) => {
            let names: Vec<String> = several.iter().map(|(id, _)| id.to_string()).collect();
            Err(NameFault::new(format!("有几篇稿件都叫“{name}”"), format!("写明是哪一篇：{}", names.join(" "))))
        }
    }
}

/// The article a sidebar goes with.
fn find_host(known: &[(ArticleId, Kind)], own: &ArticleId, name: &str) -> Result<ArticleId, NameFault> {
    match find(known, own, name, "with")? {
        (id, _) if id == own => Err(NameFault::new("稿件不能附在自己上面", "with 写所附稿件的文件名")),
        (_, Kind::Sidebar) => Err(NameFault::new(format!("“{name}”自己也是延伸阅读"), "延伸阅读要附在一篇普通稿件上")),
        (id, Kind::Story | Kind::Photo) => Ok(id.clone()),
        (_, kind) => {
            let name_of = |(name, of): &(&'static str, Kind)| (of == kind).then_some(*name);
            let kind = Kind::NAMES.iter().find_map(name_of).unwrap_or_default();
            let message = format!("“{name}”是 {kind}，不能附延伸阅读");
            Err(NameFault::new(message, "延伸阅读附在普通稿件（story）或图片稿（photo）上"))
        }
    }
}

/// An article that must stand on the same page.
fn find_fellow(known: &[(ArticleId, Kind)], own: &ArticleId, name: &str) -> Result<ArticleId, NameFault> {
    let (id, _) = find(known, own, name, "keep-with")?;
    if id == own {
        return Err(NameFault::new("“keep-with”写的是稿件自己", "写要排在同一版的另一篇"));
    }
    Ok(id.clone())
}

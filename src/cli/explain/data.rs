//! A page explained as data: what the text tells, for programs.

use serde_json::{Value, json};

use super::View;
use crate::cli::copyfit::{self, ArticleFit};
use crate::makeup::difference::{Stand, difference};
use crate::makeup::layout::{Alternative, Placement};
use crate::makeup::words;

/// The explanation of a page. Costs are in thousandths.
pub(super) fn of(view: &View) -> Value {
    let page = view.page;
    let terms: Vec<Value> = page
        .score
        .terms
        .iter()
        .map(|(name, term)| {
            let (title, meaning) = words::term(name);
            json!({ "name": name, "title": title, "meaning": meaning, "count": term.count, "cost": term.cost })
        })
        .collect();
    let fits = copyfit::fits(view.made);
    let articles: Vec<Value> = fits.iter().filter(|fit| fit.page() == Some(page.no)).map(ArticleFit::data).collect();
    let alternatives: Vec<Value> = page.alternatives.iter().map(|other| alternative(view, other)).collect();
    json!({
        "page": page.no,
        "section": page.section,
        "template": page.template,
        "root_cut": page.root_cut,
        "total": page.score.total,
        "effort": page.effort,
        "reserved": page.reserved,
        "modules": page.modules.iter().map(|placed| module(view, placed)).collect::<Vec<_>>(),
        "terms": terms,
        "rules": rules(view),
        "scores": view.metrics.scores,
        "articles": articles,
        "alternatives": alternatives,
    })
}

fn module(view: &View, module: &Placement) -> Value {
    json!({
        "id": module.id,
        "title": view.title(&module.id),
        "file": view.file(module),
        "rank": module.prio,
        "rect": module.rect,
        "place": words::place(module.rect, &view.made.layout.grid),
        "treatment": module.treatment,
        "columns": module.columns,
        "level": module.head.level,
        "size_pt": module.head.size.to_pt(),
        "head": module.head.text,
        "pictures": module.photos.iter().map(|photo| photo.rect).collect::<Vec<_>>(),
        "legs": module.legs.len(),
        "pinned": module.pinned,
        "sidebars": module.sidebars.iter().map(|sidebar| self::module(view, sidebar)).collect::<Vec<_>>(),
    })
}

fn rules(view: &View) -> Vec<Value> {
    let rule = |(name, value, most): (&str, Option<u32>, u32)| {
        let (title, meaning) = words::rule(name);
        let kept = value.map(|value| value <= most);
        json!({ "name": name, "title": title, "meaning": meaning, "value": value, "most": most, "kept": kept })
    };
    view.rules().map(rule).collect()
}

fn alternative(view: &View, other: &Alternative) -> Value {
    let difference = difference(view.page, view.made.layout.grid.lines, other);
    let terms = |terms: &[(&str, i64)]| -> Vec<Value> {
        terms.iter().map(|(name, by)| json!({ "name": name, "title": words::term(name).0, "by": by })).collect()
    };
    let stand = |stand: &Stand| json!({ "rect": stand.rect, "treatment": stand.treatment });
    let moved: Vec<Value> = difference
        .moved
        .iter()
        .map(|(id, now, then)| json!({ "id": id, "now": stand(now), "then": stand(then) }))
        .collect();
    json!({
        "alternative": other.number,
        "total": other.score.total,
        "dearer_by": difference.dearer_by,
        "moved": moved,
        "dearer": terms(&difference.dearer),
        "cheaper": terms(&difference.cheaper),
    })
}

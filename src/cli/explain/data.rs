//! A page explained as data: what the text tells, for programs.

use serde_json::{Value, json};

use super::view::{Measured, View};
use crate::cli::copyfit::{self, ArticleFit};
use crate::makeup::difference::{MovedModule, Stand, TermChange, difference};
use crate::makeup::layout::{Alternative, Placement};
use crate::makeup::words;

/// The explanation of a page. Costs are in thousandths.
pub(super) fn of(view: &View) -> Value {
    let page = view.page;
    let terms: Vec<Value> = page
        .score
        .terms
        .iter()
        .map(|(id, term)| {
            let (title, meaning) = (id.title(), id.meaning());
            json!({ "name": id, "title": title, "meaning": meaning, "count": term.count, "cost": term.cost })
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
    let rule = |Measured { name, title, meaning, value, most }: Measured| {
        let kept = value.map(|value| value <= most);
        json!({ "name": name, "title": title, "meaning": meaning, "value": value, "most": most, "kept": kept })
    };
    view.rules().into_iter().map(rule).collect()
}

fn alternative(view: &View, other: &Alternative) -> Value {
    let difference = difference(view.page, view.made.layout.grid.lines, other);
    let changes = |changes: &[TermChange]| -> Vec<Value> {
        changes.iter().map(|TermChange { term, by }| json!({ "name": term, "title": term.title(), "by": by })).collect()
    };
    let stand = |stand: &Stand| json!({ "rect": stand.rect, "treatment": stand.treatment });
    let moved =
        |MovedModule { id, now, then }: &MovedModule| json!({ "id": id, "now": stand(now), "then": stand(then) });
    let moved: Vec<Value> = difference.moved.iter().map(moved).collect();
    json!({
        "alternative": other.number,
        "total": other.score.total,
        "dearer_by": difference.dearer_by,
        "moved": moved,
        "dearer": changes(&difference.dearer),
        "cheaper": changes(&difference.cheaper),
    })
}

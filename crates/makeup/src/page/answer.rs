//! What the judge answers: of the choices, best first, the one taken as a solution, and the next that look different as alternatives.

use super::judge::{Judge, PageChoice};
use super::place::place_item;
use super::task::Solution;
use crate::grid::GAP;
use crate::layout::{Alternative, AlternativeModule, Placement, RootCut, SearchEffort};
use chenbao_model::units::GridRect;

/// Layouts kept beside the one taken (makeup.md §5.4).
const ALTERNATIVES: usize = 3;
impl Judge<'_, '_> {
    /// The layout kept, or the one asked for among those that look different; and the others with their numbers.
    pub(super) fn solution(
        &self,
        kept: Option<PageChoice>,
        choices: Vec<PageChoice>,
        alternative: u16,
        effort: SearchEffort,
    ) -> Option<Solution> {
        let mut different: Vec<PageChoice> = Vec::new();
        for choice in choices {
            if different.len() <= ALTERNATIVES && !different.iter().any(|known| is_alike(known, &choice)) {
                different.push(choice);
            }
        }
        let mut numbered: Vec<(u16, PageChoice)> = (1..).zip(different).collect();
        let taken = match kept {
            Some(kept) => {
                numbered.retain(|(_, choice)| !is_alike(choice, &kept));
                kept
            }
            None => {
                let wanted = usize::from(alternative.max(1) - 1).min(numbered.len().checked_sub(1)?);
                numbered.remove(wanted).1
            }
        };
        numbered.truncate(ALTERNATIVES);
        let others = numbered.iter().map(|(number, choice)| self.alternative(*number, choice));
        let alternatives = others.collect::<Option<Vec<_>>>()?;
        Some(Solution {
            modules: self.modules(&taken)?,
            score: taken.terms.score(),
            root_cut: root_cut(&taken.rects),
            by_template: taken.by_template,
            effort,
            alternatives,
        })
    }

    fn modules(&self, choice: &PageChoice) -> Option<Vec<Placement>> {
        let bottom = self.task.grid.lines + GAP;
        let mut modules = Vec::new();
        for (item, shaped) in self.items.iter().enumerate() {
            let rect = choice.rects[item];
            let way = shaped.shapes.ways(rect.w, rect.h).get(choice.ways[item])?;
            modules.push(place_item(&shaped.item, &shaped.shapes, way, rect, rect.bottom() == bottom, self.task.grid)?);
        }
        modules.sort_by_key(|module| (module.rect.y, module.rect.x));
        Some(modules)
    }

    fn alternative(&self, number: u16, choice: &PageChoice) -> Option<Alternative> {
        let module =
            |module: Placement| AlternativeModule { id: module.id, rect: module.rect, treatment: module.treatment };
        let modules = self.modules(choice)?.into_iter().map(module).collect();
        Some(Alternative { number, score: choice.terms.score(), modules })
    }
}

/// The direction of the first cut of a page: horizontal where a line runs between its modules from side to side.
fn root_cut(rects: &[GridRect]) -> RootCut {
    let crosses = |y: u16| rects.iter().any(|rect| rect.y < y && y < rect.bottom());
    let top = rects.iter().map(|rect| rect.y).min().unwrap_or(0);
    match rects {
        [] | [_] => RootCut::Uncut,
        _ if rects.iter().any(|rect| rect.y > top && !crosses(rect.y)) => RootCut::Horizontal,
        _ => RootCut::Vertical,
    }
}

/// Whether two choices look the same to an editor: every item over the same columns, in the same order down the page.
fn is_alike(one: &PageChoice, other: &PageChoice) -> bool {
    let order = |choice: &PageChoice| {
        let mut items: Vec<usize> = (0..choice.rects.len()).collect();
        items.sort_by_key(|&item| (choice.rects[item].x, choice.rects[item].y));
        items
    };
    let same_columns = one.rects.iter().zip(&other.rects).all(|(one, other)| (one.x, one.w) == (other.x, other.w));
    same_columns && order(one) == order(other)
}

//! The depths of a tower of pictures. Takes the depths each of its rows can have; gives for every height of the whole the cheapest choice of
//! a depth for each row.

/// One depth of a row of pictures with its cost.
#[derive(Clone, Copy)]
pub(crate) struct RowDepth {
    pub(crate) picture_lines: u16,
    /// What the crop costs.
    pub(crate) crop: u32,
    /// What the size costs.
    pub(crate) size: u32,
}

/// One depth of a tower: a depth for each of its rows.
#[derive(Clone)]
pub(crate) struct Stack {
    pub(crate) rows: Vec<RowDepth>,
    /// The lines of the captions of each row.
    pub(crate) captions: Vec<u16>,
}

impl Stack {
    /// Its height.
    pub(crate) fn lines(&self) -> u16 {
        self.rows.iter().zip(&self.captions).map(|(row, caption)| row.picture_lines + caption).sum()
    }

    /// What its depths cost.
    pub(crate) fn cost(&self) -> u32 {
        self.rows.iter().map(|row| row.crop + row.size).sum()
    }
}

/// The first rows of a tower, at depths chosen for them.
#[derive(Clone, Default)]
struct Begun {
    lines: u16,
    cost: u32,
    rows: Vec<RowDepth>,
}

/// The cheapest way to a height: at what cost, with which of the stacks so far, and at what depth of the next row.
#[derive(Clone, Copy)]
struct Step {
    cost: u32,
    before: usize,
    depth: RowDepth,
}

/// For every height of the whole stack, at most `most` lines without captions, the cheapest choice of a depth for each row.
pub(crate) fn cheapest_stacks(rows: &[Vec<RowDepth>], most: u16) -> Vec<Vec<RowDepth>> {
    let mut stacks = vec![Begun::default()];
    for depths in rows {
        let steps = cheapest_steps(&stacks, depths, most);
        let longer = |(lines, step): (u16, Option<Step>)| {
            let Step { cost, before, depth } = step?;
            let rows = stacks[before].rows.iter().copied().chain([depth]).collect();
            Some(Begun { lines, cost, rows })
        };
        stacks = (0..).zip(steps).filter_map(longer).collect();
    }
    stacks.into_iter().map(|stack| stack.rows).collect()
}

/// For every height the cheapest way to lay a further row of these depths on one of the stacks.
fn cheapest_steps(stacks: &[Begun], depths: &[RowDepth], most: u16) -> Vec<Option<Step>> {
    let mut best: Vec<Option<Step>> = vec![None; usize::from(most) + 1];
    for (before, stack) in stacks.iter().enumerate() {
        for &depth in depths {
            let Some(slot) = best.get_mut(usize::from(stack.lines + depth.picture_lines)) else { continue };
            let cost = stack.cost + depth.crop + depth.size;
            if slot.is_none_or(|known| cost < known.cost) {
                *slot = Some(Step { cost, before, depth });
            }
        }
    }
    best
}

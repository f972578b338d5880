//! One way to fill a rectangle with an item: which form, which head, which body, where the sidebars.

use super::body::Pose;
use crate::cost;
use crate::layout::Treatment;
use crate::measure::HeadOption;
use chenbao_model::units::Length;

/// The blank line above a sidebar at the foot of its story.
pub(crate) const SIDEBAR_GAP: u16 = 1;

/// How a head is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HeadChoice {
    /// Which of the options for the width.
    pub(crate) option: usize,
    /// Its height with the blank lines above it.
    pub(crate) lines: u16,
    /// What it costs with the blank lines.
    pub(crate) cost: u32,
    /// The size of the head.
    pub(crate) size: Length,
}

/// How a sidebar is set: its head and its body, over some columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BoxChoice {
    /// Columns.
    pub(crate) columns: u16,
    /// Which of its forms over these columns.
    pub(crate) form: usize,
    /// The height of the box with its rules and padding.
    pub(crate) lines: u16,
    /// Its head.
    pub(crate) head: HeadChoice,
    /// The depth of its body.
    pub(crate) body_lines: u16,
    /// The pose of its body.
    pub(crate) pose: Pose,
    /// All it costs.
    pub(crate) cost: u32,
}

/// Where the sidebars stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Boxes {
    /// There is none.
    None,
    /// Below the text, over all columns, one under the other.
    Foot(Vec<BoxChoice>),
    /// Right of the text, below the common head.
    Beside(BoxChoice),
    /// At the lower right of the text, which stands above it too; with its place among the bodies around insets.
    Inset(BoxChoice, usize),
}

/// One way to fill a rectangle with an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Way {
    /// All it costs.
    pub(crate) cost: u32,
    /// What the width costs, within `cost`.
    pub(crate) width_cost: u32,
    /// What form and treatment cost, within `cost`.
    pub(crate) form_cost: u32,
    /// How head and text stand to each other.
    pub(crate) treatment: Treatment,
    /// Which of the item's forms for the width: it gives the head.
    pub(crate) form: usize,
    /// The head.
    pub(crate) head: HeadChoice,
    /// The columns of the body: of the whole module, or less beside a sidebar.
    pub(crate) body_columns: u16,
    /// Which of the item's forms for those columns: it gives the text.
    pub(crate) body_form: usize,
    /// The depth of the body.
    pub(crate) body_lines: u16,
    /// The pose of the body.
    pub(crate) pose: Pose,
    /// The sidebars.
    pub(crate) boxes: Boxes,
}

/// The ways to set a head, with and without air.
pub(crate) fn head_choices(heads: &[HeadOption], air_most: u16) -> Vec<HeadChoice> {
    let mut choices: Vec<HeadChoice> = Vec::new();
    for (option, head) in heads.iter().enumerate() {
        for air in 0..=air_most {
            let cost = head.cost + cost::head_air(air);
            let choice = HeadChoice { option, lines: head.lines + air, cost, size: head.size };
            let same = choices.iter_mut().find(|known| known.lines == choice.lines && known.size == choice.size);
            match same {
                Some(known) if choice.cost < known.cost => *known = choice,
                Some(_) => {}
                None => choices.push(choice),
            }
        }
    }
    choices
}

//! What could stand in the apparatus of a review. Plain data; `words` are copied from the text to the letter, from within one paragraph.

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What it counts.
    pub label: String,
    /// The number as it is printed.
    pub value: String,
    /// Its unit.
    pub unit: String,
    /// The words it stands in.
    pub words: String,
}

/// Something that has a day, a month or a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedFact {
    /// `2020`, `2020-01`, `2020-01-24`.
    pub date: String,
    /// The sentence it is told in.
    pub text: String,
    /// The words it stands in.
    pub words: String,
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// A name for it, so that a later review can say what became of it.
    pub key: String,
    /// What is planned.
    pub text: String,
    /// For which year.
    pub year: i32,
    /// The words it stands in.
    pub words: String,
}

/// What became of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The plan's name.
    pub key: String,
    /// What was planned.
    pub plan: String,
    /// What the report says.
    pub text: String,
    /// The words it stands in.
    pub words: String,
}

/// A plan of another review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierPlan {
    /// Its name.
    pub key: String,
    /// What was planned.
    pub text: String,
}

/// All that is proposed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposals {
    /// Figures in the order of the text.
    pub figures: Vec<Figure>,
    /// Dated facts in the order of the text.
    pub timeline: Vec<DatedFact>,
    /// Plans in the order of the text.
    pub plans: Vec<Plan>,
    /// What became of plans.
    pub outcomes: Vec<Outcome>,
}

impl Proposals {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.figures.len() + self.timeline.len() + self.plans.len() + self.outcomes.len()
    }
}

//! The names a paper knows: persons with their posts, places, institutions, projects. A head is never broken inside one.

/// A person the paper writes of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Person {
    /// Its name.
    pub name: String,
    /// Its posts, as heads write them before or after the name.
    pub posts: Vec<String>,
}

/// The names register of a paper, or as much of it as stands in the heads of one article.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Names {
    /// Persons.
    pub persons: Vec<Person>,
    /// Places, institutions, projects.
    pub others: Vec<String>,
    /// Strings of an article's heads that recur unbroken in its own text; a register has none.
    pub recurring: Vec<String>,
}

impl Names {
    /// The names of the register that stand in any of these texts.
    pub fn standing_in(&self, texts: &[String]) -> Self {
        let stands = |name: &str| texts.iter().any(|text| text.contains(name));
        Self {
            persons: self.persons.iter().filter(|person| stands(&person.name)).cloned().collect(),
            others: self.others.iter().filter(|name| stands(name)).cloned().collect(),
            recurring: self.recurring.iter().filter(|name| stands(name)).cloned().collect(),
        }
    }
}

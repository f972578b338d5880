//! Page templates: what a kind of page asks of its items. Takes the text of a file of `layouts/*/pages/`; gives the widths
//! items may have, the lines that are reserved, and whether the lead must stand at the top left.

use serde::Deserialize;

use super::item::Item;
use crate::model::Kind;
use crate::units::PageNumber;

/// The widths an item may have without a cost, from the narrowest to the widest, in basic columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Widths {
    /// The lead of the page: 3 to 5 columns.
    pub lead: (u16, u16),
    /// Second stories: 2 to 4 columns.
    pub second: (u16, u16),
    /// Ordinary stories: 1 to 3 columns.
    pub ordinary: (u16, u16),
    /// The briefs of a group: 2 to 5 columns.
    pub briefs: (u16, u16),
    /// Notices: 1 to 3 columns.
    pub notice: (u16, u16),
}

impl Default for Widths {
    fn default() -> Self {
        Self { lead: (3, 5), second: (2, 4), ordinary: (1, 3), briefs: (2, 5), notice: (1, 3) }
    }
}

impl Widths {
    /// The range of an item.
    pub fn range(&self, item: &Item) -> (u16, u16) {
        match (item.main.kind, item.rank) {
            (Kind::Brief, _) if item.is_group() => self.briefs,
            (Kind::Notice | Kind::Sidebar, _) => self.notice,
            (_, 1) => self.lead,
            (_, 2) => self.second,
            _ => self.ordinary,
        }
    }

    /// The ranges, as pairs to check.
    fn all(&self) -> [(u16, u16); 5] {
        [self.lead, self.second, self.ordinary, self.briefs, self.notice]
    }
}

/// Which pages a template is for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum Target {
    Number(PageNumber),
    Kind(PageKind),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum PageKind {
    Front,
    Inner,
}

impl Target {
    fn fits(&self, page: PageNumber) -> bool {
        match self {
            Self::Number(number) => *number == page,
            Self::Kind(PageKind::Front) => page.get() == 1,
            Self::Kind(PageKind::Inner) => page.get() != 1,
        }
    }
}

/// A page template.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PageTemplate {
    /// Its name, which `issue.toml` may ask for.
    pub name: String,
    #[serde(rename = "for", default)]
    targets: Vec<Target>,
    /// Lines reserved at the head of the page, such as the nameplate's; by default those of [`super::Options`].
    #[serde(default)]
    pub reserved: Option<u16>,
    /// Whether the lead must stand at the top left; by default it must.
    #[serde(default = "yes")]
    pub lead_top_left: bool,
    /// The widths items may have.
    #[serde(default)]
    pub widths: Widths,
}

const fn yes() -> bool {
    true
}

impl PageTemplate {
    /// Reads a template. The error says in Chinese what is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        let template: Self = toml::from_str(text).map_err(|error| error.message().to_owned())?;
        let is_range = |&(from, to): &(u16, u16)| from >= 1 && from <= to;
        if !template.widths.all().iter().all(is_range) {
            return Err(format!("版式模板“{}”的栏数范围应从小到大，至少 1 栏", template.name));
        }
        Ok(template)
    }

    /// What holds for a page without a template.
    pub fn plain() -> Self {
        Self {
            name: String::from("plain"),
            targets: Vec::new(),
            reserved: None,
            lead_top_left: true,
            widths: Widths::default(),
        }
    }

    /// The template for a page: the one asked for by name, else the first that is for such pages, else the plain one.
    pub fn choose(templates: &[Self], page: PageNumber, asked: Option<&str>) -> Self {
        let by_name = templates.iter().find(|template| Some(template.name.as_str()) == asked);
        let fitting = || templates.iter().find(|template| template.targets.iter().any(|target| target.fits(page)));
        by_name.or_else(fitting).cloned().unwrap_or_else(Self::plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRONT: &str = include_str!("../../layouts/community/pages/front-lead.toml");
    const INNER: &str = include_str!("../../layouts/community/pages/inner.toml");

    #[test]
    fn the_shipped_templates_are_read() {
        let templates = [PageTemplate::read(FRONT).unwrap(), PageTemplate::read(INNER).unwrap()];
        let chosen = |page, asked| PageTemplate::choose(&templates, PageNumber::new(page), asked).name;
        assert_eq!(chosen(1, None), "front-lead");
        assert_eq!(chosen(3, None), "inner");
        assert_eq!(chosen(3, Some("front-lead")), "front-lead");
    }

    #[test]
    fn a_template_may_reserve_lines_and_widen_ranges() {
        let text = "name = \"a\"\nfor = [1, \"inner\"]\nreserved = 9\n[widths]\nbriefs = [4, 5]";
        let template = PageTemplate::read(text).unwrap();
        assert_eq!((template.reserved, template.lead_top_left), (Some(9), true));
        assert_eq!(template.widths, Widths { briefs: (4, 5), ..Widths::default() });
    }

    #[test]
    fn unknown_keys_and_empty_ranges_are_refused() {
        let error = PageTemplate::read("name = \"a\"\nfro = [\"front\"]").unwrap_err();
        assert!(error.starts_with("unknown field `fro`"), "{error}");
        let error = PageTemplate::read("name = \"a\"\n[widths]\nlead = [4, 3]").unwrap_err();
        assert_eq!(error, "版式模板“a”的栏数范围应从小到大，至少 1 栏");
    }
}

//! What may stand in a slot of a template. Takes the rules of the template's file and what is known of an item; says whether it may
//! take the slot.

use super::grammar::Branch;
use crate::widths::Widths;
use chenbao_model::model::Kind;

/// The names that need no table.
pub(crate) const KNOWN: [&str; 7] = ["lead", "second", "ordinary", "briefs", "notice", "photo", "any"];

/// What a slot asks of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SlotTraits {
    /// 1 lead of its page, 2 second, 3 ordinary.
    pub rank: u8,
    /// What it is.
    pub kind: Kind,
    /// How many pictures it has.
    pub photos: usize,
    /// Whether it is the briefs of a group.
    pub group: bool,
    /// The slot that the author pinned it to.
    pub slot: Option<String>,
}

/// What a slot wants of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Pictures {
    Required,
    Forbidden,
    #[default]
    Any,
}

/// A table `[slot.<name>]` of a template's file. What is missing holds as for the known slot of that name, else anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SlotTable {
    /// Ranks, 1 to 3.
    pub(crate) priority: Option<Vec<u8>>,
    /// Kinds, at least one.
    pub(crate) kind: Option<Vec<Kind>>,
    /// What it wants of pictures.
    pub(crate) photos: Option<Pictures>,
    /// Columns, from the fewest to the most.
    pub(crate) width: Option<(u16, u16)>,
    /// The most items.
    pub(crate) most: Option<u32>,
}

/// The rules of a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rules {
    /// Ranks; empty for any.
    ranks: Vec<u8>,
    /// Kinds; empty for any.
    kinds: Vec<Kind>,
    pictures: Pictures,
    /// The columns of a single item.
    pub(crate) widths: Option<(u16, u16)>,
    /// The columns that the file asks for, also of a slot of many.
    pub(crate) own_widths: Option<(u16, u16)>,
    /// The most items of a slot of many.
    pub(crate) most: Option<u32>,
}

/// The name by which a slot is known.
pub(crate) fn canonical(name: &str) -> &str {
    match name {
        "brief" => "briefs",
        "third" => "ordinary",
        other => other,
    }
}

impl Rules {
    /// The rules of a slot of this name: those of its table, and for what it does not say, those of the known slot.
    pub(crate) fn new(name: &str, table: Option<&SlotTable>, widths: &Widths) -> Self {
        let known = Self::known(name, widths);
        let Some(table) = table else { return known };
        Self {
            ranks: table.priority.clone().unwrap_or(known.ranks),
            kinds: table.kind.clone().unwrap_or(known.kinds),
            pictures: table.photos.unwrap_or(known.pictures),
            widths: table.width.or(known.widths),
            own_widths: table.width,
            most: table.most,
        }
    }

    fn known(name: &str, widths: &Widths) -> Self {
        let stories = || vec![Kind::Story, Kind::Photo, Kind::Review];
        let (ranks, kinds, own) = match name {
            "lead" => (vec![1], stories(), Some(widths.lead)),
            "second" => (vec![2, 3], stories(), Some(widths.second)),
            "ordinary" => (vec![2, 3], stories(), Some(widths.ordinary)),
            "briefs" => (Vec::new(), vec![Kind::Brief], Some(widths.briefs)),
            "notice" => {
                let kinds = vec![Kind::Notice, Kind::Sidebar, Kind::Filler, Kind::Guide];
                (Vec::new(), kinds, Some(widths.notice))
            }
            _ => (Vec::new(), Vec::new(), None),
        };
        let pictures = if name == "photo" { Pictures::Required } else { Pictures::Any };
        Self { ranks, kinds, pictures, widths: own, own_widths: None, most: None }
    }

    /// Whether an item may take the slot. The briefs of a group count as briefs.
    pub(crate) fn admit(&self, item: &SlotTraits) -> bool {
        let kind = if item.group { Kind::Brief } else { item.kind };
        let pictures = match self.pictures {
            Pictures::Required => item.photos > 0,
            Pictures::Forbidden => item.photos == 0,
            Pictures::Any => true,
        };
        pictures
            && (self.ranks.is_empty() || self.ranks.contains(&item.rank))
            && (self.kinds.is_empty() || self.kinds.contains(&kind))
    }
}

/// Collects the names of slots, each once.
pub(crate) fn slot_names<'t>(branch: &'t Branch, names: &mut Vec<&'t str>) {
    match branch {
        Branch::Slot(slot) => {
            for name in slot.names.iter().map(|name| canonical(name)) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        Branch::Cut(_, parts, _) => parts.iter().for_each(|part| slot_names(part, names)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(rank: u8, photos: usize) -> SlotTraits {
        SlotTraits { rank, kind: Kind::Story, photos, group: false, slot: None }
    }

    #[test]
    fn known_slots_have_sensible_rules() {
        let rules = |name| Rules::new(name, None, &Widths::default());
        assert!(rules("lead").admit(&story(1, 0)) && !rules("lead").admit(&story(2, 0)));
        assert!(rules("second").admit(&story(3, 0)) && !rules("second").admit(&story(1, 0)));
        assert!(rules("photo").admit(&story(3, 1)) && !rules("photo").admit(&story(3, 0)));
        let briefs = SlotTraits { group: true, ..story(3, 0) };
        assert!(rules("briefs").admit(&briefs) && !rules("ordinary").admit(&briefs));
        assert!(rules("any").admit(&briefs));
    }

    #[test]
    fn a_table_changes_what_it_names() {
        let table = SlotTable { photos: Some(Pictures::Forbidden), ..SlotTable::default() };
        let rules = Rules::new("second", Some(&table), &Widths::default());
        assert!(rules.admit(&story(2, 0)) && !rules.admit(&story(2, 1)) && !rules.admit(&story(1, 0)));
        assert_eq!(rules.widths, Some(Widths::default().second));
    }
}

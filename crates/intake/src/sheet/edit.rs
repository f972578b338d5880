//! What an editor does to a draft. Every deed keeps every word, but for those that are typed anew; what cannot be done says why, in words.

use serde::{Deserialize, Serialize};

use super::block::{Block, BlockKind};
use super::element::{Field, Role, Sheet, Spot, WORDS};
use super::make::make;

/// The keys that are chosen, not written.
const SETTINGS: [&str; 5] = ["kind", "group", "priority", "page", "section"];

/// Something done to a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Edit {
    /// Joins a block with the one before it.
    Join {
        /// The block.
        at: usize,
    },
    /// Begins a new paragraph inside a block.
    Split {
        /// The block.
        at: usize,
        /// After how many of its characters.
        after: usize,
    },
    /// Changes the places of a block, or of a caption, and its neighbour.
    Shift {
        /// The block or the caption.
        spot: Spot,
        /// Whether it goes down.
        down: bool,
    },
    /// Calls words something else.
    Make {
        /// The words.
        from: Spot,
        /// What they are.
        role: Role,
    },
    /// Writes words anew: of a block as Markdown, of all else as they are read. A line more is a block more.
    Text {
        /// What is written anew.
        spot: Spot,
        /// The words.
        words: String,
    },
    /// Chooses a kind, a section, a page, a priority; nothing takes the key away.
    Set {
        /// The key.
        key: String,
        /// Its value.
        value: String,
    },
    /// Says that what was doubtful is right.
    Settle {
        /// What was doubtful.
        spot: Spot,
    },
    /// Takes a picture off; its caption waits for another.
    Unhang {
        /// The picture.
        at: usize,
    },
}

impl Sheet {
    /// Does it.
    ///
    /// # Errors
    /// Why it cannot be done, in words; nothing is changed then.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), String> {
        match edit {
            Edit::Join { at } => self.join(*at),
            Edit::Split { at, after } => self.split(*at, *after),
            Edit::Shift { spot, down } => self.shift(spot, *down),
            Edit::Make { from, role } => make(self, from, *role),
            Edit::Text { spot, words } => self.retype(spot, words),
            Edit::Set { key, value } => self.choose(key, value.trim()),
            Edit::Settle { spot } => {
                self.remarks_at(spot).ok_or("没有这一处")?.clear();
                Ok(())
            }
            Edit::Unhang { at } => self.unhang(*at),
        }
    }

    fn join(&mut self, at: usize) -> Result<(), String> {
        let before = at.checked_sub(1).ok_or("前面没有段落了")?;
        let (one, other) = (self.blocks.get(before), self.blocks.get(at).ok_or("没有这一段")?);
        let is_whole = |block: Option<&Block>| block.is_some_and(|block| block.kind == BlockKind::Whole);
        if is_whole(one) || is_whole(Some(other)) {
            return Err("表格和插图不能同文字连成一段".to_owned());
        }
        let next = self.blocks.remove(at);
        let first = self.blocks.remove(before);
        self.blocks.insert(before, first.joined(next));
        Ok(())
    }

    fn split(&mut self, at: usize, after: usize) -> Result<(), String> {
        let block = self.blocks.get(at).ok_or("没有这一段")?.clone();
        if block.kind == BlockKind::Whole {
            return Err("表格和插图不能断开".to_owned());
        }
        let (one, other) = block.parted(after).ok_or("要在字中间断开")?;
        self.blocks[at] = one;
        self.blocks.insert(at + 1, other);
        Ok(())
    }

    fn shift(&mut self, spot: &Spot, down: bool) -> Result<(), String> {
        let beyond = |at: usize, count: usize| {
            let other = if down { Some(at + 1) } else { at.checked_sub(1) };
            other.filter(|other| *other < count && at < count).ok_or("到头了")
        };
        match spot {
            Spot::Block(at) => {
                let other = beyond(*at, self.blocks.len())?;
                self.blocks.swap(*at, other);
                Ok(())
            }
            Spot::Caption(at) => {
                let other = beyond(*at, self.pictures.len())?;
                let (one, two) = (at.min(&other), at.max(&other));
                let (left, right) = self.pictures.split_at_mut(*two);
                std::mem::swap(&mut left[*one].caption, &mut right[0].caption);
                std::mem::swap(&mut left[*one].credit, &mut right[0].credit);
                Ok(())
            }
            _ => Err("只有段落和图片说明能上移、下移".to_owned()),
        }
    }

    fn retype(&mut self, spot: &Spot, words: &str) -> Result<(), String> {
        let mut lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
        let first = lines.next().ok_or("不能是空的；不要的文字请在文件里删")?.to_owned();
        match spot {
            Spot::Block(at) => {
                let block = self.blocks.get_mut(*at).ok_or("没有这一段")?;
                if block.kind == BlockKind::Whole {
                    return Err("表格和插图请在文件里改".to_owned());
                }
                (block.markdown, block.remarks) = (first, vec![]);
                let more =
                    lines.map(|line| Block { kind: BlockKind::Paragraph, markdown: line.to_owned(), remarks: vec![] });
                let more: Vec<Block> = more.collect();
                self.blocks.splice(at + 1..at + 1, more);
            }
            Spot::Field(name) if WORDS.contains(&name.as_str()) => self.put(name, vec![words.trim().to_owned()]),
            Spot::Caption(at) => {
                let picture = self.pictures.get_mut(*at).ok_or("没有这张图片")?;
                (picture.caption, picture.remarks) = (Some(words.trim().to_owned()), vec![]);
            }
            Spot::Waiting(at) => {
                let caption = self.waiting.get_mut(*at).ok_or("没有这条图片说明")?;
                (caption.caption, caption.remarks) = (words.trim().to_owned(), vec![]);
            }
            Spot::Field(_) | Spot::Whole => return Err("这里没有可改的字".to_owned()),
        }
        Ok(())
    }

    fn choose(&mut self, key: &str, value: &str) -> Result<(), String> {
        if !SETTINGS.contains(&key) || value.contains('\n') {
            return Err(format!("“{key}”不在这里选"));
        }
        if value.is_empty() {
            self.fields.retain(|field| field.name != key);
            return Ok(());
        }
        self.put(key, vec![value.to_owned()]);
        if key == "kind" && value == "brief" && self.field("group").is_none() {
            self.put("group", vec!["居民区".to_owned()]);
        } else if key == "kind" && value != "brief" {
            self.fields.retain(|field| field.name != "group");
        }
        Ok(())
    }

    fn unhang(&mut self, at: usize) -> Result<(), String> {
        if at >= self.pictures.len() {
            return Err("没有这张图片".to_owned());
        }
        let picture = self.pictures.remove(at);
        if picture.caption.is_some() || picture.credit.is_some() {
            let remarks = vec!["图片说明还没有图片；配上图片就写进 images".to_owned()];
            let caption = picture.caption.unwrap_or_default();
            self.waiting.push(super::element::Waiting { caption, credit: picture.credit, remarks });
        }
        Ok(())
    }

    /// Gives a key these words; nobody doubts what an editor wrote.
    pub(super) fn put(&mut self, name: &str, values: Vec<String>) {
        let field = Field { name: name.to_owned(), values, ..Field::default() };
        match self.fields.iter_mut().find(|field| field.name == name) {
            Some(known) => *known = field,
            None => {
                let rank = |name: &str| ORDER.iter().position(|key| *key == name).unwrap_or(ORDER.len());
                let at = self.fields.iter().position(|other| rank(&other.name) > rank(name));
                self.fields.insert(at.unwrap_or(self.fields.len()), field);
            }
        }
    }
}

/// The keys in the order in which an editor types them.
const ORDER: [&str; 11] =
    ["title", "kicker", "deck", "kind", "group", "place", "section", "page", "priority", "author", "source"];

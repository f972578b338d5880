//! The grammar of a template's tree (makeup.md §5.5). Takes a line such as `H(V(lead:3..4, H(second, briefs*)), H(notice|any)?)`;
//! gives its cuts and slots, or says in Chinese what is wrong and where.
//!
//! ```text
//! part  = cut | slot
//! cut   = ("H" | "V") "(" part { "," part } ")" [ "?" ]
//! slot  = name { "|" name } [ ":" columns [ ".." columns ] ] [ "?" | "*" ]
//! ```

use crate::slicing::Cut;

/// The deepest nesting of cuts.
const DEPTH_MOST: usize = 8;

/// A part of a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Branch {
    /// A place for items.
    Slot(SlotName),
    /// Parts in order, and whether they may be missing together.
    Cut(Cut, Vec<Self>, bool),
}

/// A slot as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SlotName {
    /// The kinds of slot it is at once.
    pub(crate) names: Vec<String>,
    /// The columns it must have.
    pub(crate) widths: Option<(u16, u16)>,
    pub(crate) number: Number,
}

/// How many items a slot takes, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Number {
    One,
    /// `?`
    Optional,
    /// `*`
    Many,
}

/// What is wrong with a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TreeFault {
    /// The byte of the tree's text where it shows.
    pub(crate) at: usize,
    /// What it is, in Chinese, with the character it shows at.
    pub(crate) message: String,
}

struct TreeReader<'t> {
    text: &'t str,
    rest: &'t str,
}

/// Reads a tree.
pub(crate) fn parse_tree(text: &str) -> Result<Branch, TreeFault> {
    let mut reader = TreeReader { text, rest: text };
    let branch = reader.branch(0)?;
    if reader.next().is_some() {
        return Err(reader.wrong("这里已经结束，多出了东西；几部分要写在一个 H(…) 或 V(…) 里"));
    }
    Ok(branch)
}

impl TreeReader<'_> {
    fn wrong(&self, what: &str) -> TreeFault {
        let at = self.text.len() - self.rest.len();
        let nth = self.text[..at].chars().count() + 1;
        TreeFault { at, message: format!("tree 第 {nth} 个字符：{what}") }
    }

    /// The next character that is not white.
    fn next(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start();
        self.rest.chars().next()
    }

    /// Takes a sign where it stands next.
    fn take(&mut self, sign: &str) -> bool {
        self.rest = self.rest.trim_start();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn word(&mut self, is_part: fn(char) -> bool) -> &str {
        self.rest = self.rest.trim_start();
        let end = self.rest.find(|letter| !is_part(letter)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn branch(&mut self, depth: usize) -> Result<Branch, TreeFault> {
        if depth > DEPTH_MOST {
            return Err(self.wrong("套得太深，最多八层"));
        }
        let begin = self.rest;
        let name = self.word(is_letter).to_owned();
        if name.is_empty() {
            return Err(self.wrong("应为版位名，或 H(…)（上下排）、V(…)（左右排）"));
        }
        if self.next() != Some('(') {
            return self.slot(name);
        }
        let cut = match name.as_str() {
            "H" => Cut::Horizontal,
            "V" => Cut::Vertical,
            _ => {
                self.rest = begin;
                return Err(self.wrong("括号前只能是 H（上下排）或 V（左右排）"));
            }
        };
        self.take("(");
        let mut parts = vec![self.branch(depth + 1)?];
        while self.take(",") {
            parts.push(self.branch(depth + 1)?);
        }
        if !self.take(")") {
            return Err(self.wrong("应为“,”或“)”"));
        }
        Ok(Branch::Cut(cut, parts, self.take("?")))
    }

    fn slot(&mut self, name: String) -> Result<Branch, TreeFault> {
        let mut names = vec![name];
        while self.take("|") {
            let name = self.word(is_letter).to_owned();
            if name.is_empty() {
                return Err(self.wrong("“|”后应为版位名"));
            }
            names.push(name);
        }
        let widths = if self.take(":") { Some(self.widths()?) } else { None };
        let number = if self.take("?") {
            Number::Optional
        } else if self.take("*") {
            Number::Many
        } else {
            Number::One
        };
        Ok(Branch::Slot(SlotName { names, widths, number }))
    }

    fn widths(&mut self) -> Result<(u16, u16), TreeFault> {
        let from = self.columns()?;
        let to = if self.take("..") { self.columns()? } else { from };
        if from > to {
            return Err(self.wrong("栏数应从小到大，如 3..4"));
        }
        Ok((from, to))
    }

    fn columns(&mut self) -> Result<u16, TreeFault> {
        let columns = self.word(|letter| letter.is_ascii_digit()).parse().ok();
        columns.filter(|columns| *columns > 0).ok_or_else(|| self.wrong("冒号后应为栏数，如 3 或 3..4"))
    }
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-' || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_and_slots_are_read() {
        let slot = |names: &[&str], widths, number| {
            let names = names.iter().map(|&name| name.to_owned()).collect();
            Branch::Slot(SlotName { names, widths, number })
        };
        let right = Branch::Cut(
            Cut::Horizontal,
            vec![slot(&["second"], None, Number::One), slot(&["briefs"], Some((2, 2)), Number::Many)],
            false,
        );
        let top = Branch::Cut(Cut::Vertical, vec![slot(&["lead"], Some((3, 4)), Number::One), right], false);
        let foot = Branch::Cut(Cut::Vertical, vec![slot(&["notice", "any"], None, Number::Optional)], true);
        let tree = parse_tree(" H( V(lead:3..4, H(second, briefs:2*)), V(notice|any?)? ) ").unwrap();
        assert_eq!(tree, Branch::Cut(Cut::Horizontal, vec![top, foot], false));
    }

    #[test]
    fn mistakes_are_named_with_their_place() {
        let error = |text| parse_tree(text).unwrap_err().message;
        assert_eq!(error("H(lead"), "tree 第 7 个字符：应为“,”或“)”");
        assert_eq!(error("H(lead,)"), "tree 第 8 个字符：应为版位名，或 H(…)（上下排）、V(…)（左右排）");
        assert_eq!(error("X(lead)"), "tree 第 1 个字符：括号前只能是 H（上下排）或 V（左右排）");
        assert_eq!(error("lead:x"), "tree 第 6 个字符：冒号后应为栏数，如 3 或 3..4");
        assert_eq!(error("lead:4..3"), "tree 第 10 个字符：栏数应从小到大，如 3..4");
        assert_eq!(
            error("lead second"),
            "tree 第 6 个字符：这里已经结束，多出了东西；几部分要写在一个 H(…) 或 V(…) 里"
        );
        assert!(error(&"H(".repeat(40)).ends_with("套得太深，最多八层"));
    }
}

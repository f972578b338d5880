//! The functions that every look must define in its `look.typ`, found once.

use typst::foundations::{Func, Module, Value};
use typst::layout::Abs;

use super::sense::{Sense, rough_width};
use crate::diag::{Code, Failure, Finding};

/// The sizes of heads in running text, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct HeadSizes {
    /// Of a brief's head: `theme.type.brief-head`.
    pub(super) brief: f64,
    /// Of a crosshead: `theme.type.crosshead`.
    pub(super) crosshead: f64,
}

/// What a crosshead may have beside it, a mark or a bar, in em.
const BESIDE_CROSSHEAD: f64 = 1.0;

/// The functions of a look. What each takes and gives is described in `layouts/README.md`.
pub(super) struct Functions {
    /// `paper(data)`: the whole document.
    pub(super) paper: Func,
    /// `head(data)`: the head of a module.
    pub(super) head: Func,
    /// `caption(data)`: what stands below a picture.
    pub(super) caption: Func,
    /// `body(it)`: sets the type of running text.
    pub(super) body: Func,
    /// `crosshead(it)`.
    pub(super) crosshead: Func,
    /// `brief-head(place, lines)`.
    pub(super) brief_head: Func,
    /// The sizes of heads in running text.
    sizes: HeadSizes,
    /// `quote-paragraph(it)`.
    pub(super) quote: Func,
    /// `pull-quote(it)`.
    pub(super) pull_quote: Func,
    /// `jump(it)`: the words that lead from page to page.
    pub(super) jump: Func,
    /// `list-item(marker, it, level)`.
    pub(super) list_item: Func,
    /// `table-block(columns, cells)`.
    pub(super) table: Func,
    /// `credit(it)`: run in at the end of the last paragraph.
    pub(super) credit: Func,
    /// `credit-line(it)`: a line of its own.
    pub(super) credit_line: Func,
    /// `proof-page(data)`: what lies over a page on its proof sheet, as large as the sheet.
    pub(super) proof_page: Func,
    /// `proof-notes(data)`: what is written beside it.
    pub(super) proof_notes: Func,
    /// `cover(data)`: the cover of a book; a look may do without.
    pub(super) cover: Option<Func>,
}

impl Functions {
    /// Finds the functions in the look's entry module.
    pub(super) fn find(module: &Module, sizes: HeadSizes) -> Result<Self, Failure> {
        let find = |name: &str| match module.scope().get(name).map(typst::foundations::Binding::read) {
            Some(Value::Func(function)) => Ok(function.clone()),
            _ => Err(Finding::new(Code::LookInvalid, format!("版面样式的 look.typ 里没有函数 “{name}”"))
                .hint("样式须定义的函数见 layouts/README.md")),
        };
        Ok(Self {
            paper: find("paper")?,
            head: find("head")?,
            caption: find("caption")?,
            body: find("body")?,
            crosshead: find("crosshead")?,
            brief_head: find("brief-head")?,
            sizes,
            quote: find("quote-paragraph")?,
            pull_quote: find("pull-quote")?,
            jump: find("jump")?,
            list_item: find("list-item")?,
            table: find("table-block")?,
            credit: find("credit")?,
            credit_line: find("credit-line")?,
            proof_page: find("proof-page")?,
            proof_notes: find("proof-notes")?,
            cover: find("cover").ok(),
        })
    }

    /// The head of a brief, broken at sense units into as few lines as its measure allows.
    pub(super) fn brief_lines(&self, head: &Sense, measure: Abs) -> Vec<String> {
        head.fewest_lines(measure.to_pt() / self.sizes.brief, &rough_width)
    }

    /// A crosshead, broken in the same way.
    pub(super) fn crosshead_lines(&self, head: &Sense, measure: Abs) -> Vec<String> {
        head.fewest_lines(measure.to_pt() / self.sizes.crosshead - BESIDE_CROSSHEAD, &rough_width)
    }
}

//! An article as the check of the pages sees it: takes what was found of it on the frames; gives what does not agree with its text.

use std::collections::BTreeMap;

use super::line_breaks::is_break_mark;
use super::passage::quote;
use super::sense::DROPPED;
use super::text::{Numbered, Part, Texts};
use super::title::form;
use crate::diag::{Code, Finding};
use crate::makeup::layout::{Layout, Placement};
use crate::makeup::measure::{HeadForm, Passage};
use crate::model::{Article, ArticleId, Block, Issue, Kind};
use crate::units::PageNumber;

/// Where an article stands, or a part of it.
#[derive(Clone, Copy)]
pub(super) struct ArticlePlace<'a> {
    pub(super) page: PageNumber,
    pub(super) placement: &'a Placement,
}

/// An article and what was found of it on the pages.
pub(super) struct Subject<'a> {
    pub(super) article: &'a Article,
    pub(super) texts: Texts,
    /// For each numbered text whether its lines stand on the grid.
    pub(super) on_grid: Vec<bool>,
    /// Where it stands: in one place, or its parts in the order of their pages.
    pub(super) places: Vec<ArticlePlace<'a>>,
    /// For each numbered text whether it is a head, whose lines end without comma.
    pub(super) is_head: Vec<bool>,
    /// What was found of each numbered text, in the order of the frames; of heads with a line end wherever a line ends.
    pub(super) found: Vec<String>,
    /// The line on which the last character of each numbered text was found.
    pub(super) last_line: Vec<Option<(PageNumber, f64)>>,
    /// The numbers of body texts in the order in which they were met.
    pub(super) order: Vec<u32>,
    pub(super) overset: usize,
    pub(super) off_grid: bool,
    pub(super) wide: bool,
    /// The first character found outside the columns of its text, with its text's number.
    pub(super) outside: Option<(u32, String)>,
    /// Pieces of lines set so wide that they look loose, each with its text's number.
    pub(super) loose: Vec<(u32, String)>,
    /// The baselines of the head, with their pages.
    pub(super) head_lines: Vec<(PageNumber, f64)>,
    pub(super) wrong: BTreeMap<String, String>,
}

impl<'a> Subject<'a> {
    /// An article of which nothing was found yet.
    pub(super) fn new(article: &'a Article, places: Vec<ArticlePlace<'a>>) -> Self {
        let texts = Texts::of(article);
        let mut on_grid: Vec<bool> = texts.all.iter().map(|_| false).collect();
        let mut is_head: Vec<bool> =
            texts.all.iter().map(|text| matches!(text.part, Part::Kicker | Part::Head | Part::Deck)).collect();
        let crossheads = article
            .body
            .iter()
            .flat_map(|block| std::iter::repeat_n(matches!(block, Block::Crosshead(_)), block.texts().len()));
        for (numbered, crosshead) in texts.of_part(Part::Body).zip(crossheads) {
            is_head[numbered.number as usize] = crosshead;
        }
        let lines = article.body.iter().flat_map(|block| {
            let running = !matches!(block, Block::Crosshead(_) | Block::Table(_));
            std::iter::repeat_n(running, block.texts().len())
        });
        for (numbered, running) in texts.of_part(Part::Body).zip(lines) {
            on_grid[numbered.number as usize] = running;
        }
        let found = texts.all.iter().map(|_| String::new()).collect();
        let last_line = texts.all.iter().map(|_| None).collect();
        Self {
            article,
            texts,
            on_grid,
            places,
            is_head,
            found,
            last_line,
            order: Vec::new(),
            overset: 0,
            off_grid: false,
            wide: false,
            outside: None,
            loose: Vec::new(),
            head_lines: Vec::new(),
            wrong: BTreeMap::new(),
        }
    }

    /// What of it stands on a page.
    pub(super) fn on_page(&self, page: PageNumber) -> Option<&'a Placement> {
        self.places.iter().find(|place| place.page == page).map(|place| place.placement)
    }

    fn page(&self) -> Option<PageNumber> {
        self.places.first().map(|place| place.page)
    }

    /// Whether a text must stand on the pages: all must, but the words to pictures that are left out, and pull quotes that the
    /// makeup has no use for.
    fn is_wanted(&self, numbered: &Numbered) -> bool {
        if numbered.part != Part::Quote {
            return numbered.printed;
        }
        let which = self.texts.of_part(Part::Quote).position(|other| other.number == numbered.number);
        self.places.iter().any(|place| {
            let passage = Passage { articles: &[], part: place.placement.part, quote: place.placement.quote };
            quote(passage, self.article).map(|(index, _)| index) == which
        })
    }

    fn report(&self, finding: Finding) -> Finding {
        match self.page() {
            Some(page) => finding.on(page),
            None => finding,
        }
    }

    /// Compares what was found with what the article says.
    pub(super) fn compare(&self, findings: &mut Vec<Finding>) {
        if self.places.is_empty() {
            return;
        }
        let id = &self.article.id;
        let planned = self.places.iter().any(|place| place.placement.fit.overset_chars > 0);
        // What the makeup could not place it has said itself.
        if self.overset > 0 && !planned {
            let message = format!("“{id}” 有 {} 字排不下", self.overset);
            findings.push(self.report(Finding::new(Code::Overset, message).at(self.article.span())));
        }
        for numbered in &self.texts.all {
            let wanted = if self.is_wanted(numbered) { squeeze(&numbered.text.to_plain()) } else { String::new() };
            let raw = &self.found[numbered.number as usize];
            let found = squeeze(raw);
            let same = wanted == found || (self.is_head[numbered.number as usize] && is_broken(&wanted, raw));
            if !same && self.overset == 0 {
                findings.push(self.report(lost(id, numbered, &wanted, &found, self.article)));
            }
        }
        if self.order.windows(2).any(|pair| pair[1] < pair[0]) {
            let message = format!("“{id}” 的段落次序乱了");
            findings.push(self.report(Finding::new(Code::LostText, message).at(self.article.span())));
        }
        if self.off_grid {
            let message = format!("“{id}” 有正文行不在基线网格上");
            findings.push(self.report(Finding::new(Code::OffGrid, message).at(self.article.span())));
        }
        if let Some((number, near)) = &self.outside {
            let text = &self.texts.all[*number as usize].text;
            let message = format!("“{id}” 有一行排出了栏，在 “{near}” 处");
            let span =
                text.span_at(text.to_plain().find(near.as_str()).unwrap_or(0)).unwrap_or_else(|| self.article.span());
            let finding = Finding::new(Code::LineTooWide, message).at(span);
            findings.push(self.report(finding.hint("长号码、网址中间加空格；表格写 width 排宽一些，或减少列数")));
        }
        findings.extend(self.loose_lines());
        let across = || self.places.iter().filter(|place| form(place.placement) != HeadForm::Continued);
        let planned_lines: usize = across().map(|place| place.placement.head.text.len()).sum();
        let is_alone = across().all(|place| place.placement.articles.len() == 1);
        let is_vertical = across().any(|place| form(place.placement) == HeadForm::Side);
        let rewrapped =
            is_alone && !is_vertical && self.article.kind != Kind::Brief && self.head_lines.len() > planned_lines;
        if self.wide || rewrapped {
            let message = format!("“{id}” 的标题比它的栏宽");
            let finding = Finding::new(Code::HeadTooWide, message).at(self.article.span());
            findings.push(self.report(finding.hint("把标题写短，或在 theme.toml 的阶梯里加一档小一些的字号")));
        }
        for (family, sample) in &self.wrong {
            let message = format!("“{id}” 的 “{sample}” 用了不该用的字体 {family}");
            findings.push(self.report(Finding::new(Code::WrongFont, message).at(self.article.span())));
        }
    }

    /// One notice for all lines that look loose, at the first of them.
    fn loose_lines(&self) -> Option<Finding> {
        let (number, line) = self.loose.first()?;
        let text = &self.texts.all[*number as usize].text;
        let more = match self.loose.len() {
            1 => String::new(),
            count => format!("（这样的共 {count} 处）"),
        };
        let message = format!("“{}” 这一行太松：“{line}”{more}", self.article.id);
        let span = text.span_at(text.to_plain().find(line.as_str()).unwrap_or(0));
        let finding = Finding::new(Code::LooseLine, message).at(span.unwrap_or_else(|| self.article.span()));
        Some(self.report(finding.hint("后面的号码、单词断不开，字距拉大了；可以照印，想匀一些就在前面添或删一两个字")))
    }
}

fn lost(id: &ArticleId, numbered: &Numbered, wanted: &str, found: &str, article: &Article) -> Finding {
    let same = wanted.chars().zip(found.chars()).take_while(|(a, b)| a == b).count();
    let near: String = wanted.chars().skip(same.saturating_sub(4)).take(10).collect();
    let message = format!(
        "“{id}” 排出来的文字与稿件不符，在 “{near}” 附近（稿件 {} 字，版上 {} 字）",
        wanted.chars().count(),
        found.chars().count()
    );
    let byte = numbered.text.to_plain().char_indices().nth(same).map_or(0, |(at, _)| at);
    let span = numbered.text.span_at(byte).unwrap_or_else(|| article.span());
    Finding::new(Code::LostText, message).at(span)
}

/// Whether what was found of a head is all of it but for commas where a line ends.
fn is_broken(wanted: &str, found: &str) -> bool {
    let mut wanted = wanted.chars().peekable();
    let mut line_ended = false;
    for c in found.chars().filter(|&c| !is_break_mark(c)) {
        if c.is_whitespace() {
            line_ended |= c == '\n';
            continue;
        }
        if line_ended && wanted.peek() != Some(&c) {
            wanted.next_if(|next| DROPPED.contains(next));
        }
        if wanted.next() != Some(c) {
            return false;
        }
        line_ended = false;
    }
    wanted.next().is_none()
}

/// A text without its white space, which line breaks swallow.
fn squeeze(text: &str) -> String {
    unmarked_chars(text).collect()
}

/// The characters of a text that a reader sees: no white space, no marks for breaking.
pub(super) fn unmarked_chars(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace() && !is_break_mark(*c))
}

/// All articles of an issue with the places they have in a layout; nothing was found of them yet.
pub(super) fn subjects<'a>(issue: &'a Issue, layout: &'a Layout) -> Vec<Subject<'a>> {
    let mut placed: BTreeMap<&str, Vec<ArticlePlace<'a>>> = BTreeMap::new();
    for (page, placement) in layout.placements() {
        for id in &placement.articles {
            placed.entry(&id.0).or_default().push(ArticlePlace { page, placement });
        }
    }
    let places = |article: &Article| placed.get(&*article.id.0).cloned().unwrap_or_default();
    issue.articles.iter().map(|article| Subject::new(article, places(article))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_may_be_missing_where_a_line_ends_and_nowhere_else() {
        let wanted = "看墙面、走支弄，问居民";
        assert!(is_broken(wanted, "看墙面、走支弄\n问居民"));
        assert!(is_broken(wanted, "看墙面\n走支弄，\n问居民"));
        for found in ["看墙面、走支弄问居民", "看墙面走支弄\n问居民", "看墙面、走支\n问居民", "看墙面、走支弄\n", ""]
        {
            assert!(!is_broken(wanted, found), "{found:?}");
        }
        assert!(!is_broken("看墙面；走支弄", "看墙面\n走支弄"));
        assert!(is_broken(wanted, "看\n墙\n面\n、\n走\n支\n弄\n问\n居\n民"), "a vertical line");
    }
}

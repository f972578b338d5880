//! The check of the finished pages, on their frames: every character of every article once and in order, no missing glyph, no
//! overset, every body baseline on the grid, no face but the role's, no head wider than its measure.
//!
//! It trusts nothing that was planned: it reads the frames that the exporters will write.

use std::collections::BTreeMap;

use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::syntax::FileId;
use typst::text::TextItem;

use super::compose::leg_left;
use super::engine::text_number;
use super::sense::rough_width;
use super::text::{NO_WIDTH, Numbered, Part, Texts};
use super::thread::is_sentinel;
use super::{Pages, Typesetter};
use crate::diag::{Code, Finding};
use crate::makeup::grid::Grid;
use crate::makeup::layout::{Layout, Placement};
use crate::makeup::measure::{Columns, Passage};
use crate::model::{Article, Block, InlineStyle, Issue, Kind};
use crate::units::PageNumber;

/// How far a baseline may lie off the grid, in points.
const GRID_TOLERANCE: f64 = 0.05;
/// How far a glyph may reach over its column, in em: justification leaves up to 0.17 em behind a line's last character, and a closing
/// mark at a line's end keeps its white half.
const LINE_TOLERANCE: f64 = 0.6;
/// White at the sides of a table's cell, in points: `inset` of `table-block`.
const CELL_INSET: f64 = 2.0;
/// How far a head may reach over its measure, in points: the white side of its last character.
const HEAD_TOLERANCE: f64 = 0.5;

/// Checks finished pages.
pub(super) fn check(setter: &Typesetter, pages: &Pages, issue: &Issue, layout: &Layout) -> Vec<Finding> {
    let placed: BTreeMap<&str, (PageNumber, &Placement)> = layout
        .placements()
        .flat_map(|(no, placement)| placement.articles.iter().map(move |id| (&*id.0, (no, placement))))
        .collect();
    let articles: Vec<Subject> = issue.articles.iter().map(|article| Subject::new(article, &placed)).collect();
    let free = issue.paper.print.trim.0 - layout.grid.width(layout.grid.cols);
    let sheet_left = free.to_pt() / 2.0;
    let mut reader = Reader { setter, layout, subjects: articles, sheet_left, reference: None, findings: Vec::new() };
    for (page, no) in pages.document.pages().iter().zip(1..) {
        reader.read(&page.frame, Point::zero(), PageNumber::new(no), false);
    }
    let mut findings = reader.findings;
    for subject in &reader.subjects {
        subject.compare(&mut findings);
    }
    findings.extend(forbidden_breaks(setter, layout, issue));
    findings.extend(crowded_tables(setter, layout, issue));
    let coverage = coverage(setter, issue).findings;
    // A character without a glyph is reported where the author wrote it; what the frames show is kept for anything that is missed.
    if coverage.iter().any(|finding| finding.code == Code::MissingGlyph) {
        findings.retain(|finding| finding.code != Code::MissingGlyph);
    }
    findings.extend(coverage);
    findings
}

/// An article and what was found of it on the pages.
struct Subject<'a> {
    article: &'a Article,
    texts: Texts,
    /// For each numbered text whether its lines stand on the grid.
    on_grid: Vec<bool>,
    placed: Option<(PageNumber, &'a Placement)>,
    /// What was found of each numbered text, in the order of the frames.
    found: Vec<String>,
    /// The numbers of body texts in the order in which they were met.
    order: Vec<u32>,
    overset: usize,
    off_grid: bool,
    wide: bool,
    /// The first character found outside the columns of its text, with its text's number.
    outside: Option<(u32, String)>,
    /// The baselines of the head.
    head_lines: Vec<f64>,
    wrong: BTreeMap<String, String>,
}

impl<'a> Subject<'a> {
    fn new(article: &'a Article, placed: &BTreeMap<&str, (PageNumber, &'a Placement)>) -> Self {
        let texts = Texts::of(article);
        let mut on_grid: Vec<bool> = texts.all.iter().map(|_| false).collect();
        let lines = article.body.iter().flat_map(|block| {
            let running = matches!(block, Block::Paragraph(_) | Block::List(_) | Block::Quote(_));
            std::iter::repeat_n(running, block.texts().len())
        });
        for (numbered, running) in texts.of_part(Part::Body).zip(lines) {
            on_grid[numbered.number as usize] = running;
        }
        let found = texts.all.iter().map(|_| String::new()).collect();
        Self {
            article,
            texts,
            on_grid,
            placed: placed.get(&*article.id.0).copied(),
            found,
            order: Vec::new(),
            overset: 0,
            off_grid: false,
            wide: false,
            outside: None,
            head_lines: Vec::new(),
            wrong: BTreeMap::new(),
        }
    }

    fn page(&self) -> Option<PageNumber> {
        self.placed.map(|(page, _)| page)
    }

    fn report(&self, finding: Finding) -> Finding {
        match self.page() {
            Some(page) => finding.on(page),
            None => finding,
        }
    }

    /// Compares what was found with what the article says.
    fn compare(&self, findings: &mut Vec<Finding>) {
        if self.placed.is_none() {
            return;
        }
        let id = &self.article.id;
        let planned = self.placed.is_some_and(|(_, placement)| placement.fit.overset_chars > 0);
        // What the makeup could not place it has said itself.
        if self.overset > 0 && !planned {
            let message = format!("“{id}” 有 {} 字排不下", self.overset);
            findings.push(self.report(Finding::new(Code::Overset, message).at(self.article.span())));
        }
        for numbered in &self.texts.all {
            let wanted = squeeze(&numbered.text.to_plain());
            let found = squeeze(&self.found[numbered.number as usize]);
            if wanted != found && self.overset == 0 {
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
            findings.push(self.report(finding.hint("长号码、网址中间加空格；表格减少列数或每格的字数")));
        }
        let planned_lines = self.placed.map_or(0, |(_, placement)| placement.head.text.len());
        let is_alone = self.placed.is_some_and(|(_, placement)| placement.articles.len() == 1);
        let rewrapped = is_alone && self.article.kind != Kind::Brief && self.head_lines.len() > planned_lines;
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
}

fn lost(id: &crate::model::ArticleId, numbered: &Numbered, wanted: &str, found: &str, article: &Article) -> Finding {
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

/// A text without its white space, which line breaks swallow.
fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != NO_WIDTH).collect()
}

struct Reader<'a> {
    setter: &'a Typesetter,
    layout: &'a Layout,
    subjects: Vec<Subject<'a>>,
    /// The left edge of the type area on the page, in points.
    sheet_left: f64,
    /// The first baseline met, modulo the pitch: all others must agree with it.
    reference: Option<f64>,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn read(&mut self, frame: &Frame, origin: Point, page: PageNumber, sentinel: bool) {
        for (point, item) in frame.items() {
            let at = origin + *point;
            match item {
                FrameItem::Group(group) => {
                    let at = at + Point::new(group.transform.tx, group.transform.ty);
                    self.read(&group.frame, at, page, sentinel || is_sentinel(point.y));
                }
                FrameItem::Text(text) => self.text(text, at, page, sentinel || is_sentinel(point.y)),
                _ => {}
            }
        }
    }

    fn text(&mut self, item: &TextItem, at: Point, page: PageNumber, sentinel: bool) {
        let mut x = at.x;
        for glyph in &item.glyphs {
            let left = x;
            x += glyph.x_advance.at(item.size);
            let piece = &item.text[glyph.range()];
            if glyph.id == 0 && !piece.trim().is_empty() {
                let message = format!("“{piece}” 没有字形，版上会是空框");
                self.findings.push(Finding::new(Code::MissingGlyph, message).on(page));
            }
            let Some(number) = text_number(glyph.span.0) else { continue };
            let Some(file) = glyph.span.0.id() else { continue };
            self.glyph(file, number, piece, item, (left, x, at.y), sentinel);
        }
    }

    fn glyph(
        &mut self,
        file: FileId,
        number: u32,
        piece: &str,
        item: &TextItem,
        (left, right, baseline): (Abs, Abs, Abs),
        sentinel: bool,
    ) {
        let layout = self.layout;
        let look = &self.setter.look;
        let Some(subject) = self.subjects.iter_mut().find(|subject| subject.texts.file == file) else { return };
        let Some(numbered) = subject.texts.all.get(number as usize) else { return };
        let part = numbered.part;
        let place = number as usize;
        if sentinel {
            subject.overset += piece.chars().filter(|c| !c.is_whitespace()).count();
            return;
        }
        subject.found[place].push_str(piece);
        if part == Part::Body && subject.order.last() != Some(&number) {
            subject.order.push(number);
        }
        if subject.on_grid[place] {
            let rest = baseline.to_pt().rem_euclid(layout.grid.pitch.to_pt());
            let reference = *self.reference.get_or_insert(rest);
            let off = (rest - reference).abs();
            if off.min(layout.grid.pitch.to_pt() - off) > GRID_TOLERANCE {
                subject.off_grid = true;
            }
        }
        if part == Part::Head && !subject.head_lines.iter().any(|y| (y - baseline.to_pt()).abs() < 0.5) {
            subject.head_lines.push(baseline.to_pt());
        }
        if part == Part::Body
            && subject.outside.is_none()
            && let Some((_, placement)) = subject.placed
            && !in_a_leg(&layout.grid, placement, left.to_pt() - self.sheet_left, right.to_pt() - self.sheet_left)
        {
            subject.outside = Some((number, piece.to_owned()));
        }
        if part == Part::Head
            && let Some((_, placement)) = subject.placed
            && placement.articles.len() == 1
        {
            let grid = &layout.grid;
            let sheet_left = self.sheet_left;
            let columns = Columns::basic(placement.columns.setting, placement.rect.w);
            let inner = grid.text_left(columns, 0);
            let from = sheet_left + (grid.left(placement.rect.x) + inner).to_pt();
            let to = from + grid.text_width(columns, placement.rect.w).to_pt();
            if left.to_pt() < from - HEAD_TOLERANCE || right.to_pt() > to + HEAD_TOLERANCE + item.size.to_pt() * 0.5 {
                subject.wide = true;
            }
        }
        let family = &item.font.font().info().family;
        let allowed = roles(part).iter().flat_map(|role| look.families(role)).any(|name| name == family);
        if !allowed {
            subject.wrong.entry(family.to_string()).or_insert_with(|| piece.to_owned());
        }
    }
}

/// Whether a glyph stands in a leg of its text, up to what justification leaves behind the last character of a line.
fn in_a_leg(grid: &Grid, placement: &Placement, left: f64, right: f64) -> bool {
    let measure = grid.text_width(placement.columns, 1).to_pt();
    let behind = grid.em.to_pt() * LINE_TOLERANCE;
    placement.legs.iter().any(|leg| {
        let edge = leg_left(grid, placement, leg).to_pt();
        left >= edge - behind && right <= edge + measure + behind
    })
}

/// The roles of the theme whose faces a part may show.
fn roles(part: Part) -> &'static [&'static str] {
    match part {
        Part::Kicker => &["kicker"],
        Part::Head => &["head", "sans-head", "brief-head"],
        Part::Deck => &["deck"],
        Part::Place => &["label"],
        Part::Body => &["body", "strong", "emphasis", "crosshead", "quote", "table"],
        Part::Credit => &["credit"],
        Part::Caption => &["caption"],
        Part::PictureCredit => &["caption-credit"],
    }
}

/// The roles that a run of a text is first set in; a face further down their lists is a stopgap.
fn first_role(part: Part, style: InlineStyle) -> &'static str {
    match (part, style) {
        (Part::Body, InlineStyle::Strong) => "strong",
        (Part::Body, InlineStyle::Emphasis) => "emphasis",
        _ => roles(part)[0],
    }
}

/// Lines that begin or end with a mark that must not stand there.
fn forbidden_breaks(setter: &Typesetter, layout: &Layout, issue: &Issue) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (page, placement) in layout.placements() {
        let articles: Vec<&Article> = placement
            .articles
            .iter()
            .filter_map(|id| issue.articles.iter().find(|article| &article.id == id))
            .collect();
        let Ok(galley) = setter.set_galley(
            Passage { articles: &articles, part: placement.part, quote: placement.quote },
            layout.grid.measure(placement.columns),
        ) else {
            continue;
        };
        for line in galley.forbidden_breaks() {
            let message = format!("“{}” 有一行断得不合规矩：“{line}”", placement.id);
            let span = articles.first().map(|article| article.span());
            findings.push(Finding::new(Code::ForbiddenBreak, message).at_opt(span).on(page));
        }
    }
    findings
}

/// Cells of tables that cannot hold their longest word: it would stand on the next cell.
fn crowded_tables(setter: &Typesetter, layout: &Layout, issue: &Issue) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (page, placement) in layout.placements() {
        let measure = layout.grid.text_width(placement.columns, 1).to_pt();
        let articles = issue.articles.iter().filter(|article| placement.articles.contains(&article.id));
        for table in articles.flat_map(|article| &article.body).filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        }) {
            let columns = table.header.len().max(1);
            #[expect(clippy::cast_precision_loss, reason = "a table has few columns")]
            let cell = measure / columns as f64 - 2.0 * CELL_INSET;
            let crowded = table.header.iter().chain(table.rows.iter().flatten()).find(|text| {
                let plain = text.to_plain();
                let words = plain.split(|c: char| !c.is_ascii_graphic());
                // A Chinese cell needs room for two characters a line; a Latin word cannot be broken at all.
                let longest = words.map(rough_width).fold(0.0, f64::max).max(if text.is_empty() { 0.0 } else { 2.0 });
                longest * setter.look.table_size > cell
            });
            if let Some(text) = crowded {
                let message = format!("表格有 {columns} 列，太挤：“{}” 这一格放不下", text.to_plain());
                let finding = Finding::new(Code::LineTooWide, message).at_opt(text.span_at(0)).on(page);
                findings.push(finding.hint("减少列数，或把长的号码、单词挪到正文里"));
            }
        }
    }
    findings
}

/// How the faces cover the characters of an issue.
pub struct Coverage {
    /// How many different characters the issue has.
    pub characters: usize,
    /// Those that no face has, or only a stopgap.
    pub findings: Vec<Finding>,
}

/// Looks every character up in the faces of its role, and points at those that have none, or only a stopgap.
pub(super) fn coverage(setter: &Typesetter, issue: &Issue) -> Coverage {
    let mut findings = Vec::new();
    let mut characters = std::collections::BTreeSet::new();
    for article in &issue.articles {
        let texts = Texts::of(article);
        for numbered in &texts.all {
            let mut byte = 0;
            for inline in &numbered.text.inlines {
                let role = first_role(numbered.part, inline.style);
                for (at, character) in inline.text.char_indices() {
                    characters.insert(character);
                    if let Some(finding) = uncovered(setter, role, character) {
                        let span = numbered.text.span_at(byte + at).unwrap_or_else(|| article.span());
                        findings.push(finding.at(span));
                    }
                }
                byte += inline.text.len();
            }
        }
    }
    Coverage { characters: characters.len(), findings }
}

fn uncovered(setter: &Typesetter, role: &str, character: char) -> Option<Finding> {
    if character.is_whitespace() || character.is_ascii() {
        return None;
    }
    let families = setter.look.families(role);
    let code_point = u32::from(character);
    match families.iter().position(|family| setter.fonts.family_covers(family, character)) {
        Some(0) => None,
        Some(other) => Some(
            Finding::new(
                Code::FallbackFace,
                format!("“{character}”（U+{code_point:04X}）在 {} 里没有，改用 {}", families[0], families[other]),
            )
            .hint("字形会与旁边的字略有不同；人名用字可以这样，别的字请核对是否打错"),
        ),
        None => Some(
            Finding::new(Code::MissingGlyph, format!("“{character}”（U+{code_point:04X}）没有一种字体有"))
                .hint("核对这个字是否打错；确需此字，请在 fonts/ 里补一种有它的字体"),
        ),
    }
}

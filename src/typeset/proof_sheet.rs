//! Proof sheets 校样: a page each at its own size, grey 校样 across it, its findings marked and numbered, and in the margin what they say and
//! the text that found no room; at the foot the lines to be signed. What the margin cannot hold goes on on sheets behind it. Takes finished
//! pages in whatever state, and findings; gives sheets, which no press would take for pages.
//!
//! The look draws both: `proof-page` what lies over the page, `proof-notes` what flows beside it.

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Array, Content, Dict, IntoValue, Value};
use typst::layout::{Frame, FrameItem, GroupItem, Point};
use typst::model::Document;
use typst_layout::{Page, PagedDocument};

use super::engine::{call, set, with_engine};
use super::furniture::date_line;
use super::leftover::{Leftover, leftovers};
use super::look::points_value;
use super::marks::{Mark, marks};
use super::sheet_plan::SheetPlan;
use super::thread::{flow, is_sentinel};
use super::{Pages, Typesetter};
use crate::diag::{Failure, Finding, Span, render};
use crate::makeup::layout::{Layout, PageLayout};
use crate::model::Issue;
use crate::units::{Length, PageNumber};

/// The most 字 of articles without a page that are printed whole; of the rest only the heads, so that ten thousand articles for
/// eight pages do not make a book.
const UNPLACED_MOST: usize = 100_000;

/// The most columns of notes beside and behind one page: more than [`UNPLACED_MOST`] fills.
const COLUMNS_MOST: usize = 512;

/// Sets the proof sheets of an issue.
pub(super) fn sheets(
    setter: &Typesetter,
    pages: &Pages,
    issue: &Issue,
    layout: &Layout,
    findings: &[Finding],
) -> Result<PagedDocument, Failure> {
    let marks = marks(issue, layout, findings);
    let numbered: Vec<NumberedMark> = (1..).zip(marks).map(|(number, mark)| NumberedMark { number, mark }).collect();
    let leftovers = leftovers(setter, pages, issue, layout);
    let set = with_engine(&setter.world, |engine| {
        let mut desk = ProofDesk { setter, issue, engine, plan: SheetPlan::of(issue), key: 0 };
        let mut sheets = Vec::new();
        for (page, at) in pages.document.pages().iter().zip(&layout.pages) {
            let beside = Beside::of(&numbered, &leftovers, Some(at.no));
            sheets.extend(desk.page_sheets(page, at, &beside)?);
        }
        if let Some(last) = pages.document.pages().last() {
            sheets.extend(desk.issue_sheets(last, &Beside::of(&numbered, &leftovers, None))?);
        }
        Ok(sheets)
    })?;
    let mut info = pages.document.info().clone();
    info.title = Some(format!("校样　{}", desk_title(issue)).into());
    Ok(PagedDocument::new(set.into_iter().collect(), info))
}

/// Which paper and which issue.
fn desk_title(issue: &Issue) -> String {
    let date = date_line(issue.date).map_or_else(|| issue.date.to_string(), |line| line.civil);
    format!("{}　{date}　第{}期", issue.paper.full_name(), issue.number)
}

/// A mark with its number in the issue.
#[derive(Clone, Copy)]
struct NumberedMark<'f> {
    number: u32,
    mark: Mark<'f>,
}

/// What belongs beside a page, or, of no page, behind all of them.
struct Beside<'b> {
    marks: Vec<NumberedMark<'b>>,
    leftovers: Vec<&'b Leftover>,
}

impl<'b> Beside<'b> {
    fn of(marks: &[NumberedMark<'b>], leftovers: &'b [Leftover], page: Option<PageNumber>) -> Self {
        Self {
            marks: marks.iter().filter(|numbered| numbered.mark.page == page).copied().collect(),
            leftovers: leftovers.iter().filter(|leftover| leftover.page == page).collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.marks.is_empty() && self.leftovers.is_empty()
    }

    /// What was found, in few words.
    fn verdict(&self) -> String {
        let findings: Vec<Finding> = self.marks.iter().map(|numbered| numbered.mark.finding.clone()).collect();
        let overset: usize = self.leftovers.iter().map(|leftover| leftover.chars).sum();
        let found = if findings.is_empty() { "没有问题".to_owned() } else { render::summary(&findings) };
        if overset > 0 { format!("{found}；{overset} 字没有排进版里") } else { found }
    }
}

/// The desk at which sheets are made.
struct ProofDesk<'d, 'e> {
    setter: &'d Typesetter,
    issue: &'d Issue,
    engine: &'d mut Engine<'e>,
    plan: SheetPlan,
    /// Tells the texts of the sheets apart.
    key: i64,
}

impl ProofDesk<'_, '_> {
    /// The sheet of a page and those its notes go on on.
    fn page_sheets(&mut self, page: &Page, at: &PageLayout, beside: &Beside<'_>) -> SourceResult<Vec<Page>> {
        let title = format!("{}　第{}版　{}", desk_title(self.issue), at.no, at.section);
        let mut notes = self.notes(beside, 1)?.into_iter();
        let mut frame = Frame::hard(self.plan.size);
        frame.push_frame(self.plan.page, bare(&page.frame));
        frame.push_frame(Point::zero(), self.overlay(&title, Some(at), beside)?);
        if let Some(notes) = notes.next() {
            frame.push_frame(self.plan.beside(), notes);
        }
        let mut sheets = vec![Page { frame, ..page.clone() }];
        sheets.extend(self.further(page, &format!("{title}（续）"), beside, notes.collect())?);
        Ok(sheets)
    }

    /// The sheets of what belongs to no page; none where there is nothing.
    fn issue_sheets(&mut self, like: &Page, beside: &Beside<'_>) -> SourceResult<Vec<Page>> {
        if beside.is_empty() {
            return Ok(vec![]);
        }
        let title = format!("{}　全期", desk_title(self.issue));
        let notes = self.notes(beside, self.plan.columns().len())?;
        self.further(like, &title, beside, notes)
    }

    /// Sheets without a page, for these columns of notes.
    fn further(&mut self, like: &Page, title: &str, beside: &Beside<'_>, notes: Vec<Frame>) -> SourceResult<Vec<Page>> {
        let columns = self.plan.columns();
        let mut sheets = Vec::new();
        for of_sheet in notes.chunks(columns.len().max(1)) {
            let mut frame = Frame::hard(self.plan.size);
            frame.push_frame(Point::zero(), self.overlay(title, None, beside)?);
            for (column, notes) in columns.iter().zip(of_sheet) {
                frame.push_frame(*column, notes.clone());
            }
            sheets.push(Page { frame, ..like.clone() });
        }
        Ok(sheets)
    }

    /// What the look draws over a sheet.
    fn overlay(&mut self, title: &str, page: Option<&PageLayout>, beside: &Beside<'_>) -> SourceResult<Frame> {
        let plan = self.plan;
        let mut dict = Dict::new();
        for (name, length) in [
            ("width", plan.size.x),
            ("height", plan.size.y),
            ("x", plan.page.x),
            ("y", plan.page.y),
            ("page-width", plan.page_size.x),
            ("page-height", plan.page_size.y),
        ] {
            dict.insert(name.into(), points_value(length.to_pt()));
        }
        let plan_of_page = page.and_then(|page| self.issue.pages.get(page.no.index()));
        for (name, who) in [
            ("editor", plan_of_page.and_then(|plan| plan.editor.as_deref())),
            ("proofreader", plan_of_page.and_then(|plan| plan.proofreader.as_deref())),
        ] {
            dict.insert(name.into(), who.map_or(Value::None, IntoValue::into_value));
        }
        dict.insert("title".into(), title.into_value());
        dict.insert("verdict".into(), beside.verdict().into_value());
        dict.insert("has-page".into(), page.is_some().into_value());
        dict.insert("marks".into(), self.marked(&beside.marks).into_value());
        let drawn = call(self.engine, &self.setter.functions.proof_page, [dict.into_value()])?;
        set(self.engine, &drawn, plan.size.x)
    }

    /// The rectangles that are marked on a page, each with the numbers of what was found there.
    fn marked(&self, marks: &[NumberedMark<'_>]) -> Array {
        let corner = self.setter.type_area(self.issue);
        let mut places: Vec<([Length; 4], Array)> = Vec::new();
        for NumberedMark { number, mark } in marks {
            let Some(rect) = mark.rect else { continue };
            let label = [mark.finding.severity.name().into_value(), i64::from(*number).into_value()];
            let label = Value::Array(label.into_iter().collect());
            match places.iter_mut().find(|(known, _)| *known == rect) {
                Some((_, numbers)) => numbers.push(label),
                None => places.push((rect, [label].into_iter().collect())),
            }
        }
        let value = |([left, top, width, height], numbers): ([Length; 4], Array)| {
            let mut dict = Dict::new();
            let mut put = |name: &str, points: f64| dict.insert(name.into(), points_value(points));
            put("x", self.plan.page.x.to_pt() + (corner.0 + left).to_pt());
            put("y", self.plan.page.y.to_pt() + (corner.1 + top).to_pt());
            put("width", width.to_pt());
            put("height", height.to_pt());
            dict.insert("numbers".into(), numbers.into_value());
            dict.into_value()
        };
        places.into_iter().map(value).collect()
    }

    /// What is written beside a page, through `first` columns and as many more as it needs, a frame each.
    fn notes(&mut self, beside: &Beside<'_>, first: usize) -> SourceResult<Vec<Frame>> {
        let content = self.notes_content(beside)?;
        self.key += 1;
        let mut columns = first.max(1);
        loop {
            let heights = vec![self.plan.page_size.y; columns];
            let mut frames = flow(self.engine, &content, self.key, self.plan.notes, &heights)?;
            // The engine makes a frame of every column, filled or not, and one more of what found no room.
            let used = frames.iter().rposition(shows_something).map_or(0, |last| last + 1);
            if used <= columns || columns >= COLUMNS_MOST {
                frames.truncate(used.min(columns));
                return Ok(frames);
            }
            columns *= 2;
        }
    }

    fn notes_content(&mut self, beside: &Beside<'_>) -> SourceResult<Content> {
        let mut dict = Dict::new();
        let notes: Array = beside.marks.iter().map(|numbered| self.note(numbered)).collect();
        dict.insert("notes".into(), notes.into_value());
        let mut printed = 0;
        let leftovers: Array = beside
            .leftovers
            .iter()
            .map(|leftover| {
                printed += leftover.chars;
                self.leftover(leftover, leftover.page.is_some() || printed <= UNPLACED_MOST)
            })
            .collect();
        dict.insert("leftovers".into(), leftovers.into_value());
        call(self.engine, &self.setter.functions.proof_notes, [dict.into_value()])
    }

    fn note(&self, NumberedMark { number, mark }: &NumberedMark<'_>) -> Value {
        let finding = mark.finding;
        let mut dict = Dict::new();
        dict.insert("number".into(), i64::from(*number).into_value());
        dict.insert("kind".into(), finding.severity.name().into_value());
        dict.insert("message".into(), finding.message.as_str().into_value());
        let hints: Array = finding.hints.iter().map(|hint| hint.as_str().into_value()).collect();
        dict.insert("hints".into(), hints.into_value());
        let place = finding.span.as_ref().map(|span| self.shown(span));
        dict.insert("place".into(), place.map_or(Value::None, IntoValue::into_value));
        dict.into_value()
    }

    /// A place in a file, as it is told from the folder of the issue.
    fn shown(&self, span: &Span) -> String {
        let folder = format!("{}/", self.issue.folder.display());
        let file = span.file.strip_prefix(folder.as_str()).unwrap_or(&span.file);
        format!("{file}:{}:{}", span.line, span.column)
    }

    /// A text that is not on the pages, in full or with its head alone.
    fn leftover(&self, leftover: &Leftover, in_full: bool) -> Value {
        let mut dict = Dict::new();
        let label = match leftover.page {
            Some(_) => format!("排不下 {} 字", leftover.chars),
            None if in_full => format!("没有排进版里，{} 字　{}.md", leftover.chars, leftover.article),
            None => format!("没有排进版里，{} 字，只列题　{}.md", leftover.chars, leftover.article),
        };
        dict.insert("label".into(), label.into_value());
        dict.insert("title".into(), leftover.title.as_str().into_value());
        let paragraphs = leftover.paragraphs.iter().filter(|_| in_full);
        let paragraphs: Array = paragraphs.map(|paragraph| paragraph.as_str().into_value()).collect();
        dict.insert("paragraphs".into(), paragraphs.into_value());
        dict.into_value()
    }
}

/// Whether anything is drawn in a frame.
fn shows_something(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => shows_something(&group.frame),
        FrameItem::Tag(_) => false,
        _ => true,
    })
}

/// A finished frame as it is seen: no tags and no links, which mean places in another document, and nothing of what found no room.
fn bare(frame: &Frame) -> Frame {
    let mut out = Frame::new(frame.size(), frame.kind());
    for (at, item) in frame.items().filter(|(at, _)| !is_sentinel(at.y)) {
        match item {
            FrameItem::Group(group) => {
                out.push(*at, FrameItem::Group(GroupItem { frame: bare(&group.frame), ..group.clone() }));
            }
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
            _ => out.push(*at, item.clone()),
        }
    }
    out
}

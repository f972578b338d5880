//! Looking over the bench: every draft in its pieces, every original in its lines, and which line stands where.

use std::collections::BTreeMap;
use std::sync::Arc;

use chenbao_model::diag::Failure;

use super::bench::{Bench, Loaded};
use super::verify::written;
use super::view::{BenchView, DraftView, HungView, LineView, PieceView, SourceView};
use crate::draft::draft_words;
use crate::linking::link;
use crate::manuscript::{Line, Manuscript};
use crate::measure::visible;
use crate::readers::{FileKind, read_manuscript};
use crate::register::{Entry, INCOMING, Register, digest};
use crate::sheet::{BlockKind, Field, Sheet, Spot};

/// A passage of an article that is no draft any more, or one that was set aside.
struct Elsewhere {
    words: String,
    /// What is said of it.
    said: String,
}

impl Bench {
    /// All that is on the bench.
    ///
    /// # Errors
    /// A draft or the register that cannot be read.
    pub fn view(&mut self) -> Result<BenchView, Failure> {
        let register = Register::load(&self.issue)?;
        let loaded = self.load()?;
        let mut articles: BTreeMap<String, Vec<Elsewhere>> = BTreeMap::new();
        for path in written(&self.issue, 0) {
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            let sheet = Sheet::of_text(&text);
            let Some(origin) = sheet.origin() else { continue };
            let name = path.strip_prefix(&self.issue).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let words = draft_words(&text);
            let words = format!("{}\n{}", words.article, words.captions);
            articles.entry(origin.to_owned()).or_default().push(Elsewhere { words, said: format!("已收进 {name}") });
        }
        let mut drafts: Vec<DraftView> = loaded.iter().map(draft_view).collect();
        let mut sources = vec![];
        for entry in register.sources.iter().filter(|entry| entry.characters > 0) {
            let own: Vec<usize> =
                (0..loaded.len()).filter(|&at| loaded[at].sheet.origin() == Some(entry.file.as_str())).collect();
            if own.is_empty() {
                continue;
            }
            for &at in &own {
                drafts[at].source = Some(sources.len());
            }
            let read = self.original(entry);
            let fault = read.is_none().then(|| "原件读不出，或不在 incoming/ 里了".to_owned());
            let manuscript = read.unwrap_or_default();
            let gone = articles.remove(&entry.file).unwrap_or_default();
            let lines = lines(&manuscript, entry, &own, &mut drafts, gone);
            sources.push(SourceView { file: entry.file.clone(), lines, fault });
        }
        let (undo, redo) = self.can_turn();
        let came = register.sources.iter().map(|entry| entry.drafts.len()).sum::<usize>();
        Ok(BenchView { confirmed: came.saturating_sub(drafts.len()), drafts, sources, undo, redo })
    }

    /// An original, read once.
    fn original(&mut self, entry: &Entry) -> Option<Arc<Manuscript>> {
        let path = self.issue.join(INCOMING).join(&entry.file);
        let read = || {
            let bytes = std::fs::read(path).ok()?;
            let kind = FileKind::of(&entry.file, &bytes).ok()?;
            read_manuscript(kind, &bytes).ok().map(Arc::new)
        };
        self.manuscripts.entry(entry.digest.clone()).or_insert_with(read).clone()
    }
}

/// A draft in its pieces.
fn draft_view(draft: &Loaded) -> DraftView {
    let sheet = &draft.sheet;
    let mut pieces = vec![];
    for name in ["place", "kicker", "title", "deck", "author", "source"] {
        if let Some(field) = sheet.field(name) {
            pieces.push(field_view(sheet, field));
        }
    }
    for (at, block) in sheet.blocks.iter().enumerate() {
        let role = serde_json::to_value(block.kind).ok().and_then(|role| role.as_str().map(str::to_owned));
        let is_whole = block.kind == BlockKind::Whole;
        let typed = if is_whole { String::new() } else { block.markdown.clone() };
        let role = role.unwrap_or_default();
        pieces.push(piece(Spot::Block(at), role, block.words(), typed, &block.remarks));
    }
    for (at, picture) in sheet.pictures.iter().enumerate() {
        let words = picture.caption.clone().unwrap_or_default();
        pieces.push(piece(Spot::Caption(at), "caption".to_owned(), words.clone(), words, &picture.remarks));
    }
    for (at, caption) in sheet.waiting.iter().enumerate() {
        let words = caption.caption.clone();
        pieces.push(piece(Spot::Waiting(at), "waiting".to_owned(), words.clone(), words, &caption.remarks));
    }
    let settings = ["kind", "section", "page", "priority", "group"];
    let settings = settings.iter().filter_map(|name| Some(((*name).to_owned(), sheet.words(name)?)));
    let hung = |picture: &crate::sheet::Hung| HungView { file: picture.file.clone(), credit: picture.credit.clone() };
    DraftView {
        file: draft.file.clone(),
        version: digest(draft.text.as_bytes()),
        source: None,
        pieces,
        pictures: sheet.pictures.iter().map(hung).collect(),
        settings: settings.collect(),
        remarks: sheet.remarks.clone(),
        doubts: sheet.doubts(),
    }
}

fn field_view(sheet: &Sheet, field: &Field) -> PieceView {
    let words = sheet.words(&field.name).unwrap_or_default();
    piece(Spot::Field(field.name.clone()), field.name.clone(), words.clone(), words, &field.remarks)
}

fn piece(spot: Spot, role: String, words: String, typed: String, remarks: &[String]) -> PieceView {
    PieceView { spot, role, words, typed, remarks: remarks.to_vec(), ends: vec![] }
}

/// The lines of an original, each with the pieces that hold it; notes in the pieces where lines end.
fn lines(
    manuscript: &Manuscript,
    entry: &Entry,
    own: &[usize],
    drafts: &mut [DraftView],
    gone: Vec<Elsewhere>,
) -> Vec<LineView> {
    let mut places: Vec<(usize, usize)> = vec![];
    let mut passages: Vec<String> = vec![];
    for &draft in own {
        for (at, piece) in drafts[draft].pieces.iter().enumerate() {
            let credit = match piece.spot {
                Spot::Caption(picture) => drafts[draft].pictures[picture].credit.clone().unwrap_or_default(),
                _ => String::new(),
            };
            places.push((draft, at));
            passages.push(format!("{}\n{credit}", piece.words));
        }
    }
    let aside = entry
        .set_aside
        .iter()
        .map(|aside| Elsewhere { words: aside.text.clone(), said: format!("搁置：{}", aside.why) });
    let elsewhere: Vec<Elsewhere> = gone.into_iter().chain(aside).collect();
    passages.extend(elsewhere.iter().map(|passage| passage.words.clone()));
    let passages: Vec<&str> = passages.iter().map(String::as_str).collect();
    let worded: Vec<&Line> = manuscript.lines.iter().filter(|line| visible(&line.text) > 0).collect();
    let texts: Vec<&str> = worded.iter().map(|line| line.text.as_str()).collect();
    let mut views = vec![];
    for (line, link) in worded.iter().zip(link(&texts, &passages)) {
        let mut at = vec![];
        let mut said = None;
        for passage in link.passages {
            match places.get(passage) {
                Some(&(draft, piece)) => {
                    let piece = &mut drafts[draft].pieces[piece];
                    piece.ends.extend(end_of(&piece.words, &line.text));
                    at.push((draft, piece.spot.clone()));
                }
                None => said = elsewhere.get(passage - places.len()).map(|passage| passage.said.clone()),
            }
        }
        let place = line.place.to_string();
        let blank = line.blanks > 0;
        views.push(LineView { place, words: line.text.clone(), blank, at, elsewhere: said, lost: link.lost });
    }
    for piece in drafts.iter_mut().flat_map(|draft| &mut draft.pieces) {
        let count = piece.words.chars().count();
        piece.ends.retain(|end| *end > 0 && *end < count);
        piece.ends.sort_unstable();
        piece.ends.dedup();
    }
    views
}

/// The offset in words, in characters, at which a line ends that stands in them.
fn end_of(words: &str, line: &str) -> Option<usize> {
    let line = line.trim();
    let at = words.find(line)? + line.len();
    Some(words[..at].chars().count())
}

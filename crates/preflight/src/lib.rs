//! Preflight 预检: reads a finished PDF, anyone's, and says whether a print shop can plate it. Takes the bytes and the thresholds; gives a
//! [`Report`]. A rule sees only the finished file.
//!
//! | module | what it looks at |
//! |---|---|
//! | `guard`, `bounded` | whether the file may be given to the parser; streams within a limit |
//! | `trailer`, `document`, `xmp`, `output_intent` | the document as a whole |
//! | `forbidden` | objects that must not be there |
//! | `pages`, `content` | boxes; what is drawn in them |
//! | `imposition` | sheets |
//!
//! A fault of the file, or of a parser, becomes a hit of the rule `readable`; it never ends the work.

mod bounded;
mod content;
mod document;
mod forbidden;
mod guard;
mod imposition;
mod output_intent;
mod pages;
pub mod registry;
pub mod render;
mod report;
mod rule;
mod tally;
mod thresholds;
mod trailer;
mod xmp;

#[cfg(test)]
mod tests;

pub use report::{FileFacts, FontUse, Hit, Outcome, PageFacts, Report, RuleResult, Verdict};
pub use rule::{Rule, RuleDoc};
pub use thresholds::Thresholds;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use hayro_syntax::object::{Dict, Object, Stream};
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use self::content::{Kept, Memory, PlacedForm, Share};
use self::document::Document;
use self::pages::Boxes;
use self::tally::Tally;
use self::trailer::Trailer;

/// The most pages that are examined one after the other with what each leaves to the next.
const RUN: usize = 16;
/// The stack of the threads that parse: the parser calls itself for every bracket of the file.
const STACK: usize = 256 << 20;

/// Examines a PDF. `progress` is told after every page how many of how many are done, from any thread.
pub fn examine(bytes: Vec<u8>, thresholds: &Thresholds, progress: &(dyn Fn(u32, u32) + Sync)) -> Report {
    Examiner::default().examine(&Arc::new(bytes), thresholds, progress)
}

/// Examines files that belong together: what pages show that stand in several of them is decoded and drawn once. The reports are those of
/// each file by itself.
#[derive(Default)]
pub struct Examiner {
    memory: Memory,
}

impl Examiner {
    /// Examines one of the files; see [`examine`].
    pub fn examine(
        &self,
        bytes: &Arc<Vec<u8>>,
        thresholds: &Thresholds,
        progress: &(dyn Fn(u32, u32) + Sync),
    ) -> Report {
        report(bytes, (thresholds, &self.memory), progress)
    }
}

fn report(
    bytes: &Arc<Vec<u8>>,
    (thresholds, memory): (&Thresholds, &Memory),
    progress: &(dyn Fn(u32, u32) + Sync),
) -> Report {
    let facts = FileFacts {
        version: document::header_version(bytes).unwrap_or_default(),
        bytes: bytes.len() as u64,
        sha256: format!("{:x}", Sha256::digest(bytes.as_slice())),
        ..FileFacts::default()
    };
    let mut run = Run {
        thresholds,
        memory,
        progress,
        facts,
        tally: Tally::default(),
        pages: Vec::new(),
        sides: Vec::new(),
        page_count: 0,
        parsed: false,
        intent: false,
    };
    std::thread::scope(|scope| {
        let work = || guarded(&mut run, "整个文件", |run| run.file(bytes));
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        thread.map(std::thread::ScopedJoinHandle::join)
    })
    .map_or_else(|_| run.tally.add(Hit::error(Rule::Readable, "系统不肯再开线程，没有检查")), |_| ());
    run.report()
}

/// Does a part of the work; a panic in it becomes a hit.
fn guarded(run: &mut Run<'_>, what: &str, work: impl FnOnce(&mut Run<'_>)) {
    if catch_unwind(AssertUnwindSafe(|| work(run))).is_err() {
        run.tally.add(Hit::error(Rule::Readable, format!("{what}检查到一半，遇到读不懂的内容，没有查完")));
    }
}

/// The number of the indirect object a dictionary is, or stands in.
fn object_of(dict: &Dict<'_>) -> Option<u32> {
    dict.obj_id().and_then(|id| u32::try_from(id.obj_number).ok())
}

/// One examination under way.
struct Run<'r> {
    thresholds: &'r Thresholds,
    memory: &'r Memory,
    progress: &'r (dyn Fn(u32, u32) + Sync),
    facts: FileFacts,
    tally: Tally,
    pages: Vec<PageFacts>,
    /// The forms of every page that say which page they are.
    sides: Vec<(Vec<imposition::Placed>, Boxes)>,
    /// How many pages could be read.
    page_count: u32,
    /// Whether the file could be parsed.
    parsed: bool,
    /// Whether there is an output intent for PDF/X.
    intent: bool,
}

/// What is known of a page when it was examined.
struct Examined {
    facts: PageFacts,
    tally: Tally,
    forms: Vec<PlacedForm>,
    boxes: Boxes,
}

impl Run<'_> {
    fn file(&mut self, bytes: &Arc<Vec<u8>>) {
        let trailer = trailer::read(bytes);
        match guard::examine(bytes, trailer.encrypted) {
            Ok(elsewhere) => self.tally.extend(forbidden::elsewhere(&elsewhere)),
            Err(reason) => return self.tally.add(Hit::error(Rule::Readable, reason)),
        }
        self.ending(bytes, &trailer);
        let pdf = match Pdf::new(bytes.clone()) {
            Ok(pdf) => pdf,
            Err(error) => return self.unreadable(error),
        };
        if pdf.pages().is_empty() {
            return self.tally.add(Hit::error(Rule::Readable, "文件里一页也没有"));
        }
        (self.parsed, self.page_count) = (true, u32::try_from(pdf.pages().len()).unwrap_or(u32::MAX));
        guarded(self, "文件里的对象", |run| run.tally.extend(forbidden::objects(&pdf)));
        guarded(self, "文档信息", |run| run.document(&Document::new(bytes, &pdf, &trailer)));
        self.all_pages(&pdf);
    }

    /// Whether the file is all there, and its table of cross-references leads where it should.
    fn ending(&mut self, bytes: &[u8], trailer: &Trailer) {
        let tail = &bytes[bytes.len().saturating_sub(1024)..];
        if !tail.windows(5).any(|five| five == b"%%EOF") {
            let message = "文件结尾没有“%%EOF”，多半没有传完，后面的内容丢了";
            self.tally.add(Hit::error(Rule::Readable, message));
        } else if !trailer.sound {
            let message = "文件尾的交叉引用表坏了，重建之后才读得出来；别的程序不一定能打开";
            self.tally.add(Hit::error(Rule::Readable, message));
        }
    }

    fn unreadable(&mut self, error: LoadPdfError) {
        let message = match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => "文件要密码才能打开，读不出来",
            LoadPdfError::Decryption(_) => "文件加了密，读不出来",
            LoadPdfError::Invalid => "PDF 的结构坏了，读不出来",
        };
        self.tally.add(Hit::error(Rule::Readable, message));
        if matches!(error, LoadPdfError::Decryption(_)) {
            self.tally.add(Hit::error(Rule::FileIdentity, "文件加了密，印刷文件不能加密"));
        }
    }

    fn document(&mut self, document: &Document<'_>) {
        let xmp = xmp::of(document);
        self.facts.version = document::version(document);
        self.facts.standard = xmp.version.clone().or_else(|| document.info_text("GTS_PDFXVersion"));
        self.facts.title = xmp.title.clone().or_else(|| document.info_text("Title"));
        self.facts.producer = document.info_text("Producer").or_else(|| xmp.producer.clone());
        self.tally.extend(document::versions(document));
        self.tally.extend(xmp::examine(document, &xmp));
        self.tally.extend(document::trapped(document, &xmp));
        self.tally.extend(document::identity(document.trailer));
        self.tally.extend(document::layers(document));
        self.tally.extend(forbidden::catalog(&document.catalog));
        guarded(self, "输出意图", |run| {
            let intent = output_intent::examine(document);
            (run.facts.condition, run.facts.profile, run.intent) = (intent.condition, intent.profile, intent.present);
            run.tally.extend(intent.hits);
        });
        let said = document.catalog.get::<Dict<'_>>("Pages").and_then(|root| root.get::<i32>("Count"));
        self.told_pages(said);
    }

    /// Compares how many pages the file says it has with those that could be read.
    fn told_pages(&mut self, said: Option<i32>) {
        let read = self.page_count;
        if said != i32::try_from(read).ok() {
            let said = said.map_or_else(|| "没有写".to_owned(), |count| format!("写的是 {count} 页"));
            let message = format!("读得出 {read} 页，页树里{said}");
            self.tally.add(Hit::error(Rule::Readable, message));
        }
    }

    /// The pages in parallel, the results in their order.
    fn all_pages(&mut self, pdf: &Pdf) {
        let pages = pdf.pages();
        let (total, done) = (self.page_count, AtomicU32::new(0));
        let (thresholds, memory, progress) = (self.thresholds, self.memory, self.progress);
        let share = Share::of(pages.len());
        let run = pages.len().div_ceil(rayon::current_num_threads()).clamp(1, RUN);
        let some = |(first, pages): (usize, &[Page<'_>])| -> Vec<Examined> {
            let mut kept = Kept::default();
            let numbers = (first * run..).map(pages::number);
            let one = |(page, number)| {
                let examined = one_page(page, number, (thresholds, share), (&mut kept, memory));
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
                examined
            };
            pages.iter().zip(numbers).map(one).collect()
        };
        let all = || -> Vec<Vec<Examined>> { pages.par_chunks(run).enumerate().map(some).collect() };
        let pool = rayon::ThreadPoolBuilder::new().stack_size(STACK).build();
        let examined = match pool {
            Ok(pool) => pool.install(all),
            Err(_) => pages.chunks(run).enumerate().map(some).collect(),
        };
        for page in examined.into_iter().flatten() {
            self.sides.push((imposition::side(&page.forms), page.boxes));
            self.tally.merge(page.tally);
            self.pages.push(page.facts);
        }
        self.edition();
    }

    /// The rules about all pages together.
    fn edition(&mut self) {
        let trims: Vec<[f64; 2]> = self.pages.iter().map(|page| page.trim_mm).collect();
        let placed: usize = self.sides.iter().map(|(side, _)| side.len()).sum();
        if placed == 0 {
            self.tally.extend(pages::sizes(&trims, self.thresholds));
            self.tally.extend(pages::count(self.page_count, self.thresholds));
            return;
        }
        let any_size = Thresholds { trim_mm: None, ..self.thresholds.clone() };
        self.tally.extend(pages::sizes(&trims, &any_size));
        self.tally.extend(pages::count(u32::try_from(placed).unwrap_or(u32::MAX), self.thresholds));
        self.tally.extend(imposition::examine(&self.sides));
    }

    fn report(self) -> Report {
        let imposed = self.sides.iter().any(|(side, _)| !side.is_empty());
        let pictures = self.pages.iter().any(|page| page.pictures > 0);
        let fonts = self.pages.iter().any(|page| !page.fonts.is_empty());
        let (parsed, intent) = (self.parsed, self.intent);
        let applies = |rule: Rule| match rule {
            Rule::Readable => true,
            _ if !parsed => false,
            Rule::IntentProfile => intent,
            Rule::Resolution | Rule::GreyPictures => pictures,
            Rule::Fonts | Rule::TextInks => fonts,
            Rule::Imposition => imposed,
            _ => true,
        };
        let (verdict, rules, hits) = self.tally.finish(applies);
        Report { verdict, thresholds: self.thresholds.clone(), file: self.facts, rules, pages: self.pages, hits }
    }
}

/// Examines a page by itself; a panic in it becomes a hit.
fn one_page<'a>(
    page: &Page<'a>,
    number: u32,
    (thresholds, share): (&Thresholds, Share),
    (kept, memory): (&mut Kept<'a>, &Memory),
) -> Examined {
    let boxes = Boxes::of(page);
    let mut tally = Tally::default();
    tally.extend(pages::examine(page, number, &boxes));
    tally.extend(forbidden::annotations(page, number, &boxes));
    let mut facts = content::facts_of_boxes(number, &boxes);
    let mut forms = Vec::new();
    let before = std::mem::take(kept);
    let work = || {
        readable(page, share.bytes).then(|| content::examine(page, number, &boxes, thresholds, (before, memory), share))
    };
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Some((content, after))) => {
            *kept = after;
            facts = content.facts;
            tally.extend(content.hits);
            forms = content.forms;
        }
        Ok(None) => tally.add(Hit::error(Rule::Readable, "版面的内容解开后大得离谱，或套得太深，没有去读").on(number)),
        Err(_) => tally.add(Hit::error(Rule::Readable, "版面检查到一半，遇到读不懂的内容，没有查完").on(number)),
    }
    Examined { facts, tally, forms, boxes }
}

/// Whether the content of a page may be given to the parser: it unfolds to no more than so many bytes, and does not nest too deep.
fn readable(page: &Page<'_>, bytes: usize) -> bool {
    let streams: Vec<Stream<'_>> = match page.raw().get::<Object<'_>>("Contents") {
        Some(Object::Stream(stream)) => vec![stream],
        Some(Object::Array(streams)) => streams.iter::<Object<'_>>().filter_map(Object::into_stream).collect(),
        _ => Vec::new(),
    };
    let left = streams.iter().try_fold(bytes.min(bounded::STREAM), |left, stream| {
        let content = bounded::content(stream, left).ok()?;
        left.checked_sub(content.len())
    });
    left.is_some()
}

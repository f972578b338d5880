//! One file. Takes its bytes; gives its report.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use sha2::{Digest, Sha256};

use super::order::{Order, STACK};
use super::pages::examine_pages;
use crate::boxes::{count_hit, size_hits};
use crate::document::{
    OutputIntent, ParsedDocument, catalog_hits, elsewhere_hits, header_version, identity_hits, later_version,
    layer_hit, metadata_hits, object_hits, trapped_hit, version_hits,
};
use crate::fault::{IdentityFault, ReadingFault, WorkPart};
use crate::hit::Hit;
use crate::imposition::{SheetSide, imposition_hits};
use crate::input::guard;
use crate::input::trailer::Trailer;
use crate::report::{FileFacts, PageFacts, Report};
use crate::rule::Rule;
use crate::tally::{Tally, Total};

/// Examines a file, on a thread of its own with a stack that is deep enough.
pub(crate) fn examine_file(bytes: &Arc<Vec<u8>>, order: Order<'_>) -> Report {
    let mut examination = FileExamination::new(bytes, order);
    let joined = std::thread::scope(|scope| {
        let work = || examination.guarded(WorkPart::File, |examination| examination.file(bytes));
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        thread.map(std::thread::ScopedJoinHandle::join).is_ok()
    });
    if !joined {
        examination.tally.add(Hit::error(ReadingFault::NoThread));
    }
    examination.report()
}

/// The examination of a file under way.
struct FileExamination<'r> {
    order: Order<'r>,
    facts: FileFacts,
    tally: Tally,
    pages: Vec<PageFacts>,
    /// The sides of the sheets, if the file has any; else its pages, without forms that say which page they are.
    sides: Vec<SheetSide>,
    /// How many pages could be read.
    page_count: u32,
    /// Whether the file could be parsed.
    parsed: bool,
    /// Whether there is an output intent for PDF/X.
    intent: bool,
}

impl<'r> FileExamination<'r> {
    fn new(bytes: &[u8], order: Order<'r>) -> Self {
        let facts = FileFacts {
            version: header_version(bytes).unwrap_or_default(),
            bytes: bytes.len() as u64,
            sha256: Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect(),
            ..FileFacts::default()
        };
        Self {
            order,
            facts,
            tally: Tally::default(),
            pages: Vec::new(),
            sides: Vec::new(),
            page_count: 0,
            parsed: false,
            intent: false,
        }
    }

    /// Does a part of the work; a panic in it becomes a hit.
    fn guarded(&mut self, part: WorkPart, work: impl FnOnce(&mut Self)) {
        if catch_unwind(AssertUnwindSafe(|| work(self))).is_err() {
            self.tally.add(Hit::error(ReadingFault::BrokenOff(part)));
        }
    }

    fn file(&mut self, bytes: &Arc<Vec<u8>>) {
        let trailer = Trailer::of_file(bytes);
        match guard::admit(bytes, trailer.encrypted) {
            Ok(elsewhere) => self.tally.extend(elsewhere_hits(&elsewhere)),
            Err(refusal) => return self.tally.add(Hit::error(ReadingFault::Refused(refusal))),
        }
        self.tally.extend(ending_fault(bytes, &trailer).map(Hit::error));
        let pdf = match Pdf::new(bytes.clone()) {
            Ok(pdf) => pdf,
            Err(error) => return self.unreadable(error),
        };
        if pdf.pages().is_empty() {
            return self.tally.add(Hit::error(ReadingFault::NoPages));
        }
        (self.parsed, self.page_count) = (true, u32::try_from(pdf.pages().len()).unwrap_or(u32::MAX));
        self.guarded(WorkPart::Objects, |examination| examination.tally.extend(object_hits(&pdf)));
        self.guarded(WorkPart::Document, |examination| {
            examination.document(&ParsedDocument::new(bytes, &pdf, &trailer));
        });
        self.all_pages(&pdf);
    }

    fn unreadable(&mut self, error: LoadPdfError) {
        self.tally.add(Hit::error(match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ReadingFault::Password,
            LoadPdfError::Decryption(_) => ReadingFault::Encrypted,
            LoadPdfError::Invalid => ReadingFault::BrokenStructure,
        }));
        if matches!(error, LoadPdfError::Decryption(_)) {
            self.tally.add(Hit::error(IdentityFault::Locked));
        }
    }

    fn document(&mut self, document: &ParsedDocument<'_>) {
        let xmp = document.xmp();
        let said = xmp.as_ref().ok();
        self.facts.version = later_version(document);
        self.facts.standard =
            said.and_then(|xmp| xmp.version.clone()).or_else(|| document.info_text("GTS_PDFXVersion"));
        self.facts.title = said.and_then(|xmp| xmp.title.clone()).or_else(|| document.info_text("Title"));
        self.facts.producer = document.info_text("Producer").or_else(|| said.and_then(|xmp| xmp.producer.clone()));
        self.tally.extend(version_hits(document));
        self.tally.extend(metadata_hits(document, &xmp));
        self.tally.extend(trapped_hit(document, said.and_then(|xmp| xmp.trapped.as_deref())));
        self.tally.extend(identity_hits(document.trailer));
        self.tally.extend(layer_hit(&document.catalog));
        self.tally.extend(catalog_hits(&document.catalog));
        self.guarded(WorkPart::OutputIntent, |examination| {
            let intent = OutputIntent::of_document(document);
            (examination.facts.condition, examination.facts.profile) = (intent.condition, intent.profile);
            examination.intent = intent.present;
            examination.tally.extend(intent.hits);
        });
        let (read, said) = (self.page_count, document.said_pages());
        if said != i32::try_from(read).ok() {
            self.tally.add(Hit::error(ReadingFault::PageCount { read, said }));
        }
    }

    fn all_pages(&mut self, pdf: &Pdf) {
        for page in examine_pages(pdf, self.order) {
            self.sides.push(SheetSide::new(&page.forms, page.boxes));
            self.tally.merge(page.tally);
            self.pages.push(page.facts);
        }
        let trims: Vec<[f64; 2]> = self.pages.iter().map(|page| page.trim_mm).collect();
        let thresholds = self.order.thresholds;
        let placed = self.placed_pages();
        if placed == 0 {
            self.tally.extend(size_hits(&trims, thresholds.trim_mm));
            self.tally.extend(count_hit(self.page_count, thresholds));
        } else {
            // The trim that was ordered is that of a page; sheets are only as large as each other.
            self.tally.extend(size_hits(&trims, None));
            self.tally.extend(count_hit(u32::try_from(placed).unwrap_or(u32::MAX), thresholds));
            self.tally.extend(imposition_hits(&self.sides));
        }
    }

    /// How many pages of the paper stand on the sheets; none where the file is not imposed.
    fn placed_pages(&self) -> usize {
        self.sides.iter().map(SheetSide::page_count).sum()
    }

    fn report(self) -> Report {
        let imposed = self.placed_pages() > 0;
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
        let Total { verdict, rules, hits } = self.tally.finish(applies);
        Report { verdict, thresholds: self.order.thresholds.clone(), file: self.facts, rules, pages: self.pages, hits }
    }
}

/// Why the file is not all there, or its table of cross-references does not lead where it should.
fn ending_fault(bytes: &[u8], trailer: &Trailer) -> Option<ReadingFault> {
    let tail = &bytes[bytes.len().saturating_sub(1024)..];
    if !tail.windows(5).any(|five| five == b"%%EOF") {
        return Some(ReadingFault::NoEnd);
    }
    (!trailer.sound).then_some(ReadingFault::BrokenTable)
}

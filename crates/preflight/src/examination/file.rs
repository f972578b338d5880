//! One file. Takes its bytes; gives its report.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use sha2::{Digest, Sha256};

use super::order::{Order, STACK};
use super::pages::examine_pages;
use crate::boxes::{are_single, count_hit, size_hits};
use crate::content::{FileSetting, Layers};
use crate::document::{
    IntentDemand, OutputIntent, ParsedDocument, catalog_hits, claimed_standard, elsewhere_hits, header_start,
    header_version, identity_hits, later_version, layer_hit, metadata_hits, object_hits, trapped_hit, version_hits,
};
use crate::fault::{CountFault, IdentityFault, ReadingFault, WorkPart};
use crate::hit::Hit;
use crate::imposition::{SheetSide, imposition_hits};
use crate::input::guard;
use crate::input::trailer::Trailer;
use crate::input::unpacked::unpacked;
use crate::report::{FileFacts, PageFacts, Report};
use crate::rule::Rule;
use crate::tally::{Tally, Total};
use crate::thresholds::{PageColors, PageInks, Standard, Thresholds};

/// More of C, M and Y together than this, in percent of the trim, is a page in colour.
const COLORED: f64 = 0.002;

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
    /// What the content of every page is read with.
    setting: FileSetting,
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
            setting: FileSetting::default(),
        }
    }

    /// Does a part of the work; a panic in it becomes a hit.
    fn guarded(&mut self, part: WorkPart, work: impl FnOnce(&mut Self)) {
        if catch_unwind(AssertUnwindSafe(|| work(self))).is_err() {
            self.tally.add(Hit::error(ReadingFault::BrokenOff(part)));
        }
    }

    fn file(&mut self, bytes: &Arc<Vec<u8>>) {
        let (mut bytes, mut trailer) = (bytes.clone(), Trailer::of_file(bytes));
        // Where something stands before the header, offsets are counted from the header by most programs.
        let before = header_start(&bytes).unwrap_or(0);
        if before > 0 {
            self.tally.add(Hit::warning(ReadingFault::BytesBefore(before)));
            let behind = Trailer::of_file(&bytes[before..]);
            if !trailer.sound && behind.sound {
                (bytes, trailer) = (Arc::new(bytes[before..].to_vec()), behind);
            }
        }
        let bytes = &bytes;
        match guard::admit(bytes, trailer.encrypted) {
            Ok(elsewhere) => self.tally.extend(elsewhere_hits(&elsewhere)),
            Err(refusal) => return self.tally.add(Hit::error(ReadingFault::Refused(refusal))),
        }
        self.tally.extend(ending_fault(bytes, &trailer).map(Hit::error));
        let readable = unpacked(bytes, &trailer).map_or_else(|| bytes.clone(), Arc::new);
        let pdf = match Pdf::new(readable) {
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
        let thresholds = self.order.thresholds;
        let claimed = claimed_standard(document, said);
        let standard = held_to(claimed, thresholds);
        self.setting.flat = standard.is_flat();
        self.setting.layers = Layers::of_catalog(&document.catalog);
        self.tally.extend(version_hits(document, standard));
        self.tally.extend(metadata_hits(document, &xmp, claimed, thresholds));
        self.tally.extend(trapped_hit(document, said.and_then(|xmp| xmp.trapped.as_deref()), standard));
        self.tally.extend(identity_hits(document.trailer, standard));
        self.tally.extend(layer_hit(&document.catalog, standard));
        self.tally.extend(catalog_hits(&document.catalog));
        self.guarded(WorkPart::OutputIntent, |examination| {
            let intent = OutputIntent::of_document(document, IntentDemand { standard, thresholds });
            (examination.facts.condition, examination.facts.profile) = (intent.condition, intent.profile);
            examination.intent = intent.present;
            examination.setting.press = intent.press;
            examination.tally.extend(intent.hits);
        });
        let (read, said) = (self.page_count, document.said_pages());
        if said != i32::try_from(read).ok() {
            self.tally.add(Hit::error(ReadingFault::PageCount { read, said }));
        }
    }

    fn all_pages(&mut self, pdf: &Pdf) {
        let examined = examine_pages(pdf, self.order, &self.setting);
        if examined.looked < examined.pages.len() {
            let looked = u32::try_from(examined.looked).unwrap_or(u32::MAX);
            self.tally.add(Hit::error(ReadingFault::PagesLeft { looked, pages: self.page_count }));
        }
        for page in examined.pages {
            self.sides.push(SheetSide::new(&page.forms, page.boxes));
            self.tally.merge(page.tally);
            self.pages.push(page.facts);
        }
        let trims: Vec<[f64; 2]> = self.pages.iter().map(|page| page.trim_mm).collect();
        let thresholds = self.order.thresholds;
        let placed = self.placed_pages();
        if placed == 0 {
            self.tally.extend(size_hits(&trims, thresholds.trim_mm, are_single(self.page_count, thresholds)));
            self.tally.extend(count_hit(self.page_count, thresholds));
            self.tally.extend(color_hits(&self.pages, thresholds));
        } else {
            // The trim that was ordered is that of a page; sheets are only as large as each other.
            self.tally.extend(size_hits(&trims, None, false));
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

/// The standard a file is held to: what it claims, where the shop takes that; else what the shop takes.
fn held_to(claimed: Option<Standard>, thresholds: &Thresholds) -> Standard {
    let takes = |standard: &Standard| thresholds.standards.contains(standard);
    match claimed {
        Some(claimed) => claimed,
        None if takes(&Standard::None) => Standard::None,
        None => Standard::X4,
    }
}

/// The hits of pages whose inks are not those they are printed with.
fn color_hits(pages: &[PageFacts], thresholds: &Thresholds) -> Vec<Hit> {
    let colors = thresholds.colors.as_deref().and_then(PageColors::parse).unwrap_or_default();
    let hit = |page: &PageFacts| {
        let [c, m, y, _] = page.inks;
        let colored = c + m + y > COLORED || !page.spots.is_empty();
        match (colors.of_page(page.number)?, colored) {
            (PageInks::Black, true) => Some(Hit::error(CountFault::ColorOnBlack).on(page.number)),
            (PageInks::Color, false) => Some(Hit::warning(CountFault::NoColor).on(page.number)),
            _ => None,
        }
    };
    pages.iter().filter_map(hit).collect()
}

/// Why the file is not all there, or its table of cross-references does not lead where it should.
fn ending_fault(bytes: &[u8], trailer: &Trailer) -> Option<ReadingFault> {
    let tail = &bytes[bytes.len().saturating_sub(1024)..];
    if !tail.windows(5).any(|five| five == b"%%EOF") {
        return Some(ReadingFault::NoEnd);
    }
    (!trailer.sound).then_some(ReadingFault::BrokenTable)
}

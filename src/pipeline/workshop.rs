//! The workshop: an issue is made in it, once or again and again while its editors write. Takes the folder as it is at the moment; gives the
//! issue made up, set and checked.
//!
//! What it remembers from one time to the next (faces, look, the last layout, and through the typesetter every galley and head it measured)
//! lives and ends with the process and is asked for by question: it changes how long the work takes, and nothing else. What outlives the
//! process is kept by content, in the `store`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::outputs::OutputFolder;
use super::paper_files::LAYOUT;
use super::resources::choose_look;
use super::step::Clock;
use super::{Made, MakeOptions, Resources, Step};
use crate::content::Stamp;
use crate::diag::{Code, Failure, Finding, Severity};
use crate::makeup::layout::Layout;
use crate::makeup::template::PageTemplate;
use crate::makeup::{self, Options, Outcome};
use crate::model::Issue;
use crate::store::{Store, StoredKind};
use crate::typeset::{Fonts, Medium, PagePictures, Pages, Typesetter, age};
use crate::units::PageNumber;
use crate::{content, copy};

/// The most rounds without a rest.
const RESTLESS: u32 = 20;

/// Where an issue is made.
pub struct Workshop {
    folder: PathBuf,
    resources: Resources,
    options: MakeOptions,
    fonts: Option<(Option<Stamp>, Arc<Fonts>)>,
    look: Option<LookAtWork>,
    /// The pictures of the issue as they were read the last time.
    pictures: PagePictures,
    /// The last layout; none before the first time.
    layout: Option<Layout>,
    /// The files of the articles that the issue went without when it last came off; none before it did.
    missed: Option<BTreeSet<Arc<str>>>,
    /// Rounds since the last rest.
    rounds: u32,
}

/// The issue of a folder as it is at the moment, in the look it is to be set in.
pub(super) struct ReadIssue {
    pub(super) issue: Issue,
    /// The faults of its articles.
    pub(super) findings: Vec<Finding>,
}

/// A look, ready to set with.
struct LookAtWork {
    stamps: Vec<(PathBuf, Option<Stamp>)>,
    setter: Typesetter,
    templates: Vec<PageTemplate>,
}

impl Workshop {
    /// A workshop for the issue in a folder, in which nothing is made yet.
    pub fn new(folder: &Path, resources: &Resources, options: &MakeOptions) -> Self {
        Self {
            folder: folder.to_owned(),
            resources: resources.clone(),
            options: options.clone(),
            fonts: None,
            look: None,
            pictures: PagePictures::default(),
            layout: None,
            missed: None,
            rounds: 0,
        }
    }

    /// Makes the issue as its folder is, from there to checked pages. What has not changed stays where it was the last time, or, the first
    /// time, where the saved layout has it.
    ///
    /// # Errors
    /// What kept the tool from working: a folder, a file, a font or a look that cannot be used.
    pub fn make(&mut self, progress: &dyn Fn(Step)) -> Result<Made, Failure> {
        self.make_unless(progress, |_, _| Vec::new())
    }

    /// The same, but not without articles that are broken at the moment: where the issue came off before, they are faults that keep it from
    /// being made, so that half a word in a front matter does not turn the pages over. Those it went without then, it goes without again.
    ///
    /// # Errors
    /// The same, and articles that would be left out.
    pub fn make_whole(&mut self, progress: &dyn Fn(Step)) -> Result<Made, Failure> {
        let missed = self.missed.clone();
        let is_fault = |finding: &&Finding| {
            finding.span.as_ref().is_some_and(|span| missed.as_ref().is_some_and(|missed| !missed.contains(&span.file)))
        };
        self.make_unless(progress, |issue, findings| left_out(issue, findings).filter(is_fault).cloned().collect())
    }

    fn make_unless(
        &mut self,
        progress: &dyn Fn(Step),
        faults: impl FnOnce(&Issue, &[Finding]) -> Vec<Finding>,
    ) -> Result<Made, Failure> {
        self.rounds += 1;
        if self.rounds > RESTLESS {
            self.rest();
        }
        let mut clock = Clock::new(progress);
        clock.begin(Step::Read);
        let read = self.read()?;
        let faults = faults(&read.issue, &read.findings);
        if !faults.is_empty() {
            return Err(faults.into());
        }
        self.make_of(read, clock)
    }

    /// Reads the folder, and beside it the faces, if the issue will surely be made.
    ///
    /// # Errors
    /// A folder or a file that cannot be used.
    pub(super) fn read(&mut self) -> Result<ReadIssue, Failure> {
        let folder = self.folder.clone();
        let is_made = self.options.fresh || self.layout.is_some();
        // Faces that cannot be used are told of when the issue is made.
        let (_, read) = rayon::join(|| is_made.then(|| self.fonts()), || content::read_issue(&folder));
        let (mut issue, findings) = copy::build(read?);
        choose_look(&mut issue.paper, self.options.look.as_deref());
        Ok(ReadIssue { issue, findings })
    }

    /// Makes what was read.
    ///
    /// # Errors
    /// A look that cannot be used, or what else kept the tool from working.
    pub(super) fn make_of(&mut self, read: ReadIssue, clock: Clock<'_>) -> Result<Made, Failure> {
        let ReadIssue { issue, findings } = read;
        let fonts = self.fonts()?;
        self.renew(&fonts, &issue)?;
        if self.layout.is_none() && !self.options.fresh {
            self.layout = saved_layout(&self.options, &issue);
        }
        let files = left_out(&issue, &findings).filter_map(|finding| Some(finding.span.as_ref()?.file.clone()));
        let missed = files.collect();
        let mut pictures = std::mem::take(&mut self.pictures);
        let made = self.set(issue, fonts, &mut pictures, findings, clock);
        self.pictures = pictures;
        let made = made?;
        (self.layout, self.missed) = (Some(made.layout.clone()), Some(missed));
        Ok(made)
    }

    /// Lets the engine let go of what it has not used for some rounds. It takes a few milliseconds, so it is for the time when nobody waits;
    /// where that does not come for many rounds, the next round takes it.
    pub fn rest(&mut self) {
        self.rounds = 0;
        age();
    }

    /// Forgets the last layout: the next time everything is made up anew.
    pub fn start_afresh(&mut self) {
        self.layout = None;
        self.options.fresh = true;
    }

    /// The issue as it was made, but for one page, which takes the layout of this number. Nothing of it is kept.
    ///
    /// # Errors
    /// What kept the tool from working.
    pub fn alternative(&self, made: &Made, page: PageNumber, number: u16) -> Result<Made, Failure> {
        let mut issue = made.issue.clone();
        if let Some(plan) = issue.pages.get_mut(page.index()) {
            (plan.alternative, plan.lock) = (number, false);
        }
        self.set(issue, made.fonts.clone(), &mut self.pictures.clone(), Vec::new(), Clock::new(&|_| {}))
    }

    /// Proof sheets of an issue that was made here, whatever its state.
    ///
    /// # Errors
    /// What kept the tool from working.
    pub(super) fn proof(&self, made: &Made) -> Result<Pages, Failure> {
        let setter = &self.look.as_ref().ok_or_else(broken_look)?.setter;
        setter.proof_sheets(&made.pages, &made.issue, &made.layout, &made.findings)
    }

    /// The top left corner of the type area, in millimetres from that of the trimmed page.
    pub fn type_area_mm(&self, issue: &Issue) -> [f64; 2] {
        let corner = self.look.as_ref().map(|look| look.setter.type_area(issue));
        corner.map_or([0.0; 2], |(left, top)| [left.to_mm(), top.to_mm()])
    }

    /// The faces, if they are others than before read anew.
    ///
    /// # Errors
    /// Faces that cannot be used.
    pub(super) fn fonts(&mut self) -> Result<Arc<Fonts>, Failure> {
        let folder = &self.resources.fonts;
        let stamp = Stamp::of(&folder.join("manifest.toml"));
        if let Some((known, fonts)) = &self.fonts
            && *known == stamp
        {
            return Ok(fonts.clone());
        }
        let fonts = Arc::new(Fonts::load(folder)?);
        self.fonts = Some((stamp, fonts.clone()));
        self.look = None;
        Ok(fonts)
    }

    /// Brings what is kept up to the issue: the look, and what was measured of articles.
    fn renew(&mut self, fonts: &Arc<Fonts>, issue: &Issue) -> Result<(), Failure> {
        let folder = self.resources.look(&issue.paper);
        let stamps: Vec<_> =
            self.resources.look_files(&issue.paper).into_iter().map(|file| (file.clone(), Stamp::of(&file))).collect();
        if let Some(look) = self.look.as_ref().filter(|look| look.stamps == stamps && !stamps.is_empty()) {
            look.setter.keep_only(issue);
        } else {
            // Until the new look is sound there is none.
            self.look = None;
            let setter = Typesetter::new(fonts.clone(), &folder, Medium::Screen)?;
            let templates = page_templates(&setter)?;
            self.look = Some(LookAtWork { stamps, setter, templates });
        }
        Ok(())
    }

    /// Where pictures are kept for the next run: beside the outputs, unless these would lie among the author's files.
    fn picture_store(&self, issue: &Issue) -> Store {
        let outputs = OutputFolder::unclaimed(issue, &self.options);
        outputs.map_or_else(Store::none, |outputs| Store::beside(&outputs, StoredKind::ScreenPictures))
    }

    /// Makes the issue up, sets and checks it. `pictures` are those read before, and are brought up to the issue.
    fn set(
        &self,
        issue: Issue,
        fonts: Arc<Fonts>,
        pictures: &mut PagePictures,
        mut findings: Vec<Finding>,
        mut clock: Clock<'_>,
    ) -> Result<Made, Failure> {
        let LookAtWork { setter, templates, .. } = self.look.as_ref().ok_or_else(broken_look)?;
        clock.begin(Step::MakeUp);
        let options = Options {
            nameplate_lines: setter.nameplate_lines(),
            guide_lines: setter.guide_lines(),
            previous: self.layout.as_ref(),
            ..Options::default()
        };
        let store = self.picture_store(&issue);
        let (outcome, damaged) = rayon::join(
            || makeup::make_up(&issue, setter, templates, setter.grid(), &options),
            || pictures.renew(&issue, &store),
        );
        let Outcome { layout, mut metrics, findings: unfit } = outcome?;
        findings.extend(damaged);
        findings.extend(pictures.doubles(&issue));
        findings.extend(unfit);
        findings.extend(makeup::resolution::check(&layout, &issue));
        clock.begin(Step::Typeset);
        let pages = setter.compose(&issue, &layout, pictures)?;
        clock.begin(Step::Check);
        findings.extend(setter.check(&pages, &issue, &layout));
        metrics.complete(&layout, &issue, &findings);
        Ok(Made { issue, fonts, layout, pages, metrics, findings, times: clock.finish() })
    }
}

fn broken_look() -> Failure {
    Finding::new(Code::LookInvalid, "版面样式还有错，排不了版").hint("先按报出的错改好样式").into()
}

/// The errors of articles that are not in the issue because of them.
fn left_out<'f>(issue: &'f Issue, findings: &'f [Finding]) -> impl Iterator<Item = &'f Finding> {
    let is_there = move |file: &str| issue.articles.iter().any(|article| *article.source.path == *file);
    let leaves_out = move |finding: &&Finding| {
        let file = finding.span.as_ref().map(|span| &*span.file);
        finding.severity == Severity::Error && file.is_some_and(|file| file.ends_with(".md") && !is_there(file))
    };
    findings.iter().filter(leaves_out)
}

/// The layout an issue had before; none where there is none, or none that can be read.
fn saved_layout(options: &MakeOptions, issue: &Issue) -> Option<Layout> {
    let saved = std::fs::read(options.outputs(issue).join(LAYOUT)).ok()?;
    let saved: Layout = serde_json::from_slice(&saved).ok()?;
    Some(saved.trusted())
}

/// The page templates of a look; all faults of all of them where they have any.
fn page_templates(setter: &Typesetter) -> Result<Vec<PageTemplate>, Failure> {
    let mut templates = Vec::new();
    let mut faults = Vec::new();
    for source in setter.templates() {
        match PageTemplate::parse(source) {
            Ok(template) => templates.push(template),
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() { Ok(templates) } else { Err(faults.into()) }
}

//! An issue made up. Takes an issue of any evening's copy; tells whether it makes a paper, what stops it, what rules its pages break and how long
//! the makeup took. [`Tally`] adds up many of them.

use std::collections::BTreeMap;
use std::fmt;
use std::time::{Duration, Instant};

use chenbao::diag::{Code, Finding, Severity};
use chenbao::makeup::metrics::{CountedRule, HardRule};
use chenbao::makeup::{Outcome, make_up, resolution};

use super::fitting::{Fitted, Look};

/// An issue made up.
pub(crate) struct Trial {
    pub(crate) outcome: Outcome,
    /// All that is told of it.
    pub(crate) findings: Vec<Finding>,
    pub(crate) time: Duration,
}

impl Trial {
    /// Makes an issue up, all that was measured of it being known.
    pub(crate) fn of(fitted: &Fitted, look: &Look) -> Self {
        let options = look.options();
        let start = Instant::now();
        let outcome = make_up(&fitted.issue, &look.setter, &look.templates, look.setter.grid(), &options).unwrap();
        let time = start.elapsed();
        let mut findings = fitted.findings.clone();
        findings.extend(outcome.findings.iter().cloned());
        findings.extend(resolution::check(&outcome.layout, &fitted.issue));
        Self { outcome, findings, time }
    }

    /// What keeps it from print.
    pub(crate) fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error)
    }

    /// Whether it makes a paper.
    pub(crate) fn is_solved(&self) -> bool {
        self.errors().next().is_none()
    }
}

/// What became of many issues.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    issues: usize,
    solved: usize,
    pages: usize,
    faulty_pages: usize,
    stopped_by: BTreeMap<&'static str, usize>,
    /// Issues with errors of which remedies were told, and those of them that came off when these were followed.
    told: usize,
    mended: usize,
    rules: BTreeMap<CountedRule, usize>,
    gutters: usize,
    with_pictures: usize,
    with_two_pictures: usize,
    share_out: usize,
    crop_stress: u64,
    cost: i64,
    times: Vec<Duration>,
}

impl Tally {
    /// Adds an issue.
    pub(crate) fn add(&mut self, trial: &Trial) {
        self.issues += 1;
        self.solved += usize::from(trial.is_solved());
        let mut codes: Vec<Code> = trial.errors().map(|finding| finding.code).collect();
        let mut pages: Vec<_> = trial.errors().filter_map(|finding| finding.page).collect();
        pages.sort_unstable();
        pages.dedup();
        self.faulty_pages += pages.len();
        codes.sort_by_key(|code| code.as_str());
        codes.dedup();
        for code in codes {
            *self.stopped_by.entry(code.as_str()).or_default() += 1;
        }
        self.add_pages(&trial.outcome);
        self.cost += trial.outcome.layout.pages.iter().map(|page| page.score.total).sum::<i64>();
        self.times.push(trial.time);
    }

    /// Adds what became of an issue when the remedies told of it were followed.
    pub(crate) fn add_followed(&mut self, trial: &Trial) {
        self.told += 1;
        self.mended += usize::from(trial.is_solved());
    }

    fn add_pages(&mut self, Outcome { layout, metrics, .. }: &Outcome) {
        self.pages += metrics.pages.len();
        for (page, laid) in metrics.pages.iter().zip(&layout.pages) {
            let modules = laid.modules.iter().flat_map(|module| std::iter::once(module).chain(&module.sidebars));
            let pictures: usize = modules.map(|module| module.photos.len()).sum();
            for (&rule, &count) in &page.counts {
                *self.rules.entry(rule).or_default() += usize::from(count > rule.most(page.chars));
            }
            self.gutters += usize::from(page.hard.get(&HardRule::H7).is_some_and(|count| *count > Some(0)));
            let share = page.scores.photo_share;
            self.with_pictures += usize::from(share > 0);
            self.share_out += usize::from(share > 0 && !(180..=350).contains(&share));
            self.with_two_pictures += usize::from(pictures > 1);
            self.crop_stress += u64::from(page.scores.crop_stress);
        }
    }

    /// The share of issues that make a paper, in thousandths.
    pub(crate) fn rate(&self) -> usize {
        self.solved * 1000 / self.issues.max(1)
    }

    /// One line of a table.
    pub(crate) fn line(&self, name: &str) -> String {
        let mut times = self.times.clone();
        times.sort_unstable();
        let at = |hundredths: usize| times.get((times.len() * hundredths / 100).min(times.len().saturating_sub(1)));
        let ms = |time: Option<&Duration>| time.map_or(0, Duration::as_millis);
        let (median, ninth, most) = (ms(at(50)), ms(at(90)), ms(times.last()));
        let stops: Vec<String> = self.stopped_by.iter().map(|(code, count)| format!("{code} {count}")).collect();
        format!(
            "{name:<34} {:>3}/{:<3} {:>5.1}%  pages {:>4}/{:<5} mended {}/{}  ms {median}/{ninth}/{most}  {}",
            self.solved,
            self.issues,
            self.rate() as f64 / 10.0,
            self.faulty_pages,
            self.pages,
            self.mended,
            self.told,
            stops.join(", ")
        )
    }
}

/// The rules, a line each.
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |count: usize, of: usize| count as f64 * 100.0 / of.max(1) as f64;
        for (rule, &count) in &self.rules {
            writeln!(f, "{:<16} {:>5} pages  {:>5.1}%", rule.as_str(), count, percent(count, self.pages))?;
        }
        let dominance = self.rules.get(&CountedRule::V12Dominance).copied().unwrap_or_default();
        let of_two = percent(dominance, self.with_two_pictures);
        writeln!(f, "V12-dominance of pages with two pictures or more {of_two:.1}%")?;
        writeln!(f, "through gutters {} pages", self.gutters)?;
        writeln!(f, "share of pictures out of its band {:.1}%", percent(self.share_out, self.with_pictures))?;
        let pages = self.pages.max(1);
        writeln!(f, "crop stress {}", self.crop_stress / u64::try_from(pages).unwrap())?;
        writeln!(f, "cost a page {}", self.cost / i64::try_from(pages).unwrap())
    }
}

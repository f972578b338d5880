//! Pictures that came by themselves, given to the stories they belong to: by their names, or because one story alone came in their folder.

use chenbao_model::diag::{Code, Failure, Finding, Span};

use super::files::{Shelf, stem};
use super::receipt::{Look, Loose, PictureFacts, Receipt, Source, too_small};
use crate::draft::DraftPicture;
use crate::gather::Given;
use crate::measure::is_han;
use crate::register::{Entry, digest};

/// A picture that came by itself, as it was looked at.
struct Shown<'g> {
    given: &'g Given,
    facts: PictureFacts,
    /// Its file among those of the issue.
    file: String,
    /// Another that shows the same and has more pixels.
    better: Option<usize>,
}

/// Keeps pictures, puts them beside the drafts and notes them in the stories they belong to, in the order in which they were taken; of those that
/// show the same only the one with most pixels. Gives their entries in the register.
pub(super) fn place(
    loose: &[Given],
    sources: &mut [Source],
    shelf: &mut Shelf<'_>,
    look: &dyn Look,
    receipt: &mut Receipt,
) -> Result<Vec<Entry>, Failure> {
    let mut shown = look_at(loose, look, receipt);
    note_doubles(&mut shown, look);
    for picture in &mut shown {
        picture.file = shelf.put_picture(&stem(&picture.given.name), picture.facts.extension, &picture.given.bytes)?;
    }
    let mut entries = vec![];
    for picture in &shown {
        let notes = notes(picture, &shown);
        let owner = owner(picture.given, sources);
        if let Some((source, story)) = owner.filter(|_| picture.better.is_none()) {
            let doubt = too_small(&picture.facts);
            sources[source].pictures[story].push(DraftPicture { file: picture.file.clone(), inlaid: None, doubt });
        }
        let title = owner.filter(|_| picture.better.is_none()).map(|(source, story)| {
            let title = sources[source].reading.stories[story].title.as_ref();
            title.map_or_else(|| sources[source].given.name.clone(), |title| title.text.clone())
        });
        receipt.pictures.push(Loose { file: picture.file.clone(), story: title, notes: notes.clone() });
        entries.push(Entry {
            file: shelf.keep(picture.given)?,
            digest: digest(&picture.given.bytes),
            characters: 0,
            drafts: vec![],
            pictures: vec![picture.file.clone()],
            set_aside: vec![],
            notes: vec![(picture.file.clone(), notes)],
        });
    }
    Ok(entries)
}

/// Pictures that can be used, in the order in which they were taken; those that nobody knows the time of come last, by name.
fn look_at<'g>(loose: &'g [Given], look: &dyn Look, receipt: &mut Receipt) -> Vec<Shown<'g>> {
    let bytes: Vec<&[u8]> = loose.iter().map(|given| given.bytes.as_slice()).collect();
    let mut shown = vec![];
    for (given, facts) in loose.iter().zip(look.look(&bytes)) {
        match facts {
            Ok(facts) => shown.push(Shown { given, facts, file: String::new(), better: None }),
            Err(why) => {
                let finding = Finding::new(Code::IntakeUnreadable, format!("图片“{}”用不了：{why}", given.name));
                receipt.findings.push(finding.at(Span::file(given.name.as_str())).hint("请对方改存 JPEG 再发"));
            }
        }
    }
    shown.sort_by_key(|picture| {
        (picture.facts.taken.is_none(), picture.facts.taken.clone(), picture.given.name.clone())
    });
    shown
}

/// Notes of each picture which other shows the same and is better: of equal ones the first.
fn note_doubles(shown: &mut [Shown<'_>], look: &dyn Look) {
    let area = |picture: &Shown<'_>| u64::from(picture.facts.pixels.0) * u64::from(picture.facts.pixels.1);
    for at in 0..shown.len() {
        let same = (0..shown.len()).filter(|&other| other != at && look.is_same(&shown[at].facts, &shown[other].facts));
        let best = same.max_by_key(|&other| (area(&shown[other]), std::cmp::Reverse(other)));
        let is_better = |other: usize| (area(&shown[other]), at) > (area(&shown[at]), other);
        shown[at].better = best.filter(|&other| is_better(other));
    }
}

/// What the editor should know of a picture.
fn notes(picture: &Shown<'_>, shown: &[Shown<'_>]) -> Vec<String> {
    let taken = picture.facts.taken.as_ref().map(|taken| format!("拍摄时间 {taken}"));
    let better = picture.better.map(|other| {
        let (file, (width, height)) = (&shown[other].file, shown[other].facts.pixels);
        format!("同 {file} 像是一张，那张 {width}×{height} 像素，用那张")
    });
    too_small(&picture.facts).into_iter().chain(better).chain(taken).collect()
}

/// The story a picture belongs to, as source and story: the one whose title, place or file its name tells; else the only one of its folder.
fn owner(given: &Given, sources: &[Source]) -> Option<(usize, usize)> {
    let words: String = stem(&given.name).chars().filter(|c| is_han(*c)).collect();
    let mut best: Option<(usize, usize, usize)> = None;
    for (at, source) in sources.iter().enumerate() {
        for (story_at, story) in source.reading.stories.iter().enumerate() {
            let mut names: Vec<&str> = [&story.title, &story.place, &story.kicker]
                .into_iter()
                .flatten()
                .map(|guess| guess.text.as_str())
                .collect();
            let own = stem(&source.given.name);
            if source.reading.stories.len() == 1 {
                names.push(&own);
            }
            let common = names.iter().map(|name| longest_common(&words, name)).max().unwrap_or(0);
            if common >= 3 && best.is_none_or(|(_, _, most)| common > most) {
                best = Some((at, story_at, common));
            }
        }
    }
    best.map(|(at, story, _)| (at, story)).or_else(|| {
        let folder = |name: &str| name.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        let own = folder(&given.name)?;
        let mut near =
            sources.iter().enumerate().filter(|(_, source)| folder(&source.given.name).as_ref() == Some(&own));
        let (at, source) = near.next()?;
        (near.next().is_none() && source.reading.stories.len() == 1).then_some((at, 0))
    })
}

/// The length of the longest run of characters that two texts share.
fn longest_common(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().filter(|c| is_han(*c)).collect());
    let mut longest = 0;
    for from in 0..one.len() {
        while from + longest < one.len()
            && other.windows(longest + 1).any(|window| *window == one[from..=from + longest])
        {
            longest += 1;
        }
    }
    longest
}

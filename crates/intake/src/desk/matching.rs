//! Pictures that came by themselves, given to the stories they belong to: by their names, or because one story alone came in their folder.

use chenbao_model::diag::{Code, Failure, Finding, Span};

use super::files::{Shelf, stem};
use super::receipt::{Look, Receipt, Source, small};
use crate::draft::DraftPicture;
use crate::gather::Given;
use crate::measure::is_han;
use crate::register::{Entry, digest};

/// Keeps pictures, puts them beside the drafts and notes them in the stories they belong to. Gives their entries in the register.
pub(super) fn place(
    loose: &[Given],
    sources: &mut [Source],
    shelf: &mut Shelf<'_>,
    look: &Look<'_>,
    receipt: &mut Receipt,
) -> Result<Vec<Entry>, Failure> {
    let mut entries = vec![];
    for given in loose {
        let facts = match look(&given.bytes) {
            Ok(facts) => facts,
            Err(why) => {
                let finding = Finding::new(Code::IntakeUnreadable, format!("图片“{}”用不了：{why}", given.name));
                receipt.findings.push(finding.at(Span::file(given.name.as_str())).hint("请对方改存 JPEG 再发"));
                continue;
            }
        };
        let kept = shelf.keep(given)?;
        let file = shelf.put_picture(&stem(&given.name), facts.extension, &given.bytes)?;
        let owner = owner(given, sources);
        if let Some((source, story)) = owner {
            let picture = DraftPicture { file: file.clone(), inlaid: None, doubt: small(&facts) };
            sources[source].pictures[story].push(picture);
        }
        let title = owner.map(|(source, story)| {
            let story = &sources[source].reading.stories[story];
            story.title.as_ref().map_or_else(|| sources[source].given.name.clone(), |title| title.text.clone())
        });
        receipt.pictures.push((file.clone(), title));
        entries.push(Entry {
            file: kept,
            digest: digest(&given.bytes),
            characters: 0,
            drafts: vec![],
            pictures: vec![file],
            set_aside: vec![],
        });
    }
    Ok(entries)
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

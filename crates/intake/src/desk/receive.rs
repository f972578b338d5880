//! Taking in: originals are kept, drafts written, pictures put beside them, and every source is reckoned up.

use std::path::{Path, PathBuf};

use chenbao_model::diag::{Code, Failure, Finding, Span};

use super::receipt::{Look, Receipt, Received, Source, too_small};
use super::{files, matching};
use crate::account::Account;
use crate::draft::{DraftPicture, write_draft};
use crate::gather::gather;
use crate::readers::{FileKind, read_manuscript};
use crate::register::{Aside, Entry, INCOMING, Register, digest};
use crate::structure::read_structure;

/// Takes in what stands at these paths; with none, what lies in `incoming/`.
///
/// # Errors
/// A folder that is no issue's, or cannot be written.
pub fn take_in(issue: &Path, paths: &[PathBuf], look: &dyn Look, progress: &dyn Fn(&str)) -> Result<Receipt, Failure> {
    if !issue.join("issue.toml").is_file() {
        let place = Span::file(issue.to_string_lossy().into_owned());
        let finding = Finding::new(Code::FolderMissing, "文件夹里没有 issue.toml").at(place);
        return Err(finding.hint("先开一期：chenbao new issue <报纸> <日期>").into());
    }
    let mut register = Register::load(issue)?;
    let incoming = issue.join(INCOMING);
    let own = [incoming.clone()];
    let (given, findings) = gather(if paths.is_empty() { &own } else { paths });
    let mut receipt = Receipt { findings, ..Receipt::default() };
    let mut sources = vec![];
    let mut loose = vec![];
    let mut seen: std::collections::BTreeSet<String> = std::collections::BTreeSet::new();
    for given in given {
        let digest = digest(&given.bytes);
        if register.knows(&digest) || !seen.insert(digest) {
            receipt.known += 1;
            continue;
        }
        progress(&given.name);
        if given.kind == FileKind::Picture {
            loose.push(given);
            continue;
        }
        match read_manuscript(given.kind, &given.bytes) {
            Ok(manuscript) => {
                let reading = read_structure(&manuscript);
                let pictures = vec![vec![]; reading.stories.len()];
                sources.push(Source { given, manuscript, reading, pictures });
            }
            Err(fault) => receipt.findings.push(fault.finding(&given.name)),
        }
    }
    let mut shelf = files::Shelf::new(issue);
    for source in &mut sources {
        inlaid(source, &mut shelf, look)?;
    }
    let placed = matching::place(&loose, &mut sources, &mut shelf, look, &mut receipt)?;
    for source in sources {
        let entry = write(source, &mut shelf, &mut receipt)?;
        register.sources.push(entry);
    }
    register.sources.extend(placed);
    files::write_set_aside(issue, &register)?;
    // Last: what is not registered is taken in again.
    register.save(issue)?;
    Ok(receipt)
}

/// Puts the pictures of a document beside those of the issue.
fn inlaid(source: &mut Source, shelf: &mut files::Shelf<'_>, look: &dyn Look) -> Result<(), Failure> {
    let stem = files::stem(&source.given.name);
    let mut put: Vec<Option<DraftPicture>> = vec![];
    let bytes: Vec<&[u8]> = source.manuscript.pictures.iter().map(|picture| picture.bytes.as_slice()).collect();
    let facts = look.look(&bytes);
    for ((index, picture), facts) in source.manuscript.pictures.iter().enumerate().zip(facts) {
        put.push(match facts {
            Ok(facts) => {
                let file = shelf.put_picture(&format!("{stem}-{}", index + 1), facts.extension, &picture.bytes)?;
                Some(DraftPicture { file, inlaid: Some(index), doubt: too_small(&facts) })
            }
            Err(why) => {
                source.manuscript.remarks.push(format!("里面的图片“{}”用不了：{why}", picture.name));
                None
            }
        });
    }
    for (story, pictures) in source.reading.stories.iter().zip(&mut source.pictures) {
        pictures.extend(story.pictures.iter().filter_map(|&index| put.get(index).cloned().flatten()));
    }
    Ok(())
}

/// Keeps a source, writes its drafts, and reckons it up.
fn write(source: Source, shelf: &mut files::Shelf<'_>, receipt: &mut Receipt) -> Result<Entry, Failure> {
    let Source { given, manuscript, reading, pictures } = source;
    let kept = shelf.keep(&given)?;
    let stories = reading.stories.iter().zip(&pictures);
    let drafts: Vec<_> = stories.map(|(story, pictures)| write_draft(story, pictures, &kept)).collect();
    let account = Account::reckon(&manuscript, drafts.iter().map(|draft| draft.text.as_str()), &reading.set_aside);
    if !account.adds_up() {
        let finding = Finding::new(Code::IntakeLoss, format!("“{}”{}", given.name, account.line()));
        let place = Span::file(format!("{INCOMING}/{kept}"));
        receipt.findings.push(finding.at(place).hint("对照原件把缺的字补进稿件，并把这份来稿报给程序的作者"));
    }
    let stem = files::stem(&given.name);
    let mut names = vec![];
    for (index, draft) in drafts.iter().enumerate() {
        let name = if drafts.len() == 1 { stem.clone() } else { format!("{stem}-{:02}", index + 1) };
        names.push((shelf.put_draft(&name, &draft.text)?, draft.doubts));
    }
    let set_aside = reading.set_aside.iter().map(|aside| Aside {
        place: aside.place.to_string(),
        why: aside.why.clone(),
        text: aside.text.clone(),
    });
    let notes = pictures.iter().flatten().filter(|picture| picture.inlaid.is_some());
    let notes = notes.map(|picture| (picture.file.clone(), picture.doubt.iter().cloned().collect()));
    let entry = Entry {
        file: kept,
        digest: digest(&given.bytes),
        characters: account.source,
        drafts: names.iter().map(|(name, _)| name.clone()).collect(),
        pictures: pictures.iter().flatten().map(|picture| picture.file.clone()).collect(),
        set_aside: set_aside.collect(),
        notes: notes.collect(),
    };
    receipt.received.push(Received {
        name: given.name,
        drafts: names,
        account,
        set_aside: entry.set_aside.len(),
        remarks: manuscript.remarks,
    });
    Ok(entry)
}

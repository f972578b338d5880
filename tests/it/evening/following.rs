//! Remedies followed to the letter, as an editor would who believes every word. Takes an issue and the remedies told of it; changes its articles.

use chenbao::diag::{Code, Finding, Remedy, Step};

use super::copy::{Sent, Wish};
use super::desk::Evening;

/// The remedies that findings tell of a whole issue.
pub(crate) fn remedies(findings: &[Finding]) -> Vec<Remedy> {
    let tried = findings.iter().filter(|finding| finding.code == Code::RemediesTried);
    tried.flat_map(|finding| finding.remedies.clone()).collect()
}

/// Does all that is told.
pub(crate) fn follow(evening: &mut Evening, remedies: &[Remedy]) {
    for remedy in remedies {
        let is_its = |sent: &Sent| remedy.file.ends_with(&format!("{}.md", sent.name));
        let Some(at) = evening.articles.iter().position(is_its) else { continue };
        let more: String = (0..12).map(|_| evening.pen.sentence()).collect();
        let sent = &mut evening.articles[at];
        match &remedy.step {
            Step::Cut { chars } => cut(sent, *chars),
            Step::Add { chars } => {
                let more: String = more.chars().take(usize::try_from(*chars).unwrap()).collect();
                sent.tail = Some(format!("{}\n\n{more}\n", sent.tail.as_deref().unwrap_or_default()));
            }
            Step::Move { page } => {
                let group = sent.brief.clone().map(|(group, _)| group);
                sent.wish = Wish::Page(page.index());
                // What is told of a group is told of all its briefs.
                let fellows = evening.articles.iter_mut().enumerate().filter(|(other, fellow)| {
                    *other == at || (group.is_some() && fellow.brief.as_ref().map(|(own, _)| own) == group.as_ref())
                });
                fellows.for_each(|(_, fellow)| fellow.wish = Wish::Page(page.index()));
            }
            Step::Omit { picture } => {
                sent.pictures.iter_mut().for_each(|own| own.omitted |= picture.ends_with(&own.file));
            }
        }
    }
}

/// Takes so many 字 from the end of an article.
fn cut(sent: &mut Sent, chars: u32) {
    for _ in 0..chars {
        let tail = sent.tail.as_mut().filter(|tail| !tail.trim().is_empty());
        let text = match tail {
            Some(tail) => tail,
            None => match sent.sentences.last_mut() {
                Some(sentence) => sentence,
                None => return,
            },
        };
        while text.ends_with(char::is_whitespace) {
            text.pop();
        }
        text.pop();
        if sent.sentences.last().is_some_and(String::is_empty) {
            sent.sentences.pop();
        }
    }
}

//! What the package says of the book: from an anthology and its documents to titles, people, dates and accessibility.

use uuid::Uuid;

use super::BookOptions;
use super::document::Document;
use super::romanisation::file_as;
use crate::content::URN_UUID;
use crate::model::{Anthology, Certification, ImprintLine, Isbn, Issn, Paper};
use crate::units::Date;

/// Somebody who made the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    /// As printed.
    pub(super) name: String,
    /// A MARC relator: `aut`, `edt`, `bkp`.
    pub(super) role: &'static str,
    /// Whether the package lists them as a creator; contributors otherwise.
    pub(super) is_creator: bool,
}

/// What is in the book, for those who choose by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Contents {
    /// Pictures or charts beside the cover.
    pub(super) has_pictures: bool,
    /// Charts with their data in a table.
    pub(super) has_charts: bool,
    /// Marks of printed pages.
    pub(super) has_pages: bool,
    /// An index.
    pub(super) has_index: bool,
    /// Notes.
    pub(super) has_notes: bool,
}

/// The metadata of a book.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Metadata {
    /// `urn:isbn:…` or `urn:uuid:…`.
    pub(super) identifier: String,
    /// The number of the book.
    pub(super) isbn: Option<Isbn>,
    /// 版次.
    pub(super) edition: Option<u32>,
    /// The title.
    pub(super) title: String,
    /// The subtitle.
    pub(super) subtitle: Option<String>,
    /// The language tag.
    pub(super) language: String,
    /// Who made it.
    pub(super) people: Vec<Person>,
    /// Who publishes it.
    pub(super) publisher: String,
    /// The day of publication.
    pub(super) date: Option<Date>,
    /// `2023-12-31T00:00:00Z`.
    pub(super) modified: String,
    /// What readers may do with it.
    pub(super) rights: Option<String>,
    /// What it is about.
    pub(super) description: Option<String>,
    /// Key words.
    pub(super) subjects: Vec<String>,
    /// The series and the place in it.
    pub(super) series: Option<(String, Option<u32>)>,
    /// The number of the series.
    pub(super) issn: Option<Issn>,
    /// What the copyright page tells beyond all this.
    pub(super) imprint: Vec<ImprintLine>,
    /// The printed paper it comes from.
    pub(super) source: Option<String>,
    /// What a person found on accessibility.
    pub(super) certification: Option<Certification>,
    /// Whether it is a collection of pieces.
    pub(super) is_collection: bool,
    /// What is in it.
    pub(super) contents: Contents,
}

impl Metadata {
    /// The metadata of an anthology.
    pub(super) fn of(book: &Anthology, options: &BookOptions) -> Self {
        let span = book.span_of_years();
        let years =
            span.map(|(first, last)| if first == last { format!("{first}") } else { format!("{first}-{last}") });
        let name = format!("{}#{}/{}", book.identifier, years.clone().unwrap_or_default(), book.edition);
        let subtitle = book.subtitle.clone().or_else(|| {
            let (first, last) = span?;
            Some(if first == last { format!("{first}年") } else { format!("{first}—{last}年") })
        });
        let isbn = book.isbn.clone().filter(|_| options.years.is_empty());
        let bare = Self::bare(&name, book.title.clone(), &book.paper);
        Self {
            identifier: own_identifier(book, options).unwrap_or(bare.identifier),
            isbn,
            edition: Some(book.edition),
            issn: book.issn.clone(),
            imprint: book.imprint.clone(),
            subtitle,
            language: book.language.clone(),
            people: people(book),
            publisher: book.publisher.clone(),
            date: book.date,
            modified: modified(options.modified, newest_date(book)),
            rights: book.rights.clone(),
            description: book.description.clone().or_else(|| Some(description(book))),
            subjects: subjects(book),
            series: book.series.clone().map(|series| (series, book.position)),
            certification: book.certification.clone(),
            is_collection: true,
            ..bare
        }
    }

    /// The metadata of a book of which nothing is known but its name, its title and its paper.
    pub(super) fn bare(name: &str, title: String, paper: &Paper) -> Self {
        let uuid = Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes());
        Self {
            identifier: format!("{URN_UUID}{uuid}"),
            isbn: None,
            edition: None,
            title,
            subtitle: None,
            language: String::new(),
            people: vec![
                Person { name: paper.publisher.clone(), role: "aut", is_creator: true },
                Person { name: "chenbao".to_owned(), role: "bkp", is_creator: false },
            ],
            publisher: paper.publisher.clone(),
            date: None,
            modified: String::new(),
            rights: None,
            description: None,
            subjects: vec![],
            series: None,
            issn: None,
            imprint: vec![],
            source: Some(source(paper)),
            certification: None,
            is_collection: false,
            contents: Contents::default(),
        }
    }

    /// Title and subtitle in one, as catalogues join them.
    pub(super) fn whole_title(&self) -> String {
        match &self.subtitle {
            Some(subtitle) => format!("{}：{subtitle}", self.title),
            None => self.title.clone(),
        }
    }

    /// The names of those with a role.
    pub(super) fn people_of(&self, role: &'static str) -> impl Iterator<Item = &str> {
        self.people.iter().filter(move |person| person.role == role).map(|person| person.name.as_str())
    }

    /// Adds what the finished documents hold.
    pub(super) fn note_contents(&mut self, documents: &[Document], has_pictures: bool, has_notes: bool) {
        let has_charts = documents.iter().any(|document| document.has_svg);
        self.contents = Contents {
            has_pictures: has_pictures || has_charts,
            has_charts,
            has_pages: documents.iter().any(|document| !document.pages.is_empty()),
            has_index: documents.iter().any(|document| document.landmark == Some(super::document::Landmark::Index)),
            has_notes,
        };
    }
}

/// What names a book already: its ISBN, or a UUID its editor gives. A book of some years only is another, and bears neither.
fn own_identifier(book: &Anthology, options: &BookOptions) -> Option<String> {
    if !options.years.is_empty() {
        return None;
    }
    let own = || Some(book.identifier.clone()).filter(|identifier| identifier.starts_with(URN_UUID));
    book.isbn.as_ref().map(Isbn::urn).or_else(own)
}

/// The name of a paper as it stands in metadata: `社区晨报（仙霞），CN 31-0000`.
pub(super) fn source(paper: &Paper) -> String {
    let edition = paper.edition.as_ref().map(|edition| format!("（{edition}）")).unwrap_or_default();
    format!("{}{edition}，{}", paper.name, paper.registration.number)
}

/// Authors, editors, the tool that produced the book. Without authors the paper is the author.
fn people(book: &Anthology) -> Vec<Person> {
    let person = |name: &str, role, is_creator| Person { name: name.to_owned(), role, is_creator };
    let mut authors: Vec<&str> = book.authors.iter().map(String::as_str).collect();
    for author in book.reviews.iter().flat_map(|review| &review.authors) {
        if !authors.contains(&author.as_str()) {
            authors.push(author);
        }
    }
    let mut people: Vec<Person> = authors.into_iter().map(|name| person(name, "aut", true)).collect();
    if people.is_empty() {
        people.push(person(&book.paper.full_name(), "aut", true));
    }
    people.extend(book.editors.iter().map(|name| person(name, "edt", false)));
    people.push(person("chenbao", "bkp", false));
    people
}

fn description(book: &Anthology) -> String {
    let titles: Vec<String> = book.reviews.iter().map(|review| format!("《{}》", review.title)).collect();
    format!("《{}》年度回顾合集，收{}。", book.paper.name, titles.join(""))
}

fn subjects(book: &Anthology) -> Vec<String> {
    let mut subjects = book.subjects.clone();
    subjects.extend(book.themes.iter().map(|theme| theme.title.clone()));
    if subjects.is_empty() {
        subjects.push("年度回顾".to_owned());
    }
    let mut known: Vec<String> = vec![];
    subjects.retain(|subject| {
        let is_new = !known.contains(subject);
        known.push(subject.clone());
        is_new
    });
    subjects
}

/// The newest day the content tells of: that of the book, or the day a review was printed; without any, the end of the last year.
fn newest_date(book: &Anthology) -> Date {
    let printed = book.reviews.iter().filter_map(|review| review.origin.date);
    let year = book.span_of_years().map_or(1980, |(_, last)| last);
    let end_of_year = Date { year, month: 12, day: 31 };
    book.date.into_iter().chain(printed).max_by_key(|date| (date.year, date.month, date.day)).unwrap_or(end_of_year)
}

/// The moment of the last change: seconds since 1970 where given, else the beginning of a day. Never the clock.
pub(super) fn modified(seconds: Option<i64>, day: Date) -> String {
    let Some(seconds) = seconds else { return format!("{day}T00:00:00Z") };
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
}

/// The day so many days after 1970-01-01 in the Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date algorithms").
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day_of_year - (153 * shifted + 2) / 5 + 1)
}

/// The `file-as` of a name where it says more than the name itself.
pub(super) fn sort_name(name: &str) -> Option<String> {
    let romanised = file_as(name);
    (!romanised.is_empty() && romanised != name).then_some(romanised)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_utc() {
        let day = Date { year: 2023, month: 12, day: 31 };
        assert_eq!(modified(None, day), "2023-12-31T00:00:00Z");
        assert_eq!(modified(Some(0), day), "1970-01-01T00:00:00Z");
        assert_eq!(modified(Some(1_709_251_199), day), "2024-02-29T23:59:59Z");
    }
}

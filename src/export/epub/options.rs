//! What the caller wants of a book: takes an anthology and options; gives the anthology as it goes into the book.

use std::ops::RangeInclusive;

use crate::diag::{Code, Failure, Finding};
use crate::model::{Anthology, CoverPage};

/// What the caller wants of a book; what is not said is as `anthology.toml` has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BookOptions {
    /// How the cover page stands in the book.
    pub cover_page: Option<CoverPage>,
    /// The language tag.
    pub language: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// Which years; all where none is given.
    pub years: Vec<RangeInclusive<i32>>,
    /// The moment of the last change in seconds since 1970 (`SOURCE_DATE_EPOCH`); else the newest date of the content.
    pub modified: Option<i64>,
}

/// The anthology as the options want it: what the cover shows, too, is drawn from it.
///
/// # Errors
/// Years without reviews; a language tag that is none; a title without words.
pub fn select(mut book: Anthology, options: &BookOptions) -> Result<Anthology, Failure> {
    let known = book.years();
    for years in &options.years {
        if !known.iter().any(|year| years.contains(year)) {
            return Err(no_such_year(years, &known).into());
        }
    }
    if !options.years.is_empty() {
        book.reviews.retain(|review| options.years.iter().any(|years| years.contains(&review.year)));
    }
    if let Some(language) = &options.language {
        if !crate::content::is_language_tag(language) {
            let finding = Finding::new(Code::WrongValue, format!("“{language}”不是语言标记"));
            return Err(finding.hint("写成 zh-Hans；有的书店要 zh-CN").into());
        }
        book.language.clone_from(language);
    }
    if let Some(title) = &options.title {
        book.title = title.split_whitespace().collect::<Vec<&str>>().join(" ");
        if book.title.is_empty() {
            return Err(Finding::new(Code::WrongValue, "书名是空的")
                .hint("写一个书名；不另起书名，就不写 --title")
                .into());
        }
    }
    book.cover_page = options.cover_page.unwrap_or(book.cover_page);
    Ok(book)
}

fn no_such_year(years: &RangeInclusive<i32>, known: &[i32]) -> Finding {
    let (from, to) = (years.start(), years.end());
    let asked = if from == to { from.to_string() } else { format!("{from}-{to}") };
    let known = known.iter().map(i32::to_string).collect::<Vec<String>>().join("、");
    Finding::new(Code::WrongValue, format!("没有 {asked} 年的回顾")).hint(format!("有的年份：{known}"))
}

//! What an issue and an anthology are made of: plain data, no files, no typst, no layout.

mod anthology;
mod article;
mod block;
mod imprint;
mod issue;
mod names;
mod passage;
mod review;
mod standard_number;
mod text;

pub use anthology::{Anthology, Certification, CoverPage, ImprintLine, OwnCover, Term, Theme};
pub use article::{Article, ArticleId, Headline, Kind, Level, Picture, Pins};
pub use block::{Block, ListItem, Table};
pub use imprint::{Imprint, ImprintItem};
pub use issue::{Ad, Issue, PagePlan, Paper, PrintPlan, QrCode, Registration, RegistrationKind, full_name};
pub use names::{Names, Person};
pub use passage::{Note, Passage, PassageItem, PrintedPage, ReviewPicture, heading_above};
pub use review::{DatedFact, Figure, IndexName, NameKind, Origin, Outcome, PartialDate, Plan, Review};
pub use standard_number::{Isbn, Issn, NumberFault};
pub use text::{Inline, InlineStyle, Run, SourceMap, Text, printed_address};

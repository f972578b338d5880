//! What an issue and an anthology are made of: plain data, no files, no typst, no layout.

mod article;
mod issue;
mod review;
mod text;

pub use article::{Article, ArticleId, Headline, Kind, Level, Picture, Pins};
pub use issue::{Ad, Issue, PagePlan, Paper, PrintPlan, QrCode, Registration, RegistrationKind, full_name};
pub use review::{
    Anthology, Certification, CoverPage, DatedFact, Figure, IndexName, Item, NameKind, Note, Origin, Outcome,
    PartialDate, Passage, Plan, PrintedPage, Prose, Review, ReviewPicture, Run, Term, Theme,
};
pub use text::{Block, Inline, InlineStyle, ListItem, SourceMap, Table, Text};

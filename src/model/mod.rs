//! What an issue is made of: plain data, no files, no typst, no layout.

mod article;
mod issue;
mod text;

pub use article::{Article, ArticleId, Headline, Kind, Level, Picture, Pins};
pub use issue::{Ad, Issue, PagePlan, Paper, PrintPlan, QrCode, Registration, RegistrationKind};
pub use text::{Block, Inline, InlineStyle, ListItem, SourceMap, Table, Text};

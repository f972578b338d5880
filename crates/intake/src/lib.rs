//! Intake 收稿: takes what an editor really receives (.docx, .doc, .rtf, .txt, .md, .pdf, pictures, folders and archives of them) and makes drafts
//! of articles of it, without losing a character.
//!
//! # The rooms
//!
//! In the order of the work, which is that of the imports: each uses only those before it.
//! `limits · fault · measure · manuscript · readers · structure`

pub mod fault;
pub mod limits;
pub mod manuscript;
pub mod measure;
pub mod readers;
pub mod structure;

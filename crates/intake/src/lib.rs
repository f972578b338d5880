//! Intake 收稿: takes what an editor really receives (.docx, .doc, .rtf, .txt, .md, .pdf, pictures, folders and archives of them) and makes drafts
//! of articles of it, without losing a character.
//!
//! # The rooms
//!
//! In the order of the work, which is that of the imports: each uses only those before it.
//! `limits · fault · measure · manuscript · readers · structure · draft · sheet · linking · annual · account · whole · register · gather · desk`
//!
//! | room | takes | gives |
//! |---|---|---|
//! | `limits`, `fault` | | how much of a stranger's file is read; why one is not, in words |
//! | `measure` | a line | its width in tenths of an em, and which of its characters are seen |
//! | `manuscript` | | a file as lines with places and looks: what every reader gives |
//! | `readers` | the bytes of a file | its manuscript |
//! | `structure` | a manuscript | stories, every guess with its certainty, and what is set aside |
//! | `draft` | a story | the text of an article with remarks where nobody is sure; and the words of such a text again |
//! | `sheet` | the text of a draft | its pieces, what an editor does to them, and the text again |
//! | `linking` | lines of an original and passages of its articles | which line stands where, and what stands nowhere |
//! | `annual` | a year's report | a review for the anthology, and what its apparatus could be |
//! | `account` | a source and its drafts | the proof that nothing was lost |
//! | `whole` | a place and bytes | a file, whole or not at all |
//! | `register` | an issue's folder | what was taken in before |
//! | `gather` | paths | files with their kinds, out of folders and archives |
//! | `desk` | an issue and paths | originals kept, drafts and pictures written; confirming, at a bench or as it lies; comparing later |
//!
//! Reading never fails as a whole: a file that cannot be read is a finding, and the others are taken in.

pub mod account;
pub mod annual;
pub mod desk;
pub mod draft;
pub mod fault;
pub mod gather;
pub mod limits;
pub mod linking;
pub mod manuscript;
pub mod measure;
pub mod readers;
pub mod register;
pub mod sheet;
pub mod structure;
mod whole;

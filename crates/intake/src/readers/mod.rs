//! Readers, one for each kind of file, behind one call: bytes in, a [`Manuscript`] or a [`Fault`] out. None of them panics, and none asks for
//! more memory than `limits` allows, whatever the bytes.

mod archive;
mod doc;
mod docx;
mod kind;
mod pdf;
mod plain;
mod rtf;

pub use archive::{Packed, unpack};
pub use kind::FileKind;

use crate::fault::Fault;
use crate::limits;
use crate::manuscript::Manuscript;

/// Reads a file of text, whatever its kind.
///
/// # Errors
/// A file that is no text, is broken, hostile, encrypted or too large.
pub fn read_manuscript(kind: FileKind, bytes: &[u8]) -> Result<Manuscript, Fault> {
    let manuscript = match kind {
        FileKind::Plain => plain::read_plain(bytes),
        FileKind::Docx => docx::read_docx(bytes),
        FileKind::Doc => doc::read_doc(bytes),
        FileKind::Rtf => rtf::read_rtf(bytes),
        FileKind::Pdf => pdf::read_pdf(bytes),
        FileKind::Picture | FileKind::Archive => Err(Fault::Unknown),
    }?;
    if manuscript.lines.len() > limits::MOST_LINES {
        return Err(Fault::TooLarge("行数太多"));
    }
    Ok(manuscript)
}

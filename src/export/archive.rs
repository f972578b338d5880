//! Archives: takes names, bytes and one moment; gives one ZIP file, the same bytes for the same input. No clock, no attributes of files.

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// How the bytes of an entry are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    /// As they are.
    Stored,
    /// Deflated.
    Deflated,
    /// Deflated as well as can be, which takes its time.
    Smallest,
}

/// An archive under construction. Its entries stand in the order in which they are added.
pub(super) struct ArchiveWriter {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
}

impl ArchiveWriter {
    /// An archive whose entries are all dated with one moment: a day `2020-08-12`, or a day and a time `2020-08-12T00:00:00Z`.
    pub(super) fn new(moment: &str) -> Self {
        let options = SimpleFileOptions::default().last_modified_time(moment_of(moment)).unix_permissions(0o644);
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())), options }
    }

    /// Adds an entry under a path with `/`.
    ///
    /// # Errors
    /// A path that is there already, or more than an archive can hold.
    pub(super) fn add(&mut self, path: &str, bytes: &[u8], packing: Packing) -> Result<(), ZipError> {
        let options = match packing {
            Packing::Stored => self.options.compression_method(CompressionMethod::Stored),
            Packing::Deflated => self.options.compression_method(CompressionMethod::Deflated),
            Packing::Smallest => {
                self.options.compression_method(CompressionMethod::Deflated).compression_level(Some(9))
            }
        };
        self.zip.start_file(path, options)?;
        self.zip.write_all(bytes).map_err(ZipError::from)
    }

    /// The bytes of the archive.
    ///
    /// # Errors
    /// More than an archive can hold.
    pub(super) fn finish(self) -> Result<Vec<u8>, ZipError> {
        Ok(self.zip.finish()?.into_inner())
    }
}

/// A moment as archives know it: from 1980 to 2107, in steps of two seconds. Others become the first day there is.
fn moment_of(moment: &str) -> DateTime {
    let numbers: Vec<u16> = moment.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
    let part = |at: usize| u8::try_from(numbers.get(at).copied().unwrap_or_default()).ok();
    let time = || {
        let (month, day, hour, minute, second) = (part(1)?, part(2)?, part(3)?, part(4)?, part(5)?);
        DateTime::from_date_and_time(*numbers.first()?, month, day, hour, minute, second).ok()
    };
    time().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(moment: &str) -> Vec<u8> {
        let mut archive = ArchiveWriter::new(moment);
        for (at, packing) in [Packing::Stored, Packing::Deflated, Packing::Smallest].into_iter().enumerate() {
            archive.add(&format!("一/{at}"), &[7; 99], packing).unwrap();
        }
        archive.finish().unwrap()
    }

    #[test]
    fn what_was_packed_is_read_back_and_packed_alike() {
        let bytes = packed("2020-08-12T13:14:16Z");
        assert_eq!(bytes, packed("2020-08-12T13:14:16Z"));
        let mut read = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for at in 0..3 {
            let mut file = read.by_index(at).unwrap();
            assert_eq!(file.name(), format!("一/{at}"));
            let time = file.last_modified().unwrap();
            assert_eq!((time.year(), time.month(), time.day()), (2020, 8, 12));
            assert_eq!((time.hour(), time.minute(), time.second()), (13, 14, 16));
            let mut content = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut content).unwrap();
            assert_eq!(content, [7; 99]);
        }
    }

    #[test]
    fn a_moment_before_archives_is_their_first() {
        for moment in ["-001-02-31", "1969-07-20T20:17:40Z", "", "2020-13-01"] {
            assert_eq!(moment_of(moment), DateTime::default(), "{moment}");
        }
        assert_eq!(moment_of("2020-08-12"), moment_of("2020-08-12T00:00:00Z"));
    }
}

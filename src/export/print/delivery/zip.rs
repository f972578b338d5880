//! The archive: takes artifacts and the day of the issue, gives one ZIP file, the same bytes for the same input.

use zip::result::ZipError;

use crate::diag::{Code, Failure, Finding};
use crate::export::Artifact;
use crate::export::archive::{ArchiveWriter, Packing};
use crate::units::Date;

/// A ZIP file of the artifacts under their paths, in the order given. All are dated midnight of the day, so that the same
/// issue packed twice is the same file.
///
/// # Errors
/// Two artifacts of one path, or more than an archive can hold.
pub fn archive(artifacts: &[Artifact], date: Date) -> Result<Vec<u8>, Failure> {
    pack(artifacts, date).map_err(|error| {
        Finding::new(Code::OutputFailed, format!("打不成压缩包：{error}")).hint("不加 --zip，直接交文件夹").into()
    })
}

fn pack(artifacts: &[Artifact], date: Date) -> Result<Vec<u8>, ZipError> {
    let mut archive = ArchiveWriter::new(&date.to_string());
    for artifact in artifacts {
        let name = artifact.path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        // The streams in a PDF are deflated already.
        let is_packed = artifact.path.extension().is_some_and(|extension| extension == "pdf");
        archive.add(&name, &artifact.bytes, if is_packed { Packing::Stored } else { Packing::Deflated })?;
    }
    archive.finish()
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;

    const DAY: Date = Date { year: 2020, month: 8, day: 12 };

    #[test]
    fn what_was_packed_is_read_back() {
        let artifacts = [
            Artifact::new("print/工单.txt", "一二三".repeat(100).into_bytes()),
            Artifact::new("print/a.pdf", vec![7; 99]),
        ];
        let bytes = archive(&artifacts, DAY).unwrap();
        assert_eq!(bytes, archive(&artifacts, DAY).unwrap());
        let mut read = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for (index, artifact) in artifacts.iter().enumerate() {
            let mut file = read.by_index(index).unwrap();
            assert_eq!(file.name(), artifact.path.to_str().unwrap());
            let time = file.last_modified().unwrap();
            assert_eq!((time.year(), time.month(), time.day(), time.hour()), (2020, 8, 12, 0));
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            assert_eq!(content, artifact.bytes);
        }
    }

    #[test]
    fn a_name_given_twice_is_refused() {
        let artifacts = [Artifact::new("a", Vec::new()), Artifact::new("a", Vec::new())];
        assert_eq!(archive(&artifacts, DAY).unwrap_err().findings[0].code, Code::OutputFailed);
    }

    #[test]
    fn a_day_before_zip_is_no_failure() {
        assert!(archive(&[Artifact::new("a", Vec::new())], Date { year: -1, month: 2, day: 31 }).is_ok());
    }
}

//! Publishing: takes files to be and puts them into a folder, all or none.
//!
//! Outputs are written beside their place and renamed into it only when all of them are there, so a full disk or a crash
//! leaves what was there before.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diag::{Code, Failure, Finding};

/// A file to be: its path below the output folder, with `/`, and its bytes.
pub struct Artifact {
    /// Where, below the output folder.
    pub path: PathBuf,
    /// What.
    pub bytes: Vec<u8>,
}

impl Artifact {
    /// An artifact at a path below the output folder.
    pub fn new(path: impl Into<PathBuf>, bytes: Vec<u8>) -> Self {
        Self { path: path.into(), bytes }
    }
}

/// Puts artifacts into `folder`, all or none. `superseded` names files of earlier runs below the folder that do not belong to this
/// result; they are removed, other files in the folder are left alone.
///
/// # Errors
/// A folder that cannot be made or written, a full disk. Then nothing in the folder has changed.
pub fn publish(folder: &Path, artifacts: &[Artifact], superseded: &[PathBuf]) -> Result<(), Failure> {
    let fault = |what: &Path, error: &std::io::Error| {
        Failure::from(
            Finding::new(Code::OutputFailed, format!("写不出 “{}”：{}", what.display(), reason(error)))
                .hint("原有的文件没有动。腾出磁盘空间、换一个可写的文件夹（--out）后再来一遍"),
        )
    };
    fs::create_dir_all(folder).map_err(|error| fault(folder, &error))?;
    let staging =
        tempfile::Builder::new().prefix(".chenbao-").tempdir_in(folder).map_err(|error| fault(folder, &error))?;
    // All at once: most of the time goes by waiting for the disk.
    let write = |artifact: &Artifact| {
        let staged = staging.path().join(&artifact.path);
        write_synced(&staged, &artifact.bytes).map_err(|error| fault(&folder.join(&artifact.path), &error))
    };
    artifacts.par_iter().map(write).collect::<Result<(), Failure>>()?;
    for artifact in artifacts {
        let target = folder.join(&artifact.path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(|error| fault(parent, &error))?;
        }
        if target.is_dir() {
            let taken = std::io::Error::other("那里有一个同名的文件夹");
            return Err(fault(&target, &taken));
        }
    }
    for artifact in artifacts {
        let target = folder.join(&artifact.path);
        fs::rename(staging.path().join(&artifact.path), &target).map_err(|error| fault(&target, &error))?;
    }
    // A folder of such a name is not ours.
    for path in superseded.iter().filter(|path| !folder.join(path).is_dir()) {
        match fs::remove_file(folder.join(path)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(fault(&folder.join(path), &error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Writes a file and waits until the disk has it: a full disk may only show when the data leaves the cache.
fn write_synced(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// The common reasons in Chinese, others in the system's words.
fn reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::PermissionDenied => "没有写入权限".to_owned(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "磁盘满了".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "那里是只读的".to_owned(),
        ErrorKind::NotADirectory => "路径中间有一段不是文件夹".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_artifacts_appear_and_superseded_ones_go() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("pages")).unwrap();
        fs::write(folder.path().join("pages/09.png"), b"old").unwrap();
        fs::write(folder.path().join("mine.txt"), b"kept").unwrap();
        let artifacts = [Artifact::new("paper.pdf", b"new".to_vec()), Artifact::new("pages/01.png", b"one".to_vec())];
        publish(folder.path(), &artifacts, &["pages/09.png".into()]).unwrap();
        assert_eq!(fs::read(folder.path().join("paper.pdf")).unwrap(), b"new");
        assert_eq!(fs::read(folder.path().join("pages/01.png")).unwrap(), b"one");
        assert!(!folder.path().join("pages/09.png").exists());
        assert_eq!(fs::read(folder.path().join("mine.txt")).unwrap(), b"kept");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "no staging folder is left");
    }

    #[test]
    fn one_that_cannot_be_written_keeps_all_from_appearing() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("paper.pdf"), b"old").unwrap();
        fs::create_dir(folder.path().join("layout.json")).unwrap();
        let artifacts = [Artifact::new("paper.pdf", b"new".to_vec()), Artifact::new("layout.json", b"{}".to_vec())];
        let failure = publish(folder.path(), &artifacts, &[]).unwrap_err();
        assert_eq!(failure.findings[0].code, Code::OutputFailed);
        assert_eq!(fs::read(folder.path().join("paper.pdf")).unwrap(), b"old");
    }
}

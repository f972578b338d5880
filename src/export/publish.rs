//! Publishing: takes files to be and puts them into a folder, all or none.
//!
//! Outputs are written beside their place and put into it only when all of them are there, so a full disk leaves what was there before. How
//! they change places is told in `exchange`.

use std::fs;
use std::io::{Error, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::Artifact;
use super::exchange::{Broken, Exchange};
use super::under_way::{Staging, hold};
use super::unwritable::unwritable;
use crate::diag::Failure;

/// Puts artifacts into `folder`, all or none; the last one crowns the set and is there only when all others are. `superseded` names files of
/// earlier runs below the folder that do not belong to this result; they go, other files in the folder are left alone.
///
/// # Errors
/// A folder that cannot be made or written, a full disk. Then nothing in the folder has changed.
pub fn publish(folder: &Path, artifacts: &[Artifact], superseded: &[PathBuf]) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    let staging = Staging::make(folder).map_err(|error| unwritable(folder, &error))?;
    let (staged, retired) = (staging.path().join("new"), staging.path().join("old"));
    for part in [&staged, &retired] {
        fs::create_dir(part).map_err(|error| unwritable(folder, &error))?;
    }
    // All at once: most of the time goes by waiting for the disk.
    let write = |artifact: &Artifact| {
        write_synced(&staged.join(&artifact.path), &artifact.bytes)
            .map_err(|error| unwritable(&folder.join(&artifact.path), &error))
    };
    artifacts.par_iter().map(write).collect::<Result<(), Failure>>()?;
    artifacts.iter().try_for_each(|artifact| make_room(folder, &artifact.path))?;
    // Whoever presses Ctrl-C now waits for a few renames.
    let _whole = hold();
    let exchange = Exchange::new(folder, &staged, &retired);
    exchange.run(artifacts, superseded).map_err(|Broken { what, error }| unwritable(&what, &error))
}

/// Makes the folders in which a file is to stand. Those below the folder of the outputs must lie there: a link would lead to files of others.
fn make_room(folder: &Path, path: &Path) -> Result<(), Failure> {
    let mut parent = folder.to_owned();
    for part in path.parent().into_iter().flat_map(Path::components) {
        parent.push(part);
        if parent.is_symlink() {
            return Err(unwritable(&parent, &Error::other("这是指到别处的链接，成品不往那里写；先移走这个链接")));
        }
        match fs::create_dir(&parent) {
            Err(error) if !parent.is_dir() => return Err(unwritable(&parent, &error)),
            _ => {}
        }
    }
    let target = folder.join(path);
    if target.is_dir() {
        return Err(unwritable(&target, &Error::other("那里有一个同名的文件夹")));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;

    fn contents(folder: &Path, name: &str) -> Option<Vec<u8>> {
        fs::read(folder.join(name)).ok()
    }

    #[test]
    fn all_artifacts_appear_and_superseded_ones_go() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("pages")).unwrap();
        fs::write(folder.path().join("pages/09.png"), b"old").unwrap();
        fs::write(folder.path().join("mine.txt"), b"kept").unwrap();
        let artifacts = [Artifact::new("paper.pdf", b"new".to_vec()), Artifact::new("pages/01.png", b"one".to_vec())];
        publish(folder.path(), &artifacts, &["pages/09.png".into()]).unwrap();
        assert_eq!(contents(folder.path(), "paper.pdf").unwrap(), b"new");
        assert_eq!(contents(folder.path(), "pages/01.png").unwrap(), b"one");
        assert!(!folder.path().join("pages/09.png").exists());
        assert_eq!(contents(folder.path(), "mine.txt").unwrap(), b"kept");
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
        assert_eq!(contents(folder.path(), "paper.pdf").unwrap(), b"old");
    }

    #[test]
    fn what_breaks_half_way_is_put_back() {
        let folder = tempfile::tempdir().unwrap();
        let (staged, retired) = (folder.path().join("new"), folder.path().join("old"));
        fs::create_dir(&staged).unwrap();
        fs::create_dir(&retired).unwrap();
        for (name, bytes) in [("a", b"old a"), ("b", b"old b"), ("gone", b"old c"), ("new/a", b"new a")] {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        // The second of the new files is not there to be put.
        let artifacts = [Artifact::new("a", b"new a".to_vec()), Artifact::new("b", b"new b".to_vec())];
        let broken = Exchange::new(folder.path(), &staged, &retired).run(&artifacts, &["gone".into()]).unwrap_err();
        assert_eq!(broken.what, folder.path().join("b"));
        for (name, bytes) in [("a", b"old a"), ("b", b"old b"), ("gone", b"old c")] {
            assert_eq!(contents(folder.path(), name).unwrap(), bytes, "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_below_the_folder_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("pages")).unwrap();
        let failure = publish(folder.path(), &[Artifact::new("pages/01.png", b"one".to_vec())], &[]).unwrap_err();
        assert!(failure.findings[0].message.contains("链接"), "{failure}");
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    }
}

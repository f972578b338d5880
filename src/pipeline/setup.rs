//! Setting up: the faces and looks that lie beside the sources are put where the program finds them from anywhere. Takes a folder that has them and
//! the folder they go to; gives what was put there. Each appears whole or not at all, and looks that the user made himself stay.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::outputs::is_among;
use crate::diag::{Code, Failure, Finding};
use crate::typeset::Fonts;

/// What a folder of sources must have, and the folders whose parts go.
const FOLDERS: [(&str, &str); 2] = [("fonts", "manifest.toml"), ("layouts", "community")];

/// Puts `fonts/` and `layouts/` of a folder into another, as copies or as links.
///
/// # Errors
/// A folder that does not have them; faces that are not those of their manifest; what kept a file from being written.
pub fn set_up(from: &Path, to: &Path, is_linked: bool) -> Result<Vec<PathBuf>, Failure> {
    let from = from.canonicalize().map_err(|error| unreadable(from, &error))?;
    for (name, marker) in FOLDERS {
        if !from.join(name).join(marker).exists() {
            let message = format!("“{}”里没有 {name}/{marker}", from.display());
            return Err(Finding::new(Code::FolderMissing, message)
                .hint("到晨报的源文件夹里再来一遍，或用 --from 指明它")
                .into());
        }
    }
    if is_among(to, &from.join("fonts"))
        || is_among(to, &from.join("layouts"))
        || to.canonicalize().is_ok_and(|to| to == from)
    {
        let message = format!("不能装到自己里面：“{}”", to.display());
        return Err(Finding::new(Code::OutputFailed, message).hint("用 --to 写另一个文件夹").into());
    }
    Fonts::load(&from.join("fonts"))?.verify()?;
    let parts = parts(&from).map_err(|error| unreadable(&from, &error))?;
    let put = || -> io::Result<Vec<PathBuf>> {
        fs::create_dir_all(to)?;
        parts.iter().map(|part| put_part(&from, to, part, is_linked)).collect()
    };
    put().map_err(|error| {
        let message = format!("写不进“{}”：{error}", to.display());
        Finding::new(Code::OutputFailed, message).hint("用 --to 写一个可写的文件夹，再设 CHENBAO_HOME 指着它").into()
    })
}

fn unreadable(folder: &Path, error: &io::Error) -> Failure {
    let message = format!("读不到“{}”：{error}", folder.display());
    Finding::new(Code::FolderMissing, message).hint("用 --from 指明晨报的源文件夹").into()
}

/// What goes, below the folder: the faces as a whole, of the looks each.
fn parts(from: &Path) -> io::Result<Vec<PathBuf>> {
    let mut parts = vec![PathBuf::from("fonts")];
    for entry in fs::read_dir(from.join("layouts"))? {
        parts.push(Path::new("layouts").join(entry?.file_name()));
    }
    parts.sort();
    Ok(parts)
}

/// Puts one part beside its place, then into it.
fn put_part(from: &Path, to: &Path, part: &Path, is_linked: bool) -> io::Result<PathBuf> {
    let staging = tempfile::Builder::new().prefix(".chenbao-").tempdir_in(to)?;
    let (source, staged, target) = (from.join(part), staging.path().join("new"), to.join(part));
    let place = if is_linked { link } else { copy };
    place(&source, &staged)?;
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    if target.symlink_metadata().is_ok() {
        fs::rename(&target, staging.path().join("old"))?;
    }
    fs::rename(&staged, &target)?;
    Ok(target)
}

/// Copies a file or a folder.
fn copy(source: &Path, target: &Path) -> io::Result<()> {
    for entry in WalkDir::new(source) {
        let entry = entry?;
        let below = entry.path().strip_prefix(source).unwrap_or(Path::new(""));
        let place = if below.as_os_str().is_empty() { target.to_owned() } else { target.join(below) };
        if entry.file_type().is_dir() {
            fs::create_dir_all(&place)?;
        } else {
            fs::copy(entry.path(), &place)?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn link(source: &Path, target: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(source, target)
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::Error::other("这个系统上请复制，不要 --link"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with the project's faces, linked, and a look of one file.
    fn sources() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        let project = Path::new(env!("CARGO_MANIFEST_DIR"));
        link(&project.join("fonts"), &root.path().join("fonts")).unwrap();
        fs::create_dir_all(root.path().join("layouts/community")).unwrap();
        fs::write(root.path().join("layouts/community/look.typ"), "new").unwrap();
        root
    }

    #[test]
    fn looks_of_the_tool_are_renewed_and_those_of_the_user_stay() {
        let (from, to) = (sources(), tempfile::tempdir().unwrap());
        let at = |name: &str| to.path().join(name);
        for name in ["layouts/community/look.typ", "layouts/mine/look.typ", "layouts/community/gone.typ"] {
            fs::create_dir_all(at(name).parent().unwrap()).unwrap();
            fs::write(at(name), "old").unwrap();
        }
        for is_linked in [true, true] {
            let put = set_up(from.path(), to.path(), is_linked).unwrap();
            assert_eq!(put, [at("fonts"), at("layouts/community")]);
            assert_eq!(fs::read_to_string(at("layouts/community/look.typ")).unwrap(), "new");
            assert_eq!(fs::read_to_string(at("layouts/mine/look.typ")).unwrap(), "old");
            assert!(!at("layouts/community/gone.typ").exists() && at("fonts/manifest.toml").is_file());
            assert_eq!(fs::read_dir(to.path()).unwrap().count(), 2, "nothing is left over");
        }
    }

    #[test]
    fn folders_without_the_files_and_places_that_cannot_be_written_are_told() {
        let (from, to) = (sources(), tempfile::tempdir().unwrap());
        assert!(set_up(to.path(), from.path(), true).unwrap_err().to_string().contains("fonts/manifest.toml"));
        assert!(set_up(from.path(), from.path(), true).unwrap_err().to_string().contains("自己"));
        fs::write(to.path().join("file"), "").unwrap();
        assert!(set_up(from.path(), &to.path().join("file/below"), true).unwrap_err().to_string().contains("写不进"));
    }
}

//! Where the tool's own files may be. Takes the folder of an issue and the environment; gives the first place that has what is looked for.
//!
//! First the folder that `CHENBAO_HOME` names: where it is set, no other. Then the folder of the issue and those above it, the working directory and
//! those above it, the user's data folder, those of the system, and the folder of the program and those above it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::diag::{Code, Failure, Finding};

/// The variable that names the one place.
const HOME: &str = "CHENBAO_HOME";
/// The folder among the data of other programs.
const OWN: &str = "chenbao";

/// The places, in the order in which they are searched.
#[derive(Debug)]
pub(super) struct Places {
    home: Option<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Places {
    /// The places for an issue.
    pub(super) fn of(issue: &Path) -> Self {
        let above = |start: Option<PathBuf>| start.into_iter().flat_map(|start| folders_above(&start));
        let mut folders: Vec<PathBuf> = above(issue.canonicalize().ok()).collect();
        folders.extend(above(std::env::current_dir().ok()));
        folders.extend(data_folders(&|name| std::env::var_os(name)));
        folders.extend(above(std::env::current_exe().ok().and_then(|program| program.canonicalize().ok())));
        Self { home: variable(&|name| std::env::var_os(name), HOME), folders }
    }

    /// The first folder of this name that has a file or folder `marker`.
    ///
    /// # Errors
    /// `CHENBAO_HOME` is set and has none.
    pub(super) fn find(&self, name: &str, marker: &str) -> Result<Option<PathBuf>, Failure> {
        let has_marker = |folder: &PathBuf| folder.join(marker).exists();
        let Some(home) = &self.home else {
            return Ok(self.folders.iter().map(|folder| folder.join(name)).find(has_marker));
        };
        let own = Some(home.join(name)).filter(has_marker);
        let fault = || {
            let message = format!("环境变量 {HOME} 指的文件夹“{}”里没有 {name}/{marker}", home.display());
            Finding::new(Code::FolderMissing, message).hint(format!("改正或删去 {HOME}，或用 --{name} 指明"))
        };
        own.map(Some).ok_or_else(|| fault().into())
    }
}

/// The user's data folder for the tool, into which `chenbao setup` puts its files; none where the system tells of none.
pub fn user_data_folder() -> Option<PathBuf> {
    user_folder(&|name| std::env::var_os(name))
}

type Environment<'e> = &'e dyn Fn(&str) -> Option<OsString>;

/// The folders of data of the platform, the user's first.
fn data_folders(environment: Environment<'_>) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = user_folder(environment).into_iter().collect();
    if cfg!(windows) {
        folders.extend(variable(environment, "ProgramData").map(|folder| folder.join(OWN)));
    } else if cfg!(target_os = "macos") {
        folders.push(Path::new("/Library/Application Support").join(OWN));
    } else {
        let system = environment("XDG_DATA_DIRS").filter(|folders| !folders.is_empty());
        let system = system.unwrap_or_else(|| "/usr/local/share:/usr/share".into());
        let absolute = std::env::split_paths(&system).filter(|folder| folder.is_absolute());
        folders.extend(absolute.map(|folder| folder.join(OWN)));
    }
    folders
}

fn user_folder(environment: Environment<'_>) -> Option<PathBuf> {
    let folder = if cfg!(windows) {
        variable(environment, "LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        variable(environment, "HOME").map(|home| home.join("Library/Application Support"))
    } else {
        let own = || variable(environment, "HOME").map(|home| home.join(".local/share"));
        variable(environment, "XDG_DATA_HOME").or_else(own)
    };
    folder.map(|folder| folder.join(OWN))
}

/// A folder that a variable names; one that is empty or relative counts for nothing.
fn variable(environment: Environment<'_>, name: &str) -> Option<PathBuf> {
    environment(name).map(PathBuf::from).filter(|folder| folder.is_absolute())
}

fn folders_above(start: &Path) -> Vec<PathBuf> {
    start.ancestors().map(Path::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn data_folders_are_those_of_the_platform() {
        let of = |variables: &[(&str, &str)]| {
            let variables: Vec<(String, OsString)> =
                variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).into())).collect();
            data_folders(&|name| variables.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone()))
        };
        let system = ["/usr/local/share/chenbao", "/usr/share/chenbao"];
        assert_eq!(of(&[]), system.map(PathBuf::from));
        assert_eq!(of(&[("HOME", "/home/a")])[0], Path::new("/home/a/.local/share/chenbao"));
        let set = of(&[("HOME", "/home/a"), ("XDG_DATA_HOME", "/d"), ("XDG_DATA_DIRS", "/x:relative:/y")]);
        assert_eq!(set, ["/d/chenbao", "/x/chenbao", "/y/chenbao"].map(PathBuf::from));
    }

    #[test]
    fn the_first_place_with_the_marker_is_taken() {
        let root = tempfile::tempdir().unwrap();
        let at = |name: &str| root.path().join(name);
        fs::create_dir_all(at("one/fonts")).unwrap();
        fs::create_dir_all(at("two/fonts")).unwrap();
        fs::write(at("two/fonts/manifest.toml"), "").unwrap();
        let places = Places { home: None, folders: vec![at("one"), at("two")] };
        assert_eq!(places.find("fonts", "manifest.toml").unwrap(), Some(at("two/fonts")));
        assert_eq!(places.find("layouts", "community").unwrap(), None);
        let home = |name| Places { home: Some(at(name)), folders: vec![at("two")] };
        assert_eq!(home("two").find("fonts", "manifest.toml").unwrap(), Some(at("two/fonts")));
        assert!(home("one").find("fonts", "manifest.toml").unwrap_err().to_string().contains("CHENBAO_HOME"));
    }
}

//! What is to be run: one task an issue or a paper, in the words that would be typed for it alone.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{ArgAction, ArgMatches};

use crate::diag::{Code, Failure, Finding};

/// One run of the program.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Task {
    /// The folder, as it is shown.
    pub(super) name: String,
    /// What is typed after the program's name.
    pub(super) arguments: Vec<OsString>,
}

/// The tasks of a command on these folders.
///
/// # Errors
/// Two issues whose outputs would lie in one folder; a file as the place of many books.
pub(super) fn tasks(
    definition: &clap::Command,
    matches: &ArgMatches,
    folders: &[PathBuf],
) -> Result<Vec<Task>, Failure> {
    let is_book = definition.get_name() == "anthology";
    let out = matches.try_get_one::<PathBuf>("out").ok().flatten();
    if let Some(file) = out.filter(|out| is_book && out.extension().is_some()) {
        let message = format!("几本书不能写成一个文件：“{}”", file.display());
        return Err(Finding::new(Code::OutputFailed, message).hint("--out 写文件夹的名字，或不写").into());
    }
    if !is_book {
        keep_apart(folders)?;
    }
    let passed = passed(definition, matches);
    let task = |folder: &PathBuf| {
        let mut arguments = vec![definition.get_name().into(), folder.into()];
        arguments.extend(passed.iter().cloned());
        if let Some(out) = out {
            let own = if is_book { out.clone() } else { out.join(own_name(folder)) };
            arguments.extend(["--out".into(), own.into_os_string()]);
        }
        Task { name: folder.display().to_string(), arguments }
    };
    Ok(folders.iter().map(task).collect())
}

/// The options that were typed, but for those that are of the set.
fn passed(definition: &clap::Command, matches: &ArgMatches) -> Vec<OsString> {
    let mut passed = vec![];
    for argument in definition.get_arguments() {
        let id = argument.get_id().as_str();
        let is_typed = matches.value_source(id) == Some(ValueSource::CommandLine);
        let Some(long) = argument.get_long().filter(|_| is_typed && !matches!(id, "all" | "jobs" | "out")) else {
            continue;
        };
        let option = || OsString::from(format!("--{long}"));
        if matches!(argument.get_action(), ArgAction::SetTrue) {
            passed.push(option());
        } else {
            passed.extend(matches.get_raw(id).into_iter().flatten().flat_map(|raw| [option(), raw.to_owned()]));
        }
    }
    passed
}

/// The name of the folder of an issue's outputs.
fn own_name(issue: &Path) -> String {
    let whole = issue.canonicalize().unwrap_or_else(|_| issue.to_owned());
    let name = |folder: Option<&Path>| {
        folder.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    };
    format!("{}-{}", name(whole.ancestors().nth(2)), name(Some(&whole)))
}

/// No two issues may write into one folder.
fn keep_apart(issues: &[PathBuf]) -> Result<(), Failure> {
    let mut seen: BTreeMap<String, &PathBuf> = BTreeMap::new();
    for issue in issues {
        if let Some(first) = seen.insert(own_name(issue), issue) {
            let message =
                format!("“{}”和“{}”的成品会写进同一个文件夹“{}”", first.display(), issue.display(), own_name(issue));
            return Err(Finding::new(Code::OutputFailed, message)
                .hint("给其中一张报的文件夹改个名字，或分两次做，各用一个 --out")
                .into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Arguments;

    fn typed(words: &[&str]) -> Result<Vec<Task>, Failure> {
        let command = Arguments::command();
        let matches = command.clone().try_get_matches_from([&["chenbao"], words].concat()).unwrap();
        let (name, own) = matches.subcommand().unwrap();
        let folders = ["c/a/issues/2020-01-01", "c/b/issues/2020-01-01"].map(PathBuf::from);
        tasks(command.find_subcommand(name).unwrap(), own, &folders)
    }

    #[test]
    fn each_task_is_typed_as_it_would_be_alone() {
        let tasks = typed(&["build", "--all", "c", "--no-pages", "--layout", "large-print", "--jobs", "3"]).unwrap();
        assert_eq!(tasks[1].name, "c/b/issues/2020-01-01");
        assert_eq!(
            tasks[1].arguments,
            ["build", "c/b/issues/2020-01-01", "--no-pages", "--layout", "large-print"].map(OsString::from)
        );
        let tasks = typed(&["print", "--out", "o", "--all", "c", "d"]).unwrap();
        assert_eq!(tasks[0].arguments[2..], ["--out", "o/a-2020-01-01"].map(OsString::from));
    }

    #[test]
    fn outputs_are_kept_apart() {
        let same = ["x/a/issues/1", "y/a/issues/1"].map(PathBuf::from);
        assert!(keep_apart(&same).unwrap_err().to_string().contains("同一个文件夹“a-1”"));
        assert!(typed(&["anthology", "--all", "c", "--out", "all.epub"]).is_err());
    }
}

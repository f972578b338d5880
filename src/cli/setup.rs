//! `chenbao setup`.

use std::path::{Path, PathBuf};

use super::args::SetupArgs;
use super::output::say;
use super::status::Status;
use crate::diag::{Code, Failure, Finding};
use crate::pipeline::{set_up, user_data_folder};

pub(super) fn run(arguments: &SetupArgs) -> Result<Status, Failure> {
    let from = arguments.from.clone().unwrap_or_else(sources);
    let to = match &arguments.to {
        Some(to) => to.clone(),
        None => user_data_folder().ok_or_else(|| {
            Finding::new(Code::FolderMissing, "不知道你的数据文件夹在哪里：环境变量 HOME 没有设")
                .hint("用 --to 写明装到哪里")
        })?,
    };
    for path in set_up(&from, &to, arguments.link)? {
        say(&format!("装好了 {}\n", path.display()));
    }
    if arguments.to.is_some() {
        say(&format!("用的时候设环境变量 CHENBAO_HOME={}\n", to.display()));
    }
    Ok(Status::Clean)
}

/// The folder of sources: the working directory, or the nearest above it that has faces.
fn sources() -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let has_faces = |folder: &&Path| folder.join("fonts/manifest.toml").is_file();
    here.ancestors().find(has_faces).map_or_else(|| here.clone(), Path::to_owned)
}

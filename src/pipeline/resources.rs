//! The tool's own files: faces and looks. Takes where they are said to be; gives where they are.

use std::path::{Path, PathBuf};

use super::places::Places;
use crate::diag::{Code, Failure, Finding};
use crate::model::Paper;
use crate::typeset::SHARED;

/// Where the tool's own files are.
#[derive(Debug, Clone)]
pub struct Resources {
    /// The folder of the faces.
    pub fonts: PathBuf,
    /// The folder of the looks.
    pub layouts: PathBuf,
}

impl Resources {
    /// Finds `fonts/` and `layouts/`: as given, else in the first of the `Places` that has them.
    ///
    /// # Errors
    /// When they are in none of these places; when `CHENBAO_HOME` names a folder that has them not.
    pub fn find(issue: &Path, fonts: Option<PathBuf>, layouts: Option<PathBuf>) -> Result<Self, Failure> {
        let places = Places::of(issue);
        let fonts = match fonts {
            Some(fonts) => fonts,
            None => places.find("fonts", "manifest.toml")?.ok_or_else(|| {
                missing(Code::FontMissing, "找不到字体文件夹 fonts/").hint("或用 --fonts 指明它在哪里")
            })?,
        };
        let layouts = match layouts {
            Some(layouts) => layouts,
            None => places.find("layouts", "community")?.ok_or_else(|| {
                missing(Code::LookInvalid, "找不到版面样式文件夹 layouts/").hint("或用 --layouts 指明它在哪里")
            })?,
        };
        Ok(Self { fonts, layouts })
    }

    /// The folder of the look a paper is set in.
    pub(super) fn look(&self, paper: &Paper) -> PathBuf {
        self.layouts.join(&paper.layout)
    }

    /// The files of that look and of what the looks share, in order.
    pub(super) fn look_files(&self, paper: &Paper) -> Vec<PathBuf> {
        let folders = [self.look(paper), self.layouts.join(SHARED)];
        let files =
            folders.iter().flat_map(|folder| walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().flatten());
        files.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
    }
}

fn missing(code: Code, message: &str) -> Finding {
    Finding::new(code, message).hint("在晨报的源文件夹里运行一次 chenbao setup，以后在哪里都找得到")
}

/// Sets a paper in another look than its own, where one is asked for.
pub(super) fn choose_look(paper: &mut Paper, look: Option<&str>) {
    if let Some(look) = look {
        look.clone_into(&mut paper.layout);
    }
}

//! What several fuzz targets need: an issue's folder that is written again for every input.

use std::fs;
use std::path::PathBuf;

/// A paper with an issue of one page, without articles.
pub struct IssueFolder {
    paper: PathBuf,
}

impl IssueFolder {
    /// A sound paper and issue in a temporary folder; in memory where the machine has a folder for that.
    ///
    /// # Panics
    /// When the folder cannot be written.
    pub fn new() -> Self {
        let memory = PathBuf::from("/dev/shm");
        let parent = if memory.is_dir() { memory } else { std::env::temp_dir() };
        let folder = Self { paper: tempfile::tempdir_in(parent).expect("a temporary folder can be made").keep() };
        fs::create_dir_all(folder.issue()).expect("a folder can be made");
        folder.write_paper(
            "name = \"社区晨报\"\nedition = \"试验\"\npublisher = \"试验街道出版\"\nlayout = \"community\"\n\
             registration = { kind = \"cn\", number = \"CN 31-0000\" }\n",
        );
        folder.write("issue.toml", "number = 1\ndate = 2020-08-12\n[[page]]\nsection = \"要闻\"\n");
        folder
    }

    /// The folder of the issue.
    pub fn issue(&self) -> PathBuf {
        self.paper.join("issues/2020-08-12")
    }

    /// Writes `paper.toml`.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn write_paper(&self, text: impl AsRef<[u8]>) {
        fs::write(self.paper.join("paper.toml"), text).expect("a file can be written");
    }

    /// Writes a file of the issue.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.issue().join(name), text).expect("a file can be written");
    }
}

impl Default for IssueFolder {
    fn default() -> Self {
        Self::new()
    }
}

//! `incoming/register.json`: what has been taken in, by its digest, and what became of it. Whoever takes in again takes only what is new.

use std::path::Path;

use chenbao_model::diag::{Code, Failure, Finding, Span};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::whole::write_whole;

/// The folder of an issue that keeps originals.
pub const INCOMING: &str = "incoming";
/// The folder of an issue that holds drafts until they are confirmed.
pub const DRAFTS: &str = "drafts";
/// The register's own name.
const NAME: &str = "register.json";

/// All that was taken in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    /// In the order in which it was taken in.
    pub sources: Vec<Entry>,
}

/// One source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The original, relative to `incoming/`.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
    /// Its visible characters; 0 for a picture.
    pub characters: usize,
    /// The drafts that were made of it, relative to the issue.
    pub drafts: Vec<String>,
    /// The pictures that were put among those of the issue.
    pub pictures: Vec<String>,
    /// What is in no draft.
    pub set_aside: Vec<Aside>,
    /// What the editor should know of its pictures: their files, each with remarks.
    #[serde(default)]
    pub notes: Vec<(String, Vec<String>)>,
}

/// What was set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// Where it stands in the original, in words.
    pub place: String,
    /// Why it was set aside.
    pub why: String,
    /// Its words.
    pub text: String,
}

impl Register {
    /// The register of an issue; an empty one where none was kept yet.
    ///
    /// # Errors
    /// A register that cannot be read: to go on would take everything in again.
    pub fn load(issue: &Path) -> Result<Self, Failure> {
        let path = issue.join(INCOMING).join(NAME);
        if !path.exists() {
            return Ok(Self::default());
        }
        let broken = |why: String| -> Failure {
            let place = Span::file(path.to_string_lossy().into_owned());
            let finding = Finding::new(Code::FileUnreadable, format!("收稿的登记读不出：{why}")).at(place);
            finding.hint("删去这个文件，全部重新收一遍").into()
        };
        let text = std::fs::read_to_string(&path).map_err(|error| broken(error.to_string()))?;
        serde_json::from_str(&text).map_err(|error| broken(error.to_string()))
    }

    /// Writes it.
    ///
    /// # Errors
    /// A folder that cannot be written.
    pub fn save(&self, issue: &Path) -> Result<(), Failure> {
        let path = issue.join(INCOMING).join(NAME);
        let failed = |error: std::io::Error| -> Failure {
            let place = Span::file(path.to_string_lossy().into_owned());
            Finding::new(Code::OutputFailed, format!("写不出来：{error}")).at(place).into()
        };
        let text = serde_json::to_string_pretty(self).map_err(|error| failed(std::io::Error::other(error)))?;
        write_whole(&path, (text + "\n").as_bytes()).map_err(failed)
    }

    /// Whether these bytes were taken in before.
    pub fn knows(&self, digest: &str) -> bool {
        self.sources.iter().any(|entry| entry.digest == digest)
    }
}

/// The digest of bytes.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

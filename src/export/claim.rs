//! The claim on a folder of outputs: one process at a time writes into it. Takes the folder; gives a claim that ends with its value.
//!
//! A claim is a lock of the operating system on a file in the folder. It ends with its process however that ends, so there is no stale one: a
//! file that was left behind is simply locked anew. In the file stands whose it is. Whoever ends a claim removes the file; one who has opened
//! it before sees that it is no longer the file of its name, and begins again.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Error, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use same_file::Handle;

use super::under_way::{Noted, sweep};
use super::unwritable::unwritable;
use crate::diag::{Code, Failure, Finding};

/// The name of the file.
const NAME: &str = ".chenbao.lock";
/// How long and how often one who can wait asks again: a preview writes its layout in some milliseconds.
const PAUSE: Duration = Duration::from_millis(50);
const ROUNDS: u32 = 40;

/// Whether to wait for another process that is about to end its claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patience {
    /// Two seconds.
    Some,
    /// None: who asks has other things to do.
    None,
}

/// The right to write into a folder, until it is dropped.
pub struct Claim {
    folder: PathBuf,
    /// Whether the folder was made for this claim.
    is_folder_new: bool,
    /// What cannot be kept: the system gives no lock there, and why.
    unlocked: Option<Error>,
    // Dropped last, after the file is gone.
    _file: File,
    _noted: Noted,
}

impl Claim {
    /// Claims a folder, which is made where it is not there, and sweeps out what killed runs left in it. Where the system gives no locks, as on
    /// some network shares, the claim holds nobody off, and [`Claim::remark`] says so.
    ///
    /// # Errors
    /// A folder that another process has claimed, or that cannot be written.
    pub fn take(folder: &Path, patience: Patience) -> Result<Self, Failure> {
        let path = folder.join(NAME);
        let mut rounds = if patience == Patience::Some { ROUNDS } else { 0 };
        let mut is_folder_new = false;
        loop {
            is_folder_new |= !folder.exists();
            fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
            let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
            let file = match opened {
                // The folder went with the claim of another.
                Err(error) if error.kind() == ErrorKind::NotFound && rounds > 0 => {
                    rounds -= 1;
                    continue;
                }
                opened => opened.map_err(|error| unwritable(folder, &error))?,
            };
            let unlocked = match file.try_lock() {
                Ok(()) if !is_still(&file, &path) => continue,
                Ok(()) => None,
                Err(TryLockError::Error(error)) => Some(error),
                Err(TryLockError::WouldBlock) if rounds > 0 => {
                    rounds -= 1;
                    std::thread::sleep(PAUSE);
                    continue;
                }
                Err(TryLockError::WouldBlock) => return Err(busy(folder, &path)),
            };
            return Ok(Self::begin(folder, is_folder_new, unlocked, file));
        }
    }

    fn begin(folder: &Path, is_folder_new: bool, unlocked: Option<Error>, mut file: File) -> Self {
        let noted = Noted::place(folder.join(NAME));
        // Whose it is only matters to a message.
        let _ = file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id()));
        if unlocked.is_none() {
            sweep(folder);
        }
        Self { folder: folder.to_owned(), is_folder_new, unlocked, _file: file, _noted: noted }
    }

    /// What the user should know: that nobody is held off.
    pub fn remark(&self) -> Option<Finding> {
        let error = self.unlocked.as_ref()?;
        let message = format!("“{}”所在的磁盘不能加锁（{error}），挡不住别人同时往里写", self.folder.display());
        Some(
            Finding::new(Code::OutputUnlocked, message)
                .hint("同一期同一时候只让一个人成报，或用 --out 写到本机的文件夹"),
        )
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        // What is left of it the next claim takes over.
        let _ = fs::remove_file(self.folder.join(NAME));
        if self.is_folder_new {
            // Goes only where nothing was written.
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

/// Whether a file that is open is still the one of its name.
fn is_still(file: &File, path: &Path) -> bool {
    let own = file.try_clone().and_then(Handle::from_file);
    matches!((own, Handle::from_path(path)), (Ok(own), Ok(named)) if own == named)
}

/// The failure of a folder that is claimed.
fn busy(folder: &Path, lock: &Path) -> Failure {
    let text = fs::read_to_string(lock).unwrap_or_default();
    let owner = text.trim().parse::<u32>().map(|process| format!("（进程 {process}）")).unwrap_or_default();
    let message = format!("另一个 chenbao{owner}正在往“{}”里写", folder.display());
    let hint = "等它写完再来一遍；它若不动了，结束那个进程，锁就解开了";
    Finding::new(Code::OutputBusy, message).hint(hint).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_claim_is_refused_and_names_the_first() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("out");
        let first = Claim::take(&folder, Patience::None).unwrap();
        assert!(first.remark().is_none());
        let failure = Claim::take(&folder, Patience::None).err().unwrap();
        assert_eq!(failure.findings[0].code, Code::OutputBusy);
        assert!(failure.findings[0].message.contains(&format!("进程 {}", std::process::id())), "{failure}");
        drop(first);
        assert!(!folder.exists(), "a folder that nothing was written to stays");
        fs::create_dir(&folder).unwrap();
        drop(Claim::take(&folder, Patience::None).unwrap());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "the lock or its folder is not as it was");
    }

    #[test]
    fn what_a_killed_run_left_is_taken_over() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join(NAME), "4711\n").unwrap();
        fs::create_dir(root.path().join(".chenbao-Ab12Cd")).unwrap();
        let claim = Claim::take(root.path(), Patience::None).unwrap();
        assert_eq!(fs::read_to_string(root.path().join(NAME)).unwrap(), format!("{}\n", std::process::id()));
        drop(claim);
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    }

    #[test]
    fn of_many_who_claim_one_holds_it_at_a_time() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("out");
        let holders = std::sync::atomic::AtomicU32::new(0);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let Ok(claim) = Claim::take(&folder, Patience::None) else { continue };
                        assert_eq!(holders.fetch_add(1, std::sync::atomic::Ordering::SeqCst), 0);
                        holders.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
                        drop(claim);
                    }
                });
            }
        });
    }
}

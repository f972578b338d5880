//! What is said where outputs cannot be written: takes the place and the system's error, gives the failure with its remedy.

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::diag::{Code, Failure, Finding};

/// The failure of a file or folder that cannot be written.
pub(super) fn unwritable(what: &Path, error: &Error) -> Failure {
    let message = format!("写不出 “{}”：{}", what.display(), reason(error));
    Finding::new(Code::OutputFailed, message).hint(remedy(error.kind())).into()
}

/// The common reasons in Chinese, others in the system's words.
fn reason(error: &Error) -> String {
    match error.kind() {
        ErrorKind::PermissionDenied => "没有写入权限".to_owned(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "磁盘满了".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "那里是只读的".to_owned(),
        ErrorKind::NotADirectory => "路径中间有一段不是文件夹".to_owned(),
        ErrorKind::AlreadyExists => "那里已有同名的文件，不是文件夹".to_owned(),
        _ => error.to_string(),
    }
}

/// What to do about it.
const fn remedy(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "原有的文件没有动。腾出磁盘空间，或换一个文件夹（--out）后再来一遍"
        }
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "原有的文件没有动。--out 要给一个文件夹的名字：换一个名字，或先移走那个文件"
        }
        _ => "原有的文件没有动。换一个可写的文件夹（--out）后再来一遍",
    }
}

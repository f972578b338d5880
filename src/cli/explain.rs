//! `chenbao explain`.

use super::args::ExplainArgs;
use super::{Status, say};
use crate::diag::{Code, Failure, Finding};

pub(super) fn run(arguments: &ExplainArgs) -> Result<Status, Failure> {
    let Some(name) = &arguments.code else {
        let list: String = Code::ALL.iter().map(|code| format!("{code:<20} {}\n", code.doc().title)).collect();
        say(&list);
        return Ok(Status::Clean);
    };
    let code = Code::from_name(name).ok_or_else(|| {
        Finding::new(Code::WrongValue, format!("没有 “{name}” 这个代号")).hint("chenbao explain 不带代号会列出全部")
    })?;
    let doc = code.doc();
    say(&format!("{code}：{}\n\n查什么　{}\n为什么　{}\n怎样改　{}\n", doc.title, doc.checks, doc.why, doc.mend));
    Ok(Status::Clean)
}

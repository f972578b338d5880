//! `chenbao new`.

use super::args::{NewArgs, NewWhat};
use super::output::say;
use super::status::Status;
use crate::content::skeleton;
use crate::diag::Failure;

pub(super) fn run(arguments: &NewArgs) -> Result<Status, Failure> {
    let written = match &arguments.what {
        NewWhat::Paper { folder, name } => skeleton::new_paper(folder, name)?,
        NewWhat::Issue { paper, date, pages } => skeleton::new_issue(paper, date, *pages)?,
        NewWhat::Article { issue, slug, kind } => skeleton::new_article(issue, slug, kind)?,
    };
    for path in written {
        say(&format!("写好了 {}\n", path.display()));
    }
    Ok(Status::Clean)
}

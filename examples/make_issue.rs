//! An issue by the library: from the folder of its articles to a paper in PDF. Takes the folder of an issue and a folder to write to; gives
//! `paper.pdf`, `layout.json` and `findings.json`, and says where everything went.
//!
//! ```sh
//! cargo run --release --example make_issue -- content/laoximen/issues/2020-08-12 out/example
//! ```

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example talks to who runs it")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chenbao::diag::{Failure, render};
use chenbao::pipeline::{Exports, Made, Resources, Wishes, export, keep_out_of_content, make};

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(issue), Some(out)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: make_issue <folder of the issue> <folder to write to>");
        return ExitCode::from(2);
    };
    match written(&issue, &out) {
        Ok(made) if made.is_sound() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(failure) => {
            eprintln!("{}", render::text(&failure.findings, &|_| None, false));
            ExitCode::from(2)
        }
    }
}

/// Makes an issue and writes it.
fn written(issue: &Path, out: &Path) -> Result<Made, Failure> {
    // 1. The faces and the looks lie in `fonts/` and `layouts/`, above the issue or above the working directory.
    let resources = Resources::find(issue, None, None)?;
    // 2. Read, made into copy, made up, set and checked. A layout saved in `out` before is kept where it can be.
    let wishes = Wishes { out: Some(out.to_owned()), ..Wishes::default() };
    let made = make(issue, &resources, &wishes, &|step| println!("{}", step.label()))?;
    // 3. Where everything goes is plain data, in whole columns and lines.
    for page in &made.layout.pages {
        println!("page {} ({}): cost {:.2}", page.no, page.section, page.score.total as f64 / 1000.0);
        for module in &page.modules {
            let rect = module.rect;
            let title = made.issue.title_of(&module.id);
            println!("  column {} line {}: {} × {}  {title}", rect.x + 1, rect.y + 1, rect.w, rect.h);
        }
    }
    // 4. All files are written beside their places and then renamed; nothing is written among the author's files.
    keep_out_of_content(out, &made.issue.folder)?;
    export(&made, out, Exports { pages: false })?;
    println!("{}", render::summary(&made.findings));
    Ok(made)
}

//! An issue by the library: from the folder of its articles to a paper in PDF. Takes the folder of an issue and a folder to write to; gives
//! `paper.pdf`, `layout.json` and `findings.json`, and says where everything went.
//!
//! ```sh
//! cargo run --release --example make_issue -- content/laoximen/issues/2020-08-12 out/example
//! ```

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example talks to who runs it")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chenbao::diag::{Failure, has_errors, render};
use chenbao::pipeline::{BuildOptions, Built, MakeOptions, Resources, build};

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(issue), Some(out)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: make_issue <folder of the issue> <folder to write to>");
        return ExitCode::from(2);
    };
    match written(&issue, &out) {
        Ok(built) if !has_errors(&built.making.findings) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(failure) => {
            eprintln!("{}", render::text(&failure.findings, &|_| None, false));
            ExitCode::from(2)
        }
    }
}

/// Makes an issue and writes it.
fn written(issue: &Path, out: &Path) -> Result<Built, Failure> {
    // 1. The faces and the looks lie in `fonts/` and `layouts/`, above the issue or above the working directory.
    let resources = Resources::find(issue, None, None)?;
    // 2. Read, made into copy, made up, set, checked and delivered. A layout saved in `out` before is kept where it can be; all files are
    //    written beside their places and then renamed, and nothing is written among the author's files.
    let make = MakeOptions { out: Some(out.to_owned()), ..MakeOptions::default() };
    let options = BuildOptions { make, omits_pictures: true, ..BuildOptions::default() };
    let built = build(issue, &resources, &options, &|step| println!("{}", step.label()))?;
    // 3. Where everything went is plain data, in whole columns and lines.
    for page in &built.edition.layout.pages {
        println!("page {} ({}): cost {:.2}", page.no, page.section, page.score.total as f64 / 1000.0);
        for module in &page.modules {
            let rect = module.rect;
            let title = built.edition.issue.title_of(&module.id);
            println!("  column {} line {}: {} × {}  {title}", rect.x + 1, rect.y + 1, rect.w, rect.h);
        }
    }
    println!("{}", render::summary(&built.making.findings));
    Ok(built)
}

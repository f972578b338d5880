//! Copy by the library: Markdown becomes articles ready to be set, beside what is wrong with them. Takes the folder of an issue; prints its
//! articles as they will be set, and the findings with their places. No face is loaded and nothing is written.
//!
//! ```sh
//! cargo run --release --example read_copy -- content/laoximen/issues/2020-08-12
//! ```

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example talks to who runs it")]

use std::path::Path;
use std::process::ExitCode;

use chenbao::diag::{Failure, Finding, has_errors, render};
use chenbao::model::{Article, Block, Issue};
use chenbao::{content, copy};

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("usage: read_copy <folder of the issue>");
        return ExitCode::from(2);
    };
    match read(Path::new(&folder)) {
        Ok((issue, findings)) => {
            issue.articles.iter().for_each(print);
            // Every character knows the byte it came from, so a finding can show the author's line.
            let source = |file: &str| {
                let article = issue.articles.iter().find(|article| *article.source.path == *file);
                article.map(|article| article.source.clone())
            };
            println!("{}", render::text(&findings, &source, false));
            ExitCode::from(u8::from(has_errors(&findings)))
        }
        Err(failure) => {
            eprintln!("{}", render::text(&failure.findings, &|_| None, false));
            ExitCode::from(2)
        }
    }
}

/// Reads an issue and makes copy of it. An article with faults comes out all the same, beside the findings.
fn read(folder: &Path) -> Result<(Issue, Vec<Finding>), Failure> {
    let raw = content::read_issue(folder)?;
    Ok(copy::build(raw))
}

fn print(article: &Article) {
    let headline = &article.headline;
    println!("{}  {} 字", article.id, article.chars());
    for part in headline.kicker.iter().chain([&headline.head]).chain(&headline.deck) {
        println!("  {}", part.to_plain());
    }
    for block in &article.body {
        println!("  [{}] {}", name(block), block.texts().first().map(|text| text.to_plain()).unwrap_or_default());
    }
    println!();
}

/// What a block is, in a word.
fn name(block: &Block) -> &'static str {
    match block {
        Block::Paragraph(_) => "paragraph",
        Block::Crosshead(_) => "crosshead",
        Block::List(_) => "list",
        Block::Quote(_) => "quote",
        Block::Verse(_) => "verse",
        Block::Note(..) => "note",
        Block::Table(_) => "table",
    }
}

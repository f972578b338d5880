//! A file of keys and values, asked as `paper.toml` is: takes the path of a TOML file, or none for one that is wrong on purpose; prints what it
//! says, and every fault with its place and remedy.
//!
//! ```sh
//! cargo run -p chenbao-model --example form
//! ```

#![allow(clippy::print_stdout, reason = "an example talks to who runs it")]

use std::error::Error;
use std::sync::Arc;

use chenbao_model::diag::{Source, render};
use chenbao_model::form::{TableForm, parse_toml};

const WRONG: &str = "name = \"社区晨报\"\nlines = 200\ncolour = \"red\"\n";

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1);
    let text = path.as_ref().map_or(Ok(WRONG.to_owned()), std::fs::read_to_string)?;
    let source = Source::new(path.unwrap_or_else(|| "paper.toml".to_owned()), text);
    let findings = match parse_toml(&source) {
        Err(faults) => faults,
        Ok(table) => {
            let mut form = TableForm::toml(&source, &table);
            println!("name: {:?}", form.text("name").map(|phrase| phrase.text));
            println!("lines: {:?}", form.integer("lines", 20..=126));
            println!("color: {:?}", form.text("color").map(|phrase| phrase.text));
            form.close()
        }
    };
    let sources = |_: &str| Some(Arc::clone(&source));
    println!("{}", render::text(&findings, &sources, false));
    Ok(())
}

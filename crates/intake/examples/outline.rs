//! What intake makes of a file: `cargo run -p chenbao-intake --example outline -- FILE` prints the drafts it would write, what it sets aside, and
//! the account.

use std::io::{Error, Write as _};

use chenbao_intake::account::Account;
use chenbao_intake::draft::write_draft;
use chenbao_intake::readers::{FileKind, read_manuscript};
use chenbao_intake::structure::read_structure;

fn main() -> Result<(), Error> {
    let path = std::env::args().nth(1).ok_or_else(|| Error::other("outline FILE"))?;
    let bytes = std::fs::read(&path)?;
    let read = FileKind::of(&path, &bytes).and_then(|kind| read_manuscript(kind, &bytes));
    let manuscript = read.map_err(|fault| Error::other(format!("{}；{}", fault.message(), fault.remedy())))?;
    let reading = read_structure(&manuscript);
    let drafts: Vec<_> = reading.stories.iter().map(|story| write_draft(story, &[], &path)).collect();
    let account = Account::reckon(&manuscript, drafts.iter().map(|draft| draft.text.as_str()), &reading.set_aside);
    let mut out = std::io::stdout().lock();
    for draft in &drafts {
        writeln!(out, "{}\n════", draft.text)?;
    }
    for aside in &reading.set_aside {
        writeln!(out, "{}　{}　{}", aside.place, aside.why, aside.text)?;
    }
    writeln!(out, "{}", account.line())
}

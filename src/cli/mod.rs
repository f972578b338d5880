//! The command line: what was typed is parsed, one library call is made, the result is printed. Only here is anything printed.
//!
//! Exit codes: 0 the paper, or the PDF, is clean; 1 it has faults; 2 the tool could not work.

mod anthology;
mod args;
mod book;
mod build;
mod check;
mod copyfit;
mod explain;
mod fonts;
mod intake;
mod interrupt;
mod moment;
mod new;
mod output;
mod preflight;
mod press;
mod preview;
mod print;
mod report;
mod status;
mod told;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use self::args::{Arguments, Command};
use self::status::Status;

/// Runs the command line.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let is_told = error.print().is_ok();
            return ExitCode::from(if error.use_stderr() || !is_told { 2 } else { 0 });
        }
    };
    interrupt::clean_up();
    let result = match &arguments.command {
        Command::Build(command) => build::run(command),
        Command::Print(command) => print::run(command),
        Command::Anthology(command) => anthology::run(command),
        Command::Check(command) => check::run(command),
        Command::Preview(command) => preview::run(command),
        Command::Fonts(command) => fonts::run(command),
        Command::New(command) => new::run(command),
        Command::Intake(command) => intake::run(command),
        Command::Preflight(command) => preflight::run(command),
        Command::Explain(command) => explain::run(command),
    };
    match result.and_then(|status| output::lost().map_or(Ok(status), |finding| Err(finding.into()))) {
        Ok(Status::Clean) => ExitCode::SUCCESS,
        Ok(Status::Faults) => ExitCode::from(1),
        Err(failure) => {
            report::print_findings(&failure.findings);
            ExitCode::from(2)
        }
    }
}

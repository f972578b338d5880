//! The command line: what was typed is parsed, one library call is made, the result is printed. Only here is anything printed.
//!
//! Exit codes: 0 the paper, or the PDF, is clean; 1 it has faults; 2 the tool could not work. Of many papers, the worst.

mod all;
mod anthology;
mod args;
mod book;
mod build;
mod check;
mod chinese;
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
mod setup;
mod status;
mod told;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{ArgMatches, CommandFactory, FromArgMatches};

use self::args::{Arguments, Command};
use self::status::Status;
use crate::diag::Failure;

/// All commands with their arguments, as they are told of in help, manual pages and completions.
pub fn definition() -> clap::Command {
    chinese::in_chinese(Arguments::command())
}

/// Runs the command line.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let definition = definition();
    let typed = definition.clone().try_get_matches_from(arguments);
    let result = match typed.and_then(|typed| Ok((Arguments::from_arg_matches(&typed)?, typed))) {
        Ok((arguments, typed)) => dispatch(&definition, &typed, &arguments),
        Err(error) if error.use_stderr() && error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            report::complain(&chinese::told(&error));
            return ExitCode::from(2);
        }
        // The help, or the version.
        Err(error) => {
            let is_told = error.print().is_ok();
            return ExitCode::from(if error.use_stderr() || !is_told { 2 } else { 0 });
        }
    };
    match result.and_then(|status| output::lost().map_or(Ok(status), |finding| Err(finding.into()))) {
        Ok(Status::Clean) => ExitCode::SUCCESS,
        Ok(Status::Faults) => ExitCode::from(1),
        Ok(Status::Failed) => ExitCode::from(2),
        Err(failure) => {
            report::print_findings(&failure.findings);
            ExitCode::from(2)
        }
    }
}

/// Runs the command that was typed, on one issue or on all.
fn dispatch(definition: &clap::Command, typed: &ArgMatches, arguments: &Arguments) -> Result<Status, Failure> {
    if let Some((name, own)) = typed.subcommand().filter(|(_, own)| all::is_asked(own))
        && let Some(command) = definition.find_subcommand(name)
    {
        return all::run(command, own);
    }
    interrupt::clean_up();
    match &arguments.command {
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
        Command::Setup(command) => setup::run(command),
    }
}

//! The help in Chinese. Takes the definition of the commands; gives the same with its headings, its usage, its defaults and its choices in Chinese.

use clap::{Arg, ArgAction, Command};

/// The order of the help.
const TEMPLATE: &str = "{before-help}{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// The definition of a program's commands with all words in Chinese.
pub(in crate::cli) fn in_chinese(program: Command) -> Command {
    let name = program.get_name().to_owned();
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    translated(program, &name).arg(version.help("显示版本").help_heading("选项")).disable_version_flag(true)
}

/// A command, and those below it, in Chinese; `typed` is all that is typed to call it.
fn translated(command: Command, typed: &str) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let usage = usage(&command, typed);
    let names: Vec<String> = command.get_subcommands().map(|own| own.get_name().to_owned()).collect();
    let command = command
        .mut_args(argument)
        .disable_help_flag(true)
        .arg(help.help("显示帮助：-h 简短，--help 详细").help_heading("选项"))
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令")
        .override_usage(usage);
    names.into_iter().fold(command, |command, name| {
        let typed = format!("{typed} {name}");
        command.mut_subcommand(name, |own| translated(own, &typed))
    })
}

/// How a command is typed.
fn usage(command: &Command, typed: &str) -> String {
    let mut command = command.clone().bin_name(typed).subcommand_value_name("命令");
    in_words(&command.render_usage().to_string())
}

/// A usage of the parser's in Chinese, without the word before it.
pub(super) fn in_words(usage: &str) -> String {
    let usage = usage.trim();
    usage.strip_prefix("Usage:").unwrap_or(usage).trim().replace("[OPTIONS]", "[选项]").replace("<COMMAND>", "<命令>")
}

/// An argument with its default and its choices in its own words, where these do not tell them already.
fn argument(argument: Arg) -> Arg {
    let heading = if argument.is_positional() { "参数" } else { "选项" };
    let remark = remark(&argument);
    let words =
        |help: Option<String>| help.map(|help| if remark.is_empty() { help } else { format!("{help}（{remark}）") });
    let (short, long) =
        (argument.get_help().map(ToString::to_string), argument.get_long_help().map(ToString::to_string));
    let takes_values = matches!(argument.get_action(), ArgAction::Set | ArgAction::Append);
    let argument = argument.help_heading(heading);
    let argument = if takes_values { argument.hide_default_value(true).hide_possible_values(true) } else { argument };
    let argument = match words(short) {
        Some(help) => argument.help(help),
        None => argument,
    };
    match words(long) {
        Some(help) => argument.long_help(help),
        None => argument,
    }
}

/// What the words of an argument leave out.
fn remark(argument: &Arg) -> String {
    let told = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let choices: Vec<String> = match argument.get_action() {
        ArgAction::Set | ArgAction::Append => argument.get_possible_values().iter().map(choice).collect(),
        _ => vec![],
    };
    let names = argument.get_possible_values();
    let are_told = names.iter().all(|choice| told.contains(choice.get_name()));
    let mut parts = vec![];
    if !choices.is_empty() && !are_told {
        parts.push(choices.join("；"));
    }
    let default: Vec<String> =
        argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    let is_shown = !argument.is_hide_default_value_set() && !default.is_empty() && !told.contains("默认");
    if is_shown && matches!(argument.get_action(), ArgAction::Set) {
        parts.push(format!("默认 {}", default.join(" ")));
    }
    parts.join("；")
}

/// A choice with what it means.
fn choice(choice: &clap::builder::PossibleValue) -> String {
    let meaning = choice.get_help().map(|help| format!(" {help}")).unwrap_or_default();
    format!("{}{meaning}", choice.get_name())
}

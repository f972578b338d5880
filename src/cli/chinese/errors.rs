//! What was typed wrong, in Chinese. Takes what the parser found; gives what is wrong, how to mend it and how the command is typed.

use std::error::Error as _;
use std::fmt::Write as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::help::in_words;

/// What is told of something typed wrong.
pub(in crate::cli) fn told(error: &Error) -> String {
    let mut text = format!("错误：{}\n", fault(error));
    for hint in hints(error) {
        let _ = writeln!(text, "  提示：{hint}");
    }
    let usage = one(error, ContextKind::Usage);
    if !usage.is_empty() {
        let usage = in_words(&usage);
        let command: Vec<&str> =
            usage.split(' ').take_while(|word| word.chars().all(|c| c.is_ascii_alphanumeric())).collect();
        let _ = writeln!(text, "  用法：{usage}\n  全部写法：{} --help", command.join(" "));
    }
    text
}

/// What is wrong.
fn fault(error: &Error) -> String {
    let option = one(error, ContextKind::InvalidArg);
    let value = one(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("{option} 后面没有写值"),
        ErrorKind::InvalidValue => format!("{option} 不能写“{value}”"),
        ErrorKind::ValueValidation => format!("{option} 不能写“{value}”{}", reason(error)),
        ErrorKind::UnknownArgument => format!("没有“{option}”这个选项，或这里不能写它"),
        ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令", one(error, ContextKind::InvalidSubcommand)),
        ErrorKind::NoEquals => format!("{option} 要用等号写值"),
        ErrorKind::TooManyValues => format!("{option} 多写了“{value}”"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            let wanted = [ContextKind::MinValues, ContextKind::ExpectedNumValues].map(|kind| one(error, kind)).concat();
            format!("{option} 要写 {wanted} 个值，只写了 {} 个", one(error, ContextKind::ActualNumValues))
        }
        ErrorKind::ArgumentConflict => {
            let other = one(error, ContextKind::PriorArg);
            if other == option || other.is_empty() {
                format!("{option} 写了不止一次")
            } else {
                format!("{option} 不能和 {other} 一起写")
            }
        }
        ErrorKind::MissingRequiredArgument => format!("还要写 {option}"),
        ErrorKind::MissingSubcommand => "还要写一个命令".to_owned(),
        ErrorKind::InvalidUtf8 => "写的字不是 UTF-8".to_owned(),
        _ => "命令写错了".to_owned(),
    }
}

/// How to mend it.
fn hints(error: &Error) -> Vec<String> {
    let mut hints = vec![];
    for kind in [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue] {
        let nearest = one(error, kind);
        if !nearest.is_empty() {
            hints.push(format!("是不是 {nearest}？"));
        }
    }
    for kind in [ContextKind::ValidValue, ContextKind::ValidSubcommand] {
        let choices = one(error, kind);
        if !choices.is_empty() {
            hints.push(format!("可以写：{choices}"));
        }
    }
    hints
}

/// Why a value is none, where that is said in Chinese.
fn reason(error: &Error) -> String {
    let said = error.source().map(ToString::to_string).unwrap_or_default();
    if said.is_ascii() { String::new() } else { format!("：{said}") }
}

/// What the parser says of one thing, in a row.
fn one(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join("、"),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Arguments;
    use crate::cli::chinese::in_chinese;

    fn told_of(words: &[&str]) -> String {
        let command = in_chinese(Arguments::command());
        told(&command.try_get_matches_from([&["chenbao"], words].concat()).unwrap_err())
    }

    #[test]
    fn every_slip_is_told_in_chinese_with_its_remedy() {
        let slips: [(&[&str], &[&str]); 10] = [
            (&["bild", "x"], &["没有“bild”这个命令", "是不是 build", "用法：chenbao"]),
            (&["build", "x", "--frsh"], &["--frsh", "是不是 --fresh", "chenbao build --help"]),
            (&["build"], &["还要写 <期文件夹>", "用法：chenbao build [选项]"]),
            (&["check", "x", "--format", "xml"], &["--format", "不能写“xml”", "可以写：text、json"]),
            (&["check", "x", "--format"], &["--format", "没有写值"]),
            (&["check", "x", "--fresh", "--fresh"], &["--fresh 写了不止一次"]),
            (&["build", "x", "--all", "y"], &["不能和", "--all"]),
            (&["build", "x", "y"], &["没有“y”这个选项"]),
            (&["preview", "x", "--port", "many"], &["--port", "不能写“many”"]),
            (&["anthology", "x", "--years", "二〇二〇"], &["不能写", "写成 2020"]),
        ];
        for (words, expected) in slips {
            let told = told_of(words);
            for part in expected {
                assert!(told.contains(part), "{words:?}: no “{part}” in\n{told}");
            }
            let foreign = ["error", "Usage", "OPTIONS", "tip:", "For more", "required", "possible"];
            assert!(foreign.iter().all(|word| !told.contains(word)), "{told}");
        }
    }

    #[test]
    fn the_help_of_every_command_is_in_chinese() {
        let mut program = in_chinese(Arguments::command());
        program.build();
        let mut pages = vec![program.render_help().to_string(), program.render_long_help().to_string()];
        for command in program.get_subcommands_mut() {
            pages.extend([command.render_help().to_string(), command.render_long_help().to_string()]);
        }
        let foreign =
            ["Usage", "OPTIONS", "COMMAND", "Options", "Arguments", "Commands", "Print ", "default:", "possible"];
        for page in pages {
            for word in foreign {
                assert!(!page.contains(word), "“{word}” in\n{page}");
            }
        }
    }
}

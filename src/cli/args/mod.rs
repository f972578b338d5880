//! What can be typed. Each command's arguments become the options of the one library call it makes.

mod anthology;
mod content;
mod format;
mod intake;
mod issue;
mod look;
mod resources;
mod set;
mod setup;

use clap::{Parser, Subcommand};

pub(super) use anthology::AnthologyArgs;
pub(super) use content::{NewArgs, NewWhat, PreviewArgs};
pub(super) use format::Format;
pub(super) use intake::IntakeArgs;
pub(super) use issue::{BuildArgs, PrintArgs};
pub(super) use look::{CheckArgs, ExplainArgs, FontsArgs, PreflightArgs};
use resources::ResourceArgs;
use set::SetArgs;
pub(super) use setup::SetupArgs;

/// 把一个文件夹的 Markdown 稿件自动组成一张社区报。
#[derive(Debug, Parser)]
#[command(
    name = "chenbao",
    version,
    about = "晨报：把一个文件夹的 Markdown 稿件自动组成一张社区报",
    long_about = "晨报（chenbao）读一期的文件夹，自动组版、排字、检查，写出可以直接看的 PDF、每版的图片和版面数据。\n\
                  稿件永远不会被改动；有问题时指明哪个文件、哪一行、怎样改。",
    after_help = "一个晚上的用法：\n  \
                  chenbao new issue content/laoximen 2020-08-12    开一期\n  \
                  chenbao intake content/laoximen/issues/2020-08-12 来稿.zip   收稿，变成草稿\n  \
                  chenbao new article content/laoximen/issues/2020-08-12 p1/toutiao   写一篇\n  \
                  chenbao preview content/laoximen/issues/2020-08-12   边写边看\n  \
                  chenbao check content/laoximen/issues/2020-08-12   随写随查\n  \
                  chenbao build content/laoximen/issues/2020-08-12   成报\n  \
                  chenbao print content/laoximen/issues/2020-08-12   给印厂的文件\n\
                  年末：chenbao anthology content/xianxia   历年的回顾编成电子书\n\
                  许多张报：chenbao build --all content   build、check、print、anthology 都行\n\n\
                  退出码：0 没有问题；1 版面或稿件有错；2 没法工作（文件、字体、磁盘）。",
    disable_help_subcommand = true
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What each does is said where its arguments are: a remark here would stand for the long help as well.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Build(BuildArgs),
    Print(PrintArgs),
    Anthology(AnthologyArgs),
    Check(CheckArgs),
    Preview(PreviewArgs),
    Fonts(FontsArgs),
    New(NewArgs),
    Intake(IntakeArgs),
    Preflight(PreflightArgs),
    Explain(ExplainArgs),
    Setup(SetupArgs),
}

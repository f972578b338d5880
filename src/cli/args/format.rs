//! For whom a command prints.

use clap::ValueEnum;

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// 给人看
    Text,
    /// 给别的程序读
    Json,
}

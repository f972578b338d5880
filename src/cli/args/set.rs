//! The arguments of the commands that can be asked for on many issues at once.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

/// Many issues, or papers, in place of one.
#[derive(Debug, Clone, Args)]
pub(crate) struct SetArgs {
    /// 把这些文件夹里的（报、期都行，可以几个）全做一遍：各做各的，一份出错不耽误别的；没有改动的不重做；中断了再来一遍，接着做
    #[arg(long, value_name = "文件夹", num_args = 1..)]
    pub(crate) all: Vec<PathBuf>,
    /// 同 --all 一起写：同时做几份（不写就看有几个处理器、多少内存）
    #[arg(long, value_name = "份数")]
    pub(crate) jobs: Option<NonZeroUsize>,
}

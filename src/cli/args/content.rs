//! The arguments of the commands for those who write: preview and new.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::ResourceArgs;

#[derive(Debug, Args)]
#[command(
    about = "边写边看：在浏览器里看整期，存一次稿就更新",
    long_about = "在本机开一个网页，整期的版面都在上面；稿件、图片、issue.toml、paper.toml、版面样式一存盘，有变化的版就换。\n\
                  点一篇稿件看它的文件、行号、字数、差多少字；g 基线和栏，b 稿件框，i 图片分辨率，r 问题所在，o 阅读次序，\n\
                  c 与上次或别的排法比较，? 全部按键。只读稿件，不改一个字；排好的版面记在成品文件夹的 layout.json 里，\n\
                  所以随后 chenbao build 成的报和看到的一样。按 Ctrl-C 结束。"
)]
pub(crate) struct PreviewArgs {
    /// 一期的文件夹
    #[arg(value_name = "期文件夹")]
    pub(crate) issue: PathBuf,
    /// 网页的端口；被占用就试后面十个，0 表示随便哪个空着的
    #[arg(long, value_name = "端口", default_value_t = crate::preview::PORT)]
    pub(crate) port: u16,
    /// 网页的地址；默认只有本机看得到，改成别的地址（如 0.0.0.0），同一网络里的人都能看
    #[arg(long, value_name = "地址", default_value = "127.0.0.1")]
    pub(crate) address: std::net::IpAddr,
    /// 从网页打开稿件用的链接，{path}、{line}、{column} 会换成文件、行、列；写成空的就不要这个按钮
    #[arg(long, value_name = "链接", default_value = "vscode://file{path}:{line}:{column}")]
    pub(crate) editor: String,
    /// 每隔多少毫秒看一遍文件，给收不到改动通知的网络盘用
    #[arg(long, value_name = "毫秒", value_parser = clap::value_parser!(u64).range(50..=60_000))]
    pub(crate) poll: Option<u64>,
    /// 版面记在哪里（默认 out/<报>-<日期>）
    #[arg(long, value_name = "文件夹")]
    pub(crate) out: Option<PathBuf>,
    /// 从头组版，不照顾上次的版面（成品文件夹里的 layout.json）
    #[arg(long)]
    pub(crate) fresh: bool,
    #[command(flatten)]
    pub(crate) resources: ResourceArgs,
}

#[derive(Debug, Args)]
#[command(about = "新建一张报、一期或一篇稿件的样子", disable_help_subcommand = true)]
pub(crate) struct NewArgs {
    #[command(subcommand)]
    pub(crate) what: NewWhat,
}

#[derive(Debug, Subcommand)]
pub(crate) enum NewWhat {
    /// 新建一张报：<文件夹>/paper.toml
    Paper {
        /// 报的文件夹，如 content/xinbao
        #[arg(value_name = "报文件夹")]
        folder: PathBuf,
        /// 报名
        #[arg(long, default_value = "社区晨报")]
        name: String,
    },
    /// 新建一期：issues/<日期>/issue.toml 和一篇样稿
    Issue {
        /// 报的文件夹
        #[arg(value_name = "报文件夹")]
        paper: PathBuf,
        /// 出版日期，如 2020-08-12
        #[arg(value_name = "日期")]
        date: String,
        /// 几个版
        #[arg(long, default_value_t = 8)]
        pages: u16,
    },
    /// 新建一篇稿件
    Article {
        /// 一期的文件夹
        #[arg(value_name = "期文件夹")]
        issue: PathBuf,
        /// 稿件的文件名，可带文件夹，不带 .md，如 p1/toutiao
        #[arg(value_name = "名字")]
        slug: String,
        /// 稿件的种类：story、brief、sidebar、notice、photo、filler、guide
        #[arg(long, default_value = "story")]
        kind: String,
    },
}

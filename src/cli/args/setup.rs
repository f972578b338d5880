//! The arguments of `setup`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
#[command(
    about = "安装：把字体和版面样式放到程序在哪里都找得到的地方",
    long_about = "在晨报的源文件夹里运行一次：核对字体，把 fonts/ 和 layouts/ 里的各种样式复制到你的数据文件夹\n\
                  （Linux 是 ~/.local/share/chenbao）。以后在哪个文件夹里运行都行，源文件夹可以删去。\n\
                  你自己放在那里的样式不动；再运行一次，就换成新的。\n\n\
                  程序找字体和样式，依次看：--fonts、--layouts；环境变量 CHENBAO_HOME 指的文件夹（设了就只看它）；\n\
                  期文件夹、当前文件夹和它们上面的文件夹；你的数据文件夹、系统的数据文件夹（/usr/share/chenbao）；\n\
                  程序所在处和上面的文件夹。"
)]
pub(crate) struct SetupArgs {
    /// 晨报的源文件夹（默认是当前文件夹）
    #[arg(long, value_name = "文件夹")]
    pub(crate) from: Option<PathBuf>,
    /// 装到哪里（默认是你的数据文件夹）
    #[arg(long, value_name = "文件夹")]
    pub(crate) to: Option<PathBuf>,
    /// 不复制，只做符号链接：源文件夹要留着，改了就用改了的
    #[arg(long)]
    pub(crate) link: bool,
}

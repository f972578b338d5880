//! The arguments of the commands that only look: check, explain, fonts and preflight.

use std::path::PathBuf;

use clap::Args;

use super::format::Format;
use super::{ResourceArgs, SetArgs};

#[derive(Debug, Args)]
#[command(
    about = "做除写出成品以外的一切，报告问题；也查一本电子书（.epub）",
    long_about = "做除写出成品以外的一切，报告问题和每版填满的程度。\n\
                  给出一本 .epub（不论谁做的），就照 EPUB 3.3 和无障碍的要求查这本书：问题在书里的哪个文件、第几行，怎样改。\n\
                  --articles 逐篇列出在第几版、多少字、正好还是差多少，哪一段删几个字能省下一行。\n\
                  --format json 另有每版的全部指标（metrics）和每篇的合适程度（articles）。"
)]
pub(crate) struct CheckArgs {
    /// 一期的文件夹，或一本电子书（.epub）
    #[arg(
        value_name = "期文件夹或电子书",
        required_unless_present = "all",
        conflicts_with = "all",
        default_value = ".",
        hide_default_value = true
    )]
    pub(crate) issue: PathBuf,
    #[command(flatten)]
    pub(crate) set: SetArgs,
    /// 逐篇列出：在第几版、多少字、正好还是差多少、哪里删几个字能省一行
    #[arg(long)]
    pub(crate) articles: bool,
    /// 报告的样子：text 给人看，json 给程序读
    #[arg(long, value_name = "样子", value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// 从头组版，不照顾上次的版面（成品文件夹里的 layout.json）
    #[arg(long)]
    pub(crate) fresh: bool,
    #[command(flatten)]
    pub(crate) resources: ResourceArgs,
}

#[derive(Debug, Args)]
#[command(about = "列出字体：用途、文件、这一期的字是否都有")]
pub(crate) struct FontsArgs {
    /// 一期的文件夹；不给则只列字体
    #[arg(value_name = "期文件夹")]
    pub(crate) issue: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) resources: ResourceArgs,
}

#[derive(Debug, Args)]
#[command(
    about = "印前检查：一个 PDF（不论谁做的）能不能制版",
    long_about = "按印厂的要求逐条检查一个 PDF，不论是谁做的：PDF/X-4、输出意图、页面框、出血、字体、颜色、总墨量、压印、\n\
                  字号、线宽、分辨率、禁用的对象、拼版。给出结论（合格、有警告、不合格）、每条规则的结果、每处问题的\n\
                  版和位置、怎样改，以及各版的墨量、分辨率和字体。\n\
                  chenbao explain <规则> 解释一条规则。检查标准的样子见 crates/preflight/profiles/newsprint.toml。",
    after_help = "退出码：0 合格或只有警告；1 不合格；2 文件打不开，或检查标准写错了。"
)]
pub(crate) struct PreflightArgs {
    /// 要检查的 PDF，可以是几个
    #[arg(value_name = "PDF", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// 检查标准：newsprint（新闻纸）、heatset（轻涂纸）、coated（铜版纸），或自己的 TOML 文件
    #[arg(long, value_name = "名字或文件", default_value = "newsprint")]
    pub(crate) profile: String,
    /// 报告的样子：text 给人看，json 给程序读
    #[arg(long, value_name = "样子", value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// 另写一份网页报告，可以直接打印或发给印厂
    #[arg(long, value_name = "文件.html")]
    pub(crate) report: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(
    about = "解释一种问题，或解释一期的版面：为什么这样排、别的排法差在哪里",
    long_about = "解释一种问题：chenbao explain page-overfull；不带代号列出全部代号。\n\
                  解释印前检查的一条规则：chenbao explain total-ink\n\
                  解释一期的版面：chenbao explain content/laoximen/issues/2020-08-12 --page 3\n\
                  逐版说明每篇在哪里、为什么这样排（各项代价）、合不合规矩、没有选的排法差在哪里、怎样改。"
)]
pub(crate) struct ExplainArgs {
    /// 问题的代号（如 page-overfull）、印前检查的规则（如 total-ink）或一期的文件夹；不给则列出全部代号
    #[arg(value_name = "代号或期文件夹")]
    pub(crate) what: Option<String>,
    /// 只说这一版，说得更细
    #[arg(long, value_name = "版")]
    pub(crate) page: Option<u16>,
    /// 不管上次保存的版面，重新组一遍再解释
    #[arg(long)]
    pub(crate) fresh: bool,
    /// 解释版面时的样子：text 给人看，json 给程序读
    #[arg(long, value_name = "样子", value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) resources: ResourceArgs,
}

//! What can be typed.

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diag::Failure;
use crate::pipeline::{PressWishes, Resources, Wishes};

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
                  chenbao new article content/laoximen/issues/2020-08-12 p1/toutiao   写一篇\n  \
                  chenbao preview content/laoximen/issues/2020-08-12   边写边看\n  \
                  chenbao check content/laoximen/issues/2020-08-12   随写随查\n  \
                  chenbao build content/laoximen/issues/2020-08-12   成报\n  \
                  chenbao print content/laoximen/issues/2020-08-12   给印厂的文件\n\
                  年末：chenbao anthology content/xianxia   历年的回顾编成电子书\n\n\
                  退出码：0 没有问题；1 版面或稿件有错；2 没法工作（文件、字体、磁盘）。",
    disable_help_subcommand = true
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What each does is said where its arguments are: a remark here would stand for the long help as well.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Build(BuildArgs),
    Print(PrintArgs),
    Anthology(AnthologyArgs),
    Check(CheckArgs),
    Preview(PreviewArgs),
    Fonts(FontsArgs),
    New(NewArgs),
    Preflight(PreflightArgs),
    Explain(ExplainArgs),
}

/// Where the tool's own files are.
#[derive(Debug, Clone, Args)]
pub(super) struct ResourceArgs {
    /// 字体文件夹（默认从期文件夹、当前文件夹、程序所在处往上找 fonts/）
    #[arg(long, value_name = "文件夹")]
    pub(super) fonts: Option<PathBuf>,
    /// 版面样式文件夹（默认同样往上找 layouts/）
    #[arg(long, value_name = "文件夹")]
    pub(super) layouts: Option<PathBuf>,
    /// 换一种版面样式：layouts/ 里的文件夹名，如 community；不写就用 paper.toml 里的 layout
    #[arg(long, value_name = "样式")]
    pub(super) layout: Option<String>,
}

impl ResourceArgs {
    /// The folders of the tool, found from an issue's folder where they are not named.
    pub(super) fn find(&self, issue: &Path) -> Result<Resources, Failure> {
        Resources::find(issue, self.fonts.clone(), self.layouts.clone())
    }

    /// What a run asks for beyond its folder.
    pub(super) fn wishes(&self, out: Option<PathBuf>, fresh: bool) -> Wishes {
        Wishes { layout: self.layout.clone(), out, fresh }
    }
}

#[derive(Debug, Args)]
#[command(
    about = "组版并写出成品：paper.pdf、pages/、layout.json、findings.json",
    long_about = "组版、排字、检查，然后写出：\n  \
                  paper.pdf      全报，文字可选可搜，带书签和无障碍标签（PDF/UA-1）\n  \
                  pages/01.png…  每版的图片\n  \
                  layout.json    版面：每篇在哪里，占几栏几行\n  \
                  findings.json  发现的问题\n\
                  有错误时不写 paper.pdf（也收走旧的那份），其余照写，好看着改。成品要么全部出现，要么一个不动。"
)]
pub(super) struct BuildArgs {
    /// 一期的文件夹，如 content/laoximen/issues/2020-08-12
    #[arg(value_name = "期文件夹")]
    pub(super) issue: PathBuf,
    /// 成品写到哪里（默认 out/<报>-<日期>）
    #[arg(long, value_name = "文件夹")]
    pub(super) out: Option<PathBuf>,
    /// 不写每版的图片（快一些）
    #[arg(long)]
    pub(super) no_pages: bool,
    /// 从头组版，不照顾上次的版面（成品文件夹里的 layout.json）
    #[arg(long)]
    pub(super) fresh: bool,
    /// 同时写出给印厂的文件（print/），等于接着运行 chenbao print
    #[arg(long)]
    pub(super) print: bool,
    /// 同时写出这一期的电子书（<报>-<日期>.epub），一篇一章，照版次排
    #[arg(long)]
    pub(super) epub: bool,
    #[command(flatten)]
    pub(super) resources: ResourceArgs,
}

#[derive(Debug, Args)]
#[command(
    about = "写出给印厂的文件：PDF/X-4 单页和拼版、预检报告、工单",
    long_about = "照上次的版面（没有就先组版）写出给印厂的文件，在成品文件夹的 print/ 里：\n  \
                  pages.pdf         全部单页，PDF/X-4，CMYK，黑字压印，带成品框和出血框\n  \
                  A01.pdf…          每版一个文件\n  \
                  sheets.pdf        四开对页拼版（8|1、2|7、6|3、4|5），带裁切线、折线、套准线、色标、版边说明\n  \
                  preflight.html    预检报告，可以一起发给印厂；preflight.json 给程序读\n  \
                  ticket.txt        工单；ticket.json 给程序读\n  \
                  SHA256SUMS        校验值，收到后用 sha256sum -c 核对\n\
                  预检不合格时只写报告，不写印刷文件（也收走旧的）。分好色的图片和预检过的结果缓存在 .cache/，可以随时删。"
)]
pub(super) struct PrintArgs {
    /// 一期的文件夹
    #[arg(value_name = "期文件夹")]
    pub(super) issue: PathBuf,
    /// 成品写到哪里（默认 out/<报>-<日期>）
    #[arg(long, value_name = "文件夹")]
    pub(super) out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) press: PressArgs,
    /// 从头组版，不照顾上次的版面（成品文件夹里的 layout.json）
    #[arg(long)]
    pub(super) fresh: bool,
    #[command(flatten)]
    pub(super) resources: ResourceArgs,
}

/// What the print shop asks for.
#[derive(Debug, Clone, Args)]
pub(super) struct PressArgs {
    /// 印厂给的 CMYK 色彩描述文件（不写就用 paper.toml 的 icc，再没有就用内置的新闻纸 CGATS TR 002）
    #[arg(long, value_name = "ICC文件")]
    pub(super) icc: Option<PathBuf>,
    /// 它代表的印刷条件，如 IFRA26（不写就用描述文件里的名字）
    #[arg(long, value_name = "名字", requires = "icc")]
    pub(super) condition: Option<String>,
    /// 另打成一个 zip
    #[arg(long)]
    pub(super) zip: bool,
}

impl PressArgs {
    pub(super) fn wishes(&self) -> PressWishes {
        PressWishes { icc: self.icc.clone(), condition: self.condition.clone(), archive: self.zip }
    }
}

/// How the cover page of a book stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CoverPageArg {
    /// 封面页在正文次序里（Kobo）
    Linear,
    /// 有封面页，不在正文次序里（Kindle，默认）
    Nonlinear,
    /// 没有封面页，只登记封面图
    None,
}

#[derive(Debug, Args)]
#[command(
    about = "把历年的年度回顾编成一本电子书（EPUB 3）",
    long_about = "读 <报>/reviews/ 里的 anthology.toml 和各年的回顾（<年>.md），编成一本 EPUB：封面、书名页、编者说明、\n\
                  每年一页和各篇回顾，后面是数字、历年对照、计划与结果、大事记、主题线索、术语表、图片目录、索引、出处。\n\
                  没有的内容不编，书里就没有那一部分。写完以后自己查一遍（链接、替代文字、目录、文字是否与稿件一字不差），\n\
                  有错误就不写（也收走旧的那本）。日期取自稿件或环境变量 SOURCE_DATE_EPOCH，同样的稿件每次得到同样的文件。",
    after_help = "例：\n  \
                  chenbao anthology content/xianxia                          out/xianxia-2020-2023.epub\n  \
                  chenbao anthology content/xianxia --check                  只查，不写\n  \
                  chenbao anthology content/xianxia --years 2020-2022,2024   只收这几年\n  \
                  chenbao anthology content/xianxia --cover linear --out kobo.epub\n\n\
                  退出码：0 没有错误；1 稿件或电子书有错；2 没法工作（文件、字体、磁盘）。"
)]
pub(super) struct AnthologyArgs {
    /// 报的文件夹，如 content/xianxia
    #[arg(value_name = "报文件夹")]
    pub(super) paper: PathBuf,
    /// 写到哪里：.epub 结尾是文件，否则是文件夹（默认 out/<报>-<起年>-<止年>.epub）
    #[arg(long, value_name = "文件或文件夹")]
    pub(super) out: Option<PathBuf>,
    /// 只查，不写：做全一遍，报告稿件和电子书的问题
    #[arg(long)]
    pub(super) check: bool,
    /// 封面页怎样放（不写就用 anthology.toml 的 cover-page）
    #[arg(long, value_enum)]
    pub(super) cover: Option<CoverPageArg>,
    /// 语言标记，如 zh-CN（不写就用 anthology.toml 的 language，再没有就用 zh-Hans）
    #[arg(long, value_name = "标记")]
    pub(super) language: Option<String>,
    /// 只收哪些年，如 2020-2023 或 2020,2022（默认全部）
    #[arg(long, value_name = "年", value_delimiter = ',', value_parser = years)]
    pub(super) years: Vec<RangeInclusive<i32>>,
    /// 书名（不写就用 anthology.toml 的 title）
    #[arg(long, value_name = "书名")]
    pub(super) title: Option<String>,
    #[command(flatten)]
    pub(super) resources: ResourceArgs,
}

/// `2020` or `2020-2023`, with any of the dashes people write.
fn years(text: &str) -> Result<RangeInclusive<i32>, String> {
    let (first, last) = text.split_once(['-', '—', '–', '~']).unwrap_or((text, text));
    let year =
        |text: &str| text.trim().trim_end_matches('年').parse::<i32>().ok().filter(|year| (1900..=2999).contains(year));
    match year(first).zip(year(last)) {
        Some((first, last)) if first <= last => Ok(first..=last),
        _ => Err("写成 2020、2020-2023 或 2020,2022".to_owned()),
    }
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// 给人看
    Text,
    /// 给别的程序读
    Json,
}

#[derive(Debug, Args)]
#[command(
    about = "做除写出成品以外的一切，报告问题和每版填满的程度",
    long_about = "做除写出成品以外的一切，报告问题和每版填满的程度。\n\
                  --articles 逐篇列出在第几版、多少字、正好还是差多少，哪一段删几个字能省下一行。\n\
                  --format json 另有每版的全部指标（metrics）和每篇的合适程度（articles）。"
)]
pub(super) struct CheckArgs {
    /// 一期的文件夹
    #[arg(value_name = "期文件夹")]
    pub(super) issue: PathBuf,
    /// 逐篇列出：在第几版、多少字、正好还是差多少、哪里删几个字能省一行
    #[arg(long)]
    pub(super) articles: bool,
    /// 报告的样子：text 给人看，json 给程序读
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
    /// 从头组版，不照顾上次的版面（成品文件夹里的 layout.json）
    #[arg(long)]
    pub(super) fresh: bool,
    #[command(flatten)]
    pub(super) resources: ResourceArgs,
}

#[derive(Debug, Args)]
#[command(
    about = "边写边看：在浏览器里看整期，存一次稿就更新",
    long_about = "在本机开一个网页，整期的版面都在上面；稿件、图片、issue.toml、paper.toml、版面样式一存盘，有变化的版就换。\n\
                  点一篇稿件看它的文件、行号、字数、差多少字；g 基线和栏，b 稿件框，i 图片分辨率，r 问题所在，o 阅读次序，\n\
                  c 与上次或别的排法比较，? 全部按键。只读稿件，不改一个字；排好的版面记在成品文件夹的 layout.json 里，\n\
                  所以随后 chenbao build 成的报和看到的一样。按 Ctrl-C 结束。"
)]
pub(super) struct PreviewArgs {
    /// 一期的文件夹
    #[arg(value_name = "期文件夹")]
    pub(super) issue: PathBuf,
    /// 网页的端口；被占用就试后面十个，0 表示随便哪个空着的
    #[arg(long, value_name = "端口", default_value_t = crate::preview::PORT)]
    pub(super) port: u16,
    /// 网页的地址；默认只有本机看得到，改成别的地址（如 0.0.0.0），同一网络里的人都能看
    #[arg(long, value_name = "地址", default_value = "127.0.0.1")]
    pub(super) address: std::net::IpAddr,
    /// 从网页打开稿件用的链接，{path}、{line}、{column} 会换成文件、行、列；写成空的就不要这个按钮
    #[arg(long, value_name = "链接", default_value = "vscode://file{path}:{line}:{column}")]
    pub(super) editor: String,
    /// 每隔多少毫秒看一遍文件，给收不到改动通知的网络盘用
    #[arg(long, value_name = "毫秒", value_parser = clap::value_parser!(u64).range(50..=60_000))]
    pub(super) poll: Option<u64>,
    /// 版面记在哪里（默认 out/<报>-<日期>）
    #[arg(long, value_name = "文件夹")]
    pub(super) out: Option<PathBuf>,
    /// 从头组版，不照顾上次的版面（成品文件夹里的 layout.json）
    #[arg(long)]
    pub(super) fresh: bool,
    #[command(flatten)]
    pub(super) resources: ResourceArgs,
}

#[derive(Debug, Args)]
#[command(about = "列出字体：用途、文件、这一期的字是否都有")]
pub(super) struct FontsArgs {
    /// 一期的文件夹；不给则只列字体
    #[arg(value_name = "期文件夹")]
    pub(super) issue: Option<PathBuf>,
    #[command(flatten)]
    pub(super) resources: ResourceArgs,
}

#[derive(Debug, Args)]
#[command(about = "新建一张报、一期或一篇稿件的样子", disable_help_subcommand = true)]
pub(super) struct NewArgs {
    #[command(subcommand)]
    pub(super) what: NewWhat,
}

#[derive(Debug, Subcommand)]
pub(super) enum NewWhat {
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

#[derive(Debug, Args)]
#[command(
    about = "印前检查：一个 PDF（不论谁做的）能不能制版",
    long_about = "按印厂的要求逐条检查一个 PDF，不论是谁做的：PDF/X-4、输出意图、页面框、出血、字体、颜色、总墨量、压印、\n\
                  字号、线宽、分辨率、禁用的对象、拼版。给出结论（合格、有警告、不合格）、每条规则的结果、每处问题的\n\
                  版和位置、怎样改，以及各版的墨量、分辨率和字体。\n\
                  chenbao explain <规则> 解释一条规则。检查标准的样子见 crates/preflight/profiles/newsprint.toml。",
    after_help = "退出码：0 合格或只有警告；1 不合格；2 文件打不开，或检查标准写错了。"
)]
pub(super) struct PreflightArgs {
    /// 要检查的 PDF，可以是几个
    #[arg(value_name = "PDF", required = true)]
    pub(super) files: Vec<PathBuf>,
    /// 检查标准：newsprint（新闻纸）、coated（铜版纸），或自己的 TOML 文件
    #[arg(long, value_name = "名字或文件", default_value = "newsprint")]
    pub(super) profile: String,
    /// 报告的样子：text 给人看，json 给程序读
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
    /// 另写一份网页报告，可以直接打印或发给印厂
    #[arg(long, value_name = "文件.html")]
    pub(super) report: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(
    about = "解释一种问题，或解释一期的版面：为什么这样排、别的排法差在哪里",
    long_about = "解释一种问题：chenbao explain page-overfull；不带代号列出全部代号。\n\
                  解释印前检查的一条规则：chenbao explain total-ink\n\
                  解释一期的版面：chenbao explain content/laoximen/issues/2020-08-12 --page 3\n\
                  逐版说明每篇在哪里、为什么这样排（各项代价）、合不合规矩、没有选的排法差在哪里、怎样改。"
)]
pub(super) struct ExplainArgs {
    /// 问题的代号（如 page-overfull）、印前检查的规则（如 total-ink）或一期的文件夹；不给则列出全部代号
    #[arg(value_name = "代号或期文件夹")]
    pub(super) what: Option<String>,
    /// 只说这一版，说得更细
    #[arg(long, value_name = "版")]
    pub(super) page: Option<u16>,
    /// 不管上次保存的版面，重新组一遍再解释
    #[arg(long)]
    pub(super) fresh: bool,
    /// 解释版面时的样子：text 给人看，json 给程序读
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) resources: ResourceArgs,
}

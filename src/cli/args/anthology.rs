//! The arguments of the command that makes a book of annual reviews.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{ResourceArgs, SetArgs};
use crate::export::epub::BookOptions;
use crate::model::CoverPage;
use crate::pipeline::AnthologyOptions;

/// How the cover page of a book stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CoverPageArg {
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
pub(crate) struct AnthologyArgs {
    /// 报的文件夹，如 content/xianxia
    #[arg(
        value_name = "报文件夹",
        required_unless_present = "all",
        conflicts_with = "all",
        default_value = ".",
        hide_default_value = true
    )]
    pub(crate) paper: PathBuf,
    #[command(flatten)]
    pub(crate) set: SetArgs,
    /// 写到哪里：.epub 结尾是文件，否则是文件夹（默认 out/<报>-<起年>-<止年>.epub）
    #[arg(long, value_name = "文件或文件夹")]
    pub(crate) out: Option<PathBuf>,
    /// 只查，不写：做全一遍，报告稿件和电子书的问题
    #[arg(long)]
    pub(crate) check: bool,
    /// 封面页怎样放（不写就用 anthology.toml 的 cover-page）
    #[arg(long, value_name = "放法", value_enum)]
    pub(crate) cover: Option<CoverPageArg>,
    /// 语言标记，如 zh-CN（不写就用 anthology.toml 的 language，再没有就用 zh-Hans）
    #[arg(long, value_name = "标记")]
    pub(crate) language: Option<String>,
    /// 只收哪些年，如 2020-2023 或 2020,2022（默认全部）
    #[arg(long, value_name = "年", value_delimiter = ',', value_parser = years)]
    pub(crate) years: Vec<RangeInclusive<i32>>,
    /// 书名（不写就用 anthology.toml 的 title）
    #[arg(long, value_name = "书名")]
    pub(crate) title: Option<String>,
    #[command(flatten)]
    pub(crate) resources: ResourceArgs,
}

impl AnthologyArgs {
    /// What is asked of the book, which bears the moment that the environment gives, if it gives one.
    pub(crate) fn options(&self, modified: Option<i64>) -> AnthologyOptions {
        let cover_page = self.cover.map(|page| match page {
            CoverPageArg::Linear => CoverPage::Linear,
            CoverPageArg::Nonlinear => CoverPage::NonLinear,
            CoverPageArg::None => CoverPage::None,
        });
        let book = BookOptions {
            cover_page,
            language: self.language.clone(),
            title: self.title.clone(),
            years: self.years.clone(),
            modified,
        };
        AnthologyOptions { look: self.resources.layout.clone(), book, out: self.out.clone(), only_checks: self.check }
    }
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

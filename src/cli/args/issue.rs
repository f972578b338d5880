//! The arguments of the commands that write an issue: build and print.

use std::path::PathBuf;

use clap::Args;

use super::{ResourceArgs, SetArgs};
use crate::export::epub::BookOptions;
use crate::pipeline::{BuildOptions, PressOptions, PrintOptions};

#[derive(Debug, Args)]
#[command(
    about = "组版并写出成品：paper.pdf、proof.pdf、pages/、layout.json、findings.json",
    long_about = "组版、排字、检查，然后写出：\n  \
                  paper.pdf      全报，文字可选可搜，带书签和无障碍标签（PDF/UA-1）\n  \
                  proof.pdf      校样：每版一张，标出问题，旁边是说明和排不下的文字；有没有错误都写，不能付印\n  \
                  pages/01.png…  每版的图片\n  \
                  layout.json    版面：每篇在哪里，占几栏几行\n  \
                  findings.json  发现的问题\n\
                  有错误时不写 paper.pdf（也收走旧的那份），其余照写，好看着改。成品要么全部出现，要么一个不动。"
)]
pub(crate) struct BuildArgs {
    /// 一期的文件夹，如 content/laoximen/issues/2020-08-12
    #[arg(
        value_name = "期文件夹",
        required_unless_present = "all",
        conflicts_with = "all",
        default_value = ".",
        hide_default_value = true
    )]
    pub(crate) issue: PathBuf,
    #[command(flatten)]
    pub(crate) set: SetArgs,
    /// 成品写到哪里（默认 out/<报>-<日期>）
    #[arg(long, value_name = "文件夹")]
    pub(crate) out: Option<PathBuf>,
    /// 不写每版的图片（快一些）
    #[arg(long)]
    pub(crate) no_pages: bool,
    /// 从头组版，不照顾上次的版面（成品文件夹里的 layout.json）
    #[arg(long)]
    pub(crate) fresh: bool,
    /// 同时写出给印厂的文件（print/），等于接着运行 chenbao print
    #[arg(long)]
    pub(crate) print: bool,
    /// 同时写出这一期的电子书（<报>-<日期>.epub），一篇一章，照版次排
    #[arg(long)]
    pub(crate) epub: bool,
    #[command(flatten)]
    pub(crate) resources: ResourceArgs,
}

impl BuildArgs {
    /// What is asked of the build. The book bears the moment that the environment gives, if it gives one.
    pub(crate) fn options(&self, book_modified: Option<i64>) -> BuildOptions {
        let book = BookOptions { modified: book_modified, ..BookOptions::default() };
        BuildOptions {
            make: self.resources.make_options(self.out.clone(), self.fresh),
            omits_pictures: self.no_pages,
            book: self.epub.then_some(book),
            press: self.print.then(PressOptions::default),
        }
    }
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
pub(crate) struct PrintArgs {
    /// 一期的文件夹
    #[arg(
        value_name = "期文件夹",
        required_unless_present = "all",
        conflicts_with = "all",
        default_value = ".",
        hide_default_value = true
    )]
    pub(crate) issue: PathBuf,
    #[command(flatten)]
    pub(crate) set: SetArgs,
    /// 成品写到哪里（默认 out/<报>-<日期>）
    #[arg(long, value_name = "文件夹")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) press: PressArgs,
    /// 从头组版，不照顾上次的版面（成品文件夹里的 layout.json）
    #[arg(long)]
    pub(crate) fresh: bool,
    #[command(flatten)]
    pub(crate) resources: ResourceArgs,
}

impl PrintArgs {
    /// What is asked of the files for the press.
    pub(crate) fn options(&self) -> PrintOptions {
        PrintOptions { make: self.resources.make_options(self.out.clone(), self.fresh), press: self.press.options() }
    }
}

/// What the print shop asks for.
#[derive(Debug, Clone, Args)]
pub(crate) struct PressArgs {
    /// 印厂给的 CMYK 色彩描述文件（不写就用 paper.toml 的 icc，再没有就用内置的新闻纸 CGATS TR 002）
    #[arg(long, value_name = "ICC文件")]
    pub(crate) icc: Option<PathBuf>,
    /// 它代表的印刷条件，如 IFRA26（不写就用描述文件里的名字）
    #[arg(long, value_name = "名字", requires = "icc")]
    pub(crate) condition: Option<String>,
    /// 另打成一个 zip
    #[arg(long)]
    pub(crate) zip: bool,
}

impl PressArgs {
    fn options(&self) -> PressOptions {
        PressOptions { icc: self.icc.clone(), condition: self.condition.clone(), archive: self.zip }
    }
}

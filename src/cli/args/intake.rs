//! The arguments of `intake`.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use clap::Args;

use crate::confirming::PORT;

#[derive(Debug, Args)]
#[command(
    about = "收稿：把来稿（Word、文本、PDF、图片、压缩包）变成草稿",
    long_about = "读 .docx .doc .rtf .txt .md .pdf、图片、.zip 和文件夹，接好断行，认出标题、引题、副题、地名、署名、图片说明，\n\
                  一篇写成一个 drafts/ 里的 .md 文件；草稿不排进版面。看不准的地方写着“待核”。\n\
                  --review 在浏览器里核：左边原件，右边稿件，一处处对着看，改好了收进这一期。\n\
                  不用浏览器也行：chenbao check 会一处处指出来，看过以后删去那一行，再用 --confirm 收进这一期。\n\
                  原件原样留在 incoming/，收过的不会再收。来稿里的每个字，要么在稿件里，要么在图片说明里，\n\
                  要么列在 incoming/set-aside.txt；对不上就报错。\n\
                  --review-year 把一份年度总结变成电子书里的回顾，并提出数字、大事、计划、结果，由编辑取舍。"
)]
pub(crate) struct IntakeArgs {
    /// 一期的文件夹，如 content/laoximen/issues/2020-08-12；收年度回顾时是报的文件夹，如 content/xianxia
    #[arg(value_name = "期文件夹")]
    pub(crate) issue: PathBuf,
    /// 来稿：文件、文件夹、.zip，几个都行；不写就收 incoming/ 里的
    #[arg(value_name = "来稿")]
    pub(crate) files: Vec<PathBuf>,
    /// 收完以后（不写来稿就不收），在浏览器里核草稿
    #[arg(long, conflicts_with_all = ["verify", "confirm", "review_year"])]
    pub(crate) review: bool,
    /// 核草稿的网页在哪个地址；别的地址同一网络里的人都能打开、能改草稿
    #[arg(long, value_name = "地址", default_value_t = Ipv4Addr::LOCALHOST.into(), requires = "review")]
    pub(crate) address: IpAddr,
    /// 网页的端口；占用了就试后面十个
    #[arg(long, value_name = "端口", default_value_t = PORT, requires = "review")]
    pub(crate) port: u16,
    /// 把核完的草稿（没有“待核”的）收进这一期
    #[arg(long, conflicts_with_all = ["verify", "review_year"])]
    pub(crate) confirm: bool,
    /// 拿现在的稿件对照原件，看漏了什么
    #[arg(long, conflicts_with = "review_year")]
    pub(crate) verify: bool,
    /// 把一份报告收成这一年的回顾：写 reviews/<年>.md
    #[arg(long, value_name = "年", value_parser = clap::value_parser!(i32).range(1900..=2999))]
    pub(crate) review_year: Option<i32>,
}

//! The arguments of `intake`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
#[command(
    about = "收稿：把来稿（Word、文本、PDF、图片、压缩包）变成草稿",
    long_about = "读 .docx .doc .rtf .txt .md .pdf、图片、.zip 和文件夹，接好断行，认出标题、引题、副题、地名、署名、图片说明，\n\
                  一篇写成一个 drafts/ 里的 .md 文件；草稿不排进版面。看不准的地方写着“待核”，chenbao check 会一处处指出来，\n\
                  看过以后删去那一行，再用 --confirm 收进这一期。原件原样留在 incoming/，收过的不会再收。\n\
                  来稿里的每个字，要么在稿件里，要么在图片说明里，要么列在 incoming/set-aside.txt；对不上就报错。"
)]
pub(crate) struct IntakeArgs {
    /// 一期的文件夹，如 content/laoximen/issues/2020-08-12
    #[arg(value_name = "期文件夹")]
    pub(crate) issue: PathBuf,
    /// 来稿：文件、文件夹、.zip，几个都行；不写就收 incoming/ 里的
    #[arg(value_name = "来稿")]
    pub(crate) files: Vec<PathBuf>,
    /// 把核完的草稿（没有“待核”的）收进这一期
    #[arg(long, conflicts_with = "verify")]
    pub(crate) confirm: bool,
    /// 拿现在的稿件对照原件，看漏了什么
    #[arg(long)]
    pub(crate) verify: bool,
}

//! Where the tool's own files are, and which look is meant.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::diag::Failure;
use crate::pipeline::{MakeOptions, Resources};

/// Where the tool's own files are.
#[derive(Debug, Clone, Args)]
pub(crate) struct ResourceArgs {
    /// 字体文件夹（不写就找：CHENBAO_HOME，期文件夹、当前文件夹和上面的，数据文件夹，程序旁边）
    #[arg(long, value_name = "文件夹")]
    pub(crate) fonts: Option<PathBuf>,
    /// 版面样式文件夹（不写就在同样的地方找）
    #[arg(long, value_name = "文件夹")]
    pub(crate) layouts: Option<PathBuf>,
    /// 换一种版面样式：layouts/ 里的文件夹名，如 community；不写就用 paper.toml 里的 layout
    #[arg(long, value_name = "样式", value_parser = look_name)]
    pub(crate) layout: Option<String>,
}

impl ResourceArgs {
    /// The folders of the tool, found from an issue's folder where they are not named.
    pub(crate) fn find(&self, issue: &Path) -> Result<Resources, Failure> {
        Resources::find(issue, self.fonts.clone(), self.layouts.clone())
    }

    /// How an issue is made.
    pub(crate) fn make_options(&self, out: Option<PathBuf>, fresh: bool) -> MakeOptions {
        MakeOptions { look: self.layout.clone(), out, fresh }
    }
}

/// The name of a look: that of a folder, and no way to another.
fn look_name(name: &str) -> Result<String, String> {
    // As `layout` of paper.toml is read.
    if name.is_empty() || name.contains(['/', '\\', '.']) {
        return Err("样式是 layouts/ 里一个文件夹的名字，如 community；样式放在别处，另用 --layouts 指明".to_owned());
    }
    Ok(name.to_owned())
}

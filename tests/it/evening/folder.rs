//! An issue as a folder of files. Takes what a desk sent; writes paper, issue, articles, fillers and pictures.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::copy::SHAPES;
use super::desk::{Ad, Evening};

/// The pictures of all shapes, written once.
pub(crate) struct Stock {
    folder: tempfile::TempDir,
}

impl Stock {
    /// Draws one picture of every shape.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (at, &(width, height)) in SHAPES.iter().enumerate() {
            let shade = |x: u32, y: u32| image::Luma([u8::try_from(60 + (x * 100 / width + y * 90 / height)).unwrap()]);
            image::GrayImage::from_fn(width, height, shade).save(folder.path().join(format!("{at}.png"))).unwrap();
        }
        Self { folder }
    }

    fn copy(&self, shape: usize, to: &Path) {
        let from = self.folder.path().join(format!("{shape}.png"));
        if fs::hard_link(&from, to).is_err() {
            fs::copy(from, to).unwrap();
        }
    }
}

/// Writes an issue below `root`, and gives its folder. What was there of it before is written over.
pub(crate) fn write(evening: &Evening, grid: (u16, u16), stock: &Stock, root: &Path) -> PathBuf {
    let folder = root.join("issues/2024-03-06");
    fs::create_dir_all(folder.join("images")).unwrap();
    fs::create_dir_all(root.join("fillers")).unwrap();
    let paper = format!(
        "name = \"社区晨报\"\nedition = \"试排\"\npublisher = \"试排街道出版\"\nlayout = \"{}\"\n\
         registration = {{ kind = \"cn\", number = \"CN 31-0000\" }}\n",
        evening.look
    );
    fs::write(root.join("paper.toml"), paper).unwrap();
    fs::write(folder.join("issue.toml"), plan(evening, grid)).unwrap();
    for (at, (title, text)) in evening.fillers.iter().enumerate() {
        let path = root.join(format!("fillers/f{at}.md"));
        fs::write(path, format!("---\ntitle: \"{title}\"\n---\n{text}\n")).unwrap();
    }
    for article in &evening.articles {
        fs::write(folder.join(format!("{}.md", article.name)), article.markdown()).unwrap();
        for picture in &article.pictures {
            let path = folder.join("images").join(&picture.file);
            if !path.exists() {
                stock.copy(picture.shape, &path);
            }
        }
    }
    if evening.pages.iter().any(|page| page.ad.is_some()) && !folder.join("images/ad.png").exists() {
        stock.copy(0, &folder.join("images/ad.png"));
    }
    folder
}

/// The plan on a grid of so many columns and lines.
fn plan(evening: &Evening, (columns, lines): (u16, u16)) -> String {
    let mut text = format!("number = {}\ndate = 2024-03-06\nguide = {}\n", evening.seed + 1, evening.guide);
    for page in &evening.pages {
        let _ = write!(text, "\n[[page]]\nsection = \"{}\"\neditor = \"禾青\"\n", page.section);
        let at = match page.ad {
            None => continue,
            Some(Ad::Foot) => [0, lines - 12, columns, 12],
            Some(Ad::Corner) => [columns - 2, lines - 18, 2, 18],
        };
        let label = "label = \"公益广告\"\ncaption = \"公益广告：多分一步，清爽一路\"\nfocus = [0.5, 0.5]";
        let _ = writeln!(text, "\n[[page.ad]]\nfile = \"images/ad.png\"\nat = {at:?}\n{label}");
    }
    text
}

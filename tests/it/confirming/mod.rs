//! Confirming drafts as editors do: the real program, on a mail of the kinds that come, in a headless Chromium. Each browser test is a script beside
//! this file that prints what it found wrong.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use chenbao::content::skeleton;
use tempfile::TempDir;

use crate::support::{browser_finds_nothing, program, project};

/// Lines of a column as they come out of a printed page: two stories with their heads, a caption, furniture.
const PAGE: &str = "芙一居民区\n爱心暑托班里过夏天\n近日，爱心暑托班在社区文化活\n动中心开班，三十多名孩子来报\n\n到，志愿者陪着他们写作业、下\n棋、画画。孩子们说，这个夏天\n一点也不无聊。\n家长也放心了，下班来接的时候\n总要同志愿者说上几句话。\n图为孩子们在画画　秋水 摄\n（社区服务办）\n大金更居民区\n防诈骗宣传走进楼组\n昨日，民警来到大金更居民区，\n给老人讲了怎样看穿骗局。大家\n都说听得懂、记得牢，回去还要\n讲给老伙伴听。\n（平安办）\n扫描二维码关注我们\n— 3 —\n";

/// A served issue with drafts of a mail; it ends with the test.
struct Desk {
    child: Child,
    folder: TempDir,
    url: String,
}

impl Desk {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let paper = folder.path().join("paper");
        skeleton::new_paper(&paper, "老西门").unwrap();
        skeleton::new_issue(&paper, "2020-08-12", 4).unwrap();
        let issue = paper.join("issues/2020-08-12");
        let sample_article = |entry: &walkdir::DirEntry| entry.path().extension().is_some_and(|end| end == "md");
        for entry in walkdir::WalkDir::new(&issue).into_iter().flatten().filter(sample_article) {
            fs::remove_file(entry.path()).unwrap();
        }
        let mail = folder.path().join("mail");
        fs::create_dir_all(&mail).unwrap();
        fs::write(mail.join("第三版.txt"), PAGE).unwrap();
        let sample = project().join("content/laoximen/issues/2020-08-12");
        for (from, to) in [("camp.jpg", "IMG_1.jpg"), ("meeting.jpg", "IMG_2.jpg")] {
            let found = walkdir::WalkDir::new(&sample).into_iter().flatten().find(|entry| entry.file_name() == from);
            fs::copy(found.unwrap().path(), mail.join(to)).unwrap();
        }
        let mut child = program()
            .args([Path::new("intake"), &issue, &mail, Path::new("--review"), Path::new("--port"), Path::new("0")])
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let url = lines.into_iter().find_map(|line| line.strip_prefix("核稿：").map(str::to_owned)).unwrap();
        Self { child, folder, url }
    }

    fn issue(&self) -> PathBuf {
        self.folder.path().join("paper/issues/2020-08-12")
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs a script against drafts of its own; it must find nothing wrong.
fn passes(script: &str) {
    browser_finds_nothing(&format!("confirming/{script}"), || {
        let desk = Desk::start();
        let arguments = vec![desk.url.clone().into(), desk.issue().into()];
        (desk, arguments)
    });
}

#[test]
fn the_original_and_the_article_are_linked_place_by_place() {
    passes("links.cjs");
}

#[test]
fn every_deed_is_done_by_keys_and_written_at_once() {
    passes("keys.cjs");
}

#[test]
fn pictures_are_dragged_and_drafts_confirmed() {
    passes("pictures.cjs");
}

#[test]
fn it_fits_a_tablet_and_both_lights() {
    passes("screens.cjs");
}

#[test]
fn a_draft_that_was_changed_elsewhere_is_read_anew() {
    passes("elsewhere.cjs");
}

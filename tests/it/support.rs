//! The harness: the sample content, temporary issues, the program itself, and the independent tools that read its outputs.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The folder of the project.
pub(crate) fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The sample issue of 老西门.
pub(crate) fn laoximen() -> PathBuf {
    project().join("content/laoximen/issues/2020-08-12")
}

/// The sample issue of 仙霞.
pub(crate) fn xianxia() -> PathBuf {
    project().join("content/xianxia/issues/2020-01-08")
}

/// A run of the program.
pub(crate) struct Run {
    /// Its exit code.
    pub(crate) code: Option<i32>,
    /// What it printed to standard output.
    pub(crate) stdout: String,
    /// What it printed to standard error.
    pub(crate) stderr: String,
}

impl Run {
    #[track_caller]
    pub(crate) fn must_exit(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    #[track_caller]
    pub(crate) fn must_say(self, text: &str) -> Self {
        assert!(
            self.stderr.contains(text) || self.stdout.contains(text),
            "no “{text}” in:\n{}\n{}",
            self.stdout,
            self.stderr
        );
        self
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// The program, in the project's folder.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chenbao"));
    // The determinism test sets another number.
    command.env("RAYON_NUM_THREADS", "2");
    command.current_dir(project());
    command
}

/// Runs the program.
pub(crate) fn chenbao(arguments: &[&str]) -> Run {
    program().args(arguments).output().expect("the program can be started").into()
}

/// Builds an issue into a folder, without page pictures.
pub(crate) fn build(issue: &Path, out: &Path) -> Run {
    let arguments = ["build".as_ref(), issue.as_os_str(), "--no-pages".as_ref(), "--out".as_ref(), out.as_os_str()];
    program().args(arguments).output().expect("the program can be started").into()
}

/// An issue in a temporary folder, written by a test.
pub(crate) struct Draft {
    folder: tempfile::TempDir,
}

impl Draft {
    /// A paper and an issue of so many pages, all of the section 要闻, without articles.
    pub(crate) fn new(pages: usize) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let draft = Self { folder };
        draft.write(
            "../../paper.toml",
            "name = \"社区晨报\"\nedition = \"试验\"\npublisher = \"试验街道出版\"\nlayout = \"community\"\n\
             registration = { kind = \"cn\", number = \"CN 31-0000\" }\n\
             [imprint]\nauthority = \"示例区委宣传部\"\nsponsor = \"试验街道\"\nchief = \"文敏之\"\naddress = \"示例路 100 号\"\n\
             postcode = \"000000\"\nphone = \"021-00000000\"\nemail = \"bianji@example.org\"\ndistribution = \"社区投递\"\n\
             price = \"免费赠阅\"\nprinter-address = \"示例路 200 号\"\n[print]\nprinter = \"示例印务有限公司\"\n",
        );
        let mut issue = String::from("number = 1\ndate = 2020-08-12\n");
        for _ in 0..pages {
            issue.push_str("[[page]]\nsection = \"要闻\"\n");
        }
        draft.write("issue.toml", &issue);
        draft
    }

    /// The issue's folder.
    pub(crate) fn issue(&self) -> PathBuf {
        self.folder.path().join("paper/issues/2020-08-12")
    }

    /// Where outputs go.
    pub(crate) fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// Writes a file below the issue's folder.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.issue().join(name);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
        fs::create_dir_all(self.issue()).expect("a folder can be made");
        fs::write(&path, text).expect("a file can be written");
        path
    }

    /// Writes an article of so many characters.
    pub(crate) fn article(&self, name: &str, priority: u8, characters: usize) -> PathBuf {
        let text = format!(
            "---\ntitle: \"第{name}篇稿件的标题\"\nsection: 要闻\npriority: {priority}\n---\n{}\n",
            prose(characters)
        );
        self.write(&format!("{name}.md"), text)
    }

    /// Builds the issue.
    pub(crate) fn build(&self) -> Run {
        build(&self.issue(), &self.out())
    }
}

/// Plain prose of so many characters, in paragraphs.
pub(crate) fn prose(characters: usize) -> String {
    const SENTENCE: &str = "清早的弄堂里，几位老人坐在门口拣菜，小孩子背着书包从他们身边跑过去。";
    let mut text = String::new();
    let mut count = 0;
    'all: loop {
        for sentence in 0..4 {
            for character in SENTENCE.chars() {
                if count == characters {
                    break 'all;
                }
                text.push(character);
                count += 1;
            }
            if sentence == 3 {
                text.push_str("\n\n");
            }
        }
    }
    text
}

/// Runs an independent tool. None when it is not installed: then the test says so loudly, and fails where all must be there.
#[expect(clippy::print_stderr, reason = "a check that did not run must be heard")]
pub(crate) fn tool(name: &str, arguments: &[&str]) -> Option<Output> {
    match Command::new(name).args(arguments).output() {
        Ok(output) => Some(output),
        Err(_) => {
            let message = format!("SKIPPED: {name} is not installed; this check did not run");
            assert!(std::env::var_os("CHENBAO_REQUIRE_VALIDATORS").is_none(), "{message}");
            eprintln!("\n*** {message} ***\n");
            None
        }
    }
}

/// Runs a script of `tests/it` in a headless Chromium against what `serve` starts; it must find nothing wrong. `serve` gives what is kept alive
/// as long as the script runs, and what the script is told. Says so loudly where there is no browser.
pub(crate) fn browser_finds_nothing<S>(script: &str, serve: impl FnOnce() -> (S, Vec<OsString>)) {
    let puppeteer = project().join("target/validators/ace/node_modules/puppeteer-core");
    if tool("node", &["--version"]).is_none() || tool("chromium", &["--version"]).is_none() {
        return;
    }
    if !puppeteer.exists() && tool(puppeteer.to_str().unwrap(), &[]).is_none() {
        return;
    }
    let (_served, arguments) = serve();
    let script = project().join("tests/it").join(script);
    let output = Command::new("node").arg(script).arg(puppeteer).args(arguments).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let faults: Vec<String> = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stdout)));
    assert!(faults.is_empty(), "{faults:#?}\n{errors}");
}

/// A text without white space.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What poppler reads in the paper of an output folder, without white space. None when poppler is not installed.
pub(crate) fn paper_words(out: &Path) -> Option<String> {
    let output = tool("pdftotext", &["-raw", &out.join("paper.pdf").to_string_lossy(), "-"])?;
    Some(squeeze(&String::from_utf8_lossy(&output.stdout)))
}

/// The documents of the book of an output folder, with their tags.
pub(crate) fn book_documents(out: &Path) -> String {
    let mut paths = fs::read_dir(out).expect("the folder can be read").flatten().map(|entry| entry.path());
    let path = paths.find(|path| path.extension().is_some_and(|ending| ending == "epub")).expect("there is a book");
    let mut archive = zip::ZipArchive::new(File::open(path).expect("the book can be opened")).expect("it is a zip");
    let names: Vec<String> = archive.file_names().filter(|name| name.ends_with(".xhtml")).map(str::to_owned).collect();
    let mut all = String::new();
    for name in names {
        let mut document = archive.by_name(&name).expect("the document is there");
        document.read_to_string(&mut all).expect("the document is text");
    }
    all
}

/// The words of the book of an output folder, without tags, references to characters and white space.
pub(crate) fn book_words(out: &Path) -> String {
    let documents = book_documents(out);
    let words = documents.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words));
    squeeze(&words.collect::<String>()).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Copies a folder, its files in the reverse of their names' order.
pub(crate) fn copy_reversed(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    let mut entries: Vec<_> =
        fs::read_dir(from).expect("a folder can be read").flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for entry in entries.into_iter().rev() {
        let target = to.join(entry.file_name().expect("an entry has a name"));
        if entry.is_dir() {
            copy_reversed(&entry, &target);
        } else {
            fs::copy(&entry, &target).expect("a file can be copied");
        }
    }
}

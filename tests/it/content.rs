//! Reading an issue: what good folders give, and what is said of every kind of bad input, with its place.

#![expect(clippy::unwrap_used, reason = "a test may stop where its own preparations fail")]

use std::fs;
use std::path::{Path, PathBuf};

use chenbao::content;
use chenbao::content::skeleton::{new_article, new_issue, new_paper};
use chenbao::copy;
use chenbao::diag::{Code, Failure, Finding};
use chenbao::model::{Block, Issue, Kind};
use tempfile::TempDir;

mod fillers;
mod legal;
mod wishes;

const PAPER: &str =
    "name = \"社区晨报\"\npublisher = \"某街道\"\nregistration = { kind = \"cn\", number = \"CN 31-0000\" }\n";
const ISSUE: &str = "number = 42\ndate = 2020-08-12\n[[page]]\nsection = \"要闻\"\n[[page]]\nsection = \"居民区\"\n";
const ARTICLE: &str = "---\ntitle: \"标题\"\n---\n正文。\n";

/// A paper in a temporary folder with one issue of these files.
struct Sample {
    folder: TempDir,
}

impl Sample {
    fn new(files: &[(&str, &str)]) -> Self {
        let sample = Self { folder: tempfile::tempdir().unwrap() };
        sample.write("paper.toml", PAPER);
        sample.write("issues/2020-08-12/issue.toml", ISSUE);
        for (name, text) in files {
            sample.add(name, text.as_bytes());
        }
        sample
    }

    /// An issue of one article with this front matter.
    fn front_matter(yaml: &str) -> Self {
        Self::new(&[("a.md", &format!("---\n{yaml}\n---\n正文。\n"))])
    }

    /// An issue of one good article with this `issue.toml`.
    fn issue_toml(text: &str) -> Self {
        Self::new(&[("a.md", ARTICLE), ("issue.toml", text)])
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Puts a file into the issue's folder.
    fn add(&self, name: &str, bytes: &[u8]) {
        self.write(&format!("issues/2020-08-12/{name}"), bytes);
    }

    fn issue(&self) -> PathBuf {
        self.folder.path().join("issues/2020-08-12")
    }

    fn load(&self) -> Result<(Issue, Vec<Finding>), Failure> {
        load(&self.issue())
    }

    /// All findings, whether they stop the work or not, as `code file:line:column message [hint]`.
    fn faults(&self) -> Vec<String> {
        let findings = self.load().map_or_else(|failure| failure.findings, |(_, findings)| findings);
        findings.iter().map(|finding| self.show(finding)).collect()
    }

    fn show(&self, finding: &Finding) -> String {
        let root = self.folder.path().to_string_lossy().into_owned();
        let place = finding.span.as_ref().map_or(String::new(), |span| {
            let file = span.file.rsplit("2020-08-12/").next().unwrap_or(&span.file).to_owned();
            format!(" {}:{}:{}", file.replace(&root, ""), span.line, span.column)
        });
        format!("{}{place} {} [{}]", finding.code, finding.message, finding.hints.join("；"))
    }

    /// The one fault there is.
    fn fault(&self) -> String {
        let mut faults = self.faults();
        // A picture under another name than the one that is missing is told of as well.
        faults.retain(|fault| !fault.starts_with("picture-unused"));
        assert_eq!(faults.len(), 1, "{faults:#?}");
        faults[0].clone()
    }
}

/// What is read of an issue, but for what its short `paper.toml` lacks of the imprint, which `legal` looks at.
fn load(folder: &Path) -> Result<(Issue, Vec<Finding>), Failure> {
    let (issue, mut findings) = content::read_issue(folder).map(copy::build)?;
    findings.retain(|finding| finding.code != Code::LegalImprint);
    Ok((issue, findings))
}

/// A fault begins like this and has this in its hint.
#[track_caller]
fn assert_fault(sample: &Sample, begins: &str, hint: &str) {
    let fault = sample.fault();
    assert!(fault.starts_with(begins), "{fault}");
    assert!(fault.contains(hint), "{fault}");
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(vec![]);
    image::RgbImage::from_pixel(width, height, image::Rgb([90, 120, 150]))
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(vec![]);
    image::GrayImage::new(width, height).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A JPEG with an EXIF orientation, behind an EXIF segment of a certain size.
fn turned_jpeg(width: u32, height: u32, orientation: u8, padding: u16) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    let mut bytes = vec![0xff, 0xd8];
    for segment in [vec![0; usize::from(padding)], exif] {
        bytes.extend([0xff, 0xe1]);
        bytes.extend(u16::try_from(segment.len() + 2).unwrap().to_be_bytes());
        bytes.extend(segment);
    }
    bytes.extend(&jpeg(width, height)[2..]);
    bytes
}

#[test]
fn a_whole_issue_is_read() {
    let sample = Sample::new(&[
        (
            "p1/lead.md",
            "---\ntitle: \"谋发展 强治理\"\nkicker: 引题\ndeck: 副题\npage: 1\nslot: lead\npriority: 1\nauthor: [甲, 乙]\nsource: 社区办\nimages:\n  - file: images/a.jpg\n    caption: 图上\n    credit: 丙 摄\n    focus: [0.25, 0.75]\n    crop: none\n---\n第一段\"引语\"。\n\n## 小标题\n\n第二段。\n\n![图二](images/b.png)\n![](images/a.jpg)\n",
        ),
        ("p1/side.md", "---\ntitle: 延伸\nkind: sidebar\nwith: lead\n---\n正文\n"),
        (
            "p2/brief.md",
            "---\ntitle: 短讯\nkind: brief\ngroup: 居民区\nplace: 文庙居民区\nsection: 居民区\nauthor: 丁\n---\n正文\n",
        ),
    ]);
    sample.add("images/a.jpg", &jpeg(30, 20));
    sample.add("images/b.png", &png(8, 9));
    let (issue, findings) = sample.load().unwrap();
    assert_eq!(findings, []);
    assert_eq!((issue.number, issue.date.to_string().as_str(), issue.pages.len()), (42, "2020-08-12", 2));
    assert_eq!((issue.paper.name.as_str(), issue.paper.layout.as_str()), ("社区晨报", "community"));
    let ids: Vec<&str> = issue.articles.iter().map(|article| &*article.id.0).collect();
    assert_eq!(ids, ["p1/lead", "p1/side", "p2/brief"]);
    let lead = &issue.articles[0];
    assert_eq!(lead.headline.head.to_plain(), "谋发展\u{3000}强治理");
    assert_eq!(lead.authors, ["甲", "乙"]);
    assert_eq!(lead.body.len(), 3);
    assert!(matches!(&lead.body[0], Block::Paragraph(text) if text.to_plain() == "第一段“引语”。"));
    let pictures: Vec<(&str, (u32, u32), String)> =
        lead.pictures.iter().map(|picture| (&*picture.file, picture.pixels, picture.caption.to_plain())).collect();
    let expected = [("images/a.jpg", (30, 20), "图上".to_owned()), ("images/b.png", (8, 9), "图二".to_owned())];
    assert_eq!(pictures, expected);
    assert_eq!((lead.pictures[0].focus, lead.pictures[0].crop), ((0.25, 0.75), (1.0, 1.0)));
    assert_eq!(issue.articles[1].pins.with.as_ref().unwrap(), &lead.id);
    assert_eq!(issue.articles[2].place.as_ref().unwrap().to_plain(), "文庙居民区");
}

#[test]
fn words_of_the_front_matter_lead_back_to_their_place() {
    let sample = Sample::front_matter("title: \"谋发展 强治理\"\ndeck: 副题在此\nkicker: >-\n  折起\n  的引题");
    let (issue, _) = sample.load().unwrap();
    let headline = &issue.articles[0].headline;
    let place = |text: &chenbao::model::Text, byte: usize| {
        let span = text.span_at(byte).unwrap();
        (span.line, span.column)
    };
    assert_eq!(place(&headline.head, 0), (2, 9));
    assert_eq!(place(&headline.head, "谋发展\u{3000}强".len()), (2, 14));
    assert_eq!(place(headline.deck.as_ref().unwrap(), 0), (3, 7));
    assert_eq!(place(headline.kicker.as_ref().unwrap(), 0), (5, 3));
}

#[test]
fn the_order_of_the_folder_does_not_matter() {
    let files = [("b/z.md", ARTICLE), ("a.md", ARTICLE), ("b.md", ARTICLE), ("b/a.md", ARTICLE)];
    let forward = Sample::new(&files);
    let mut reversed = files;
    reversed.reverse();
    let backward = Sample::new(&reversed);
    let ids = |sample: &Sample| -> Vec<String> {
        sample.load().unwrap().0.articles.iter().map(|article| article.id.to_string()).collect()
    };
    assert_eq!(ids(&forward), ["a", "b", "b/a", "b/z"]);
    assert_eq!(ids(&forward), ids(&backward));
}

#[test]
fn hidden_files_are_passed_over_and_crlf_and_bom_do_no_harm() {
    let sample = Sample::new(&[
        ("a.md", "\u{feff}---\r\ntitle: \"标题\"\r\n---\r\n第一行\r\n第二行\r\n"),
        (".b.md", "x"),
        ("~c.md", "x"),
    ]);
    let (issue, findings) = sample.load().unwrap();
    assert_eq!(findings, []);
    assert!(matches!(&issue.articles[0].body[0], Block::Paragraph(text) if text.to_plain() == "第一行"));
}

#[test]
fn faults_of_the_front_matter_have_their_place() {
    let cases = [
        ("title: 甲\ntitel: 乙", "unknown-key a.md:3:1 不认识的键“titel”", "是不是“title”？"),
        ("title: 甲\n副题: 乙", "unknown-key a.md:3:1 不认识的键“副题”", "是不是“deck”？"),
        ("title: 甲\nweather: 晴", "unknown-key a.md:3:1", "可用的键：title kicker"),
        ("title: 甲\ntitle: 乙", "duplicate-key a.md:3:1 键“title”重复，第 2 行已经写过", "只留一个"),
        ("title：标题\nkind: story", "front-matter a.md:2:6 “title”后面的冒号是全角的“：”", "title: …"),
        ("title: 甲\nkicker：乙", "front-matter a.md:3:7", "半角冒号加一个空格"),
        ("title: 标题: 副题", "front-matter a.md:2:10 “title”的值里有半角冒号", "title: \"标题: 副题\""),
        ("title:标题\nkind: story", "front-matter a.md:2:6 “title:”后面少一个空格", "title: 标题"),
        ("title: \"标题", "front-matter a.md:2:8 “title”的引号没有配对", "半角引号"),
        ("title: \"他说\"好\"了\"", "front-matter a.md:2:8 “title”的引号没有配对", "全角“ ”"),
        ("title: @标题", "front-matter a.md:2:8 “title”的值不能以“@”开头", "title: \"@标题\""),
        ("title: *标题", "front-matter a.md:2:8 “title”的值不能以“*”开头", "加半角双引号"),
        ("title: 标题\nimages:\n\t- file: a.jpg", "front-matter a.md:4:1 行首用了制表符", "半角空格"),
        ("只有一句话", "front-matter a.md:2:1", "title: \"标题\""),
        ("kind: story", "missing-key a.md:2:1 缺少“title”", "title: \"标题\""),
        ("kind: story\ntitle:", "missing-key a.md:3:1 “title”没有内容", "title: \"标题\""),
        ("", "missing-key a.md:2:1 缺少“title”", "title: \"标题\""),
        ("title: [甲]", "wrong-type a.md:2:8 “title”应为文字，写的是列表", "title: \"…\""),
        ("title: 甲\npage: 一", "wrong-type a.md:3:7 “page”应为整数，写的是文字", "page: 1"),
        ("title: 甲\npage: \"1\"", "wrong-type a.md:3:8 “page”应为整数", "page: 1"),
        ("title: 甲\npage: 9", "page-unknown a.md:3:7 稿件要上第 9 版，本期只有 2 版", "加版"),
        ("title: 甲\npage: 0", "wrong-value a.md:3:7 “page”是 0", "1 到"),
        ("title: 甲\nsection: 居民", "page-unknown a.md:3:10 本期没有叫“居民”的版", "是不是“居民区”？"),
        ("title: 甲\npriority: 5", "wrong-value a.md:3:11 “priority”是 5，应在 1 到 3 之间", "1 到 3"),
        ("title: 甲\nkind: storry", "wrong-value a.md:3:7 “kind”不能是“storry”", "是不是“story”？"),
        ("title: 甲\nkind: sidebar", "with-unknown a.md:3:7 延伸阅读没有写明附在哪一篇", "with:"),
        ("title: 甲\nkind: sidebar\nwith: bb", "with-unknown a.md:4:7 没有稿件“bb”", "不带 .md"),
        ("title: 甲\nwith: a", "with-unknown a.md:3:7 稿件不能附在自己上面", ""),
        ("title: 甲\nkind: brief", "group-missing a.md:3:7", "group: 居民区"),
        ("title: 甲\nimages: a.jpg", "wrong-type a.md:3:9 “images”应为列表", "- file: images/a.jpg"),
        ("title: 甲\nimages:\n  - a.jpg", "wrong-type a.md:4:5 “images”的每一项", "- file:"),
        ("title: 甲\nimages:\n  - caption: 乙", "missing-key a.md:4:5 缺少“file”", "images/a.jpg"),
        ("title: &a 甲\ndeck: *a", "front-matter a.md:3:7", ""),
    ];
    for (yaml, begins, hint) in cases {
        let sample = Sample::front_matter(yaml);
        assert_eq!(sample.faults().len(), 1, "{yaml}");
        assert_fault(&sample, begins, hint);
    }
}

#[test]
fn faults_of_pictures_in_the_front_matter_have_their_place() {
    let with = |lines: &str| {
        let yaml = format!("title: 甲\nimages:\n  - file: images/a.jpg\n    caption: 图\n    {lines}");
        let sample = Sample::front_matter(&yaml);
        sample.add("images/a.jpg", &jpeg(30, 20));
        sample
    };
    assert_fault(&with("focus: 0.5"), "wrong-type a.md:6:12 “focus”应为两个数的列表", "[0.5, 0.35]");
    assert_fault(&with("focus: [50, 35]"), "wrong-value a.md:6:12", "[0.5, 0.35]");
    assert_fault(&with("crop: no"), "wrong-type a.md:6:11", "none");
    assert_fault(&with("crop: [1.2, 0.8]"), "wrong-value a.md:6:11", "[0.8, 1.2]");
    assert_fault(&with("capton: 图"), "unknown-key a.md:6:5", "是不是“caption”？");
}

#[test]
fn articles_without_front_matter_are_named() {
    let file = |text: &str| Sample::new(&[("a.md", text)]);
    assert_fault(&file("正文\n"), "front-matter a.md:1:1 稿件没有稿头", "第一行写 ---");
    assert_fault(&file("———\ntitle: 甲\n———\n正文\n"), "front-matter a.md:1:1 稿头的第一行应是三个半角减号", "");
    assert_fault(&file("---\ntitle: 甲\n正文\n"), "front-matter a.md:1:1 稿头没有结束", "写一行 ---");
    assert_fault(&file(" \n"), "front-matter a.md:1:1 文件是空的", "");
}

#[test]
fn a_broken_article_does_not_hide_the_others() {
    let sample =
        Sample::new(&[("a.md", "x"), ("b.md", ARTICLE), ("c.md", "---\ntitle: 甲\npage: 7\npriority: 8\n---\n正文\n")]);
    let (issue, findings) = sample.load().unwrap();
    assert_eq!(issue.articles.len(), 2);
    assert_eq!(
        findings.iter().map(|finding| finding.code).collect::<Vec<_>>(),
        [Code::FrontMatter, Code::WrongValue, Code::PageUnknown]
    );
}

#[test]
fn faults_of_all_files_come_together() {
    let sample = Sample::new(&[("a.md", "x"), ("issue.toml", "number = \"一\"\n")]);
    sample.write("paper.toml", "name = \"甲\"\n");
    let faults = sample.faults();
    let codes: Vec<&str> = faults.iter().map(|fault| fault.split(' ').next().unwrap()).collect();
    assert_eq!(codes, ["missing-key", "missing-key", "wrong-type", "missing-key", "missing-key", "front-matter"]);
    assert!(sample.load().is_err());
}

#[test]
fn faults_of_issue_toml_have_their_place() {
    let pages = "[[page]]\nsection = \"要闻\"\n";
    let with = |line: &str| format!("number = 1\ndate = 2020-08-12\n{line}\n{pages}");
    let cases = [
        (with("colour = 3"), "unknown-key issue.toml:3:1 不认识的键“colour”", "可用的键：number date"),
        (with("nubmer = 3"), "unknown-key issue.toml:3:1 不认识的键“nubmer”", "是不是“number”？"),
        (with("number = 3"), "duplicate-key issue.toml:3:1 键“number”重复", "只留一个"),
        (with("next = 2020-08-01"), "wrong-value issue.toml:3:8 “next”不在“date”之后", ""),
        (with("next = \"明天\""), "wrong-value issue.toml:3:8 “next”不是日期", "2020-08-12"),
        (with("next：2020-09-01"), "toml-syntax issue.toml:3:5", "键 = "),
        (with("next = 2020-02-30"), "toml-syntax issue.toml:3:8 日期写得不对", "真有的日子"),
        (with("next = 明天"), "toml-syntax issue.toml:3:8 文字没有加引号", "半角双引号"),
        (with("next = “明天”"), "toml-syntax issue.toml:3:8 文字两边的引号是全角的", "半角双引号"),
        (with("next = \"明天"), "toml-syntax issue.toml:3:11 引号没有配对", "双引号"),
        (with("next ="), "toml-syntax issue.toml:3:7 等号后面没有值", "键 = 值"),
        (format!("date = 2020-08-12\n{pages}"), "missing-key issue.toml:1:1 缺少“number”", "number = 1"),
        (format!("number = 1\n{pages}"), "missing-key issue.toml:1:1 缺少“date”", "date = 2020-08-12"),
        (format!("number = 0\ndate = 2020-08-12\n{pages}"), "wrong-value issue.toml:1:10 “number”是 0", "1 到"),
        (
            format!("number = 1\ndate = 2020-08-13\n{pages}"),
            "date-mismatch issue.toml:2:8 日期是 2020-08-13",
            "文件夹改名",
        ),
        ("number = 1\ndate = 2020-08-12\n".to_owned(), "missing-key issue.toml:1:1 没有一个版", "[[page]]"),
        (
            "number = 1\ndate = 2020-08-12\n[page]\nsection = \"要闻\"\n".to_owned(),
            "wrong-type issue.toml:3:1 “page”应为列表",
            "双方括号",
        ),
        (
            "number = 1\ndate = 2020-08-12\n[[page]]\neditor = \"甲\"\n".to_owned(),
            "missing-key issue.toml:3:1 缺少“section”",
            "section = ",
        ),
        (
            "number = 1\ndate = 2020-08-12\n[[page]]\nsection = \"要闻\"\nlock = 1\n".to_owned(),
            "wrong-type issue.toml:5:8 “lock”应为 true 或 false",
            "lock = false",
        ),
    ];
    for (text, begins, hint) in cases {
        assert_fault(&Sample::issue_toml(&text), begins, hint);
    }
    let quoted = Sample::issue_toml("number = 1\ndate = \"2020-08-12\"\n[[page]]\nsection = \"要闻\"\n");
    assert_eq!(quoted.faults(), Vec::<String>::new());
}

#[test]
fn faults_of_paper_toml_have_their_place() {
    let cases = [
        ("[nameplate]\nart = \"a.svg\"\n", "picture-missing", ":5:7 报头图“a.svg”不存在"),
        ("[nameplate]\nart = \"../a.svg\"\n", "path-outside", ":5:7"),
        ("[print]\ntrim-mm = [273]\n", "wrong-type", ":5:11 “trim-mm”应为两个数的列表"),
        ("[print]\nbleed-mm = 99\n", "wrong-value", ":5:12 “bleed-mm”应在 0 到 20 之间"),
        ("[[qr]]\nurl = \"https://example.org\"\n", "missing-key", ":4:1 缺少“caption”"),
        ("layout = \"../x\"\n", "wrong-value", ":4:10"),
        ("print = 3\n", "wrong-type", ":4:9 “print”应为一段 [print]，写的是整数"),
        ("nameplate = \"a.svg\"\n", "wrong-type", ":4:13 “nameplate”应为一段 [nameplate]，写的是文字"),
    ];
    for (lines, code, place) in cases {
        let sample = Sample::new(&[("a.md", ARTICLE)]);
        sample.write("paper.toml", format!("{PAPER}{lines}"));
        let fault = sample.fault();
        assert!(fault.starts_with(code) && fault.contains(place), "{fault}");
    }
}

#[test]
fn missing_folders_and_files_are_named() {
    let sample = Sample::new(&[("a.md", ARTICLE)]);
    let message = |folder: &Path| {
        let failure = load(folder).unwrap_err();
        assert_eq!(failure.findings.len(), 1);
        assert_eq!(failure.findings[0].code, Code::FolderMissing);
        format!("{} {}", failure.findings[0].message, failure.findings[0].hints.join(" "))
    };
    assert!(message(&sample.folder.path().join("issues/1999-01-01")).contains("没有文件夹"));
    assert!(message(sample.folder.path()).contains("请指明其中一期：issues/2020-08-12"));
    fs::remove_file(sample.folder.path().join("paper.toml")).unwrap();
    assert!(message(&sample.issue()).contains("找不到"));
    fs::remove_file(sample.issue().join("issue.toml")).unwrap();
    assert!(message(&sample.issue()).contains("没有 issue.toml"));
}

#[test]
fn an_issue_without_articles_fails() {
    assert_fault(&Sample::new(&[]), "empty-issue", "把 .md 稿件放进");
}

#[test]
fn articles_of_the_wrong_length_are_named() {
    assert_fault(
        &Sample::new(&[("a.md", "---\ntitle: 甲\n---\n\n")]),
        "empty-article a.md:4:1 稿件没有正文（0 字）",
        "kind: photo",
    );
    assert_fault(&Sample::new(&[("a.md", "---\ntitle: 甲\nkind: photo\n---\n")]), "empty-article", "图片稿要有图片");
    let long = format!("---\ntitle: 甲\n---\n{}\n", "字".repeat(20_001));
    assert_fault(&Sample::new(&[("a.md", &long)]), "article-too-long a.md:4:1 稿件有 20001 字，超过 20000 字", "");
    let photo = Sample::new(&[(
        "a.md",
        "---\ntitle: 甲\nkind: photo\nimages:\n  - file: images/a.jpg\n    caption: 图\n---\n",
    )]);
    photo.add("images/a.jpg", &jpeg(3, 2));
    let (issue, findings) = photo.load().unwrap();
    assert_eq!(findings, []);
    assert_eq!(issue.articles[0].kind, Kind::Photo);
}

#[test]
fn files_that_are_not_utf8_are_named() {
    let sample = Sample::new(&[("b.md", ARTICLE)]);
    let (gbk, _, _) = encoding_rs::GBK.encode("---\ntitle: 老城厢的夏天\n---\n弄堂里的居民坐在门口乘凉。\n");
    sample.add("a.md", &gbk);
    assert_fault(&sample, "not-utf8 a.md:2:8 文件不是 UTF-8（像是 GBK）", "编码选 UTF-8");
}

#[test]
fn faults_of_pictures_are_named() {
    let with = |file: &str, bytes: &[u8]| {
        let sample = Sample::front_matter(&format!("title: 甲\nimages:\n  - file: {file}\n    caption: 图"));
        sample.add("images/a.jpg", bytes);
        sample
    };
    let good = jpeg(300, 200);
    let missing = with("images/A.jpeg", &good);
    assert_fault(&missing, "picture-missing a.md:4:11 图片“images/A.jpeg”不存在", "是不是“images/a.jpg”？");
    assert_fault(&with("images/zzzzzz.png", &good), "picture-missing a.md:4:11", "期文件夹里有：images/a.jpg");
    assert_fault(&with("../a.jpg", &good), "path-outside a.md:4:11", "images/");
    assert_fault(&with("/etc/a.jpg", &good), "path-outside a.md:4:11", "images/");
    assert_fault(&with("https://example.org/a.jpg", &good), "picture-missing a.md:4:11", "是网址");
    let a = "images/a.jpg";
    assert_fault(
        &with(a, b"\0\0\0\x18ftypheic\0\0\0\0"),
        "picture-broken a.md:4:11 图片“images/a.jpg”的文件头不完整",
        "重新取一份原图",
    );
    assert_fault(&with(a, b"RIFF\0\0\0\0WEBPVP8 "), "picture-broken a.md:4:11", "");
    assert_fault(&with(a, b"hello"), "picture-format a.md:4:11 “images/a.jpg”不是能用的图片", "");
    assert_fault(&with(a, b""), "picture-broken a.md:4:11 图片“images/a.jpg”是空文件", "");
    assert_fault(&with(a, &good[..good.len() / 2]), "picture-broken a.md:4:11 图片“images/a.jpg”不完整", "原图");
    assert_fault(&with(a, &good[..15]), "picture-broken a.md:4:11 图片“images/a.jpg”的文件头不完整", "");
    let small = png(40, 30);
    assert_fault(&with(a, &small[..small.len() - 12]), "picture-broken", "");
    let mut huge = small.clone();
    huge[16..20].copy_from_slice(&40_000u32.to_be_bytes());
    assert_fault(&with(a, &repair_png(huge)), "picture-too-large a.md:4:11 图片“images/a.jpg”有 40000×30 像素", "缩小");
    let mut followed = good.clone();
    followed.extend(vec![7; 200_000]);
    assert_eq!(with(a, &followed).faults(), Vec::<String>::new());
}

/// Sets the checksum of the header right again.
fn repair_png(mut bytes: Vec<u8>) -> Vec<u8> {
    let mut crc = u32::MAX;
    for byte in &bytes[12..29] {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    bytes[29..33].copy_from_slice(&(!crc).to_be_bytes());
    bytes
}

#[test]
fn pictures_are_measured_as_they_are_shown() {
    for (orientation, padding, expected) in
        [(1, 10, (30, 20)), (6, 10, (20, 30)), (8, 65_000, (20, 30)), (3, 65_000, (30, 20))]
    {
        let sample = Sample::front_matter("title: 甲\nimages:\n  - file: images/a.jpg\n    caption: 图");
        sample.add("images/a.jpg", &turned_jpeg(30, 20, orientation, padding));
        let (issue, findings) = sample.load().unwrap();
        assert_eq!(findings, []);
        assert_eq!(issue.articles[0].pictures[0].pixels, expected);
    }
}

#[test]
fn a_picture_without_caption_is_a_warning() {
    let sample = Sample::front_matter("title: 甲\nimages:\n  - file: images/a.jpg");
    sample.add("images/a.jpg", &jpeg(3, 2));
    assert_fault(&sample, "caption-missing a.md:4:11", "caption:");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_not_followed() {
    let sample = Sample::front_matter(
        "title: 甲\nimages:\n  - file: images/a.jpg\n    caption: 图\n  - file: more/b.jpg\n    caption: 图",
    );
    sample.write("elsewhere/a.jpg", jpeg(3, 2));
    sample.write("elsewhere/b.jpg", jpeg(3, 2));
    sample.write("elsewhere/b.md", ARTICLE);
    fs::create_dir_all(sample.issue().join("images")).unwrap();
    let elsewhere = sample.folder.path().join("elsewhere");
    std::os::unix::fs::symlink(elsewhere.join("a.jpg"), sample.issue().join("images/a.jpg")).unwrap();
    std::os::unix::fs::symlink(elsewhere.join("b.md"), sample.issue().join("b.md")).unwrap();
    std::os::unix::fs::symlink(&elsewhere, sample.issue().join("more")).unwrap();
    let faults = sample.faults();
    assert_eq!(faults.len(), 3, "{faults:#?}");
    assert!(faults[0].starts_with("path-outside b.md:1:1"), "{faults:#?}");
    assert!(faults[1].starts_with("path-outside a.md:4:11"), "{faults:#?}");
    assert!(faults[2].starts_with("path-outside a.md:6:11"), "{faults:#?}");
}

#[test]
fn with_finds_an_article_by_its_file_name() {
    let sample = Sample::new(&[
        ("p1/lead.md", ARTICLE),
        ("p2/lead.md", ARTICLE),
        ("p1/s.md", "---\ntitle: 甲\nkind: sidebar\nwith: lead\n---\n正文\n"),
        ("p1/t.md", "---\ntitle: 甲\nkind: sidebar\nwith: p2/lead.md\n---\n正文\n"),
        ("p1/u.md", "---\ntitle: 甲\nkind: sidebar\nwith: t\n---\n正文\n"),
        ("p1/v.md", "---\ntitle: 甲\nkind: sidebar\nwith: laed\n---\n正文\n"),
    ]);
    let (issue, _) = sample.load().unwrap();
    assert_eq!(issue.articles[2].pins.with.as_ref().unwrap().to_string(), "p2/lead");
    let faults = sample.faults();
    assert!(faults[0].starts_with("with-unknown p1/s.md:4:7 有几篇稿件都叫“lead”"), "{faults:#?}");
    assert!(faults[1].starts_with("with-unknown p1/u.md:4:7 “t”自己也是延伸阅读"), "{faults:#?}");
    assert!(faults[2].contains("是不是“lead”？"), "{faults:#?}");
}

#[test]
fn a_title_repeated_in_the_body_is_dropped() {
    let sample = Sample::new(&[("a.md", "---\ntitle: 甲 乙\n---\n# 甲 乙\n\n正文\n")]);
    assert_fault(&sample, "title-repeated a.md:4:3", "删去");
    assert_eq!(sample.load().unwrap().0.articles[0].body.len(), 1);
}

#[test]
fn skeletons_can_be_read_again_and_overwrite_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let refused = |result: Result<Vec<PathBuf>, Failure>| result.unwrap_err().findings[0].code;
    let paper = folder.path().join("xin");
    assert_eq!(refused(new_issue(&paper, "2021-03-05", 4)), Code::FolderMissing);
    new_paper(&paper, "“新”社区\"报\"").unwrap();
    assert_eq!(refused(new_paper(&paper, "甲")), Code::AlreadyExists);
    new_issue(&paper, "2021-03-05", 4).unwrap();
    assert_eq!(refused(new_issue(&paper, "2021-03-05", 4)), Code::AlreadyExists);
    assert_eq!(refused(new_issue(&paper, "2021-02-29", 4)), Code::WrongValue);
    assert_eq!(refused(new_issue(&paper, "2021-03-06", 0)), Code::WrongValue);
    let issue = paper.join("issues/2021-03-05");
    for (slug, kind) in [("p1/first", "story"), ("p1/short.md", "brief"), ("note", "notice"), ("p2/view", "filler")] {
        new_article(&issue, slug, kind).unwrap();
    }
    assert_eq!(refused(new_article(&issue, "p1/first", "story")), Code::AlreadyExists);
    assert_eq!(refused(new_article(&issue, "../x", "story")), Code::WrongValue);
    assert_eq!(refused(new_article(&issue, "x", "novel")), Code::WrongValue);
    assert_eq!(refused(new_article(&issue, "x", "review")), Code::WrongValue);
    assert!(!issue.join("x.md").exists());
    let (read, findings) = load(&issue).unwrap();
    assert_eq!(findings, []);
    assert_eq!((read.paper.name.as_str(), read.number), ("“新”社区\"报\"", 1));
    assert_eq!((read.pages.len(), read.articles.len()), (4, 5));
    new_issue(&paper, "2021-03-12", 4).unwrap();
    assert_eq!(load(&paper.join("issues/2021-03-12")).unwrap().0.number, 2);
}

#[test]
fn blank_values_count_as_absent() {
    let no_page = Sample::issue_toml("page = []\nnumber = 42\ndate = 2020-08-12\n");
    assert_fault(&no_page, "missing-key issue.toml:1:1 没有一个版", "[[page]]");
    let sample = Sample::new(&[("a.md", ARTICLE)]);
    sample.write("paper.toml", "name = \"甲\"\npublisher = \"乙\"\nregistration = { kind = \"\", number = \"1\" }\n");
    assert_fault(&sample, "missing-key", "kind");
    assert_fault(&Sample::front_matter("title: 甲\nkind: brief\ngroup: \" \""), "group-missing", "group");
    assert_fault(&Sample::front_matter("title: 甲\nkind: sidebar\nwith: \"\""), "with-unknown", "with");
    assert_fault(&Sample::front_matter("title: []"), "missing-key", "title");
}

#[test]
fn a_sidebar_goes_with_a_story_or_a_photo_only() {
    let sample = Sample::new(&[
        ("a.md", "---\ntitle: 甲\nkind: notice\n---\n正文\n"),
        ("b.md", "---\ntitle: 乙\nkind: sidebar\nwith: a\n---\n正文\n"),
    ]);
    assert_fault(&sample, "with-unknown b.md:4:7 “a”是 notice，不能附延伸阅读", "story");
}

#[test]
fn a_page_has_one_lead() {
    let article = |pin: &str| format!("---\ntitle: 甲\nslot: \"lead \"\n{pin}\n---\n正文\n");
    let (page, section, other) = (article("page: 1"), article("section: 要闻"), article("page: 2"));
    let sample = Sample::new(&[("a.md", &page), ("b.md", &section), ("c.md", &other)]);
    assert_fault(&sample, "wrong-value b.md:3:8 第 1 版已有头条“a”", "一个头条");
    assert_eq!(sample.load().unwrap().0.articles[0].pins.slot.as_deref(), Some("lead"));
}

#[test]
fn two_files_do_not_make_one_article() {
    let sample = Sample::new(&[("a.MD", ARTICLE), ("a.md", ARTICLE)]);
    if fs::read_dir(sample.issue()).unwrap().count() == 3 {
        assert_fault(&sample, "already-exists a.md:1:1 与“", "换一个文件名");
        assert_eq!(sample.load().unwrap().0.articles.len(), 1);
    }
}

#[test]
fn a_long_address_makes_no_qr_code() {
    let sample = Sample::new(&[("a.md", ARTICLE)]);
    let paper = |length: usize| {
        let url = format!("http://a.cn/{}", "x".repeat(length - 12));
        sample.write("paper.toml", format!("{PAPER}[[qr]]\nurl = \"{url}\"\ncaption = \"扫\"\n"));
    };
    paper(150);
    assert_eq!(sample.faults(), Vec::<String>::new());
    paper(151);
    let fault = sample.fault();
    assert!(fault.starts_with("qr-invalid ") && fault.contains("5:7 二维码的网址有 151 个字节"), "{fault}");
}

#[cfg(unix)]
#[test]
fn nameplate_art_stays_in_the_papers_folder() {
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("a.svg"), "<svg/>").unwrap();
    let sample = Sample::new(&[("a.md", ARTICLE)]);
    sample.write("paper.toml", format!("{PAPER}[nameplate]\nart = \"a.svg\"\n"));
    let link = sample.folder.path().join("a.svg");
    std::os::unix::fs::symlink(elsewhere.path().join("a.svg"), &link).unwrap();
    assert_fault(&sample, "path-outside", "paper.toml");
    fs::remove_file(&link).unwrap();
    sample.write("b.svg", "<svg/>");
    std::os::unix::fs::symlink(sample.folder.path().join("b.svg"), &link).unwrap();
    assert_eq!(sample.faults(), Vec::<String>::new());
}

#[test]
fn heads_and_captions_have_a_longest_length() {
    for (key, name, most) in [("title", "题目", 38), ("kicker", "引题", 30), ("deck", "副题", 60)] {
        let with = |count: usize| {
            let title = if key == "title" { "" } else { "title: 甲\n" };
            Sample::front_matter(&format!("{title}{key}: {}", "字".repeat(count)))
        };
        assert_eq!(with(most).faults(), Vec::<String>::new());
        let fault = with(most + 4).fault();
        assert!(fault.contains(&format!("{name} {} 字，最多 {most} 字 [写短]", most + 4)), "{fault}");
    }
    let long = "字".repeat(121);
    let sample = Sample::new(&[("a.md", &format!("---\ntitle: 甲\n---\n正文\n\n![{long}](images/a.jpg)\n"))]);
    sample.add("images/a.jpg", &jpeg(30, 20));
    assert_fault(&sample, "wrong-value a.md:6:3 图片说明 121 字，最多 120 字", "写短");
}

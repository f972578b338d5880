//! New papers, issues and articles: files with every key that matters and a remark beside it, ready to be filled in.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::issue::{MAX_PAGES, parse_issue_plan};
use super::text::read_text;
use crate::diag::{Code, Failure, Finding, Span};
use crate::form::parse_date;
use crate::model::{Kind, PagePlan};
use crate::units::PageNumber;

/// The sections of a new issue that has no issue before it, by page.
const SECTIONS: &[&str] = &["要闻", "社区要闻", "居民区", "专题", "专题", "便民服务", "副刊", "社区扫描"];

/// What may be asked of a page, to be uncommented.
const PAGE_WISHES: &str = r#"# template = "front-lead"     # 想用的模板；加一行 template-mode = "force" 就非用不可
# alternative = 2             # 换第 2 种（或第 3、第 4 种）排法
# lock = true                 # 锁版：照上次的版面，不再改动
# [[page.ad]]                 # 广告位，几个广告写几段
# file = "images/ad.jpg"
# at = [0, 60, 5, 12]         # 左起第几栏、上起第几行（都从 0 数）、占几栏、占几行
# caption = "图上画的、写的是什么"
# label = "公益广告"
"#;

/// What an author may ask of the makeup, to be uncommented.
const WISHES: &str = r#"# slot: lead             # 本版头条，或模板里的版位
# at: [0, 0, 3, 33]      # 钉位：左起第几栏、上起第几行（都从 0 数）、占几栏、占几行；同 page 一起写
# width: [2, 3]          # 横跨几栏，或 width: 3
# head: H2               # 标题级别 H1 到 H4
# head-size: 24          # 标题字号（点）
# box: true              # 加框；false 不加框
# keep-with: 另一篇      # 与那一篇排在同一版
"#;
/// The same for stories alone.
const STORY_WISHES: &str = r#"# jump: allow            # 排不下可以转版
# series: 系列的名称     # 分几篇登的，写明是第几篇
# part: 1
# summary: "提要，八十字上下"
# quotes: ["从正文里原样抄一句，排成大字"]
"#;

/// Writes `paper.toml` into a folder, which may be new. Gives the files written.
pub fn new_paper(folder: &Path, name: &str) -> Result<Vec<PathBuf>, Failure> {
    // What is called 报 or 刊 must have a CN number; an internal publication may not have such a name.
    let is_periodical =
        name.trim_end_matches(|c: char| !c.is_alphanumeric()).ends_with(['报', '刊']) || name.contains("杂志");
    let (kind, number) = if is_periodical { ("cn", "CN 00-0000") } else { ("internal", "某准印证第 0000 号") };
    let name = toml_words(name);
    let content = format!(
        r#"# 报纸。写法见 README 的“内容的写法”。
name = {name}                          # 报名
# edition = "某某街道"                 # 哪一版
# english = "COMMUNITY NEWS"           # 英文报名
# slogan = "自家门口这点事"             # 口号
publisher = "某某街道办事处"            # 主办单位，照印
# 正式报纸用 kind = "cn" 和国内统一刊号；内部资料用 kind = "internal" 和准印证号，报名不能叫“××报”“××刊”
registration = {{ kind = "{kind}", number = "{number}" }}
layout = "community"                   # layouts/ 下的版式

# 报头的二维码，可以有几个
# [[qr]]
# url = "https://example.org/"
# caption = "扫描二维码关注我们"

# 版权栏，印在末版的地脚；哪些必须有，看 README 的 paper.toml
[imprint]
# authority = "某某区委宣传部"          # 主管
# sponsor = "某某街道办事处"            # 主办
# chief = "姓名"                       # 总编
# address = "某某路 1 号"
# postcode = "200000"
# phone = "021-00000000"
# distribution = "社区投递"             # 发行方式
# price = "免费赠阅"                    # 定价
# printer-address = "某某路 2 号"       # 印刷单位的地址
# readers = "本街道各居民区"             # 发送对象，内部资料写

[print]
# printer = "某某印务有限公司"           # 印刷单位
# run = 3000                           # 印数
trim-mm = [273, 393]                   # 成品尺寸：宽、高
bleed-mm = 3                           # 出血
icc = "newsprint"                      # 印刷厂给的 ICC 文件，或“newsprint”
"#
    );
    Ok(vec![write_new(&folder.join("paper.toml"), &content)?])
}

/// Writes `issues/<date>/` with `issue.toml`, an article and an empty `images/` into a paper's folder. Gives the files.
///
/// The number follows the latest issue, and so do the sections if that has as many pages.
pub fn new_issue(paper_folder: &Path, date: &str, pages: u16) -> Result<Vec<PathBuf>, Failure> {
    let Some(date) = parse_date(date) else {
        let finding = Finding::new(Code::WrongValue, format!("“{date}”不是日期"));
        return Err(finding.hint("写成年-月-日，例如 2020-08-12；要是真有的日子").into());
    };
    if !(1..=MAX_PAGES).contains(&pages) {
        let finding = Finding::new(Code::WrongValue, format!("版数是 {pages}，应在 1 到 {MAX_PAGES} 之间"));
        return Err(finding.hint("一张对开纸折成 4 版，常见的是 4 版和 8 版").into());
    }
    if !paper_folder.join("paper.toml").is_file() {
        let place = Span::file(paper_folder.to_string_lossy().into_owned());
        let finding = Finding::new(Code::FolderMissing, "文件夹里没有 paper.toml").at(place).hint("先新建报纸");
        return Err(finding.into());
    }
    let latest = latest_issue(paper_folder);
    let number = latest.as_ref().map_or(1, |(number, _)| number + 1);
    let plans = latest.map(|(_, plans)| plans).filter(|plans| plans.len() == usize::from(pages));
    let plans = plans.unwrap_or_else(|| default_plans(pages));
    let mut content = format!(
        "# 一期报纸。版数就是下面 [[page]] 的段数。\nnumber = {number}\ndate = {date}\n# next = {date}        # 下期出版\n\
         # guide = true            # 第 1 版排导读\n"
    );
    for plan in &plans {
        content.push_str(&format!(
            "\n[[page]]              # 第 {} 版\nsection = {}\n",
            plan.number,
            toml_words(&plan.section)
        ));
        match &plan.editor {
            Some(editor) => content.push_str(&format!("editor = {}\n", toml_words(editor))),
            None => content.push_str("# editor = \"责任编辑\"\n"),
        }
        content.push_str("# designer = \"视觉\"\n# proofreader = \"校对\"\n");
        if plan.number.get() == 1 {
            content.push_str(PAGE_WISHES);
        }
    }
    let folder = paper_folder.join("issues").join(date.to_string());
    let mut files = vec![write_new(&folder.join("issue.toml"), &content)?];
    let images = folder.join("images");
    fs::create_dir_all(&images).map_err(|error| failure(&images, &error))?;
    files.extend(new_article(&folder, "p1/sample", "story")?);
    Ok(files)
}

/// Writes `<slug>.md` into an issue's folder; the slug may name a folder (`p2/flood-watch`). Gives the files written.
pub fn new_article(issue_folder: &Path, slug: &str, kind: &str) -> Result<Vec<PathBuf>, Failure> {
    let printed = || Kind::NAMES.iter().filter(|(_, kind)| *kind != Kind::Review);
    let Some(&(kind_name, kind)) = printed().find(|(name, _)| *name == kind) else {
        let names: Vec<&str> = printed().map(|&(name, _)| name).collect();
        if kind == "review" {
            let finding = Finding::new(Code::WrongValue, "年度回顾（kind: review）不排在报上，不放进期文件夹");
            return Err(finding.hint(format!("年度回顾写在 reviews/ 里；期里可用：{}", names.join(" "))).into());
        }
        let finding = Finding::new(Code::WrongValue, format!("稿件种类不能是“{kind}”"));
        return Err(finding.hint(format!("可用：{}", names.join(" "))).into());
    };
    let slug = slug.trim_end_matches(".md");
    let plain = |part: &str| !part.is_empty() && !part.starts_with(['.', '~']) && !part.contains(['\\', ':']);
    if !slug.split('/').all(plain) {
        let finding = Finding::new(Code::WrongValue, format!("“{slug}”不能作文件名"))
            .hint("用字母、数字和减号，可以带文件夹，例如 p2/flood-watch");
        return Err(finding.into());
    }
    if !issue_folder.join("issue.toml").is_file() {
        let place = Span::file(issue_folder.to_string_lossy().into_owned());
        return Err(Finding::new(Code::FolderMissing, "文件夹里没有 issue.toml").at(place).hint("先新建一期").into());
    }
    let own_lines = match kind {
        Kind::Brief => {
            "group: 居民区            # 归哪一组，同组的短讯排在一起\nplace: \"某某居民区\"      # 地名，排在标题前\n"
        }
        Kind::Sidebar => "with: 所附稿件的文件名    # 附在哪一篇，不带 .md\n",
        _ => "",
    };
    let wishes = match kind {
        Kind::Brief | Kind::Sidebar => String::new(),
        Kind::Story => format!("{WISHES}{STORY_WISHES}"),
        _ => WISHES.to_owned(),
    };
    let content = format!(
        r#"---
title: "标题"            # 两句之间用一个空格
# kicker: "引题"
# deck: "副题"
kind: {kind_name}
{own_lines}priority: 3              # 1 头条，2 二条，3 普通
# section: 要闻          # 上哪个版名的版
# page: 1                # 钉在第几版
{wishes}# author: 姓名           # 几位作者写成 [甲, 乙]
# source: "某某居民区"    # 供稿单位
# images:
#   - file: images/a.jpg
#     caption: "图片说明"
#     credit: "某某 摄"
#     focus: [0.5, 0.35] # 裁切时保住的一点：从左上角起的宽、高比例
#     span: 2            # 横跨几栏；omit: true 这次不排
---
在这里写正文。每段一行，段与段之间空一行，段首不用空格；段首的两个字空、行末的标点，排的时候自会处理。

一段五十到一百五十字好读。开头把什么时候、什么地方、谁、做了什么说清楚，后面再写经过、说法和来龙去脉。人说的话放在引号里：“写得像平常说话，就好。”

## 小标题这样写

长一些的稿件，隔几段加一个小标题。要紧的话可以**加粗**；要列几条，就一条一行：

- 开头写一个减号、一个空格；
- 每条一行，句末用分号，最后一条用句号。

写完运行 chenbao check，看看多几个字还是少几个字。
"#
    );
    Ok(vec![write_new(&issue_folder.join(format!("{slug}.md")), &content)?])
}

fn default_plans(pages: u16) -> Vec<PagePlan> {
    (1..=pages.max(1))
        .map(|number| {
            let section = SECTIONS.get(usize::from(number) - 1).copied().unwrap_or("社区新闻");
            PagePlan::new(PageNumber::new(number), section)
        })
        .collect()
}

/// Number and pages of the paper's latest issue.
fn latest_issue(paper_folder: &Path) -> Option<(u32, Vec<PagePlan>)> {
    let issues = fs::read_dir(paper_folder.join("issues")).into_iter().flatten().flatten();
    issues
        .filter_map(|entry| {
            let source = read_text(&entry.path().join("issue.toml"), "issue.toml").ok()?;
            let plan = parse_issue_plan(&source, "").0?;
            Some((plan.date, plan.number, plan.pages))
        })
        .max_by_key(|(date, number, _)| (*date, *number))
        .map(|(_, number, pages)| (number, pages))
}

fn toml_words(words: &str) -> String {
    toml::Value::String(words.to_owned()).to_string()
}

/// Writes a file that must not be there yet, with the folders it stands in.
fn write_new(path: &Path, content: &str) -> Result<PathBuf, Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| failure(folder, &error))?;
    }
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .and_then(|mut file| file.write_all(content.as_bytes()));
    match written {
        Ok(()) => Ok(path.to_owned()),
        Err(error) => Err(failure(path, &error)),
    }
}

fn failure(path: &Path, error: &std::io::Error) -> Failure {
    let place = Span::file(path.to_string_lossy().replace('\\', "/"));
    if error.kind() == ErrorKind::AlreadyExists {
        return Finding::new(Code::AlreadyExists, "文件已经存在")
            .at(place)
            .hint("换一个名字，或先移走原来的文件")
            .into();
    }
    Finding::new(Code::OutputFailed, format!("写不出来：{error}")).at(place).into()
}

//! What authors ask of the makeup: each key read as it is meant, and what is said when it is wrong or contradicts another.

use super::*;
use chenbao::model::{Article, Level, Pins};
use chenbao::units::{GridRect, Length, PageNumber};

/// The article of an issue without faults.
#[track_caller]
fn good(yaml: &str) -> Article {
    let (mut issue, findings) = Sample::front_matter(yaml).load().unwrap();
    assert_eq!(findings, [], "{yaml}");
    issue.articles.remove(0)
}

#[track_caller]
fn assert_faults(cases: &[(&str, &str, &str)]) {
    for (yaml, begins, hint) in cases {
        let sample = Sample::front_matter(&format!("title: 甲\n{yaml}"));
        assert_eq!(sample.faults().len(), 1, "{yaml}\n{:#?}", sample.faults());
        assert_fault(&sample, begins, hint);
    }
}

#[test]
fn wishes_are_read() {
    let pins = good(
        "title: 甲\npage: 1\nslot: second\nwidth: [2, 3]\nhead: H2\nhead-size: 24\nbox: true\njump: allow\n\
         series: 弄堂记\npart: 2",
    )
    .pins;
    let expected = Pins {
        page: Some(PageNumber::new(1)),
        slot: Some("second".to_owned()),
        width: Some((2, 3)),
        level: Some(Level::H2),
        head_size: Some(Length::from_pt(24.0)),
        boxed: Some(true),
        jump: true,
        series: Some(("弄堂记".to_owned(), 2)),
        ..Pins::default()
    };
    assert_eq!(pins, expected);
    assert_eq!(good("title: 甲\nwidth: 3\nbox: false\njump: true").pins.width, Some((3, 3)));
    assert_eq!(good("title: 甲\npage: 2\nat: [0, 0, 3, 33]").pins.at, Some(GridRect::new(0, 0, 3, 33)));
    assert!(!good("title: 甲\njump: false").pins.jump);
    assert_eq!(good("title: 甲\nkind: filler\npage: 2\nat: [3, 60, 2, 12]\nbox: true").kind, Kind::Filler);
}

#[test]
fn faults_of_wishes_have_their_place() {
    assert_faults(&[
        ("page: 1\nat: [0, 0, 3]", "wrong-type a.md:4:5 “at”应为四个整数的列表", "at: [0, 0, 3, 33]"),
        ("page: 1\nat: 3", "wrong-type a.md:4:5 “at”应为四个整数的列表，写的是整数", ""),
        ("page: 1\nat: [6, 0, 3, 33]", "wrong-value a.md:4:5 “at”的 [6, 0, 3, 33] 不在版面之内", "最多 8 栏 126 行"),
        ("page: 1\nat: [0, 100, 3, 33]", "wrong-value a.md:4:5", "从 0 数"),
        ("page: 1\nat: [0, -1, 3, 33]", "wrong-value a.md:4:5", "从 0 数"),
        ("page: 1\nat: [0, 0, 0, 33]", "wrong-value a.md:4:5", "占几栏"),
        ("at: [0, 0, 3, 33]", "missing-key a.md:3:5 “at”没有写明在第几版", "page: 1"),
        ("page: 1\nat: [0, 0, 3, 33]\nwidth: 3", "wrong-value a.md:5:8 “at”已经定了宽", "删去“width”"),
        ("width: 9", "wrong-value a.md:3:8 “width”应在 1 到 8 之间", "[2, 3]"),
        ("width: [3, 2]", "wrong-value a.md:3:8 “width”应在 1 到 8 之间，小的在前", "[2, 3]"),
        ("width: 三栏", "wrong-type a.md:3:8 “width”应为整数，或两个整数的列表，写的是文字", "width: 3"),
        ("head: H6", "wrong-value a.md:3:7 “head”不能是“H6”", "H1 H2 H3 H4"),
        ("head-size: 200", "wrong-value a.md:3:12 “head-size”应在 8 到 96 之间", ""),
        ("head_size: 24", "unknown-key a.md:3:1 不认识的键“head_size”", "是不是“head-size”？"),
        ("box: 是", "wrong-type a.md:3:6 “box”应为 true 或 false", ""),
        ("jump: yes", "wrong-type a.md:3:7 “jump”应为", ""),
        ("series: 弄堂记", "missing-key a.md:3:9 “series”没有写明是第几篇", "part: 1"),
        ("part: 2", "missing-key a.md:3:7 “part”没有写明是哪个系列", "series:"),
        ("series: 弄堂记\npart: 0", "wrong-value a.md:4:7 “part”是 0", "1 到 99"),
        ("keep-with: bb", "with-unknown a.md:3:12 没有稿件“bb”", "keep-with 写稿件的文件名"),
        ("keep-with: a", "with-unknown a.md:3:12 “keep-with”写的是稿件自己", "另一篇"),
    ]);
}

#[test]
fn wishes_that_a_kind_cannot_have_are_refused() {
    assert_faults(&[
        ("kind: brief\ngroup: 乙\nbox: true", "wrong-value a.md:5:6 短讯随组排", "删去“box”"),
        ("kind: brief\ngroup: 乙\nhead: H3", "wrong-value a.md:5:7 短讯的题只有一级", "或改 kind"),
        ("kind: brief\ngroup: 乙\npage: 1\nat: [0, 0, 3, 9]", "wrong-value a.md:6:5 短讯随组排", "删去“at”"),
        ("kind: brief\ngroup: 乙\nsummary: 提要", "wrong-value a.md:5:10 只有普通稿件（kind: story）排提要", "删去"),
        ("kind: notice\njump: allow", "wrong-value a.md:4:7 只有普通稿件（kind: story）可以转版", ""),
        ("kind: photo\nspread: true", "wrong-value a.md:4:9 只有普通稿件（kind: story）可以跨版", ""),
    ]);
    let sidebar = Sample::new(&[
        ("a.md", ARTICLE),
        ("b.md", "---\ntitle: 乙\nkind: sidebar\nwith: a\nbox: true\nwidth: 2\nslot: x\nkeep-with: a\n---\n正文\n"),
    ]);
    assert_eq!(sidebar.faults().len(), 4, "{:#?}", sidebar.faults());
    let (issue, _) = sidebar.load().unwrap();
    let pins = &issue.articles[1].pins;
    assert_eq!((pins.boxed, pins.width, &pins.slot, pins.keep_with.len()), (None, None, &None, 0));
}

#[test]
fn keep_with_finds_any_kind_of_article() {
    let sample = Sample::new(&[
        ("p1/a.md", "---\ntitle: 甲\nkeep-with: [b, p2/c.md]\n---\n正文\n"),
        ("p1/b.md", "---\ntitle: 乙\nkind: notice\n---\n正文\n"),
        ("p2/c.md", "---\ntitle: 丙\nkind: brief\ngroup: 丁\n---\n正文\n"),
        ("p3/c.md", ARTICLE),
    ]);
    let (issue, findings) = sample.load().unwrap();
    assert_eq!(findings, []);
    let names: Vec<String> = issue.articles[0].pins.keep_with.iter().map(ToString::to_string).collect();
    assert_eq!(names, ["p1/b", "p2/c"]);
    sample.add("p3/d.md", "---\ntitle: 丁\nkeep-with: c\n---\n正文\n".as_bytes());
    assert_fault(&sample, "with-unknown p3/d.md:3:12 有几篇稿件都叫“c”", "p2/c p3/c");
}

#[test]
fn a_spread_needs_the_middle_of_a_paper() {
    let pages = |count: usize| {
        let mut toml = "number = 42\ndate = 2020-08-12\n".to_owned();
        for page in 1..=count {
            toml.push_str(&format!("[[page]]\nsection = \"版{page}\"\n"));
        }
        toml
    };
    let issue = |count: usize, yaml: &str| {
        let article = format!("---\ntitle: 甲\nspread: true\n{yaml}\n---\n正文\n");
        Sample::new(&[("a.md", &article), ("issue.toml", &pages(count))])
    };
    for (count, yaml) in [(4, ""), (8, "section: 版4"), (8, "section: 版5")] {
        let sample = issue(count, yaml);
        assert_eq!(sample.faults(), Vec::<String>::new());
        assert!(sample.load().unwrap().0.articles[0].pins.spread);
    }
    assert_fault(&issue(2, ""), "wrong-value a.md:3:9 本期有 2 版", "4 的倍数");
    assert_fault(&issue(6, ""), "wrong-value a.md:3:9 本期有 6 版", "4 的倍数");
    assert_fault(&issue(8, "section: 版3"), "wrong-value a.md:3:9 跨版总在第 4、5 版", "“版4”或“版5”");
    for key in ["page: 4", "jump: allow", "width: 3", "slot: lead"] {
        assert_fault(&issue(8, key), "wrong-value a.md:4:", "删去");
    }
    let two = issue(4, "");
    two.add("b.md", "---\ntitle: 乙\nspread: true\n---\n正文\n".as_bytes());
    assert_fault(&two, "wrong-value b.md:3:9 本期已有跨版的稿件“a”", "一期只有一篇");
    assert!(!two.load().unwrap().0.articles[1].pins.spread);
}

#[test]
fn the_parts_of_a_series_are_in_order() {
    let article =
        |part: u16, page: u16| format!("---\ntitle: 甲\nseries: 弄堂记\npart: {part}\npage: {page}\n---\n正文\n");
    let series = |first: String, second: String| Sample::new(&[("a.md", &first), ("b.md", &second)]);
    assert_eq!(series(article(1, 1), article(2, 2)).faults(), Vec::<String>::new());
    assert_eq!(series(article(1, 2), article(2, 2)).faults(), Vec::<String>::new());
    assert_fault(&series(article(1, 2), article(2, 1)), "wrong-value b.md:4:7 “弄堂记”的第 2 篇排在第 1 篇", "改 part");
    assert_fault(&series(article(2, 1), article(2, 2)), "wrong-value b.md:4:7 “弄堂记”的第 2 篇已有“a”", "改 part");
}

#[test]
fn a_summary_and_quotes_are_copy() {
    let body = "“老早一到落雨天，衣裳没地方晾。”张阿婆说。\n\n墙面洗去了多年的油烟和水渍，线缆归拢成束。\n";
    let article = |yaml: &str| Sample::new(&[("a.md", &format!("---\ntitle: 甲\n{yaml}\n---\n{body}"))]);
    let sample = article(
        "summary: 修缮之后,墙面干净了.\nquotes:\n  - 墙面洗去了多年的油烟和水渍,线缆归拢成束\n  - 老早一到落雨天， 衣裳没地方晾",
    );
    let (issue, findings) = sample.load().unwrap();
    assert_eq!(findings, []);
    let article_read = &issue.articles[0];
    assert_eq!(article_read.summary.as_ref().unwrap().to_plain(), "修缮之后，墙面干净了。");
    let quotes: Vec<String> = article_read.quotes.iter().map(chenbao::model::Text::to_plain).collect();
    assert_eq!(quotes, ["墙面洗去了多年的油烟和水渍，线缆归拢成束", "老早一到落雨天，衣裳没地方晾"]);

    let foreign = article("quotes: [墙面洗去了多年的油烟和泥巴，线缆归拢成束]");
    assert_fault(&foreign, "quote-not-in-text a.md:3:10 引语“墙面洗去了多年的油烟和泥…”不在正文里", "原样抄一句");
    let (issue, findings) = foreign.load().unwrap();
    assert!(issue.articles[0].quotes.is_empty() && !chenbao::diag::has_errors(&findings));

    assert_fault(&article("quotes: 墙面洗去"), "wrong-value a.md:3:9 引语 4 字，应在 10 到 60 字之间", "抄");
    let long = format!("summary: {}", "字".repeat(121));
    assert_fault(&article(&long), "wrong-value a.md:3:10 提要 121 字，最多 120 字", "写短");
}

#[test]
fn pictures_have_a_width_or_are_left_out() {
    let with = |lines: &str| {
        let sample = Sample::front_matter(&format!("title: 甲\nimages:\n  - file: images/a.jpg\n    {lines}"));
        sample.add("images/a.jpg", &jpeg(30, 20));
        sample
    };
    let picture = |lines: &str| with(lines).load().unwrap().0.articles[0].pictures[0].clone();
    assert_eq!(picture("caption: 图").columns, None);
    assert_eq!(picture("caption: 图\n    span: 2").columns, Some(2));
    assert!(picture("omit: true").omitted);
    assert_eq!(with("omit: true").faults(), Vec::<String>::new());
    assert_fault(&with("caption: 图\n    span: 9"), "wrong-value a.md:6:11 “span”是 9", "1 到 8");
    assert_fault(&with("caption: 图\n    omit: 是"), "wrong-type a.md:6:11 “omit”应为", "false");
    assert_fault(&with("omit: true\n    span: 2"), "wrong-value a.md:6:11 不排的图片（omit）不用写“span”", "删去");
    let photo =
        Sample::new(&[("a.md", "---\ntitle: 甲\nkind: photo\nimages:\n  - file: images/a.jpg\n    omit: true\n---\n")]);
    photo.add("images/a.jpg", &jpeg(30, 20));
    assert_fault(&photo, "empty-article", "图片稿要有图片或文字");
}

#[test]
fn a_page_has_its_own_wishes() {
    let issue = |head: &str, page: &str| {
        Sample::issue_toml(&format!("number = 42\ndate = 2020-08-12\n{head}\n[[page]]\nsection = \"要闻\"\n{page}\n"))
    };
    let (read, findings) =
        issue("guide = true", "template = \"front-lead\"\ntemplate-mode = \"force\"\nalternative = 2\nlock = true")
            .load()
            .unwrap();
    assert_eq!(findings, []);
    let page = &read.pages[0];
    assert!(read.guide && page.forced && page.lock);
    assert_eq!((page.template.as_deref(), page.alternative), (Some("front-lead"), 2));
    let plain = issue("", "template = \"x\"\ntemplate-mode = \"prefer\"").load().unwrap().0;
    assert!(!plain.guide && !plain.pages[0].forced);
    assert_eq!(plain.pages[0].alternative, 1);
    assert_fault(&issue("guide = 1", ""), "wrong-type issue.toml:3:9 “guide”应为", "guide = false");
    assert_fault(&issue("", "alternative = 5"), "wrong-value issue.toml:6:15 “alternative”是 5", "1 到 4");
    assert_fault(&issue("", "template-mode = \"force\""), "missing-key issue.toml:6:17", "template = ");
    let unknown = issue("", "template = \"x\"\ntemplate-mode = \"must\"");
    assert_fault(&unknown, "wrong-value issue.toml:7:17 “template-mode”不能是“must”", "prefer force");
}

/// An issue with these lines in its one page, and a picture for advertisements.
fn with_ads(lines: &str) -> Sample {
    let toml = format!("number = 42\ndate = 2020-08-12\n[[page]]\nsection = \"要闻\"\n{lines}\n");
    let sample = Sample::issue_toml(&toml);
    sample.add("images/ad.jpg", &jpeg(50, 12));
    sample
}

#[test]
fn advertisements_stand_on_their_page() {
    const AD: &str = "[[page.ad]]\nfile = \"images/ad.jpg\"\ncaption = \"海报\"\n";
    let sample =
        with_ads(&format!("{AD}at = [0, 60, 5, 12]\n{AD}at = [0, 0, 2, 18]\nlabel = \"广告\"\nfocus = [0.5, 0.1]\n"));
    let (issue, findings) = sample.load().unwrap();
    assert_eq!(findings, []);
    let ads = &issue.pages[0].ads;
    assert_eq!((ads[0].rect, ads[0].label.as_str()), (GridRect::new(0, 60, 5, 12), "公益广告"));
    assert_eq!((ads[1].rect, ads[1].label.as_str()), (GridRect::new(0, 0, 2, 18), "广告"));
    assert_eq!((ads[1].picture.focus, ads[1].picture.pixels), ((0.5, 0.1), (50, 12)));
    assert_eq!(ads[0].picture.caption.to_plain(), "海报");

    let overlap = with_ads(&format!("{AD}at = [0, 60, 5, 12]\n{AD}at = [4, 70, 1, 2]\n"));
    assert_fault(&overlap, "wrong-value issue.toml:12:6 与同版的广告“images/ad.jpg”重叠", "改其中一个的 at");
    let outside = with_ads(&format!("{AD}at = [0, 120, 5, 12]\n"));
    assert_fault(&outside, "wrong-value issue.toml:8:6 “at”的 [0, 120, 5, 12] 不在版面之内", "126 行");
    assert_fault(&with_ads(AD), "missing-key issue.toml:5:1 缺少“at”", "at = [0, 60, 5, 12]");
    assert_fault(
        &with_ads("[[page.ad]]\nfile = \"images/ad.jpg\"\nat = [0, 60, 5, 12]\n"),
        "missing-key issue.toml:5:1 缺少“caption”",
        "caption = ",
    );
    assert_fault(
        &with_ads(&format!("{AD}at = [0, 60, 5, 12]\nlabel = \"推广\"\n")),
        "wrong-value issue.toml:9:9 “label”不能是“推广”",
        "公益广告 广告",
    );
    let missing = with_ads("[[page.ad]]\nfile = \"images/da.jpg\"\ncaption = \"海报\"\nat = [0, 60, 5, 12]\n");
    assert_fault(&missing, "picture-missing issue.toml:6:8 图片“images/da.jpg”不存在", "是不是“images/ad.jpg”？");
    assert!(missing.load().unwrap().0.pages[0].ads[0].picture.is_missing(), "its room is not kept");
}

#[test]
fn nothing_is_pinned_over_anything_else() {
    const AD: &str = "[[page.ad]]\nfile = \"images/ad.jpg\"\ncaption = \"海报\"\nat = [0, 60, 5, 12]\n";
    let pinned = |page: u16, at: &str| format!("---\ntitle: 甲\npage: {page}\nat: {at}\n---\n正文\n");
    let sample = with_ads(AD);
    sample.add("b.md", pinned(1, "[0, 10, 3, 50]").as_bytes());
    assert_eq!(sample.faults(), Vec::<String>::new());
    sample.add("c.md", pinned(1, "[3, 50, 2, 20]").as_bytes());
    assert_fault(&sample, "wrong-value c.md:4:5 “at”与第 1 版的广告“images/ad.jpg”重叠", "改其中一处 at");
    sample.add("c.md", pinned(1, "[2, 30, 2, 20]").as_bytes());
    assert_fault(&sample, "wrong-value c.md:4:5 “at”与第 1 版的“b”重叠", "改其中一处 at");
}

#[test]
fn the_wishes_of_a_skeleton_can_be_uncommented() {
    let folder = tempfile::tempdir().unwrap();
    let paper = folder.path().join("xin");
    new_paper(&paper, "某某家园").unwrap();
    new_issue(&paper, "2021-03-05", 4).unwrap();
    let issue = paper.join("issues/2021-03-05");
    let uncomment = |file: &Path| {
        let text = fs::read_to_string(file).unwrap();
        let lines: Vec<&str> = text.lines().map(|line| line.strip_prefix("# ").unwrap_or(line)).collect();
        fs::write(file, lines.join("\n").replacen("一期报纸。", "# 一期报纸。", 1)).unwrap();
    };
    uncomment(&issue.join("issue.toml"));
    uncomment(&issue.join("p1/sample.md"));
    let findings = load(&issue).map_or_else(|failure| failure.findings, |(_, findings)| findings);
    let codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    assert!(!codes.contains(&Code::UnknownKey) && !codes.contains(&Code::WrongType), "{findings:#?}");
}

//! A sound book has no finding; every check is proved by a book broken at one place, and by the place it tells.

mod book;

use self::book::{Book, jpeg};
use super::lint;
use crate::diag::{Code, Finding, Severity};

fn shown(findings: &[Finding]) -> Vec<String> {
    let place = |finding: &Finding| finding.span.as_ref().map(|span| format!("{}:{}", span.file, span.line));
    findings
        .iter()
        .map(|finding| format!("{} {} {}", place(finding).unwrap_or_default(), finding.code, finding.message))
        .collect()
}

/// The book has a finding of this code whose place and message hold these words.
#[track_caller]
fn finds(book: &Book, code: Code, place: &str, words: &str) {
    let findings = lint(&book.archive());
    let hit = findings.iter().any(|finding| {
        let span = finding.span.as_ref().map(|span| format!("{}:{}", span.file, span.line)).unwrap_or_default();
        finding.code == code && span.ends_with(place) && finding.message.contains(words)
    });
    assert!(hit, "no {code} “{words}” at {place} in {:#?}", shown(&findings));
}

/// Breaking one passage of one file is found at a line of that or another file.
#[track_caller]
fn breaks(name: &str, from: &str, to: &str, code: Code, place: &str, words: &str) {
    finds(&Book::sound().with(name, from, to), code, place, words);
}

#[test]
fn a_sound_book_has_no_finding() {
    let findings = lint(&Book::sound().archive());
    assert!(findings.is_empty(), "{:#?}", shown(&findings));
    if let Some(path) = std::env::var_os("CHENBAO_KEEP_SOUND_BOOK") {
        std::fs::write(path, Book::sound().archive()).expect("the book can be kept");
    }
}

#[test]
fn container() {
    let sound = Book::sound();
    let c = Code::EpubContainer;
    assert_eq!(lint(b"no archive")[0].code, c);
    assert_eq!(lint(&[])[0].code, c);
    finds(&sound.clone().without("mimetype"), c, "mimetype:1", "第一个文件不是 mimetype");
    finds(&sound.clone().and("mimetype", "application/epub+zip\n"), c, "mimetype:1", "恰好");
    finds(&sound.clone().without("META-INF/container.xml"), c, "container.xml:1", "没有这个文件");
    finds(&sound.clone().without("EPUB/package.opf"), c, "container.xml:1", "不在书里");
    finds(
        &sound.clone().with("container.xml", " full-path=\"EPUB/package.opf\"", ""),
        c,
        "container.xml:1",
        "full-path",
    );
    finds(&sound.clone().and("EPUB/封面.jpg", jpeg(8, 8)), c, "封面.jpg:1", "英文字母");
    finds(&sound.clone().and("EPUB/Garden.jpg", jpeg(8, 8)), c, "arden.jpg:1", "只差大小写");
    finds(&sound.clone().and("EPUB/a:b.jpg", jpeg(8, 8)), c, "a:b.jpg:1", "不许用");
    finds(&sound.and("../up.jpg", jpeg(8, 8)), c, "../up.jpg:1", "之外");
}

#[test]
fn container_bytes() {
    let bytes = Book::sound().archive();
    let mut compressed = bytes.clone();
    compressed[8] = 8;
    assert!(lint(&compressed).iter().any(|finding| finding.message.contains("压缩过")));
    let mut described = bytes.clone();
    described[6] |= 8;
    assert!(lint(&described).iter().any(|finding| finding.message.contains("长度写在内容之后")));
    let mut extra = bytes.clone();
    extra[28] = 4;
    assert!(lint(&extra).iter().any(|finding| finding.message.contains("附加字段")));
    // Two files of one name: the last name of the directory becomes that of the one before.
    let last = bytes.windows(15).rposition(|name| name == b"EPUB/garden.jpg").expect("the picture is named");
    let mut twice = bytes;
    twice[last..last + 15].copy_from_slice(b"EPUB/toc.ncx///");
    twice[last..last + 15].copy_from_slice(b"EPUB/cover.html");
    assert!(!lint(&twice).is_empty());
}

#[test]
fn damaged_archives_are_findings_and_no_panic() {
    let bytes = Book::sound().archive();
    for at in (0..bytes.len()).step_by(7) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0xff;
        lint(&damaged);
        lint(&bytes[..at]);
    }
}

#[test]
fn xml() {
    let c = Code::EpubXml;
    breaks("review-2023.xhtml", "</h1>", "", c, "review-2023.xhtml:13", "写法");
    breaks("review-2023.xhtml", "新增", "新增 & ", c, "review-2023.xhtml:11", "写法");
    breaks("review-2023.xhtml", "新增", "&nbsp;", c, "review-2023.xhtml:11", "写法");
    breaks("review-2023.xhtml", "encoding=\"UTF-8\"", "encoding=\"GBK\"", c, "review-2023.xhtml:1", "GBK");
    finds(&Book::sound().and("EPUB/review-2023.xhtml", b"<html>\n\xb9\xfa</html>"), c, "review-2023.xhtml:2", "UTF-8");
    breaks("package.opf", "</spine>", "", c, "package.opf:40", "写法");
}

#[test]
fn metadata() {
    let c = Code::EpubMetadata;
    let opf = |from, to, place, words| breaks("package.opf", from, to, c, place, words);
    opf("version=\"3.0\" unique", "version=\"2.0\" unique", "opf:2", "version");
    opf("<dc:language>zh-Hans</dc:language>", "", "opf:2", "语言");
    opf("<dc:creator id=\"c1\">社区晨报·仙霞</dc:creator>", "<dc:creator id=\"c1\"/>", "opf:8", "空的");
    opf("<meta property=\"dcterms:modified\">2024-01-10T00:00:00Z</meta>", "", "opf:2", "恰好一个");
    opf("2024-01-10T00:00:00Z", "2024-01-10", "opf:2", "形如");
    opf("unique-identifier=\"uid\"", "unique-identifier=\"id\"", "opf:2", "unique-identifier");
    opf("urn:uuid:6ba7b814-9dad-51d1-80b4-00c04fd430c8", "urn:uuid:xianxia", "opf:4", "UUID");
    opf("refines=\"#t1\" property=\"file-as\"", "refines=\"#t9\" property=\"file-as\"", "opf:7", "#t9");
    opf(">Xianxia nianjian<", "><", "opf:7", "没有值");
}

#[test]
fn accessibility() {
    let c = Code::EpubAccessibility;
    let opf = |from, to, words| breaks("package.opf", from, to, c, "opf:2", words);
    opf("<meta property=\"schema:accessibilityHazard\">none</meta>", "", "accessibilityHazard");
    opf("<meta property=\"schema:accessMode\">visual</meta>", "", "没有 visual");
    opf("<meta property=\"schema:accessibilityFeature\">pageBreakMarkers</meta>", "", "没有 pageBreakMarkers");
    opf("</metadata>", "<meta property=\"dcterms:conformsTo\">EPUB Accessibility 1.1</meta></metadata>", "核验人");
    let text_only = Book::sound()
        .with("review-2023.xhtml", "<img src=\"garden.jpg\" alt=\"居民在生境花园里浇水\"/>", "")
        .with("review-2020.xhtml", "<rect width=\"80\" height=\"10\" fill=\"currentColor\"/></svg>", "")
        .with("review-2020.xhtml", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 20\" role=\"img\" aria-labelledby=\"g1\"><title id=\"g1\">低碳项目十六个</title>", "")
        .with("package.opf", " properties=\"cover-image\"", "");
    finds(&text_only, c, "opf:2", "却没有图");
    let unpaged = Book::sound()
        .with(
            "review-2020.xhtml",
            "<span id=\"p1\" epub:type=\"pagebreak\" role=\"doc-pagebreak\" aria-label=\"2020年第1版\"></span>",
            "",
        )
        .with(
            "review-2020.xhtml",
            "<span id=\"p2\" epub:type=\"pagebreak\" role=\"doc-pagebreak\" aria-label=\"2020年第2版\"></span>",
            "",
        );
    finds(&unpaged, c, "opf:2", "却没有分页标记");
}

#[test]
fn manifest() {
    let c = Code::EpubManifest;
    let opf = |from, to, place, words| breaks("package.opf", from, to, c, place, words);
    opf("href=\"garden.jpg\"", "href=\"gone.jpg\"", "opf:32", "不在书里");
    opf("href=\"garden.jpg\"", "href=\"cover.jpg\"", "opf:32", "有两项");
    opf("href=\"garden.jpg\"", "href=\"\"", "opf:32", "href");
    opf(
        "href=\"garden.jpg\" media-type=\"image/jpeg\"",
        "href=\"garden.jpg\" media-type=\"image/png\"",
        "opf:32",
        "实际是 image/jpeg",
    );
    opf("<item id=\"garden\"", "<item", "opf:32", "没有 id");
    opf(" properties=\"nav\"", "", "opf:1", "恰好一个");
    opf(" properties=\"svg\"", "", "opf:30", "内嵌 SVG");
    opf(
        "href=\"review-2023.xhtml\" media-type=\"application/xhtml+xml\"",
        "href=\"review-2023.xhtml\" media-type=\"application/xhtml+xml\" properties=\"mathml\"",
        "opf:31",
        "其实没有",
    );
    opf(
        "href=\"review-2023.xhtml\" media-type=\"application/xhtml+xml\"",
        "href=\"review-2023.xhtml\" media-type=\"application/xhtml+xml\" properties=\"cover-image\"",
        "opf:31",
        "应当是图片",
    );
    let scripted = Book::sound().with("review-2023.xhtml", "</head>", "<script>1</script></head>");
    finds(&scripted, c, "opf:31", "脚本");
    let remote = Book::sound().with("review-2023.xhtml", "garden.jpg", "https://example.org/garden.jpg");
    finds(&remote, c, "opf:31", "网上的资源");
    breaks("package.opf", "<package xmlns=\"http://www.idpf.org/2007/opf\"", "<package", c, "opf:2", "package");
}

#[test]
fn spine() {
    let c = Code::EpubSpine;
    let opf = |from, to, place, words| breaks("package.opf", from, to, c, place, words);
    opf("idref=\"y2023\"", "idref=\"y2024\"", "opf:38", "不在清单里");
    opf("idref=\"y2023\"", "idref=\"y2020\"", "opf:38", "两次");
    opf("idref=\"y2023\"", "idref=\"garden\"", "opf:38", "不是网页");
    opf("<spine toc=\"ncx\">", "<spine toc=\"css\">", "opf:1", "NCX");
    let nonlinear =
        Book::sound().with("nav.xhtml", "<li><a epub:type=\"cover\" href=\"cover.xhtml\">封面</a></li>", "");
    finds(&nonlinear, c, "opf:35", "到不了");
    let none = Book::sound().with(
        "package.opf",
        "<itemref idref=\"nav\"/>\n    <itemref idref=\"y2020\"/>\n    <itemref idref=\"y2023\"/>",
        "",
    );
    finds(&none, c, "opf:1", "没有一项");
}

#[test]
fn unused() {
    let c = Code::EpubUnused;
    finds(&Book::sound().and("EPUB/notes.txt", "x"), c, "notes.txt:1", "不在清单里");
    let lone = Book::sound().with("review-2023.xhtml", "<img src=\"garden.jpg\" alt=\"居民在生境花园里浇水\"/>", "");
    finds(&lone, c, "opf:32", "没有用到");
    breaks("package.opf", "<itemref idref=\"y2023\"/>", "", Code::EpubLink, "nav.xhtml:17", "不在书脊里");
}

#[test]
fn ids_and_links() {
    let review = |from, to, code, place, words| breaks("review-2020.xhtml", from, to, code, place, words);
    review("id=\"b2\"", "id=\"b1\"", Code::EpubId, "review-2020.xhtml:13", "已经用过");
    review("id=\"b2\"", "id=\"b 2\"", Code::EpubId, "review-2020.xhtml:13", "空白");
    breaks("package.opf", "id=\"c1\"", "id=\"t1\"", Code::EpubId, "package.opf:8", "已经用过");
    let c = Code::EpubLink;
    review("aria-labelledby=\"g1\"", "aria-labelledby=\"g2\"", c, "review-2020.xhtml:15", "g2");
    review("href=\"style.css\"", "href=\"gone.css\"", c, "review-2020.xhtml:6", "不在书里");
    let other = |from, to, words| breaks("review-2023.xhtml", from, to, c, "review-2023.xhtml:11", words);
    other("href=\"review-2020.xhtml#s1\"", "href=\"review-2020.xhtml#s9\"", "id 不存在");
    other("href=\"review-2020.xhtml#s1\"", "href=\"review-2019.xhtml\"", "不在书里");
    other("href=\"review-2020.xhtml#s1\"", "href=\"\"", "空的");
    other("href=\"review-2020.xhtml#s1\"", "href=\"../../a\"", "书外");
    other("href=\"review-2020.xhtml#s1\"", "href=\"file:///c:/a.doc\"", "http");
    other("2020年的低碳项目", "", "没有文字");
    breaks("review-2023.xhtml", "garden.jpg", "https://example.org/a.jpg", c, "review-2023.xhtml:12", "不在书里");
    breaks("style.css", "p {", "@import url(https://example.org/a.css); p {", c, "style.css:3", "不在书里");
    breaks("style.css", "p {", "@font-face { src: url('a.otf') } p {", c, "style.css:3", "不在书里");
    let external = Book::sound().with("review-2023.xhtml", "review-2020.xhtml#s1", "https://example.org/");
    assert!(lint(&external.archive()).is_empty());
}

#[test]
fn pictures_and_tables() {
    let c = Code::EpubAlt;
    breaks("review-2023.xhtml", " alt=\"居民在生境花园里浇水\"", "", c, "review-2023.xhtml:12", "没有 alt");
    breaks("review-2023.xhtml", "居民在生境花园里浇水", "", c, "review-2023.xhtml:12", "空的");
    breaks("review-2023.xhtml", "居民在生境花园里浇水", "garden.jpg", c, "review-2023.xhtml:12", "文件名");
    breaks("review-2020.xhtml", " role=\"img\"", "", c, "review-2020.xhtml:15", "role");
    let svg = Book::sound().with("review-2020.xhtml", " aria-labelledby=\"g1\"", "").with(
        "review-2020.xhtml",
        "<title id=\"g1\">低碳项目十六个</title>",
        "",
    );
    finds(&svg, c, "review-2020.xhtml:15", "SVG");
    let c = Code::EpubTable;
    let head = "<th scope=\"col\">项目</th><th scope=\"col\">数量</th>";
    breaks("review-2020.xhtml", head, "<td>项目</td>", c, "review-2020.xhtml:18", "表头");
    breaks("review-2020.xhtml", head, "<th>项目</th>", c, "review-2020.xhtml:20", "scope");
    breaks("review-2020.xhtml", "<td>16个</td>", "<td colspan=\"4\">16个</td>", c, "review-2020.xhtml:18", "5 列");
    let c = Code::EpubPicture;
    finds(&Book::sound().and("EPUB/garden.jpg", b"\xff\xd8\xff\xe0".to_vec()), c, "garden.jpg:1", "打不开");
    finds(&Book::sound().and("EPUB/garden.jpg", jpeg(2100, 2000)), c, "garden.jpg:1", "2100×2000");
    let mut heavy = jpeg(8, 8);
    heavy.resize(1_600_000, 0);
    finds(&Book::sound().and("EPUB/garden.jpg", heavy), c, "garden.jpg:1", "1600 KB");
    let mut located = jpeg(8, 8);
    located.splice(2..2, *b"\xff\xe1\x00\x0aExif\0\0\0\0");
    finds(&Book::sound().and("EPUB/garden.jpg", located), c, "garden.jpg:1", "EXIF");
}

#[test]
fn headings() {
    let c = Code::EpubHeading;
    let jump =
        Book::sound().with("review-2020.xhtml", "<h2 id=\"s1\">记忆一：低碳</h2>", "<h3 id=\"s1\">记忆一：低碳</h3>");
    finds(&jump, c, "review-2020.xhtml:11", "h3");
    breaks(
        "review-2020.xhtml",
        "<h2 id=\"s1\">记忆一：低碳</h2>",
        "<h2 id=\"s1\"></h2>",
        c,
        "review-2020.xhtml:11",
        "空的",
    );
    breaks("review-2020.xhtml", "<title>2020年：七个记忆</title>", "", c, "review-2020.xhtml:3", "title");
}

#[test]
fn navigation() {
    let c = Code::EpubNavigation;
    let nav = |from, to, place, words| breaks("nav.xhtml", from, to, c, place, words);
    nav("epub:type=\"toc\"", "epub:type=\"loi\"", "nav.xhtml:1", "目录");
    nav(">2023年：工作总结</a>", "></a>", "nav.xhtml:17", "没有文字");
    nav(">2023年：工作总结</a>", ">2023年：<br/>工作总结</a>", "nav.xhtml:17", "换行");
    nav("<a href=\"review-2023.xhtml\">2023年：工作总结</a>", "<span>2023年</span>", "nav.xhtml:17", "没有链接");
    nav("<a href=\"review-2023.xhtml\">2023年：工作总结</a>", "", "nav.xhtml:17", "空的");
    nav("<li><a href=\"review-2020.xhtml#s1\">2020年·记忆一：低碳</a></li>", "", "nav.xhtml:13", "空的");
    nav("<li><a epub:type=\"cover\" href", "<li><a href", "nav.xhtml:30", "epub:type");
    nav("epub:type=\"bodymatter\"", "epub:type=\"cover\"", "nav.xhtml:31", "两条");
    nav("epub:type=\"landmarks\"", "epub:type=\"page-list\"", "nav.xhtml:1", "有 2 个");
    nav(
        "<li><a href=\"review-2020.xhtml\">2020",
        "<li><a href=\"review-2023.xhtml\">2020",
        "nav.xhtml:14",
        "在正文里的位置之后",
    );
}

#[test]
fn ncx() {
    let c = Code::EpubNcx;
    let ncx = |from, to, place, words| breaks("toc.ncx", from, to, c, place, words);
    ncx("<text>2020年·记忆一：低碳</text>", "<text>记忆一</text>", "toc.ncx:12", "不一致");
    ncx("src=\"review-2020.xhtml#s1\"", "src=\"review-2020.xhtml\"", "toc.ncx:12", "不一致");
    ncx("<text>2020年·第2版</text>", "<text>第2版</text>", "toc.ncx:19", "页码表");
    ncx("content=\"urn:uuid:", "content=\"urn:", "toc.ncx:2", "标识");
    ncx("name=\"dtb:depth\" content=\"2\"", "name=\"dtb:depth\" content=\"1\"", "toc.ncx:2", "应是 2");
    ncx("<text>仙霞年鉴</text>", "<text>目录</text>", "toc.ncx:2", "不是书名");
    ncx("playOrder=\"5\"", "playOrder=\"7\"", "toc.ncx:2", "playOrder");
    let fewer = Book::sound().with("nav.xhtml", "<li><a href=\"review-2023.xhtml\">2023年：工作总结</a></li>", "");
    finds(&fewer, c, "toc.ncx:1", "导航有 2 条");
    let without = Book::sound()
        .with("package.opf", "<item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>", "")
        .without("EPUB/toc.ncx");
    finds(&without, c, "package.opf:1", "没有 NCX");
    breaks("package.opf", " toc=\"ncx\"", "", c, "package.opf:1", "toc");
}

#[test]
fn page_list() {
    let c = Code::EpubPageList;
    breaks(
        "nav.xhtml",
        "<li><a href=\"review-2020.xhtml#p2\">2020年·第2版</a></li>",
        "",
        c,
        "review-2020.xhtml:13",
        "不在页码表里",
    );
    breaks("nav.xhtml", "#p2\"", "#b2\"", c, "nav.xhtml:24", "没有指到分页标记");
    breaks("nav.xhtml", ">2020年·第2版<", ">2020年·第1版<", c, "nav.xhtml:24", "两个");
    breaks("review-2020.xhtml", " aria-label=\"2020年第2版\"", "", c, "review-2020.xhtml:13", "没有名字");
    let sourceless = Book::sound().with("package.opf", "<dc:source>社区晨报·仙霞</dc:source>", "").with(
        "package.opf",
        "<meta property=\"pageBreakSource\">社区晨报·仙霞</meta>",
        "",
    );
    finds(&sourceless, c, "package.opf:2", "哪份报纸");
}

#[test]
fn language() {
    let c = Code::EpubLanguage;
    breaks("package.opf", " xml:lang=\"zh-Hans\"", "", c, "package.opf:2", "xml:lang");
    breaks("package.opf", ">zh-Hans<", ">中文<", c, "package.opf:9", "语言标记");
    breaks("toc.ncx", " xml:lang=\"zh-Hans\"", "", c, "toc.ncx:2", "NCX");
    breaks("review-2023.xhtml", " xml:lang=\"zh-Hans\" lang=\"zh-Hans\"", "", c, "review-2023.xhtml:3", "同时");
    breaks("review-2023.xhtml", " lang=\"zh-Hans\"", " lang=\"zh-Hant\"", c, "review-2023.xhtml:3", "不同");
    breaks(
        "review-2023.xhtml",
        "xml:lang=\"zh-Hans\" lang=\"zh-Hans\"",
        "xml:lang=\"en\" lang=\"en\"",
        c,
        "review-2023.xhtml:3",
        "书的语言",
    );
}

#[test]
fn semantics_and_notes() {
    let c = Code::EpubSemantics;
    breaks("review-2020.xhtml", " role=\"doc-chapter\"", "", c, "review-2020.xhtml:9", "doc-chapter");
    breaks("review-2020.xhtml", " epub:type=\"chapter\"", "", c, "review-2020.xhtml:9", "epub:type");
    breaks("review-2020.xhtml", " aria-labelledby=\"t\"", "", c, "review-2020.xhtml:9", "没有名字");
    let part = "<section epub:type=\"part\" role=\"doc-part\" aria-label=\"甲\"></section>";
    breaks("review-2023.xhtml", "</section>", &format!("</section>{part}{part}"), c, "review-2023.xhtml:13", "同名");
    let article = Book::sound().with("review-2023.xhtml", "<section epub", "<article epub").with(
        "review-2023.xhtml",
        "</section>",
        "</article>",
    );
    finds(&article, c, "review-2023.xhtml:9", "article");
    let c = Code::EpubNote;
    breaks("review-2020.xhtml", "href=\"#fn1\"", "href=\"#b2\"", c, "review-2020.xhtml:12", "没有指到注文");
    breaks("review-2020.xhtml", "href=\"#fn1\"", "href=\"#b2\"", c, "review-2020.xhtml:23", "没有注号");
    breaks("review-2020.xhtml", "href=\"#r1\"", "href=\"#b1\"", c, "review-2020.xhtml:23", "回到注号");
    breaks("review-2020.xhtml", "<aside id=\"fn1\"", "<aside", c, "review-2020.xhtml:23", "没有 id");
}

#[test]
fn style() {
    let c = Code::EpubStyle;
    let css = |to: &str, words| breaks("style.css", "p { margin: 0; text-indent: 2em; }", to, c, "style.css:3", words);
    css("p { color: #333 }", "写死的颜色");
    css("body{background:white}", "写死的颜色");
    css("p { border: 1px solid rgb(0, 0, 0) }", "写死的颜色");
    css("p { font-size: 14px }", "绝对的长度");
    css("p { font: bold 12pt/1.5 serif }", "绝对的长度");
    css("div { position: fixed }", "固定");
    css("p { direction: rtl }", "dir");
    css("p { overflow: hidden }", "裁掉");
    breaks("style.css", "p { margin: 0; text-indent: 2em; }", "p { margin: 0;", c, "style.css:1", "花括号");
    breaks("review-2023.xhtml", "<p>新增", "<p style=\"color:red\">新增", c, "review-2023.xhtml:11", "style 属性");
    breaks(
        "review-2023.xhtml",
        "</head>",
        "<style>p { color: red }</style></head>",
        c,
        "review-2023.xhtml:7",
        "写死的颜色",
    );
}

#[test]
fn characters() {
    let c = Code::EpubText;
    let text = |to, words| breaks("review-2023.xhtml", "新增企业492家", to, c, "review-2023.xhtml:11", words);
    text("新增\u{fffd}企业", "乱码");
    text("新增\u{e123}企业", "U+E123");
    text("新增\u{200b}企业", "U+200B");
    text(" \u{3000}\u{3000}新增企业", "全角空格");
    text("新增 企业", "空格");
    text("新增,企业", "半角标点");
    text("新增—企业", "——");
    text("新增…企业", "……");
    text("**新增**企业", "粗体");
    let rare = Book::sound().with("review-2023.xhtml", "新增企业492家", "新增𬭚企业");
    finds(&rare, Code::EpubRareCharacter, "review-2023.xhtml:11", "U+2CB5A");
    let code = Book::sound().with("review-2023.xhtml", "新增企业492家", "<code>a ** b</code>");
    assert!(lint(&code.archive()).is_empty());
    let deck =
        Book::sound().with("review-2023.xhtml", "<p>新增企业", "<p class=\"subtitle\">从楼道 看变化</p><p>新增企业");
    assert!(lint(&deck.archive()).is_empty());
}

#[test]
fn repeated_findings_are_counted() {
    let many = "<img src=\"garden.jpg\"/>".repeat(100);
    let findings = lint(&Book::sound().with("review-2023.xhtml", "<figure>", &format!("<figure>{many}")).archive());
    assert_eq!(findings.iter().filter(|finding| finding.code == Code::EpubAlt).count(), 21);
    assert!(findings.iter().any(|finding| finding.message.contains("另有 80 处")), "{:#?}", shown(&findings));
}

/// A stranger's book that keeps the standard has no error: what only a good book has is advised.
#[test]
fn what_the_standard_does_not_ask_for_is_no_error() {
    let sound = Book::sound();
    let ncx = "<item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>";
    let bare = sound
        .clone()
        .without("EPUB/toc.ncx")
        .with("package.opf", ncx, "")
        .with("package.opf", " toc=\"ncx\"", "")
        .with("review-2023.xhtml", "alt=\"居民在生境花园里浇水\"", "alt=\"\"");
    finds(&bare, Code::EpubNcx, "package.opf:1", "没有 NCX");
    finds(&bare, Code::EpubAlt, "review-2023.xhtml:12", "空的");
    let findings = lint(&bare.archive());
    let errors: Vec<_> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{:#?}", shown(&findings));
}

//! Tests of [`super::body`]: what Markdown becomes in an article, and that nothing an author wrote is lost in silence.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::content::PictureEntry;
use crate::copy::script::is_han;
use crate::diag::{Finding, Severity, Source};
use crate::model::{Inline, InlineStyle, ListItem};

const FRONT_MATTER: &str = "---\ntitle: 标题\n---\n";

/// An article's body in copy.
pub(super) struct Copy {
    pub(super) source: Arc<Source>,
    pub(super) blocks: Vec<Block>,
    pub(super) pictures: Vec<PictureEntry>,
    pub(super) findings: Vec<Finding>,
}

pub(super) fn copy(body: &str) -> Copy {
    let source = Source::new("a.md", format!("{FRONT_MATTER}{body}"));
    let mut desk = CopyDesk::new(&source);
    let manuscript = read_markdown(&source, FRONT_MATTER.len());
    let ArticleBody { blocks, pictures } = narrow_manuscript(manuscript, &source, FRONT_MATTER.len(), &mut desk);
    Copy { source, blocks, pictures, findings: desk.close() }
}

/// The blocks in a short notation: one line each.
fn outline(body: &str) -> String {
    let copy = copy(body);
    let lines = copy.blocks.iter().map(|block| match block {
        Block::Paragraph(text) => runs(text),
        Block::Crosshead(text) => format!("# {}", runs(text)),
        Block::List(items) => {
            let item =
                |item: &ListItem| format!("{}{} {}", ">".repeat(item.level.into()), item.marker, runs(&item.text));
            items.iter().map(item).collect::<Vec<_>>().join(" / ")
        }
        Block::Verse(stanzas) => {
            let stanza = |lines: &Vec<Text>| lines.iter().map(runs).collect::<Vec<_>>().join(" / ");
            format!("~ {}", stanzas.iter().map(stanza).collect::<Vec<_>>().join(" // "))
        }
        Block::Note(number, texts) => {
            format!("注{number} {}", texts.iter().map(runs).collect::<Vec<_>>().join(" / "))
        }
        Block::Quote(texts) => format!("> {}", texts.iter().map(runs).collect::<Vec<_>>().join(" / ")),
        Block::Table(table) => std::iter::once(&table.header)
            .chain(&table.rows)
            .map(|row| row.iter().map(runs).collect::<Vec<_>>().join(" | "))
            .collect::<Vec<_>>()
            .join(" / "),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn runs(text: &Text) -> String {
    let run = |inline: &Inline| match inline.style {
        InlineStyle::Plain => inline.text.clone(),
        InlineStyle::Strong => format!("[{}]", inline.text),
        InlineStyle::Emphasis => format!("<{}>", inline.text),
    };
    text.inlines().map(run).collect()
}

/// Code, line and column of each finding.
fn faults(body: &str) -> Vec<String> {
    let place = |finding: &Finding| finding.span.as_ref().map_or((0, 0), |span| (span.line, span.column));
    copy(body).findings.iter().map(|f| format!("{} {}:{}", f.code, place(f).0, place(f).1)).collect()
}

#[test]
fn soft_breaks_join_chinese_lines_and_part_latin_words() {
    assert_eq!(
        outline("上半年我们修了弄堂里所有的路灯和水管，大家都说\n好，下半年，\n“好”事\n还多。\n"),
        "上半年我们修了弄堂里所有的路灯和水管，大家都说好，下半年，“好”事\n还多。"
    );
    assert_eq!(
        outline("they came on the first of the month to look\nat the second 中文，\nWi-Fi。\n"),
        "they came on the first of the month to look at the second 中文，Wi-Fi。"
    );
    assert_eq!(outline("第一行  \n第二行\\\n第三行\n"), "第一行\n第二行\n第三行");
    assert_eq!(outline("第一段。\n　　第二段。\n\n　　第三段。"), "第一段。\n第二段。\n第三段。");
}

#[test]
fn emphasis_works_next_to_chinese_marks() {
    assert_eq!(outline("**一是基础设施。**房屋"), "[一是基础设施。]房屋");
    assert_eq!(outline("**“两新”**组织和*强调，*后文"), "[“两新”]组织和<强调，>后文");
    assert_eq!(outline("***都有***"), "[都有]");
}

#[test]
fn blocks_keep_their_kind() {
    assert_eq!(outline("# 一\n\n## 谋发展 强治理\n\n正文\n---\n还有\n"), "# 一\n# 谋发展　强治理\n正文\n还有");
    assert_eq!(outline("- 甲\n- 乙\n  续行\n\n  又一段\n"), "• 甲 / • 乙 /  续行 /  又一段");
    assert_eq!(outline("3. 甲\n4. 乙\n   - 丙\n5. 丁\n"), "3. 甲 / 4. 乙 / >• 丙 / 5. 丁");
    assert_eq!(outline("- 甲\n\n  > 引\n\n  后\n- 乙\n"), "• 甲\n> 引\n 后 / • 乙");
    assert_eq!(outline("> 第一段\n>\n> 第二段\n"), "> 第一段 / 第二段");
    assert_eq!(
        outline("| 类别 | 例 |\n| --- | --- |\n| **干** | 纸, 笔 |\n| 湿 |\n"),
        "类别 | 例 / [干] | 纸，笔 / 湿 | "
    );
}

#[test]
fn links_keep_their_words_and_code_stays_as_it_is() {
    assert_eq!(
        outline("见[街道网站](https://example.org/a,b)，或<https://example.org/>"),
        "见街道网站，或https://example.org/"
    );
    assert_eq!(outline("输入`a, b`即可"), "输入a, b即可");
    assert_eq!(outline("甲&amp;乙&lt;丙\\*丁"), "甲&乙<丙*丁");
}

#[test]
fn indented_text_is_a_paragraph_with_a_warning() {
    assert_eq!(outline("    缩进的段落\n    第二行\n"), "缩进的段落第二行");
    assert_eq!(faults("第一段\n\n    缩进的段落\n"), ["code-block 6:5"]);
    assert_eq!(outline("```\n围栏\n```\n"), "围栏");
}

#[test]
fn html_goes_and_its_words_stay() {
    assert_eq!(outline("水<sub>二</sub>氧<!-- 注 --><br>新段"), "水二氧\n新段");
    assert_eq!(faults("水<sub>二</sub>氧<!-- 注 --><br>新段"), ["raw-html 4:2", "mark-omitted 4:15"]);
    assert_eq!(outline("<div align=\"center\">\n居中 <b>粗</b>\n</div>\n\n<!-- 编辑注 -->\n\n正文\n"), "居中粗\n正文");
    assert_eq!(faults("<div>\n居中\n</div>\n"), ["raw-html 4:1"]);
    assert_eq!(outline("书名<居民>和 3<5 岁"), "书名<居民>和3<5岁");
}

#[test]
fn pictures_leave_the_text() {
    let copy = copy("前文\n\n![说明一](images/a.jpg)\n\n中![](<images/b b.png> \"说明二\")文\n");
    let named: Vec<(&str, Option<&str>)> = copy
        .pictures
        .iter()
        .map(|entry| (entry.file.text.as_str(), entry.caption.as_ref().map(|phrase| phrase.text.as_str())))
        .collect();
    assert_eq!(named, [("images/a.jpg", Some("说明一")), ("images/b b.png", Some("说明二"))]);
    for entry in &copy.pictures {
        assert!(copy.source.text[entry.file.at..].starts_with(&entry.file.text));
        let caption = entry.caption.as_ref().unwrap();
        assert!(copy.source.text[caption.at..].starts_with(&caption.text));
    }
    assert_eq!(copy.blocks.len(), 2);
}

#[test]
fn warns_of_marks_that_do_not_work() {
    assert_eq!(faults("正文**没配对\n"), ["markdown-slip 4:3"]);
    assert_eq!(faults("##小标题\n"), ["markdown-slip 4:1"]);
    assert_eq!(faults("见![](images/a.jpg 说明)\n"), ["markdown-slip 4:4"]);
}

/// The lines of the body on which words are reported as lost.
fn lost_lines(copy: &Copy) -> Vec<u32> {
    let errors = copy.findings.iter().filter(|f| f.code == Code::MarkdownSlip && f.severity == Severity::Error);
    errors.filter_map(|finding| finding.span.as_ref()).map(|span| span.line - 3).collect()
}

/// The Han of everything that is set, sorted.
fn han_set(copy: &Copy) -> Vec<char> {
    let texts = copy.blocks.iter().flat_map(Block::texts).map(Text::to_plain);
    let captions = copy.pictures.iter().filter_map(|picture| picture.caption.as_ref()).map(|c| c.text.clone());
    sorted_han(&texts.chain(captions).collect::<String>())
}

fn sorted_han(text: &str) -> Vec<char> {
    let mut han: Vec<char> = text.chars().filter(|&c| is_han(c)).collect();
    han.sort_unstable();
    han
}

#[test]
fn lost_words_are_reported_once_a_line() {
    let cases: &[(&str, &[u32])] = &[
        ("> [注]: 甲乙\n", &[]),
        ("- [注]: 甲\n- 丙\n", &[]),
        ("正\n\n[注]:\n丙\n", &[]),
        ("[甲][一]\n\n[一]: http://a.cn \"乙\"\n", &[3]),
        ("AB 12 ①★→\n", &[]),
        ("```text\n12\n```\n", &[1]),
        ("| 一 | 二 |\n| - | - |\n| 三 | 四 | 五 | 六 |\n| 五 | 七 |\n", &[3]),
        ("```甲\n乙\n```\n", &[1]),
        ("![甲](a.jpg \"乙\")\n", &[]),
        ("[甲](a.cn \"乙\")丙\n", &[1]),
        ("[甲](a.cn \"甲\")甲\n", &[1]),
        ("第一行\n[记者]: 你好 吗 今天\n", &[]),
        ("![甲](a.jpg \"甲\")乙\n", &[]),
        ("![](图/甲.jpg \"乙\\\"丙\")丁\n", &[]),
        ("![甲&amp;乙](<图 片.jpg>)丁\n", &[]),
        ("[![甲](图.jpg)](http://甲.cn/乙)丁\n", &[]),
        ("[甲](http://a.cn/乙(丙)丁)乙\n", &[]),
        ("<http://甲.cn/乙> [丙](丁)\n", &[]),
        ("甲<b title=\"乙\">丙</b><!-- 丁 -->戊\n", &[]),
        ("<div title=\"乙\">\n甲乙\n<!-- 甲 -->丙\n</div>\n", &[]),
        ("> <div title=\"乙\">\n> 甲乙\n> </div>\n", &[]),
        ("甲\n\n<!--\n乙\n丙 -->\n\n丁\n", &[]),
        ("甲\\\n乙&#x4e59;丙&nbsp;丁\n", &[]),
        ("- <b>\r\n\t一\n\n", &[]),
    ];
    for (body, lines) in cases {
        assert_eq!(lost_lines(&copy(body)), *lines, "{body}");
    }
}

#[test]
fn every_han_is_set_or_reported_on_its_line() {
    let nasty = [
        "> [注]: 甲乙\n> 丙丁\n",
        "- [注]: 甲\n\n  [又]: <乙> '丙'\n\n  丁\n",
        "[一]: 二\n[三]: 四\n五\n",
        "[一]:\n  二\n  \"三\n四\"\n五\n",
        "[甲][一] [一]\n\n[一]: http://a.cn \"乙\"\n",
        "![甲][1]丙\n\n[1]: a.jpg\n",
        "| 一 | 二 |\n|-|-|\n| 三 |\n| 四 | 五 | 六 | 七 |\n八\n",
        "> | 一 |\n> |-|\n> | 三 | 四 |\n",
        "~~~ 甲 乙\n丙\n~~~\n\n    丁\n",
        "1. ```甲\n   乙\n   ```\n2. 丙\n",
        "**甲*乙**丙* `丁` ~~戊~~ [己\n",
        "# 甲 #\n## 乙 ## 丙 ##\n丁\n===\n戊\n---\n",
        "&#x4e00;甲&乙;\\丙\\\\丁\n",
        "甲 \u{3000}乙\u{3000} 丙`\u{3000}丁 \u{3000}`\n",
        "<p>\n甲\n\n乙<br>丙\n</p>\n丁<!-- 未完\n",
    ];
    for body in nasty {
        let copy = copy(body);
        let (set, reported) = (han_set(&copy), lost_lines(&copy));
        let defines = |line: &&str| line.starts_with('[') && line.contains("]: ") && line.contains('.');
        for (line, number) in body.lines().zip(1..).filter(|(line, _)| !defines(line)) {
            for c in line.chars().filter(|&c| is_han(c)) {
                assert!(set.contains(&c) || reported.contains(&number), "{c} of {body}");
            }
        }
    }
}

#[test]
fn warns_of_quotes_without_a_partner() {
    assert_eq!(faults("他说“好，就走了\n"), ["quote-unpaired 4:3"]);
    assert_eq!(faults("他说好”，就走了\n"), ["quote-unpaired 4:4"]);
    assert_eq!(faults("少\"一个\n"), ["quote-unpaired 4:2"]);
    assert_eq!(faults("他说：“第一段\n\n“第二段”\n"), Vec::<String>::new());
    assert_eq!(faults("他说：“第一段\n\n第二段\n"), ["quote-unpaired 4:4"]);
    assert_eq!(faults("坏\u{fffd}字\n"), ["not-utf8 4:2"]);
}

#[test]
fn every_character_leads_back_to_its_place() {
    let copy = copy(
        "他 说:\"**好**\"，\n又说...&amp;\n\n- 项[目](http://a.cn/目)目\n\n| 表 | 头 |\n| -- | -- |\n| a | 格 |\n\n    码\n",
    );
    let mut seen = 0;
    for text in copy.blocks.iter().flat_map(Block::texts) {
        for (byte, c) in text.to_plain().char_indices() {
            let span = text.span_at(byte).unwrap();
            let from = copy.source.text[span.byte..].chars().next().unwrap();
            let alike =
                from == c || matches!((from, c), (' ', '\u{3000}') | (':', '：') | ('"', '“' | '”') | ('.', '…'));
            assert!(alike, "{c} came from {from}");
            seen += 1;
        }
    }
    assert_eq!(seen, 20);
    let Block::List(items) = &copy.blocks[1] else { panic!("a list") };
    assert_eq!(items[0].text.span_at("项目".len()).unwrap().column, 22);
}

fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[一-龥，。“”a-z0-9]{1,8}",
        1 => Just("\n\n".to_owned()),
        1 => Just("\n".to_owned()),
        1 => "[\\n](- |1\\. |> |## |    |　　|\\| |```\n)",
        1 => "[*_`#|<>\\[\\]()!&;:\\\\\"~-]{1,3}",
        1 => prop_oneof![
            Just("**粗**"), Just("![图](images/a.jpg \"说\")"), Just("[链](u)"), Just("<b>"), Just("</b>"), Just("<!-- 注 -->"),
            Just("&amp;"), Just("| a | b |\n| - | - |\n| 一 | 二 |\n"), Just("\n[注]: "), Just("[链](u \"题\")"), Just("\n```码\n"), Just("| 多 | 出 | 格 |\n"), Just("<div>\n"), Just("\r\n"), Just("\t")
        ].prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

#[test]
fn deep_nesting_ends() {
    for piece in [">", "> ", "- ", "1. ", "*a **b ", "[", "![", "<b>", "`", "~~", "| ", "&", "\\"] {
        copy(&piece.repeat(20_000));
    }
    copy(&format!("{}一{}", "*a **b ".repeat(5_000), "** *".repeat(5_000)));
    copy(&format!("{}一{}", "![".repeat(5_000), "](a)".repeat(5_000)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, rng_seed: RngSeed::Fixed(20200812), ..ProptestConfig::default() })]

    #[test]
    fn han_are_reported_as_lost_just_where_they_are(body in markdown()) {
        let copy = copy(&body);
        let is_whole = han_set(&copy) == sorted_han(&body);
        let reported = !lost_lines(&copy).is_empty();
        prop_assert!(!(is_whole && reported), "reported though set: {:?}", lost_lines(&copy));
        if !body.contains('<') && !body.contains("](") {
            prop_assert!(is_whole || reported, "lost in silence");
        }
    }

    #[test]
    fn han_keep_their_order_and_their_places(body in markdown()) {
        let copy = copy(&body);
        let mut last = 0;
        for text in copy.blocks.iter().flat_map(Block::texts) {
            let anchors = &text.map.anchors;
            prop_assert!(anchors.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1));
            for (byte, c) in text.to_plain().char_indices().filter(|&(_, c)| is_han(c)) {
                let span = text.span_at(byte).unwrap();
                prop_assert_eq!(copy.source.text[span.byte..].chars().next(), Some(c));
                prop_assert!(span.byte >= last);
                last = span.byte;
            }
        }
    }
}

//! Tests of [`super::body`]: what Markdown becomes in a review.

use super::*;
use crate::diag::Source;
use crate::model::{Inline, Run};

fn read_text(text: &str) -> (ReviewBody, Vec<Finding>) {
    let source = Source::new("reviews/2020.md", text.to_owned());
    let mut desk = CopyDesk::new(&source);
    let manuscript = read_markdown(&source, 0);
    let body = edit_manuscript(manuscript, &source, Beginning { at: 0, page: Some("1") }, &mut desk);
    (body, desk.close())
}

fn codes(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| finding.code.to_string()).collect()
}

#[test]
fn structure_is_kept() {
    let text = "开头。\n\n## 一、工作\n\n### （一）经济\n\n- 甲\n  1. 乙\n  2. 丙\n- 丁\n\n> 引文\n\n**编者注：**照录。\n\n\
                | 年 | 数 |\n| - | - |\n| 2020 | 4.60亿元 |\n";
    let (body, findings) = read_text(text);
    assert!(findings.is_empty(), "{findings:?}");
    let kinds: Vec<String> = body.passages.iter().map(|passage| format!("{passage:?}")).collect();
    let names = ["Paragraph", "Heading { level: 2", "Heading { level: 3", "List", "Quote", "Remark", "Table"];
    assert_eq!(kinds.len(), names.len());
    for (kind, name) in kinds.iter().zip(names) {
        assert!(kind.starts_with(name), "{kind}");
    }
    assert_eq!(body.passages[3].plain(), "甲乙丙丁");
    assert_eq!(body.passages[6].plain(), "年数20204.60亿元");
}

#[test]
fn notes_pages_and_links_stand_in_their_places() {
    let text = "第一[^a]，第二[^b]再[^a]。<!-- 版: 3 -->下一版见[网站](https://example.org/ \"题\")。\n\n[^b]: 乙注。\n\n[^a]: 甲注。\n";
    let (body, findings) = read_text(text);
    assert!(findings.is_empty(), "{findings:?}");
    let Passage::Paragraph(prose) = &body.passages[0] else { panic!("{:?}", body.passages) };
    assert_eq!(prose.to_plain(), "第一，第二再。下一版见网站。");
    let notes: Vec<usize> =
        prose.runs.iter().filter_map(|run| if let Run::Note(number) = run { Some(*number) } else { None }).collect();
    assert_eq!(notes, [1, 2, 1]);
    assert!(prose.runs.contains(&Run::Page(1)));
    assert!(
        prose.runs.iter().any(|run| matches!(run, Run::Words(Inline { link: Some(_), text, .. }) if text == "网站"))
    );
    let words: Vec<String> =
        body.notes.iter().map(|note| note.body.iter().map(Passage::plain).collect::<String>()).collect();
    assert_eq!(words, ["甲注。", "乙注。"]);
    assert_eq!(body.pages, [PrintedPage { name: "3".to_owned() }]);
}

#[test]
fn slips_are_told_and_no_word_is_lost() {
    let (body, findings) = read_text("<div>甲<b>乙</b></div>\n\n丙<i>丁</i>[^x]\n\n[^y]: 戊\n\n```\n己\n```\n");
    assert_eq!(codes(&findings), ["raw-html", "raw-html", "note-lost", "note-lost", "code-block"]);
    let all: String = body.passages.iter().map(Passage::plain).collect();
    assert_eq!(all, "甲乙丙丁[^x]己");
}

#[test]
fn headings_do_not_jump() {
    let (body, findings) = read_text("# 甲\n\n### 乙\n\n## 丙\n\n### 丁\n");
    assert_eq!(codes(&findings), ["heading-jump"]);
    let levels: Vec<u8> = body
        .passages
        .iter()
        .filter_map(|passage| if let Passage::Heading { level, .. } = passage { Some(*level) } else { None })
        .collect();
    assert_eq!(levels, [2, 3, 3, 4]);
}

#[test]
fn pictures_keep_their_words_and_places() {
    let (body, findings) = read_text("前。\n\n![排队的人](images/a.jpg \"排队领口罩\")\n\n后。\n");
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(body.passages[1], Passage::Picture(0));
    let picture = &body.pictures[0];
    assert_eq!(picture.alt.as_ref().unwrap().text, "排队的人");
    assert_eq!(picture.caption.as_ref().unwrap().text, "排队领口罩");
}

#[test]
fn any_nesting_is_read() {
    let deep = format!("{}甲\n\n{}乙{}\n", "> ".repeat(300), "*".repeat(200), "*".repeat(200));
    let (body, _) = read_text(&deep);
    assert!(body.passages.iter().map(Passage::plain).collect::<String>().contains('甲'));
}

#[test]
fn only_addresses_that_readers_can_follow_are_links() {
    let (body, findings) = read_text(
        "[甲](HTTPS://例子.中国:80/a?b=%20#c) [乙](2021.md) [丙](http://) [丁](https://a.cn/%zz) [戊](<https://a.cn/a b>) [己](mailto:a@b.cn)\n",
    );
    let links: Vec<&str> = body.passages[0]
        .texts()
        .iter()
        .flat_map(|text| &text.runs)
        .filter_map(|run| if let Run::Words(Inline { link: Some(link), .. }) = run { Some(&**link) } else { None })
        .collect();
    assert_eq!(links, ["HTTPS://例子.中国:80/a?b=%20#c", "mailto:a@b.cn"]);
    let slips: Vec<&Finding> = findings.iter().filter(|finding| finding.code == Code::MarkdownSlip).collect();
    assert_eq!(slips.len(), 4);
    assert!(slips[0].message.contains("2021.md"), "{findings:?}");
}

#[test]
fn a_printed_page_begins_once() {
    let (body, findings) = read_text("<!-- 版: 1 -->\n\n甲。\n\n<!-- 版: 2 -->\n\n乙<!-- 版: 2 -->丙。\n");
    assert_eq!(body.pages.iter().map(|page| page.name.as_str()).collect::<Vec<&str>>(), ["2"]);
    assert_eq!(codes(&findings), ["epub-page-list"; 2]);
    assert!(findings.iter().all(|finding| finding.severity == crate::diag::Severity::Warning));
}

#[test]
fn a_lost_note_is_told_of_once() {
    let (body, findings) = read_text("甲。\n\n[^1]: 没人指。\n\n    第二段。\n\n乙。\n");
    assert_eq!(body.passages.len(), 2);
    assert_eq!(codes(&findings), ["note-lost"]);
}

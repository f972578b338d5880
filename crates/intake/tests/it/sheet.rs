//! Drafts in pieces: written again as they were, and no word lost whatever an editor does.

use std::collections::BTreeMap;

use chenbao_intake::draft::{DraftPicture, draft_words, write_draft};
use chenbao_intake::manuscript::Manuscript;
use chenbao_intake::sheet::{Edit, Role, Sheet, Spot, append, part};
use chenbao_intake::structure::read_structure;
use proptest::prelude::*;

use crate::truth::articles;

/// A draft with everything that a draft can have.
const FULL: &str = "---\n# 来稿：a.docx\n# 待核：第 1 段，看一看\ntitle: \"谋发展 强治理\"\nkicker: \"区里来人\"\nkind: story\n# 待核：地名只有短讯用得着\n# place: \"芙一居民区\"\npriority: 3\nauthor: [\"晓舟\", \"秋水\"]\nsource: \"社区服务办\"\nimages:\n# 待核：小图\n  - file: \"images/a-1.jpg\"\n    caption: \"居民在\\\"排队\\\"\"\n    credit: \"秋水 摄\"\n    focus: [0.5, 0.3]\n  - file: \"images/a-2.jpg\"\n# 待核：图片说明还没有图片\n# caption: \"志愿者在打扫\"\n# 待核：没有正文\n---\n近日，\\*社区\\*开会。\n\n<!-- 待核：第 3 段，可能是标题 -->\n\n大家都来。\n\n## 一、起头\n\n- 条目\n\n\\# 不是题\n\n1\\. 也不是\n\n| 一 | 二 |\n| --- | --- |\n| 三 | 四 |\n\n";

#[test]
fn a_draft_that_nobody_touched_is_written_as_it_was() {
    assert_eq!(Sheet::of_text(FULL).text(), FULL);
    for article in articles() {
        let text: String = article.body.iter().map(|(_, words)| format!("{words}\n")).collect();
        let reading = read_structure(&Manuscript::of_text(&format!("{}\n{text}", article.title)));
        for story in &reading.stories {
            let picture = DraftPicture { file: "images/a.jpg".into(), inlaid: None, doubt: Some("小图".into()) };
            let draft = write_draft(story, &[picture], "a.txt");
            let sheet = Sheet::of_text(&draft.text);
            assert_eq!(sheet.text(), draft.text, "{}", article.name);
            assert_eq!((sheet.doubts(), sheet.origin()), (draft.doubts, Some("a.txt")));
        }
    }
}

#[test]
fn what_an_editor_typed_is_kept() {
    let typed = "---\ntitle: 不加引号的标题\npage: 3\nat: [3, 0, 2, 38]\nquotes:\n  - \"一句引语\"\n# 自己的一句话\nimages: [a.jpg]\n---\n第一行\n第二行\n\n> 引文\n> 两行\n\n**粗体**的字\n";
    let sheet = Sheet::of_text(typed);
    assert_eq!(sheet.words("title").as_deref(), Some("不加引号的标题"));
    let text = sheet.text();
    for line in typed.lines() {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert_eq!(Sheet::of_text(&text).text(), text);
    let unfenced = Sheet::of_text("没有稿头的一段\n\n又一段");
    assert_eq!(unfenced.blocks.len(), 2);
}

fn doubtless(text: &str, edits: &[Edit]) -> Sheet {
    let mut sheet = Sheet::of_text(text);
    for edit in edits {
        sheet.apply(edit).unwrap_or_else(|why| panic!("{edit:?}: {why}"));
    }
    sheet
}

#[test]
fn words_are_called_something_else() {
    let make = |from, role| Edit::Make { from, role };
    let sheet = doubtless(FULL, &[make(Spot::Block(1), Role::Title)]);
    assert_eq!(
        (sheet.words("title").as_deref(), sheet.blocks[1].words().as_str()),
        (Some("大家都来。"), "谋发展 强治理")
    );
    let sheet = doubtless(FULL, &[make(Spot::Field("title".into()), Role::Kicker)]);
    assert_eq!(
        (sheet.words("title").as_deref(), sheet.words("kicker").as_deref()),
        (Some("区里来人"), Some("谋发展 强治理"))
    );
    let sheet = doubtless(FULL, &[make(Spot::Block(1), Role::Caption)]);
    assert_eq!(sheet.pictures[1].caption.as_deref(), Some("大家都来。"));
    let sheet = doubtless(FULL, &[make(Spot::Block(2), Role::Paragraph), make(Spot::Block(0), Role::Crosshead)]);
    assert!(sheet.text().contains("\n一、起头\n") && sheet.text().contains("## 近日，"));
    let sheet = doubtless(FULL, &[make(Spot::Waiting(0), Role::Deck), make(Spot::Block(1), Role::Author)]);
    assert_eq!(sheet.words("deck").as_deref(), Some("志愿者在打扫"));
    assert_eq!(sheet.field("author").unwrap().values.len(), 3);
    let mut sheet = Sheet::of_text(FULL);
    assert!(sheet.apply(&make(Spot::Block(6), Role::Title)).is_err(), "a table is no title");
    assert_eq!(sheet.text(), FULL);
    let mut untitled =
        doubtless("---\ntitle: \"甲\"\n---\n乙\n", &[make(Spot::Field("title".into()), Role::Crosshead)]);
    assert!(untitled.words("title").is_none() && untitled.doubts() == 1);
    untitled.apply(&make(Spot::Block(0), Role::Title)).unwrap();
    assert_eq!((untitled.words("title").as_deref(), untitled.doubts()), (Some("甲"), 0));
}

#[test]
fn choices_and_typing_write_what_an_editor_would() {
    let set = |key: &str, value: &str| Edit::Set { key: key.into(), value: value.into() };
    let sheet = doubtless(FULL, &[set("kind", "brief"), set("page", "3"), set("section", "要闻"), set("section", "")]);
    let text = sheet.text();
    assert!(
        text.contains("\nkind: brief\n") && text.contains("\nplace: \"芙一居民区\"\n") && text.contains("\npage: 3\n"),
        "{text}"
    );
    assert!(text.contains("group: 居民区") && !text.contains("section"), "{text}");
    let words = "新写的一段\n又一段".to_owned();
    let sheet = doubtless(
        FULL,
        &[Edit::Text { spot: Spot::Block(2), words }, Edit::Settle { spot: Spot::Field("title".into()) }],
    );
    assert!(sheet.text().contains("## 新写的一段\n\n又一段\n\n- 条目") && !sheet.text().contains("看一看"));
    let mut sheet = Sheet::of_text(FULL);
    assert!(sheet.apply(&set("title", "甲")).is_err() && sheet.apply(&set("page", "1\nx: 2")).is_err());
    assert!(sheet.apply(&Edit::Text { spot: Spot::Block(0), words: " \n".into() }).is_err());
}

#[test]
fn a_picture_taken_off_leaves_its_caption_waiting() {
    let sheet = doubtless(FULL, &[Edit::Shift { spot: Spot::Caption(0), down: true }, Edit::Unhang { at: 1 }]);
    assert_eq!(
        (sheet.pictures.len(), sheet.waiting.len(), sheet.waiting[1].credit.as_deref()),
        (1, 2, Some("秋水 摄"))
    );
}

/// The visible characters of a text and how often each stands in it.
fn counted<'t>(texts: impl IntoIterator<Item = &'t str>) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for text in texts {
        let words = draft_words(text);
        for c in words.article.chars().chain(words.captions.chars()).filter(|c| !c.is_whitespace()) {
            *counts.entry(c).or_default() += 1;
        }
    }
    counts
}

fn any_spot() -> impl Strategy<Value = Spot> {
    prop_oneof![
        (0..9_usize).prop_map(Spot::Block),
        (0..3_usize).prop_map(Spot::Caption),
        (0..2_usize).prop_map(Spot::Waiting),
        prop::sample::select(vec!["title", "kicker", "deck", "place", "author", "source"])
            .prop_map(|name| Spot::Field(name.to_owned())),
    ]
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let role = prop::sample::select(vec![
        Role::Title,
        Role::Kicker,
        Role::Deck,
        Role::Place,
        Role::Author,
        Role::Source,
        Role::Crosshead,
        Role::Subhead,
        Role::Paragraph,
        Role::Caption,
    ]);
    prop_oneof![
        (0..9_usize).prop_map(|at| Edit::Join { at }),
        (0..9_usize, 0..12_usize).prop_map(|(at, after)| Edit::Split { at, after }),
        (any_spot(), any::<bool>()).prop_map(|(spot, down)| Edit::Shift { spot, down }),
        (any_spot(), role).prop_map(|(from, role)| Edit::Make { from, role }),
        any_spot().prop_map(|spot| Edit::Settle { spot }),
        (0..3_usize).prop_map(|at| Edit::Unhang { at }),
    ]
}

proptest! {
    #[test]
    fn no_word_is_lost_whatever_is_done(edits in prop::collection::vec(any_edit(), 1..24), at in 0..9_usize) {
        let mut sheet = Sheet::of_text(FULL);
        for edit in &edits {
            let before = sheet.clone();
            if sheet.apply(edit).is_err() {
                prop_assert_eq!(&sheet, &before);
            }
        }
        let text = sheet.text();
        prop_assert_eq!(counted([text.as_str()]), counted([FULL]), "{:?}\n{}", edits, text);
        prop_assert_eq!(Sheet::of_text(&text).text(), text.clone());
        let mut first = sheet;
        if let Ok(next) = part(&mut first, at) {
            prop_assert_eq!(counted([first.text().as_str(), next.text().as_str()]), counted([FULL]));
            append(&mut first, next);
            prop_assert_eq!(counted([first.text().as_str()]), counted([FULL]));
        }
    }

    #[test]
    fn no_file_breaks_the_sheet(text in "(---\n)?([ -]{0,2}(title|images|file|# 待核)?[：: \"\\[\\]\\\\甲#|<!>-]{0,8}\n){0,12}") {
        let once = Sheet::of_text(&text).text();
        prop_assert_eq!(counted([Sheet::of_text(&once).text().as_str()]), counted([once.as_str()]));
    }
}

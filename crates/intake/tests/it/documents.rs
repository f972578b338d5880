//! Documents with every feature that committees use: what is read of them, in which order, with which look.

use chenbao_intake::manuscript::{Align, Line, Manuscript, Place, Strand};
use chenbao_intake::readers::{FileKind, read_manuscript};
use chenbao_intake::structure::{Role, read_structure};

use crate::package::{docx, paragraph, part};

fn read(bytes: &[u8]) -> Manuscript {
    assert_eq!(FileKind::of("a.docx", bytes), Ok(FileKind::Docx));
    read_manuscript(FileKind::Docx, bytes).unwrap()
}

fn texts(manuscript: &Manuscript) -> Vec<&str> {
    manuscript.lines.iter().map(|line| line.text.as_str()).collect()
}

#[test]
fn tracked_changes_are_accepted_and_what_was_struck_out_is_listed() {
    let body = "<w:p><w:r><w:t>会议</w:t></w:r><w:ins w:id=\"1\"><w:r><w:t>昨天</w:t></w:r></w:ins>\
        <w:del w:id=\"2\"><w:r><w:delText>今天</w:delText></w:r></w:del><w:r><w:t>召开。</w:t></w:r></w:p>";
    let manuscript = read(&docx(body, &[]));
    assert_eq!(texts(&manuscript), ["会议昨天召开。"]);
    assert_eq!((manuscript.asides[0].text.as_str(), manuscript.asides[0].what.as_str()), ("今天", "修订删去"));
}

#[test]
fn a_text_box_is_read_once() {
    let inside = "<w:txbxContent><w:p><w:r><w:t>框里的话。</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><w:t>正文。</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{inside}</mc:Choice>\
         <mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    let manuscript = read(&docx(&body, &[]));
    assert_eq!(texts(&manuscript), ["正文。", "框里的话。"]);
    assert_eq!(manuscript.lines[1].strand, Strand::Box);
}

#[test]
fn tables_footnotes_comments_and_headers_are_kept() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |cells: [&str; 2]| format!("<w:tr>{}{}</w:tr>", cell(cells[0]), cell(cells[1]));
    let body = format!(
        "<w:p><w:commentRangeStart w:id=\"7\"/><w:r><w:t>数字见表。</w:t></w:r></w:p><w:tbl>{}{}</w:tbl>",
        row(["项目", "数量"]),
        row(["加梯", "12"])
    );
    let notes = part(
        "footnotes",
        "<w:footnote w:type=\"separator\"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>\
         <w:footnote w:id=\"1\"><w:p><w:r><w:t>据街道统计。</w:t></w:r></w:p></w:footnote>",
    );
    let comments = part(
        "comments",
        "<w:comment w:id=\"7\" w:author=\"王老师\"><w:p><w:r><w:t>要核对</w:t></w:r></w:p></w:comment>",
    );
    let header = part("hdr", "<w:p><w:r><w:t>内部资料</w:t></w:r></w:p>");
    let relations = "<Relationships xmlns=\"x\"><Relationship Id=\"r1\" Target=\"header1.xml\"/></Relationships>";
    let more = [
        ("word/footnotes.xml", notes.as_str()),
        ("word/comments.xml", &comments),
        ("word/header1.xml", &header),
        ("word/_rels/document.xml.rels", relations),
    ];
    let manuscript = read(&docx(&body, &more));
    assert_eq!(texts(&manuscript), ["数字见表。", "项目\t数量", "加梯\t12", "据街道统计。", "内部资料"]);
    assert_eq!(manuscript.asides[0].what, "批注（王老师）");
    let reading = read_structure(&manuscript);
    let roles: Vec<Role> = reading.stories[0].body.iter().map(|passage| passage.role).collect();
    assert_eq!(roles, [Role::Paragraph, Role::Row, Role::Row, Role::Note]);
    let reasons: Vec<&str> = reading.set_aside.iter().map(|aside| aside.why.as_str()).collect();
    assert!(reasons.contains(&"批注（王老师）") && reasons.contains(&"页眉页脚"), "{reasons:?}");
}

#[test]
fn heads_are_told_by_size_and_place_though_nobody_used_a_style() {
    let body = [
        paragraph("街道召开会议", 32, "center"),
        paragraph("守住底线再加力", 44, "center"),
        paragraph("三个方面排定任务", 30, "center"),
        paragraph("7月21日，街道召开半年度工作会议，大家谈了不少体会，把下半年的活也排明白了。", 24, "both"),
        paragraph("（街道党政办）", 24, "right"),
    ]
    .concat();
    let manuscript = read(&docx(&body, &[]));
    assert_eq!((manuscript.lines[1].look.size, manuscript.lines[1].look.align), (22.0, Align::Centre));
    let reading = read_structure(&manuscript);
    let story = &reading.stories[0];
    let text = |guess: &Option<chenbao_intake::structure::Guess>| guess.as_ref().map(|guess| guess.text.clone());
    assert_eq!(text(&story.kicker).as_deref(), Some("街道召开会议"));
    assert_eq!(text(&story.title).as_deref(), Some("守住底线再加力"));
    assert_eq!(text(&story.deck).as_deref(), Some("三个方面排定任务"));
    assert_eq!(text(&story.source).as_deref(), Some("街道党政办"));
    assert_eq!(story.body.len(), 1);
}

#[test]
fn pictures_come_in_order_with_their_captions() {
    let picture = |id: &str| format!("<w:p><w:r><w:drawing><a:blip r:embed=\"{id}\"/></w:drawing></w:r></w:p>");
    let body = [
        paragraph("暑托班开班", 44, "center"),
        paragraph("近日，爱心暑托班在社区文化活动中心开班，三十多名孩子来报到，志愿者陪着写作业。", 24, "both"),
        picture("r2"),
        paragraph("孩子们学做手工　苏禾 摄", 21, "center"),
        picture("r1"),
    ]
    .concat();
    let relations = "<Relationships xmlns=\"x\"><Relationship Id=\"r1\" Target=\"media/image1.png\"/>\
        <Relationship Id=\"r2\" Target=\"media/image2.png\"/><Relationship Id=\"r3\" TargetMode=\"External\" Target=\"http://x/y.png\"/></Relationships>";
    let more = [
        ("word/_rels/document.xml.rels", relations),
        ("word/media/image1.png", "one"),
        ("word/media/image2.png", "two"),
    ];
    let manuscript = read(&docx(&body, &more));
    let names: Vec<&str> = manuscript.pictures.iter().map(|picture| picture.name.as_str()).collect();
    assert_eq!(names, ["image2.png", "image1.png"]);
    let story = &read_structure(&manuscript).stories[0];
    assert_eq!(story.pictures, [0, 1]);
    let caption = &story.captions[0];
    assert_eq!(
        (caption.guess.text.as_str(), caption.credit.as_deref(), caption.picture),
        ("孩子们学做手工", Some("苏禾 摄"), Some(0))
    );
}

#[test]
fn several_stories_in_one_file_are_told_apart() {
    let brief = |place: &str, title: &str, text: &str| {
        [paragraph(place, 28, "center"), paragraph(title, 36, "center"), paragraph(text, 24, "both")].concat()
    };
    let body = [
        brief(
            "芙一居民区",
            "手工制作精油蜡烛",
            "2019年12月19日，居民区联合养老服务组织举办了手工制作活动，老师一步步示范，居民跟着做。",
        ),
        brief(
            "虹纺居民区",
            "防诈骗宣传进小区",
            "2019年12月31日，居民区开展防诈骗宣传，社区民警用真实的案例讲给大家听，大家都说有用。",
        ),
    ]
    .concat();
    let reading = read_structure(&read(&docx(&body, &[])));
    let found: Vec<_> = reading
        .stories
        .iter()
        .map(|story| (story.place.as_ref().unwrap().text.as_str(), story.title.as_ref().unwrap().text.as_str()))
        .collect();
    assert_eq!(found, [("芙一居民区", "手工制作精油蜡烛"), ("虹纺居民区", "防诈骗宣传进小区")]);
}

/// A line of a printed page in letters of a size, so many points below the one before it.
fn set(text: &str, size: f32, at: usize, blanks: usize) -> Line {
    let mut line = Line::plain(text, Place::Page(1, at));
    (line.look.size, line.blanks) = (size, blanks);
    line
}

#[test]
fn a_title_set_on_two_lines_of_a_page_is_one_and_pieces_of_other_sizes_are_not() {
    let lines = vec![
        set("区里来人看了又看", 16.0, 1, 0),
        set("老弄堂有了新面貌", 36.0, 2, 0),
        set("好日子更要细打理", 36.0, 3, 0),
        set("近日，社区里的弄堂修缮完", 9.0, 4, 1),
        set("工，居民们都说住得舒心，", 9.0, 5, 0),
        set("邻里之间走动也多了起来。", 9.0, 6, 0),
    ];
    let reading = read_structure(&Manuscript { lines, ..Manuscript::default() });
    let story = &reading.stories[0];
    assert_eq!(story.title.as_ref().map(|title| title.text.as_str()), Some("老弄堂有了新面貌 好日子更要细打理"));
    assert_eq!(story.kicker.as_ref().map(|kicker| kicker.text.as_str()), Some("区里来人看了又看"));
}

#[test]
fn who_signs_a_story_is_not_taken_for_the_next_ones_head() {
    let text = "爱心暑托班里过夏天\n近日，暑托班在社区文化活动\n中心开班，三十多名孩子来报\n到，志愿者陪着他们写作业。\n图为孩子们在画画　秋水 摄\n（社区服务办）\n大金更居民区\n防诈骗宣传走进楼组\n昨日，民警来到大金更居民区\n给老人讲了怎样看穿骗局，大\n家都说听得懂、记得牢。\n";
    let reading = read_structure(&Manuscript::of_text(text));
    let [first, second] = &reading.stories[..] else { panic!("{:?}", reading.stories) };
    assert_eq!(
        (first.source.as_ref().map(|source| source.text.as_str()), first.captions.len()),
        (Some("社区服务办"), 1)
    );
    assert!(second.source.is_none() && second.captions.is_empty());
    assert_eq!(second.place.as_ref().map(|place| place.text.as_str()), Some("大金更居民区"));
}

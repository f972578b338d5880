//! Thousands of lines as newspapers have them, at many measures: no line may break where the rules forbid it, no ink may leave its column, and
//! the check must say nothing of them. The rules are asked again here, in other words than the program's.

use typst::layout::{Abs, Frame, FrameItem, Transform};

use super::engine::{set, with_engine};
use super::ink::{Ink, ink};
use super::properties::{Lots, article, setter, setter_of};
use super::rows::SetLine;
use super::thread::flow;
use super::title::{HeadData, head_content, head_measure};
use crate::makeup::measure::{Columns, HeadForm, HeadQuery, HeadSubject, Measure, Passage, Setting};
use crate::model::{Article, Block, ListItem, Text};

/// What stands among the 汉字: names with dots, ranges, numbers to call, English, addresses, shares, degrees, money, numbers, quotes, dashes,
/// measures and signs.
const PIECES: &[&str] = &[
    "阿卜杜·热合曼",
    "迪丽娜尔·吐尔逊·卡德尔",
    "卡尔·马克思",
    "10～12点",
    "3—5月",
    "8：30～11：00",
    "9:00-11:30",
    "1978～2020年",
    "周一～周五",
    "3月5日—4月1日",
    "15%～20%",
    "30—50元",
    "5～8℃",
    "021-5555-0134",
    "13800138000",
    "010-88888888-8001",
    "400-820-8820转8001",
    "Wutongli Community Center",
    "Photoshop",
    "COVID-19",
    "WiFi",
    "https://www.example.org/abc/def?x=1&y=2",
    "wutongli2020@example.com",
    "47.89%",
    "99.99％",
    "3‰",
    "35℃",
    "-5℃",
    "25°C",
    "－3～5℃",
    "￥18.68",
    "$100",
    "￥1,234.50元",
    "200元/月",
    "No.5",
    "No. 12",
    "№3",
    "第十届",
    "第42期",
    "第3～5版",
    "“一网通办”",
    "“‘家门口’的事”",
    "《通知》",
    "（扩大）",
    "“（试行）”",
    "【提示】",
    "《“十四五”规划》",
    "——一直走",
    "等等……",
    "“好……”",
    "！？",
    "60㎡",
    "3m²",
    "CO₂",
    "PM₂.₅",
    "10⁻³",
    "3×4米",
    "1∶500",
    "27\"显示器",
    "5'6\"",
    "12″",
    "③",
    "㉑",
    "→",
    "✔",
    "☎",
    "Ⅲ",
    "和/或",
    "1/3",
    "±5",
    "≥60岁",
    "㊿",
    "♥",
    "北京—上海",
];
const HAN: &str =
    "居委会的记录本上写得清楚弄堂里几位老人坐在门口拣菜小孩子背着书包跑过去志愿者把热水瓶一只灌满又把报纸夹";
/// What must not begin a line.
const NEVER_FIRST: &str = "，。、；：？！”’）》」』】〉·～—…％‰℃℉°%㎡²³₂₅⁻″";
/// What must not end a line.
const NEVER_LAST: &str = "“‘（《「『【〈￥$№第";

fn sentence(lots: &mut Lots) -> String {
    let mut out = String::new();
    for _ in 0..1 + lots.next(3) {
        let han: Vec<char> = HAN.chars().collect();
        out.extend((0..1 + lots.next(13)).map(|_| han[lots.next(han.len())]));
        out.push_str(PIECES[lots.next(PIECES.len())]);
        out.push_str(["", "", "，", "、", "："][lots.next(5)]);
        out.extend((0..lots.next(9)).map(|_| han[lots.next(han.len())]));
    }
    out.push_str(["。", "！", "？", "……", "。”"][lots.next(5)]);
    out
}

/// An article of sentences in paragraphs, lists and quotes, every one beginning elsewhere in its line.
fn awkward(seed: u64) -> Article {
    let mut lots = Lots(seed);
    let mut text = || Text::plain((0..1 + lots.next(3)).map(|_| sentence(&mut lots)).collect::<String>());
    let mut body: Vec<Block> = (0..14).map(|_| Block::Paragraph(text())).collect();
    body.push(Block::Quote(vec![text(), text()]));
    body.push(Block::List(
        (0..4).map(|n| ListItem { marker: format!("{}.", n + 1), level: 0, text: text() }).collect(),
    ));
    Article { body, ..article(seed, 1) }
}

/// A break that no line may have, by the characters on both sides.
fn is_wrong(line: &str, next: &str) -> bool {
    let (Some(last), Some(first)) = (line.trim_end().chars().next_back(), next.chars().next()) else { return false };
    let is_range = "～—".contains(last) && first.is_ascii_digit() && !line.ends_with("——");
    NEVER_FIRST.contains(first) || NEVER_LAST.contains(last) || last == '·' || is_range
}

/// Holds that no break between lines of one paragraph is wrong.
#[track_caller]
fn hold_breaks(lines: &[SetLine], measure: u16) {
    for pair in lines.windows(2).filter(|pair| !pair[1].first) {
        assert!(!is_wrong(&pair[0].text, &pair[1].text), "{measure} em: “{}” “{}”", pair[0].text, pair[1].text);
    }
}

/// The ink of all glyphs of a frame, each with the size of its type in points.
fn inks(frame: &Frame, to_page: Transform, out: &mut Vec<(Ink, f64)>) {
    for (point, item) in frame.items() {
        let here = to_page.pre_concat(Transform::translate(point.x, point.y));
        match item {
            FrameItem::Group(group) => inks(&group.frame, here.pre_concat(group.transform), out),
            FrameItem::Text(text) => {
                let mut x = Abs::zero();
                for glyph in &text.glyphs {
                    out.extend(ink(text, glyph, x, here).map(|ink| (ink, text.size.to_pt())));
                    x += glyph.x_advance.at(text.size);
                }
            }
            _ => {}
        }
    }
}

/// How far ink stands over the sides of a frame, in em of its type.
fn over(frame: &Frame, width: f64) -> f64 {
    let mut all = Vec::new();
    inks(frame, Transform::identity(), &mut all);
    all.into_iter().map(|(ink, size)| (ink.right - width).max(-ink.left) / size).fold(0.0, f64::max)
}

#[test]
fn lines_as_people_write_them_break_where_they_may_and_stay_in_their_column() {
    let setter = setter();
    let mut count = 0;
    for (seed, em) in (0..).zip((12..=40).cycle().take(116)) {
        let article = awkward(seed);
        let galley = setter.set_galley(Passage::whole(&[&article]), em).unwrap();
        assert_eq!(galley.forbidden_breaks().count(), 0, "seed {seed}");
        hold_breaks(&galley.lines, em);
        count += galley.lines.len();
        let width = (setter.grid().em * i64::from(em)).to_pt();
        let frames = with_engine(&setter.world, |engine| flow(engine, &galley.body, 0, Abs::pt(width), &[])).unwrap();
        for frame in &frames {
            let over = over(frame, width);
            assert!(over < 0.15, "seed {seed}, {em} em: ink stands {over} em over its column");
        }
    }
    assert!(count > 5_000, "only {count} lines were looked at");
}

/// Heads with brackets, marks, figures and names.
const HEADS: &[&str] = &[
    "“家门口”的68件事——《2020年》",
    "今夏35℃高温（三级预警）",
    "10～12点“一网通办”",
    "阿卜杜·热合曼的一天",
    "CO₂减排！从我做起",
    "第3批（共5批）来了",
    "办《居住证》：3步走？",
    "老人乐……　WiFi进弄堂",
    "99.9%的门开了，2020年12月（上）",
    "弄堂里的乘凉夜话（之二）",
    "【提示】“安全”第一！",
];

#[test]
fn the_ink_of_heads_stays_in_their_room_whatever_their_marks() {
    for look in ["community", "large-print"] {
        let setter = setter_of(look);
        let grid = setter.grid().clone();
        let mut count = 0;
        for title in HEADS {
            let mut story = article(1, 2);
            story.headline.head = Text::plain(*title);
            story.headline.kicker = Some(Text::plain("（之三）10～12点·“夏日邻里”"));
            story.headline.deck = Some(Text::plain("看墙面、走支弄、问居民，99%的《办法》（试行）落了地"));
            let across = (1..=grid.cols).map(|columns| (HeadForm::Across, columns));
            for (form, columns) in across.chain([(HeadForm::Side, 1)]) {
                for rank in 1..=3 {
                    let columns = Columns::basic(Setting::Open, columns);
                    let query = HeadQuery { subject: HeadSubject::Article(&story), rank, columns, form };
                    for option in setter.heads(query).unwrap() {
                        let measure = head_measure(&grid, columns);
                        let height =
                            if form == HeadForm::Side { grid.depth(option.lines) } else { grid.top(option.lines) };
                        let data = HeadData {
                            kind: "story",
                            form,
                            below_picture: false,
                            columns,
                            option: &option,
                            measure,
                            height: Some(height),
                        };
                        let frame = with_engine(&setter.world, |engine| {
                            let content = head_content(engine, &setter.functions, query.subject, &data)?;
                            set(engine, &content, Abs::pt(measure.to_pt()))
                        });
                        let mut all = Vec::new();
                        inks(&frame.unwrap(), Transform::identity(), &mut all);
                        for (ink, _) in all {
                            let right = ink.right - measure.to_pt();
                            let below = ink.bottom - grid.top(option.lines).to_pt();
                            let most = right.max(-ink.left).max(below);
                            assert!(
                                most < 0.5,
                                "{look}: “{title}” {form:?} {columns:?} {:?}: {most} points out",
                                option.text
                            );
                        }
                        count += 1;
                    }
                }
            }
        }
        assert!(count > 100, "only {count} heads were drawn");
    }
}

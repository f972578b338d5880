//! Tests of the proofreader: each kind of fault with its neighbours, and right copy that only looks like one.

use std::fs;

use super::*;
use crate::diag::Source;
use crate::model::{Article, ArticleId, Block, Headline, Kind, Pins, Text};

/// Sentences of a story, none like another.
const SENTENCES: [&str; 12] = [
    "快递架换了新的位置，找件的人不用弯腰，也不会再挡住消防门。",
    "垃圾箱房装了感应灯，手一靠近就亮，倒完还能在旁边洗一洗手。",
    "读书会这个月谈的是一本旧小说，有人带来年轻时抄下的笔记本。",
    "梧桐里的老房子挨得近，谁家炒了辣椒，整条弄堂都要打喷嚏。",
    "卫生站的护士逐户量血压，把数字写在卡片上，贴在冰箱的门上。",
    "小菜园里的丝瓜爬过了竹架，邻居们说好，摘下来按门牌轮着分。",
    "有人提议把闲置的花盆凑在一道，沿着围墙做一排矮矮的花坛来。",
    "志愿者把热水瓶一只只灌满，送到住在顶楼的几位老人手里去了。",
    "合唱队练到第三遍，声部才合得拢，指挥笑着说今天可以早些散。",
    "那只修了三次的路灯终于不再忽明忽暗，晚归的人走得踏实了些。",
    "今年雨水多，楼道里的墙皮有些起鼓，物业约了师傅分三批来修补。",
    "放学以后，孩子们在长廊里写作业，退休的语文老师坐在旁边看。",
];

fn story(from: usize, count: usize) -> String {
    let sentences: Vec<&str> = (from..from + count).map(|at| SENTENCES[at % SENTENCES.len()]).collect();
    sentences.chunks(3).map(|paragraph| paragraph.concat()).collect::<Vec<_>>().join("\n\n")
}

/// The findings of an issue with these articles: the name, the front matter and the text of each.
fn proofread(articles: &[(&str, &str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let issue = folder.path().join("paper/issues/2020-08-12");
    fs::create_dir_all(&issue).unwrap();
    let paper =
        "name = \"晨报\"\npublisher = \"街道出版\"\nregistration = { kind = \"cn\", number = \"CN 31-0000\" }\n";
    fs::write(folder.path().join("paper/paper.toml"), paper).unwrap();
    fs::write(issue.join("issue.toml"), "number = 1\ndate = 2020-08-12\n[[page]]\nsection = \"要闻\"\n").unwrap();
    for (name, head, text) in articles {
        let path = issue.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("---\n{head}\n---\n{text}\n")).unwrap();
    }
    let (issue, _) = crate::copy::build(crate::content::read_issue(&issue).unwrap());
    let place = |finding: &Finding| {
        let span = finding.span.as_ref().unwrap();
        format!("{}:{}:{}", span.file.rsplit('/').next().unwrap_or_default(), span.line, span.column)
    };
    check(&issue).iter().map(|found| format!("{} {} {}", found.code, place(found), found.message)).collect()
}

/// The codes and places found in one article.
fn of_one(head: &str, text: &str) -> Vec<String> {
    let found = proofread(&[("a.md", &format!("title: 弄堂里的灯\n{head}"), text)]);
    found.into_iter().map(|found| found.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect()
}

#[track_caller]
fn must_be_silent(articles: &[(&str, &str, &str)]) {
    assert_eq!(proofread(articles), [""; 0], "{articles:?}");
}

#[test]
fn the_same_story_twice_is_told_with_both_places() {
    let text = story(0, 8);
    let changed = text.replace("弯腰", "低头").replace("辣椒", "大蒜");
    let found = proofread(&[
        ("s.md", "title: 花坛边上多了座椅", &text),
        ("s 副本.md", "title: 花坛边上多了座椅", &changed),
        ("t/s (1).md", "title: 花坛边上多了座椅", &text),
    ]);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[0].starts_with("copy-repeated s.md:4:1 ") || found[0].contains("s 副本.md"), "{found:#?}");
    assert!(found.iter().all(|found| found.contains("重复") && found.contains("第4行第1列")), "{found:#?}");
}

#[test]
fn a_story_is_known_again_whatever_was_changed() {
    let text = story(0, 8);
    let bare = text.replace("，", "").replace("。", " ");
    let joined = text.replace("\n\n", "");
    let reworded =
        text.replace("快递架", "信报箱").replace("护士", "医生").replace("丝瓜", "葡萄").replace("弄堂", "小区");
    for other in [&text, &bare, &joined, &reworded, &story(0, 6), &format!("{}\n\n{}", story(0, 8), story(9, 3))] {
        let found = proofread(&[("a.md", "title: 弄堂里的灯", &text), ("b.md", "title: 路灯修好了", other)]);
        let doubles = found.iter().filter(|found| found.starts_with("copy-repeated b.md:4:1 ")).count();
        assert_eq!(doubles, 1, "{found:#?} {other}");
    }
    let found = proofread(&[
        ("a.md", "title: 甲", "明天停水半天，请各家各户存好水。晚上九点恢复。"),
        ("b.md", "title: 乙", "明天停水半天，请各家各户存好水。晚上九点恢复。"),
    ]);
    assert_eq!(found.len(), 1, "a short text counts where all of it is the same: {found:#?}");
}

#[test]
fn what_only_looks_alike_is_no_double() {
    let drill = |place: &str, day: u8, count: &str| {
        format!(
            "7月{day}日上午，{place}居民区在活动室开展消防演练，{count}名居民跟着消防员学习使用灭火器，了解逃生路线。\
             {place}居民区书记说，演练以后每个季度办一次，请大家互相转告。"
        )
    };
    must_be_silent(&[
        ("a.md", "title: 龙华居民区办演练", &drill("龙华", 3, "三十")),
        ("b.md", "title: 南丹居民区办演练", &drill("南丹", 9, "四十五")),
        ("c.md", "title: 天平居民区办演练", &drill("天平", 16, "二十八")),
    ]);
    let note = "投稿请寄居委会办公室，信封上写明“弄堂故事”四个字，来稿请留姓名和电话。";
    must_be_silent(&[
        ("a.md", "title: 灯亮了", &format!("{}\n\n{note}", story(0, 4))),
        ("b.md", "title: 路平了", &format!("{}\n\n{note}", story(4, 4))),
        ("c.md", "title: 花开了", &format!("{}\n\n{note}", story(8, 4))),
    ]);
    let introduction = story(0, 2);
    must_be_silent(&[
        ("a.md", "title: 老街（上）\nseries: 老街\npart: 1", &format!("{introduction}\n\n{}", story(3, 4))),
        ("b.md", "title: 老街（下）\nseries: 老街\npart: 2", &format!("{introduction}\n\n{}", story(8, 4))),
    ]);
    let table = |hour: u8| {
        let rows: String = (1..12)
            .map(|day| format!("| {day}路 | {hour}:0{} | 梧桐里、老西门、大吉路、文庙路 |\n", day % 10))
            .collect();
        format!("{}\n\n| 线路 | 首班 | 途经 |\n| --- | --- | --- |\n{rows}", SENTENCES[usize::from(hour)])
    };
    must_be_silent(&[("a.md", "title: 早班车", &table(5)), ("b.md", "title: 夜班车", &table(9))]);
    let list = |at: usize| {
        format!(
            "{}\n\n- 量血压 周一上午\n- 理发 周二下午\n- 修伞 周三上午\n- 磨刀 周四下午\n- 配钥匙 周五上午\n",
            SENTENCES[at]
        )
    };
    must_be_silent(&[("a.md", "title: 东门服务点", &list(0)), ("b.md", "title: 西门服务点", &list(4))]);
    let pointer = format!("{}（详见第3版）", story(0, 3));
    must_be_silent(&[("a.md", "title: 灯亮了", &pointer), ("b.md", "title: 弄堂里的灯", &story(0, 9))]);
    must_be_silent(&[("a.md", "title: 甲", "今天停水。"), ("b.md", "title: 乙", "今天停水。")]);
}

#[test]
fn a_paragraph_twice_in_a_story_is_told() {
    let (one, two) = (SENTENCES[..2].concat(), SENTENCES[2..4].concat());
    assert_eq!(of_one("", &format!("{one}\n\n{two}\n\n{one}")), ["copy-repeated a.md:9:1"]);
    assert_eq!(of_one("", &format!("{one}\n\n{two}")), [""; 0]);
    let song = "梧桐树，三更雨，\n不道离情正苦。\n\n一叶叶，一声声，\n空阶滴到明。\n\n梧桐树，三更雨，\n不道离情正苦。";
    assert_eq!(of_one("", song), [""; 0], "a refrain is no slip");
}

#[test]
fn a_paragraph_that_stops_in_mid_sentence_is_told_where_it_stops() {
    let whole = SENTENCES[2];
    for broken in [
        SENTENCES[0].trim_end_matches("挡住消防门。"),
        "快递架换了新的位置，找件的人不用弯腰，",
        "今天把花盆、水桶、扫帚、簸箕都搬来了，还有、",
        "老沈讲起从前轮渡口的热闹光景，他说：“那时候的人",
        "放学以后，孩子们在长廊里写作业，退休的语文（",
    ] {
        for text in [format!("{whole}\n\n{broken}"), format!("{broken}\n\n{whole}")] {
            let line = if text.starts_with(broken) { 5 } else { 7 };
            let found = of_one("", &text);
            let place = format!("sentence-broken a.md:{line}:{}", broken.chars().count());
            assert_eq!(found, [place], "{text}");
        }
    }
    let alone = "放学以后，孩子们在长廊里写作业。退休的语文老师坐在旁边看着他们的";
    assert_eq!(of_one("", alone), [format!("sentence-broken a.md:5:{}", alone.chars().count())]);
}

#[test]
fn what_needs_no_closing_mark_is_let_pass() {
    let whole = format!("{}\n\n{}", SENTENCES[2], SENTENCES[3]);
    for end in [
        "## 弄堂里的热水瓶和旧报纸，一只都不能少了",
        "- 弄堂里的热水瓶和旧报纸，一只一只都不能少了\n- 花盆",
        "时间：8月12日上午九点到十一点半，风雨无阻",
        "地点：梧桐里社区文化活动中心二楼，乘电梯上楼",
        "报名电话：64750000，每天上午九点到下午五点",
        "梧桐里居民委员会、梧桐里物业服务管理处联合敬告",
        "清明时节雨纷纷，\n路上行人欲断魂，\n借问酒家何处有，\n牧童遥指杏花村",
        "他在日记里这样写道，那一年的夏天特别地长：",
        "电话打到居委会的服务热线，拨的是64750000",
        "有意的居民请扫码报名，网址是 www.example.org",
        "（何洁，梧桐里居民区党总支书记、居委会主任）",
        "八月的活动安排，请大家互相转告，具体的安排如下\n\n- 八月一日\n- 八月二日",
        "他一边走一边说，大家都不要急，一个一个来……",
    ] {
        let found = of_one("", &format!("{whole}\n\n{end}"));
        assert!(!found.iter().any(|found| found.starts_with("sentence-broken")), "{end}: {found:?}");
    }
    let manner = "清早的弄堂里，几位老人坐在门口拣菜聊家常\n\n小孩子背着书包，从他们身边跑过去，没有停下\n\n路灯亮了，晚归的人一个一个地回到了家里";
    assert_eq!(of_one("", manner), [""; 0], "an author without closing marks");
}

#[test]
fn a_source_in_the_text_and_in_the_front_matter_is_told() {
    for (head, end) in [
        ("source: 居委会", "来源：居委会"),
        ("source: 居委会", "（来源：居委会）"),
        ("source: 居委会", "稿件来源：梧桐里居委会"),
        ("source: 居委会", "供稿：居委会"),
        ("source: 居委会", "居委会供稿"),
        ("author: 何洁", "（何洁）"),
        ("author: 何洁", "作者：何洁"),
        ("author: 何洁", "文/何洁"),
        ("author: 何洁\nsource: 居委会", "（何洁 居委会）"),
        ("author: 何洁\nsource: 居委会", "通讯员：何洁"),
    ] {
        let found = of_one(head, &format!("{}\n\n{end}", story(0, 6)));
        assert!(found.len() == 1 && found[0].starts_with("source-repeated"), "{head} {end}: {found:?}");
    }
    let run_in = of_one("author: 何洁", &format!("{}（何洁）", story(0, 3)));
    assert!(run_in.len() == 1 && run_in[0].starts_with("source-repeated a.md:5:"), "{run_in:?}");
    for (head, end) in [
        ("source: 居委会", "何洁"),
        ("author: 何洁", "来源：居委会"),
        ("", "来源：居委会"),
        ("author: 何洁", "何洁是这条弄堂的老居民。"),
        ("author: 何洁", "他是从老家来的（何洁的老家在苏州）。"),
        ("source: 居委会", "水的来源：黄浦江上游。"),
        ("author: 王伟", "（图为王伟在值班）"),
    ] {
        let found = of_one(head, &format!("{}\n\n{end}", story(0, 6)));
        assert!(!found.iter().any(|found| found.starts_with("source-repeated")), "{head} {end}: {found:?}");
    }
}

#[test]
fn debris_and_weekdays_are_told_at_their_places() {
    let text = format!("居民l区的灯亮了，，路也平了。8月12日（星期四）上午，大家都来看。{}", SENTENCES[0]);
    let head = "title: 弄堂里的灯\ndeck: 8月12日（周四）亮灯";
    let found = proofread(&[("a.md", head, &text)]);
    let places: Vec<&str> = found.iter().map(|found| &found[..found.match_indices(' ').nth(1).unwrap().0]).collect();
    let expected =
        ["copy-debris a.md:5:3", "copy-debris a.md:5:10", "weekday-wrong a.md:3:13", "weekday-wrong a.md:5:22"];
    assert_eq!(places, expected, "{found:#?}");
}

#[test]
fn ten_thousand_articles_are_compared_in_seconds() {
    let letters: Vec<char> = SENTENCES.concat().chars().collect();
    let mut dice = 7_u64;
    let mut words = |count: usize| -> String {
        let mut next = || {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            letters[usize::try_from(dice >> 33).unwrap() % letters.len()]
        };
        (0..count).map(|_| next()).collect()
    };
    let mut bodies: Vec<String> = (0..9_999).map(|_| words(300)).collect();
    bodies.push(bodies[17].replacen('，', "。", 1) + "又添了一句。");
    let articles: Vec<Article> = bodies.iter().enumerate().map(|(at, body)| article(at, body)).collect();
    let found = doubles::check_articles(&articles);
    assert_eq!(found.len(), 1, "{found:#?}");
}

fn article(at: usize, body: &str) -> Article {
    Article {
        id: ArticleId(format!("{at}").into()),
        source: Source::new(format!("{at}.md"), body.to_owned()),
        kind: Kind::Story,
        priority: 3,
        headline: Headline { head: Text::plain(format!("第{at}篇")), ..Headline::default() },
        names: crate::model::Names::default(),
        place: None,
        authors: vec![],
        credit: None,
        summary: None,
        quotes: vec![],
        body: vec![Block::Paragraph(Text::plain(body))],
        pictures: vec![],
        pins: Pins::default(),
    }
}

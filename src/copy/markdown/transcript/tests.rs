//! Tests of [`super`]: each kind with its neighbours, as the parser will see them. A kept character shows as itself between `‹›`, an omitted byte
//! not at all.

use super::*;
use crate::diag::Source;

/// The body as it is read, and the codes of what was done.
fn read_as(body: &str) -> (String, Vec<&'static str>) {
    let source = Source::new("a.md", body.to_owned());
    let (transcript, notices) = transcribe(&source, 0);
    assert_eq!(transcript.text.len(), body.len(), "{body}");
    let mut shown = String::new();
    for (at, c) in transcript.text.char_indices() {
        match c {
            KEPT => {
                let own = transcript.substitutes.get(&at).copied().or_else(|| body[at..].chars().next());
                shown.extend(['‹', own.unwrap(), '›']);
            }
            OMITTED => {}
            FOREIGN_PICTURE => shown.push('▣'),
            c => shown.push(c),
        }
    }
    (shown.replace("›‹", ""), notices.iter().map(|notice| notice.code.as_str()).collect())
}

/// Bodies that are read as they stand.
fn unchanged(bodies: &[&str]) {
    for body in bodies {
        assert_eq!(read_as(body), ((*body).to_owned(), vec![]));
    }
}

fn reads(cases: &[(&str, &str)]) {
    for (body, wanted) in cases {
        assert_eq!(read_as(body).0, *wanted, "{body}");
    }
}

#[test]
fn stars_of_masked_names_and_numbers_are_stars() {
    reads(&[
        ("请陈*、周*轩、吴*、郑*芳四位", "请陈‹*›、周‹*›轩、吴‹*›、郑‹*›芳四位"),
        ("138****5678、139****1234", "138‹****›5678、139‹****›1234"),
        ("李**和王**来领", "李‹**›和王‹**›来领"),
        ("（张*）与（李*）", "（张‹*›）与（李‹*›）"),
        ("居民周*轩和居民吴*", "居民周‹*›轩和居民吴‹*›"),
        ("尾号***5678，身份证310***********1234", "尾号‹***›5678，身份证310‹***********›1234"),
        ("长3*4*5米，3米*4米*2米", "长3‹*›4‹*›5米，3米‹*›4米‹*›2米"),
        ("长*宽*高", "长‹*›宽‹*›高"),
        ("邮箱ab***@example.org", "邮箱ab‹***›@example.org"),
        ("赵*\n钱*\n孙*", "赵‹*›\n钱‹*›\n孙‹*›"),
    ]);
}

#[test]
fn emphasis_that_is_meant_stays_emphasis() {
    unchanged(&[
        "**一是基础设施。**房屋",
        "这是*第一次*举办",
        "***都有***",
        "**“两新”**组织和*强调，*后文",
        "- **甲**：乙\n- **丙**：丁",
        "**注意**3月1日",
        "提高*服务效率*的办法",
        "**甲*乙丙*丁**",
        "__粗体字__ 后",
        "写 \\*星号\\* 就行",
    ]);
    let (_, codes) = read_as("说到*效率，再说*质量的人");
    assert_eq!(codes, ["mark-as-typed"]);
}

#[test]
fn underlines_are_blanks() {
    reads(&[
        ("姓名____电话____", "姓名‹____›电话‹____›"),
        ("姓名：____ 电话：____", "姓名：‹____› 电话：‹____›"),
        ("________", "‹________›"),
        ("：__年__", "：‹__›年‹__›"),
        ("file_name_x", "file‹_›name‹_›x"),
        ("……………………", "‹……………………›"),
        ("..........", "‹..........›"),
    ]);
}

#[test]
fn figures_at_the_beginning_of_a_line_are_the_authors() {
    reads(&[
        ("2020. 8. 12 开幕", "2020‹.› 8. 12 开幕"),
        ("1978.", "1978‹.›"),
        (">60岁免费", "‹>›60岁免费"),
        ("- 5℃到零上", "‹-› 5℃到零上"),
        ("* 注：含税", "‹*› 注：含税"),
        ("## 学习 C #", "## 学习 C ‹#›"),
    ]);
    unchanged(&["5. 甲\n12. 乙", "- 甲\n- 乙", "> 引文", "## 甲 ##", "- 5元\n- 6元"]);
}

#[test]
fn private_notes_are_left_out() {
    reads(&[
        ("甲%%电话待核%%乙", "甲乙"),
        ("甲<!-- 待核 -->乙", "甲乙"),
        ("甲\n\n%%\n两行\n备注\n%%\n\n乙", "甲\n\n  \n      \n      \n  \n\n乙"),
        ("涨5%%，跌3%%", "涨5%%，跌3%%"),
        ("<!-- 版: 2 -->", "<!-- 版: 2 -->"),
        ("甲<!-- 没写完\n丙\n\n乙", "甲\n   \n\n乙"),
        ("`%%代码%%`", "`%%代码%%`"),
    ]);
    assert_eq!(read_as("甲<!-- 没写完").1, ["markdown-slip"]);
    assert_eq!(read_as("%%没写完").1, ["markdown-slip"]);
}

#[test]
fn other_dialects_are_read_or_left_out_and_named_once() {
    let cases = [
        ("详情见[[另一篇|这里]]", "详情见这里", "foreign-mark"),
        ("见[[另一篇]]", "见另一篇", "foreign-mark"),
        ("原价~~50元~~", "原价50元", "foreign-mark"),
        ("==重点==", "**重点**", "foreign-mark"),
        (":::tip\n内容\n:::", "      \n内容\n   ", "foreign-mark"),
        ("> [!NOTE] 题\n> 文", ">  题\n> 文", "foreign-mark"),
        ("## 小标题 {#a}", "## 小标题 ", "mark-omitted"),
        ("![](a.jpg){width=50%}", "![](a.jpg)", "mark-omitted"),
        ("[TOC]", "     ", "mark-omitted"),
        ("面积 $x^2$ 平方", "面积 x‹²› 平方", "foreign-mark"),
        ("![[会议纪要]]", "                 ", "mark-omitted"),
    ];
    for (body, wanted, code) in cases {
        assert_eq!(read_as(body), (wanted.to_owned(), vec![code]), "{body}");
    }
    reads(&[
        ("- [ ] 身份证\n- [x] 户口本", "- ‹□› 身份证\n- ‹☑› 户口本"),
        ("m^2^、H~2~O、CO<sub>2</sub>、10<sup>-3</sup>", "m‹²›、H‹₂›O、CO‹₂›、10‹⁻³›"),
        ("![[图 一.jpg|说明]]文", "▣文"),
        ("<img src=\"a.jpg\" alt=\"说明\">文", "▣文"),
        ("![说明](my photo.jpg \"图说\")文", "▣文"),
        ("门票$5，套票$10", "门票$5，套票$10"),
        ("{字}和{a}", "{字}和{a}"),
        ("A==B", "A==B"),
    ]);
}

#[test]
fn definitions_that_define_nothing_are_text() {
    reads(&[
        ("[记者]: 你好\n\n[居民]: 好", "‹[›记者]: 你好\n\n‹[›居民]: 好"),
        ("[注]: 本文有删节", "‹[›注]: 本文有删节"),
        ("见[网站][一]\n\n[一]: https://a.cn", "见[网站][一]\n\n[一]: https://a.cn"),
        ("[^1]: 注文", "[^1]: 注文"),
    ]);
}

/// The lines of a body that stay, as `|` in the place of their ends.
fn lines_of(body: &str) -> String {
    let source = Source::new("a.md", body.to_owned());
    let (transcript, _) = transcribe(&source, 0);
    body.char_indices().map(|(at, c)| if transcript.line_ends.contains(&at) { '|' } else { c }).collect()
}

#[test]
fn a_line_that_ends_without_a_mark_is_a_line() {
    for (body, wanted) in [
        (
            "时间：8月15日上午九点\n地点：二楼活动室\n主讲：沈老师",
            "时间：8月15日上午九点|地点：二楼活动室|主讲：沈老师",
        ),
        ("请自带水杯\n不要带宠物\n穿平底鞋", "请自带水杯|不要带宠物|穿平底鞋"),
        ("周一（读书会）\n周二（合唱队）", "周一（读书会）|周二（合唱队）"),
        ("名单如下：\n陈海\n吴丽", "名单如下：|陈海|吴丽"),
        ("竹椅搬到风口里，\n蒲扇摇着一弯月。", "竹椅搬到风口里，|蒲扇摇着一弯月。"),
        ("弄堂大事：\n1978. 公房落成。\n1992. 通煤气。", "弄堂大事：|1978. 公房落成。|1992. 通煤气。"),
        ("大家都来看，\n看了都说好。又说了许多别的话。", "大家都来看，\n看了都说好。又说了许多别的话。"),
    ] {
        assert_eq!(lines_of(body), wanted, "{body}");
    }
}

#[test]
fn wrapped_prose_is_joined() {
    let wrapped = "志愿者把热水瓶一只只灌满，又把报纸夹在架子上，等大家\n来翻。新搬来的年轻夫妻在门上贴了张纸条，请大家敲门时\n\
                   轻一点才好。夏天的傍晚，大家搬出小板凳，听老沈讲从前\n轮渡口的热闹光景。";
    assert!(!lines_of(wrapped).contains('|'), "{}", lines_of(wrapped));
    let twice = "志愿者把热水瓶一只只灌满，又把报纸夹在架子上等大家来\n翻。新搬来的年轻夫妻在门上贴了张纸条。";
    assert!(!lines_of(twice).contains('|'));
    let mixed = format!("{wrapped}\n\n时间：上午九点\n地点：二楼");
    assert_eq!(lines_of(&mixed).matches('|').count(), 1);
}

#[test]
fn stanzas_are_verse() {
    let source = Source::new(
        "a.md",
        "竹椅搬到风口里\n蒲扇摇着一弯月\n\n西瓜沉在井水中\n等一个人来开\n\n散文一段，有标点。".to_owned(),
    );
    let (transcript, _) = transcribe(&source, 0);
    let goes_on: Vec<bool> = transcript.stanzas.values().copied().collect();
    assert_eq!(goes_on, [false, true]);
}

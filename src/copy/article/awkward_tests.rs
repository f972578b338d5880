//! Awkward copy: bodies of pieces whose words are known, each of a kind that Markdown misreads, at random places and several together. Every
//! visible character must stand in the article, in order, and none may be an error.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::tests::{Copy, copy};
use super::*;
use crate::diag::Severity;

/// Pieces that may stand together in a sentence, and what is printed of them.
const INLINE: &[(&str, &str)] = &[
    ("请陈*、周*轩来领", "请陈*、周*轩来领"),
    ("手机号138****5678", "手机号138****5678"),
    ("（张*、李**）", "张*李**"),
    ("每块3*4米", "每块3*4米"),
    ("尾号***5678的卡", "尾号***5678的卡"),
    ("姓名____电话____", "姓名____电话____"),
    ("文件a_b_c存好", "文件a_b_c存好"),
    ("**要点**在先", "要点在先"),
    ("这是*第一次*办", "这是第一次办"),
    ("见[[另一篇|这里]]吧", "见这里吧"),
    ("原价~~50元~~", "原价50元"),
    ("请==看清楚==了", "请看清楚了"),
    ("多喝H~2~O", "多喝H₂O"),
    ("一共60m^2^", "一共60m²"),
    ("排放CO<sub>2</sub>", "排放CO₂"),
    ("报名[这里](https://example.org/a_b)", "报名这里"),
    ("电话`021-5555`", "电话021-5555"),
    ("%%备注：待核%%正文", "正文"),
    ("甲<!-- 待核 -->乙", "甲乙"),
    ("涨了5%，跌了3%", "涨了5%跌了3%"),
    ("AT&amp;T、A&B", "AT&TA&B"),
    ("\\*星注", "*星注"),
    ("增长①②③", "增长①②③"),
    ("♥→★", "♥→★"),
    ("今年 8 月 3 日", "今年8月3日"),
    ("[甲]与[乙]", "甲与乙"),
];

/// Pieces that are blocks of their own.
const BLOCKS: &[(&str, &str)] = &[
    ("1978. 落成。\n1992. 通煤气。", "1978落成1992通煤气"),
    ("5) 甲项\n12) 乙项\n27) 丙项", "5甲项12乙项27丙项"),
    ("01. 子项\n02. 丑项", "01子项02丑项"),
    ("9. 降\n8. 序", "9降8序"),
    ("- 外层\n  - 内层\n\n  又一段", "外层内层又一段"),
    ("- [ ] 身份证\n- [x] 户口本", "□身份证☑户口本"),
    ("时间：8月15日上午\n地点：二楼", "时间8月15日上午地点二楼"),
    ("请自带水杯\n不要带宠物", "请自带水杯不要带宠物"),
    (
        "竹椅搬到风口里\n蒲扇摇着一弯月\n\n西瓜沉在井水中\n等一个人来开",
        "竹椅搬到风口里蒲扇摇着一弯月西瓜沉在井水中等一个人来开",
    ),
    ("陈海 周明轩 吴丽 郑小芳", "陈海周明轩吴丽郑小芳"),
    ("千山鸟飞绝　万径人踪灭", "千山鸟飞绝万径人踪灭"),
    (">60岁免费", "60岁免费"),
    ("[记者]: 您好", "记者您好"),
    ("________", "________"),
    ("2020. 8. 12 开幕", "2020812开幕"),
    ("- 5℃到零上", "5℃到零上"),
    ("* 注：含税", "*注含税"),
    (":::tip\n框里的字\n:::", "框里的字"),
    ("大标题\n======", "大标题"),
    ("| 甲 | 乙 |\n|---|---|\n| 1 | 陈海 吴丽 |", "甲乙1陈海吴丽"),
    ("> 引文周*轩", "引文周*轩"),
    ("%%\n两行\n备注\n%%", ""),
    ("[TOC]", ""),
    ("***", ""),
];

/// The characters that must be accounted for: letters, figures and signs; marks may take another form.
fn visible(text: &str) -> String {
    let is_sign = |c: char| c.is_alphanumeric() || "*_%&".contains(c) || matches!(c, '₂' | '\u{2100}'..='\u{2bff}');
    text.chars().filter(|&c| is_sign(c)).collect()
}

/// All that is set of a body, markers of lists with it.
fn printed(blocks: &[Block]) -> String {
    let of_block = |block: &Block| match block {
        Block::List(items) => items.iter().map(|item| item.marker.replace('•', "") + &item.text.to_plain()).collect(),
        block => block.texts().into_iter().map(Text::to_plain).collect::<String>(),
    };
    blocks.iter().map(of_block).collect()
}

/// A body and what is printed of it.
fn body() -> impl Strategy<Value = (String, String)> {
    let sentence = prop::collection::vec(prop::sample::select(INLINE), 1..4).prop_map(|pieces| {
        let (source, printed): (Vec<&str>, Vec<&str>) = pieces.into_iter().unzip();
        (format!("弄堂里，{}。", source.join("，")), format!("弄堂里{}", printed.concat()))
    });
    let block = prop::sample::select(BLOCKS).prop_map(|(source, printed)| (source.to_owned(), printed.to_owned()));
    prop::collection::vec(prop_oneof![3 => sentence, 2 => block], 1..8).prop_map(|pieces| {
        let (source, printed): (Vec<String>, Vec<String>) = pieces.into_iter().unzip();
        (source.join("\n\n"), printed.concat())
    })
}

#[test]
fn every_piece_is_printed_as_it_is_known_to_be() {
    for (source, wanted) in INLINE.iter().chain(BLOCKS) {
        let Copy { blocks, findings, .. } = copy(source);
        assert_eq!(visible(&printed(&blocks)), visible(wanted), "{source}");
        assert!(findings.iter().all(|finding| finding.severity != Severity::Error), "{source}: {findings:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, rng_seed: RngSeed::Fixed(20200812), ..ProptestConfig::default() })]

    #[test]
    fn every_visible_character_of_awkward_copy_is_accounted_for((source, wanted) in body()) {
        let Copy { blocks, findings, .. } = copy(&source);
        prop_assert_eq!(visible(&printed(&blocks)), visible(&wanted), "{}", source);
        let errors: Vec<&Finding> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
        prop_assert!(errors.is_empty(), "{:?}", errors);
    }
}

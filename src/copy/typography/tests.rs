//! Tests of [`super`]: each rule, and what holds for all of them.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;

fn traced(text: &str) -> Vec<Traced> {
    text.char_indices().map(|(at, c)| Traced::new(c, at)).collect()
}

fn plain(text: &[Traced]) -> String {
    text.iter().map(|traced| traced.c).collect()
}

fn body(text: &str) -> String {
    plain(&normalise(&traced(text), Role::Body))
}

fn head(text: &str) -> String {
    plain(&normalise(&traced(text), Role::Headline))
}

#[test]
fn straight_quotes_become_pairs() {
    assert_eq!(body("他说:\"好的,\"就走了"), "他说：“好的，”就走了");
    assert_eq!(body("\"一网通办\"和'随申办'"), "“一网通办”和‘随申办’");
    assert_eq!(body("少一个\"引号"), "少一个\"引号");
    assert_eq!(body("Tom's和it's的书"), "Tom's和it's的书");
    assert_eq!(body("say \"hi\""), "say \"hi\"");
}

#[test]
fn inches_and_feet_stay_as_they_are() {
    for text in [
        "27\"显示器",
        "身高5'6\"",
        "12\"蛋糕和8\"蛋糕",
        "换了65\"、75\"两台电视",
        "长12′宽8″",
        "管径2\"，壁厚好",
        "一块6'×4'的板",
    ] {
        assert_eq!(body(text), text);
        assert_eq!(unpaired_quotes(&normalise(&traced(text), Role::Body)), (vec![], None), "{text}");
    }
    assert_eq!(body("他说\"27\"显示器好\"。"), "他说“27\"显示器好”。");
    assert_eq!(body("65\"电视叫\"大屏\""), "65\"电视叫“大屏”");
}

#[test]
fn quoted_figures_are_quoted() {
    assert_eq!(body("选\"3\"个，从\"1\"到\"9\""), "选“3”个，从“1”到“9”");
    assert_eq!(body("把\"90后\"叫\"后浪\""), "把“90后”叫“后浪”");
    assert_eq!(body("'2020'和\"2021\"年"), "‘2020’和“2021”年");
}

#[test]
fn marks_next_to_chinese_become_wide() {
    assert_eq!(body("共213户,其中公房77户;其余待查."), "共213户，其中公房77户；其余待查。");
    assert_eq!(body("真的吗?!好"), "真的吗？！好");
    assert_eq!(body("中国 , 北京"), "中国，北京");
    assert_eq!(body("电话:021-12345678,地址:中华路"), "电话：021-12345678，地址：中华路");
    assert_eq!(body("居民区(社区)活动"), "居民区（社区）活动");
    assert_eq!(body("世卫组织(WHO)发布"), "世卫组织（WHO）发布");
    assert_eq!(body("公式y=f(x)"), "公式y=f(x)");
    assert_eq!(body("混用（半边)也配"), "混用（半边）也配");
}

#[test]
fn figures_times_ratios_and_addresses_stay() {
    assert_eq!(body("时间9:00-11:30,比分3:2"), "时间9:00-11:30，比分3:2");
    assert_eq!(body("共1,234.5元"), "共1,234.5元");
    assert_eq!(body("网址:http://a.cn/b,c?d=1;e,请看"), "网址：http://a.cn/b,c?d=1;e，请看");
    assert_eq!(body("邮箱a.b@example.org,请写信"), "邮箱a.b@example.org，请写信");
    assert_eq!(body("1.电动车不进楼"), "1.电动车不进楼");
    assert_eq!(body("约3．5公里"), "约3.5公里");
}

#[test]
fn ellipses_and_dashes_take_two_ems() {
    assert_eq!(body("等等..."), "等等……");
    assert_eq!(body("等等。。。好"), "等等……好");
    assert_eq!(body("等…好"), "等……好");
    assert_eq!(body("等……好…………"), "等……好…………");
    assert_eq!(body("老城厢--我的家"), "老城厢——我的家");
    assert_eq!(body("老城厢—我的家"), "老城厢——我的家");
    assert_eq!(body("老城厢――我的家"), "老城厢——我的家");
    assert_eq!(body("1949年—2020年，第3—5版"), "1949年—2020年，第3—5版");
    assert_eq!(body("从1...5选wait... what"), "从1...5选wait... what");
}

#[test]
fn spaces_of_typing_go() {
    assert_eq!(body("　　今年 8 月 3 日 ，区 领导"), "今年8月3日，区领导");
    assert_eq!(body("使用 Wi-Fi 上网"), "使用 Wi-Fi 上网");
    assert_eq!(body("增长 5% 左右"), "增长5%左右");
    assert_eq!(body("软\u{ad}连\u{200b}字\u{feff}符\u{a0}号"), "软连字符号");
    assert_eq!(body("第１２届ＡＢ"), "第12届AB");
    assert_eq!(body("two  words"), "two words");
}

#[test]
fn spaces_of_headlines_stay() {
    assert_eq!(head("谋发展 强治理  惠民生"), "谋发展　强治理　惠民生");
    assert_eq!(head("换新颜　213户乐开怀"), "换新颜　213户乐开怀");
    assert_eq!(head("展望 2020 年"), "展望2020年");
    assert_eq!(head("“一网通办” 便民到家"), "“一网通办”　便民到家");
    assert_eq!(head(" 你好 , 世界 "), "你好，世界");
    assert_eq!(head("安装 Wi-Fi 上网"), "安装 Wi-Fi 上网");
}

#[test]
fn a_space_between_a_figure_and_chinese_in_a_headline_is_typing() {
    assert_eq!(head("换新颜 213户乐开怀"), "换新颜213户乐开怀");
    assert_eq!(head("2020 年上半年"), "2020年上半年");
    assert_eq!(head("同意率超 98% 的小区"), "同意率超98%的小区");
    assert_eq!(head("第 100 台 投入使用"), "第100台　投入使用");
}

#[test]
fn names_get_the_middle_dot() {
    assert_eq!(body("阿卜杜•热合曼"), "阿卜杜·热合曼");
    assert_eq!(body("• 第一"), "• 第一");
}

#[test]
fn finds_unpaired_quotes() {
    assert_eq!(unpaired_quotes(&traced("“好”")), (vec![], None));
    assert_eq!(unpaired_quotes(&traced("“好")), (vec![], Some(0)));
    assert_eq!(unpaired_quotes(&traced("好”")), (vec![3], None));
    assert_eq!(unpaired_quotes(&traced("‘好")), (vec![0], None));
    assert_eq!(unpaired_quotes(&traced("好\"")), (vec![3], None));
    assert_eq!(unpaired_quotes(&traced("Tom’s和‘好’")), (vec![], None));
}

/// What editors type: 汉字, figures, every mark the rules touch, spaces, pieces of addresses.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[一-龥]{1,3}",
        2 => "[,:;?!.\"'()（）。，“”‘’…—\\-]{1,4}",
        1 => "[0-9]{1,3}",
        1 => "[a-zA-Z]{1,3}",
        1 => "[ 　\u{a0}\u{200b}\u{3000}\t]{1,2}",
        1 => "[０-９Ａ-Ｃ％．・•《》]",
        1 => Just("http://a.cn/b".to_owned()),
        1 => Just("www.b.cn,".to_owned()),
        1 => Just("x@y.cn".to_owned()),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, rng_seed: RngSeed::Fixed(20200812), ..ProptestConfig::default() })]

    #[test]
    fn a_second_pass_changes_nothing(text in typed(), headline: bool) {
        let role = if headline { Role::Headline } else { Role::Body };
        let once = plain(&normalise(&traced(&text), role));
        prop_assert_eq!(plain(&normalise(&traced(&once), role)), once);
    }

    #[test]
    fn no_han_is_added_lost_or_moved(text in typed(), headline: bool) {
        let role = if headline { Role::Headline } else { Role::Body };
        let han = |text: &str| text.chars().filter(|&c| is_han(c)).collect::<String>();
        prop_assert_eq!(han(&plain(&normalise(&traced(&text), role))), han(&text));
    }

    #[test]
    fn every_character_knows_its_byte(text in typed()) {
        let out = normalise(&traced(&text), Role::Body);
        prop_assert!(out.windows(2).all(|pair| pair[0].at <= pair[1].at));
        for traced in out {
            let from = text[traced.at..].chars().next();
            prop_assert!(from.is_some());
            if is_han(traced.c) || traced.c.is_ascii_alphabetic() && from.is_some_and(|c| c.is_ascii()) {
                prop_assert_eq!(from, Some(traced.c));
            }
        }
    }
}

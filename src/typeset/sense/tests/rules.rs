//! The rules of breaking, one by one.

use super::super::width::rough_width;
use super::super::{NOT_AT_START, Sense};
use crate::model::{Names, Person, Text};

fn sense(head: &str) -> Sense {
    Sense::of_words(head, &Names::default())
}

/// The best way to break a head into so many lines.
fn best(head: &str, count: usize, limit: f64) -> Vec<String> {
    sense(head).lines(count, limit, &rough_width).into_iter().next().map(|broken| broken.lines).unwrap_or_default()
}

#[test]
fn a_gap_is_the_first_choice_however_uneven_the_lines() {
    assert_eq!(best("老弄堂有了新面貌　好日子更要细打理", 2, 10.0), ["老弄堂有了新面貌", "好日子更要细打理"]);
    assert_eq!(best("乐开怀　老旧小区加装电梯正式投入使用", 2, 16.0), ["乐开怀", "老旧小区加装电梯正式投入使用"]);
    assert_eq!(best("老旧小区加装电梯正式投入使用　乐开怀", 2, 16.0), ["老旧小区加装电梯正式投入使用", "乐开怀"]);
}

#[test]
fn a_bar_is_where_a_head_breaks_if_at_all() {
    let text =
        Text { breaks: vec!["老弄堂换新颜居民".len()], ..Text::plain("老弄堂换新颜居民乐开怀") };
    let sense = Sense::new(&text, &Names::default());
    let of = |count, limit| sense.lines(count, limit, &rough_width).into_iter().next().map(|broken| broken.lines);
    assert_eq!(of(2, 9.0).unwrap(), ["老弄堂换新颜居民", "乐开怀"]);
    assert_eq!(of(1, 20.0).unwrap(), ["老弄堂换新颜居民乐开怀"]);
    // What does not fit so is broken elsewhere, and pays.
    let forced = sense.lines(2, 6.0, &rough_width);
    assert!(forced.is_empty() || forced[0].fault >= crate::makeup::cost::HEAD_BREAK_UNASKED);
}

#[test]
fn no_line_begins_with_a_mark_or_ends_with_a_comma() {
    for (head, count, limit) in [
        ("石库门里有支“管家队”老弄堂天天有人管", 2, 14.0),
        ("看墙面、走支弄、问居民，要求做到家门口", 2, 14.0),
        ("看墙面、走支弄、问居民，要求做到家门口", 3, 9.0),
    ] {
        for broken in sense(head).lines(count, limit, &rough_width) {
            for (at, line) in broken.lines.iter().enumerate() {
                assert!(!line.starts_with(|c| NOT_AT_START.contains(c)), "{broken:?}");
                assert!(at + 1 == broken.lines.len() || !line.ends_with(['，', '、']), "{broken:?}");
            }
        }
    }
    assert_eq!(best("弄堂换新颜，居民乐开怀", 2, 6.0), ["弄堂换新颜", "居民乐开怀"]);
}

#[test]
fn numbers_keep_their_measures_and_dates_are_whole() {
    for (head, whole) in [
        ("社区食堂推出十五元三荤一素老年套餐", "十五元"),
        ("老旧小区加装电梯第100台正式投入使用", "第100台"),
        ("2020年上半年为老服务实事项目进展顺利", "2020年上半年"),
        ("全年服务居民3.5万人次创下新高", "3.5万人次"),
        ("社区运动会定于8月12日在中学操场举行", "8月12日"),
        ("街道公布“十四五”期间为老服务十件实事", "“十四五”"),
        ("Wi-Fi 6覆盖全部居民活动室上网更快了", "Wi-Fi 6"),
        ("睦邻文化节迎来第十七届主题是家门口", "第十七届"),
        ("居民读书会共读《城南旧事》聊起老上海", "《城南旧事》"),
        ("志愿者30余名轮流守护弄堂口", "30余名"),
        ("天山五村712证中684证同意加装电梯", "684证"),
    ] {
        for count in 2..=4 {
            for limit in 4..=16 {
                for broken in sense(head).lines(count, f64::from(limit), &rough_width) {
                    assert!(broken.lines.iter().any(|line| line.contains(whole)), "{whole}: {:?}", broken.lines);
                }
            }
        }
    }
}

#[test]
fn names_are_whole_by_rule_by_register_and_by_the_article() {
    let register = Names {
        persons: vec![Person { name: "麦家辉".to_owned(), posts: vec!["理事".to_owned()] }],
        others: vec!["福联文化展示基地".to_owned()],
        recurring: vec!["虹仙".to_owned()],
    };
    for (head, whole) in [
        ("区委副书记、区长巢克俭调研老西门街道", "巢克俭"),
        ("街道党工委书记王晓明走访慰问困难群众", "王晓明"),
        ("张阿婆的一锅绿豆汤暖了整条弄堂", "张阿婆"),
        ("全国人大代表欧阳建国：把群众的小事当大事", "欧阳建国"),
        ("民警李某某三次上门劝阻电信诈骗", "李某某"),
        ("基金会理事麦家辉向社区捐赠图书", "麦家辉"),
        ("普育里挂上福联文化展示基地铜牌", "福联文化展示基地"),
        ("小巷里的虹仙故事讲了二十年", "虹仙"),
        ("区领导到老西门调研美丽家园建设", "老西门"),
    ] {
        let sense = Sense::of_words(head, &register);
        for count in 2..=4 {
            for limit in 4..=16 {
                for broken in sense.lines(count, f64::from(limit), &rough_width) {
                    assert!(broken.lines.iter().any(|line| line.contains(whole)), "{whole}: {:?}", broken.lines);
                }
            }
        }
    }
    let sense = Sense::of_words("基金会理事麦家辉向社区捐赠图书", &register);
    let first = sense.lines(2, 11.0, &rough_width).into_iter().next().unwrap();
    assert!(first.lines.iter().any(|line| line.contains("理事麦家辉")), "{first:?}");
}

#[test]
fn a_text_far_too_long_is_given_up_at_once() {
    let long = "弄堂里的老人说话".repeat(400);
    assert!(sense(&long).lines(4, 20.0, &rough_width).is_empty());
}

#[test]
fn halves_part_at_the_gap_though_another_word_is_nearer_the_middle() {
    let parted = sense("老弄堂新面貌　好日子更要细细打理").halves(&rough_width);
    assert_eq!(parted, Some(("老弄堂新面貌".to_owned(), "好日子更要细细打理".to_owned())));
    assert_eq!(sense("老").halves(&rough_width), None);
}

#[test]
fn what_does_not_fit_is_not_offered_and_a_last_resort_loses_nothing() {
    assert!(sense("一二三四五六七八九十").lines(1, 9.0, &rough_width).is_empty());
    let lines = sense("上海市第十二人民医院老西门分院").fewest_lines(4.0, &rough_width);
    assert_eq!(lines.concat(), "上海市第十二人民医院老西门分院");
    assert!(lines.iter().all(|line| rough_width(line) <= 4.0), "{lines:?}");
}
